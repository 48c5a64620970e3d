//! Acts over the registry and the plan that may happen to a book in any order, for tests of what holds whatever happens.
#![allow(dead_code)] // each test program uses its part

use chrono::{Days, NaiveDate};
use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use serde_json::{Value, json};

/// How many kinds of happenings there are.
pub const ACTS: u8 = 56;

/// One more, which is not taken back and keeps what it touched from being taken back.
pub const ERASING: u8 = 56;

/// Happenings that belong to their day: whatever was before it stays. The others put right what was written wrongly, or
/// make records that have no day.
pub const DATED: [u8; 34] = [
    2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 22, 23, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
    49, 53, 54, 55,
];

/// What may happen: which act, to which records, how long after 1/1/2024.
pub type Happening = (u8, usize, usize, u16);

/// The numbers of what was made so far.
#[derive(Default)]
pub struct Made {
    pub organizations: Vec<i64>,
    pub people: Vec<i64>,
    pub memberships: Vec<i64>,
    pub agencies: Vec<i64>,
    pub plans: Vec<i64>,
    pub tasks: Vec<i64>,
    pub obstacles: Vec<i64>,
}

/// So many days after 1/1/2024.
pub fn day(after: u16) -> NaiveDate {
    "2024-01-01".parse::<NaiveDate>().unwrap() + Days::new(u64::from(after))
}

fn pick(from: &[i64], at: usize) -> Option<i64> {
    (!from.is_empty()).then(|| from[at % from.len()])
}

