//! Refusals about tasks.

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals about tasks.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum TaskError {
    /// The code belongs to another task of the plan.
    #[error("Mã “{code}” đã dùng cho nhiệm vụ “{content}”. Hãy chọn mã khác.")]
    CodeTaken {
        /// The code.
        code: String,
        /// The other task.
        content: String,
    },
    /// The group belongs to another plan.
    #[error("Nhóm nhiệm vụ đã chọn không thuộc kế hoạch này. Hãy chọn lại nhóm.")]
    ForeignGroup,
    /// A task does not change its plan.
    #[error("Nhiệm vụ không chuyển sang kế hoạch khác được. Hãy thêm nhiệm vụ mới ở kế hoạch kia.")]
    PlanChanged,
    /// The lead agency is named among the coordinating ones.
    #[error("“{name}” vừa chủ trì vừa phối hợp. Hãy bỏ cơ quan này khỏi danh sách phối hợp.")]
    LeadAlsoCoordinates {
        /// The agency.
        name: String,
    },
    /// A coordinating agency is named twice.
    #[error("“{name}” có hai lần trong danh sách phối hợp. Hãy bỏ bớt một.")]
    CoordinatesTwice {
        /// The agency.
        name: String,
    },
    /// Of this kind a deadline is needed.
    #[error("Loại thời gian “{kind}” cần có hạn. Hãy nhập hạn hoặc chọn loại khác.")]
    DueMissing {
        /// The kind in Vietnamese.
        kind: &'static str,
    },
    /// Of this kind there is no deadline.
    #[error("Loại thời gian “{kind}” không có hạn riêng. Hãy bỏ hạn hoặc chọn “Một lần”.")]
    DueNotNeeded {
        /// The kind in Vietnamese.
        kind: &'static str,
    },
    /// A range without its first day.
    #[error("Khoảng thời gian chưa có ngày bắt đầu. Hãy nhập ngày bắt đầu hoặc chọn “Một lần”.")]
    StartMissing,
    /// It is due before it starts.
    #[error("Hạn {due_on} trước ngày bắt đầu {starts_on}. Hãy kiểm tra lại hai ngày.")]
    DueBeforeStart {
        /// dd/mm/yyyy.
        starts_on: String,
        /// dd/mm/yyyy.
        due_on: String,
    },
    /// A year that no plan has.
    #[error("Ngày {day} nằm ngoài các năm 1990–2100. Hãy kiểm tra lại năm.")]
    YearOutOfRange {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
    },
    /// The original deadline stays once it was extended.
    #[error(
        "Nhiệm vụ đã gia hạn {extension_count} lần nên thời gian gốc được giữ nguyên. Hãy gia hạn tiếp, hoặc bỏ các lần gia hạn trước khi sửa."
    )]
    ScheduleIsExtended {
        /// How often.
        extension_count: usize,
    },
    /// Results, evidence, extensions or obstacles hang on it.
    #[error(
        "Nhiệm vụ này đã có kết quả, minh chứng, tệp kèm, gia hạn hoặc vướng mắc nên không xóa được. Hãy chọn việc “Không thực hiện” nếu không làm nữa."
    )]
    HasResults,
    /// The order names other tasks than the plan has.
    #[error("Danh sách nhiệm vụ đã thay đổi ở nơi khác nên chưa sắp lại được. Hãy tải lại rồi sắp lần nữa.")]
    OrderIncomplete,
    /// A day that has not come.
    #[error("Ngày {day} chưa đến. Hãy nhập ngày không sau hôm nay.")]
    NotYet {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
    },
    /// Done, but when?
    #[error("Đã chọn “Hoàn thành” nhưng chưa có ngày hoàn thành. Hãy nhập ngày.")]
    CompletionWithoutDay,
    /// A day of completion of what is not done.
    #[error("Có ngày hoàn thành nhưng tiến độ không phải “Hoàn thành”. Hãy bỏ ngày hoặc đổi tiến độ.")]
    DayWithoutCompletion,
    /// Done after the day that the report speaks of.
    #[error("Ngày hoàn thành {completed_on} sau ngày báo cáo {reported_on}. Hãy kiểm tra lại hai ngày.")]
    CompletedAfterReport {
        /// dd/mm/yyyy.
        completed_on: String,
        /// dd/mm/yyyy.
        reported_on: String,
    },
    /// "Hoàn thành" at 80 %.
    #[error("Tiến độ “{progress}” không đi cùng tỷ lệ {percent} %. Hãy sửa tỷ lệ hoặc tiến độ.")]
    PercentContradicts {
        /// In Vietnamese.
        progress: &'static str,
        /// As typed.
        percent: i64,
    },
    /// The report belongs to another task.
    #[error("Kết quả được chọn không thuộc nhiệm vụ này. Hãy chọn lại.")]
    ForeignReport,
    /// An extension without a reason.
    #[error("Chưa có lý do gia hạn. Hãy nhập lý do.")]
    ExtensionWithoutReason,
    /// The task has no deadline to move.
    #[error("Nhiệm vụ này không có hạn nên không gia hạn được. Hãy giao thời hạn cho nhiệm vụ.")]
    NoDeadlineToExtend,
    /// The new deadline is not later.
    #[error("Hạn mới {to} không sau hạn đang áp dụng {from}. Hãy chọn ngày sau {from}.")]
    NotLater {
        /// dd/mm/yyyy.
        to: String,
        /// dd/mm/yyyy.
        from: String,
    },
    /// It was done before.
    #[error(
        "Nhiệm vụ đã hoàn thành ngày {completed_on} nên không gia hạn được nữa. Nếu ghi nhầm, hãy sửa kết quả trước."
    )]
    ExtendedAfterCompletion {
        /// dd/mm/yyyy.
        completed_on: String,
    },
    /// Extensions follow each other.
    #[error("Ngày quyết định trước lần gia hạn gần nhất ({last}). Hãy nhập ngày từ {last} trở đi.")]
    DecidedBeforeLastExtension {
        /// dd/mm/yyyy.
        last: String,
    },
    /// A change of a plan's days or of how the year is cut would leave extensions that move no deadline.
    #[error(
        "Sửa như vậy thì {extension_count} lần gia hạn không còn dời hạn nào, trong đó có lần gia hạn {title} đến {to}. Hãy bỏ lần gia hạn ấy trước, sửa, rồi gia hạn theo hạn mới."
    )]
    ExtensionsLost {
        /// How many.
        extension_count: usize,
        /// The task of the first of them.
        title: String,
        /// Until when it was extended, as printed.
        to: String,
    },
    /// An act on tasks, and none chosen.
    #[error("Chưa chọn nhiệm vụ nào. Hãy chọn ít nhất một nhiệm vụ.")]
    NoTasks,
    /// No occurrence contains the day.
    #[error("Ngày {day} không thuộc lần thực hiện nào của nhiệm vụ. Hãy chọn một lần trong danh sách.")]
    NotAnOccurrence {
        /// dd/mm/yyyy.
        day: String,
    },
    /// Only a recurring task has occurrences.
    #[error("Nhiệm vụ này không lặp lại nên không có từng lần thực hiện. Hãy bỏ chọn lần thực hiện.")]
    NotRecurring,
    /// An act without its reason.
    #[error("Chưa có lý do {act}. Hãy nhập lý do.")]
    ReasonMissing {
        /// What it is a reason for.
        act: &'static str,
    },
    /// "Tạm dừng", and why?
    #[error("Chưa có lý do ghi “{progress}”. Hãy nhập lý do ở ô kết quả hoặc ghi chú.")]
    StoppedWithoutReason {
        /// In Vietnamese.
        progress: &'static str,
    },
    /// An act without its words.
    #[error("Chưa có {missing}. Hãy nhập nội dung.")]
    WordsMissing {
        /// What is missing.
        missing: &'static str,
    },
    /// A deadline is given for a reason or by a paper.
    #[error("Chưa có lý do hoặc văn bản giao thời hạn. Hãy nhập một trong hai.")]
    ReasonOrPaper,
    /// Wanted before it was asked for.
    #[error("Thời hạn {until} trước ngày {day}. Hãy kiểm tra lại hai ngày.")]
    UntilBeforeDay {
        /// dd/mm/yyyy.
        until: String,
        /// dd/mm/yyyy.
        day: String,
    },
    /// It leads the task already.
    #[error("“{name}” đang chủ trì nhiệm vụ này. Hãy chọn cơ quan khác.")]
    AlreadyLeads {
        /// The agency.
        name: String,
    },
    /// Assignments follow each other.
    #[error("Ngày giao lại trước lần giao lại gần nhất ({last}). Hãy nhập ngày từ {last} trở đi.")]
    AssignedBeforeLast {
        /// dd/mm/yyyy.
        last: String,
    },
    /// The agency does not exist that day.
    #[error("“{name}” không hoạt động vào ngày {day}. Hãy chọn {successor}, hoặc sửa ngày.")]
    AgencyNotThere {
        /// The agency.
        name: String,
        /// dd/mm/yyyy.
        day: String,
        /// Who took over, in quotes, or "another".
        successor: String,
    },
    /// A later assignment builds on it.
    #[error("Chỉ bỏ được lần giao lại gần nhất. Hãy bỏ lần giao lại sau đó trước.")]
    NotTheLatestAssignment,
    /// The lead agency was given the task by an act.
    #[error(
        "Cơ quan chủ trì do lần giao lại ngày {assigned_on} nên không để trống được. Hãy bỏ lần giao lại ấy trước."
    )]
    LeadWasAssigned {
        /// dd/mm/yyyy.
        assigned_on: String,
    },
    /// What is done is not given away, suspended, nor given a deadline.
    #[error(
        "Nhiệm vụ đã hoàn thành ngày {completed_on} nên không {act} được nữa. Nếu ghi nhầm, hãy sửa kết quả trước."
    )]
    AlreadyDone {
        /// What was to be done.
        act: &'static str,
        /// dd/mm/yyyy.
        completed_on: String,
    },
    /// It has a deadline.
    #[error("Nhiệm vụ đã có thời hạn {due_on} nên không giao thời hạn nữa. Hãy gia hạn nếu cần dời.")]
    HasDeadline {
        /// dd/mm/yyyy.
        due_on: String,
    },
    /// Each occurrence has its deadline.
    #[error("Nhiệm vụ lặp lại đã có thời hạn của từng lần. Hãy gia hạn lần cần dời.")]
    RecursWithDeadlines,
    /// Due before it was given.
    #[error("Thời hạn {due_on} trước ngày giao {set_on}. Hãy kiểm tra lại hai ngày.")]
    DueBeforeSet {
        /// dd/mm/yyyy.
        due_on: String,
        /// dd/mm/yyyy.
        set_on: String,
    },
    /// Extended before the deadline was given.
    #[error("Ngày quyết định trước ngày giao thời hạn ({set_on}). Hãy nhập ngày từ {set_on} trở đi.")]
    DecidedBeforeDeadline {
        /// dd/mm/yyyy.
        set_on: String,
    },
    /// Extensions count from it.
    #[error("Thời hạn này đã gia hạn {extension_count} lần. Hãy bỏ các lần gia hạn trước khi bỏ thời hạn.")]
    DeadlineIsExtended {
        /// How often.
        extension_count: usize,
    },
    /// The time of a task that was given a deadline stays.
    #[error(
        "Nhiệm vụ đã được giao thời hạn {due_on} nên thời gian gốc được giữ nguyên. Hãy bỏ lần giao thời hạn ấy trước khi sửa."
    )]
    ScheduleHasDeadline {
        /// dd/mm/yyyy.
        due_on: String,
    },
    /// Nothing waits for confirmation.
    #[error(
        "Nhiệm vụ đang ở trạng thái “{progress}”, chưa chờ xác nhận. Hãy ghi kết quả “Chờ xác nhận” trước, hoặc ghi thẳng “Hoàn thành”."
    )]
    NotAwaiting {
        /// In Vietnamese.
        progress: &'static str,
    },
    /// Nothing was reported as done.
    #[error(
        "Nhiệm vụ đang ở trạng thái “{progress}”, chưa báo hoàn thành nên không có gì để trả lại. Hãy ghi ý kiến chỉ đạo nếu cần nhắc."
    )]
    NothingToReturn {
        /// In Vietnamese.
        progress: &'static str,
    },
    /// It is set aside already.
    #[error("Nhiệm vụ đang ở trạng thái “{progress}” rồi. Hãy cho tiếp tục trước nếu muốn ghi lại.")]
    AlreadyStopped {
        /// In Vietnamese.
        progress: &'static str,
    },
    /// What was given up for good has no deadline to move.
    #[error("Nhiệm vụ đang ở trạng thái “{progress}” nên không gia hạn được. Hãy tiếp tục nhiệm vụ trước rồi gia hạn.")]
    ExtendedAfterAbandonment {
        /// In Vietnamese.
        progress: &'static str,
    },
    /// An act before there was a plan to act on.
    #[error("Ngày {day} trước khi có kế hoạch ({begins_on}). Hãy nhập ngày từ {begins_on} trở đi.")]
    BeforePlan {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
        /// dd/mm/yyyy.
        begins_on: String,
    },
    /// It is not set aside.
    #[error("Nhiệm vụ đang ở trạng thái “{progress}”, không tạm dừng. Hãy ghi kết quả như thường.")]
    NotStopped {
        /// In Vietnamese.
        progress: &'static str,
    },
    /// The report is part of an act.
    #[error("Dòng này do việc “{act}” ghi. Hãy sửa hoặc bỏ việc ấy ở mục Quá trình.")]
    WrittenByAct {
        /// In Vietnamese.
        act: &'static str,
    },
    /// A later extension builds on it.
    #[error("Chỉ bỏ được lần gia hạn gần nhất. Hãy bỏ lần gia hạn sau đó trước.")]
    NotTheLatestExtension,
}

