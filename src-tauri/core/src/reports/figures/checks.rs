//! What ties out, what is missing: for the pre-closing check and the sheet "Kiểm tra số liệu".
//!
//! Three weights: what is *wrong* stops the closing (the program's own figures contradict each other); what is *required*
//! is put right or waived with a reason first (who did not send, tasks without a result, totals that do not tie,
//! look-alikes), and so names each thing it is made of; the rest is for information.

use super::super::data::{
    CheckLevel, CheckLine, MemberFigures, Quadrant, ReportData, StateTone, SubmissionState, TaskLine,
};
use super::super::waivers::CheckSubject;
use super::super::{leads, sections};
use super::alike::Alike;
use super::{DECLARING, MEMBERS, WORKING, lead, lead_to_record};
use crate::dates::show_day;
use crate::tasks::StateLabel;
use crate::text::number;

/// The cells of tasks that are not done.
const OPEN: (&str, &str) = ("cell", "open_on_time|open_late|open_no_deadline");

/// Tasks that somebody is to carry on with.
const UNDERWAY: (&str, &str) = ("progress", "not_started|in_progress|awaiting_confirmation");

/// Fills the checks from the rest of the report.
pub(super) fn fill(data: &mut ReportData, alike: &[Alike]) {
    let mut checks = Vec::new();
    period(data, &mut checks);
    members(data, &mut checks);
    declared(data, &mut checks);
    missing_fields(data, &mut checks);
    duplicates(data, alike, &mut checks);
    tasks(data, &mut checks);
    submissions(data, &mut checks);
    indicators(data, &mut checks);
    letterhead(data, &mut checks);
    data.checks = checks;
}

/// Judges the head of the report anew, when the closing has given it number and day.
pub(super) fn judge_letterhead(data: &mut ReportData) {
    let mut checks = std::mem::take(&mut data.checks);
    checks.retain(|line| line.group != LETTERHEAD);
    letterhead(data, &mut checks);
    data.checks = checks;
}

/// A comparison; `otherwise` is its weight when the figures differ.
fn check(
    key: &str,
    group: &str,
    what: impl Into<String>,
    found: i64,
    expected: i64,
    otherwise: CheckLevel,
) -> CheckLine {
    CheckLine {
        key: key.to_owned(),
        group: group.to_owned(),
        what: what.into(),
        found,
        expected,
        level: if found == expected { CheckLevel::Ok } else { otherwise },
        ..CheckLine::default()
    }
}

/// Says what to do, when there is something to do, and where the rows are, when there are any.
fn advise(mut line: CheckLine, advice: impl Into<String>, leads_to: super::Lead) -> CheckLine {
    if line.level != CheckLevel::Ok {
        line.advice = advice.into();
    }
    if line.level != CheckLevel::Ok || line.found != 0 {
        line.leads_to = Some(leads_to);
    }
    line
}

/// Says what it is made of, so that each can be settled or waived.
fn require(mut line: CheckLine, subjects: Vec<CheckSubject>) -> CheckLine {
    if line.level != CheckLevel::Ok {
        line.subjects = subjects;
    }
    line
}

/// The finding as one thing.
fn as_a_whole(line: &CheckLine, label: impl Into<String>) -> Vec<CheckSubject> {
    vec![CheckSubject {
        key: "all".to_owned(),
        label: label.into(),
        found: line.found,
        expected: line.expected,
        leads_to: line.leads_to.clone(),
        waiver: None,
    }]
}

/// Something that is missing, or one too many.
fn one(noun: &str, key: impl std::fmt::Display, label: impl Into<String>, leads_to: super::Lead) -> CheckSubject {
    CheckSubject {
        key: format!("{noun}:{key}"),
        label: label.into(),
        found: 1,
        expected: 0,
        leads_to: Some(leads_to),
        waiver: None,
    }
}

/// Whether the periods before it are closed.
fn period(data: &ReportData, checks: &mut Vec<CheckLine>) {
    let open = &data.period.open_before;
    let earliest = open.first().cloned().unwrap_or_default();
    checks.push(advise(
        check("period.open_before", "Kỳ báo cáo", "Kỳ trước chưa chốt", open.len() as i64, 0, CheckLevel::Notice),
        format!(
            "Nên chốt trước: {}. Nếu không, số đầu kỳ không đối chiếu được với kỳ liền trước.",
            data.period.open_before_titles.join(", ")
        ),
        lead("periods", &[("period", &earliest)], None),
    ));
}

