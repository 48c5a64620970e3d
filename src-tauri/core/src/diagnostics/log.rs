//! The end of the program's log, line by line; whatever does not look like a line of ours is left out.

use std::path::Path;

/// Lines of the log that are taken along.
const LINES: usize = 300;
/// Bytes at the end of a file of the log that are looked at.
const BYTES: usize = 200_000;

/// The last lines of the log, the oldest first, and how many were left out.
pub(super) fn tail(folder: &Path) -> (Vec<String>, usize) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_log = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "log");
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(is_log).collect();
    let written = |path: &std::path::PathBuf| std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    files.sort_by_key(|path| (written(path), path.clone()));
    let (mut lines, mut left_out) = (Vec::new(), 0);
    for file in files {
        let bytes = std::fs::read(file).unwrap_or_default();
        let end = &bytes[bytes.len().saturating_sub(BYTES)..];
        for line in String::from_utf8_lossy(end).lines().filter(|line| !line.trim().is_empty()) {
            if is_ours(line) { lines.push(line.to_owned()) } else { left_out += 1 }
        }
    }
    let first = lines.len().saturating_sub(LINES);
    (lines.split_off(first), left_out)
}

/// `[2026-11-20][08:15:02][INFO][so_lien_hiep::call] create_person: person.no_name`: marks in brackets, then words of
/// code; no letter with an accent, no digit that is none of a place or a reference, nothing quoted.
fn is_ours(line: &str) -> bool {
    let Some((marks, told)) = line.split_once("] ") else { return false };
    let is_mark = |letter: char| letter.is_ascii_alphanumeric() || "[]-:_.+".contains(letter);
    let is_code = |letter: char| letter.is_ascii_alphanumeric() || " _.:,-/\\".contains(letter);
    let looks_like_number = told.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() > 6);
    let names_home = ["/home/", "\\Users\\", "/Users/"].iter().any(|folder| told.contains(folder));
    marks.starts_with('[')
        && marks.chars().all(is_mark)
        && told.chars().all(is_code)
        && told.len() <= 300
        && !looks_like_number
        && !names_home
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_of_ours_are_taken_along() {
        for line in [
            "[2026-11-20][08:15:02][INFO][so_lien_hiep::call] create_person: person.no_name",
            "[2026-11-20][08:15:02][ERROR][so_lien_hiep::journal] panic at src-tauri/core/src/tasks/rules.rs:12:5",
            "[2026-11-20][08:15:02][ERROR][so_lien_hiep::journal] close_period: unexpected, reference 0A1B2C",
        ] {
            assert!(is_ours(line), "{line}");
        }
        for line in [
            "[2026-11-20][08:15:02][INFO][x] Nguyễn Văn A",
            "[2026-11-20][08:15:02][INFO][x] phone 0905111222",
            "[2026-11-20][08:15:02][INFO][x] cannot open \"so.lienhiep\"",
            "[2026-11-20][08:15:02][INFO][x] C:\\Users\\an\\x",
            "called `Option::unwrap()` on a `None` value",
        ] {
            assert!(!is_ours(line), "{line}");
        }
    }
}
