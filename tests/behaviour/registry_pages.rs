//! Pages of a long list of people: whatever the order, the filter, the depth and the acts between two pages, a page is
//! the stretch of the whole list that stands there. The whole list is put in order here, by hand.

use std::collections::HashSet;

use lienhiep_core::text::{sort_key, sort_key_of_name};
use lienhiep_tests::Office;
use serde_json::{Value, json};

/// So many that neither a filter nor a name gives few, and that pages lie far down.
const PEOPLE: usize = 4_200;

/// An association with a long list: columns left empty here and there, equal births and employers, names with and
/// without accents.
fn office() -> (Office, i64) {
    let office = Office::on("2026-05-04");
    let id = office.organization("HLV", "Hội Làm vườn", "member_association");
    let mut lines = vec!["Họ và tên;Ngày sinh;Giới tính;Số CCCD;Học vị;Đơn vị công tác".to_owned()];
    lines.extend((0..PEOPLE).map(|n| {
        let letters: String = [n * 7 % 26, n / 676 % 26, n / 26 % 26, n % 26]
            .map(|at| char::from(b"abcdefghijklmnopqrstuvwxyz"[at]))
            .iter()
            .collect();
        let middle = ["Thị", "Văn", "Thi", "Thị", "Thi"][n % 5];
        let birth =
            if n % 7 == 0 { String::new() } else { format!("{:02}/{:02}/{}", n % 4 + 1, n % 3 + 1, 1950 + n % 40) };
        let sex = ["Nữ", "Nam", "Nữ", "Nam", "", "Nam"][n % 6];
        let number = if n % 3 == 0 { format!("099{:09}", n * 31 % 10_007) } else { String::new() };
        let degree = if n % 4 == 1 {
            "Thạc sĩ"
        } else if n % 9 == 0 {
            "Tiến sĩ"
        } else {
            ""
        };
        let employer = if n % 4 == 3 { String::new() } else { format!("Trường số {}", n % 23) };
        format!("Lê {middle} A{letters};{birth};{sex};{number};{degree};{employer}")
    }));
    std::fs::write(office.path("dai.csv"), lines.join("\n")).unwrap();
    let preview = office.call("preview_import", json!({ "path": office.path("dai.csv"), "organization_id": id }));
    let done = office.call("apply_import", json!({ "preview_id": preview["preview_id"] }));
    assert_eq!(done["answer"]["new_membership_count"], PEOPLE);
    (office, id)
}

/// Every person of the book, in no order of importance.
fn everybody(office: &Office) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        let page = office.call("list_people", json!({ "offset": all.len(), "limit": 1000 }));
        all.extend(page["rows"].as_array().unwrap().iter().cloned());
        if page["has_more"] == false {
            break;
        }
    }
    let ids: HashSet<i64> = all.iter().map(id_of).collect();
    assert_eq!(ids.len(), all.len());
    assert_eq!(office.call("count_people", json!({}))["person_count"], all.len());
    all
}

fn id_of(row: &Value) -> i64 {
    row["id"].as_i64().unwrap()
}

/// What a column orders a person by.
fn key(row: &Value, column: &str) -> Option<Vec<u8>> {
    let text = row[column].as_str()?;
    let rank = |values: &[&str]| vec![values.iter().position(|value| *value == text).unwrap() as u8];
    Some(match column {
        "full_name" => sort_key_of_name(text, None),
        "employer" => sort_key(text),
        "sex" => rank(&["male", "female", "other"]),
        "degree" => rank(&["doctor_of_science", "doctor", "master"]),
        _ => text.as_bytes().to_vec(),
    })
}

/// The whole list in an order: who has no value comes last, by name.
fn in_order(mut people: Vec<Value>, column: &str, descending: bool) -> Vec<Value> {
    let by_name = |row: &Value| (key(row, "full_name"), id_of(row));
    people.sort_by_key(by_name);
    let (mut with, without): (Vec<Value>, Vec<Value>) = people.into_iter().partition(|row| key(row, column).is_some());
    let is_set = matches!(column, "sex" | "degree");
    with.sort_by_key(|row| (key(row, column), if is_set { 0 } else { id_of(row) }));
    match (descending, is_set) {
        (false, _) => {}
        (true, false) => with.reverse(),
        // By name within each value either way.
        (true, true) => with.sort_by_key(|row| std::cmp::Reverse(key(row, column))),
    }
    with.into_iter().chain(without).collect()
}

const ORDERS: &[&str] = &["full_name", "birth_on", "national_id", "employer", "sex", "degree"];

/// Pages at the beginning, far down and past the end of a list of so many.
fn offsets(count: usize) -> Vec<usize> {
    vec![0, 350, count * 2 / 3, count.saturating_sub(130), count.saturating_sub(40), count + 5]
}

