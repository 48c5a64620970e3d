//! Steps with a name, a clock and an advice: what is being done, how long it took, and what to do
//! when it fails.

use std::fmt;
use std::time::{Duration, Instant};

/// Why a command of xtask ends early: the step that failed, what was seen, what to do.
#[derive(Debug)]
pub struct Stop {
    step: String,
    cause: String,
    advice: String,
}

impl Stop {
    pub fn new(step: &str, cause: impl Into<String>, advice: &str) -> Self {
        Self { step: step.into(), cause: cause.into(), advice: advice.into() }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DỪNG ở bước «{}».\n{}\nCần làm: {}", self.step, self.cause.trim_end(), self.advice)
    }
}

/// A step that must succeed for the rest to make sense.
pub fn step<T>(name: &str, advice: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, Stop> {
    eprintln!("▸ {name}");
    let began = Instant::now();
    match work() {
        Ok(value) => {
            eprintln!("  ✓ {name} · {}", seconds(began.elapsed()));
            Ok(value)
        }
        Err(cause) => {
            eprintln!("  ✗ {name} · {}", seconds(began.elapsed()));
            Err(Stop::new(name, cause, advice))
        }
    }
}

/// How many single checks a step made, and how many of them failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// One check that holds.
    pub const ONE: Self = Self { passed: 1, failed: 0 };

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What a check found, and the text worth showing when it failed.
pub struct Found {
    pub tally: Tally,
    pub detail: String,
}

/// Checks run one after another; a failing one does not hide the others.
#[derive(Default)]
pub struct Checks {
    total: Tally,
    failures: Vec<String>,
}

impl Checks {
    /// Runs one check; `Err` counts as one failure.
    pub fn check(&mut self, name: &str, advice: &str, work: impl FnOnce() -> Result<Found, String>) {
        eprintln!("▸ {name}");
        let began = Instant::now();
        let found = work().unwrap_or_else(|cause| Found { tally: Tally { passed: 0, failed: 1 }, detail: cause });
        self.total.add(found.tally);
        let Tally { passed, failed } = found.tally;
        let mark = if failed == 0 { '✓' } else { '✗' };
        eprintln!("  {mark} {name} · đạt {passed}, hỏng {failed} · {}", seconds(began.elapsed()));
        if failed > 0 {
            eprintln!("{}\n  Cần làm: {advice}", found.detail.trim_end());
            self.failures.push(format!("  {name}: {advice}"));
        }
    }

    /// Prints the closing line that scripts read; an error when any check failed or none was made.
    pub fn close(self) -> Result<(), Stop> {
        let Tally { passed, failed } = self.total;
        println!("{passed} passed, {failed} failed");
        if passed + failed == 0 {
            return Err(Stop::new("test", "Không có kiểm tra nào được chạy.", "xem cargo xtask test --list"));
        }
        if failed > 0 {
            return Err(Stop::new(
                "test",
                format!("{failed} kiểm tra hỏng:\n{}", self.failures.join("\n")),
                "xem phần in ra của từng bước ở trên; chạy lại một bước bằng --only BƯỚC",
            ));
        }
        Ok(())
    }
}

/// A time as a person reads it: `0,4 s`, `3 phút 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole >= 60 {
        return format!("{} phút {:02} s", whole / 60, whole % 60);
    }
    format!("{:.1} s", time.as_secs_f64()).replace('.', ",")
}
