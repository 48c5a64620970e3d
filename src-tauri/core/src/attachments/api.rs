//! Requests, answers and acts of attachments.

use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reading::{self, FileRead};
use super::{AttachedTo, Attachment, AttachmentError, AttachmentFields, AttachmentTotals, rules, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::files;
use crate::history::Act;
use crate::job::Job;
use crate::plans::api::DeleteRecord;
use crate::session::Nothing;
use crate::text::{clean_optional, number};

/// Files to attach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttachFiles {
    /// What to.
    pub to: AttachedTo,
    /// The files of this machine; each is copied into the book.
    pub paths: Vec<String>,
    /// Words about them.
    #[serde(default)]
    pub note: Option<String>,
}

/// What is attached to a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListAttachments {
    /// The record.
    pub to: AttachedTo,
}

/// A copy of an attachment to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveAttachment {
    /// The attachment.
    pub id: i64,
    /// Where to.
    pub path: String,
}

/// A copy that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedAttachment {
    /// The file.
    pub path: String,
}

/// Name and words of an attachment, corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DescribeAttachment {
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// All fields as they shall be.
    pub fields: AttachmentFields,
}

/// What was cleared out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PurgedAttachments {
    /// Contents.
    pub content_count: i64,
    /// Their size in bytes.
    pub byte_count: i64,
}

/// Copies files into the book and attaches them, all of them or none.
///
/// # Errors
/// [`AttachmentError`]; there is no such record.
pub fn attach_files(app: &App, request: AttachFiles, job: &Job) -> Result<Done<Vec<Attachment>>, Failure> {
    if request.paths.is_empty() {
        return Err(AttachmentError::NoFile.into());
    }
    // Whoever asks for what is not there need not wait for the reading.
    app.read(|connection| store::place(connection, request.to).map(drop))?;
    let read = reading::read_all(&request.paths, app.path(), job)?;
    app.transact(Act::SaveAttachment, |tx| {
        let attached = attach(tx, request.to, &read, request.note.as_deref())?;
        let title = store::place(tx, request.to)?.title;
        tx.describe(format!("Đã đính kèm {} vào {title}", told(&attached)));
        Ok(attached)
    })
}

/// Attaches files that were read, within a running act.
///
/// # Errors
/// [`AttachmentError::AlreadyThere`]; there is no such record.
pub(crate) fn attach(
    tx: &Tx<'_>,
    to: AttachedTo,
    read: &[FileRead],
    note: Option<&str>,
) -> Result<Vec<Attachment>, Failure> {
    let note = clean_optional(note);
    let place = store::place(tx, to)?;
    let mut attached = Vec::new();
    for file in read {
        if let Some(known) = store::known_as(tx, &place, &file.sha256)? {
            return Err(AttachmentError::AlreadyThere { file: files::shown(&file.name), known }.into());
        }
        let id = store::insert(tx, &place, file, note.as_deref(), tx.today())?;
        attached.push(store::get(tx, id)?);
    }
    Ok(attached)
}

/// The attachments as a sentence names them.
fn told(attached: &[Attachment]) -> String {
    let size = rules::size_text(attached.iter().map(|one| one.byte_count).sum());
    match attached {
        [one] => format!("“{}” ({size})", one.file_name),
        several => {
            let names: Vec<String> = several.iter().take(3).map(|one| format!("“{}”", one.file_name)).collect();
            let more = if several.len() > names.len() { ", …" } else { "" };
            format!("{} tệp ({}{more}; {size})", number(several.len() as i64), names.join(", "))
        }
    }
}

/// What is attached to a record: of a task also to its reports and evidence, of an obstacle also to its answers.
///
/// # Errors
/// There is no such record.
pub fn list_attachments(app: &App, request: ListAttachments, _job: &Job) -> Result<Vec<Attachment>, Failure> {
    app.read(|connection| {
        store::place(connection, request.to)?;
        store::list(connection, request.to)
    })
}

/// Writes a copy of an attachment to a file of this machine.
///
/// # Errors
/// [`AttachmentError::Damaged`], [`AttachmentError::OtherEnding`]; [`files::FileError`].
pub fn save_attachment(app: &App, request: SaveAttachment, _job: &Job) -> Result<Done<SavedAttachment>, Failure> {
    files::leaving(app, Act::ExportAttachment, |tx, files| {
        let attachment = store::get(tx, request.id)?;
        let Some(bytes) = store::bytes(tx, &attachment.sha256)? else {
            return Err(AttachmentError::Damaged { file: attachment.file_name }.into());
        };
        let path = with_ending(&request.path, &attachment.file_name)?;
        let path = files.write_as_named(Path::new(&path), &bytes)?;
        tx.describe(format!("Đã lưu tệp kèm “{}” ra ngoài sổ", attachment.file_name));
        Ok(SavedAttachment { path: path.display().to_string() })
    })
}

