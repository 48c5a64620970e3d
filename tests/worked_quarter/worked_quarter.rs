//! One quarter worked out by hand (`quarter.md`), acted out and compared: every table of that page with the sheet of its
//! heading, in both editions.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use lienhiep_tests::Office;
use serde_json::{Value, json};

/// A table of the page: the sheet that it is about, its heads, and its rows; the first cell of a row names it.
struct Expected {
    sheet: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// The tables under headings that are names of sheets ("PL …").
fn page() -> Vec<Expected> {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut tables: Vec<Expected> = Vec::new();
    let mut sheet = None;
    for line in include_str!("quarter.md").lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            sheet = heading.starts_with("PL ").then(|| heading.to_owned());
        } else if let Some(name) = sheet.as_ref().filter(|_| line.starts_with('|')) {
            match tables.last_mut().filter(|table| table.sheet == *name) {
                None => tables.push(Expected { sheet: name.clone(), heads: cells(line), rows: Vec::new() }),
                Some(_) if line.starts_with("|---") => {}
                Some(table) => table.rows.push(cells(line)),
            }
        }
    }
    tables
}

/// The words of a cell as a reader sees them.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Data::Float(number) => format!("{number}"),
        Data::Int(number) => format!("{number}"),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year}")
        }
        other => panic!("a cell of {other:?}"),
    }
}

/// A sheet as rows of words.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).unwrap_or_else(|_| panic!("no sheet {name}"));
    range.rows().map(|row| row.iter().map(words).collect()).collect()
}

