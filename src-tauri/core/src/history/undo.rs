//! Taking an act back: every row it touched is put back, as one act of its own. Refused, naming the later act, when
//! that act touched the same rows, refers to them, or would break a rule of the book beside them. An import or a merge
//! may be taken back all the same, but for what was edited since (`partial.rs`).

use rusqlite::Connection;
use serde::Serialize;

use super::api::{HistoryEntry, UndoRequest, Undone};
use super::partial::{self, KeptRecord};
use super::store::in_the_way::{self, RowRef};
use super::{Act, store};
use crate::accounts::Role;
use crate::app::{App, Done};
use crate::attachments::api as attachments;
use crate::checks::{self, Broken, api::Finding};
use crate::error::{Failure, OfficeError};
use crate::people::merging::store as merging;
use crate::periods::PeriodError;
use crate::reports::ReportError;
use crate::settings::store as settings;
use crate::tasks::course::store as course;

/// Why an act is not taken back.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum UndoError {
    /// Nothing was done yet, or all is taken back.
    #[error("Không còn việc nào để hoàn tác. Hãy mở Nhật ký để xem những việc đã làm.")]
    NothingToUndo,
    /// Nothing that stands was done since the book was opened.
    #[error("Từ lúc mở sổ đến nay không còn việc nào để hoàn tác. Hãy mở Nhật ký nếu cần hoàn tác việc cũ hơn.")]
    NothingThisSitting,
    /// It was taken back before.
    #[error("Việc này đã được hoàn tác trước đó. Hãy tải lại Nhật ký để xem sổ đang ở đâu.")]
    AlreadyUndone,
    /// Closing, reopening, exporting: told to others.
    #[error(
        "“{summary}” không hoàn tác được vì kết quả đã được lưu hoặc gửi đi. Nếu cần sửa báo cáo, hãy mở lại kỳ và lập bản thay thế; danh sách rà soát chưa gửi thì bỏ ở Kỳ & báo cáo, bước Thu thập."
    )]
    Final {
        /// The act in words.
        summary: String,
    },
    /// Erasing is done so that nothing brings the data back.
    #[error(
        "“{summary}” không hoàn tác được: dữ liệu đã xóa không còn trong sổ. Hãy lập hồ sơ mới nếu người đó đồng ý cho lưu lại."
    )]
    Erased {
        /// The act in words.
        summary: String,
    },
    /// Later acts touched the same records.
    #[error("Chưa hoàn tác được vì sau đó còn: {later}. Hãy hoàn tác các việc đó trước.")]
    BuiltUpon {
        /// The later acts in words.
        later: String,
        /// Their entries.
        entry_ids: Vec<i64>,
        /// Whether all but what they edited can be taken back (`keep_later`).
        can_keep: bool,
    },
    /// Everything that the act did was edited since.
    #[error("“{summary}” không còn gì để hoàn tác: mọi bản ghi của việc này đã được sửa sau đó. Hãy sửa từng bản ghi.")]
    NothingLeft {
        /// The act in words.
        summary: String,
    },
    /// Only whole lists and merges are taken back in part.
    #[error("“{summary}” chỉ hoàn tác được toàn bộ. Hãy hoàn tác các việc sau nó trước.")]
    OnlyWhole {
        /// The act in words.
        summary: String,
    },
    /// What it took away is not kept any more.
    #[error(
        "Chưa hoàn tác được vì nội dung của “{file}” đã được dọn khỏi sổ. Hãy đính kèm lại tệp đó, hoặc lấy từ bản sao lưu cũ."
    )]
    ContentCleared {
        /// The attachment.
        file: String,
    },
    /// The records as they were no longer go with the others.
    #[error("Chưa hoàn tác được vì bản ghi cũ không còn khớp với các bản ghi khác. {wrong} Hãy sửa bản ghi đó trước.")]
    NoLongerFits {
        /// What would be wrong.
        wrong: String,
    },
}

impl OfficeError for UndoError {
    const NOUN: &'static str = "history";
}

