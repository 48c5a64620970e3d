//! The list of people: search, filters, order, totals, look-alikes.

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An office with two organisations and six people.
fn office() -> (Office, i64, i64) {
    let office = Office::on("2026-05-04");
    let medicine = office.organization("Y", "Hội Y học", "member_association");
    let building = office.organization("XD", "Hội Xây dựng", "member_association");
    let people = [
        json!({ "fields": { "full_name": "Đặng Văn Đức", "birth_on": "1962-05-17", "sex": "male", "degree": "doctor", "employer": "Bệnh viện tỉnh", "phone": "0905 111 222" },
                "memberships": [{ "organization_id": medicine, "admitted_on": "2019-02-01", "card_number": "Y-001" }] }),
        json!({ "fields": { "full_name": "Dang Thi Lan", "birth_on": "1970", "sex": "female", "employer": "Sở Xây dựng" },
                "memberships": [{ "organization_id": medicine, "admitted_on": "2020" }, { "organization_id": building, "admitted_on": "2021-06" }] }),
        json!({ "fields": { "full_name": "Nguyễn Thị Yến", "birth_on": "1985-11-02", "sex": "female", "degree": "master" },
                "memberships": [{ "organization_id": building, "admitted_on": "2022-03-01" }] }),
        json!({ "fields": { "full_name": "Trần Văn An", "sex": "male", "national_id": "066062001234", "employer": "Đại học Tây Nguyên" },
                "memberships": [{ "organization_id": building, "admitted_on": "2018" }] }),
        json!({ "fields": { "full_name": "Y Moan Niê", "employer": "Bệnh viện tỉnh" } }),
        json!({ "fields": { "full_name": "Lê Thị Ánh", "birth_on": "1940", "sex": "female" },
                "memberships": [{ "organization_id": medicine, "admitted_on": "2001" }] }),
    ];
    for person in people {
        office.call("create_person", person);
    }
    (office, medicine, building)
}

#[track_caller]
fn names(office: &Office, request: Value) -> Vec<String> {
    let page = office.call("list_people", request.clone());
    let names: Vec<String> =
        page["rows"].as_array().unwrap().iter().map(|row| row["full_name"].as_str().unwrap().to_owned()).collect();
    // The totals say the same as the page.
    if request.get("limit").is_none() {
        assert_eq!(office.call("count_people", request)["person_count"], names.len());
    }
    names
}

fn one_of(column: &str, values: Value) -> Value {
    json!({ "filters": [{ "is": "one_of", "column": column, "values": values }] })
}

#[test]
fn people_come_in_vietnamese_order_of_given_names() {
    let (office, ..) = office();
    let all = ["Trần Văn An", "Lê Thị Ánh", "Đặng Văn Đức", "Dang Thi Lan", "Y Moan Niê", "Nguyễn Thị Yến"];
    assert_eq!(names(&office, json!({})), all);
    let backwards: Vec<&str> = all.iter().rev().copied().collect();
    assert_eq!(names(&office, json!({ "sort": { "column": "full_name", "descending": true } })), backwards);
    // Pages neither overlap nor leave anybody out.
    let mut paged = Vec::new();
    for offset in [0, 2, 4] {
        paged.extend(names(&office, json!({ "offset": offset, "limit": 2 })));
    }
    assert_eq!(paged, all);
    assert_eq!(office.call("list_people", json!({ "limit": 6 }))["has_more"], false);
    assert_eq!(office.call("list_people", json!({ "limit": 5 }))["has_more"], true);
}

#[test]
fn a_search_finds_without_accents_and_ranks_the_accents_typed() {
    let (office, ..) = office();
    let search = |text: &str| names(&office, json!({ "search": text }));
    assert_eq!(search("dang"), ["Đặng Văn Đức", "Dang Thi Lan"]);
    assert_eq!(search("Đặng"), ["Đặng Văn Đức", "Dang Thi Lan"]);
    assert_eq!(search("van du"), ["Đặng Văn Đức"]);
    assert_eq!(search("benh vien"), ["Đặng Văn Đức", "Y Moan Niê"]);
    assert_eq!(search("0905111"), ["Đặng Văn Đức"]);
    assert_eq!(search("066062"), ["Trần Văn An"]);
    assert_eq!(search("an"), ["Trần Văn An", "Lê Thị Ánh"]);
    assert_eq!(search("ánh"), ["Lê Thị Ánh"]);
    assert_eq!(search("ang"), Vec::<String>::new());
    assert_eq!(search("\"*) OR 1"), Vec::<String>::new());
}

