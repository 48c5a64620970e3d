//! What one report says, with nothing left to look up.
//!
//! [`ReportData`] is all that the workbook is made of. Closing a period freezes it as JSON, so a
//! report can be read, compared and written again years later, whatever became of the book.
//! Fields are only ever added, each with a default: old frozen reports must stay readable.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::waivers::CheckSubject;
use crate::storage::list::Filter;

/// A whole report: head, words, figures of each annex, checks, and the rows behind the figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReportData {
    /// The book holds made-up data, and every page says so.
    pub is_sample: bool,
    /// Who issues the report, to whom, and who signs it.
    pub letterhead: ReportHead,
    /// The period and the state it is in.
    pub period: PeriodHead,
    /// The words of the report, in printing order.
    pub sections: Vec<Section>,
    /// PL I: a line per organisation, in printing order.
    pub organizations: Vec<OrganizationLine>,
    /// PL I: distinct persons, so that nobody is counted twice.
    pub persons: PersonTotals,
    /// PL II: a line per task or occurrence, in the order of the plan.
    pub tasks: Vec<TaskLine>,
    /// PL III: what is overdue or due soon at the cut-off.
    pub deadlines: Vec<DeadlineLine>,
    /// PL IV: figures of activity.
    pub indicators: Vec<IndicatorLine>,
    /// PL V: obstacles and proposals.
    pub obstacles: Vec<ObstacleLine>,
    /// PL VI: who sent its report, and when.
    pub submissions: Vec<SubmissionLine>,
    /// What was compared and what is missing.
    pub checks: Vec<CheckLine>,
    /// The rows behind PL I. They name persons: for the proof edition only.
    pub memberships: Vec<MembershipRow>,
}

/// The head and the foot of the report, from the settings of the office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReportHead {
    /// Bodies above the issuer, none to two lines.
    pub parent_lines: Vec<String>,
    /// The issuer, as printed in capitals.
    pub issuer: String,
    /// Number of the document; not given before it is registered.
    pub doc_number: Option<u32>,
    /// Symbol after the number, like `BC-LHH`.
    pub doc_symbol: String,
    /// Place in the date line.
    pub place: String,
    /// Day of signing; the line keeps blanks while it is open.
    pub signed_on: Option<NaiveDate>,
    /// Bodies the report is addressed to.
    pub addressees: Vec<String>,
    /// `TM.`, `KT.`, `TL.` line, like `TM. BAN THƯỜNG VỤ`.
    pub authority: String,
    /// Title of the signer, like `CHỦ TỊCH`.
    pub signer_title: String,
    /// Name of the signer, without academic title or degree.
    pub signer_name: String,
    /// Recipients, a line each.
    pub recipients: Vec<String>,
    /// Last line of the recipients, like `VT, VP`.
    pub archive: String,
}

/// The period of a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PeriodHead {
    /// Code, like `2026-Q3`.
    pub code: String,
    /// Words, like `quý III năm 2026`.
    pub title: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day: every figure is as of this day.
    pub cutoff_on: NaiveDate,
    /// Title of the same period a year before, for the head of a column.
    pub same_period_title: String,
    /// Day of closing; none while the figures may still move.
    pub closed_on: Option<NaiveDate>,
    /// 1 for the first closing, 2 and more for replacements.
    pub edition_number: u32,
    /// Why an earlier report is replaced.
    pub replacement_reason: Option<String>,
    /// Name, as in the middle of a sentence, of the closed period whose closing figures are this one's opening figures.
    pub opening_from: Option<String>,
    /// Its code.
    pub opening_code: Option<String>,
    /// Last day of that period.
    pub opening_cutoff_on: Option<NaiveDate>,
    /// Codes of the periods of this kind before this one that are not closed, the earliest first.
    pub open_before: Vec<String>,
    /// Their names as in the middle of a sentence, in the same order.
    pub open_before_titles: Vec<String>,
}

impl PeriodHead {
    /// First and last day between the closed period that the opening figures come from and this one, when some lie
    /// between: what happened on them is in no closed report.
    pub fn gap(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.opening_cutoff_on?.succ_opt()?;
        (first < self.starts_on).then_some((first, self.starts_on.pred_opt()?))
    }
}

/// One headed piece of text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Section {
    /// Stable key, like `implementation.plan_progress`.
    pub key: String,
    /// Number as printed: `I`, `1`, …
    pub number: String,
    /// 1 for a part, 2 for a piece of it.
    pub level: u8,
    /// Heading.
    pub heading: String,
    /// Text; a line break starts a new paragraph.
    pub text: String,
}

/// Group of organisations in PL I.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationGroup {
    /// Hội thành viên.
    #[default]
    MemberAssociation,
    /// Đơn vị trực thuộc.
    AffiliatedUnit,
    /// Hội viên tập thể.
    CollectiveMember,
    /// Câu lạc bộ.
    Club,
}

