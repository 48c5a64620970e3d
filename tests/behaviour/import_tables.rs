//! Tables of organisations, tasks, declared figures and agencies, as offices lay them out: read, compared, written in one
//! act, taken back; read again they change nothing. All names are made up.

use lienhiep_core::excel::templates::{TableTemplate, bytes};
use lienhiep_tests::Office;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

/// A workbook of one sheet: rows of cells from the top (`""` is empty, `#` before a number), and merged regions.
fn workbook(office: &Office, name: &str, rows: &[&[&str]], merged: &[(u32, u16, u32, u16)]) -> String {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Bảng").unwrap();
    for (top, left, bottom, right) in merged {
        let text = rows[*top as usize].get(usize::from(*left)).copied().unwrap_or_default();
        sheet.merge_range(*top, *left, *bottom, *right, text, &Format::new()).unwrap();
    }
    let is_inside = |row: u32, column: u16| {
        merged
            .iter()
            .any(|(top, left, bottom, right)| (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column))
    };
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            if cell.is_empty() || is_inside(row, column) {
                continue;
            }
            match cell.strip_prefix('#') {
                Some(number) => sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap(),
                None => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    let path = office.path(name);
    book.save(&path).unwrap();
    path.display().to_string()
}

/// A table read: the answer and its rows.
struct Read {
    preview: Value,
    rows: Vec<Value>,
}

fn read(office: &Office, request: Value) -> Read {
    let preview = office.call("preview_table", request);
    let rows = office.call("table_rows", json!({ "preview_id": preview["preview_id"], "limit": 1000 }));
    Read { rows: rows["rows"].as_array().unwrap().clone(), preview }
}

impl Read {
    #[track_caller]
    fn row(&self, number: u64) -> &Value {
        let found = self.rows.iter().find(|row| row["row"] == number);
        found.unwrap_or_else(|| panic!("no row {number}: {:#?}", self.rows))
    }

    #[track_caller]
    fn value(&self, number: u64, field: &str) -> Option<&str> {
        self.row(number)["values"][field].as_str()
    }

    #[track_caller]
    fn kind(&self, number: u64) -> &str {
        self.row(number)["kind"].as_str().unwrap()
    }

    fn left_out(&self, number: u64) -> Option<&str> {
        let rows = self.preview["left_out"].as_array().unwrap();
        rows.iter().find(|row| row["row"] == number)?["reason"].as_str()
    }

    fn counts(&self) -> [u64; 6] {
        let of = |kind: &str| self.preview["counts"][kind].as_u64().unwrap();
        ["new", "changed", "same", "missing", "conflicting", "unreadable"].map(of)
    }

    fn fields(&self) -> Vec<&str> {
        let columns = self.preview["columns"].as_array().unwrap();
        columns.iter().map(|column| column["field"].as_str().unwrap_or("-")).collect()
    }

    fn apply(&self, office: &Office) -> Value {
        office.call("apply_table", json!({ "preview_id": self.preview["preview_id"] }))
    }
}

fn undo(office: &Office, done: &Value) {
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
}

fn organization(office: &Office, code: &str) -> Option<Value> {
    let names = office.call("list_organization_names", json!({}));
    let id = names.as_array().unwrap().iter().find(|one| one["code"] == code)?["id"].clone();
    Some(office.call("get_organization", json!({ "id": id })))
}

/// The list of organisations as an office sends it: letterhead, two header rows with a merged head, a number row,
/// sections, a total and a signature.
fn organizations(office: &Office) -> String {
    let rows: &[&[&str]] = &[
        &["LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH"],
        &["DANH SÁCH TỔ CHỨC THÀNH VIÊN NĂM 2026"],
        &[
            "TT",
            "Tên hội, đơn vị",
            "Tên viết tắt",
            "Mã hội",
            "Ngày thành lập",
            "Ngày kết nạp",
            "Trụ sở",
            "",
            "Điện thoại",
            "MST",
            "Con dấu",
            "Sở quản lý",
            "Ghi chú",
        ],
        &["", "", "", "", "", "", "Địa chỉ", "Xã/phường", "", "", "", "", ""],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)"],
        &["I", "CÁC HỘI THÀNH VIÊN"],
        &[
            "#1",
            "Hội Làm vườn",
            "HLV",
            "HOI-LV",
            "1990",
            "05/03/1996",
            "12 Lê Duẩn",
            "phường Ea Kao",
            "#2623855123",
            "#600012345",
            "x",
            "Sở Nông nghiệp",
            "",
        ],
        &[
            "#2",
            "Hội Tin\u{A0}học ",
            "",
            "",
            "31/02/2001",
            "1999",
            "",
            "",
            "máy lẻ",
            "6000123457",
            "không rõ",
            "",
            "Mới thành lập",
        ],
        &["II", "CÁC ĐƠN VỊ TRỰC THUỘC"],
        &["#3", "Trung tâm Phổ biến kiến thức", "", "TT-PB", "", "", "", "", "", "", "", "", ""],
        &["III", "CÁC CHI HỘI"],
        &["#4", "Chi hội Ea Kao", "", "", "", "", "", "", "", "", "", "", ""],
        &["#5", "", "", "HOI-X", "", "", "", "", "", "", "", "", ""],
        &["", "Tổng cộng: 5 tổ chức"],
        &["", "", "", "", "", "Đắk Lắk, ngày 05 tháng 3 năm 2026"],
        &["", "NGƯỜI LẬP", "", "", "", "CHỦ TỊCH"],
    ];
    workbook(office, "to-chuc.xlsx", rows, &[(1, 0, 1, 12), (2, 6, 2, 7), (5, 1, 5, 6)])
}

