//! PL I: the organisations, and the persons over all of them.

use super::super::data::{OrganizationLine, ReportData};
use super::super::figures::{MEMBERS, lead, lead_to_record};
use super::super::named::measures;
use super::{ABSENT, FieldChange, GONE, LineChange, LineChangeKind, day, figure, paired, presence, word};

/// Words of the measures of PL I, in their order.
pub const MEASURES: [&str; 11] =
    ["Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ", "Nữ", "GS", "PGS", "TSKH, TS", "ThS", "Đại học", "Khác"];

/// Figures and words of the organisations.
pub fn organizations(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let pairs = paired(&before.organizations, &after.organizations, |line| line.organization_id);
    pairs.into_iter().filter_map(|(old, new)| organization(old, new, after)).collect()
}

fn organization(
    old: Option<&OrganizationLine>,
    new: Option<&OrganizationLine>,
    after: &ReportData,
) -> Option<LineChange> {
    let line = new.or(old)?;
    let day_of = Some(after.period.cutoff_on);
    let record = lead_to_record("organizations", line.organization_id, day_of);
    let (kind, fields, leads_to) = match (old, new) {
        (Some(old), Some(new)) => (LineChangeKind::Changed, changed(old, new), record),
        (None, Some(new)) => {
            let empty = OrganizationLine { name: new.name.clone(), ..OrganizationLine::default() };
            let mut fields = vec![presence("Tổ chức", ABSENT, "có trong báo cáo")];
            fields.extend(figures(&empty, new));
            (LineChangeKind::Added, fields, record)
        }
        _ => (LineChangeKind::Removed, vec![presence("Tổ chức", "có trong báo cáo", GONE)], record),
    };
    (!fields.is_empty()).then(|| LineChange {
        annex: "PL I".to_owned(),
        noun: "organization".to_owned(),
        key: line.organization_id.to_string(),
        subject: line.name.clone(),
        kind,
        fields,
        leads_to: Some(leads_to),
    })
}

fn changed(old: &OrganizationLine, new: &OrganizationLine) -> Vec<FieldChange> {
    let ended =
        |line: &OrganizationLine| if line.has_ended { "đã thôi hoạt động" } else { "đang hoạt động" };
    let words = [
        word("name", "Tên tổ chức", &old.name, &new.name),
        word("kind_label", "Loại hình", &old.kind_label, &new.kind_label),
        word("has_ended", "Hoạt động", ended(old), ended(new)),
    ];
    let remarks = [
        day("updated_on", "Ngày cập nhật", old.updated_on, new.updated_on),
        word("note", "Ghi chú", &old.note, &new.note),
    ];
    words.into_iter().flatten().chain(figures(old, new)).chain(remarks.into_iter().flatten()).collect()
}

fn figures(old: &OrganizationLine, new: &OrganizationLine) -> Vec<FieldChange> {
    let mut all = Vec::new();
    all.extend(figure("branch_count", "Chi hội", Some(old.branch_count), Some(new.branch_count)));
    let both = measures(&old.members).into_iter().zip(measures(&new.members)).zip(MEASURES);
    all.extend(both.filter_map(|(((name, then), (_, now)), what)| figure(name, what, Some(then), Some(now))));
    all.extend(figure("declared_count", "Số kê khai", old.declared_count, new.declared_count));
    all
}

/// Whether a figure of PL I is one of memberships, which their rows explain.
pub(in super::super) fn is_of_members(field: &str) -> bool {
    measures(&Default::default()).iter().any(|(name, _)| *name == field)
}

/// The persons, counted once each.
pub fn persons(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let both = measures(&before.persons.figures).into_iter().zip(measures(&after.persons.figures)).zip(MEASURES);
    let mut fields: Vec<FieldChange> =
        both.filter_map(|(((name, then), (_, now)), what)| figure(name, what, Some(then), Some(now))).collect();
    let from = |data: &ReportData| data.period.opening_from.clone().unwrap_or_else(|| ABSENT.to_owned());
    if before.period.code == after.period.code {
        fields.extend(word("opening_from", "Kỳ đối chiếu số đầu kỳ", from(before), from(after)));
    }
    let line = LineChange {
        annex: "PL I".to_owned(),
        noun: "persons".to_owned(),
        key: "all".to_owned(),
        subject: "Số người (không trùng)".to_owned(),
        kind: LineChangeKind::Changed,
        fields,
        leads_to: Some(lead("people", &[MEMBERS], Some(after.period.cutoff_on))),
    };
    if line.fields.is_empty() { Vec::new() } else { vec![line] }
}
