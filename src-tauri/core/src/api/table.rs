//! The table itself.

use serde::Serialize;
use serde_json::Value;

use super::typescript::Collected;
use crate::accounts::Role;
use crate::error::{Failure, RequestError};
use crate::job::Job;
use crate::session::Session;
use crate::{
    accounts, attachments, diagnostics, history, holidays, import, indicators, lists, memberships, obstacles,
    organizations, people, periods, plans, reminders, rosters, session, settings, submissions, tasks, views,
};

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
    /// Who may ask it of a protected book.
    pub needs: Role,
    /// What it is for.
    pub doc: &'static str,
    /// Its types in TypeScript.
    pub types: fn(&mut Collected) -> (String, String),
}

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $kind:ident $(@ $role:ident)? $name:ident($request:ty) -> $answer:ty = $function:path; )+) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[CommandInfo] = &[$(
            CommandInfo {
                name: stringify!($name),
                kind: commands!(@kind $kind),
                needs: commands!(@needs $kind $($role)?),
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
                    commands!(@allow $kind, session, commands!(@needs $kind $($role)?))?;
                    let request: $request = super::request::read(name, request)?;
                    let answer: $answer = commands!(@call $kind, session, $function, request, job)?;
                    to_json(&answer)
                } )+
                _ => Err(RequestError::UnknownCommand { name: crate::files::shown(name) }.into()),
            }
        }
    };
    (@kind read) => { CommandKind::Read };
    (@kind write) => { CommandKind::Write };
    (@kind session) => { CommandKind::Session };
    (@needs $kind:ident admin) => { Role::Admin };
    (@needs $kind:ident officer) => { Role::Officer };
    (@needs $kind:ident viewer) => { Role::Viewer };
    (@needs write) => { Role::Officer };
    (@needs $other:ident) => { Role::Viewer };
    // Who asks to open or put back a file needs no open book; where there is one, it is asked.
    (@allow session, $session:ident, $needs:expr) => { $session.current().map_or(Ok(()), |app| app.refuse_below($needs)) };
    (@allow $other:ident, $session:ident, $needs:expr) => { $session.app().and_then(|app| app.refuse_below($needs)) };
    (@call session, $session:ident, $function:path, $request:ident, $job:ident) => { $function($session, $request, $job) };
    (@call $other:ident, $session:ident, $function:path, $request:ident, $job:ident) => { $function($session.app()?.as_ref(), $request, $job) };
}

fn to_json<T: Serialize>(answer: &T) -> Result<Value, Failure> {
    serde_json::to_value(answer)
        .map_err(|error| RequestError::BadRequest { name: "answer".to_owned(), reason: error.to_string() }.into())
}

