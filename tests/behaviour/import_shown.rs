//! What the difference shows is what is written, and what cannot be taken in is refused before anything is.

use std::collections::BTreeSet;

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

/// The fields that the book holds of the only person whose name begins so, beside those every record has.
fn written(office: &Office, name: &str) -> BTreeSet<String> {
    let row = office.call("list_people", json!({ "search": name }))["rows"][0].clone();
    let person = office.call("get_person", json!({ "id": row["id"] }));
    let mut fields = BTreeSet::new();
    let mut collect = |record: &Value, known: &[&str]| {
        for field in known {
            if !record[*field].is_null() {
                fields.insert((*field).to_owned());
            }
        }
    };
    let of_person = [
        "full_name",
        "birth_on",
        "sex",
        "national_id",
        "academic_title",
        "degree",
        "education_level",
        "specialty",
        "employer",
        "job_title",
        "working_status",
        "phone",
        "email",
        "address",
        "awards",
        "note",
    ];
    collect(&person["person"], &of_person);
    collect(
        &person["memberships"][0],
        &["admitted_on", "decision_number", "decision_on", "decision_issuer", "card_number", "card_on", "role"],
    );
    fields
}

fn shown(preview: &Value) -> BTreeSet<String> {
    preview["fields"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect()
}

fn derived(preview: &Value, field: &str) -> Value {
    let fields = preview["fields"].as_array().unwrap();
    fields.iter().find(|one| one["field"] == field).map(|one| one["derived_from"].clone()).unwrap_or_default()
}

#[test]
fn a_level_among_the_awards_is_shown_before_it_is_written() {
    let (office, id) = office();
    let made = preview(
        &office,
        "TT,Họ và tên,Nam,Nữ,Khen thưởng,Năm vào Hội\n1,TS. Lê Văn An,x,,Kỹ sư,2019\n2,Bùi Thị Bình,,x,Kỹ sư,2020\n",
        id,
    );
    assert_eq!(derived(&made, "education_level"), json!(["E"]), "{}", made["fields"]);
    assert_eq!(derived(&made, "degree"), json!(["B"]));
    assert_eq!(derived(&made, "sex"), json!(["C", "D"]));
    assert_eq!(derived(&made, "admitted_on"), json!([]));
    let rows =
        made["fields"].as_array().unwrap().iter().find(|one| one["field"] == "degree").unwrap()["row_count"].clone();
    assert_eq!(rows, 1);
    office.call("apply_import", json!({ "preview_id": made["preview_id"] }));
    let all: BTreeSet<String> =
        written(&office, "Lê Văn An").union(&written(&office, "Bùi Thị Bình")).cloned().collect();
    assert_eq!(shown(&made), all);
    let expected = ["full_name", "sex", "degree", "education_level", "admitted_on"];
    assert_eq!(all, expected.map(str::to_owned).into());
}

#[test]
fn every_field_of_a_full_list_is_shown_and_written() {
    let (office, id) = office();
    let made = preview(
        &office,
        "TT;Họ và tên;Ngày sinh;Học hàm, học vị, trình độ;Số CCCD;Điện thoại;Email;Đơn vị công tác;Chức vụ;Số thẻ;Quyết định số;Quyết định ngày;Nơi ban hành;Ghi chú\n\
         1;Lê Văn An;17/5/1962;PGS.TS Nông học;001062001234;0912345678;an@example.vn;Trường Cao đẳng;Trưởng khoa;12/HLV;5/QĐ;1/2/2019;Hội;Nghỉ hưu\n",
        id,
    );
    assert_eq!(derived(&made, "specialty"), json!(["D"]), "{}", made["fields"]);
    office.call("apply_import", json!({ "preview_id": made["preview_id"] }));
    assert_eq!(shown(&made), written(&office, "Lê Văn An"));
}

#[test]
fn what_would_be_written_is_counted_for_the_choices_made() {
    let (office, hlv) = office();
    let hsh = office.organization("HSH", "Hội Sinh học", "member_association");
    let head = "Họ và tên;Ngày sinh;Đơn vị công tác;Điện thoại\n";
    let first = format!("{head}Lê Văn An;17/05/1962;UBND xã;\nTrần Thị Ba;01/02/1970;Sở Y tế;\n");
    let preview_id = preview(&office, &first, hsh)["preview_id"].clone();
    office.call("apply_import", json!({ "preview_id": preview_id }));
    let first = format!("{head}Võ Tư;03/04/1980;Sở Y tế;0905111222\nĐỗ Năm;05/06/1981;;\n");
    let preview_id = preview(&office, &first, hlv)["preview_id"].clone();
    office.call("apply_import", json!({ "preview_id": preview_id }));
    // Rows 2 and 3 are of the other association, row 2 with another employer; rows 4 and 5 are members here, row 4
    // with another phone; row 6 is nobody the book knows.
    let list = format!(
        "{head}Lê Văn An;17/05/1962;Sở Y tế;\nTrần Thị Ba;01/02/1970;Sở Y tế;\nVõ Tư;03/04/1980;;0905333444\n\
         Đỗ Năm;05/06/1981;;\nHồ Bảy;08/09/1990;;0905555666\n"
    );
    let preview = preview(&office, &list, hlv);
    let of = |field: &str| {
        let fields = preview["fields"].as_array().expect("fields");
        let changes = &fields.iter().find(|one| one["field"] == field).expect("the field")["changes"];
        (changes["new"].clone(), changes["changed"].clone())
    };
    assert_eq!(of("employer"), (json!(1), json!(0)));
    assert_eq!(of("phone"), (json!(0), json!(1)));
    assert_eq!(of("full_name"), (json!(0), json!(0)));
    let forecast = |leave_out: Value, keep: Value| {
        let asked = json!({ "preview_id": preview["preview_id"], "leave_out_rows": leave_out, "keep_fields": keep });
        let told = office.call("forecast_import", asked);
        ["new_membership_count", "known_person_count", "changed_count", "left_out_count"]
            .map(|name| told[name].as_u64().expect("a count"))
    };
    assert_eq!(forecast(json!([]), json!([])), [3, 2, 2, 0]);
    assert_eq!(forecast(json!([]), json!(["phone"])), [3, 2, 1, 0]);
    assert_eq!(forecast(json!([2, 4]), json!([])), [2, 1, 0, 2]);
    assert_eq!(forecast(json!([3]), json!(["employer"])), [2, 1, 1, 1]);
    let asked = json!({ "preview_id": preview["preview_id"], "leave_out_rows": [3], "keep_fields": ["employer"] });
    let done = office.call("apply_import", asked)["answer"].clone();
    let counts = (&done["new_membership_count"], &done["changed_count"], &done["left_out_count"]);
    assert_eq!(counts, (&json!(2), &json!(1), &json!(1)), "as it was told");
    let gone = office.refuse("forecast_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(gone.code, "import.preview_gone");
}

#[test]
fn a_change_in_the_last_row_of_a_long_list_is_counted() {
    let (office, hlv) = office();
    let list = |last: &str| {
        let people: String =
            (0..1_500).map(|n| format!("Lê Văn {n};{:02}/{:02}/1970;\n", n % 28 + 1, n % 12 + 1)).collect();
        format!("Họ và tên;Ngày sinh;Điện thoại\n{people}Võ Tư;03/04/1980;{last}\n")
    };
    let preview_id = preview(&office, &list("0905111222"), hlv)["preview_id"].clone();
    office.call("apply_import", json!({ "preview_id": preview_id }));
    let again = preview(&office, &list("0905333444"), hlv);
    assert_eq!((&again["counts"]["same"], &again["counts"]["changed"]), (&json!(1_500), &json!(1)));
    let fields = again["fields"].as_array().expect("fields");
    let changed: Vec<&Value> =
        fields.iter().filter(|one| one["changes"]["changed"] != 0).map(|one| &one["field"]).collect();
    assert_eq!(changed, [&json!("phone")]);
}

#[test]
fn a_branch_and_a_suspended_association_are_refused_before_the_file_is_read() {
    let (office, id) = office();
    let branch = office.call(
        "create_organization",
        json!({ "code": "HLV-1", "name": "Chi hội Một", "kind": "branch", "status": "active", "parent_id": id }),
    )["answer"]["id"]
        .clone();
    std::fs::write(office.path("ds.csv"), "Họ và tên,Năm sinh\nLê An,1962\n").unwrap();
    let asked = |id: Value| json!({ "path": office.path("ds.csv"), "organization_id": id });
    let failure = office.refuse("preview_import", asked(branch));
    assert_eq!(failure.code, "import.branch_chosen");
    assert!(
        failure.sentence.contains("Chi hội Một") && failure.sentence.contains("Hội Làm vườn"),
        "{}",
        failure.sentence
    );
    assert_eq!(failure.field.as_deref(), Some("organization_id"));
    let version = office.call("get_organization", json!({ "id": id }))["version"].clone();
    office.call(
        "record_lifecycle",
        json!({ "id": id, "version": version, "happened_on": "2026-03-01", "change": { "is": "suspend" } }),
    );
    let failure = office.refuse("preview_import", asked(json!(id)));
    assert_eq!(failure.code, "import.organization_suspended");
    assert!(failure.sentence.contains("tạm ngừng"), "{}", failure.sentence);
}

#[test]
fn separators_and_encodings_of_offices_are_read() {
    let (office, id) = office();
    let text = "TT;Họ và tên;Năm sinh\r\n1;Đặng Thị Hường;1962\r\n2;Nguyễn Văn Ơn;1970\r\n";
    let utf16 = |mark: &[u8], big: bool, text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        mark.iter().copied().chain(units).collect()
    };
    // CP1258: the vowel, then its accent as a letter of its own.
    let cp1258 = b"TT\tHo\xf2 va\xcc t\xean\tN\xe3m sinh\n1\t\xd0\xe3\xf2ng Thi\xf2 H\xfd\xf5\xccng\t1962\n2\tNguy\xea\xden V\xe3n \xd5n\t1970\n";
    let files: [(&str, Vec<u8>); 6] = [
        ("utf8;", text.into()),
        ("utf8-bom;", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("utf8-tab", text.replace(';', "\t").into()),
        ("utf16le;", utf16(b"\xff\xfe", false, text)),
        ("utf16be-tab", utf16(b"\xfe\xff", true, &text.replace(';', "\t"))),
        ("cp1258-tab", cp1258.to_vec()),
    ];
    for (what, bytes) in files {
        std::fs::write(office.path("ds.csv"), bytes).unwrap();
        let made = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
        let rows = office.call("import_report", json!({ "preview_id": made["preview_id"] }))["rows"].clone();
        let names: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["values"]["full_name"].clone()).collect();
        assert_eq!(names, ["Đặng Thị Hường", "Nguyễn Văn Ơn"], "{what}");
        assert_eq!(rows[1]["values"]["birth_on"], "1970", "{what}");
    }
}

/// Text as an office with the code page of Windows 1258 writes it: the vowel, then its tone as a letter of its own.
fn cp1258(text: &str) -> Vec<u8> {
    const TONES: &[(char, &str)] = &[
        ('\u{cc}', "àằầèềìòồờùừỳ"),
        ('\u{d2}', "ảẳẩẻểỉỏổởủửỷ"),
        ('\u{de}', "ãẵẫẽễĩõỗỡũữỹ"),
        ('\u{ec}', "áắấéếíóốớúứý"),
        ('\u{f2}', "ạặậẹệịọộợụựỵ"),
    ];
    const VOWELS: &[(char, u8)] =
        &[('ă', 0xE3), ('â', 0xE2), ('ê', 0xEA), ('ô', 0xF4), ('ơ', 0xF5), ('ư', 0xFD), ('đ', 0xF0)];
    let plain: Vec<char> = "aăâeêioôơuưy".chars().collect();
    let byte = |letter: char, upper: bool| match VOWELS.iter().find(|(one, _)| *one == letter) {
        Some((_, byte)) => byte - if upper { 0x20 } else { 0 },
        None if upper => letter.to_ascii_uppercase() as u8,
        None => u8::try_from(u32::from(letter)).unwrap(),
    };
    let mut bytes = Vec::new();
    for letter in text.chars() {
        let lower = letter.to_lowercase().next().unwrap();
        let upper = lower != letter;
        let toned = TONES.iter().find_map(|(tone, row)| Some((*tone, row.chars().position(|one| one == lower)?)));
        match toned {
            Some((tone, at)) => bytes.extend([byte(plain[at], upper), u8::try_from(u32::from(tone)).unwrap()]),
            None => bytes.push(byte(lower, upper)),
        }
    }
    bytes
}

#[test]
fn a_long_list_of_the_old_vietnamese_code_page_is_not_taken_for_an_older_encoding() {
    let (office, id) = office();
    let names = [
        "Nguyễn Thị Thúy Hằng",
        "Đặng Văn Đức",
        "Trần Hữu Phước",
        "Lê Thị Bích Ngọc",
        "Phạm Quốc Khánh",
        "Huỳnh Tấn Phát",
        "Võ Thị Ánh Tuyết",
        "Bùi Đình Chiến",
        "Đỗ Xuân Trường",
        "Y Bhiông Niê",
        "Hồ Ngọc Ẩn",
        "Dương Thế Hùng",
        "Lý Mỹ Dung",
        "Đoàn Thị Kiều Oanh",
        "Ngô Quyền Sỹ",
        "Trịnh Đức Thịnh",
        "Mai Thị Tuyền",
        "Cao Bá Quỳnh",
        "Tạ Thị Phượng",
        "Vũ Đăng Khoa",
    ];
    let places = ["Trường Cao đẳng Kỹ thuật", "Sở Nông nghiệp và Môi trường", "Bệnh viện đa khoa vùng Tây Nguyên"];
    let mut text = String::from("STT;Họ và tên;Năm sinh;Giới tính;Đơn vị công tác;Chức vụ;Địa chỉ\r\n");
    for at in 0..200 {
        let name = names[at % names.len()];
        text.push_str(&format!(
            "{};{name};{};{};{};Phó trưởng phòng;Phường Buôn Ma Thuột, tỉnh Đắk Lắk\r\n",
            at + 1,
            1950 + at / 4,
            if at % 3 == 0 { "Nữ" } else { "Nam" },
            places[at % places.len()]
        ));
    }
    std::fs::write(office.path("ds.csv"), cp1258(&text)).unwrap();
    let made = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
    assert_eq!(
        (&made["counts"]["new"], &made["counts"]["unreadable"]),
        (&json!(200), &json!(0)),
        "{}",
        made["remarks"]
    );
    let rows = office.call("import_rows", json!({ "preview_id": made["preview_id"], "limit": 20 }))["rows"].clone();
    let read: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| row["values"]["full_name"].as_str().unwrap()).collect();
    assert_eq!(read, names);
    assert_eq!(rows[1]["values"]["employer"], "Sở Nông nghiệp và Môi trường");
    assert_eq!(rows[1]["values"]["address"], "Phường Buôn Ma Thuột, tỉnh Đắk Lắk");
    assert_eq!(rows[0]["values"]["sex"], "female");
}
