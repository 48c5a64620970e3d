//! The command table: any commands with any requests, one a line (`name {json}`), of a small office.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lienhiep_core::api::COMMANDS;
use lienhiep_fuzz::office;
use serde_json::Value;

/// Lines of one try that are looked at.
const MOST: usize = 6;

fuzz_target!(|text: &str| {
    let line = |line: &str| {
        let (name, request) = line.split_once(' ').unwrap_or((line, "{}"));
        let request: Value = serde_json::from_str(request).ok()?;
        // A name that the fuzzer has spoilt is that of some command all the same.
        let number = name.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let known = COMMANDS.iter().find(|command| command.name == name);
        let command = known.unwrap_or(&COMMANDS[number % COMMANDS.len()]);
        Some((command.name.to_owned(), request))
    };
    let requests: Vec<(String, Value)> = text.lines().filter_map(line).take(MOST).collect();
    if !requests.is_empty() {
        office::ask_all(&requests);
    }
});
