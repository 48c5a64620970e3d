//! The steps of an obstacle: sent, answered, what came of it, settled, opened again; and putting a step right.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::{check_sendable, paragraphs, short};
use super::store::{self, Step};
use super::{Obstacle, ObstacleError, ObstacleFields, rules};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::text::{clean_optional, clean_paragraphs};

/// The proposal goes to its addressee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SendProposal {
    /// Number of the obstacle.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// When.
    pub proposal_sent_on: NaiveDate,
    /// The letter that takes it.
    #[serde(default)]
    pub proposal_document: Option<String>,
    /// To whom; absent: as recorded.
    #[serde(default)]
    pub addressee: Option<String>,
}

/// An answer to an obstacle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnswerObstacle {
    /// Number of the obstacle.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// Trả lời.
    pub answer: String,
    /// When.
    pub answered_on: NaiveDate,
    /// Who, when it is not the addressee.
    #[serde(default)]
    pub answered_by: Option<String>,
    /// The paper that answers.
    #[serde(default)]
    pub answer_document: Option<String>,
}

/// What came of it so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NoteEffect {
    /// Number of the obstacle.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// Kết quả.
    pub effect: String,
    /// When.
    pub noted_on: NaiveDate,
}

/// An obstacle that is settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CloseObstacle {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// When.
    pub closed_on: NaiveDate,
    /// What came of it.
    #[serde(default)]
    pub effect: Option<String>,
}

/// A settled obstacle that stands in the way again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReopenObstacle {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// From which day on.
    pub reopened_on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A closing to put right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UpdateClosing {
    /// Number of the closing.
    pub id: i64,
    /// The version of the closing that was read.
    pub version: i64,
    /// When.
    pub closed_on: NaiveDate,
    /// What came of it.
    #[serde(default)]
    pub effect: Option<String>,
    /// Open again from this day on.
    #[serde(default)]
    pub reopened_on: Option<NaiveDate>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Records that the proposal was sent; once more puts the day, the letter or the addressee right.
///
/// # Errors
/// [`ObstacleError`]: nothing proposed, nobody to send it to, settled already, a wrong day.
pub fn send_proposal(app: &App, request: SendProposal, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = open(tx, request.id)?;
        let fields = ObstacleFields {
            proposal_sent_on: Some(request.proposal_sent_on),
            proposal_document: clean_optional(request.proposal_document.as_deref()),
            addressee: clean_optional(request.addressee.as_deref()).or(current.fields.addressee.clone()),
            ..current.fields.clone()
        };
        check_sendable(&fields)?;
        if !store::update(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Vướng mắc", &current));
        }
        let to = fields.addressee.as_deref().unwrap_or_default();
        let on = show_day(request.proposal_sent_on);
        tx.describe(format!("Đã ghi gửi kiến nghị “{}” đến {to} ngày {on}", short(&current.fields.content)));
        kept(tx, request.id)
    })
}

/// Adds an answer; those before it stay.
///
/// # Errors
/// [`ObstacleError`]: settled already, before it was raised, a day that has not come; no answer.
pub fn answer_obstacle(app: &App, request: AnswerObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = open(tx, request.id)?;
        let step = answer(&request)?;
        add(tx, &current, request.version, &step, "Đã ghi trả lời vướng mắc")
    })
}

/// Puts an answer right: `id` and `version` are the answer's.
///
/// # Errors
/// As [`answer_obstacle`], but for obstacles that are settled; changed elsewhere meanwhile.
pub fn update_obstacle_answer(app: &App, request: AnswerObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let step = answer(&request)?;
        put_right(tx, request.id, request.version, &step, "Đã sửa trả lời của vướng mắc")
    })
}

/// Deletes an answer that was recorded by mistake.
///
/// # Errors
/// There is none; changed elsewhere meanwhile.
pub fn delete_obstacle_answer(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| take_out(tx, store::ANSWERS, request, "Đã xóa trả lời của vướng mắc"))
}

/// Notes what came of it so far, also before it is settled.
///
/// # Errors
/// As [`answer_obstacle`].
pub fn note_obstacle_effect(app: &App, request: NoteEffect, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = open(tx, request.id)?;
        add(tx, &current, request.version, &effect(&request)?, "Đã ghi kết quả giải quyết vướng mắc")
    })
}

/// Puts a noted effect right: `id` and `version` are the effect's.
///
/// # Errors
/// As [`update_obstacle_answer`].
pub fn update_obstacle_effect(app: &App, request: NoteEffect, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        put_right(tx, request.id, request.version, &effect(&request)?, "Đã sửa kết quả giải quyết của vướng mắc")
    })
}

/// Deletes a noted effect.
///
/// # Errors
/// There is none; changed elsewhere meanwhile.
pub fn delete_obstacle_effect(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        take_out(tx, store::EFFECTS, request, "Đã xóa kết quả giải quyết của vướng mắc")
    })
}

/// Settles an obstacle, with or without an answer: it is not carried over any more.
///
/// # Errors
/// [`ObstacleError`]: settled already, before it was raised or opened again, a day that has not come.
pub fn close_obstacle(app: &App, request: CloseObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = open(tx, request.id)?;
        let step = Step::Closing {
            closed_on: request.closed_on,
            effect: paragraphs(request.effect.clone()),
            reopened_on: None,
            reason: None,
        };
        add(tx, &current, request.version, &step, "Đã kết thúc vướng mắc")
    })
}

