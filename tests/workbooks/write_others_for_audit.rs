//! Writes one of every other file that the office sends or keeps, for the validator: a list as it is shown, the roster of
//! an association, the tables to fill in, a letter that urges: `cargo run -p lienhiep-tests --example
//! write_others_for_audit -- FOLDER`.

use lienhiep_tests::Office;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("usage: write_others_for_audit FOLDER")?);
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let office = Office::on("2026-11-20");
    let association = office.organization("LV", "Hội Làm vườn", "member_association");
    for (name, birth_on) in [("Đặng Thị Ái", "1962-05-17"), ("Y Ngông Niê", "1980")] {
        let memberships = json!([{ "organization_id": association, "admitted_on": "2015-03-01" }]);
        let fields = json!({ "full_name": name, "birth_on": birth_on, "note": "=1+1 <&> \"Zalo\"" });
        office.call("create_person", json!({ "fields": fields, "memberships": memberships }));
    }
    let text = |text: &str| json!({ "is": "text", "value": text });
    let list = json!({
        "path": folder.join("danh-sach.xlsx"), "title": "Hội viên: Hội Làm vườn", "notes": ["Tổ chức: Hội Làm vườn"],
        "columns": [{ "title": "Họ và tên", "width": 200 }, { "title": "Ngày sinh", "width": 110 },
                    { "title": "Số lượt", "width": 80 }],
        "rows": [
            [text("Đặng Thị Ái <&>"), { "is": "day", "value": "1962-05-17" }, { "is": "number", "value": 2.0 }],
            [{ "is": "heading", "value": "Chi hội số 1, có 12 hội viên" }],
            [text("Cụ Đồ"), { "is": "day", "value": "1899-02-01" }, null],
        ],
        "names_persons": true, "purpose": "gửi hội rà soát"
    });
    office.call("export_list", list);
    office.call("send_rosters", json!({ "organization_ids": [association], "folder": folder, "due_on": "2026-12-05" }));
    for template in ["organizations", "agencies", "tasks", "figures", "members"] {
        let path = folder.join(format!("mau-{template}.xlsx"));
        office.call("save_table_template", json!({ "path": path, "template": template }));
    }
    let mut settings = office.call("get_settings", json!({}));
    settings["office"]["union_name"] = json!("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh");
    settings["letterhead"]["place"] = json!("Đắk Lắk");
    settings["letterhead"]["signing_for"] = json!("TM. Ban Thường vụ");
    settings["letterhead"]["signer_title"] = json!("Chủ tịch");
    settings["letterhead"]["signer_name"] = json!("Nguyễn Văn Mẫu");
    office.call("update_settings", settings);
    let agency = json!({ "name": "Sở Khoa học và Công nghệ", "kind": "department" });
    let agency = office.call("create_agency", agency)["answer"]["id"].clone();
    let plan = json!({ "doc_number": "5395/KH-UBND", "subject": "Kế hoạch thử", "issued_on": "2025-01-01",
                       "starts_on": "2025-01-01", "ends_on": "2026-12-31" });
    let plan = office.call("create_plan", plan)["answer"]["id"].clone();
    let task = |due_on: &str, content: &str| {
        let task = json!({ "plan_id": plan, "content": content, "lead_agency_id": agency, "schedule_kind": "once", "due_on": due_on });
        office.call("create_task", task)["answer"]["id"].clone()
    };
    let tasks = [task("2026-11-10", "Tổ chức hội nghị <&> phổ biến"), task("2026-11-25", "Xây dựng kế hoạch")];
    let letters = json!([{ "agency_id": agency, "task_ids": tasks }]);
    office.call(
        "issue_reminders",
        json!({ "plan_id": plan, "due_on": "2026-12-05", "folder": folder, "letters": letters }),
    );
    Ok(())
}
