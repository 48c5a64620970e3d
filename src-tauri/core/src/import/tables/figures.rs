//! Declared figures: a line per organisation; one declaration a day.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::compare::{Compared, Context, Draft, Found, Record, Seen, TableRow};
use super::organizations::{Known, Match};
use super::read::{Line, TableReading};
use super::values::{Habits, Reader};
use super::{TableField as F, apply};
use crate::app::Tx;
use crate::dates::show_day;
use crate::error::Failure;
use crate::import::pasted::PASTED_NAME;
use crate::import::preview::RowKind;
use crate::import::values::{Issue, IssueKind};
use crate::organizations::figures::{DeclaredFigure, FigureFields, declare, warnings};
use crate::organizations::{OrganizationKind, OrganizationStatus, store};
use crate::text::{fold, number, sort_key};

/// A declaration as a line says it.
#[derive(Debug, Clone)]
pub(super) struct FigureDraft {
    organization_id: i64,
    code: String,
    name: String,
    fields: FigureFields,
    /// Whether a total is known; a declaration needs one.
    has_total: bool,
}

const COUNTS: &[F] = &[
    F::MemberCount,
    F::BranchCount,
    F::FemaleCount,
    F::ProfessorCount,
    F::AssociateProfessorCount,
    F::DoctorCount,
    F::MasterCount,
    F::BachelorCount,
    F::CollegeCount,
    F::IntermediateCount,
    F::OtherCount,
];

fn count_of(fields: &FigureFields, field: F) -> Option<u32> {
    match field {
        F::MemberCount => Some(fields.member_count),
        F::BranchCount => fields.branch_count,
        F::FemaleCount => fields.female_count,
        F::ProfessorCount => fields.professor_count,
        F::AssociateProfessorCount => fields.associate_professor_count,
        F::DoctorCount => fields.doctor_count,
        F::MasterCount => fields.master_count,
        F::BachelorCount => fields.bachelor_count,
        F::CollegeCount => fields.college_count,
        F::IntermediateCount => fields.intermediate_count,
        F::OtherCount => fields.other_count,
        _ => None,
    }
}

fn set_count(fields: &mut FigureFields, field: F, count: Option<u32>) {
    match field {
        F::MemberCount => fields.member_count = count.unwrap_or(fields.member_count),
        F::BranchCount => fields.branch_count = count,
        F::FemaleCount => fields.female_count = count,
        F::ProfessorCount => fields.professor_count = count,
        F::AssociateProfessorCount => fields.associate_professor_count = count,
        F::DoctorCount => fields.doctor_count = count,
        F::MasterCount => fields.master_count = count,
        F::BachelorCount => fields.bachelor_count = count,
        F::CollegeCount => fields.college_count = count,
        F::IntermediateCount => fields.intermediate_count = count,
        F::OtherCount => fields.other_count = count,
        _ => {}
    }
}

impl Draft for FigureDraft {
    fn shown(&self, field: F) -> String {
        match field {
            F::Code => self.code.clone(),
            F::Name => self.name.clone(),
            F::AsOfOn => show_day(self.fields.as_of_on),
            F::Source => self.fields.source.clone().unwrap_or_default(),
            F::Note => self.fields.note.clone().unwrap_or_default(),
            F::MemberCount if !self.has_total => String::new(),
            other => count_of(&self.fields, other).map(|count| number(i64::from(count))).unwrap_or_default(),
        }
    }

    fn set_note(&mut self, note: Option<String>) {
        self.fields.note = note;
    }

    fn take(&mut self, field: F, from: &Self) {
        match field {
            F::Source => self.fields.source.clone_from(&from.fields.source),
            F::Note => self.fields.note.clone_from(&from.fields.note),
            other => set_count(&mut self.fields, other, count_of(&from.fields, other)),
        }
    }

    fn record(self) -> Record {
        Record::Figure(Box::new(self))
    }
}

