//! Books of earlier forms, kept as files: they open, nothing is lost, and what comes out is the newest form.
//! Form n stands in `form-n.lienhiep`; add the present form's book before adding a migration. No program ever wrote
//! form 4 (migration 0005 came into the project before 0004): its book is made from that of form 3.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lienhiep_tests::Office;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

/// Tables with their columns, and the text of every index and trigger.
fn form(book: &Path) -> BTreeMap<String, Vec<String>> {
    let connection = Connection::open_with_flags(book, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut form = BTreeMap::new();
    let columns = "SELECT t.name, c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || coalesce(c.dflt_value, '')
                     FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' ORDER BY t.name, c.cid";
    let others = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY 1";
    for query in [columns, others] {
        let mut statement = connection.prepare(query).unwrap();
        let lines = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        for (name, text) in lines.map(|line: rusqlite::Result<(String, String)>| line.unwrap()) {
            form.entry(name).or_insert_with(Vec::new).push(text);
        }
    }
    form
}

/// An office that has opened a copy of a kept book, and where the copy lies.
fn opened(kept: &str) -> (Office, PathBuf) {
    let office = Office::on("2026-05-20");
    office.call("close_book", json!({}));
    let book = office.path("cu.lienhiep");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(kept), &book).unwrap();
    office.call("open_book", json!({ "path": book }));
    (office, book)
}

