//! The workbook as a file: read back by another library, its parts looked at one by one.

mod hand;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataType, Range, Reader, Xlsx};
use lienhiep_core::excel::workbook;
use lienhiep_core::reports::data::{Edition, ReportData};

fn bytes(data: &ReportData, edition: Edition) -> Vec<u8> {
    workbook::write(data, edition, &mut |_, _| Ok(())).expect("a workbook")
}

fn open(data: &ReportData, edition: Edition) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(data, edition))).expect("readable")
}

fn sheet(data: &ReportData, edition: Edition, name: &str) -> Range<Data> {
    open(data, edition).worksheet_range(name).expect("the sheet")
}

/// Cells of the first row whose given column holds a text.
fn row_with(range: &Range<Data>, column: u32, text: &str) -> Vec<Data> {
    let found = range.rows().find(|row| row[column as usize].get_string().is_some_and(|cell| cell.contains(text)));
    found.unwrap_or_else(|| panic!("no row with {text}")).to_vec()
}

/// Numbers of a row from a column on.
fn numbers(row: &[Data], from: usize, count: usize) -> Vec<i64> {
    row[from..from + count]
        .iter()
        .map(|cell| cell.as_i64().unwrap_or_else(|| panic!("not a number: {cell:?}")))
        .collect()
}

/// Whether the cell is a real date, and that one.
fn is_day(cell: &Data, day: &str) -> bool {
    let days = (hand::day(day) - hand::day("1899-12-30")).num_days();
    cell.get_datetime().map(|day| day.as_f64()) == Some(days as f64)
}

/// Every part of the file by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            (part.name().expect("a name").into_owned(), text)
        })
        .collect()
}

#[test]
fn the_edition_to_send_has_the_report_and_six_annexes() {
    let names = open(&hand::report(), Edition::Sent).sheet_names();
    let expected = [
        "Báo cáo",
        "PL I Tổ chức, hội viên",
        "PL II Tiến độ nhiệm vụ",
        "PL III Quá hạn, sắp đến hạn",
        "PL IV Số liệu hoạt động",
        "PL V Vướng mắc, kiến nghị",
        "PL VI Tình hình nộp báo cáo",
        "Biểu đồ",
    ];
    assert_eq!(names, expected);
    assert!(names.iter().all(|name| name.chars().count() <= 31));
}

#[test]
fn the_proof_edition_adds_the_checks_and_the_rows() {
    let names = open(&hand::report(), Edition::Proof).sheet_names();
    assert_eq!(
        names[8..],
        ["Kiểm tra số liệu", "Dòng nhiệm vụ", "Dòng phụ lục", "Dòng hội viên", "Chỉ mục lượt", "Chỉ mục người"]
    );
}

#[test]
fn annex_one_says_what_was_counted_by_hand() {
    for edition in [Edition::Sent, Edition::Proof] {
        let range = sheet(&hand::report(), edition, "PL I Tổ chức, hội viên");
        // chi hội, đầu kỳ, tăng, giảm, cuối kỳ, nữ, GS, PGS, TSKH+TS, ThS, ĐH, khác
        assert_eq!(numbers(&row_with(&range, 1, "Hội Y học"), 3, 12), [2, 3, 1, 1, 3, 2, 0, 1, 1, 1, 1, 0]);
        assert_eq!(numbers(&row_with(&range, 1, "Cầu đường"), 3, 12), [1, 1, 1, 0, 2, 1, 0, 1, 1, 0, 0, 1]);
        assert_eq!(numbers(&row_with(&range, 1, "Hội thành viên (2)"), 3, 13), [3, 4, 2, 1, 5, 3, 0, 2, 2, 1, 1, 1, 5]);
        assert_eq!(numbers(&row_with(&range, 1, "Tổng cộng: 3"), 3, 13), [3, 5, 2, 1, 6, 4, 0, 2, 2, 2, 1, 1, 6]);
        assert_eq!(numbers(&row_with(&range, 1, "Số người"), 4, 11), [4, 1, 1, 4, 2, 0, 1, 1, 1, 1, 1]);
    }
}