/// Compares the lines with what was declared.
pub(super) fn compare(connection: &Connection, reading: &TableReading, context: &Context) -> Result<Compared, Failure> {
    let known = Known::of(connection)?;
    let standing = store::figures::list(connection, None, None)?;
    let standing: HashMap<(i64, NaiveDate), DeclaredFigure> =
        standing.into_iter().map(|one| ((one.organization_id, one.fields.as_of_on), one)).collect();
    let has_column = reading.columns.iter().any(|column| column.field == Some(F::AsOfOn));
    let told = reading.titles.iter().find_map(|title| day_in(title));
    let as_of_on = context.as_of_on.or(told);
    let mut remarks = Vec::new();
    if let (None, Some(day), false) = (context.as_of_on, told, has_column) {
        remarks
            .push(format!("Ngày số liệu lấy theo tiêu đề của bảng: {}. Nếu không đúng, hãy chọn lại.", show_day(day)));
    }
    let mut lines = Lines {
        known: &known,
        habits: Habits::of(&reading.lines, &[F::AsOfOn]),
        standing,
        as_of_on,
        context,
        seen: Seen::default(),
        named: HashSet::new(),
    };
    let mut rows: Vec<TableRow> = reading.lines.iter().map(|line| lines.row(line)).collect();
    if !rows.is_empty() {
        let counts = |kind| matches!(kind, OrganizationKind::MemberAssociation | OrganizationKind::AffiliatedUnit);
        let mut missing: Vec<_> = known
            .all
            .iter()
            .filter(|one| counts(one.fields.kind) && one.fields.status == OrganizationStatus::Active)
            .filter(|one| one.fields.ended_on.is_none() && !lines.named.contains(&one.id))
            .collect();
        missing.sort_by_cached_key(|one| sort_key(&one.fields.name));
        rows.extend(missing.into_iter().map(|one| {
            let shown = BTreeMap::from([(F::Code, one.fields.code.clone()), (F::Name, one.fields.name.clone())]);
            TableRow::missing(one.id, one.fields.name.clone(), shown)
        }));
    }
    Ok(Compared { rows, remarks, as_of_on, ..Compared::default() })
}

struct Lines<'k> {
    known: &'k Known,
    habits: Habits,
    standing: HashMap<(i64, NaiveDate), DeclaredFigure>,
    as_of_on: Option<NaiveDate>,
    context: &'k Context,
    seen: Seen,
    named: HashSet<i64>,
}