#[track_caller]
fn check_pages(office: &Office, request: &Value, expected: &[Value]) {
    for offset in offsets(expected.len()) {
        let mut request = request.clone();
        request["offset"] = json!(offset);
        request["limit"] = json!(90);
        let page = office.call("list_people", request.clone());
        let shown: Vec<i64> = page["rows"].as_array().unwrap().iter().map(id_of).collect();
        let wanted: Vec<i64> = expected.iter().skip(offset).take(90).map(id_of).collect();
        assert_eq!(shown, wanted, "{request}");
        assert_eq!(page["has_more"], offset + 90 < expected.len(), "{request}");
    }
}

#[track_caller]
fn check_orders(office: &Office, orders: &[&str]) {
    let all = everybody(office);
    for column in orders {
        for descending in [false, true] {
            let request = json!({ "sort": { "column": column, "descending": descending } });
            check_pages(office, &request, &in_order(all.clone(), column, descending));
        }
    }
}

type Passes = fn(&Value) -> bool;

fn text<'r>(row: &'r Value, column: &str) -> &'r str {
    row[column].as_str().unwrap_or_default()
}

/// Requests with who passes them.
fn requests() -> Vec<(Value, Passes)> {
    let one_of = |column: &str, values: &[&str]| json!({ "is": "one_of", "column": column, "values": values });
    let between =
        |column: &str, from: &str, to: &str| json!({ "is": "between", "column": column, "from": from, "to": to });
    let school = json!({ "is": "contains", "column": "employer", "text": "trường số 1" });
    let female: Passes = |row| text(row, "sex") == "female";
    let sixties: Passes = |row| text(row, "birth_on").starts_with("196");
    let at_school: Passes = |row| text(row, "employer").starts_with("Trường số 1");
    vec![
        (json!({ "filters": [one_of("sex", &["female"])] }), female),
        (json!({ "filters": [one_of("sex", &["", "female"])] }), |row| matches!(text(row, "sex"), "" | "female")),
        (json!({ "filters": [one_of("degree", &["doctor", "doctor_of_science"])] }), |row| {
            text(row, "degree") == "doctor"
        }),
        (json!({ "filters": [one_of("degree", &[""]), one_of("sex", &["male"])] }), |row| {
            row["degree"].is_null() && text(row, "sex") == "male"
        }),
        (json!({ "filters": [between("birth_on", "1960-01-01", "1969-12-31")] }), sixties),
        (json!({ "filters": [between("birth_year", "1960", "1969"), one_of("sex", &["female"])] }), |row| {
            text(row, "birth_on").starts_with("196") && text(row, "sex") == "female"
        }),
        (json!({ "filters": [school.clone()] }), at_school),
        (json!({ "filters": [school, one_of("sex", &["male"])] }), |row| {
            text(row, "employer").starts_with("Trường số 1") && text(row, "sex") == "male"
        }),
        (json!({ "filters": [one_of("status", &["ended"])] }), |row| row["status"] == "ended"),
        (json!({ "filters": [one_of("status", &["active"]), one_of("sex", &["female"])] }), |row| {
            row["status"] == "active" && text(row, "sex") == "female"
        }),
        (json!({ "filters": [one_of("status", &["deceased", "ended"])] }), |row| row["status"] != "active"),
        (json!({ "search": "thi" }), |row| !text(row, "full_name").contains("Văn")),
        (json!({ "search": "thi", "filters": [one_of("sex", &["female"])] }), |row| {
            !text(row, "full_name").contains("Văn") && text(row, "sex") == "female"
        }),
    ]
}

#[track_caller]
fn check_requests(office: &Office, orders: &[&str], directions: &[bool]) {
    let all = everybody(office);
    for (request, passes) in requests() {
        let passing: Vec<Value> = all.iter().filter(|row| passes(row)).cloned().collect();
        assert!(!passing.is_empty(), "{request}");
        assert_eq!(office.call("count_people", request.clone())["person_count"], passing.len(), "{request}");
        for column in orders {
            for &descending in directions {
                let mut request = request.clone();
                request["sort"] = json!({ "column": column, "descending": descending });
                check_pages(office, &request, &in_order(passing.clone(), column, descending));
            }
        }
    }
}

