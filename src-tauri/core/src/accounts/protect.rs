//! Protecting a book and taking the protection off: the file is written anew, encrypted or plain, beside the old one, and
//! takes its place in one step, its key file being on the disk before. Whenever the power goes, there is the one book
//! or the other, whole. Its copies follow; which of them could not is said.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sign_in::{is_protected, key_file_of, unlock};
use super::{AccountError, Credentials, Role, Secret, rules, store};
use crate::app::App;
use crate::backup;
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::keys::{self, BookKey, Slot};
use crate::session::{self, BookInfo, Opening, Session};
use crate::storage::cipher::{put_in_place, rewrite, written_beside};
use crate::storage::{self, OpenMode};

/// The first account of a book that shall be protected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProtectBook {
    /// What is typed at signing in.
    pub login: String,
    /// As the history names them.
    pub display_name: String,
    /// Its password.
    pub password: Secret,
}

/// What protecting did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Protected {
    /// To be printed and put away: opens the book when every password is forgotten and the key file lost.
    pub recovery_code: Secret,
    /// Copies that are encrypted now too.
    pub copy_count: u64,
    /// Copies that can still be read without a password, with their folders: the disk or another program refused.
    pub still_readable: Vec<String>,
    /// The second place, when it is named and away: the copies there can still be read.
    pub away: Option<String>,
}

/// The password that confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnprotectBook {
    /// Of the account that is signed in.
    pub password: Secret,
}

/// A protected book and its printed code; and the account to go on with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoverBook {
    /// The book.
    pub path: String,
    /// As printed.
    pub recovery_code: Secret,
    /// The account that becomes an admin; it need not be there yet.
    pub login: String,
    /// As the history names them.
    pub display_name: String,
    /// Its new password.
    pub password: Secret,
}

/// Encrypts the open book and its copies; the first account is an admin and signed in.
///
/// # Errors
/// It is protected already; login, name or password cannot be taken; the disk refuses, or the new file does not hold all
/// that the old one does: then the book is as it was, and open.
pub fn protect_book(session: &Session, request: ProtectBook, job: &Job) -> Result<Protected, Failure> {
    let app = session.app()?;
    if app.key().is_some() {
        return Err(AccountError::AlreadyProtected.into());
    }
    let login = rules::new_login(&request.login)?;
    let display_name = rules::display_name(&request.display_name)?;
    let password = rules::new_password(request.password.text(), &login)?;
    job.progress(0, 3, "Đang sao lưu trước khi đặt bảo vệ…")?;
    backup::before_risk(&app)?;
    let key = BookKey::random();
    let slot = Slot::wrap(&key, &login, &password)?;
    let book = app.path().to_owned();
    drop(app);
    job.progress(1, 3, "Đang mã hóa sổ…")?;
    let environment = session.environment().acting_as(&display_name);
    let anew = book.with_extension("dang-bao-ve");
    let put = || {
        storage::remove_parts(&anew);
        written_beside(&book, None, &anew, Some(&key))?;
        let app = App::open(&anew, OpenMode::Existing, Some(key.clone()), environment.clone())?;
        app.transact(Act::ProtectBook, |tx| {
            store::clear(tx)?;
            let id = store::insert(tx, &login, &display_name, Role::Admin, true, true)?;
            store::put_slot(tx, id, Some(&slot))?;
            store::note_sign_in(tx, id, &tx.now_text())?;
            store::next_generation(tx, 0)?;
            tx.describe(format!("Đã đặt bảo vệ cho sổ; tài khoản quản trị đầu tiên: {display_name} ({login})"));
            Ok(())
        })?;
        let key_file = app.read(|connection| key_file_of(connection, &key))?;
        drop(app);
        // Before the book: an encrypted one without it would open by the recovery code alone.
        keys::write(&keys::path_beside(&book), &key_file)?;
        put_in_place(&anew, &book)?;
        Ok(((), Opening { key: Some(key.clone()), login: Some(login.clone()) }))
    };
    let replaced = session.replace(&book, put, |()| {});
    if replaced.is_err() {
        storage::remove_parts(&anew);
        if !is_protected(&book) {
            let _ = std::fs::remove_file(keys::path_beside(&book));
        }
    }
    replaced?;
    let app = session.app()?;
    let copies = rewrite_copies(&app, None, Some(&key), job)?;
    Ok(Protected {
        recovery_code: Secret::new(keys::code_of(&key).as_str()),
        copy_count: copies.count,
        still_readable: copies.refused,
        away: copies.away,
    })
}

