//! What the cells of a line say, and what is in doubt about them. What cannot be read goes to the note of the line.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::TableField;
use super::read::Line;
use crate::dates::PartialDate;
use crate::excel::reading::Cell;
use crate::import::values::{Issue, IssueKind, date, day_habit, is_tick, phone};
use crate::text::fold;

/// The days of each column of a table, judged over the whole column.
#[derive(Debug, Default)]
pub(super) struct Habits(BTreeMap<TableField, day_habit::ColumnHabit>);

impl Habits {
    /// Looks at all lines.
    pub(super) fn of(lines: &[Line], fields: &[TableField]) -> Self {
        let cells = |field: TableField| lines.iter().filter_map(move |line| line.cells.get(&field));
        Self(fields.iter().map(|field| (*field, day_habit::habit(cells(*field)))).collect())
    }
}

/// A line while it is read.
pub(super) struct Reader<'l> {
    line: &'l Line,
    today: NaiveDate,
    /// What is in doubt.
    pub(super) issues: Vec<Issue>,
    /// What could not be kept in a field of its own.
    pub(super) notes: Vec<String>,
    /// Fields that the line fills.
    pub(super) present: BTreeSet<TableField>,
}

impl<'l> Reader<'l> {
    pub(super) fn new(line: &'l Line, today: NaiveDate) -> Self {
        Self { line, today, issues: Vec::new(), notes: Vec::new(), present: BTreeSet::new() }
    }

    /// The row of the line, as Excel numbers it.
    pub(super) fn row(&self) -> u32 {
        self.line.row
    }

    /// Something to look at.
    pub(super) fn doubt(&mut self, field: TableField, kind: IssueKind, text: impl Into<String>) {
        self.issues.push(Issue::new(field.name(), kind, text));
    }

    /// A value that cannot be kept as it is: told, and kept in the note.
    fn put_aside(&mut self, field: TableField, kind: IssueKind, text: impl Into<String>) {
        self.doubt(field, kind, text);
        self.notes.push(format!("{}: {}", field.label(), self.line.text(field)));
    }

    /// One line of text.
    pub(super) fn text(&mut self, field: TableField) -> Option<String> {
        if let Some(Cell::Error(error)) = self.line.cells.get(&field) {
            self.doubt(field, IssueKind::CellError, format!("Ô “{}” chứa lỗi {error} nên bỏ qua.", field.label()));
            return None;
        }
        let text = self.line.text(field);
        // A dash alone says that there is nothing.
        let says = !text.is_empty() && text != "-" && text != "–";
        says.then(|| {
            self.present.insert(field);
            text
        })
    }

    /// Text whose lines are kept.
    pub(super) fn paragraphs(&mut self, field: TableField) -> Option<String> {
        self.text(field).map(|_| self.line.paragraphs(field))
    }

    /// A day, perhaps known in part.
    pub(super) fn partial_day(&mut self, field: TableField, habits: &Habits) -> Option<PartialDate> {
        let cell = self.line.cells.get(&field)?;
        self.text(field)?;
        self.present.remove(&field);
        let habit = habits.0.get(&field).copied().unwrap_or_default();
        let read = date::read(cell, field.name(), habit, self.today);
        self.issues.extend(read.issues);
        let day: Option<PartialDate> = read.day.and_then(|day| day.parse().ok());
        match day {
            Some(day) if day.is_plausible() => {
                self.present.insert(field);
                Some(day)
            }
            _ => {
                self.notes.push(format!("{}: {}", field.label(), self.line.text(field)));
                None
            }
        }
    }

    /// A whole day.
    pub(super) fn day(&mut self, field: TableField, habits: &Habits) -> Option<NaiveDate> {
        let day = self.partial_day(field, habits)?;
        if day.as_str().len() == 10 {
            return Some(day.first_day());
        }
        self.present.remove(&field);
        self.put_aside(
            field,
            IssueKind::PartialDate,
            format!("“{}” chưa đủ ngày, tháng, năm; đã để trống và giữ trong ghi chú.", day.display()),
        );
        None
    }

    /// A phone number; what is none, or a second one, goes to the note.
    pub(super) fn phone(&mut self, field: TableField) -> Option<String> {
        let text = self.text(field)?;
        let read = phone::read(&text);
        self.issues.extend(read.issues);
        if !read.others.is_empty() {
            self.notes.push(format!("Số điện thoại khác: {}", read.others.join(", ")));
        }
        if read.phone.is_none() {
            self.present.remove(&field);
            self.notes.push(format!("{}: {text}", field.label()));
        }
        read.phone
    }

