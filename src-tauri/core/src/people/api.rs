//! Requests and answers about people.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::merging::MergedRecord;
use super::{Person, PersonFields, PersonRow, rules, store};
use crate::app::{App, Done};
use crate::dates::PartialDate;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::memberships::api::MemberCount;
use crate::memberships::{self, Membership, MembershipFields};
use crate::organizations::api::ById;
use crate::privacy::{self, SensitiveMark};
use crate::settings::PrivacySettings;
use crate::storage::list::ListRequest;

/// A person to add, and where they are admitted at once, if anywhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CreatePerson {
    /// The record.
    pub fields: PersonFields,
    /// Memberships to begin with.
    #[serde(default)]
    pub memberships: Vec<MembershipFields>,
}

/// A person to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdatePerson {
    /// The number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be. A sensitive field that is absent stays as it is, unless `sensitive_shown`.
    pub fields: PersonFields,
    /// The sensitive fields were shown to be edited: what is absent is emptied.
    #[serde(default)]
    pub sensitive_shown: bool,
}

/// A death to note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordDeath {
    /// The number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// The day, as far as it is known.
    pub died_on: PartialDate,
}

/// A person on one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonDetail {
    /// The record.
    pub person: Person,
    /// All memberships, the running ones first.
    pub memberships: Vec<Membership>,
    /// Positions in organisations, the running ones first.
    pub positions: Vec<PersonPosition>,
    /// Records that were merged into this one, the latest first.
    pub merged_from: Vec<MergedRecord>,
    /// The sensitive fields that may be asked for (`reveal_sensitive`), and whether they are filled in; the record itself
    /// never tells them.
    pub sensitive: Vec<SensitiveMark>,
    /// The day on which the personal data of the record was erased.
    pub erased_on: Option<chrono::NaiveDate>,
    /// The day on which the person withdrew the consent to keep their data.
    pub withdrawn_on: Option<chrono::NaiveDate>,
}

/// A position that a person holds or held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonPosition {
    /// Number.
    pub id: i64,
    /// Where.
    pub organization_id: i64,
    /// Its name.
    pub organization_name: String,
    /// Body: `executive_committee` …
    pub body: Option<String>,
    /// Role: `president` …
    pub role: String,
    /// The title in the office's own words.
    pub title_text: Option<String>,
    /// From (partial day).
    pub from_on: Option<PartialDate>,
    /// First day no longer held (partial day).
    pub to_on: Option<PartialDate>,
}

/// A page of people. How many there are in all is asked apart (`count_people`), so that typing never waits for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeoplePage {
    /// The rows from `offset` on.
    pub rows: Vec<PersonRow>,
    /// Whether more follow.
    pub has_more: bool,
}

/// What is known so far of a person being typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FindSimilarPeople {
    /// Name so far.
    pub full_name: String,
    /// Birth so far.
    pub birth_on: Option<PartialDate>,
    /// National id so far.
    pub national_id: Option<String>,
    /// Phone so far.
    pub phone: Option<String>,
    /// The record being edited itself.
    pub except_id: Option<i64>,
}

/// Why somebody looks like the one being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SimilarReason {
    /// The same national id.
    NationalId,
    /// The same phone.
    Phone,
    /// The same name, accents aside.
    Name,
    /// The same birthday and the same given name.
    BirthAndGivenName,
}

impl SimilarReason {
    /// How much it says.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::NationalId => 8,
            Self::Phone | Self::BirthAndGivenName => 3,
            Self::Name => 2,
        }
    }
}

/// Somebody who looks like the one being typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SimilarPerson {
    /// Who.
    pub person: PersonRow,
    /// Why.
    pub reasons: Vec<SimilarReason>,
}

/// A page of people on a day. Filters: every column of [`PersonRow`], `birth_year`, `status`, and of one membership
/// (the one counted on the day unless those who left are asked for) `organization_id`, `branch_id`, `type`,
/// `admitted_on`, `card_number`, `role`, `started_on`, `ended_on`, `end_reason`.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn list_people(app: &App, request: ListRequest, _job: &Job) -> Result<PeoplePage, Failure> {
    let as_of = request.as_of_on.unwrap_or_else(|| app.today());
    app.read_kept(|connection, kept| store::list::page(connection, &mut kept.people, &request, as_of))
}

/// How many people and memberships pass the filters of a list in all.
///
/// # Errors
/// The request names a column that the list does not have.
pub fn count_people(app: &App, request: ListRequest, _job: &Job) -> Result<MemberCount, Failure> {
    let as_of = request.as_of_on.unwrap_or_else(|| app.today());
    app.read_kept(|connection, kept| store::list::count(connection, &mut kept.people, &request, as_of))
}

