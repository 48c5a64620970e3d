//! The file of one person as a Word document.

use chrono::NaiveDate;
use serde_json::Value;

use super::store::KeptAbout;
use crate::clock::show_day_of;
use crate::dates::{PartialDate, show_day};
use crate::docx::{self, Align, Block, Cell, DocxError, Paragraph, TEXT_WIDTH, Table, TextDocument, form};
use crate::history::api::RowChange;
use crate::memberships::Membership;
use crate::organizations::parts::PositionRole;
use crate::people::{AcademicTitle, Degree, EducationLevel, Person, Sex, WorkingStatus};
use crate::privacy::sources::DataSource;
use crate::text::number;

/// Size of the words in tables, in points.
const SIZE: f64 = 11.0;

/// The fields of the record that its history tells of, by column.
const FIELDS: [(&str, &str); 22] = [
    ("full_name", "Họ và tên"),
    ("sort_name", "Tên để sắp xếp"),
    ("birth_on", "Ngày sinh"),
    ("sex", "Giới tính"),
    ("national_id", "Số định danh cá nhân"),
    ("academic_title", "Học hàm"),
    ("degree", "Học vị"),
    ("education_level", "Trình độ"),
    ("specialty", "Chuyên ngành"),
    ("employer", "Đơn vị công tác"),
    ("job_title", "Chức vụ"),
    ("working_status", "Tình trạng làm việc"),
    ("phone", "Điện thoại"),
    ("email", "Thư điện tử"),
    ("address", "Địa chỉ"),
    ("awards", "Khen thưởng"),
    ("note", "Ghi chú"),
    ("source", "Nguồn hồ sơ"),
    ("deceased_on", "Từ trần"),
    ("ethnicity", "Dân tộc"),
    ("religion", "Tôn giáo"),
    ("party_member", "Đảng viên"),
];

