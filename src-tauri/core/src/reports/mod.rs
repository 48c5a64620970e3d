//! Reports: what a period says ([`data`]), computed from the book at the cut-off ([`figures`]), with its words
//! ([`sections`]) and its head and foot ([`form`]), frozen at closing ([`close`]) and exported ([`export`]); what was changed in the book afterwards
//! ([`adjustments`]); and the overview of the present day ([`overview`]).
//!
//! Rules: an open period is computed anew each time and its workbook says so; a closed period is read back as it was
//! frozen, to the byte; a correction is a new closing with its reason, and the earlier ones stay.

pub mod adjustments;
pub mod api;
pub mod close;
pub mod data;
pub mod export;
pub mod figures;
pub mod form;
pub mod leads;
pub mod named;
pub mod overview;
pub mod sections;
pub(crate) mod store;

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
    /// The folder of the target is not there.
    #[error("Không có thư mục “{folder}” để lưu tệp. Hãy chọn thư mục khác.")]
    NoFolder {
        /// The folder.
        folder: String,
    },
    /// The target is open in Excel, or may not be written.
    #[error(
        "Không ghi được “{file}”: tệp đang mở trong Excel hoặc không có quyền ghi. Hãy đóng tệp đó hoặc lưu với tên khác; tệp cũ còn nguyên."
    )]
    TargetBusy {
        /// The file.
        file: String,
    },
    /// The target is a folder.
    #[error("“{file}” là một thư mục, chưa có tên tệp. Hãy nhập cả tên tệp, ví dụ Bao-cao.xlsx.")]
    TargetIsFolder {
        /// The path.
        file: String,
    },
    /// The target has the ending of another kind of file.
    #[error("“{file}” không phải tên tệp Excel. Hãy đặt tên kết thúc bằng .xlsx.")]
    OtherEnding {
        /// The file.
        file: String,
    },
    /// No room on the disk.
    #[error(
        "Ổ đĩa đã đầy nên không lưu được “{file}”; không có gì bị ghi dở. Hãy giải phóng chỗ trống hoặc lưu sang ổ khác."
    )]
    DiskFull {
        /// The file.
        file: String,
    },
    /// Writing failed otherwise.
    #[error("Không lưu được “{file}” ({reason}); không có gì bị ghi dở. Hãy thử lại hoặc lưu sang nơi khác.")]
    NotWritten {
        /// The file.
        file: String,
        /// What the system says.
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
            Self::NoFolder { .. }
            | Self::TargetBusy { .. }
            | Self::TargetIsFolder { .. }
            | Self::OtherEnding { .. } => Some("path"),
            Self::DiskFull { .. } | Self::NotWritten { .. } => Some("path"),
            Self::NoPeriod => Some("period"),
            Self::NoSection { .. } => Some("key"),
            _ => None,
        }
    }
}
