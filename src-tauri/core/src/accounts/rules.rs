//! What a login and a password must be, and how long to wait after wrong ones.

use std::time::{Duration, Instant};

use icu_normalizer::ComposingNormalizerBorrowed;
use zeroize::Zeroizing;

use super::AccountError;
use crate::text::{clean, fold};

/// A login as it is kept: without marks, in small letters, so that it does not matter how a keyboard types it.
pub fn login(typed: &str) -> String {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let mut login = String::new();
    for part in clean(typed).split_inclusive(is_mark) {
        let word = part.trim_end_matches(is_mark);
        // Folding takes marks between words for spaces; a point is part of a login.
        login.push_str(&fold(word));
        login.push_str(&part[word.len()..]);
    }
    login
}

/// A login that a new account may have.
pub fn new_login(typed: &str) -> Result<String, AccountError> {
    let login = login(typed);
    let is_sound = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "._-".contains(letter);
    if (2..=40).contains(&login.len()) && login.chars().all(is_sound) {
        Ok(login)
    } else {
        Err(AccountError::LoginForm)
    }
}

/// A name that an account may have.
pub fn display_name(typed: &str) -> Result<String, AccountError> {
    let name = clean(typed);
    if name.is_empty() { Err(AccountError::NoName) } else { Ok(name) }
}

/// A password as it counts, however the keyboard composes its letters.
pub fn composed(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(ComposingNormalizerBorrowed::new_nfc().normalize(typed).into_owned())
}

/// A password that an account may be given.
pub fn new_password(typed: &str, login: &str) -> Result<Zeroizing<String>, AccountError> {
    let password = composed(typed);
    let is_weak = password.chars().count() < 8 || password.trim().is_empty() || fold(&password) == login;
    if is_weak { Err(AccountError::WeakPassword) } else { Ok(password) }
}

/// Wrong passwords may be typed so often before there is a pause.
const FREE: u32 = 5;
const FIRST_PAUSE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// Wrong passwords in a row, as this sitting remembers them. (Each costs argon2id besides.)
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    wrong: u32,
    until: Option<Instant>,
}

impl Attempts {
    /// Refuses while there is a pause.
    ///
    /// # Errors
    /// [`AccountError::Wait`].
    pub fn refuse_pause(&self, now: Instant) -> Result<(), AccountError> {
        match self.until.and_then(|until| until.checked_duration_since(now)).filter(|left| !left.is_zero()) {
            Some(left) => Err(AccountError::Wait { seconds: left.as_secs() + 1 }),
            None => Ok(()),
        }
    }

    /// Another wrong one: from the fifth on a pause, each twice as long as the last.
    pub fn wrong(&mut self, now: Instant) {
        self.wrong += 1;
        if let Some(times) = self.wrong.checked_sub(FREE) {
            self.until = Some(now + LONGEST_PAUSE.min(FIRST_PAUSE * 2_u32.pow(times.min(8))));
        }
    }

    /// A right one.
    pub fn right(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_kept_without_marks() {
        assert_eq!(new_login(" Hòa.Đỗ ").unwrap(), "hoa.do");
        for wrong in ["h", "hòa đỗ", "a/b", "", &"a".repeat(41)] {
            assert!(new_login(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_counts_however_it_is_composed() {
        assert_eq!(*composed("mật khẩu"), *composed("mật khẩu"));
        assert!(new_password("ngắn", "hoa").is_err() && new_password("nguyễnhoa", "nguyenhoa").is_err());
        assert!(new_password("một câu dễ nhớ", "hoa").is_ok());
    }

    #[test]
    fn pauses_grow_from_the_fifth_wrong_password_on() {
        let now = Instant::now();
        let mut attempts = Attempts::default();
        let mut pauses = Vec::new();
        for _ in 0..12 {
            attempts.wrong(now);
            pauses.push(match attempts.refuse_pause(now) {
                Err(AccountError::Wait { seconds }) => seconds - 1,
                _ => 0,
            });
        }
        assert_eq!(pauses, [0, 0, 0, 0, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert!(attempts.refuse_pause(now + LONGEST_PAUSE).is_ok());
        attempts.right();
        assert!(attempts.refuse_pause(now).is_ok());
    }
}
