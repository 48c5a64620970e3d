//! Declared figures (số kê khai): what an association says of itself, beside what is recorded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OrganizationError, store};
use crate::app::{App, Done, Tx};
use crate::dates::show_day;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::text::{clean_optional, clean_paragraphs};

/// What was declared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureFields {
    /// The day they stand for; one declaration a day.
    pub as_of_on: NaiveDate,
    /// The paper or e-mail.
    #[serde(default)]
    pub source: Option<String>,
    /// Hội viên.
    pub member_count: u32,
    /// Chi hội.
    #[serde(default)]
    pub branch_count: Option<u32>,
    /// Nữ.
    #[serde(default)]
    pub female_count: Option<u32>,
    /// GS.
    #[serde(default)]
    pub professor_count: Option<u32>,
    /// PGS.
    #[serde(default)]
    pub associate_professor_count: Option<u32>,
    /// TSKH and TS.
    #[serde(default)]
    pub doctor_count: Option<u32>,
    /// ThS.
    #[serde(default)]
    pub master_count: Option<u32>,
    /// Đại học.
    #[serde(default)]
    pub bachelor_count: Option<u32>,
    /// Cao đẳng.
    #[serde(default)]
    pub college_count: Option<u32>,
    /// Trung cấp.
    #[serde(default)]
    pub intermediate_count: Option<u32>,
    /// Khác.
    #[serde(default)]
    pub other_count: Option<u32>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// A declaration as stored, with what does not tie out in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeclaredFigure {
    /// Number.
    pub id: i64,
    /// Grows with each update.
    pub version: i64,
    /// Of which organisation.
    pub organization_id: i64,
    /// What was declared.
    #[serde(flatten)]
    pub fields: FigureFields,
    /// What does not tie out, in words.
    pub warnings: Vec<String>,
}

/// A declaration to write; that of the same day is replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeclareFigures {
    /// Of which organisation.
    pub organization_id: i64,
    /// What is declared.
    pub fields: FigureFields,
}

/// Which declarations.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListDeclaredFigures {
    /// Of this organisation; of all when absent.
    pub organization_id: Option<i64>,
    /// Not after this day.
    pub until_on: Option<NaiveDate>,
}

/// What does not tie out: warned of, not refused, since the paper says so.
pub fn warnings(fields: &FigureFields) -> Vec<String> {
    let total = fields.member_count;
    let parts = [
        ("nữ", fields.female_count),
        ("Giáo sư", fields.professor_count),
        ("Phó Giáo sư", fields.associate_professor_count),
    ];
    let mut found: Vec<String> = parts
        .iter()
        .filter_map(|(what, count)| {
            count
                .filter(|count| *count > total)
                .map(|count| format!("Số {what} ({count}) lớn hơn tổng số hội viên ({total})."))
        })
        .collect();
    // Those two may have been counted among the others, so they need not be there for the sum to be whole.
    let levels = [fields.doctor_count, fields.master_count, fields.bachelor_count, fields.other_count];
    let apart = [fields.college_count, fields.intermediate_count];
    let sum: u64 = levels.iter().chain(&apart).flatten().map(|count| u64::from(*count)).sum();
    if sum > u64::from(total) {
        found.push(format!("Tổng theo trình độ ({sum}) lớn hơn tổng số hội viên ({total})."));
    } else if levels.iter().all(Option::is_some) && sum < u64::from(total) {
        found.push(format!("Tổng theo trình độ ({sum}) nhỏ hơn tổng số hội viên ({total})."));
    }
    found
}

/// Declarations, the latest first.
///
/// # Errors
/// The book cannot be read.
pub fn list_declared_figures(
    app: &App,
    request: ListDeclaredFigures,
    _job: &Job,
) -> Result<Vec<DeclaredFigure>, Failure> {
    app.read(|connection| store::figures::list(connection, request.organization_id, request.until_on))
}

/// Writes what an organisation declares; a declaration of the same day is replaced.
///
/// # Errors
/// The organisation is not there; the day is after today.
pub fn declare_figures(app: &App, request: DeclareFigures, _job: &Job) -> Result<Done<DeclaredFigure>, Failure> {
    app.transact(Act::DeclareFigures, |tx| {
        let id = declare(tx, request.organization_id, request.fields)?;
        let figure = store::figures::get(tx, id)?;
        let organization = store::get(tx, figure.organization_id)?;
        tx.describe(format!(
            "Đã ghi số kê khai của {} tại ngày {}",
            organization.fields.name,
            show_day(figure.fields.as_of_on)
        ));
        Ok(figure)
    })
}

/// Writes a declaration within a running act; its number.
pub(crate) fn declare(tx: &Tx<'_>, organization_id: i64, fields: FigureFields) -> Result<i64, Failure> {
    store::get(tx, organization_id)?;
    if fields.as_of_on > tx.today() {
        return Err(OrganizationError::DeclaredInFuture { as_of_on: show_day(fields.as_of_on) }.into());
    }
    let fields = FigureFields {
        source: clean_optional(fields.source.as_deref()),
        note: fields.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
        ..fields
    };
    store::figures::save(tx, organization_id, &fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_do_not_tie_out_are_told() {
        let mut fields: FigureFields = serde_json::from_value(
            serde_json::json!({ "as_of_on": "2026-03-14", "member_count": 100, "female_count": 40 }),
        )
        .unwrap();
        assert_eq!(warnings(&fields), Vec::<String>::new());
        fields.female_count = Some(101);
        assert_eq!(warnings(&fields), ["Số nữ (101) lớn hơn tổng số hội viên (100)."]);
        fields.female_count = None;
        (fields.doctor_count, fields.master_count, fields.bachelor_count, fields.other_count) =
            (Some(5), Some(20), Some(70), Some(4));
        assert_eq!(warnings(&fields), ["Tổng theo trình độ (99) nhỏ hơn tổng số hội viên (100)."]);
        fields.college_count = Some(1);
        assert_eq!(warnings(&fields), Vec::<String>::new());
        fields.college_count = None;
        fields.bachelor_count = Some(80);
        assert_eq!(warnings(&fields), ["Tổng theo trình độ (109) lớn hơn tổng số hội viên (100)."]);
    }
}
