//! The command line through real processes: exit codes, streams, JSON, and the server on the loopback.

mod cli_kit;

use cli_kit::{Cli, Server};
use serde_json::{Value, json};

#[test]
fn a_call_answers_json_and_a_refusal_speaks_on_stderr() {
    let cli = Cli::with_book();
    let page = cli.run(&["call", "list_organizations"]).done();
    assert_eq!(page.json(), json!({ "rows": [], "total": 0 }));
    assert_eq!(page.stderr, "");

    let refused = cli.run(&["call", "get_organization", r#"{"id":7}"#]).refused();
    assert_eq!((refused.stdout.as_str(), refused.stderr.contains("Không tìm thấy tổ chức")), ("", true));
    let refused = cli.run(&["--json", "call", "get_organization", r#"{"id":7}"#]).refused();
    assert_eq!(refused.json()["code"], "request.not_found");
    assert_eq!(cli.run(&["call", "get_organization", "{"]).refused().stderr.lines().count(), 1);
    assert!(cli.run(&["call", "no_such_command"]).refused().stderr.contains("no_such_command"));
}

#[test]
fn a_request_may_come_through_a_pipe() {
    let cli = Cli::with_book();
    let request = json!({ "code": "HOI-Y", "name": "Hội Y học", "kind": "member_association", "status": "active" });
    let done = cli.piped(&["--user", "Chị Hoa", "call", "create_organization", "-"], &request.to_string()).done();
    assert_eq!(done.json()["answer"]["name"], "Hội Y học");
    let history = cli.run(&["call", "list_history", "{}"]).done().json();
    assert_eq!(history[0]["actor"], "Chị Hoa");
}

#[test]
fn wrong_usage_exits_with_two() {
    let cli = Cli::with_book();
    assert_eq!(cli.run(&["no-such-subcommand"]).code, 2);
    assert_eq!(cli.run(&["--today", "2026-02-30", "commands"]).code, 2);
    assert_eq!(Cli::without_book().run(&["call", "list_organizations"]).code, 2);
}

#[test]
fn a_missing_or_foreign_file_is_refused_and_left_alone() {
    let cli = Cli::at("khong-co.lienhiep");
    assert!(cli.run(&["call", "list_organizations"]).refused().stderr.contains("Không tìm thấy tệp"));
    std::fs::write(cli.path("khong-co.lienhiep"), "văn bản").unwrap();
    assert!(cli.run(&["call", "list_organizations"]).refused().stderr.contains("không phải sổ"));
    assert_eq!(std::fs::read_to_string(cli.path("khong-co.lienhiep")).unwrap(), "văn bản");
}

#[test]
fn the_day_can_be_set() {
    let cli = Cli::with_book();
    let book = cli.run(&["--today", "2026-03-05", "call", "current_book"]).done().json();
    assert_eq!(book["today"], "2026-03-05");
}

#[test]
fn the_table_is_listed() {
    let table = Cli::without_book().run(&["commands", "--json"]).done().json();
    let names: Vec<&str> = table.as_array().unwrap().iter().map(|command| command["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"list_organizations") && names.contains(&"undo"));
    assert!(table.as_array().unwrap().iter().all(|command| command["request"].is_string()));
}

#[test]
fn the_server_answers_its_own_page_only() {
    let cli = Cli::with_book();
    let server = Server::start(&cli, &[]);
    let answer = server.call("list_organizations", json!({}));
    assert_eq!(answer, [json!({ "answer": { "rows": [], "total": 0 } })]);
    let failure = server.call("get_organization", json!({ "id": 7 }));
    assert_eq!(failure[0]["failure"]["code"], "request.not_found");

    let path = "/call/list_organizations";
    assert_eq!(server.send("POST", path, &[], b"{}").status, 401);
    assert_eq!(server.send("POST", path, &[("Authorization", "Bearer nothing")], b"{}").status, 401);
    let bearer = server.bearer();
    let own = ("Authorization", bearer.as_str());
    assert_eq!(server.send("POST", path, &[own, ("Origin", "http://evil.example")], b"{}").status, 403);
    assert_eq!(server.send("POST", path, &[own, ("Host", "evil.example")], b"{}").status, 403);
    assert_eq!(server.send("POST", path, &[own, ("Origin", &server.origin())], b"{}").status, 200);
}

#[test]
fn files_go_up_and_come_down_through_one_folder() {
    let cli = Cli::with_book();
    let server = Server::start(&cli, &[]);
    let bearer = server.bearer();
    let own = [("Authorization", bearer.as_str())];
    let up = server.send("POST", "/files?name=h%E1%BB%99i%20y.xlsx", &own, b"abc");
    let stored: Value = serde_json::from_slice(&up.body).unwrap();
    let stored = std::path::PathBuf::from(stored["path"].as_str().unwrap());
    assert_eq!(std::fs::read(&stored).unwrap(), b"abc");
    assert!(stored.ends_with("hội y.xlsx"));
    for bad in ["..%2Fx", "%2Fetc%2Fx", "..", "a%00b"] {
        assert_eq!(server.send("POST", &format!("/files?name={bad}"), &own, b"abc").status, 400, "{bad}");
    }

    let exchange: Value = serde_json::from_slice(&server.send("GET", "/exchange", &own, b"").body).unwrap();
    let folder = std::path::PathBuf::from(exchange["folder"].as_str().unwrap());
    std::fs::write(folder.join("báo cáo.xlsx"), "số liệu").unwrap();
    let down = server.send("GET", &format!("/files/b%C3%A1o%20c%C3%A1o.xlsx?token={}", server.token), &[], b"");
    assert_eq!((down.status, down.body.as_slice()), (200, "số liệu".as_bytes()));
    for bad in ["..%2F..%2Fetc%2Fpasswd", "..", "khong-co"] {
        assert_eq!(server.send("GET", &format!("/files/{bad}"), &own, b"").status, 404, "{bad}");
    }
    assert_eq!(server.send("GET", "/files/b%C3%A1o%20c%C3%A1o.xlsx", &[], b"").status, 401);
}

#[test]
fn a_book_is_never_put_where_it_goes_with_the_server() {
    let cli = Cli::without_book();
    std::fs::create_dir(cli.path("Documents")).unwrap();
    let server = Server::start(&cli, &[]);
    let bearer = server.bearer();
    let own = [("Authorization", bearer.as_str())];
    let told: Value = serde_json::from_slice(&server.send("GET", "/exchange", &own, b"").body).unwrap();
    let [temporary, books] = ["folder", "books"].map(|name| std::path::PathBuf::from(told[name].as_str().unwrap()));
    assert_eq!(books, cli.path("Documents"));
    for command in ["create_book", "create_sample", "open_book"] {
        for path in [
            temporary.join("so.lienhiep"),
            temporary.join("..").join(temporary.file_name().unwrap()).join("so.lienhiep"),
        ] {
            let answer = server.call(command, json!({ "path": path }));
            assert_eq!(answer[0]["failure"]["code"], "cli.book_would_be_lost", "{command} {path:?}: {answer:?}");
            let sentence = answer[0]["failure"]["sentence"].as_str().unwrap();
            assert!(sentence.starts_with("Thư mục tạm này bị xóa khi chương trình dừng"), "{sentence}");
        }
    }
    let kept = books.join("so.lienhiep");
    let made = server.call("create_book", json!({ "path": kept }));
    assert_eq!(made.last().unwrap()["answer"]["file_name"], "so.lienhiep", "{made:?}");
    drop(server);
    assert!(kept.is_file());
    assert!(Cli::run(&cli, &["--data", kept.to_str().unwrap(), "check"]).code == 0);
    let cli = Cli::with_book();
    let beside = Server::start(&cli, &[]);
    let bearer = beside.bearer();
    let told = beside.send("GET", "/exchange", &[("Authorization", bearer.as_str())], b"").body;
    assert!(!String::from_utf8_lossy(&told).contains("Documents"), "beside the book that is open");
}

#[test]
fn the_interface_is_served_under_the_windows_policy() {
    let cli = Cli::with_book();
    std::fs::create_dir(cli.path("dist")).unwrap();
    std::fs::write(cli.path("dist/index.html"), "<!doctype html>").unwrap();
    let server = Server::start(&cli, &["--ui", cli.path("dist").to_str().unwrap()]);
    let page = server.send("GET", "/", &[], b"");
    assert_eq!((page.status, page.body.as_slice()), (200, b"<!doctype html>".as_slice()));
    let policy = page.head.lines().find(|line| line.to_lowercase().starts_with("content-security-policy:")).unwrap();
    let window: Value = serde_json::from_str(include_str!("../../src-tauri/tauri.conf.json")).unwrap();
    let window = window["app"]["security"]["csp"].as_str().unwrap().replace(" ipc: http://ipc.localhost", "");
    assert!(policy.ends_with(&window), "{policy}");
    assert_eq!(server.send("GET", "/../so.lienhiep", &[], b"").status, 404);
    assert!(cli.run(&["serve", "--ui", cli.path("khong-co").to_str().unwrap()]).refused().stderr.contains("giao diện"));
}

#[test]
fn a_table_is_read_and_written_from_the_terminal() {
    let cli = Cli::with_book();
    std::fs::write(cli.path("ds.csv"), "Mã hội;Tên hội;Loại hình\nHLV;Hội Làm vườn;Hội thành viên\n").unwrap();
    let list = cli.path("ds.csv").display().to_string();
    let ended = cli.run(&["import", &list, "--subject", "organizations", "--json"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let report: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!((&report["counts"]["new"], &report["rows"][0]["values"]["code"]), (&1.into(), &"HLV".into()));
    assert!(cli.run(&["import", &list, "--subject", "organizations"]).stdout.contains("Chưa ghi gì."));
    assert_eq!(cli.run(&["import", &list, "--subject", "organizations", "--apply"]).code, 0);
    let again = cli.run(&["import", &list, "--subject", "organizations", "--apply"]);
    assert!(again.stdout.contains("không có gì mới hay thay đổi"), "{}", again.stdout);
    assert_eq!(cli.run(&["import", &list]).code, 2, "neither an organisation nor a subject");
}

#[test]
fn a_request_as_powershell_passes_it_on_is_understood() {
    let cli = Cli::with_book();
    let answer = cli.piped(&["call", "list_organizations", "-"], "\u{feff}{\r\n  \"search\": \"\"\r\n}\r\n").done();
    assert_eq!(answer.json()["total"], 0);
}
