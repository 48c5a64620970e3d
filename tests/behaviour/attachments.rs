//! Files kept inside the book: they come out as they went in, once each, and nothing about them is lost in silence.

mod plan_kit;

use std::path::{Path, PathBuf};

use lienhiep_tests::{Office, content, differences};
use plan_kit::{PlanOffice, assert_refused, refused};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

/// SHA-256 of "abc", as FIPS 180-2 prints it.
const SUM_OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn plan() -> PlanOffice {
    PlanOffice::on("2026-05-20", "2026-01-01", "2027-12-31")
}

/// A file beside the book.
fn file(office: &Office, name: &str, bytes: &[u8]) -> PathBuf {
    let path = office.path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[track_caller]
fn attach(office: &Office, subject: &str, id: i64, path: &Path) -> Value {
    office.call("attach_files", json!({ "to": { "subject": subject, "id": id }, "paths": [path] }))
}

#[track_caller]
fn attached(office: &Office, subject: &str, id: i64, path: &Path) -> i64 {
    attach(office, subject, id, path)["answer"][0]["id"].as_i64().unwrap()
}

fn list(office: &Office, subject: &str, id: i64) -> Vec<Value> {
    let listed = office.call("list_attachments", json!({ "to": { "subject": subject, "id": id } }));
    listed.as_array().unwrap().clone()
}

fn names(office: &Office, subject: &str, id: i64) -> Vec<String> {
    list(office, subject, id).iter().map(|one| one["file_name"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn saved(office: &Office, id: i64, name: &str) -> Vec<u8> {
    let done = office.call("save_attachment", json!({ "id": id, "path": office.path(name) }));
    std::fs::read(done["answer"]["path"].as_str().unwrap()).unwrap()
}

#[track_caller]
fn assert_sound(office: &Office) {
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

fn totals(office: &Office) -> [i64; 5] {
    let totals = office.call("count_attachments", json!({}));
    ["attachment_count", "content_count", "byte_count", "unused_count", "unused_byte_count"]
        .map(|name| totals[name].as_i64().unwrap())
}

#[test]
fn a_file_comes_out_as_it_went_in_after_the_original_and_the_program_are_gone() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    // Every byte there is, and a length that fills no page.
    let bytes: Vec<u8> = (0..100_003_u32).map(|n| (n % 251) as u8).collect();
    let path = file(office, "Biên bản họp.pdf", &bytes);
    let done = attach(office, "task", task, &path);
    assert_eq!(done["summary"], "Đã đính kèm “Biên bản họp.pdf” (98 KB) vào nhiệm vụ “Tổ chức hội nghị phổ biến”");
    let one = &done["answer"][0];
    assert_eq!(
        (&one["byte_count"], &one["attached_on"], &one["can_open"]),
        (&json!(100_003), &json!("2026-05-20"), &json!(true))
    );
    std::fs::remove_file(&path).unwrap();
    office.call("close_book", json!({}));
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    assert_eq!(saved(office, one["id"].as_i64().unwrap(), "ra.pdf"), bytes);
    let abc = attach(office, "task", task, &file(office, "abc.txt", b"abc"))["answer"][0].clone();
    assert_eq!((&abc["sha256"], &abc["safe_name"]), (&json!(SUM_OF_ABC), &json!("abc.txt")));
    assert_sound(office);
}

#[test]
fn each_record_has_its_own_and_a_task_shows_all_of_it() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let other = plan.due("2026-07-30");
    let report = plan.done(task, "2026-05-10", "2026-05-09");
    let evidence = office.call("add_evidence", json!({ "task_id": task, "doc_number": "3/BC" }));
    let evidence = evidence["answer"]["id"].as_i64().unwrap();
    let raised =
        json!({ "task_id": task, "plan_id": plan.plan_id, "raised_on": "2026-05-01", "content": "Thiếu kinh phí" });
    let obstacle = office.call("raise_obstacle", raised)["answer"].clone();
    let id = obstacle["id"].as_i64().unwrap();
    let answer = json!({ "id": id, "version": obstacle["version"], "answered_on": "2026-05-12", "answer": "Sẽ cấp" });
    let answer = office.call("answer_obstacle", answer)["answer"]["answers"][0]["id"].as_i64().unwrap();
    for (number, (subject, of)) in [
        ("plan", plan.plan_id),
        ("task", task),
        ("report", report),
        ("evidence", evidence),
        ("obstacle", id),
        ("answer", answer),
    ]
    .into_iter()
    .enumerate()
    {
        attach(office, subject, of, &file(office, &format!("{subject}.txt"), format!("nội dung {number}").as_bytes()));
    }
    assert_eq!(names(office, "plan", plan.plan_id), ["plan.txt"]);
    assert_eq!(names(office, "task", task), ["evidence.txt", "report.txt", "task.txt"]);
    assert_eq!(names(office, "report", report), ["report.txt"]);
    assert_eq!(names(office, "obstacle", id), ["answer.txt", "obstacle.txt"]);
    assert_eq!(names(office, "answer", answer), ["answer.txt"]);
    assert!(names(office, "task", other).is_empty());
    let told: Vec<Value> = list(office, "task", task).iter().map(|one| one["to_text"].clone()).collect();
    assert_eq!(told, ["Minh chứng 3/BC", "Báo cáo ngày 10/05/2026", "Nhiệm vụ"]);
    let events = office.call("get_task", json!({ "id": task, "as_of_on": "2026-05-20" }))["events"].clone();
    let lines: Vec<&str> = events
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["kind"] == "attachment")
        .filter_map(|one| one["text"].as_str())
        .collect();
    assert_eq!(lines.len(), 3, "{events}");
    assert!(lines[0].starts_with("Đính kèm tệp “"), "{lines:?}");

    // What it belonged to goes, the file stays with the task or the obstacle; and comes back to where it was.
    let version = |list: &str| {
        office.call("get_task", json!({ "id": task, "as_of_on": "2026-05-20" }))[list][0]["version"].clone()
    };
    let gone = office.call("delete_progress", json!({ "id": report, "version": version("reports") }));
    assert_eq!(names(office, "task", task).len(), 3);
    assert!(
        list(office, "task", task).iter().any(|one| one["file_name"] == "report.txt" && one["to"]["subject"] == "task")
    );
    office.call("undo", json!({ "entry_id": gone["entry_id"] }));
    assert_eq!(names(office, "report", report), ["report.txt"]);
    let current = office.call("get_obstacle", json!({ "id": id }));
    let gone = office.call("delete_obstacle", json!({ "id": id, "version": current["version"] }));
    assert_eq!(totals(office)[0], 4);
    office.call("undo", json!({ "entry_id": gone["entry_id"] }));
    assert_eq!(names(office, "answer", answer), ["answer.txt"]);
    assert_sound(office);
    // A task with a file is not deleted.
    let task = plan.due("2026-08-30");
    attach(office, "task", task, &file(office, "giao việc.docx", b"x"));
    assert_refused(&plan, "delete_task", json!({ "id": task, "version": 1 }), "task.has_results", "");
    let not_found = office.refuse("list_attachments", json!({ "to": { "subject": "answer", "id": 999 } }));
    assert_eq!(not_found.code, "request.not_found");
}

#[test]
fn a_report_takes_its_files_along_and_they_prove_it() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let done =
        json!({ "task_id": task, "reported_on": "2026-05-10", "progress": "done", "completed_on": "2026-05-09" });
    let bare = office.call("record_progress", done.clone());
    assert_eq!(plan.row(task, "2026-05-20")["evidence_missing"], true);
    office.call("undo", json!({ "entry_id": bare["entry_id"] }));
    let mut with = done;
    with["files"] = json!([file(office, "ảnh 1.jpg", b"\xff\xd8\xff1"), file(office, "ảnh 2.jpg", b"\xff\xd8\xff2")]);
    let made = office.call("record_progress", with.clone());
    assert_eq!(names(office, "report", made["answer"]["id"].as_i64().unwrap()), ["ảnh 2.jpg", "ảnh 1.jpg"]);
    assert_eq!(plan.row(task, "2026-05-20")["evidence_missing"], false);
    assert_eq!(plan.row(task, "2026-05-20")["last_evidence"], "Tệp kèm: ảnh 2.jpg");
    assert_eq!(
        made["summary"],
        "Đã ghi kết quả ngày 10/05/2026 của nhiệm vụ “Tổ chức hội nghị phổ biến”: Hoàn thành, 100 %, kèm 2 tệp"
    );
    // One act: both go and come together.
    let undone = office.call("undo", json!({ "entry_id": made["entry_id"] }));
    assert_eq!((totals(office)[0], plan.label(task, "2026-05-20")), (0, "not_started".to_owned()));
    office.call("undo", json!({ "entry_id": undone["entry_id"] }));
    assert_eq!((totals(office)[0], plan.row(task, "2026-05-20")["evidence_missing"].clone()), (2, json!(false)));
    // All or nothing.
    let before = content(office);
    with["files"] = json!([office.path("ảnh 1.jpg"), office.path("không có.jpg")]);
    assert_refused(&plan, "record_progress", with, "attachment.missing", "paths");
    assert_eq!(differences(&before, &content(office)), Vec::<String>::new());
}

#[test]
fn one_content_is_kept_once_and_undoing_copies_nothing() {
    let plan = plan();
    let office = &plan.office;
    let (task, other) = (plan.due("2026-06-30"), plan.due("2026-07-30"));
    let bytes = vec![7_u8; 300_000];
    let first = attached(office, "task", task, &file(office, "một.pdf", &bytes));
    let second = attached(office, "task", other, &file(office, "hai.pdf", &bytes));
    assert_eq!(totals(office), [2, 1, 300_000, 0, 0]);
    let again = json!({ "to": { "subject": "task", "id": task }, "paths": [office.path("hai.pdf")] });
    let told = office.refuse("attach_files", again);
    assert_eq!(
        told.sentence,
        "“hai.pdf” đã có ở đây với tên “một.pdf”. Hãy xem lại danh sách tệp kèm; không cần đính kèm lần nữa."
    );
    let before = content(office);
    let mut removed = office.call("remove_attachment", json!({ "id": first, "version": 1 }));
    office.call("remove_attachment", json!({ "id": second, "version": 1 }));
    assert_eq!(totals(office), [0, 0, 0, 1, 300_000]);
    let size = |office: &Office| std::fs::metadata(office.path("so.lienhiep")).unwrap().len();
    content(office);
    let small = size(office);
    for _ in 0..40 {
        removed = office.call("undo", json!({ "entry_id": removed["entry_id"] }));
    }
    // Forty times 300,000 bytes would be twelve million.
    content(office);
    assert!(size(office) < small + 300_000, "{} → {}", small, size(office));
    assert!(names(office, "task", task).is_empty(), "an even number of times is as before");
    office.call("undo", json!({ "entry_id": removed["entry_id"] }));
    assert_eq!(saved(office, first, "lại.pdf"), bytes);
    let history = office.call("list_history", json!({ "limit": 500 }));
    let second_gone = history
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["summary"].as_str().unwrap().starts_with("Đã bỏ tệp kèm “hai.pdf”"))
        .unwrap()["id"]
        .clone();
    office.call("undo", json!({ "entry_id": second_gone }));
    assert_eq!(differences(&before, &content(office)), Vec::<String>::new());
    assert_sound(office);
}

