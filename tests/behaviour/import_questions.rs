//! What a list leaves open is asked: old encodings column by column, swapped days, capitals. Each answer does what its
//! example shows, and nothing is taken in by another.

use std::path::Path;

use lienhiep_tests::Office;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn read(office: &Office, file: &str, organization: i64, answers: Value) -> Value {
    let request = json!({ "path": office.path(file), "organization_id": organization, "answers": answers });
    office.call("preview_import", request)
}

/// The values of a field, row by row.
fn values(office: &Office, preview: &Value, field: &str) -> Vec<String> {
    let report = office.call("import_report", json!({ "preview_id": preview["preview_id"] }));
    let rows = report["rows"].as_array().unwrap().clone();
    rows.iter().map(|row| row["values"][field].as_str().unwrap_or_default().to_owned()).collect()
}

/// Key, answer and number of cells of each question.
fn asked(preview: &Value) -> Vec<(String, String, u64)> {
    let questions = preview["questions"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    questions.iter().map(|one| (text(&one["key"]), text(&one["answer"]), one["cell_count"].as_u64().unwrap())).collect()
}

#[test]
fn text_in_an_old_encoding_is_read_and_shown_before_and_after() {
    let (office, id) = office();
    for (encoding, head, first, second) in [
        ("tcvn3", "Hä tªn", "D\u{ad}¬ng V¨n ¢n", "NguyÔn ThÞ Hång ¸nh"),
        ("vni", "Hoï teân", "Döông Vaên AÂn", "Nguyeãn Thò Hoàng AÙnh"),
    ] {
        // One list in Unicode with two rows pasted in from an old file: the others stay as they are.
        let text =
            format!("TT,Họ và tên,Năm sinh\n1,{first},1962\n2,{second},1970\n3,Y Êñuôl Niê,1980\n4,Lê Văn An,1981\n");
        std::fs::write(office.path("ds.csv"), text).unwrap();
        let made = read(&office, "ds.csv", id, json!({}));
        assert_eq!(asked(&made), [("encoding:B".to_owned(), encoding.to_owned(), 2)]);
        let question = &made["questions"][0];
        assert_eq!(question["examples"][0], json!({ "row": 2, "before": first, "after": "Dương Văn Ân" }));
        assert!(question["text"].as_str().unwrap().contains("Cột B “Họ và tên”: 2 ô"), "{question}");
        let names = ["Dương Văn Ân", "Nguyễn Thị Hồng Ánh", "Y Êñuôl Niê", "Lê Văn An"];
        assert_eq!(values(&office, &made, "full_name"), names, "{encoding}");
        // The sheet is shown as it is read.
        let sheet = office.call("import_sheet", json!({ "preview_id": made["preview_id"] }));
        assert_eq!(sheet["rows"][1]["cells"][1], "Dương Văn Ân");
        // Who knows better has the last word, column by column.
        let kept = read(&office, "ds.csv", id, json!({ "encoding:B": "unicode" }));
        assert_eq!(asked(&kept), [("encoding:B".to_owned(), "unicode".to_owned(), 2)]);
        assert!(values(&office, &kept, "full_name")[1].contains(second.split(' ').next().unwrap()));

        // An old file, byte for byte, its head too.
        let bytes: Vec<u8> = format!("TT,{head},Ghi chu\n1,{first},1962\n2,{second},1970\n")
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap())
            .collect();
        std::fs::write(office.path("cu.csv"), bytes).unwrap();
        let old = read(&office, "cu.csv", id, json!({}));
        assert_eq!(values(&office, &old, "full_name")[..2], names[..2], "{encoding}");
    }
}

