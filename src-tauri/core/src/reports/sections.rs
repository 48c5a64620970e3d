//! The words of the report: fixed headings, sentences proposed from the figures, and what the office wrote instead.

mod activity;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{CheckLine, Lead, OrganizationGroup, Quadrant, ReportData, Section, SubmissionState, TaskLine};
use super::figures::{DECLARING, WORKING, lead, lead_to_record};
use super::leads::{self, Figure, Scope};
use super::measures::Measure;
use crate::dates::show_day;
use crate::text::{number, sort_key};

/// A heading of the report.
pub struct Heading {
    /// Stable key.
    pub key: &'static str,
    /// 1 for a part, 2 for a piece of it.
    pub level: u8,
    /// As printed.
    pub heading: &'static str,
}

/// All headings, in printing order.
pub const HEADINGS: [Heading; 13] = [
    Heading { key: "results", level: 1, heading: "KẾT QUẢ THỰC HIỆN" },
    Heading { key: "results.thorough", level: 2, heading: "Công tác quán triệt, triển khai" },
    Heading { key: "results.organization", level: 2, heading: "Tổ chức hội và hội viên" },
    Heading { key: "results.advice", level: 2, heading: "Tư vấn, phản biện và giám định xã hội" },
    Heading { key: "results.knowledge", level: 2, heading: "Phổ biến kiến thức" },
    Heading { key: "results.research", level: 2, heading: "Đề tài, dự án" },
    Heading { key: "results.contests", level: 2, heading: "Hội thi" },
    Heading { key: "results.honours", level: 2, heading: "Tôn vinh trí thức" },
    Heading { key: "results.cooperation", level: 2, heading: "Hợp tác" },
    Heading { key: "results.plan", level: 2, heading: "Tiến độ thực hiện kế hoạch" },
    Heading { key: "assessment", level: 1, heading: "ĐÁNH GIÁ CHUNG" },
    Heading { key: "next", level: 1, heading: "PHƯƠNG HƯỚNG KỲ TỚI" },
    Heading { key: "proposals", level: 1, heading: "ĐỀ XUẤT, KIẾN NGHỊ" },
];

/// The sections as they are printed: the office's words, else the proposal; a heading without words is left out and
/// the numbers close up.
pub fn printed(stored: &[(String, String, i64)], data: &ReportData) -> Vec<Section> {
    let text = |key: &str| match stored.iter().find(|(section, ..)| section == key) {
        Some((_, body, _)) => body.clone(),
        None => proposed(key, data),
    };
    let mut sections: Vec<Section> = Vec::new();
    let (mut parts, mut pieces) = (0, 0);
    for (index, heading) in HEADINGS.iter().enumerate() {
        let text = text(heading.key);
        let children = HEADINGS[index + 1..].iter().take_while(|child| child.level > heading.level);
        let has_children = children.into_iter().any(|child| {
            !stored
                .iter()
                .find(|(section, ..)| section == child.key)
                .map_or_else(|| proposed(child.key, data), |(_, body, _)| body.clone())
                .is_empty()
        });
        if text.is_empty() && !has_children {
            continue;
        }
        let number = if heading.level == 1 {
            (parts, pieces) = (parts + 1, 0);
            ["I", "II", "III", "IV", "V"].get(parts - 1).copied().unwrap_or_default().to_owned()
        } else {
            pieces += 1;
            pieces.to_string()
        };
        sections.push(Section {
            key: heading.key.to_owned(),
            number,
            level: heading.level,
            heading: heading.heading.to_owned(),
            text,
        });
    }
    sections
}

/// A figure within the words, and the list that shows its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CitedFigure {
    /// As it stands in the words, like `12 người`.
    pub text: String,
    /// The rows.
    pub leads_to: Lead,
}

/// Words made of the figures, and the figures within them in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// The words; empty where the figures say nothing.
    pub text: String,
    /// The figures that lead to their rows.
    pub cited: Vec<CitedFigure>,
}

impl Told {
    /// More words.
    fn say(&mut self, words: impl AsRef<str>) {
        self.text.push_str(words.as_ref());
    }

