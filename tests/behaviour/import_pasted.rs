//! Tables that are copied out of Word or Excel and pasted, and the meaning of their words about time, said line by line.
//! All names are made up.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// What Word puts on the clipboard: a head with styles, cells of paragraphs, lines broken where they happen to end.
const WORD: &str = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta http-equiv=Content-Type \
content=\"text/html; charset=unicode\"><style><!-- p.MsoNormal {font-size:13.0pt;} table.X > td {x:y} --></style></head>\
<body lang=VI><!--StartFragment--><table class=MsoTableGrid border=1 cellspacing=0>\r\n\
<tr><td><p class=MsoNormal><b>TT</b></p></td><td><p class=MsoNormal><b>Nội dung\r\n  nhiệm vụ</b></p></td>\
<td><p class=MsoNormal><b>Cơ quan chủ trì</b></p></td><td><p class=MsoNormal><b>Thời gian thực hiện</b></p></td></tr>\r\n\
<tr><td><p class=MsoNormal>1</p></td><td><p class=MsoNormal>Tổ chức hội thi <span lang=EN-US>thử\r\n  nghiệm</span></p></td>\
<td><p>Sở Thử nghiệm</p></td><td><p>H&#7857;ng n&#259;m</p></td></tr>\r\n\
<tr><td><p>2</p></td><td><p>Xây dựng đề án &amp; quy chế</p></td><td><p>Sở Thử nghiệm</p></td><td><p>Quý IV/2026</p></td></tr>\
</table><!--EndFragment--></body></html>";

fn plan(office: &Office) -> Value {
    let fields = json!({ "doc_number": "01/KH", "subject": "Thử", "issued_on": "2026-01-05", "starts_on": "2026-01-05",
                         "ends_on": "2027-12-31" });
    office.call("create_plan", fields)["answer"]["id"].clone()
}

fn rows(office: &Office, preview: &Value) -> Vec<Value> {
    let page = office.call("table_rows", json!({ "preview_id": preview["preview_id"], "limit": 100 }));
    page["rows"].as_array().unwrap().clone()
}

#[test]
fn tasks_pasted_from_word_come_into_the_plan() {
    let office = Office::on("2026-05-20");
    let plan = plan(&office);
    let pasted = json!({ "pasted_page": WORD, "pasted_text": "TT\tNội dung…" });
    let preview = office.call("preview_table", json!({ "pasted": pasted, "subject": "tasks", "plan_id": plan }));
    let read = rows(&office, &preview);
    let told: Vec<_> = read.iter().map(|row| (&row["values"]["content"], &row["values"]["schedule_meaning"])).collect();
    assert_eq!(
        told,
        [
            (&json!("Tổ chức hội thi thử nghiệm"), &json!("Hằng năm")),
            (&json!("Xây dựng đề án & quy chế"), &json!("Một lần, hạn 31/12/2026")),
        ]
    );
    let done = office.call("apply_table", json!({ "preview_id": preview["preview_id"] }));
    assert!(done["summary"].as_str().unwrap().starts_with("Đã nhập bảng đã dán: "), "{done}");
    assert_eq!(office.call("list_tasks", json!({ "plan_id": plan }))["total"], 2);
}

#[test]
fn what_excel_puts_there_as_text_is_read_too() {
    let office = Office::on("2026-05-20");
    let plan = plan(&office);
    // A cell of two lines stands between quotes, as Excel writes it.
    let text =
        "STT\tNhiệm vụ\tThời gian\r\n1\t\"Soạn tài liệu\n(giai đoạn 1)\"\tThường xuyên\r\n2\tTập huấn\tHằng quý\r\n";
    let request = json!({ "pasted": { "pasted_text": text }, "subject": "tasks", "plan_id": plan });
    let preview = office.call("preview_table", request);
    let read = rows(&office, &preview);
    let told: Vec<_> = read.iter().map(|row| (&row["values"]["content"], &row["values"]["schedule_meaning"])).collect();
    assert_eq!(told[0].1, &json!("Thường xuyên"));
    assert!(told[0].0.as_str().unwrap().starts_with("Soạn tài liệu"), "{told:?}");
    assert_eq!(told[1], (&json!("Tập huấn"), &json!("Hằng quý")));
}

