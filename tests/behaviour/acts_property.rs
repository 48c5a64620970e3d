//! After any sequence of acts over the registry and the plan, with undoing of any of them and undoing of undoing in
//! between, the book is sound, every record is as the latest act that stands left it, and taking everything back leaves
//! the book as empty as it began.

mod acts_kit;

use std::collections::BTreeMap;

use acts_kit::{ACTS, ERASING, Made, entries, happen};
use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What must hold of any book.
fn check(office: &Office) {
    let members = office.call("count_members", json!({}));
    assert!(members["person_count"].as_u64() <= members["membership_count"].as_u64(), "{members}");
    let summary = office.call("checklist_summary", json!({}));
    let tasks = office.call("list_tasks", json!({}))["total"].clone();
    assert_eq!(summary["cells"]["total"], tasks);
    let open = office
        .call("list_obstacles", json!({ "filters": [{ "is": "one_of", "column": "status", "values": ["open", "sent", "answered", "reopened"] }] }));
    assert_eq!(summary["open_obstacle_count"], open["total"]);
    let checked = office.call("check_book", json!({}));
    let wrong: Vec<&Value> =
        checked["checked"].as_array().unwrap().iter().filter(|one| one["finding_count"] != 0).collect();
    assert_eq!(wrong, Vec::<&Value>::new());
}

/// A row's image without its version, which grows whatever is done.
fn image(of: &Value) -> Value {
    let mut image = of.clone();
    if let Some(fields) = image.as_object_mut() {
        fields.remove("version");
    }
    image
}

/// The rows of an entry, by table and number: as they stood before and after it.
type Touched = BTreeMap<(String, i64), (Value, Value)>;

/// Every undo put back what was before, and every row is as the latest standing act left it.
fn check_images(office: &Office) {
    // By entry: each row it touched with the image before and after it.
    let mut touched: BTreeMap<i64, Touched> = BTreeMap::new();
    let mut now: BTreeMap<(String, i64), Value> = BTreeMap::new();
    let mut standing: BTreeMap<(String, i64), Value> = BTreeMap::new();
    let mut all = entries(office);
    all.reverse();
    for entry in &all {
        let id = entry["id"].as_i64().unwrap();
        let detail = office.call("get_history_entry", json!({ "id": id }));
        for row in detail["rows"].as_array().unwrap() {
            let key = (row["table"].as_str().unwrap().to_owned(), row["id"].as_i64().unwrap());
            let (before, after) = (image(&row["before"]), image(&row["after"]));
            now.insert(key.clone(), after.clone());
            standing.entry(key.clone()).or_insert(Value::Null);
            touched
                .entry(id)
                .or_default()
                .entry(key)
                .and_modify(|known| known.1 = after.clone())
                .or_insert((before, after));
        }
        if entry["undoes_id"].is_null() && entry["undone_by_id"].is_null() {
            for (key, (_, after)) in touched.get(&id).into_iter().flatten() {
                standing.insert(key.clone(), after.clone());
            }
        }
        if let Some(undone) = entry["undoes_id"].as_i64() {
            for (key, (before, after)) in &touched[&undone] {
                assert_eq!(
                    &touched[&id][key],
                    &(after.clone(), before.clone()),
                    "{key:?} of entry {undone}, undone by {id}"
                );
            }
        }
    }
    for (key, image) in &now {
        assert_eq!(image, &standing[key], "{key:?} is not as the latest standing act left it");
    }
}

/// Undoes what stands, the latest first; where something stands in the way, that first, as the refusal says.
fn undo_all(office: &Office) -> Result<(), TestCaseError> {
    let mut next = json!({});
    for _ in 0..2000 {
        match dispatch(&office.session, "undo", next, &Job::quiet()) {
            Ok(_) => next = json!({}),
            Err(failure) if failure.code == "history.nothing_to_undo" => return Ok(()),
            Err(failure) if failure.code == "history.built_upon" => {
                let ids = failure.detail["entry_ids"].as_array().unwrap();
                next = json!({ "entry_id": ids.last().unwrap() });
            }
            Err(failure) => return Err(TestCaseError::fail(format!("{failure}: {}", failure.detail))),
        }
    }
    Err(TestCaseError::fail("undoing comes to no end"))
}

