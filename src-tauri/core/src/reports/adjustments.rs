//! "Điều chỉnh sau chốt": what the book says today of a closed period, compared with what was frozen.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{IndicatorLine, Lead, MembershipRow, OrganizationLine, ReportData, TaskLine};
use super::figures::{MEMBERS, lead, lead_to_record};
use super::named::measures;
use crate::dates::show_day;
use crate::text::sort_key_of_name;

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

/// What was not there.
const ABSENT: &str = "chưa có";
/// What is there no more.
const GONE: &str = "không còn";

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
        let empty = OrganizationLine { name: line.name.clone(), ..OrganizationLine::default() };
        let known = before.get(&line.organization_id).copied();
        let old = known.unwrap_or(&empty);
        let record = || Some(lead_to_record("organizations", line.organization_id, day));
        if known.is_none() {
            all.push(adjustment("PL I", &line.name, "Tổ chức", ABSENT, "có trong báo cáo", record()));
        }
        if old.name != line.name {
            all.push(adjustment("PL I", &line.name, "Tên tổ chức", &old.name, &line.name, record()));
        }
        if old.branch_count != line.branch_count {
            all.push(adjustment("PL I", &line.name, "Chi hội", old.branch_count, line.branch_count, record()));
        }
        let leads = || Some(lead("people", &[("organization_id", &line.organization_id.to_string()), MEMBERS], day));
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
                Some(lead_to_record("organizations", line.organization_id, day)),
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
                GONE,
                Some(lead_to_record("organizations", line.organization_id, day)),
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
                Some(lead("people", &[MEMBERS], day)),
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
    let name = |(then, today): &(Option<&MembershipRow>, Option<&MembershipRow>)| {
        today.or(*then).map(|row| sort_key_of_name(&row.full_name, None))
    };
    let mut both: Vec<_> = both.into_iter().filter(|(_, (then, today))| differ(*then, frozen, *today, now)).collect();
    both.sort_by_cached_key(|(id, rows)| (name(rows), *id));
    for (id, (then, today)) in both {
        let (old, new) = (then.map(|row| counted(row, frozen)), today.map(|row| counted(row, now)));
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

/// Whether a row counts otherwise than it did.
fn differ(then: Option<&MembershipRow>, frozen: &ReportData, today: Option<&MembershipRow>, now: &ReportData) -> bool {
    then.map(|row| counted(row, frozen)) != today.map(|row| counted(row, now))
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

/// The tasks: how they stand and every word that is printed of them.
fn tasks(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<i64, _> = frozen.tasks.iter().map(|task| (task.task_id, task)).collect();
    for task in &now.tasks {
        let subject = format!("{} {}", task.code, task.content);
        let leads = || Some(lead_to_record("tasks", task.task_id, Some(now.period.cutoff_on)));
        let Some(old) = before.get(&task.task_id) else {
            all.push(adjustment("PL II", &subject, "Nhiệm vụ", ABSENT, &task.state_label, leads()));
            continue;
        };
        for ((what, then), (_, today)) in printed(old).into_iter().zip(printed(task)) {
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
                GONE,
                None,
            ));
        }
    }
}

/// What PL II prints of a task.
fn printed(task: &TaskLine) -> [(&'static str, String); 11] {
    [
        ("Trạng thái", task.state_label.clone()),
        ("Nội dung", task.content.clone()),
        ("Cơ quan chủ trì", task.lead_agency.clone()),
        ("Cơ quan phối hợp", task.coordinating_agencies.join("; ")),
        ("Thời gian theo kế hoạch", task.schedule_text.clone()),
        ("Thời hạn", day(task.due_on)),
        ("Sản phẩm", task.deliverable.clone()),
        ("Kết quả trong kỳ", task.result.clone()),
        ("Tỷ lệ hoàn thành", task.percent.map_or_else(|| ABSENT.to_owned(), |percent| format!("{percent}%"))),
        ("Khó khăn, vướng mắc", task.obstacles.clone()),
        ("Đề xuất, kiến nghị", task.proposals.clone()),
    ]
}

fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| ABSENT.to_owned(), show_day)
}