    /// An e-mail address.
    pub(super) fn email(&mut self, field: TableField) -> Option<String> {
        let text = self.text(field)?;
        let is_address = text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty() && host.contains('.') && !text.contains(' ') && !host.ends_with('.')
        });
        if is_address {
            return Some(text);
        }
        self.present.remove(&field);
        self.put_aside(
            field,
            IssueKind::BadEmail,
            format!("“{text}” không phải địa chỉ thư điện tử; đã giữ trong ghi chú."),
        );
        None
    }

    /// Digits that Excel may have taken for a number: the tax code with its leading zero.
    pub(super) fn tax_code(&mut self, field: TableField) -> Option<String> {
        let text = self.text(field)?;
        let is_number = matches!(self.line.cells.get(&field), Some(Cell::Number(_)));
        if is_number && text.len() == 9 {
            let whole = format!("0{text}");
            self.doubt(field, IssueKind::RestoredZero, format!("Đã thêm lại số 0 ở đầu mã số thuế: {whole}."));
            return Some(whole);
        }
        Some(text)
    }

    /// Yes or no.
    pub(super) fn yes_no(&mut self, field: TableField) -> Option<bool> {
        let text = self.text(field)?;
        let folded = fold(&text);
        if is_tick(&text) || matches!(folded.as_str(), "co" | "da co" | "co con dau" | "da co con dau") {
            return Some(true);
        }
        if matches!(folded.as_str(), "khong" | "khong co" | "ko" | "chua" | "chua co" | "khong co con dau" | "0") {
            return Some(false);
        }
        self.present.remove(&field);
        self.put_aside(
            field,
            IssueKind::UnknownValue,
            format!("“{text}” không rõ là có hay không; đã giữ trong ghi chú."),
        );
        None
    }

    /// A number of people or branches, not below zero.
    pub(super) fn count(&mut self, field: TableField) -> Option<u32> {
        let text = self.text(field)?;
        let number = match self.line.cells.get(&field) {
            Some(Cell::Number(number)) => whole(*number),
            _ => count_of(&text),
        };
        if number.is_none() {
            self.present.remove(&field);
            self.put_aside(
                field,
                IssueKind::BadNumber,
                format!("“{text}” ở cột “{}” không phải số nguyên; đã giữ trong ghi chú.", field.label()),
            );
        }
        number
    }
}

/// More than this no association counts.
const MOST: f64 = 10_000_000.0;

fn whole(number: f64) -> Option<u32> {
    (number >= 0.0 && number.fract() == 0.0 && number <= MOST).then_some(number as u32)
}

/// "1.640", "1 640", "1640 hội viên".
pub(in crate::import) fn count_of(text: &str) -> Option<u32> {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')).collect();
    let rest = fold(&text[digits.len()..]);
    let is_unit = rest.is_empty() || matches!(rest.as_str(), "hoi vien" | "nguoi" | "chi hoi" | "hv" | "dong chi");
    let groups: Vec<&str> = digits.trim().split(['.', ',', ' ']).collect();
    let grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    (is_unit && grouped).then(|| groups.concat().parse().ok()).flatten().and_then(|number: f64| whole(number))
}

/// A note with lines that it must hold: those that it has already are not added again.
pub(super) fn noted(note: Option<&str>, more: &[String]) -> Option<String> {
    let mut lines: Vec<&str> = note.into_iter().flat_map(str::lines).collect();
    for one in more {
        if !lines.contains(&one.as_str()) {
            lines.push(one);
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_offices_write_them() {
        for (text, count) in
            [("1.640", Some(1640)), ("1640 hội viên", Some(1640)), ("2 140", Some(2140)), ("0", Some(0))]
        {
            assert_eq!(count_of(text), count, "{text}");
        }
        for text in ["khoảng 20", "12,5", "-3", "12/15", ""] {
            assert_eq!(count_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_holds_each_line_once() {
        let more = ["Điện thoại: máy lẻ".to_owned()];
        assert_eq!(noted(Some("Cũ"), &more).as_deref(), Some("Cũ\nĐiện thoại: máy lẻ"));
        assert_eq!(noted(Some("Cũ\nĐiện thoại: máy lẻ"), &more).as_deref(), Some("Cũ\nĐiện thoại: máy lẻ"));
        assert_eq!(noted(None, &[]), None);
    }
}
