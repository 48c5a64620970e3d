//! What a refusal looks like. Each noun has its own enum whose `#[error]` text is the Vietnamese sentence (what
//! happened, what to do): a variant without words does not compile. At the edge of the core all become one
//! [`Failure`], which the window, the command line and the server show as it is.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A refusal as it leaves the core.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Failure {
    /// `noun.what_happened`, for programs and tests: `membership.already_member`.
    pub code: String,
    /// What happened and what to do, for people.
    pub sentence: String,
    /// The field of the request that it is about, so that a form can show it there.
    pub field: Option<String>,
    /// The facts behind the sentence.
    #[ts(type = "unknown")]
    pub detail: Box<Value>,
}

/// A refusal of one of many, as a list is written.
#[derive(Debug)]
pub(crate) struct FailureAt {
    /// Its place in what was asked, from 0.
    pub at: usize,
    /// The refusal.
    pub failure: Failure,
}

impl FailureAt {
    /// The refusal of the one at this place.
    pub fn new(at: usize, failure: Failure) -> Self {
        Self { at, failure }
    }
}

/// The refusals of one noun. Serialised with `tag = "what"`.
pub trait OfficeError: std::error::Error + Serialize {
    /// First half of the code.
    const NOUN: &'static str;

    /// The field of the request it is about.
    fn field(&self) -> Option<&str> {
        None
    }
}

impl<E: OfficeError> From<E> for Failure {
    fn from(error: E) -> Self {
        let detail = serde_json::to_value(&error).unwrap_or(Value::Null);
        let what = detail.get("what").and_then(Value::as_str).unwrap_or("failed").to_owned();
        Self {
            code: format!("{}.{what}", E::NOUN),
            sentence: error.to_string(),
            field: error.field().map(str::to_owned),
            detail: Box::new(detail),
        }
    }
}

/// Refusals that belong to no noun.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum RequestError {
    /// No book is open.
    #[error("Chưa mở sổ nào. Hãy mở một tệp .lienhiep hoặc tạo sổ mới.")]
    NoBook,
    /// The table has no such command.
    #[error("Chương trình không có lệnh “{name}”. Hãy xem danh sách bằng “lienhiep-cli commands”.")]
    UnknownCommand {
        /// As asked.
        name: String,
    },
    /// The request does not have the command's form.
    #[error("Yêu cầu gửi đến lệnh “{name}” không đúng dạng ({reason}). Hãy sửa rồi gửi lại.")]
    BadRequest {
        /// The command.
        name: String,
        /// What is wrong, in Vietnamese.
        reason: String,
    },
    /// A field of the form is empty, too long or not of its kind.
    #[error("{sentence}")]
    BadField {
        /// The field's identifier.
        field: String,
        /// The whole sentence.
        sentence: String,
    },
    /// The record is not there (any more).
    #[error("Không tìm thấy {noun} này, có thể đã bị xóa. Hãy tải lại danh sách.")]
    NotFound {
        /// What was looked for, in Vietnamese.
        noun: String,
        /// Its number.
        id: i64,
    },
    /// Somebody changed the record since it was read (another window, an import): both values are shown.
    #[error("{noun} này đã được sửa ở nơi khác sau khi mở. Hãy xem cả hai bản rồi chọn; chưa có gì bị ghi đè.")]
    Stale {
        /// In Vietnamese, with a capital.
        noun: String,
        /// The record as it stands now.
        current: Value,
    },
    /// The open book is being used by something that takes long.
    #[error(
        "Sổ đang bận vì một việc khác chưa xong; sổ được giữ nguyên. Hãy chờ việc đó xong, hoặc dừng nó, rồi làm lại."
    )]
    BookBusy,
    /// The user stopped it.
    #[error("Đã dừng theo yêu cầu; chưa có gì được ghi. Khi cần, hãy làm lại từ đầu.")]
    Cancelled,
}

impl OfficeError for RequestError {
    const NOUN: &'static str = "request";

    fn field(&self) -> Option<&str> {
        match self {
            Self::BadField { field, .. } => Some(field),
            _ => None,
        }
    }
}

impl Failure {
    /// A field of a form that cannot be taken: `sentence` says what is wrong and what to type.
    pub fn field(field: &str, sentence: impl Into<String>) -> Self {
        RequestError::BadField { field: field.to_owned(), sentence: sentence.into() }.into()
    }

    /// The record `noun` (Vietnamese, lower case) with number `id` is not there.
    pub fn not_found(noun: &str, id: i64) -> Self {
        RequestError::NotFound { noun: noun.to_owned(), id }.into()
    }

    /// Whether it only says that the user stopped the work.
    pub fn is_stop(&self) -> bool {
        matches!(self.detail.get("what").and_then(Value::as_str), Some("cancelled"))
    }

    /// The record changed since it was read; `current` is what it is now.
    pub fn stale(noun: &str, current: &impl Serialize) -> Self {
        RequestError::Stale { noun: noun.to_owned(), current: serde_json::to_value(current).unwrap_or(Value::Null) }
            .into()
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.sentence)
    }
}

impl std::error::Error for Failure {}