/// The bytes of the file.
///
/// # Errors
/// [`DocxError`].
pub fn bytes(kept: &KeptAbout, today: NaiveDate) -> Result<Vec<u8>, DocxError> {
    let name = &kept.person.fields.full_name;
    let mut blocks: Vec<Block> = Vec::new();
    if !kept.union_name.is_empty() {
        blocks.push(Paragraph::centred(kept.union_name.to_uppercase()).size(12.0).bold().into());
    }
    blocks.push(Paragraph::centred("DỮ LIỆU CÁ NHÂN ĐANG LƯU TRONG SỔ").bold().space(14.0, 0.0).into());
    blocks.push(Paragraph::centred(format!("Của: {name}")).bold().into());
    blocks.push(Paragraph::centred(format!("Lập ngày {}", show_day(today))).italic().space(0.0, 8.0).into());
    let mut sections = Sections { blocks, number: 0 };
    sections.add("Hồ sơ", &["Mục", "Nội dung"], &[50.0, 110.0], record(&kept.person));
    sections.add(
        "Tư cách hội viên",
        &["Tổ chức", "Loại", "Từ", "Đến", "Thẻ, quyết định, vai trò"],
        &[50.0, 24.0, 24.0, 30.0, 32.0],
        kept.memberships.iter().map(membership).collect(),
    );
    sections.add(
        "Chức vụ trong hội",
        &["Tổ chức", "Chức vụ", "Từ", "Đến"],
        &[64.0, 48.0, 24.0, 24.0],
        kept.positions
            .iter()
            .map(|one| {
                let role = PositionRole::ALL.iter().find(|role| role.as_str() == one.role).map(|role| role.label());
                let title = one.title_text.clone().unwrap_or_else(|| role.unwrap_or(&one.role).to_owned());
                vec![one.organization_name.clone(), title, partial(&one.from_on), partial(&one.to_on)]
            })
            .collect(),
    );
    sections.add(
        "Danh sách đã nhập và danh sách rà soát có người này",
        &["Ngày", "Danh sách", "Mục đích", "Căn cứ, văn bản"],
        &[22.0, 58.0, 40.0, 40.0],
        kept.sources.iter().map(source).collect(),
    );
    let mut merged: Vec<Vec<String>> = kept
        .merged
        .iter()
        .map(|one| vec![show_day_of(&one.merged_at), format!("Gộp hồ sơ {} {}", one.full_name, partial(&one.birth_on))])
        .collect();
    if kept.told_apart > 0 {
        merged.push(vec![
            String::new(),
            format!("Đã ghi không phải một người với {} hồ sơ khác", number(kept.told_apart)),
        ]);
    }
    sections.add("Hồ sơ đã gộp, hồ sơ nghi trùng", &["Ngày", "Nội dung"], &[24.0, 136.0], merged);
    sections.add(
        "Tệp kèm mang tên người này",
        &["Tên tệp"],
        &[TEXT_WIDTH],
        kept.attachments.iter().map(|name| vec![name.clone()]).collect(),
    );
    sections.add(
        "Yêu cầu về dữ liệu",
        &["Ngày nhận", "Yêu cầu", "Hạn", "Ngày xong", "Ghi chú"],
        &[24.0, 36.0, 24.0, 24.0, 52.0],
        kept.requests
            .iter()
            .map(|one| {
                let fields = &one.fields;
                let day = |day: Option<NaiveDate>| day.map(show_day).unwrap_or_default();
                let words = [&fields.doc_number, &fields.note];
                let note: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
                vec![
                    show_day(fields.received_on),
                    fields.kind.label().to_owned(),
                    day(fields.due_on),
                    day(fields.done_on),
                    note.join("; "),
                ]
            })
            .collect(),
    );
    let acts = kept.acts.iter().map(|(entry, rows)| {
        let changes: Vec<String> = rows.iter().filter(|row| row.op == "update").flat_map(changes).collect();
        vec![show_day_of(&entry.happened_at), entry.actor.clone(), entry.summary.clone(), changes.join("\n")]
    });
    sections.add(
        "Các lần ghi, sửa",
        &["Ngày", "Người làm", "Việc", "Thay đổi trong hồ sơ"],
        &[22.0, 30.0, 54.0, 54.0],
        acts.collect(),
    );
    if let Some(log) = &kept.log {
        let lines = log.iter().map(|line| {
            let about = [&line.file_name, &line.purpose];
            let about: Vec<&str> = about.into_iter().flatten().map(String::as_str).collect();
            vec![show_day_of(&line.happened_at), line.actor.clone(), line.kind_label.clone(), about.join("; ")]
        });
        let widths = [22.0, 40.0, 48.0, 50.0];
        sections.add("Ai đã mở, xuất dữ liệu", &["Ngày", "Người", "Việc", "Tệp, mục đích"], &widths, lines.collect());
    }
    docx::write(&TextDocument {
        title: "Dữ liệu cá nhân đang lưu".to_owned(),
        issuer: kept.union_name.clone(),
        made_on: today,
        mark: None,
        blocks: sections.blocks,
    })
}

/// Sections one below the other, each a heading and a table; one without rows says so.
struct Sections {
    blocks: Vec<Block>,
    number: usize,
}

impl Sections {
    fn add(&mut self, title: &str, heads: &[&str], widths: &[f64], rows: Vec<Vec<String>>) {
        self.number += 1;
        self.blocks.push(Paragraph::heading(1, format!("{}. {title}", self.number)).size(13.0).into());
        if rows.is_empty() {
            self.blocks.push(Paragraph::body("Không có.").italic().size(12.0).into());
            return;
        }
        let cell = |text: String| -> Cell {
            Paragraph { align: Align::Left, ..Paragraph::left(text).size(SIZE).space(2.0, 2.0) }.into()
        };
        let mut lines = vec![form::table_head(heads, SIZE)];
        lines.extend(rows.into_iter().map(|row| row.into_iter().map(cell).collect()));
        self.blocks.push(Paragraph::gap(3.0).keep_next().into());
        self.blocks.push(Table { widths: widths.to_vec(), has_lines: true, head_rows: 1, rows: lines }.into());
    }
}

fn partial(day: &Option<PartialDate>) -> String {
    day.as_ref().map(PartialDate::display).unwrap_or_default()
}

