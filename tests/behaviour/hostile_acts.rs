//! Acts that contradict the book: refused in one sentence, and nothing changes.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// Two associations, the first with a branch and a member in it.
struct Registry {
    office: Office,
    first: i64,
    second: i64,
    branch: i64,
    person: i64,
    membership: i64,
}

fn registry() -> Registry {
    let office = Office::on("2026-11-22");
    let first = office.organization("A", "Hội A", "member_association");
    let second = office.organization("B", "Hội B", "member_association");
    let branch = json!({ "code": "A1", "name": "Chi hội 1", "kind": "branch", "status": "active", "parent_id": first });
    let branch = office.call("create_organization", branch)["answer"]["id"].as_i64().unwrap();
    let member = office.call(
        "admit_member",
        json!({
            "person": { "is": "new", "fields": { "full_name": "Lê Thị Thử" } },
            "membership": { "organization_id": first, "branch_id": branch, "admitted_on": "2020-05-01" }
        }),
    )["answer"]
        .clone();
    let number = |key: &str| member[key].as_i64().unwrap();
    let (person, membership) = (number("person_id"), number("id"));
    Registry { office, first, second, branch, person, membership }
}

impl Registry {
    fn update(&self, id: i64, changes: Value) -> lienhiep_core::error::Failure {
        let stored = self.office.call("get_organization", json!({ "id": id }));
        let mut fields = stored.clone();
        for (key, value) in changes.as_object().unwrap() {
            fields[key] = value.clone();
        }
        let request = json!({ "id": id, "version": stored["version"], "fields": fields });
        self.office.refuse("update_organization", request)
    }

    fn lifecycle(&self, id: i64, change: Value) -> lienhiep_core::error::Failure {
        let version = self.office.call("get_organization", json!({ "id": id }))["version"].clone();
        let request = json!({ "id": id, "version": version, "happened_on": "2026-11-01", "change": change });
        self.office.refuse("record_lifecycle", request)
    }
}

#[test]
fn a_form_does_not_change_what_members_hang_on() {
    let book = registry();
    let branch_of_b = json!({ "kind": "branch", "parent_id": book.second });
    assert_eq!(book.update(book.first, branch_of_b.clone()).code, "organization.has_dependants");
    let told = book.update(book.first, branch_of_b).sentence;
    assert!(told.contains("1 lượt hội viên và 1 chi hội"), "{told}");
    let association = json!({ "kind": "member_association", "parent_id": null });
    assert_eq!(book.update(book.branch, association).code, "organization.branch_has_members");
    assert_eq!(book.update(book.branch, json!({ "parent_id": book.second })).code, "organization.branch_has_members");
    let dissolved = json!({ "status": "dissolved" });
    assert_eq!(book.update(book.second, dissolved).code, "organization.dissolved_without_day");
    let dissolved = json!({ "status": "dissolved", "ended_on": "2026-11-01" });
    assert_eq!(book.update(book.first, dissolved).code, "organization.has_members");
    // An association without members may still be put right.
    let stored = book.office.call("get_organization", json!({ "id": book.second }));
    let mut fields = stored.clone();
    fields["kind"] = json!("branch");
    fields["parent_id"] = json!(book.first);
    book.office
        .call("update_organization", json!({ "id": book.second, "version": stored["version"], "fields": fields }));
}

#[test]
fn what_ends_ends_for_a_reason_the_book_knows() {
    let book = registry();
    let end = |reason: &str| {
        let request = json!({ "ids": [book.membership], "ended_on": "2026-11-01", "reason": reason });
        book.office.refuse("end_memberships", request).code
    };
    assert_eq!(end("deceased"), "membership.not_deceased");
    assert_eq!(end("transfer"), "membership.transfer_without_target");
    assert_eq!(end("dissolved"), "membership.not_dissolved");
    let version = book.office.call("get_person", json!({ "id": book.person }))["person"]["version"].clone();
    let death = |day: &str| json!({ "id": book.person, "version": version, "died_on": day });
    let early = book.office.refuse("record_death", death("1990"));
    assert_eq!((early.code.as_str(), early.field.as_deref()), ("person.died_before_admission", Some("died_on")));
    // A row chosen twice is one row.
    let twice =
        json!({ "ids": [book.membership, book.membership], "organization_id": book.second, "on": "2026-11-01" });
    let moved = book.office.call("transfer_membership", twice);
    assert_eq!(moved["answer"].as_array().unwrap().len(), 1);
    let id = &moved["answer"][0]["begun"]["id"];
    let ended =
        book.office.call("end_memberships", json!({ "ids": [id, id], "ended_on": "2026-11-02", "reason": "resign" }));
    assert_eq!(ended["answer"].as_array().unwrap().len(), 1);
    book.office.call("record_death", death("2026-11-03"));
}

