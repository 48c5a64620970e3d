//! Where the pages of the report end: a heading stays with its words, the signature with the last of them, and a
//! report that is a little too long for its pages is set a little tighter.

/// What a row is, for the end of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// May stand anywhere.
    Text,
    /// Stays with the row below it.
    Heading,
    /// So many lines of a paragraph.
    Words(usize),
    /// Recipients and signer: all on one page, with some words above them.
    Signature,
}

/// A planned row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What it is.
    pub kind: Kind,
    /// Its height.
    pub points: f64,
    /// How much of it may be saved.
    pub slack: f64,
}

/// So many lines of words stand above a signature at least.
const LINES_WITH_SIGNATURE: usize = 3;
/// Programs round the height of a row up, each in its own way.
const TO_SPARE: f64 = 0.985;

/// Decides where pages end: rows before which one begins. Rows shrink where that saves a page.
pub(super) fn paginate(rows: &mut [Row], page: f64) -> Vec<u32> {
    let page = page * TO_SPARE;
    let breaks = self::breaks(rows, page, 0.0);
    if breaks.is_empty() {
        return breaks;
    }
    let mut tight = rows.to_vec();
    for row in &mut tight {
        row.points -= row.slack;
    }
    let tighter = self::breaks(&tight, page, 0.0);
    if tighter.len() < breaks.len() {
        rows.clone_from_slice(&tight);
        return tighter;
    }
    breaks
}

/// Room left on the pages of a table, which are made smaller to fit: programs round the scale as well.
const TABLE_TO_SPARE: f64 = 0.97;
/// No sheet may have more (Excel's limit); a table so long is cut wherever its pages end.
const MOST_BREAKS: usize = 1_000;

/// Rows of a table before which a page begins; its head, so high, stands on each page again.
pub(super) fn table_breaks(rows: &[Row], page: f64, head: f64) -> Vec<u32> {
    let breaks = breaks(rows, page * TABLE_TO_SPARE, head);
    if breaks.len() > MOST_BREAKS { Vec::new() } else { breaks }
}

/// Rows before which a page begins; every page but the first begins with `again` points of what is repeated.
fn breaks(rows: &[Row], page: f64, again: f64) -> Vec<u32> {
    let signed = signed_from(rows);
    // Whether a row must stand on the page of the row before it.
    let tied = |row: usize| row > 0 && (rows[row - 1].kind == Kind::Heading || row > signed);
    let mut breaks = Vec::new();
    let mut start = 0;
    let mut used = 0.0;
    let mut row = 0;
    while row < rows.len() {
        used += rows[row].points;
        if used <= page || row == start {
            row += 1;
            continue;
        }
        let mut from = row;
        while from > start && tied(from) {
            from -= 1;
        }
        // What is tied together over more than a page is cut where the page ends.
        let next = if from > start { from } else { row };
        breaks.push(next as u32);
        (start, row, used) = (next, next, again);
    }
    breaks
}

/// The first row that belongs with the signature: enough words above it.
fn signed_from(rows: &[Row]) -> usize {
    let Some(signature) = rows.iter().position(|row| row.kind == Kind::Signature) else { return rows.len() };
    let mut from = signature;
    let mut lines = 0;
    while from > 0 && lines < LINES_WITH_SIGNATURE {
        match rows[from - 1].kind {
            Kind::Words(more) => lines += more,
            Kind::Heading => {}
            Kind::Text | Kind::Signature => break,
        }
        from -= 1;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: Kind, points: f64) -> Row {
        Row { kind, points, slack: 0.0 }
    }

    fn words(count: usize) -> Vec<Row> {
        vec![row(Kind::Words(1), 20.0); count]
    }

    fn signature() -> Vec<Row> {
        vec![row(Kind::Signature, 20.0); 4]
    }

    #[test]
    fn a_short_report_is_one_page() {
        let mut rows = [words(5), signature()].concat();
        assert!(paginate(&mut rows, 200.0).is_empty());
    }

    #[test]
    fn the_signature_takes_three_lines_with_it() {
        // 20 × 15 is a page; 12 rows of words and 4 of the signature are one too many.
        let mut rows = [words(12), signature()].concat();
        assert_eq!(paginate(&mut rows, 310.0), [9]);
        rows[10].kind = Kind::Heading;
        rows[8].kind = Kind::Heading;
        // Rows 9 and 11 are words, 10 a heading: the third line is row 7, above the heading of row 8.
        assert_eq!(paginate(&mut rows, 310.0), [7]);
    }

    #[test]
    fn a_heading_stays_with_its_words() {
        let mut rows = [words(9), vec![row(Kind::Heading, 20.0)], words(6)].concat();
        assert_eq!(paginate(&mut rows, 205.0), [9]);
    }

    #[test]
    fn a_report_a_little_too_long_is_set_tighter() {
        let mut rows = [words(12), signature()].concat();
        for row in &mut rows {
            row.slack = 2.0;
        }
        assert!(paginate(&mut rows, 310.0).is_empty());
        assert!(rows.iter().all(|row| row.points == 18.0));
    }

    #[test]
    fn a_group_of_a_table_is_not_named_at_the_foot_of_a_page() {
        // A head of 40, then rows of 20 on pages of 200: 8 on the first page, 8 below the repeated head.
        let mut rows = [vec![row(Kind::Heading, 40.0)], vec![row(Kind::Text, 20.0); 20]].concat();
        assert_eq!(table_breaks(&rows, 210.0, 40.0), [9, 17]);
        rows[8].kind = Kind::Heading;
        assert_eq!(table_breaks(&rows, 210.0, 40.0), [8, 16]);
    }

    #[test]
    fn what_is_longer_than_a_page_is_cut_where_the_page_ends() {
        let mut rows = vec![row(Kind::Signature, 20.0); 30];
        assert_eq!(paginate(&mut rows, 205.0), [10, 20]);
    }
}
