//! "Điều chỉnh sau chốt": what the book says today of a closed period, compared with what was frozen.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{Lead, MembershipRow, ReportData};
use super::figures::{lead, lead_to_record};
use super::named::measures;

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Adjustment {
    /// Annex it touches: `PL I`, `PL II`, …
    pub annex: String,
    /// Organisation, person, task or obstacle.
    pub subject: String,
    /// What differs: a figure, a state, or that a row came or went.
    pub what: String,
    /// As it was frozen.
    pub frozen: String,
    /// As the book says now.
    pub now: String,
    /// The rows.
    pub leads_to: Option<Lead>,
}

/// Words of the measures of PL I, in their order.
const MEASURES: [&str; 11] =
    ["Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ", "Nữ", "GS", "PGS", "TSKH, TS", "ThS", "Đại học", "Khác"];

/// Everything that differs. The rows behind PL I are compared too, so that each figure has its cause.
pub fn compare(frozen: &ReportData, frozen_rows: &[MembershipRow], now: &ReportData) -> Vec<Adjustment> {
    let mut all = Vec::new();
    organizations(frozen, now, &mut all);
    memberships(frozen, frozen_rows, now, &mut all);
    tasks(frozen, now, &mut all);
    obstacles(frozen, now, &mut all);
    submissions(frozen, now, &mut all);
    indicators(frozen, now, &mut all);
    all
}

fn adjustment(
    annex: &str,
    subject: &str,
    what: &str,
    frozen: impl ToString,
    now: impl ToString,
    leads_to: Option<Lead>,
) -> Adjustment {
    Adjustment {
        annex: annex.to_owned(),
        subject: subject.to_owned(),
        what: what.to_owned(),
        frozen: frozen.to_string(),
        now: now.to_string(),
        leads_to,
    }
}

/// Figures of the organisations and of the persons.
fn organizations(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let day = Some(now.period.cutoff_on);
    let before: HashMap<i64, _> = frozen.organizations.iter().map(|line| (line.organization_id, line)).collect();
    for line in &now.organizations {
        let empty = Default::default();
        let old = before.get(&line.organization_id).copied().unwrap_or(&empty);
        let leads = || Some(lead("people", &[("organization_id", &line.organization_id.to_string())], day));
        for (index, ((_, then), (_, today))) in
            measures(&old.members).into_iter().zip(measures(&line.members)).enumerate()
        {
            if then != today {
                all.push(adjustment("PL I", &line.name, MEASURES[index], then, today, leads()));
            }
        }
        if old.declared_count != line.declared_count {
            all.push(adjustment(
                "PL I",
                &line.name,
                "Số kê khai",
                shown(old.declared_count),
                shown(line.declared_count),
                leads(),
            ));
        }
    }
    for line in &frozen.organizations {
        if !now.organizations.iter().any(|other| other.organization_id == line.organization_id) {
            all.push(adjustment(
                "PL I",
                &line.name,
                "Tổ chức",
                "có trong báo cáo",
                "không còn",
                Some(lead("organizations", &[], day)),
            ));
        }
    }
    let persons = measures(&frozen.persons.figures).into_iter().zip(measures(&now.persons.figures));
    for (index, ((_, then), (_, today))) in persons.enumerate() {
        if then != today {
            all.push(adjustment(
                "PL I",
                "Số người (không trùng)",
                MEASURES[index],
                then,
                today,
                Some(lead("people", &[], day)),
            ));
        }
    }
}

fn shown(number: Option<i64>) -> String {
    number.map_or("chưa có".to_owned(), |number| number.to_string())
}