/// Members by movement, sex and education; PL I counts memberships with it, and persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MemberFigures {
    /// At the start of the period.
    #[ts(type = "number")]
    pub opening: i64,
    /// Came in the period.
    #[ts(type = "number")]
    pub increase: i64,
    /// Left in the period.
    #[ts(type = "number")]
    pub decrease: i64,
    /// At the cut-off.
    #[ts(type = "number")]
    pub closing: i64,
    /// Women among them.
    #[ts(type = "number")]
    pub female: i64,
    /// Giáo sư.
    #[ts(type = "number")]
    pub professors: i64,
    /// Phó Giáo sư.
    #[ts(type = "number")]
    pub associate_professors: i64,
    /// Tiến sĩ khoa học and Tiến sĩ.
    #[ts(type = "number")]
    pub doctors: i64,
    /// Thạc sĩ.
    #[ts(type = "number")]
    pub masters: i64,
    /// Đại học.
    #[ts(type = "number")]
    pub bachelors: i64,
    /// Any other level, or none recorded.
    #[ts(type = "number")]
    pub others: i64,
}

/// PL I: one organisation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OrganizationLine {
    /// Row in the book, for the screen to lead to.
    #[ts(type = "number")]
    pub organization_id: i64,
    /// Code, for programs that read the figures by name.
    pub code: String,
    /// Group it is printed under.
    pub group: OrganizationGroup,
    /// Name at the cut-off.
    pub name: String,
    /// Kind in words.
    pub kind_label: String,
    /// Branches at the cut-off.
    #[ts(type = "number")]
    pub branch_count: i64,
    /// Their names, in Vietnamese order.
    pub branches: Vec<String>,
    /// Memberships.
    pub members: MemberFigures,
    /// The opening figure minus the frozen closing figure of the last closed report: what was
    /// corrected since. The note says so.
    #[ts(type = "number")]
    pub reconciliation: i64,
    /// Total the organisation declared, the last one by the cut-off.
    #[ts(type = "number | null")]
    pub declared_count: Option<i64>,
    /// Day the records of its members were last changed or declared.
    pub updated_on: Option<NaiveDate>,
    /// It had ended by the cut-off.
    pub has_ended: bool,
    /// Note.
    pub note: String,
}

/// PL I: distinct persons over all organisations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PersonTotals {
    /// Persons counted once each.
    pub figures: MemberFigures,
    /// The opening figure minus the frozen closing figure of the last closed report.
    #[ts(type = "number")]
    pub reconciliation: i64,
}

/// The official counting frame, done or not × on time or late, with a column for tasks without a date, as in the
/// checklist itself: what is set aside counts as not done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// Hoàn thành đúng hạn.
    DoneOnTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Hoàn thành, không có hạn.
    DoneNoDeadline,
    /// Chưa hoàn thành, còn trong hạn.
    #[default]
    OpenOnTime,
    /// Chưa hoàn thành, đã quá hạn.
    OpenLate,
    /// Chưa hoàn thành, không có hạn.
    OpenNoDeadline,
}

impl Quadrant {
    /// Whether it counts as done.
    pub fn is_done(self) -> bool {
        matches!(self, Quadrant::DoneOnTime | Quadrant::DoneLate | Quadrant::DoneNoDeadline)
    }
}

/// Mark and shade of a state, the same on the screen and in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StateTone {
    /// ● done on time.
    Done,
    /// ◐ done late.
    DoneLate,
    /// ▶ in time.
    OnSchedule,
    /// ▲ due soon.
    DueSoon,
    /// ■ overdue.
    Overdue,
    /// ○ not started, paused, dropped.
    #[default]
    Idle,
}

/// PL II: one task, or one occurrence of a recurring task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TaskLine {
    /// Row in the book.
    #[ts(type = "number")]
    pub task_id: i64,
    /// Plan, in words: printed above its groups.
    pub plan: String,
    /// Group: printed above its tasks.
    pub group: String,
    /// Code in the plan, like `II.2.b`.
    pub code: String,
    /// Content.
    pub content: String,
    /// Cơ quan chủ trì.
    pub lead_agency: String,
    /// Its row in the book; none: the plan's own words, or nobody.
    #[ts(type = "number | null")]
    pub lead_agency_id: Option<i64>,
    /// Cơ quan phối hợp.
    pub coordinating_agencies: Vec<String>,
    /// The schedule as the plan words it.
    pub schedule_text: String,
    /// Due day now.
    pub due_on: Option<NaiveDate>,
    /// Deliverable.
    pub deliverable: String,
    /// Result within the period.
    pub result: String,
    /// Percent done.
    #[ts(type = "number | null")]
    pub percent: Option<i64>,
    /// State in words, one of the fixed labels.
    pub state_label: String,
    /// Place in the 2 × 2.
    pub quadrant: Quadrant,
    /// Mark and shade.
    pub tone: StateTone,
    /// Day it was completed.
    pub completed_on: Option<NaiveDate>,
    /// A continuous task without a result line in the period.
    pub result_missing: bool,
    /// Done, but nothing proves it.
    pub evidence_missing: bool,
    /// Its lead agency had ended by the cut-off.
    pub lead_has_ended: bool,
    /// The last day of its plan was over at the cut-off.
    pub plan_is_past: bool,
    /// Open obstacles, in words.
    pub obstacles: String,
    /// Open proposals, in words.
    pub proposals: String,
    /// What proves the result within the period; none in what was frozen before reports told it.
    pub evidence: Option<TaskEvidence>,
}

