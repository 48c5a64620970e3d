//! The 27 organisations of both kinds, and their branches.

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::story::Story;
use super::tables;
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::history::Act;
use crate::organizations::{OrganizationFields, OrganizationKind, OrganizationStatus, api};

const ORGANIZATIONS: &str = include_str!("../../../../assets/sample/organizations.tsv");

/// An organisation of the story.
pub struct Hosted {
    /// Its record.
    pub id: i64,
    /// Code.
    pub code: &'static str,
    /// Name.
    pub name: &'static str,
    /// Key into the trades.
    pub trade: &'static str,
    /// Its share of the members.
    pub weight: u32,
    /// Women of 100.
    pub women: u32,
    /// Since when it is a member.
    pub joined_on: NaiveDate,
    /// Its branches' records.
    pub branches: Vec<i64>,
}

/// Adds them all in one act.
pub fn add(story: &mut Story<'_>) -> Result<(), Failure> {
    let mut hosted = Vec::new();
    let chance = &mut story.chance;
    story.app.transact(Act::FillSample, |tx| {
        for fields in tables::lines(ORGANIZATIONS).filter(|fields| fields.len() == 12) {
            let mut one = hosted_from(&fields, chance);
            one.id = api::create(tx, record(&fields, one.joined_on, chance))?.id;
            for number in 1..=tables::number(fields[8]) {
                one.branches.push(api::create(tx, branch(&one, number, &fields))?.id);
            }
            hosted.push(one);
        }
        tx.describe(format!("Đã tạo {} tổ chức mẫu", hosted.len()));
        Ok(())
    })?;
    story.organizations = hosted;
    Ok(())
}

fn hosted_from(fields: &[&'static str], chance: &mut Chance) -> Hosted {
    let joined = NaiveDate::from_ymd_opt(tables::number(fields[9]) as i32, 3, 1).unwrap_or_default();
    Hosted {
        id: 0,
        code: fields[0],
        name: fields[1],
        trade: fields[4],
        weight: tables::number(fields[6]),
        women: tables::number(fields[7]),
        joined_on: joined.checked_add_days(Days::new(chance.below(270))).unwrap_or(joined),
        branches: Vec::new(),
    }
}

fn record(fields: &[&str], joined_on: NaiveDate, chance: &mut Chance) -> OrganizationFields {
    let (code, name) = (fields[0], fields[1]);
    let kind = if fields[3] == "A" { OrganizationKind::MemberAssociation } else { OrganizationKind::AffiliatedUnit };
    OrganizationFields {
        short_name: Some(fields[2].to_owned()),
        science_field: Some(science_field(fields[4]).to_owned()),
        governing_department: Some(fields[5].to_owned()),
        founded_on: PartialDate::from_year(tables::number(fields[10]) as i32),
        joined_on: Some(joined_on),
        address: Some(format!("Số {} đường Mẫu", chance.between(1, 250))),
        commune: Some(fields[11].to_owned()),
        province: Some("Đắk Lắk".to_owned()),
        former_district: Some("thành phố Buôn Ma Thuột".to_owned()),
        phone: Some(format!("0199{:06}", chance.below(1_000_000))),
        email: Some(format!("{}@mau.example", code.to_lowercase())),
        has_seal: Some(true),
        note: Some("Dữ liệu mẫu: tổ chức không có thật.".to_owned()),
        ..plain(code, name, kind)
    }
}

fn branch(parent: &Hosted, number: u32, fields: &[&str]) -> OrganizationFields {
    OrganizationFields {
        parent_id: Some(parent.id),
        commune: Some(fields[11].to_owned()),
        province: Some("Đắk Lắk".to_owned()),
        note: Some("Dữ liệu mẫu.".to_owned()),
        ..plain(
            &format!("{}-CH{number:02}", parent.code),
            &format!("Chi hội số {number} - {}", fields[2]),
            OrganizationKind::Branch,
        )
    }
}

fn plain(code: &str, name: &str, kind: OrganizationKind) -> OrganizationFields {
    OrganizationFields {
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: None,
        kind,
        status: OrganizationStatus::Active,
        parent_id: None,
        science_field: None,
        governing_department: None,
        founded_on: None,
        joined_on: None,
        ended_on: None,
        address: None,
        commune: None,
        province: None,
        former_district: None,
        phone: None,
        email: None,
        website: None,
        tax_code: None,
        has_seal: None,
        bank_account: None,
        note: None,
    }
}

fn science_field(trade: &str) -> &'static str {
    match trade {
        "y" => "Y, dược",
        "n" => "Nông, lâm nghiệp và môi trường",
        "x" => "Xây dựng, giao thông, thủy lợi",
        "k" => "Kỹ thuật và công nghệ",
        "g" => "Giáo dục, khoa học xã hội",
        _ => "Kinh tế, pháp luật",
    }
}
