//! The table itself.

use serde::Serialize;
use serde_json::Value;

use super::typescript::Collected;
use crate::error::{Failure, RequestError};
use crate::job::Job;
use crate::session::Session;
use crate::{history, indicators, memberships, organizations, people, periods, session, settings, submissions};

/// What a command does to the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Reads the open book.
    Read,
    /// Changes the open book through `transact`.
    Write,
    /// Opens, makes or closes books.
    Session,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// Its name.
    pub name: &'static str,
    /// What it does to the book.
    pub kind: CommandKind,
    /// What it is for.
    pub doc: &'static str,
    /// Its types in TypeScript.
    pub types: fn(&mut Collected) -> (String, String),
}

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $kind:ident $name:ident($request:ty) -> $answer:ty = $function:path; )+) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[CommandInfo] = &[$(
            CommandInfo {
                name: stringify!($name),
                kind: commands!(@kind $kind),
                doc: concat!($($doc),+),
                types: |collected| (collected.take::<$request>(), collected.take::<$answer>()),
            },
        )+];

        /// Runs the command `name` with `request` (JSON) and gives its answer (JSON).
        ///
        /// # Errors
        /// Unknown command, a request not of its form, or the command's own refusal.
        pub fn dispatch(session: &Session, name: &str, request: Value, job: &Job) -> Result<Value, Failure> {
            match name {
                $( stringify!($name) => {
                    let request: $request = parse(name, request)?;
                    let answer: $answer = commands!(@call $kind, session, $function, request, job)?;
                    to_json(&answer)
                } )+
                _ => Err(RequestError::UnknownCommand { name: name.to_owned() }.into()),
            }
        }
    };
    (@kind read) => { CommandKind::Read };
    (@kind write) => { CommandKind::Write };
    (@kind session) => { CommandKind::Session };
    (@call session, $session:ident, $function:path, $request:ident, $job:ident) => { $function($session, $request, $job) };
    (@call $other:ident, $session:ident, $function:path, $request:ident, $job:ident) => { $function($session.app()?.as_ref(), $request, $job) };
}

fn parse<T: serde::de::DeserializeOwned>(name: &str, request: Value) -> Result<T, Failure> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    serde_json::from_value(request)
        .map_err(|error| RequestError::BadRequest { name: name.to_owned(), reason: error.to_string() }.into())
}

fn to_json<T: Serialize>(answer: &T) -> Result<Value, Failure> {
    serde_json::to_value(answer)
        .map_err(|error| RequestError::BadRequest { name: "answer".to_owned(), reason: error.to_string() }.into())
}