#[test]
fn every_column_filters() {
    let (office, medicine, building) = office();
    let filtered = |request: Value| names(&office, request);
    assert_eq!(filtered(one_of("sex", json!(["male"]))), ["Trần Văn An", "Đặng Văn Đức"]);
    assert_eq!(filtered(one_of("sex", json!([""]))), ["Y Moan Niê"]);
    assert_eq!(filtered(one_of("degree", json!(["doctor", "master"]))), ["Đặng Văn Đức", "Nguyễn Thị Yến"]);
    let organization = |id: i64| one_of("organization_id", json!([id.to_string()]));
    assert_eq!(filtered(organization(medicine)), ["Lê Thị Ánh", "Đặng Văn Đức", "Dang Thi Lan"]);
    assert_eq!(filtered(organization(building)), ["Trần Văn An", "Dang Thi Lan", "Nguyễn Thị Yến"]);
    let between = |column: &str, from: &str, to: &str| json!({ "filters": [{ "is": "between", "column": column, "from": from, "to": to }] });
    assert_eq!(filtered(between("birth_year", "1962", "1970")), ["Đặng Văn Đức", "Dang Thi Lan"]);
    assert_eq!(filtered(between("birth_on", "1962-05-17", "1962-05-17")), ["Đặng Văn Đức"]);
    assert_eq!(filtered(between("admitted_on", "2020-01-01", "2020-12-31")), ["Dang Thi Lan"]);
    assert_eq!(filtered(between("admitted_on", "2021-06-02", "2022-03-01")), ["Nguyễn Thị Yến"]);
    assert_eq!(filtered(between("birth_on", "1970-01-01", "1985-12-31")), ["Dang Thi Lan", "Nguyễn Thị Yến"]);
    let contains =
        |column: &str, text: &str| json!({ "filters": [{ "is": "contains", "column": column, "text": text }] });
    assert_eq!(filtered(contains("employer", "bệnh")), ["Đặng Văn Đức", "Y Moan Niê"]);
    assert_eq!(filtered(contains("full_name", "thi")), ["Lê Thị Ánh", "Dang Thi Lan", "Nguyễn Thị Yến"]);
    assert_eq!(filtered(contains("phone", "0905111222")), ["Đặng Văn Đức"]);
    assert_eq!(filtered(contains("card_number", "y")), ["Đặng Văn Đức"]);
    let filled =
        |column: &str, filled: bool| json!({ "filters": [{ "is": "filled", "column": column, "filled": filled }] });
    assert_eq!(filtered(filled("national_id", true)), ["Trần Văn An"]);
    assert_eq!(filtered(filled("birth_on", false)), ["Trần Văn An", "Y Moan Niê"]);
    // Together, and with a search.
    let both = json!({ "search": "thi", "filters": [
        { "is": "one_of", "column": "sex", "values": ["female"] },
        { "is": "one_of", "column": "organization_id", "values": [building.to_string()] },
    ] });
    assert_eq!(filtered(both), ["Dang Thi Lan", "Nguyễn Thị Yến"]);
    assert_eq!(office.refuse("list_people", one_of("shoe_size", json!(["40"]))).field.as_deref(), Some("filters"));
}

