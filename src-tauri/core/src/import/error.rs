//! Why a list was not taken in.

use crate::error::{Failure, OfficeError};
use crate::excel::reading::ReadError;
use serde::Serialize;

/// A refusal of the import.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ImportError {
    /// No row looks like a list of people.
    #[error(
        "Không tìm thấy cột họ và tên trong trang tính “{sheet}”. Hãy chọn trang tính khác, hoặc chỉ ra dòng tiêu đề và cột họ tên."
    )]
    NoNameColumn {
        /// The sheet that was looked at.
        sheet: String,
    },
    /// The headings stand below each other.
    #[error(
        "Trang tính “{sheet}” ghi tiêu đề theo hàng dọc, mỗi người một cột hoặc một phiếu, nên không đọc thành danh sách được. Hãy chép bảng sang trang tính mới bằng cách dán “Chuyển vị” (Transpose) để mỗi người một dòng, rồi chọn lại tệp."
    )]
    LiesOnItsSide {
        /// The sheet that was looked at.
        sheet: String,
    },
    /// An answer that its question does not have.
    #[error("“{answer}” không phải câu trả lời cho “{key}”. Hãy đọc lại tệp rồi chọn trong các câu trả lời đã nêu.")]
    NoSuchAnswer {
        /// As given.
        answer: String,
        /// The question.
        key: String,
    },
    /// An answer to what no list is asked.
    #[error("Không có câu hỏi nào là “{key}”. Hãy đọc lại tệp rồi trả lời các câu hỏi đã nêu.")]
    NoSuchQuestion {
        /// As given.
        key: String,
    },
    /// Letters that no column of Excel has.
    #[error("“{column}” không phải tên cột. Hãy ghi chữ của cột như trong Excel, ví dụ B hoặc AA.")]
    NotAColumn {
        /// The field of the request: `first_column` or `last_column`.
        field: &'static str,
        /// As given.
        column: String,
    },
    /// The range of columns ends before it begins.
    #[error("Cột đầu {first} đứng sau cột cuối {last} nên không có cột nào để đọc. Hãy đổi lại hai cột.")]
    ColumnsReversed {
        /// Letters of the first.
        first: String,
        /// Letters of the last.
        last: String,
    },
    /// A column was given a meaning, and is not among those to read.
    #[error("Cột {column} nằm ngoài các cột được đọc. Hãy đổi “Từ cột”, “Đến cột” hoặc chọn lại cách ghép cột.")]
    ColumnOutside {
        /// Its letters.
        column: String,
    },
    /// The columns named by the user do not fit the sheet.
    #[error("Cột “{column}” không có trong trang tính. Hãy chọn lại cách ghép cột.")]
    NoSuchColumn {
        /// As given.
        column: String,
    },
    /// A row put right by the user is not there.
    #[error("Dòng {row} không có trong trang tính. Hãy đọc lại tệp.")]
    NoSuchRow {
        /// As Excel numbers it.
        row: u32,
    },
    /// The preview was made for another state of the book, or the program was started anew.
    #[error("Bản xem trước này không còn dùng được. Hãy đọc lại tệp rồi ghi.")]
    PreviewGone,
    /// The book changed after the preview.
    #[error("Sổ đã thay đổi sau khi xem trước nên chưa ghi gì. Hãy đọc lại tệp để xem khác biệt mới rồi ghi.")]
    BookChanged,
    /// A row about which there is nothing to decide.
    #[error(
        "Dòng {row} không chọn được là ai: dòng ấy không đọc được, lặp dòng khác hoặc không có trong danh sách. Hãy sửa dòng ấy trước, hoặc chọn dòng khác."
    )]
    RowIsSettled {
        /// As Excel numbers it.
        row: u32,
    },
    /// Somebody whose membership is to end is not among those missing from the list.
    #[error(
        "Có người được chọn kết thúc tư cách hội viên nhưng không thiếu trong danh sách. Hãy đọc lại tệp rồi chọn lại."
    )]
    NotMissing,
    /// Every row was unreadable or left out.
    #[error("Danh sách không còn dòng nào để ghi vào sổ. Hãy chọn lại các dòng bị bỏ ra, hoặc đọc lại tệp.")]
    NothingToWrite,
    /// Neither number nor code of an organisation.
    #[error("Chưa chọn hội của danh sách. Hãy chọn hội hoặc đơn vị gửi danh sách.")]
    WithoutOrganization,
    /// Nothing that could be a table was pasted.
    #[error("Chưa có gì được dán. Hãy chép bảng trong Word hoặc Excel (chọn cả bảng rồi Ctrl+C), sau đó dán lại.")]
    NothingPasted,
    /// No temporary file could be written.
    #[error(
        "Không đọc được bảng đã dán vì máy không ghi được tệp tạm ({reason}). Hãy lưu bảng thành tệp Excel rồi chọn tệp."
    )]
    PastedNotKept {
        /// What the system said.
        reason: String,
    },
    /// Neither a file nor something pasted.
    #[error("Chưa chọn tệp. Hãy chọn tệp, hoặc dán bảng chép từ Word, Excel.")]
    WithoutFile,
    /// More rows than an association has members.
    #[error(
        "Trang tính có {count} dòng người, nhiều hơn {limit}. Hãy tách danh sách thành nhiều tệp rồi nhập từng tệp."
    )]
    TooManyRows {
        /// How many.
        count: usize,
        /// At most.
        limit: usize,
    },
    /// The organisation cannot take members.
    #[error("Không tìm thấy tổ chức có mã “{code}”. Hãy kiểm tra mã trong mục Tổ chức.")]
    NoSuchOrganization {
        /// As given.
        code: String,
    },
    /// It has ended.
    #[error("“{organization}” đã giải thể nên không nhận hội viên. Hãy chọn tổ chức khác.")]
    OrganizationEnded {
        /// Its name.
        organization: String,
    },
    /// It takes no members for the time being.
    #[error(
        "“{organization}” đang tạm ngừng nên không nhận hội viên. Hãy ghi “Hoạt động trở lại” ở mục Tổ chức trước khi nhập."
    )]
    OrganizationSuspended {
        /// Its name.
        organization: String,
    },
    /// The file went out to another association.
    #[error(
        "Tệp này là danh sách rà soát đã gửi “{of}”, không phải “{organization}”. Hãy chọn “{of}” rồi đọc lại tệp."
    )]
    RosterOfAnother {
        /// As chosen.
        organization: String,
        /// Whose it is.
        of: String,
    },
    /// Lists come from associations; their branches are a column or a heading of the list.
    #[error(
        "“{branch}” là chi hội của “{organization}”. Hãy chọn “{organization}”; chi hội nhận ra theo cột hoặc dòng tiêu đề trong danh sách."
    )]
    BranchChosen {
        /// The branch.
        branch: String,
        /// Its association.
        organization: String,
    },
    /// The foreign file was refused.
    #[error("{0}")]
    Unreadable(#[serde(rename = "reason")] ReadError),
}

impl OfficeError for ImportError {
    const NOUN: &'static str = "import";

    fn field(&self) -> Option<&str> {
        match self {
            Self::NoSuchOrganization { .. }
            | Self::OrganizationEnded { .. }
            | Self::OrganizationSuspended { .. }
            | Self::RosterOfAnother { .. }
            | Self::BranchChosen { .. } => Some("organization_id"),
            Self::NotAColumn { field, .. } => Some(field),
            Self::ColumnsReversed { .. } => Some("last_column"),
            _ => None,
        }
    }
}

impl From<ReadError> for ImportError {
    fn from(refusal: ReadError) -> Self {
        ImportError::Unreadable(refusal)
    }
}

/// The refusal as it leaves the core.
pub fn failure(error: ImportError) -> Failure {
    match error {
        ImportError::Unreadable(refusal) => refused(refusal),
        other => other.into(),
    }
}

/// A foreign file's refusal keeps its own code.
pub fn refused(refusal: ReadError) -> Failure {
    Failure {
        code: refusal.code().to_owned(),
        sentence: refusal.to_string(),
        field: Some("path".to_owned()),
        detail: Box::new(serde_json::to_value(&refusal).unwrap_or_default()),
    }
}
