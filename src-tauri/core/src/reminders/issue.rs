//! Making the letters: their words, their numbers, their files, their lines in the register. All of them or none.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::WantedLetters;
use super::words::{self, Filling, fill, plan_words};
use super::{DraftTask, Letter, LetterTask, ReminderDraft, ReminderError, document, drafts, store};
use crate::app::{App, Done};
use crate::dates::show_day;
use crate::error::Failure;
use crate::files;
use crate::history::Act;
use crate::job::Job;
use crate::reports::form::{self, LetterHead};
use crate::settings::{self, Settings};
use crate::text::fold;

/// The greatest number of a register.
pub(crate) const MOST: u32 = 99_999;

/// Letters to make, and where.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct IssueReminders {
    /// The letters.
    #[serde(flatten)]
    pub wanted: WantedLetters,
    /// The folder that the files go to.
    pub folder: String,
}

/// A letter that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IssuedReminder {
    /// Its line of the register.
    pub id: i64,
    /// "05/LHH-VP".
    pub number_text: String,
    /// To whom.
    pub agency_name: String,
    /// The file.
    pub path: String,
    /// Tasks in it.
    pub task_count: usize,
}

/// What a letter bears beside its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Envelope {
    /// The day of the states.
    pub as_of_on: NaiveDate,
    /// Its day.
    pub issued_on: NaiveDate,
    /// An answer is asked until.
    pub due_on: Option<NaiveDate>,
    /// Its number.
    pub number: Option<u32>,
}

/// Makes the letters and registers them: all of them or none. No file that is there already is written over.
///
/// # Errors
/// [`ReminderError`]; [`files::FileError`]; stopped by the user.
pub fn issue_reminders(app: &App, request: IssueReminders, job: &Job) -> Result<Done<Vec<IssuedReminder>>, Failure> {
    files::leaving(app, Act::IssueReminders, |tx, files| {
        let wanted = &request.wanted;
        let (letters, first) = letters(tx, wanted, tx.today())?;
        let settings = settings::store::load(tx)?;
        let symbol = &settings.reminders.symbol;
        let total = letters.len() as u64;
        let mut issued = Vec::with_capacity(letters.len());
        for (number, (draft, letter)) in (first..).zip(&letters) {
            job.progress(issued.len() as u64, total, "Đang lập văn bản đôn đốc…")?;
            let bytes = document::bytes(letter).map_err(ReminderError::from)?;
            let year = letter.issued_on.year();
            let target = free_target(Path::new(&request.folder), &file_stem(number, year, &draft.agency_name));
            let path = files.write(&target, &bytes, "docx")?;
            let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let id = store::insert(
                tx,
                &store::NewReminder {
                    uid: &tx.new_uid(),
                    agency_id: draft.agency_id,
                    agency_name: &draft.agency_name,
                    year,
                    number,
                    symbol,
                    as_of_on: wanted.as_of_on.unwrap_or_else(|| tx.today()),
                    due_on: wanted.due_on,
                    file_name: &file_name,
                    letter,
                    bytes: &bytes,
                },
            )?;
            issued.push(IssuedReminder {
                id,
                number_text: format!("{number:02}/{symbol}"),
                agency_name: draft.agency_name.clone(),
                path: path.display().to_string(),
                task_count: letter.tasks.len(),
            });
        }
        tx.describe(told(&issued));
        Ok(issued)
    })
}

fn told(issued: &[IssuedReminder]) -> String {
    let tasks: usize = issued.iter().map(|one| one.task_count).sum();
    match issued {
        [one] => format!("Đã lập văn bản đôn đốc số {} gửi {}: {tasks} nhiệm vụ", one.number_text, one.agency_name),
        [first, .., last] => format!(
            "Đã lập {} văn bản đôn đốc, số {} đến {}: {tasks} nhiệm vụ",
            issued.len(),
            first.number_text,
            last.number_text
        ),
        [] => String::new(),
    }
}

