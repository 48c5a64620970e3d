//! From what was typed to the key of a file, and to the account that works in the open book.

use std::path::Path;

use super::{Account, AccountError, Credentials, Role, rules, store};
use crate::app::App;
use crate::error::Failure;
use crate::files::name;
use crate::history::Act;
use crate::keys::{self, BookKey, KeyError, KeyFile, Slot};
use crate::session::Session;
use crate::storage::StorageError;
use crate::storage::cipher::{Fit, fit, looks_encrypted};

/// Whether a file is an encrypted book, as far as can be told without its key.
pub(crate) fn is_protected(file: &Path) -> bool {
    if !file.is_file() || crate::storage::begins_as_database(file) {
        return false;
    }
    // With its key file beside it, it is one even where its first page was damaged; what is no page long never was.
    let has_page = std::fs::metadata(file).is_ok_and(|meta| meta.len() >= 8192);
    (has_page && keys::path_beside(file).is_file()) || looks_encrypted(file)
}

/// A protected file, unlocked.
pub(crate) struct Unlocked {
    /// Its key.
    pub key: BookKey,
    /// With which account, and what its key file says; nothing with the recovery code.
    by: Option<(String, KeyFile)>,
}

impl Unlocked {
    /// By a key that is known.
    pub fn by_key(key: BookKey) -> Self {
        Self { key, by: None }
    }

    /// The login that unlocked it.
    pub fn login(&self) -> Option<&str> {
        self.by.as_ref().map(|(login, _)| login.as_str())
    }
}

/// Finds the key of a protected file that nobody has open. Nothing is changed.
///
/// # Errors
/// [`AccountError`]: nobody is named, a wrong password, a pause; [`KeyError`]: no key file, a wrong code, another book;
/// `storage.damaged` when its first page cannot be read.
pub(crate) fn unlock(session: &Session, file: &Path, credentials: &Credentials) -> Result<Unlocked, Failure> {
    if let Some(code) = &credentials.recovery_code {
        let key = keys::key_from(code.text())?;
        return match fit(file, &key)? {
            // A torn first page may be whole in the journal: opening tells.
            Fit::Opens | Fit::Damaged => Ok(Unlocked { key, by: None }),
            Fit::Other => Err(KeyError::CodeOfOther { file: name(file) }.into()),
        };
    }
    let (files, damaged) = keys::beside(file);
    if files.is_empty() {
        let key_file = name(&keys::path_beside(file));
        return Err(match damaged {
            Some(damaged) => KeyError::FileDamaged { key_file: name(&damaged) },
            None => KeyError::FileMissing { file: name(file), key_file },
        }
        .into());
    }
    let (Some(login), Some(password)) = (&credentials.login, &credentials.password) else {
        return Err(AccountError::SignInNeeded { file: name(file) }.into());
    };
    session.refuse_pause()?;
    let login = rules::login(login);
    let password = rules::composed(password.text());
    let mut other_book = false;
    // Key files without that login cost one look for all of them.
    let (named, unnamed): (Vec<KeyFile>, Vec<KeyFile>) =
        files.into_iter().partition(|file| file.slot(&login).is_some());
    for key_file in named {
        let Some(key) = key_file.unlock(&login, &password)? else { continue };
        match fit(file, &key)? {
            Fit::Opens | Fit::Damaged => {
                session.told_right();
                return Ok(Unlocked { key, by: Some((login, key_file)) });
            }
            Fit::Other => other_book = true,
        }
    }
    if other_book {
        return Err(KeyError::OtherBook { file: name(file) }.into());
    }
    if let Some(key_file) = unnamed.first() {
        let _ = key_file.unlock(&login, &password)?;
    }
    session.told_wrong();
    Err(AccountError::WrongPassword.into())
}