#[test]
fn clearing_out_gives_the_room_back_and_says_what_it_means() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    assert_eq!(office.refuse("purge_attachments", json!({})).code, "attachment.nothing_to_purge");
    let bytes: Vec<u8> = (0..2_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let one = attached(office, "task", task, &file(office, "lớn.pdf", &bytes));
    let kept = attached(office, "task", task, &file(office, "nhỏ.pdf", b"abc"));
    let removed = office.call("remove_attachment", json!({ "id": one, "version": 1 }));
    assert_eq!(removed["summary"], "Đã bỏ tệp kèm “lớn.pdf” khỏi nhiệm vụ “Tổ chức hội nghị phổ biến”");
    content(office);
    let size = || std::fs::metadata(office.path("so.lienhiep")).unwrap().len();
    let full = size();
    let purged = office.call("purge_attachments", json!({}));
    assert_eq!((&purged["summary"], &purged["can_undo"]), (&json!("Đã dọn 1 tệp kèm đã bỏ (1,9 MB)"), &json!(false)));
    content(office);
    assert!(size() + 1_900_000 < full, "{full} → {}", size());
    let told = office.refuse("undo", json!({ "entry_id": removed["entry_id"] }));
    assert_eq!(told.code, "history.content_cleared", "{}", told.sentence);
    assert!(told.sentence.contains("“lớn.pdf”"), "{}", told.sentence);
    assert_eq!(saved(office, kept, "nhỏ ra.pdf"), b"abc");
    // The same content once more: now the removal is taken back.
    let again = attached(office, "plan", plan.plan_id, &office.path("lớn.pdf"));
    office.call("undo", json!({ "entry_id": removed["entry_id"] }));
    assert_eq!(saved(office, one, "lớn ra.pdf"), bytes);
    assert_ne!(again, one);
    assert_sound(office);
}

