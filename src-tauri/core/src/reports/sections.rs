//! The words of the report: fixed headings, sentences proposed from the figures, and what the office wrote instead.

use std::collections::BTreeSet;

use super::data::{CheckLine, MemberFigures, OrganizationGroup, Quadrant, ReportData, Section, SubmissionState};
use crate::dates::show_day;
use crate::text::number;
use crate::text::sort_key;

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

/// A sentence made of the figures; empty where the figures say nothing.
pub fn proposed(key: &str, data: &ReportData) -> String {
    match key {
        "results.thorough" => thorough(data),
        "results.organization" => organization(data),
        "results.plan" => plan(data),
        "assessment" => assessment(data),
        "next" => next(data),
        "proposals" => proposals(data),
        _ => String::new(),
    }
}

/// Sum over the organisations.
fn total(data: &ReportData, measure: fn(&MemberFigures) -> i64) -> i64 {
    data.organizations.iter().map(|line| measure(&line.members)).sum()
}

/// Tasks in a cell.
fn tasks_in(data: &ReportData, quadrant: Quadrant) -> i64 {
    data.tasks.iter().filter(|task| task.quadrant == quadrant).count() as i64
}

/// Results of the first group of each plan: quán triệt, thông tin.
fn thorough(data: &ReportData) -> String {
    let first_groups: BTreeSet<(&str, &str)> = data
        .tasks
        .iter()
        .filter(|task| {
            data.tasks.iter().find(|other| other.plan == task.plan).is_some_and(|first| first.group == task.group)
        })
        .map(|task| (task.plan.as_str(), task.group.as_str()))
        .collect();
    let told: Vec<String> = data
        .tasks
        .iter()
        .filter(|task| first_groups.contains(&(task.plan.as_str(), task.group.as_str())) && !task.result.is_empty())
        .map(|task| format!("- {}: {}", task.content.trim_end_matches('.'), task.result.replace('\n', "; ")))
        .collect();
    told.join("\n")
}

