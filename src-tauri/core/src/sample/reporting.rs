//! What the office does with a quarter: opens it, gathers what the associations send, writes the figures and words,
//! closes it.

use chrono::{Days, NaiveDate};

use super::quarters::Quarter;
use super::story::Story;
use super::tables;
use crate::error::Failure;
use crate::indicators::Aggregation;
use crate::indicators::api::{SaveIndicator, save_indicator};
use crate::indicators::values::{IndicatorValueInput, SaveIndicatorValues, save_indicator_values};
use crate::job::Job;
use crate::organizations::figures::{DeclareFigures, FigureFields, declare_figures};
use crate::periods::{CreatePeriod, PeriodKind, api::create_period};
use crate::reports::api::{ClosePeriod, SaveReportText, close_without_copy, save_report_text};
use crate::reports::waivers::waive_each;
use crate::submissions::Completeness;
use crate::submissions::api::{RecordSubmission, record_submission};

const INDICATORS: &str = include_str!("../../../../assets/sample/indicators.tsv");

/// An indicator and between what its values lie.
pub struct Measured {
    id: i64,
    least: i64,
    most: i64,
}

/// Adds the indicators.
pub fn add_indicators(story: &Story<'_>) -> Result<Vec<Measured>, Failure> {
    let mut measured = Vec::new();
    for (position, fields) in tables::lines(INDICATORS).filter(|fields| fields.len() == 7).enumerate() {
        let request = SaveIndicator {
            id: None,
            version: 0,
            position: position as i64 + 1,
            code: fields[0].to_owned(),
            name: fields[1].to_owned(),
            unit: fields[2].to_owned(),
            aggregation: if fields[5] == "last" { Aggregation::Last } else { Aggregation::Sum },
            is_active: true,
            group_name: Some(fields[6].to_owned()),
        };
        let id = save_indicator(&story.app, request, &Job::quiet())?.answer.id;
        measured.push(Measured { id, least: tables::number(fields[3]).into(), most: tables::number(fields[4]).into() });
    }
    Ok(measured)
}

/// Opens the quarter on its first day; the period's record.
pub fn open(story: &Story<'_>, quarter: &Quarter) -> Result<i64, Failure> {
    story.clock.set(quarter.starts_on);
    let request = CreatePeriod {
        kind: PeriodKind::Quarter,
        regime: None,
        year: Some(quarter.year),
        number: Some(quarter.number),
        code: None,
        label: None,
        starts_on: None,
        cutoff_on: None,
        due_on: None,
        note: None,
    };
    Ok(create_period(&story.app, request, &Job::quiet())?.answer.id)
}

/// Records what came in until `day`: `percent` of the organisations sent their list or figures.
pub fn gather(story: &mut Story<'_>, period_id: i64, day: NaiveDate, percent: u32) -> Result<(), Failure> {
    story.clock.set(day);
    for at in 0..story.organizations.len() {
        if !story.chance.percent(percent) {
            continue;
        }
        let organization_id = story.organizations[at].id;
        let submitted_on = day.checked_sub_days(Days::new(story.chance.below(9))).unwrap_or(day);
        let incomplete = story.chance.percent(12);
        let request = RecordSubmission {
            organization_id,
            period_id,
            submitted_on: Some(submitted_on),
            completeness: if incomplete { Completeness::Incomplete } else { Completeness::Complete },
            note: incomplete.then(|| "Thiếu danh sách hội viên mới (dữ liệu mẫu)".to_owned()),
        };
        record_submission(&story.app, request, &Job::quiet())?;
        if story.chance.percent(85) {
            declare(story, at, submitted_on)?;
        }
    }
    Ok(())
}

/// Most declare what is recorded, some a little more or less.
fn declare(story: &mut Story<'_>, at: usize, as_of_on: NaiveDate) -> Result<(), Failure> {
    let recorded = story.members.iter().filter(|member| member.organization == at).count() as i64;
    let differs = story.chance.percent(40);
    let count = if differs { recorded + story.chance.between(-recorded / 25, recorded / 12) } else { recorded };
    let count = count.max(0) as u32;
    let host = &story.organizations[at];
    let fields = FigureFields {
        as_of_on,
        source: Some("Báo cáo của hội (dữ liệu mẫu)".to_owned()),
        member_count: count,
        branch_count: Some(host.branches.len() as u32),
        female_count: Some(count * host.women / 100),
        professor_count: None,
        associate_professor_count: None,
        doctor_count: Some(count / 40),
        master_count: Some(count / 10),
        bachelor_count: Some(count * 6 / 10),
        college_count: None,
        intermediate_count: None,
        other_count: None,
        note: None,
    };
    declare_figures(&story.app, DeclareFigures { organization_id: host.id, fields }, &Job::quiet())?;
    Ok(())
}