/// Rows that came, went or count elsewhere.
fn memberships(frozen: &ReportData, rows: &[MembershipRow], now: &ReportData, all: &mut Vec<Adjustment>) {
    let mut both: BTreeMap<i64, (Option<&MembershipRow>, Option<&MembershipRow>)> = BTreeMap::new();
    for row in rows {
        both.entry(row.membership_id).or_default().0 = Some(row);
    }
    for row in &now.memberships {
        both.entry(row.membership_id).or_default().1 = Some(row);
    }
    for (id, (then, today)) in both {
        let (old, new) = (then.map(|row| counted(row, frozen)), today.map(|row| counted(row, now)));
        if old == new {
            continue;
        }
        let name = today.or(then).map(|row| row.full_name.as_str()).unwrap_or_default();
        let absent = || "không có dòng này".to_owned();
        let leads = lead_to_record("memberships", id, Some(now.period.cutoff_on));
        all.push(adjustment(
            "PL I",
            name,
            "Dòng hội viên",
            old.unwrap_or_else(absent),
            new.unwrap_or_else(absent),
            Some(leads),
        ));
    }
}

/// Where a row counts, in words.
fn counted(row: &MembershipRow, data: &ReportData) -> String {
    let organization =
        data.organizations.get((row.organization_number as usize).wrapping_sub(1)).map(|line| line.name.as_str());
    let mut parts = vec![organization.unwrap_or_default().to_owned()];
    for (flag, word) in
        [(row.in_opening, "đầu kỳ"), (row.in_increase, "tăng"), (row.in_decrease, "giảm"), (row.in_closing, "cuối kỳ")]
    {
        if flag {
            parts.push(word.to_owned());
        }
    }
    for word in [&row.sex, &row.academic_title, &row.education] {
        if !word.is_empty() {
            parts.push(word.clone());
        }
    }
    parts.join(", ")
}

/// States of the tasks.
fn tasks(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<i64, _> = frozen.tasks.iter().map(|task| (task.task_id, task)).collect();
    for task in &now.tasks {
        let subject = format!("{} {}", task.code, task.content);
        let leads = || Some(lead_to_record("tasks", task.task_id, Some(now.period.cutoff_on)));
        let Some(old) = before.get(&task.task_id) else {
            all.push(adjustment("PL II", &subject, "Nhiệm vụ", "chưa có", &task.state_label, leads()));
            continue;
        };
        for (what, then, today) in [
            ("Trạng thái", &old.state_label, &task.state_label),
            ("Cơ quan chủ trì", &old.lead_agency, &task.lead_agency),
            ("Kết quả trong kỳ", &old.result, &task.result),
        ] {
            if then != today {
                all.push(adjustment("PL II", &subject, what, then, today, leads()));
            }
        }
    }
    for task in &frozen.tasks {
        if !now.tasks.iter().any(|other| other.task_id == task.task_id) {
            all.push(adjustment(
                "PL II",
                &format!("{} {}", task.code, task.content),
                "Nhiệm vụ",
                &task.state_label,
                "không còn",
                None,
            ));
        }
    }
}

/// States of the obstacles.
fn obstacles(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<i64, _> = frozen.obstacles.iter().map(|line| (line.obstacle_id, line)).collect();
    for line in &now.obstacles {
        let old = before.get(&line.obstacle_id).map_or("chưa có", |old| old.state_label.as_str());
        if old != line.state_label {
            let leads = lead_to_record("obstacles", line.obstacle_id, Some(now.period.cutoff_on));
            all.push(adjustment("PL V", &line.content, "Tình trạng", old, &line.state_label, Some(leads)));
        }
    }
}

/// The register.
fn submissions(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<i64, _> = frozen.submissions.iter().map(|line| (line.organization_id, line)).collect();
    for line in &now.submissions {
        let Some(old) = before.get(&line.organization_id) else { continue };
        if old.completeness != line.completeness {
            all.push(adjustment(
                "PL VI",
                &line.organization,
                "Nộp báo cáo",
                old.completeness.label(),
                line.completeness.label(),
                None,
            ));
        }
    }
}

/// Figures of activity typed by the office.
fn indicators(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<&str, _> = frozen.indicators.iter().map(|line| (line.key.as_str(), line)).collect();
    for line in &now.indicators {
        let old = before.get(line.key.as_str()).and_then(|old| old.current);
        if old != line.current {
            let shown =
                |value: Option<f64>| value.map_or("chưa có".to_owned(), |value| value.to_string().replace('.', ","));
            all.push(adjustment("PL IV", &line.name, "Kỳ này", shown(old), shown(line.current), None));
        }
    }
}
