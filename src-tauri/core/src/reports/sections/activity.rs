//! What the indicators and the tasks of the period say for the sections on tư vấn, phổ biến kiến thức, đề tài, hội thi,
//! tôn vinh and hợp tác: a line each, compared with the same period a year before. Which section they belong to is told
//! by their own words; what belongs to none is in the annexes only.

use super::{Told, decimal, first_groups, result};
use crate::reports::data::{IndicatorLine, ReportData};
use crate::reports::leads;
use crate::text::fold;

/// Sections and the words, without accents, by which something belongs to them. The first that fits takes it.
const SUBJECTS: [(&str, &[&str]); 7] = [
    ("results.thorough", &["quan triet", "chi thi", "nghi quyet", "ket luan so"]),
    ("results.contests", &["hoi thi", "cuoc thi", "giai phap", "sang tao"]),
    ("results.honours", &["ton vinh", "vinh danh", "khen thuong", "giai thuong", "tri thuc tieu bieu"]),
    ("results.advice", &["tu van", "phan bien", "giam dinh"]),
    ("results.research", &["de tai", "du an", "nghien cuu", "chuyen giao"]),
    (
        "results.knowledge",
        &[
            "pho bien",
            "tap huan",
            "hoi thao",
            "hoi nghi",
            "toa dam",
            "tuyen truyen",
            "truyen thong",
            "bai viet",
            "ban tin",
            "trang thong tin",
        ],
    ),
    ("results.cooperation", &["hop tac", "phoi hop", "ky ket", "thoa thuan", "lien ket"]),
];

/// The section these words belong to.
fn section_of(words: &str) -> Option<&'static str> {
    let words = format!(" {} ", fold(words).replace([',', '.', ';', '/', '(', ')', ':'], " "));
    let fits = |subject: &&str| words.contains(&format!(" {subject} "));
    SUBJECTS.into_iter().find(|(_, subjects)| subjects.iter().any(fits)).map(|(key, _)| key)
}

/// The lines of a section.
pub(super) fn told(key: &str, data: &ReportData) -> Told {
    let mut words = Told::default();
    let rows = leads::rows(data, "indicators");
    for (line, leads_to) in data.indicators.iter().zip(rows) {
        // What the book itself counts has sentences of its own.
        if !line.key.starts_with("indicator.") || section_of(&line.name) != Some(key) {
            continue;
        }
        let Some(current) = line.current else { continue };
        let mut told = Told::default();
        told.say(format!("- {}: ", line.name.trim_end_matches('.')));
        if current == 0.0 {
            told.say("không phát sinh trong kỳ");
        } else {
            told.cite(with_unit(current, line), Some(leads_to));
        }
        told.say(if line.estimated { " (ước thực hiện)" } else { "" });
        told.say(compared(current, line));
        told.say(".");
        words.then(told);
    }
    let first = first_groups(data);
    for task in data.tasks.iter().filter(|task| !task.result.is_empty()) {
        let is_first = first.contains(&(task.plan.as_str(), task.group.as_str()));
        if !is_first && section_of(&task.content) == Some(key) {
            words.then(result(task, data));
        }
    }
    words
}

/// "1.250 lượt người".
fn with_unit(value: f64, line: &IndicatorLine) -> String {
    format!("{} {}", decimal(value, 2), line.unit).trim_end().to_owned()
}

/// "; cùng kỳ năm trước 10 cuộc (tăng 20%); lũy kế từ đầu năm 30 cuộc", as far as it is known.
fn compared(current: f64, line: &IndicatorLine) -> String {
    let mut words = String::new();
    if let Some(before) = line.same_period {
        words.push_str(&match before {
            0.0 => "; cùng kỳ năm trước không phát sinh".to_owned(),
            before => format!("; cùng kỳ năm trước {} ({})", with_unit(before, line), change(current, before)),
        });
    }
    if let Some(cumulative) = line.cumulative.filter(|cumulative| *cumulative != current) {
        words.push_str(&format!("; lũy kế từ đầu năm {}", with_unit(cumulative, line)));
    }
    words
}

