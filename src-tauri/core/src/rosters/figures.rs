//! The sheet of declared figures in a roster: which there are, and what the book holds of each.

use crate::organizations::figures::FigureFields;
use crate::people::{AcademicTitle, Degree, EducationLevel, PersonFields, Sex};

use super::store::Member;

/// A declared figure of the sheet.
pub(crate) struct Figure {
    /// Its head in the first column.
    pub(crate) title: &'static str,
    /// Whether a member is counted; none where the book counts otherwise.
    counts: Option<fn(&PersonFields) -> bool>,
    /// Puts a declared number into its place.
    pub(crate) put: fn(&mut FigureFields, u32),
}

/// A level counts where no degree stands above it.
fn is_level(person: &PersonFields, levels: &[EducationLevel]) -> bool {
    person.degree.is_none() && person.education_level.is_some_and(|level| levels.contains(&level))
}

/// The figures in the order of the sheet; the first one must be filled in for the others to count.
pub(crate) const FIGURES: &[Figure] = &[
    Figure {
        title: "Tổng số hội viên", counts: Some(|_| true), put: |fields, count| fields.member_count = count
    },
    Figure { title: "Số chi hội", counts: None, put: |fields, count| fields.branch_count = Some(count) },
    Figure {
        title: "Hội viên nữ",
        counts: Some(|person| person.sex == Some(Sex::Female)),
        put: |fields, count| fields.female_count = Some(count),
    },
    Figure {
        title: "Giáo sư",
        counts: Some(|person| person.academic_title == Some(AcademicTitle::Professor)),
        put: |fields, count| fields.professor_count = Some(count),
    },
    Figure {
        title: "Phó Giáo sư",
        counts: Some(|person| person.academic_title == Some(AcademicTitle::AssociateProfessor)),
        put: |fields, count| fields.associate_professor_count = Some(count),
    },
    Figure {
        title: "Tiến sĩ khoa học, tiến sĩ",
        counts: Some(|person| matches!(person.degree, Some(Degree::DoctorOfScience | Degree::Doctor))),
        put: |fields, count| fields.doctor_count = Some(count),
    },
    Figure {
        title: "Thạc sĩ",
        counts: Some(|person| person.degree == Some(Degree::Master)),
        put: |fields, count| fields.master_count = Some(count),
    },
    Figure {
        title: "Đại học",
        counts: Some(|person| is_level(person, &[EducationLevel::University])),
        put: |fields, count| fields.bachelor_count = Some(count),
    },
    Figure {
        title: "Cao đẳng",
        counts: Some(|person| is_level(person, &[EducationLevel::College])),
        put: |fields, count| fields.college_count = Some(count),
    },
    Figure {
        title: "Trung cấp",
        counts: Some(|person| is_level(person, &[EducationLevel::Intermediate])),
        put: |fields, count| fields.intermediate_count = Some(count),
    },
    Figure { title: "Trình độ khác", counts: None, put: |fields, count| fields.other_count = Some(count) },
];

/// What the book holds of each figure.
pub(crate) fn recorded(members: &[Member<'_>]) -> Vec<(&'static str, Option<usize>)> {
    let count = |figure: &Figure| {
        let counts = figure.counts?;
        Some(members.iter().filter(|member| counts(&member.person)).count())
    };
    FIGURES.iter().map(|figure| (figure.title, count(figure))).collect()
}
