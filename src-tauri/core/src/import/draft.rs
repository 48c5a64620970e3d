//! What the cells of one row say, gathered column by column into a person.

use super::fields::Field;
use super::reading::{PersonRow, Values};
use super::values::date::{self, DateReading};
use super::values::day_habit::ColumnHabit;
use super::values::decision::{self, Decision};
use super::values::titles::{self, Titles};
use super::values::working::{self, Working};
use super::values::{Issue, IssueKind, cell_text, is_tick, membership_type, name, national_id, phone, sex};
use super::words::Meaning;
use crate::excel::reading::Cell;
use crate::text::{clean, fold};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A row while it is read.
pub(super) struct Draft {
    values: Values,
    issues: Vec<Issue>,
    /// Kept in the note, each with its heading.
    kept: Vec<String>,
    titles: Titles,
    sex_marks: Vec<&'static str>,
    birth_parts: [Option<u32>; 3],
    raw_name: String,
    family: String,
    given: String,
    /// The column being read.
    column: usize,
    /// Its heading, as the list has it.
    source: String,
    /// The columns that values came from.
    origins: BTreeMap<Field, usize>,
    /// What the cell of the decision says, and its column.
    decision: Option<(String, usize)>,
}

impl Draft {
    pub(super) fn new() -> Self {
        Draft {
            values: Values::new(),
            issues: Vec::new(),
            kept: Vec::new(),
            titles: Titles::default(),
            sex_marks: Vec::new(),
            birth_parts: [None; 3],
            raw_name: String::new(),
            family: String::new(),
            given: String::new(),
            column: 0,
            source: String::new(),
            origins: BTreeMap::new(),
            decision: None,
        }
    }

    /// Goes on with the cell of a column, whose heading is as the list has it.
    pub(super) fn begin(&mut self, column: usize, heading: &str) {
        self.column = column;
        heading.clone_into(&mut self.source);
    }

    pub(super) fn issue(&mut self, field: Field, kind: IssueKind, text: String) {
        self.issues.push(Issue::new(&field.name(), kind, text));
    }

    /// An unreadable value is not lost: it goes to the note with its heading.
    fn keep(&mut self, field: Field, text: &str) {
        self.kept.push(format!("{}: {text}", field.label()));
    }

    fn set(&mut self, field: Field, value: impl Into<String>) {
        self.origins.entry(field).or_insert(self.column);
        self.values.insert(field, value.into());
    }

    /// Takes titles that are not known yet.
    fn add_titles(&mut self, found: Titles) {
        for field in found.fields() {
            self.origins.entry(field).or_insert(self.column);
        }
        self.titles.fill_from(found);
    }

    fn mark_sex(&mut self, sex: &'static str) {
        self.origins.entry(Field::Sex).or_insert(self.column);
        self.sex_marks.push(sex);
    }

    /// Takes what the cell says.
    pub(super) fn take(&mut self, field: Field, cell: &Cell, habit: ColumnHabit, today: NaiveDate) {
        use Field::*;
        if matches!(field, FullName | FamilyName | GivenName) {
            self.origins.insert(FullName, self.column);
        }
        match field {
            FullName => {
                self.raw_name = match cell {
                    Cell::Text(text) => text.clone(),
                    other => cell_text(other),
                };
            }
            FamilyName => self.family = cell_text(cell),
            GivenName => self.given = cell_text(cell),
            BirthOn => self.take_birth(cell, habit, today),
            BirthOnMale => self.take_birth_under(cell, habit, today, "male"),
            BirthOnFemale => self.take_birth_under(cell, habit, today, "female"),
            BirthDay | BirthMonth | BirthYear => self.take_birth_part(field, cell),
            AdmittedOn | DecisionOn | CardOn => self.take_date(field, cell, habit, today),
            DecisionNumber => self.decision = Some((cell_text(cell), self.column)),
            Sex => self.take_sex(&cell_text(cell)),
            SexMale => self.take_sex_mark(&cell_text(cell), "male"),
            SexFemale => self.take_sex_mark(&cell_text(cell), "female"),
            NationalId => self.take_id(&cell_text(cell), today),
            Phone => self.take_phone(&cell_text(cell)),
            Email => self.take_email(&cell_text(cell)),
            AcademicTitle | Degree | EducationLevel | Titles => self.take_titles(field, &cell_text(cell)),
            WorkingStatus => self.take_working(&cell_text(cell)),
            MembershipType => self.take_type(&cell_text(cell)),
            PartyMember => self.take_party(&cell_text(cell)),
            Note => self.kept.push(paragraph(cell)),
            // "Danh hiệu: Kỹ sư" is a level, not an honour.
            Awards if titles::read(&cell_text(cell)).1.is_empty() => self.take_titles(Awards, &cell_text(cell)),
            field if field.is_tick() => self.take_title_tick(field, &cell_text(cell)),
            Ordinal => {}
            // Village, commune and province in columns of their own.
            Address if self.values.contains_key(&Address) => {
                let begun = self.values.remove(&Address).unwrap_or_default();
                self.set(Address, format!("{begun}, {}", cell_text(cell)));
            }
            _ => {
                let text = cell_text(cell);
                self.set(field, text);
            }
        }
    }

