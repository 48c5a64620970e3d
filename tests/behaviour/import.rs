//! Bringing in an association's list, through the command table: what is read, what is compared, what is written.

use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

/// A list as associations send it: title rows, merged heads of two rows, a number row, a section, all kinds of
/// dates and numbers, a total and a signature.
fn write_typical_list(path: &std::path::Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Danh sách").unwrap();
    let plain = Format::new();
    sheet.write(0, 0, "LIÊN HIỆP CÁC HỘI KH&KT TỈNH").unwrap();
    sheet.write(1, 0, "HỘI LÀM VƯỜN").unwrap();
    sheet.merge_range(3, 0, 3, 9, "DANH SÁCH HỘI VIÊN NĂM 2026", &plain).unwrap();
    sheet.merge_range(5, 0, 6, 0, "TT", &plain).unwrap();
    sheet.merge_range(5, 1, 5, 2, "Họ và tên", &plain).unwrap();
    sheet.merge_range(5, 3, 5, 4, "Năm sinh", &plain).unwrap();
    sheet.merge_range(5, 5, 6, 5, "Trình độ", &plain).unwrap();
    sheet.merge_range(5, 6, 6, 6, "Số CCCD", &plain).unwrap();
    sheet.merge_range(5, 7, 6, 7, "Điện thoại", &plain).unwrap();
    sheet.merge_range(5, 8, 6, 8, "Đơn vị công tác", &plain).unwrap();
    sheet.merge_range(5, 9, 6, 9, "Ngày vào Hội", &plain).unwrap();
    for (column, text) in [(1, "Họ và tên đệm"), (2, "Tên"), (3, "Nam"), (4, "Nữ")] {
        sheet.write(6, column, text).unwrap();
    }
    for column in 0..10u16 {
        sheet.write(7, column, format!("({})", column + 1)).unwrap();
    }
    sheet.merge_range(8, 0, 8, 9, "I. Chi hội Trường Cao đẳng", &plain).unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    // Row 10: text date, id and phone as numbers without their zeros.
    sheet.write(9, 0, 1).unwrap();
    sheet.write(9, 1, "TS. Nguyễn\u{a0}Văn").unwrap();
    sheet.write(9, 2, "An").unwrap();
    sheet.write(9, 3, "17/05/1962").unwrap();
    sheet.write(9, 5, "Tiến sĩ Nông học").unwrap();
    sheet.write(9, 6, 66_062_001_234_f64).unwrap();
    sheet.write(9, 7, 912345678).unwrap();
    sheet.write(9, 8, "Trường Cao đẳng").unwrap();
    sheet.write(9, 9, "2019").unwrap();
    // Row 11: year only under "Nữ", name in decomposed letters with the wrong Đ.
    sheet.write(10, 0, 2).unwrap();
    sheet.write(10, 1, "\u{d0}a\u{323}\u{306}ng Thi\u{323}").unwrap();
    sheet.write(10, 2, "Ái").unwrap();
    sheet.write(10, 4, 1970).unwrap();
    sheet.write(10, 5, "ThS").unwrap();
    // Row 12: a real date, an impossible id.
    sheet.write(11, 0, 3).unwrap();
    sheet.write(11, 1, "Y Ngông").unwrap();
    sheet.write(11, 2, "Niê").unwrap();
    sheet.write_datetime_with_format(11, 3, ExcelDateTime::from_ymd(1980, 12, 31).unwrap(), &date).unwrap();
    sheet.write(11, 6, "chưa có").unwrap();
    // Row 13: a day that does not exist.
    sheet.write(12, 0, 4).unwrap();
    sheet.write(12, 1, "Lê Thị").unwrap();
    sheet.write(12, 2, "Tư").unwrap();
    sheet.write(12, 4, "30/02/1975").unwrap();
    // Row 14: a number and nothing else; row 15: a total; row 17: place, date and signature.
    sheet.write(13, 0, 5).unwrap();
    sheet.write(14, 1, "Tổng cộng: 4 hội viên").unwrap();
    sheet.write(16, 6, "Buôn Ma Thuột, ngày 05 tháng 3 năm 2026").unwrap();
    sheet.write(17, 6, "CHỦ TỊCH").unwrap();
    sheet.write(20, 6, "Trần Văn Chủ").unwrap();
    book.save(path).unwrap();
}

fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    (office, id)
}

fn preview(office: &Office, name: &str, organization: i64) -> Value {
    office.call("preview_import", json!({ "path": office.path(name), "organization_id": organization }))
}

