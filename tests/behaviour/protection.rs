//! A book that is protected: nobody reads a name in any of its files, a wrong password opens nothing and changes
//! nothing, the printed code opens it, and everything the office does goes on as before.

use std::path::{Path, PathBuf};

use lienhiep_tests::{Office, content, differences, load};
use serde_json::{Value, json};

const PASSWORD: &str = "một câu dễ nhớ";

/// An office with people, a copy, and an attachment's worth of names.
fn office() -> Office {
    let office = Office::on("2026-07-20");
    load::prepare(&office.session).unwrap();
    office.call("create_backup", json!({}));
    office
}

fn protect(office: &Office) -> String {
    let request = json!({ "login": "hoa", "display_name": "Nguyễn Thị Hoa", "password": PASSWORD });
    let answer = office.call("protect_book", request);
    assert_eq!(answer["still_readable"], json!([]));
    answer["recovery_code"].as_str().unwrap().to_owned()
}

fn sign_in(office: &Office, login: &str, password: &str) -> Value {
    office.call("close_book", json!({}));
    office.call("open_book", json!({ "path": office.path("so.lienhiep"), "login": login, "password": password }))
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn all_bytes(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    files(folder).into_iter().map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect()
}

/// Names that the office holds, and words of the file's own form.
fn names(office: &Office) -> Vec<String> {
    let list = office.call("list_people", json!({ "limit": 50 }));
    let mut names: Vec<String> =
        list["rows"].as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap().to_owned()).collect();
    assert!(names.len() > 3, "{list}");
    let organizations = office.call("list_organization_names", json!({}));
    names.extend(organizations.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
    names.extend(
        ["Nguyễn Thị Hoa", "SQLite format 3", "CREATE TABLE", "organization", "hoa\"", PASSWORD].map(str::to_owned),
    );
    names
}

fn told_in(bytes: &[u8], names: &[String]) -> Vec<String> {
    let holds = |name: &&String| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    names.iter().filter(holds).cloned().collect()
}

#[test]
fn no_file_of_a_protected_book_holds_a_readable_name() {
    let office = office();
    let names = names(&office);
    let folder = office.folder().to_owned();
    let before: usize = all_bytes(&folder).iter().filter(|(_, bytes)| !told_in(bytes, &names).is_empty()).count();
    assert!(before >= 2, "the book and its copy hold names before: {before}");
    protect(&office);
    // Work goes on, and is in the journal, in a new copy, and in the old ones.
    office.organization("MOI", "Hội Địa chất công trình", "member_association");
    office.call("create_backup", json!({}));
    let mut looked_for = names;
    looked_for.push("Hội Địa chất công trình".to_owned());
    let seen = all_bytes(&folder);
    assert!(seen.iter().any(|(path, _)| path.ends_with("so.khoa")), "{:?}", files(&folder));
    assert!(seen.iter().any(|(path, bytes)| path.ends_with("so.lienhiep-wal") && !bytes.is_empty()));
    for (path, bytes) in seen {
        let told = told_in(&bytes, &looked_for);
        assert!(told.is_empty(), "{} holds {told:?}", path.display());
    }
}

#[test]
fn protecting_and_taking_it_off_keep_everything() {
    let office = office();
    let records = |office: &Office| {
        let mut records = content(office);
        // It only ever grows, and is nothing of the office's.
        records.remove(&("account_generation".to_owned(), 1));
        records
    };
    let before = records(&office);
    let history = office.call("list_history", json!({ "limit": 5000 })).as_array().unwrap().len();
    protect(&office);
    let info = sign_in(&office, "hoa", PASSWORD);
    assert_eq!(info["is_protected"], json!(true));
    assert_eq!(info["account"]["display_name"], json!("Nguyễn Thị Hoa"));
    assert_eq!((&info["account"]["role"], &info["account"]["lock_after_minutes"]), (&json!("admin"), &json!(15)));
    assert_eq!(office.call("check_book", json!({}))["ok"], json!(true));
    let acts = office.call("list_history", json!({ "limit": 5000 }));
    assert_eq!(acts.as_array().unwrap().len(), history + 1, "signing in is no act");
    assert_eq!(acts[0]["actor"], json!("Nguyễn Thị Hoa"));
    assert_eq!(acts[0]["act"], json!("protect_book"));

    assert_eq!(office.refuse("unprotect_book", json!({ "password": "khác hẳn" })).code, "accounts.not_your_password");
    let info = office.call("unprotect_book", json!({ "password": PASSWORD }));
    assert_eq!((&info["is_protected"], &info["account"]), (&json!(false), &Value::Null));
    assert_eq!(differences(&before, &records(&office)), [""; 0]);
    assert!(files(office.folder()).iter().all(|path| path.extension().unwrap_or_default() != "khoa"));
    for copy in office.call("list_backups", json!({})).as_array().unwrap() {
        office.call("preview_restore", json!({ "backup": copy["path"] }));
    }
}

#[test]
fn a_wrong_password_opens_nothing_and_changes_nothing() {
    let office = office();
    protect(&office);
    office.call("close_book", json!({}));
    let before = all_bytes(office.folder());
    let book = office.path("so.lienhiep");
    let needed = office.refuse("open_book", json!({ "path": book }));
    assert_eq!(needed.code, "accounts.sign_in_needed");
    let wrong = office.refuse("open_book", json!({ "path": book, "login": "hoa", "password": "một câu dễ nhớ." }));
    let unknown = office.refuse("open_book", json!({ "path": book, "login": "lan", "password": PASSWORD }));
    assert_eq!((wrong.code.as_str(), &wrong.sentence), ("accounts.wrong_password", &unknown.sentence));
    assert_eq!(wrong.code, unknown.code);
    assert_eq!(office.refuse("list_people", json!({})).code, "request.no_book");
    // The code of another book.
    let other = Office::on("2026-07-20");
    let code = protect(&other);
    let recovery =
        json!({ "path": book, "recovery_code": code, "login": "lan", "display_name": "Lan", "password": PASSWORD });
    assert_eq!(office.refuse("recover_book", recovery).code, "keys.code_of_other");
    assert_eq!(all_bytes(office.folder()), before);
    // However the keyboard types them.
    sign_in(&office, " HÒA ", "một câu dễ nhớ");
}

#[test]
fn after_five_wrong_passwords_even_the_right_one_waits() {
    let office = office();
    protect(&office);
    office.call("close_book", json!({}));
    let book = office.path("so.lienhiep");
    for _ in 0..5 {
        let wrong = office.refuse("open_book", json!({ "path": book, "login": "hoa", "password": "đoán mò thôi" }));
        assert_eq!(wrong.code, "accounts.wrong_password");
    }
    let right = json!({ "path": book, "login": "hoa", "password": PASSWORD });
    let refused = office.refuse("open_book", right);
    assert_eq!(refused.code, "accounts.wait");
    assert!(refused.sentence.contains("chờ"), "{}", refused.sentence);
}

#[test]
fn the_printed_code_opens_the_book_without_its_key_file() {
    let office = office();
    let code = protect(&office);
    office.call("close_book", json!({}));
    let book = office.path("so.lienhiep");
    for file in files(office.folder()).iter().filter(|path| path.extension().unwrap_or_default() == "khoa") {
        std::fs::remove_file(file).unwrap();
    }
    let lost = office.refuse("open_book", json!({ "path": book, "login": "hoa", "password": PASSWORD }));
    assert_eq!(lost.code, "keys.file_missing");
    assert!(lost.sentence.contains("so.khoa") && lost.sentence.contains("mã khôi phục"), "{}", lost.sentence);

    let recover = |code: &str| json!({ "path": book, "recovery_code": code, "login": "lan", "display_name": "Trần Thị Lan", "password": "mật khẩu mới toanh" });
    let mut mistyped: Vec<char> = code.chars().collect();
    mistyped[13] = if mistyped[13] == 'K' { 'M' } else { 'K' };
    let refused = office.refuse("recover_book", recover(&mistyped.iter().collect::<String>()));
    assert_eq!(refused.code, "keys.group_wrong");
    assert!(refused.sentence.contains("Nhóm thứ 3"), "{}", refused.sentence);
    assert_eq!(refused.field.as_deref(), Some("recovery_code"));

    let info = office.call("recover_book", recover(&code.to_lowercase().replace('-', " ")));
    assert_eq!(info["account"]["login"], json!("lan"));
    assert_eq!(info["account"]["role"], json!("admin"));
    // Both open it from now on, and the copies too.
    sign_in(&office, "hoa", PASSWORD);
    sign_in(&office, "lan", "mật khẩu mới toanh");
    assert_eq!(
        office.call("show_recovery_code", json!({ "password": "mật khẩu mới toanh" }))["recovery_code"],
        json!(code)
    );
}

#[test]
fn a_key_file_that_is_behind_or_ahead_does_not_lock_the_office_out() {
    let office = office();
    protect(&office);
    let key_file = office.path("so.khoa");
    let old_key_file = std::fs::read(&key_file).unwrap();
    office.call("close_book", json!({}));
    let old_book = std::fs::read(office.path("so.lienhiep")).unwrap();
    sign_in(&office, "hoa", PASSWORD);
    office.call("change_own_password", json!({ "password": PASSWORD, "new_password": "câu khác dễ nhớ" }));
    office.call("close_book", json!({}));
    let new_key_file = std::fs::read(&key_file).unwrap();

    // The old password with an old key file does not open it any more; the new one does, by the key file of the copies.
    std::fs::write(&key_file, &old_key_file).unwrap();
    let book = office.path("so.lienhiep");
    let refused = office.refuse("open_book", json!({ "path": book, "login": "hoa", "password": PASSWORD }));
    assert_eq!(refused.code, "accounts.wrong_password");
    sign_in(&office, "hoa", "câu khác dễ nhớ");
    assert_ne!(std::fs::read(&key_file).unwrap(), old_key_file, "renewed");

    // An older state of the book put back by hand beside the newer key file: the newer password counts.
    office.call("close_book", json!({}));
    std::fs::write(&book, &old_book).unwrap();
    std::fs::write(&key_file, &new_key_file).unwrap();
    sign_in(&office, "hoa", "câu khác dễ nhớ");
    sign_in(&office, "hoa", "câu khác dễ nhớ");
}

#[test]
fn a_copy_is_restored_with_the_passwords_of_today() {
    let office = office();
    protect(&office);
    office.organization("MOI", "Hội Địa chất công trình", "member_association");
    office.call("change_own_password", json!({ "password": PASSWORD, "new_password": "câu khác dễ nhớ" }));
    let copies = office.call("list_backups", json!({}));
    let oldest = copies.as_array().unwrap().last().unwrap()["path"].clone();
    let shown = office.call("preview_restore", json!({ "backup": oldest }));
    assert_eq!(shown["same_course"], json!(true));
    let restored = office.call("restore_backup", json!({ "backup": oldest }));
    assert_eq!(restored["book"]["is_protected"], json!(true));
    assert_eq!(restored["book"]["account"]["login"], json!("hoa"));
    let names = office.call("list_organization_names", json!({}));
    assert!(!names.as_array().unwrap().iter().any(|one| one["name"] == "Hội Địa chất công trình"));
    sign_in(&office, "hoa", "câu khác dễ nhớ");
    assert_eq!(office.call("check_book", json!({}))["ok"], json!(true));
}

#[test]
fn a_copy_of_another_key_asks_for_its_own_password() {
    let one = office();
    protect(&one);
    let copy = one.call("create_backup", json!({}))["path"].as_str().unwrap().to_owned();
    let other = Office::on("2026-07-21");
    other.organization("KHAC", "Hội Khác", "member_association");
    let away = other.path("mang-ve");
    std::fs::create_dir(&away).unwrap();
    for file in files(Path::new(&copy).parent().unwrap()) {
        std::fs::copy(&file, away.join(file.file_name().unwrap())).unwrap();
    }
    let copy = away.join(Path::new(&copy).file_name().unwrap());
    let asked = other.refuse("preview_restore", json!({ "backup": copy }));
    assert_eq!(asked.code, "accounts.sign_in_needed");
    let named = json!({ "backup": copy, "login": "hoa", "password": PASSWORD });
    let shown = other.call("preview_restore", named.clone());
    assert_eq!(shown["same_course"], json!(false));
    let restored = other.call("restore_backup", named);
    assert_eq!(restored["book"]["account"]["login"], json!("hoa"));
    sign_in(&other, "hoa", PASSWORD);
    // A plain copy does not take the protection of the book away.
    let plain = Office::on("2026-07-20");
    let plain_copy = plain.call("create_backup", json!({}))["path"].clone();
    let restored = other.call("restore_backup", json!({ "backup": plain_copy }));
    assert_eq!(restored["book"]["is_protected"], json!(true));
    sign_in(&other, "hoa", PASSWORD);
}

#[test]
fn damage_is_told_from_a_wrong_key() {
    let office = office();
    protect(&office);
    office.call("close_book", json!({}));
    let book = office.path("so.lienhiep");
    let sound = std::fs::read(&book).unwrap();
    let open = json!({ "path": book, "login": "hoa", "password": PASSWORD });
    // The first page, after the salt.
    let mut bytes = sound.clone();
    bytes[100..600].fill(0);
    std::fs::write(&book, &bytes).unwrap();
    assert_eq!(office.refuse("open_book", open.clone()).code, "storage.damaged");
    assert_eq!(std::fs::read(&book).unwrap(), bytes, "untouched");
    // All of the first page, with the salt, without which no page is known.
    bytes[..8192].fill(0);
    std::fs::write(&book, &bytes).unwrap();
    assert_eq!(office.refuse("open_book", open.clone()).code, "keys.other_book");
    assert_eq!(office.refuse("salvage_book", json!({ "path": book })).code, "salvage.protected");
    assert_eq!(std::fs::read(&book).unwrap(), bytes, "untouched");
    // The key file.
    std::fs::write(&book, &sound).unwrap();
    let whole = std::fs::read(office.path("so.khoa")).unwrap();
    std::fs::write(office.path("so.khoa"), &whole[..whole.len() / 2]).unwrap();
    office.call("open_book", open.clone());
    assert!(serde_json::from_slice::<Value>(&std::fs::read(office.path("so.khoa")).unwrap()).is_ok(), "written anew");
    office.call("close_book", json!({}));
    std::fs::write(&book, [7; 30]).unwrap();
    assert_eq!(office.refuse("open_book", open).code, "storage.not_a_book");
}

#[test]
fn the_last_admin_stays_one() {
    let office = office();
    protect(&office);
    let lan = json!({ "login": "lan", "display_name": "Trần Thị Lan", "role": "officer", "sees_sensitive": false, "password": "mật khẩu của Lan" });
    let lan = office.call("create_account", lan)["answer"].clone();
    assert_eq!(
        office.refuse("create_account", json!({ "login": "LAN", "display_name": "x", "role": "viewer", "sees_sensitive": false, "password": "mật khẩu của x" })).code,
        "accounts.login_taken"
    );
    let hoa = office
        .call("list_accounts", json!({}))
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["login"] == "hoa")
        .unwrap()
        .clone();
    assert_eq!(hoa["last_signed_in_at"], json!("2026-07-20T05:00:00.000Z"));
    for (role, active) in [("officer", true), ("admin", false)] {
        let request = json!({ "id": hoa["id"], "version": hoa["version"], "display_name": "Hoa", "role": role, "sees_sensitive": true, "is_active": active });
        assert_eq!(office.refuse("update_account", request).code, "accounts.last_admin");
    }
    let change = |account: &Value, role: &str, active: bool| json!({ "id": account["id"], "version": account["version"], "display_name": account["display_name"], "role": role, "sees_sensitive": true, "is_active": active });
    let lan = office.call("update_account", change(&lan, "admin", true))["answer"].clone();
    // Now Hoa may become an officer, at once.
    office.call("update_account", change(&hoa, "officer", true));
    assert_eq!(office.refuse("list_accounts", json!({})).code, "accounts.not_allowed");
    sign_in(&office, "lan", "mật khẩu của Lan");
    assert_eq!(office.refuse("update_account", change(&hoa, "viewer", true)).code, "request.stale");
    let hoa = office
        .call("list_accounts", json!({}))
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["login"] == "hoa")
        .unwrap()
        .clone();
    office.call("update_account", change(&hoa, "officer", false));
    office.call("close_book", json!({}));
    let closed =
        office.refuse("open_book", json!({ "path": office.path("so.lienhiep"), "login": "hoa", "password": PASSWORD }));
    assert_eq!(closed.code, "accounts.wrong_password");
    sign_in(&office, "lan", "mật khẩu của Lan");
    // The history names who did it, and holds no key.
    let history = office.call("list_history", json!({ "limit": 20 }));
    assert_eq!(history[0]["actor"], json!("Trần Thị Lan"));
    assert!(history[0]["summary"].as_str().unwrap().starts_with("Đã khóa tài khoản"), "{}", history[0]);
    assert_eq!(history[0]["can_undo"], json!(false));
    let hoa = office
        .call("list_accounts", json!({}))
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["login"] == "hoa")
        .unwrap()
        .clone();
    assert_eq!(office.refuse("update_account", change(&hoa, "officer", true)).code, "accounts.password_needed");
    let mut again = change(&hoa, "officer", true);
    again["password"] = json!("mật khẩu cấp lại");
    office.call("update_account", again);
    sign_in(&office, "hoa", "mật khẩu cấp lại");
    drop(lan);
}

#[test]
fn work_in_a_protected_book_is_undone_as_before() {
    let office = office();
    protect(&office);
    let before = office.call("list_organization_names", json!({}));
    office.organization("MOI", "Hội Địa chất công trình", "member_association");
    sign_in(&office, "hoa", PASSWORD);
    office.call("undo", json!({}));
    assert_eq!(office.call("list_organization_names", json!({})), before);
}