    fn take_birth(&mut self, cell: &Cell, habit: ColumnHabit, today: NaiveDate) {
        let mut reading = date::read(cell, "birth_on", habit, today);
        if let Some(kept) = date::check_birth(&mut reading, today) {
            self.keep(Field::BirthOn, &kept);
        }
        self.put_date(Field::BirthOn, reading, cell);
    }

    fn take_birth_under(&mut self, cell: &Cell, habit: ColumnHabit, today: NaiveDate, sex: &'static str) {
        let text = cell_text(cell);
        if !is_tick(&text) || text == "1" {
            self.take_birth(cell, habit, today);
        }
        self.mark_sex(sex);
    }

    fn take_birth_part(&mut self, field: Field, cell: &Cell) {
        let place = match field {
            Field::BirthDay => 2,
            Field::BirthMonth => 1,
            _ => 0,
        };
        let text = cell_text(cell);
        match text.parse() {
            Ok(number) => {
                self.origins.entry(Field::BirthOn).or_insert(self.column);
                self.birth_parts[place] = Some(number);
            }
            Err(_) => {
                self.issue(
                    Field::BirthOn,
                    IssueKind::BadDate,
                    format!("“{text}” không phải ngày, tháng hay năm sinh."),
                );
                self.keep(Field::BirthOn, &text);
            }
        }
    }

    fn take_date(&mut self, field: Field, cell: &Cell, habit: ColumnHabit, today: NaiveDate) {
        let mut reading = date::read(cell, &field.name(), habit, today);
        let tomorrow_or_later = reading.day.as_deref().is_some_and(|d| d > today.to_string().as_str());
        if tomorrow_or_later
            && reading.day.as_deref().is_some_and(|d| d.len() == 10 || d[..4] > today.year().to_string()[..])
        {
            reading.issues.push(Issue::new(
                &field.name(),
                IssueKind::BadDate,
                format!("{} là ngày trong tương lai; đã để trống và giữ trong ghi chú.", cell_text(cell)),
            ));
            reading.day = None;
        }
        self.put_date(field, reading, cell);
    }

    fn put_date(&mut self, field: Field, reading: DateReading, cell: &Cell) {
        let unread = reading.issues.iter().any(|i| i.kind == IssueKind::BadDate);
        if unread {
            self.keep(field, &cell_text(cell));
        }
        self.issues.extend(reading.issues);
        if let Some(day) = reading.day {
            self.set(field, day);
        }
    }

    fn take_sex(&mut self, text: &str) {
        match sex::read(text) {
            Some(value) => self.set(Field::Sex, value),
            None => {
                self.issue(
                    Field::Sex,
                    IssueKind::BadSex,
                    format!("“{text}” không phải nam hay nữ; đã giữ trong ghi chú."),
                );
                self.keep(Field::Sex, text);
            }
        }
    }

    fn take_sex_mark(&mut self, text: &str, column: &'static str) {
        match sex::read(text) {
            Some(value @ ("male" | "female")) if text.chars().count() > 1 || value == column => self.mark_sex(value),
            _ if is_tick(text) || text.eq_ignore_ascii_case("n") => self.mark_sex(column),
            _ if matches!(text, "0" | "-" | "không" | "Không") => {}
            _ => {
                self.issue(Field::Sex, IssueKind::BadSex, format!("“{text}” không phải dấu đánh ở cột giới tính."));
                self.keep(Field::Sex, text);
            }
        }
    }

