//! Real lists from outside, where they are at hand: they are not part of the project, so the test says so and
//! passes where they are not. What stands in them was counted from the files by hand (`real_lists/expected.rs`); a table
//! in the output says for each what was read.

use lienhiep_core::excel::reading::{Limits, ListFile, read_list};
use lienhiep_core::import::{Field, Reading, ReadingChoices, read};
use lienhiep_tests::{day, reader_program};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[path = "real_lists/expected.rs"]
mod expected;

use expected::{ENCODED, ENCODINGS, Expected, LISTS, OTHERS};

/// The folder of the outside data: beside the project, or where the variable says.
fn outside(part: &str) -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    std::env::var_os("LIENHIEP_OUTSIDE_DATA").map_or(beside, PathBuf::from).join(part)
}

fn open(path: &Path) -> Result<ListFile, String> {
    read_list(path, None, &reader_program(), Limits::default(), &mut || true).map_err(|refusal| refusal.to_string())
}

fn read_sheet(list: &ListFile, sheet: Option<usize>) -> Result<Reading, String> {
    let sheet = sheet.map(|at| list.sheets[at].name.clone());
    let choices = ReadingChoices { sheet, ..ReadingChoices::default() };
    read(list, &choices, day("2026-11-22"), &[]).map_err(|refusal| refusal.to_string())
}

/// The columns that mean something, by letter.
fn columns(reading: &Reading) -> BTreeMap<String, String> {
    let known = reading.columns.iter().filter_map(|column| Some((column.column.clone(), column.field?.name())));
    known.collect()
}

/// How many values of each field there are, beside those of notes.
fn values(reading: &Reading) -> BTreeMap<String, usize> {
    let mut values = BTreeMap::new();
    for field in reading.rows.iter().flat_map(|row| row.values.keys()).filter(|field| **field != Field::Note) {
        *values.entry(field.name()).or_default() += 1;
    }
    values
}

fn births(reading: &Reading) -> (usize, i64, i64, i64) {
    let births: Vec<&String> = reading.rows.iter().filter_map(|row| row.values.get(&Field::BirthOn)).collect();
    let years: Vec<i64> = births.iter().map(|birth| birth[..4].parse().unwrap()).collect();
    let (first, last) = (years.iter().min().copied(), years.iter().max().copied());
    let different: BTreeSet<&&String> = births.iter().collect();
    (different.len(), first.unwrap_or_default(), last.unwrap_or_default(), years.iter().sum())
}

fn sexes(reading: &Reading) -> (usize, usize) {
    let are =
        |sex: &str| reading.rows.iter().filter(|row| row.values.get(&Field::Sex).is_some_and(|one| one == sex)).count();
    (are("male"), are("female"))
}

/// Prints a line of the table; what differs from what was counted by hand.
fn compare(label: &str, expected: &Expected, reading: &Reading) -> Vec<String> {
    let wanted_columns: BTreeMap<String, String> =
        expected.columns.iter().map(|(letter, field)| ((*letter).to_owned(), (*field).to_owned())).collect();
    let wanted: BTreeMap<String, usize> =
        expected.values.iter().map(|(field, count)| ((*field).to_owned(), *count)).collect();
    let (found, read) = (columns(reading), values(reading));
    let right = found.iter().filter(|(letter, field)| wanted_columns.get(*letter) == Some(field)).count();
    let (sum, wanted_sum): (usize, usize) = (read.values().sum(), wanted.values().sum());
    println!(
        "{label:<72} | {:>5} / {:>5} | {right:>2} / {:>2} | {sum:>6} / {wanted_sum:>6}",
        reading.rows.len(),
        expected.rows,
        wanted_columns.len(),
    );
    let fields: Vec<String> = wanted
        .iter()
        .map(|(field, count)| format!("{field} {}/{count}", read.get(field).copied().unwrap_or_default()))
        .collect();
    println!("    {}", fields.join(", "));
    let mut wrong = Vec::new();
    let mut check = |what: &str, is: String, should: String| {
        if is != should {
            wrong.push(format!("{label}: {what} {is}, counted by hand {should}"));
        }
    };
    check("header rows", format!("{:?}", reading.header_rows), format!("{:?}", expected.header_rows));
    check("rows", reading.rows.len().to_string(), expected.rows.to_string());
    check("columns", format!("{found:?}"), format!("{wanted_columns:?}"));
    check("values", format!("{read:?}"), format!("{wanted:?}"));
    check("births", format!("{:?}", births(reading)), format!("{:?}", expected.births));
    check("sexes", format!("{:?}", sexes(reading)), format!("{:?}", expected.sexes));
    wrong
}

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_under(&path, found);
        } else if path.file_name().is_some_and(|name| name != "manifest.csv") {
            found.push(path);
        }
    }
}

