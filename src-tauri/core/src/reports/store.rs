//! SQL of reports: what the figures are computed from, the words, the closings.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use serde::de::DeserializeOwned;

use super::close::ClosingWords;
use super::data::{Edition, ExtensionRow, MembershipRow, ReportData};
use super::versions::ClosingHead;
use super::waivers::{CheckWaiver, StoredWaiver};
use crate::error::Failure;
use crate::memberships::{EndReason, MembershipType};
use crate::organizations::OrganizationKind;
use crate::people::{AcademicTitle, Degree, EducationLevel, Sex};

/// First and last day of a period.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day counted.
    pub cutoff_on: NaiveDate,
}

/// An organisation of PL I.
pub struct StoredOrganization {
    /// Number.
    pub id: i64,
    /// Code.
    pub code: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// Name at the cut-off.
    pub name: String,
    /// Branches at the cut-off.
    pub branch_count: i64,
    /// Declared members.
    pub declared_count: Option<i64>,
    /// When its data were last brought up to date.
    pub updated_on: Option<NaiveDate>,
    /// Whether it had ended by the cut-off.
    pub has_ended: bool,
}

/// The organisations of a period, in printing order.
pub fn organizations(connection: &Connection, days: Days) -> Result<Vec<StoredOrganization>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/organizations.sql"))?;
    let rows =
        statement.query_map(named_params! { ":starts_on": days.starts_on, ":cutoff_on": days.cutoff_on }, |row| {
            Ok(StoredOrganization {
                id: row.get("id")?,
                code: row.get("code")?,
                kind: row.get("kind")?,
                name: row.get("name")?,
                branch_count: row.get("branch_count")?,
                declared_count: row.get("declared_count")?,
                updated_on: row.get("updated_on")?,
                has_ended: row.get("has_ended")?,
            })
        })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The branches counted in PL I by a day: number of the organisation, name.
