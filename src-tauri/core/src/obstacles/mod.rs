//! Obstacles: what stands in the way of a task or plan, what is proposed to whom, what was answered, what came of it.
//!
//! Rules: an obstacle belongs to a task or to a plan; it is answered and settled on days not before it was raised;
//! until it is settled it is carried over from period to period; on a past day it shows only what was known then.

pub mod api;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about obstacles.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ObstacleError {
    /// Neither a task nor a plan.
    #[error("Vướng mắc phải gắn với một nhiệm vụ hoặc một kế hoạch. Hãy chọn.")]
    OfNothing,
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
    /// Answered or settled before it was raised.
    #[error("Ngày {day} trước ngày nêu vướng mắc {raised_on}. Hãy kiểm tra lại hai ngày.")]
    BeforeRaised {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
        /// dd/mm/yyyy.
        raised_on: String,
    },
    /// Raised after it was answered or settled.
    #[error("Ngày nêu vướng mắc sau ngày trả lời hoặc kết thúc đã ghi ({day}). Hãy kiểm tra lại.")]
    RaisedAfter {
        /// dd/mm/yyyy.
        day: String,
    },
    /// Settled before.
    #[error("Vướng mắc này đã kết thúc ngày {closed_on}. Muốn sửa câu trả lời, hãy mở lại trước.")]
    AlreadyClosed {
        /// dd/mm/yyyy.
        closed_on: String,
    },
    /// Not settled.
    #[error("Vướng mắc này chưa kết thúc nên không cần mở lại. Hãy sửa hoặc ghi trả lời ngay trên vướng mắc.")]
    NotClosed,
}

impl OfficeError for ObstacleError {
    const NOUN: &'static str = "obstacle";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::OfNothing | Self::TaskOfAnotherPlan => "task_id",
            Self::NotYet { field, .. } | Self::BeforeRaised { field, .. } => field,
            Self::RaisedAfter { .. } => "raised_on",
            Self::AlreadyClosed { .. } | Self::NotClosed => return None,
        })
    }
}
