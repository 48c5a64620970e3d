//! The sample office through the command line.

mod cli_kit;

use cli_kit::Cli;
use serde_json::{Value, json};

fn sample(seed: &str) -> Cli {
    let cli = Cli::at("mau.lienhiep");
    cli.run(&["sample", "--people", "400", "--seed", seed]).done();
    cli
}

fn call(cli: &Cli, name: &str, request: Value) -> Value {
    cli.run(&["--today", "2026-08-20", "call", name, &request.to_string()]).done().json()
}

#[test]
fn the_same_seed_tells_the_same_story() {
    let bytes = |cli: &Cli| std::fs::read(cli.path("mau.lienhiep")).unwrap();
    let (one, again, other) = (sample("7"), sample("7"), sample("8"));
    assert!(bytes(&one) == bytes(&again), "two books of one seed differ");
    assert!(bytes(&one) != bytes(&other), "two seeds gave one book");
}

#[test]
fn the_sample_says_that_it_is_one_and_replaces_no_file() {
    let cli = sample("1");
    assert_eq!(call(&cli, "current_book", json!({}))["is_sample"], true);
    let before = std::fs::read(cli.path("mau.lienhiep")).unwrap();
    assert!(cli.run(&["sample"]).refused().stderr.contains("Đã có tệp"));
    assert_eq!(std::fs::read(cli.path("mau.lienhiep")).unwrap(), before);
}

#[test]
fn it_has_27_organisations_of_both_kinds_and_more_memberships_than_people() {
    let cli = sample("1");
    let kinds = json!([{ "is": "one_of", "column": "kind", "values": ["member_association", "affiliated_unit"] }]);
    let page = call(&cli, "list_organizations", json!({ "filters": kinds }));
    assert_eq!(page["total"], 27);
    let counts = call(&cli, "count_members", json!({}));
    assert!(counts["membership_count"].as_u64() > counts["person_count"].as_u64(), "{counts}");
}

#[test]
fn four_quarters_are_closed_one_is_open_and_every_state_of_a_task_occurs() {
    let cli = sample("1");
    let periods = call(&cli, "list_periods", json!({}));
    let mut known: Vec<(&str, &str)> = periods
        .as_array()
        .unwrap()
        .iter()
        .map(|period| (period["code"].as_str().unwrap(), period["status"].as_str().unwrap()))
        .collect();
    known.sort_unstable();
    let closed = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"].map(|code| (code, "closed"));
    assert_eq!(known, [&closed[..], &[("2026-Q3", "open")]].concat());
    let summary = call(&cli, "checklist_summary", json!({}));
    let labels = summary["by_label"].as_array().unwrap();
    assert_eq!(labels.len(), 10);
    assert!(labels.iter().all(|label| label["task_count"].as_u64() > Some(0)), "{labels:?}");
    let tasks = call(&cli, "list_tasks", json!({ "limit": 100 }));
    assert!(
        tasks["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|task| task["content"].as_str().unwrap().ends_with("(dữ liệu mẫu)"))
    );
}

#[test]
fn the_sample_passes_the_check_and_the_open_quarter_ties_out() {
    let cli = sample("3");
    cli.run(&["check"]).done();
    let checked = call(&cli, "check_period", json!({ "period": "2026-Q3" }));
    assert_eq!(checked["wrong_count"], 0, "{checked}");
}
