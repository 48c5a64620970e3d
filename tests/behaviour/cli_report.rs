//! Closing and reporting through the command line.

mod cli_kit;

use cli_kit::Cli;
use serde_json::json;

fn with_members() -> Cli {
    let cli = Cli::with_book();
    let request = json!({ "code": "HOI-Y", "name": "Hội Y học", "kind": "member_association", "status": "active" });
    let id = cli.run(&["call", "create_organization", &request.to_string()]).done().json()["answer"]["id"].clone();
    for name in ["Trần Văn An", "H’ Linh Kđoh"] {
        let request = json!({
            "person": { "is": "new", "fields": { "full_name": name } },
            "membership": { "organization_id": id, "admitted_on": "2026-01-20" },
        });
        cli.run(&["call", "admit_member", &request.to_string()]).done();
    }
    cli
}

#[test]
fn a_period_is_closed_by_its_code_after_a_copy_and_not_twice() {
    let cli = with_members();
    let done = cli.run(&["--today", "2026-03-18", "close", "2026-Q1", "--waive", "Hội sẽ gửi sau"]).done();
    assert!(done.stdout.contains("uý I năm 2026"), "{}", done.stdout);
    let copies = cli.run(&["call", "list_backups"]).done().json();
    assert_eq!(copies[0]["file_name"], "so-20260318-120000.lienhiep");
    let again = cli.run(&["--json", "--today", "2026-03-19", "close", "2026-Q1"]).refused();
    assert_eq!(again.json()["code"], "period.already_closed");
    assert_eq!(cli.run(&["close", "2026-Q7"]).refused().stderr.lines().count(), 1);
    assert_eq!(cli.run(&["close"]).code, 2);
}

#[test]
fn a_closed_period_exports_the_same_bytes_again_and_names_its_figures() {
    let cli = with_members();
    cli.run(&["--today", "2026-03-18", "close", "2026-Q1", "--waive", "Hội sẽ gửi sau"]).done();
    let export = |name: &str, day: &str, options: &[&str]| {
        let path = cli.path(name);
        let arguments = [&["--today", day, "report", "2026-Q1", "--out", path.to_str().unwrap()], options].concat();
        cli.run(&arguments).done();
        std::fs::read(path).unwrap()
    };
    let first = export("a.xlsx", "2026-03-18", &[]);
    assert!(first.starts_with(b"PK") && first == export("b.xlsx", "2026-08-01", &[]));
    assert!(export("p.xlsx", "2026-03-18", &["--proof"]) != first);
    let out = cli.path("c.xlsx");
    let figures = cli.run(&["--json", "report", "2026-Q1", "--out", out.to_str().unwrap()]).done().json();
    assert_eq!(figures["members.closing"], 2, "{figures}");
    assert_eq!(figures["organizations.count"], 1);
    let nowhere = cli.path("khong-co/a.xlsx");
    assert!(cli.run(&["report", "2026-Q1", "--out", nowhere.to_str().unwrap()]).refused().stderr.contains("thư mục"));
}

#[test]
fn the_words_of_a_report_are_written_alone_or_beside_the_workbook() {
    let cli = with_members();
    let path = |name: &str| cli.path(name).to_str().unwrap().to_owned();
    let done = cli.run(&["report", "2026-Q1", "--text", &path("a.docx")]).refused();
    assert!(done.stderr.contains("2026-Q1"), "{}", done.stderr);
    cli.run(&["--today", "2026-03-18", "close", "2026-Q1", "--waive", "Hội sẽ gửi sau"]).done();
    let done = cli.run(&["report", "2026-Q1", "--text", &path("a.docx")]).done();
    assert_eq!(done.stdout.trim(), path("a.docx"));
    let both = ["report", "2026-Q1", "--out", &path("b.xlsx"), "--text", &path("b.docx")];
    let done = cli.run(&both).done();
    assert_eq!(done.stdout.lines().collect::<Vec<_>>(), [path("b.xlsx"), path("b.docx")]);
    let read = |name: &str| std::fs::read(cli.path(name)).unwrap();
    assert!(read("a.docx") == read("b.docx") && read("a.docx").starts_with(b"PK"));
    assert_eq!(cli.run(&["report", "2026-Q1"]).code, 2, "one of the two is wanted");
}
