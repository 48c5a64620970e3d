//! Reading how many tests a runner ran, from what it printed.

use crate::process::Printed;
use crate::steps::{Found, Tally};

/// What a single yes-or-no check found.
pub fn single(printed: &Printed) -> Found {
    let tally = if printed.ok { Tally::ONE } else { Tally { passed: 0, failed: 1 } };
    Found { tally, detail: printed.tail() }
}

/// What a runner found; a runner that failed without naming a failed test still counts as one.
pub fn counted(printed: &Printed, read: fn(&str) -> Tally) -> Found {
    let mut tally = read(&printed.text);
    if !printed.ok && tally.failed == 0 || tally == Tally::default() {
        tally.failed += 1;
    }
    Found { tally, detail: printed.tail() }
}

/// `test result: ok. 12 passed; 0 failed; …`, one line per test program.
pub fn cargo_test(text: &str) -> Tally {
    let mut total = Tally::default();
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        total.add(Tally { passed: before(line, " passed"), failed: before(line, " failed") });
    }
    total
}

/// `      Tests  1 failed | 42 passed (43)`.
pub fn vitest(text: &str) -> Tally {
    let line = text.lines().rfind(|line| line.trim_start().starts_with("Tests ")).unwrap_or_default();
    Tally { passed: before(line, " passed"), failed: before(line, " failed") }
}

/// `# pass 12` and `# fail 0`, or with another mark before them.
pub fn node_test(text: &str) -> Tally {
    let number = |word: &str| {
        let line = text.lines().rfind(|line| line.get(0..).is_some_and(|line| line.contains(word)));
        line.and_then(|line| line.rsplit(' ').next()).and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    Tally { passed: number("# pass "), failed: number("# fail ") }
}

/// The number that stands right before a word in a line; 0 when the word is not there.
fn before(line: &str, word: &str) -> u64 {
    let Some((front, _)) = line.split_once(word) else {
        return 0;
    };
    let digits = front.rsplit(|letter: char| !letter.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_program_of_cargo_test() {
        let text = "test result: ok. 12 passed; 0 failed; 0 ignored\nrunning\ntest result: FAILED. 3 passed; 2 failed; 0 ignored";
        assert_eq!(cargo_test(text), Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn reads_vitest_with_and_without_failures() {
        assert_eq!(vitest(" Test Files  1 passed (1)\n      Tests  42 passed (42)"), Tally { passed: 42, failed: 0 });
        assert_eq!(vitest("      Tests  1 failed | 41 passed (42)"), Tally { passed: 41, failed: 1 });
    }

    #[test]
    fn reads_node_test() {
        assert_eq!(node_test("# tests 3\n# pass 2\n# fail 1\n"), Tally { passed: 2, failed: 1 });
    }

    #[test]
    fn a_runner_that_ran_nothing_has_failed() {
        let printed = Printed { ok: true, text: String::new() };
        assert_eq!(counted(&printed, cargo_test).tally.failed, 1);
    }
}