/// Takes an act back, or the latest one of all or of this sitting; with `keep_later`, all of it but what was edited since.
pub fn undo(app: &App, request: &UndoRequest) -> Result<Done<Undone>, Failure> {
    let keep_later = request.keep_later;
    app.transact(Act::Undo, |tx| {
        let id = match request.entry_id {
            Some(id) => id,
            None if request.this_sitting => {
                store::latest_undoable(tx, app.opened_after())?.ok_or(UndoError::NothingThisSitting)?
            }
            None => store::latest_undoable(tx, 0)?.ok_or(UndoError::NothingToUndo)?,
        };
        let entry = standing(tx, id)?;
        refuse_closed(tx, id)?;
        let guarded = settings::guarded(tx)?;
        let kept = if keep_later {
            refuse_only_whole(&entry)?;
            refuse_merged_on(tx, id)?;
            partial::take_back(tx, id)?
        } else {
            put_back(tx, &entry)?;
            Vec::new()
        };
        if keep_later && !store::has_lines(tx, tx.entry_id())? {
            return Err(UndoError::NothingLeft { summary: entry.summary }.into());
        }
        if settings::guarded(tx)? != guarded {
            // What only an admin changes is not changed by taking an admin's act back either.
            app.refuse_below(Role::Admin)?;
        }
        store::link(tx, &entry, tx.entry_id())?;
        tx.describe(format!("{}{}", sentence(&entry.summary), partial::told(&kept)));
        Ok(Undone { kept })
    })
}

/// What would stay if the act with entry `id` were taken back but for what was edited since.
pub fn forecast(app: &App, id: i64) -> Result<Vec<KeptRecord>, Failure> {
    app.read(|connection| {
        refuse_only_whole(&standing(connection, id)?)?;
        refuse_merged_on(connection, id)?;
        Ok(partial::plan(connection, id)?.kept)
    })
}

/// The entry, when it still stands and can be taken back.
fn standing(connection: &Connection, id: i64) -> Result<HistoryEntry, Failure> {
    let entry = store::get(connection, id)?;
    if entry.undone_by_id.is_some() {
        return Err(UndoError::AlreadyUndone.into());
    }
    if entry.act == Act::ErasePerson.code() {
        return Err(UndoError::Erased { summary: entry.summary }.into());
    }
    if !entry.can_undo {
        return Err(UndoError::Final { summary: entry.summary }.into());
    }
    Ok(entry)
}

/// What a closing froze is no more taken back than edited: the book would say something else than what was sent.
fn refuse_closed(connection: &Connection, id: i64) -> Result<(), Failure> {
    match store::of_closed_period(connection, id)? {
        Some((label, table)) if table == "period_text" => Err(ReportError::TextFrozen { label }.into()),
        Some((label, _)) => Err(PeriodError::Closed { label }.into()),
        None => Ok(()),
    }
}

fn refuse_only_whole(entry: &HistoryEntry) -> Result<(), Failure> {
    match can_keep(entry) {
        true => Ok(()),
        false => Err(UndoError::OnlyWhole { summary: entry.summary.clone() }.into()),
    }
}

/// A record that took others in and was then merged on itself gives nothing back: its own merge is taken back first.
fn refuse_merged_on(connection: &Connection, id: i64) -> Result<(), Failure> {
    let entry_ids = merging::merged_on(connection, id)?;
    let later = entry_ids.iter().map(|id| store::get(connection, *id)).collect::<Result<Vec<_>, _>>()?;
    if later.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = later.iter().map(|entry| format!("“{}”", entry.summary)).collect();
    Err(UndoError::BuiltUpon { later: words.join(", "), entry_ids, can_keep: false }.into())
}

fn can_keep(entry: &HistoryEntry) -> bool {
    Act::ALL.iter().any(|act| act.code() == entry.act && act.can_be_undone_in_part())
}

const UNDONE: &str = "Đã hoàn tác: ";
const DONE_AGAIN: &str = "Đã làm lại: ";