    fn take_id(&mut self, text: &str, today: NaiveDate) {
        let reading = national_id::read(text, today.year());
        match reading.national_id {
            Some(id) => self.set(Field::NationalId, id),
            None => self.keep(Field::NationalId, text),
        }
        self.issues.extend(reading.issues);
    }

    /// A mail beside the phone, under "Liên hệ", goes to its own field.
    fn take_phone(&mut self, text: &str) {
        let is_sign = |c: char| matches!(c, ' ' | ';' | ',' | '/' | '(' | ')');
        let mail = text.split(is_sign).find(|piece| piece.contains('@'));
        match mail.filter(|_| !self.values.contains_key(&Field::Email)) {
            Some(mail) => {
                self.take_email(mail.trim_end_matches('.'));
                let rest = text.replacen(mail, "", 1);
                let rest = rest.trim_matches(|c: char| is_sign(c) || c == '-');
                if !rest.is_empty() && fold(rest) != "email" {
                    self.take_phones(rest);
                }
            }
            None => self.take_phones(text),
        }
    }

    fn take_phones(&mut self, text: &str) {
        let reading = phone::read(text);
        match reading.phone {
            Some(number) => self.set(Field::Phone, number),
            None => self.keep(Field::Phone, text),
        }
        if phone::says_more(text) && reading.issues.iter().all(|issue| issue.kind != IssueKind::BadPhone) {
            self.keep(Field::Phone, text);
        } else if !reading.others.is_empty() {
            self.kept.push(format!("Điện thoại khác: {}", reading.others.join(", ")));
        }
        self.issues.extend(reading.issues);
    }

