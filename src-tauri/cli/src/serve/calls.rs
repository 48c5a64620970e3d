//! `POST /call/NAME` and `POST /cancel/ID`: a command, its progress and its answer as lines of JSON.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::Server;
use crate::error::CliError;

/// The running jobs by the id that the page gave them.
#[derive(Default)]
pub struct Jobs(Mutex<HashMap<String, Job>>);

impl Jobs {
    fn with<T>(&self, work: impl FnOnce(&mut HashMap<String, Job>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Runs a command; answers lines of `{"progress"}` and at last one `{"answer"}` or `{"failure"}`.
pub async fn call(
    State(server): State<Arc<Server>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (lines, received) = unbounded_channel();
    let told = lines.clone();
    let job = Job::new(move |progress| {
        let _ = told.send(json!({ "progress": progress }));
    });
    let id = headers.get("x-job").and_then(|id| id.to_str().ok()).map(str::to_owned);
    if let Some(id) = &id {
        server.jobs.with(|jobs| jobs.insert(id.clone(), job.clone()));
    }
    let stops = StopsWhenGone(job.clone());
    tokio::spawn(async move { run(&server, name, body, job, id, lines).await });
    let headers = [(CONTENT_TYPE, "application/x-ndjson"), (CACHE_CONTROL, "no-store")];
    (headers, Body::from_stream(stream::unfold(Some((received, stops)), next_line))).into_response()
}

/// When nobody reads the answer any more, the work need not go on.
struct StopsWhenGone(Job);

impl Drop for StopsWhenGone {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

type Reading = (UnboundedReceiver<Value>, StopsWhenGone);

/// The next line; the answer or the failure is the last one.
async fn next_line(reading: Option<Reading>) -> Option<(Result<Bytes, Infallible>, Option<Reading>)> {
    let (mut received, stops) = reading?;
    let line = received.recv().await?;
    let is_last = line.get("progress").is_none();
    Some((Ok(Bytes::from(format!("{line}\n"))), (!is_last).then_some((received, stops))))
}

async fn run(
    server: &Arc<Server>,
    name: String,
    body: Bytes,
    job: Job,
    id: Option<String>,
    lines: UnboundedSender<Value>,
) {
    let here = server.clone();
    let asked = name.clone();
    let done = tokio::task::spawn_blocking(move || answer(&here, &asked, &body, &job)).await;
    if let Some(id) = id {
        server.jobs.with(|jobs| jobs.remove(&id));
    }
    let line = match done {
        Ok(Ok(answer)) => json!({ "answer": answer }),
        Ok(Err(failure)) => json!({ "failure": failure }),
        Err(_) => json!({ "failure": Failure::from(CliError::Fault { name }) }),
    };
    let _ = lines.send(line);
}

fn answer(server: &Server, name: &str, body: &[u8], job: &Job) -> Result<Value, Failure> {
    let request = match body {
        [] => Value::Null,
        body => serde_json::from_slice(body).map_err(|error| CliError::not_json(&error))?,
    };
    super::books::refuse_lost(name, &request, server.exchange.path(), &server.books)?;
    dispatch(&server.session, name, request, job)
}

/// Asks a running command to stop; one that has ended is none of anyone's concern.
pub async fn cancel(State(server): State<Arc<Server>>, Path(id): Path<String>) -> StatusCode {
    if let Some(job) = server.jobs.with(|jobs| jobs.get(&id).cloned()) {
        job.cancel();
    }
    StatusCode::NO_CONTENT
}
