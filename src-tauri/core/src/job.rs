//! Long work: how far it is, and whether the user wants it to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use crate::error::{Failure, RequestError};

/// How far a long work is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Progress {
    /// Steps done, in the unit of `what`.
    pub done: u64,
    /// Steps in all, when known.
    pub total: Option<u64>,
    /// What is being done, in Vietnamese: "Đang đọc tệp…".
    pub what: String,
}

type Listener = Box<dyn Fn(Progress) + Send + Sync>;

/// Goes with a call: the core tells it how far it is and learns from it when to stop.
#[derive(Clone)]
pub struct Job {
    cancelled: Arc<AtomicBool>,
    listener: Arc<Listener>,
}

impl Job {
    /// A job that tells `listener` of its progress.
    pub fn new(listener: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { cancelled: Arc::default(), listener: Arc::new(Box::new(listener)) }
    }

    /// A job that nobody listens to.
    pub fn quiet() -> Self {
        Self::new(|_| {})
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Tells how far the work is.
    ///
    /// # Errors
    /// `request.cancelled` when the user stopped it.
    pub fn progress(&self, done: u64, total: impl Into<Option<u64>>, what: &str) -> Result<(), Failure> {
        if self.is_cancelled() {
            return Err(RequestError::Cancelled.into());
        }
        (self.listener)(Progress { done, total: total.into(), what: what.to_owned() });
        Ok(())
    }
}
