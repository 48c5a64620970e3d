//! After any sequence of acts over the registry and the plan the book is sound, and taking everything back in
//! reverse leaves it as empty as it began.

use chrono::{Days, NaiveDate};
use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What may happen: which act, to which records, how long after 1/1/2024.
type Happening = (u8, usize, usize, u16);

/// The numbers of what was made so far.
#[derive(Default)]
struct Made {
    organizations: Vec<i64>,
    people: Vec<i64>,
    memberships: Vec<i64>,
    agencies: Vec<i64>,
    plans: Vec<i64>,
    tasks: Vec<i64>,
    obstacles: Vec<i64>,
}

fn day(after: u16) -> NaiveDate {
    "2024-01-01".parse::<NaiveDate>().unwrap() + Days::new(u64::from(after))
}

fn pick(from: &[i64], at: usize) -> Option<i64> {
    (!from.is_empty()).then(|| from[at % from.len()])
}

/// The request for a happening, when there is something for it to happen to.
fn request(made: &Made, (what, a, b, after): Happening, number: usize) -> Option<(&'static str, Value)> {
    let on = day(after);
    Some(match what {
        0 => (
            "create_organization",
            json!({ "code": format!("H{number}"), "name": format!("Hội {number}"), "kind": "member_association", "status": "active" }),
        ),
        1 => {
            ("create_person", json!({ "fields": { "full_name": format!("Nguyễn Văn {number}"), "birth_on": "1960" } }))
        }
        2 | 3 => (
            "admit_member",
            json!({ "person": { "is": "existing", "person_id": pick(&made.people, a)? },
            "membership": { "organization_id": pick(&made.organizations, b)?, "admitted_on": on } }),
        ),
        4 => ("end_memberships", json!({ "ids": [pick(&made.memberships, a)?], "ended_on": on, "reason": "resign" })),
        5 => (
            "transfer_membership",
            json!({ "ids": [pick(&made.memberships, a)?], "organization_id": pick(&made.organizations, b)?, "on": on }),
        ),
        6 => ("record_death", json!({ "id": pick(&made.people, a)?, "version": 1, "died_on": on })),
        7 => ("create_agency", json!({ "name": format!("Sở {number}"), "kind": "department" })),
        8 => (
            "create_plan",
            json!({ "doc_number": format!("{number}/KH"), "subject": "Kế hoạch", "groups": [{ "code": "I", "name": "Nhóm" }],
            "legal_bases": [{ "doc_number": "42-CT/TW" }], "focal_agency_id": pick(&made.agencies, a) }),
        ),
        9 | 10 => (
            "create_task",
            json!({ "plan_id": pick(&made.plans, a)?, "content": "Việc", "lead_agency_id": pick(&made.agencies, b),
            "schedule_kind": "once", "due_on": on }),
        ),
        11 | 12 => (
            "record_progress",
            json!({ "task_id": pick(&made.tasks, a)?, "reported_on": on, "progress": "in_progress",
            "percent": b % 90, "evidence": [{ "doc_number": "1/BC" }] }),
        ),
        13 => (
            "record_progress",
            json!({ "task_id": pick(&made.tasks, a)?, "reported_on": on, "progress": "done", "completed_on": on }),
        ),
        14 => (
            "extend_task",
            json!({ "task_id": pick(&made.tasks, a)?, "decided_on": on, "to_due_on": day(after + 200), "reason": "lý do" }),
        ),
        15 => (
            "raise_obstacle",
            json!({ "task_id": pick(&made.tasks, a)?, "raised_on": on, "content": "Thiếu kinh phí" }),
        ),
        16 => ("close_obstacle", json!({ "id": pick(&made.obstacles, a)?, "version": 1, "closed_on": on })),
        17 => ("delete_task", json!({ "id": pick(&made.tasks, a)?, "version": 1 })),
        18 => ("delete_plan", json!({ "id": pick(&made.plans, a)?, "version": 1 })),
        _ => ("undo", json!({})),
    })
}

fn happen(office: &Office, made: &mut Made, happening: Happening, number: usize) {
    let Some((command, request)) = request(made, happening, number) else { return };
    let Ok(done) = dispatch(&office.session, command, request, &Job::quiet()) else { return };
    let id = done["answer"]["id"].as_i64();
    let list = match command {
        "create_organization" => &mut made.organizations,
        "create_person" => &mut made.people,
        "admit_member" => &mut made.memberships,
        "create_agency" => &mut made.agencies,
        "create_plan" => &mut made.plans,
        "create_task" => &mut made.tasks,
        "raise_obstacle" => &mut made.obstacles,
        "transfer_membership" => {
            made.memberships.extend(done["answer"][0]["begun"]["id"].as_i64());
            return;
        }
        _ => return,
    };
    list.extend(id);
}

/// What must hold of any book.
fn check(office: &Office) {
    let members = office.call("count_members", json!({}));
    assert!(members["person_count"].as_u64() <= members["membership_count"].as_u64(), "{members}");
    let summary = office.call("checklist_summary", json!({}));
    let tasks = office.call("list_tasks", json!({}))["total"].clone();
    assert_eq!(summary["cells"]["total"], tasks);
    let open = office
        .call("list_obstacles", json!({ "filters": [{ "is": "one_of", "column": "status", "values": ["open"] }] }));
    assert_eq!(summary["open_obstacle_count"], open["total"]);
}

/// Rows of each table that is not the history or a setting.
fn rows_left(office: &Office) -> Vec<(String, i64)> {
    office.call("close_book", json!({}));
    let book = rusqlite::Connection::open(office.path("so.lienhiep")).unwrap();
    let mut statement = book
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict AND name NOT LIKE 'history_%' AND name <> 'setting'")
        .unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let count =
        |table: &String| book.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    assert_eq!(
        book.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get::<_, i64>(0)).unwrap(),
        0
    );
    assert!(tables.len() > 15, "{tables:?}");
    tables.iter().map(|table| (table.clone(), count(table))).filter(|(_, rows)| *rows > 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_acts_leave_a_sound_book_and_can_all_be_taken_back(
        happenings in prop::collection::vec((0u8..20, 0usize..50, 0usize..50, 0u16..500), 1..70)
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
        loop {
            match dispatch(&office.session, "undo", json!({}), &Job::quiet()) {
                Ok(_) => {}
                Err(failure) if failure.code == "history.nothing_to_undo" => break,
                Err(failure) => return Err(TestCaseError::fail(format!("{failure}: {}", failure.detail))),
            }
        }
        check(&office);
        prop_assert_eq!(rows_left(&office), []);
    }
}
