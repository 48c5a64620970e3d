//! The fixed wording of the report's form: number, date, lines under the annex titles.

use chrono::{Datelike, NaiveDate};

use crate::reports::data::{PeriodHead, ReportData, ReportHead};

/// An annex: its number as printed, and its title in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Annex {
    /// "Phụ lục I".
    pub number: &'static str,
    /// What it holds.
    pub title: &'static str,
}

impl Annex {
    /// "Phụ lục I: Tổ chức và hội viên".
    pub fn line(&self) -> String {
        format!("{}: {}", self.number, sentence_case(self.title))
    }
}

/// The annexes of a report (domain.md section 6), in printing order.
pub const ANNEXES: [Annex; 6] = [
    Annex { number: "Phụ lục I", title: "TỔ CHỨC VÀ HỘI VIÊN" },
    Annex { number: "Phụ lục II", title: "TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ" },
    Annex { number: "Phụ lục III", title: "NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN" },
    Annex { number: "Phụ lục IV", title: "SỐ LIỆU HOẠT ĐỘNG" },
    Annex { number: "Phụ lục V", title: "KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ" },
    Annex { number: "Phụ lục VI", title: "TÌNH HÌNH NỘP BÁO CÁO CỦA CÁC TỔ CHỨC" },
];

/// "Số: 05/BC-LHH": a leading zero below 10, blanks while there is no number.
pub fn document_number(number: Option<u32>, symbol: &str) -> String {
    match number {
        Some(number) => format!("Số: {number:02}/{symbol}"),
        None => format!("Số:          /{symbol}"),
    }
}

/// "ngày 05 tháng 3 năm 2026": a leading zero for days below 10 and for months 1 and 2 only.
pub(super) fn long_date(day: NaiveDate) -> String {
    let month = if day.month() <= 2 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// The place and date line, with blanks to fill in by hand while the day is open.
pub fn date_line(place: &str, signed_on: Option<NaiveDate>, year: i32) -> String {
    let day = match signed_on {
        Some(day) => long_date(day),
        None => format!("ngày       tháng       năm {year}"),
    };
    if place.is_empty() { capital(&day) } else { format!("{place}, {day}") }
}

/// "(Kèm theo Báo cáo số 05/BC-LHH ngày 05 tháng 3 năm 2026 của …)".
pub(super) fn annexed_to(letterhead: &ReportHead, year: i32) -> String {
    let number = match letterhead.doc_number {
        Some(number) => format!("{number:02}"),
        None => "        ".to_owned(),
    };
    let day = match letterhead.signed_on {
        Some(day) => long_date(day),
        None => format!("ngày       tháng       năm {year}"),
    };
    let issuer = if letterhead.issuer.is_empty() {
        String::new()
    } else {
        format!(" của {}", sentence_case(&letterhead.issuer))
    };
    format!("(Kèm theo Báo cáo số {number}/{} {day}{issuer})", letterhead.doc_symbol)
}

/// "Kỳ báo cáo: quý III năm 2026 (từ ngày 15/06/2026 đến ngày 14/09/2026)".
pub(super) fn period_line(period: &PeriodHead) -> String {
    format!(
        "Kỳ báo cáo: {} (từ ngày {} đến ngày {})",
        period.title,
        short_date(period.starts_on),
        short_date(period.cutoff_on)
    )
}

/// "(Số liệu từ ngày 15/06/2026 đến ngày 14/09/2026)".
pub fn span_line(period: &PeriodHead) -> String {
    format!("(Số liệu từ ngày {} đến ngày {})", short_date(period.starts_on), short_date(period.cutoff_on))
}

/// dd/mm/yyyy.
pub(super) fn short_date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// "(Bản thay thế lần 1: bổ sung hội viên)"; nothing for the first closing.
pub fn replacement_line(period: &PeriodHead) -> Option<String> {
    let reason = period.replacement_reason.as_deref().unwrap_or_default();
    (period.edition_number > 1).then(|| format!("(Bản thay thế lần {}: {reason})", period.edition_number - 1))
}

/// What of the proof edition goes on paper, and what stays a file.
pub(super) const TO_PRINT: &str = "Bản kiểm chứng, lưu nội bộ. In để lưu hồ sơ: Báo cáo, Phụ lục I đến VI, Biểu đồ, \
    Kiểm tra số liệu. Giữ trong tệp, không in: các trang “Dòng…”, “Chỉ mục…” (có tên người).";

/// What every page must own up to: made-up data, figures that may still move.
pub fn mark(data: &ReportData) -> Option<&'static str> {
    match (data.is_sample, data.period.closed_on.is_none()) {
        (true, true) => Some("DỮ LIỆU MẪU – SỐ LIỆU CHƯA CHỐT"),
        (true, false) => Some("DỮ LIỆU MẪU"),
        (false, true) => Some("SỐ LIỆU CHƯA CHỐT"),
        (false, false) => None,
    }
}

/// First letter in capitals.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A name set in capitals, for the middle of a sentence: "LIÊN HIỆP CÁC HỘI" becomes "Liên hiệp các
/// hội". A name that has small letters is left as its owner writes it.
fn sentence_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) { name.to_owned() } else { capital(&name.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn zeros_lead_only_where_the_decree_wants_them() {
        assert_eq!(long_date(day(2026, 3, 5)), "ngày 05 tháng 3 năm 2026");
        assert_eq!(long_date(day(2026, 2, 15)), "ngày 15 tháng 02 năm 2026");
        assert_eq!(long_date(day(2026, 12, 1)), "ngày 01 tháng 12 năm 2026");
        assert_eq!(document_number(Some(5), "BC-LHH"), "Số: 05/BC-LHH");
        assert_eq!(document_number(Some(105), "BC-LHH"), "Số: 105/BC-LHH");
    }

    #[test]
    fn an_open_date_leaves_room_for_the_pen() {
        assert_eq!(date_line("Đắk Lắk", None, 2026), "Đắk Lắk, ngày       tháng       năm 2026");
        assert_eq!(date_line("", None, 2026), "Ngày       tháng       năm 2026");
    }
}