/// People who look like the one being typed, the most likely first.
///
/// # Errors
/// The book cannot be read.
pub fn find_similar_people(app: &App, request: FindSimilarPeople, _job: &Job) -> Result<Vec<SimilarPerson>, Failure> {
    let as_of = app.today();
    app.read(|connection| store::similar::find(connection, &request, as_of))
}

/// One person with memberships and positions.
///
/// # Errors
/// There is none of that number, or it was merged into another ([`super::merging::MergeError::WasMerged`]).
pub fn get_person(app: &App, request: ById, _job: &Job) -> Result<PersonDetail, Failure> {
    let seen = privacy::api::seen(app)?;
    let detail = app.read(|connection| detail(connection, request.id, &seen))?;
    privacy::access::opened(app, request.id);
    Ok(detail)
}

/// The same within other reading; `seen` are the sensitive fields that may be asked for.
pub(super) fn detail(
    connection: &rusqlite::Connection,
    id: i64,
    seen: &PrivacySettings,
) -> Result<PersonDetail, Failure> {
    let mut person = store::get(connection, id)?;
    let sensitive = privacy::rules::marks(&person.fields, seen);
    privacy::rules::strip(&mut person.fields);
    Ok(PersonDetail {
        person,
        memberships: memberships::store::of_person(connection, id)?,
        positions: store::positions(connection, id)?,
        merged_from: super::merging::store::merged_from(connection, id)?,
        sensitive,
        erased_on: privacy::store::erased_on(connection, id)?,
        withdrawn_on: privacy::requests::store::withdrawn_on(connection, id)?,
    })
}

/// The record without anything sensitive.
fn shown(connection: &rusqlite::Connection, id: i64) -> Result<Person, Failure> {
    let mut person = store::get(connection, id)?;
    privacy::rules::strip(&mut person.fields);
    Ok(person)
}

/// Adds a person.
///
/// # Errors
/// [`super::PersonError`], [`memberships::MembershipError`].
pub fn create_person(app: &App, request: CreatePerson, _job: &Job) -> Result<Done<Person>, Failure> {
    let seen = privacy::api::seen(app)?;
    app.transact(Act::CreatePerson, |tx| {
        let mut fields = request.fields;
        rules::hide_sensitive(&mut fields, &seen);
        let id = super::create(tx, fields)?;
        for membership in request.memberships {
            memberships::admit(tx, id, membership)?;
        }
        let person = shown(tx, id)?;
        tx.describe(format!("Đã thêm {}", person.fields.full_name));
        Ok(person)
    })
}

/// Changes a person.
///
/// # Errors
/// [`super::PersonError`]; changed elsewhere meanwhile.
pub fn update_person(app: &App, request: UpdatePerson, _job: &Job) -> Result<Done<Person>, Failure> {
    let seen = privacy::api::seen(app)?;
    app.transact(Act::UpdatePerson, |tx| {
        let before = store::get(tx, request.id)?;
        let mut fields = request.fields;
        privacy::rules::kept_on_save(&mut fields, &before.fields, &seen, request.sensitive_shown);
        super::update(tx, request.id, request.version, fields)?;
        let person = shown(tx, request.id)?;
        tx.describe(format!("Đã sửa hồ sơ {}", person.fields.full_name));
        Ok(person)
    })
}

/// Notes that a person died; every membership and every position ends that day.
///
/// # Errors
/// [`super::PersonError`]; changed elsewhere meanwhile.
pub fn record_death(app: &App, request: RecordDeath, _job: &Job) -> Result<Done<Person>, Failure> {
    app.transact(Act::RecordDeath, |tx| {
        privacy::store::refuse_erased(tx, request.id)?;
        let person = store::get(tx, request.id)?;
        rules::check_death(&request.died_on, person.fields.birth_on.as_ref(), tx.today())?;
        let memberships = memberships::store::of_person(tx, request.id)?;
        rules::check_death_after_admissions(&request.died_on, &memberships)?;
        if !store::set_deceased(tx, request.id, request.version, &request.died_on)? {
            return Err(Failure::stale("Hồ sơ", &shown(tx, request.id)?));
        }
        let memberships = memberships::end_all_of_deceased(tx, request.id, &request.died_on)?;
        let positions = store::end_positions(tx, request.id, &request.died_on)?;
        tx.describe(death_sentence(&person.fields.full_name, &request.died_on, memberships, positions));
        shown(tx, request.id)
    })
}

fn death_sentence(name: &str, died_on: &PartialDate, memberships: usize, positions: usize) -> String {
    let day = died_on.display();
    let ended = [(memberships, "tư cách hội viên"), (positions, "chức danh")];
    let ended: Vec<String> =
        ended.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    match ended.as_slice() {
        [] => format!("Đã ghi nhận {name} từ trần ({day})"),
        ended => format!("Đã ghi nhận {name} từ trần ({day}), kết thúc {}", ended.join(" và ")),
    }
}
