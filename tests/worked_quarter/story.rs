//! The story of the quarter, acted out through the command table.

use std::collections::BTreeMap;

use lienhiep_tests::Office;
use serde_json::{Value, json};

/// A person, what is known of them, and where they are members since when.
type Somebody = (&'static str, Value, &'static [(&'static str, &'static str)]);

/// Acts the story out; the book stands on 20/09/2026.
pub struct Story {
    /// The office.
    pub office: Office,
    organizations: BTreeMap<&'static str, i64>,
    people: BTreeMap<&'static str, i64>,
    tasks: Vec<i64>,
    /// Sở Y tế, Sở Khoa học.
    agencies: [i64; 2],
    plan: i64,
    /// Quý III năm 2025, quý I, II and III năm 2026.
    periods: Vec<i64>,
}

impl Story {
    /// All of it.
    pub fn told() -> Self {
        let mut story = Self {
            office: Office::on("2026-09-20"),
            organizations: BTreeMap::new(),
            people: BTreeMap::new(),
            tasks: Vec::new(),
            agencies: [0, 0],
            plan: 0,
            periods: Vec::new(),
        };
        story.organizations();
        story.people();
        story.movements();
        story.plan();
        for (year, number) in [(2025, 3), (2026, 1), (2026, 2), (2026, 3)] {
            let period = json!({ "kind": "quarter", "year": year, "number": number });
            story.periods.push(story.office.call("create_period", period)["answer"]["id"].as_i64().unwrap());
        }
        story.figures();
        story.obstacles();
        story.submissions();
        story.letterhead();
        for period in ["2025-Q3", "2026-Q1", "2026-Q2"] {
            story.office.close(json!({ "period": period }));
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
        for (code, on, count) in [("HY", "2026-09-01", 6), ("HCD", "2026-09-10", 2), ("HXK", "2026-06-01", 2)] {
            let fields = json!({ "as_of_on": on, "member_count": count });
            self.office
                .call("declare_figures", json!({ "organization_id": self.organizations[code], "fields": fields }));
        }
    }

    fn people(&mut self) {
        let people: [Somebody; 12] = [
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
            ("Quý", json!({ "sex": "male", "degree": "master" }), &[("HNN", "2026-04-01")]),
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
        let quy = self.membership("Quý", "HNN");
        call("end_memberships", json!({ "ids": [quy], "ended_on": "2026-06-10", "reason": "resign" }));
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
            made["answer"]["id"].as_i64().unwrap()
        };
        let agencies = [agency("Sở Y tế"), agency("Sở Khoa học")];
        let plan = json!({ "doc_number": "01/KH-UBND", "subject": "Kế hoạch thử", "issued_on": "2026-01-01",
                           "starts_on": "2026-01-01", "ends_on": "2027-12-31" });
        let plan = self.office.call("create_plan", plan)["answer"]["id"].as_i64().unwrap();
        (self.agencies, self.plan) = (agencies, plan);
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

    /// An indicator: its name, its unit, how it goes together; what was entered in each of the quarters.
    fn figures(&self) {
        type Entered = &'static [(&'static str, f64)];
        let figures: [(&str, &str, &str, [Entered; 4]); 6] = [
            (
                "Lớp tập huấn",
                "lớp",
                "sum",
                [&[("", 4.0)], &[("HY", 2.0), ("HCD", 1.0)], &[("", 5.0)], &[("", 2.0), ("HY", 3.0), ("HNN", 1.0)]],
            ),
            ("Trang thông tin điện tử", "trang", "last", [&[("", 10.0)], &[("", 7.0)], &[("", 9.0)], &[("", 8.0)]]),
            ("Bản tin", "số", "sum", [&[("", 0.0)], &[("", 4.0)], &[], &[("", 6.0)]]),
            (
                "Lượt người dự hội thảo",
                "lượt người",
                "sum",
                [&[("", 500.0)], &[("", 100.0)], &[("", 200.0)], &[("", 1250.0)]],
            ),
            (
                "Kinh phí huy động từ hợp tác",
                "triệu đồng",
                "cumulative",
                [&[("", 20.0)], &[("", 10.5)], &[("", 30.0)], &[("", 52.25)]],
            ),
            ("Đề tài nghiệm thu", "đề tài", "sum", [&[], &[("", 1.0)], &[("", 2.0)], &[]]),
        ];
        for (place, (name, unit, aggregation, quarters)) in (1..).zip(figures) {
            let indicator = json!({ "position": place, "code": format!("{place}"), "name": name, "unit": unit,
                                    "aggregation": aggregation, "is_active": true });
            let indicator = self.office.call("save_indicator", indicator)["answer"]["id"].clone();
            for (period, entered) in self.periods.iter().zip(quarters) {
                let value = |(whose, value): &(&str, f64)| {
                    let mut one = json!({ "indicator_id": indicator, "value": value });
                    if !whose.is_empty() {
                        one["organization_id"] = json!(self.organizations[whose]);
                        one["is_estimate"] = json!(*whose == "HY" && *value == 3.0);
                    } else if name == "Lớp tập huấn" && *value == 2.0 {
                        one["note"] = json!("Chưa gồm khối doanh nghiệp");
                    }
                    one
                };
                let values: Vec<Value> = entered.iter().map(value).collect();
                if !values.is_empty() {
                    self.office.call("save_indicator_values", json!({ "period_id": period, "values": values }));
                }
            }
        }
    }

