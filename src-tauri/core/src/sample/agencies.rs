//! The agencies of the sample plan, those that are gone with their successors.

use std::collections::HashMap;

use super::story::Story;
use super::tables;
use crate::agencies::{AgencyFields, AgencyKind, api::create_agency};
use crate::error::Failure;
use crate::job::Job;

const AGENCIES: &str = include_str!("../../../../assets/sample/agencies.tsv");

/// Records by the keys of the plan.
pub type Agencies = HashMap<&'static str, i64>;

/// Adds them; a successor stands above who it follows.
pub fn add(story: &Story<'_>) -> Result<Agencies, Failure> {
    let mut agencies = Agencies::new();
    for fields in tables::lines(AGENCIES).filter(|fields| fields.len() == 8) {
        let text = |at: usize| Some(fields[at].to_owned()).filter(|text| !text.is_empty());
        let request = AgencyFields {
            name: fields[1].to_owned(),
            short_name: text(2),
            kind: kind(fields[3]),
            organization_id: None,
            synonyms: text(7).into_iter().collect(),
            valid_from_on: fields[4].parse().ok(),
            valid_to_on: fields[5].parse().ok(),
            successor_id: agencies.get(fields[6]).copied(),
            contact_name: None,
            phone: None,
            email: None,
            note: None,
        };
        agencies.insert(fields[0], create_agency(&story.app, request, &Job::quiet())?.answer.id);
    }
    Ok(agencies)
}

fn kind(text: &str) -> AgencyKind {
    AgencyKind::ALL.iter().copied().find(|kind| kind.as_str() == text).unwrap_or(AgencyKind::Other)
}