/// The wanted letters in the order of their agencies, and the number of the first.
pub(super) fn letters(
    connection: &Connection,
    wanted: &WantedLetters,
    today: NaiveDate,
) -> Result<(Vec<(ReminderDraft, Letter)>, u32), Failure> {
    let as_of_on = wanted.as_of_on.unwrap_or(today);
    let issued_on = wanted.issued_on.unwrap_or(today);
    check_days(as_of_on, issued_on, wanted.due_on, today)?;
    let settings = settings::store::load(connection)?;
    check_office(&settings)?;
    let (known, _) = drafts::of(connection, wanted.plan_id, as_of_on)?;
    let chosen = chosen(connection, known, wanted, as_of_on)?;
    let count = chosen.len() as u32;
    let first = first_number(connection, wanted.first_number, issued_on.year(), &settings.reminders.symbol, count)?;
    let mut letters = Vec::with_capacity(chosen.len());
    for (number, draft) in (first..).zip(chosen) {
        let envelope = Envelope { as_of_on, issued_on, due_on: wanted.due_on, number: Some(number) };
        let tasks = draft.tasks.iter().map(|task| task.task.clone()).collect();
        let letter = letter(connection, &settings, &draft.agency_name, tasks, &envelope)?;
        letters.push((draft, letter));
    }
    Ok((letters, first))
}

fn check_days(
    as_of_on: NaiveDate,
    issued_on: NaiveDate,
    due_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), ReminderError> {
    if issued_on > today {
        return Err(ReminderError::NotYet { field: "issued_on", day: show_day(issued_on) });
    }
    if as_of_on > issued_on {
        return Err(ReminderError::IssuedBefore { as_of_on: show_day(as_of_on), issued_on: show_day(issued_on) });
    }
    match due_on {
        Some(due_on) if due_on < issued_on => {
            Err(ReminderError::DueBeforeIssue { due_on: show_day(due_on), issued_on: show_day(issued_on) })
        }
        _ => Ok(()),
    }
}

/// A letter needs an issuer, a symbol and a subject.
fn check_office(settings: &Settings) -> Result<(), ReminderError> {
    let missing = if settings.letterhead.issuing_body.is_empty() && settings.office.union_name.is_empty() {
        "tên cơ quan ban hành (Đơn vị & thể thức)"
    } else if settings.reminders.symbol.is_empty() {
        "ký hiệu văn bản đôn đốc"
    } else if settings.reminders.subject.is_empty() {
        "trích yếu văn bản đôn đốc"
    } else {
        return Ok(());
    };
    Err(ReminderError::OfficeUnknown { missing })
}

/// Of the drafts those that are wanted, with the tasks that are wanted.
fn chosen(
    connection: &Connection,
    known: Vec<ReminderDraft>,
    wanted: &WantedLetters,
    as_of_on: NaiveDate,
) -> Result<Vec<ReminderDraft>, Failure> {
    let letters: Vec<_> = wanted.letters.iter().filter(|letter| !letter.task_ids.is_empty()).collect();
    if letters.is_empty() {
        return Err(ReminderError::NothingChosen.into());
    }
    for letter in &letters {
        let Some(draft) = known.iter().find(|draft| draft.agency_id == letter.agency_id) else {
            let agency = crate::agencies::store::get(connection, letter.agency_id)?.fields.name;
            return Err(ReminderError::NothingOwed { agency, day: show_day(as_of_on) }.into());
        };
        if draft.has_ended {
            return Err(ReminderError::AgencyEnded { agency: draft.agency_name.clone() }.into());
        }
        let is_owed = |id: &i64| draft.tasks.iter().any(|task| task.task.task_id == *id);
        if let Some(task_id) = letter.task_ids.iter().copied().find(|id| !is_owed(id)) {
            return Err(ReminderError::TaskNotOwed { task_id }.into());
        }
    }
    let narrowed = |draft: ReminderDraft| {
        let ids: Vec<i64> = letters
            .iter()
            .filter(|letter| letter.agency_id == draft.agency_id)
            .flat_map(|letter| letter.task_ids.iter().copied())
            .collect();
        let tasks: Vec<DraftTask> = draft.tasks.into_iter().filter(|task| ids.contains(&task.task.task_id)).collect();
        ReminderDraft { tasks, ..draft }
    };
    Ok(known.into_iter().map(narrowed).filter(|draft| !draft.tasks.is_empty()).collect())
}