pub fn branches(connection: &Connection, cutoff_on: NaiveDate) -> Result<Vec<(i64, String)>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/branches.sql"))?;
    Ok(statement.query_map([cutoff_on], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The extensions decided by a day: number of the task, extension; the earliest first.
pub fn extensions(connection: &Connection, cutoff_on: NaiveDate) -> Result<Vec<(i64, ExtensionRow)>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/extensions.sql"))?;
    let rows = statement.query_map([cutoff_on], |row| {
        let extension = ExtensionRow {
            decided_on: row.get(1)?,
            from_due_on: row.get(2)?,
            to_due_on: row.get(3)?,
            reason: row.get(4)?,
            doc_number: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        };
        Ok((row.get(0)?, extension))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A membership that touches a period.
pub struct StoredMembership {
    /// Number.
    pub id: i64,
    /// Its organisation.
    pub organization_id: i64,
    /// Its person.
    pub person_id: i64,
    /// First day counted.
    pub starts_on: NaiveDate,
    /// First day no longer counted.
    pub ended_on: Option<NaiveDate>,
    /// Its type.
    pub kind: MembershipType,
    /// Partial day.
    pub admitted_on: Option<String>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// Name of the person.
    pub full_name: String,
    /// Partial day.
    pub birth_on: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Học hàm.
    pub academic_title: Option<AcademicTitle>,
    /// Học vị.
    pub degree: Option<Degree>,
    /// Trình độ.
    pub education_level: Option<EducationLevel>,
    /// Employer.
    pub employer: Option<String>,
    /// Branch.
    pub branch: Option<String>,
}

fn membership(row: &Row<'_>) -> rusqlite::Result<StoredMembership> {
    Ok(StoredMembership {
        id: row.get(0)?,
        organization_id: row.get(1)?,
        person_id: row.get(2)?,
        kind: row.get(3)?,
        admitted_on: row.get(4)?,
        starts_on: row.get(5)?,
        ended_on: row.get(6)?,
        end_reason: row.get(7)?,
        full_name: row.get(8)?,
        birth_on: row.get(9)?,
        sex: row.get(10)?,
        academic_title: row.get(11)?,
        degree: row.get(12)?,
        education_level: row.get(13)?,
        employer: row.get(14)?,
        branch: row.get(15)?,
    })
}

/// The memberships of a period, by name.
pub fn memberships(connection: &Connection, days: Days) -> Result<Vec<StoredMembership>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/memberships.sql"))?;
    let rows = statement
        .query_map(named_params! { ":starts_on": days.starts_on, ":cutoff_on": days.cutoff_on }, |row| {
            Ok((row.get::<_, Vec<u8>>(16)?, membership(row)?))
        })?;
    let mut rows: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
    rows.sort_unstable_by(|(key, one), (other_key, other)| {
        (key, one.person_id, one.id).cmp(&(other_key, other.person_id, other.id))
    });
    Ok(rows.into_iter().map(|(_, membership)| membership).collect())
}

/// What a report prints of a task besides its line of the checklist.
#[derive(Default)]
pub struct TaskWords {
    /// The plan in words.
    pub plan: String,
    /// When the plan was issued.
    pub plan_issued_on: Option<NaiveDate>,
    /// The group in words.
    pub group: String,
    /// Results within the period.
    pub result: Option<String>,
    /// Remark of the last report.
    pub last_note: Option<String>,
    /// Open obstacles.
    pub obstacles: Option<String>,
    /// Open proposals.
    pub proposals: Option<String>,
    /// Papers that prove what was achieved within the period.
    pub papers: Option<String>,
    /// Names of the files that do.
    pub files: Vec<String>,
}

/// The words of every task, by its number.
pub fn task_words(connection: &Connection, days: Days) -> Result<HashMap<i64, TaskWords>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/task_words.sql"))?;
    let rows =
        statement.query_map(named_params! { ":starts_on": days.starts_on, ":cutoff_on": days.cutoff_on }, |row| {
            let words = TaskWords {
                plan: row.get("plan")?,
                plan_issued_on: row.get("plan_issued_on")?,
                group: row.get("task_group")?,
                result: row.get("result")?,
                last_note: row.get("last_note")?,
                obstacles: row.get("obstacles")?,
                proposals: row.get("proposals")?,
                papers: row.get("papers")?,
                files: serde_json::from_str(&row.get::<_, String>("files")?).unwrap_or_default(),
            };
            Ok((row.get("id")?, words))
        })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Words stored for a period: (section, text, version).
pub fn texts(connection: &Connection, period_id: i64) -> Result<Vec<(String, String, i64)>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT section, body, version FROM period_text WHERE period_id = ?1")?;
    let rows = statement.query_map([period_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps the words of a section; without words the proposal holds again. False when `version` (none: nothing was kept)
/// is not what stands.
pub fn put_text(
    connection: &Connection,
    period_id: i64,
    section: &str,
    version: Option<i64>,
    body: Option<&str>,
) -> Result<bool, Failure> {
    let changed = match (version, body) {
        (None, Some(body)) => connection.execute(
            "INSERT INTO period_text (period_id, section, body) VALUES (?1, ?2, ?3) ON CONFLICT (period_id, section) DO NOTHING",
            params![period_id, section, body],
        )?,
        (Some(version), Some(body)) => connection.execute(
            "UPDATE period_text SET body = ?4, version = version + 1 WHERE period_id = ?1 AND section = ?2 AND version = ?3",
            params![period_id, section, version, body],
        )?,
        (Some(version), None) => connection.execute(
            "DELETE FROM period_text WHERE period_id = ?1 AND section = ?2 AND version = ?3",
            params![period_id, section, version],
        )?,
        (None, None) => {
            let kept = "SELECT count(*) FROM period_text WHERE period_id = ?1 AND section = ?2";
            return Ok(connection.query_row(kept, params![period_id, section], |row| row.get::<_, i64>(0))? == 0);
        }
    };
    Ok(changed == 1)
}

const WAIVER: &str = "SELECT id, version, period_id, check_key, subject_key, found, expected, reason, waived_by, waived_on FROM period_waiver";

fn stored_waiver(row: &Row<'_>) -> rusqlite::Result<StoredWaiver> {
    Ok(StoredWaiver {
        check_key: row.get("check_key")?,
        subject_key: row.get("subject_key")?,
        found: row.get("found")?,
        expected: row.get("expected")?,
        waiver: CheckWaiver {
            id: row.get("id")?,
            version: row.get("version")?,
            reason: row.get("reason")?,
            waived_by: row.get("waived_by")?,
            waived_on: row.get("waived_on")?,
            has_lapsed: false,
        },
    })
}

/// What was let pass in a period.
pub fn waivers(connection: &Connection, period_id: i64) -> Result<Vec<StoredWaiver>, Failure> {
    let mut statement = connection.prepare_cached(&format!("{WAIVER} WHERE period_id = ?1 ORDER BY id"))?;
    Ok(statement.query_map([period_id], stored_waiver)?.collect::<rusqlite::Result<_>>()?)
}

/// One waiver, and the period it is of.
pub fn waiver(connection: &Connection, id: i64) -> Result<(i64, CheckWaiver), Failure> {
    let found = connection
        .query_row(&format!("{WAIVER} WHERE id = ?1"), [id], |row| {
            Ok((row.get("period_id")?, stored_waiver(row)?.waiver))
        })
        .optional()?;
    found.ok_or_else(|| Failure::not_found("lời chấp nhận", id))
}

/// Lets something pass; what was let pass before gets the new figures and the new reason.
pub fn put_waiver(connection: &Connection, period_id: i64, of: &StoredWaiver) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "INSERT INTO period_waiver (period_id, check_key, subject_key, found, expected, reason, waived_by, waived_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (period_id, check_key, subject_key) DO UPDATE SET version = version + 1, found = excluded.found,
                expected = excluded.expected, reason = excluded.reason, waived_by = excluded.waived_by,
                waived_on = excluded.waived_on",
        )?
        .execute(params![
            period_id,
            of.check_key,
            of.subject_key,
            of.found,
            of.expected,
            of.waiver.reason,
            of.waiver.waived_by,
            of.waiver.waived_on
        ])?;
    Ok(())
}

/// Takes a waiver back when its version is still the one read; false when it is not.
pub fn delete_waiver(connection: &Connection, id: i64, version: i64) -> Result<bool, Failure> {
    Ok(connection.execute("DELETE FROM period_waiver WHERE id = ?1 AND version = ?2", params![id, version])? == 1)
}

/// A closing without its data.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Number of the row.
    pub id: i64,
    /// The period.
    pub period_id: i64,
    /// 1 for the first, 2 and more for replacements.
    pub number: u32,
    /// When.
    pub closed_at: String,
    /// Who.
    pub closed_by: String,
    /// Why it replaces an earlier one.
    pub reason: Option<String>,
    /// When it was opened again.
    pub reopened_at: Option<String>,
    /// Who opened it again.
    pub reopened_by: Option<String>,
    /// Why it was opened again.
    pub reopen_reason: Option<String>,
}

fn closing(row: &Row<'_>) -> rusqlite::Result<Closing> {
    Ok(Closing {
        id: row.get("id")?,
        period_id: row.get("period_id")?,
        number: row.get("number")?,
        closed_at: row.get("closed_at")?,
        closed_by: row.get("closed_by")?,
        reason: row.get("reason")?,
        reopened_at: row.get("reopened_at")?,
        reopened_by: row.get("reopened_by")?,
        reopen_reason: row.get("reopen_reason")?,
    })
}

/// Columns of a closing; its data are large and read apart.
const CLOSING: &str = "SELECT id, period_id, number, closed_at, closed_by, reason, reopened_at, reopened_by, reopen_reason FROM period_closing";

/// All closings of a period, the latest first.
pub fn closings(connection: &Connection, period_id: i64) -> Result<Vec<Closing>, Failure> {
    let mut statement = connection.prepare_cached(&format!("{CLOSING} WHERE period_id = ?1 ORDER BY number DESC"))?;
    Ok(statement.query_map([period_id], closing)?.collect::<rusqlite::Result<_>>()?)
}

/// All closings, those of the latest period first.
pub fn closing_heads(connection: &Connection) -> Result<Vec<ClosingHead>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT c.period_id, p.code, p.label, c.number, c.closed_at, c.closed_by, c.reason, c.reopened_at
           FROM period_closing c JOIN period p ON p.id = c.period_id
          ORDER BY p.cutoff_on DESC, p.starts_on DESC, p.id, c.number DESC",
    )?;
    let heads = statement.query_map([], |row| {
        Ok(ClosingHead {
            period_id: row.get(0)?,
            code: row.get(1)?,
            label: row.get(2)?,
            number: row.get(3)?,
            closed_at: row.get(4)?,
            closed_by: row.get(5)?,
            reason: row.get(6)?,
            reopened_at: row.get(7)?,
        })
    })?;
    Ok(heads.collect::<rusqlite::Result<_>>()?)
}