#[test]
fn annex_two_counts_two_by_two() {
    for edition in [Edition::Sent, Edition::Proof] {
        let range = sheet(&hand::report(), edition, "PL II Tiến độ nhiệm vụ");
        let rows: Vec<_> = range.rows().collect();
        let start =
            rows.iter().position(|row| row[1].get_string() == Some("Cơ quan chủ trì")).expect("the second table");
        // Hoàn thành đúng hạn, quá hạn, không có hạn; chưa hoàn thành trong hạn, quá hạn, không có hạn; tổng.
        assert_eq!(numbers(rows[start + 1], 2, 7), [1, 1, 0, 0, 0, 0, 2]);
        assert_eq!(numbers(rows[start + 2], 2, 7), [0, 0, 1, 1, 1, 0, 3]);
        assert_eq!(numbers(rows[start + 3], 2, 7), [0, 0, 0, 1, 0, 0, 1]);
        assert_eq!(numbers(rows[start + 4], 2, 7), [1, 1, 1, 2, 1, 0, 6]);
        assert_eq!(rows[start + 4][9].as_f64(), Some(0.5));
        assert_eq!(rows[start + 3][9].as_f64(), Some(0.0));
    }
}

#[test]
fn the_states_of_the_tasks_are_counted_beside_their_chart() {
    let range = sheet(&hand::report(), Edition::Sent, "Biểu đồ");
    for (state, count) in [("● Hoàn thành đúng hạn", 1), ("■ Đang thực hiện quá hạn", 1), ("Tổng số", 6)]
    {
        assert_eq!(row_with(&range, 1, state)[2].as_i64(), Some(count), "{state}");
    }
}

#[test]
fn a_share_of_nothing_is_a_dash() {
    let range = sheet(&hand::report(), Edition::Sent, "PL IV Số liệu hoạt động");
    assert_eq!(row_with(&range, 1, "Hội thảo")[6].as_f64(), Some(1.2));
    assert_eq!(row_with(&range, 1, "Lượt người")[6].get_string(), Some("–"));
}

#[test]
fn days_are_counted_to_the_cut_off() {
    let range = sheet(&hand::report(), Edition::Sent, "PL III Quá hạn, sắp đến hạn");
    assert_eq!(row_with(&range, 2, "Kiện toàn")[6].as_i64(), Some(13));
    assert_eq!(row_with(&range, 2, "hội thi")[6].as_i64(), Some(6));
}

#[test]
fn dates_are_dates_and_numbers_are_numbers() {
    let range = sheet(&hand::report(), Edition::Sent, "PL I Tổ chức, hội viên");
    let row = row_with(&range, 1, "Hội Y học");
    assert!(is_day(&row[16], "2026-08-20"));
    assert!(row[0].is_float() || row[0].is_int(), "TT is a number");
    let range = sheet(&hand::report(), Edition::Proof, "Dòng hội viên");
    let row = row_with(&range, 3, "Niê");
    assert!(is_day(&row[4], "1962-05-17"));
    assert_eq!(row[8].get_string(), Some("05/2019"), "a month alone stays text");
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let mut data = hand::report();
    data.tasks[0].result = "=1+1".into();
    data.tasks[1].result = "@SUM(A1)".into();
    data.tasks[2].result = "-5 người".into();
    let mut book = open(&data, Edition::Sent);
    let range = book.worksheet_range("PL II Tiến độ nhiệm vụ").expect("the sheet");
    assert_eq!(row_with(&range, 1, "hội nghị quán triệt")[7].get_string(), Some("=1+1"));
    assert_eq!(row_with(&range, 1, "báo, đài")[7].get_string(), Some("@SUM(A1)"));
    let formulas = book.worksheet_formula("PL II Tiến độ nhiệm vụ").expect("formulas");
    assert!(formulas.used_cells().all(|(_, _, formula)| !formula.contains("1+1")));
}