impl Lines<'_> {
    fn row(&mut self, line: &Line) -> TableRow {
        let mut reader = Reader::new(line, self.context.today);
        let code = reader.text(F::Code).unwrap_or_default();
        let name = reader.text(F::Name).unwrap_or_default();
        if name.is_empty() && code.is_empty() {
            let reason = "Chưa có tên hay mã tổ chức. Hãy ghi tên ở dòng này, hoặc bỏ dòng.".to_owned();
            return TableRow::refused(RowKind::Unreadable, line, String::new(), reason, reader.issues);
        }
        let refused = |kind, reason: String, issues| TableRow::refused(kind, line, name.clone(), reason, issues);
        let (organization, reason) = match self.known.find(&code, "", &name, &name, None) {
            Match::One(at, reason) => (&self.known.all[at], reason.to_owned()),
            Match::Several(several, reason) => {
                self.named.extend(several.iter().map(|at| self.known.all[*at].id));
                return refused(RowKind::Conflicting, reason, reader.issues);
            }
            Match::Nobody => {
                let reason = "Chưa có tổ chức này trong sổ. Hãy thêm tổ chức trước, hoặc ghi đúng mã, tên của tổ chức.";
                return refused(RowKind::Conflicting, reason.to_owned(), reader.issues);
            }
        };
        self.named.insert(organization.id);
        let Some(as_of_on) = reader.day(F::AsOfOn, &self.habits).or(self.as_of_on) else {
            let reason = "Chưa có ngày của số liệu. Hãy chọn ngày số liệu rồi đọc lại.".to_owned();
            return refused(RowKind::Conflicting, reason, reader.issues);
        };
        if let Some(first) = self.seen.before(&format!("{}|{as_of_on}", organization.id), line.row) {
            let reason = format!("Cùng tổ chức và ngày số liệu với dòng {first}. Hãy để lại một dòng.");
            return refused(RowKind::Conflicting, reason, reader.issues);
        }
        let current = self.standing.get(&(organization.id, as_of_on));
        let mut fields = FigureFields {
            as_of_on,
            source: reader.text(F::Source),
            member_count: 0,
            branch_count: None,
            female_count: None,
            professor_count: None,
            associate_professor_count: None,
            doctor_count: None,
            master_count: None,
            bachelor_count: None,
            college_count: None,
            intermediate_count: None,
            other_count: None,
            note: reader.paragraphs(F::Note),
        };
        for field in COUNTS {
            let count = reader.count(*field);
            set_count(&mut fields, *field, count);
        }
        let has_total = reader.present.contains(&F::MemberCount);
        if !has_total && current.is_none() {
            let reason = "Chưa có tổng số hội viên. Hãy ghi tổng số ở dòng này, hoặc bỏ dòng.".to_owned();
            return refused(RowKind::Conflicting, reason, reader.issues);
        }
        if fields.source.is_none() {
            // What the reader says is taken; the name of the file only where nothing is known.
            if let Some(source) = &self.context.source {
                fields.source = Some(source.clone());
                reader.present.insert(F::Source);
            } else if current.is_none_or(|one| one.fields.source.is_none()) {
                fields.source = Some(match self.context.file_name.as_str() {
                    PASTED_NAME => PASTED_NAME.to_owned(),
                    name => format!("Tệp {name}"),
                });
                reader.present.insert(F::Source);
            }
        }
        // The name of the organisation is told, not changed.
        for field in [F::Code, F::Name, F::AsOfOn] {
            reader.present.remove(&field);
        }
        let draft = |fields: FigureFields, has_total| FigureDraft {
            organization_id: organization.id,
            code: organization.fields.code.clone(),
            name: organization.fields.name.clone(),
            fields,
            has_total,
        };
        let mut whole = current.map_or_else(|| fields.clone(), |one| one.fields.clone());
        for field in COUNTS.iter().filter(|field| reader.present.contains(field)) {
            set_count(&mut whole, *field, count_of(&fields, *field));
        }
        for warning in warnings(&whole) {
            reader.issues.push(Issue::new(F::MemberCount.name(), IssueKind::Contradiction, warning));
        }
        if fold(&organization.fields.name) != fold(&name) && !name.is_empty() {
            let text = format!("Tên trong tệp là “{name}”, trong sổ là “{}”.", organization.fields.name);
            reader.doubt(F::Name, IssueKind::Contradiction, text);
        }
        Found {
            row: line.row,
            title: organization.fields.name.clone(),
            draft: draft(fields, has_total),
            present: reader.present,
            notes: reader.notes,
            current: current.map(|one| (one.id, draft(one.fields.clone(), true))),
            reason,
            issues: reader.issues,
        }
        .compared()
    }
}

/// "(Tính đến ngày 30/6/2026)", "đến ngày 30 tháng 6 năm 2026".
fn day_in(title: &str) -> Option<NaiveDate> {
    let folded = fold(title);
    let (_, after) = folded.split_once("ngay ")?;
    let numbers: Vec<u32> = after
        .split(|c: char| !c.is_ascii_digit())
        .filter(|piece| !piece.is_empty())
        .take(3)
        .filter_map(|piece| piece.parse().ok())
        .collect();
    let [day, month, year] = numbers.as_slice() else { return None };
    NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day).filter(|_| (1990..=2100).contains(year))
}

/// Writes one line.
pub(super) fn write(tx: &Tx<'_>, row: &TableRow, draft: &FigureDraft, keep: &HashSet<F>) -> Result<(), Failure> {
    let mut merged = draft.clone();
    if let Some(id) = row.record_id {
        merged.fields = store::figures::get(tx, id)?.fields;
        for field in apply::fields(row, keep) {
            merged.take(field, draft);
        }
    }
    declare(tx, merged.organization_id, merged.fields)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_in_the_title() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 30);
        assert_eq!(day_in("(Tính đến ngày 30/6/2026)"), day);
        assert_eq!(day_in("SỐ LIỆU ĐẾN NGÀY 30 THÁNG 6 NĂM 2026"), day);
        assert_eq!(day_in("SỐ LIỆU HỘI VIÊN NĂM 2026"), None);
        assert_eq!(day_in("ngày 31/2/2026"), None);
    }
}
