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

/// What a quick look at every page of the file finds.
pub fn quickly_unsound(connection: &Connection) -> Result<Vec<Finding>, Failure> {
    lines_of(connection, "PRAGMA quick_check(20)")
}

/// What a quick look at the pages of one table finds.
pub fn quickly_unsound_table(connection: &Connection, table: &str) -> Result<Vec<Finding>, Failure> {
    lines_of(connection, &format!("PRAGMA quick_check(\"{table}\")"))
}

/// A page that cannot be read at all is a finding like any other.
fn lines_of(connection: &Connection, sql: &str) -> Result<Vec<Finding>, Failure> {
    let lines: rusqlite::Result<Vec<String>> =
        connection.prepare(sql).and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect());
    let lines = lines.map(|lines| lines.into_iter().filter(|line| line != "ok").map(of_file).collect());
    damage_as_finding(lines.map_err(Failure::from))
}

fn damage_as_finding(outcome: Result<Vec<Finding>, Failure>) -> Result<Vec<Finding>, Failure> {
    match outcome {
        Err(failure) if failure.code == "storage.damaged" => Ok(vec![of_file(failure.sentence)]),
        outcome => outcome,
    }
}

/// Every table with the number of its last row, the shortest first; of a table that does not even tell that, 1.
pub fn tables_by_length(connection: &Connection) -> Result<Vec<(String, i64)>, Failure> {
    let sql = "SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND strict AND name NOT LIKE 'sqlite%' ORDER BY name";
    let names: Vec<String> =
        connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut tables = Vec::new();
    for name in names {
        let sql = format!("SELECT coalesce(max(rowid), 0) FROM \"{name}\"");
        let last: Result<i64, Failure> = connection.query_row(&sql, [], |row| row.get(0)).map_err(Failure::from);
        match last {
            Err(failure) if failure.code == "storage.damaged" => tables.push((name, 1)),
            last => tables.push((name, last?)),
        }
    }
    tables.sort_by_key(|(_, last)| *last);
    Ok(tables)
}

/// Reads the row of a number, or the next, with every page that the way to it and its values lie on.
pub fn unreadable_row(connection: &Connection, table: &str, id: i64) -> Result<Vec<Finding>, Failure> {
    let sql = format!("SELECT * FROM \"{table}\" WHERE rowid >= ?1 ORDER BY rowid LIMIT 1");
    let read = || -> rusqlite::Result<Vec<Finding>> {
        let mut statement = connection.prepare_cached(&sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            (0..columns).try_for_each(|column| row.get_ref(column).map(drop))?;
        }
        Ok(Vec::new())
    };
    damage_as_finding(read().map_err(Failure::from))
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
    references_of(connection, "PRAGMA foreign_key_check")
}

/// References of one table to rows that are not there.
pub fn broken_references_of(connection: &Connection, table: &str) -> Result<Vec<Finding>, Failure> {
    damage_as_finding(references_of(connection, &format!("PRAGMA foreign_key_check(\"{table}\")")))
}

fn references_of(connection: &Connection, sql: &str) -> Result<Vec<Finding>, Failure> {
    let mut statement = connection.prepare(sql)?;
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