#[test]
fn a_head_in_an_old_encoding_heads_its_columns() {
    let (office, id) = office();
    let text = "STT,Hä vµ tªn,§Þa chØ,§iÖn tho¹i\n1,NguyÔn V¨n Tó,§¾k L¾k,0905111222\n2,Lª ThÞ ¸nh,Bu«n Ma Thuét,\n";
    std::fs::write(office.path("cu.csv"), text).unwrap();
    let made = read(&office, "cu.csv", id, json!({}));
    let fields: Vec<_> = made["columns"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect();
    assert_eq!(fields, ["ordinal", "full_name", "address", "phone"]);
    assert_eq!(made["columns"][2]["source"], "Địa chỉ");
    assert_eq!(values(&office, &made, "full_name"), ["Nguyễn Văn Tú", "Lê Thị Ánh"]);
    assert_eq!(values(&office, &made, "address"), ["Đắk Lắk", "Buôn Ma Thuột"]);
}

/// A workbook whose cells stand in the given fonts.
fn in_fonts(path: &Path, rows: &[&[(&str, &str)]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, (text, font)) in (0..).zip(*cells) {
            sheet.write_with_format(row, column, *text, &Format::new().set_font_name(*font)).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn the_font_of_a_cell_tells_its_encoding() {
    let (office, id) = office();
    let (new, old, capitals, vni) = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times");
    // By their words alone “Tó”, “Hoà Lý” and “nam” tell nothing; the font does.
    in_fonts(
        &office.path("ds.xlsx"),
        &[
            &[("TT", new), ("Họ và tên", new), ("Chức vụ", new), ("Địa chỉ", new)],
            &[("1", new), ("Cao Tó", old), ("gi¸o viªn", old), ("Hoà Lý", vni)],
            &[("2", new), ("lª v¨n nam", capitals), ("Bác sĩ", new), ("Hoà Lý", new)],
            &[("3", new), ("Hoàng Văn Lý", new), ("Giám đốc", old), ("Hà Nội", new)],
        ],
    );
    let made = read(&office, "ds.xlsx", id, json!({}));
    assert_eq!(values(&office, &made, "full_name"), ["Cao Tú", "LÊ VĂN NAM", "Hoàng Văn Lý"]);
    assert_eq!(values(&office, &made, "job_title"), ["giáo viên", "Bác sĩ", "Giám đốc"]);
    assert_eq!(values(&office, &made, "address"), ["Hồ Lý", "Hoà Lý", "Hà Nội"]);
    // Letters of a font of capitals come out as capitals, which is asked in turn.
    let proper = read(&office, "ds.xlsx", id, json!({ "capitals": "proper" }));
    assert_eq!(values(&office, &proper, "full_name")[1], "Lê Văn Nam");
}

#[test]
fn names_in_capitals_are_offered_in_proper_case() {
    let (office, id) = office();
    let text = "Họ và tên,Năm sinh\nNGUYỄN VĂN AN,1962\nLê Thị Bình,1970\nH’LINH NIÊ KĐĂM,1980\n";
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let kept = read(&office, "ds.csv", id, json!({}));
    assert_eq!(asked(&kept), [("capitals".to_owned(), "keep".to_owned(), 2)]);
    assert_eq!(values(&office, &kept, "full_name")[0], "NGUYỄN VĂN AN");
    let proper = read(&office, "ds.csv", id, json!({ "capitals": "proper" }));
    assert_eq!(values(&office, &proper, "full_name"), ["Nguyễn Văn An", "Lê Thị Bình", "H’Linh Niê Kđăm"]);
    // Written so, the list in capitals says nothing new.
    office.call("apply_import", json!({ "preview_id": proper["preview_id"] }));
    assert_eq!(read(&office, "ds.csv", id, json!({}))["counts"]["same"], 3);
}

#[test]
fn swapped_days_are_one_decision() {
    let (office, id) = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Họ và tên").unwrap();
    sheet.write(0, 1, "Ngày sinh").unwrap();
    let people = ["Lê Văn An", "Lê Văn Bình", "Lê Văn Cường", "Lê Văn Dũng", "Lê Văn Em"];
    for (row, name) in (1..).zip(people) {
        sheet.write(row, 0, name).unwrap();
    }
    // Meant are 3/5/1962 and 7/11/1970: Excel took them for months first, and left the others as text.
    for (row, (month, on)) in [(1, (5, 3)), (2, (11, 7))] {
        let wrong = rust_xlsxwriter::ExcelDateTime::from_ymd(if row == 1 { 1962 } else { 1970 }, on, month).unwrap();
        sheet.write_with_format(row, 1, &wrong, &day).unwrap();
    }
    for (row, text) in [(3, "17/05/1962"), (4, "28/02/1980"), (5, "31/12/1975")] {
        sheet.write(row, 1, text).unwrap();
    }
    book.save(office.path("ds.xlsx")).unwrap();
    let made = read(&office, "ds.xlsx", id, json!({}));
    assert_eq!(asked(&made), [("swapped_dates:B".to_owned(), "swap".to_owned(), 2)]);
    let example = &made["questions"][0]["examples"][0];
    assert_eq!(example, &json!({ "row": 2, "before": "05/03/1962", "after": "03/05/1962" }));
    let days = ["1962-05-03", "1970-11-07", "1962-05-17", "1980-02-28", "1975-12-31"];
    assert_eq!(values(&office, &made, "birth_on"), days);
    let kept = read(&office, "ds.xlsx", id, json!({ "swapped_dates:B": "keep" }));
    assert_eq!(values(&office, &kept, "birth_on")[..2], ["1962-03-05", "1970-07-11"]);
}

#[test]
fn months_first_and_years_written_as_days_are_asked() {
    let (office, id) = office();
    let mut text =
        "Họ và tên,Ngày sinh\nLê Văn An,05/17/1962\nLê Văn Bình,11/07/1970\nLê Văn Cư,02/28/1980\n".to_owned();
    std::fs::write(office.path("thang.csv"), &text).unwrap();
    let made = read(&office, "thang.csv", id, json!({}));
    assert_eq!(asked(&made), [("month_first:B".to_owned(), "month_first".to_owned(), 3)]);
    assert_eq!(values(&office, &made, "birth_on"), ["1962-05-17", "1970-11-07", "1980-02-28"]);
    let day_first = read(&office, "thang.csv", id, json!({ "month_first:B": "day_first" }));
    assert_eq!(values(&office, &day_first, "birth_on"), ["", "1970-07-11", ""]);

    text = "Họ và tên,Ngày sinh\n".to_owned();
    for n in 0..20 {
        text += &format!("Lê Văn {},{}/{}/19{}\n", (b'A' + n) as char, 1 + n % 10, 1 + n % 10, 60 + n);
    }
    std::fs::write(office.path("nam.csv"), &text).unwrap();
    let made = read(&office, "nam.csv", id, json!({}));
    assert_eq!(asked(&made), [("year_only:B".to_owned(), "keep".to_owned(), 2)]);
    assert_eq!(values(&office, &made, "birth_on")[0], "1960-01-01");
    let years = read(&office, "nam.csv", id, json!({ "year_only:B": "year" }));
    let days = values(&office, &years, "birth_on");
    assert_eq!((days[0].as_str(), days[1].as_str(), days[10].as_str()), ("1960", "1961-02-02", "1970"));
}

#[test]
fn an_answer_that_is_none_is_refused() {
    let (office, id) = office();
    std::fs::write(office.path("ds.csv"), "Họ và tên,Năm sinh\nNGUYỄN VĂN AN,1962\n").unwrap();
    let request = json!({ "path": office.path("ds.csv"), "organization_id": id, "answers": { "capitals": "loud" } });
    let failure = office.refuse("preview_import", request);
    assert_eq!(failure.code, "import.no_such_answer");
    assert!(failure.sentence.contains("“loud”"), "{}", failure.sentence);
}

#[test]
fn unicode_typed_into_an_old_template_stays_unicode() {
    let (office, id) = office();
    let old = ".VnTime";
    let names = ["Nguyễn Văn An", "Trần Thị Bạn", "Đỗ Thị Hạnh", "Lê Văn Được", "Phạm Thị Lụa", "Lê Tú"];
    let mut rows: Vec<Vec<(&str, &str)>> = vec![vec![("Họ và tên", old), ("Ghi chú", old)]];
    rows.extend(names.iter().map(|name| vec![(*name, old), ("", old)]));
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
    in_fonts(&office.path("ds.xlsx"), &rows);
    let made = read(&office, "ds.xlsx", id, json!({}));
    assert_eq!(values(&office, &made, "full_name"), names);
}

#[test]
fn a_name_that_could_not_be_decoded_whole_is_nobody_new() {
    let (office, id) = office();
    let text = "TT,Hä tªn\n1,NguyÔn V¨n ¸i\n2,Lª ThÞ Hång\n3,TrÇn V¨n B\u{bf}nh\n";
    std::fs::write(office.path("cu.csv"), text).unwrap();
    let made = read(&office, "cu.csv", id, json!({}));
    assert_eq!((&made["counts"]["new"], &made["counts"]["unreadable"]), (&json!(2), &json!(1)), "{made}");
    let page = office.call("import_rows", json!({ "preview_id": made["preview_id"], "kind": "unreadable" }));
    assert_eq!(page["rows"][0]["issues"][0]["kind"], "legacy_text");
}

#[test]
fn a_header_that_comes_again_asks_nothing_twice() {
    let (office, id) = office();
    let mut text = String::new();
    for table in 0..3u8 {
        text += "Họ tên,Ngày sinh\n";
        for n in 0..20 {
            let name = format!("Lê Văn {}{}", (b'A' + n) as char, (b'a' + table) as char);
            let on = if n < 2 { 1 } else { 2 + n % 8 };
            text += &format!("{name},{on}/{on}/19{}\n", 60 + n);
        }
    }
    std::fs::write(office.path("ds.csv"), &text).unwrap();
    let made = read(&office, "ds.csv", id, json!({}));
    // Two first days of January in each of three tables.
    assert_eq!(asked(&made), [("year_only:B".to_owned(), "keep".to_owned(), 6)]);
    assert_eq!(made["counts"]["new"], 60);
}

#[test]
fn unicode_among_old_text_stays_and_each_kind_of_old_text_is_read_by_its_own() {
    let (office, id) = office();
    // Heads in Unicode, data in TCVN3, two names of VNI and one of the Central Highlands pasted in.
    let text = "TT,Họ và tên,Đơn vị công tác,Ghi chú\n1,NguyÔn V¨n ¸i,ñy ban nh©n d©n x·,Nghi huu\n\
                2,Lª ThÞ Hång,Së Y tÕ,\n3,Leâ Coâng Trí,,\n4,Y Êñuôl Niê,,\n5,TrÇn V¨n Tó,§¾k L¾k,\n6,Phaïm Thò Hoàng,,\n\
                7,Vò ThÞ Lan,,\n8,Hoµng V¨n B×nh,,\n9,§inh ThÞ Nga,,\n10,Bïi V¨n Tïng,,\n";
    std::fs::write(office.path("cu.csv"), text).unwrap();
    let made = read(&office, "cu.csv", id, json!({}));
    let fields: Vec<_> = made["columns"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect();
    assert_eq!(fields, ["ordinal", "full_name", "employer", "note"]);
    let names = values(&office, &made, "full_name");
    assert_eq!(names[..4], ["Nguyễn Văn Ái", "Lê Thị Hồng", "Lê Công Trí", "Y Êñuôl Niê"]);
    assert_eq!(names[4..6], ["Trần Văn Tú", "Phạm Thị Hồng"]);
    assert_eq!(values(&office, &made, "employer")[0], "Ủy ban nhân dân xã");
    assert_eq!(values(&office, &made, "employer")[4], "Đắk Lắk");
    // A heading over notes without accents is old too, when only so it says something.
    let old = "TT,Hä vµ tªn,Ghi chó\n1,NguyÔn V¨n ¸i,Nghi huu\n2,Lª ThÞ Hång,\n3,TrÇn V¨n Tó,\n";
    std::fs::write(office.path("cu2.csv"), old).unwrap();
    let made = read(&office, "cu2.csv", id, json!({}));
    assert_eq!(made["columns"][2]["field"], "note", "{}", made["columns"]);
}

#[test]
fn a_font_of_capitals_leaves_addresses_of_mail_alone() {
    let (office, id) = office();
    let (new, capitals) = ("Times New Roman", ".VnTimeH");
    in_fonts(
        &office.path("ds.xlsx"),
        &[
            &[("Họ đệm", new), ("Tên", new), ("Email", new)],
            &[("nguyÔn v¨n", capitals), ("¸i", capitals), ("le.an@gmail.com", capitals)],
            &[("TrÇn ThÞ", ".VnTime"), ("¸nh", ".VnTime"), ("", new)],
        ],
    );
    let made = read(&office, "ds.xlsx", id, json!({}));
    assert_eq!(values(&office, &made, "full_name"), ["NGUYỄN VĂN ÁI", "Trần Thị Ánh"]);
    assert_eq!(values(&office, &made, "email")[0], "le.an@gmail.com");
}