    /// A figure with its words.
    fn cite(&mut self, words: impl AsRef<str>, leads_to: Option<Lead>) {
        self.say(words.as_ref());
        if let Some(leads_to) = leads_to {
            self.cited.push(CitedFigure { text: words.as_ref().to_owned(), leads_to });
        }
    }

    /// Figures with commas between them.
    fn list(&mut self, figures: Vec<(String, Option<Lead>)>, between: &str) {
        for (index, (words, leads_to)) in figures.into_iter().enumerate() {
            if index > 0 {
                self.say(between);
            }
            self.cite(words, leads_to);
        }
    }

    /// Other words after these, as a paragraph of their own.
    fn then(&mut self, other: Told) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&other.text);
        self.cited.extend(other.cited);
    }
}

/// The figures that stand in a text, each where it follows the one before.
pub fn cited_in(text: &str, cited: &[CitedFigure]) -> Vec<CitedFigure> {
    let mut from = 0;
    let mut found = Vec::new();
    for figure in cited {
        if let Some(at) = text[from..].find(&figure.text) {
            from += at + figure.text.len();
            found.push(figure.clone());
        }
    }
    found
}

/// A sentence made of the figures; empty where the figures say nothing.
pub fn proposed(key: &str, data: &ReportData) -> String {
    told(key, data).text
}

/// The words that the figures propose for a section.
pub fn told(key: &str, data: &ReportData) -> Told {
    let mut words = match key {
        "results.thorough" => thorough(data),
        "results.organization" => organization(data),
        "results.plan" => plan(data),
        "assessment" => assessment(data),
        "next" => next(data),
        "proposals" => proposals(data),
        _ => Told::default(),
    };
    words.then(activity::told(key, data));
    words
}

/// Sum over the organisations.
fn total(data: &ReportData, measure: Measure) -> i64 {
    data.organizations.iter().map(|line| measure.of(&line.members)).sum()
}

/// Tasks in a cell.
fn tasks_in(data: &ReportData, quadrant: Quadrant) -> i64 {
    data.tasks.iter().filter(|task| task.quadrant == quadrant).count() as i64
}

/// What an indicator of the book itself was in the same period a year before.
fn last_year(data: &ReportData, key: &str) -> Option<i64> {
    let line = data.indicators.iter().find(|line| line.key == key)?;
    line.same_period.map(|value| value.round() as i64)
}

/// "tăng 12", "giảm 3" or "bằng", against the same period a year before.
fn against(now: i64, before: i64) -> String {
    match now - before {
        0 => "bằng cùng kỳ năm trước".to_owned(),
        more if more > 0 => format!("tăng {} so với cùng kỳ năm trước", number(more)),
        less => format!("giảm {} so với cùng kỳ năm trước", number(-less)),
    }
}

/// The first group of each plan: quán triệt, thông tin.
fn first_groups(data: &ReportData) -> BTreeSet<(&str, &str)> {
    data.tasks
        .iter()
        .filter(|task| {
            data.tasks.iter().find(|other| other.plan == task.plan).is_some_and(|first| first.group == task.group)
        })
        .map(|task| (task.plan.as_str(), task.group.as_str()))
        .collect()
}

/// Results of the first group of each plan.
fn thorough(data: &ReportData) -> Told {
    let groups = first_groups(data);
    let mut words = Told::default();
    let meant = |task: &&TaskLine| groups.contains(&(task.plan.as_str(), task.group.as_str()));
    for task in data.tasks.iter().filter(meant).filter(|task| !task.result.is_empty()) {
        words.then(result(task, data));
    }
    words
}

/// What came of a task in the period: a line of its own.
fn result(task: &TaskLine, data: &ReportData) -> Told {
    let mut words = Told::default();
    words.say("- ");
    let leads_to = lead_to_record("tasks", task.task_id, Some(data.period.cutoff_on));
    words.cite(task.content.trim_end_matches('.'), Some(leads_to));
    words.say(format!(": {}", task.result.replace('\n', "; ")));
    words
}