#[test]
fn the_list_shows_memberships_and_counts_them() {
    let (office, medicine, _) = office();
    let page = office.call("list_people", json!({ "search": "lan" }));
    let lan = &page["rows"][0];
    assert_eq!(lan["membership_count"], 2);
    assert_eq!(lan["organizations"][0]["name"], "Hội Xây dựng");
    assert_eq!(lan["status"], "active");
    let request = one_of("organization_id", json!([medicine.to_string()]));
    let page = office.call("list_people", request.clone());
    assert_eq!(page["rows"][1]["membership"]["card_number"], "Y-001");
    assert_eq!(office.call("count_people", request), json!({ "person_count": 3, "membership_count": 3 }));
    assert_eq!(office.call("count_people", json!({})), json!({ "person_count": 6, "membership_count": 6 - 1 + 1 }));
    // By a column of the membership.
    let mut sorted = one_of("organization_id", json!([medicine.to_string()]));
    sorted["sort"] = json!({ "column": "admitted_on", "descending": true });
    assert_eq!(names(&office, sorted), ["Dang Thi Lan", "Đặng Văn Đức", "Lê Thị Ánh"]);
    assert_eq!(
        office.refuse("list_people", json!({ "sort": { "column": "admitted_on" } })).field.as_deref(),
        Some("sort")
    );
}

#[test]
fn the_list_tells_since_when_a_membership_counts() {
    let (office, medicine, _) = office();
    let row = |request: Value| office.call("list_people", request)["rows"][0].clone();
    let lan = row(json!({ "search": "lan" }));
    // Of an admission known by its year or month, the first possible day.
    assert_eq!(lan["organizations"][0]["admitted_on"], "2021-06");
    assert_eq!(lan["organizations"][0]["starts_on"], "2021-06-01");
    assert_eq!(lan["organizations"][1]["admitted_on"], "2020");
    assert_eq!(lan["organizations"][1]["starts_on"], "2020-01-01");
    let mut of_medicine = one_of("organization_id", json!([medicine.to_string()]));
    of_medicine["search"] = json!("lan");
    assert_eq!(row(of_medicine)["membership"]["starts_on"], "2020-01-01");
    // Of one not known at all, before the book began.
    office.call(
        "create_person",
        json!({ "fields": { "full_name": "Hồ Bá" }, "memberships": [{ "organization_id": medicine }] }),
    );
    assert_eq!(row(json!({ "search": "ho ba" }))["organizations"][0]["starts_on"], "0001-01-01");
}

