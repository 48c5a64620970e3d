//! PL II and PL III: the tasks, and what is overdue or due soon.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::data::{DeadlineLine, ReportData, TaskLine};
use super::super::figures::lead_to_record;
use super::{ABSENT, FieldChange, GONE, LineChange, LineChangeKind, day, figure, paired, presence, word};

/// In what respect a task changed; a task may have changed in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskChangeKind {
    /// Thêm.
    Added,
    /// Bớt.
    Removed,
    /// Dời hạn.
    Deadline,
    /// Đổi trạng thái.
    State,
    /// Đổi tiến độ: percent, day of completion, result.
    Progress,
    /// Đổi phân công.
    Assignment,
    /// Sửa lời: what is printed of it besides.
    Words,
}

/// A task that differs between two lists of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskLineChange {
    /// Number of the task.
    #[ts(type = "number")]
    pub task_id: i64,
    /// Plan in words, as the second list has it.
    pub plan: String,
    /// Code in the plan.
    pub code: String,
    /// Content.
    pub content: String,
    /// Cơ quan chủ trì.
    pub lead_agency: String,
    /// In what respects, in the order of the enum; at least one.
    pub kinds: Vec<TaskChangeKind>,
    /// What differs, field by field; of one that came or went its state.
    pub fields: Vec<FieldChange>,
    /// It went because its record was deleted; only whoever asks the book knows, so [`compare_tasks`] leaves it false.
    pub is_deleted: bool,
}

/// What differs between two lists of tasks, in the order of the second; what only the first has comes last. A task is
/// known by its number; a number that was given anew, to a task of another code and content, is another task. The lists
/// may be of two closings, or of the checklist on two dates.
pub fn compare_tasks(before: &[TaskLine], after: &[TaskLine]) -> Vec<TaskLineChange> {
    let mut left: HashMap<i64, &TaskLine> = before.iter().map(|task| (task.task_id, task)).collect();
    let mut all = Vec::new();
    for task in after {
        match left.remove(&task.task_id) {
            Some(old) if is_same(old, task) => all.extend(changed(old, task)),
            other => {
                let state = presence("Nhiệm vụ", ABSENT, &task.state_label);
                all.push(change(task, vec![TaskChangeKind::Added], vec![state]));
                left.extend(other.map(|old| (old.task_id, old)));
            }
        }
    }
    for task in before.iter().filter(|task| left.contains_key(&task.task_id)) {
        let state = presence("Nhiệm vụ", &task.state_label, GONE);
        all.push(change(task, vec![TaskChangeKind::Removed], vec![state]));
    }
    all
}

/// Whether two lines of one number are of one task.
fn is_same(old: &TaskLine, new: &TaskLine) -> bool {
    old.content == new.content || (old.code == new.code && old.plan == new.plan)
}

fn change(task: &TaskLine, kinds: Vec<TaskChangeKind>, fields: Vec<FieldChange>) -> TaskLineChange {
    TaskLineChange {
        task_id: task.task_id,
        plan: task.plan.clone(),
        code: task.code.clone(),
        content: task.content.clone(),
        lead_agency: task.lead_agency.clone(),
        kinds,
        fields,
        is_deleted: false,
    }
}

fn changed(old: &TaskLine, new: &TaskLine) -> Option<TaskLineChange> {
    use TaskChangeKind::{Assignment, Deadline, Progress, State, Words};
    let percent = |task: &TaskLine| task.percent.map_or_else(|| ABSENT.to_owned(), |percent| format!("{percent}%"));
    let percents = word("percent", "Tỷ lệ hoàn thành", percent(old), percent(new)).map(|change| {
        let difference = new.percent.unwrap_or_default() - old.percent.unwrap_or_default();
        FieldChange { difference: Some(difference as f64), ..change }
    });
    let texts = |name: &str, what: &str, read: fn(&TaskLine) -> &str| word(name, what, read(old), read(new));
    let coordinating = |task: &TaskLine| task.coordinating_agencies.join("; ");
    let evidence = match (&old.evidence, &new.evidence) {
        (Some(old), Some(new)) => word("evidence", "Minh chứng", old.named(), new.named()),
        // Frozen before reports told it.
        _ => None,
    };
    let compared = [
        (State, texts("state_label", "Trạng thái", |task| &task.state_label)),
        (Words, texts("plan", "Kế hoạch", |task| &task.plan)),
        (Words, texts("group", "Nhóm nhiệm vụ", |task| &task.group)),
        (Words, texts("code", "Mã", |task| &task.code)),
        (Words, texts("content", "Nội dung", |task| &task.content)),
        (Assignment, texts("lead_agency", "Cơ quan chủ trì", |task| &task.lead_agency)),
        (Assignment, word("coordinating_agencies", "Cơ quan phối hợp", coordinating(old), coordinating(new))),
        (Words, texts("schedule_text", "Thời gian theo kế hoạch", |task| &task.schedule_text)),
        (Deadline, day("due_on", "Thời hạn", old.due_on, new.due_on)),
        (Words, texts("deliverable", "Sản phẩm", |task| &task.deliverable)),
        (Progress, texts("result", "Kết quả trong kỳ", |task| &task.result)),
        (Progress, evidence),
        (Progress, percents),
        (Progress, day("completed_on", "Ngày hoàn thành", old.completed_on, new.completed_on)),
        (Words, texts("obstacles", "Khó khăn, vướng mắc", |task| &task.obstacles)),
        (Words, texts("proposals", "Đề xuất, kiến nghị", |task| &task.proposals)),
    ];
    let (mut kinds, fields): (Vec<_>, Vec<_>) =
        compared.into_iter().filter_map(|(kind, field)| Some((kind, field?))).unzip();
    kinds.sort_unstable();
    kinds.dedup();
    (!fields.is_empty()).then(|| change(new, kinds, fields))
}

