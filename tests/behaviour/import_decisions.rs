//! What the reader decides about single rows is written with the list, in the same act.

use lienhiep_tests::Office;
use serde_json::{Value, json};

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn preview(office: &Office, text: &str, organization: i64) -> Value {
    std::fs::write(office.path("ds.csv"), text).unwrap();
    office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": organization }))
}

fn members(office: &Office, on: &str) -> u64 {
    office.call("count_members", json!({ "as_of_on": on }))["membership_count"].as_u64().unwrap()
}

/// People of the preview whom the list does not name, by name.
fn missing(office: &Office, preview: &Value) -> Vec<(String, i64)> {
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"], "kind": "missing" }));
    let rows = page["rows"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| (row["values"]["full_name"].as_str().unwrap().to_owned(), row["person_id"].as_i64().unwrap()))
        .collect()
}

const FIRST: &str = "Họ tên,Ngày sinh,Ngày kết nạp\nLê Văn An,17/05/1962,01/02/2015\nTrần Thị Ba,01/02/1970,01/02/2015\n\
                     Võ Tư,03/04/1980,01/03/2020\nHồ Năm,05/06/1985,01/03/2020\n";

#[test]
fn who_is_missing_may_be_ended_with_the_list_and_comes_back_with_it() {
    let (office, id) = office();
    let first = preview(&office, FIRST, id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    let second = preview(&office, "Họ tên,Ngày sinh\nLê Văn An,17/05/1962\nĐỗ Sáu,07/08/1990\n", id);
    let gone = missing(&office, &second);
    let names: Vec<&str> = gone.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Trần Thị Ba", "Võ Tư", "Hồ Năm"]);
    let request = json!({ "preview_id": second["preview_id"], "end_missing": [
        { "person_ids": [gone[0].1], "ended_on": "2026-04-01", "reason": "resign" },
        { "person_ids": [gone[1].1], "ended_on": "2026-05-01", "reason": "remove", "decision": "12/QĐ-HLV" },
    ] });
    let forecast = office.call("forecast_import", request.clone());
    assert_eq!((&forecast["ended_count"], &forecast["new_membership_count"]), (&json!(2), &json!(1)));
    assert_eq!(members(&office, "2026-05-04"), 4, "a forecast writes nothing");
    let done = office.call("apply_import", request);
    assert_eq!(done["answer"]["ended_count"], 2);
    let summary = done["summary"].as_str().unwrap();
    assert!(summary.contains("1 hội viên mới, 2 tư cách hội viên kết thúc"), "{summary}");
    // Sáu has no day of admission, so counts from before the book: five, less Ba from April and Tư from May on.
    assert_eq!((members(&office, "2026-03-31"), members(&office, "2026-04-30")), (5, 4));
    assert_eq!(members(&office, "2026-05-04"), 3);
    let tu = office.call("get_person", json!({ "id": gone[1].1 }))["memberships"][0].clone();
    assert_eq!((&tu["ended_on"], &tu["end_reason"]), (&json!("2026-05-01"), &json!("remove")));
    assert_eq!(tu["end_decision"], "12/QĐ-HLV");
    // One act, one undo.
    office.call("undo", json!({}));
    assert_eq!(
        (members(&office, "2026-05-04"), office.call("count_people", json!({}))["person_count"].clone()),
        (4, json!(4))
    );
}

#[test]
fn how_much_a_row_looks_like_its_person_is_told_in_points() {
    let (office, id) = office();
    let first = preview(&office, FIRST, id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    let text = "Họ tên,Ngày sinh,Điện thoại\nLê Văn An,17/05/1962,0905000001\nTrần Thị Ba,1970,\nĐỗ Sáu,07/08/1990,\n";
    let again = preview(&office, text, id);
    let page = office.call("import_rows", json!({ "preview_id": again["preview_id"] }));
    let score = |name: &str| {
        let rows = page["rows"].as_array().unwrap();
        rows.iter().find(|row| row["values"]["full_name"] == name).unwrap()["score"].clone()
    };
    // The name counts 40, the day of birth 40, the year alone 20.
    assert_eq!((score("Lê Văn An"), score("Trần Thị Ba")), (json!(80), json!(60)));
    assert_eq!((score("Đỗ Sáu"), score("Võ Tư")), (Value::Null, Value::Null));
}

#[test]
fn an_end_that_cannot_be_writes_nothing_of_the_list_and_names_the_person() {
    let (office, id) = office();
    let first = preview(&office, FIRST, id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    let second = preview(&office, "Họ tên,Ngày sinh\nLê Văn An,17/05/1962\nĐỗ Sáu,07/08/1990\n", id);
    let ba = missing(&office, &second)[0].1;
    let ask = |ended_on: &str, reason: &str| {
        let ending = json!({ "person_ids": [ba], "ended_on": ended_on, "reason": reason });
        json!({ "preview_id": second["preview_id"], "end_missing": [ending] })
    };
    let early = office.refuse("apply_import", ask("2010-01-01", "resign"));
    assert!(
        early.sentence.contains("Trần Thị Ba") && early.sentence.ends_with("Chưa có dòng nào được ghi."),
        "{early}"
    );
    let dead = office.refuse("apply_import", ask("2026-01-01", "deceased"));
    assert!(dead.sentence.contains("Trần Thị Ba"), "{dead}");
    assert_eq!(members(&office, "2026-05-04"), 4);
    // Who stands in the list is not ended by it.
    let an = office.call("list_people", json!({ "search": "Lê Văn An" }))["rows"][0]["id"].clone();
    let ending = json!({ "person_ids": [an], "ended_on": "2026-01-01", "reason": "resign" });
    let failure = office.refuse("apply_import", json!({ "preview_id": second["preview_id"], "end_missing": [ending] }));
    assert_eq!(failure.code, "import.not_missing");
}

/// A row of the preview: its kind, its reason, whose it is.
fn row(office: &Office, preview: &Value, number: u32) -> Value {
    let page = office.call("import_rows", json!({ "preview_id": preview["preview_id"] }));
    page["rows"].as_array().unwrap().iter().find(|row| row["row"] == number).unwrap().clone()
}

fn decide(office: &Office, preview: &Value, matches: Value) -> Value {
    office.call("decide_import", json!({ "preview_id": preview["preview_id"], "matches": matches }))
}

#[test]
fn a_row_in_doubt_is_who_the_reader_says() {
    let (office, id) = office();
    let first = preview(&office, FIRST, id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    // The name alone does not tell whether it is the member.
    let second = preview(&office, "Họ tên,Điện thoại\nLê Văn An,0905111222\nTrần Thị Ba,\nVõ Tư,\nHồ Năm,\n", id);
    assert_eq!(second["counts"]["conflicting"], 4);
    assert_eq!(row(&office, &second, 2)["may_be_matched"], true);
    let person = |name: &str| office.call("list_people", json!({ "search": name }))["rows"][0]["id"].clone();
    let (an, ba) = (person("Lê Văn An"), person("Trần Thị Ba"));
    let decided = decide(
        &office,
        &second,
        json!({ "2": { "is": "person", "person_id": an }, "3": { "is": "person", "person_id": ba }, "4": { "is": "new" } }),
    );
    // Decided as another one, Tư of the book is missing from the list; Năm is in doubt still.
    let counts = json!({ "new": 1, "changed": 1, "same": 1, "missing": 1, "conflicting": 1, "unreadable": 0 });
    assert_eq!(decided["counts"], counts);
    let changed = row(&office, &decided, 2);
    assert_eq!((&changed["reason"], &changed["person_id"]), (&json!("Theo lựa chọn khi nhập"), &an));
    assert_eq!(changed["changes"][0]["new"], "0905111222");
    assert_eq!(row(&office, &decided, 4)["matched"], json!({ "is": "new" }));
    let done = office.call("apply_import", json!({ "preview_id": decided["preview_id"] }));
    assert_eq!((&done["answer"]["new_person_count"], &done["answer"]["changed_count"]), (&json!(1), &json!(1)));
    assert_eq!(office.call("list_people", json!({ "search": "Võ Tư" }))["rows"].as_array().unwrap().len(), 2);
    office.call("undo", json!({}));
    assert_eq!(office.call("count_people", json!({}))["person_count"], 4);
}

#[test]
fn somebody_of_another_association_is_taken_for_the_same_person_when_the_reader_says_so() {
    let (office, id) = office();
    let other = office.organization("HSH", "Hội Sinh học", "member_association");
    let first = preview(&office, FIRST, other);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    let second = preview(&office, "Họ tên,Năm sinh\nLê Văn An,1962\n", id);
    let found = row(&office, &second, 2);
    assert_eq!((&found["kind"], &found["issues"][0]["kind"]), (&json!("new"), &json!("possible_duplicate")));
    let an = office.call("list_people", json!({ "search": "Lê Văn An" }))["rows"][0]["id"].clone();
    let decided = decide(&office, &second, json!({ "2": { "is": "person", "person_id": an } }));
    let forecast = office.call("forecast_import", json!({ "preview_id": decided["preview_id"] }));
    assert_eq!((&forecast["new_membership_count"], &forecast["known_person_count"]), (&json!(1), &json!(1)));
    office.call("apply_import", json!({ "preview_id": decided["preview_id"] }));
    let counted = office.call("count_people", json!({}));
    assert_eq!((&counted["person_count"], &counted["membership_count"]), (&json!(4), &json!(5)));
}

#[test]
fn a_decision_cannot_give_one_number_to_two_people_nor_one_person_to_two_rows() {
    let (office, id) = office();
    let list = "Họ tên,Số CCCD\nLê Văn An,066062001234\nTrần Thị Ba,066170005678\n";
    let first = preview(&office, list, id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    let an = office.call("list_people", json!({ "search": "Lê Văn An" }))["rows"][0]["id"].clone();
    let second =
        preview(&office, "Họ tên,Số CCCD\nĐỗ Sáu,066062001234\nTrần Thị Ba,066170005678\nVõ Tư,\nTổng số 3,\n", id);
    assert_eq!(row(&office, &second, 2)["kind"], "conflicting");
    let made_new = decide(&office, &second, json!({ "2": { "is": "new" } }));
    let held = row(&office, &made_new, 2);
    assert_eq!(held["kind"], "conflicting");
    assert!(held["reason"].as_str().unwrap().contains("066062001234"), "{held}");
    let renamed = decide(&office, &second, json!({ "2": { "is": "person", "person_id": an } }));
    assert_eq!(row(&office, &renamed, 2)["kind"], "changed");
    let twice = decide(&office, &second, json!({ "3": { "is": "person", "person_id": an } }));
    assert_eq!(row(&office, &twice, 3)["kind"], "conflicting");
    // Rows that are nobody, or not there, are not decided about; nor is somebody whom the book does not have.
    for (matches, code) in [
        (json!({ "5": { "is": "new" } }), "import.row_is_settled"),
        (json!({ "99": { "is": "new" } }), "import.row_is_settled"),
        (json!({ "4": { "is": "person", "person_id": 4711 } }), "request.not_found"),
    ] {
        let request = json!({ "preview_id": second["preview_id"], "matches": matches });
        let failure = office.refuse("decide_import", request);
        assert_eq!(failure.code, code, "{failure}");
    }
}

#[test]
fn a_shifted_column_is_called_out() {
    let (office, id) = office();
    let list = |phones: &[&str; 4]| {
        let people = ["Lê Văn An", "Trần Thị Ba", "Võ Tư", "Hồ Năm"];
        let rows = people.iter().zip(phones).enumerate();
        let rows: String =
            rows.map(|(n, (name, phone))| format!("{name},0{n}/05/1962,{phone}\n").replace(",00/", ",10/")).collect();
        format!("Họ tên,Ngày sinh,Điện thoại\n{rows}")
    };
    let numbers = ["0905111222", "0905111333", "0905111444", "0905111555"];
    let first = preview(&office, &list(&numbers), id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    // The phones have slipped by a row.
    let shifted = [numbers[1], numbers[2], numbers[3], "0905111666"];
    let second = preview(&office, &list(&shifted), id);
    assert_eq!(second["patterns"], json!([{ "fields": ["phone"], "row_count": 4 }]));
    // Left as the book has them, nothing changes.
    let asked = json!({ "preview_id": second["preview_id"], "keep_fields": ["phone"] });
    assert_eq!(office.call("forecast_import", asked)["changed_count"], 0);
}

#[test]
fn a_cell_that_cannot_be_read_is_put_right_in_place() {
    let (office, id) = office();
    let text = "Họ tên,Ngày sinh,Số CCCD\n\"Lê Văn An, Trần Thị Bảy\",17/05/1962,\nTrần Thị Ba,31/02/1970,066170005678\nVõ Tư,03/04/1980,06608000123\n";
    let first = preview(&office, text, id);
    assert_eq!(first["counts"]["unreadable"], 1);
    let sheet = office.call("import_sheet", json!({ "preview_id": first["preview_id"], "from_row": 3, "limit": 1 }));
    assert_eq!(sheet["rows"][0], json!({ "row": 3, "cells": ["Trần Thị Ba", "31/02/1970", "066170005678"] }));
    let cells = json!({ "2": { "A": "Lê Văn An" }, "3": { "B": "28/02/1970" }, "4": { "C": "" } });
    let request = json!({ "preview_id": first["preview_id"], "cells": cells });
    let mended = office.call("decide_import", request);
    assert_eq!((&mended["counts"]["new"], &mended["rows_with_issues"]), (&json!(3), &json!(0)), "{mended}");
    assert_eq!(row(&office, &mended, 2)["values"]["full_name"], "Lê Văn An");
    assert_eq!(row(&office, &mended, 3)["values"]["birth_on"], "1970-02-28");
    // What was put right is shown in the sheet, and a decision beside it keeps it.
    let sheet = office.call("import_sheet", json!({ "preview_id": mended["preview_id"], "from_row": 2, "limit": 1 }));
    assert_eq!(sheet["rows"][0]["cells"][0], "Lê Văn An");
    let gone =
        office.refuse("decide_import", json!({ "preview_id": mended["preview_id"], "cells": { "77": { "A": "x" } } }));
    assert_eq!(gone.code, "import.no_such_row");
    office.call("apply_import", json!({ "preview_id": mended["preview_id"] }));
    assert_eq!(members(&office, "2026-05-04"), 3);
}

#[test]
fn a_table_is_read_up_to_the_row_that_the_reader_names() {
    let (office, id) = office();
    let text = "Họ tên,Ngày sinh\nLê Văn An,17/05/1962\nTrần Thị Ba,01/02/1970\nVõ Tư,03/04/1980\nHồ Năm,05/06/1985\n";
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let request = json!({ "path": office.path("ds.csv"), "organization_id": id, "last_row": 3 });
    assert_eq!(office.call("preview_import", request)["counts"]["new"], 2);
}

#[test]
fn what_the_reader_types_is_meant_as_it_stands() {
    let (office, id) = office();
    let put = |preview: &Value, cells: Value| {
        office.call("decide_import", json!({ "preview_id": preview["preview_id"], "cells": cells }))
    };
    // In a column of TCVN3 the text typed is Unicode: “Lê Tú” would decode to “Lờ Tỳ”.
    let old = preview(&office, "TT,Hä tªn\n1,NguyÔn V¨n ¸i\n2,Lª ThÞ Hång\n3,#\n", id);
    let mended = put(&old, json!({ "4": { "B": "Lê Tú" } }));
    assert_eq!(row(&office, &mended, 4)["values"]["full_name"], "Lê Tú");
    assert_eq!(row(&office, &mended, 2)["values"]["full_name"], "Nguyễn Văn Ái");
    // A day typed is day first, and tells nothing of the column.
    let list = "Họ tên,Ngày sinh\nLê Văn An,05/17/1962\nTrần Thị Ba,05/06/1970\nVõ Tư,02/28/1980\nHồ Năm,x\n";
    let months = preview(&office, list, id);
    assert_eq!(months["questions"][0]["key"], "month_first:B");
    for (typed, meant) in [("17/05/1980", "1980-05-17"), ("05/03/1980", "1980-03-05")] {
        let mended = put(&months, json!({ "5": { "B": typed } }));
        let days: Vec<Value> = (2..6).map(|n| row(&office, &mended, n)["values"]["birth_on"].clone()).collect();
        assert_eq!(days, ["1962-05-17", "1970-05-06", "1980-02-28", meant]);
        assert_eq!(mended["questions"], months["questions"]);
    }
}

#[test]
fn who_may_stand_behind_a_row_in_doubt_is_not_missing() {
    let (office, id) = office();
    let first = "Họ tên,Số CCCD,Ngày sinh\nTrần Thị Bính,066170005678,01/02/1970\nVõ Tư,066080000123,03/04/1980\n\
                 Hồ Năm,066085000456,05/06/1985\n";
    let first = preview(&office, first, id);
    office.call("apply_import", json!({ "preview_id": first["preview_id"] }));
    // One of them leaves at the end of the year; that is decided already.
    let nam = office.call("list_people", json!({ "search": "Hồ Năm" }))["rows"][0]["id"].clone();
    let membership = office.call("get_person", json!({ "id": nam }))["memberships"][0]["id"].clone();
    let ending = json!({ "ids": [membership], "ended_on": "2026-06-01", "reason": "resign" });
    office.call("end_memberships", ending);
    // The name is written otherwise, the number is hers.
    let second = preview(&office, "Họ tên,Số CCCD\nTrần Thị Bích,066170005678\nĐỗ Sáu,066190000789\n", id);
    assert_eq!(row(&office, &second, 2)["kind"], "conflicting");
    let names: Vec<String> = missing(&office, &second).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Võ Tư"]);
}
