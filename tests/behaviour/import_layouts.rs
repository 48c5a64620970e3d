//! Lists as associations lay them out, each with words and habits of its own: nothing of them goes to a wrong field,
//! and nothing is left out in silence. All lists are made up.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// A list as text, read: its columns' fields, its rows, and the whole preview.
struct Read {
    fields: Vec<String>,
    rows: Vec<Value>,
    preview: Value,
}

fn read(text: &str) -> Read {
    let office = Office::on("2026-11-22");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let preview = office.call("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
    let request = json!({ "preview_id": preview["preview_id"] });
    let rows = office.call("import_rows", request)["rows"].as_array().unwrap().clone();
    let columns = preview["columns"].as_array().unwrap();
    let fields = columns.iter().map(|column| column["field"].as_str().unwrap_or("-").to_owned()).collect();
    Read { fields, rows, preview }
}

impl Read {
    fn value(&self, row: usize, field: &str) -> Option<&str> {
        self.rows[row]["values"][field].as_str()
    }

    fn issues(&self, row: usize) -> Vec<&str> {
        self.rows[row]["issues"].as_array().unwrap().iter().map(|issue| issue["kind"].as_str().unwrap()).collect()
    }
}

#[test]
fn births_under_nam_are_no_years() {
    let list = read(
        "STT;Họ và tên;Ngày, tháng, năm sinh;;Chức vụ\n;;Nam;Nữ;\n1;Lê Hồng Sơn;02-09-62;;Biên tập viên\n\
         2;Trần Thị Minh;;1955;Phóng viên\n3;Hồ Tư;17/5/1970;;Phóng viên\n",
    );
    assert_eq!(list.fields[2..4], ["birth_on_male", "birth_on_female"]);
    assert_eq!((list.value(0, "birth_on"), list.value(0, "sex")), (Some("1962-09-02"), Some("male")));
    assert_eq!((list.value(1, "birth_on"), list.value(1, "sex")), (Some("1955"), Some("female")));
}

#[test]
fn ticks_say_what_their_heading_says() {
    let list = read(
        "STT;Họ tên;Phái;Trình độ chuyên môn;;;;;Điện thoại\n;;;GS/PGS;TS;CKII;CKI/ThS;BS/DS;\n\
         1;Nguyễn Hữu Tài;Nam;;;x;;;914000111\n2;Trần Thị Mỹ;Nữ;;x;;;;905000222\n\
         3;H’Len Êban;Nữ;;;;x;;905000333\n4;Phạm Minh Tuấn;Nam;;;;;x;905000444\n5;Lê Bá Giáo;Nam;x;x;;;;905000555\n",
    );
    assert_eq!(list.value(0, "education_level"), Some("specialist_2"), "{:?}", list.fields);
    assert_eq!(list.value(1, "degree"), Some("doctor"));
    // Which of the two cannot be told: kept with its heading, never as a specialty.
    assert_eq!(list.value(2, "specialty"), None);
    assert_eq!(list.value(2, "note"), Some("CKI/ThS: x"));
    assert!(list.issues(2).contains(&"unknown_value"));
    assert_eq!(list.value(3, "education_level"), Some("university"));
    assert_eq!((list.value(4, "degree"), list.value(4, "note")), (Some("doctor"), Some("GS/PGS: x")));
}

#[test]
fn a_mark_is_no_text() {
    let list = read("STT;Họ và tên;Đúng chuyên ngành;Có chức vụ\n1;Lê An;x;x\n2;Võ Ba;x;\n3;Hồ Tư;x;x\n4;Đỗ Năm;;\n");
    assert_eq!(list.fields[2..], ["-", "-"]);
    assert_eq!(list.value(0, "specialty"), None);
}

#[test]
fn the_day_of_the_card_stands_beside_its_number() {
    let list = read(
        "TT;Họ và tên;Số CCCD;Ngày cấp;Số thẻ HV;Ngày cấp;Cấp ngày\n1;Lê An;066062001234;01/02/2022;HLV-1;2/9/2015;x\n",
    );
    assert_eq!(list.fields[3..6], ["-", "card_number", "card_on"]);
    assert_eq!(list.value(0, "card_on"), Some("2015-09-02"));
}

#[test]
fn a_birth_in_three_columns_without_a_common_heading() {
    let list = read(
        "TT;Họ và tên;Ngày;Tháng;Năm;Nam/Nữ\n1;Nguyễn Đình Long;5;3;1968;Nam\n2;Hoàng Minh;;;1960;Nam\n\
         3;Bùi Thị Nga;31;2;1980;nữ\n",
    );
    assert_eq!(list.fields[2..5], ["birth_day", "birth_month", "birth_year"]);
    assert_eq!(list.value(0, "birth_on"), Some("1968-03-05"));
    assert_eq!(list.value(1, "birth_on"), Some("1960"));
    assert_eq!((list.value(2, "birth_on"), list.issues(2)), (None, vec!["bad_date"]));
    // Days of something else, where the birth has a column of its own.
    let other = read("TT;Họ và tên;Năm sinh;Ngày;Tháng;Năm\n1;Lê An;1962;1;2;2019\n2;Võ Ba;1970;1;2;2019\n");
    assert_eq!(other.fields[3..], ["-", "-", "-"]);
}

#[test]
fn an_address_in_several_columns_is_one_address() {
    let list = read(
        "TT;Họ và tên;Địa chỉ;;;Điện thoại\n;;Thôn, buôn;Xã, phường;Tỉnh;\n1;Trịnh Bách;Buôn Trấp;Krông Ana;Đắk Lắk;0905111222\n\
         2;Đinh Thị Sen;;Ea Na;Đắk Lắk;0905111223\n",
    );
    assert_eq!(list.value(0, "address"), Some("Buôn Trấp, Krông Ana, Đắk Lắk"), "{:?}", list.fields);
    assert_eq!(list.value(1, "address"), Some("Ea Na, Đắk Lắk"));
}

#[test]
fn short_headings_and_words_of_schools() {
    let list = read(
        "Stt;Họ lót;Tên;Ng.sinh;G.tính;Trình độ;Đ.thoại;Tình trạng\n1;Phan Thanh;Bình;12/08/1965;Nam;CĐSP;913.456.789 (con trai);Đang công tác\n\
         2;Đỗ Thị Mỹ;Lệ;1970;Nữ;THSP;84905123123;Nghỉ hưu\n3;Trần Đại;Nghĩa;1971;N;TCSP Mầm non;ĐTDĐ: 0905-777-888;Từ trần\n",
    );
    assert_eq!(list.fields[6..], ["phone", "working_status"]);
    assert_eq!(list.value(0, "education_level"), Some("college"));
    assert_eq!(list.value(1, "education_level"), Some("intermediate"));
    assert_eq!((list.value(2, "education_level"), list.value(2, "specialty")), (Some("intermediate"), Some("Mầm non")));
    // Words beside a number are kept; those that only say that it is one are not.
    assert_eq!(
        (list.value(0, "phone"), list.value(0, "note")),
        (Some("0913456789"), Some("Điện thoại: 913.456.789 (con trai)"))
    );
    assert_eq!(list.value(2, "phone"), Some("0905777888"));
    assert_eq!((list.value(1, "working_status"), list.value(1, "phone")), (Some("retired"), Some("0905123123")));
    // Both "nam" and "nữ" begin so.
    assert_eq!(list.value(2, "sex"), None);
    assert!(list.issues(2).contains(&"bad_sex"));
    assert!(list.value(2, "note").unwrap().contains("Từ trần"), "{}", list.rows[2]);
}

#[test]
fn a_day_of_retiring_says_retired() {
    let list = read("TT;Họ và tên;Năm sinh;Ngày nghỉ hưu\n1;Lê An;1948;01/9/2008\n2;Võ Ba;1952;2007\n3;Hồ Tư;1980;\n");
    assert_eq!(list.value(0, "working_status"), Some("retired"));
    assert_eq!(list.value(0, "note"), Some("Ngày nghỉ hưu: 01/9/2008"));
    assert_eq!((list.value(1, "working_status"), list.issues(1)), (Some("retired"), vec![]));
    assert_eq!(list.value(2, "working_status"), None);
}

#[test]
fn who_moved_to_other_work_is_not_working_here() {
    let list = read(
        "TT;Họ và tên;Năm sinh;Tình trạng\n1;Lê An;1968;Chuyển công tác\n2;Võ Ba;1970;Đang công tác\n3;Hồ Tư;1960;Nghỉ hưu\n\
         4;Đỗ Năm;1971;Thôi làm việc\n",
    );
    let statuses: Vec<_> = (0..4).map(|row| list.value(row, "working_status")).collect();
    assert_eq!(statuses, [None, Some("working"), Some("retired"), None]);
    assert_eq!(list.value(0, "note"), Some("Đang công tác / nghỉ hưu: Chuyển công tác"));
}

#[test]
fn a_note_that_somebody_died_or_left_is_pointed_at() {
    let list = read(
        "TT;Họ và tên;Năm sinh;Ghi chú\n1;Lê An;1948;mất 2025\n2;Võ Ba;1952;Đã từ trần\n3;Hồ Tư;1960;Xin ra khỏi Hội\n\
         4;Đỗ Năm;1970;Mất thẻ, đề nghị cấp lại\n5;Lý Sáu;1971;Chuyển sinh hoạt về Gia Lai\n",
    );
    let pointed: Vec<bool> = (0..5).map(|row| list.issues(row) == ["unknown_value"]).collect();
    assert_eq!(pointed, [true, true, true, false, true]);
    let told = list.rows[0]["issues"][0]["text"].as_str().unwrap();
    assert!(told.contains("mất 2025") && told.contains("hãy kiểm tra"), "{told}");
}

#[test]
fn a_table_above_the_one_that_is_read_is_told() {
    let list = read(
        "HỘI Y HỌC TỈNH;;;;\nDANH SÁCH BAN CHẤP HÀNH;;;;\nSTT;Họ tên;Chức danh;;\n1;Nguyễn Hữu Tài;Chủ tịch;;\n\
         2;Trần Thị Mỹ;Phó Chủ tịch;;\nDANH SÁCH HỘI VIÊN;;;;\nSTT;Họ tên;Năm sinh;Giới tính;Điện thoại\n\
         1;Nguyễn Hữu Tài;1960;Nam;0914000111\n2;Phạm Minh Tuấn;1979;Nam;0977888999\n",
    );
    assert_eq!(list.preview["header_rows"], json!([7]));
    let left_out: Vec<(u64, &str)> = list.preview["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["row"].as_u64().unwrap(), one["reason"].as_str().unwrap()))
        .collect();
    let above = "Bảng khác phía trên, chưa đọc";
    assert_eq!(left_out, [(3, above), (4, above), (5, above), (6, above)]);
    let remarks = list.preview["remarks"].to_string();
    assert!(remarks.contains("dòng 3") && remarks.contains("dòng tiêu đề"), "{remarks}");
}

#[test]
fn a_decision_with_a_month_keeps_its_brackets_in_order() {
    let list = read("TT;Họ và tên;Quyết định kết nạp\n1;Bùi Thị Nga;QĐ 07 (5/2018)\n2;Lê An;QĐ 08 (lần 2)\n");
    assert_eq!((list.value(0, "decision_number"), list.value(0, "decision_on")), (Some("07"), Some("2018-05")));
    assert_eq!(list.value(1, "decision_number"), Some("08 (lần 2)"));
}

#[test]
fn an_n_under_nu_is_a_mark() {
    let list = read(
        "STT;Họ tên;Ngày sinh;Nữ;Lớp\n1;Lê Văn An;17/05/1962;;A\n2;Trần Thị Ba;01/02/1970;N\u{A0};A\n3;Võ Thị Tư;03/04/1980;N;B\n\
         4;Hồ Thị Năm;05/06/1985;n;B\n",
    );
    assert_eq!(list.fields[3], "sex_female");
    let sexes: Vec<_> = (0..4).map(|row| list.value(row, "sex")).collect();
    assert_eq!(sexes, [None, Some("female"), Some("female"), Some("female")]);
}

#[test]
fn a_mark_under_a_heading_of_states_says_nothing_that_is_known() {
    let list = read("TT;Họ và tên;Năm sinh;Tình trạng\n1;Lê An;1948;*\n2;Võ Ba;1952;\n3;Hồ Tư;1980;*\n");
    assert_eq!((list.value(0, "working_status"), list.value(1, "working_status")), (None, None));
    assert_eq!(list.value(0, "note"), Some("Đang công tác / nghỉ hưu: *"));
    assert_eq!(list.preview["questions"][0]["text"], "Cột D “Tình trạng”: “*” (2 ô) là gì?");
    let marked = read("TT;Họ và tên;Đang công tác;Nghỉ hưu\n1;Lê An;x;\n2;Võ Ba;x;\n");
    assert_eq!(marked.value(0, "working_status"), Some("working"), "{:?}", marked.fields);
}

#[test]
fn questions_of_a_form_are_no_headings() {
    let list = read(
        "Họ tên;3 - Tên đơn vị đang làm việc (chỉ trả lời nếu đã có việc);Đơn vị đang làm việc thuộc tỉnh, thành phố nào? (chỉ ghi tên tỉnh);\
         5 - Công việc đang làm có đúng với ngành được đào tạo không?;2. Năm sinh\nLê An;Sở Y tế;Đắk Lắk;Đúng;1962\n\
         Võ Ba;Sở Xây dựng;Phú Yên;Không;1970\n",
    );
    assert_eq!(list.fields, ["full_name", "employer", "-", "-", "birth_on"]);
    assert_eq!((list.value(0, "employer"), list.value(1, "birth_on")), (Some("Sở Y tế"), Some("1970")));
}

#[test]
fn answers_under_a_question_are_no_headings() {
    let list = read(
        ";;6. Công việc mà anh, chị đang làm có đúng với ngành học hay không?;;Điện thoại, thư điện tử để Hội liên hệ khi cần thiết;\n\
         STT;Họ tên;Đúng với ngành đào tạo;Không đúng với ngành đào tạo;Điện thoại;Email\n1;Lê An;x;;0905111222;an@hoi.vn\n2;Võ Ba;;x;0905111333;\n",
    );
    assert_eq!(list.fields, ["ordinal", "full_name", "-", "-", "phone", "email"]);
}

#[test]
fn who_receives_and_who_signs_ends_the_table() {
    let list = read(
        "TT;MÃ;HỌ VÀ TÊN;ĐƠN VỊ;SỐ TIỀN\n1;7;Lê Văn An;Sở Y tế;500000\n2;8;Võ Thị Ba;Sở Xây dựng;600000\n;;;;1100000\n\
         BẰNG CHỮ;;;;Một triệu mốt\n\n;NGƯỜI NHẬN TIỀN;;NGƯỜI LẬP PHIẾU;CHỦ TỊCH\n\n100000;000100000;1;2;3\n;;0;0;1\n;;0;6;5\n",
    );
    assert_eq!(list.preview["counts"]["new"], 2);
    assert_eq!(list.rows.len(), 2, "{:?}", list.rows);
}

#[test]
fn abbreviated_heads_and_nhu_tren() {
    let list = read(
        "TT;Họ, tên;NS;ĐVCT;HH,HV;SĐT;Ghi chú\nI;CHI HỘI TRẠM THÚ Y;;;;;\n1;Lê Văn An;1962;Trạm Thú y;BSTY;0905111222;\n\
         2;Trần Thị Ba;02/9/1970;nt;ThS;0905111333;\nGhi chú: người dưới đây chuyển từ hội khác đến;;;;;;\n3;Võ Tư;5/1980;//;KS;0905111444;nt\n\
         4;Hồ Năm;1985;Sở Y tế;TS;0905111555;\n",
    );
    assert_eq!(list.fields, ["ordinal", "full_name", "birth_on", "employer", "titles", "phone", "note"]);
    let employers: Vec<_> = (0..4).map(|row| list.value(row, "employer").unwrap()).collect();
    assert_eq!(employers, ["Trạm Thú y", "Trạm Thú y", "Trạm Thú y", "Sở Y tế"]);
    let told = list.rows[1]["issues"][0]["text"].as_str().unwrap();
    assert_eq!(told, "Ô ghi “nt” (như trên): đọc là “Trạm Thú y”.");
    // Of a person's own fields nothing is the same as above.
    assert!(list.value(2, "note").unwrap().starts_with("nt"), "{}", list.rows[2]);
    assert_eq!(list.value(2, "birth_on"), Some("1980-05"));
}

#[test]
fn heads_in_english() {
    let list = read(
        "No.;Surname;Given name;Year of birth;Sex;Workplace;Occupation;Mobile;E-mail;Joined on;Member ID\n\
         1;Lê Văn;An;1962;M;Sở Y tế;Engineer;0905111222;an@hoi.vn;2015-03-01;M-001\n\
         2;Trần Thị;Ba;1970;F;Sở Y tế;Manager;0905111333;ba@hoi.vn;2016-04-02;M-002\n",
    );
    let fields = "ordinal family_name given_name birth_on sex employer job_title phone email admitted_on card_number";
    assert_eq!(list.fields.join(" "), fields);
    assert_eq!((list.value(1, "full_name"), list.value(1, "sex")), (Some("Trần Thị Ba"), Some("female")));
}

#[test]
fn a_list_without_any_header_loses_nobody() {
    let list = read(
        "1;Nguyễn Văn An;17/05/1962;Nam;0905111222;Sở Y tế\n2;Trần Thị Ba;01/02/1970;Nữ;0905111333;Sở Y tế\n\
         3;Võ Tư;03/04/1980;Nam;0905111444;Sở Y tế\n4;Hồ Thị Năm;05/06/1985;Nữ;0905111555;Sở Y tế\n",
    );
    let names: Vec<_> = (0..4).map(|row| list.value(row, "full_name").unwrap()).collect();
    assert_eq!(names, ["Nguyễn Văn An", "Trần Thị Ba", "Võ Tư", "Hồ Thị Năm"]);
    assert_eq!((list.value(0, "birth_on"), list.value(0, "phone")), (Some("1962-05-17"), Some("0905111222")));
    assert!(list.preview["remarks"].to_string().contains("Không thấy dòng tiêu đề"), "{}", list.preview["remarks"]);
}

#[test]
fn a_group_of_honorary_members_says_so() {
    let list = read(
        "A. HỘI VIÊN CHÍNH THỨC;;;\nSTT;Họ và tên;Năm sinh;Điện thoại\n1;Lê Văn An;1962;0905111222\n2;Trần Thị Ba;1970;0905111333\n\
         ;;;\nB. HỘI VIÊN DANH DỰ;;;\nSTT;Họ và tên;Điện thoại;Năm sinh\n1;Võ Tư;0905111444;1950\nC. Hội viên liên kết;;;\n2;Hồ Năm;0905111555;1948\n",
    );
    let types: Vec<_> = (0..4).map(|row| list.value(row, "membership_type")).collect();
    assert_eq!(types, [None, None, Some("honorary"), Some("associate")]);
    assert_eq!(list.value(3, "birth_on"), Some("1948"));
}

#[test]
fn marks_under_kinds_of_member_and_mail_beside_the_phone() {
    let list = read(
        "TT;Họ và tên;Nam/Nữ;Liên hệ (ĐT, email);HV chính thức;HV liên kết;HV danh dự\n1;Lê Văn An;Nam;0905111222 - an@hoi.vn;x;;\n\
         2;Trần Thị Ba;Nữ;0905111333;;x;\nTrang 1/2;;;;;;\nTT;Họ và tên;Nam/Nữ;Liên hệ (ĐT, email);HV chính thức;HV liên kết;HV danh dự\n\
         3;Võ Tư;Nam;tu@hoi.vn;;;x\n4;;;;;;\nTrang 2/2;;;;;;\n",
    );
    let types: Vec<_> = (0..3).map(|row| list.value(row, "membership_type")).collect();
    assert_eq!(types, [Some("full"), Some("associate"), Some("honorary")], "{:?}", list.fields);
    assert_eq!((list.value(0, "phone"), list.value(0, "email")), (Some("0905111222"), Some("an@hoi.vn")));
    assert_eq!((list.value(2, "phone"), list.value(2, "email")), (None, Some("tu@hoi.vn")));
    assert_eq!((list.rows.len(), list.issues(2)), (3, vec![]));
}

#[test]
fn schooling_and_training_in_one_column_and_titles_under_another_name() {
    let list = read(
        "STT;HỌ TÊN HỘI VIÊN;SINH NĂM;TRÌNH ĐỘ VĂN HÓA, CHUYÊN MÔN;Chức danh KH\n1;Lê Văn An;1962;12/12, TS Nông học;PGS.TS\n",
    );
    assert_eq!(list.fields[3..], ["education_level", "titles"]);
    assert_eq!((list.value(0, "degree"), list.value(0, "specialty")), (Some("doctor"), Some("Nông học")));
    assert_eq!(list.value(0, "academic_title"), Some("associate_professor"));
    let school = read("Họ và tên;Trình độ\nLê An;12/12, ĐH\nVõ Ba;ĐH, 12/12\nHồ Tư;12/12\n");
    let levels: Vec<_> = (0..3).map(|row| school.value(row, "education_level").unwrap()).collect();
    assert_eq!(levels, ["university", "university", "other"]);
    let titled =
        read("Họ và tên;Năm sinh;Chức danh\nLê An;1962;PGS.TS\nVõ Ba;1970;ThS\nHồ Tư;1980;TS\nLý Sáu;1981;Kỹ sư\n");
    assert_eq!((titled.value(0, "degree"), titled.value(3, "education_level")), (Some("doctor"), Some("university")));
}

#[test]
fn a_sheet_that_lies_on_its_side_and_forms_below_each_other_are_refused() {
    let office = Office::on("2026-11-22");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    for text in [
        "Họ và tên;Lê Văn An;Trần Thị Ba;Võ Tư\nNăm sinh;1962;1970;1980\nGiới tính;Nam;Nữ;Nam\nĐiện thoại;0905111222;0905111333;\n\
         Chú thích: mỗi cột là một hội viên;;;\n",
        "PHIẾU HỘI VIÊN;\nHọ và tên:;Lê Văn An\nNăm sinh:;1962\nĐiện thoại:;0905111222\n;\nHọ và tên:;Trần Thị Ba\nNăm sinh:;1970\nĐiện thoại:;0905111333\n",
    ] {
        std::fs::write(office.path("ds.csv"), text).unwrap();
        let failure = office.refuse("preview_import", json!({ "path": office.path("ds.csv"), "organization_id": id }));
        assert_eq!(failure.code, "import.lies_on_its_side");
        assert!(failure.sentence.contains("Hãy"), "{}", failure.sentence);
    }
}

#[test]
fn three_rows_of_merged_heads_with_marks_births_and_cards() {
    let list = read(
        "TT;Họ và tên;Ngày, tháng, năm sinh;;Trình độ;;;Đơn vị công tác;Thẻ hội viên;\n;;Nam;Nữ;Sau ĐH;ĐH;CĐ, TC;;Số;Ngày cấp\n\
         A;B;1;2;3;4;5;6;7;8\n1;Lê Văn An;12/3/1962;;x;;;BV tỉnh;001;1/5/2015\n2;Trần Thị Ba;;1970;;x;;BV tỉnh;002;1/5/2015\n",
    );
    assert_eq!(list.preview["header_rows"], json!([1, 2, 3]));
    assert_eq!((list.value(0, "birth_on"), list.value(0, "sex")), (Some("1962-03-12"), Some("male")));
    assert_eq!((list.value(1, "birth_on"), list.value(1, "sex")), (Some("1970"), Some("female")));
    // A mark under "Sau ĐH" does not say which degree: kept with its heading, and told.
    assert_eq!((list.value(1, "education_level"), list.value(0, "note")), (Some("university"), Some("Sau ĐH: x")));
    assert_eq!((list.value(0, "degree"), list.issues(0)), (None, vec!["unknown_value"]));
    assert_eq!((list.value(1, "card_number"), list.value(1, "card_on")), (Some("002"), Some("2015-05-01")));
}