#[test]
fn names_from_anywhere_are_kept_readable_and_leave_safely() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let mut number = 0;
    let mut kept = |name: &str| {
        number += 1;
        let id = attached(office, "task", task, &file(office, name, format!("{number}").as_bytes()));
        let one = list(office, "task", task).into_iter().find(|one| one["id"] == id).unwrap();
        (one["file_name"].as_str().unwrap().to_owned(), one["safe_name"].as_str().unwrap().to_owned())
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(kept("họp: 5?.pdf"), pair("họp: 5?.pdf", "họp_ 5_.pdf"));
    assert_eq!(kept("con.txt"), pair("con.txt", "_con.txt"));
    assert_eq!(kept("a\tb\u{202e}c.txt"), pair("a bc.txt", "a bc.txt"));
    assert_eq!(kept(".env"), pair("_env", "_env"));
    assert_eq!(kept("e\u{323}.pdf"), pair("ẹ.pdf", "ẹ.pdf"));
    let (long, safe) = kept(&format!("{}.docx", "ấ".repeat(80)));
    assert!(long.chars().count() == 85 && safe.len() <= 180 && safe.ends_with(".docx"), "{safe}");
    // Renaming: cleaned, of the same kind, never a way out of the folder, never a program.
    let describe = |name: &str| json!({ "id": 1, "version": 1, "fields": { "file_name": name, "note": "  Bản  ký " } });
    assert_refused(&plan, "describe_attachment", describe(" . "), "attachment.name_missing", "file_name");
    assert_refused(&plan, "describe_attachment", describe("a.exe"), "attachment.other_ending", "");
    let named = office.call("describe_attachment", describe("../../../Họp giao ban"))["answer"].clone();
    assert_eq!((&named["file_name"], &named["note"]), (&json!("Họp giao ban.pdf"), &json!("Bản ký")));
    assert_refused(&plan, "describe_attachment", describe("b.pdf"), "request.stale", "");
    assert_refused(
        &plan,
        "describe_attachment",
        json!({ "id": 1, "version": 2, "fields": { "file_name": "ấ".repeat(2000) } }),
        "request.bad_field",
        "file_name",
    );
    // A copy is of the kind that it is, goes where it is sent, and never over a book.
    let save = |name: &str| json!({ "id": 1, "path": office.path(name) });
    assert_refused(&plan, "save_attachment", save("x.exe"), "attachment.other_ending", "");
    assert_refused(&plan, "save_attachment", save("không có/x.pdf"), "file.no_folder", "path");
    let done = office.call("save_attachment", save("x"));
    assert!(done["answer"]["path"].as_str().unwrap().ends_with("x.pdf") && done["can_undo"] == false, "{done}");
    std::fs::copy(office.path("so.lienhiep"), office.path("sổ.pdf")).unwrap();
    assert_refused(&plan, "save_attachment", save("sổ.pdf"), "file.target_is_book", "path");
}

