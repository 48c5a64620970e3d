//! PL IV, PL V and PL VI: figures of activity, obstacles, the register.

use super::super::data::{IndicatorLine, ObstacleLine, ReportData, SubmissionLine};
use super::super::figures::{lead, lead_to_record};
use super::{ABSENT, FieldChange, GONE, LineChange, LineChangeKind, day, decimal, paired, presence, word};

/// PL IV.
pub fn indicators(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let pairs = paired(&before.indicators, &after.indicators, |line| line.key.as_str());
    let compared = pairs.into_iter().filter_map(|(old, new)| {
        let line = new.or(old)?;
        let empty = IndicatorLine::default();
        let (kind, fields) = match (old, new) {
            (Some(old), Some(new)) => (LineChangeKind::Changed, indicator(old, new)),
            (None, Some(new)) => (LineChangeKind::Added, values(&empty, new)),
            _ => {
                let then = line.current.map_or(ABSENT.to_owned(), |value| value.to_string().replace('.', ","));
                (LineChangeKind::Removed, vec![presence("Chỉ tiêu", then, GONE)])
            }
        };
        (!fields.is_empty()).then(|| LineChange {
            annex: "PL IV".to_owned(),
            noun: "indicator".to_owned(),
            key: line.key.clone(),
            subject: line.name.clone(),
            kind,
            fields,
            leads_to: Some(lead("indicators", &[("period", &after.period.code)], None)),
        })
    });
    compared.collect()
}

fn indicator(old: &IndicatorLine, new: &IndicatorLine) -> Vec<FieldChange> {
    let estimated = |line: &IndicatorLine| if line.estimated { "số ước" } else { "số chính thức" };
    let words = [
        word("name", "Tên chỉ tiêu", &old.name, &new.name),
        word("group", "Nhóm chỉ tiêu", &old.group, &new.group),
        word("unit", "Đơn vị tính", &old.unit, &new.unit),
        word("estimated", "Ước thực hiện", estimated(old), estimated(new)),
    ];
    values(old, new).into_iter().chain(words.into_iter().flatten()).collect()
}

fn values(old: &IndicatorLine, new: &IndicatorLine) -> Vec<FieldChange> {
    let all = [
        decimal("current", "Kỳ này", old.current, new.current),
        decimal("cumulative", "Lũy kế", old.cumulative, new.cumulative),
        decimal("same_period", "Cùng kỳ", old.same_period, new.same_period),
    ];
    all.into_iter().flatten().collect()
}

/// PL V.
pub fn obstacles(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let pairs = paired(&before.obstacles, &after.obstacles, |line| line.obstacle_id);
    let compared = pairs.into_iter().filter_map(|(old, new)| {
        let line = new.or(old)?;
        let record = lead_to_record("obstacles", line.obstacle_id, Some(after.period.cutoff_on));
        let (kind, fields, leads_to) = match (old, new) {
            (Some(old), Some(new)) => (LineChangeKind::Changed, obstacle(old, new), Some(record)),
            (None, _) => (LineChangeKind::Added, vec![presence("Tình trạng", ABSENT, &line.state_label)], Some(record)),
            _ => (LineChangeKind::Removed, vec![presence("Tình trạng", &line.state_label, GONE)], None),
        };
        (!fields.is_empty()).then(|| LineChange {
            annex: "PL V".to_owned(),
            noun: "obstacle".to_owned(),
            key: line.obstacle_id.to_string(),
            subject: line.content.clone(),
            kind,
            fields,
            leads_to,
        })
    });
    compared.collect()
}

fn obstacle(old: &ObstacleLine, new: &ObstacleLine) -> Vec<FieldChange> {
    let all = [
        word("state_label", "Tình trạng", &old.state_label, &new.state_label),
        word("raised_by", "Cơ quan nêu", &old.raised_by, &new.raised_by),
        word("task", "Nhiệm vụ", &old.task, &new.task),
        day("raised_on", "Ngày nêu", old.raised_on, new.raised_on),
        word("content", "Nội dung", &old.content, &new.content),
        word("proposal", "Kiến nghị", &old.proposal, &new.proposal),
        word("addressee", "Nơi nhận kiến nghị", &old.addressee, &new.addressee),
        word("answer", "Trả lời", &old.answer, &new.answer),
        day("answered_on", "Ngày trả lời", old.answered_on, new.answered_on),
        word("effect", "Kết quả giải quyết", &old.effect, &new.effect),
    ];
    all.into_iter().flatten().collect()
}

/// PL VI.
pub fn submissions(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let pairs = paired(&before.submissions, &after.submissions, |line| line.organization_id);
    let compared = pairs.into_iter().filter_map(|(old, new)| {
        let line = new.or(old)?;
        let state = line.completeness.label();
        let (kind, fields) = match (old, new) {
            (Some(old), Some(new)) => (LineChangeKind::Changed, submission(old, new)),
            (None, _) => (LineChangeKind::Added, vec![presence("Tổ chức", ABSENT, state)]),
            _ => (LineChangeKind::Removed, vec![presence("Tổ chức", state, GONE)]),
        };
        (!fields.is_empty()).then(|| LineChange {
            annex: "PL VI".to_owned(),
            noun: "submission".to_owned(),
            key: line.organization_id.to_string(),
            subject: line.organization.clone(),
            kind,
            fields,
            leads_to: Some(lead("submissions", &[("period", &after.period.code)], None)),
        })
    });
    compared.collect()
}

fn submission(old: &SubmissionLine, new: &SubmissionLine) -> Vec<FieldChange> {
    let all = [
        word("organization", "Tên tổ chức", &old.organization, &new.organization),
        word("kind_label", "Loại hình", &old.kind_label, &new.kind_label),
        word("completeness", "Nộp báo cáo", old.completeness.label(), new.completeness.label()),
        day("received_on", "Ngày nộp", old.received_on, new.received_on),
        word("note", "Ghi chú", &old.note, &new.note),
    ];
    all.into_iter().flatten().collect()
}
