//! PL I: opening + increase − decrease = closing, of memberships and of persons.

use std::collections::HashMap;

use rusqlite::Connection;

use super::super::data::{MembershipRow, OrganizationGroup, OrganizationLine, ReportData};
use super::super::measures::{Counted, count};
use super::super::store::{self, Days, StoredMembership, StoredOrganization};
use crate::error::Failure;
use crate::organizations::OrganizationKind;
use crate::people::{AcademicTitle, Degree, EducationLevel};

/// Fills PL I and the rows behind it.
pub(super) fn fill(connection: &Connection, days: Days, data: &mut ReportData) -> Result<(), Failure> {
    data.organizations = store::organizations(connection, days)?.into_iter().map(line).collect();
    let mut branches: HashMap<i64, Vec<String>> = HashMap::new();
    for (organization, name) in store::branches(connection, days.cutoff_on)? {
        branches.entry(organization).or_default().push(name);
    }
    for line in &mut data.organizations {
        line.branches = branches.remove(&line.organization_id).unwrap_or_default();
    }
    let numbers: HashMap<i64, u32> =
        (1..).zip(&data.organizations).map(|(number, line)| (line.organization_id, number)).collect();
    let stored = store::memberships(connection, days)?;
    let mut rows: Vec<(i64, MembershipRow)> = Vec::with_capacity(stored.len());
    for membership in stored {
        // A membership of a branch itself belongs to no line; the registry does not make such ones.
        let Some(number) = numbers.get(&membership.organization_id) else { continue };
        rows.push((membership.person_id, row(membership, *number, days)));
    }
    rows.sort_by_key(|(_, row)| row.organization_number);
    mark_persons(&mut rows);
    for (_, row) in &rows {
        count(&mut data.organizations[row.organization_number as usize - 1].members, row, Counted::Memberships);
        count(&mut data.persons.figures, row, Counted::Persons);
    }
    data.memberships = rows.into_iter().map(|(_, row)| row).collect();
    Ok(())
}

/// An organisation before its members are counted.
fn line(stored: StoredOrganization) -> OrganizationLine {
    OrganizationLine {
        organization_id: stored.id,
        code: stored.code,
        group: group(stored.kind),
        name: stored.name,
        kind_label: stored.kind.label().to_owned(),
        branch_count: stored.branch_count,
        declared_count: stored.declared_count,
        updated_on: stored.updated_on,
        has_ended: stored.has_ended,
        note: match (stored.has_ended, stored.declared_count) {
            (true, _) => "Đã kết thúc hoạt động".to_owned(),
            (false, None) => "Chưa gửi số kê khai".to_owned(),
            (false, Some(_)) => String::new(),
        },
        ..OrganizationLine::default()
    }
}

/// The group it is printed under.
fn group(kind: OrganizationKind) -> OrganizationGroup {
    match kind {
        OrganizationKind::MemberAssociation => OrganizationGroup::MemberAssociation,
        OrganizationKind::AffiliatedUnit => OrganizationGroup::AffiliatedUnit,
        OrganizationKind::CollectiveMember => OrganizationGroup::CollectiveMember,
        OrganizationKind::Club | OrganizationKind::Branch => OrganizationGroup::Club,
    }
}

/// A row of the proof edition. A membership counts from its first day on, and no longer on the day it ended.
fn row(of: StoredMembership, organization_number: u32, days: Days) -> MembershipRow {
    let ends_after = |day| of.ended_on.is_none_or(|ended| ended > day);
    let in_period = |day| (days.starts_on..=days.cutoff_on).contains(&day);
    let ended_in_period = of.ended_on.is_some_and(in_period);
    MembershipRow {
        membership_id: of.id,
        organization_number,
        education: education(of.degree, of.education_level).to_owned(),
        academic_title: match of.academic_title {
            Some(AcademicTitle::Professor) => "GS".to_owned(),
            Some(AcademicTitle::AssociateProfessor) => "PGS".to_owned(),
            None => String::new(),
        },
        in_opening: of.starts_on < days.starts_on,
        in_increase: in_period(of.starts_on),
        in_decrease: ended_in_period,
        in_closing: ends_after(days.cutoff_on),
        full_name: of.full_name,
        birth_on: of.birth_on.unwrap_or_default(),
        sex: of.sex.map(|sex| sex.label().to_owned()).unwrap_or_default(),
        employer: of.employer.unwrap_or_default(),
        branch: of.branch.unwrap_or_default(),
        membership_type: of.kind.label().to_owned(),
        admitted_on: of.admitted_on.unwrap_or_default(),
        ended_on: of.ended_on.filter(|_| ended_in_period).map(|day| day.to_string()).unwrap_or_default(),
        end_reason: of
            .end_reason
            .filter(|_| ended_in_period)
            .map(|reason| reason.label().to_owned())
            .unwrap_or_default(),
        ..MembershipRow::default()
    }
}

/// The column of PL I a person counts in. Specialists and resident doctors without a degree are university graduates.
fn education(degree: Option<Degree>, level: Option<EducationLevel>) -> &'static str {
    match (degree, level) {
        (Some(Degree::DoctorOfScience), _) => "TSKH",
        (Some(Degree::Doctor), _) => "TS",
        (Some(Degree::Master), _) => "ThS",
        (
            None,
            Some(
                EducationLevel::University
                | EducationLevel::Specialist1
                | EducationLevel::Specialist2
                | EducationLevel::Residency,
            ),
        ) => "ĐH",
        _ => "Khác",
    }
}

/// Chooses the row that counts a person: the first one each time.
fn mark_persons(rows: &mut [(i64, MembershipRow)]) {
    #[derive(Default)]
    struct Seen {
        opening: Option<usize>,
        closing: Option<usize>,
    }
    let mut persons: HashMap<i64, Seen> = HashMap::with_capacity(rows.len());
    for (index, (person, row)) in rows.iter().enumerate() {
        let seen = persons.entry(*person).or_default();
        if row.in_opening {
            seen.opening.get_or_insert(index);
        }
        if row.in_closing {
            seen.closing.get_or_insert(index);
        }
    }
    for seen in persons.values() {
        if let Some(index) = seen.opening {
            rows[index].1.person_opening = true;
            rows[index].1.person_decrease = seen.closing.is_none();
        }
        if let Some(index) = seen.closing {
            rows[index].1.person_closing = true;
            rows[index].1.person_increase = seen.opening.is_none();
        }
    }
}

/// Compares the opening figures with the closing figures that were frozen last, and says where they differ.
pub(super) fn reconcile(data: &mut ReportData, frozen: &ReportData, label: &str) {
    let before: HashMap<i64, i64> =
        frozen.organizations.iter().map(|line| (line.organization_id, line.members.closing)).collect();
    for line in &mut data.organizations {
        let closed = before.get(&line.organization_id).copied().unwrap_or(0);
        line.reconciliation = line.members.opening - closed;
        if line.reconciliation != 0 {
            let note = format!("Đầu kỳ {:+} so với số đã chốt {label}", line.reconciliation);
            line.note = if line.note.is_empty() { note } else { format!("{}; {note}", line.note) };
        }
    }
    data.persons.reconciliation = data.persons.figures.opening - frozen.persons.figures.closing;
}