fn rows(office: &Office, preview: &Value) -> Vec<Value> {
    let report = office.call("import_report", json!({ "preview_id": preview["preview_id"] }));
    report["rows"].as_array().unwrap().clone()
}

fn apply(office: &Office, preview: &Value) -> Value {
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }))
}

/// A small text list of name, birth and phone.
fn write_csv(office: &Office, name: &str, lines: &[&str]) {
    std::fs::write(office.path(name), lines.join("\n")).unwrap();
}

fn count(office: &Office, as_of: &str) -> (i64, i64) {
    let count = office.call("count_members", json!({ "as_of": as_of, "as_of_on": as_of }));
    (count["person_count"].as_i64().unwrap(), count["membership_count"].as_i64().unwrap())
}

#[test]
fn a_typical_list_is_read_as_a_person_would_read_it() {
    let (office, hlv) = office();
    write_typical_list(&office.path("hlv.xlsx"));
    let preview = preview(&office, "hlv.xlsx", hlv);
    assert_eq!(preview["sheet"], "Danh sách");
    assert_eq!(preview["header_rows"], json!([6, 7, 8]));
    assert_eq!(
        preview["counts"],
        json!({ "new": 4, "changed": 0, "same": 0, "missing": 0, "conflicting": 0, "unreadable": 0 })
    );
    let fields: Vec<&str> =
        preview["columns"].as_array().unwrap().iter().map(|c| c["field"].as_str().unwrap_or("-")).collect();
    assert_eq!(
        fields,
        [
            "ordinal",
            "family_name",
            "given_name",
            "birth_on_male",
            "birth_on_female",
            "education_level",
            "national_id",
            "phone",
            "employer",
            "admitted_on"
        ]
    );
    assert_eq!(preview["columns"][4]["source"], "Năm sinh / Nữ");
    let rows = rows(&office, &preview);
    assert_eq!(
        rows[0]["values"],
        json!({
            "full_name": "Nguyễn Văn An", "birth_on": "1962-05-17", "sex": "male", "national_id": "066062001234",
            "degree": "doctor", "specialty": "Nông học", "employer": "Trường Cao đẳng", "phone": "0912345678",
            "note": "Chi hội: Chi hội Trường Cao đẳng", "admitted_on": "2019"
        })
    );
    assert_eq!(rows[0]["row"], 10);
    let kinds: Vec<&str> = rows[0]["issues"].as_array().unwrap().iter().map(|i| i["kind"].as_str().unwrap()).collect();
    for kind in ["restored_zero", "title_from_name"] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    assert_eq!(rows[1]["values"]["full_name"], "Đặng Thị Ái");
    assert_eq!(rows[1]["values"]["birth_on"], "1970");
    assert_eq!(rows[1]["values"]["sex"], "female");
    assert_eq!(rows[1]["values"]["degree"], "master");
    assert_eq!(rows[2]["values"]["full_name"], "Y Ngông Niê");
    assert_eq!(rows[2]["values"]["birth_on"], "1980-12-31");
    assert!(rows[2]["values"]["note"].as_str().unwrap().contains("chưa có"));
    assert_eq!(rows[3]["values"].get("birth_on"), None);
    assert!(rows[3]["issues"].as_array().unwrap().iter().any(|i| i["kind"] == "bad_date" && i["field"] == "birth_on"));
    let left_out: Vec<u64> =
        preview["left_out"].as_array().unwrap().iter().map(|l| l["row"].as_u64().unwrap()).collect();
    assert_eq!(left_out, [9, 14, 15, 17, 18, 21]);
}

#[test]
fn a_preview_writes_nothing_and_an_import_is_one_act_that_can_be_undone() {
    let (office, hlv) = office();
    write_typical_list(&office.path("hlv.xlsx"));
    let preview = preview(&office, "hlv.xlsx", hlv);
    assert_eq!(count(&office, "2026-05-04"), (0, 0));
    let done = apply(&office, &preview);
    assert_eq!(done["answer"]["new_person_count"], 4);
    assert_eq!(done["answer"]["new_membership_count"], 4);
    assert!(done["summary"].as_str().unwrap().contains("4 hội viên mới"), "{done}");
    assert_eq!(count(&office, "2026-05-04"), (4, 4));
    // The admission of row 10 is known by its year; the others were members before the book began.
    assert_eq!(count(&office, "2018-12-31"), (3, 3));
    let batches = office.call("list_import_batches", json!({ "organization_id": hlv }));
    assert_eq!(batches[0]["file_name"], "hlv.xlsx");
    assert_eq!(batches[0]["new_count"], 4);
    let entry = done["entry_id"].as_i64().unwrap();
    office.call("undo", json!({ "entry_id": entry }));
    assert_eq!(count(&office, "2026-05-04"), (0, 0));
}

