//! An office small enough to count by hand, and its reports. Every figure was counted from the list of people in
//! [`office`].
#![allow(dead_code)] // each test program uses its part

use std::io::Cursor;

use calamine::{DataType, Reader, Xlsx};
use lienhiep_tests::Office;
use serde_json::{Value, json};

/// An office of three organisations and five persons, on 20/9/2026; the second and third quarter of 2026 are open.
pub struct Sample {
    pub office: Office,
    pub medicine: i64,
    pub roads: i64,
    pub thuot: i64,
}

/// Five persons: Linh (two organisations), Ánh (a second one since 20/7), Đức (new on 1/8), Yến (left on 15/7), Thuột.
pub fn office() -> Sample {
    let office = Office::on("2026-09-20");
    let medicine = office.organization("YHOC", "Hội Y học", "member_association");
    let roads = office.organization("CAUDUONG", "Hội Cầu đường", "member_association");
    let centre = office.organization("TUVAN", "Trung tâm Tư vấn", "affiliated_unit");
    person(
        &office,
        json!({"full_name": "H’ Linh Niê", "sex": "female", "degree": "master"}),
        &[(medicine, "2020-01-10"), (centre, "2021-05-01")],
    );
    person(
        &office,
        json!({"full_name": "Đặng Thị Ánh", "sex": "female", "academic_title": "associate_professor", "degree": "doctor"}),
        &[(medicine, "2019-03-01"), (roads, "2026-07-20")],
    );
    person(
        &office,
        json!({"full_name": "Phạm Văn Đức", "sex": "male", "education_level": "university"}),
        &[(medicine, "2026-08-01")],
    );
    let yen = person(
        &office,
        json!({"full_name": "Trần Văn Yến", "sex": "male", "degree": "master"}),
        &[(medicine, "2018-01-01")],
    );
    let thuot = person(&office, json!({"full_name": "Y Thuột Kđoh", "sex": "male"}), &[(roads, "2015-01-01")]);
    let detail = office.call("get_person", json!({ "id": yen }));
    let membership = detail["memberships"][0]["id"].as_i64().expect("a membership");
    office.call("end_memberships", json!({"ids": [membership], "ended_on": "2026-07-15", "reason": "resign"}));
    for number in [2, 3] {
        office.call("create_period", json!({"kind": "quarter", "year": 2026, "number": number}));
    }
    Sample { office, medicine, roads, thuot }
}

pub fn person(office: &Office, fields: Value, memberships: &[(i64, &str)]) -> i64 {
    let memberships: Vec<Value> = memberships
        .iter()
        .map(|(organization, day)| json!({"organization_id": organization, "type": "full", "admitted_on": day}))
        .collect();
    let answer = office.call("create_person", json!({"fields": fields, "memberships": memberships}));
    answer["answer"]["id"].as_i64().expect("a number")
}

/// The figure of that name.
#[track_caller]
pub fn figure(office: &Office, period: &str, name: &str) -> f64 {
    let figures = office.call("report_figures", json!({ "period": period }));
    let found = figures.as_array().expect("figures").iter().find(|figure| figure["name"] == name);
    found.unwrap_or_else(|| panic!("no figure {name}"))["value"].as_f64().expect("a number")
}

#[track_caller]
pub fn assert_figures(office: &Office, period: &str, expected: &[(&str, f64)]) {
    for (name, value) in expected {
        assert_eq!(figure(office, period, name), *value, "{period} {name}");
    }
}

pub fn export(office: &Office, period: &str, edition: &str, name: &str) -> Vec<u8> {
    let path = office.path(name);
    office.call("export_report", json!({"period": period, "edition": edition, "path": path}));
    std::fs::read(path).expect("the exported file")
}

/// All text of a sheet.
pub fn text(bytes: &[u8], sheet: &str) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("readable");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.cells().filter_map(|(_, _, cell)| cell.as_string()).collect::<Vec<_>>().join("\n")
}

pub fn period(office: &Office, code: &str) -> Value {
    let periods = office.call("list_periods", json!({}));
    let found = periods.as_array().expect("periods").iter().find(|period| period["code"] == code);
    found.expect("the period")["id"].clone()
}
