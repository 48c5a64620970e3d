//! Words that the program does not know, and numbers that lost their zero: asked once for the column, remembered with
//! the layout of the association's list, forgotten with the import.

use lienhiep_tests::Office;
use serde_json::{Value, json};

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn read(office: &Office, text: &str, organization: i64, answers: Value) -> Value {
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let request = json!({ "path": office.path("ds.csv"), "organization_id": organization, "answers": answers });
    office.call("preview_import", request)
}

fn rows(office: &Office, preview: &Value) -> Vec<Value> {
    office.call("import_rows", json!({ "preview_id": preview["preview_id"] }))["rows"].as_array().unwrap().clone()
}

/// The values of a field, row by row.
fn values(office: &Office, preview: &Value, field: &str) -> Vec<String> {
    rows(office, preview).iter().map(|row| row["values"][field].as_str().unwrap_or_default().to_owned()).collect()
}

/// Key, answer, number of cells, and whether it was answered for a former list.
fn asked(preview: &Value) -> Vec<(String, String, u64, bool)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let questions = preview["questions"].as_array().unwrap();
    let told = |one: &Value| {
        let count = one["cell_count"].as_u64().unwrap();
        (text(&one["key"]), text(&one["answer"]), count, one["remembered"].as_bool().unwrap())
    };
    questions.iter().map(told).collect()
}

fn question(key: &str, answer: &str, count: u64, remembered: bool) -> (String, String, u64, bool) {
    (key.to_owned(), answer.to_owned(), count, remembered)
}

fn apply(office: &Office, preview: &Value) {
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
}

const LIST: &str = "TT;Họ và tên;Giới tính;Trình độ;Loại hội viên\n1;Lê Văn An;Nam;Nghệ nhân;Chính thức\n\
    2;Trần Thị Ba;Phụ nữ;Tốt nghiệp đại học;Tán trợ\n3;Võ Tư;Nam;NGHỆ NHÂN;Chính thức\n4;Hồ Năm;;Kỹ sư cầu đường;\n\
    5;Đỗ Sáu;Nam;CKII;Danh dự\n;Tổng cộng: 5 người;;;\n;;;Người lập biểu;\n";

#[test]
fn each_unknown_word_of_a_column_is_asked_once() {
    let (office, id) = office();
    let first = read(&office, LIST, id, json!({}));
    // What is no person ("Người lập biểu") is asked of nobody, and what is known ("CKII") is not asked.
    assert_eq!(
        asked(&first),
        [
            question("unknown_word:C:phu nu", "sex:female", 1, false),
            question("unknown_word:D:nghe nhan", "note", 2, false),
            question("unknown_word:D:tot nghiep dai hoc", "education_level:university", 1, false),
            question("unknown_word:E:tan tro", "note", 1, false),
        ]
    );
    let word = &first["questions"][1];
    assert_eq!(word["text"], "Cột D “Trình độ”: “Nghệ nhân” (2 ô) là gì?");
    let rows_of_word: Vec<&Value> = word["examples"].as_array().unwrap().iter().map(|one| &one["row"]).collect();
    assert_eq!(rows_of_word, [&json!(2), &json!(4)]);
    let labels: Vec<&str> =
        word["options"].as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"Tiến sĩ") && labels.contains(&"Chuyên khoa II") && labels.contains(&"Là chuyên ngành"));
    // Proposed answers are read, the others stay in the note.
    assert_eq!(values(&office, &first, "sex"), ["male", "female", "male", "", "male"]);
    assert_eq!(values(&office, &first, "education_level"), ["", "university", "", "university", "specialist_2"]);
    assert_eq!(values(&office, &first, "note")[0], "Trình độ: Nghệ nhân");
    assert_eq!(rows(&office, &first)[0]["issues"][0]["kind"], "unknown_value");
    assert_eq!(values(&office, &first, "specialty")[3], "cầu đường");
    // Answered, the word is that value wherever it stands.
    let answers = json!({ "unknown_word:D:nghe nhan": "education_level:other", "unknown_word:E:tan tro": "membership_type:associate",
                          "unknown_word:C:phu nu": "note" });
    let second = read(&office, LIST, id, answers);
    assert_eq!(
        values(&office, &second, "education_level"),
        ["other", "university", "other", "university", "specialist_2"]
    );
    assert_eq!(values(&office, &second, "membership_type"), ["full", "associate", "full", "", "honorary"]);
    assert_eq!(values(&office, &second, "sex")[1], "");
    assert_eq!(values(&office, &second, "note"), ["", "Giới tính: Phụ nữ", "", "", ""]);
    assert_eq!(rows(&office, &second)[0]["issues"], json!([]));
}

#[test]
fn a_word_under_a_heading_of_titles_may_be_a_specialty_or_another_kind_of_title() {
    let (office, id) = office();
    let list = "Họ và tên;Học vị\nLê Văn An;Nông học\nTrần Thị Ba;Thạc xĩ\nVõ Tư;Kỹ thuật viên\n";
    let answers = json!({ "unknown_word:B:nong hoc": "specialty", "unknown_word:B:ky thuat vien": "education_level:intermediate" });
    let made = read(&office, list, id, answers);
    assert_eq!(values(&office, &made, "specialty"), ["Nông học", "", ""]);
    assert_eq!(values(&office, &made, "degree"), ["", "master", ""]);
    assert_eq!(values(&office, &made, "education_level"), ["", "", "intermediate"]);
}