#[test]
fn an_ugly_list_of_organisations_is_read_written_taken_back_and_the_same_when_read_again() {
    let office = Office::on("2026-11-22");
    let lv = office.organization("HOI-LV", "Hội Làm vườn", "member_association");
    office.organization("HOI-YH", "Hội Y học", "member_association");
    let path = organizations(&office);
    let request = json!({ "path": path, "subject": "organizations" });
    let list = read(&office, request.clone());
    assert_eq!(
        list.fields(),
        [
            "ordinal",
            "name",
            "short_name",
            "code",
            "founded_on",
            "joined_on",
            "address",
            "commune",
            "phone",
            "tax_code",
            "has_seal",
            "governing_department",
            "note"
        ]
    );
    assert_eq!(list.preview["header_rows"], json!([3, 4, 5]));
    // Hội Làm vườn changes; Tin học and Trung tâm are new; the branch has no association, a line has no name; Hội Y học
    // is not in the file.
    assert_eq!(list.counts(), [2, 1, 0, 1, 1, 1], "{:#?}", list.rows);
    assert_eq!(list.left_out(6), Some("Tiêu đề nhóm"));
    assert_eq!(list.left_out(14), Some("Dòng cộng"));
    assert_eq!(list.left_out(15), Some("Nơi, ngày và chữ ký"));
    let changed = list.row(7);
    let change = |field: &str| changed["changes"].as_array().unwrap().iter().find(|one| one["field"] == field).cloned();
    assert_eq!(change("phone").unwrap()["new"], "02623855123");
    assert_eq!(change("tax_code").unwrap()["new"], "0600012345");
    assert_eq!(change("founded_on").unwrap()["new"], "1990");
    assert_eq!(change("joined_on").unwrap()["new"], "05/03/1996");
    assert_eq!(change("has_seal").unwrap()["new"], "Có");
    assert_eq!(change("name"), None);
    assert_eq!(list.value(8, "name"), Some("Hội Tin học"));
    assert_eq!(list.value(8, "code"), Some("HTH"), "a code of its letters is proposed");
    assert_eq!(list.value(8, "kind"), Some("Hội thành viên"));
    let note = "Mới thành lập\nNgày thành lập: 31/02/2001\nNgày kết nạp: 1999\nĐiện thoại: máy lẻ\nCon dấu: không rõ";
    assert_eq!(list.value(8, "note"), Some(note), "what cannot be read is kept");
    assert_eq!(list.value(10, "kind"), Some("Đơn vị trực thuộc"), "its section says so");
    assert_eq!(list.kind(12), "conflicting");
    assert!(list.row(12)["reason"].as_str().unwrap().contains("ãy "));
    assert_eq!(list.kind(13), "unreadable");
    // Nothing is written yet, and nothing of the trial is left.
    assert!(organization(&office, "TT-PB").is_none());
    let done = list.apply(&office);
    assert_eq!(done["answer"], json!({ "new_count": 2, "changed_count": 1, "same_count": 0, "left_out_count": 2 }));
    assert_eq!(done["summary"], "Đã nhập tệp to-chuc.xlsx: 2 tổ chức mới, 1 tổ chức được sửa");
    let written = office.call("get_organization", json!({ "id": lv }));
    assert_eq!((&written["phone"], &written["has_seal"]), (&json!("02623855123"), &json!(true)));
    assert_eq!(written["joined_on"], "1996-03-05");
    assert_eq!(organization(&office, "HTH").unwrap()["note"], note);
    // The same file again: nothing new.
    let again = read(&office, request.clone());
    assert_eq!(again.counts(), [0, 0, 3, 1, 1, 1], "{:#?}", again.rows);
    let refused = office.refuse("apply_table", json!({ "preview_id": again.preview["preview_id"] }));
    assert_eq!(refused.code, "import.nothing_to_write");
    undo(&office, &done);
    assert!(organization(&office, "HTH").is_none());
    assert_eq!(office.call("get_organization", json!({ "id": lv }))["phone"], Value::Null);
    assert_eq!(read(&office, request).counts(), [2, 1, 0, 1, 1, 1]);
}

#[test]
fn an_empty_cell_keeps_what_the_book_has_and_a_column_can_stay() {
    let office = Office::on("2026-11-22");
    office.organization("A", "Hội A", "member_association");
    let write = |rows: &[&[&str]]| workbook(&office, "a.xlsx", rows, &[]);
    let first = write(&[&["Mã hội", "Tên hội", "Điện thoại", "Email"], &["A", "Hội A", "0905111222", "a@a.vn"]]);
    read(&office, json!({ "path": first, "subject": "organizations" })).apply(&office);
    let second = write(&[&["Mã hội", "Tên hội", "Điện thoại", "Email"], &["A", "Hội A", "0905111333", ""]]);
    let list = read(&office, json!({ "path": second, "subject": "organizations" }));
    assert_eq!(list.row(2)["changes"], json!([{ "field": "phone", "old": "0905111222", "new": "0905111333" }]));
    let keep = json!({ "preview_id": list.preview["preview_id"], "keep_fields": ["phone"] });
    let nothing = json!({ "new_count": 0, "changed_count": 0, "same_count": 1, "left_out_count": 0 });
    assert_eq!(office.call("forecast_table", keep.clone()), nothing);
    assert_eq!(office.refuse("apply_table", keep).code, "import.nothing_to_write");
    let list = read(&office, json!({ "path": second, "subject": "organizations" }));
    list.apply(&office);
    let written = organization(&office, "A").unwrap();
    assert_eq!((&written["phone"], &written["email"]), (&json!("0905111333"), &json!("a@a.vn")));
}