/// Whether the book still has a task; its number may have been given anew.
pub fn has_task(connection: &Connection, id: i64, code: &str, content: &str) -> Result<bool, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM task WHERE id = ?1 AND (code = ?2 OR content = ?3))";
    Ok(connection.prepare_cached(sql)?.query_row(params![id, code, content], |row| row.get(0))?)
}

/// The closing that holds, if the period is closed.
pub fn valid_closing(connection: &Connection, period_id: i64) -> Result<Option<Closing>, Failure> {
    let sql = format!("{CLOSING} WHERE period_id = ?1 AND reopened_at IS NULL ORDER BY number DESC LIMIT 1");
    Ok(connection.prepare_cached(&sql)?.query_row([period_id], closing).optional()?)
}

/// The closing whose closing figures are the opening figures of a period that begins on `starts_on`: of the period
/// that ended the day before, else of the latest one of the same kind before it.
pub fn closing_before(
    connection: &Connection,
    kind: &str,
    starts_on: NaiveDate,
) -> Result<Option<ClosingBefore>, Failure> {
    let found = connection
        .prepare_cached(include_str!("sql/closing_before.sql"))?
        .query_row(named_params! { ":kind": kind, ":starts_on": starts_on }, |row| {
            Ok(ClosingBefore { id: row.get(0)?, label: row.get(1)?, cutoff_on: row.get(2)?, code: row.get(3)? })
        })
        .optional()?;
    Ok(found)
}