#[test]
fn the_edition_to_send_names_nobody_but_the_signer() {
    let report = hand::report();
    let text: String = parts(&bytes(&report, Edition::Sent)).into_values().collect();
    for row in &report.memberships {
        assert!(!text.contains(&row.full_name), "{} is named", row.full_name);
    }
    assert!(text.contains("Nguyễn Văn Mẫu"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for edition in [Edition::Sent, Edition::Proof] {
        let first = bytes(&hand::report(), edition);
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == bytes(&hand::report(), edition), "{edition:?}");
    }
}

#[test]
fn a_frozen_report_gives_the_same_bytes() {
    let frozen = serde_json::to_string(&hand::report()).expect("JSON");
    let thawed: ReportData = serde_json::from_str(&frozen).expect("a report");
    assert_eq!(thawed, hand::report());
    assert!(bytes(&thawed, Edition::Proof) == bytes(&hand::report(), Edition::Proof));
}

#[test]
fn every_page_is_set_up_for_print() {
    let parts = parts(&bytes(&hand::report(), Edition::Proof));
    let sheets: Vec<_> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 14);
    for (name, xml) in sheets {
        assert!(xml.contains("paperSize=\"9\""), "{name}: A4");
        assert!(xml.contains("fitToHeight=\"0\""), "{name}: one page wide");
        assert!(xml.contains("<headerFooter differentFirst=\"1\">"), "{name}: first page without number");
        assert!(xml.contains("&amp;C&amp;13&amp;P"), "{name}: page number");
    }
    let workbook = &parts["xl/workbook.xml"];
    assert_eq!(workbook.matches("_xlnm.Print_Area").count(), 14);
    assert_eq!(
        workbook.matches("_xlnm.Print_Titles").count(),
        12,
        "all but the report itself and the charts repeat their head"
    );
}

/// Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.1: 20–25 mm above and below, 30–35 mm left, 15–20 mm right.
#[test]
fn what_goes_out_has_the_margins_of_the_decree() {
    let parts = parts(&bytes(&hand::report(), Edition::Sent));
    for (name, xml) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let margins = xml.split("<pageMargins ").nth(1).expect("margins").split('>').next().expect("an end");
        let inches = |side: &str| {
            let told = margins.split(&format!("{side}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            told.and_then(|inches| inches.parse::<f64>().ok()).expect("a margin") * 25.4
        };
        for (side, least, most) in
            [("left", 30.0, 35.0), ("right", 15.0, 20.0), ("top", 20.0, 25.0), ("bottom", 20.0, 25.0)]
        {
            let millimetres = (inches(side) * 10.0).round() / 10.0;
            assert!((least..=most).contains(&millimetres), "{name}: {side} {millimetres} mm");
        }
    }
}

#[test]
fn open_figures_are_marked_on_every_sheet() {
    let mut data = hand::report();
    data.period.closed_on = None;
    let parts = parts(&bytes(&data, Edition::Sent));
    for (name, xml) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        assert_eq!(xml.matches("SỐ LIỆU CHƯA CHỐT").count(), 2, "{name}: first page and the others");
    }
    assert!(parts["xl/sharedStrings.xml"].contains("SỐ LIỆU CHƯA CHỐT"));
    let closed = self::parts(&bytes(&hand::report(), Edition::Sent));
    assert!(closed.values().all(|xml| !xml.contains("SỐ LIỆU CHƯA CHỐT")));
}

#[test]
fn nothing_tells_of_the_machine() {
    let text: String = parts(&bytes(&hand::report(), Edition::Proof)).into_values().collect();
    let user = std::env::var("USER").unwrap_or_else(|_| "root".into());
    for trace in ["/home/", "/root", "/tmp", "C:\\", "\\Users\\", &format!(">{user}<")] {
        assert!(!text.contains(trace), "{trace}");
    }
}

#[test]
fn the_rows_of_a_figure_stand_together_and_the_edition_to_send_has_no_links() {
    let parts = parts(&bytes(&hand::report(), Edition::Proof));
    let members = &parts["xl/worksheets/sheet2.xml"];
    // Hội Y học: three at the end of the period, the first three names under "Cuối kỳ".
    assert!(members.contains("location=\"'Chỉ mục lượt'!G5:H7\""));
    // And all six, from five on those of Hội Cầu đường.
    assert!(members.contains("location=\"'Chỉ mục lượt'!G5:H10\""));
    let index = sheet(&hand::report(), Edition::Proof, "Chỉ mục lượt");
    let names: Vec<_> = index.rows().skip(4).filter_map(|row| row[7].get_string()).collect();
    assert_eq!(names, ["H’ Linh Niê", "Đặng Thị Ánh", "Phạm Văn Đức", "Đặng Thị Ánh", "Y Thuột Kđoh", "H’ Linh Niê"]);
    let numbers: Vec<_> = index.rows().skip(4).filter_map(|row| row[6].as_i64()).collect();
    assert_eq!(numbers, [1, 2, 3, 5, 6, 7], "their places in “Dòng hội viên”");
    // Back to Phụ lục I: three cells at once.
    let index = &parts["xl/worksheets/sheet13.xml"];
    assert!(index.contains("<hyperlink ref=\"G5:G7\" location=\"'PL I Tổ chức, hội viên'!H"), "{index}");
    let sent = self::parts(&bytes(&hand::report(), Edition::Sent));
    assert!(sent.values().all(|xml| !xml.contains("<hyperlink ")));
}

