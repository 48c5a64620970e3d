//! What the list can be filtered and ordered by.

use crate::storage::list::{Column, ColumnKind, Filter};

/// Columns of the person.
pub(super) const PERSON: &[Column] = &[
    Column::ordered("full_name", ColumnKind::Text, "p.name_fold", "p.sort_key"),
    Column::new("birth_on", ColumnKind::Day, "p.birth_on"),
    Column::ordered("birth_year", ColumnKind::Number, "CAST(substr(p.birth_on, 1, 4) AS INTEGER)", "p.birth_on"),
    Column::ordered(
        "sex",
        ColumnKind::Choice,
        "p.sex",
        "CASE p.sex WHEN 'male' THEN 1 WHEN 'female' THEN 2 WHEN 'other' THEN 3 END",
    ),
    Column::new("national_id", ColumnKind::Text, "p.national_id"),
    Column::ordered(
        "academic_title",
        ColumnKind::Choice,
        "p.academic_title",
        "CASE p.academic_title WHEN 'professor' THEN 1 WHEN 'associate_professor' THEN 2 END",
    ),
    Column::ordered(
        "degree",
        ColumnKind::Choice,
        "p.degree",
        "CASE p.degree WHEN 'doctor_of_science' THEN 1 WHEN 'doctor' THEN 2 WHEN 'master' THEN 3 END",
    ),
    Column::ordered(
        "education_level",
        ColumnKind::Choice,
        "p.education_level",
        "CASE p.education_level WHEN 'university' THEN 1 WHEN 'college' THEN 2 WHEN 'intermediate' THEN 3 WHEN 'specialist_1' THEN 4 WHEN 'specialist_2' THEN 5 WHEN 'residency' THEN 6 WHEN 'other' THEN 7 END",
    ),
    Column::ordered("specialty", ColumnKind::Text, "fold(p.specialty)", "p.specialty_key"),
    Column::ordered("employer", ColumnKind::Text, "fold(p.employer)", "p.employer_key"),
    Column::ordered("job_title", ColumnKind::Text, "fold(p.job_title)", "p.job_title_key"),
    Column::ordered(
        "working_status",
        ColumnKind::Choice,
        "p.working_status",
        "CASE p.working_status WHEN 'working' THEN 1 WHEN 'retired' THEN 2 END",
    ),
    Column::new("phone", ColumnKind::Text, "replace(replace(p.phone, ' ', ''), '.', '')"),
    Column::new("email", ColumnKind::Text, "fold(p.email)"),
    Column::new("address", ColumnKind::Text, "fold(p.address)"),
    Column::new("deceased_on", ColumnKind::Day, "p.deceased_on"),
];

/// Columns of the membership; all conditions on them hold for one and the same membership.
pub(super) const MEMBERSHIP: &[Column] = &[
    Column::new("organization_id", ColumnKind::Choice, "m.organization_id"),
    Column::new("branch_id", ColumnKind::Choice, "m.branch_id"),
    Column::new("type", ColumnKind::Choice, "m.type"),
    Column::new("admitted_on", ColumnKind::Day, "m.admitted_on"),
    Column::new("card_number", ColumnKind::Text, "fold(m.card_number)"),
    Column::new("role", ColumnKind::Text, "fold(m.role)"),
    Column::new("started_on", ColumnKind::Day, "m.starts_on"),
    Column::new("ended_on", ColumnKind::Day, "m.ended_on"),
    Column::new("end_reason", ColumnKind::Choice, "m.end_reason"),
];

/// The column that a filter looks at.
pub(super) fn column_of(filter: &Filter) -> &str {
    match filter {
        Filter::Contains { column, .. }
        | Filter::OneOf { column, .. }
        | Filter::Between { column, .. }
        | Filter::Filled { column, .. } => column,
    }
}