/// Organisations and members.
fn organization(data: &ReportData) -> Told {
    let mut words = Told::default();
    if data.organizations.is_empty() {
        return words;
    }
    // Who ended in the period has a line in PL I for who left, but is none of the organisations at the cut-off.
    let standing = || data.organizations.iter().filter(|line| !line.has_ended);
    let count = |group| standing().filter(|line| line.group == group).count() as i64;
    let groups = [
        (OrganizationGroup::MemberAssociation, "hội thành viên"),
        (OrganizationGroup::AffiliatedUnit, "đơn vị trực thuộc"),
        (OrganizationGroup::CollectiveMember, "hội viên tập thể"),
        (OrganizationGroup::Club, "câu lạc bộ"),
    ];
    let listed = |scope| Some(leads::organizations(data, scope));
    let kinds = groups
        .into_iter()
        .filter(|(group, _)| count(*group) > 0)
        .map(|(group, name)| (format!("{} {name}", number(count(group))), listed(Scope::Group(group))))
        .collect();
    let persons = &data.persons.figures;
    let members = |scope, measure| leads::to(data, &Figure::Members(scope, measure));
    words.say(format!("Tính đến ngày {}, có ", show_day(data.period.cutoff_on)));
    words.cite(format!("{} tổ chức", number(standing().count() as i64)), listed(Scope::All));
    words.say(" (");
    words.list(kinds, ", ");
    words.say(")");
    match total(data, Measure::Closing) {
        0 => words.say("; sổ chưa có hồ sơ hội viên."),
        closing => {
            words.say(" với ");
            words.cite(format!("{} lượt hội viên", number(closing)), members(Scope::All, Measure::Closing));
            words.say(", tương ứng ");
            words.cite(format!("{} người", number(persons.closing)), members(Scope::Persons, Measure::Closing));
            if let Some(before) = last_year(data, "members.closing") {
                words.say(format!("; số lượt {}", against(closing, before)));
            }
            words.say(".");
        }
    }
    let moved = [("tăng", Measure::Increase), ("giảm", Measure::Decrease)];
    let moved: Vec<(String, Option<Lead>)> = moved
        .into_iter()
        .map(|(word, measure)| (word, measure, total(data, measure)))
        .filter(|(.., count)| *count > 0)
        .map(|(word, measure, count)| (format!("{word} {} lượt", number(count)), members(Scope::All, measure)))
        .collect();
    if moved.is_empty() {
        words.say(" Trong kỳ không có hội viên vào, ra.");
    } else {
        words.say(" Trong kỳ ");
        words.list(moved, ", ");
        words.say(" hội viên.");
    }
    levels(&mut words, data);
    let silent = standing().filter(|line| line.declared_count.is_none()).count() as i64;
    if silent > 0 {
        let undeclared =
            lead("organizations", &[("declared_count", ""), DECLARING, WORKING], Some(data.period.cutoff_on));
        words.say(" Có ");
        words.cite(format!("{} tổ chức chưa gửi số kê khai", number(silent)), Some(undeclared));
        words.say(".");
    }
    words
}

/// Women and levels among the persons.
fn levels(words: &mut Told, data: &ReportData) {
    let persons = &data.persons.figures;
    let told: [&[(Measure, &str)]; 5] = [
        &[(Measure::Female, "nữ")],
        &[(Measure::Professors, "giáo sư"), (Measure::AssociateProfessors, "phó giáo sư")],
        &[(Measure::Doctors, "tiến sĩ khoa học, tiến sĩ")],
        &[(Measure::Masters, "thạc sĩ")],
        &[(Measure::Bachelors, "đại học")],
    ];
    let mut first = true;
    for group in told {
        let figures: Vec<(String, Option<Lead>)> = group
            .iter()
            .filter(|(measure, _)| measure.of(persons) > 0)
            .map(|(measure, word)| {
                let leads_to = leads::to(data, &Figure::Members(Scope::Persons, *measure));
                (format!("{} {word}", number(measure.of(persons))), leads_to)
            })
            .collect();
        if figures.is_empty() {
            continue;
        }
        if first {
            words.say(format!("\nTrong số {} người có ", number(persons.closing)));
        } else {
            words.say("; ");
        }
        first = false;
        words.list(figures, ", ");
    }
    if !first {
        words.say(".");
    }
}