/// Rows of each table that is not the history or a setting, nor the bytes of attachments, which the history refers to
/// until the office tidies them away.
fn rows_left(office: &Office) -> Vec<(String, i64)> {
    office.call("close_book", json!({}));
    let book = rusqlite::Connection::open(office.path("so.lienhiep")).unwrap();
    let mut statement = book
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict AND name NOT LIKE 'history_%' AND name NOT IN ('setting', 'attachment_content', 'access_log', 'account_generation')")
        .unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let count =
        |table: &String| book.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    assert!(tables.len() > 15, "{tables:?}");
    tables.iter().map(|table| (table.clone(), count(table))).filter(|(_, rows)| *rows > 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_acts_leave_a_sound_book_and_can_all_be_taken_back(
        happenings in prop::collection::vec((0u8..ACTS, 0usize..50, 0usize..50, 0u16..500), 1..90)
    ) {
        let office = Office::on("2025-12-31");
        let mut made = Made::default();
        // Something to begin with, so that most happenings have somebody to happen to.
        for (number, what) in [0, 0, 1, 1, 7, 8, 9, 9].into_iter().enumerate() {
            happen(&office, &mut made, (what, 0, 0, 100), number);
        }
        for (number, happening) in happenings.into_iter().enumerate() {
            happen(&office, &mut made, happening, 100 + number);
        }
        check(&office);
        check_images(&office);
        undo_all(&office)?;
        check(&office);
        prop_assert_eq!(rows_left(&office), []);
    }

    #[test]
    fn erasing_among_any_acts_leaves_a_sound_book_and_every_figure(
        happenings in prop::collection::vec((0u8..ACTS, 0usize..50, 0usize..50, 0u16..500), 1..60),
        erased in prop::collection::vec(0usize..50, 1..4),
    ) {
        let office = Office::on("2025-12-31");
        let mut made = Made::default();
        for (number, what) in [0, 0, 1, 1, 1, 2, 2, 51].into_iter().enumerate() {
            happen(&office, &mut made, (what, number, number + 1, 100), number);
        }
        for (number, happening) in happenings.into_iter().enumerate() {
            happen(&office, &mut made, happening, 100 + number);
        }
        let figures = |office: &Office| -> Vec<Value> {
            let on = |day: &str| office.call("count_members", json!({ "as_of_on": day }));
            ["2024-04-20", "2024-12-31", "2025-06-30", "2025-12-31"].map(on).to_vec()
        };
        let before = figures(&office);
        for at in erased {
            happen(&office, &mut made, (ERASING, at, 0, 0), 900);
        }
        prop_assert_eq!(before, figures(&office));
        check(&office);
        check_images(&office);
        // What can still be taken back leaves a sound book too.
        for number in 0..20 {
            happen(&office, &mut made, (u8::MAX, number, 0, 0), 950);
        }
        check(&office);
    }
}

/// Numbers below 2³², one after the other, always the same ones.
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize
    }
}

/// The files of every closed quarter as they are exported: which, and its SHA-256.
fn closed_files(office: &Office) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for period in ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"] {
        for edition in ["sent", "proof"] {
            let path = office.path("lai.xlsx");
            let request = json!({ "period": period, "edition": edition, "path": path });
            let told = office.call("export_report", request)["answer"]["sha256"].as_str().unwrap().to_owned();
            files.insert(format!("{period} {edition}"), told);
        }
    }
    files
}

/// The sample book of form 9 with its four closed quarters: upgraded, changed by two hundred acts, backed up, changed
/// again and restored, it still exports them byte for byte.
#[test]
fn closed_quarters_stay_the_same_bytes_through_acts_an_upgrade_and_a_restore() {
    let office = Office::on("2026-09-20");
    office.call("close_book", json!({}));
    let book = office.path("cu.lienhiep");
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("upgrades/form-9.lienhiep");
    std::fs::copy(&kept, &book).unwrap();
    // What the program of form 9 froze, read off its book without opening it by this program (a second copy: SQLite
    // leaves files of its own beside a book that it has read).
    let original = office.path("goc.lienhiep");
    std::fs::copy(&kept, &original).unwrap();
    let frozen: Vec<String> = {
        let old = rusqlite::Connection::open(&original).unwrap();
        let mut statement = old.prepare("SELECT sha256 FROM period_file ORDER BY sha256").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    office.call("open_book", json!({ "path": book }));
    let before = closed_files(&office);
    let mut told: Vec<String> = before.values().cloned().collect();
    told.sort();
    assert_eq!(told, frozen);

    let ids = |command: &str| -> Vec<i64> {
        let page = office.call(command, json!({ "limit": 500 }));
        page["rows"].as_array().unwrap().iter().filter_map(|row| row["id"].as_i64()).collect()
    };
    let mut made = Made {
        organizations: ids("list_organizations"),
        people: ids("list_people"),
        agencies: ids("list_agencies"),
        plans: ids("list_plans"),
        tasks: ids("list_tasks"),
        obstacles: ids("list_obstacles"),
        ..Made::default()
    };
    for person in made.people.clone() {
        let detail = office.call("get_person", json!({ "id": person }));
        made.memberships.extend(detail["memberships"].as_array().unwrap().iter().filter_map(|one| one["id"].as_i64()));
    }
    let mut lots = Lots(2026);
    let mut act = |from: usize, count: usize| {
        for number in from..from + count {
            // Days until 13/08/2026: within the closed quarters, and after them.
            let happening =
                ((lots.next() % usize::from(ACTS)) as u8, lots.next(), lots.next(), (lots.next() % 956) as u16);
            happen(&office, &mut made, happening, 1000 + number);
        }
    };
    let last = || entries(&office)[0]["id"].as_i64().unwrap();
    let acts_before = last();
    act(0, 600);
    let acts = last() - acts_before;
    assert!(acts >= 200, "only {acts} acts went through");
    assert_eq!(closed_files(&office), before);

    let backup = office.call("create_backup", json!({}))["path"].clone();
    act(600, 50);
    office.call("restore_backup", json!({ "backup": backup }));
    assert_eq!(closed_files(&office), before);
    let checked = office.call("check_book", json!({}));
    assert_eq!(checked["ok"], true, "{checked}");
}
