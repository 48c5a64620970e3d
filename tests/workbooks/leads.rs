//! Every figure of the overview, the checks and the annexes leads to exactly the rows it counts.

mod sample_kit;

use lienhiep_tests::Office;
use sample_kit::{Sample, office, period, person};
use serde_json::{Value, json};

#[test]
fn the_checks_say_what_is_missing_and_where() {
    let sample = office();
    let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
    let lines = check["lines"].as_array().expect("lines");
    let line = |key: &str| lines.iter().find(|line| line["key"] == key).unwrap_or_else(|| panic!("no check {key}"));
    assert_eq!(line("submissions.missing")["found"], 3);
    assert_eq!(line("submissions.missing")["level"], "notice");
    assert_eq!(line("declared.missing")["found"], 3);
    assert_eq!(line("declared.missing")["leads_to"]["noun"], "organizations");
    assert_eq!(line("people.no_birth")["found"], 4);
    assert_eq!(line("members.balance")["level"], "ok");
    assert_eq!(check["wrong_count"], 0);
}

#[test]
fn the_overview_counts_as_of_today_and_leads_to_its_rows() {
    let sample = office();
    sample.office.close(json!({ "period": "2026-Q2" }));
    let overview = sample.office.call("overview", json!({}));
    let members = &overview["members"];
    assert_eq!((members["persons"]["count"].clone(), members["memberships"]["count"].clone()), (json!(4), json!(6)));
    assert_eq!((members["person_change"].clone(), members["membership_change"].clone()), (json!(0), json!(1)));
    assert_eq!(members["since"], "Quý II năm 2026");
    assert_eq!(members["undeclared"]["count"], 3);
    let kinds: Vec<(Value, Value)> = overview["organizations"]
        .as_array()
        .expect("kinds")
        .iter()
        .map(|kind| (kind["kind"].clone(), kind["count"].clone()))
        .collect();
    assert_eq!(kinds, [(json!("member_association"), json!(2)), (json!("affiliated_unit"), json!(1))]);
    assert_eq!(overview["period"]["period"]["code"], "2026-Q3");
    assert_eq!(overview["period"]["days_to_cutoff"], -6);
    let series = overview["series"].as_array().expect("series");
    assert_eq!(series.len(), 2);
    assert_eq!(series[0]["membership_count"], 5);
    let work: Vec<&str> =
        overview["work"].as_array().expect("work").iter().filter_map(|item| item["sentence"].as_str()).collect();
    assert!(work.contains(&"3 tổ chức chưa nộp báo cáo Quý III năm 2026"), "{work:?}");
}

/// How many rows the list of a figure shows, as the window asks for it; nothing where it leads to no list of rows.
fn rows_of(office: &Office, lead: &Value) -> Option<i64> {
    let own = |filter: &&Value| filter["column"] != "period";
    let filters: Vec<&Value> = lead["filters"].as_array().expect("filters").iter().filter(own).collect();
    let mut request = json!({ "filters": filters, "as_of_on": lead["as_of_on"], "limit": 1000 });
    let command = match lead["noun"].as_str() {
        Some("organizations") => "list_organizations",
        Some("people") => "count_people",
        Some("tasks") => "list_tasks",
        Some("obstacles") => "list_obstacles",
        Some("submissions") => {
            let asked = |at: usize| lead["filters"][at]["values"].as_array().expect("values");
            let code = asked(0)[0].as_str().expect("a code");
            let register = office.call("list_submissions", json!({ "period_id": period(office, code) }));
            let meant = |row: &&Value| {
                let state = row["completeness"].as_str().unwrap_or("missing");
                asked(1).iter().any(|one| one == state)
            };
            return Some(register.as_array().expect("the register").iter().filter(meant).count() as i64);
        }
        _ => return None,
    };
    if command == "list_tasks" {
        request["period_starts_on"] = json!("2026-06-15");
    }
    let page = office.call(command, request);
    page["total"].as_i64().or_else(|| page["person_count"].as_i64())
}

