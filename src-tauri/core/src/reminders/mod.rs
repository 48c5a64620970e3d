//! Urging (đôn đốc): letters to the lead agencies whose tasks are overdue or due soon, and the register of what was sent
//! and what came back.
//!
//! Rules: a letter goes to who answers for the tasks on the day it tells of: of a lead agency that has ended, to its
//! successor, and tasks of several predecessors stand in one letter. A letter bears a running number of the year and
//! symbol; a number is given once, also when its letter is withdrawn. What a letter said (its words, its tasks with
//! deadline and state) and its file are kept as they went out, so that it can be written again years later, the same
//! byte for byte. A letter is answered on a day not before it was issued; one that was not sent after all is withdrawn
//! with a reason and counts as no urging. Letters have left the office, so that making them is not undone.

pub mod api;
mod document;
pub(crate) mod drafts;
pub mod issue;
pub mod register;
pub(crate) mod store;
mod types;
pub mod words;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about letters that urge.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ReminderError {
    /// Nothing was chosen.
    #[error("Chưa chọn cơ quan và nhiệm vụ nào để đôn đốc. Hãy chọn ít nhất một nhiệm vụ.")]
    NothingChosen,
    /// The agency has nothing to be urged for.
    #[error("“{agency}” không còn nhiệm vụ quá hạn hay sắp đến hạn ngày {day}. Hãy xem lại danh sách.")]
    NothingOwed {
        /// Its name.
        agency: String,
        /// dd/mm/yyyy.
        day: String,
    },
    /// A chosen task is done, set aside or not yet due, or led by another agency.
    #[error(
        "Có nhiệm vụ đã chọn nay không còn quá hạn hay sắp đến hạn, hoặc đã giao cơ quan khác. Hãy xem lại danh sách rồi lập lại."
    )]
    TaskNotOwed {
        /// The task.
        task_id: i64,
    },
    /// It has ended and nobody took over.
    #[error(
        "“{agency}” đã thôi hoạt động và chưa có cơ quan kế tiếp nên không gửi được. Hãy ghi cơ quan kế tiếp trong danh mục cơ quan, hoặc giao lại nhiệm vụ."
    )]
    AgencyEnded {
        /// Its name.
        agency: String,
    },
    /// An answer is asked for before the letter.
    #[error("Ngày trả lời {due_on} trước ngày văn bản {issued_on}. Hãy chọn lại ngày.")]
    DueBeforeIssue {
        /// dd/mm/yyyy.
        due_on: String,
        /// dd/mm/yyyy.
        issued_on: String,
    },
    /// The words name the day of the answer, and there is none.
    #[error(
        "Lời văn bản có {{ngày trả lời}} nhưng chưa chọn ngày trả lời. Hãy chọn ngày, hoặc bỏ chỗ ấy trong Cài đặt → Văn bản đôn đốc."
    )]
    DueMissing,
    /// The states are of a day after the letter.
    #[error("Tình hình tính đến ngày {as_of_on}, sau ngày văn bản {issued_on}. Hãy chọn ngày văn bản không sớm hơn.")]
    IssuedBefore {
        /// dd/mm/yyyy.
        as_of_on: String,
        /// dd/mm/yyyy.
        issued_on: String,
    },
    /// The number is given.
    #[error("Số {number}/{symbol} năm {year} đã dùng (số đã cấp không dùng lại). Hãy lấy từ số {next}.")]
    NumberTaken {
        /// The number.
        number: String,
        /// The symbol.
        symbol: String,
        /// The year.
        year: i32,
        /// The first one that is free, with all after it.
        next: u32,
    },
    /// No number of a register.
    #[error("Số văn bản phải từ 1 đến 99999. Hãy nhập lại.")]
    NumberOutOfRange,
    /// The first number is one of a register, the last is none.
    #[error("{count} văn bản từ số {first} sẽ vượt số 99999. Hãy nhập số đầu không quá {latest}.")]
    NumbersRunOut {
        /// How many letters.
        count: u32,
        /// The first number.
        first: u32,
        /// The latest first number that leaves room for all.
        latest: u32,
    },
    /// An answer that says nothing.
    #[error("Chưa ghi trả lời bằng văn bản nào, nội dung gì. Hãy nhập số văn bản trả lời hoặc nội dung trả lời.")]
    AnswerEmpty,
    /// Words of an answer, and no day.
    #[error("Chưa có ngày trả lời. Hãy nhập ngày; nếu cơ quan chưa trả lời thì xóa cả văn bản và nội dung trả lời.")]
    AnswerWithoutDay,
    /// The settings do not say who writes.
    #[error("Chưa có {missing} nên chưa lập được văn bản. Hãy điền trong Cài đặt rồi lập lại.")]
    OfficeUnknown {
        /// What is missing, in Vietnamese.
        missing: &'static str,
    },
    /// A name in braces that no letter can fill.
    #[error("Không có chỗ điền nào tên {{{name}}}. Hãy dùng: {known}.")]
    UnknownPlaceholder {
        /// Which block.
        field: &'static str,
        /// What stands in the braces.
        name: String,
        /// All that there are.
        known: String,
    },
    /// An opening brace that nothing closes.
    #[error("Có dấu {{ mà thiếu dấu }} đóng lại. Hãy sửa cho đủ cặp, ví dụ {{cơ quan}}.")]
    BraceOpen {
        /// Which block.
        field: &'static str,
    },
    /// Answered before it was issued.
    #[error("Ngày trả lời {answered_on} trước ngày văn bản {issued_on}. Hãy kiểm tra lại ngày.")]
    AnsweredBefore {
        /// dd/mm/yyyy.
        answered_on: String,
        /// dd/mm/yyyy.
        issued_on: String,
    },
    /// A day that has not come.
    #[error("Ngày {day} chưa đến. Hãy nhập ngày không sau hôm nay.")]
    NotYet {
        /// The field.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
    },
    /// It counts no more.
    #[error(
        "Văn bản số {number} đã thu hồi ngày {withdrawn_on} nên không ghi thêm được. Nếu thu hồi nhầm, hãy hoàn tác việc ấy trong Nhật ký."
    )]
    Withdrawn {
        /// Its number and symbol.
        number: String,
        /// dd/mm/yyyy.
        withdrawn_on: String,
    },
    /// It was sent, since it was answered.
    #[error(
        "Văn bản số {number} đã có trả lời ngày {answered_on} nên không thu hồi được. Nếu ghi nhầm, hãy bỏ ghi nhận trả lời trước."
    )]
    Answered {
        /// Its number and symbol.
        number: String,
        /// dd/mm/yyyy.
        answered_on: String,
    },
    /// Why it is withdrawn is not told.
    #[error("Chưa có lý do thu hồi. Hãy ghi lý do: số văn bản đã cấp không dùng lại nên sổ cần nói rõ.")]
    ReasonMissing,
    /// Its file is not in the book.
    #[error("Không tìm thấy tệp của văn bản số {number} trong sổ. Hãy phục hồi từ bản sao lưu gần nhất.")]
    FileMissing {
        /// Its number and symbol.
        number: String,
    },
    /// The writer refused.
    #[error(
        "Không lập được tệp Word ({reason}). Số liệu trong sổ còn nguyên; hãy thử lại, nếu vẫn lỗi hãy gửi dòng này cho người hỗ trợ."
    )]
    Document {
        /// What it says.
        reason: String,
    },
}

impl OfficeError for ReminderError {
    const NOUN: &'static str = "reminder";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::DueBeforeIssue { .. } | Self::DueMissing => "due_on",
            Self::IssuedBefore { .. } => "issued_on",
            Self::NumberTaken { .. } | Self::NumberOutOfRange | Self::NumbersRunOut { .. } => "first_number",
            Self::AnswerEmpty => "answer",
            Self::UnknownPlaceholder { field, .. } | Self::BraceOpen { field } => field,
            Self::AnsweredBefore { .. } | Self::AnswerWithoutDay => "answered_on",
            Self::NotYet { field, .. } => field,
            Self::ReasonMissing => "reason",
            _ => return None,
        })
    }
}