/// The undo of an undo does the act again.
fn sentence(summary: &str) -> String {
    match (summary.strip_prefix(UNDONE), summary.strip_prefix(DONE_AGAIN)) {
        (Some(act), _) => format!("{DONE_AGAIN}{act}"),
        (_, Some(act)) => format!("{UNDONE}{act}"),
        _ => format!("{UNDONE}{}", summary.strip_prefix("Đã ").unwrap_or(summary)),
    }
}

/// Puts every row of the entry back as it was, unless something later stands on it.
fn put_back(tx: &Connection, entry: &HistoryEntry) -> Result<(), Failure> {
    let id = entry.id;
    if let Some(file) = attachments::cleared_out(tx, id)? {
        return Err(UndoError::ContentCleared { file }.into());
    }
    refuse_built_upon(tx, id, in_the_way::later_acts(tx, id)?)?;
    let referring = in_the_way::rows_that_refer_to(tx, id)?;
    if !referring.is_empty() {
        refuse_for_rows(tx, id, &referring, "Có bản ghi khác đang dùng bản ghi này.")?;
    }
    let tables = in_the_way::tables(tx, id)?;
    let wrong_before = checks::broken_rules(tx, &tables)?;
    // Rows refer to each other; the references are looked at once all are back.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    for line in store::lines_backwards(tx, id)? {
        if !store::put_back(tx, &line)? {
            // A code or number of the old row has been given to another one since.
            refuse_for_rows(tx, id, &[(line.table, line.id)], "Mã hoặc số cũ nay là của bản ghi khác.")?;
        }
    }
    refuse_missing(tx, id)?;
    let wrong = checks::broken_rules(tx, &tables)?.into_iter().find(|one| !wrong_before.contains(one));
    match wrong {
        Some(Broken { finding: Finding { table: Some(table), id: Some(row), text }, looked_at }) => {
            // A deadline follows from rows of several tables; what was last done to others has nothing to do with it.
            let is_extension = matches!(table.as_str(), "task_extension" | "task_deadline");
            let rows = if is_extension { course::rows_behind(tx, &table, row)? } else { vec![(table, row)] };
            refuse_built_upon(tx, id, in_the_way::later_acts_on(tx, id, &rows)?)?;
            for table in looked_at {
                refuse_built_upon(tx, id, in_the_way::latest_act_on_table(tx, id, &table)?)?;
            }
            Err(UndoError::NoLongerFits { wrong: text }.into())
        }
        _ => Ok(()),
    }
}

/// Refuses when what was put back relies on rows that are gone.
pub(super) fn refuse_missing(tx: &Connection, id: i64) -> Result<(), Failure> {
    match in_the_way::missing_rows(tx, id)?.as_slice() {
        [] => Ok(()),
        missing => refuse_for_rows(tx, id, missing, "Bản ghi mà nó dựa vào không còn."),
    }
}

/// Refuses to take entry `id` back when there are `later` acts on its rows.
fn refuse_built_upon(tx: &Connection, id: i64, later: Vec<HistoryEntry>) -> Result<(), Failure> {
    if later.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = later.iter().take(3).map(|entry| format!("“{}”", entry.summary)).collect();
    let entry_ids = later.iter().map(|entry| entry.id).collect();
    let can_keep = can_keep(&store::get(tx, id)?);
    Err(UndoError::BuiltUpon { later: words.join(", "), entry_ids, can_keep }.into())
}

/// Refuses, naming the later acts on `rows`, or the latest one on their tables.
pub(super) fn refuse_for_rows(tx: &Connection, id: i64, rows: &[RowRef], wrong: &str) -> Result<(), Failure> {
    refuse_built_upon(tx, id, in_the_way::later_acts_on(tx, id, rows)?)?;
    for (table, _) in rows {
        refuse_built_upon(tx, id, in_the_way::latest_act_on_table(tx, id, table)?)?;
    }
    Err(UndoError::NoLongerFits { wrong: wrong.to_owned() }.into())
}