/// With accents typed, who is written so comes first.
#[track_caller]
fn check_accents(office: &Office) {
    for (column, filtered) in [("birth_on", false), ("birth_on", true), ("sex", false), ("sex", true)] {
        let all = in_order(everybody(office), column, true);
        let passes =
            |row: &&Value| !text(row, "full_name").contains("Văn") && (!filtered || text(row, "sex") == "female");
        let (mut first, then): (Vec<Value>, Vec<Value>) =
            all.iter().filter(passes).cloned().partition(|row| text(row, "full_name").contains("Thị"));
        first.extend(then);
        let female = json!([{ "is": "one_of", "column": "sex", "values": ["female"] }]);
        let filters = if filtered { female } else { json!([]) };
        let sort = json!({ "column": column, "descending": true });
        check_pages(office, &json!({ "search": "thị", "filters": filters, "sort": sort }), &first);
    }
}

fn end(office: &Office, people: &[Value], reason: &str) {
    let memberships: Vec<Value> = people
        .iter()
        .map(|row| office.call("get_person", json!({ "id": row["id"] }))["memberships"][0]["id"].clone())
        .collect();
    office.call("end_memberships", json!({ "ids": memberships, "ended_on": "2026-04-01", "reason": reason }));
}

#[test]
fn every_page_of_a_long_list_stands_where_the_whole_list_has_it() {
    let (office, _) = office();
    let some: Vec<Value> = everybody(&office).into_iter().step_by(6).collect();
    end(&office, &some, "resign");
    check_orders(&office, ORDERS);
    check_requests(&office, &["birth_on", "degree", "sex"], &[false, true]);
    check_accents(&office);
}

#[test]
fn pages_follow_every_act() {
    let (office, organization) = office();
    let check = || {
        check_orders(&office, &["full_name", "employer", "sex"]);
        check_requests(&office, &["birth_on"], &[true]);
    };
    let some: Vec<Value> = everybody(&office).into_iter().step_by(9).collect();
    end(&office, &some, "resign");
    check();
    // Another name, birth, employer and sex for a few in one act each: to the far end of the orders, out of them, and
    // among those whom a filter by words gave before.
    let mut changed = Vec::new();
    let changes = [
        ("Lê Thị Ẩn", json!("1999-12-30"), json!("Ủy ban")),
        ("Lê Văn Ý", Value::Null, Value::Null),
        ("Lê Văn Ba", json!("1971"), json!("Trường số 1")),
    ];
    for (at, (name, birth, employer)) in changes.iter().enumerate() {
        let person = office.call("get_person", json!({ "id": some[at + 1]["id"] }))["person"].clone();
        let mut fields = person.clone();
        fields["full_name"] = json!(name);
        fields["birth_on"] = birth.clone();
        fields["employer"] = employer.clone();
        fields["sex"] = if at == 0 { json!("other") } else { Value::Null };
        let request = json!({ "id": person["id"], "version": person["version"], "fields": fields });
        changed.push(office.call("update_person", request)["entry_id"].clone());
    }
    // Newcomers, namesakes among them, one without any membership; a death; memberships that end, few and many.
    for (name, member) in [("Lê Thị Ẩn", true), ("Lê Thị Ẩn", true), ("Lê Thị Ba", false)] {
        let memberships =
            if member { json!([{ "organization_id": organization, "admitted_on": "2026-05-01" }]) } else { json!([]) };
        office.call(
            "create_person",
            json!({ "fields": { "full_name": name, "sex": "female" }, "memberships": memberships }),
        );
    }
    let all = everybody(&office);
    office.call("record_death", json!({ "id": all[11]["id"], "version": 1, "died_on": "2026-03-01" }));
    let active: Vec<Value> = all[200..].iter().filter(|row| row["status"] == "active").take(40).cloned().collect();
    end(&office, &active[..3], "resign");
    check();
    end(&office, &active[3..], "resign");
    // And back again.
    for entry in changed.iter().rev() {
        office.call("undo", json!({ "entry_id": entry }));
    }
    check();
}

/// Puts a value into the record of somebody.
fn change(office: &Office, id: &Value, column: &str, value: &str) {
    let mut fields = office.call("get_person", json!({ "id": id }))["person"].clone();
    let version = fields["version"].clone();
    fields[column] = json!(value);
    office.call("update_person", json!({ "id": id, "version": version, "fields": fields }));
}

#[test]
fn who_has_the_words_of_a_filter_is_known_after_every_act() {
    let (office, _) = office();
    let at_school = |offset: usize| {
        let filters = json!([{ "is": "contains", "column": "employer", "text": "trường số 2" }]);
        office.call("list_people", json!({ "filters": filters, "offset": offset, "limit": 1000 }))["rows"].clone()
    };
    let before = at_school(0).as_array().unwrap().len();
    assert_eq!(at_school(0).as_array().unwrap().len(), before);
    let stranger = everybody(&office).into_iter().find(|row| row["employer"].is_null()).unwrap();
    change(&office, &stranger["id"], "employer", "Trường số 2");
    let after = at_school(0);
    assert_eq!(after.as_array().unwrap().len(), before + 1);
    assert!(after.as_array().unwrap().iter().any(|row| row["id"] == stranger["id"]));
}

