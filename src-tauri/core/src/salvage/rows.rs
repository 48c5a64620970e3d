//! Which rows there are: table by table as the file's own list of tables leads to them, and those on pages that no table
//! leads to any more.

use std::collections::HashSet;

use rusqlite::types::Value;

use super::pages::Pages;
use super::records::Row;

/// What was found of one table.
pub struct FoundTable {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What was found of a file.
#[derive(Default)]
pub struct Found {
    /// The form of the file, when its head still says so.
    pub form: Option<i64>,
    /// Tables that were found by their name.
    pub tables: Vec<FoundTable>,
    /// The rows of each page that no table leads to.
    pub stray: Vec<Vec<Row>>,
    /// Pages that should have held rows and cannot be read.
    pub page_count: usize,
    /// Rows on readable pages that cannot be read.
    pub row_count: usize,
}

/// Reads all.
pub fn find(pages: &Pages) -> Found {
    let mut found = Found { form: pages.head_number(60).map(i64::from), ..Found::default() };
    let free = pages.free();
    let mut known: HashSet<u32> = HashSet::new();
    for (name, root) in roots(pages, &mut known, &mut found) {
        let walk = pages.walk(root);
        found.page_count += walk.lost;
        let mut rows = Vec::new();
        for page in walk.leaves {
            known.insert(page);
            let (read, unreadable) = pages.rows(page);
            rows.extend(read);
            found.row_count += unreadable;
        }
        found.tables.push(FoundTable { name, rows });
    }
    let stray = (1..=pages.count()).filter(|page| !known.contains(page) && !free.contains(page));
    for page in stray.filter(|page| pages.holds_rows(*page)) {
        let (rows, _) = pages.rows(page);
        if !rows.is_empty() {
            found.stray.push(rows);
        }
    }
    found
}

/// The tables that the file's own list names, with where each begins.
fn roots(pages: &Pages, known: &mut HashSet<u32>, found: &mut Found) -> Vec<(String, u32)> {
    let walk = pages.walk(1);
    found.page_count += walk.lost;
    let mut roots = Vec::new();
    for page in walk.leaves {
        known.insert(page);
        let (rows, unreadable) = pages.rows(page);
        found.row_count += unreadable;
        for row in rows {
            // A table without row numbers (the index of words has such) is kept as an index is, and made anew as one.
            if let [Value::Text(kind), Value::Text(name), _, Value::Integer(root), sql @ ..] = row.values.as_slice()
                && kind == "table"
                && !matches!(sql, [Value::Text(sql)] if sql.to_uppercase().ends_with("WITHOUT ROWID"))
                && let Ok(root) = u32::try_from(*root)
                && root > 0
            {
                roots.push((name.clone(), root));
            }
        }
    }
    roots
}