/// What proves a task's result within the period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TaskEvidence {
    /// Papers with their days.
    pub papers: String,
    /// Names of the files kept with it; a name may be a person's, so they stand in the proof edition alone.
    pub files: Vec<String>,
}

impl TaskEvidence {
    /// "3/BC ngày 09/02/2026; 2 tệp kèm": for PL II, without any name. Empty when there is none.
    pub fn counted(&self) -> String {
        let files = match self.files.len() {
            0 => String::new(),
            count => format!("{} tệp kèm", crate::text::number(count as i64)),
        };
        [self.papers.as_str(), files.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// The same with the names of the files, a line each.
    pub fn named(&self) -> String {
        let files: Vec<String> = self.files.iter().map(|name| format!("Tệp kèm: {name}")).collect();
        [self.papers.clone()].into_iter().chain(files).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// PL III: one task that is overdue or due soon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DeadlineLine {
    /// Row in the book.
    #[ts(type = "number")]
    pub task_id: i64,
    /// Code in the plan.
    pub code: String,
    /// Content.
    pub content: String,
    /// Cơ quan chủ trì.
    pub lead_agency: String,
    /// The first due day, before any extension.
    pub original_due_on: Option<NaiveDate>,
    /// Due day now.
    pub due_on: NaiveDate,
    /// Whether the due day has passed at the cut-off.
    pub overdue: bool,
    /// Days past the due day, or days left to it.
    #[ts(type = "number")]
    pub days: i64,
    /// State in words.
    pub state_label: String,
    /// Reason, from the last extension or result.
    pub reason: String,
    /// How often it was extended.
    #[ts(type = "number")]
    pub extension_count: i64,
    /// The extensions themselves, the earliest first.
    pub extensions: Vec<ExtensionRow>,
    /// Of a recurring task: how many of its occurrences are late and not done.
    pub late_occurrence_count: u32,
}

/// One extension of a task of PL III.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ExtensionRow {
    /// When it was decided.
    pub decided_on: NaiveDate,
    /// The due day before it.
    pub from_due_on: NaiveDate,
    /// The due day since.
    pub to_due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// The document that allows it.
    pub doc_number: String,
}

/// PL IV: one indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct IndicatorLine {
    /// Group: printed above its indicators.
    pub group: String,
    /// Stable key.
    pub key: String,
    /// Name.
    pub name: String,
    /// Unit of measure.
    pub unit: String,
    /// This period.
    pub current: Option<f64>,
    /// Since the start of the year.
    pub cumulative: Option<f64>,
    /// The same period a year before.
    pub same_period: Option<f64>,
    /// Whether the figure of this period is an estimate (ước thực hiện).
    pub estimated: bool,
    /// Note of the office, and where the figure is from.
    pub note: String,
    /// Periods of the year whose figures lũy kế lacks.
    pub missing_before: Vec<String>,
    /// What was entered is lũy kế itself, so the rows behind make that and not the figure of this period.
    pub is_running_total: bool,
    /// The values behind it, the union's own first.
    pub scopes: Vec<IndicatorScope>,
}

/// PL IV: one value behind an indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct IndicatorScope {
    /// Whose; none: the union's own.
    #[ts(type = "number | null")]
    pub organization_id: Option<i64>,
    /// Its name.
    pub organization: String,
    /// The value.
    pub value: f64,
    /// Ước thực hiện.
    pub estimated: bool,
    /// Note.
    pub note: String,
}