/// Compares every table of the page with its sheet; how many cells were compared.
fn compare(edition: &str, bytes: &[u8]) -> usize {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("readable");
    let mut compared = 0;
    let mut wrong = Vec::new();
    for table in page() {
        let rows = sheet(&mut book, &table.sheet);
        // Heads of two rows: each column is known by the lowest of its heads.
        let column_of = |head: &str| rows.iter().take(12).find_map(|row| row.iter().position(|cell| cell == head));
        let columns: Vec<usize> = table
            .heads
            .iter()
            .map(|head| column_of(head).unwrap_or_else(|| panic!("{}: no column “{head}”", table.sheet)))
            .collect();
        for expected in &table.rows {
            let named = |row: &&Vec<String>| row.iter().take(columns[0] + 1).any(|cell| *cell == expected[0]);
            let Some(row) = rows.iter().find(named) else {
                wrong.push(format!("{edition}, {}: no row “{}”", table.sheet, expected[0]));
                continue;
            };
            for (at, value) in expected.iter().enumerate().skip(1) {
                let found = row.get(columns[at]).map_or("", String::as_str);
                // A dash stands where there is nothing, a mark before a state.
                let found = if matches!(found, "–" | "-" | "—") { "" } else { found };
                let found = found.trim_start_matches(|mark| "○■►▲●◐ ".contains(mark));
                compared += 1;
                if found != value {
                    wrong.push(format!(
                        "{edition}, {}: “{}”, {}: {found:?} and not {value:?}",
                        table.sheet, expected[0], table.heads[at]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    compared
}

/// A person, what is known of them, and where they are members since when.
type Somebody = (&'static str, Value, &'static [(&'static str, &'static str)]);

/// Acts the story out; the book stands on 20/09/2026.
struct Story {
    office: Office,
    organizations: BTreeMap<&'static str, i64>,
    people: BTreeMap<&'static str, i64>,
    tasks: Vec<i64>,
}

impl Story {
    fn told() -> Self {
        let mut story = Self {
            office: Office::on("2026-09-20"),
            organizations: BTreeMap::new(),
            people: BTreeMap::new(),
            tasks: Vec::new(),
        };
        story.organizations();
        story.people();
        story.movements();
        story.plan();
        for number in [2, 3] {
            story.office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": number }));
        }
        story
    }

    fn organizations(&mut self) {
        for (code, name, kind, joined_on) in [
            ("HY", "Hội Y học", "member_association", "2010-01-01"),
            ("HCD", "Hội Cầu đường", "member_association", "2010-01-01"),
            ("HNN", "Hội Nông nghiệp", "member_association", "2012-01-01"),
            ("HTH", "Hội Tin học", "member_association", "2026-07-01"),
            ("HXK", "Hội Xuất khẩu", "member_association", "2012-01-01"),
            ("TTTV", "Trung tâm Tư vấn", "affiliated_unit", "2014-01-01"),
        ] {
            let fields =
                json!({ "code": code, "name": name, "kind": kind, "status": "active", "joined_on": joined_on });
            let made = self.office.call("create_organization", fields);
            self.organizations.insert(code, made["answer"]["id"].as_i64().unwrap());
        }
        for number in 1..=2 {
            let branch = json!({ "code": format!("HY-{number}"), "name": format!("Chi hội {number}"), "kind": "branch",
                                 "status": "active", "parent_id": self.organizations["HY"] });
            self.office.call("create_organization", branch);
        }
        for (code, on, count) in [("HY", "2026-09-01", 6), ("HCD", "2026-09-10", 2)] {
            let fields = json!({ "as_of_on": on, "member_count": count });
            self.office
                .call("declare_figures", json!({ "organization_id": self.organizations[code], "fields": fields }));
        }
    }

    fn people(&mut self) {
        let people: [Somebody; 11] = [
            (
                "An",
                json!({ "sex": "male", "academic_title": "professor", "degree": "doctor_of_science" }),
                &[("HY", "2015-01-01"), ("HCD", "2015-01-01"), ("HNN", "2015-01-01")],
            ),
            (
                "Bình",
                json!({ "sex": "female", "academic_title": "associate_professor", "degree": "doctor" }),
                &[("HY", "2016-01-01")],
            ),
            ("Chi", json!({ "sex": "female", "degree": "master" }), &[("HY", "2017-01-01"), ("HCD", "2018-01-01")]),
            ("Dũng", json!({ "sex": "male", "education_level": "university" }), &[("HCD", "2010-01-01")]),
            ("Giang", json!({ "sex": "female", "education_level": "university" }), &[("HNN", "2019-01-01")]),
            ("Hà", json!({}), &[("HTH", "2026-07-05")]),
            ("Khoa", json!({ "sex": "male", "degree": "master" }), &[("HXK", "2012-01-01")]),
            ("Lan", json!({ "sex": "female", "degree": "doctor" }), &[("HXK", "2013-01-01"), ("HY", "2014-01-01")]),
            ("Minh", json!({ "sex": "male", "education_level": "university" }), &[("TTTV", "2026-09-14")]),
            ("Nga", json!({ "sex": "female", "degree": "doctor" }), &[("TTTV", "2026-09-15")]),
            ("Oanh", json!({ "sex": "female", "education_level": "college" }), &[("HY", "2011-01-01")]),
        ];
        for (name, mut fields, memberships) in people {
            fields["full_name"] = json!(format!("Lê {name}"));
            let memberships: Vec<Value> = memberships
                .iter()
                .map(|(code, on)| json!({ "organization_id": self.organizations[code], "admitted_on": on }))
                .collect();
            let made = self.office.call("create_person", json!({ "fields": fields, "memberships": memberships }));
            self.people.insert(name, made["answer"]["id"].as_i64().unwrap());
        }
    }

    fn membership(&self, name: &str, code: &str) -> Value {
        let detail = self.office.call("get_person", json!({ "id": self.people[name] }));
        let memberships = detail["memberships"].as_array().unwrap();
        let here = memberships.iter().find(|one| one["organization_id"] == self.organizations[code]);
        here.unwrap_or_else(|| panic!("{name} is no member of {code}"))["id"].clone()
    }

    fn movements(&self) {
        let call = |command: &str, request: Value| self.office.call(command, request);
        let oanh = self.membership("Oanh", "HY");
        call("end_memberships", json!({ "ids": [oanh], "ended_on": "2026-06-15", "reason": "resign" }));
        let dung = call("get_person", json!({ "id": self.people["Dũng"] }))["person"].clone();
        call("record_death", json!({ "id": dung["id"], "version": dung["version"], "died_on": "2026-07-20" }));
        let giang = self.membership("Giang", "HNN");
        let to = json!({ "ids": [giang], "organization_id": self.organizations["HY"], "on": "2026-08-10" });
        call("transfer_membership", to);
        let exporters = call("get_organization", json!({ "id": self.organizations["HXK"] }));
        call(
            "record_lifecycle",
            json!({ "id": exporters["id"], "version": exporters["version"], "happened_on": "2026-08-31",
                    "change": { "is": "dissolve" } }),
        );
    }

    fn plan(&mut self) {
        let agency = |name: &str| {
            let made = self.office.call("create_agency", json!({ "name": name, "kind": "department" }));
            made["answer"]["id"].clone()
        };
        let agencies = [agency("Sở Y tế"), agency("Sở Khoa học")];
        let plan = json!({ "doc_number": "01/KH-UBND", "subject": "Kế hoạch thử", "issued_on": "2026-01-01",
                           "starts_on": "2026-01-01", "ends_on": "2027-12-31" });
        let plan = self.office.call("create_plan", plan)["answer"]["id"].clone();
        let schedules = [
            ("once", "2026-12-31"),
            ("once", "2026-08-31"),
            ("once", "2026-12-31"),
            ("once", "2026-09-20"),
            ("once", "2026-06-30"),
            ("once", "2026-09-01"),
            ("once", "2026-07-31"),
            ("none", ""),
            ("once", "2026-08-01"),
            ("once", "2026-08-01"),
            ("once", "2026-09-10"),
            ("quarterly", ""),
            ("continuous", ""),
            ("continuous", ""),
        ];
        for (number, (kind, due_on)) in (1..).zip(schedules) {
            let due_on = if due_on.is_empty() { Value::Null } else { json!(due_on) };
            let mut fields = json!({ "plan_id": plan, "code": number.to_string(), "content": format!("Việc {number}"),
                                     "lead_agency_id": agencies[number % 2], "schedule_kind": kind, "due_on": due_on });
            if kind == "quarterly" {
                fields["starts_on"] = json!("2026-06-15");
            }
            self.tasks.push(self.office.call("create_task", fields)["answer"]["id"].as_i64().unwrap());
        }
        let task = |number: usize| self.tasks[number - 1];
        let report = |number: usize, mut fields: Value| {
            fields["task_id"] = json!(task(number));
            self.office.call("record_progress", fields);
        };
        let extend = |number: usize, on: &str, to: &str| {
            let request =
                json!({ "task_id": task(number), "decided_on": on, "to_due_on": to, "reason": "Chờ kinh phí" });
            self.office.call("extend_task", request);
        };
        let going =
            |on: &str, percent: u32| json!({ "reported_on": on, "progress": "in_progress", "percent": percent });
        let done = |on: &str| json!({ "reported_on": on, "progress": "done", "completed_on": on, "percent": 100 });
        report(3, going("2026-07-10", 40));
        report(4, going("2026-09-01", 80));
        extend(5, "2026-06-25", "2026-09-10");
        report(5, going("2026-06-30", 50));
        for (number, on) in [(6, "2026-08-20"), (7, "2026-08-05"), (8, "2026-08-30"), (12, "2026-09-12")] {
            report(number, done(on));
        }
        report(9, json!({ "reported_on": "2026-07-15", "progress": "suspended", "note": "Chờ kinh phí" }));
        report(10, json!({ "reported_on": "2026-07-20", "progress": "not_done", "note": "Không còn phù hợp" }));
        extend(11, "2026-09-16", "2026-12-31");
        for (number, on) in [(13, "2026-08-01"), (14, "2026-05-01")] {
            let text = json!({ "reported_on": on, "progress": "in_progress", "result_text": "Đã phổ biến" });
            report(number, text);
        }
    }

    fn export(&self, edition: &str) -> Vec<u8> {
        let path = self.office.path(&format!("{edition}.xlsx"));
        self.office.call("export_report", json!({ "period": "2026-Q3", "edition": edition, "path": path }));
        std::fs::read(path).expect("the exported file")
    }
}

#[test]
fn every_figure_of_the_workbook_is_the_one_reckoned_by_hand() {
    let story = Story::told();
    for edition in ["sent", "proof"] {
        let compared = compare(edition, &story.export(edition));
        assert!(compared >= 150, "{edition}: only {compared} cells compared");
    }
}
