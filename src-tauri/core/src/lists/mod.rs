//! Lists out: any table of the window as it is shown, its columns, order and filters, as a workbook or as text.
//!
//! Rules: numbers are numbers and days are days, anything else is text, also what looks like a formula; a list that
//! names persons leaves no file without its entry in the history, which says what for (Luật 91/2025/QH15).

pub mod api;
mod text;

use serde::Serialize;

use crate::error::OfficeError;

/// Refusals about lists that go out.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ListError {
    /// What a list with persons is for.
    #[error("Danh sách có tên người nên phải ghi mục đích xuất. Hãy ghi để làm gì, ví dụ: gửi hội rà soát.")]
    NoPurpose,
    /// There is nothing in it.
    #[error("Danh sách đang xem không có dòng nào nên chưa xuất tệp. Hãy bỏ bớt bộ lọc rồi xuất lại.")]
    Empty,
    /// A row has more cells than there are columns, or there are none.
    #[error("Bảng cần xuất không đúng dạng nên chưa xuất tệp. Hãy tải lại màn hình rồi xuất lại.")]
    NoTable,
    /// Excel takes no more.
    #[error("Danh sách có {count} dòng, nhiều hơn một trang tính Excel chứa được. Hãy lọc bớt rồi xuất lại.")]
    TooLong {
        /// How many.
        count: usize,
    },
    /// The writer refused.
    #[error("Không lập được tệp Excel của danh sách ({reason}). Sổ còn nguyên; hãy thử lại, hoặc xuất ra .csv.")]
    Workbook {
        /// What the writer says.
        reason: String,
    },
}

impl OfficeError for ListError {
    const NOUN: &'static str = "list";

    fn field(&self) -> Option<&str> {
        matches!(self, Self::NoPurpose).then_some("purpose")
    }
}
