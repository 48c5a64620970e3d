//! What was decided about one list is not asked again of the next of the same association and layout.

use lienhiep_tests::Office;
use serde_json::{Value, json};

fn preview(office: &Office, organization: i64, text: &str, more: Value) -> Value {
    std::fs::write(office.path("ds.csv"), text).unwrap();
    let mut request = json!({ "path": office.path("ds.csv"), "organization_id": organization });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    office.call("preview_import", request)
}

/// The field of a column by its heading.
fn field(preview: &Value, heading: &str) -> Value {
    let columns = preview["columns"].as_array().unwrap();
    columns.iter().find(|one| one["source"] == heading).unwrap()["field"].clone()
}

fn apply(office: &Office, preview: &Value) {
    office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
}

const LIST: &str = "STT;Họ và tên;Mốc;Số máy phụ\n1;LÊ VĂN AN;01/02/2015;0905111222\n2;Trần Thị Ba;03/04/2016;0905111333\n\
                    3;Võ Tư;05/06/2017;0905111444\n";
/// The same columns in another order, one more between them, other people.
const MOVED: &str = "Số máy phụ;Mốc;Ghi chú;Họ và tên\n0905111555;07/08/2018;;HỒ THỊ NĂM\n0905111666;09/10/2019;;Đỗ Sáu\n\
                     0905111777;11/12/2020;;Lý Bảy\n";

fn decided(office: &Office, id: i64) {
    let columns = json!({ "A": "ordinal", "B": "full_name", "C": "admitted_on", "D": null });
    let first = preview(office, id, LIST, json!({ "columns": columns, "answers": { "capitals": "proper" } }));
    assert_eq!(first["counts"]["new"], 3);
    apply(office, &first);
}

#[test]
fn the_next_list_of_the_same_layout_needs_no_deciding_though_its_columns_moved() {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    let fresh = preview(&office, id, LIST, json!({}));
    assert_eq!((field(&fresh, "Mốc"), field(&fresh, "Số máy phụ")), (Value::Null, json!("phone")));
    decided(&office, id);
    let next = preview(&office, id, MOVED, json!({}));
    assert_eq!((field(&next, "Mốc"), field(&next, "Số máy phụ")), (json!("admitted_on"), Value::Null));
    assert_eq!(next["questions"][0]["answer"], "proper");
    assert!(next["remarks"][0].as_str().unwrap().starts_with("2 cột được ghép như đã chọn"), "{}", next["remarks"]);
    let row = office.call("import_rows", json!({ "preview_id": next["preview_id"], "kind": "new" }))["rows"][0].clone();
    assert_eq!(row["values"], json!({ "full_name": "Hồ Thị Năm", "admitted_on": "2018-08-07" }));
    // Undone, it is forgotten; so it is of another association.
    let other = office.organization("HSH", "Hội Sinh học", "member_association");
    assert_eq!(field(&preview(&office, other, MOVED, json!({})), "Mốc"), Value::Null);
    office.call("undo", json!({ "entry_id": office.call("list_history", json!({ "limit": 10 }))[1]["id"] }));
    assert_eq!(field(&preview(&office, id, MOVED, json!({})), "Mốc"), Value::Null);
}

#[test]
fn another_decision_takes_the_place_of_the_former_and_another_layout_is_its_own() {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    decided(&office, id);
    // One heading of four is no layout that is known.
    let strange = "Tên đầy đủ;Mốc;Nơi ở;Cơ quan\nPhan Tám;07/08/2018;Huế;Sở Y tế\nPhan Chín;09/10/2019;Huế;Sở Y tế\n\
                   Phan Mười;11/12/2020;Huế;Sở Y tế\n";
    assert_eq!(field(&preview(&office, id, strange, json!({})), "Mốc"), Value::Null);
    let columns = json!({ "A": "phone", "B": null, "D": "full_name" });
    let again = preview(&office, id, MOVED, json!({ "columns": columns, "answers": { "capitals": "keep" } }));
    apply(&office, &again);
    let last = preview(&office, id, MOVED, json!({}));
    assert_eq!((field(&last, "Mốc"), field(&last, "Số máy phụ")), (Value::Null, json!("phone")));
    assert_eq!(last["questions"][0]["answer"], "keep");
}

#[test]
fn a_memory_that_would_leave_no_names_is_not_used() {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    let first = "STT;Tên thường gọi;Họ và tên;Ngày sinh\n1;Lê Văn An;LVA;01/02/1960\n2;Trần Thị Ba;TTB;03/04/1970\n";
    let first = preview(&office, id, first, json!({ "columns": { "B": "full_name", "C": null } }));
    apply(&office, &first);
    let next = preview(&office, id, "STT;Họ và tên;Ngày sinh\n1;Võ Tư;05/06/1980\n2;Hồ Năm;07/08/1985\n", json!({}));
    assert_eq!((field(&next, "Họ và tên"), &next["counts"]["new"]), (json!("full_name"), &json!(2)));
}