#[test]
fn what_is_no_attachment_is_refused_and_nothing_is_left_of_it() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let before = content(office);
    let asked = |paths: Value| json!({ "to": { "subject": "task", "id": task }, "paths": paths });
    let check = |paths: Value, what: &str| {
        let (code, field) = refused(&plan, "attach_files", asked(paths.clone()));
        assert_eq!(
            (code.as_str(), field.as_deref()),
            (format!("attachment.{what}").as_str(), Some("paths")),
            "{paths}"
        );
    };
    check(json!([]), "no_file");
    check(json!([office.path("không có.pdf")]), "missing");
    check(json!([""]), "missing");
    check(json!([office.folder()]), "not_a_file");
    check(json!([file(office, "rỗng.pdf", b"")]), "empty");
    check(json!([file(office, "cài đặt.EXE", b"abc")]), "program");
    check(json!([file(office, "ảnh.jpg", b"\x7fELF\x02\x01")]), "program");
    check(json!([office.path("so.lienhiep")]), "is_book");
    std::fs::copy(office.path("so.lienhiep"), office.path("sao.pdf")).unwrap();
    check(json!([office.path("sao.pdf")]), "is_book");
    let good = file(office, "tốt.pdf", b"abc");
    check(json!([good, office.path("rỗng.pdf")]), "empty");
    check(json!(vec![&good; 21]), "too_many");
    check(json!([good, good]), "already_there");
    // 20 MB are taken, a byte more is not.
    let large = office.path("lớn.zip");
    std::fs::File::create(&large).unwrap().set_len((20 << 20) + 1).unwrap();
    check(json!([large]), "too_large");
    let told = office.refuse("attach_files", asked(json!([large]))).sentence;
    assert!(told.starts_with("“lớn.zip” dài 20 MB và 1 byte; mỗi tệp kèm nhiều nhất 20 MB."), "{told}");
    assert_eq!(
        office.refuse("attach_files", json!({ "to": { "subject": "task", "id": 999 }, "paths": [good] })).code,
        "request.not_found"
    );
    assert_eq!(
        office.refuse("attach_files", json!({ "to": { "subject": "người", "id": 1 }, "paths": [good] })).code,
        "request.bad_field"
    );
    assert_eq!(differences(&before, &content(office)), Vec::<String>::new());
    assert_eq!(totals(office), [0, 0, 0, 0, 0]);
    std::fs::OpenOptions::new().write(true).open(&large).unwrap().set_len(20 << 20).unwrap();
    attach(office, "task", task, &large);
    assert_eq!(totals(office), [1, 1, 20 << 20, 0, 0]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for_and_a_file_being_written_is_not_taken() {
    use std::io::Write;
    use std::sync::atomic::{AtomicBool, Ordering};
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let pipe = office.path("ống.pdf");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let asked = |path: &Path| json!({ "to": { "subject": "task", "id": task }, "paths": [path] });
    assert_refused(&plan, "attach_files", asked(&pipe), "attachment.not_a_file", "paths");
    let growing = file(office, "đang ghi.pdf", &vec![1_u8; 8 << 20]);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut writer = std::fs::OpenOptions::new().append(true).open(&growing).unwrap();
            while !stop.load(Ordering::Relaxed) && writer.metadata().unwrap().len() < 19 << 20 {
                writer.write_all(&[2_u8; 64]).unwrap();
            }
        });
        let told = office.refuse("attach_files", asked(&growing));
        stop.store(true, Ordering::Relaxed);
        assert_eq!(told.code, "attachment.changed_while_read", "{}", told.sentence);
    });
    attach(office, "task", task, &growing);
}

