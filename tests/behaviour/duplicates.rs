//! Records that may be of one person: who is found and why, who is not, and what leaves the list.

use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use serde_json::{Value, json};

#[track_caller]
fn create(office: &Office, fields: Value, memberships: Value) -> i64 {
    let done = office.call("create_person", json!({ "fields": fields, "memberships": memberships }));
    done["answer"]["id"].as_i64().unwrap()
}

fn person(office: &Office, name: &str, birth_on: &str) -> i64 {
    create(office, json!({ "full_name": name, "birth_on": birth_on }), json!([]))
}

fn list(office: &Office, mut request: Value) -> Value {
    if request["limit"].is_null() {
        request["limit"] = json!(100);
    }
    office.call("list_duplicates", request)
}

/// Pairs as numbers (the smaller first), points and reasons.
fn pairs(page: &Value) -> Vec<(i64, i64, u64, Vec<String>)> {
    let rows = page["rows"].as_array().unwrap();
    let one = |row: &Value| {
        let (a, b) = (row["person"]["id"].as_i64().unwrap(), row["other"]["id"].as_i64().unwrap());
        let reasons = row["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned());
        (a.min(b), a.max(b), row["score"].as_u64().unwrap(), reasons.collect())
    };
    rows.iter().map(one).collect()
}

fn found(one: i64, other: i64, score: u64, reasons: &[&str]) -> (i64, i64, u64, Vec<String>) {
    (one, other, score, reasons.iter().map(|&reason| reason.to_owned()).collect())
}

#[test]
fn pairs_come_with_their_reasons_the_most_alike_first() {
    let office = Office::on("2026-05-04");
    let yd = office.organization("YD", "Hội Y Dược", "member_association");
    let th = office.organization("TH", "Hội Tin học", "member_association");
    let card = |organization: i64, number: &str| json!([{ "organization_id": organization, "card_number": number }]);
    // One person in two associations.
    let an = create(
        &office,
        json!({ "full_name": "Lê Văn An", "birth_on": "1962-05-17", "phone": "0905 123 456" }),
        card(yd, "001"),
    );
    let an_again = create(
        &office,
        json!({ "full_name": "Lê Văn An", "birth_on": "1962-05-17", "phone": "+84905123456" }),
        card(th, "001"),
    );
    // Accents lost; day and month changed places; a word of the name left out; the year only.
    let binh = person(&office, "Trần Thị Bình", "1970-02-03");
    let binh_plain = person(&office, "Tran Thi Binh", "1970-02-03");
    let chi = person(&office, "Phạm Chi", "1981-04-09");
    let chi_swapped = person(&office, "Phạm Chi", "1981-09-04");
    let dung = person(&office, "Võ Ngọc Tuấn Dũng", "1955-12-30");
    let dung_short = person(&office, "Võ Dũng", "1955-12-30");
    let hoa = person(&office, "Hồ Hoa", "1948-06-07");
    let hoa_year = person(&office, "Hồ Hoa", "1948");
    // The same card of one association, and nothing known but the name.
    let lan = create(&office, json!({ "full_name": "Mai Lan" }), card(yd, "077"));
    let lan_again = create(&office, json!({ "full_name": "Mai Lan" }), card(yd, "077"));
    // Not candidates: a namesake without more, one born on another day, another number, twins.
    person(&office, "Lê Văn An", "1990-01-02");
    create(&office, json!({ "full_name": "Mai Lan" }), card(th, "077"));
    create(
        &office,
        json!({ "full_name": "Y Bin Niê", "birth_on": "1977-07-07", "national_id": "066077001111" }),
        json!([]),
    );
    create(
        &office,
        json!({ "full_name": "Y Bin Niê", "birth_on": "1977-07-07", "national_id": "066077002222" }),
        json!([]),
    );
    create(&office, json!({ "full_name": "Đỗ Thị Sinh", "birth_on": "1988-08-08", "phone": "0905000001" }), json!([]));
    create(&office, json!({ "full_name": "Đỗ Văn Đôi", "birth_on": "1988-08-08", "phone": "0905000001" }), json!([]));

    let page = list(&office, json!({}));
    assert_eq!(
        pairs(&page),
        [
            found(an, an_again, 100, &["full_name", "birthday", "phone"]),
            found(binh, binh_plain, 74, &["name_without_accents", "birthday"]),
            found(lan, lan_again, 70, &["full_name", "card"]),
            found(chi, chi_swapped, 66, &["full_name", "birthday_swapped"]),
            found(dung, dung_short, 64, &["name_shortened", "birthday"]),
            found(hoa, hoa_year, 60, &["full_name", "birth_in_part"]),
        ]
    );
    assert_eq!(page["counts"], json!({ "high": 1, "medium": 3, "low": 2 }));
    assert_eq!(
        (&page["total"], &page["person_count"], &page["not_compared_count"]),
        (&json!(6), &json!(18), &json!(0))
    );
    // Of the record with more in it the other one is proposed to go.
    assert_eq!(page["rows"][5]["person"]["id"], hoa);

    // Filters and pages.
    let total = |request: Value| list(&office, request)["total"].clone();
    assert_eq!(total(json!({ "level": "medium" })), 3);
    assert_eq!(total(json!({ "organization_id": th })), 1);
    assert_eq!(total(json!({ "organization_id": yd })), 2);
    assert_eq!(total(json!({ "organization_id": yd, "across_only": true })), 1);
    assert_eq!(total(json!({ "person_id": hoa_year })), 1);
    let second = list(&office, json!({ "offset": 1, "limit": 2 }));
    assert_eq!(pairs(&second).iter().map(|pair| pair.0).collect::<Vec<_>>(), [binh, lan]);
}

#[test]
fn who_is_not_the_same_stays_apart_until_it_is_undone() {
    let office = Office::on("2026-05-04");
    let [one, two, three] = [0; 3].map(|_| person(&office, "Lê Văn An", "1962-05-17"));
    assert_eq!(list(&office, json!({}))["total"], 3);
    let apart = |pairs: Value| office.call("tell_people_apart", json!({ "pairs": pairs }));
    let done = apart(json!([{ "into_id": two, "from_id": one }]));
    assert_eq!(done["summary"], "Đã ghi hai hồ sơ tên Lê Văn An không phải một người");
    let left: Vec<(i64, i64)> = pairs(&list(&office, json!({}))).iter().map(|pair| (pair.0, pair.1)).collect();
    assert_eq!(left, [(one, three), (two, three)]);
    // Said again it is known, in whichever order; the search anew leaves it out too, and so does a new sitting.
    assert_eq!(apart(json!([{ "into_id": one, "from_id": two }]))["answer"], 0);
    assert_eq!(list(&office, json!({ "refresh": true }))["total"], 2);
    office.call("close_book", json!({}));
    office.call("open_book", json!({ "path": office.path("so.lienhiep") }));
    assert_eq!(list(&office, json!({ "known_only": true }))["is_searched"], false);
    assert_eq!(list(&office, json!({}))["total"], 2);
    assert_eq!(office.call("preview_merge", json!({ "into_id": one, "from_id": two }))["told_apart"], true);

    // Who is not the one is not the other either, once the two are one.
    let version = |id: i64| office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let merge =
        json!({ "into_id": three, "into_version": version(three), "from_id": one, "from_version": version(one) });
    let merged = office.call("merge_people", json!({ "merges": [merge] }));
    assert_eq!(list(&office, json!({ "refresh": true }))["total"], 0);
    office.call("undo", json!({ "entry_id": merged["entry_id"] }));
    office.call("undo", json!({ "entry_id": done["entry_id"] }));
    assert_eq!(list(&office, json!({}))["total"], 3);

    let refused = |pairs: Value| office.refuse("tell_people_apart", json!({ "pairs": pairs })).code;
    assert_eq!(refused(json!([])), "merge.none_selected");
    assert_eq!(refused(json!([{ "into_id": one, "from_id": one }])), "merge.same_record");
    assert_eq!(refused(json!([{ "into_id": one, "from_id": 99 }])), "request.not_found");
}

#[test]
fn the_list_follows_the_book() {
    let office = Office::on("2026-05-04");
    let one = person(&office, "Lê Văn An", "1962-05-17");
    assert_eq!(list(&office, json!({}))["total"], 0);
    let two = person(&office, "Lê Văn An", "1962-05-17");
    assert_eq!(list(&office, json!({}))["total"], 1);
    let mut fields = office.call("get_person", json!({ "id": two }))["person"].clone();
    fields["birth_on"] = json!("1963-05-17");
    office.call("update_person", json!({ "id": two, "version": 1, "fields": fields }));
    // The pages of the last search say that people changed; asked without that, it is made again.
    let known = list(&office, json!({ "known_only": true }));
    assert_eq!((&known["total"], &known["is_stale"]), (&json!(1), &json!(true)));
    let fresh = list(&office, json!({}));
    assert_eq!((&fresh["total"], &fresh["is_stale"]), (&json!(0), &json!(false)));
    office.call("undo", json!({}));
    assert_eq!(list(&office, json!({}))["total"], 1);
    // A merge leaves the list at once, without a new search.
    let version = |id: i64| office.call("get_person", json!({ "id": id }))["person"]["version"].clone();
    let merge = json!({ "into_id": one, "into_version": version(one), "from_id": two, "from_version": version(two) });
    office.call("merge_people", json!({ "merges": [merge] }));
    let known = list(&office, json!({ "known_only": true }));
    assert_eq!((&known["total"], &known["is_stale"]), (&json!(0), &json!(false)));
}

#[test]
fn a_stopped_search_leaves_nothing() {
    let office = Office::on("2026-05-04");
    person(&office, "Lê Văn An", "1962-05-17");
    let job = Job::quiet();
    job.cancel();
    let failure = dispatch(&office.session, "list_duplicates", json!({ "limit": 10 }), &job).unwrap_err();
    assert_eq!(failure.code, "request.cancelled");
    assert_eq!(list(&office, json!({ "known_only": true }))["is_searched"], false);
    assert_eq!(list(&office, json!({}))["is_searched"], true);
}
