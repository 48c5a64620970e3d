//! The one door from the page to the core.

use crate::book::Opening;
use crate::journal;
use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::job::{Job, Progress};
use lienhiep_core::session::Session;
use serde_json::Value;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

/// The calls under way, by the number that the page gave them, so that it can stop one.
#[derive(Default)]
pub struct Jobs(Mutex<HashMap<u32, Job>>);

impl Jobs {
    fn begin(&self, number: u32, job: Job) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(number, job);
    }

    fn end(&self, number: u32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
    }

    fn cancel(&self, number: u32) {
        if let Some(job) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&number) {
            job.cancel();
        }
    }
}

/// Asks the core: a command of its table, the request, and where to tell of progress.
#[tauri::command]
#[allow(non_snake_case, reason = "the page's name for it")]
pub async fn call(
    app: AppHandle,
    name: String,
    request: Value,
    job: u32,
    onProgress: Channel<Progress>,
) -> Result<Value, Failure> {
    let answering = tauri::async_runtime::spawn_blocking(move || {
        // A page that is gone hears no progress; the work itself goes on to its end.
        let work = Job::new(move |progress| drop(onProgress.send(progress)));
        app.state::<Jobs>().begin(job, work.clone());
        let answer = answer(&app, &name, request, &work);
        app.state::<Jobs>().end(job);
        answer
    });
    answering.await.unwrap_or_else(|_| Err(journal::unexpected("call", None)))
}

/// Stops a call at its next step.
#[tauri::command]
pub fn cancel(app: AppHandle, job: u32) {
    app.state::<Jobs>().cancel(job);
}

fn answer(app: &AppHandle, name: &str, request: Value, work: &Job) -> Result<Value, Failure> {
    app.state::<Opening>().wait();
    let session = app.state::<Session>();
    // A fault of ours must not take the window down: the transaction has rolled back, say so.
    let answered = catch_unwind(AssertUnwindSafe(|| dispatch(&session, name, request, work)));
    let answer = answered.unwrap_or_else(|_| Err(journal::unexpected(name, Some(app))));
    if let Err(failure) = &answer {
        log::info!("{name}: {}", failure.code);
    }
    answer
}