#[test]
fn a_book_of_form_1_opens_with_everything_in_it() {
    let (office, book) = opened("upgrades/form-1.lienhiep");

    let names = office.call("list_organizations", json!({}))["rows"].clone();
    let names: Vec<&str> = names.as_array().unwrap().iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Hội Ánh dương", "Trung tâm Đổi mới"]);
    let people = office.call("list_people", json!({ "search": "thu nie" }));
    assert_eq!(people["rows"][0]["full_name"], "H’ Thử Niê");
    assert_eq!(office.call("count_people", json!({}))["person_count"], 1);
    let versions = office.call("list_report_versions", json!({ "period": "2026-Q1" }));
    assert_eq!(versions[0]["closed_by"], "Thử");
    // A report closed by an earlier program is exported as that program made it, whatever this one would make of it.
    for file in versions[0]["files"].as_array().unwrap() {
        let path = office.path("lai.xlsx");
        let request = json!({ "period": "2026-Q1", "edition": file["edition"], "path": path });
        let exported = office.call("export_report", request);
        assert_eq!(exported["answer"]["sha256"], file["sha256"], "{file}");
        assert_eq!(exported["answer"]["byte_count"], file["byte_count"]);
    }
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    // The file as it was is kept beside it.
    assert!(office.path("cu.truoc-dang-2.lienhiep").exists());
    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

#[test]
fn a_book_of_form_3_keeps_its_data_and_what_undoing_spoilt_is_mended() {
    let (office, book) = opened("upgrades/form-3.lienhiep");

    let membership = office.call("get_membership", json!({ "id": 1 }));
    assert_eq!((&membership["decision_number"], &membership["decision_on"]), (&json!("3/QĐ-HC"), &Value::Null));
    let declared = office.call("list_declared_figures", json!({}));
    assert_eq!((&declared[0]["bachelor_count"], &declared[0]["college_count"]), (&json!(40), &Value::Null));
    // 6 was undone, redone, and undone again by 7, which stands.
    let entry = office.call("get_history_entry", json!({ "id": 6 }))["entry"].clone();
    assert_eq!(entry["undone_by_id"], 7);
    assert_eq!(office.call("get_organization", json!({ "id": 1 }))["name"], "Hội Cũ");
    // An act of the old form is undone without spoiling anything.
    office.call("undo", json!({ "entry_id": 5 }));
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
    let file = Connection::open_with_flags(&book, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let spoilt = "SELECT count(*) FROM person WHERE (specialty IS NULL) <> (specialty_key IS NULL)
                     OR (employer IS NULL) <> (employer_key IS NULL) OR (job_title IS NULL) <> (job_title_key IS NULL)";
    assert_eq!(file.query_row(spoilt, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

/// A book of form 4: that of form 3, one step further, with plans of each validity and a task in each.
fn write_form_4(book: &Path) {
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-3.lienhiep"), book).unwrap();
    let file = Connection::open(book).unwrap();
    // As a migration does: the history does not take down what a program itself brings forward.
    let names = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'history!_%' ESCAPE '!'";
    let names: Vec<String> =
        file.prepare(names).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(!names.is_empty());
    for name in names {
        file.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    file.execute_batch(include_str!("../../src-tauri/core/src/storage/migrations/0004_decisions_and_levels.sql"))
        .unwrap();
    for (id, validity, ends_on) in [
        (1, "in_force", "2030-12-31"),
        (2, "replaced", "2025-12-31"),
        (3, "expired", "2025-12-31"),
        (4, "concluded", "2025-12-31"),
    ] {
        let plan = format!(
            "INSERT INTO plan (id, uid, doc_number, subject, validity, starts_on, ends_on, replaced_by_id)
             VALUES ({id}, 'p{id}', '{id}/KH-UBND', 'Kế hoạch {id}', '{validity}', '2021-01-01', '{ends_on}', {});
             INSERT INTO task (uid, plan_id, position, code, content, search_fold) VALUES ('t{id}', {id}, 1, 'I.1', 'Việc {id}', 'viec {id}');",
            if validity == "replaced" { "1" } else { "NULL" }
        );
        file.execute_batch(&plan).unwrap();
        file.execute_batch(&format!(
            "INSERT INTO history_row (entry_id, table_name, row_id, op) VALUES (1, 'plan', {id}, 'insert'), (1, 'task', {id}, 'insert')"
        ))
        .unwrap();
    }
    file.execute_batch("PRAGMA user_version = 4").unwrap();
}

#[test]
fn a_book_of_form_4_keeps_its_plans_and_knows_no_day_of_their_end() {
    let office = Office::on("2026-05-20");
    office.call("close_book", json!({}));
    let book = office.path("cu.lienhiep");
    write_form_4(&book);
    office.call("open_book", json!({ "path": book }));
    assert!(office.path("cu.truoc-dang-5.lienhiep").exists());

    let plan = |id: i64| office.call("get_plan", json!({ "id": id }));
    for (id, validity) in [(1, "in_force"), (2, "replaced"), (3, "expired"), (4, "concluded")] {
        let plan = plan(id);
        assert_eq!((&plan["validity"], &plan["validity_on"]), (&json!(validity), &Value::Null), "{plan}");
    }
    assert_eq!(plan(2)["replaced_by_id"], 1);
    // Since when the others no longer hold is not known: they count on no day, and each still shows its own tasks.
    for day in ["2022-05-01", "2026-05-20"] {
        let counted = office.call("list_tasks", json!({ "as_of_on": day }));
        assert_eq!((&counted["total"], &counted["rows"][0]["content"]), (&json!(1), &json!("Việc 1")), "{day}");
    }
    assert_eq!(office.call("list_tasks", json!({ "plan_id": 3 }))["rows"][0]["content"], "Việc 3");
    // Writing and undoing go on as in a new book.
    let mut fields = plan(3);
    fields["validity_on"] = json!("2025-12-31");
    let version = fields["version"].clone();
    let done = office.call("update_plan", json!({ "id": 3, "version": version, "fields": fields }));
    assert_eq!(office.call("list_tasks", json!({ "as_of_on": "2022-05-01" }))["total"], 2);
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(plan(3)["validity_on"], Value::Null);
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

/// Form 6 has three indexes fewer: what they served is served all the same.
#[test]
fn a_book_of_form_5_lists_its_people_in_the_orders_whose_indexes_are_gone() {
    let (office, book) = opened("upgrades/form-5.lienhiep");
    assert!(office.path("cu.truoc-dang-6.lienhiep").exists());

    let names = |request: Value| -> Vec<String> {
        let page = office.call("list_people", request);
        page["rows"].as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap().to_owned()).collect()
    };
    let sorted =
        |column: &str, descending: bool| names(json!({ "sort": { "column": column, "descending": descending } }));
    let (an, binh, nie, danh) = ("Lê Văn An", "Trần Thị Bình", "H’ Thử Niê", "Vô Danh");
    assert_eq!(sorted("sex", false), [an, binh, nie, danh]);
    assert_eq!(sorted("sex", true), [binh, nie, an, danh]);
    assert_eq!(sorted("working_status", true), [binh, an, danh, nie]);
    assert_eq!(sorted("education_level", false), [an, binh, danh, nie]);
    let filter = |values: &[&str]| names(json!({ "filters": [{ "is": "one_of", "column": "sex", "values": values }] }));
    assert_eq!(filter(&["female"]), [binh, nie]);
    assert_eq!(filter(&[""]), [danh]);

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

/// Form 7 knows how far the word index has come. The book was left by a program that let the first of two extensions be
/// undone under the second.
#[test]
fn a_book_of_form_6_is_searched_as_before_and_what_hangs_in_it_is_told() {
    let (office, book) = opened("upgrades/form-6.lienhiep");
    assert!(office.path("cu.truoc-dang-7.lienhiep").exists());

    let found = |search: &str| office.call("count_people", json!({ "search": search }))["person_count"].clone();
    assert_eq!([found("van anh"), found("0905100009"), found("0905100001"), found("thu nie")], [1, 1, 0, 0]);
    // A person whom the former program indexed is changed by this one.
    let mut fields = office.call("get_person", json!({ "id": 2 }))["person"].clone();
    fields["full_name"] = json!("Trần Thị Bính");
    fields["phone"] = Value::Null;
    office.call("update_person", json!({ "id": 2, "version": 1, "fields": fields }));
    office.call("undo", json!({ "entry_id": 8 }));
    assert_eq!([found("tran thi"), found("0905100002"), found("thu nie")], [1, 0, 1]);

    let wrong = || -> Vec<Value> {
        let checked = office.call("check_book", json!({}));
        checked["checked"].as_array().unwrap().iter().filter(|one| one["finding_count"] != 0).cloned().collect()
    };
    let hanging = wrong();
    assert_eq!((hanging.len(), &hanging[0]["check"]), (1, &json!("extensions_chain")), "{hanging:?}");
    assert_eq!(hanging[0]["findings"][0]["id"], 2);
    // Doing the first extension again puts the second back on its feet.
    office.call("undo", json!({ "entry_id": 13 }));
    assert_eq!(wrong(), Vec::<Value>::new());
    assert_eq!(office.call("list_tasks", json!({}))["rows"][0]["state"]["due_on"], "2026-06-30");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

/// Form 8 merges records. The book of form 7 holds one person of two associations, two memberships and four in all.
#[test]
fn a_book_of_form_7_merges_its_records_and_takes_it_back() {
    let (office, book) = opened("upgrades/form-7.lienhiep");
    assert!(office.path("cu.truoc-dang-8.lienhiep").exists());

    let counted = || {
        let counted = office.call("count_people", json!({}));
        (counted["person_count"].as_i64().unwrap(), counted["membership_count"].as_i64().unwrap())
    };
    assert_eq!(counted(), (3, 4));
    // A second record of a person whom the former program wrote.
    let known = office.call("list_people", json!({ "search": "Lê Văn An" }))["rows"][0].clone();
    let fields = json!({ "full_name": "Lê Văn An", "birth_on": known["birth_on"], "email": "an@vidu.vn" });
    let again = office.call("create_person", json!({ "fields": fields }))["answer"]["id"].clone();
    let page = office.call("list_duplicates", json!({ "limit": 10 }));
    assert_eq!((&page["total"], &page["rows"][0]["other"]["id"]), (&json!(1), &again), "{page}");
    let pair = json!({ "into_id": known["id"], "into_version": known["version"], "from_id": again, "from_version": 1,
                       "take_fields": ["email"] });
    let done = office.call("merge_people", json!({ "merges": [pair] }));
    assert_eq!(counted(), (3, 4));
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(counted(), (4, 4));
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

/// Forms 10 to 15 add what happens to tasks, letters, waived checks, views, answers and figures of organisations. The
/// book of form 9 is the sample office with 30 people: what its checklist and its closed reports said, they still say.
#[test]
fn a_book_of_form_9_says_what_it_said() {
    let (office, book) = opened("upgrades/form-9.lienhiep");
    assert!(office.path("cu.truoc-dang-10.lienhiep").exists());

    let summary = office.call("checklist_summary", json!({ "plan_id": 1, "as_of_on": "2026-08-20" }));
    let labels = summary["by_label"].as_array().unwrap().iter();
    let labels: Vec<(&str, i64)> =
        labels.map(|one| (one["label"].as_str().unwrap(), one["task_count"].as_i64().unwrap())).collect();
    let then = [
        ("not_started", 6),
        ("not_started_overdue", 2),
        ("in_progress_on_schedule", 9),
        ("in_progress_due_soon", 1),
        ("in_progress_overdue", 5),
        ("done_on_time", 5),
        ("done_late", 2),
        ("done_no_deadline", 1),
        ("suspended", 1),
        ("not_done", 1),
    ];
    assert_eq!(labels, then);
    assert_eq!((&summary["extended_count"], &summary["open_obstacle_count"]), (&json!(2), &json!(4)));
    assert_eq!(office.call("list_obstacles", json!({ "as_of_on": "2026-08-20" }))["total"], 5);
    obstacles_of_form_9(&office);
    figures_of_form_9(&office);
    for period in ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"] {
        let versions = office.call("list_report_versions", json!({ "period": period }));
        for file in versions[0]["files"].as_array().unwrap() {
            let path = office.path(&format!("{period}-{}.xlsx", file["edition"].as_str().unwrap()));
            let request = json!({ "period": period, "edition": file["edition"], "path": path });
            assert_eq!(office.call("export_report", request)["answer"]["sha256"], file["sha256"], "{period} {file}");
        }
    }
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

/// One answer and one closing stood in the row of each obstacle: day by day they say what they said.
fn obstacles_of_form_9(office: &Office) {
    let on = |day: &str| -> Vec<(i64, String, Value, Value)> {
        let sort = json!({ "column": "raised_on", "descending": false });
        let page = office.call("list_obstacles", json!({ "as_of_on": day, "sort": sort }));
        let row = |row: &Value| {
            let status = row["status"].as_str().unwrap().to_owned();
            (row["id"].as_i64().unwrap(), status, row["answer_document"].clone(), row["effect"].clone())
        };
        page["rows"].as_array().unwrap().iter().map(row).collect()
    };
    let line = |id: i64, status: &str, document: Value, effect: Value| (id, status.to_owned(), document, effect);
    let open = |id: i64| line(id, "open", Value::Null, Value::Null);
    assert_eq!(on("2026-01-16"), [open(1)]);
    assert_eq!(on("2026-03-22"), [line(1, "answered", json!("215/STC-HCSN"), Value::Null)]);
    let settled = || line(1, "closed", json!("215/STC-HCSN"), json!("Đã áp dụng mức chi mới."));
    assert_eq!(on("2026-05-20"), [settled(), open(2), open(3)]);
    let answered = || line(3, "answered", json!("388/SKHCN-QLKH"), Value::Null);
    assert_eq!(on("2026-08-20"), [settled(), open(2), answered(), open(4), open(5)]);

    // The acts of the former program still tell what they did, and are taken back and done again.
    let entry = office.call("get_history_entry", json!({ "id": 605 }));
    let added = entry["rows"].as_array().unwrap().iter().find(|row| row["table"] == "obstacle_answer").unwrap().clone();
    assert_eq!((&added["op"], &added["after"]["document"]), (&json!("insert"), &json!("388/SKHCN-QLKH")));
    let undone = office.call("undo", json!({ "entry_id": 605 }));
    assert_eq!(on("2026-08-20"), [settled(), open(2), open(3), open(4), open(5)]);
    office.call("undo", json!({ "entry_id": undone["entry_id"] }));
    assert_eq!(on("2026-08-20")[2], answered());
    let undone = office.call("undo", json!({ "entry_id": 495 }));
    assert_eq!(on("2026-03-23"), [line(1, "answered", json!("215/STC-HCSN"), Value::Null)]);
    office.call("undo", json!({ "entry_id": undone["entry_id"] }));
    assert_eq!(on("2026-03-23"), [settled()]);
}

/// The values of the union are its own, and make the same figures as before.
fn figures_of_form_9(office: &Office) {
    let figures = office.call("list_indicator_figures", json!({ "period_id": 5 }));
    let told = |place: usize| {
        let names = ["value", "is_estimate", "cumulative", "same_period_last_year", "organization_count"];
        names.map(|name| figures[place][name].clone())
    };
    // 2026-Q1 and Q2 had 7 each; 34 and 37; of a state the last one stands.
    assert_eq!(told(0), [json!(14.0), json!(true), json!(28.0), json!(9.0), json!(0)]);
    assert_eq!(told(3), [Value::Null, json!(false), json!(71.0), json!(40.0), json!(0)]);
    assert_eq!(told(6), [Value::Null, json!(false), json!(12.0), json!(13.0), json!(0)]);
}

/// Form 16 keeps files, and makes the table of acts in words anew. The book of form 15 holds one act of each kind with
/// what it did to the progress, a closed quarter, an obstacle with an answer, and an act that was taken back.
#[test]
fn a_book_of_form_15_keeps_its_acts_and_takes_files() {
    let (office, book) = opened("upgrades/form-15.lienhiep");
    assert!(office.path("cu.truoc-dang-16.lienhiep").exists());

    let notes = |task: i64| -> Vec<(Value, Value)> {
        let detail = office.call("get_task", json!({ "id": task, "as_of_on": "2026-05-20" }));
        let notes = detail["notes"].as_array().unwrap().iter();
        notes.map(|note| (note["kind"].clone(), note["content"].clone())).collect()
    };
    assert_eq!(notes(1), [(json!("confirm"), Value::Null), (json!("return"), json!("Danh sách đại biểu"))]);
    assert_eq!(
        notes(3),
        [
            (json!("resume"), json!("Đã có kinh phí")),
            (json!("suspend"), json!("Chờ kinh phí")),
            (json!("directive"), json!("Báo cáo trước ngày 10"))
        ]
    );
    let acts = |task: i64| -> Vec<Value> {
        let detail = office.call("get_task", json!({ "id": task, "as_of_on": "2026-05-20" }));
        detail["reports"].as_array().unwrap().iter().map(|report| report["act"].clone()).collect()
    };
    assert_eq!(acts(1), [json!("confirm"), Value::Null, json!("return"), Value::Null]);
    assert_eq!(acts(3), [json!("resume"), json!("suspend")]);
    let label = |task: i64, day: &str| {
        office.call("get_task", json!({ "id": task, "as_of_on": day }))["state"]["label"].clone()
    };
    assert_eq!(
        [label(1, "2026-05-20"), label(3, "2026-04-01"), label(3, "2026-05-20"), label(4, "2026-05-20")],
        ["done_on_time", "suspended", "not_started", "not_done"]
    );
    let versions = office.call("list_report_versions", json!({ "period": "2026-Q1" }));
    for file in versions[0]["files"].as_array().unwrap() {
        let request = json!({ "period": "2026-Q1", "edition": file["edition"], "path": office.path("lai.xlsx") });
        assert_eq!(office.call("export_report", request)["answer"]["sha256"], file["sha256"], "{file}");
    }
    let adjusted = office.call("list_post_close_adjustments", json!({ "period": "2026-Q1" }));
    assert_eq!(adjusted, json!([]), "what the new form tells more was not changed by anybody");

    // An act of the former program is taken back with its report, and done again.
    let undone = office.call("undo", json!({ "entry_id": 18 }));
    assert_eq!(label(3, "2026-05-20"), "suspended");
    office.call("undo", json!({ "entry_id": undone["entry_id"] }));
    assert_eq!(label(3, "2026-05-20"), "not_started");
    std::fs::write(office.path("a.pdf"), "abc").unwrap();
    let attach = json!({ "to": { "subject": "report", "id": 4 }, "paths": [office.path("a.pdf")] });
    office.call("attach_files", attach);
    office.call("abandon_tasks", json!({ "task_ids": [2], "reason": "Thôi giao" }));
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");

    office.call("close_book", json!({}));
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}

/// Form 17 logs who looked and keeps what was erased, why lists are kept, and what people ask. The book of form 16 holds a
/// list that was brought in, a record merged into another with a sensitive field, a roster, and a position.
#[test]
fn a_book_of_form_16_keeps_its_people_and_hides_what_is_sensitive() {
    let (office, book) = opened("upgrades/form-16.lienhiep");
    assert!(office.path("cu.truoc-dang-17.lienhiep").exists());
    let detail = office.call("get_person", json!({ "id": 1 }));
    assert_eq!(
        (&detail["person"]["full_name"], &detail["person"]["ethnicity"], &detail["merged_from"][0]["id"]),
        (&json!("Lê Văn Cũ"), &Value::Null, &json!(4))
    );
    assert_eq!(office.call("reveal_sensitive", json!({ "id": 1 }))["ethnicity"], "Ê Đê");
    let kinds = |rows: Value| rows.as_array().unwrap().iter().map(|row| row["kind"].clone()).collect::<Vec<_>>();
    assert_eq!(kinds(office.call("list_access", json!({}))), [json!("reveal"), json!("open_person")]);
    let batches = office.call("list_import_batches", json!({}));
    assert_eq!((&batches[0]["file_name"], &batches[0]["new_count"]), (&json!("ds.csv"), &json!(3)));

    // What the former program did is taken back, and somebody it knew is erased.
    office.call("undo", json!({ "entry_id": 7 }));
    assert_eq!(office.call("get_person", json!({ "id": 4 }))["person"]["note"], "Ghi tay");
    let version = office.call("get_person", json!({ "id": 2 }))["person"]["version"].clone();
    office.call(
        "erase_person",
        json!({ "id": 2, "version": version, "typed_name": "Trần Thị Ghi", "reason": "Theo yêu cầu" }),
    );
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
    office.call("close_book", json!({}));
    let bytes = std::fs::read(&book).unwrap();
    let name = "Trần Thị Ghi".as_bytes();
    assert!(!bytes.windows(name.len()).any(|window| window == name), "erased also from what the former form kept");
    assert_eq!(form(&book), form(&office.path("so.lienhiep")), "an upgraded book has the form of a new one");
}
