//! Thể thức: what the head and the foot of the report say, line by line as Nghị định 30/2020/NĐ-CP sets them. The
//! workbook prints these lines and the settings show them, so that the two cannot differ.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::data::{PeriodHead, ReportHead};
use crate::excel::workbook::{date_line, document_number, head_lines};
use crate::settings::Settings;

/// The lines around the words of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PrintedForm {
    /// Bodies above the issuer, in capitals, broken into lines.
    pub parent_lines: Vec<String>,
    /// The issuer, in capitals, broken into lines.
    pub issuer_lines: Vec<String>,
    /// The name of the state, and the motto.
    pub state_lines: [String; 2],
    /// "Số: 05/BC-LHH".
    pub number_line: String,
    /// "Đắk Lắk, ngày 05 tháng 3 năm 2026".
    pub date_line: String,
    /// What kind of document it is; empty for a letter.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// "Kính gửi: …", on a line or on a line each.
    pub addressee_lines: Vec<String>,
    /// "Nơi nhận:" and its lines, the archive last.
    pub recipient_lines: Vec<String>,
    /// TM., KT., TL. and the title of the signer, in capitals.
    pub signature_lines: Vec<String>,
    /// Who signs.
    pub signer_name: String,
}

/// The form of a report of a period.
pub fn printed(head: &ReportHead, period: &PeriodHead) -> PrintedForm {
    let subject = format!("Kết quả hoạt động và thực hiện nhiệm vụ {}", period.title);
    lines(head, chrono::Datelike::year(&period.cutoff_on), "BÁO CÁO".to_owned(), subject)
}

/// What a letter (công văn) has of its own; all else is the office's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LetterHead {
    /// Its number.
    pub number: Option<u32>,
    /// What follows the number.
    pub symbol: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// What follows "V/v".
    pub subject: String,
    /// To whom.
    pub addressees: Vec<String>,
    /// Nơi nhận.
    pub recipients: Vec<String>,
}

/// The form of a letter: no title, "V/v …" as its subject.
pub fn letter(settings: &Settings, own: LetterHead) -> PrintedForm {
    let head = ReportHead {
        doc_number: own.number,
        doc_symbol: own.symbol,
        signed_on: Some(own.issued_on),
        addressees: own.addressees,
        recipients: own.recipients,
        ..super::figures::letterhead(settings)
    };
    lines(&head, chrono::Datelike::year(&own.issued_on), String::new(), format!("V/v {}", own.subject))
}

fn lines(head: &ReportHead, year: i32, title: String, subject: String) -> PrintedForm {
    let broken = |line: &String| head_lines(&line.to_uppercase(), &head.place);
    let signature = head.authority.lines().chain([head.signer_title.as_str()]);
    PrintedForm {
        parent_lines: head.parent_lines.iter().flat_map(broken).collect(),
        issuer_lines: broken(&head.issuer),
        state_lines: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(), "Độc lập - Tự do - Hạnh phúc".to_owned()],
        number_line: document_number(head.doc_number, &head.doc_symbol),
        date_line: date_line(&head.place, head.signed_on, year),
        title,
        subject,
        addressee_lines: addressees(&head.addressees),
        recipient_lines: recipients(&head.recipients, &head.archive),
        signature_lines: signature.map(|line| line.trim().to_uppercase()).filter(|line| !line.is_empty()).collect(),
        signer_name: head.signer_name.trim().to_owned(),
    }
}

/// "Kính gửi:" on one line, or a line for each of several.
fn addressees(typed: &[String]) -> Vec<String> {
    let names: Vec<&str> = typed.iter().map(|line| bare(line)).filter(|line| !line.is_empty()).collect();
    match names[..] {
        [] => Vec::new(),
        [one] => vec![format!("Kính gửi: {one}.")],
        [ref others @ .., last] => {
            let mut lines = vec!["Kính gửi:".to_owned()];
            lines.extend(others.iter().map(|name| format!("- {name};")));
            lines.push(format!("- {last}."));
            lines
        }
    }
}

/// "Nơi nhận:" and its lines. The archive comes last, wherever it was typed.
fn recipients(typed: &[String], archive: &str) -> Vec<String> {
    let mut archive = kept_at(archive).unwrap_or_else(|| bare(archive));
    let mut lines = vec!["Nơi nhận:".to_owned()];
    for line in typed {
        match (kept_at(line), bare(line)) {
            (Some(at), _) => archive = at,
            (None, "") => {}
            (None, name) => lines.push(format!("- {name};")),
        }
    }
    lines.push(format!("- Lưu: {}.", if archive.is_empty() { "VT" } else { archive }));
    lines
}

/// What follows "Lưu:" in a line that says where the report is kept.
fn kept_at(line: &str) -> Option<&str> {
    let line = bare(line);
    let rest = ["Lưu", "lưu", "LƯU"].iter().find_map(|word| line.strip_prefix(word))?;
    rest.trim_start().strip_prefix(':').map(str::trim)
}

/// A line of a list without the dash before it and the mark after it, which the form sets itself.
fn bare(line: &str) -> &str {
    let mark = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '−' | '•' | '*' | '+');
    let end = |letter: char| letter.is_whitespace() || matches!(letter, ';' | '.' | ',');
    line.trim_start_matches(mark).trim_end_matches(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed_lines(typed: &[&str]) -> Vec<String> {
        typed.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn a_dash_and_a_mark_that_were_typed_are_printed_once() {
        let typed =
            typed_lines(&["- Như trên;", "– Sở Khoa học và Công nghệ ;", "Các hội thành viên", " ", "•  UBND xã."]);
        assert_eq!(
            recipients(&typed, "VT, VP"),
            [
                "Nơi nhận:",
                "- Như trên;",
                "- Sở Khoa học và Công nghệ;",
                "- Các hội thành viên;",
                "- UBND xã;",
                "- Lưu: VT, VP."
            ]
        );
    }

    #[test]
    fn the_archive_is_the_last_line_and_stands_once() {
        assert_eq!(
            recipients(&typed_lines(&["Như trên", "- Lưu: VT, TK."]), "VT"),
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT, TK."]
        );
        assert_eq!(recipients(&[], "- Lưu: VT, VP."), ["Nơi nhận:", "- Lưu: VT, VP."]);
        assert_eq!(recipients(&[], ""), ["Nơi nhận:", "- Lưu: VT."]);
    }

    #[test]
    fn one_addressee_stands_beside_the_words_and_several_below_them() {
        assert_eq!(addressees(&typed_lines(&["- UBND tỉnh;"])), ["Kính gửi: UBND tỉnh."]);
        assert_eq!(
            addressees(&typed_lines(&["UBND tỉnh", "- Sở Nội vụ."])),
            ["Kính gửi:", "- UBND tỉnh;", "- Sở Nội vụ."]
        );
        assert!(addressees(&typed_lines(&["-"])).is_empty());
    }
}