/// The request for a happening, when there is something for it to happen to.
fn request(
    office: &Office,
    made: &Made,
    (what, a, b, after): Happening,
    number: usize,
) -> Option<(&'static str, Value)> {
    let on = day(after);
    let read = |command: &str, id: i64| dispatch(&office.session, command, json!({ "id": id }), &Job::quiet()).ok();
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
        6 => {
            let person = read("get_person", pick(&made.people, a)?)?["person"].clone();
            ("record_death", json!({ "id": person["id"], "version": person["version"], "died_on": on }))
        }
        7 => ("create_agency", json!({ "name": format!("Sở {number}"), "kind": "department" })),
        8 => (
            "create_plan",
            json!({ "doc_number": format!("{number}/KH"), "subject": "Kế hoạch", "groups": [{ "code": "I", "name": "Nhóm" }],
            "legal_bases": [{ "doc_number": "42-CT/TW" }], "focal_agency_id": pick(&made.agencies, a) }),
        ),
        9 | 10 => {
            let schedule = if what == 9 { ("once", json!(on)) } else { ("quarterly", Value::Null) };
            (
                "create_task",
                json!({ "plan_id": pick(&made.plans, a)?, "content": "Việc", "lead_agency_id": pick(&made.agencies, b),
                "schedule_kind": schedule.0, "due_on": schedule.1, "starts_on": "2024-01-01" }),
            )
        }
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
            json!({ "task_id": pick(&made.tasks, a)?, "decided_on": on, "to_due_on": day(after + 20 + 200 * (b as u16 % 2)), "reason": "lý do" }),
        ),
        15 => (
            "raise_obstacle",
            json!({ "task_id": pick(&made.tasks, a)?, "raised_on": on, "content": "Thiếu kinh phí" }),
        ),
        16 => ("close_obstacle", json!({ "id": pick(&made.obstacles, a)?, "version": 1, "closed_on": on })),
        17 => ("delete_task", json!({ "id": pick(&made.tasks, a)?, "version": 1 })),
        18 => ("delete_plan", json!({ "id": pick(&made.plans, a)?, "version": 1 })),
        19 => ("undo", json!({})),
        20 => {
            let mut person = read("get_person", pick(&made.people, a)?)?["person"].clone();
            let field = ["employer", "specialty", "job_title", "phone"][b % 4];
            person[field] =
                if number.is_multiple_of(3) { Value::Null } else { json!(format!("0905 {}", 100_000 + number)) };
            ("update_person", json!({ "id": person["id"], "version": person["version"], "fields": person }))
        }
        21 => {
            let mut organization = read("get_organization", pick(&made.organizations, a)?)?;
            organization["note"] = json!(format!("ghi chú {number}"));
            let version = organization["version"].clone();
            ("update_organization", json!({ "id": organization["id"], "version": version, "fields": organization }))
        }
        22 | 23 => {
            let organization = read("get_organization", pick(&made.organizations, a)?)?;
            let change = match pick(&made.organizations, b) {
                Some(into_id) if what == 23 => {
                    json!({ "is": "absorb", "into_id": into_id, "move_members": b % 2 == 0 })
                }
                _ => json!({ "is": "dissolve" }),
            };
            let version = organization["version"].clone();
            let id = organization["id"].clone();
            ("record_lifecycle", json!({ "id": id, "version": version, "happened_on": on, "change": change }))
        }
        24 => {
            let membership = read("get_membership", pick(&made.memberships, a)?)?;
            let ended_on = (b % 3 != 0).then_some(on);
            let version = membership["version"].clone();
            (
                "correct_ending",
                json!({ "id": membership["id"], "version": version, "ended_on": ended_on, "reason": "remove" }),
            )
        }
        25 => {
            let mut task = read("get_task", pick(&made.tasks, a)?)?["task"].clone();
            task["due_on"] = json!(on);
            ("update_task", json!({ "id": task["id"], "version": task["version"], "fields": task }))
        }
        31 => {
            let step = json!({ "answered_on": on, "answer": "Đồng ý" });
            obstacle_step(&read, "answer_obstacle", pick(&made.obstacles, a)?, step)?
        }
        32 => obstacle_step(
            &read,
            "close_obstacle",
            pick(&made.obstacles, a)?,
            json!({ "closed_on": on, "effect": "Xong" }),
        )?,
        33 => {
            let step = json!({ "reopened_on": on, "reason": "Lại vướng" });
            obstacle_step(&read, "reopen_obstacle", pick(&made.obstacles, a)?, step)?
        }
        34 => {
            let step = json!({ "proposal_sent_on": on, "addressee": "UBND tỉnh" });
            obstacle_step(&read, "send_proposal", pick(&made.obstacles, a)?, step)?
        }
        35 => {
            let progress = ["awaiting_confirmation", "suspended", "not_done"][b % 3];
            let report =
                json!({ "task_id": pick(&made.tasks, a)?, "reported_on": on, "progress": progress, "note": "lý do" });
            ("record_progress", report)
        }
        36 => ("suspend_tasks", json!({ "task_ids": [pick(&made.tasks, a)?], "suspended_on": on, "reason": "lý do" })),
        37 => ("resume_tasks", json!({ "task_ids": [pick(&made.tasks, a)?], "resumed_on": on, "reason": "lý do" })),
        38 => {
            ("return_task", json!({ "task_id": pick(&made.tasks, a)?, "returned_on": on, "content": "Gửi minh chứng" }))
        }
        39 => ("confirm_tasks", json!({ "task_ids": [pick(&made.tasks, a)?], "confirmed_on": on })),
        40 => (
            "reassign_tasks",
            json!({ "task_ids": [pick(&made.tasks, a)?], "lead_agency_id": pick(&made.agencies, b)?, "assigned_on": on, "reason": "lý do" }),
        ),
        41 => (
            "set_deadline",
            json!({ "task_ids": [pick(&made.tasks, a)?], "set_on": on, "due_on": on + Days::new(40), "reason": "lý do" }),
        ),
        42..=44 => {
            let organization = read("get_organization", pick(&made.organizations, a)?)?;
            let born = |part: &str| json!({ "code": format!("S{number}{part}"), "name": format!("Hội mới {number}{part}"), "kind": "member_association", "status": "active" });
            let change = match what {
                42 => {
                    let others: Vec<i64> =
                        pick(&made.organizations, b).into_iter().filter(|id| organization["id"] != *id).collect();
                    json!({ "is": "consolidate", "other_ids": others, "born": born(""), "move_members": b % 3 > 0 })
                }
                43 => json!({ "is": "divide", "born": [born("a"), born("b")], "move_members_to": b % 2 }),
                _ => {
                    let moved: Vec<i64> = pick(&made.memberships, b).into_iter().collect();
                    json!({ "is": "split", "born": born(""), "membership_ids": moved })
                }
            };
            let (id, version) = (organization["id"].clone(), organization["version"].clone());
            ("record_lifecycle", json!({ "id": id, "version": version, "happened_on": on, "change": change }))
        }
        45 => {
            let organization = pick(&made.organizations, a)?;
            let fields = json!({ "as_of_on": on, "member_count": b % 7 });
            ("declare_figures", json!({ "organization_id": organization, "fields": fields }))
        }
        46 => {
            let parent = pick(&made.organizations, a)?;
            (
                "create_organization",
                json!({ "code": format!("C{number}"), "name": format!("Chi hội {number}"), "kind": "branch", "status": "active",
                        "parent_id": parent, "joined_on": on }),
            )
        }
        47 => {
            let kind = ["member_association", "affiliated_unit", "club", "collective_member"][b % 4];
            (
                "create_organization",
                json!({ "code": format!("M{number}"), "name": format!("Tổ chức {number}"), "kind": kind, "status": "active", "joined_on": on }),
            )
        }
        48 => {
            let person = json!({ "is": "new", "fields": { "full_name": format!("Trần Thị {number}"), "sex": if b % 2 == 0 { "female" } else { "male" } } });
            (
                "admit_member",
                json!({ "person": person, "membership": { "organization_id": pick(&made.organizations, a)?, "admitted_on": on } }),
            )
        }
        49 => {
            let fields = json!({ "raised_on": on, "content": "Chậm giải ngân", "proposal": "Bố trí sớm", "addressee": "UBND tỉnh", "agency_id": pick(&made.agencies, b) });
            ("raise_obstacle", fields)
        }
        50 => {
            let mut person = read("get_person", pick(&made.people, a)?)?["person"].clone();
            person["sex"] = json!(["female", "male"][b % 2]);
            person["degree"] = [Value::Null, json!("doctor"), json!("master")][b % 3].clone();
            person["education_level"] = [json!("university"), json!("college"), Value::Null][a % 3].clone();
            person["academic_title"] = if b % 5 == 0 { json!("professor") } else { Value::Null };
            ("update_person", json!({ "id": person["id"], "version": person["version"], "fields": person }))
        }
        51 => {
            let (into, from) = (pick(&made.people, a)?, pick(&made.people, b)?);
            let version = |id| Some(read("get_person", id)?["person"]["version"].clone());
            let pair = json!({ "into_id": into, "into_version": version(into)?, "from_id": from, "from_version": version(from)? });
            ("merge_people", json!({ "merges": [pair] }))
        }
        52 => {
            let schedule = [json!("none"), json!("continuous"), json!("half_yearly"), json!("yearly")][b % 4].clone();
            let due_on = if schedule == "yearly" { json!(on) } else { Value::Null };
            (
                "create_task",
                json!({ "plan_id": pick(&made.plans, a)?, "content": "Việc khác", "schedule_kind": schedule, "due_on": due_on }),
            )
        }
        53 => {
            ("abandon_tasks", json!({ "task_ids": [pick(&made.tasks, a)?], "abandoned_on": on, "reason": "Thôi giao" }))
        }
        54 => {
            // Few contents, so that several records have the same one.
            let path = office.path(&format!("tệp {}.txt", b % 3));
            std::fs::write(&path, format!("nội dung {}", b % 3)).unwrap();
            let (subject, id) = match pick(&made.obstacles, a) {
                Some(id) if b.is_multiple_of(2) => ("obstacle", id),
                _ => ("task", pick(&made.tasks, a)?),
            };
            ("attach_files", json!({ "to": { "subject": subject, "id": id }, "paths": [path] }))
        }
        55 => {
            let to = json!({ "to": { "subject": "task", "id": pick(&made.tasks, a)? } });
            let listed = dispatch(&office.session, "list_attachments", to, &Job::quiet()).ok()?;
            let one = listed.get(b % listed.as_array()?.len().max(1))?.clone();
            ("remove_attachment", json!({ "id": one["id"], "version": one["version"] }))
        }
        ERASING => {
            let person = read("get_person", pick(&made.people, a)?)?["person"].clone();
            (
                "erase_person",
                json!({ "id": person["id"], "version": person["version"], "typed_name": person["full_name"], "reason": "Theo yêu cầu" }),
            )
        }
        _ => {
            let entries = entries(office);
            ("undo", json!({ "entry_id": entries.get(a % entries.len().max(1))?["id"] }))
        }
    })
}

/// Lets it happen, unless it is refused; `number` tells it from the others.
pub fn happen(office: &Office, made: &mut Made, happening: Happening, number: usize) {
    let Some((command, request)) = request(office, made, happening, number) else { return };
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
        "record_lifecycle" => {
            let organizations = done["answer"]["organizations"].as_array().into_iter().flatten();
            for id in organizations.filter_map(|one| one["id"].as_i64()) {
                if !made.organizations.contains(&id) {
                    made.organizations.push(id);
                }
            }
            return;
        }
        "transfer_membership" => {
            made.memberships.extend(done["answer"][0]["begun"]["id"].as_i64());
            return;
        }
        _ => return,
    };
    list.extend(id);
}

/// The acts, the latest first.
pub fn entries(office: &Office) -> Vec<Value> {
    office.call("list_history", json!({ "limit": 500 })).as_array().unwrap().clone()
}

/// A step of an obstacle with its present version.
fn obstacle_step(
    read: &dyn Fn(&str, i64) -> Option<Value>,
    command: &'static str,
    id: i64,
    mut step: Value,
) -> Option<(&'static str, Value)> {
    step["id"] = json!(id);
    step["version"] = read("get_obstacle", id)?["version"].clone();
    Some((command, step))
}
