//! What each role may ask of a protected book: every command of the table, as each of them, beside a list written by hand.

use lienhiep_core::api::{COMMANDS, dispatch};
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use serde_json::json;

/// For admins alone.
const ADMIN: &[&str] = &[
    "restore_backup",
    "repair_book",
    "purge_attachments",
    "protect_book",
    "unprotect_book",
    "list_accounts",
    "create_account",
    "update_account",
    "set_account_password",
    "show_recovery_code",
    "save_recovery_sheet",
    "list_access",
    "list_access_actors",
    "forecast_erasure",
    "erase_person",
    "clear_traces",
];

/// What changes nothing and is yet not for those who only look: copies, and lists that are brought in.
const OFFICER_THOUGH_READING: &[&str] = &[
    "create_backup",
    "preview_import",
    "decide_import",
    "import_rows",
    "import_sheet",
    "import_report",
    "forecast_import",
    "recognise_list",
    "preview_table",
    "table_rows",
    "table_sheet",
    "forecast_table",
    "save_table_template",
];

/// What writes a line in the history and is yet for everybody: files that a leader takes along.
const VIEWER_THOUGH_WRITING: &[&str] =
    &["export_list", "export_report", "export_report_text", "export_reminder", "save_attachment"];

/// Ends the sitting, or begins one.
const NOT_TRIED: &[&str] = &["close_book", "create_book", "create_sample", "open_book", "recover_book"];

fn needed(name: &str, kind: &str) -> &'static str {
    match (name, kind) {
        (name, _) if ADMIN.contains(&name) => "admin",
        (name, _) if OFFICER_THOUGH_READING.contains(&name) => "officer",
        (name, _) if VIEWER_THOUGH_WRITING.contains(&name) => "viewer",
        (_, "write") => "officer",
        _ => "viewer",
    }
}

#[test]
fn each_command_is_for_whom_it_should_be() {
    let office = Office::on("2026-07-20");
    let password = "một câu dễ nhớ";
    office.call("protect_book", json!({ "login": "hoa", "display_name": "Hoa", "password": password }));
    for role in ["officer", "viewer"] {
        office.call(
            "create_account",
            json!({ "login": role, "display_name": role, "role": role, "sees_sensitive": false, "password": password }),
        );
    }
    let ranks = ["viewer", "officer", "admin"];
    let rank = |role: &str| ranks.iter().position(|one| *one == role).unwrap();
    let mut wrong = Vec::new();
    for (login, role) in [("viewer", "viewer"), ("officer", "officer"), ("hoa", "admin")] {
        office.call("close_book", json!({}));
        let book = office.path("so.lienhiep");
        let opened = office.call("open_book", json!({ "path": book, "login": login, "password": password }));
        assert_eq!(opened["account"]["role"], json!(role));
        for command in COMMANDS.iter().filter(|command| !NOT_TRIED.contains(&command.name)) {
            let kind = serde_json::to_value(command.kind).unwrap();
            let needs = needed(command.name, kind.as_str().unwrap());
            // A request of no form: nothing is done, whoever asks; who may not ask is told so first.
            let answer = dispatch(&office.session, command.name, json!({ "password": 0, "id": [] }), &Job::quiet());
            let refused = answer.is_err_and(|failure| failure.code == "accounts.not_allowed");
            if refused != (rank(role) < rank(needs)) || command.needs.as_str() != needs {
                wrong.push(format!("{} as {role}: refused {refused}, needs {needs}", command.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_viewer_is_told_which_role_a_change_needs() {
    let office = Office::on("2026-07-20");
    let password = "một câu dễ nhớ";
    office.call("protect_book", json!({ "login": "hoa", "display_name": "Hoa", "password": password }));
    for role in ["officer", "viewer"] {
        office.call(
            "create_account",
            json!({ "login": role, "display_name": role, "role": role, "sees_sensitive": false, "password": password }),
        );
    }
    let sign_in = |login: &str| {
        office.call("close_book", json!({}));
        office.call("open_book", json!({ "path": office.path("so.lienhiep"), "login": login, "password": password }));
    };
    sign_in("viewer");
    let new = json!({ "code": "Y", "name": "Hội Y học", "kind": "member_association", "status": "active" });
    let refused = office.refuse("create_organization", new.clone());
    assert_eq!(
        refused.sentence,
        "Việc này cần tài khoản chuyên viên; tài khoản đang dùng là lãnh đạo (chỉ xem). Hãy nhờ người có quyền, hoặc đăng nhập bằng tài khoản đó."
    );
    office.call("change_own_password", json!({ "password": password, "new_password": "câu của lãnh đạo" }));
    office.call("backup_when_due", json!({ "closing": true }));
    sign_in("officer");
    office.call("create_organization", new);
    // Settings of the office are the officer's, those of security and of sensitive fields the admin's.
    let mut settings = office.call("get_settings", json!({}));
    settings["office"]["province"] = json!("Đắk Lắk");
    office.call("update_settings", settings.clone());
    for (section, field, value) in
        [("security", "lock_after_minutes", json!(0)), ("privacy", "keep_religion", json!(true))]
    {
        let mut changed = settings.clone();
        changed[section][field] = value;
        assert_eq!(office.refuse("update_settings", changed).code, "accounts.not_allowed", "{section}");
    }
    // Nor does an officer take back what an admin changed of them.
    sign_in("hoa");
    settings["security"]["lock_after_minutes"] = json!(5);
    let entry = office.call("update_settings", settings)["entry_id"].clone();
    sign_in("officer");
    assert_eq!(office.refuse("undo", json!({ "entry_id": entry })).code, "accounts.not_allowed");
    sign_in("hoa");
    office.call("undo", json!({ "entry_id": entry }));
}