#[test]
fn the_same_list_again_changes_nothing() {
    let (office, hlv) = office();
    write_typical_list(&office.path("hlv.xlsx"));
    apply(&office, &preview(&office, "hlv.xlsx", hlv));
    let again = preview(&office, "hlv.xlsx", hlv);
    // All four are known by number or by name and birth; Lê Thị Tư has no birth on either side.
    assert_eq!(
        again["counts"],
        json!({ "new": 0, "changed": 0, "same": 4, "missing": 0, "conflicting": 0, "unreadable": 0 })
    );
    assert!(again["remarks"].to_string().contains("đã được nhập"), "{again}");
    // The list counts as sent all the same.
    let period = office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": 3}));
    let period_id = period["answer"]["id"].clone();
    let again = preview(&office, "hlv.xlsx", hlv);
    let done = office.call("apply_import", json!({ "preview_id": again["preview_id"], "period_id": period_id }));
    assert_eq!(done["answer"]["changed_count"], 0);
    assert!(
        done["summary"].as_str().is_some_and(|said| said.ends_with("4 dòng giống sổ, không có gì thay đổi")),
        "{done}"
    );
    let register = office.call("list_submissions", json!({ "period_id": period_id }));
    assert!(register[0]["submitted_on"].is_string(), "{register}");
    // With every row left out nothing was sent that the book could say.
    let again = preview(&office, "hlv.xlsx", hlv);
    let all: Vec<Value> = rows(&office, &again).iter().map(|row| row["row"].clone()).collect();
    let failure = office.refuse("apply_import", json!({ "preview_id": again["preview_id"], "leave_out_rows": all }));
    assert_eq!(failure.code, "import.nothing_to_write");
}

#[test]
fn an_empty_cell_never_overwrites_and_a_change_shows_old_and_new() {
    let (office, hlv) = office();
    write_csv(
        &office,
        "a.csv",
        &["Họ và tên;Ngày sinh;Điện thoại;Đơn vị công tác", "Lê Văn An;17/05/1962;0912345678;Sở Y tế"],
    );
    apply(&office, &preview(&office, "a.csv", hlv));
    write_csv(
        &office,
        "b.csv",
        &["Họ và tên;Ngày sinh;Điện thoại;Đơn vị công tác", "LÊ VĂN AN;17/05/1962;0987654321;"],
    );
    let second = preview(&office, "b.csv", hlv);
    assert_eq!(second["counts"]["changed"], 1);
    let page = office.call("import_rows", json!({ "preview_id": second["preview_id"], "kind": "changed" }));
    assert_eq!(page["total"], 1);
    let change = json!({ "field": "phone", "old": "0912345678", "new": "0987654321", "conflict": null });
    assert_eq!(page["rows"][0]["changes"], json!([change]));
    let done = apply(&office, &second);
    assert_eq!(done["answer"]["changed_count"], 1);
    let person = office.call("get_person", json!({ "id": page["rows"][0]["person_id"] }));
    assert_eq!(person["person"]["phone"], "0987654321");
    assert_eq!(person["person"]["employer"], "Sở Y tế");
    assert_eq!(person["person"]["full_name"], "Lê Văn An");
}

#[test]
fn a_person_of_another_association_gets_a_second_membership_not_a_second_record() {
    let (office, hlv) = office();
    let sinh_hoc = office.organization("HSH", "Hội Sinh học", "member_association");
    write_csv(&office, "a.csv", &["Họ và tên;Ngày sinh", "Lê Văn An;17/05/1962"]);
    apply(&office, &preview(&office, "a.csv", hlv));
    let second = preview(&office, "a.csv", sinh_hoc);
    assert_eq!(second["counts"]["new"], 1);
    let done = apply(&office, &second);
    assert_eq!(
        (done["answer"]["new_person_count"].as_i64(), done["answer"]["new_membership_count"].as_i64()),
        (Some(0), Some(1))
    );
    assert_eq!(count(&office, "2026-05-04"), (1, 2));
}

