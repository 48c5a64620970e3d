//! Why a table was not taken in.

use serde::Serialize;

use crate::error::OfficeError;

/// A refusal about a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum TableError {
    /// No column names the rows.
    #[error(
        "Không tìm thấy cột “{column}” trong trang tính “{sheet}”. Hãy chọn trang tính khác, hoặc chỉ ra dòng tiêu đề và cột ấy."
    )]
    NoNamingColumn {
        /// The sheet that was looked at.
        sheet: String,
        /// What the column would hold.
        column: String,
    },
    /// A field that tables of this kind do not have.
    #[error("Cột {column} không thể là “{field}” trong loại bảng này. Hãy chọn lại cách ghép cột.")]
    NotItsField {
        /// The column's letter.
        column: String,
        /// In words.
        field: &'static str,
    },
    /// Tasks without the plan they belong to.
    #[error("Chưa chọn kế hoạch của các nhiệm vụ. Hãy chọn kế hoạch.")]
    WithoutPlan,
    /// More rows than such tables have.
    #[error("Trang tính có {count} dòng, nhiều hơn {limit}. Hãy tách bảng thành nhiều tệp rồi nhập từng tệp.")]
    TooManyRows {
        /// How many.
        count: usize,
        /// At most.
        limit: usize,
    },
    /// The chosen agency is not in the book.
    #[error("Cơ quan được chọn cho “{written}” không còn trong sổ. Hãy chọn lại.")]
    NoSuchAgency {
        /// As the file writes it.
        written: String,
    },
}

impl OfficeError for TableError {
    const NOUN: &'static str = "import_table";

    fn field(&self) -> Option<&str> {
        matches!(self, Self::WithoutPlan).then_some("plan_id")
    }
}
