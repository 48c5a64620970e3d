//! SQL of the comparison: the obstacles of the tasks.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::types::SnapshotObstacle;
use crate::error::Failure;

/// The obstacles raised until a day, by their task, of a plan or of all.
pub fn obstacles(
    connection: &Connection,
    plan_id: Option<i64>,
    to_on: NaiveDate,
) -> Result<HashMap<i64, Vec<SnapshotObstacle>>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT o.task_id, o.id, o.raised_on, o.content FROM obstacle o JOIN task t ON t.id = o.task_id
          WHERE o.raised_on <= ?1 AND (?2 IS NULL OR t.plan_id = ?2) ORDER BY o.raised_on, o.id",
    )?;
    let rows = statement.query_map(params![to_on, plan_id], |row| {
        let obstacle = SnapshotObstacle { id: row.get(1)?, raised_on: row.get(2)?, content: row.get(3)? };
        Ok((row.get::<_, i64>(0)?, obstacle))
    })?;
    let mut by_task: HashMap<i64, Vec<SnapshotObstacle>> = HashMap::new();
    for row in rows {
        let (task_id, obstacle) = row?;
        by_task.entry(task_id).or_default().push(obstacle);
    }
    Ok(by_task)
}