    fn take_email(&mut self, text: &str) {
        let first = text.split([';', ',', ' ']).find(|p| p.contains('@')).unwrap_or("").trim_end_matches('.');
        let valid = first.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        });
        if valid {
            self.set(Field::Email, first);
        }
        if !valid || first.len() + 2 < text.len() {
            self.issue(
                Field::Email,
                IssueKind::BadEmail,
                format!("“{text}” không phải một địa chỉ thư; đã giữ trong ghi chú."),
            );
            self.keep(Field::Email, text);
        }
    }

    fn take_titles(&mut self, field: Field, text: &str) {
        if titles::says_none(text) {
            return;
        }
        let (found, rest) = titles::read(text);
        let empty = found.is_empty();
        self.add_titles(found);
        if rest.is_empty() {
            return;
        }
        if empty {
            self.issue(
                field,
                IssueKind::UnknownValue,
                format!("Chưa rõ “{text}” là học hàm, học vị hay trình độ nào; đã giữ trong ghi chú."),
            );
            self.keep(field, text);
        } else if self.values.contains_key(&Field::Specialty) {
            self.kept.push(format!("{}: {text}", field.label()));
        } else {
            self.set(Field::Specialty, rest);
        }
    }

    /// A mark under "CKII" says what the heading says; one under "CĐ/TC" does not say which.
    pub(super) fn take_tick_under_heading(&mut self, field: Field, text: &str) {
        let source = std::mem::take(&mut self.source);
        if let Some(said) = titles::of_heading(&source) {
            self.add_titles(said);
            return;
        }
        self.issue(
            field,
            IssueKind::UnknownValue,
            format!("Ô chỉ đánh dấu “{text}” dưới “{source}” nên không rõ trình độ nào; đã giữ trong ghi chú."),
        );
        self.kept.push(format!("{source}: {text}"));
    }

    fn take_title_tick(&mut self, field: Field, text: &str) {
        use Field::*;
        if matches!(text, "0" | "-") {
            return;
        }
        let mut found = titles::Titles::default();
        match field {
            TickProfessor => found.academic_title = Some("professor"),
            TickAssociateProfessor => found.academic_title = Some("associate_professor"),
            TickDoctorOfScience => found.degree = Some("doctor_of_science"),
            TickDoctor => found.degree = Some("doctor"),
            TickMaster => found.degree = Some("master"),
            TickUniversity => found.education_level = Some("university"),
            TickCollege => found.education_level = Some("college"),
            _ => found.education_level = Some("intermediate"),
        }
        // The higher of two marks counts: columns stand from high to low or low to high.
        let higher = found.degree == Some("doctor_of_science")
            || (found.degree == Some("doctor") && self.titles.degree == Some("master"));
        if higher {
            self.titles.degree = found.degree;
        }
        if found.academic_title == Some("professor") {
            self.titles.academic_title = found.academic_title;
        }
        self.add_titles(found);
        // "Nông học" under "ĐH" says the level and the specialty.
        if !is_tick(text) && titles::read(text).0.is_empty() && !text.bytes().all(|b| b.is_ascii_digit()) {
            if self.values.contains_key(&Specialty) {
                self.kept.push(format!("{}: {text}", field.label()));
            } else {
                self.set(Specialty, text);
            }
        }
    }

    fn take_working(&mut self, text: &str) {
        match working::read(text, &self.source) {
            Working::Status(status) => self.set(Field::WorkingStatus, status),
            Working::RetiredOn => {
                // The day has no field of its own.
                self.set(Field::WorkingStatus, "retired");
                self.kept.push(format!("{}: {text}", self.source));
            }
            Working::Nothing => {}
            Working::Unknown => {
                self.issue(
                    Field::WorkingStatus,
                    IssueKind::UnknownValue,
                    format!("Chưa rõ “{text}”; đã giữ trong ghi chú."),
                );
                self.keep(Field::WorkingStatus, text);
            }
        }
    }

    fn take_type(&mut self, text: &str) {
        match membership_type::read(text) {
            Some(value) => self.set(Field::MembershipType, value),
            None => {
                self.issue(
                    Field::MembershipType,
                    IssueKind::UnknownValue,
                    format!("Chưa rõ loại hội viên “{text}”; đã giữ trong ghi chú."),
                );
                self.keep(Field::MembershipType, text);
            }
        }
    }

    /// Takes a word that the program does not know for what the reader says it is.
    pub(super) fn take_meant(&mut self, text: &str, meaning: Meaning) {
        match meaning {
            Meaning::Value(Field::AcademicTitle, value) => {
                self.add_titles(Titles { academic_title: Some(value), ..Titles::default() });
            }
            Meaning::Value(Field::Degree, value) => {
                self.add_titles(Titles { degree: Some(value), ..Titles::default() });
            }
            Meaning::Value(Field::EducationLevel, value) => {
                self.add_titles(Titles { education_level: Some(value), ..Titles::default() });
            }
            Meaning::Value(field, value) => self.set(field, value),
            Meaning::Specialty if self.values.contains_key(&Field::Specialty) => {
                self.kept.push(format!("{}: {text}", Field::Specialty.label()));
            }
            Meaning::Specialty => self.set(Field::Specialty, text),
        }
    }

    /// Takes a number that lost its zero as it stands, for so the reader says. A phone may be written so; an
    /// identification number may not, and goes to the note.
    pub(super) fn take_without_zero(&mut self, field: Field, text: &str) {
        if field == Field::Phone {
            self.set(field, text);
            return;
        }
        self.issue(
            field,
            IssueKind::BadId,
            format!("“{text}” thiếu số 0 ở đầu và được giữ nguyên nên không phải số định danh; đã giữ trong ghi chú."),
        );
        self.keep(field, text);
    }

    fn take_party(&mut self, text: &str) {
        let folded = fold(text);
        if matches!(folded.as_str(), "khong" | "chua" | "0") {
            self.set(Field::PartyMember, "0");
        } else if is_tick(text) || folded.contains("dang vien") || text.contains('/') || text.len() == 4 {
            self.set(Field::PartyMember, "1");
        } else {
            self.keep(Field::PartyMember, text);
        }
    }

    /// The person, once all cells are taken. `admissions`: whether the list has a column of admissions.
    pub(super) fn finish(
        mut self,
        number: u32,
        section: Option<&str>,
        today: NaiveDate,
        admissions: bool,
    ) -> PersonRow {
        self.finish_name();
        self.finish_decision(today, admissions);
        self.finish_birth_parts(today);
        self.finish_sex();
        self.finish_titles();
        self.check_id_against_person();
        if let Some(kind) = section.and_then(membership_type::of_section) {
            self.values.entry(Field::MembershipType).or_insert_with(|| kind.to_owned());
        }
        if let Some(branch) = section.and_then(branch_of) {
            self.values.entry(Field::Branch).or_insert(branch);
        }
        if !self.kept.is_empty() {
            let note = self.kept.join("; ");
            if speaks_of_an_end(&note) {
                self.issue(
                    Field::Note,
                    IssueKind::UnknownValue,
                    format!(
                        "Ghi chú “{}” có thể cho biết người này đã từ trần hoặc đã thôi là hội viên; hãy kiểm tra trước khi ghi.",
                        crate::files::shown(&note)
                    ),
                );
            }
            self.set(Field::Note, note);
        }
        let readable = self.values.contains_key(&Field::FullName);
        let told = |issue: &Issue| {
            let names = [Field::FullName, Field::FamilyName, Field::GivenName];
            issue.kind == IssueKind::SeveralPeople
                || issue.kind == IssueKind::CellError && names.iter().any(|f| issue.field == Some(f.name()))
        };
        if let Some(at) = self.issues.iter().position(told).filter(|_| !readable) {
            // The first issue is the reason of the row.
            self.issues[..=at].rotate_right(1);
        } else if !readable {
            self.issues.insert(0, Issue::new("full_name", IssueKind::MissingName, "Dòng không có họ tên."));
        }
        // A note gathers what many columns left over; a branch may come from a heading between the rows.
        let mut derived = self.origins;
        derived.retain(|field, _| *field != Field::Note && self.values.contains_key(field));
        let name_fold = self.values.get(&Field::FullName).map(|name| fold(name)).unwrap_or_default();
        PersonRow {
            row: number + 1,
            values: self.values,
            name_fold,
            issues: self.issues,
            readable,
            derived,
            from_roster: None,
        }
    }

    fn finish_name(&mut self) {
        let text = if self.family.is_empty() && self.given.is_empty() {
            std::mem::take(&mut self.raw_name)
        } else {
            join_name(&self.raw_name, &self.family, &self.given)
        };
        let reading = name::read(&text);
        self.column = self.origins.get(&Field::FullName).copied().unwrap_or_default();
        self.issues.extend(reading.issues);
        self.add_titles(reading.titles);
        if let Some(sex) = reading.sex {
            self.origins.entry(Field::Sex).or_insert(self.column);
            self.values.entry(Field::Sex).or_insert_with(|| sex.to_owned());
        }
        match reading.full_name {
            Some(name) => self.set(Field::FullName, name),
            None if !clean(&text).is_empty() => self.keep(Field::FullName, &clean(&text)),
            None => {}
        }
    }

    /// The parts of a decision written in one cell; where another column says otherwise, the cell stays whole. A list
    /// without admissions tells them by the days of the decisions.
    fn finish_decision(&mut self, today: NaiveDate, admissions: bool) {
        if let Some((text, column)) = self.decision.take() {
            self.column = column;
            let parts = decision::read(&text, today);
            let agrees = |field: Field, said: &Option<String>| match (self.values.get(&field), said) {
                (Some(other), Some(said)) => other == said,
                _ => true,
            };
            let fits = agrees(Field::DecisionOn, &parts.on) && agrees(Field::DecisionIssuer, &parts.issuer);
            let parts = match fits {
                true => parts,
                false => Decision { number: Some(text), ..Decision::default() },
            };
            for (field, said) in [
                (Field::DecisionNumber, parts.number),
                (Field::DecisionOn, parts.on),
                (Field::DecisionIssuer, parts.issuer),
            ] {
                if let Some(said) = said {
                    self.set(field, said);
                }
            }
        }
        if let Some(day) = self.values.get(&Field::DecisionOn).filter(|_| !admissions).cloned() {
            self.column = self.origins.get(&Field::DecisionOn).copied().unwrap_or_default();
            self.set(Field::AdmittedOn, day);
        }
    }

    fn finish_birth_parts(&mut self, today: NaiveDate) {
        let [Some(year), month, day] = self.birth_parts else {
            let written: Vec<String> = self.birth_parts.iter().rev().flatten().map(u32::to_string).collect();
            if !written.is_empty() {
                self.keep(Field::BirthOn, &written.join("/"));
            }
            return;
        };
        let text = format!("{}/{}/{year}", day.unwrap_or(0), month.unwrap_or(0));
        self.take_birth(&Cell::Text(text), ColumnHabit::default(), today);
    }

    fn finish_sex(&mut self) {
        self.sex_marks.dedup();
        match self.sex_marks.as_slice() {
            [] => {}
            [one] => {
                let one = *one;
                let said = self.values.get(&Field::Sex).cloned();
                match said {
                    Some(other) if other != one => {
                        self.values.remove(&Field::Sex);
                        self.issue(Field::Sex, IssueKind::BadSex, "Giới tính ghi mâu thuẫn; đã để trống.".into());
                    }
                    _ => self.set(Field::Sex, one),
                }
            }
            _ => self.issue(Field::Sex, IssueKind::BadSex, "Đánh dấu cả Nam và Nữ; đã để trống giới tính.".into()),
        }
    }

    fn finish_titles(&mut self) {
        let titles = std::mem::take(&mut self.titles);
        if let Some(value) = titles.academic_title {
            self.set(Field::AcademicTitle, value);
        }
        if let Some(value) = titles.degree {
            self.set(Field::Degree, value);
        }
        if let Some(value) = titles.education_level {
            self.set(Field::EducationLevel, value);
        }
        if let Some(honour) = titles.honours {
            self.values.entry(Field::Awards).or_insert(honour);
        }
    }

    /// The number says the birth year and the sex of its bearer: a contradiction is pointed at.
    fn check_id_against_person(&mut self) {
        let Some(id) = self.values.get(&Field::NationalId).filter(|id| id.len() == 12).cloned() else { return };
        let birth: Option<i32> = self.values.get(&Field::BirthOn).and_then(|b| b[..4].parse().ok());
        if let (Some(said), Some(birth)) = (national_id::birth_year(&id), birth)
            && said != birth
        {
            self.issue(
                Field::NationalId,
                IssueKind::IdMismatch,
                format!("Số định danh cho biết năm sinh {said}, danh sách ghi {birth}; hãy kiểm tra."),
            );
        }
        if let (Some(said), Some(sex)) = (national_id::sex(&id), self.values.get(&Field::Sex))
            && said != sex
            && sex != "other"
        {
            self.issue(
                Field::NationalId,
                IssueKind::IdMismatch,
                "Số định danh cho biết giới tính khác với danh sách; hãy kiểm tra.".into(),
            );
        }
    }
}