#[test]
fn between_two_organisations_nothing_is_guessed() {
    let office = Office::on("2026-11-22");
    office.organization("A", "Hội A", "member_association");
    office.organization("B", "Hội B", "member_association");
    office.organization("C1", "Câu lạc bộ C", "club");
    office.organization("C2", "Câu lạc bộ C", "club");
    let rows: &[&[&str]] = &[
        &["Mã hội", "Tên hội", "Lĩnh vực"],
        &["A", "Hội B", "y tế"],
        &["", "Câu lạc bộ C", "thơ"],
        &["", "Hội Mới tỉnh Đắk Lắk", ""],
        &["", "Hội mới tỉnh đắk lắk", ""],
        &["", "=1+1", ""],
    ];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let list = read(&office, json!({ "path": path, "subject": "organizations" }));
    assert!(list.row(2)["reason"].as_str().unwrap().starts_with("Mã “A” là của “Hội A”, nhưng tên là của “Hội B”."));
    assert!(list.row(3)["reason"].as_str().unwrap().contains("(mã C1, C2)"));
    assert_eq!([2, 3, 4, 5].map(|row| list.kind(row)), ["conflicting", "conflicting", "new", "conflicting"]);
    // Without a word of what it is.
    assert_eq!(list.kind(6), "conflicting");
    let alike = workbook(
        &office,
        "b.xlsx",
        &[&["Tên hội", "Tên viết tắt", "Loại hình"], &["Hội Khác", "HA", "Hội thành viên"]],
        &[],
    );
    let one = workbook(&office, "c.xlsx", &[&["Mã hội", "Tên hội", "Tên viết tắt"], &["A", "Hội A", "HA"]], &[]);
    read(&office, json!({ "path": one, "subject": "organizations" })).apply(&office);
    let alike = read(&office, json!({ "path": alike, "subject": "organizations" }));
    assert!(alike.row(2)["reason"].as_str().unwrap().starts_with("Tên viết tắt trùng với “Hội A” trong sổ"));
    // Nobody whom a line in doubt may mean is called missing.
    assert_eq!(list.counts()[3], 0);
}

#[test]
fn a_branch_may_come_with_its_association() {
    let office = Office::on("2026-11-22");
    let rows: &[&[&str]] = &[
        &["STT", "Tên tổ chức", "Loại hình", "Hội quản lý", "Mã"],
        &["#1", "Chi hội số 1", "Chi hội", "Hội Mới", ""],
        &["#2", "Chi hội số 1", "Chi hội", "Hội Khác", ""],
        &["#3", "Hội Mới", "Hội thành viên", "", "HM"],
        &["#4", "Hội Khác", "Hội thành viên", "", "HK"],
    ];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let request = json!({ "path": path, "subject": "organizations" });
    let list = read(&office, request.clone());
    assert_eq!(list.counts(), [4, 0, 0, 0, 0, 0], "{:#?}", list.rows);
    list.apply(&office);
    let names = office.call("list_organization_names", json!({}));
    let parent = |code: &str| organization(&office, code).unwrap()["id"].clone();
    let of = |id: Value| names.as_array().unwrap().iter().filter(|one| one["parent_id"] == id).count();
    assert_eq!((of(parent("HM")), of(parent("HK"))), (1, 1));
    assert_eq!(read(&office, request).counts(), [0, 0, 4, 0, 0, 0]);
}

fn agency(office: &Office, fields: Value) -> i64 {
    office.call("create_agency", fields)["answer"]["id"].as_i64().unwrap()
}

fn plan(office: &Office) -> i64 {
    let fields = json!({
        "doc_number": "5395/KH-UBND", "issued_on": "2021-06-18", "subject": "Thực hiện Chỉ thị 42",
        "starts_on": "2021-06-18", "ends_on": "2025-12-31", "groups": [{ "code": "I", "name": "Quán triệt" }]
    });
    office.call("create_plan", fields)["answer"]["id"].as_i64().unwrap()
}

/// A plan's table: merged group rows, a code in the same cell as its words, lists of agencies in one cell, a schedule
/// merged over two lines.
fn tasks(office: &Office) -> String {
    let rows: &[&[&str]] = &[
        &["PHỤ LỤC"],
        &["(Kèm theo Kế hoạch số 5395/KH-UBND)"],
        &["TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian thực hiện", "Sản phẩm", "Ghi chú"],
        &["", "", "Chủ trì", "Phối hợp", "", "", ""],
        &["I", "QUÁN TRIỆT"],
        &[
            "#1",
            "Tổ chức hội nghị quán triệt",
            "Ban Tuyên giáo",
            "Sở KH&CN; Sở Văn hóa, Thể thao và Du lịch,\nBáo tỉnh",
            "Quý IV/2021",
            "Hội nghị",
            "",
        ],
        &[
            "#2",
            "Tổng hợp, báo cáo kết quả",
            "Sở Khoa học và Công nghệ",
            "Các sở, ban, ngành",
            "Trước 15/9 hằng năm",
            "Báo cáo",
            "",
        ],
        &["II. PHÁT HUY VAI TRÒ"],
        &["#1", "Tư vấn, phản biện"],
        &["a)", "Đề án cấp tỉnh", "Sở Khoa học và Công nghệ", "", "2021–2025", "", ""],
        &["b)", "Dự án cấp xã", "UBND các huyện", "", "", "", ""],
        &["", "- Có lấy ý kiến", "", "", "", "", ""],
        &["#2", "Hội thi sáng tạo", "Liên hiệp hội", "", "Khi có điều kiện", "", "lần đầu"],
        &["", "", "", "", "TM. ỦY BAN NHÂN DÂN"],
    ];
    workbook(office, "nhiem-vu.xlsx", rows, &[(2, 2, 2, 3), (4, 1, 4, 6), (7, 0, 7, 6), (9, 4, 10, 4)])
}