/// The movement of memberships and persons.
fn members(data: &ReportData, checks: &mut Vec<CheckLine>) {
    const GROUP: &str = "Hội viên: các số khớp nhau";
    let day = Some(data.period.cutoff_on);
    let total = |measure: fn(&MemberFigures) -> i64| -> i64 {
        data.organizations.iter().map(|line| measure(&line.members)).sum()
    };
    let moved = total(|figures| figures.opening + figures.increase - figures.decrease);
    let advice = "Báo người hỗ trợ: số liệu tính không khớp.";
    checks.push(advise(
        check(
            "members.balance",
            GROUP,
            "Lượt: đầu kỳ + tăng − giảm so với cuối kỳ",
            moved,
            total(|figures| figures.closing),
            CheckLevel::Wrong,
        ),
        advice,
        lead("people", &[MEMBERS], day),
    ));
    let persons = &data.persons.figures;
    checks.push(advise(
        check(
            "persons.balance",
            GROUP,
            "Người: đầu kỳ + tăng − giảm so với cuối kỳ",
            persons.opening + persons.increase - persons.decrease,
            persons.closing,
            CheckLevel::Wrong,
        ),
        advice,
        lead("people", &[MEMBERS], day),
    ));
    let levels = total(|figures| figures.doctors + figures.masters + figures.bachelors + figures.others);
    checks.push(advise(
        check(
            "members.levels",
            GROUP,
            "TSKH, TS + ThS + Đại học + Khác so với cuối kỳ",
            levels,
            total(|figures| figures.closing),
            CheckLevel::Wrong,
        ),
        advice,
        lead("people", &[MEMBERS], day),
    ));
    let rows = data.memberships.iter().filter(|row| row.in_closing).count() as i64;
    checks.push(advise(
        check(
            "members.rows",
            GROUP,
            "Số dòng hội viên cuối kỳ so với cuối kỳ của Phụ lục I",
            rows,
            total(|figures| figures.closing),
            CheckLevel::Wrong,
        ),
        advice,
        lead("people", &[MEMBERS], day),
    ));
    let ended = || data.organizations.iter().filter(|line| line.has_ended);
    let gone = ended().map(|line| line.members.closing).sum();
    let ids: Vec<String> = ended().map(|line| line.organization_id.to_string()).collect();
    checks.push(advise(
        check(
            "members.of_ended",
            GROUP,
            "Lượt hội viên còn tính ở tổ chức đã giải thể, sáp nhập",
            gone,
            0,
            CheckLevel::Notice,
        ),
        "Chuyển các hội viên này sang tổ chức tiếp nhận, hoặc ghi kết thúc tư cách hội viên.",
        lead("people", &[("organization_id", &ids.join("|")), MEMBERS], day),
    ));
    let Some(from) = &data.period.opening_from else { return };
    let difference: i64 = data.organizations.iter().map(|line| line.reconciliation).sum();
    let opening = total(|figures| figures.opening);
    let line = advise(
        check(
            "members.opening",
            GROUP,
            format!("Đầu kỳ so với cuối kỳ đã chốt của {from}"),
            opening,
            opening - difference,
            CheckLevel::Notice,
        ),
        match data.period.gap() {
            Some((first, last)) => format!(
                "Từ {} đến {} chưa có số chốt, nên số chênh gồm cả tăng, giảm trong khoảng đó. Nên chốt các kỳ trước theo thứ tự.",
                show_day(first),
                show_day(last)
            ),
            None => format!(
                "Hồ sơ đã được điều chỉnh sau khi chốt {from}; báo cáo có dòng đối chiếu. Xem “Điều chỉnh sau chốt” của kỳ đó."
            ),
        },
        // Its own adjustments after closing stand with its files.
        lead(
            "periods",
            &[("period", data.period.opening_code.as_deref().unwrap_or_default()), ("step", "export")],
            None,
        ),
    );
    let subjects = as_a_whole(&line, format!("chênh {:+} lượt", difference));
    checks.push(require(line, subjects));
}

