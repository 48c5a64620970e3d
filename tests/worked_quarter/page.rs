//! The page that a quarter was worked out on: its tables, and how one is compared with a sheet.

/// A table of the page, or words of it.
pub struct Told {
    /// The sheet that it is about.
    pub sheet: String,
    /// Only the proof edition has it.
    pub proof_only: bool,
    /// Of the quarter after this one.
    pub is_next: bool,
    /// Its heads; of words one.
    pub heads: Vec<String>,
    /// Its rows; the first cell of a row names it.
    pub rows: Vec<Vec<String>>,
}

/// All of them.
pub struct Page {
    /// In the order of the page.
    pub tables: Vec<Told>,
}

/// A table that has no head of its own on the sheet, but this caption.
const SUMMARY: &str = "Tổng hợp";

impl Page {
    /// The tables and words under headings that are names of sheets.
    pub fn read() -> Page {
        let cells = |line: &str| -> Vec<String> {
            line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
        };
        let mut tables: Vec<Told> = Vec::new();
        let mut heading = String::new();
        let mut inside = false;
        for line in include_str!("quarter.md").lines() {
            if let Some(title) = line.strip_prefix("## ") {
                heading = title.to_owned();
                inside = false;
                continue;
            }
            let (next, sheet) = match heading.strip_prefix("Quý IV: ") {
                Some(sheet) => (true, sheet),
                None => (false, heading.as_str()),
            };
            let (proof_only, sheet) = match sheet.strip_suffix(" (bản kiểm chứng)") {
                Some(sheet) => (true, sheet),
                None => (false, sheet),
            };
            if !(sheet.starts_with("PL ") || ["Báo cáo", "Kiểm tra số liệu"].contains(&sheet)) {
                continue;
            }
            let (row, words) = match line.strip_prefix("> ") {
                Some(words) => (vec![words.to_owned()], true),
                None if line.starts_with('|') => (cells(line), false),
                None => {
                    inside = false;
                    continue;
                }
            };
            if !inside {
                let heads = if words { vec![String::new()] } else { row.clone() };
                tables.push(Told { sheet: sheet.to_owned(), proof_only, is_next: next, heads, rows: Vec::new() });
                inside = true;
                if !words {
                    continue;
                }
            }
            if !line.starts_with("|---") {
                tables.last_mut().expect("a table").rows.push(row);
            }
        }
        Page { tables }
    }
}

/// A number as a reader reads it: `1.250`, `52,25`, `83,3%`.
fn number(text: &str) -> Option<f64> {
    let (digits, share) = match text.strip_suffix('%') {
        Some(digits) => (digits, 100.0),
        None => (text, 1.0),
    };
    let plain = digits.replace('.', "").replace(',', ".");
    let is_number = plain.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-');
    plain.parse::<f64>().ok().filter(|_| is_number).map(|value| value / share)
}

/// Whether a cell says what the page says. A dash stands where there is nothing, a mark before a state; a share is
/// rounded to a tenth of a percent on the page.
fn alike(found: &str, expected: &str) -> bool {
    let found = if matches!(found, "–" | "-" | "—") { "" } else { found };
    let found = found.trim_start_matches(|mark| "○■►▶▲●◐ ".contains(mark));
    // A column of percents shows the sign, which its number does not have.
    if found == expected || !expected.is_empty() && found.strip_suffix('%') == Some(expected) {
        return true;
    }
    let within = if expected.ends_with('%') { 0.000_500_1 } else { 1e-9 };
    number(found).zip(number(expected)).is_some_and(|(found, expected)| (found - expected).abs() < within)
}

impl Told {
    /// Compares it with the rows of its sheet; how many cells were compared.
    pub fn compare(&self, rows: &[Vec<String>], fault: &mut dyn FnMut(String)) -> usize {
        if self.heads.len() == 1 {
            self.compare_words(rows, fault);
            return 0;
        }
        let Some((below, columns)) = self.place(rows) else {
            fault(format!("no table “{}”", self.heads.join(" | ")));
            return 0;
        };
        let mut compared = 0;
        for expected in &self.rows {
            let named = |row: &&Vec<String>| row.iter().take(columns[0] + 1).any(|cell| *cell == expected[0]);
            let Some(row) = rows[below..].iter().find(named) else {
                fault(format!("no row “{}”", expected[0]));
                continue;
            };
            for (at, value) in expected.iter().enumerate().skip(1) {
                let found = row.get(columns[at]).map_or("", String::as_str);
                compared += 1;
                if !alike(found, value) {
                    fault(format!("“{}”, {}: {found:?} and not {value:?}", expected[0], self.heads[at]));
                }
            }
        }
        // No row more than the page has: they are numbered from 1.
        let mut numbered = 0;
        for row in &rows[below..] {
            match row.first().and_then(|cell| cell.parse::<usize>().ok()) {
                Some(place) if place == numbered + 1 => numbered += 1,
                Some(_) => break,
                None => {}
            }
        }
        let expected = self.rows.iter().filter(|row| !["Tổng", "Số người"].iter().any(|word| row[0].starts_with(word)));
        let expected = expected.count();
        if numbered != expected {
            fault(format!("{numbered} rows and not {expected} under “{}”", self.heads.join(" | ")));
        }
        compared
    }

    /// The row below its head and its columns. Heads of two rows: each column is known by the lowest of its heads.
    fn place(&self, rows: &[Vec<String>]) -> Option<(usize, Vec<usize>)> {
        if self.heads[0] == SUMMARY {
            let caption = rows.iter().position(|row| row.iter().any(|cell| cell == SUMMARY))?;
            return Some((caption + 1, vec![1, 2]));
        }
        (0..rows.len()).find_map(|at| {
            let heads = &rows[at.saturating_sub(1)..=at];
            let column = |head: &String| heads.iter().rev().find_map(|row| row.iter().position(|cell| cell == head));
            let columns: Option<Vec<usize>> = self.heads.iter().map(column).collect();
            // The row of its lowest heads is the last one that has any.
            columns.map(|columns| (at + 1, columns))
        })
    }

    /// The words follow each other on the sheet, and nothing stands between them.
    fn compare_words(&self, rows: &[Vec<String>], fault: &mut dyn FnMut(String)) {
        let lines: Vec<&str> = rows.iter().flatten().flat_map(|cell| cell.lines()).map(str::trim).collect();
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let first = &self.rows[0][0];
        let Some(start) = lines.iter().position(|line| line == first) else {
            fault(format!("no line “{first}” in {lines:#?}"));
            return;
        };
        for (expected, found) in self.rows.iter().zip(&lines[start..]) {
            if expected[0] != *found {
                fault(format!("{found:?} and not {:?}", expected[0]));
            }
        }
    }
}