/// Organisations and members.
fn organization(data: &ReportData) -> String {
    if data.organizations.is_empty() {
        return String::new();
    }
    let count = |group| data.organizations.iter().filter(|line| line.group == group).count() as i64;
    let groups = [
        (OrganizationGroup::MemberAssociation, "hội thành viên"),
        (OrganizationGroup::AffiliatedUnit, "đơn vị trực thuộc"),
        (OrganizationGroup::CollectiveMember, "hội viên tập thể"),
        (OrganizationGroup::Club, "câu lạc bộ"),
    ];
    let kinds: Vec<String> = groups
        .into_iter()
        .filter(|(group, _)| count(*group) > 0)
        .map(|(group, name)| format!("{} {name}", number(count(group))))
        .collect();
    let persons = &data.persons.figures;
    let mut text = format!(
        "Tính đến ngày {}, có {} tổ chức ({})",
        show_day(data.period.cutoff_on),
        number(data.organizations.len() as i64),
        kinds.join(", "),
    );
    match total(data, |figures| figures.closing) {
        0 => text.push_str("; sổ chưa có hồ sơ hội viên."),
        closing => text.push_str(&format!(
            " với {} lượt hội viên, tương ứng {} người.",
            number(closing),
            number(persons.closing)
        )),
    }
    let moved = [("tăng", total(data, |figures| figures.increase)), ("giảm", total(data, |figures| figures.decrease))];
    let moved: Vec<String> = moved
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {} lượt", number(count)))
        .collect();
    if moved.is_empty() {
        text.push_str(" Trong kỳ không có hội viên vào, ra.");
    } else {
        text.push_str(&format!(" Trong kỳ {} hội viên.", moved.join(", ")));
    }
    let told = [
        some(&[(persons.female, "nữ")]),
        some(&[(persons.professors, "giáo sư"), (persons.associate_professors, "phó giáo sư")]),
        some(&[(persons.doctors, "tiến sĩ khoa học, tiến sĩ")]),
        some(&[(persons.masters, "thạc sĩ")]),
        some(&[(persons.bachelors, "đại học")]),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if !told.is_empty() {
        text.push_str(&format!("\nTrong số {} người có {}.", number(persons.closing), told.join("; ")));
    }
    let silent = data.organizations.iter().filter(|line| line.declared_count.is_none()).count() as i64;
    if silent > 0 {
        text.push_str(&format!(" Có {} tổ chức chưa gửi số kê khai.", number(silent)));
    }
    text
}

/// The counts that are not 0, with their words.
fn some(counts: &[(i64, &str)]) -> Option<String> {
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", number(*count)))
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// "(đúng hạn 3, quá hạn 1)": the parts of a count that are not 0.
fn parts(counts: [(&str, i64); 3]) -> String {
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = told.map(|(word, count)| format!("{word} {}", number(count))).collect();
    format!("({})", told.join(", "))
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

/// Progress of the plans.
fn plan(data: &ReportData) -> String {
    if data.tasks.is_empty() {
        return String::new();
    }
    let done = data.tasks.iter().filter(|task| task.quadrant.is_done()).count() as i64;
    let open = data.tasks.len() as i64 - done;
    let done_parts = parts([
        ("đúng hạn", tasks_in(data, Quadrant::DoneOnTime)),
        ("quá hạn", tasks_in(data, Quadrant::DoneLate)),
        ("không có hạn", tasks_in(data, Quadrant::DoneNoDeadline)),
    ]);
    let open_parts = parts([
        ("trong hạn", tasks_in(data, Quadrant::OpenOnTime)),
        ("quá hạn", tasks_in(data, Quadrant::OpenLate)),
        ("không có hạn", tasks_in(data, Quadrant::OpenNoDeadline)),
    ]);
    let done_words = match done {
        0 => "chưa có nhiệm vụ nào hoàn thành".to_owned(),
        _ => format!("đã hoàn thành {} nhiệm vụ {done_parts}", number(done)),
    };
    let open_words = match open {
        0 => String::new(),
        _ => format!("; chưa hoàn thành {} nhiệm vụ {open_parts}", number(open)),
    };
    let mut text = format!(
        "Trong tổng số {} nhiệm vụ của các kế hoạch còn hiệu lực, {done_words}{open_words}.",
        number(data.tasks.len() as i64),
    );
    let mut late: Vec<&str> =
        data.deadlines.iter().filter(|line| line.overdue).map(|line| &*line.lead_agency).collect();
    late.retain(|agency| !agency.is_empty());
    late.sort_by_cached_key(|agency| sort_key(agency));
    late.dedup();
    if !late.is_empty() {
        text.push_str(&format!("\nCơ quan chủ trì còn nhiệm vụ quá hạn: {}.", late.join("; ")));
    }
    text
}

/// The share done, and what is open.
fn assessment(data: &ReportData) -> String {
    if data.tasks.is_empty() {
        return String::new();
    }
    let done = data.tasks.iter().filter(|task| task.quadrant.is_done()).count();
    let share = format!("{:.1}", done as f64 * 100.0 / data.tasks.len() as f64).replace('.', ",");
    let share = share.strip_suffix(",0").unwrap_or(&share);
    let open = data.obstacles.iter().filter(|line| line.open).count() as i64;
    let mut text = match done {
        0 => "Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào hoàn thành.".to_owned(),
        _ => format!("Đến thời điểm chốt số liệu, tỷ lệ nhiệm vụ hoàn thành đạt {share}%."),
    };
    if open > 0 {
        text.push_str(&format!(" Còn {} khó khăn, vướng mắc chưa được giải quyết xong (Phụ lục V).", number(open)));
    }
    text
}

/// What comes next: late and nearly late tasks, organisations to be urged.
fn next(data: &ReportData) -> String {
    let (overdue, soon): (Vec<_>, Vec<_>) = data.deadlines.iter().partition(|line| line.overdue);
    let mut lines = Vec::new();
    if !overdue.is_empty() {
        lines.push(format!("- Tập trung hoàn thành {} nhiệm vụ quá hạn (Phụ lục III).", number(overdue.len() as i64)));
    }
    if !soon.is_empty() {
        lines.push(format!("- Bảo đảm tiến độ {} nhiệm vụ sắp đến hạn.", number(soon.len() as i64)));
    }
    let missing = data.submissions.iter().filter(|line| line.completeness != SubmissionState::Complete).count() as i64;
    if missing > 0 {
        lines.push(format!("- Đôn đốc {} tổ chức chưa nộp hoặc nộp thiếu báo cáo (Phụ lục VI).", number(missing)));
    }
    lines.join("\n")
}

/// Open proposals, a line each.
fn proposals(data: &ReportData) -> String {
    let lines: Vec<String> = data
        .obstacles
        .iter()
        .filter(|line| line.open && !line.proposal.is_empty())
        .map(|line| {
            let addressee =
                if line.addressee.is_empty() { String::new() } else { format!("Đề nghị {}: ", line.addressee) };
            format!("- {addressee}{}", line.proposal.trim_end_matches('.')) + "."
        })
        .collect();
    lines.join("\n")
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