/// Recorded against declared.
fn declared(data: &ReportData, checks: &mut Vec<CheckLine>) {
    const GROUP: &str = "Số kê khai";
    // Who has ended owes nothing any more.
    let silent = data.organizations.iter().filter(|line| !line.has_ended && line.declared_count.is_none());
    let missing = silent.count() as i64;
    checks.push(advise(
        check("declared.missing", GROUP, "Tổ chức chưa gửi số kê khai", missing, 0, CheckLevel::Notice),
        "Đề nghị các tổ chức gửi số kê khai.",
        lead("organizations", &[("declared_count", ""), DECLARING, WORKING], Some(data.period.cutoff_on)),
    ));
    for of in &data.organizations {
        let Some(declared) = of.declared_count.filter(|declared| *declared != of.members.closing) else { continue };
        let advice = if declared > of.members.closing {
            format!("Còn {} hội viên chưa có hồ sơ: đề nghị gửi danh sách.", declared - of.members.closing)
        } else {
            "Số có hồ sơ nhiều hơn số kê khai: rà soát người đã thôi tham gia.".to_owned()
        };
        let line = advise(
            check(
                "declared.differs",
                GROUP,
                format!("{}: số có hồ sơ so với số kê khai", of.name),
                of.members.closing,
                declared,
                CheckLevel::Notice,
            ),
            advice,
            lead(
                "people",
                &[("organization_id", &of.organization_id.to_string()), MEMBERS],
                Some(data.period.cutoff_on),
            ),
        );
        let subject = CheckSubject {
            key: format!("organization:{}", of.organization_id),
            label: of.name.clone(),
            found: of.members.closing,
            expected: declared,
            leads_to: Some(lead_to_record("organizations", of.organization_id, Some(data.period.cutoff_on))),
            waiver: None,
        };
        checks.push(require(line, vec![subject]));
    }
}

/// Fields the report counts by.
fn missing_fields(data: &ReportData, checks: &mut Vec<CheckLine>) {
    const GROUP: &str = "Hồ sơ thiếu (người cuối kỳ)";
    let persons = || data.memberships.iter().filter(|row| row.person_closing);
    let no_sex = persons().filter(|row| row.sex.is_empty()).count() as i64;
    let no_birth = persons().filter(|row| row.birth_on.is_empty()).count() as i64;
    let advice = "Bổ sung hồ sơ; báo cáo vẫn lập được.";
    checks.push(advise(
        check(
            "people.no_sex",
            GROUP,
            "Người chưa ghi giới tính (không tính vào cột Nữ)",
            no_sex,
            0,
            CheckLevel::Notice,
        ),
        advice,
        lead("people", &[("sex", ""), MEMBERS], Some(data.period.cutoff_on)),
    ));
    checks.push(advise(
        check("people.no_birth", GROUP, "Người chưa ghi ngày, năm sinh", no_birth, 0, CheckLevel::Notice),
        advice,
        lead("people", &[("birth_on", ""), MEMBERS], Some(data.period.cutoff_on)),
    ));
}

/// Look-alikes of a check that are named one by one; more are one thing.
const MOST_ALIKE: usize = 100;

/// Persons of one name and birth date that are kept as several, but for pairs that were said to be two people.
fn duplicates(data: &ReportData, alike: &[Alike], checks: &mut Vec<CheckLine>) {
    let day = Some(data.period.cutoff_on);
    let doubtful = alike.iter().map(|group| group.person_ids.len() as i64).sum();
    let line = advise(
        check(
            "people.duplicates",
            "Nghi trùng",
            "Hồ sơ trùng cả họ tên và ngày sinh với hồ sơ khác",
            doubtful,
            0,
            CheckLevel::Notice,
        ),
        "Mở Hội viên → Nghi trùng để đối chiếu từng cặp: một người thì gộp hồ sơ, hai người thì ghi “Không phải một người”.",
        lead("people", &[("same_as", "name_and_birth"), MEMBERS], day),
    );
    let subject = |group: &Alike| CheckSubject {
        found: group.person_ids.len() as i64,
        ..one(
            "people",
            group.person_ids.iter().map(i64::to_string).collect::<Vec<_>>().join("-"),
            format!("{}, {} ({} hồ sơ)", group.full_name, group.birthday(), group.person_ids.len()),
            lead_to_record("people", group.person_ids.first().copied().unwrap_or_default(), day),
        )
    };
    let subjects = if alike.len() > MOST_ALIKE {
        as_a_whole(&line, format!("{} nhóm hồ sơ", number(alike.len() as i64)))
    } else {
        alike.iter().map(subject).collect()
    };
    checks.push(require(line, subjects));
}

