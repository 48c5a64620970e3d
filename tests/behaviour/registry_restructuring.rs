//! Merging, dividing and splitting: who and what goes where, and that nobody is lost on the way.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An association with two branches: An and Bình in the first, Cúc in the second, Dũng in none.
struct Association {
    office: Office,
    id: i64,
    branches: [i64; 2],
    /// Memberships of An, Bình, Cúc, Dũng.
    memberships: [i64; 4],
}

impl Association {
    fn new() -> Self {
        let office = Office::on("2026-05-04");
        let id = office.organization("YD", "Hội Y Dược học", "member_association");
        let branch = |code: &str, name: &str| {
            let fields = json!({ "code": code, "name": name, "kind": "branch", "status": "active", "parent_id": id });
            office.call("create_organization", fields)["answer"]["id"].as_i64().unwrap()
        };
        let branches = [branch("YD-1", "Chi hội Bệnh viện"), branch("YD-2", "Chi hội Nhà thuốc")];
        let admit = |name: &str, branch: Value, on: &str| {
            let membership = json!([{ "organization_id": id, "branch_id": branch, "admitted_on": on }]);
            let person = json!({ "fields": { "full_name": name }, "memberships": membership });
            let person = office.call("create_person", person)["answer"]["id"].clone();
            office.call("get_person", json!({ "id": person }))["memberships"][0]["id"].as_i64().unwrap()
        };
        let memberships = [
            admit("Lê An", json!(branches[0]), "2020"),
            admit("Bùi Bình", json!(branches[0]), "2020"),
            admit("Trần Cúc", json!(branches[1]), "2020"),
            admit("Võ Dũng", Value::Null, "2020"),
        ];
        Self { office, id, branches, memberships }
    }

    fn request(&self, change: Value) -> Value {
        let version = self.office.call("get_organization", json!({ "id": self.id }))["version"].clone();
        json!({ "id": self.id, "version": version, "happened_on": "2026-03-01", "doc_number": "15/QĐ-UBND", "change": change })
    }

    /// Names of the members of an organisation on a day, each with their branch, in the order of the book.
    fn members(&self, id: i64, on: &str) -> Vec<String> {
        let request = json!({ "as_of_on": on, "filters": [{ "is": "one_of", "column": "organization_id", "values": [id.to_string()] }] });
        let rows = self.office.call("list_people", request)["rows"].clone();
        let mut names: Vec<String> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let branch = row["membership"]["branch_name"].as_str().unwrap_or("không chi hội");
                format!("{}: {branch}", row["full_name"].as_str().unwrap())
            })
            .collect();
        names.sort();
        names
    }

    fn branches_of(&self, id: i64) -> Vec<String> {
        let detail = self.office.call("get_organization_detail", json!({ "id": id }));
        let branches = detail["branches"].as_array().unwrap();
        branches.iter().map(|branch| branch["name"].as_str().unwrap().to_owned()).collect()
    }
}

fn born(code: &str, name: &str) -> Value {
    json!({ "code": code, "name": name, "kind": "member_association", "status": "active" })
}

#[test]
fn a_divided_association_hands_each_branch_and_member_to_its_successor() {
    let it = Association::new();
    let [an, _, _, _] = it.memberships;
    let done = it.office.call(
        "record_lifecycle",
        it.request(json!({
            "is": "divide",
            "born": [born("Y", "Hội Y học"), born("D", "Hội Dược học")],
            // Lê An leaves his branch for the second association; the rest goes to the first.
            "shares": [{ "to": 1, "branch_ids": [it.branches[1]], "membership_ids": [an] }],
            "move_members_to": 0
        })),
    );
    assert_eq!(
        done["summary"],
        "Đã chia Hội Y Dược học thành Hội Y học, Hội Dược học từ 01/03/2026, chuyển 4 tư cách hội viên"
    );
    assert_eq!(done["answer"]["membership_count"], 4);
    let born: Vec<i64> = (1..3).map(|at| done["answer"]["organizations"][at]["id"].as_i64().unwrap()).collect();
    assert_eq!(it.members(born[0], "2026-03-01"), ["Bùi Bình: Chi hội Bệnh viện", "Võ Dũng: không chi hội"]);
    assert_eq!(it.members(born[1], "2026-03-01"), ["Lê An: không chi hội", "Trần Cúc: Chi hội Nhà thuốc"]);
    assert_eq!(it.branches_of(born[0]), ["Chi hội Bệnh viện"]);
    assert_eq!(it.branches_of(born[1]), ["Chi hội Nhà thuốc"]);
    assert_eq!(it.members(it.id, "2026-02-28").len(), 4);
    assert!(it.members(it.id, "2026-03-01").is_empty() && it.branches_of(it.id).is_empty());
    it.office.call("undo", json!({}));
    assert_eq!(it.members(it.id, "2026-03-01").len(), 4);
    assert_eq!(it.branches_of(it.id).len(), 2);
}

#[test]
fn a_split_takes_whole_branches_and_single_members_along() {
    let it = Association::new();
    let done = it.office.call(
        "record_lifecycle",
        it.request(json!({
            "is": "split",
            "born": born("D", "Hội Dược học"),
            "branch_ids": [it.branches[1]],
            "membership_ids": [it.memberships[3]]
        })),
    );
    assert_eq!(done["summary"], "Đã tách Hội Dược học từ Hội Y Dược học từ 01/03/2026, chuyển 2 tư cách hội viên");
    assert_eq!(done["answer"]["membership_count"], 2);
    let new = done["answer"]["organizations"][1]["id"].as_i64().unwrap();
    assert_eq!(it.members(new, "2026-03-01"), ["Trần Cúc: Chi hội Nhà thuốc", "Võ Dũng: không chi hội"]);
    assert_eq!(it.members(it.id, "2026-03-01"), ["Bùi Bình: Chi hội Bệnh viện", "Lê An: Chi hội Bệnh viện"]);
    assert_eq!(it.branches_of(new), ["Chi hội Nhà thuốc"]);
    assert_eq!(it.branches_of(it.id), ["Chi hội Bệnh viện"]);
}