#[test]
fn an_organization_is_admitted_once_and_named_apart() {
    let book = registry();
    let taken = book.lifecycle(book.first, json!({ "is": "rename", "name": "hội b" }));
    assert_eq!((taken.code.as_str(), taken.field.as_deref()), ("organization.name_taken", Some("name")));
    let version = |id: i64| book.office.call("get_organization", json!({ "id": id }))["version"].clone();
    let admit = json!({ "id": book.second, "version": version(book.second), "happened_on": "2026-10-01",
        "change": { "is": "admit" } });
    book.office.call("record_lifecycle", admit);
    assert_eq!(book.lifecycle(book.second, json!({ "is": "admit" })).code, "organization.already_admitted");
}

#[test]
fn figures_and_submissions_are_those_of_a_period_that_can_have_them() {
    let book = registry();
    let period = book.office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    let period = period["answer"]["id"].clone();
    let sent = |organization: i64| {
        json!({ "organization_id": organization, "period_id": period, "submitted_on": "2026-09-01",
            "completeness": "complete" })
    };
    let failure = book.office.refuse("record_submission", sent(book.branch));
    assert_eq!(failure.field.as_deref(), Some("organization_id"));
    let indicator = json!({ "position": 1, "code": "1", "name": "Hội thảo", "unit": "cuộc", "aggregation": "sum", "is_active": true });
    let indicator = book.office.call("save_indicator", indicator)["answer"]["id"].clone();
    for value in [-5.0, 1e13] {
        let values = json!({ "period_id": period, "values": [{ "indicator_id": indicator, "value": value }] });
        assert_eq!(book.office.refuse("save_indicator_values", values).field.as_deref(), Some("value"));
    }
    book.office.call("record_submission", sent(book.first));
    book.office.close(json!({ "period_id": period }));
    assert_eq!(book.office.refuse("record_submission", sent(book.second)).code, "period.closed");
}

#[test]
fn a_number_that_nothing_has_is_not_found() {
    let book = registry();
    let not_found = |name: &str, request: Value| {
        let failure = book.office.refuse(name, request);
        assert_eq!(failure.code, "request.not_found", "{name}: {}", failure.sentence);
    };
    not_found("create_agency", json!({ "name": "Sở X", "kind": "department", "organization_id": 9999 }));
    let position = json!({ "organization_id": book.first, "id": null, "version": 0,
        "fields": { "role": "president", "holder_name": "Lê Văn Thử", "term_id": 9999 } });
    not_found("save_organization_position", position);
    let person = json!({ "is": "existing", "person_id": book.person });
    not_found("admit_member", json!({ "person": person, "membership": { "organization_id": 9999 } }));
    let nobody = json!({ "is": "existing", "person_id": 9999 });
    not_found("admit_member", json!({ "person": nobody, "membership": { "organization_id": book.second } }));
    let list = book.office.path("a.csv");
    std::fs::write(&list, "Họ và tên;Ngày sinh\nLê Văn Thử;01/02/1960\n").unwrap();
    let preview = book.office.call("preview_import", json!({ "path": list, "organization_id": book.second }));
    not_found("apply_import", json!({ "preview_id": preview["preview_id"], "period_id": 9999 }));
    let nowhere = book.office.refuse("preview_import", json!({ "path": list }));
    assert_eq!(nowhere.code, "import.without_organization");
}