/// Words by which lists say that somebody died or left.
fn speaks_of_an_end(note: &str) -> bool {
    let lower = note.to_lowercase();
    let died = lower.split([';', ',', '.', '(']).map(str::trim).any(|piece| {
        let piece = piece.rsplit(": ").next().unwrap_or(piece).trim_start_matches("đã ");
        let rest = piece.strip_prefix("mất").map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(|c: char| c.is_ascii_digit())
                || ["năm", "ngày", "tháng"].iter().any(|word| rest.starts_with(word))
        })
    });
    let words = [
        "từ trần",
        "qua đời",
        "đã chết",
        "hy sinh",
        "xin ra",
        "xóa tên",
        "xoá tên",
        "khai trừ",
        "chuyển sinh hoạt",
        "chuyển đi",
    ];
    died || words.iter().any(|word| lower.contains(word))
}

/// A full name beside its split halves is taken as it is.
fn join_name(full: &str, family: &str, given: &str) -> String {
    let full = clean(full);
    if full.split(' ').count() >= 2 && full.ends_with(given) {
        return full;
    }
    let family = if family.is_empty() { full.as_str() } else { family };
    // Some lists repeat the given name in both columns: "Nguyễn Văn An | An".
    if !given.is_empty() && family.split(' ').count() > 2 && family.ends_with(&format!(" {given}")) {
        return family.to_owned();
    }
    format!("{family} {given}").trim().to_owned()
}

/// A note keeps its lines as sentences.
fn paragraph(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.lines().map(clean).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("; "),
        other => cell_text(other),
    }
}

/// "I. Chi hội Trường Chính trị" → "Chi hội Trường Chính trị"; other groups are no branches.
fn branch_of(section: &str) -> Option<String> {
    let at = section.to_lowercase().find("chi hội")?;
    let branch = section.get(at..)?.trim_end_matches([':', '.', ' ']);
    let branch = branch.split('(').next().unwrap_or(branch).trim();
    (branch.chars().count() > 8).then(|| branch.to_owned())
}