/// The closing that a period's opening figures are compared with.
pub struct ClosingBefore {
    /// Number of the row.
    pub id: i64,
    /// Label of its period.
    pub label: String,
    /// Last day of its period.
    pub cutoff_on: NaiveDate,
    /// Code of its period.
    pub code: String,
}

/// The frozen figures of a closing, without the rows behind them.
pub fn frozen(connection: &Connection, closing_id: i64) -> Result<ReportData, Failure> {
    frozen_column(connection, closing_id, "data")
}

/// The number and the day of signing that were frozen.
pub fn closing_words(connection: &Connection, closing_id: i64) -> Result<ClosingWords, Failure> {
    let sql = "SELECT data ->> '$.letterhead.doc_number', data ->> '$.letterhead.signed_on' FROM period_closing WHERE id = ?1";
    let words =
        |row: &Row<'_>| Ok(ClosingWords { doc_number: row.get(0)?, signed_on: row.get(1)?, ..ClosingWords::default() });
    Ok(connection.query_row(sql, [closing_id], words)?)
}

/// The Word file as it was frozen; none: the closing is older than the file.
pub fn frozen_text_file(connection: &Connection, closing_id: i64) -> Result<Option<Vec<u8>>, Failure> {
    let sql = "SELECT unhex(data ->> '$.text_file.hex') FROM period_closing WHERE id = ?1";
    Ok(connection.query_row(sql, [closing_id], |row| row.get(0))?)
}

/// The frozen rows behind PL I.
pub fn frozen_rows(connection: &Connection, closing_id: i64) -> Result<Vec<MembershipRow>, Failure> {
    frozen_column(connection, closing_id, "membership_rows")
}

fn frozen_column<T: DeserializeOwned>(connection: &Connection, closing_id: i64, column: &str) -> Result<T, Failure> {
    let text: String =
        connection
            .query_row(&format!("SELECT {column} FROM period_closing WHERE id = ?1"), [closing_id], |row| row.get(0))?;
    serde_json::from_str(&text).map_err(|_| crate::storage::StorageError::Damaged.into())
}

