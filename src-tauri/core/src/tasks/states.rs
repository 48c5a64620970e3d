//! The closed sets of a task: how its time is set, how far it is, how it stands against its deadline.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a task's time is set (thời gian, as normalised).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleKind {
    /// No time given.
    #[default]
    None,
    /// One deadline.
    Once,
    /// From a day to a deadline.
    Range,
    /// Hằng năm.
    Yearly,
    /// 6 tháng một lần.
    HalfYearly,
    /// Hằng quý.
    Quarterly,
    /// Thường xuyên.
    Continuous,
}

crate::storage::text_enum!(ScheduleKind { None = "none", Once = "once", Range = "range", Yearly = "yearly", HalfYearly = "half_yearly", Quarterly = "quarterly", Continuous = "continuous" });

impl ScheduleKind {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "Không có hạn",
            Self::Once => "Một lần",
            Self::Range => "Trong khoảng thời gian",
            Self::Yearly => "Hằng năm",
            Self::HalfYearly => "6 tháng một lần",
            Self::Quarterly => "Hằng quý",
            Self::Continuous => "Thường xuyên",
        }
    }

    /// Whether it comes again: each time is an occurrence with its own state.
    pub fn recurs(self) -> bool {
        matches!(self, Self::Yearly | Self::HalfYearly | Self::Quarterly)
    }
}

/// How urgent the office holds it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Cao.
    High,
    /// Bình thường.
    #[default]
    Normal,
    /// Thấp.
    Low,
}

crate::storage::text_enum!(Priority { High = "high", Normal = "normal", Low = "low" });

/// First axis: how far a task is (tiến độ).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskProgress {
    /// Chưa thực hiện.
    #[default]
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Chờ xác nhận.
    AwaitingConfirmation,
    /// Hoàn thành.
    Done,
    /// Tạm dừng.
    Suspended,
    /// Không thực hiện.
    NotDone,
}

crate::storage::text_enum!(TaskProgress { NotStarted = "not_started", InProgress = "in_progress", AwaitingConfirmation = "awaiting_confirmation", Done = "done", Suspended = "suspended", NotDone = "not_done" });

impl TaskProgress {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Chưa thực hiện",
            Self::InProgress => "Đang thực hiện",
            Self::AwaitingConfirmation => "Chờ xác nhận",
            Self::Done => "Hoàn thành",
            Self::Suspended => "Tạm dừng",
            Self::NotDone => "Không thực hiện",
        }
    }

    /// The clock does not run: set aside for now or for good.
    pub fn is_stopped(self) -> bool {
        matches!(self, Self::Suspended | Self::NotDone)
    }
}

/// Second axis: how a task stands against its deadline at a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Không có hạn.
    NoDeadline,
    /// Trong hạn.
    OnSchedule,
    /// Sắp đến hạn.
    DueSoon,
    /// Quá hạn.
    Overdue,
}

crate::storage::text_enum!(Timeliness { NoDeadline = "no_deadline", OnSchedule = "on_schedule", DueSoon = "due_soon", Overdue = "overdue" });

impl Timeliness {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::NoDeadline => "Không có hạn",
            Self::OnSchedule => "Trong hạn",
            Self::DueSoon => "Sắp đến hạn",
            Self::Overdue => "Quá hạn",
        }
    }
}

/// Both axes in the office's words: the label of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StateLabel {
    /// Chưa thực hiện.
    NotStarted,
    /// Chưa thực hiện (quá hạn).
    NotStartedOverdue,
    /// Đang thực hiện trong hạn.
    InProgressOnSchedule,
    /// Đang thực hiện, sắp đến hạn.
    InProgressDueSoon,
    /// Đang thực hiện quá hạn.
    InProgressOverdue,
    /// Hoàn thành đúng hạn.
    DoneOnTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Hoàn thành (không có hạn).
    DoneNoDeadline,
    /// Tạm dừng.
    Suspended,
    /// Không thực hiện.
    NotDone,
}

crate::storage::text_enum!(StateLabel { NotStarted = "not_started", NotStartedOverdue = "not_started_overdue", InProgressOnSchedule = "in_progress_on_schedule", InProgressDueSoon = "in_progress_due_soon", InProgressOverdue = "in_progress_overdue", DoneOnTime = "done_on_time", DoneLate = "done_late", DoneNoDeadline = "done_no_deadline", Suspended = "suspended", NotDone = "not_done" });

impl StateLabel {
    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Chưa thực hiện",
            Self::NotStartedOverdue => "Chưa thực hiện (quá hạn)",
            Self::InProgressOnSchedule => "Đang thực hiện trong hạn",
            Self::InProgressDueSoon => "Đang thực hiện, sắp đến hạn",
            Self::InProgressOverdue => "Đang thực hiện quá hạn",
            Self::DoneOnTime => "Hoàn thành đúng hạn",
            Self::DoneLate => "Hoàn thành quá hạn",
            Self::DoneNoDeadline => "Hoàn thành (không có hạn)",
            Self::Suspended => "Tạm dừng",
            Self::NotDone => "Không thực hiện",
        }
    }
}

/// The cell of the official 2 × 2 (done / not done × on time / late), with a column for tasks without a
/// deadline, so that the cells add up to the tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChecklistCell {
    /// Done, on time.
    DoneOnTime,
    /// Done, late.
    DoneLate,
    /// Done, without a deadline.
    DoneNoDeadline,
    /// Not done, in time.
    OpenOnTime,
    /// Not done, overdue.
    OpenLate,
    /// Not done, without a deadline.
    OpenNoDeadline,
}

crate::storage::text_enum!(ChecklistCell { DoneOnTime = "done_on_time", DoneLate = "done_late", DoneNoDeadline = "done_no_deadline", OpenOnTime = "open_on_time", OpenLate = "open_late", OpenNoDeadline = "open_no_deadline" });