/// The checklist.
fn tasks(data: &ReportData, checks: &mut Vec<CheckLine>) {
    const GROUP: &str = "Kế hoạch";
    let day = Some(data.period.cutoff_on);
    let unassigned = data.tasks.iter().filter(|task| task.lead_agency.is_empty()).count() as i64;
    checks.push(advise(
        check("tasks.unassigned", GROUP, "Nhiệm vụ chưa có cơ quan chủ trì", unassigned, 0, CheckLevel::Notice),
        "Giao cơ quan chủ trì cho các nhiệm vụ này.",
        lead("tasks", &[("lead_agency_id", "")], day),
    ));
    // What rests or is not carried out owes no result.
    let rests = |task: &&TaskLine| {
        [StateLabel::Suspended, StateLabel::NotDone].iter().any(|state| task.state_label == state.label())
    };
    let owes = |task: &&TaskLine| task.result.is_empty() && !task.quadrant.is_done() && !rests(task);
    let silent = || data.tasks.iter().filter(owes);
    let line = advise(
        check(
            "tasks.no_result",
            GROUP,
            "Nhiệm vụ chưa hoàn thành, chưa có kết quả trong kỳ",
            silent().count() as i64,
            0,
            CheckLevel::Notice,
        ),
        "Nhập kết quả trong kỳ hoặc đôn đốc cơ quan chủ trì.",
        lead("tasks", &[("period_result", ""), OPEN, UNDERWAY, ("period", &data.period.code)], day),
    );
    let subjects = silent().map(|task| {
        let label = format!("{} {}", task.code, task.content);
        one("task", task.task_id, label.trim(), lead_to_record("tasks", task.task_id, day))
    });
    let subjects = subjects.collect();
    checks.push(require(line, subjects));
    overdue(data, checks);
    let gone = data.tasks.iter().filter(|task| task.lead_has_ended && !task.quadrant.is_done()).count() as i64;
    checks.push(advise(
        check(
            "tasks.lead_has_ended",
            GROUP,
            "Nhiệm vụ chưa hoàn thành mà cơ quan chủ trì không còn hoạt động",
            gone,
            0,
            CheckLevel::Notice,
        ),
        "Giao lại cho cơ quan tiếp nhận.",
        lead("tasks", &[("lead_has_ended", "1"), OPEN], day),
    ));
    let past = data.tasks.iter().filter(|task| task.plan_is_past && !task.quadrant.is_done()).count() as i64;
    checks.push(advise(
        check(
            "tasks.plan_is_past",
            GROUP,
            "Nhiệm vụ chưa hoàn thành của kế hoạch đã qua ngày cuối mà vẫn còn hiệu lực",
            past,
            0,
            CheckLevel::Notice,
        ),
        "Tổng kết kế hoạch, ghi kế hoạch thay thế, hoặc sửa ngày cuối nếu kế hoạch được kéo dài.",
        lead("tasks", &[("plan_is_past", "1"), OPEN], day),
    ));
    let owed = data.tasks.iter().filter(|task| task.result_missing).count() as i64;
    checks.push(advise(
        check(
            "tasks.continuous_no_result",
            GROUP,
            "Nhiệm vụ thường xuyên chưa có dòng kết quả của kỳ",
            owed,
            0,
            CheckLevel::Notice,
        ),
        "Mỗi kỳ ghi ít nhất một dòng kết quả cho nhiệm vụ thường xuyên.",
        lead("tasks", &[("result_missing", "1"), ("period", &data.period.code)], day),
    ));
    let unproved = data.tasks.iter().filter(|task| task.evidence_missing).count() as i64;
    checks.push(advise(
        check("tasks.no_evidence", GROUP, "Nhiệm vụ hoàn thành chưa có minh chứng", unproved, 0, CheckLevel::Notice),
        "Ghi số, ngày, trích yếu của văn bản chứng minh và nơi lưu.",
        lead("tasks", &[("evidence_missing", "1")], day),
    ));
    let unanswered = data.obstacles.iter().filter(|line| line.awaits_answer).count() as i64;
    checks.push(advise(
        check(
            "obstacles.unanswered",
            GROUP,
            "Vướng mắc, kiến nghị chưa được trả lời",
            unanswered,
            0,
            CheckLevel::Notice,
        ),
        "Theo dõi trả lời; các nội dung này chuyển sang kỳ sau.",
        lead("obstacles", &[leads::obstacles::WAITING], day),
    ));
}