/// Two records of one name and birthday, nobody's sex or birth known of a third, a term that runs out, a congress
/// that comes before the term ends, tasks without result, and one extended.
fn doubtful(sample: &Sample) {
    let office = &sample.office;
    for _ in 0..2 {
        person(
            office,
            json!({"full_name": "Lê Thị Hồng", "sex": "female", "birth_on": "1970-02-03"}),
            &[(sample.roads, "2020-01-01")],
        );
    }
    // Of the same name and birthday, but no member any more: nothing to count twice.
    let gone = person(
        office,
        json!({"full_name": "Lê Thị Hồng", "birth_on": "1970-02-03"}),
        &[(sample.medicine, "2019-01-01")],
    );
    let gone = office.call("get_person", json!({ "id": gone }))["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({"ids": [gone], "ended_on": "2020-01-01", "reason": "resign"}));
    for (organization, ends_on, congress) in
        [(sample.medicine, "2026-12-31", None), (sample.roads, "2029-12-31", Some("2026-11-15"))]
    {
        office.call(
            "save_organization_term",
            json!({"organization_id": organization,
                   "fields": {"starts_on": "2021-01-01", "ends_on": ends_on, "next_congress_on": congress}}),
        );
    }
    office.call(
        "record_submission",
        json!({"organization_id": sample.medicine, "period_id": period(office, "2026-Q3"), "submitted_on": "2026-09-10", "completeness": "incomplete"}),
    );
}

#[test]
fn every_figure_of_the_overview_counts_the_rows_it_leads_to() {
    let sample = office();
    doubtful(&sample);
    let overview = sample.office.call("overview", json!({}));
    let count = |key: &str| {
        let found = overview["work"].as_array().expect("work").iter().find(|item| item["key"] == key);
        found.map_or(0, |item| item["count"].as_i64().expect("a count"))
    };
    // The second quarter is still open: it is the one prepared, and nobody has sent anything for it.
    assert_eq!((count("terms_ending"), count("submissions_missing")), (2, 3));
    let mut figures: Vec<&Value> = overview["work"].as_array().expect("work").iter().collect();
    figures.extend(overview["organizations"].as_array().expect("kinds"));
    figures.extend([
        &overview["members"]["persons"],
        &overview["members"]["undeclared"],
        &overview["obstacles"],
        &overview["checklist"]["due_soon"],
    ]);
    let mut followed = 0;
    for figure in figures {
        let Some(rows) = rows_of(&sample.office, &figure["leads_to"]) else { continue };
        assert_eq!(json!(rows), figure["count"], "{figure}");
        followed += 1;
    }
    assert!(followed >= 8, "only {followed} figures lead to rows");
    for cell in overview["checklist"]["cell_leads"].as_array().expect("cells") {
        let rows = rows_of(&sample.office, &cell["leads_to"]).expect("a list");
        let name = cell["cell"].as_str().expect("a cell");
        assert_eq!(json!(rows), overview["checklist"]["cells"][name], "{cell}");
    }
}

#[test]
fn every_check_that_counts_what_is_missing_leads_to_those_rows() {
    let sample = office();
    doubtful(&sample);
    let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
    let lines = check["lines"].as_array().expect("lines");
    let found = |key: &str| lines.iter().find(|line| line["key"] == key).expect("a line")["found"].clone();
    assert_eq!(found("people.duplicates"), 2, "both records, and not the one of a person who left");
    assert_eq!(found("people.no_birth"), 4);
    assert_eq!((found("submissions.missing"), found("submissions.partial")), (json!(2), json!(1)));
    let mut followed = 0;
    for line in lines.iter().filter(|line| line["expected"] == 0 && line["leads_to"].is_object()) {
        let Some(rows) = rows_of(&sample.office, &line["leads_to"]) else { continue };
        assert_eq!(json!(rows), line["found"], "{line}");
        followed += 1;
    }
    assert!(followed >= 5, "only {followed} checks lead to rows");
}

#[test]
fn every_figure_of_the_preview_opens_as_many_rows_as_it_says() {
    let sample = office();
    let office = &sample.office;
    for period in ["2026-Q2", "2026-Q3"] {
        let preview = office.call("preview_report", json!({ "period": period }));
        let leads = office.call("list_report_leads", json!({ "period": period }));
        let mut followed = 0;
        for line in leads.as_array().expect("leads") {
            let lead = &line["leads_to"];
            let (Some(figure), "people") = (line["figure"].as_str(), lead["noun"].as_str().expect("a noun")) else {
                continue;
            };
            if line["annex"] == "summary" {
                continue;
            }
            let says = match line["row"].as_u64() {
                Some(row) => preview["organizations"][row as usize]["members"][figure].as_i64().expect("a figure"),
                None => figure_of_all(&preview, figure),
            };
            let request = json!({"filters": lead["filters"], "as_of_on": lead["as_of_on"]});
            let count = office.call("count_people", request);
            assert_eq!(count["membership_count"], says, "{period} {line}");
            followed += 1;
        }
        assert_eq!(followed, 4 * 11, "three organisations and all together, eleven figures each");
    }
}

fn figure_of_all(preview: &Value, figure: &str) -> i64 {
    let lines = preview["organizations"].as_array().expect("organisations");
    lines.iter().map(|line| line["members"][figure].as_i64().expect("a figure")).sum()
}

#[test]
fn every_figure_of_the_sheets_opens_as_many_rows_as_it_says() {
    let sample = office();
    doubtful(&sample);
    let office = &sample.office;
    let views = office.call("preview_workbook", json!({ "period": "2026-Q3", "edition": "sent" }));
    let names: Vec<&str> = views.as_array().expect("sheets").iter().filter_map(|view| view["name"].as_str()).collect();
    assert_eq!((names.len(), names[0], names[1]), (8, "Báo cáo", "PL I Tổ chức, hội viên"));
    let mut followed = 0;
    for row in views[1]["rows"].as_array().expect("rows") {
        let cells = row["cells"].as_array().expect("cells");
        let persons = cells.iter().any(|cell| cell["text"] == "Số người (không trùng)");
        for cell in cells.iter().filter(|cell| cell["leads_to"]["noun"] == "people") {
            let lead = &cell["leads_to"];
            let request = json!({"filters": lead["filters"], "as_of_on": lead["as_of_on"]});
            let count = office.call("count_people", request);
            let counted = if persons { &count["person_count"] } else { &count["membership_count"] };
            assert_eq!(counted.to_string(), cell["text"].as_str().expect("a text"), "{cell}");
            followed += 1;
        }
    }
    assert!(followed > 30, "only {followed} figures of Phụ lục I lead to people");
    let register = views.as_array().expect("sheets").iter().find(|view| view["name"] == "PL VI Tình hình nộp báo cáo");
    let states = register.expect("PL VI")["rows"].as_array().expect("rows").iter().flat_map(|row| {
        let cells = row["cells"].as_array().expect("cells");
        cells
            .iter()
            .filter(|cell| cell["leads_to"]["filters"].as_array().is_some_and(|all| all.len() == 2))
            .collect::<Vec<_>>()
    });
    for cell in states {
        let rows = rows_of(office, &cell["leads_to"]).expect("a list");
        assert_eq!(rows.to_string(), cell["text"].as_str().expect("a text"), "{cell}");
    }
    let told = office.call("list_text_figures", json!({ "period": "2026-Q3" }));
    let organization = told.as_array().expect("sections").iter().find(|text| text["key"] == "results.organization");
    let figures = organization.expect("the section")["figures"].as_array().expect("figures");
    assert!(figures.iter().any(|figure| figure["text"] == "8 lượt hội viên"), "{figures:?}");
}

/// Where the cell of a sheet of the preview leads, by what stands in the cell before it, or in the row's first text.
#[track_caller]
fn lead_beside(views: &Value, sheet: &str, label: &str, value: &str) -> Value {
    let view = views.as_array().expect("sheets").iter().find(|view| view["name"] == sheet).expect("the sheet");
    let row = view["rows"].as_array().expect("rows").iter().find(|row| {
        let cells = row["cells"].as_array().expect("cells");
        cells.iter().any(|cell| cell["text"].as_str().is_some_and(|text| text.starts_with(label)))
    });
    let cells = row.unwrap_or_else(|| panic!("no row {label}"))["cells"].as_array().expect("cells").clone();
    let found = cells.iter().find(|cell| cell["text"] == value && cell["leads_to"].is_object());
    found.unwrap_or_else(|| panic!("{label}: no figure {value} that leads anywhere: {cells:?}"))["leads_to"].clone()
}

#[test]
fn persons_who_came_or_left_are_listed_once_each() {
    let sample = office();
    let office = &sample.office;
    // Came in the quarter, into two organisations at once: one person, two memberships.
    person(
        office,
        json!({"full_name": "Lê Văn Đôi"}),
        &[(sample.medicine, "2026-08-10"), (sample.roads, "2026-08-12")],
    );
    // Left one organisation for another: neither came nor left.
    let moved = person(office, json!({"full_name": "Vũ Thị Chuyển"}), &[(sample.medicine, "2019-01-01")]);
    let membership = office.call("get_person", json!({ "id": moved }))["memberships"][0]["id"].clone();
    office.call("end_memberships", json!({"ids": [membership], "ended_on": "2026-07-01", "reason": "resign"}));
    office.call(
        "admit_member",
        json!({"person": {"is": "existing", "person_id": moved},
               "membership": {"organization_id": sample.roads, "admitted_on": "2026-07-01"}}),
    );
    // Left two at once: one person, two memberships. Came and left within the quarter: neither for persons.
    let gone = person(
        office,
        json!({"full_name": "Bùi Văn Thôi"}),
        &[(sample.medicine, "2018-01-01"), (sample.roads, "2018-01-01")],
    );
    let brief = person(office, json!({"full_name": "Hồ Thị Thoáng"}), &[(sample.roads, "2026-07-05")]);
    for (id, day) in [(gone, "2026-08-20"), (brief, "2026-08-21")] {
        let detail = office.call("get_person", json!({ "id": id }));
        let ids: Vec<Value> =
            detail["memberships"].as_array().expect("memberships").iter().map(|one| one["id"].clone()).collect();
        office.call("end_memberships", json!({"ids": ids, "ended_on": day, "reason": "resign"}));
    }
    let views = office.call("preview_workbook", json!({ "period": "2026-Q3", "edition": "sent" }));
    // Đức, Đôi came; Yến, Thôi left.
    for (column, names) in [(5, ["Lê Văn Đôi", "Phạm Văn Đức"]), (6, ["Bùi Văn Thôi", "Trần Văn Yến"])]
    {
        let rows = views[1]["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| {
            row["cells"].as_array().expect("cells").iter().any(|cell| cell["text"] == "Số người (không trùng)")
        });
        let cells = row.expect("the row of persons")["cells"].as_array().expect("cells").clone();
        let cell = cells.iter().find(|cell| cell["column"] == column).expect("the figure");
        assert_eq!(cell["text"], "2", "{cell}");
        let lead = &cell["leads_to"];
        let list =
            office.call("list_people", json!({"filters": lead["filters"], "as_of_on": lead["as_of_on"], "limit": 100}));
        let mut found: Vec<&str> = list["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["full_name"].as_str().expect("a name"))
            .collect();
        found.sort_unstable();
        assert_eq!(found, names, "column {column}");
    }
}

#[test]
fn the_countings_of_obstacles_open_just_those() {
    let sample = office();
    let office = &sample.office;
    let raise = |day: &str, content: &str| {
        let request =
            json!({"raised_on": day, "content": content, "proposal": "Bố trí kinh phí", "addressee": "UBND tỉnh"});
        office.call("raise_obstacle", request)["answer"]["id"].clone()
    };
    let step = |command: &str, id: &Value, mut request: Value| {
        request["id"] = id.clone();
        request["version"] = office.call("get_obstacle", json!({ "id": id }))["version"].clone();
        office.call(command, request);
    };
    let long_gone = raise("2026-01-10", "Đã xong từ quý trước");
    step("close_obstacle", &long_gone, json!({"closed_on": "2026-05-01"}));
    let answered = raise("2026-02-10", "Từ quý trước, được trả lời");
    step("answer_obstacle", &answered, json!({"answered_on": "2026-07-10", "answer": "Đồng ý"}));
    let settled = raise("2026-03-20", "Từ quý trước, xong trong kỳ");
    step("close_obstacle", &settled, json!({"closed_on": "2026-08-01"}));
    raise("2026-04-01", "Từ quý trước, còn chờ");
    raise("2026-06-15", "Mới nêu ngày đầu kỳ");
    let sent = raise("2026-09-14", "Mới nêu ngày chốt");
    step("send_proposal", &sent, json!({"proposal_sent_on": "2026-09-14"}));
    raise("2026-09-15", "Nêu sau ngày chốt");
    let views = office.call("preview_workbook", json!({ "period": "2026-Q3", "edition": "sent" }));
    let expected = [
        ("Mới nêu trong kỳ", vec!["Mới nêu ngày chốt", "Mới nêu ngày đầu kỳ"]),
        ("Được trả lời trong kỳ", vec!["Từ quý trước, được trả lời"]),
        ("Giải quyết xong trong kỳ", vec!["Từ quý trước, xong trong kỳ"]),
        (
            "Còn mở đến thời điểm chốt",
            vec!["Mới nêu ngày chốt", "Mới nêu ngày đầu kỳ", "Từ quý trước, còn chờ", "Từ quý trước, được trả lời"],
        ),
        ("Trong đó: chuyển từ kỳ trước", vec!["Từ quý trước, còn chờ", "Từ quý trước, được trả lời"]),
        ("Trong đó: chưa có trả lời", vec!["Mới nêu ngày chốt", "Mới nêu ngày đầu kỳ", "Từ quý trước, còn chờ"]),
    ];
    let contents = |lead: &Value| {
        let request = json!({"filters": lead["filters"], "as_of_on": lead["as_of_on"], "limit": 100});
        let page = office.call("list_obstacles", request);
        let mut found: Vec<String> = page["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["content"].as_str().expect("words").to_owned())
            .collect();
        found.sort_unstable();
        found
    };
    for edition in ["sent", "proof"] {
        let views = match edition {
            "sent" => views.clone(),
            _ => office.call("preview_workbook", json!({ "period": "2026-Q3", "edition": edition })),
        };
        for (label, names) in &expected {
            let view =
                views.as_array().expect("sheets").iter().find(|view| view["name"] == "PL V Vướng mắc, kiến nghị");
            let rows = view.expect("PL V")["rows"].as_array().expect("rows");
            let cell = rows.iter().find_map(|row| {
                let cells = row["cells"].as_array()?;
                let at = cells.iter().position(|cell| cell["text"] == *label)?;
                cells.get(at + 1).filter(|cell| cell["look"] == "number")
            });
            let cell = cell.unwrap_or_else(|| panic!("no counting {label}"));
            assert_eq!(cell["text"], names.len().to_string(), "{edition} {label}");
            assert_eq!(contents(&cell["leads_to"]), *names, "{edition} {label}");
        }
    }
    let told = office.call("list_report_leads", json!({ "period": "2026-Q3" }));
    let open = told.as_array().expect("leads").iter().find(|line| line["figure"] == "obstacles").expect("the total");
    assert_eq!(contents(&open["leads_to"]).len(), 4);
}

#[test]
fn totals_lead_to_the_organisations_that_make_them() {
    let sample = office();
    let office = &sample.office;
    for (organization, count) in [(sample.medicine, 120), (sample.roads, 30)] {
        office.call(
            "declare_figures",
            json!({"organization_id": organization, "fields": {"as_of_on": "2026-09-01", "member_count": count}}),
        );
    }
    let views = office.call("preview_workbook", json!({ "period": "2026-Q3", "edition": "sent" }));
    let all = lead_beside(&views, "PL I Tổ chức, hội viên", "Tổng cộng", "150");
    let group = lead_beside(&views, "PL I Tổ chức, hội viên", "Hội thành viên (2)", "150");
    for lead in [&all, &group] {
        let page = office.call(
            "list_organizations",
            json!({"filters": lead["filters"], "as_of_on": lead["as_of_on"], "limit": 100}),
        );
        let declared: Vec<i64> =
            page["rows"].as_array().expect("rows").iter().filter_map(|row| row["declared_count"].as_i64()).collect();
        assert_eq!((page["total"].as_i64(), declared.iter().sum::<i64>()), (Some(2), 150));
    }
    // The totals told before closing.
    let leads = office.call("list_report_leads", json!({ "period": "2026-Q3" }));
    let rows = |name: &str| {
        let line =
            leads.as_array().expect("leads").iter().find(|line| line["figure"] == name && line["annex"] == "summary");
        rows_of(office, &line.unwrap_or_else(|| panic!("no total {name}"))["leads_to"])
    };
    // Of five persons Yến left in July; Ánh's second membership and Đức's came.
    assert_eq!(
        (rows("organizations"), rows("people"), rows("increase"), rows("decrease")),
        (Some(3), Some(4), Some(2), Some(1))
    );
    assert_eq!((rows("tasks"), rows("obstacles")), (Some(0), Some(0)));
    assert!(leads.as_array().expect("leads").iter().all(|line| line["figure"] != "submissions"), "nobody has sent");
}

#[test]
fn an_opening_that_differs_leads_to_the_period_it_came_from() {
    let sample = office();
    let office = &sample.office;
    office.close(json!({ "period": "2026-Q2" }));
    // A membership told too late for the closed quarter.
    person(office, json!({"full_name": "Ngô Văn Muộn"}), &[(sample.roads, "2026-01-05")]);
    let check = office.call("check_period", json!({ "period": "2026-Q3" }));
    let line = check["lines"].as_array().expect("lines").iter().find(|line| line["key"] == "members.opening");
    let filters = &line.expect("the check")["leads_to"]["filters"];
    assert_eq!(filters[0]["values"], json!(["2026-Q2"]), "{filters}");
}

#[test]
fn who_has_not_declared_leads_to_those_without_their_branches() {
    let sample = office();
    let parent = sample.office.call("list_organizations", json!({}))["rows"][0]["id"].clone();
    let branch = json!({ "code": "CH-1", "name": "Chi hội 1", "kind": "branch", "status": "active",
                         "parent_id": parent });
    sample.office.call("create_organization", branch);
    let shown = |lead: &Value| {
        let request = json!({ "filters": lead["filters"], "as_of_on": lead["as_of_on"] });
        sample.office.call("list_organizations", request)["total"].clone()
    };
    let check = sample.office.call("check_period", json!({ "period": "2026-Q3" }));
    let lines = check["lines"].as_array().expect("lines");
    let line = lines.iter().find(|line| line["key"] == "declared.missing").expect("the check");
    assert_eq!(shown(&line["leads_to"]), line["found"]);
    let undeclared = sample.office.call("overview", json!({}))["members"]["undeclared"].clone();
    assert_eq!(shown(&undeclared["leads_to"]), undeclared["count"]);
}