    fn obstacles(&self) {
        let raise = |task: usize, agency: usize, raised_on: &str, content: &str, proposal: &str, addressee: &str| {
            let about = if task == 0 { Value::Null } else { json!(self.tasks[task - 1]) };
            let empty = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
            let fields = json!({ "plan_id": self.plan, "task_id": about, "agency_id": self.agencies[agency],
                                 "raised_on": raised_on, "content": content, "proposal": empty(proposal), "addressee": empty(addressee) });
            self.office.call("raise_obstacle", fields)["answer"]["id"].as_i64().unwrap()
        };
        let step = |command: &str, id: i64, mut request: Value| {
            request["id"] = json!(id);
            request["version"] = self.office.call("get_obstacle", json!({ "id": id }))["version"].clone();
            self.office.call(command, request);
        };
        let answered = |on: &str, answer: &str, document: Value| json!({ "answered_on": on, "answer": answer, "answer_document": document });
        let (health, science) = (0, 1);
        let staff = raise(1, science, "2026-02-01", "Thiếu cán bộ", "Bổ sung biên chế", "Sở Nội vụ");
        step("answer_obstacle", staff, answered("2026-07-05", "Đồng ý bổ sung", json!("99/SNV")));
        let projector = raise(2, health, "2026-04-01", "Hỏng máy chiếu", "", "");
        step("close_obstacle", projector, json!({ "closed_on": "2026-06-10" }));
        let room = raise(3, science, "2026-05-02", "Thiếu phòng họp", "", "");
        step("answer_obstacle", room, answered("2026-06-01", "Cho mượn hội trường", Value::Null));
        step("close_obstacle", room, json!({ "closed_on": "2026-08-25", "effect": "Đã mở lớp" }));
        let money = raise(2, health, "2026-05-10", "Thiếu kinh phí", "Bố trí kinh phí", "UBND tỉnh");
        step("send_proposal", money, json!({ "proposal_sent_on": "2026-05-20", "proposal_document": "12/CV-LHH" }));
        raise(0, science, "2026-07-01", "Chưa có hướng dẫn", "Ban hành hướng dẫn", "UBND tỉnh");
        let papers = raise(4, health, "2026-07-15", "Thiếu tài liệu", "Cấp tài liệu", "Sở Khoa học");
        step("answer_obstacle", papers, answered("2026-08-01", "Đã cấp 50 bộ", json!("7/CV")));
        step("close_obstacle", papers, json!({ "closed_on": "2026-09-14", "effect": "Đủ dùng" }));
        let slow = raise(6, health, "2026-09-14", "Chậm giải ngân", "", "");
        step("answer_obstacle", slow, answered("2026-09-15", "Đã giải ngân", Value::Null));
        raise(1, science, "2026-09-15", "Mất điện", "", "");
    }

    fn submissions(&self) {
        let period = self.periods[3];
        for (code, on, completeness, note) in [
            ("HY", "2026-09-01", "complete", Value::Null),
            ("HCD", "2026-09-10", "incomplete", json!("Thiếu danh sách chi hội")),
            ("TTTV", "2026-09-12", "complete", Value::Null),
        ] {
            let sent = json!({ "organization_id": self.organizations[code], "period_id": period, "submitted_on": on,
                               "completeness": completeness, "note": note });
            self.office.call("record_submission", sent);
        }
        let folder = self.office.folder();
        let roster = json!({ "organization_ids": [self.organizations["HNN"]], "folder": folder, "period_id": period, "due_on": "2026-09-30" });
        self.office.call("send_rosters", roster);
    }

    /// Everything but the name of the signer.
    fn letterhead(&self) {
        let mut settings = self.office.call("get_settings", json!({}));
        let head = &mut settings["letterhead"];
        head["issuing_body"] = json!("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh");
        head["place"] = json!("Đắk Lắk");
        head["addressees"] = json!(["UBND tỉnh"]);
        head["signer_title"] = json!("CHỦ TỊCH");
        head["signer_name"] = json!("");
        self.office.call("update_settings", settings);
    }

    /// An edition of a period as a file.
    pub fn export(&self, period: &str, edition: &str) -> Vec<u8> {
        let path = self.office.path(&format!("{period}-{edition}.xlsx"));
        self.office.call("export_report", json!({ "period": period, "edition": edition, "path": path }));
        std::fs::read(path).expect("the exported file")
    }
}