#[test]
fn a_plan_s_table_keeps_codes_groups_and_words_and_agencies_are_not_guessed() {
    let office = Office::on("2026-11-22");
    let plan = plan(&office);
    let khcn =
        agency(&office, json!({ "name": "Sở Khoa học và Công nghệ", "short_name": "Sở KH&CN", "kind": "department" }));
    let xa =
        agency(&office, json!({ "name": "UBND các xã, phường", "kind": "commune", "valid_from_on": "2025-07-01" }));
    let huyen = agency(
        &office,
        json!({
            "name": "UBND các huyện, thị xã", "synonyms": ["UBND các huyện"], "kind": "district", "valid_to_on": "2025-07-01",
            "successor_id": xa
        }),
    );
    agency(&office, json!({ "name": "Liên hiệp hội", "kind": "union" }));
    let path = tasks(&office);
    let request = json!({ "path": path, "subject": "tasks", "plan_id": plan });
    let list = read(&office, request.clone());
    assert_eq!(list.fields(), ["code", "content", "lead", "coordinating", "schedule", "deliverable", "note"]);
    assert_eq!(list.counts(), [5, 0, 0, 0, 0, 0], "{:#?}", list.rows);
    let codes = [6, 7, 10, 11, 13].map(|row| list.value(row, "code").unwrap());
    assert_eq!(codes, ["I.1", "I.2", "II.1.a", "II.1.b", "II.2"]);
    assert_eq!(list.value(6, "group"), Some("I. Quán triệt"), "the book's own heading stays");
    assert_eq!(list.value(10, "group"), Some("II.1. Tư vấn, phản biện"));
    assert_eq!(list.value(13, "group"), Some("II. PHÁT HUY VAI TRÒ"));
    assert_eq!(list.value(11, "content"), Some("Dự án cấp xã\n- Có lấy ý kiến"));
    // The words as written, and what they were read as.
    assert_eq!(list.value(6, "schedule"), Some("Quý IV/2021"));
    assert_eq!(list.value(6, "schedule_meaning"), Some("Một lần, hạn 31/12/2021"));
    assert_eq!(list.value(7, "schedule_meaning"), Some("Hằng năm, hạn 15/09"));
    let late = list.row(7)["issues"].to_string();
    assert!(late.contains("đã có 6 lần đến hạn"), "late at once: {late}");
    assert_eq!(list.value(10, "schedule_meaning"), Some("Trong khoảng thời gian, từ 01/01/2021, hạn 31/12/2025"));
    assert_eq!(list.value(11, "schedule"), Some("2021–2025"), "a merged cell holds for each of its lines");
    assert_eq!(list.value(13, "schedule_meaning"), Some("Không có hạn"));
    assert_eq!(list.value(6, "lead"), Some("Ban Tuyên giáo"));
    assert_eq!(list.value(6, "coordinating"), Some("Sở Khoa học và Công nghệ"));
    assert_eq!(list.value(11, "lead"), Some("UBND các huyện, thị xã"));
    let told = list.row(11)["issues"].to_string();
    assert!(told.contains("nay là “UBND các xã, phường”"), "{told}");
    let unknown: Vec<&str> = list.preview["unknown_agencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["doubt"] == "unknown")
        .map(|one| one["written"].as_str().unwrap())
        .collect();
    assert_eq!(unknown, ["Ban Tuyên giáo", "Báo tỉnh", "Các sở, ban, ngành", "Sở Văn hóa, Thể thao và Du lịch"]);
    // Kept as written, by default.
    let done = list.apply(&office);
    let detail = |code: &str| {
        let rows = office.call("list_tasks", json!({ "plan_id": plan, "limit": 100 }));
        let id = rows["rows"].as_array().unwrap().iter().find(|row| row["code"] == code).unwrap()["id"].clone();
        office.call("get_task", json!({ "id": id }))["task"].clone()
    };
    let first = detail("I.1");
    assert_eq!((&first["lead_agency_id"], &first["lead_as_written"]), (&Value::Null, &json!("Ban Tuyên giáo")));
    assert_eq!(first["note"], "Phối hợp: Sở Văn hóa, Thể thao và Du lịch\nPhối hợp: Báo tỉnh");
    assert_eq!(first["coordinating"][0]["agency_id"], khcn);
    assert_eq!(first["coordinating"][0]["as_written"], "Sở KH&CN");
    assert_eq!((&first["due_on"], &first["schedule_kind"]), (&json!("2021-12-31"), &json!("once")));
    assert_eq!(
        (&detail("II.1.b")["lead_agency_id"], &detail("II.1.b")["lead_as_written"]),
        (&json!(huyen), &json!("UBND các huyện"))
    );
    let groups = office.call("get_plan", json!({ "id": plan }))["groups"].clone();
    let groups: Vec<&str> = groups.as_array().unwrap().iter().map(|group| group["code"].as_str().unwrap()).collect();
    assert_eq!(groups, ["I", "II.1", "II"]);
    assert_eq!(read(&office, request.clone()).counts(), [0, 0, 5, 0, 0, 0]);
    undo(&office, &done);
    // Added only where it is chosen; another one is known under another name.
    let mut chosen = request.clone();
    chosen["agencies"] = json!({
        "Báo tỉnh": { "is": "create" }, "Ban Tuyên giáo": { "is": "known", "agency_id": khcn },
        "Sở Văn hóa, Thể thao và Du lịch": { "is": "create" }
    });
    let list = read(&office, chosen.clone());
    assert_eq!(list.value(6, "lead"), Some("Sở Khoa học và Công nghệ"));
    list.apply(&office);
    let first = detail("I.1");
    assert_eq!((&first["lead_agency_id"], &first["lead_as_written"]), (&json!(khcn), &json!("Ban Tuyên giáo")));
    let names: Vec<&str> =
        first["coordinating"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Sở Văn hóa, Thể thao và Du lịch", "Báo tỉnh"]);
    assert_eq!(first["note"], Value::Null);
    assert_eq!(read(&office, chosen).counts(), [0, 0, 5, 0, 0, 0]);
}

#[test]
fn what_somebody_put_right_of_a_time_stays_while_its_words_are_the_same() {
    let office = Office::on("2026-11-22");
    let plan = plan(&office);
    let head: &[&str] = &["TT", "Nội dung", "Chủ trì", "Thời gian"];
    let path = workbook(&office, "a.xlsx", &[head, &["I.1", "Hội thi", "Sở A", "Khi có điều kiện"]], &[]);
    read(&office, json!({ "path": path, "subject": "tasks", "plan_id": plan })).apply(&office);
    let rows = office.call("list_tasks", json!({ "plan_id": plan, "limit": 10 }));
    let mut task = office.call("get_task", json!({ "id": rows["rows"][0]["id"] }))["task"].clone();
    task["schedule_kind"] = json!("once");
    task["due_on"] = json!("2026-12-31");
    let fields: Value = task.clone();
    office.call("update_task", json!({ "id": task["id"], "version": task["version"], "fields": fields }));
    let list = read(&office, json!({ "path": path, "subject": "tasks", "plan_id": plan }));
    assert_eq!(list.counts(), [0, 0, 1, 0, 0, 0], "{:#?}", list.rows);
    // Other words are another time.
    let path = workbook(&office, "a.xlsx", &[head, &["I.1", "Hội thi", "Sở A", "Hằng quý"]], &[]);
    let list = read(&office, json!({ "path": path, "subject": "tasks", "plan_id": plan }));
    assert_eq!(
        list.row(2)["changes"],
        json!([
            { "field": "schedule", "old": "Khi có điều kiện", "new": "Hằng quý" },
            { "field": "schedule_meaning", "old": "Một lần, hạn 31/12/2026", "new": "Hằng quý" }
        ])
    );
}

#[test]
fn an_agency_that_the_office_gave_to_the_words_of_a_plan_stays() {
    let office = Office::on("2026-11-22");
    let plan = plan(&office);
    agency(&office, json!({ "name": "Báo Đắk Lắk", "synonyms": ["Báo tỉnh"], "kind": "other" }));
    let given = agency(&office, json!({ "name": "Ban Tuyên giáo và Dân vận Tỉnh ủy", "kind": "party_body" }));
    let helper = agency(&office, json!({ "name": "Sở Nội vụ", "kind": "department" }));
    let head: &[&str] = &["TT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm"];
    let table = |lead: &str, product: &str| {
        let rows: &[&[&str]] = &[head, &["I.1", "Hội nghị", lead, "Ban Lạ; Báo tỉnh", product]];
        workbook(&office, "a.xlsx", rows, &[])
    };
    let request = |path: String| json!({ "path": path, "subject": "tasks", "plan_id": plan });
    read(&office, request(table("Ban Tuyên giáo", "Báo cáo"))).apply(&office);
    let rows = office.call("list_tasks", json!({ "plan_id": plan, "limit": 10 }));
    let id = rows["rows"][0]["id"].clone();
    let task = || office.call("get_task", json!({ "id": id }))["task"].clone();
    let mut fields = task();
    assert_eq!((&fields["lead_agency_id"], &fields["lead_as_written"]), (&Value::Null, &json!("Ban Tuyên giáo")));
    assert_eq!(fields["note"], "Phối hợp: Ban Lạ");
    fields["lead_agency_id"] = json!(given);
    let new = json!({ "agency_id": helper, "as_written": "Ban Lạ", "name": "Sở Nội vụ" });
    fields["coordinating"].as_array_mut().unwrap().push(new);
    fields["note"] = Value::Null;
    let version = fields["version"].clone();
    office.call("update_task", json!({ "id": id, "version": version, "fields": fields }));
    // The same file: no change, and nobody is asked about words that the office has answered.
    let list = read(&office, request(table("Ban Tuyên giáo", "Báo cáo")));
    assert_eq!(list.counts(), [0, 0, 1, 0, 0, 0], "{:#?}", list.rows);
    assert_eq!(list.preview["unknown_agencies"], json!([]));
    assert_eq!(list.value(2, "lead"), Some("Ban Tuyên giáo và Dân vận Tỉnh ủy"));
    // Another column of the line changes that column alone.
    let list = read(&office, request(table("Ban Tuyên giáo", "Nghị quyết")));
    assert_eq!(list.row(2)["changes"], json!([{ "field": "deliverable", "old": "Báo cáo", "new": "Nghị quyết" }]));
    list.apply(&office);
    let written = task();
    assert_eq!((&written["lead_agency_id"], &written["lead_as_written"]), (&json!(given), &json!("Ban Tuyên giáo")));
    let coordinating = written["coordinating"].as_array().unwrap();
    assert_eq!(coordinating.len(), 2);
    assert!(coordinating.iter().any(|one| one["agency_id"] == helper && one["as_written"] == "Ban Lạ"));
    assert_eq!((&written["note"], &written["deliverable"]), (&Value::Null, &json!("Nghị quyết")));
    // Other words are another agency.
    let list = read(&office, request(table("Sở Nội vụ", "Nghị quyết")));
    let changes = list.row(2)["changes"].as_array().unwrap();
    let lead = changes.iter().find(|one| one["field"] == "lead").unwrap();
    assert_eq!((&lead["old"], &lead["new"]), (&json!("Ban Tuyên giáo và Dân vận Tỉnh ủy"), &json!("Sở Nội vụ")));
}

#[test]
fn what_a_dialog_would_refuse_of_a_task_is_refused_before_it_is_written() {
    let office = Office::on("2026-11-22");
    let plan = plan(&office);
    let rows: &[&[&str]] = &[
        &["TT", "Nội dung", "Chủ trì", "Thời gian"],
        &["I.1", "Hội thi", "Sở A", "Quý IV/2021"],
        &["I.1", "Hội thảo", "Sở A", "Quý IV/2021"],
        &["I.2", "Hội nghị", "Sở A", "Quý I/1850"],
        &["", "Vài lời không ai làm", "", ""],
    ];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let list = read(&office, json!({ "path": path, "subject": "tasks", "plan_id": plan }));
    assert_eq!(list.kind(2), "new");
    assert_eq!(list.kind(3), "conflicting");
    assert_eq!(list.kind(5), "conflicting");
    let refused = office.refuse("preview_table", json!({ "path": path, "subject": "tasks" }));
    assert_eq!(refused.sentence, "Chưa chọn kế hoạch của các nhiệm vụ. Hãy chọn kế hoạch.");
}

/// Figures under two header rows, the day in the title, a total below.
fn figures(office: &Office) -> String {
    let rows: &[&[&str]] = &[
        &["SỐ LIỆU HỘI VIÊN"],
        &["(Tính đến ngày 30/6/2026)"],
        &["STT", "Tên hội", "Số chi hội", "Số lượng hội viên", "", "Trình độ", "", "", "", "", "", "", "", "Ghi chú"],
        &["", "", "", "Tổng số", "Nữ", "GS", "PGS", "TS", "ThS", "ĐH", "CĐ", "TC", "Khác", ""],
        &["#1", "Hội Làm vườn", "#12", "2.140", "#700", "", "", "#5", "#20", "#100", "#15", "#0", "#2000", ""],
        &["#2", "HỘI Y HỌC", "-", "1640 hội viên", "khoảng 900", "", "#1", "", "", "", "", "", "", "chưa đủ"],
        &["#3", "Hội Không có", "", "#10", "", "", "", "", "", "", "", "", "", ""],
        &["#4", "Hội Tin học", "#3", "", "", "", "", "", "", "", "", "", "", ""],
        &["", "Tổng cộng", "#15", "#3790", "", "", "", "", "", "", "", "", "", ""],
    ];
    workbook(office, "so-ke-khai.xlsx", rows, &[(2, 3, 2, 4), (2, 5, 2, 12)])
}

#[test]
fn declared_figures_are_read_by_their_organisations_and_days() {
    let office = Office::on("2026-11-22");
    let lv = office.organization("LV", "Hội Làm vườn", "member_association");
    let yh = office.organization("YH", "Hội Y học", "member_association");
    office.organization("TH", "Hội Tin học", "member_association");
    office.organization("KT", "Hội Kế toán", "member_association");
    let path = figures(&office);
    let request = json!({ "path": path, "subject": "figures" });
    let list = read(&office, request.clone());
    assert_eq!(
        list.fields(),
        [
            "ordinal",
            "name",
            "branch_count",
            "member_count",
            "female_count",
            "professor_count",
            "associate_professor_count",
            "doctor_count",
            "master_count",
            "bachelor_count",
            "college_count",
            "intermediate_count",
            "other_count",
            "note"
        ]
    );
    assert_eq!(list.preview["as_of_on"], "2026-06-30");
    assert_eq!(list.counts(), [2, 0, 0, 1, 2, 0], "{:#?}", list.rows);
    assert_eq!((list.value(5, "member_count"), list.value(5, "intermediate_count")), (Some("2.140"), Some("0")));
    assert_eq!(list.value(6, "note"), Some("chưa đủ\nNữ: khoảng 900"));
    assert_eq!(list.left_out(9), Some("Dòng cộng"));
    assert!(list.row(7)["reason"].as_str().unwrap().starts_with("Chưa có tổ chức này trong sổ."));
    assert!(list.row(8)["reason"].as_str().unwrap().starts_with("Chưa có tổng số hội viên."));
    let done = list.apply(&office);
    let figure = |id: i64| office.call("list_declared_figures", json!({ "organization_id": id }))[0].clone();
    assert_eq!(figure(lv)["member_count"], 2140);
    assert_eq!((&figure(lv)["professor_count"], &figure(lv)["intermediate_count"]), (&Value::Null, &json!(0)));
    assert_eq!((&figure(yh)["as_of_on"], &figure(yh)["source"]), (&json!("2026-06-30"), &json!("Tệp so-ke-khai.xlsx")));
    assert_eq!(read(&office, request.clone()).counts(), [0, 0, 2, 1, 2, 0]);
    // Of another day they are other figures; of a day to come none.
    let of = |day: &str| json!({ "path": path, "subject": "figures", "as_of_on": day });
    assert_eq!(read(&office, of("2026-09-30")).counts(), [2, 0, 0, 1, 2, 0]);
    let later = read(&office, of("2027-01-01"));
    assert_eq!(later.counts(), [0, 0, 0, 1, 4, 0]);
    assert!(later.row(5)["reason"].as_str().unwrap().contains("ở sau hôm nay"));
    undo(&office, &done);
    assert_eq!(figure(lv), Value::Null);
}

#[test]
fn agencies_come_with_their_names_and_successors() {
    let office = Office::on("2026-11-22");
    agency(
        &office,
        json!({ "name": "Sở Khoa học và Công nghệ", "synonyms": ["Sở KHCN"], "kind": "department", "phone": "02623855000" }),
    );
    let rows: &[&[&str]] = &[
        &["DANH MỤC CƠ QUAN"],
        &[
            "STT",
            "Cơ quan, đơn vị",
            "Tên viết tắt",
            "Khối",
            "Tên gọi khác",
            "Ngày bắt đầu",
            "Ngày hết hiệu lực",
            "Cơ quan kế thừa",
            "Đầu mối",
            "Điện thoại",
            "Email",
        ],
        &["A", "SỞ, BAN, NGÀNH"],
        &["#1", "Sở Thông tin và Truyền thông", "Sở TT&TT", "", "", "", "01/03/2025", "Sở KH&CN", "", "", ""],
        &[
            "#2",
            "Sở Khoa học và Công nghệ",
            "Sở KH&CN",
            "",
            "Sở Khoa học",
            "",
            "",
            "",
            "Nguyễn Thử",
            "0262 3855 000",
            "so@x",
        ],
        &["B", "UBND CẤP XÃ"],
        &["#3", "UBND phường Tân Lập", "", "", "", "01/07/2025", "", "", "", "", ""],
        &["#4", "UBND huyện Cũ", "", "UBND cấp huyện", "", "", "01/07/2025", "UBND phường Tân Lập", "", "", ""],
        &["#5", "Sở Lạ", "", "hành tinh", "", "01/07/2025", "01/01/2020", "", "", "", ""],
        &["#6", "Ban Mất", "", "", "", "", "01/07/2025", "Ban Không có", "", "", ""],
    ];
    let path = workbook(&office, "co-quan.xlsx", rows, &[]);
    let request = json!({ "path": path, "subject": "agencies" });
    let list = read(&office, request.clone());
    assert_eq!(list.counts(), [4, 1, 0, 0, 1, 0], "{:#?}", list.rows);
    assert_eq!(list.value(4, "kind"), Some("Sở, ngành"));
    assert_eq!(list.value(7, "kind"), Some("UBND cấp xã"));
    assert_eq!(list.value(8, "successor"), Some("UBND phường Tân Lập"));
    assert_eq!(list.value(5, "synonyms"), Some("Sở KHCN; Sở Khoa học"));
    assert!(!list.row(5)["changes"].to_string().contains("phone"), "the same digits");
    assert!(list.row(9)["reason"].as_str().unwrap().contains("không sau ngày bắt đầu"));
    assert_eq!(list.value(10, "note"), Some("Cơ quan kế thừa: Ban Không có"));
    let done = list.apply(&office);
    let find = |name: &str| office.call("find_agency", json!({ "name": name }));
    assert_eq!(find("Sở TT&TT")["successor_id"], find("Sở KHCN")["id"]);
    assert_eq!(find("UBND huyện Cũ")["successor_id"], find("UBND phường Tân Lập")["id"]);
    assert_eq!(find("Sở Khoa học")["contact_name"], "Nguyễn Thử");
    assert_eq!(read(&office, request.clone()).counts(), [0, 0, 5, 0, 1, 0]);
    undo(&office, &done);
    assert_eq!(find("Sở TT&TT"), Value::Null);
    assert_eq!(read(&office, request).counts(), [4, 1, 0, 0, 1, 0]);
}

#[test]
fn a_successor_that_is_not_written_does_not_vanish_without_a_word() {
    let office = Office::on("2026-11-22");
    agency(&office, json!({ "name": "Sở Đã có", "kind": "department" }));
    let head: &[&str] = &["Cơ quan, đơn vị", "Tên viết tắt", "Ngày hết hiệu lực", "Cơ quan kế thừa"];
    let rows: &[&[&str]] =
        &[head, &["Sở Cũ", "", "01/07/2025", "Sở Mới"], &["Sở Mới"], &["Sở Đã có", "", "01/07/2025", "Sở Mới"]];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let request = json!({ "path": path, "subject": "agencies" });
    let list = read(&office, request.clone());
    assert_eq!(list.counts(), [2, 1, 0, 0, 0, 0], "{:#?}", list.rows);
    let find = |name: &str| office.call("find_agency", json!({ "name": name }));
    let without = |rows: Value, keep: Value| json!({ "preview_id": list.preview["preview_id"], "leave_out_rows": rows, "keep_fields": keep });
    // The successor's own line is not ticked: neither a new agency nor one of the book loses it in silence.
    let refused = office.refuse("apply_table", without(json!([3]), json!([])));
    assert_eq!(
        refused.sentence,
        "Dòng 2: Cơ quan kế thừa “Sở Mới” (dòng 3) của “Sở Cũ” không được ghi nên chưa có trong sổ. Hãy chọn ghi cả dòng của \
         cơ quan kế thừa, hoặc bỏ chọn dòng này. Chưa có dòng nào được ghi."
    );
    let refused = office.refuse("apply_table", without(json!([2, 3]), json!([])));
    assert!(refused.sentence.starts_with("Dòng 4: Cơ quan kế thừa “Sở Mới” (dòng 3)"), "{}", refused.sentence);
    assert_eq!((find("Sở Cũ"), find("Sở Mới")), (Value::Null, Value::Null));
    // A column that stays asks for no successor.
    let done = office.call("apply_table", without(json!([2, 3]), json!(["successor"])));
    assert_eq!((&done["answer"]["changed_count"], &find("Sở Đã có")["successor_id"]), (&json!(1), &Value::Null));
    undo(&office, &done);
    read(&office, request).apply(&office);
    assert_eq!(find("Sở Cũ")["successor_id"], find("Sở Mới")["id"]);
    assert_eq!(find("Sở Đã có")["successor_id"], find("Sở Mới")["id"]);
    // A name of several.
    let rows: &[&[&str]] =
        &[head, &["Phòng Cũ", "", "01/07/2025", "PM"], &["Phòng Mới", "PM"], &["Phòng Mai", "PM"], &["Phòng Lẻ"]];
    let several = read(&office, json!({ "path": workbook(&office, "b.xlsx", rows, &[]), "subject": "agencies" }));
    assert_eq!([2, 3, 4, 5].map(|row| several.kind(row)), ["conflicting", "new", "new", "new"], "{:#?}", several.rows);
    assert_eq!(
        several.row(2)["reason"],
        "Cơ quan kế thừa “PM” (dòng 3) của “Phòng Cũ” là tên của nhiều cơ quan. Hãy ghi tên đầy đủ của cơ quan kế thừa ở \
         dòng này, hoặc bỏ chọn dòng này."
    );
    several.apply(&office);
    assert_eq!(find("Phòng Cũ"), Value::Null);
}

#[test]
fn a_book_that_changed_meanwhile_is_not_written() {
    let office = Office::on("2026-11-22");
    let path = workbook(&office, "a.xlsx", &[&["Mã hội", "Tên hội"], &["A", "Hội A"]], &[]);
    let list = read(&office, json!({ "path": path, "subject": "organizations" }));
    office.organization("B", "Hội B", "member_association");
    let refused = office.refuse("apply_table", json!({ "preview_id": list.preview["preview_id"] }));
    assert_eq!(refused.code, "import.book_changed");
    let gone = office.refuse("apply_table", json!({ "preview_id": "không có" }));
    assert_eq!(gone.code, "import.preview_gone");
    assert!(organization(&office, "A").is_none());
}

#[test]
fn hostile_cells_stay_words_and_a_table_of_something_else_is_told() {
    let office = Office::on("2026-11-22");
    let rows: &[&[&str]] = &[
        &["Mã hội", "Tên hội", "Loại hình", "Email", "Website"],
        &["X'; DROP TABLE organization;--", "=HYPERLINK(\"http://x\")", "Câu lạc bộ", "a@b", "javascript:alert(1)"],
        &["\u{202E}Y", "<script>alert(1)</script>", "Câu lạc bộ", "", ""],
    ];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let list = read(&office, json!({ "path": path, "subject": "organizations" }));
    assert_eq!(list.counts(), [2, 0, 0, 0, 0, 0], "{:#?}", list.rows);
    list.apply(&office);
    assert_eq!(organization(&office, "Y").unwrap()["name"], "<script>alert(1)</script>");
    let people = workbook(&office, "b.xlsx", &[&["Họ đệm", "Năm sinh"], &["Lê", "1962"]], &[]);
    let refused = office.refuse("preview_table", json!({ "path": people, "subject": "organizations" }));
    assert_eq!(refused.code, "import_table.no_naming_column");
    let wrong = json!({ "path": path, "subject": "organizations", "columns": { "B": "content" } });
    assert_eq!(office.refuse("preview_table", wrong).code, "import_table.not_its_field");
}

#[test]
fn each_template_is_read_back_by_itself() {
    let office = Office::on("2026-11-22");
    let plan = plan(&office);
    let id = office.organization("A", "Hội A", "member_association");
    for template in ["organizations", "agencies", "tasks", "figures", "members"] {
        let path = office.path(&format!("mau-{template}.xlsx"));
        let saved = office.call("save_table_template", json!({ "path": path, "template": template }));
        assert_eq!(saved["path"], path.display().to_string());
        let preview = match template {
            "members" => office.call("preview_import", json!({ "path": path, "organization_id": id })),
            _ => office.call("preview_table", json!({ "path": path, "subject": template, "plan_id": plan })),
        };
        let columns = preview["columns"].as_array().unwrap();
        assert!(columns.len() >= 7, "{template}");
        let unknown: Vec<&Value> = columns.iter().filter(|column| column["field"].is_null()).collect();
        assert_eq!(unknown, Vec::<&Value>::new(), "{template}");
        let fields: std::collections::BTreeSet<&str> =
            columns.iter().map(|one| one["field"].as_str().unwrap()).collect();
        assert_eq!(fields.len(), columns.len(), "{template}");
        assert_eq!(preview["sheet"], "Danh sách", "{template}");
    }
}

#[test]
fn no_template_names_a_person_or_a_machine() {
    for template in TableTemplate::ALL {
        let bytes = bytes(*template).unwrap();
        let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut core = String::new();
        std::io::Read::read_to_string(&mut parts.by_name("docProps/core.xml").unwrap(), &mut core).unwrap();
        assert!(core.contains("<dc:creator></dc:creator>"), "{core}");
        assert!(core.contains("2026-01-01"), "{core}");
    }
}

#[test]
fn a_table_below_with_other_columns_is_not_read_as_this_one() {
    let office = Office::on("2026-11-22");
    let rows: &[&[&str]] = &[
        &["Mã hội", "Tên hội", "Điện thoại"],
        &["A", "Hội A", "0905111222"],
        &["Mã hội", "Tên hội", "Điện thoại"],
        &["B", "Hội B", "0905111333"],
        &["Tên hội", "Mã hội", "Website"],
        &["Hội C", "C", "c.vn"],
    ];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let list = read(&office, json!({ "path": path, "subject": "organizations" }));
    assert_eq!(list.counts(), [2, 0, 0, 0, 0, 0], "{:#?}", list.rows);
    assert_eq!(list.left_out(3), Some("Tiêu đề lặp lại"));
    assert_eq!(list.left_out(6), Some("Bảng khác phía dưới, chưa đọc"));
    let below = read(&office, json!({ "path": path, "subject": "organizations", "header_rows": [5] }));
    assert_eq!((below.value(6, "code"), below.value(6, "website")), (Some("C"), Some("c.vn")));
}

#[test]
fn a_list_in_an_old_encoding_is_read_in_todays_letters() {
    let office = Office::on("2026-11-22");
    let text = "STT;Tªn héi;§Þa chØ;Lo¹i h×nh\n1;Héi Lµm v\u{AD}ên;ph\u{AD}êng T©n LËp;Héi thµnh viªn\n2;Héi §«ng y;ph\u{AD}êng Ea Kao;Héi thµnh viªn\n";
    std::fs::write(office.path("cu.csv"), text).unwrap();
    let request =
        |answers: Value| json!({ "path": office.path("cu.csv"), "subject": "organizations", "answers": answers });
    let list = read(&office, request(json!({})));
    assert_eq!(list.value(2, "name"), Some("Hội Làm vườn"), "{:#?}", list.preview);
    assert_eq!(list.value(3, "address"), Some("phường Ea Kao"));
    let questions = list.preview["questions"].as_array().unwrap();
    assert!(questions.iter().any(|one| one["key"] == "encoding:B" && one["answer"] == "tcvn3"));
}

#[test]
fn rows_left_out_are_not_written() {
    let office = Office::on("2026-11-22");
    let rows: &[&[&str]] = &[&["Mã hội", "Tên hội"], &["A", "Hội A"], &["B", "Hội B"]];
    let path = workbook(&office, "a.xlsx", rows, &[]);
    let list = read(&office, json!({ "path": path, "subject": "organizations" }));
    let done = office.call("apply_table", json!({ "preview_id": list.preview["preview_id"], "leave_out_rows": [2] }));
    assert_eq!(done["answer"], json!({ "new_count": 1, "changed_count": 0, "same_count": 0, "left_out_count": 1 }));
    assert!(organization(&office, "A").is_none() && organization(&office, "B").is_some());
}