#[test]
fn a_few_of_a_set_without_an_index_are_counted_and_come_by_name_where_days_are_equal() {
    let (office, organization) = office();
    let mut some: Vec<Value> = everybody(&office).into_iter().skip(50).step_by(900).collect();
    some.iter().for_each(|row| change(&office, &row["id"], "sex", "other"));
    some.sort_by_key(|row| key(row, "full_name"));
    let by_name: Vec<i64> = some.iter().map(id_of).collect();
    assert!(!by_name.is_sorted(), "the order of entry would pass for that of names");
    let filters = json!([
        { "is": "one_of", "column": "organization_id", "values": [organization.to_string()] },
        { "is": "one_of", "column": "sex", "values": ["other"] },
    ]);
    let page = office.call("list_people", json!({ "filters": filters, "sort": { "column": "admitted_on" } }));
    let shown: Vec<i64> = page["rows"].as_array().unwrap().iter().map(id_of).collect();
    assert_eq!(shown, by_name);
    assert_eq!(office.call("count_people", json!({ "filters": filters }))["person_count"], by_name.len());
}

#[test]
fn a_range_without_ends_leaves_everybody() {
    let office = Office::on("2026-05-04");
    for (name, birth) in [("Lê Thị Ba", json!("1962")), ("Lê Văn Tư", Value::Null)] {
        office.call("create_person", json!({ "fields": { "full_name": name, "birth_on": birth } }));
    }
    let open = json!({ "filters": [{ "is": "between", "column": "birth_on", "from": null, "to": null }] });
    assert_eq!(office.call("list_people", open)["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn a_filter_keeps_the_order_of_namesakes() {
    let office = Office::on("2026-05-04");
    for sex in ["female", "female", "female", "male"] {
        office.call("create_person", json!({ "fields": { "full_name": "Lê Ánh", "sex": sex } }));
    }
    let ids = |request: Value| -> Vec<i64> {
        office.call("list_people", request)["rows"].as_array().unwrap().iter().map(id_of).collect()
    };
    let female = json!([{ "is": "one_of", "column": "sex", "values": ["female"] }]);
    for descending in [false, true] {
        let sort = json!({ "column": "employer", "descending": descending });
        assert_eq!(ids(json!({ "sort": sort })), [1, 2, 3, 4]);
        assert_eq!(ids(json!({ "sort": sort, "filters": female })), [1, 2, 3]);
    }
}

#[test]
fn organisations_count_their_memberships_after_every_act() {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let counts = |as_of: Value| -> [i64; 2] {
        let page = office.call("list_organizations", json!({ "as_of_on": as_of }));
        let count = |id: i64| {
            let rows = page["rows"].as_array().unwrap();
            rows.iter().find(|row| row["id"] == id).unwrap()["membership_count"].as_i64().unwrap()
        };
        [count(medicine), count(building)]
    };
    let now = || counts(Value::Null);
    assert_eq!(now(), [0, 0]);
    let mut people = Vec::new();
    for (name, since) in [("Lê Thị Ba", "2019-02-01"), ("Lê Văn Tư", "2026-05-01"), ("Lê Văn Năm", "2026-05-04")]
    {
        let memberships = json!([{ "organization_id": medicine, "admitted_on": since }]);
        let made = office.call("create_person", json!({ "fields": { "full_name": name }, "memberships": memberships }));
        people.push(made["answer"]["id"].clone());
    }
    assert_eq!(now(), [3, 0]);
    assert_eq!(counts(json!("2026-05-01")), [2, 0]);
    assert_eq!(counts(json!("2018-12-31")), [0, 0]);
    let membership = |at: usize| office.call("get_person", json!({ "id": people[at] }))["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({ "ids": [membership(0)], "ended_on": "2026-05-02", "reason": "resign" }));
    assert_eq!(now(), [2, 0]);
    assert_eq!(counts(json!("2026-05-01")), [2, 0]);
    office.call("undo", json!({}));
    assert_eq!(now(), [3, 0]);
    let there = json!({ "organization_id": building, "admitted_on": "2026-05-03" });
    let who = json!({ "is": "existing", "person_id": people[1] });
    office.call("admit_member", json!({ "person": who, "membership": there }));
    assert_eq!(now(), [3, 1]);
    office.call(
        "transfer_membership",
        json!({ "ids": [membership(2)], "organization_id": building, "on": "2026-05-04" }),
    );
    assert_eq!(now(), [2, 2]);
    office.call("undo", json!({}));
    assert_eq!(now(), [3, 1]);
    office.call("undo", json!({}));
    assert_eq!(now(), [3, 0]);
}