/// " (đúng hạn 3, quá hạn 1)": the parts of a count that are not 0.
fn parts(words: &mut Told, data: &ReportData, cells: [(&str, Quadrant); 3]) {
    let told =
        cells.into_iter().map(|(word, cell)| (word, cell, tasks_in(data, cell))).filter(|(.., count)| *count > 0);
    let figures = told
        .map(|(word, cell, count)| {
            let leads_to = leads::to(data, &Figure::Tasks { agency: None, quadrant: Some(cell) });
            (format!("{word} {}", number(count)), leads_to)
        })
        .collect();
    words.say(" (");
    words.list(figures, ", ");
    words.say(")");
}

/// The open overdue tasks that a text tells in the form of [`plan`], whoever wrote it.
pub fn told_overdue(text: &str) -> Option<i64> {
    let (_, rest) = text.split_once("chưa hoàn thành ")?;
    let (head, rest) = rest.split_once('(')?;
    if !head.starts_with(|letter: char| letter.is_ascii_digit()) || !head.trim_end().ends_with("nhiệm vụ") {
        return None;
    }
    let (inside, _) = rest.split_once(')')?;
    let late = inside.split(", ").find_map(|part| part.trim().strip_prefix("quá hạn "));
    late.map_or(Some(0), |count| count.replace('.', "").trim().parse().ok())
}

/// The cells of tasks that are not done.
const UNDONE: &str = "open_on_time|open_late|open_no_deadline";

/// Progress of the plans.
fn plan(data: &ReportData) -> Told {
    let mut words = Told::default();
    if data.tasks.is_empty() {
        return words;
    }
    let done = data.tasks.iter().filter(|task| task.quadrant.is_done()).count() as i64;
    let open = data.tasks.len() as i64 - done;
    words.say("Trong tổng số ");
    let all = leads::to(data, &Figure::Tasks { agency: None, quadrant: None });
    words.cite(format!("{} nhiệm vụ", number(data.tasks.len() as i64)), all);
    words.say(" của các kế hoạch còn hiệu lực, ");
    if done == 0 {
        words.say("chưa có nhiệm vụ nào hoàn thành");
    } else {
        words.say("đã hoàn thành ");
        words.cite(format!("{} nhiệm vụ", number(done)), leads::to(data, &Figure::Done));
        parts(
            &mut words,
            data,
            [
                ("đúng hạn", Quadrant::DoneOnTime),
                ("quá hạn", Quadrant::DoneLate),
                ("không có hạn", Quadrant::DoneNoDeadline),
            ],
        );
    }
    if open > 0 {
        words.say("; chưa hoàn thành ");
        let undone = lead("tasks", &[("cell", UNDONE)], Some(data.period.cutoff_on));
        words.cite(format!("{} nhiệm vụ", number(open)), Some(undone));
        parts(
            &mut words,
            data,
            [
                ("trong hạn", Quadrant::OpenOnTime),
                ("quá hạn", Quadrant::OpenLate),
                ("không có hạn", Quadrant::OpenNoDeadline),
            ],
        );
    }
    words.say(".");
    let mut late: Vec<&str> =
        data.deadlines.iter().filter(|line| line.overdue).map(|line| &*line.lead_agency).collect();
    late.retain(|agency| !agency.is_empty());
    late.sort_by_cached_key(|agency| sort_key(agency));
    late.dedup();
    if !late.is_empty() {
        words.say(format!("\nCơ quan chủ trì còn nhiệm vụ quá hạn: {}.", late.join("; ")));
    }
    words
}

