//! Activity figures: of the union and its organisations, period by period, by the days of the periods. Expected figures
//! are written by hand.

use lienhiep_tests::Office;
use serde_json::{Value, json};

struct Figures {
    office: Office,
}

impl Figures {
    fn on(today: &str) -> Self {
        Self { office: Office::on(today) }
    }

    #[track_caller]
    fn period(&self, request: Value) -> i64 {
        self.office.call("create_period", request)["answer"]["id"].as_i64().unwrap()
    }

    #[track_caller]
    fn quarter(&self, year: i32, number: u32) -> i64 {
        self.period(json!({ "kind": "quarter", "year": year, "number": number }))
    }

    #[track_caller]
    fn indicator(&self, code: &str, aggregation: &str) -> i64 {
        let request = json!({ "position": 1, "code": code, "name": format!("Chỉ tiêu {code}"), "unit": "cuộc",
                              "aggregation": aggregation, "is_active": true });
        self.office.call("save_indicator", request)["answer"]["id"].as_i64().unwrap()
    }

    /// Enters one value; of the union itself when no organisation is named.
    #[track_caller]
    fn enter(&self, period: i64, indicator: i64, organization: Option<i64>, value: f64) -> Value {
        let value = json!({ "indicator_id": indicator, "organization_id": organization, "value": value });
        self.office.call("save_indicator_values", json!({ "period_id": period, "values": [value] }))
    }

    #[track_caller]
    fn of(&self, period: i64, indicator: i64) -> Value {
        let all = self.office.call("list_indicator_figures", json!({ "period_id": period }));
        all.as_array().unwrap().iter().find(|one| one["indicator"]["id"] == indicator).unwrap().clone()
    }

    /// Kỳ này, lũy kế, cùng kỳ.
    #[track_caller]
    fn told(&self, period: i64, indicator: i64) -> [Value; 3] {
        let of = self.of(period, indicator);
        ["value", "cumulative", "same_period_last_year"].map(|name| of[name].clone())
    }
}

fn numbers<const N: usize>(numbers: [f64; N]) -> [Value; N] {
    numbers.map(|number| if number.is_nan() { Value::Null } else { json!(number) })
}
const NONE: f64 = f64::NAN;