/// The path with the ending of the attachment: a copy is of the kind that it is.
fn with_ending(path: &str, file_name: &str) -> Result<String, AttachmentError> {
    let (wanted, found) = (rules::ending(file_name), rules::ending(&files::name(Path::new(path))));
    if wanted.is_empty() || found == wanted {
        return Ok(path.to_owned());
    }
    if found.is_empty() {
        return Ok(format!("{}.{wanted}", path.trim_end_matches('.')));
    }
    Err(AttachmentError::OtherEnding { file: files::shown(&files::name(Path::new(path))), ending: wanted })
}

/// Corrects the name of an attachment and the words about it.
///
/// # Errors
/// [`AttachmentError::NameMissing`], [`AttachmentError::OtherEnding`]; changed elsewhere meanwhile.
pub fn describe_attachment(app: &App, request: DescribeAttachment, _job: &Job) -> Result<Done<Attachment>, Failure> {
    app.transact(Act::SaveAttachment, |tx| {
        let current = store::get(tx, request.id)?;
        let file_name = rules::name_kept(&request.fields.file_name);
        if file_name.is_empty() {
            return Err(AttachmentError::NameMissing.into());
        }
        let file_name = with_ending(&file_name, &current.file_name)?;
        rules::refuse_program(&file_name, &[])?;
        let fields = AttachmentFields { file_name, note: clean_optional(request.fields.note.as_deref()) };
        if !store::update(tx, request.id, request.version, &fields)? {
            return Err(Failure::stale("Tệp kèm", &current));
        }
        let title = store::place(tx, current.to)?.title;
        tx.describe(match fields.file_name == current.file_name {
            true => format!("Đã sửa ghi chú của tệp kèm “{}” ở {title}", fields.file_name),
            false => format!("Đã đổi tên tệp kèm “{}” thành “{}” ở {title}", current.file_name, fields.file_name),
        });
        store::get(tx, request.id)
    })
}

/// Takes an attachment away; its content stays until it is cleared out, so that this can be taken back.
///
/// # Errors
/// Changed elsewhere meanwhile.
pub fn remove_attachment(app: &App, request: DeleteRecord, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::RemoveAttachment, |tx| {
        let current = store::get(tx, request.id)?;
        if !store::delete(tx, request.id, request.version)? {
            return Err(Failure::stale("Tệp kèm", &current));
        }
        tx.describe(format!("Đã bỏ tệp kèm “{}” khỏi {}", current.file_name, store::place(tx, current.to)?.title));
        Ok(Nothing {})
    })
}

/// How much of the book attachments take.
///
/// # Errors
/// The book cannot be read.
pub fn count_attachments(app: &App, _request: Nothing, _job: &Job) -> Result<AttachmentTotals, Failure> {
    app.read(store::totals)
}

/// Clears out what no attachment has any more, for good, and makes the file smaller by it. What took those attachments
/// away is not taken back afterwards.
///
/// # Errors
/// [`AttachmentError::NothingToPurge`].
pub fn purge_attachments(app: &App, _request: Nothing, _job: &Job) -> Result<Done<PurgedAttachments>, Failure> {
    let done = app.transact(Act::PurgeAttachments, |tx| {
        let AttachmentTotals { unused_count, unused_byte_count, .. } = store::totals(tx)?;
        if unused_count == 0 {
            return Err(AttachmentError::NothingToPurge.into());
        }
        store::purge(tx)?;
        let (count, size) = (number(unused_count), rules::size_text(unused_byte_count));
        tx.describe(format!("Đã dọn {count} tệp kèm đã bỏ ({size})"));
        Ok(PurgedAttachments { content_count: unused_count, byte_count: unused_byte_count })
    })?;
    app.compact();
    Ok(done)
}

/// Refuses to take back the removal of what was cleared out since.
///
/// # Errors
/// See [`store::cleared_out`].
pub(crate) fn cleared_out(connection: &Connection, entry_id: i64) -> Result<Option<String>, Failure> {
    store::cleared_out(connection, entry_id)
}