#[test]
fn the_next_list_is_not_asked_for_the_words_of_the_last() {
    let (office, id) = office();
    let answers = json!({ "unknown_word:D:nghe nhan": "education_level:other" });
    apply(&office, &read(&office, LIST, id, answers));
    // Other people, the columns moved, one word known from before, one new.
    let next = "TT;Trình độ;Họ và tên;Giới tính;Loại hội viên\n1;nghệ nhân;Lý Bảy;Nam;Tán trợ\n2;Thợ cả;Phan Tám;Nữ;Chính thức\n";
    let second = read(&office, next, id, json!({}));
    assert_eq!(
        asked(&second),
        [
            question("unknown_word:B:nghe nhan", "education_level:other", 1, true),
            question("unknown_word:B:tho ca", "note", 1, false),
            question("unknown_word:E:tan tro", "note", 1, true),
        ]
    );
    assert_eq!(values(&office, &second, "education_level")[0], "other");
    // A list without the word does not make it forgotten.
    let plain = "TT;Trình độ;Họ và tên;Giới tính;Loại hội viên\n1;Đại học;Hà Chín;Nam;Chính thức\n";
    apply(&office, &read(&office, plain, id, json!({})));
    let third = read(&office, next, id, json!({}));
    assert_eq!(asked(&third)[0], question("unknown_word:B:nghe nhan", "education_level:other", 1, true));
    // Another answer takes its place.
    let other = read(&office, next, id, json!({ "unknown_word:B:nghe nhan": "note" }));
    assert_eq!(asked(&other)[0], question("unknown_word:B:nghe nhan", "note", 1, false));
    // Another association has another memory.
    let stranger = office.organization("HSH", "Hội Sinh học", "member_association");
    assert_eq!(asked(&read(&office, next, stranger, json!({})))[0].1, "note");
}

#[test]
fn what_was_answered_is_forgotten_with_the_import() {
    let (office, id) = office();
    apply(&office, &read(&office, LIST, id, json!({ "unknown_word:D:nghe nhan": "education_level:other" })));
    let entry = office.call("list_history", json!({ "limit": 1 }))[0]["id"].clone();
    office.call("undo", json!({ "entry_id": entry }));
    assert_eq!(asked(&read(&office, LIST, id, json!({})))[1], question("unknown_word:D:nghe nhan", "note", 2, false));
}

#[test]
fn a_list_of_several_tables_asks_for_a_word_once() {
    let (office, id) = office();
    let mut text = String::new();
    for table in ["A", "B"] {
        text += &format!("Họ và tên;Trình độ;Năm sinh\nLê Văn {table};Nghệ nhân;1962\nVõ Thị {table};Đại học;1970\n");
    }
    let made = read(&office, &text, id, json!({ "unknown_word:B:nghe nhan": "education_level:other" }));
    assert_eq!(asked(&made), [question("unknown_word:B:nghe nhan", "education_level:other", 2, false)]);
    assert_eq!(values(&office, &made, "education_level"), ["other", "university", "other", "university"]);
}

const NUMBERS: &str = "Họ và tên;Số CCCD;Điện thoại\nLê Văn An;66062001234;905111222\nTrần Thị Ba;066170005678;0905111333\n\
    Võ Tư;66080000123;905111444\nHồ Năm;066085000456;2623812345\n";

#[test]
fn lost_zeros_are_one_question_a_column() {
    let (office, id) = office();
    let made = read(&office, NUMBERS, id, json!({}));
    assert_eq!(
        asked(&made),
        [question("lost_zeros:B", "restore", 2, false), question("lost_zeros:C", "restore", 3, false)]
    );
    let phones = &made["questions"][1];
    assert_eq!(phones["text"], "Cột C “Điện thoại”: 3 ô mất số 0 ở đầu. Ghi vào sổ thế nào?");
    assert_eq!(phones["examples"][0], json!({ "row": 2, "before": "905111222", "after": "0905111222" }));
    assert_eq!(phones["examples"][2]["after"], "02623812345");
    let ids = ["066062001234", "066170005678", "066080000123", "066085000456"];
    assert_eq!(values(&office, &made, "national_id"), ids);
    // Kept as it stands, a phone is what the list says; an identification number of 11 digits is none, and noted.
    let kept = read(&office, NUMBERS, id, json!({ "lost_zeros:B": "keep", "lost_zeros:C": "keep" }));
    assert_eq!(values(&office, &kept, "phone"), ["905111222", "0905111333", "905111444", "2623812345"]);
    assert_eq!(values(&office, &kept, "national_id"), ["", "066170005678", "", "066085000456"]);
    assert_eq!(values(&office, &kept, "note")[0], "Số định danh cá nhân: 66062001234");
    assert_eq!(rows(&office, &kept)[0]["issues"][0]["kind"], "bad_id");
    // So it is written, remembered for the next list, and undone with the first.
    apply(&office, &kept);
    let again = read(&office, NUMBERS, id, json!({}));
    assert_eq!((&again["counts"]["same"], &asked(&again)[0]), (&json!(4), &question("lost_zeros:B", "keep", 2, true)));
}