commands! {
    // ── Books ──
    /// Opens an existing book.
    session open_book(session::BookPath) -> session::BookInfo = session::open_book;
    /// Makes an empty book.
    session create_book(session::BookPath) -> session::BookInfo = session::create_book;
    /// Closes the open book.
    session close_book(session::Nothing) -> session::Nothing = session::close_book;
    /// The open book, if any.
    session current_book(session::Nothing) -> Option<session::BookInfo> = session::current_book;
    /// Books opened lately.
    session recent_books(session::Nothing) -> Vec<session::BookPath> = session::recent_books;

    // ── Settings ──
    /// All settings.
    read get_settings(session::Nothing) -> settings::Settings = settings::api::get_settings;
    /// Saves all settings.
    write update_settings(settings::Settings) -> crate::app::Done<settings::Settings> = settings::api::update_settings;

    // ── Organisations ──
    /// A page of organisations on a day.
    read list_organizations(crate::storage::list::ListRequest) -> crate::storage::list::Page<organizations::OrganizationRow> = organizations::api::list_organizations;
    /// All organisations by name.
    read list_organization_names(session::Nothing) -> Vec<organizations::api::OrganizationName> = organizations::api::list_organization_names;
    /// One organisation.
    read get_organization(organizations::api::ById) -> organizations::Organization = organizations::api::get_organization;
    /// Adds an organisation.
    write create_organization(organizations::OrganizationFields) -> crate::app::Done<organizations::Organization> = organizations::api::create_organization;
    /// Changes an organisation.
    write update_organization(organizations::api::UpdateOrganization) -> crate::app::Done<organizations::Organization> = organizations::api::update_organization;

    // ── What the associations send, activity figures ──
    /// Every organisation that owes figures for a period, with what it sent.
    read list_submissions(submissions::api::OfPeriod) -> Vec<submissions::SubmissionRow> = submissions::api::list_submissions;
    /// Records that an organisation sent its figures, or takes it back.
    write record_submission(submissions::api::RecordSubmission) -> crate::app::Done<session::Nothing> = submissions::api::record_submission;
    /// All activity indicators.
    read list_indicators(session::Nothing) -> Vec<indicators::Indicator> = indicators::api::list_indicators;
    /// Every active indicator with its figures in a period.
    read list_indicator_figures(submissions::api::OfPeriod) -> Vec<indicators::IndicatorFigures> = indicators::api::list_indicator_figures;
    /// Adds or changes an indicator.
    write save_indicator(indicators::api::SaveIndicator) -> crate::app::Done<indicators::Indicator> = indicators::api::save_indicator;
    /// Saves the activity figures of a period.
    write save_indicator_values(indicators::api::SaveIndicatorValues) -> crate::app::Done<session::Nothing> = indicators::api::save_indicator_values;

    // ── People ──
    /// A page of people on a day.
    read list_people(crate::storage::list::ListRequest) -> people::api::PeoplePage = people::api::list_people;
    /// How many people and memberships pass the filters of that list.
    read count_people(crate::storage::list::ListRequest) -> memberships::api::MemberCount = people::api::count_people;
    /// People who look like the one being typed.
    read find_similar_people(people::api::FindSimilarPeople) -> Vec<people::api::SimilarPerson> = people::api::find_similar_people;
    /// One person with memberships and positions.
    read get_person(organizations::api::ById) -> people::api::PersonDetail = people::api::get_person;
    /// Adds a person, admitted at once where asked.
    write create_person(people::api::CreatePerson) -> crate::app::Done<people::Person> = people::api::create_person;
    /// Changes a person.
    write update_person(people::api::UpdatePerson) -> crate::app::Done<people::Person> = people::api::update_person;
    /// Notes that a person died; every membership ends that day.
    write record_death(people::api::RecordDeath) -> crate::app::Done<people::Person> = people::api::record_death;

    // ── Memberships ──
    /// One membership.
    read get_membership(organizations::api::ById) -> memberships::Membership = memberships::api::get_membership;
    /// Persons and memberships counted on a day.
    read count_members(memberships::api::CountMembers) -> memberships::api::MemberCount = memberships::api::count_members;
    /// Admits a person, known or new.
    write admit_member(memberships::api::AdmitMember) -> crate::app::Done<memberships::Membership> = memberships::api::admit_member;
    /// Changes a membership.
    write update_membership(memberships::api::UpdateMembership) -> crate::app::Done<memberships::Membership> = memberships::api::update_membership;
    /// Ends memberships, all or none.
    write end_memberships(memberships::api::EndMemberships) -> crate::app::Done<Vec<memberships::Membership>> = memberships::api::end_memberships;
    /// Moves memberships to another organisation, all or none.
    write transfer_membership(memberships::api::TransferMembership) -> crate::app::Done<Vec<memberships::api::Transferred>> = memberships::api::transfer_membership;

    // ── Periods ──
    /// All periods, the latest first.
    read list_periods(session::Nothing) -> Vec<periods::PeriodRow> = periods::api::list_periods;
    /// One period.
    read get_period(organizations::api::ById) -> periods::Period = periods::api::get_period;
    /// The periods a year could have.
    read list_period_presets(periods::api::ListPresets) -> Vec<periods::PeriodPreset> = periods::api::list_period_presets;
    /// Adds a period.
    write create_period(periods::CreatePeriod) -> crate::app::Done<periods::Period> = periods::api::create_period;
    /// Changes an open period.
    write update_period(periods::UpdatePeriod) -> crate::app::Done<periods::Period> = periods::api::update_period;

    // ── History ──
    /// The acts, the latest first.
    read list_history(history::api::ListHistory) -> Vec<history::api::HistoryEntry> = history::api::list_history;
    /// One act with its rows.
    read get_history_entry(history::api::GetHistoryEntry) -> history::api::HistoryDetail = history::api::get_history_entry;
    /// The kinds of act.
    read list_acts(session::Nothing) -> Vec<history::api::ActName> = history::api::list_acts;
    /// Takes an act back.
    write undo(history::api::UndoRequest) -> crate::app::Done<session::Nothing> = history::api::undo_act;
}