fn sha256(path: &Path) -> String {
    Sha256::digest(std::fs::read(path).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn real_lists_are_read_as_counted_by_hand() {
    let folder = outside("vietnamese");
    let mut files = Vec::new();
    files_under(&folder, &mut files);
    if files.is_empty() {
        println!("skipped: no outside lists at {}", folder.display());
        return;
    }
    files.sort();
    println!("{:<72} | rows read / counted | columns | values read / counted", "list");
    let mut wrong = Vec::new();
    let mut known = 0;
    for path in &files {
        let sum = sha256(path);
        let list = open(path);
        let encoding = ENCODINGS.iter().find(|(_, sha256)| *sha256 == sum);
        let encoded = encoding.map(|(name, _)| (format!("400 rows in {name}"), &ENCODED));
        let counted = LISTS.iter().filter(|one| one.sha256 == sum).map(|one| (one.label.to_owned(), one));
        let counted: Vec<(String, &Expected)> = counted.chain(encoded).collect();
        if let Some((label, _)) = OTHERS.iter().find(|(_, sha256)| *sha256 == sum) {
            known += 1;
            match list.and_then(|list| read_sheet(&list, None)) {
                Err(sentence) => println!("{label:<72} | refused: {sentence}"),
                Ok(reading) => wrong.push(format!("{label}: read as {} people", reading.rows.len())),
            }
            continue;
        }
        known += usize::from(!counted.is_empty());
        if counted.is_empty() {
            let told =
                list.and_then(|list| read_sheet(&list, None)).map(|reading| (reading.rows.len(), values(&reading)));
            println!("not counted by hand: {told:?}");
        } else {
            let list = list.unwrap();
            for (label, expected) in counted {
                match read_sheet(&list, expected.sheet) {
                    Ok(reading) => wrong.extend(compare(&label, expected, &reading)),
                    Err(sentence) => wrong.push(format!("{label}: {sentence}")),
                }
            }
        }
    }
    println!("{} files, {known} counted by hand", files.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_list_in_nine_encodings_reads_alike() {
    let folder = outside("vietnamese/encodings");
    if !folder.exists() {
        println!("skipped: no outside lists at {}", folder.display());
        return;
    }
    let people = |name: &str| read_sheet(&open(&folder.join(name)).unwrap(), None).unwrap().rows;
    let truth = people("members_utf8.csv");
    for name in [
        "members_utf8_bom.csv",
        "members_utf8_nfd.csv",
        "members_utf16le_bom.csv",
        "members_windows1258.csv",
        "members_semicolon.csv",
        "members_tab.txt",
        "members_tcvn3_abc.csv",
        "members_vni.csv",
    ] {
        for (one, meant) in people(name).iter().zip(&truth) {
            assert_eq!(one, meant, "{name}");
        }
        assert_eq!(people(name).len(), truth.len(), "{name}");
    }
}

/// What reading processes were seen to cost at most, in KiB, and the address space they are held to, in bytes.
#[derive(Debug, Default, Clone, PartialEq)]
struct Cost {
    resident: u64,
    address_space: u64,
    held_to: BTreeSet<String>,
}

/// Looks every few milliseconds at the processes that this one started; what is told of a process only grows.
fn watch(stop: &AtomicBool) -> Cost {
    let mut cost = Cost::default();
    while !stop.load(Ordering::Relaxed) {
        let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        let children: String =
            threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok()).collect();
        for child in children.split_whitespace() {
            let told = |file: &str| std::fs::read_to_string(format!("/proc/{child}/{file}")).unwrap_or_default();
            let (status, limits) = (told("status"), told("limits"));
            let number = |name: &str| {
                let line = status.lines().find(|line| line.starts_with(name));
                line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or_default()
            };
            let held_to = limits.lines().find(|line| line.starts_with("Max address space"));
            let held_to = held_to.and_then(|line| line.split_whitespace().nth(3)).filter(|limit| *limit != "unlimited");
            // Before the process has limited itself it has read nothing yet.
            if let Some(limit) = held_to {
                cost.held_to.insert(limit.to_owned());
                cost.resident = cost.resident.max(number("VmHWM:"));
                cost.address_space = cost.address_space.max(number("VmPeak:"));
            }
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    cost
}

#[test]
fn outside_workbooks_of_all_kinds_are_read_or_refused_with_a_sentence_within_their_limits() {
    let folder = outside("spreadsheets");
    let mut files = Vec::new();
    files_under(&folder, &mut files);
    if files.is_empty() {
        println!("skipped: no outside workbooks at {}", folder.display());
        return;
    }
    let stop = AtomicBool::new(false);
    let (mut read_count, mut people_count, mut refusals) = (0, 0, BTreeMap::<String, usize>::new());
    let mut slowest = Duration::ZERO;
    let cost = std::thread::scope(|scope| {
        let watching = scope.spawn(|| watch(&stop));
        for path in &files {
            let started = Instant::now();
            let list = open(path);
            // Finding the header must not break on any of them either.
            match list.and_then(|list| {
                read_count += 1;
                read_sheet(&list, None)
            }) {
                Ok(reading) => people_count += usize::from(!reading.rows.is_empty()),
                Err(sentence) => {
                    assert!(sentence.contains("ãy "), "{}: {sentence}", path.display());
                    let end = sentence.find(['“', '.', ';']).unwrap_or(sentence.len());
                    *refusals.entry(sentence[..end].to_owned()).or_default() += 1;
                }
            }
            let took = started.elapsed();
            slowest = slowest.max(took);
            assert!(took < Duration::from_secs(22), "{} took {took:?}", path.display());
        }
        stop.store(true, Ordering::Relaxed);
        watching.join().unwrap()
    });
    println!("{} files: {read_count} read, {people_count} of them as people; slowest {slowest:?}", files.len());
    for (sentence, count) in &refusals {
        println!("{count:>5} refused: {sentence}");
    }
    println!(
        "reading processes: at most {} MiB resident, {} MiB of addresses, held to {:?} bytes",
        cost.resident >> 10,
        cost.address_space >> 10,
        cost.held_to
    );
    #[cfg(target_os = "linux")]
    {
        assert_eq!(cost.held_to, BTreeSet::from([(1u64 << 30).to_string()]));
        assert!(cost.resident > 0 && cost.resident <= 1 << 20, "{} KiB resident", cost.resident);
        assert!(cost.address_space <= 1 << 20, "{} KiB of addresses", cost.address_space);
    }
}
