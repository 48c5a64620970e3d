//! SQL of attachments.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::reading::{FileRead, sum};
use super::{AttachedTo, Attachment, AttachmentFields, AttachmentSubject, AttachmentTotals, rules};
use crate::dates::show_day;
use crate::error::Failure;
use crate::tasks::{course::store as course, store as tasks};

/// Where an attachment hangs: its columns, and the words for it.
#[derive(Debug, Default)]
pub(crate) struct Place {
    plan_id: Option<i64>,
    task_id: Option<i64>,
    progress_id: Option<i64>,
    evidence_id: Option<i64>,
    obstacle_id: Option<i64>,
    answer_id: Option<i64>,
    /// What it is attached to, within a sentence: "minh chứng 3/BC của nhiệm vụ I.1".
    pub(crate) title: String,
}

/// The place that is asked for.
///
/// # Errors
/// There is no such record.
pub(crate) fn place(connection: &Connection, to: AttachedTo) -> Result<Place, Failure> {
    let id = to.id;
    match to.subject {
        AttachmentSubject::Plan => {
            let number: Option<String> = connection
                .prepare_cached("SELECT doc_number FROM plan WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?;
            let number = number.ok_or_else(|| Failure::not_found("kế hoạch", id))?;
            Ok(Place { plan_id: Some(id), title: format!("kế hoạch số {number}"), ..Place::default() })
        }
        AttachmentSubject::Task => {
            Ok(Place { task_id: Some(id), title: tasks::title(connection, id)?, ..Place::default() })
        }
        AttachmentSubject::Report => {
            let report = course::report(connection, id)?;
            let day = show_day(report.fields.reported_on);
            let title = format!("kết quả ngày {day} của {}", tasks::title(connection, report.task_id)?);
            Ok(Place { task_id: Some(report.task_id), progress_id: Some(id), title, ..Place::default() })
        }
        AttachmentSubject::Evidence => {
            let evidence = course::evidence(connection, id)?;
            let task = tasks::title(connection, evidence.task_id)?;
            let title = format!("minh chứng {} của {task}", evidence.fields.doc_number);
            Ok(Place { task_id: Some(evidence.task_id), evidence_id: Some(id), title, ..Place::default() })
        }
        AttachmentSubject::Obstacle => {
            let content: Option<String> = connection
                .prepare_cached("SELECT content FROM obstacle WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?;
            let content = content.ok_or_else(|| Failure::not_found("vướng mắc", id))?;
            let title = format!("vướng mắc “{}”", crate::files::shown(&content));
            Ok(Place { obstacle_id: Some(id), title, ..Place::default() })
        }
        AttachmentSubject::Answer => {
            let found: Option<(i64, NaiveDate, String)> = connection
                .prepare_cached(
                    "SELECT a.obstacle_id, a.answered_on, o.content FROM obstacle_answer a JOIN obstacle o ON o.id = a.obstacle_id
                      WHERE a.id = ?1",
                )?
                .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?;
            let (obstacle_id, day, content) = found.ok_or_else(|| Failure::not_found("trả lời vướng mắc", id))?;
            let title = format!("trả lời ngày {} về vướng mắc “{}”", show_day(day), crate::files::shown(&content));
            Ok(Place { obstacle_id: Some(obstacle_id), answer_id: Some(id), title, ..Place::default() })
        }
    }
}

const ATTACHMENT: &str =
    "SELECT x.id, x.version, x.plan_id, x.task_id, x.progress_id, x.evidence_id, x.obstacle_id, x.answer_id,
  x.file_name, x.note, x.attached_on, x.byte_count, x.sha256, r.reported_on, e.doc_number, a.answered_on
  FROM attachment x LEFT JOIN task_progress r ON r.id = x.progress_id LEFT JOIN evidence e ON e.id = x.evidence_id
  LEFT JOIN obstacle_answer a ON a.id = x.answer_id";

fn attachment_row(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    use AttachmentSubject::{Answer, Evidence, Obstacle, Plan, Report, Task};
    let number = |at: usize| row.get::<_, Option<i64>>(at);
    let day =
        |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<NaiveDate>>(at)?.map(show_day).unwrap_or_default());
    let (subject, id, to_text) = match (number(4)?, number(5)?, number(7)?, number(3)?, number(6)?) {
        (Some(id), ..) => (Report, id, format!("Báo cáo ngày {}", day(13)?)),
        (_, Some(id), ..) => {
            (Evidence, id, format!("Minh chứng {}", row.get::<_, Option<String>>(14)?.unwrap_or_default()))
        }
        (_, _, Some(id), ..) => (Answer, id, format!("Trả lời ngày {}", day(15)?)),
        (_, _, _, Some(id), _) => (Task, id, "Nhiệm vụ".to_owned()),
        (_, _, _, _, Some(id)) => (Obstacle, id, "Vướng mắc".to_owned()),
        _ => (Plan, number(2)?.unwrap_or_default(), "Kế hoạch".to_owned()),
    };
    let file_name: String = row.get(8)?;
    Ok(Attachment {
        id: row.get(0)?,
        version: row.get(1)?,
        to: AttachedTo { subject, id },
        to_text,
        safe_name: rules::safe_name(&file_name),
        can_open: rules::can_open(&file_name),
        file_name,
        note: row.get(9)?,
        attached_on: row.get(10)?,
        byte_count: row.get(11)?,
        sha256: row.get(12)?,
    })
}

/// One attachment.
pub(crate) fn get(connection: &Connection, id: i64) -> Result<Attachment, Failure> {
    let found = connection
        .prepare_cached(&format!("{ATTACHMENT} WHERE x.id = ?1"))?
        .query_row([id], attachment_row)
        .optional()?;
    found.ok_or_else(|| Failure::not_found("tệp kèm", id))
}

/// What is attached to a record, the latest first: of a task also to its reports and evidence, of an obstacle also to its
/// answers.
pub(crate) fn list(connection: &Connection, to: AttachedTo) -> Result<Vec<Attachment>, Failure> {
    let column = match to.subject {
        AttachmentSubject::Plan => "plan_id",
        AttachmentSubject::Task => "task_id",
        AttachmentSubject::Report => "progress_id",
        AttachmentSubject::Evidence => "evidence_id",
        AttachmentSubject::Obstacle => "obstacle_id",
        AttachmentSubject::Answer => "answer_id",
    };
    let sql = format!("{ATTACHMENT} WHERE x.{column} = ?1 ORDER BY x.attached_on DESC, x.id DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([to.id], attachment_row)?.collect::<rusqlite::Result<_>>()?)
}

/// What the same content is called at the same place already.
pub(crate) fn known_as(connection: &Connection, place: &Place, sha256: &str) -> Result<Option<String>, Failure> {
    let found = connection
        .prepare_cached(
            "SELECT file_name FROM attachment WHERE sha256 = ?1 AND plan_id IS ?2 AND task_id IS ?3 AND progress_id IS ?4
                AND evidence_id IS ?5 AND obstacle_id IS ?6 AND answer_id IS ?7",
        )?
        .query_row(
            params![
                sha256,
                place.plan_id,
                place.task_id,
                place.progress_id,
                place.evidence_id,
                place.obstacle_id,
                place.answer_id
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}

/// Adds an attachment, its content too unless the book has it; its number.
pub(crate) fn insert(
    connection: &Connection,
    place: &Place,
    file: &FileRead,
    note: Option<&str>,
    attached_on: NaiveDate,
) -> Result<i64, Failure> {
    connection
        .prepare_cached(
            "INSERT INTO attachment_content (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING",
        )?
        .execute(params![file.sha256, file.bytes])?;
    connection
        .prepare_cached(
            "INSERT INTO attachment (plan_id, task_id, progress_id, evidence_id, obstacle_id, answer_id, file_name, note,
                                     attached_on, byte_count, sha256)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            place.plan_id,
            place.task_id,
            place.progress_id,
            place.evidence_id,
            place.obstacle_id,
            place.answer_id,
            file.name,
            note,
            attached_on,
            file.bytes.len() as i64,
            file.sha256
        ])?;
    Ok(connection.last_insert_rowid())
}

/// The content; none when it is not there or not what was put in.
pub(crate) fn bytes(connection: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, Failure> {
    let found: Option<Vec<u8>> = connection
        .prepare_cached("SELECT bytes FROM attachment_content WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?;
    Ok(found.filter(|bytes| sum(bytes) == sha256))
}

/// Changes name and words; false when `version` is not the one that stands.
pub(crate) fn update(
    connection: &Connection,
    id: i64,
    version: i64,
    fields: &AttachmentFields,
) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE attachment SET version = version + 1, file_name = ?3, note = ?4 WHERE id = ?1 AND version = ?2",
        params![id, version, fields.file_name, fields.note],
    )?;
    Ok(changed == 1)
}

/// Takes an attachment away, its content stays; false when `version` is not the one that stands.
pub(crate) fn delete(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM attachment WHERE id = ?1 AND version = ?2", [id, version])? == 1)
}

/// How much attachments take.
pub(crate) fn totals(connection: &Connection) -> Result<AttachmentTotals, Failure> {
    let sql = "SELECT (SELECT count(*) FROM attachment), count(*) FILTER (WHERE used), coalesce(sum(size) FILTER (WHERE used), 0),
                      count(*) FILTER (WHERE NOT used), coalesce(sum(size) FILTER (WHERE NOT used), 0)
                 FROM (SELECT length(bytes) AS size, EXISTS (SELECT 1 FROM attachment x WHERE x.sha256 = c.sha256) AS used
                         FROM attachment_content c)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| {
        Ok(AttachmentTotals {
            attachment_count: row.get(0)?,
            content_count: row.get(1)?,
            byte_count: row.get(2)?,
            unused_count: row.get(3)?,
            unused_byte_count: row.get(4)?,
        })
    })?)
}