/// The share done against the year before, and what is open.
fn assessment(data: &ReportData) -> Told {
    let mut words = Told::default();
    if data.tasks.is_empty() {
        return words;
    }
    let done = data.tasks.iter().filter(|task| task.quadrant.is_done()).count();
    let share = decimal(done as f64 * 100.0 / data.tasks.len() as f64, 1);
    match done {
        0 => words.say("Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào hoàn thành."),
        _ => {
            words.say("Đến thời điểm chốt số liệu, tỷ lệ nhiệm vụ hoàn thành đạt ");
            words.cite(format!("{share}%"), leads::to(data, &Figure::Done));
            if let Some(before) = last_year(data, "tasks.done") {
                words.say(format!(
                    "; số nhiệm vụ đã hoàn thành {} ({} nhiệm vụ)",
                    against(done as i64, before),
                    number(before)
                ));
            }
            words.say(".");
        }
    }
    let open = data.obstacles.iter().filter(|line| line.open).count() as i64;
    if open > 0 {
        words.say(" Còn ");
        let leads_to = lead("obstacles", &[leads::obstacles::OPEN], Some(data.period.cutoff_on));
        words.cite(format!("{} khó khăn, vướng mắc", number(open)), Some(leads_to));
        words.say(" chưa được giải quyết xong (Phụ lục V).");
    }
    words
}

/// What comes next: late and nearly late tasks, organisations to be urged.
fn next(data: &ReportData) -> Told {
    let (overdue, soon): (Vec<_>, Vec<_>) = data.deadlines.iter().partition(|line| line.overdue);
    let day = Some(data.period.cutoff_on);
    let missing = data.submissions.iter().filter(|line| line.completeness != SubmissionState::Complete).count() as i64;
    let lines = [
        (
            "- Tập trung hoàn thành ",
            overdue.len() as i64,
            "nhiệm vụ quá hạn",
            " (Phụ lục III).",
            leads::to(data, &Figure::Tasks { agency: None, quadrant: Some(Quadrant::OpenLate) }),
        ),
        (
            "- Bảo đảm tiến độ ",
            soon.len() as i64,
            "nhiệm vụ sắp đến hạn",
            ".",
            Some(lead("tasks", &[("timeliness", "due_soon")], day)),
        ),
        (
            "- Đôn đốc ",
            missing,
            "tổ chức chưa nộp hoặc nộp thiếu báo cáo",
            " (Phụ lục VI).",
            Some(lead("submissions", &[("period", &data.period.code), ("state", "missing|incomplete")], None)),
        ),
    ];
    let mut words = Told::default();
    for (before, count, what, after, leads_to) in lines.into_iter().filter(|(_, count, ..)| *count > 0) {
        let mut line = Told::default();
        line.say(before);
        line.cite(format!("{} {what}", number(count)), leads_to);
        line.say(after);
        words.then(line);
    }
    words
}

/// Open proposals, a line each.
fn proposals(data: &ReportData) -> Told {
    let mut words = Told::default();
    for line in data.obstacles.iter().filter(|line| line.open && !line.proposal.is_empty()) {
        let mut told = Told::default();
        told.say("- ");
        if !line.addressee.is_empty() {
            told.say(format!("Đề nghị {}: ", line.addressee));
        }
        let leads_to = lead_to_record("obstacles", line.obstacle_id, Some(data.period.cutoff_on));
        told.cite(line.proposal.trim_end_matches('.'), Some(leads_to));
        told.say(".");
        words.then(told);
    }
    words
}

/// A number with at most so many decimals, as it is written in Vietnamese.
fn decimal(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let whole = number(whole.parse().unwrap_or(0));
    match part.trim_end_matches('0') {
        "" => whole,
        part => format!("{whole},{part}"),
    }
}

/// How many findings have this weight.
pub fn findings(checks: &[CheckLine], level: super::data::CheckLevel) -> usize {
    checks.iter().filter(|line| line.level == level).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_without_words_are_left_out_and_numbers_close_up() {
        let stored = vec![
            ("results.knowledge".to_owned(), "Đã mở 3 lớp.".to_owned(), 1),
            ("results.contests".to_owned(), "Có 12 giải pháp.".to_owned(), 1),
            ("proposals".to_owned(), "Không.".to_owned(), 1),
        ];
        let sections = printed(&stored, &ReportData::default());
        let numbers: Vec<_> = sections.iter().map(|section| (section.number.as_str(), section.key.as_str())).collect();
        assert_eq!(
            numbers,
            [("I", "results"), ("1", "results.knowledge"), ("2", "results.contests"), ("II", "proposals")]
        );
    }
}