impl OfficeError for TaskError {
    const NOUN: &'static str = "task";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::CodeTaken { .. } => "code",
            Self::ForeignGroup => "group_id",
            Self::PlanChanged => "plan_id",
            Self::LeadAlsoCoordinates { .. } | Self::CoordinatesTwice { .. } => "coordinating",
            Self::DueMissing { .. } | Self::DueNotNeeded { .. } | Self::DueBeforeStart { .. } => "due_on",
            Self::ScheduleIsExtended { .. } => "due_on",
            Self::StartMissing => "starts_on",
            Self::YearOutOfRange { field, .. } | Self::NotYet { field, .. } | Self::BeforePlan { field, .. } => field,
            Self::CompletionWithoutDay | Self::DayWithoutCompletion | Self::CompletedAfterReport { .. } => {
                "completed_on"
            }
            Self::PercentContradicts { .. } => "percent",
            Self::ForeignReport => "progress_id",
            Self::NoTasks => "task_ids",
            Self::NotAnOccurrence { .. } | Self::NotRecurring => "occurrence_starts_on",
            Self::ReasonMissing { .. } | Self::ReasonOrPaper => "reason",
            Self::StoppedWithoutReason { .. } => "note",
            Self::WordsMissing { .. } => "content",
            Self::UntilBeforeDay { .. } => "until_on",
            Self::AlreadyLeads { .. } | Self::AgencyNotThere { .. } | Self::LeadWasAssigned { .. } => "lead_agency_id",
            Self::AssignedBeforeLast { .. } => "assigned_on",
            Self::HasDeadline { .. } | Self::DueBeforeSet { .. } | Self::ScheduleHasDeadline { .. } => "due_on",
            Self::DecidedBeforeDeadline { .. } => "decided_on",
            Self::ExtensionWithoutReason => "reason",
            Self::NoDeadlineToExtend | Self::NotLater { .. } | Self::ExtendedAfterCompletion { .. } => "to_due_on",
            Self::DecidedBeforeLastExtension { .. } => "decided_on",
            Self::HasResults
            | Self::OrderIncomplete
            | Self::NotTheLatestExtension
            | Self::NotTheLatestAssignment
            | Self::ExtensionsLost { .. }
            | Self::AlreadyDone { .. }
            | Self::RecursWithDeadlines
            | Self::DeadlineIsExtended { .. }
            | Self::NotAwaiting { .. }
            | Self::NothingToReturn { .. }
            | Self::AlreadyStopped { .. }
            | Self::ExtendedAfterAbandonment { .. }
            | Self::NotStopped { .. }
            | Self::WrittenByAct { .. } => return None,
        })
    }
}