/// Deletes the contents that no attachment has.
pub(crate) fn purge(connection: &Connection) -> Result<(), Failure> {
    connection.execute(
        "DELETE FROM attachment_content WHERE NOT EXISTS (SELECT 1 FROM attachment x WHERE x.sha256 = attachment_content.sha256)",
        [],
    )?;
    Ok(())
}

/// Of an act that took attachments away: the name of one whose content was cleared out since.
pub(crate) fn cleared_out(connection: &Connection, entry_id: i64) -> Result<Option<String>, Failure> {
    let sql = "SELECT h.before ->> '$.file_name' FROM history_row h
                WHERE h.entry_id = ?1 AND h.table_name = 'attachment' AND h.op = 'delete'
                  AND NOT EXISTS (SELECT 1 FROM attachment_content c WHERE c.sha256 = h.before ->> '$.sha256') LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([entry_id], |row| row.get(0)).optional()?)
}

/// Attachments whose content is gone, or is not what was put in: their numbers.
pub(crate) fn spoilt(connection: &Connection) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT x.id, x.sha256, x.byte_count, c.bytes FROM attachment x LEFT JOIN attachment_content c ON c.sha256 = x.sha256
          ORDER BY x.sha256, x.id",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    // Of a content that several have the sum is worked out once.
    let mut last: Option<(String, bool)> = None;
    while let Some(row) = rows.next()? {
        let (id, sha256, size): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_sound = match &last {
            Some((known, sound)) if *known == sha256 => *sound,
            _ => row.get_ref(3)?.as_blob().is_ok_and(|bytes| bytes.len() as i64 == size && sum(bytes) == sha256),
        };
        if !is_sound {
            found.push(id);
        }
        last = Some((sha256, is_sound));
    }
    Ok(found)
}