#[test]
fn a_period_adds_up_the_union_and_its_organizations() {
    let figures = Figures::on("2026-09-01");
    let first = figures.office.organization("HA", "Hội A", "member_association");
    let second = figures.office.organization("HB", "Hội B", "member_association");
    let period = figures.quarter(2026, 3);
    let meetings = figures.indicator("1", "sum");
    figures.enter(period, meetings, None, 4.0);
    figures.enter(period, meetings, Some(first), 2.5);
    let estimate = json!({ "indicator_id": meetings, "organization_id": second, "value": 1, "is_estimate": true, "note": "Ước cả quý" });
    let done = figures.office.call("save_indicator_values", json!({ "period_id": period, "values": [estimate] }));
    assert_eq!(done["summary"], "Đã lưu số liệu “Chỉ tiêu 1” của “Hội B”, Quý III năm 2026");
    let of = figures.of(period, meetings);
    assert_eq!(numbers([7.5, 4.0]), [of["value"].clone(), of["own_value"].clone()]);
    assert_eq!(
        (&of["organization_count"], &of["is_estimate"], &of["own_is_estimate"]),
        (&json!(2), &json!(true), &json!(false))
    );
    // Once more is another value of the same cell, not a second one.
    figures.enter(period, meetings, Some(first), 3.0);
    assert_eq!(figures.of(period, meetings)["value"], 8.0);
    let grid = figures.office.call("list_indicator_values", json!({ "period_id": period }));
    let names: Vec<&str> =
        grid["organizations"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Hội A", "Hội B"]);
    let values: Vec<(Value, Value)> = grid["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["organization_id"].clone(), one["value"].clone()))
        .collect();
    assert_eq!(values, [(Value::Null, json!(4.0)), (json!(first), json!(3.0)), (json!(second), json!(1.0))]);
    // The report has the values behind the figure, and what was noted.
    let report = figures.office.call("preview_report", json!({ "period": "2026-Q3" }));
    let line = report["indicators"].as_array().unwrap().iter().find(|line| line["key"] == "indicator.1").unwrap();
    assert_eq!((&line["current"], &line["estimated"]), (&json!(8.0), &json!(true)));
    assert_eq!(
        (&line["scopes"][0]["organization"], &line["scopes"][2]["note"]),
        (&json!("Liên hiệp hội"), &json!("Ước cả quý"))
    );
    // Taken out, one by one.
    let none = json!({ "indicator_id": meetings, "organization_id": first, "value": null });
    figures.office.call("save_indicator_values", json!({ "period_id": period, "values": [none] }));
    assert_eq!(figures.of(period, meetings)["value"], 5.0);
    figures.office.call("undo", json!({}));
    assert_eq!(figures.of(period, meetings)["value"], 8.0);
    let checked = figures.office.call("check_book", json!({}));
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
}

#[test]
fn a_closed_period_a_branch_and_what_changed_elsewhere_are_refused() {
    let figures = Figures::on("2026-09-20");
    let association = figures.office.organization("HA", "Hội A", "member_association");
    let branch =
        json!({ "code": "HA-1", "name": "Chi hội 1", "kind": "branch", "status": "active", "parent_id": association });
    let branch = figures.office.call("create_organization", branch)["answer"]["id"].clone();
    let period = figures.quarter(2026, 3);
    let meetings = figures.indicator("1", "sum");
    let save = |value: Value| json!({ "period_id": period, "values": [value] });
    let of_branch = json!({ "indicator_id": meetings, "organization_id": branch, "value": 1 });
    assert_eq!(
        figures.office.refuse("save_indicator_values", save(of_branch)).field.as_deref(),
        Some("organization_id")
    );
    let of = |version: i64| json!({ "indicator_id": meetings, "value": 5, "version": version });
    figures.office.call("save_indicator_values", save(of(0)));
    let stale = figures.office.refuse("save_indicator_values", save(of(0)));
    assert_eq!(stale.code, "request.stale");
    figures.office.call("save_indicator_values", save(json!({ "indicator_id": meetings, "value": 6, "version": 1 })));
    figures.office.close(json!({ "period_id": period }));
    let refused = figures.office.refuse("save_indicator_values", save(json!({ "indicator_id": meetings, "value": 7 })));
    assert_eq!(refused.code, "period.closed");
    assert!(refused.sentence.contains("hãy mở lại"), "{}", refused.sentence);
    assert_eq!(figures.of(period, meetings)["value"], 6.0);
    figures.office.call("reopen_period", json!({ "period_id": period, "reason": "Sửa số" }));
    figures.office.call("save_indicator_values", save(json!({ "indicator_id": meetings, "value": 7 })));
    assert_eq!(figures.of(period, meetings)["value"], 7.0);
}

#[test]
fn what_came_before_is_found_by_days_also_of_periods_with_codes_of_their_own() {
    let figures = Figures::on("2026-12-31");
    let free = |code: &str, kind: &str, from: &str, to: &str| {
        figures.period(json!({ "kind": kind, "code": code, "label": code, "starts_on": from, "cutoff_on": to }))
    };
    // Codes that say nothing of the year; one of them even names another.
    let last_year = free("cu-2", "quarter", "2025-03-15", "2025-06-14");
    let first = free("2031-Q1", "quarter", "2025-12-15", "2026-03-14");
    let second = free("moi-2", "quarter", "2026-03-15", "2026-06-14");
    let before = free("cuoi-nam", "quarter", "2025-09-15", "2025-12-14");
    let [sum, last, total] =
        [("1", "sum"), ("2", "last"), ("3", "cumulative")].map(|(code, kind)| figures.indicator(code, kind));
    for (period, value) in [(last_year, 3.0), (before, 100.0), (first, 4.0), (second, 6.5)] {
        for indicator in [sum, last, total] {
            figures.enter(period, indicator, None, value);
        }
    }
    // 4 + 6.5 of the year that began on 15/12; what was sent in December is of the year before.
    assert_eq!(figures.told(second, sum), numbers([6.5, 10.5, 3.0]));
    assert_eq!(figures.told(second, last), numbers([6.5, 6.5, 3.0]));
    // 6.5 with the 4 of the first quarter in it; of last year's second quarter nobody knows what the first one was.
    assert_eq!(figures.told(second, total), numbers([2.5, 6.5, NONE]));
    assert_eq!(figures.told(first, total), numbers([4.0, 4.0, NONE]));
    assert_eq!(figures.of(second, sum)["same_period"], "cu-2");
    // A quarter without a value is named.
    let none = json!({ "indicator_id": sum, "value": null });
    figures.office.call("save_indicator_values", json!({ "period_id": first, "values": [none] }));
    assert_eq!(figures.of(second, sum)["missing_before"], json!(["2031-Q1"]));
    assert_eq!(figures.told(second, sum), numbers([6.5, 6.5, 3.0]));
}

#[test]
fn a_longer_period_offers_what_its_quarters_come_to() {
    let figures = Figures::on("2026-12-31");
    let association = figures.office.organization("HA", "Hội A", "member_association");
    let quarters = [1, 2, 3].map(|number| figures.quarter(2026, number));
    let half = figures.period(json!({ "kind": "half_year", "year": 2026, "number": 1 }));
    let nine = figures.period(json!({ "kind": "nine_months", "year": 2026 }));
    let [sum, last, total] =
        [("1", "sum"), ("2", "last"), ("3", "cumulative")].map(|(code, kind)| figures.indicator(code, kind));
    for (period, own, of_association) in [(quarters[0], 4.0, 1.0), (quarters[1], 6.0, 0.5)] {
        for indicator in [sum, last, total] {
            figures.enter(period, indicator, None, own);
            figures.enter(period, indicator, Some(association), of_association);
        }
    }
    let offered = |period: i64, indicator: i64| figures.of(period, indicator)["proposed"].clone();
    assert_eq!(offered(half, sum)["value"], 11.5);
    assert_eq!(offered(half, sum)["periods"], json!(["Quý I năm 2026", "Quý II năm 2026"]));
    assert_eq!((offered(half, last)["value"].clone(), offered(half, total)["value"].clone()), (json!(6.5), json!(6.5)));
    // Nothing is entered before it is taken.
    assert_eq!(figures.told(half, sum), numbers([NONE, NONE, NONE]));
    assert_eq!(offered(nine, sum)["missing"], json!(["Quý III năm 2026"]));
    let refused = figures.office.refuse("take_proposed_values", json!({ "period_id": nine }));
    assert!(refused.sentence.contains("Hãy"), "{}", refused.sentence);
    // One was typed by hand: it stays.
    figures.enter(half, last, None, 9.0);
    let done = figures.office.call("take_proposed_values", json!({ "period_id": half }));
    assert_eq!(done["summary"], "Đã nhận số của 2 chỉ tiêu từ các kỳ ngắn hơn, 6 tháng đầu năm 2026");
    assert_eq!(figures.told(half, sum), numbers([11.5, 11.5, NONE]));
    assert_eq!(figures.told(half, total), numbers([6.5, 6.5, NONE]));
    assert_eq!(figures.told(half, last), numbers([9.0, 9.0, NONE]));
    let of = figures.of(half, sum);
    assert_eq!((&of["own_value"], &of["organization_count"]), (&json!(10.0), &json!(1)));
    assert_eq!(of["note"], "Cộng từ Quý I năm 2026, Quý II năm 2026");
    // The half-year is not counted beside its quarters: lũy kế of the third quarter is 4 + 1 + 6 + 0.5 + 2.
    figures.enter(quarters[2], sum, None, 2.0);
    assert_eq!(figures.told(quarters[2], sum), numbers([2.0, 13.5, NONE]));
    assert_eq!(offered(nine, sum)["value"], 13.5);
    // A year later the quarters stand for the half-year that nobody entered.
    figures.office.set_today("2027-12-31");
    let next = figures.period(json!({ "kind": "nine_months", "year": 2027 }));
    assert_eq!(figures.told(next, sum), numbers([NONE, NONE, 13.5]));
}

#[test]
fn indicators_stand_in_groups_and_in_the_order_given() {
    let figures = Figures::on("2026-09-01");
    figures.quarter(2026, 3);
    let save = |code: &str, position: i64, group: Value| {
        let request = json!({ "position": position, "code": code, "name": code, "unit": "cuộc", "aggregation": "sum",
                              "is_active": true, "group_name": group });
        figures.office.call("save_indicator", request)["answer"]["id"].as_i64().unwrap()
    };
    let a = save("A", 1, json!("Hội thảo"));
    let b = save("B", 2, json!("Tập huấn"));
    let c = save("C", 3, json!(" Hội  thảo "));
    let d = save("D", 4, Value::Null);
    let printed = || -> Vec<(String, String)> {
        let report = figures.office.call("preview_report", json!({ "period": "2026-Q3" }));
        let typed = report["indicators"].as_array().unwrap().clone();
        let typed = typed.iter().filter(|line| line["key"].as_str().unwrap().starts_with("indicator."));
        typed
            .map(|line| (line["name"].as_str().unwrap().to_owned(), line["group"].as_str().unwrap().to_owned()))
            .collect()
    };
    let line = |name: &str, group: &str| (name.to_owned(), group.to_owned());
    let rest = "Hoạt động của Liên hiệp hội và các tổ chức";
    // Those of a group stand together where its first one stands.
    assert_eq!(printed(), [line("A", "Hội thảo"), line("C", "Hội thảo"), line("B", "Tập huấn"), line("D", rest)]);
    figures.office.call("order_indicators", json!({ "ids": [d, b, c, a] }));
    assert_eq!(printed(), [line("D", rest), line("B", "Tập huấn"), line("C", "Hội thảo"), line("A", "Hội thảo")]);
    figures.office.call("rename_indicator_group", json!({ "from": "Hội thảo", "to": "Hội nghị, hội thảo" }));
    assert_eq!(printed()[2], line("C", "Hội nghị, hội thảo"));
    figures.office.call("undo", json!({}));
    figures.office.call("undo", json!({}));
    assert_eq!(printed()[0], line("A", "Hội thảo"));
    let refused = figures.office.refuse("rename_indicator_group", json!({ "from": "Không có", "to": "x" }));
    assert!(refused.sentence.contains("Hãy"), "{}", refused.sentence);
}

#[test]
fn figures_of_a_closed_period_are_no_more_taken_back_than_edited() {
    let figures = Figures::on("2026-09-20");
    let period = figures.quarter(2026, 3);
    let meetings = figures.indicator("1", "sum");
    let association = figures.office.organization("HA", "Hội A", "member_association");
    let sent = json!({ "organization_id": association, "period_id": period, "submitted_on": "2026-09-10",
                       "completeness": "complete" });
    let sent = figures.office.call("record_submission", sent);
    let entered = figures.enter(period, meetings, None, 5.0);
    figures.office.close(json!({ "period_id": period }));
    for request in [json!({ "entry_id": entered["entry_id"] }), json!({ "entry_id": sent["entry_id"] })] {
        let refused = figures.office.refuse("undo", request);
        assert_eq!(refused.code, "period.closed");
        assert!(refused.sentence.contains("hãy mở lại"), "{}", refused.sentence);
    }
    assert_eq!(figures.of(period, meetings)["value"], 5.0);
    figures.office.call("reopen_period", json!({ "period_id": period, "reason": "Sửa số" }));
    figures.office.call("undo", json!({ "entry_id": entered["entry_id"] }));
    assert_eq!(figures.of(period, meetings)["value"], Value::Null);
}