/// PL III: what is overdue or due soon, with reason and extensions. What a task's line in PL II tells is not told again.
pub fn deadlines(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let pairs = paired(&before.deadlines, &after.deadlines, |line| line.task_id);
    let compared = pairs.into_iter().filter_map(|(old, new)| {
        let line = new.or(old)?;
        let (kind, fields) = match (old, new) {
            (Some(old), Some(new)) => (LineChangeKind::Changed, deadline(old, new)),
            (None, _) => (LineChangeKind::Added, vec![presence("Danh mục quá hạn, sắp đến hạn", ABSENT, told(line))]),
            _ => (LineChangeKind::Removed, vec![presence("Danh mục quá hạn, sắp đến hạn", told(line), GONE)]),
        };
        (!fields.is_empty()).then(|| LineChange {
            annex: "PL III".to_owned(),
            noun: "task".to_owned(),
            key: line.task_id.to_string(),
            subject: format!("{} {}", line.code, line.content).trim().to_owned(),
            kind,
            fields,
            leads_to: Some(lead_to_record("tasks", line.task_id, Some(after.period.cutoff_on))),
        })
    });
    compared.collect()
}

fn told(line: &DeadlineLine) -> String {
    if line.overdue { format!("quá hạn {} ngày", line.days) } else { format!("còn {} ngày", line.days) }
}

fn deadline(old: &DeadlineLine, new: &DeadlineLine) -> Vec<FieldChange> {
    let late = |line: &DeadlineLine| Some(i64::from(line.late_occurrence_count));
    let all = [
        word("days", "Số ngày", told(old), told(new)),
        day("original_due_on", "Hạn ban đầu", old.original_due_on, new.original_due_on),
        word("reason", "Lý do", &old.reason, &new.reason),
        figure("extension_count", "Số lần gia hạn", Some(old.extension_count), Some(new.extension_count)),
        figure("late_occurrence_count", "Số lần định kỳ quá hạn", late(old), late(new)),
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: i64, code: &str, content: &str) -> TaskLine {
        TaskLine { task_id: id, code: code.to_owned(), content: content.to_owned(), ..TaskLine::default() }
    }

    #[test]
    fn a_number_given_anew_is_another_task() {
        let before = [task(1, "I.1", "Mở lớp"), task(2, "I.2", "In sách")];
        let after = [task(2, "I.9", "Hội thi"), task(1, "I.1", "Mở ba lớp")];
        let told: Vec<_> =
            compare_tasks(&before, &after).into_iter().map(|one| (one.task_id, one.content, one.kinds)).collect();
        let expected = [
            (2, "Hội thi".to_owned(), vec![TaskChangeKind::Added]),
            (1, "Mở ba lớp".to_owned(), vec![TaskChangeKind::Words]),
            (2, "In sách".to_owned(), vec![TaskChangeKind::Removed]),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_task_tells_in_which_respects_it_changed() {
        let old = TaskLine { due_on: "2026-06-30".parse().ok(), percent: Some(40), ..task(1, "I.1", "Mở lớp") };
        let new = TaskLine {
            due_on: "2026-09-30".parse().ok(),
            percent: Some(70),
            state_label: "Đang thực hiện".to_owned(),
            lead_agency: "Sở Y tế".to_owned(),
            ..old.clone()
        };
        let changes = compare_tasks(std::slice::from_ref(&old), std::slice::from_ref(&new));
        use TaskChangeKind::{Assignment, Deadline, Progress, State};
        assert_eq!(changes[0].kinds, [Deadline, State, Progress, Assignment]);
        let told: Vec<_> =
            changes[0].fields.iter().map(|one| (one.what.as_str(), one.before.as_str(), one.after.as_str())).collect();
        assert!(told.contains(&("Thời hạn", "30/06/2026", "30/09/2026")), "{told:?}");
        assert!(told.contains(&("Tỷ lệ hoàn thành", "40%", "70%")), "{told:?}");
        assert_eq!(compare_tasks(std::slice::from_ref(&old), std::slice::from_ref(&old)), []);
    }
}