/// What a closing keeps.
pub struct NewClosing<'a> {
    /// The period.
    pub period_id: i64,
    /// Its number.
    pub number: u32,
    /// When.
    pub closed_at: &'a str,
    /// Who.
    pub closed_by: &'a str,
    /// Why it replaces an earlier one.
    pub reason: Option<&'a str>,
    /// The figures.
    pub data: &'a str,
    /// The rows behind them.
    pub membership_rows: &'a str,
}

/// Freezes a closing; its number.
pub fn insert_closing(connection: &Connection, of: &NewClosing<'_>) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO period_closing (period_id, number, closed_at, closed_by, reason, data, membership_rows)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![of.period_id, of.number, of.closed_at, of.closed_by, of.reason, of.data, of.membership_rows],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Notes on a closing that it was opened again.
pub fn mark_reopened(
    connection: &Connection,
    closing_id: i64,
    at: &str,
    by: &str,
    reason: &str,
) -> Result<(), Failure> {
    connection.execute(
        "UPDATE period_closing SET reopened_at = ?2, reopened_by = ?3, reopen_reason = ?4 WHERE id = ?1",
        params![closing_id, at, by, reason],
    )?;
    Ok(())
}

/// Keeps a file as it was made.
pub fn insert_file(
    connection: &Connection,
    closing_id: i64,
    edition: &str,
    file_name: &str,
    bytes: &[u8],
    sha256: &str,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO period_file (closing_id, edition, file_name, bytes, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![closing_id, edition, file_name, bytes, sha256],
    )?;
    Ok(())
}

/// A file as it was made.
pub fn file(connection: &Connection, closing_id: i64, edition: &str) -> Result<(Vec<u8>, String), Failure> {
    let sql = "SELECT bytes, sha256 FROM period_file WHERE closing_id = ?1 AND edition = ?2";
    Ok(connection.query_row(sql, params![closing_id, edition], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Editions, sizes and sums of the files of a closing, the one to send first.
pub fn files(connection: &Connection, closing_id: i64) -> Result<Vec<(Edition, i64, String)>, Failure> {
    let sql = "SELECT edition, length(bytes), sha256 FROM period_file WHERE closing_id = ?1 ORDER BY edition DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([closing_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Organisations that work on a day, by kind, in printing order.
pub fn organization_counts(connection: &Connection, day: NaiveDate) -> Result<Vec<(OrganizationKind, i64)>, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/organization_counts.sql"))?;
    Ok(statement.query_map([day], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The sum of the last declared figures, and how many organisations declared nothing.
pub fn declared(connection: &Connection, day: NaiveDate) -> Result<(i64, i64), Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/declared.sql"))?;
    Ok(statement.query_row([day], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Small countings of the overview.
#[derive(Debug, Clone, Copy)]
pub struct OverviewCounts {
    /// Obstacles not settled.
    pub open_obstacles: i64,
    /// Obstacles without an answer.
    pub unanswered_obstacles: i64,
    /// Organisations whose term ends soon or has ended, or whose congress is near.
    pub terms_ending: i64,
    /// Records that share their national id with another one.
    pub same_national_id: i64,
    /// Organisations that have not sent their report of the period.
    pub missing_submissions: i64,
}

/// Small countings of the overview; `soon` is the day until which a term that ends is work to do.
pub fn overview_counts(
    connection: &Connection,
    day: NaiveDate,
    soon: NaiveDate,
    period_id: Option<i64>,
) -> Result<OverviewCounts, Failure> {
    let mut statement = connection.prepare_cached(include_str!("sql/overview_counts.sql"))?;
    Ok(statement.query_row(named_params! { ":day": day, ":soon": soon, ":period_id": period_id }, |row| {
        Ok(OverviewCounts {
            open_obstacles: row.get(0)?,
            unanswered_obstacles: row.get(1)?,
            terms_ending: row.get(2)?,
            same_national_id: row.get(3)?,
            missing_submissions: row.get(4)?,
        })
    })?)
}
