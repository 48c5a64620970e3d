//! Files that another program holds for a moment, as an antivirus does with each file that has just come.

use std::io::{Error, Result};
use std::time::Duration;

/// How often is tried, and how long is waited in between: a second in all.
pub(super) const TRIES: u32 = 12;
/// See [`TRIES`].
pub(super) const PAUSE: Duration = Duration::from_millis(80);

/// Does `work` again and again while another program holds the file, for a second at most.
///
/// # Errors
/// What `work` refuses, the last time.
pub(crate) fn patiently<T>(work: impl FnMut() -> Result<T>) -> Result<T> {
    while_held(is_held, work)
}

fn while_held<T>(is_held: fn(&Error) -> bool, mut work: impl FnMut() -> Result<T>) -> Result<T> {
    for _ in 1..TRIES {
        match work() {
            Err(error) if is_held(&error) => std::thread::sleep(PAUSE),
            outcome => return outcome,
        }
    }
    work()
}

/// Whether another program holds the file (Windows: 5 to replace it, 32 and 33 to open it).
pub(super) fn is_held(error: &Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn what_is_let_go_after_a_moment_is_had_and_what_is_kept_is_refused() {
        let is_busy = |error: &Error| error.kind() == ErrorKind::ResourceBusy;
        let mut asked = 0;
        let mut lets_go = || {
            asked += 1;
            if asked < 3 { Err(Error::from(ErrorKind::ResourceBusy)) } else { Ok(asked) }
        };
        assert_eq!(while_held(is_busy, &mut lets_go).unwrap(), 3);

        let mut asked = 0;
        let refused = while_held::<()>(is_busy, || {
            asked += 1;
            Err(ErrorKind::ResourceBusy.into())
        });
        assert_eq!((refused.unwrap_err().kind(), asked), (ErrorKind::ResourceBusy, 12));

        let mut asked = 0;
        let refused = while_held::<()>(is_busy, || {
            asked += 1;
            Err(ErrorKind::NotFound.into())
        });
        assert_eq!((refused.unwrap_err().kind(), asked), (ErrorKind::NotFound, 1), "not waited for");
    }
}
