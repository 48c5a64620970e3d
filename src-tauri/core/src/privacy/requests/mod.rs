//! Yêu cầu của chủ thể dữ liệu: what people ask of their own data, when it came, until when it is to be answered and when
//! it was. Correcting is the ordinary edit, giving out is the person's file, erasing is [`crate::privacy::erasure`]; the
//! register keeps that it was asked and done. The day by which it must be answered is the office's own: no period of the
//! law is built in. Who withdrew the consent is marked in the record until the request is deleted or the data erased.

pub mod api;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about requests.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum DataRequestError {
    /// Came tomorrow.
    #[error("Ngày nhận yêu cầu {received_on} ở sau hôm nay. Hãy kiểm tra lại ngày.")]
    ReceivedInFuture {
        /// As printed.
        received_on: String,
    },
    /// Done before it came, or tomorrow.
    #[error("Ngày xong {done_on} ở trước ngày nhận hoặc sau hôm nay. Hãy kiểm tra lại ngày.")]
    DoneOutOfOrder {
        /// As printed.
        done_on: String,
    },
    /// Due before it came.
    #[error("Hạn trả lời {due_on} ở trước ngày nhận. Hãy kiểm tra lại ngày.")]
    DueBeforeReceived {
        /// As printed.
        due_on: String,
    },
}

impl OfficeError for DataRequestError {
    const NOUN: &'static str = "data_request";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::ReceivedInFuture { .. } => "received_on",
            Self::DoneOutOfOrder { .. } => "done_on",
            Self::DueBeforeReceived { .. } => "due_on",
        })
    }
}
