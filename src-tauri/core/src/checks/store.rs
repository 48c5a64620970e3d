//! SQL of the checks.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::api::Finding;
use super::queries::Query;
use crate::error::Failure;
use crate::storage::derived::write_derived;
use crate::storage::tracked_tables;

/// The rows that break a rule.
pub fn ask(connection: &Connection, query: &Query) -> Result<Vec<Finding>, Failure> {
    let ids = ids(connection, query.sql)?;
    Ok(ids.into_iter().map(|id| of_row(query.table, id, query.wrong)).collect())
}

/// What SQLite finds wrong with the file's pages and indexes.
pub fn unsound_pages(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let mut statement = connection.prepare("PRAGMA integrity_check(100)")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(of_file).collect())
}

/// What a quick look finds wrong with the file: with all its pages, or with the list of its tables alone.
pub fn quickly_unsound(connection: &Connection, whole: bool) -> Result<Vec<Finding>, Failure> {
    let sql = if whole { "PRAGMA quick_check(20)" } else { "PRAGMA quick_check(setting)" };
    let lines: rusqlite::Result<Vec<String>> =
        connection.prepare(sql).and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect());
    match lines.map_err(Failure::from) {
        Ok(lines) => Ok(lines.into_iter().filter(|line| line != "ok").map(of_file).collect()),
        Err(failure) if failure.code == "storage.damaged" => Ok(vec![of_file(failure.sentence)]),
        Err(failure) => Err(failure),
    }
}

/// Makes the indexes anew out of the records, all or none.
pub fn rebuild_derived(connection: &Connection) -> Result<(), Failure> {
    write_derived(connection, |connection| {
        connection.execute_batch("REINDEX; INSERT INTO person_search (person_search) VALUES ('rebuild');")?;
        Ok(connection
            .execute_batch("UPDATE history_indexed SET row_id = (SELECT coalesce(max(id), 0) FROM history_row)")?)
    })
}

/// References to rows that are not there.
pub fn broken_references(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let found = statement.query_map([], |row| {
        let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Finding { table: Some(table), id, text: format!("Trỏ đến bản ghi không có trong {parent}.") })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Days that no calendar has, in every column that holds days.
pub fn impossible_days(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let mut found = Vec::new();
    for table in tracked_tables(connection)? {
        let columns = crate::history::store::columns(connection, &table)?;
        for (column, _) in columns.iter().filter(|(column, _)| column.ends_with("_on")) {
            let sql = format!(
                "SELECT id FROM {table} WHERE {column} IS NOT NULL
                    AND date(substr({column} || '-01-01', 1, 10)) IS NOT substr({column} || '-01-01', 1, 10)"
            );
            found.extend(
                ids(connection, &sql)?
                    .into_iter()
                    .map(|id| of_row(&table, id, &format!("{column} không phải ngày có thật."))),
            );
        }
    }
    Ok(found)
}

/// Whether the word index says the same as the records.
pub fn search_out_of_step(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    // After a long list it may not have followed yet, which is no fault.
    let followed = crate::people::store::words::follow(connection);
    // FTS5's own check, told by the 1 to compare with the records too; it writes nothing.
    let sound = connection.execute("INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)", []);
    match (sound, followed) {
        (Err(error), _) => Ok(vec![of_file(format!("Chỉ mục tìm kiếm lệch với hồ sơ: {error}"))]),
        (Ok(_), followed) => followed.map(|()| Vec::new()),
    }
}

/// People whose stored search form or place is not that of their fields.
pub fn stale_people(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let stale = crate::people::store::stale_forms(connection)?;
    Ok(stale.into_iter().map(|id| of_row("person", id, "Dạng tìm kiếm hoặc thứ tự đã cũ.")).collect())
}

/// Extensions that hang in the air: the deadline they were to move is not there.
pub fn hanging_extensions(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let hanging = crate::tasks::course::store::extensions_of_nothing(connection)?;
    let wrong =
        "Không dời hạn nào: hạn cũ ghi ở lần gia hạn này không phải hạn gốc, cũng không phải hạn mới của lần trước.";
    let given = "Nhiệm vụ đã có hạn riêng hoặc lặp lại nên lần giao thời hạn này không có tác dụng.";
    let finding = |(table, id): (&str, i64)| of_row(table, id, if table == "task_deadline" { given } else { wrong });
    Ok(hanging.into_iter().map(finding).collect())
}

/// Rows that no history line says were added.
pub fn rows_without_history(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let mut found = Vec::new();
    for table in tracked_tables(connection)? {
        let sql = format!(
            "SELECT id FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM history_row h
              WHERE h.table_name = '{table}' AND h.row_id = t.id AND h.op IN ('insert', 'delete'))"
        );
        found.extend(ids(connection, &sql)?.into_iter().map(|id| of_row(&table, id, "Không có trong nhật ký.")));
    }
    Ok(found)
}

/// Frozen report files whose bytes are no longer those that were sent.
pub fn changed_files(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let mut statement = connection.prepare(include_str!("sql/frozen_files.sql"))?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, sum, table): (i64, String, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let own: String = Sha256::digest(row.get_ref(1)?.as_blob().unwrap_or_default())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        if !own.eq_ignore_ascii_case(&sum) {
            found.push(of_row(&table, id, "Nội dung tệp khác với lúc chốt."));
        }
    }
    Ok(found)
}

/// Attachments whose content is gone or no longer what was put in.
pub fn spoilt_attachments(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    let spoilt = crate::attachments::store::spoilt(connection)?;
    Ok(spoilt
        .into_iter()
        .map(|id| of_row("attachment", id, "Nội dung tệp kèm mất hoặc khác với lúc đính kèm."))
        .collect())
}

fn ids(connection: &Connection, sql: &str) -> Result<Vec<i64>, Failure> {
    let mut statement = connection.prepare(sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn of_row(table: &str, id: i64, text: &str) -> Finding {
    Finding { table: Some(table.to_owned()), id: Some(id), text: text.to_owned() }
}

fn of_file(text: String) -> Finding {
    Finding { table: None, id: None, text }
}