/// What is filled in of the record.
fn record(person: &Person) -> Vec<Vec<String>> {
    let fields = &person.fields;
    let label = |text: Option<&str>| text.map(str::to_owned);
    let values: [Option<String>; 22] = [
        Some(fields.full_name.clone()),
        fields.sort_name.clone(),
        fields.birth_on.as_ref().map(PartialDate::display),
        label(fields.sex.map(Sex::label)),
        fields.national_id.clone(),
        label(fields.academic_title.map(AcademicTitle::label)),
        label(fields.degree.map(Degree::label)),
        label(fields.education_level.map(EducationLevel::label)),
        fields.specialty.clone(),
        fields.employer.clone(),
        fields.job_title.clone(),
        label(fields.working_status.map(WorkingStatus::label)),
        fields.phone.clone(),
        fields.email.clone(),
        fields.address.clone(),
        fields.awards.clone(),
        fields.note.clone(),
        fields.source.clone(),
        person.deceased_on.as_ref().map(PartialDate::display),
        fields.ethnicity.clone(),
        fields.religion.clone(),
        fields.party_member.map(|is| if is { "Có" } else { "Không" }.to_owned()),
    ];
    let rows = FIELDS.iter().zip(values);
    rows.filter_map(|((_, label), value)| Some(vec![(*label).to_owned(), value?])).collect()
}

fn membership(one: &Membership) -> Vec<String> {
    let fields = &one.fields;
    let place = match &one.branch_name {
        Some(branch) => format!("{} – {branch}", one.organization_name),
        None => one.organization_name.clone(),
    };
    let until = one.ended_on.map(|day| {
        let reason = one.end_reason.map(|reason| format!(" ({})", reason.label())).unwrap_or_default();
        format!("{}{reason}", show_day(day))
    });
    let papers = [
        fields.card_number.as_ref().map(|number| format!("Thẻ {number}")),
        fields.decision_number.as_ref().map(|number| format!("QĐ {number}")),
        fields.role.clone(),
        fields.note.clone(),
    ];
    let papers: Vec<String> = papers.into_iter().flatten().collect();
    vec![
        place,
        fields.r#type.label().to_owned(),
        partial(&fields.admitted_on),
        until.unwrap_or_default(),
        papers.join("; "),
    ]
}

fn source(one: &DataSource) -> Vec<String> {
    let is_roster = one.roster_id.is_some();
    let what = if is_roster { "Danh sách rà soát gửi" } else { "Danh sách nhập của" };
    let day = match is_roster {
        true => one.at.parse().map(show_day).unwrap_or_default(),
        false => show_day_of(&one.at),
    };
    let right = [
        one.fields.basis.map(|basis| basis.label().to_owned()),
        one.fields.vouched_by.clone(),
        one.fields.doc_number.clone(),
        one.fields.doc_on.map(show_day),
    ];
    let right: Vec<String> = right.into_iter().flatten().collect();
    vec![
        day,
        format!("{what} {}: {}", one.organization_name, one.file_name),
        one.fields.purpose.clone().unwrap_or_else(|| "Chưa ghi".to_owned()),
        if right.is_empty() { "Chưa ghi".to_owned() } else { right.join("; ") },
    ]
}

/// “Điện thoại: 0905000001 → 0905000002”.
fn changes(row: &RowChange) -> Vec<String> {
    let said = |image: &Option<Value>, column: &str| -> String {
        let value = image.as_ref().and_then(|image| image.get(column));
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => return "(trống)".to_owned(),
        };
        words(column, &text)
    };
    let differs = |(column, label): &(&str, &str)| {
        let (before, after) = (said(&row.before, column), said(&row.after, column));
        (before != after).then(|| format!("{label}: {before} → {after}"))
    };
    FIELDS.iter().filter_map(differs).collect()
}

/// A stored value in words.
fn words(column: &str, text: &str) -> String {
    let found = match column {
        "sex" => Sex::ALL.iter().find(|one| one.as_str() == text).map(|one| one.label()),
        "academic_title" => AcademicTitle::ALL.iter().find(|one| one.as_str() == text).map(|one| one.label()),
        "degree" => Degree::ALL.iter().find(|one| one.as_str() == text).map(|one| one.label()),
        "education_level" => EducationLevel::ALL.iter().find(|one| one.as_str() == text).map(|one| one.label()),
        "working_status" => WorkingStatus::ALL.iter().find(|one| one.as_str() == text).map(|one| one.label()),
        _ => None,
    };
    if let Some(label) = found {
        return label.to_owned();
    }
    match column {
        "birth_on" | "deceased_on" => text.parse::<PartialDate>().map_or_else(|_| text.to_owned(), |day| day.display()),
        _ => text.to_owned(),
    }
}
