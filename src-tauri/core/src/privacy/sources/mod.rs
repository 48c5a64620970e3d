//! Nguồn dữ liệu: why, and by which right, the data of a list is kept, list by list: each that was brought in, each roster
//! that was made.
//!
//! It is asked where a list is brought in, with the last answer of the same association proposed, and never holds the list
//! up: what is not known yet stands in the list of those that lack it.

pub mod api;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about sources.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum SourceError {
    /// Neither a list that was brought in nor a roster, or both.
    #[error("Chưa rõ mục đích và căn cứ này là của danh sách nào. Hãy chọn một lần nhập hoặc một danh sách rà soát.")]
    OfNoList,
    /// A paper of tomorrow.
    #[error("Ngày văn bản {doc_on} ở sau hôm nay. Hãy kiểm tra lại ngày.")]
    DocumentInFuture {
        /// As printed.
        doc_on: String,
    },
}

impl OfficeError for SourceError {
    const NOUN: &'static str = "data_source";

    fn field(&self) -> Option<&str> {
        matches!(self, Self::DocumentInFuture { .. }).then_some("doc_on")
    }
}