#[test]
fn a_backup_holds_them_and_damage_is_seen() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let one = attached(office, "task", task, &file(office, "một.pdf", "nội dung thứ nhất".as_bytes()));
    let backup = office.call("create_backup", json!({ "folder": null }))["path"].clone();
    let later = attached(office, "task", task, &file(office, "hai.pdf", "thứ hai".as_bytes()));
    office.call("restore_backup", json!({ "backup": backup, "path": null }));
    assert_eq!(names(office, "task", task), ["một.pdf"]);
    assert_eq!(saved(office, one, "ra.pdf"), "nội dung thứ nhất".as_bytes());
    assert_eq!(
        office.refuse("save_attachment", json!({ "id": later, "path": office.path("x.pdf") })).code,
        "request.not_found"
    );
    assert_sound(office);
    // Somebody changes the bytes behind the program's back.
    office.call("close_book", json!({}));
    let book = Connection::open(office.path("so.lienhiep")).unwrap();
    let refused = book.execute("UPDATE attachment_content SET bytes = x'00'", []).unwrap_err();
    assert!(refused.to_string().contains("never changed"), "{refused}");
    for write in [
        "INSERT INTO attachment_content (sha256, bytes) VALUES (hex(zeroblob(32)), x'00')",
        "DELETE FROM attachment_content",
    ] {
        let refused = book.execute(write, []).unwrap_err();
        assert!(refused.to_string().contains("a write outside transact"), "{write}: {refused}");
    }
    book.execute_batch("DROP TRIGGER attachment_content_frozen; UPDATE attachment_content SET bytes = x'00'").unwrap();
    drop(book);
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    let checked = office.call("check_book", json!({}));
    let found = checked["checked"].as_array().unwrap().iter().find(|one| one["check"] == "attachments").unwrap();
    assert_eq!((&found["finding_count"], &found["findings"][0]["id"]), (&json!(1), &json!(one)), "{checked}");
    let path = office.path("hỏng.pdf");
    assert_refused(&plan, "save_attachment", json!({ "id": one, "path": path }), "attachment.damaged", "");
    assert!(!path.exists());
}

