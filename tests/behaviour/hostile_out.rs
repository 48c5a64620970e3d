//! What was typed to harm goes out as the words it is: in no table a formula, in no letter a field, in no page markup.

mod plan_kit;

use std::io::Read;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use plan_kit::PlanOffice;
use serde_json::{Value, json};

/// Words that a spreadsheet program would run, that end a cell, or that mean something in XML. `xYz` marks them.
const EVIL: &[&str] = &[
    "=cmd|' /C xYz'!A0",
    "+84 xYz",
    "@SUM(1+1)*cmd|' /C xYz'!A0",
    "-2+3 xYz",
    "=HYPERLINK(\"http://xYz\",\"x\")",
    "<script>xYz</script>",
    "</w:t></w:r><w:r><w:instrText>xYz",
    "xYz]]>&amp;&#9;",
    "_x0041_xYz",
    "xYz\",\"=1+1",
    "＝1+1 xYz",
];

/// An office in which everything that has a name has an evil one.
struct Evil {
    plan: PlanOffice,
    organization: i64,
    agency: i64,
    tasks: Vec<i64>,
}

fn evil() -> Evil {
    let plan = PlanOffice::on("2026-11-20", "2025-01-01", "2026-12-31").by_calendar();
    let office = &plan.office;
    let mut settings = office.call("get_settings", json!({}));
    settings["office"]["union_name"] = json!(EVIL[0]);
    settings["letterhead"]["place"] = json!(EVIL[2]);
    settings["letterhead"]["signing_for"] = json!(EVIL[4]);
    settings["letterhead"]["signer_title"] = json!(EVIL[5]);
    settings["letterhead"]["signer_name"] = json!(EVIL[6]);
    office.call("update_settings", settings);
    let mut organization = 0;
    for (at, name) in EVIL.iter().enumerate() {
        organization = office.organization(&format!("H{at}"), name, "member_association");
        let person = json!({ "is": "new", "fields": { "full_name": name, "employer": name, "specialty": name,
            "job_title": name, "note": name, "sex": "female" } });
        let membership = json!({ "organization_id": organization, "admitted_on": "2026-08-01", "card_number": name });
        office.call("admit_member", json!({ "person": person, "membership": membership }));
    }
    let agency = office.call("create_agency", json!({ "name": EVIL[0], "kind": "department" }));
    let agency = agency["answer"]["id"].as_i64().unwrap();
    let tasks = EVIL.iter().enumerate().map(|(at, name)| {
        plan.task(json!({ "code": format!("I.{at}"), "content": name, "deliverable": name, "note": name,
            "schedule_kind": "once", "due_on": "2026-09-01", "lead_agency_id": agency }))
    });
    let tasks: Vec<i64> = tasks.collect();
    for (task, name) in tasks.iter().zip(EVIL) {
        let report = json!({ "task_id": task, "reported_on": "2026-09-10", "progress": "in_progress",
            "result_text": name, "percent": 10 });
        office.call("record_progress", report);
        office.call(
            "raise_obstacle",
            json!({ "plan_id": plan.plan_id, "task_id": task, "agency_id": agency,
            "raised_on": "2026-09-05", "content": name, "proposal": name, "addressee": name }),
        );
    }
    office.call("create_period", json!({ "kind": "quarter", "year": 2026, "number": 3 }));
    Evil { plan, organization, agency, tasks }
}

/// The parts of a zipped file that are XML.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut file = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut parts = Vec::new();
    for index in 0..file.len() {
        let mut part = file.by_index(index).unwrap();
        let mut text = String::new();
        if part.read_to_string(&mut text).is_ok() {
            parts.push((part.name().unwrap().into_owned(), text));
        }
    }
    parts
}

/// What stands inside the elements of a name.
fn inside<'x>(xml: &'x str, element: &str) -> Vec<&'x str> {
    let (plain, with) = (format!("<{element}>"), format!("<{element} "));
    let begins = xml.match_indices(&plain).map(|(at, _)| at).chain(xml.match_indices(&with).map(|(at, _)| at));
    let end = format!("</{element}>");
    begins.map(|at| xml[at..].split(&end).next().unwrap()).collect()
}