/// Decrypts the open book and its copies, and takes its accounts out.
///
/// # Errors
/// Not an admin; another password; the disk refuses: then the book is as it was, and open.
pub fn unprotect_book(session: &Session, request: UnprotectBook, job: &Job) -> Result<BookInfo, Failure> {
    let app = session.app()?;
    let Some(key) = app.key().cloned() else { return Err(AccountError::NotProtected.into()) };
    super::api::confirm(session, &app, &request.password)?;
    job.progress(0, 3, "Đang sao lưu trước khi bỏ bảo vệ…")?;
    backup::before_risk(&app)?;
    let book = app.path().to_owned();
    let environment = session.environment().acting_as(app.environment().actor.as_str());
    drop(app);
    job.progress(1, 3, "Đang giải mã sổ…")?;
    let anew = book.with_extension("dang-bao-ve");
    let put = || {
        storage::remove_parts(&anew);
        written_beside(&book, Some(&key), &anew, None)?;
        let app = App::open(&anew, OpenMode::Existing, None, environment.clone())?;
        app.transact(Act::UnprotectBook, |tx| {
            store::clear(tx)?;
            store::next_generation(tx, 0)?;
            tx.describe("Đã bỏ bảo vệ sổ: tệp không còn mã hóa, không còn tài khoản");
            Ok(())
        })?;
        drop(app);
        put_in_place(&anew, &book)?;
        Ok(((), Opening::default()))
    };
    let replaced = session.replace(&book, put, |()| {});
    if replaced.is_err() {
        storage::remove_parts(&anew);
    }
    replaced?;
    let app = session.app()?;
    let copies = rewrite_copies(&app, Some(&key), None, job)?;
    if copies.refused.is_empty() && copies.away.is_none() {
        let folders = [backup::own_folder(&book), PathBuf::from(copies.second)];
        for folder in folders.iter().filter(|folder| folder.is_absolute()) {
            let _ = std::fs::remove_file(keys::in_folder(folder, &backup::stem(&book), &key));
        }
    }
    let _ = std::fs::remove_file(keys::path_beside(&book));
    session::info(&app)
}

/// Opens a protected book with its printed code, and gives an account a new password.
///
/// # Errors
/// The code has a wrong group or is of another book; login, name or password cannot be taken.
pub fn recover_book(session: &Session, request: RecoverBook, _job: &Job) -> Result<BookInfo, Failure> {
    let path = Path::new(&request.path);
    let login = rules::new_login(&request.login)?;
    let display_name = rules::display_name(&request.display_name)?;
    let password = rules::new_password(request.password.text(), &login)?;
    if !path.is_file() {
        return Err(storage::StorageError::Missing { file: crate::files::name(path) }.into());
    }
    let open = session.current().filter(|app| crate::files::is_same(app.path(), path));
    let key = match open.as_ref().map(|app| app.key().cloned()) {
        Some(None) => return Err(AccountError::NotProtected.into()),
        Some(Some(key)) => {
            let given = keys::key_from(request.recovery_code.text())?;
            if given != key {
                return Err(keys::KeyError::CodeOfOther { file: crate::files::name(path) }.into());
            }
            key
        }
        None if !is_protected(path) => return Err(AccountError::NotProtected.into()),
        None => {
            let credentials =
                Credentials { recovery_code: Some(request.recovery_code.clone()), ..Credentials::default() };
            unlock(session, path, &credentials)?.key
        }
    };
    drop(open);
    let slot = Slot::wrap(&key, &login, &password)?;
    session.close();
    let environment = session.environment().acting_as(&display_name);
    let app = App::open(path, OpenMode::Existing, Some(key.clone()), environment)?;
    app.transact(Act::RecoverBook, |tx| {
        let id = match store::by_login(tx, &login)? {
            Some(mut account) => {
                account.display_name.clone_from(&display_name);
                (account.role, account.is_active) = (Role::Admin, true);
                store::update(tx, &account)?;
                account.id
            }
            None => store::insert(tx, &login, &display_name, Role::Admin, true, true)?,
        };
        store::put_slot(tx, id, Some(&slot))?;
        let known = keys::read(&keys::path_beside(path)).map_or(0, |file| file.generation);
        store::next_generation(tx, known)?;
        tx.describe(format!("Đã mở sổ bằng mã khôi phục; đặt mật khẩu mới cho {display_name} ({login})"));
        keys::write(&keys::path_beside(path), &key_file_of(tx, &key)?)?;
        Ok(())
    })?;
    drop(app);
    let app = session.open_known(path, Opening { key: Some(key), login: Some(login) })?;
    super::api::renew_in_folders(&app);
    session::remember(session, &request.path);
    session::info(&app)
}

/// What became of the copies.
struct Copies {
    count: u64,
    refused: Vec<String>,
    away: Option<String>,
    second: String,
}

/// Writes every copy of the book anew with another key or with none: those in its folder, at the second place, and what
/// restoring or a new form of the file left beside the book.
fn rewrite_copies(app: &App, key: Option<&BookKey>, new_key: Option<&BookKey>, job: &Job) -> Result<Copies, Failure> {
    let second = app.read(crate::settings::store::load)?.backup.second_folder;
    let found = backup::all_copies(app, Path::new(&second), key)?;
    let away = (!second.is_empty() && !Path::new(&second).is_dir()).then(|| second.clone());
    let mut copies = Copies { count: 0, refused: Vec::new(), away, second };
    for (at, copy) in found.iter().enumerate() {
        // What is left undone is said; stopping here would leave the rest readable in silence.
        let _ = job.progress(at as u64, found.len() as u64, "Đang ghi lại các bản sao lưu…");
        match rewrite(copy, key, new_key) {
            Ok(()) => copies.count += 1,
            Err(_) => copies.refused.push(copy.to_string_lossy().into_owned()),
        }
    }
    if new_key.is_some() {
        super::api::renew_in_folders(app);
    }
    Ok(copies)
}
