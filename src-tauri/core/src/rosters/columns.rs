//! What stands in the columns of a roster, and how each value of the book is written there.

use chrono::NaiveDate;

use crate::dates::PartialDate;
use crate::import::fields::Field;
use crate::lists::api::ListCell;
use crate::memberships::MembershipType;
use crate::memberships::store::Held;
use crate::people::{AcademicTitle, Degree, EducationLevel, Sex, WorkingStatus};
use crate::text::clean;

use super::store::Member;

/// A column of the sheet of members.
pub(crate) struct RosterColumn {
    /// What it holds.
    pub(crate) field: Field,
    /// Its head, which the import knows again.
    pub(crate) title: &'static str,
    /// Its width in pixels.
    pub(crate) width: u32,
}

const fn column(field: Field, title: &'static str, width: u32) -> RosterColumn {
    RosterColumn { field, title, width }
}

/// The columns after the mark and the running number.
pub(crate) const COLUMNS: &[RosterColumn] = &[
    column(Field::FullName, "Họ và tên", 190),
    column(Field::BirthOn, "Ngày sinh", 92),
    column(Field::Sex, "Giới tính", 72),
    column(Field::NationalId, "Số định danh cá nhân", 118),
    column(Field::AcademicTitle, "Học hàm", 96),
    column(Field::Degree, "Học vị", 120),
    column(Field::EducationLevel, "Trình độ", 110),
    column(Field::Specialty, "Chuyên ngành", 150),
    column(Field::Employer, "Đơn vị công tác", 200),
    column(Field::JobTitle, "Chức vụ", 140),
    column(Field::WorkingStatus, "Tình trạng công tác", 110),
    column(Field::Phone, "Điện thoại", 110),
    column(Field::Email, "Thư điện tử", 170),
    column(Field::Address, "Địa chỉ", 210),
    column(Field::Branch, "Chi hội", 160),
    column(Field::MembershipType, "Loại hội viên", 100),
    column(Field::AdmittedOn, "Ngày kết nạp", 92),
    column(Field::DecisionNumber, "Số quyết định kết nạp", 120),
    column(Field::DecisionOn, "Ngày quyết định", 92),
    column(Field::DecisionIssuer, "Cơ quan ra quyết định", 160),
    column(Field::CardNumber, "Số thẻ hội viên", 110),
    column(Field::CardOn, "Ngày cấp thẻ", 92),
    column(Field::Role, "Chức vụ trong hội", 140),
    column(Field::Awards, "Khen thưởng", 160),
    column(Field::Note, "Ghi chú", 200),
];

/// The words that a column with a closed set offers; none where anything may be written.
pub(crate) fn choices(field: Field) -> Vec<&'static str> {
    match field {
        Field::Sex => Sex::ALL.iter().map(|one| one.label()).collect(),
        Field::AcademicTitle => AcademicTitle::ALL.iter().map(|one| one.label()).collect(),
        Field::Degree => Degree::ALL.iter().map(|one| one.label()).collect(),
        Field::EducationLevel => EducationLevel::ALL.iter().map(|one| one.label()).collect(),
        Field::WorkingStatus => WorkingStatus::ALL.iter().map(|one| one.label()).collect(),
        Field::MembershipType => MembershipType::ALL.iter().map(|one| one.label()).collect(),
        _ => Vec::new(),
    }
}

/// Days are written as days, so that they can be sorted.
pub(crate) fn is_day(field: Field) -> bool {
    matches!(field, Field::BirthOn | Field::AdmittedOn | Field::DecisionOn | Field::CardOn)
}

/// The cell of a member in a column. Notes stay with the office, which writes what other associations told it there too;
/// the column is for what the association has to say.
pub(crate) fn cell(member: &Member<'_>, field: Field) -> Option<ListCell> {
    let (person, membership) = (&member.person, &member.membership.fields);
    let text = |text: &Option<String>| text.clone().map(ListCell::Text);
    let label = |label: Option<&'static str>| label.map(|label| ListCell::Text(label.to_owned()));
    match field {
        Field::FullName => Some(ListCell::Text(person.full_name.clone())),
        Field::BirthOn => person.birth_on.as_ref().map(day),
        Field::Sex => label(person.sex.map(Sex::label)),
        Field::NationalId => text(&person.national_id),
        Field::AcademicTitle => label(person.academic_title.map(AcademicTitle::label)),
        Field::Degree => label(person.degree.map(Degree::label)),
        Field::EducationLevel => label(person.education_level.map(EducationLevel::label)),
        Field::Specialty => text(&person.specialty),
        Field::Employer => text(&person.employer),
        Field::JobTitle => text(&person.job_title),
        Field::WorkingStatus => label(person.working_status.map(WorkingStatus::label)),
        Field::Phone => text(&person.phone),
        Field::Email => text(&person.email),
        Field::Address => text(&person.address),
        Field::Awards => text(&person.awards),
        Field::Branch => text(&member.branch_name),
        Field::MembershipType => label(Some(membership.r#type.label())),
        Field::AdmittedOn => membership.admitted_on.as_ref().map(day),
        Field::DecisionNumber => text(&membership.decision_number),
        Field::DecisionOn => membership.decision_on.as_ref().map(day),
        Field::DecisionIssuer => text(&membership.decision_issuer),
        Field::CardNumber => text(&membership.card_number),
        Field::CardOn => membership.card_on.as_ref().map(day),
        Field::Role => text(&membership.role),
        _ => None,
    }
}

/// A whole day that Excel can count is a day, anything else is text.
fn day(day: &PartialDate) -> ListCell {
    let whole: Option<NaiveDate> = day.as_str().parse().ok();
    match whole.filter(|day| NaiveDate::from_ymd_opt(1900, 3, 1).is_some_and(|first| *day >= first)) {
        Some(day) => ListCell::Day(day),
        None => ListCell::Text(day.display()),
    }
}

/// The words that the import reads from a cell that nobody touched.
pub(crate) fn words(cell: &ListCell) -> String {
    match cell {
        ListCell::Text(text) | ListCell::Heading(text) => clean(text),
        ListCell::Day(day) => day.format("%d/%m/%Y").to_string(),
        ListCell::Number(number) => number.to_string(),
    }
}

/// The mark of a row: the number of the membership and the end of its stable mark, so that a number of another book is
/// not taken for one of this.
pub(crate) fn row_mark(held: &Held) -> String {
    let end: String = held.uid.chars().filter(char::is_ascii_alphanumeric).collect();
    let end = &end[end.len().saturating_sub(6)..];
    format!("{}-{}", held.id, end.to_uppercase())
}
