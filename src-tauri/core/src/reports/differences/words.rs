//! The sheet "Báo cáo": its sections, its head and its foot.

use super::super::data::{ReportData, ReportHead, Section};
use super::super::figures::lead;
use super::super::sections::HEADINGS;
use super::{ABSENT, FieldChange, GONE, LineChange, LineChangeKind, paired, presence, word};

/// The sections, printed or left out.
pub fn texts(before: &ReportData, after: &ReportData) -> Vec<LineChange> {
    let pairs = paired(&before.sections, &after.sections, |section| section.key.as_str());
    let mut all: Vec<LineChange> = pairs.into_iter().filter_map(|(old, new)| text(old, new)).collect();
    let place = |line: &LineChange| HEADINGS.iter().position(|heading| heading.key == line.key);
    all.sort_by_key(place);
    all
}

fn text(old: Option<&Section>, new: Option<&Section>) -> Option<LineChange> {
    let section = new.or(old)?;
    let fields = match (old, new) {
        (Some(old), Some(new)) => vec![
            word("heading", "Tiêu đề", &old.heading, &new.heading),
            word("text", "Lời báo cáo", &old.text, &new.text),
        ],
        (None, _) => vec![Some(presence("Lời báo cáo", ABSENT, &section.text))],
        _ => vec![Some(presence("Lời báo cáo", &section.text, GONE))],
    };
    let fields: Vec<FieldChange> = fields.into_iter().flatten().collect();
    let kind = match (old, new) {
        (Some(_), Some(_)) => LineChangeKind::Changed,
        (None, _) => LineChangeKind::Added,
        _ => LineChangeKind::Removed,
    };
    (!fields.is_empty()).then(|| LineChange {
        annex: "Báo cáo".to_owned(),
        noun: "text".to_owned(),
        key: section.key.clone(),
        subject: section.heading.clone(),
        kind,
        fields,
        leads_to: None,
    })
}

/// The head and the foot. Number and day of signing are given at closing, so they are compared of two closings only.
pub fn letterhead(before: &ReportData, after: &ReportData, are_both_closed: bool) -> Vec<LineChange> {
    let (old, new) = (&before.letterhead, &after.letterhead);
    let list = |name: &str, what: &str, read: fn(&ReportHead) -> &[String]| {
        word(name, what, read(old).join("; "), read(new).join("; "))
    };
    let number = |head: &ReportHead| head.doc_number.map_or_else(|| ABSENT.to_owned(), |number| number.to_string());
    let mut fields = vec![
        list("parent_lines", "Cơ quan chủ quản", |head| &head.parent_lines),
        word("issuer", "Cơ quan ban hành", &old.issuer, &new.issuer),
        word("doc_symbol", "Ký hiệu văn bản", &old.doc_symbol, &new.doc_symbol),
        word("place", "Địa danh", &old.place, &new.place),
        list("addressees", "Kính gửi", |head| &head.addressees),
        word("authority", "Ký thay", &old.authority, &new.authority),
        word("signer_title", "Chức vụ người ký", &old.signer_title, &new.signer_title),
        word("signer_name", "Người ký", &old.signer_name, &new.signer_name),
        list("recipients", "Nơi nhận", |head| &head.recipients),
        word("archive", "Lưu", &old.archive, &new.archive),
    ];
    if are_both_closed {
        fields.push(word("doc_number", "Số báo cáo", number(old), number(new)));
        fields.push(super::day("signed_on", "Ngày ký", old.signed_on, new.signed_on));
    }
    let fields: Vec<FieldChange> = fields.into_iter().flatten().collect();
    if fields.is_empty() {
        return Vec::new();
    }
    vec![LineChange {
        annex: "Báo cáo".to_owned(),
        noun: "letterhead".to_owned(),
        key: "all".to_owned(),
        subject: "Phần đầu, phần ký".to_owned(),
        kind: LineChangeKind::Changed,
        fields,
        leads_to: Some(lead("settings", &[], None)),
    }]
}