/// "tăng 20%", "giảm 5,5%", "không đổi".
fn change(current: f64, before: f64) -> String {
    let share = decimal((current - before).abs() * 100.0 / before.abs(), 1);
    match current - before {
        0.0 => "không đổi".to_owned(),
        more if more > 0.0 => format!("tăng {share}%"),
        _ => format!("giảm {share}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reports::data::TaskLine;

    fn line(name: &str, current: Option<f64>, cumulative: Option<f64>, same_period: Option<f64>) -> IndicatorLine {
        IndicatorLine {
            key: "indicator.1".to_owned(),
            name: name.to_owned(),
            unit: "cuộc".to_owned(),
            current,
            cumulative,
            same_period,
            ..IndicatorLine::default()
        }
    }

    #[test]
    fn words_tell_the_section() {
        for (words, key) in [
            ("Hội nghị, hội thảo khoa học", "results.knowledge"),
            ("Nhiệm vụ tư vấn, phản biện và giám định xã hội", "results.advice"),
            ("Đề tài, dự án khoa học và công nghệ đang thực hiện", "results.research"),
            ("Giải pháp dự Hội thi Sáng tạo kỹ thuật", "results.contests"),
            ("Trí thức được tôn vinh, khen thưởng", "results.honours"),
            ("Chương trình phối hợp được ký kết", "results.cooperation"),
            ("Tổ chức hội nghị quán triệt Chỉ thị 42-CT/TW", "results.thorough"),
        ] {
            assert_eq!(section_of(words), Some(key), "{words}");
        }
        assert_eq!(section_of("Kinh phí được cấp"), None);
        assert_eq!(section_of("Dự toán ngân sách"), None, "“dự án” is two whole words");
    }

    #[test]
    fn a_figure_is_told_with_the_year_before_and_the_year_so_far() {
        let data = ReportData {
            indicators: vec![
                line("Hội thảo khoa học", Some(12.0), Some(30.0), Some(10.0)),
                line("Lớp tập huấn", Some(3.0), Some(3.0), Some(3.0)),
                line("Bài viết", Some(0.0), None, Some(4.0)),
                line("Tọa đàm", Some(1.5), None, Some(0.0)),
                line("Hội nghị", None, Some(5.0), None),
            ],
            ..ReportData::default()
        };
        assert_eq!(
            told("results.knowledge", &data).text,
            "- Hội thảo khoa học: 12 cuộc; cùng kỳ năm trước 10 cuộc (tăng 20%); lũy kế từ đầu năm 30 cuộc.\n\
             - Lớp tập huấn: 3 cuộc; cùng kỳ năm trước 3 cuộc (không đổi).\n\
             - Bài viết: không phát sinh trong kỳ; cùng kỳ năm trước 4 cuộc (giảm 100%).\n\
             - Tọa đàm: 1,5 cuộc; cùng kỳ năm trước không phát sinh."
        );
        assert_eq!(told("results.advice", &data).text, "", "nothing is made up where there is no figure");
    }

    #[test]
    fn a_task_is_told_once_and_where_it_belongs() {
        let task = |group: &str, content: &str| TaskLine {
            group: group.to_owned(),
            content: content.to_owned(),
            result: "đã xong đợt 1".to_owned(),
            ..TaskLine::default()
        };
        let data = ReportData {
            tasks: vec![task("I", "Quán triệt chỉ thị"), task("II", "Phản biện đề án."), task("II", "Xây dựng quỹ")],
            ..ReportData::default()
        };
        assert_eq!(told("results.advice", &data).text, "- Phản biện đề án: đã xong đợt 1");
        assert_eq!(told("results.thorough", &data).text, "", "the first group is told by the section itself");
    }
}
