//! Copies, restoring and checking through the command line.

mod cli_kit;

use cli_kit::Cli;
use serde_json::{Value, json};

fn with_organization() -> Cli {
    let cli = Cli::with_book();
    add(&cli, "HOI-Y", "Hội Y học");
    cli
}

fn add(cli: &Cli, code: &str, name: &str) {
    let request = json!({ "code": code, "name": name, "kind": "member_association", "status": "active" });
    cli.run(&["call", "create_organization", &request.to_string()]).done();
}

fn organizations(cli: &Cli) -> u64 {
    cli.run(&["call", "list_organizations"]).done().json()["total"].as_u64().unwrap()
}

fn tamper(cli: &Cli, sql: &str) {
    let connection = rusqlite::Connection::open(cli.path("so.lienhiep")).unwrap();
    let names = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema WHERE type = 'trigger'";
    let drop: String = connection.query_row(names, [], |row| row.get(0)).unwrap();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {drop}; {sql}")).unwrap();
}

fn wrong(report: &Value) -> Vec<&str> {
    let checked = report["checked"].as_array().unwrap().iter();
    checked.filter(|one| one["finding_count"] != 0).map(|one| one["check"].as_str().unwrap()).collect()
}

#[test]
fn a_copy_is_named_by_book_and_moment_and_restoring_keeps_what_it_replaces() {
    let cli = with_organization();
    let folder = cli.path("bản sao");
    let to = folder.to_str().unwrap();
    let made = cli.run(&["--today", "2026-03-05", "backup", "--to", to]).done();
    assert_eq!(made.stdout.trim(), folder.join("so-20260305-120000.lienhiep").to_str().unwrap());
    let again = cli.run(&["--json", "--today", "2026-03-05", "backup", "--to", to]).done().json();
    assert_eq!(again["file_name"], "so-20260305-120000-2.lienhiep");
    assert_eq!(again["made_at"], "2026-03-05T05:00:00Z");

    add(&cli, "HOI-D", "Hội Dược học");
    let restored = cli.run(&["--json", "--today", "2026-03-06", "restore", made.stdout.trim()]).done().json();
    assert_eq!(organizations(&cli), 1);
    let kept = std::path::PathBuf::from(restored["kept"].as_str().unwrap());
    assert_eq!(kept.file_name().unwrap(), "so-truoc-phuc-hoi-20260306-120000.lienhiep");
    std::fs::rename(&kept, cli.path("cu.lienhiep")).unwrap();
    let before = cli.run(&["restore", cli.path("cu.lienhiep").to_str().unwrap()]).done();
    assert!(before.stdout.contains("được giữ ở"));
    assert_eq!(organizations(&cli), 2);
}

#[test]
fn a_damaged_or_foreign_copy_is_refused_and_the_book_stays() {
    let cli = with_organization();
    let made = cli.run(&["backup", "--to", cli.path("b").to_str().unwrap()]).done();
    let good = std::fs::read(made.stdout.trim()).unwrap();
    let mut bytes = good.clone();
    for at in (16_384..bytes.len()).step_by(97) {
        bytes[at] ^= 0x55;
    }
    let bad = cli.path("hong.lienhiep");
    for content in [&bytes[..], &good[..good.len() / 2], b"x", b""] {
        std::fs::write(&bad, content).unwrap();
        let refused = cli.run(&["restore", bad.to_str().unwrap()]).refused();
        assert_eq!(refused.stderr.lines().count(), 1, "{}", refused.stderr);
        assert_eq!(organizations(&cli), 1);
    }
    assert!(cli.run(&["restore", cli.path("khong-co").to_str().unwrap()]).refused().stderr.contains("Không tìm thấy"));
    assert!(cli.run(&["restore", cli.path("so.lienhiep").to_str().unwrap()]).refused().stderr.contains("chính là sổ"));
    let left: Vec<_> = std::fs::read_dir(cli.path("")).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("phuc-hoi")), "{left:?}");
}

#[test]
fn a_book_that_is_open_elsewhere_is_not_replaced() {
    let cli = with_organization();
    let made = cli.run(&["backup", "--to", cli.path("b").to_str().unwrap()]).done();
    let server = cli_kit::Server::start(&cli, &[]);
    assert!(cli.run(&["restore", made.stdout.trim()]).refused().stderr.contains("đang được mở"));
    assert_eq!(server.call("list_organizations", json!({}))[0]["answer"]["total"], 1);
    // The server itself, which owns the book, may.
    let restored = server.call("restore_backup", json!({ "backup": made.stdout.trim() }));
    assert!(restored[0]["answer"]["kept"].is_string(), "{restored:?}");
    assert_eq!(server.call("list_organizations", json!({}))[0]["answer"]["total"], 1);
}

#[test]
fn a_damaged_book_can_be_replaced() {
    let cli = with_organization();
    let made = cli.run(&["backup", "--to", cli.path("b").to_str().unwrap()]).done();
    std::fs::write(cli.path("so.lienhiep"), "hỏng").unwrap();
    cli.run(&["call", "list_organizations"]).refused();
    cli.run(&["restore", made.stdout.trim()]).done();
    assert_eq!(organizations(&cli), 1);
}

#[test]
fn a_sound_book_passes_the_check() {
    let cli = with_organization();
    let report = cli.run(&["--json", "check"]).done().json();
    assert_eq!((report["ok"].as_bool(), wrong(&report).len()), (Some(true), 0));
    assert!(report["checked"].as_array().unwrap().len() >= 20);
}

#[test]
fn the_check_finds_what_does_not_hold() {
    for (sql, check) in [
        ("UPDATE organization SET sort_key = x'00'", "organization_text"),
        ("UPDATE organization SET search_fold = 'x'", "organization_text"),
        ("UPDATE organization SET joined_on = '2023-02-30'", "dates"),
        ("UPDATE organization SET parent_id = 99", "references"),
        ("DELETE FROM history_row", "history"),
        ("DELETE FROM history_entry", "history_entries"),
        ("INSERT INTO history_now VALUES (1, 1)", "history_open"),
        (
            "INSERT INTO period (uid, code, regime, kind, label, starts_on, cutoff_on, status)
             VALUES ('u', '2026-Q1', 'calendar', 'quarter', 'Quý I', '2026-01-01', '2026-03-31', 'closed')",
            "period_status",
        ),
        (
            "INSERT INTO person (uid, full_name, name_fold, search_fold, sort_key) VALUES ('u', 'Đặng', 'dang', '', x'01')",
            "search_text",
        ),
        (
            "INSERT INTO person (uid, full_name, name_fold, search_fold, sort_key) VALUES ('u', 'Đặng', 'dang', '', x'01')",
            "search_index",
        ),
    ] {
        let cli = with_organization();
        tamper(&cli, sql);
        let ended = cli.run(&["--json", "check"]).refused();
        assert!(wrong(&ended.json()).contains(&check), "{check}: {:?}", wrong(&ended.json()));
    }
}