#[test]
fn the_charts_draw_the_tables() {
    let parts = parts(&bytes(&hand::report(), Edition::Sent));
    let charts: Vec<_> = parts.keys().filter(|name| name.starts_with("xl/charts/chart")).collect();
    assert_eq!(charts.len(), 3, "two groups of organisations, and the states of tasks");
    // A head repeated over a picture means nothing: the charts stand on the only sheet without tables.
    let drawn: Vec<_> = parts.iter().filter(|(_, xml)| xml.contains("<drawing ")).map(|(name, _)| name).collect();
    assert_eq!(drawn, ["xl/worksheets/sheet8.xml"]);
}

#[test]
fn a_title_longer_than_the_table_is_set_in_several_rows() {
    let plan = "Kế hoạch số 5395/KH-UBND của UBND tỉnh: Thực hiện Kế hoạch số 07-KH/TU của Ban Thường vụ Tỉnh ủy, Kết luận số 93-KL/TW của Ban Bí thư và Chỉ thị số 42-CT/TW của Bộ Chính trị về đội ngũ trí thức khoa học và công nghệ trong thời kỳ mới của đất nước";
    let mut data = hand::report();
    data.tasks.iter_mut().for_each(|task| task.plan = plan.to_owned());
    for edition in [Edition::Sent, Edition::Proof] {
        let range = sheet(&data, edition, "PL II Tiến độ nhiệm vụ");
        let texts: Vec<_> = range.rows().filter_map(|row| row[1].get_string()).collect();
        let first = texts.iter().position(|text| text.starts_with("Kế hoạch số 5395")).expect("the title");
        let rows = texts[first..].iter().position(|text| text.starts_with("I. ")).expect("the first group");
        assert_eq!(rows, 2, "the title is about one and a half times as long as the table is wide");
        assert_eq!(texts[first..first + rows].join(" "), plan);
    }
}

#[test]
fn a_long_name_of_an_organisation_makes_its_rows_higher() {
    let rows = &parts(&bytes(&hand::report(), Edition::Proof))["xl/worksheets/sheet12.xml"];
    let row = |number: u32| {
        let start = rows.find(&format!("<row r=\"{number}\"")).expect("the row");
        rows[start..].split('>').next().expect("its opening").to_owned()
    };
    // Four rows of "Hội Y học", then two of "Hội Khoa học Kỹ thuật Cầu đường và các công trình giao thông trên địa bàn tỉnh".
    assert!(!row(7).contains("customHeight"), "{}", row(7));
    assert!(row(8).contains("customHeight"), "{}", row(8));
    let parts = parts(&bytes(&hand::report(), Edition::Proof));
    let printed = "'Dòng hội viên'!$A$1:$S$3";
    assert!(parts["xl/workbook.xml"].contains(printed), "who prints all sheets prints the head of the rows only");
}

#[test]
fn an_empty_book_still_gives_a_report() {
    let data = ReportData { period: hand::report().period, ..ReportData::default() };
    for edition in [Edition::Sent, Edition::Proof] {
        assert!(!bytes(&data, edition).is_empty());
    }
}

#[test]
fn endless_text_is_cut_into_rows_and_never_refused() {
    let mut data = hand::report();
    data.sections[1].text = "Một câu rất dài của báo cáo. ".repeat(2000);
    data.tasks[0].result = "x".repeat(40_000);
    let range = sheet(&data, Edition::Sent, "PL II Tiến độ nhiệm vụ");
    let text = row_with(&range, 1, "hội nghị quán triệt")[7].get_string().expect("text").to_owned();
    assert!(text.encode_utf16().count() <= 32_767);
    // 32,767 units of Excel less the room for the words after it: 32,647 letters are kept of 40,000.
    assert_eq!(text.chars().take_while(|letter| *letter == 'x').count(), 32_647);
    assert!(
        text.ends_with("… (còn 7353 ký tự không ghi hết được trong một ô của Excel; lưu đủ trong sổ)"),
        "{}",
        &text[32_600..]
    );
}