#[test]
fn a_birth_put_right_in_the_list_makes_no_second_member() {
    let (office, hlv) = office();
    let head = "Họ và tên;Năm sinh;Điện thoại";
    let first = [head, "Nguyễn Văn Anh;1968;0905111222", "Trần Quang Trang;1993;", "Lê Thị Bê;1970;"];
    write_csv(&office, "a.csv", &first);
    apply(&office, &preview(&office, "a.csv", hlv));
    // The phone says that it is the same man; without one the namesake is pointed at, and nothing is decided.
    write_csv(
        &office,
        "b.csv",
        &[head, "Nguyễn Văn Anh;1986;0905 111 222", "Trần Quang Trang;1994;", "Lê Thị Bê;1970;"],
    );
    let again = preview(&office, "b.csv", hlv);
    let rows = rows(&office, &again);
    assert_eq!(rows[0]["kind"], "conflicting");
    let reason = rows[0]["issues"][0]["text"].as_str().unwrap();
    assert!(reason.contains("ngày sinh 1968") && reason.contains("danh sách ghi ngày sinh 1986"), "{reason}");
    assert_eq!(rows[1]["kind"], "new");
    assert_eq!(rows[1]["issues"][0]["kind"], "possible_duplicate", "{}", rows[1]);
    assert_eq!(rows[2]["kind"], "same");
    assert_eq!(apply(&office, &again)["answer"]["left_out_count"], 1);
}

#[test]
fn a_record_changed_by_another_associations_list_is_counted() {
    let (office, hlv) = office();
    let sinh_hoc = office.organization("HSH", "Hội Sinh học", "member_association");
    let head = "Họ và tên;Ngày sinh;Đơn vị công tác";
    write_csv(&office, "a.csv", &[head, "Lê Văn An;17/05/1962;UBND xã"]);
    apply(&office, &preview(&office, "a.csv", hlv));
    write_csv(&office, "b.csv", &[head, "Lê Văn An;17/05/1962;Sở Y tế", "Lê Thị Bê;khoảng 1960;"]);
    let second = preview(&office, "b.csv", sinh_hoc);
    let about = rows(&office, &second)[1]["issues"][0]["text"].as_str().unwrap().to_owned();
    assert_eq!(about, "“khoảng 1960” chỉ là khoảng chừng: đọc là 1960.");
    let done = apply(&office, &second);
    assert_eq!(done["answer"]["new_membership_count"], 2);
    assert_eq!(done["answer"]["changed_count"], 1);
    assert!(done["summary"].as_str().unwrap().contains("2 hội viên mới, 1 hồ sơ được sửa"), "{done}");
}

#[test]
fn nobody_is_matched_by_name_alone_and_missing_members_are_told() {
    let (office, hlv) = office();
    write_csv(&office, "a.csv", &["Họ và tên;Ngày sinh", "Lê Văn An;17/05/1962", "Trần Thị Ba;01/02/1970"]);
    apply(&office, &preview(&office, "a.csv", hlv));
    write_csv(&office, "b.csv", &["Họ và tên;Ngày sinh", "Lê Văn An;", "Võ Tư;03/04/1980", "Lê Văn An;17/05/1963"]);
    let second = preview(&office, "b.csv", hlv);
    // The first row may be the member; the third is another man of that name; Ba is not in the list.
    assert_eq!(
        second["counts"],
        json!({ "new": 2, "changed": 0, "same": 0, "missing": 1, "conflicting": 1, "unreadable": 0 })
    );
    let page = office.call("import_rows", json!({ "preview_id": second["preview_id"], "kind": "missing" }));
    assert_eq!(page["rows"][0]["values"]["full_name"], "Trần Thị Ba");
    let done = apply(&office, &second);
    assert_eq!(done["answer"]["left_out_count"], 1);
    assert_eq!(count(&office, "2026-05-04"), (4, 4));
}

#[test]
fn a_person_written_twice_is_taken_in_once() {
    let (office, hlv) = office();
    write_csv(&office, "a.csv", &["TT,Họ tên,Ngày sinh", "1,Lê Văn An,17/05/1962", "2,LÊ VĂN AN,17/5/1962"]);
    let preview = preview(&office, "a.csv", hlv);
    assert_eq!((preview["counts"]["new"].as_i64(), preview["counts"]["conflicting"].as_i64()), (Some(1), Some(1)));
    apply(&office, &preview);
    assert_eq!(count(&office, "2026-05-04"), (1, 1));
}

