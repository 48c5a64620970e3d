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
        "Nhiệm vụ này đã có kết quả, minh chứng, gia hạn hoặc vướng mắc nên không xóa được. Hãy ghi tiến độ “Không thực hiện” nếu không làm nữa."
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
    #[error("Nhiệm vụ này không có hạn nên không gia hạn được. Hãy sửa nhiệm vụ để ấn định hạn.")]
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
            Self::YearOutOfRange { field, .. } | Self::NotYet { field, .. } => field,
            Self::CompletionWithoutDay | Self::DayWithoutCompletion | Self::CompletedAfterReport { .. } => {
                "completed_on"
            }
            Self::PercentContradicts { .. } => "percent",
            Self::ForeignReport => "progress_id",
            Self::ExtensionWithoutReason => "reason",
            Self::NoDeadlineToExtend | Self::NotLater { .. } | Self::ExtendedAfterCompletion { .. } => "to_due_on",
            Self::DecidedBeforeLastExtension { .. } => "decided_on",
            Self::HasResults | Self::OrderIncomplete | Self::NotTheLatestExtension | Self::ExtensionsLost { .. } => {
                return None;
            }
        })
    }
}
