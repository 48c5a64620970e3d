//! The program is ended at a random moment of a busy hour, again and again on the same book: each time the book opens,
//! is sound, and holds every act that was acknowledged; at most the one act under way is there besides. Forty moments,
//! or as many as `LIENHIEP_KILLS` says (`cargo xtask crash` asks for 500).

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use lienhiep_tests::{Numbers, Office, load};
use serde_json::{Value, json};

/// The office at work, built by cargo together with this test.
const BUSY: &str = env!("CARGO_BIN_EXE_busy-office");

/// What one sitting told before it was ended.
#[derive(Default)]
struct Told {
    opened: bool,
    entries: Vec<i64>,
    copies: Vec<PathBuf>,
    next: u64,
    lines: Vec<String>,
}

fn work_until_killed(book: &Path, first: u64, moment: Duration) -> Told {
    let mut child =
        Command::new(BUSY).arg(book).arg(first.to_string()).stdout(Stdio::piped()).spawn().expect("the busy office");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut told = Told { next: first, ..Told::default() };
    // The moments are counted from where the work begins; also the opening itself is ended now and then.
    if !first.is_multiple_of(5) {
        told.lines.extend(lines.next().and_then(Result::ok));
    }
    std::thread::sleep(moment);
    child.kill().expect("ended");
    child.wait().expect("gone");
    told.lines.extend(lines.map_while(Result::ok));
    for line in told.lines.clone() {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        match words.as_slice() {
            ["open"] => told.opened = true,
            ["entry", _, id] => told.entries.push(id.parse().expect("a number")),
            ["copy", _, path] => told.copies.push(PathBuf::from(path)),
            ["begin", number, _] => told.next = number.parse::<u64>().expect("a number") + 1,
            ["nothing" | "refused", ..] => {}
            _ => panic!("the busy office said: {line}"),
        }
    }
    told
}

fn history(office: &Office) -> Vec<i64> {
    let entries = office.call("list_history", json!({ "limit": 5000 }));
    let mut ids: Vec<i64> = entries.as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn whenever_the_program_is_ended_every_acknowledged_act_is_there_and_nothing_else() {
    let kills: u64 = std::env::var("LIENHIEP_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    let mut numbers = Numbers(5395);
    let mut acts = 0;
    let mut caught = 0;
    let mut next = 0;
    let mut office = None;
    for kill in 0..kills {
        // A new office now and then, so that the check of a grown book does not take the time of the moments.
        if kill % 25 == 0 {
            let begun = Office::on("2026-07-20");
            load::prepare(&begun.session).unwrap();
            office = Some(begun);
        }
        let office = office.as_ref().unwrap();
        let book = office.path("so.lienhiep");
        let before = history(office);
        office.call("close_book", json!({}));

        let told = work_until_killed(&book, next, Duration::from_millis(numbers.below(500) as u64));
        next = told.next.max(next + 1);
        acts += told.entries.len() + told.copies.len();

        office.call("open_book", json!({ "path": book }));
        let after = history(office);
        let new: Vec<i64> = after.iter().copied().filter(|id| !before.contains(id)).collect();
        assert_eq!(after.len(), before.len() + new.len(), "kill {kill}: an earlier act is gone");
        let missing: Vec<&i64> = told.entries.iter().filter(|id| !new.contains(id)).collect();
        assert!(missing.is_empty(), "kill {kill}: acknowledged and gone: {missing:?}\n{}", told.lines.join("\n"));
        let besides = new.len() - told.entries.len();
        assert!(besides <= 1, "kill {kill}: {besides} acts nobody acknowledged\n{}", told.lines.join("\n"));
        caught += usize::from(told.lines.last().is_some_and(|line| line.starts_with("begin")));
        let checked = office.call("check_book", json!({}));
        assert_eq!(checked["ok"], Value::Bool(true), "kill {kill}: {checked}");
        for copy in &told.copies {
            assert_whole(copy);
        }
        // Nothing that passes for a copy is less than one, also not what was being made.
        for copy in office.call("list_backups", json!({})).as_array().unwrap().iter().take(3) {
            assert_whole(Path::new(copy["path"].as_str().unwrap()));
        }
    }
    assert!(acts as u64 > kills, "only {acts} acts in {kills} sittings: the moments are too short");
    assert!(caught as u64 > kills / 4, "only {caught} of {kills} sittings were ended within an act");
    eprintln!("{kills} moments, {acts} acknowledged acts, {caught} ended within an act");
}

fn assert_whole(copy: &Path) {
    let connection = rusqlite::Connection::open(copy).unwrap();
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok", "{}", copy.display());
}