/// Every part is sound XML, and no formula, link or name of a range holds anything of what was typed.
#[track_caller]
fn assert_only_words(path: &Path) {
    let parts = parts(path);
    assert!(parts.iter().any(|(_, text)| text.contains("xYz")), "{}: what was typed is in it", path.display());
    for (name, text) in &parts {
        assert!(!text.contains("<script") && !text.contains("<w:instrText>xYz"), "{name}");
        for element in ["f", "formula", "formula1", "definedName", "hyperlink", "w:instrText", "Relationship"] {
            for found in inside(text, element) {
                assert!(!found.contains("xYz"), "{name}: {element} holds {found}");
            }
        }
    }
}

/// The text cells of all sheets of a workbook.
fn cells(path: &Path) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut texts = Vec::new();
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).unwrap();
        texts.extend(sheet.used_cells().filter_map(|(_, _, cell)| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        }));
    }
    texts
}

#[test]
fn the_report_holds_words_only_in_both_editions() {
    let evil = evil();
    let office = &evil.plan.office;
    for edition in ["sent", "proof"] {
        let path = office.path(&format!("{edition}.xlsx"));
        office.call("export_report", json!({ "period": "2026-Q3", "edition": edition, "path": path }));
        assert_only_words(&path);
        let cells = cells(&path);
        for name in EVIL {
            assert!(cells.iter().any(|cell| cell == name), "{edition}: {name} is there as it was typed");
        }
    }
}

#[test]
fn the_roster_and_the_letter_hold_words_only() {
    let evil = evil();
    let office = &evil.plan.office;
    let sent =
        office.call("send_rosters", json!({ "organization_ids": [evil.organization], "folder": office.folder() }));
    let roster = sent["answer"][0]["path"].as_str().unwrap();
    assert_only_words(Path::new(roster));
    assert!(cells(Path::new(roster)).iter().any(|cell| cell == EVIL[EVIL.len() - 1]));
    let letters = json!([{ "agency_id": evil.agency, "task_ids": evil.tasks }]);
    let issued = office.call(
        "issue_reminders",
        json!({ "plan_id": evil.plan.plan_id, "due_on": "2026-12-05", "folder": office.folder(), "letters": letters }),
    );
    let letter = issued["answer"][0]["path"].as_str().unwrap();
    assert_only_words(Path::new(letter));
    let names: Vec<_> = std::fs::read_dir(office.folder()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().contains(['|', '\'', '=', '<'])), "{names:?}");
}

fn table(path: &Path, texts: &[&str]) -> Value {
    let rows: Vec<Value> = texts.iter().map(|text| json!([{ "is": "text", "value": text }])).collect();
    json!({ "path": path, "title": "Danh sách", "notes": [], "columns": [{ "title": EVIL[0], "width": 200 }],
        "rows": rows, "names_persons": false })
}

#[test]
fn a_list_as_text_begins_no_cell_with_a_formula_whatever_parts_its_columns() {
    let evil = PlanOffice::on("2026-11-20", "2025-01-01", "2026-12-31").office;
    let path = evil.path("a.csv");
    let texts = [
        "=1",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "Lê Văn A",
        "a,=1",
        "a\t=1",
        "a\n@b",
        "a;=1",
        "Sở A - Phòng B",
        "a, b",
        "|=1",
    ];
    evil.call("export_list", table(&path, &texts));
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "'=cmd|' /C xYz'!A0",
            "'=1",
            "'+1",
            "'-1",
            "'@a",
            "\"'\t'=1\"",
            "\"'\r'=1\"",
            "\"'\n'=1\"",
            "'＝1",
            "'＋1",
            "'－1",
            "'＠a",
            "Lê Văn A",
            "a,'=1",
            "\"a\t'=1\"",
            "\"a\n'@b\"",
            "\"a;'=1\"",
            "Sở A - Phòng B",
            "a, b",
            "|=1",
            ""
        ]
    );
}