commands! {
    // ── Books ──
    /// Opens an existing book.
    session open_book(session::OpenBook) -> session::BookInfo = session::open_book;
    /// Makes an empty book.
    session create_book(session::BookPath) -> session::BookInfo = session::create_book;
    /// Closes the open book.
    session close_book(session::Nothing) -> session::Nothing = session::close_book;
    /// The open book, if any.
    session current_book(session::Nothing) -> Option<session::BookInfo> = session::current_book;
    /// Books opened lately.
    session recent_books(session::Nothing) -> Vec<session::RecentBook> = session::recent_books;

    /// Makes a book with the sample office and opens it.
    session create_sample(crate::sample::CreateSample) -> session::BookInfo = crate::sample::create_sample;

    // ── Copies and soundness ──
    /// Copies the open book.
    read @officer create_backup(crate::backup::api::CreateBackup) -> crate::backup::api::BackupInfo = crate::backup::api::create_backup;
    /// The copies beside the book.
    read list_backups(session::Nothing) -> Vec<crate::backup::api::BackupInfo> = crate::backup::api::list_backups;
    /// The latest copy, for the status bar.
    read last_backup(session::Nothing) -> Option<crate::backup::api::BackupInfo> = crate::backup::api::last_backup;
    /// Puts a copy in the book's place.
    session @admin restore_backup(crate::backup::api::RestoreBackup) -> crate::backup::api::Restored = crate::backup::api::restore_backup;
    /// Copies the open book when that is due.
    read backup_when_due(crate::backup::api::BackupWhenDue) -> Option<crate::backup::api::BackupInfo> = crate::backup::api::backup_when_due;
    /// When the last good copy was made, what happened since, and whether to warn.
    read backup_state(session::Nothing) -> crate::backup::api::BackupState = crate::backup::api::backup_state;
    /// The copies of a book that is not open.
    session backups_of(session::BookPath) -> Vec<crate::backup::api::BackupInfo> = crate::backup::api::backups_of;
    /// What a copy holds beside what is here, before it is restored.
    session preview_restore(crate::backup::api::RestoreBackup) -> crate::backup::api::RestorePreview = crate::backup::api::preview_restore;
    /// Saves what can be read of a damaged book into a new one beside it.
    session salvage_book(session::BookPath) -> crate::salvage::api::SalvageReport = crate::salvage::api::salvage_book;
    /// A look at the file alone, quick enough for each start.
    read check_quickly(session::Nothing) -> crate::checks::api::CheckReport = crate::checks::api::check_quickly;
    /// Makes anew what is worked out of the records: indexes and the index of words.
    write @admin repair_book(session::Nothing) -> crate::app::Done<crate::checks::api::RepairReport> = crate::checks::api::repair_book;
    /// Checks the file and what must always hold in it.
    read check_book(session::Nothing) -> crate::checks::api::CheckReport = crate::checks::api::check_book;

    // ── Settings ──
    /// All settings.
    read get_settings(session::Nothing) -> settings::Settings = settings::api::get_settings;
    /// Saves all settings.
    write update_settings(settings::Settings) -> crate::app::Done<settings::Settings> = settings::api::update_settings;
    /// The days off and the days worked in their place in a year, with the fixed public holidays that are missing.
    read list_holidays(holidays::api::ListHolidays) -> holidays::api::HolidayYear = holidays::api::list_holidays;
    /// Saves the days of a year as a whole.
    write save_holidays(holidays::api::SaveHolidays) -> crate::app::Done<holidays::api::HolidayYear> = holidays::api::save_holidays;

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
    read list_indicator_figures(submissions::api::OfPeriod) -> Vec<indicators::IndicatorFigures> = indicators::values::list_indicator_figures;
    /// The values of a period one by one, with the organisations that may have some.
    read list_indicator_values(submissions::api::OfPeriod) -> indicators::IndicatorGrid = indicators::values::list_indicator_values;
    /// Adds or changes an indicator.
    write save_indicator(indicators::api::SaveIndicator) -> crate::app::Done<indicators::Indicator> = indicators::api::save_indicator;
    /// Puts the indicators in an order.
    write order_indicators(indicators::api::OrderIndicators) -> crate::app::Done<session::Nothing> = indicators::api::order_indicators;
    /// Gives a group of indicators another name.
    write rename_indicator_group(indicators::api::RenameIndicatorGroup) -> crate::app::Done<session::Nothing> = indicators::api::rename_indicator_group;
    /// Saves the activity figures of a period.
    write save_indicator_values(indicators::values::SaveIndicatorValues) -> crate::app::Done<session::Nothing> = indicators::values::save_indicator_values;
    /// Enters what the quarters of a longer period come to.
    write take_proposed_values(indicators::values::TakeProposedValues) -> crate::app::Done<session::Nothing> = indicators::values::take_proposed_values;

    /// One organisation with all its parts, on a day.
    read get_organization_detail(organizations::detail::OrganizationOnDay) -> organizations::detail::OrganizationDetail = organizations::detail::get_organization_detail;
    /// Adds or changes a decision of an organisation.
    write save_organization_decision(organizations::detail::SavePart<organizations::parts::DecisionFields>) -> crate::app::Done<organizations::detail::OrganizationDetail> = organizations::detail::save_organization_decision;
    /// Adds or changes a term of an organisation.
    write save_organization_term(organizations::detail::SavePart<organizations::parts::TermFields>) -> crate::app::Done<organizations::detail::OrganizationDetail> = organizations::detail::save_organization_term;
    /// Adds or changes a position in an organisation.
    write save_organization_position(organizations::detail::SavePart<organizations::parts::PositionFields>) -> crate::app::Done<organizations::detail::OrganizationDetail> = organizations::detail::save_organization_position;
    /// Deletes a decision, a term, a position or a declaration.
    write delete_organization_part(organizations::detail::DeletePart) -> crate::app::Done<organizations::detail::OrganizationDetail> = organizations::detail::delete_organization_part;
    /// Records a lifecycle act: admitted, renamed, absorbed, consolidated, divided, split, suspended, resumed, dissolved.
    write record_lifecycle(organizations::lifecycle::RecordLifecycle) -> crate::app::Done<organizations::lifecycle::LifecycleDone> = organizations::lifecycle::record_lifecycle;
    /// Declared figures, the latest first.
    read list_declared_figures(organizations::figures::ListDeclaredFigures) -> Vec<organizations::figures::DeclaredFigure> = organizations::figures::list_declared_figures;
    /// Writes what an organisation declares of itself on a day.
    write declare_figures(organizations::figures::DeclareFigures) -> crate::app::Done<organizations::figures::DeclaredFigure> = organizations::figures::declare_figures;

    // ── Agencies ──
    /// A page of agencies on a day.
    read list_agencies(crate::storage::list::ListRequest) -> crate::storage::list::Page<crate::agencies::AgencyRow> = crate::agencies::api::list_agencies;
    /// All agencies by name.
    read list_agency_names(session::Nothing) -> Vec<crate::agencies::AgencyName> = crate::agencies::api::list_agency_names;
    /// One agency.
    read get_agency(organizations::api::ById) -> crate::agencies::Agency = crate::agencies::api::get_agency;
    /// The agency that answers for another one's tasks on a day.
    read resolve_agency(crate::agencies::api::ResolveAgency) -> crate::agencies::Agency = crate::agencies::api::resolve_agency;
    /// The agency of a name as written, if it is known.
    read find_agency(crate::agencies::api::FindAgency) -> Option<crate::agencies::Agency> = crate::agencies::api::find_agency;
    /// Adds an agency.
    write create_agency(crate::agencies::AgencyFields) -> crate::app::Done<crate::agencies::Agency> = crate::agencies::api::create_agency;
    /// Changes an agency.
    write update_agency(crate::agencies::api::UpdateAgency) -> crate::app::Done<crate::agencies::Agency> = crate::agencies::api::update_agency;

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

    /// Records that may be of one person, the most alike first.
    read list_duplicates(people::duplicates::api::ListDuplicates) -> people::duplicates::api::DuplicatesPage = people::duplicates::api::list_duplicates;
    /// What merging two records would do, and what there is to choose.
    read preview_merge(people::merging::PeoplePair) -> people::merging::MergePreview = people::merging::api::preview_merge;
    /// Merges pairs of records of one person, all of them or none.
    write merge_people(people::merging::api::MergePeople) -> crate::app::Done<Vec<people::merging::Merged>> = people::merging::api::merge_people;
    /// Remembers that records which look alike are of two people.
    write tell_people_apart(people::merging::api::TellApart) -> crate::app::Done<u64> = people::merging::api::tell_people_apart;

    // ── Personal data ──
    /// What whoever works in the book may do with personal data.
    read privacy_rights(session::Nothing) -> crate::privacy::PrivacyRights = crate::privacy::api::privacy_rights;
    /// Dân tộc, tôn giáo, đảng viên of a person, for who may see them; logged.
    read reveal_sensitive(organizations::api::ById) -> crate::privacy::SensitiveValues = crate::privacy::api::reveal_sensitive;
    /// Who looked at or took out personal data.
    read @admin list_access(crate::privacy::access::api::ListAccess) -> Vec<crate::privacy::access::AccessRow> = crate::privacy::access::api::list_access;
    /// Everyone in that log, for the filter.
    read @admin list_access_actors(session::Nothing) -> Vec<String> = crate::privacy::access::api::list_access_actors;
    /// What erasing the personal data of somebody would do, and what it cannot reach.
    read @admin forecast_erasure(organizations::api::ById) -> crate::privacy::erasure::ErasureForecast = crate::privacy::erasure::api::forecast_erasure;
    /// Erases the personal data of somebody, for good.
    write @admin erase_person(crate::privacy::erasure::ErasePerson) -> crate::app::Done<crate::privacy::erasure::Erased> = crate::privacy::erasure::api::erase_person;

    /// Writes the file anew without what was erased, where the disk had no room for it the first time.
    read @admin clear_traces(session::Nothing) -> session::Nothing = crate::privacy::erasure::api::clear_traces;

    /// Writes everything kept about one person to a Word file.
    write export_person_file(crate::privacy::person_file::api::ExportPersonFile) -> crate::app::Done<crate::privacy::person_file::api::PersonFile> = crate::privacy::person_file::api::export_person_file;
    /// Lists that were brought in or made, with why and by which right they are kept.
    read list_data_sources(crate::privacy::sources::api::ListDataSources) -> Vec<crate::privacy::sources::DataSource> = crate::privacy::sources::api::list_data_sources;
    /// What was told last of a list of an organisation.
    read propose_data_source(organizations::api::ById) -> crate::privacy::sources::SourceFields = crate::privacy::sources::api::propose_data_source;
    /// Tells why, and by which right, a list is kept.
    write save_data_source(crate::privacy::sources::api::SaveDataSource) -> crate::app::Done<crate::privacy::sources::DataSource> = crate::privacy::sources::api::save_data_source;
    /// What people ask of their own data.
    read list_data_requests(crate::privacy::requests::api::ListDataRequests) -> Vec<crate::privacy::requests::DataRequest> = crate::privacy::requests::api::list_data_requests;
    /// Adds or changes such a request.
    write save_data_request(crate::privacy::requests::api::SaveDataRequest) -> crate::app::Done<crate::privacy::requests::DataRequest> = crate::privacy::requests::api::save_data_request;
    /// Deletes one that was written by mistake.
    write delete_data_request(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = crate::privacy::requests::api::delete_data_request;

    // ── Views of lists ──
    /// The kept views of a list, in their order.
    read list_views(views::api::ListViews) -> Vec<views::SavedView> = views::api::list_views;
    /// Keeps a view of a list: a new one, or a kept one as it is now.
    write save_view(views::api::SaveView) -> crate::app::Done<views::SavedView> = views::api::save_view;
    /// Gives a kept view another name.
    write rename_view(views::api::RenameView) -> crate::app::Done<views::SavedView> = views::api::rename_view;
    /// Puts the kept views of a list in a new order.
    write reorder_views(views::api::ReorderViews) -> crate::app::Done<session::Nothing> = views::api::reorder_views;
    /// Forgets a kept view.
    write delete_view(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = views::api::delete_view;

    // ── Lists out ──
    /// Writes a table as it is shown to a file, .xlsx or .csv; one that names persons is logged.
    write @viewer export_list(lists::api::ExportList) -> crate::app::Done<lists::api::ExportedList> = lists::api::export_list;

    // ── Import ──
    /// Reads a foreign list and compares it with the book; writes nothing.
    read @officer preview_import(import::api::PreviewImport) -> import::api::ImportPreview = import::api::preview_import;
    /// Decides who single rows of a preview are and puts cells right, and compares again.
    read @officer decide_import(import::api::DecideImport) -> import::api::ImportPreview = import::api::decide_import;
    /// A page of the rows of a preview.
    read @officer import_rows(import::api::ImportRows) -> import::api::ImportRowsPage = import::api::import_rows;
    /// A part of the sheet as it looks in Excel.
    read @officer import_sheet(import::api::ImportSheet) -> import::api::SheetPage = import::api::import_sheet;
    /// The whole preview in the form of the command line.
    read @officer import_report(import::api::ByPreview) -> import::api::ImportReport = import::api::import_report;
    /// Counts what the import of a compared list would write.
    read @officer forecast_import(import::api::ApplyImport) -> import::apply::ImportForecast = import::api::forecast_import;
    /// Whose roster a file is; nothing when it is none of this book.
    read @officer recognise_list(import::api::RecogniseList) -> Option<import::api::RosterMark> = import::api::recognise_list;
    /// Makes the rosters of some associations and keeps them in the register.
    write send_rosters(rosters::api::SendRosters) -> crate::app::Done<Vec<rosters::api::SentRoster>> = rosters::api::send_rosters;
    /// The register of rosters: what was sent, what came back.
    read list_rosters(rosters::api::ListRosters) -> Vec<rosters::api::RosterRow> = rosters::api::list_rosters;
    /// Takes a roster that was not sent after all out of the register.
    write withdraw_roster(rosters::api::RosterId) -> crate::app::Done<session::Nothing> = rosters::api::withdraw_roster;
    /// Writes a compared list: all of it or nothing.
    write apply_import(import::api::ApplyImport) -> crate::app::Done<import::apply::ImportResult> = import::api::apply_import;
    /// Reads a table of organisations, agencies, tasks or declared figures and compares it with the book; writes nothing.
    read @officer preview_table(import::tables::api::PreviewTable) -> import::tables::api::TableImport = import::tables::api::preview_table;
    /// A page of the lines of that table.
    read @officer table_rows(import::tables::api::TableRows) -> import::tables::api::TableRowsPage = import::tables::api::table_rows;
    /// A part of its sheet as it looks in Excel.
    read @officer table_sheet(import::tables::api::TableSheet) -> import::api::SheetPage = import::tables::api::table_sheet;
    /// Counts what that table would write; writes nothing.
    read @officer forecast_table(import::tables::api::ApplyTable) -> import::tables::apply::TableResult = import::tables::api::forecast_table;
    /// Writes it, in one act.
    write apply_table(import::tables::api::ApplyTable) -> crate::app::Done<import::tables::apply::TableResult> = import::tables::api::apply_table;
    /// Saves a template to be filled in and read back.
    read @officer save_table_template(import::tables::api::SaveTableTemplate) -> import::tables::api::SavedTemplate = import::tables::api::save_table_template;
    /// The lists brought in, the latest first.
    read list_import_batches(import::api::ListImportBatches) -> Vec<import::api::ImportBatch> = import::api::list_import_batches;

    // ── Memberships ──
    /// One membership.
    read get_membership(organizations::api::ById) -> memberships::Membership = memberships::api::get_membership;
    /// Persons and memberships counted on a day.
    read count_members(memberships::api::CountMembers) -> memberships::api::MemberCount = memberships::api::count_members;
    /// Admits a person, known or new.
    write admit_member(memberships::api::AdmitMember) -> crate::app::Done<memberships::Membership> = memberships::api::admit_member;
    /// Changes a membership.
    write update_membership(memberships::api::UpdateMembership) -> crate::app::Done<memberships::Membership> = memberships::api::update_membership;
    /// Puts the end of a membership right, or lifts it.
    write correct_ending(memberships::api::CorrectEnding) -> crate::app::Done<memberships::Membership> = memberships::api::correct_ending;
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

    // ── Plans ──
    /// A page of plans.
    read list_plans(crate::storage::list::ListRequest) -> crate::storage::list::Page<plans::PlanRow> = plans::api::list_plans;
    /// All plans with their groups, for pickers.
    read list_plan_names(session::Nothing) -> Vec<plans::PlanName> = plans::api::list_plan_names;
    /// One plan with its legal bases and groups.
    read get_plan(organizations::api::ById) -> plans::Plan = plans::api::get_plan;
    /// Adds a plan.
    write create_plan(plans::PlanFields) -> crate::app::Done<plans::Plan> = plans::api::create_plan;
    /// Changes a plan, its legal bases and groups.
    write update_plan(plans::api::UpdatePlan) -> crate::app::Done<plans::Plan> = plans::api::update_plan;
    /// Deletes a plan that nothing was reported of.
    write delete_plan(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = plans::api::delete_plan;

    // ── Tasks ──
    /// A page of the checklist with the state of each task on a day.
    read list_tasks(tasks::checklist::ListTasks) -> crate::storage::list::Page<tasks::TaskRow> = tasks::checklist::list_tasks;
    /// The checklist counted on a day: by label, 2 × 2 by lead agency and by group.
    read checklist_summary(tasks::checklist::SummarizeChecklist) -> tasks::checklist::ChecklistSummary = tasks::checklist::checklist_summary;
    /// Every task against the office's periods, as it stood at each cut-off.
    read checklist_matrix(tasks::matrix::ChecklistMatrix) -> tasks::matrix::Matrix = tasks::matrix::checklist_matrix;
    /// Every task on a line of days: begun, due, extended, done.
    read checklist_timeline(tasks::timeline::ChecklistTimeline) -> tasks::timeline::Timeline = tasks::timeline::checklist_timeline;
    /// What changed in the checklist between two days, deleted tasks included.
    read compare_checklist(tasks::comparison::CompareChecklist) -> tasks::comparison::ChecklistComparison = tasks::comparison::compare_checklist;
    /// The tasks that were there on a day and were deleted since.
    read list_deleted_tasks(tasks::lives::ListDeletedTasks) -> Vec<tasks::lives::DeletedTask> = tasks::lives::list_deleted_tasks;
    /// One task with everything that happened to it.
    read get_task(tasks::api::GetTask) -> tasks::TaskDetail = tasks::api::get_task;
    /// Proposes kind and dates from a plan's words about time.
    read parse_schedule(tasks::api::ParseSchedule) -> tasks::schedule::ParsedSchedule = tasks::api::parse_schedule;
    /// Adds a task at the end of its plan.
    write create_task(tasks::TaskFields) -> crate::app::Done<tasks::Task> = tasks::api::create_task;
    /// Changes a task: corrects what was typed wrongly, for every day.
    write update_task(tasks::api::UpdateTask) -> crate::app::Done<tasks::Task> = tasks::api::update_task;
    /// Deletes a task that nothing was reported of.
    write delete_task(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = tasks::api::delete_task;
    /// Puts the tasks of a plan in a new order.
    write reorder_tasks(tasks::api::ReorderTasks) -> crate::app::Done<session::Nothing> = tasks::api::reorder_tasks;
    /// Adds a report of a task.
    write record_progress(tasks::course::RecordProgress) -> crate::app::Done<tasks::course::ProgressReport> = tasks::course::record_progress;
    /// Changes a report of a task.
    write update_progress(tasks::course::UpdateProgress) -> crate::app::Done<tasks::course::ProgressReport> = tasks::course::update_progress;
    /// Takes a report of a task out.
    write delete_progress(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = tasks::course::delete_progress;
    /// Adds an evidence to a task.
    write add_evidence(tasks::course::AddEvidence) -> crate::app::Done<tasks::course::Evidence> = tasks::course::add_evidence;
    /// Changes an evidence.
    write update_evidence(tasks::course::UpdateEvidence) -> crate::app::Done<tasks::course::Evidence> = tasks::course::update_evidence;
    /// Takes an evidence out.
    write delete_evidence(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = tasks::course::delete_evidence;
    /// Gives a task a later deadline, for a reason.
    write extend_task(tasks::course::ExtendTask) -> crate::app::Done<tasks::course::Extension> = tasks::course::extend_task;
    /// Takes the latest extension of a task out again.
    write remove_extension(tasks::course::RemoveExtension) -> crate::app::Done<session::Nothing> = tasks::course::remove_extension;
    /// Adds the same report to several tasks.
    write record_progress_of_tasks(tasks::course::RecordProgressOfTasks) -> crate::app::Done<Vec<tasks::course::ProgressReport>> = tasks::course::record_progress_of_tasks;
    /// Gives several tasks one later deadline, for a reason.
    write extend_tasks(tasks::course::ExtendTasks) -> crate::app::Done<Vec<tasks::course::Extension>> = tasks::course::extend_tasks;
    /// Gives tasks to another lead agency from a day on, for a reason.
    write reassign_tasks(tasks::course::ReassignTasks) -> crate::app::Done<Vec<tasks::course::Assignment>> = tasks::course::reassign_tasks;
    /// Takes the latest assignment of a task out again.
    write remove_assignment(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = tasks::course::remove_assignment;
    /// Gives tasks that have none a deadline, from a day on.
    write set_deadline(tasks::course::SetDeadline) -> crate::app::Done<Vec<tasks::course::Deadline>> = tasks::course::set_deadline;
    /// Takes a given deadline out again.
    write remove_deadline(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = tasks::course::remove_deadline;
    /// Confirms tasks that were reported as done.
    write confirm_tasks(tasks::course::ConfirmTasks) -> crate::app::Done<Vec<tasks::course::TaskNote>> = tasks::course::confirm_tasks;
    /// Sends what was reported as done back for evidence.
    write return_task(tasks::course::ReturnTask) -> crate::app::Done<tasks::course::TaskNote> = tasks::course::return_task;
    /// Keeps what a leader directed about tasks.
    write add_directive(tasks::course::AddDirective) -> crate::app::Done<Vec<tasks::course::TaskNote>> = tasks::course::add_directive;
    /// Lets tasks rest, for a reason.
    write suspend_tasks(tasks::course::SuspendTasks) -> crate::app::Done<Vec<tasks::course::TaskNote>> = tasks::course::suspend_tasks;
    /// Says that tasks are not carried out, for a reason.
    write abandon_tasks(tasks::course::AbandonTasks) -> crate::app::Done<Vec<tasks::course::TaskNote>> = tasks::course::abandon_tasks;
    /// Takes tasks up again, for a reason.
    write resume_tasks(tasks::course::ResumeTasks) -> crate::app::Done<Vec<tasks::course::TaskNote>> = tasks::course::resume_tasks;
    /// Corrects the words of a confirmation, return, directive or rest.
    write update_task_note(tasks::course::UpdateTaskNote) -> crate::app::Done<tasks::course::TaskNote> = tasks::course::update_task_note;
    /// Takes a confirmation, return, directive or rest out again.
    write remove_task_note(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = tasks::course::remove_task_note;

    // ── Urging ──
    /// Everybody who may be urged, with overdue and due-soon tasks.
    read preview_reminders(reminders::api::PreviewReminders) -> reminders::ReminderPreview = reminders::api::preview_reminders;
    /// The letters as they would go out, all their words; nothing is written.
    read preview_letters(reminders::api::WantedLetters) -> Vec<reminders::Letter> = reminders::api::preview_letters;
    /// A letter as it would read with these settings, saved or not.
    read preview_reminder_words(settings::Settings) -> reminders::Letter = reminders::api::preview_reminder_words;
    /// Makes letters that urge and keeps them in the register.
    write issue_reminders(reminders::issue::IssueReminders) -> crate::app::Done<Vec<reminders::issue::IssuedReminder>> = reminders::issue::issue_reminders;
    /// The register of letters: what was sent, what came back.
    read list_reminders(reminders::register::ListReminders) -> crate::storage::list::Page<reminders::ReminderRow> = reminders::register::list_reminders;
    /// One letter with its words and its tasks.
    read get_reminder(reminders::register::GetReminder) -> reminders::ReminderDetail = reminders::register::get_reminder;
    /// Records what came back on a letter, or that nothing did after all.
    write answer_reminder(reminders::register::AnswerReminder) -> crate::app::Done<reminders::ReminderRow> = reminders::register::answer_reminder;
    /// Withdraws a letter that was not sent after all; its number is not given again.
    write withdraw_reminder(reminders::register::WithdrawReminder) -> crate::app::Done<reminders::ReminderRow> = reminders::register::withdraw_reminder;
    /// Writes the file of a letter again: the same bytes as when it was issued.
    write @viewer export_reminder(reminders::register::ExportReminder) -> crate::app::Done<reminders::register::ExportedReminder> = reminders::register::export_reminder;

    // ── Obstacles ──
    /// A page of obstacles as known on a day.
    read list_obstacles(obstacles::api::ListObstacles) -> crate::storage::list::Page<obstacles::ObstacleRow> = obstacles::api::list_obstacles;
    /// One obstacle.
    read get_obstacle(organizations::api::ById) -> obstacles::Obstacle = obstacles::api::get_obstacle;
    /// Raises an obstacle of a task or plan.
    write raise_obstacle(obstacles::ObstacleFields) -> crate::app::Done<obstacles::Obstacle> = obstacles::api::raise_obstacle;
    /// Changes what was raised.
    write update_obstacle(obstacles::api::UpdateObstacle) -> crate::app::Done<obstacles::Obstacle> = obstacles::api::update_obstacle;
    /// Records that the proposal was sent.
    write send_proposal(obstacles::steps::SendProposal) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::send_proposal;
    /// Adds an answer to an obstacle.
    write answer_obstacle(obstacles::steps::AnswerObstacle) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::answer_obstacle;
    /// Puts an answer right.
    write update_obstacle_answer(obstacles::steps::AnswerObstacle) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::update_obstacle_answer;
    /// Deletes an answer recorded by mistake.
    write delete_obstacle_answer(plans::api::DeleteRecord) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::delete_obstacle_answer;
    /// Notes what came of an obstacle so far.
    write note_obstacle_effect(obstacles::steps::NoteEffect) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::note_obstacle_effect;
    /// Puts a noted effect right.
    write update_obstacle_effect(obstacles::steps::NoteEffect) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::update_obstacle_effect;
    /// Deletes a noted effect.
    write delete_obstacle_effect(plans::api::DeleteRecord) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::delete_obstacle_effect;
    /// Settles an obstacle.
    write close_obstacle(obstacles::steps::CloseObstacle) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::close_obstacle;
    /// Opens a settled obstacle again, from a day on.
    write reopen_obstacle(obstacles::steps::ReopenObstacle) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::reopen_obstacle;
    /// Puts a closing right, its reopening too.
    write update_obstacle_closing(obstacles::steps::UpdateClosing) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::update_obstacle_closing;
    /// Deletes a closing recorded by mistake.
    write delete_obstacle_closing(plans::api::DeleteRecord) -> crate::app::Done<obstacles::Obstacle> = obstacles::steps::delete_obstacle_closing;
    /// Deletes an obstacle recorded by mistake.
    write delete_obstacle(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = obstacles::api::delete_obstacle;
    // ── Reports ──
    /// Everything on the overview.
    read overview(session::Nothing) -> crate::reports::overview::Overview = crate::reports::overview::overview;
    /// What is missing in a period and what does not tie out.
    read check_period(crate::reports::api::OfReport) -> crate::reports::api::PeriodCheck = crate::reports::api::check_period;
    /// The report as the screen shows it, sheet by sheet.
    read preview_report(crate::reports::api::OfReport) -> crate::reports::data::ReportData = crate::reports::api::preview_report;
    /// Where the figures of that report lead.
    read list_report_leads(crate::reports::api::OfReport) -> Vec<crate::reports::leads::FigureLead> = crate::reports::api::list_report_leads;
    /// The head and the foot of a report as they would print with these settings, saved or not.
    read preview_form(settings::Settings) -> crate::reports::form::PrintedForm = crate::reports::api::preview_form;
    /// The names proposed for the files of a period as it stands.
    read report_file_names(crate::reports::api::OfReport) -> Vec<crate::reports::api::ReportFileName> = crate::reports::api::report_file_names;
    /// The figures of the report by name.
    read report_figures(crate::reports::api::OfReport) -> Vec<crate::reports::named::NamedFigure> = crate::reports::api::report_figures;
    /// The sheets of a report's workbook as they are laid out.
    read preview_workbook(crate::reports::preview::PreviewWorkbook) -> Vec<crate::excel::workbook::SheetView> = crate::reports::preview::preview_workbook;
    /// The figures within the words of a report.
    read list_text_figures(crate::reports::api::OfReport) -> Vec<crate::reports::preview::TextFigures> = crate::reports::preview::list_text_figures;
    /// Lets things pass that the checks of a period found, with one reason.
    write waive_check(crate::reports::waivers::WaiveCheck) -> crate::app::Done<Vec<crate::reports::waivers::CheckWaiver>> = crate::reports::waivers::waive_check;
    /// Takes such a word back.
    write lift_waiver(crate::reports::waivers::LiftWaiver) -> crate::app::Done<session::Nothing> = crate::reports::waivers::lift_waiver;
    /// Freezes a period: figures, rows, both files.
    write close_period(crate::reports::api::ClosePeriod) -> crate::app::Done<crate::reports::api::ReportVersion> = crate::reports::api::close_period;
    /// Opens a closed period again, with a reason.
    write reopen_period(crate::reports::api::ReopenPeriod) -> crate::app::Done<periods::Period> = crate::reports::api::reopen_period;
    /// All closings of a period, the latest first.
    read list_report_versions(crate::reports::api::OfReport) -> Vec<crate::reports::api::ReportVersion> = crate::reports::api::list_report_versions;
    /// The closings of all periods.
    read list_closings(session::Nothing) -> Vec<crate::reports::versions::ClosingHead> = crate::reports::versions::list_closings;
    /// What differs between two closings.
    read compare_report_versions(crate::reports::versions::CompareReportVersions) -> crate::reports::versions::ReportComparison = crate::reports::versions::compare_report_versions;
    /// Writes the workbook of a period.
    write @viewer export_report(crate::reports::api::ExportReport) -> crate::app::Done<crate::reports::api::ExportedReport> = crate::reports::api::export_report;
    /// The name proposed for the Word file of a report's words.
    read report_text_name(crate::reports::text_file::TextOfReport) -> crate::reports::text_file::ReportTextName = crate::reports::text_file::report_text_name;
    /// Writes the words of a report as a Word file.
    write @viewer export_report_text(crate::reports::text_file::ExportReportText) -> crate::app::Done<crate::reports::api::ExportedReport> = crate::reports::text_file::export_report_text;
    /// What was changed since a period was closed and touches its figures.
    read list_post_close_adjustments(crate::reports::api::ListAdjustments) -> Vec<crate::reports::adjustments::Adjustment> = crate::reports::api::list_post_close_adjustments;
    /// The sections of a report with their proposed sentences.
    read list_report_texts(crate::reports::api::OfReport) -> Vec<crate::reports::api::ReportText> = crate::reports::api::list_report_texts;
    /// Keeps the words of a section.
    write save_report_text(crate::reports::api::SaveReportText) -> crate::app::Done<session::Nothing> = crate::reports::api::save_report_text;

    // ── Attachments ──
    /// Copies files into the book and attaches them to a record.
    write attach_files(attachments::api::AttachFiles) -> crate::app::Done<Vec<attachments::Attachment>> = attachments::api::attach_files;
    /// What is attached to a record: of a task also to its reports and evidence, of an obstacle also to its answers.
    read list_attachments(attachments::api::ListAttachments) -> Vec<attachments::Attachment> = attachments::api::list_attachments;
    /// Writes a copy of an attachment to a file of this machine.
    write @viewer save_attachment(attachments::api::SaveAttachment) -> crate::app::Done<attachments::api::SavedAttachment> = attachments::api::save_attachment;
    /// Corrects the name of an attachment and the words about it.
    write describe_attachment(attachments::api::DescribeAttachment) -> crate::app::Done<attachments::Attachment> = attachments::api::describe_attachment;
    /// Takes an attachment away; its content stays until it is cleared out.
    write remove_attachment(plans::api::DeleteRecord) -> crate::app::Done<session::Nothing> = attachments::api::remove_attachment;
    /// How much of the book attachments take.
    read count_attachments(session::Nothing) -> attachments::AttachmentTotals = attachments::api::count_attachments;
    /// Clears out for good what was taken away.
    write @admin purge_attachments(session::Nothing) -> crate::app::Done<attachments::api::PurgedAttachments> = attachments::api::purge_attachments;

    // ── History ──
    /// The acts, the latest first.
    read list_history(history::api::ListHistory) -> Vec<history::api::HistoryEntry> = history::api::list_history;
    /// One act with its rows.
    read get_history_entry(history::api::GetHistoryEntry) -> history::api::HistoryDetail = history::api::get_history_entry;
    /// The kinds of act.
    read list_acts(session::Nothing) -> Vec<history::api::ActName> = history::api::list_acts;
    /// Takes an act back.
    write undo(history::api::UndoRequest) -> crate::app::Done<history::api::Undone> = history::api::undo_act;
    /// What would stay if an act were taken back but for what was edited since.
    read forecast_undo(history::api::GetHistoryEntry) -> Vec<history::partial::KeptRecord> = history::api::forecast_undo;
    /// More rows of one act.
    read list_history_rows(history::api::ListHistoryRows) -> history::api::HistoryRows = history::api::list_history_rows;
    /// Everyone who did something in this book.
    read list_actors(session::Nothing) -> Vec<String> = history::api::list_actors;

    // ── The program itself ──
    /// Takes a book out of the list of recent ones.
    session forget_recent_book(session::BookPath) -> session::Nothing = session::forget_recent_book;
    /// What the diagnostic file would hold.
    session preview_diagnostics(session::Nothing) -> diagnostics::api::Diagnostics = diagnostics::api::preview_diagnostics;
    /// Writes the diagnostic file.
    session export_diagnostics(diagnostics::api::ExportDiagnostics) -> diagnostics::api::DiagnosticFile = diagnostics::api::export_diagnostics;
    /// What a newer program on a stick is, once its signature holds.
    session inspect_update(crate::updates::api::InspectUpdate) -> crate::updates::api::UpdateOffer = crate::updates::api::inspect_update;
    /// Copies the open book and puts a verified installer where the window may start it.
    session prepare_update(crate::updates::api::PrepareUpdate) -> crate::updates::api::PreparedUpdate = crate::updates::api::prepare_update;

    // ── Accounts and protection ──
    /// Encrypts the open book and its copies, with a first account.
    session @admin protect_book(accounts::protect::ProtectBook) -> accounts::protect::Protected = accounts::protect::protect_book;
    /// Decrypts the open book and its copies, and takes its accounts out.
    session @admin unprotect_book(accounts::protect::UnprotectBook) -> session::BookInfo = accounts::protect::unprotect_book;
    /// Opens a protected book with its printed code, and gives an account a new password.
    session recover_book(accounts::protect::RecoverBook) -> session::BookInfo = accounts::protect::recover_book;
    /// All accounts.
    read @admin list_accounts(session::Nothing) -> Vec<accounts::Account> = accounts::api::list_accounts;
    /// Adds an account.
    write @admin create_account(accounts::api::CreateAccount) -> crate::app::Done<accounts::Account> = accounts::api::create_account;
    /// Changes an account, closes it or opens it again.
    write @admin update_account(accounts::api::UpdateAccount) -> crate::app::Done<accounts::Account> = accounts::api::update_account;
    /// Gives an account a new password.
    write @admin set_account_password(accounts::api::SetAccountPassword) -> crate::app::Done<accounts::Account> = accounts::api::set_account_password;
    /// Gives oneself a new password.
    session change_own_password(accounts::api::ChangeOwnPassword) -> crate::app::Done<accounts::Account> = accounts::api::change_own_password;
    /// The recovery code, to be printed again.
    session @admin show_recovery_code(accounts::api::ShowRecoveryCode) -> accounts::api::RecoveryCode = accounts::api::show_recovery_code;
    /// Writes the sheet with the recovery code as a text file.
    session @admin save_recovery_sheet(accounts::sheet::SaveRecoverySheet) -> accounts::sheet::SavedSheet = accounts::sheet::save_recovery_sheet;
}