/// The obstacles: where they stand and every word that is printed of them.
fn obstacles(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<i64, _> = frozen.obstacles.iter().map(|line| (line.obstacle_id, line)).collect();
    for line in &now.obstacles {
        let leads = || Some(lead_to_record("obstacles", line.obstacle_id, Some(now.period.cutoff_on)));
        let Some(old) = before.get(&line.obstacle_id) else {
            all.push(adjustment("PL V", &line.content, "Tình trạng", ABSENT, &line.state_label, leads()));
            continue;
        };
        for (what, then, today) in [
            ("Tình trạng", &old.state_label, &line.state_label),
            ("Nội dung", &old.content, &line.content),
            ("Kiến nghị", &old.proposal, &line.proposal),
            ("Nơi nhận kiến nghị", &old.addressee, &line.addressee),
            ("Trả lời", &old.answer, &line.answer),
            ("Ngày trả lời", &day(old.answered_on), &day(line.answered_on)),
            ("Kết quả giải quyết", &old.effect, &line.effect),
        ] {
            if then != today {
                all.push(adjustment("PL V", &line.content, what, then, today, leads()));
            }
        }
    }
    for line in &frozen.obstacles {
        if !now.obstacles.iter().any(|other| other.obstacle_id == line.obstacle_id) {
            all.push(adjustment("PL V", &line.content, "Tình trạng", &line.state_label, GONE, None));
        }
    }
}

/// The register.
fn submissions(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let before: HashMap<i64, _> = frozen.submissions.iter().map(|line| (line.organization_id, line)).collect();
    let register = || Some(lead("submissions", &[("period", &now.period.code)], None));
    for line in &now.submissions {
        let Some(old) = before.get(&line.organization_id) else {
            let state = line.completeness.label();
            all.push(adjustment("PL VI", &line.organization, "Tổ chức", ABSENT, state, register()));
            continue;
        };
        for (what, then, today) in [
            ("Tên tổ chức", old.organization.clone(), line.organization.clone()),
            ("Nộp báo cáo", old.completeness.label().to_owned(), line.completeness.label().to_owned()),
            ("Ngày nộp", day(old.received_on), day(line.received_on)),
        ] {
            if then != today {
                all.push(adjustment("PL VI", &line.organization, what, then, today, register()));
            }
        }
    }
    for line in &frozen.submissions {
        if !now.submissions.iter().any(|other| other.organization_id == line.organization_id) {
            all.push(adjustment("PL VI", &line.organization, "Tổ chức", line.completeness.label(), GONE, register()));
        }
    }
}

/// Figures of activity.
fn indicators(frozen: &ReportData, now: &ReportData, all: &mut Vec<Adjustment>) {
    let shown = |value: Option<f64>| value.map_or(ABSENT.to_owned(), |value| value.to_string().replace('.', ","));
    let before: HashMap<&str, _> = frozen.indicators.iter().map(|line| (line.key.as_str(), line)).collect();
    let leads = || Some(lead("indicators", &[("period", &now.period.code)], None));
    for line in &now.indicators {
        let empty = IndicatorLine::default();
        let old = before.get(line.key.as_str()).copied().unwrap_or(&empty);
        for (what, then, today) in [
            ("Kỳ này", old.current, line.current),
            ("Lũy kế", old.cumulative, line.cumulative),
            ("Cùng kỳ", old.same_period, line.same_period),
        ] {
            if then != today {
                all.push(adjustment("PL IV", &line.name, what, shown(then), shown(today), leads()));
            }
        }
    }
    for line in &frozen.indicators {
        if !now.indicators.iter().any(|other| other.key == line.key) {
            all.push(adjustment("PL IV", &line.name, "Chỉ tiêu", shown(line.current), GONE, leads()));
        }
    }
}