#[test]
fn an_import_for_another_state_of_the_book_is_refused() {
    let (office, hlv) = office();
    write_csv(&office, "a.csv", &["Họ tên,Năm sinh", "Lê Văn An,1962"]);
    let preview = preview(&office, "a.csv", hlv);
    office.organization("HSH", "Hội Sinh học", "member_association");
    let failure = office.refuse("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(failure.code, "import.book_changed");
    assert_eq!(count(&office, "2026-05-04"), (0, 0));
}

#[test]
fn a_stopped_import_writes_nothing() {
    let (office, hlv) = office();
    let mut lines = vec!["Họ tên;Ngày sinh".to_owned()];
    lines.extend((0..1000).map(|n| {
        format!(
            "Nguyễn Văn A{};{:02}/{:02}/19{:02}",
            "bcdefghijk".chars().nth(n % 10).unwrap(),
            n % 28 + 1,
            n % 12 + 1,
            n / 12
        )
    }));
    std::fs::write(office.path("a.csv"), lines.join("\n")).unwrap();
    let preview = preview(&office, "a.csv", hlv);
    // Stops itself once writing has begun.
    let job: std::sync::Arc<std::sync::OnceLock<Job>> = std::sync::Arc::default();
    let inner = job.clone();
    let stopping = Job::new(move |progress| {
        if progress.what.starts_with("Đang ghi") && progress.done >= 400 {
            inner.get().unwrap().cancel();
        }
    });
    job.set(stopping.clone()).ok();
    let request = json!({ "preview_id": preview["preview_id"] });
    let failure = dispatch(&office.session, "apply_import", request, &stopping).unwrap_err();
    assert_eq!(failure.code, "request.cancelled");
    assert_eq!(count(&office, "2026-05-04"), (0, 0));
    // The same preview can still be written.
    apply(&office, &preview);
    assert_eq!(count(&office, "2026-05-04").1, preview["counts"]["new"].as_i64().unwrap());
}

#[test]
fn the_user_may_name_sheet_header_and_columns() {
    let (office, hlv) = office();
    let mut book = Workbook::new();
    let first = book.add_worksheet().set_name("Bìa").unwrap();
    first.write(0, 0, "Họ và tên").unwrap();
    first.write(1, 0, "Người Khác").unwrap();
    let second = book.add_worksheet().set_name("Hai").unwrap();
    for (column, text) in ["x", "y", "z"].iter().enumerate() {
        second.write(2, column as u16, *text).unwrap();
    }
    for (column, text) in ["Lê Văn An", "1962", "Sở Y tế"].iter().enumerate() {
        second.write(3, column as u16, *text).unwrap();
    }
    book.save(office.path("la.xlsx")).unwrap();
    let preview = office.call(
        "preview_import",
        json!({
            "path": office.path("la.xlsx"), "organization_code": "HLV", "sheet": "Hai", "header_rows": [3],
            "columns": { "A": "full_name", "B": "birth_on", "C": "employer" }, "organization_id": null
        }),
    );
    assert_eq!(preview["organization_id"], hlv);
    assert_eq!(
        rows(&office, &preview)[0]["values"],
        json!({ "full_name": "Lê Văn An", "birth_on": "1962", "employer": "Sở Y tế" })
    );
    let refused = office
        .refuse("preview_import", json!({ "path": office.path("la.xlsx"), "organization_id": hlv, "sheet": "Ba" }));
    assert!(refused.sentence.contains("“Bìa”"), "{}", refused.sentence);
}

#[test]
fn sensitive_columns_are_read_only_when_switched_on() {
    let (office, hlv) = office();
    write_csv(&office, "a.csv", &["Họ tên;Năm sinh;Dân tộc", "Y Ngông Niê;1962;Ê Đê"]);
    let off = preview(&office, "a.csv", hlv);
    assert_eq!(rows(&office, &off)[0]["values"].get("ethnicity"), None);
    assert!(off["remarks"].to_string().contains("nhạy cảm"));
    let mut settings = office.call("get_settings", json!({}));
    settings["privacy"]["keep_ethnicity"] = json!(true);
    office.call("update_settings", settings);
    let on = preview(&office, "a.csv", hlv);
    assert_eq!(rows(&office, &on)[0]["values"]["ethnicity"], "Ê Đê");
}

#[test]
fn branches_are_known_by_name() {
    let (office, hlv) = office();
    office.call(
        "create_organization",
        json!({ "code": "HLV-1", "name": "Chi hội Cư M'gar", "kind": "branch", "status": "active", "parent_id": hlv }),
    );
    write_csv(&office, "a.csv", &["Họ tên;Năm sinh;Chi hội", "Lê Văn An;1962;Cư M’gar", "Võ Ba;1970;Krông Búk"]);
    let preview = preview(&office, "a.csv", hlv);
    let rows = rows(&office, &preview);
    assert_eq!(rows[0]["values"]["branch"], "Cư M’gar");
    assert_eq!(rows[1]["values"]["note"], "Chi hội: Krông Búk");
    apply(&office, &preview);
}
