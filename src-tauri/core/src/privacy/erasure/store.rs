//! SQL of erasing.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::scrub::{Nameless, emptied, strike};
use super::{Erased, ErasureForecast, HolderPosition, Mention, NAMELESS};
use crate::app::Tx;
use crate::error::Failure;
use crate::people;
use crate::privacy::access;
use crate::storage::tracked_tables;
use crate::text::{fold, sort_key_of_name};

/// The record and those merged into it, as a JSON list.
fn records(connection: &Connection, id: i64) -> Result<String, Failure> {
    let sql = "WITH RECURSIVE gone (id) AS (
                 SELECT ?1 UNION SELECT m.id FROM merged_person m JOIN gone g ON m.into_id = g.id)
               SELECT json_group_array(id) FROM gone";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Every name that the records have or had.
fn names(connection: &Connection, records: &str) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT full_name FROM person WHERE id IN (SELECT value FROM json_each(?1))
         UNION SELECT full_name FROM merged_person WHERE id IN (SELECT value FROM json_each(?1))
         UNION SELECT before ->> '$.full_name' FROM history_row
                WHERE table_name IN ('person', 'merged_person') AND row_id IN (SELECT value FROM json_each(?1))
                  AND before IS NOT NULL",
    )?;
    let names = statement.query_map([records], |row| row.get::<_, Option<String>>(0))?;
    Ok(names.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The lines of the history that hold something of the records; `?1` are the records.
const LINES: &str = "h.before IS NOT NULL AND (
    h.table_name IN ('person', 'merged_person') AND h.row_id IN (SELECT value FROM json_each(?1))
 OR h.table_name IN ('membership', 'merged_membership', 'organization_position', 'data_request')
    AND h.before ->> '$.person_id' IN (SELECT value FROM json_each(?1)))";

/// Records of others that are called by one of the names, or by a longer name that holds one.
fn namesakes(connection: &Connection, records: &str, names: &[String]) -> Result<i64, Failure> {
    let sql =
        "SELECT count(*) FROM (SELECT id, full_name FROM person UNION ALL SELECT id, full_name FROM merged_person) p
                WHERE p.id NOT IN (SELECT value FROM json_each(?1))
                  AND EXISTS (SELECT 1 FROM json_each(?2) n WHERE instr(p.full_name, n.value) > 0)";
    let names = Value::from(names);
    Ok(connection.prepare_cached(sql)?.query_row(params![records, names], |row| row.get(0))?)
}

/// What an erasure would do; the copies are not known here.
pub fn forecast(connection: &Connection, id: i64) -> Result<ErasureForecast, Failure> {
    crate::privacy::store::refuse_erased(connection, id)?;
    let person = people::store::get(connection, id)?;
    let records = records(connection, id)?;
    let names = names(connection, &records)?;
    let count = |sql: &str| -> Result<i64, Failure> {
        Ok(connection.prepare_cached(sql)?.query_row([&records], |row| row.get(0))?)
    };
    let of = "person_id IN (SELECT value FROM json_each(?1))";
    let exports = access::api::ListAccess { person_id: Some(id), limit: 1000, ..Default::default() };
    let mut exports = access::store::list(connection, &exports)?;
    exports.retain(|line| line.kind == access::AccessKind::PersonFile);
    Ok(ErasureForecast {
        version: person.version,
        membership_count: count(&format!("SELECT count(*) FROM membership WHERE {of}"))?,
        running_count: count(&format!("SELECT count(*) FROM membership WHERE {of} AND ended_on IS NULL"))?,
        merged_count: count("SELECT count(*) FROM merged_person WHERE id IN (SELECT value FROM json_each(?1))")?,
        history_count: count(&format!("SELECT count(*) FROM history_row h WHERE {LINES}"))?,
        namesake_count: namesakes(connection, &records, &names)?,
        positions: positions(connection, &names)?,
        mentions: mentions(connection, &records, &names)?,
        closed_reports: closed_reports(connection, &names)?,
        backups: Vec::new(),
        exports,
        list_count: connection.query_row(
            "SELECT count(*) FROM access_log WHERE kind IN ('list', 'roster', 'proof')",
            [],
            |row| row.get(0),
        )?,
        full_name: person.fields.full_name,
    })
}

