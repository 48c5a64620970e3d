//! Refusals about obstacles.

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals about obstacles.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ObstacleError {
    /// The task belongs to another plan.
    #[error("Nhiệm vụ đã chọn không thuộc kế hoạch này. Hãy chọn lại.")]
    TaskOfAnotherPlan,
    /// A day that has not come.
    #[error("Ngày {day} chưa đến. Hãy nhập ngày không sau hôm nay.")]
    NotYet {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
    },
    /// A step before the obstacle was raised.
    #[error("Ngày {day} trước ngày nêu vướng mắc {raised_on}. Hãy kiểm tra lại hai ngày.")]
    BeforeRaised {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
        /// dd/mm/yyyy.
        raised_on: String,
    },
    /// Raised after a step that was recorded.
    #[error("Ngày nêu vướng mắc sau ngày gửi, trả lời, ghi kết quả hoặc kết thúc đã ghi ({day}). Hãy kiểm tra lại.")]
    RaisedAfter {
        /// dd/mm/yyyy.
        day: String,
    },
    /// Nothing was proposed, so nothing can be sent.
    #[error("Vướng mắc này chưa có nội dung kiến nghị nên chưa ghi gửi được. Hãy sửa vướng mắc, thêm kiến nghị trước.")]
    NothingProposed,
    /// Sent to nobody.
    #[error("Chưa ghi kiến nghị gửi đến đâu. Hãy nhập nơi nhận, ví dụ UBND tỉnh.")]
    NoAddressee,
    /// Settled before.
    #[error("Vướng mắc này đã kết thúc ngày {closed_on}. Muốn ghi thêm, hãy mở lại trước.")]
    AlreadyClosed {
        /// dd/mm/yyyy.
        closed_on: String,
    },
    /// Not settled.
    #[error("Vướng mắc này chưa kết thúc nên không cần mở lại. Hãy sửa hoặc ghi trả lời ngay trên vướng mắc.")]
    NotClosed,
    /// Opened again without a reason.
    #[error("Chưa có lý do mở lại. Hãy ghi vì sao vướng mắc chưa được giải quyết xong.")]
    NoReason,
    /// Opened again before it was settled.
    #[error("Ngày mở lại {reopened_on} trước ngày kết thúc {closed_on}. Hãy kiểm tra lại hai ngày.")]
    ReopenedBeforeClosed {
        /// dd/mm/yyyy.
        reopened_on: String,
        /// dd/mm/yyyy.
        closed_on: String,
    },
    /// Settled anew before it was opened again.
    #[error(
        "Ngày kết thúc {closed_on} trước ngày {other}, khi vướng mắc còn đang kết thúc từ lần trước. Hãy nhập ngày không trước ngày mở lại."
    )]
    ClosedWhileClosed {
        /// dd/mm/yyyy.
        closed_on: String,
        /// dd/mm/yyyy.
        other: String,
    },
    /// A closing in the middle cannot stay without its reopening.
    #[error("Sau lần kết thúc này còn lần kết thúc khác nên phải có ngày mở lại và lý do. Hãy nhập cả hai.")]
    ReopeningMissing,
}

impl OfficeError for ObstacleError {
    const NOUN: &'static str = "obstacle";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::TaskOfAnotherPlan => "task_id",
            Self::NotYet { field, .. } | Self::BeforeRaised { field, .. } => field,
            Self::RaisedAfter { .. } => "raised_on",
            Self::NothingProposed => "proposal",
            Self::NoAddressee => "addressee",
            Self::NoReason => "reason",
            Self::ReopenedBeforeClosed { .. } | Self::ReopeningMissing => "reopened_on",
            Self::ClosedWhileClosed { .. } => "closed_on",
            Self::AlreadyClosed { .. } | Self::NotClosed => return None,
        })
    }
}