/// The overdue tasks as each part of the report counts them, against the table by state of PL II.
fn overdue(data: &ReportData, checks: &mut Vec<CheckLine>) {
    const GROUP: &str = "Kế hoạch";
    let by_state = data.tasks.iter().filter(|task| task.tone == StateTone::Overdue).count() as i64;
    let by_agency = data.tasks.iter().filter(|task| task.quadrant == Quadrant::OpenLate).count() as i64;
    let listed = data.deadlines.iter().filter(|line| line.overdue).count() as i64;
    let leads = || lead("tasks", &[("cell", "open_late")], Some(data.period.cutoff_on));
    let tables = [
        ("tasks.overdue", "Nhiệm vụ quá hạn ở Phụ lục III so với bảng theo trạng thái của Phụ lục II", listed),
        (
            "tasks.overdue_by_agency",
            "Nhiệm vụ quá hạn: bảng theo cơ quan chủ trì so với bảng theo trạng thái (Phụ lục II)",
            by_agency,
        ),
    ];
    for (key, what, found) in tables {
        checks.push(advise(
            check(key, GROUP, what, found, by_state, CheckLevel::Wrong),
            "Báo người hỗ trợ: các bảng không khớp.",
            leads(),
        ));
    }
    let printed = data.sections.iter().find(|section| section.key == "results.plan");
    let Some(told) = printed.and_then(|section| sections::told_overdue(&section.text)) else { return };
    let line = advise(
        check(
            "tasks.overdue_in_text",
            GROUP,
            "Nhiệm vụ quá hạn trong lời báo cáo so với bảng theo trạng thái của Phụ lục II",
            told,
            by_state,
            CheckLevel::Notice,
        ),
        "Sửa số trong lời báo cáo (mục Tiến độ thực hiện kế hoạch), hoặc dùng lại câu đề xuất.",
        leads(),
    );
    let subjects = as_a_whole(&line, format!("lời viết {}, bảng có {}", number(told), number(by_state)));
    checks.push(require(line, subjects));
}

/// Who has not sent its report.
fn submissions(data: &ReportData, checks: &mut Vec<CheckLine>) {
    let count = |state| data.submissions.iter().filter(|line| line.completeness == state).count() as i64;
    let leads = |state| lead("submissions", &[("period", &data.period.code), ("state", state)], None);
    let own = |id| super::Lead { id: Some(id), ..leads("missing") };
    let line = advise(
        check(
            "submissions.missing",
            "Nộp báo cáo",
            "Tổ chức chưa nộp báo cáo của kỳ",
            count(SubmissionState::Missing),
            0,
            CheckLevel::Notice,
        ),
        "Đôn đốc các tổ chức chưa nộp.",
        leads("missing"),
    );
    let missing = data.submissions.iter().filter(|line| line.completeness == SubmissionState::Missing);
    let subjects =
        missing.map(|of| one("organization", of.organization_id, &of.organization, own(of.organization_id))).collect();
    checks.push(require(line, subjects));
    checks.push(advise(
        check(
            "submissions.partial",
            "Nộp báo cáo",
            "Tổ chức nộp còn thiếu",
            count(SubmissionState::Partial),
            0,
            CheckLevel::Notice,
        ),
        "Đề nghị bổ sung.",
        leads("incomplete"),
    ));
}

/// Figures of activity that nobody entered.
fn indicators(data: &ReportData, checks: &mut Vec<CheckLine>) {
    let typed = data.indicators.iter().filter(|line| line.key.starts_with("indicator."));
    let missing = typed.filter(|line| line.current.is_none()).count() as i64;
    checks.push(advise(
        check(
            "indicators.missing",
            "Số liệu hoạt động",
            "Chỉ tiêu chưa nhập số liệu của kỳ",
            missing,
            0,
            CheckLevel::Notice,
        ),
        "Nhập số liệu; không phát sinh thì ghi 0.",
        lead("indicators", &[("period", &data.period.code)], None),
    ));
}

const LETTERHEAD: &str = "Thể thức";

/// What the head of the report needs.
fn letterhead(data: &ReportData, checks: &mut Vec<CheckLine>) {
    let own = &data.letterhead;
    let empty = [
        own.issuer.is_empty(),
        own.place.is_empty(),
        own.addressees.is_empty(),
        own.signer_title.is_empty(),
        own.signer_name.is_empty(),
    ];
    let missing = empty.into_iter().filter(|empty| *empty).count() as i64;
    checks.push(advise(
        check(
            "letterhead.missing",
            LETTERHEAD,
            "Mục còn trống của phần đầu, phần ký (cơ quan, địa danh, nơi gửi, chức vụ, người ký)",
            missing,
            0,
            CheckLevel::Notice,
        ),
        "Điền ở Cài đặt, mục Đơn vị và thể thức.",
        lead("settings", &[], None),
    ));
    let unnumbered = i64::from(own.doc_number.is_none());
    checks.push(advise(
        check("letterhead.doc_number", LETTERHEAD, "Báo cáo chưa có số văn bản", unnumbered, 0, CheckLevel::Notice),
        "Nhập số khi chốt số liệu; để trống thì bản gửi chừa chỗ để ghi tay.",
        lead("periods", &[("period", &data.period.code), ("step", "close")], None),
    ));
}
