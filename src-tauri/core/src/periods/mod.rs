//! Reporting periods: quarters and the like, by one of two presets or with free dates.
//!
//! Rules: every figure of a period is as of its cut-off, never as of today; two periods of one kind do not overlap
//! (those for a special occasion may); a period that is closed keeps its days. Closing, reopening and exporting are
//! in [`crate::reports`].

pub mod api;
pub mod rules;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about periods.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum PeriodError {
    /// Its days overlap another period of the same kind.
    #[error(
        "Kỳ này (từ {starts_on} đến {cutoff_on}) chồng lên “{other}” (từ {other_starts_on} đến {other_cutoff_on}). Hãy sửa ngày, hoặc dùng kỳ đã có."
    )]
    Overlaps {
        /// First day, dd/mm/yyyy.
        starts_on: String,
        /// Last day.
        cutoff_on: String,
        /// Label of the other.
        other: String,
        /// Its first day.
        other_starts_on: String,
        /// Its last day.
        other_cutoff_on: String,
    },
    /// The code is in use.
    #[error("Đã có kỳ mang mã “{code}”. Hãy dùng kỳ đó hoặc đặt mã khác.")]
    CodeTaken {
        /// The code.
        code: String,
    },
    /// The last day is before the first.
    #[error("Ngày chốt {cutoff_on} trước ngày bắt đầu {starts_on}. Hãy kiểm tra lại hai ngày.")]
    EndsBeforeStart {
        /// First day, dd/mm/yyyy.
        starts_on: String,
        /// Last day.
        cutoff_on: String,
    },
    /// Neither a preset nor both days.
    #[error("Chưa đủ ngày của kỳ. Hãy chọn năm và kỳ theo mẫu, hoặc nhập cả ngày bắt đầu và ngày chốt.")]
    DaysMissing,
    /// The preset has no such number.
    #[error("Không có {kind} thứ {number} trong năm. Hãy chọn lại.")]
    NoSuchNumber {
        /// Kind in words.
        kind: String,
        /// As given.
        number: u32,
    },
    /// No year of an office.
    #[error("Năm {year} ở ngoài khoảng 1900–2100. Hãy nhập lại năm.")]
    NoSuchYear {
        /// As given.
        year: i32,
    },
    /// The report would be owed before its figures are known.
    #[error("Hạn nộp {due_on} trước ngày chốt {cutoff_on}. Hãy kiểm tra lại hai ngày.")]
    DueBeforeCutoff {
        /// dd/mm/yyyy.
        due_on: String,
        /// dd/mm/yyyy.
        cutoff_on: String,
    },
    /// Closing adds a period of late only: an older one is more likely a slip of the pen.
    #[error("Sổ chưa có kỳ “{code}” và kỳ này đã qua lâu. Nếu đúng là kỳ cần chốt, hãy thêm kỳ đó trước rồi chốt.")]
    NotAdded {
        /// Its code.
        code: String,
    },
    /// Nothing has this code.
    #[error("Không có kỳ nào mang mã “{code}”. Hãy xem danh sách kỳ báo cáo rồi nhập lại, ví dụ 2026-Q3.")]
    UnknownCode {
        /// The code.
        code: String,
    },
    /// A closed period keeps its days.
    #[error("“{label}” đã chốt nên không sửa được. Nếu cần sửa, hãy mở lại kỳ và ghi lý do.")]
    Closed {
        /// Its label.
        label: String,
    },
    /// Closing twice.
    #[error("“{label}” đã được chốt ngày {closed_on}; không chốt hai lần. Nếu cần sửa, hãy mở lại kỳ và ghi lý do.")]
    AlreadyClosed {
        /// Its label.
        label: String,
        /// dd/mm/yyyy.
        closed_on: String,
    },
    /// Reopening what is open.
    #[error("“{label}” chưa chốt nên không cần mở lại. Hãy sửa số liệu và lời báo cáo ngay trong kỳ.")]
    NotClosed {
        /// Its label.
        label: String,
    },
    /// Reopening wants its reason.
    #[error("Chưa có lý do mở lại kỳ đã chốt. Hãy ghi lý do; lý do được in ở bản thay thế.")]
    ReasonMissing,
    /// Closing before its last day has come.
    #[error(
        "“{label}” còn đang chạy đến ngày {cutoff_on} nên chưa chốt được. Hãy chốt vào chính ngày {cutoff_on} hoặc sau đó."
    )]
    NotOver {
        /// Its label.
        label: String,
        /// dd/mm/yyyy.
        cutoff_on: String,
    },
    /// Figures that do not tie out.
    #[error("“{label}” còn {count} chỗ số liệu không khớp. Hãy xem phần kiểm tra, sửa xong rồi chốt.")]
    DoesNotTieOut {
        /// Its label.
        label: String,
        /// How many findings.
        count: usize,
    },
    /// Findings that are neither put right nor waived.
    #[error(
        "“{label}” còn {count} điều phải giải quyết hoặc chấp nhận trước khi chốt: {findings}. Hãy bổ sung, sửa cho khớp, hoặc ghi lý do chấp nhận từng điều ở bước Rà soát (dòng lệnh: --waive \"lý do\")."
    )]
    NotSettled {
        /// Its label.
        label: String,
        /// How many things.
        count: usize,
        /// What they are, with the first of each by name.
        findings: String,
    },
    /// Waiving wants its reason.
    #[error("Chưa có lý do chấp nhận. Hãy ghi lý do; lý do được lưu trong bản kiểm chứng.")]
    WaiverReasonMissing,
    /// Nothing was chosen to be waived.
    #[error("Chưa chọn điều cần chấp nhận. Hãy chọn ít nhất một dòng rồi làm lại.")]
    NothingChosen,
    /// The check finds no such thing.
    #[error("Điều cần chấp nhận không còn trong phần kiểm tra. Hãy bấm “Kiểm tra lại” rồi chọn lại.")]
    NothingToWaive,
}

impl OfficeError for PeriodError {
    const NOUN: &'static str = "period";

    fn field(&self) -> Option<&str> {
        match self {
            Self::Overlaps { .. } | Self::DaysMissing => Some("starts_on"),
            Self::CodeTaken { .. } | Self::UnknownCode { .. } => Some("code"),
            Self::EndsBeforeStart { .. } => Some("cutoff_on"),
            Self::NoSuchNumber { .. } => Some("number"),
            Self::NoSuchYear { .. } => Some("year"),
            Self::DueBeforeCutoff { .. } => Some("due_on"),
            Self::ReasonMissing | Self::WaiverReasonMissing => Some("reason"),
            _ => None,
        }
    }
}