#[test]
fn a_list_of_members_is_pasted_too() {
    let office = Office::on("2026-05-20");
    office.organization("HT", "Hội Thử", "member_association");
    let text = "STT\tHọ và tên\tNgày sinh\r\n1\tLê Văn Thử\t01/02/1960\r\n2\tH’ Thử Niê\t1971\r\n";
    let preview =
        office.call("preview_import", json!({ "pasted": { "pasted_text": text }, "organization_code": "HT" }));
    assert_eq!((&preview["counts"]["new"], &preview["file_name"]), (&json!(2), &json!("Bảng đã dán")));
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(office.call("count_people", json!({}))["person_count"], 2);
}

#[test]
fn the_reader_says_what_words_about_time_mean() {
    let office = Office::on("2026-05-20");
    let plan = plan(&office);
    let text = "STT\tNhiệm vụ\tThời gian\r\n1\tSoạn tài liệu\tKhi có hướng dẫn\r\n2\tTập huấn\tHằng quý\r\n";
    let mut request = json!({ "pasted": { "pasted_text": text }, "subject": "tasks", "plan_id": plan });
    let preview = office.call("preview_table", request.clone());
    assert_eq!(rows(&office, &preview)[0]["values"]["schedule_meaning"], "Không có hạn");

    request["schedules"] = json!({ "2": { "kind": "once", "starts_on": null, "due_on": "2026-09-30" },
                                   "3": { "kind": "half_yearly", "starts_on": null, "due_on": null } });
    let preview = office.call("preview_table", request.clone());
    let read = rows(&office, &preview);
    assert_eq!(read[0]["values"]["schedule_meaning"], "Một lần, hạn 30/09/2026");
    assert_eq!(read[1]["values"]["schedule_meaning"], "6 tháng một lần");
    office.call("apply_table", json!({ "preview_id": preview["preview_id"] }));
    let tasks = office.call("list_tasks", json!({ "plan_id": plan }));
    let (first, second) = (&tasks["rows"][0], &tasks["rows"][1]);
    // The words stay as the plan writes them.
    assert_eq!((&first["schedule_text"], &first["schedule_kind"]), (&json!("Khi có hướng dẫn"), &json!("once")));
    assert_eq!((&second["schedule_text"], &second["schedule_kind"]), (&json!("Hằng quý"), &json!("half_yearly")));

    // Read again: what was said holds, also against what the program would read.
    request.as_object_mut().unwrap().remove("schedules");
    let again = office.call("preview_table", request.clone());
    assert_eq!(again["counts"]["same"], 2, "{again}");

    request["schedules"] = json!({ "9": { "kind": "once", "starts_on": null, "due_on": "2026-09-30" } });
    assert_eq!(office.refuse("preview_table", request.clone()).code, "import.no_such_row");
    // A deadline before the first day: told at the line, and not written.
    request["schedules"] = json!({ "2": { "kind": "range", "starts_on": "2026-10-01", "due_on": "2026-09-30" } });
    let wrong = office.call("preview_table", request);
    assert_eq!(wrong["counts"]["conflicting"], 1, "{wrong}");
}

#[test]
fn nothing_to_read_is_refused_with_a_sentence() {
    let office = Office::on("2026-05-20");
    let plan = plan(&office);
    for pasted in [json!({ "pasted_text": " \n" }), json!({ "pasted_page": "<p>Một đoạn văn</p>" })] {
        let refused = office.refuse("preview_table", json!({ "pasted": pasted, "subject": "tasks", "plan_id": plan }));
        assert_eq!(refused.code, "import.nothing_pasted");
        assert!(refused.sentence.contains("Hãy chép bảng"), "{}", refused.sentence);
    }
    let refused = office.refuse("preview_table", json!({ "subject": "tasks", "plan_id": plan }));
    assert_eq!(refused.code, "import.without_file");
    let long = json!({ "pasted_text": "x".repeat(10_000_001) });
    let refused = office.refuse("preview_table", json!({ "pasted": long, "subject": "tasks", "plan_id": plan }));
    assert!(refused.sentence.starts_with("Bảng đã dán: dài 10000001 ký tự"), "{}", refused.sentence);
}