#[test]
fn the_list_shows_the_state_on_a_past_day() {
    let (office, medicine, _) = office();
    let page = office.call("list_people", json!({ "search": "Lê Thị Ánh" }));
    let anh = page["rows"][0].clone();
    office.call("record_death", json!({ "id": anh["id"], "version": 1, "died_on": "2026-04-01" }));
    let page = office.call("list_people", json!({ "search": "đức" }));
    let id = page["rows"][0]["id"].clone();
    let membership = office.call("get_person", json!({ "id": id }))["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({ "ids": [membership], "ended_on": "2026-02-01", "reason": "resign" }));

    let status = |value: &str| one_of("status", json!([value]));
    assert_eq!(names(&office, status("deceased")), ["Lê Thị Ánh"]);
    assert_eq!(names(&office, status("ended")), ["Đặng Văn Đức", "Y Moan Niê"]);
    assert_eq!(names(&office, status("active")), ["Trần Văn An", "Dang Thi Lan", "Nguyễn Thị Yến"]);
    let mut then = status("active");
    then["as_of_on"] = json!("2026-01-31");
    assert_eq!(names(&office, then), ["Trần Văn An", "Lê Thị Ánh", "Đặng Văn Đức", "Dang Thi Lan", "Nguyễn Thị Yến"]);
    let mut medicine_then = one_of("organization_id", json!([medicine.to_string()]));
    assert_eq!(names(&office, medicine_then.clone()), ["Dang Thi Lan"]);
    medicine_then["as_of_on"] = json!("2026-03-31");
    assert_eq!(names(&office, medicine_then), ["Lê Thị Ánh", "Dang Thi Lan"]);
    assert_eq!(names(&office, one_of("end_reason", json!(["resign"]))), ["Đặng Văn Đức"]);
}

#[test]
fn people_sort_by_other_columns_with_the_unknown_last() {
    let (office, ..) = office();
    let sorted = |column: &str, descending: bool| {
        names(&office, json!({ "sort": { "column": column, "descending": descending } }))
    };
    assert_eq!(
        sorted("birth_on", false),
        ["Lê Thị Ánh", "Đặng Văn Đức", "Dang Thi Lan", "Nguyễn Thị Yến", "Trần Văn An", "Y Moan Niê"]
    );
    assert_eq!(
        sorted("birth_on", true),
        ["Nguyễn Thị Yến", "Dang Thi Lan", "Đặng Văn Đức", "Lê Thị Ánh", "Trần Văn An", "Y Moan Niê"]
    );
    assert_eq!(
        sorted("degree", false),
        ["Đặng Văn Đức", "Nguyễn Thị Yến", "Trần Văn An", "Lê Thị Ánh", "Dang Thi Lan", "Y Moan Niê"]
    );
    assert_eq!(
        sorted("employer", false),
        ["Đặng Văn Đức", "Y Moan Niê", "Trần Văn An", "Dang Thi Lan", "Lê Thị Ánh", "Nguyễn Thị Yến"]
    );
    // Skipping within and past the stretches of an order.
    let page = |offset: u32| names(&office, json!({ "sort": { "column": "degree" }, "offset": offset, "limit": 2 }));
    assert_eq!(page(1), ["Nguyễn Thị Yến", "Trần Văn An"]);
    assert_eq!(page(4), ["Dang Thi Lan", "Y Moan Niê"]);
    assert_eq!(page(6), Vec::<String>::new());
}

#[test]
fn pages_from_either_end_make_up_the_whole_list_in_every_order() {
    let (office, ..) = office();
    // Namesakes and equal values, whose order among themselves must not depend on the page.
    for employer in ["Sở Xây dựng", "Bệnh viện tỉnh", "Sở Xây dựng"] {
        let fields = json!({ "full_name": "Lê Thị Ánh", "sex": "female", "employer": employer });
        office.call("create_person", json!({ "fields": fields }));
    }
    let ids = |request: Value| -> Vec<i64> {
        let page = office.call("list_people", request);
        page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
    };
    for column in ["full_name", "birth_on", "sex", "national_id", "degree", "education_level", "employer"] {
        for descending in [false, true] {
            let sort = json!({ "column": column, "descending": descending });
            let whole = ids(json!({ "sort": sort, "limit": 100 }));
            assert_eq!(whole.len(), 9);
            for offset in 0..=10 {
                let page = ids(json!({ "sort": sort, "offset": offset, "limit": 2 }));
                let expected: Vec<i64> = whole.iter().copied().skip(offset).take(2).collect();
                assert_eq!(page, expected, "{column} {descending} {offset}");
            }
            let last = office.call("list_people", json!({ "sort": sort, "offset": 7, "limit": 2 }));
            assert_eq!(last["has_more"], false);
            let before = office.call("list_people", json!({ "sort": sort, "offset": 6, "limit": 2 }));
            assert_eq!(before["has_more"], true);
        }
    }
}

#[test]
fn look_alikes_show_while_typing() {
    let (office, ..) = office();
    let similar = |request: Value| -> Vec<(String, Value)> {
        let found = office.call("find_similar_people", request);
        let pair = |one: &Value| (one["person"]["full_name"].as_str().unwrap().to_owned(), one["reasons"].clone());
        found.as_array().unwrap().iter().map(pair).collect()
    };
    assert_eq!(similar(json!({ "full_name": "đặng văn duc" })), [("Đặng Văn Đức".to_owned(), json!(["name"]))]);
    assert_eq!(
        similar(json!({ "full_name": "Lê Đức", "birth_on": "1962-05-17", "phone": "0905.111.222" })),
        [("Đặng Văn Đức".to_owned(), json!(["phone", "birth_and_given_name"]))]
    );
    assert_eq!(
        similar(json!({ "national_id": "066 062 001 234" })),
        [("Trần Văn An".to_owned(), json!(["national_id"]))]
    );
    assert!(similar(json!({ "full_name": "Đặng" })).is_empty());
}