#[test]
fn what_a_closed_quarter_said_stays_when_its_evidence_goes() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-02-28");
    let done = json!({ "task_id": task, "reported_on": "2026-02-20", "progress": "done", "completed_on": "2026-02-19",
                       "files": [file(office, "nghiệm thu.pdf", b"abc")], "evidence": [{ "doc_number": "7/BB", "issued_on": "2026-02-19" }] });
    office.call("record_progress", done);
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 1 }));
    office.close(json!({ "period": "2026-Q1" }));
    let export = |name: &str| {
        let request = json!({ "period": "2026-Q1", "edition": "proof", "path": office.path(name) });
        let path = office.call("export_report", request)["answer"]["path"].as_str().unwrap().to_owned();
        std::fs::read(path).unwrap()
    };
    let frozen = export("một.xlsx");
    // Sent without any name, proved with it.
    let sheets = |edition: &str| {
        let laid_out = json!({ "period": "2026-Q1", "edition": edition });
        serde_json::to_string(&office.call("preview_workbook", laid_out)).unwrap()
    };
    for edition in ["sent", "proof"] {
        assert!(sheets(edition).contains("Minh chứng: 7/BB ngày 19/02/2026; 1 tệp kèm"), "{edition}");
        assert_eq!(sheets(edition).contains("nghiệm thu.pdf"), edition == "proof", "{edition}");
    }
    office.call("remove_attachment", json!({ "id": 1, "version": 1 }));
    office.call("purge_attachments", json!({}));
    assert!(export("hai.xlsx") == frozen, "the frozen proof changed");
    assert!(sheets("proof").contains("nghiệm thu.pdf"), "what is shown of it is frozen too");
    // It is told what changed since, and by what.
    let adjusted = office.call("list_post_close_adjustments", json!({ "period": "2026-Q1" }));
    assert_eq!(adjusted.as_array().unwrap().len(), 1, "{adjusted}");
    let one = &adjusted[0];
    assert_eq!(
        [&one["annex"], &one["what"], &one["frozen"], &one["now"]],
        ["PL II", "Minh chứng", "7/BB ngày 19/02/2026\nTệp kèm: nghiệm thu.pdf", "7/BB ngày 19/02/2026"]
    );
    assert!(one["acts"][0]["summary"].as_str().unwrap().starts_with("Đã bỏ tệp kèm “nghiệm thu.pdf”"), "{one}");
    assert_sound(office);
}

#[test]
fn the_bytes_are_not_in_the_history() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let one = attached(office, "task", task, &file(office, "một.pdf", &vec![0xAB_u8; 5000]));
    office.call("remove_attachment", json!({ "id": one, "version": 1 }));
    office.call("close_book", json!({}));
    let book = Connection::open_with_flags(office.path("so.lienhiep"), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let held: i64 = book
        .query_row("SELECT count(*) FROM history_row WHERE before LIKE '%ABABABAB%' COLLATE NOCASE", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(held, 0);
    let lines: i64 = book
        .query_row("SELECT count(*) FROM history_row WHERE table_name = 'attachment'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(lines, 2);
}

#[test]
fn a_copy_takes_the_place_of_no_part_of_the_book_and_of_no_device() {
    let plan = plan();
    let office = &plan.office;
    let task = plan.due("2026-06-30");
    let one = attached(office, "task", task, &file(office, "ghi chú", b"abc"));
    let save = |path: &std::path::Path| json!({ "id": one, "path": path });
    let journal = office.path("so.lienhiep-journal");
    assert_refused(&plan, "save_attachment", save(&journal), "file.target_is_open_book", "path");
    assert_refused(&plan, "save_attachment", save("rel".as_ref()), "file.not_whole_path", "path");
    #[cfg(unix)]
    {
        // As /dev/null is: there, and no file.
        let socket = office.path("ổ cắm");
        let _held = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_refused(&plan, "save_attachment", save(&socket), "file.target_is_no_file", "path");
    }
}