/// Makes the account that unlocked a book the one that works in it.
///
/// # Errors
/// [`AccountError::WrongPassword`]: the account is gone or closed by now, or has another password.
pub(crate) fn enter(app: &mut App, unlocked: &Unlocked, password: Option<&str>) -> Result<(), Failure> {
    let Some((login, key_file)) = &unlocked.by else { return Ok(()) };
    let (account, slot, generation) = app.read(|connection| {
        let account = store::by_login(connection, login)?.filter(|account| account.is_active);
        let slot = account.as_ref().map_or(Ok(None), |account| store::slot(connection, account.id))?;
        Ok((account, slot, store::generation(connection)?))
    })?;
    let account = account.ok_or(AccountError::WrongPassword)?;
    let is_behind = key_file.generation < generation;
    if is_behind && slot.as_ref() != key_file.slot(login) {
        // The key file is from before the password was changed or the account closed: what the book says counts.
        let password = rules::composed(password.unwrap_or_default());
        let opened = slot.map_or(Ok(None), |slot| slot.unwrap(login, &password))?;
        if opened.is_none() {
            return Err(AccountError::WrongPassword.into());
        }
    }
    let adopted = key_file.generation > generation;
    app.transact(Act::SignIn, |tx| {
        if adopted {
            adopt(tx, key_file)?;
        }
        store::note_sign_in(tx, account.id, &tx.now_text())
    })?;
    app.work_as(&account);
    // A key file that cannot be renewed now is renewed at the next opening.
    let _ = renew_key_file(app);
    Ok(())
}

/// An older state of the book was put back by hand: the passwords of the newer key file beside it count.
fn adopt(connection: &rusqlite::Connection, key_file: &KeyFile) -> Result<(), Failure> {
    for account in store::all(connection)? {
        store::put_slot(connection, account.id, key_file.slot(&account.login))?;
    }
    store::next_generation(connection, key_file.generation)?;
    Ok(())
}

/// Makes an account that is known to be right the one that works in the book: the book was closed for a moment only.
pub(crate) fn enter_again(app: &mut App, login: Option<&str>) -> Result<(), Failure> {
    if app.key().is_none() {
        return Ok(());
    }
    let account = app.read(|connection| {
        let named = login.map_or(Ok(None), |login| store::by_login(connection, login))?;
        // Opened by the recovery code: whoever has it may do all that an admin may.
        let admin = |account: &Account| account.is_active && account.role == Role::Admin;
        let all = store::all(connection)?;
        Ok(named.filter(|account| account.is_active).or_else(|| all.into_iter().find(admin)))
    })?;
    let account = account.ok_or(AccountError::WrongPassword)?;
    app.work_as(&account);
    renew_key_file(app)
}

/// The key file of the book as its accounts are now; nothing of a book without protection.
pub(crate) fn key_file_of(connection: &rusqlite::Connection, key: &BookKey) -> Result<KeyFile, Failure> {
    Ok(KeyFile::of(key, store::generation(connection)?, &store::slots(connection)?))
}

/// Writes the key file beside the book when it does not say what the book says.
pub(crate) fn renew_key_file(app: &App) -> Result<(), Failure> {
    let Some(key) = app.key() else { return Ok(()) };
    let (generation, slots): (i64, Vec<(String, Slot)>) =
        app.read(|connection| Ok((store::generation(connection)?, store::slots(connection)?)))?;
    let path = keys::path_beside(app.path());
    if keys::read(&path).is_some_and(|file| file.says(key, generation, &slots)) {
        return Ok(());
    }
    Ok(keys::write(&path, &KeyFile::of(key, generation, &slots))?)
}

/// Writes the key file into a folder of copies, when the book is protected.
///
/// # Errors
/// The folder refuses.
pub(crate) fn lay_key_file(app: &App, folder: &Path) -> Result<(), Failure> {
    let Some(key) = app.key() else { return Ok(()) };
    let (generation, slots) = app.read(|connection| Ok((store::generation(connection)?, store::slots(connection)?)))?;
    let stem = app.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let path = keys::in_folder(folder, &stem, key);
    if keys::read(&path).is_some_and(|file| file.says(key, generation, &slots)) {
        return Ok(());
    }
    Ok(keys::write(&path, &KeyFile::of(key, generation, &slots))?)
}

/// What opening a file that was unlocked can refuse, in words that fit: its key is right, so it is damaged.
pub(crate) fn of_unlocked(failure: Failure) -> Failure {
    if failure.code == "storage.not_a_book" { StorageError::Damaged.into() } else { failure }
}