/// Opens a settled obstacle again, from a day on: until then it stays settled, on every past day too.
///
/// # Errors
/// [`ObstacleError`]: not settled, no reason, a wrong day; changed elsewhere meanwhile.
pub fn reopen_obstacle(app: &App, request: ReopenObstacle, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let current = store::get(tx, request.id)?;
        let standing = current.closings.iter().find(|closing| closing.reopened_on.is_none());
        let closing = standing.ok_or(ObstacleError::NotClosed)?.clone();
        let reason = paragraphs(Some(request.reason)).ok_or(ObstacleError::NoReason)?;
        rules::check_reopened(closing.closed_on, Some(request.reopened_on))?;
        let step = Step::Closing {
            closed_on: closing.closed_on,
            effect: closing.effect,
            reopened_on: Some(request.reopened_on),
            reason: Some(reason),
        };
        touch(tx, &current, request.version)?;
        store::update_step(tx, closing.id, closing.version, &step)?;
        tx.describe(format!("Đã mở lại vướng mắc “{}”", short(&current.fields.content)));
        kept(tx, request.id)
    })
}

/// Puts a closing right, its reopening too: `id` and `version` are the closing's.
///
/// # Errors
/// [`ObstacleError`]; changed elsewhere meanwhile.
pub fn update_obstacle_closing(app: &App, request: UpdateClosing, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| {
        let reason = paragraphs(request.reason.clone());
        if request.reopened_on.is_some() && reason.is_none() {
            return Err(ObstacleError::NoReason.into());
        }
        rules::check_reopened(request.closed_on, request.reopened_on)?;
        let step = Step::Closing {
            closed_on: request.closed_on,
            effect: paragraphs(request.effect.clone()),
            reopened_on: request.reopened_on,
            reason: reason.filter(|_| request.reopened_on.is_some()),
        };
        put_right(tx, request.id, request.version, &step, "Đã sửa lần kết thúc của vướng mắc")
    })
}

/// Deletes a closing that was recorded by mistake: as if the obstacle had not been settled then.
///
/// # Errors
/// There is none; changed elsewhere meanwhile.
pub fn delete_obstacle_closing(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Obstacle>, Failure> {
    app.transact(Act::SaveObstacle, |tx| take_out(tx, store::CLOSINGS, request, "Đã xóa lần kết thúc của vướng mắc"))
}

/// The answer of a request.
fn answer(request: &AnswerObstacle) -> Result<Step, Failure> {
    let text = clean_paragraphs(&request.answer);
    if text.is_empty() {
        return Err(Failure::field("answer", "Chưa có nội dung trả lời. Hãy nhập."));
    }
    Ok(Step::Answer {
        answered_on: request.answered_on,
        answered_by: clean_optional(request.answered_by.as_deref()),
        answer: text,
        document: clean_optional(request.answer_document.as_deref()),
    })
}

/// The effect of a request.
fn effect(request: &NoteEffect) -> Result<Step, Failure> {
    let text = clean_paragraphs(&request.effect);
    if text.is_empty() {
        return Err(Failure::field("effect", "Chưa có kết quả. Hãy ghi việc đã chuyển biến ra sao."));
    }
    Ok(Step::Effect { noted_on: request.noted_on, effect: text })
}

/// An obstacle that is not settled.
fn open(tx: &Tx<'_>, id: i64) -> Result<Obstacle, Failure> {
    let obstacle = store::get(tx, id)?;
    match obstacle.closed_on() {
        Some(day) => Err(ObstacleError::AlreadyClosed { closed_on: show_day(day) }.into()),
        None => Ok(obstacle),
    }
}

/// Counts the obstacle's version up: a step is a change of it.
fn touch(tx: &Tx<'_>, current: &Obstacle, version: i64) -> Result<(), Failure> {
    match store::touch(tx, current.id, version)? {
        true => Ok(()),
        false => Err(Failure::stale("Vướng mắc", current)),
    }
}

/// Adds a step.
fn add(tx: &Tx<'_>, current: &Obstacle, version: i64, step: &Step, done: &str) -> Result<Obstacle, Failure> {
    touch(tx, current, version)?;
    store::insert_step(tx, current.id, step)?;
    tx.describe(format!("{done} “{}”", short(&current.fields.content)));
    kept(tx, current.id)
}

/// Changes a step.
fn put_right(tx: &Tx<'_>, id: i64, version: i64, step: &Step, done: &str) -> Result<Obstacle, Failure> {
    let current = store::get(tx, store::obstacle_of(tx, step.table(), id)?)?;
    if !store::update_step(tx, id, version, step)? {
        return Err(Failure::stale("Vướng mắc", &current));
    }
    touch(tx, &current, current.version)?;
    tx.describe(format!("{done} “{}”", short(&current.fields.content)));
    kept(tx, current.id)
}

/// Deletes a step.
fn take_out(tx: &Tx<'_>, table: &'static str, request: DeleteRecord, done: &str) -> Result<Obstacle, Failure> {
    let current = store::get(tx, store::obstacle_of(tx, table, request.id)?)?;
    if !store::delete_step(tx, table, request.id, request.version)? {
        return Err(Failure::stale("Vướng mắc", &current));
    }
    touch(tx, &current, current.version)?;
    tx.describe(format!("{done} “{}”", short(&current.fields.content)));
    kept(tx, current.id)
}

/// The obstacle as it is now, when its days are in order.
fn kept(tx: &Tx<'_>, id: i64) -> Result<Obstacle, Failure> {
    let obstacle = store::get(tx, id)?;
    rules::check(&obstacle, tx.today())?;
    Ok(obstacle)
}