/// Places of the indicators that associations send figures of, too: meetings and classes.
const BY_ORGANIZATION: [usize; 2] = [0, 3];

fn input(indicator_id: i64, organization_id: Option<i64>, value: i64, is_estimate: bool) -> IndicatorValueInput {
    IndicatorValueInput {
        indicator_id,
        organization_id,
        value: Some(value as f64),
        is_estimate,
        note: None,
        version: None,
    }
}

/// Writes the activity figures; those of a running quarter are estimates, some of them still missing.
pub fn measure(story: &mut Story<'_>, measured: &[Measured], period_id: i64, is_estimate: bool) -> Result<(), Failure> {
    let mut values = Vec::new();
    for (place, one) in measured.iter().enumerate() {
        let value = story.chance.between(one.least, one.most);
        if is_estimate && !story.chance.percent(60) {
            continue;
        }
        // Of some, associations send their own; the rest is the union's.
        let hosts = story.organizations.iter().take(if BY_ORGANIZATION.contains(&place) { 3 } else { 0 });
        let mut own = value;
        for (host, share) in hosts.zip([value / 4, value / 5, value / 8]) {
            own -= share;
            values.push(input(one.id, Some(host.id), share, is_estimate));
        }
        values.push(input(one.id, None, own, is_estimate));
    }
    save_indicator_values(&story.app, SaveIndicatorValues { period_id, values }, &Job::quiet())?;
    Ok(())
}

const WORDS: &[(&str, &str)] = &[
    (
        "assessment",
        "Các nhiệm vụ cơ bản bám sát kế hoạch; việc gửi danh sách hội viên của một số hội còn chậm (dữ liệu mẫu).",
    ),
    ("next", "Tiếp tục đôn đốc các nhiệm vụ quá hạn, sắp đến hạn; chuẩn hóa hồ sơ hội viên (dữ liệu mẫu)."),
    ("proposals", "Đề nghị UBND tỉnh quan tâm giải quyết các vướng mắc nêu tại Phụ lục V (dữ liệu mẫu)."),
];

/// Why the office closes although a check found something.
fn let_pass(check: &str) -> &'static str {
    match check {
        "submissions.missing" => "Đã gọi điện nhắc, hội hẹn gửi bù vào kỳ sau (dữ liệu mẫu)",
        "declared.differs" => "Hội kê khai cả hội viên chưa có hồ sơ; đã đề nghị gửi danh sách (dữ liệu mẫu)",
        "tasks.no_result" => "Cơ quan chủ trì chưa có báo cáo của kỳ; đã ghi để đôn đốc (dữ liệu mẫu)",
        "people.duplicates" => "Đang đối chiếu với hội, chưa đủ căn cứ để gộp hồ sơ (dữ liệu mẫu)",
        "members.opening" => "Hồ sơ được bổ sung sau kỳ trước; báo cáo có dòng đối chiếu (dữ liệu mẫu)",
        _ => "Đã xem, chấp nhận cho kỳ này (dữ liệu mẫu)",
    }
}

/// Most memberships whose rows a proof workbook can hold: the rows of an Excel sheet, less its heads.
const MOST_IN_A_SHEET: usize = 1_048_000;

/// Writes the words of the report and closes the quarter, four days after its cut-off. A book made to try the limits,
/// with more memberships than Excel has rows, keeps its quarters open.
pub fn close(
    story: &Story<'_>,
    quarter: &Quarter,
    period_id: i64,
    number: u32,
    today: NaiveDate,
) -> Result<(), Failure> {
    let day = quarter.cutoff_on.checked_add_days(Days::new(4)).unwrap_or(today).min(today);
    story.clock.set(day);
    for (key, body) in WORDS {
        let request = SaveReportText {
            period_id: Some(period_id),
            period: None,
            key: (*key).to_owned(),
            version: None,
            body: Some((*body).to_owned()),
        };
        save_report_text(&story.app, request, &Job::quiet())?;
    }
    let request = ClosePeriod {
        period_id: Some(period_id),
        doc_number: Some(number),
        signed_on: Some(day),
        ..ClosePeriod::default()
    };
    if story.members.len() <= MOST_IN_A_SHEET {
        waive_each(&story.app, period_id, let_pass)?;
        close_without_copy(&story.app, request, &Job::quiet())?;
    }
    Ok(())
}