/// The number of the first letter: the wanted one, if it and those after it are free.
fn first_number(
    connection: &Connection,
    wanted: Option<u32>,
    year: i32,
    symbol: &str,
    count: u32,
) -> Result<u32, Failure> {
    let next = store::next_number(connection, year, symbol)?;
    let first = wanted.unwrap_or(next);
    let last = first.saturating_add(count).saturating_sub(1);
    if first == 0 || first > MOST {
        return Err(ReminderError::NumberOutOfRange.into());
    }
    if last > MOST {
        return Err(ReminderError::NumbersRunOut { count, first, latest: (MOST + 1).saturating_sub(count) }.into());
    }
    match store::taken(connection, year, symbol, first, last)? {
        Some(taken) => {
            let number = format!("{taken:02}");
            Err(ReminderError::NumberTaken { number, symbol: symbol.to_owned(), year, next }.into())
        }
        None => Ok(first),
    }
}

/// All words of a letter.
pub(super) fn letter(
    connection: &Connection,
    settings: &Settings,
    agency_name: &str,
    tasks: Vec<LetterTask>,
    envelope: &Envelope,
) -> Result<Letter, Failure> {
    let plans = plans(connection, &tasks)?;
    let union = match settings.office.union_name.as_str() {
        "" => &settings.letterhead.issuing_body,
        name => name,
    };
    let plan_list = plans.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("; ");
    let (overdue_count, due_soon_count) = words::counts(&tasks);
    let filling = Filling {
        agency: agency_name,
        union,
        plans: if plan_list.is_empty() { "các kế hoạch đã ban hành" } else { &plan_list },
        as_of_on: envelope.as_of_on,
        due_on: envelope.due_on,
        overdue_count,
        due_soon_count,
    };
    let own = &settings.reminders;
    let head = LetterHead {
        number: envelope.number,
        symbol: own.symbol.clone(),
        issued_on: envelope.issued_on,
        subject: fill(&own.subject, "subject", &filling)?.join(" "),
        addressees: vec![agency_name.to_owned()],
        recipients: own.recipients.clone(),
    };
    Ok(Letter {
        is_sample: settings.office.is_sample,
        issuer: union.to_owned(),
        issued_on: envelope.issued_on,
        form: form::letter(settings, head),
        opening: fill(&own.opening, "opening", &filling)?,
        tasks,
        plans,
        request: fill(&own.request, "request", &filling)?,
        closing: fill(&own.closing, "closing", &filling)?,
    })
}

/// The plans of the tasks in their order: number and words of each.
fn plans(connection: &Connection, tasks: &[LetterTask]) -> Result<Vec<(String, String)>, Failure> {
    let mut ids: Vec<i64> = Vec::new();
    for task in tasks.iter().filter(|task| task.plan_id != 0 && !ids.contains(&task.plan_id)).collect::<Vec<_>>() {
        if !ids.contains(&task.plan_id) {
            ids.push(task.plan_id);
        }
    }
    let words = |id: &i64| -> Result<(String, String), Failure> {
        let plan = crate::plans::store::get(connection, *id)?.fields;
        let words = plan_words(&plan.doc_number, plan.issued_on, plan.issuer.as_deref());
        Ok((plan.doc_number, words))
    };
    ids.iter().map(words).collect()
}

/// Plain letters, for mail programs and old systems: "Don-doc-05-2026-so-khoa-hoc-va-cong-nghe".
fn file_stem(number: u32, year: i32, agency_name: &str) -> String {
    const LONGEST: usize = 60;
    let mut name = String::new();
    for word in fold(agency_name).split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
    {
        if name.len() + word.len() >= LONGEST {
            break;
        }
        name.push('-');
        name.push_str(word);
    }
    format!("Don-doc-{number:02}-{year}{name}")
}

/// A name that no file in the folder has yet.
fn free_target(folder: &Path, stem: &str) -> PathBuf {
    let named = |number: u32| match number {
        1 => folder.join(format!("{stem}.docx")),
        number => folder.join(format!("{stem}_{number}.docx")),
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}