#[test]
fn nobody_of_another_association_is_shared_out() {
    let it = Association::new();
    let other = it.office.organization("K", "Hội Kiến trúc sư", "member_association");
    let person = json!({ "fields": { "full_name": "Hồ Én" }, "memberships": [{ "organization_id": other }] });
    let person = it.office.call("create_person", person)["answer"]["id"].clone();
    let foreign = it.office.call("get_person", json!({ "id": person }))["memberships"][0]["id"].clone();
    let stranger = it.office.call(
        "create_organization",
        json!({ "code": "K-1", "name": "Chi hội Lạ", "kind": "branch", "status": "active", "parent_id": other }),
    )["answer"]["id"]
        .clone();
    let refused = |change: Value| {
        let failure = it.office.refuse("record_lifecycle", it.request(change));
        (failure.code, failure.sentence)
    };
    let (code, sentence) =
        refused(json!({ "is": "split", "born": born("D", "Hội Dược học"), "membership_ids": [foreign] }));
    assert_eq!(code, "organization.not_its_member");
    assert!(sentence.contains("Hồ Én") && sentence.contains("Hội Y Dược học"), "{sentence}");
    let (code, _) = refused(json!({ "is": "split", "born": born("D", "Hội Dược học"), "branch_ids": [stranger] }));
    assert_eq!(code, "organization.not_its_branch");
    let two = json!([born("Y", "Hội Y học"), born("D", "Hội Dược học")]);
    let (code, _) = refused(json!({ "is": "divide", "born": two, "move_members_to": 2 }));
    assert_eq!(code, "organization.no_such_successor");
    let twice = json!([{ "to": 0, "branch_ids": [it.branches[0]] }, { "to": 1, "branch_ids": [it.branches[0]] }]);
    let (code, _) = refused(json!({ "is": "divide", "born": two, "shares": twice, "move_members_to": 0 }));
    assert_eq!(code, "organization.shared_twice");
}

#[test]
fn the_decision_of_a_merger_is_kept_with_every_organization_it_touches() {
    let it = Association::new();
    let other = it.office.organization("K", "Hội Kiến trúc sư", "member_association");
    let mut request = it.request(json!({
        "is": "consolidate", "other_ids": [other], "born": born("M", "Hội Mới"), "move_members": true
    }));
    request["decided_on"] = json!("2026-02-20");
    request["issuer"] = json!("UBND tỉnh");
    let done = it.office.call("record_lifecycle", request.clone());
    let new = done["answer"]["organizations"][2]["id"].as_i64().unwrap();
    for id in [it.id, other, new] {
        let decision = it.office.call("get_organization_detail", json!({ "id": id }))["decisions"][0].clone();
        assert_eq!(decision["doc_number"], "15/QĐ-UBND");
        assert_eq!((&decision["kind"], &decision["decided_on"]), (&json!("restructuring"), &json!("2026-02-20")));
        assert_eq!(decision["issuer"], "UBND tỉnh");
    }
    assert_eq!(it.branches_of(new), ["Chi hội Bệnh viện", "Chi hội Nhà thuốc"]);
    // The memberships that ended with the old association stay in the branches that went on without it.
    assert_eq!(it.office.call("check_book", json!({}))["ok"], true);
    it.office.call("undo", json!({}));
    assert_eq!(it.office.call("get_organization_detail", json!({ "id": other }))["decisions"], json!([]));
    request["version"] = it.office.call("get_organization", json!({ "id": it.id }))["version"].clone();
    request["doc_number"] = Value::Null;
    let failure = it.office.refuse("record_lifecycle", request);
    assert_eq!(failure.field.as_deref(), Some("doc_number"));
}

/// What stands in the way of an undoing may have touched none of the rows that are put back.
#[test]
fn undoing_a_death_names_the_end_of_the_association_that_came_after() {
    let office = Office::on("2026-05-04");
    let id = office.organization("LV", "Hội Làm vườn", "member_association");
    let version = office.call("get_organization", json!({ "id": id }))["version"].clone();
    let end = json!({ "id": id, "version": version, "happened_on": "2026-03-01", "change": { "is": "dissolve" } });
    let ended = office.call("record_lifecycle", end)["entry_id"].clone();
    let lifted = office.call("undo", json!({ "entry_id": ended }))["entry_id"].clone();
    let person = json!({ "fields": { "full_name": "Lê An" }, "memberships": [{ "organization_id": id, "admitted_on": "2020" }] });
    let person = office.call("create_person", person)["answer"].clone();
    let death = json!({ "id": person["id"], "version": person["version"], "died_on": "2026-01-15" });
    let death = office.call("record_death", death)["entry_id"].clone();
    // No membership counts any more, so the association may end again; then the death alone is not taken back.
    let again = office.call("undo", json!({ "entry_id": lifted }))["entry_id"].clone();
    let refused = office.refuse("undo", json!({ "entry_id": death }));
    assert_eq!(
        (refused.code.as_str(), &refused.detail["entry_ids"]),
        ("history.built_upon", &json!([again])),
        "{refused}"
    );
    office.call("undo", json!({ "entry_id": again }));
    office.call("undo", json!({ "entry_id": death }));
    assert_eq!(office.call("check_book", json!({}))["ok"], true);
}
