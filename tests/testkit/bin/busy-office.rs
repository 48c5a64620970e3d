//! An office at work until somebody ends it: `busy-office BOOK FIRST` opens the book, does act after act of the mixed
//! load from number FIRST on, and tells each on its standard output: `begin N NAME` before, `entry N ID` or
//! `copy N PATH` once it is acknowledged, `refused N CODE` otherwise.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lienhiep_core::clock::FixedClock;
use lienhiep_core::session::{Environment, Session};
use lienhiep_tests::load::{ACTS, Acknowledged, act, ask};
use lienhiep_tests::{day, reader_program};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, book, from] = arguments.as_slice() else {
        eprintln!("only the tests start this program");
        std::process::exit(2);
    };
    let session = Session::new(Environment {
        clock: Arc::new(FixedClock::at_noon(day("2026-07-20"))),
        actor: "Người thử".to_owned(),
        reader_program: reader_program(),
        config_folder: None,
        log_folder: None,
    });
    let folder = Path::new(book).parent().map(PathBuf::from).unwrap_or_default();
    if let Err(failure) = ask(&session, "open_book", serde_json::json!({ "path": book })) {
        say(&format!("unopened {} {}", failure.code, failure.sentence));
        std::process::exit(1);
    }
    say("open");
    for number in from.parse::<u64>().unwrap_or_default().. {
        let name = ACTS[(number.wrapping_mul(7) % ACTS.len() as u64) as usize];
        say(&format!("begin {number} {name}"));
        match act(&session, &folder, name, number) {
            Ok(Acknowledged::Entry(id)) => say(&format!("entry {number} {id}")),
            Ok(Acknowledged::Copy(path)) => say(&format!("copy {number} {}", path.display())),
            Ok(Acknowledged::Nothing) => say(&format!("nothing {number}")),
            Err(failure) => say(&format!("refused {number} {}", failure.code)),
        }
    }
}

/// One write a line, so that a line is told whole or not at all.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}