/// PL V: one obstacle with its proposal and answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ObstacleLine {
    /// Row in the book.
    #[ts(type = "number")]
    pub obstacle_id: i64,
    /// Agency that raised it.
    pub raised_by: String,
    /// Task it is about.
    pub task: String,
    /// Day it was raised.
    pub raised_on: Option<NaiveDate>,
    /// What the obstacle is.
    pub content: String,
    /// What is proposed.
    pub proposal: String,
    /// To whom.
    pub addressee: String,
    /// Answer, with its document.
    pub answer: String,
    /// Day of the answer.
    pub answered_on: Option<NaiveDate>,
    /// What came of it.
    pub effect: String,
    /// Whether it is still open at the cut-off.
    pub open: bool,
    /// State in words.
    pub state_label: String,
    /// Raised before the period and open when it began.
    pub carried_over: bool,
    /// The period it was raised in, of one carried over.
    pub carried_from: String,
    /// Day the proposal was sent.
    pub sent_on: Option<NaiveDate>,
    /// The letter that took it.
    pub proposal_document: String,
    /// Somebody owes an answer: none came since it was raised, or opened again.
    pub awaits_answer: bool,
    /// Day it was settled.
    pub closed_on: Option<NaiveDate>,
    /// Day it was opened again last.
    pub reopened_on: Option<NaiveDate>,
}

/// How complete a submission is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// Đủ.
    Complete,
    /// Thiếu.
    Partial,
    /// Chưa nộp.
    #[default]
    Missing,
}

impl SubmissionState {
    /// The word printed in PL VI.
    pub fn label(self) -> &'static str {
        match self {
            SubmissionState::Complete => "Đủ",
            SubmissionState::Partial => "Thiếu",
            SubmissionState::Missing => "Chưa nộp",
        }
    }
}

/// PL VI: one organisation's submission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SubmissionLine {
    /// Row in the book.
    #[ts(type = "number")]
    pub organization_id: i64,
    /// Name.
    pub organization: String,
    /// Kind in words.
    pub kind_label: String,
    /// Day it was received.
    pub received_on: Option<NaiveDate>,
    /// Complete, partial or missing.
    pub completeness: SubmissionState,
    /// What is missing, and other remarks.
    pub note: String,
}

/// Weight of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckLevel {
    /// It ties out.
    #[default]
    Ok,
    /// Worth a look.
    Notice,
    /// To be put right before closing.
    Wrong,
}

/// One comparison or one count of things missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CheckLine {
    /// Stable key.
    pub key: String,
    /// Group: printed above its lines.
    pub group: String,
    /// What is checked.
    pub what: String,
    /// The figure found.
    #[ts(type = "number")]
    pub found: i64,
    /// The figure it should be.
    #[ts(type = "number")]
    pub expected: i64,
    /// Weight when the two differ.
    pub level: CheckLevel,
    /// What to do about it.
    pub advice: String,
    /// List that shows the rows, with its filter, for the screen.
    pub leads_to: Option<Lead>,
    /// What a finding is made of that must be settled, or waived with a reason, before closing; empty of other checks.
    pub subjects: Vec<CheckSubject>,
}

/// Where a figure leads: a list of the window and the filter to set on it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Lead {
    /// Noun: `organizations`, `memberships`, `people`, `tasks`, `obstacles`, `periods`, …
    pub noun: String,
    /// Filters, as the list command of that noun takes them.
    pub filters: Vec<Filter>,
    /// One record to open instead of a list.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// The day whose rows are meant.
    pub as_of_on: Option<NaiveDate>,
}

/// One membership that touches the period. What is empty or false is left out of the frozen form:
/// there are thousands of these.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MembershipRow {
    /// Row in the book.
    #[ts(type = "number")]
    pub membership_id: i64,
    /// Place of its organisation in PL I, from 1.
    pub organization_number: u32,
    /// Name of the person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub full_name: String,
    /// Birth date as far as it is known: `1962`, `1962-05`, `1962-05-17`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub birth_on: String,
    /// `Nam`, `Nữ` or nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sex: String,
    /// Academic title, in short: `GS`, `PGS`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub academic_title: String,
    /// Degree or level counted in PL I: `TSKH`, `TS`, `ThS`, `ĐH`, `Khác`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub education: String,
    /// Employer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub employer: String,
    /// Branch.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub branch: String,
    /// Type of membership in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub membership_type: String,
    /// Admission day as far as it is known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub admitted_on: String,
    /// End day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ended_on: String,
    /// Reason of the end in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub end_reason: String,
    /// Counted in the opening figure.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_opening: bool,
    /// Counted in the increase.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_increase: bool,
    /// Counted in the decrease.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_decrease: bool,
    /// Counted in the closing figure.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_closing: bool,
    /// The row that counts the person in the opening figure of persons.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub person_opening: bool,
    /// The row that counts the person as new.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub person_increase: bool,
    /// The row that counts the person as gone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub person_decrease: bool,
    /// The row that counts the person in the closing figure of persons.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub person_closing: bool,
}

/// Which of the two workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Bản gửi: no person named.
    Sent,
    /// Bản kiểm chứng: with the rows behind every figure.
    Proof,
}
