//! How long a text may be. A cell of Excel holds 32,767 letters, and several texts share one at times; a text that
//! is longer would be saved today and stop the report on the last day of the quarter.

/// What kind of text a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A name or a code.
    Name,
    /// One line.
    Line,
    /// Several lines: results, notes, sections of the report.
    Paragraphs,
    /// A path of this machine.
    Path,
    /// A whole table, which is read and not kept.
    Table,
}

impl Length {
    /// Letters at most.
    pub fn letters(self) -> usize {
        match self {
            Self::Name => 300,
            Self::Line => 1000,
            Self::Path => 4096,
            Self::Paragraphs => 20_000,
            Self::Table => 10_000_000,
        }
    }
}

/// How long the field of this identifier may be; the same in requests and in lists brought in.
pub fn length_of(field: &str) -> Length {
    match field {
        "code" | "full_name" | "name" | "short_name" | "sort_name" | "label" | "unit" | "quantity_unit"
        | "card_number" | "decision_number" | "national_id" | "role" | "title_text" | "holder_name" => Length::Name,
        "answer" | "awards" | "body" | "closing" | "content" | "deliverable" | "effect" | "note" | "opening"
        | "proposal" | "reason" | "request" | "result_text" | "text" => Length::Paragraphs,
        // A cell of a list that goes out: it holds whatever the book does.
        "value" => Length::Paragraphs,
        "path" | "folder" | "backup" => Length::Path,
        "pasted_page" | "pasted_text" => Length::Table,
        _ => Length::Line,
    }
}
