//! Plans: a document that gives tasks to agencies, with the documents it stands on and its groups of tasks.
//!
//! Rules: a number is used once on a day of issue; a plan ends after it starts; a plan that another took the place
//! of says so; a plan or a group is deleted only while nothing hangs on it that the office reported.

pub mod api;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about plans.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum PlanError {
    /// Another plan has the number and the day.
    #[error("Kế hoạch số {doc_number} cùng ngày ban hành đã có trong sổ (“{subject}”). Hãy mở kế hoạch đó để sửa.")]
    NumberTaken {
        /// The number.
        doc_number: String,
        /// The other plan's subject.
        subject: String,
    },
    /// It ends before it starts.
    #[error("Ngày kết thúc {ends_on} trước ngày bắt đầu {starts_on}. Hãy kiểm tra lại hai ngày.")]
    EndsBeforeStart {
        /// dd/mm/yyyy.
        starts_on: String,
        /// dd/mm/yyyy.
        ends_on: String,
    },
    /// A plan cannot take its own place.
    #[error("Kế hoạch không thể thay thế chính nó. Hãy chọn kế hoạch khác.")]
    ReplacedByItself,
    /// Replaced by another one, yet said to hold.
    #[error(
        "Đã chọn kế hoạch thay thế nhưng tình trạng không phải “Được thay thế”. Hãy đổi tình trạng hoặc bỏ kế hoạch thay thế."
    )]
    ReplacedButHolds,
    /// Two groups with one code.
    #[error("Hai nhóm nhiệm vụ cùng mang mã “{code}”. Hãy đặt mã khác nhau.")]
    GroupCodeTwice {
        /// The code.
        code: String,
    },
    /// A group that is to go still has tasks.
    #[error(
        "Nhóm “{name}” còn {task_count} nhiệm vụ nên chưa xóa được. Hãy chuyển các nhiệm vụ đó sang nhóm khác trước."
    )]
    GroupHasTasks {
        /// The group.
        name: String,
        /// Its tasks.
        task_count: i64,
    },
    /// A group of another plan.
    #[error("Nhóm nhiệm vụ này không thuộc kế hoạch. Hãy tải lại kế hoạch.")]
    ForeignGroup,
    /// Results, evidence, extensions or obstacles hang on it.
    #[error(
        "Kế hoạch có {task_count} nhiệm vụ đã ghi kết quả, minh chứng, gia hạn hoặc vướng mắc nên không xóa được. Hãy đổi tình trạng thành “Hết hiệu lực” hoặc “Đã tổng kết”."
    )]
    HasResults {
        /// Tasks with results.
        task_count: i64,
    },
    /// Another plan names it as the one that took its place.
    #[error("Kế hoạch số {doc_number} ghi kế hoạch này là văn bản thay thế. Hãy sửa kế hoạch đó trước.")]
    TookPlaceOf {
        /// The other plan.
        doc_number: String,
    },
}

impl OfficeError for PlanError {
    const NOUN: &'static str = "plan";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::NumberTaken { .. } => "doc_number",
            Self::EndsBeforeStart { .. } => "ends_on",
            Self::ReplacedByItself | Self::ReplacedButHolds => "replaced_by_id",
            Self::GroupCodeTwice { .. } | Self::GroupHasTasks { .. } | Self::ForeignGroup => "groups",
            Self::HasResults { .. } | Self::TookPlaceOf { .. } => return None,
        })
    }
}
