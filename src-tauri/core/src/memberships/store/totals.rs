//! How many memberships each organisation has, kept in memory: counting a million takes a tenth of a second, and the
//! list of organisations shows them all.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::Failure;

/// An act that changed more memberships has them counted anew.
const MOST_MENDED: usize = 1_000;
/// On a day before which so many had not begun, the list counts by itself.
const MOST_TO_COME: i64 = 20_000;

/// Memberships of each organisation, running or not.
#[derive(Debug)]
pub(crate) struct Totals {
    all: HashMap<i64, i64>,
}

impl Totals {
    /// Counts them.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn count(connection: &Connection) -> Result<Self, Failure> {
        let mut statement = connection.prepare_cached(
            "SELECT o.id, (SELECT count(*) FROM membership m WHERE m.organization_id = o.id) FROM organization o",
        )?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        Ok(Self { all })
    }

    /// Follows the act of a history entry; false when it changed too many.
    ///
    /// # Errors
    /// The book cannot be read; then the totals are of no use any more.
    pub(crate) fn mend(&mut self, connection: &Connection, entry_id: i64) -> Result<bool, Failure> {
        // The first line of a membership tells where it was, its record where it is.
        let mut statement = connection.prepare_cached(
            "SELECT json_extract(h.before, '$.organization_id'), m.organization_id, h.op = 'insert'
               FROM history_row h LEFT JOIN membership m ON m.id = h.row_id
              WHERE h.entry_id = ?1 AND h.table_name = 'membership'
                AND NOT EXISTS (SELECT 1 FROM history_row e WHERE e.table_name = 'membership' AND e.row_id = h.row_id
                                   AND e.entry_id = h.entry_id AND e.id < h.id)
              LIMIT ?2",
        )?;
        let mut rows = statement.query(params![entry_id, MOST_MENDED + 1])?;
        let mut lines = 0;
        while let Some(row) = rows.next()? {
            lines += 1;
            if lines > MOST_MENDED {
                return Ok(false);
            }
            if let Some(was) = row.get::<_, Option<i64>>(0)? {
                *self.all.entry(was).or_default() -= 1;
            }
            if let Some(is) = row.get::<_, Option<i64>>(1)? {
                *self.all.entry(is).or_default() += 1;
            }
        }
        Ok(true)
    }

    /// How many of each run on a day: all but those to come and those that ended; nothing when too many are to come.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn running(&self, connection: &Connection, day: &str) -> Result<Option<HashMap<i64, i64>>, Failure> {
        let mut to_come =
            connection.prepare_cached("SELECT organization_id FROM membership WHERE starts_on > ?1 LIMIT ?2")?;
        let mut running = self.all.clone();
        let mut count = 0;
        for organization_id in to_come.query_map(params![day, MOST_TO_COME + 1], |row| row.get(0))? {
            *running.entry(organization_id?).or_default() -= 1;
            count += 1;
        }
        if count > MOST_TO_COME {
            return Ok(None);
        }
        // An end lies on the day of the beginning or after it.
        let mut ended = connection
            .prepare_cached("SELECT organization_id FROM membership WHERE ended_on IS NOT NULL AND ended_on <= ?1")?;
        for organization_id in ended.query_map([day], |row| row.get(0))? {
            *running.entry(organization_id?).or_default() -= 1;
        }
        Ok(Some(running))
    }
}