/// Positions held under one of the names without a record.
fn positions(connection: &Connection, names: &[String]) -> Result<Vec<HolderPosition>, Failure> {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let mut statement = connection.prepare_cached(
        "SELECT s.id, o.name, s.role, s.title_text FROM organization_position s
           JOIN organization o ON o.id = s.organization_id
          WHERE s.person_id IS NULL AND fold(s.holder_name) IN (SELECT value FROM json_each(?1)) ORDER BY s.id",
    )?;
    let found = statement.query_map([Value::from(folded)], |row| {
        Ok(HolderPosition {
            id: row.get(0)?,
            organization_name: row.get(1)?,
            role: row.get(2)?,
            title_text: row.get(3)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Where else the names stand in words. The person's own rows are not looked at.
fn mentions(connection: &Connection, records: &str, names: &[String]) -> Result<Vec<Mention>, Failure> {
    let names = Value::from(names);
    let mut found = Vec::new();
    for table in tracked_tables(connection)? {
        let own = match table.as_str() {
            "person" | "merged_person" => "id",
            "membership" | "merged_membership" | "data_request" => "person_id",
            "organization_position" => "coalesce(person_id, 0)",
            _ => "0",
        };
        let mut columns =
            connection.prepare_cached("SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT' ORDER BY cid")?;
        let columns: Vec<String> = columns.query_map([&table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        // What is told apart as a position or a namesake is not told again.
        let is_told = |column: &String| {
            matches!((table.as_str(), column.as_str()), ("organization_position", "holder_name"))
                || matches!(table.as_str(), "person" | "merged_person")
                    && matches!(column.as_str(), "full_name" | "record")
        };
        for column in columns.into_iter().filter(|column| !is_told(column)) {
            let sql = format!(
                "SELECT count(*) FROM {table} WHERE {own} NOT IN (SELECT value FROM json_each(?1))
                    AND EXISTS (SELECT 1 FROM json_each(?2) n WHERE instr({table}.{column}, n.value) > 0)"
            );
            let count: i64 = connection.prepare(&sql)?.query_row(params![records, names], |row| row.get(0))?;
            if count > 0 {
                found.push(Mention { table: table.clone(), column, count });
            }
        }
    }
    Ok(found)
}

/// The periods whose frozen rows hold one of the names.
fn closed_reports(connection: &Connection, names: &[String]) -> Result<Vec<String>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT p.label FROM period_closing c JOIN period p ON p.id = c.period_id
          WHERE EXISTS (SELECT 1 FROM json_each(?1) n
                         WHERE instr(c.membership_rows, n.value) > 0 OR instr(c.data, n.value) > 0)
          ORDER BY c.id",
    )?;
    Ok(statement.query_map([Value::from(names)], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Erases within a running act.
///
/// # Errors
/// The book cannot be written.
pub fn erase(
    tx: &Tx<'_>,
    id: i64,
    reason: &str,
    doc_number: Option<&str>,
    position_ids: &[i64],
) -> Result<Erased, Failure> {
    let records = records(tx, id)?;
    let names = names(tx, &records)?;
    let has_namesakes = namesakes(tx, &records, &names)? > 0;
    // What the rows said is in no free room of their pages either.
    tx.pragma_update(None, "secure_delete", true)?;
    let nameless = nameless(tx, &records)?;
    empty_rows(tx, &records, &nameless, position_ids)?;
    people::store::renew_forms(tx, id)?;
    tx.prepare_cached("DELETE FROM different_people WHERE ?1 IN (person_id, other_id)")?.execute([id])?;
    tx.prepare_cached("INSERT INTO erased_person (id, erased_on, reason, doc_number) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, tx.today(), strike(reason, &names), doc_number.map(|text| strike(text, &names))])?;
    // The index of words goes by what the history says stood before; only then may the history forget it.
    people::store::words::follow(tx)?;
    let entries = entries(tx, &records, position_ids)?;
    let history_count = scrub_history(tx, &records, &nameless, position_ids)?;
    strike_summaries(tx, &entries, &names, has_namesakes)?;
    strike_access_log(tx, &records, &names, has_namesakes)?;
    let membership_count =
        tx.query_row("SELECT count(*) FROM membership WHERE person_id = ?1", [id], |row| row.get(0))?;
    Ok(Erased { id, membership_count, history_count, is_compacted: false })
}

/// What stands in place of names and marks.
fn nameless(tx: &Tx<'_>, records: &str) -> Result<Nameless, Failure> {
    let mut uids = HashMap::new();
    let mut statement = tx.prepare_cached(
        "SELECT 'person', value FROM json_each(?1)
         UNION SELECT 'membership', id FROM membership WHERE person_id IN (SELECT value FROM json_each(?1))
         UNION SELECT 'membership', id FROM merged_membership WHERE person_id IN (SELECT value FROM json_each(?1))",
    )?;
    let mut rows = statement.query([records])?;
    while let Some(row) = rows.next()? {
        uids.insert((row.get(0)?, row.get(1)?), tx.new_uid());
    }
    let key = sort_key_of_name(NAMELESS, None);
    let hex: String = key.iter().map(|byte| format!("{byte:02X}")).collect();
    Ok(Nameless { forms: [("name_fold", fold(NAMELESS)), ("search_fold", String::new()), ("sort_key", hex)], uids })
}

/// The rows themselves.
fn empty_rows(tx: &Tx<'_>, records: &str, nameless: &Nameless, position_ids: &[i64]) -> Result<(), Failure> {
    let in_records = "IN (SELECT value FROM json_each(?1))";
    let nulls = |table: &str| {
        let columns = emptied(table).iter().map(|column| format!("{column} = NULL"));
        columns.collect::<Vec<_>>().join(", ")
    };
    tx.execute(
        &format!("UPDATE person SET version = version + 1, full_name = ?2, {} WHERE id {in_records}", nulls("person")),
        params![records, NAMELESS],
    )?;
    for table in ["membership", "organization_position", "data_request"] {
        let sql = format!("UPDATE {table} SET version = version + 1, {} WHERE person_id {in_records}", nulls(table));
        tx.execute(&sql, [records])?;
    }
    tx.execute(
        "UPDATE organization_position SET version = version + 1, holder_name = CASE WHEN holder_name IS NOT NULL THEN ?2 END
          WHERE person_id IN (SELECT value FROM json_each(?1)) AND holder_name IS NOT NULL",
        params![records, NAMELESS],
    )?;
    tx.execute(
        &format!(
            "UPDATE organization_position SET version = version + 1, holder_name = ?2, {}
              WHERE id {in_records} AND person_id IS NULL",
            nulls("organization_position")
        ),
        params![Value::from(position_ids), NAMELESS],
    )?;
    for ((table, id), uid) in &nameless.uids {
        tx.prepare_cached(&format!("UPDATE {table} SET uid = ?2 WHERE id = ?1"))?.execute(params![id, uid])?;
    }
    for table in ["merged_person", "merged_membership"] {
        let own = if table == "merged_person" { "id" } else { "person_id" };
        let mut rows = tx.prepare(&format!("SELECT id, record FROM {table} WHERE {own} {in_records}"))?;
        let rows = rows.query_map([records], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        for (id, record) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
            let home = if table == "merged_person" { "person" } else { "membership" };
            let mut image: Map<String, Value> = serde_json::from_str(&record).unwrap_or_default();
            nameless.scrub(home, &mut image);
            let uid = nameless.uids.get(&(home.to_owned(), id));
            let also = if table == "merged_person" { ", full_name = ?4, birth_on = NULL" } else { "" };
            let sql = format!(
                "UPDATE {table} SET version = version + 1, record = ?2, uid = coalesce(?3, uid){also}
                  WHERE id = ?1 AND ?4 IS NOT NULL"
            );
            tx.prepare_cached(&sql)?.execute(params![id, Value::Object(image).to_string(), uid, NAMELESS])?;
        }
    }
    Ok(())
}

/// The acts that touched the person, and those of the positions.
fn entries(tx: &Tx<'_>, records: &str, position_ids: &[i64]) -> Result<BTreeSet<i64>, Failure> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT entry_id FROM history_row h
          WHERE h.table_name IN ('person', 'merged_person') AND h.row_id IN (SELECT value FROM json_each(?1))
             OR h.table_name IN ('membership', 'merged_membership', 'organization_position', 'data_request')
                AND h.before ->> '$.person_id' IN (SELECT value FROM json_each(?1))
             OR h.table_name = 'membership'
                AND h.row_id IN (SELECT id FROM membership WHERE person_id IN (SELECT value FROM json_each(?1)))
             OR h.table_name = 'organization_position'
                AND (h.row_id IN (SELECT id FROM organization_position WHERE person_id IN (SELECT value FROM json_each(?1)))
                  OR h.row_id IN (SELECT value FROM json_each(?2)))",
    )?;
    let found = statement.query_map(params![records, Value::from(position_ids)], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The images in the history, those that this act itself left among them; how many.
fn scrub_history(tx: &Tx<'_>, records: &str, nameless: &Nameless, position_ids: &[i64]) -> Result<i64, Failure> {
    let mut statement = tx.prepare(&format!(
        "SELECT h.id, h.table_name, h.before FROM history_row h WHERE {LINES}
            OR h.before IS NOT NULL AND h.table_name = 'organization_position'
               AND h.row_id IN (SELECT value FROM json_each(?2))"
    ))?;
    let lines = statement.query_map(params![records, Value::from(position_ids)], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    let lines = lines.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut write = tx.prepare_cached("UPDATE history_row SET before = ?2 WHERE id = ?1")?;
    for (id, table, before) in &lines {
        let mut image: Map<String, Value> = serde_json::from_str(before).unwrap_or_default();
        nameless.scrub(table, &mut image);
        write.execute(params![id, Value::Object(image).to_string()])?;
    }
    Ok(lines.len() as i64)
}

/// The sentences of the history: of the acts that touched the person, and of all when nobody else bears the name.
fn strike_summaries(
    tx: &Tx<'_>,
    entries: &BTreeSet<i64>,
    names: &[String],
    has_namesakes: bool,
) -> Result<(), Failure> {
    let mut statement = tx.prepare_cached(
        "SELECT id, summary FROM history_entry e
          WHERE EXISTS (SELECT 1 FROM json_each(?1) n WHERE instr(e.summary, n.value) > 0)",
    )?;
    let found = statement.query_map([Value::from(names)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(i64, String)> = found.collect::<rusqlite::Result<_>>()?;
    let mut write = tx.prepare_cached("UPDATE history_entry SET summary = ?2 WHERE id = ?1")?;
    for (id, summary) in found.iter().filter(|(id, _)| !has_namesakes || entries.contains(id)) {
        write.execute(params![id, strike(summary, names)])?;
    }
    Ok(())
}

/// Names of files and purposes in the access log.
fn strike_access_log(tx: &Tx<'_>, records: &str, names: &[String], has_namesakes: bool) -> Result<(), Failure> {
    // Files of this person alone are mostly called after them, in whatever spelling.
    tx.execute(
        "UPDATE access_log SET file_name = NULL, purpose = NULL, what = NULL
          WHERE person_id IN (SELECT value FROM json_each(?1))",
        [records],
    )?;
    if has_namesakes {
        return Ok(());
    }
    let mut statement = tx.prepare_cached(
        "SELECT id, what, file_name, purpose FROM access_log a
          WHERE EXISTS (SELECT 1 FROM json_each(?1) n
                 WHERE instr(coalesce(a.what, '') || ' ' || coalesce(a.file_name, '') || ' ' || coalesce(a.purpose, ''), n.value) > 0)",
    )?;
    type Line = (i64, Option<String>, Option<String>, Option<String>);
    let found =
        statement.query_map([Value::from(names)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let found: Vec<Line> = found.collect::<rusqlite::Result<_>>()?;
    let mut write = tx.prepare_cached("UPDATE access_log SET what = ?2, file_name = ?3, purpose = ?4 WHERE id = ?1")?;
    for (id, what, file_name, purpose) in found {
        let struck = |text: Option<String>| text.map(|text| strike(&text, names));
        write.execute(params![id, struck(what), struck(file_name), struck(purpose)])?;
    }
    Ok(())
}
