//! Reports: what a period says ([`data`]), computed from the book at the cut-off ([`figures`]), with its words
//! ([`sections`]) and its head and foot ([`form`]), frozen at closing ([`close`]) and exported ([`export`], its words alone as a Word file: [`text_file`]); what was changed in the book afterwards
//! ([`adjustments`], by what was done: `causes`); what differs between two closings ([`versions`]); what the office lets pass with a reason ([`waivers`]); and the overview of the present day ([`overview`]).
//!
//! Rules: an open period is computed anew each time and its workbook says so; a closed period is read back as it was
//! frozen, to the byte; a correction is a new closing with its reason, and the earlier ones stay.

pub mod adjustments;
pub mod api;
mod causes;
pub mod close;
pub mod data;
pub mod differences;
pub mod export;
pub mod figures;
pub mod form;
pub mod leads;
pub mod measures;
pub mod named;
pub mod overview;
pub mod preview;
pub mod sections;
pub(crate) mod store;
pub mod text_file;
pub mod versions;
pub mod waivers;

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals about reports.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ReportError {
    /// The writer of the workbook refused.
    #[error(
        "Không lập được tệp Excel của báo cáo ({reason}). Số liệu trong sổ còn nguyên; hãy thử lại, nếu vẫn lỗi hãy gửi dòng này cho người hỗ trợ."
    )]
    Workbook {
        /// What the writer says.
        reason: String,
    },
    /// The writer of the Word document refused.
    #[error(
        "Không lập được tệp Word của báo cáo ({reason}). Số liệu trong sổ còn nguyên; hãy thử lại, nếu vẫn lỗi hãy gửi dòng này cho người hỗ trợ."
    )]
    Document {
        /// What the writer says.
        reason: String,
    },
    /// Neither number nor code.
    #[error("Chưa chọn kỳ báo cáo. Hãy chọn kỳ, hoặc nhập mã như 2026-Q3.")]
    NoPeriod,
    /// The report has no such section.
    #[error("Báo cáo không có mục “{key}”. Hãy tải lại trang rồi làm lại.")]
    NoSection {
        /// The key.
        key: String,
    },
    /// A comparison of a closing with itself.
    #[error("Hai bản đang chọn là một. Hãy chọn hai bản khác nhau để so sánh.")]
    SameVersion,
    /// A comparison with a period that was never closed.
    #[error("“{label}” chưa chốt lần nào nên chưa có bản để so sánh. Hãy chốt kỳ trước, hoặc chọn kỳ khác.")]
    NeverClosed {
        /// Label of the period.
        label: String,
    },
    /// The period was not closed that often.
    #[error("“{label}” không có bản chốt thứ {number}. Hãy chọn một bản trong danh sách các bản đã chốt.")]
    NoSuchVersion {
        /// Label of the period.
        label: String,
        /// The number asked for.
        number: u32,
    },
    /// No number of a document.
    #[error("Số văn bản phải từ 1 đến 99999. Hãy nhập lại, hoặc để trống nếu chưa có số.")]
    DocNumberOutOfRange,
    /// Signed before there was anything to sign.
    #[error("Ngày ký {signed_on} trước ngày chốt {cutoff_on}. Hãy kiểm tra lại ngày, hoặc để trống nếu chưa ký.")]
    SignedBeforeCutoff {
        /// dd/mm/yyyy.
        signed_on: String,
        /// dd/mm/yyyy.
        cutoff_on: String,
    },
    /// A day of signing that is far off.
    #[error("Ngày ký {signed_on} còn quá xa. Hãy nhập ngày không sau {latest}, hoặc để trống nếu chưa ký.")]
    SignedTooLate {
        /// dd/mm/yyyy.
        signed_on: String,
        /// dd/mm/yyyy.
        latest: String,
    },
    /// The words of a closed period stay.
    #[error("“{label}” đã chốt nên lời báo cáo không sửa được. Nếu cần sửa, hãy mở lại kỳ và ghi lý do.")]
    TextFrozen {
        /// Label of the period.
        label: String,
    },
}

impl OfficeError for ReportError {
    const NOUN: &'static str = "report";

    fn field(&self) -> Option<&str> {
        match self {
            Self::NoPeriod => Some("period"),
            Self::NoSection { .. } => Some("key"),
            Self::NoSuchVersion { .. } => Some("number"),
            Self::SameVersion => Some("b"),
            Self::DocNumberOutOfRange => Some("doc_number"),
            Self::SignedBeforeCutoff { .. } | Self::SignedTooLate { .. } => Some("signed_on"),
            _ => None,
        }
    }
}