#[test]
fn a_list_as_a_workbook_keeps_every_letter_and_stays_sound() {
    let office = PlanOffice::on("2026-11-20", "2025-01-01", "2026-12-31").office;
    let path = office.path("a.xlsx");
    let strange = "a\u{1}b\u{8}c\u{b}d\u{fffe}e\u{ffff}f";
    let long = "ê".repeat(20_000);
    let mut request = table(&path, &[EVIL[0], EVIL[7], EVIL[8], strange, &long]);
    request["title"] = json!("=xYz[]:*?/\\\u{1}\u{fffe}");
    request["notes"] = json!(["=1+1", strange]);
    office.call("export_list", request);
    assert_only_words(&path);
    let cells = cells(&path);
    for text in [EVIL[0], EVIL[7], EVIL[8], &long] {
        assert!(cells.iter().any(|cell| cell == text), "{text}");
    }
    for (name, text) in parts(&path) {
        let forbidden = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(forbidden), "{name} holds a letter that XML forbids");
    }
}

/// Letters that are not seen, turn the reading direction or are none: the book holds the name as it is read.
#[test]
fn a_name_is_kept_as_it_is_read() {
    let office = PlanOffice::on("2026-11-20", "2025-01-01", "2026-12-31").office;
    for (typed, kept) in [
        ("\u{202e}Lê Văn\u{202c} A", "Lê Văn A"),
        ("Lê\u{2067} Văn\u{2069} A", "Lê Văn A"),
        ("L\u{200b}ê\u{feff} Văn A", "Lê Văn A"),
        ("Lê\u{1}\u{1b}[31m Văn A\u{7f}", "Lê[31m Văn A"),
        ("Lê\tVăn\r\nA\u{2028}B", "Lê Văn A B"),
        ("Lê Văn A\u{fffe}\u{ffff}\u{fdd0}", "Lê Văn A"),
        ("Lê Văn\u{e0041}\u{e007f} A\u{3164}\u{ffa0}\u{115f}", "Lê Văn A"),
        ("\t=1+1", "=1+1"),
    ] {
        let made = office.call("create_person", json!({ "fields": { "full_name": typed } }));
        let person = office.call("get_person", json!({ "id": made["answer"]["id"] }));
        assert_eq!(person["person"]["full_name"], kept, "{typed:?}");
    }
    for nothing in ["\u{202e}", "\u{200b}\u{feff}", "\u{3164}", "\u{1}\u{2}", "\u{e0041}"] {
        let refused = office.refuse("create_person", json!({ "fields": { "full_name": nothing } }));
        assert_eq!(refused.field.as_deref(), Some("full_name"), "{nothing:?}: {}", refused.sentence);
    }
}

/// Names that Windows keeps for its devices, and endings that it drops, are refused on every system: the file goes to
/// other machines.
#[test]
fn no_file_takes_the_name_of_a_device() {
    let office = PlanOffice::on("2026-11-20", "2025-01-01", "2026-12-31").office;
    for name in ["CON.xlsx", "nul.xlsx", "Aux.xlsx", "com1.xlsx", "LPT9.báo cáo.xlsx", "prn", "conout$.xlsx"] {
        let failure = office.refuse("export_list", table(&office.path(name), &["a"]));
        assert_eq!(failure.code, "file.device_name", "{name}: {}", failure.sentence);
        assert!(failure.sentence.contains("Hãy"), "{}", failure.sentence);
    }
    for name in ["Con đường.xlsx", "com10.xlsx", "console.xlsx", "nulla.xlsx"] {
        office.call("export_list", table(&office.path(name), &["a"]));
    }
    let book = office.refuse("create_book", json!({ "path": office.path("nul.lienhiep") }));
    assert!(book.sentence.contains("Hãy"), "{}", book.sentence);
    assert!(!office.path("nul.lienhiep").exists());
}
