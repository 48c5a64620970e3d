//! Requests and answers about accounts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sign_in::{key_file_of, lay_key_file, renew_key_file};
use super::{Account, AccountError, Role, Secret, rules, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::keys::{self, BookKey, Slot};
use crate::session::{Nothing, Session};

/// A new account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreateAccount {
    /// What is typed at signing in: without marks, in small letters.
    pub login: String,
    /// As the history names them.
    pub display_name: String,
    /// Vai trò.
    pub role: Role,
    /// Whether sensitive fields are shown to them.
    pub sees_sensitive: bool,
    /// Its first password.
    pub password: Secret,
}

/// What may be changed of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpdateAccount {
    /// Number.
    pub id: i64,
    /// Version that was read.
    pub version: i64,
    /// As the history names them.
    pub display_name: String,
    /// Vai trò.
    pub role: Role,
    /// Whether sensitive fields are shown to them.
    pub sees_sensitive: bool,
    /// It can be signed in with. Closing it takes its password away.
    pub is_active: bool,
    /// A new password: needed when a closed account is opened again.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub password: Option<Secret>,
}

/// A new password that an admin gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetAccountPassword {
    /// Number of the account.
    pub id: i64,
    /// The new password.
    pub password: Secret,
}

/// A new password of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeOwnPassword {
    /// The present one.
    pub password: Secret,
    /// The new one.
    pub new_password: Secret,
}

/// The present password, to be sure who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowRecoveryCode {
    /// Of the account that is signed in.
    pub password: Secret,
}

/// The code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryCode {
    /// In groups, as it is printed.
    pub recovery_code: Secret,
}

/// All accounts, those in use first.
///
/// # Errors
/// The book cannot be read.
pub fn list_accounts(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<Account>, Failure> {
    app.read(store::all)
}

/// Adds an account.
///
/// # Errors
/// The book is not protected; login, name or password cannot be taken; the key file cannot be written.
pub fn create_account(app: &App, request: CreateAccount, _job: &Job) -> Result<Done<Account>, Failure> {
    let key = key(app)?;
    let login = rules::new_login(&request.login)?;
    let display_name = rules::display_name(&request.display_name)?;
    let password = rules::new_password(request.password.text(), &login)?;
    let slot = Slot::wrap(key, &login, &password)?;
    changed(app, Act::SaveAccount, |tx| {
        if store::by_login(tx, &login)?.is_some() {
            return Err(AccountError::LoginTaken { login: login.clone() }.into());
        }
        let id = store::insert(tx, &login, &display_name, request.role, request.sees_sensitive, true)?;
        store::put_slot(tx, id, Some(&slot))?;
        tx.describe(format!("Đã thêm tài khoản {display_name} ({login}), vai trò {}", request.role.label()));
        store::get(tx, id)
    })
}

/// Changes an account, closes it or opens it again.
///
/// # Errors
/// The account changed meanwhile; it is the last admin; it is opened again without a password.
pub fn update_account(app: &App, request: UpdateAccount, _job: &Job) -> Result<Done<Account>, Failure> {
    let key = key(app)?;
    let display_name = rules::display_name(&request.display_name)?;
    let before = app.read(|connection| store::get(connection, request.id))?;
    let slot = match &request.password {
        Some(password) => Some(Slot::wrap(key, &before.login, &rules::new_password(password.text(), &before.login)?)?),
        None => None,
    };
    changed(app, Act::SaveAccount, |tx| {
        let account = store::get(tx, request.id)?;
        let is_lost =
            account.role == Role::Admin && account.is_active && (request.role != Role::Admin || !request.is_active);
        if is_lost && store::other_admins(tx, account.id)? == 0 {
            return Err(AccountError::LastAdmin.into());
        }
        if request.is_active && !account.is_active && slot.is_none() {
            return Err(AccountError::PasswordNeeded { login: account.login }.into());
        }
        let after = Account {
            version: request.version,
            display_name: display_name.clone(),
            role: request.role,
            sees_sensitive: request.sees_sensitive,
            is_active: request.is_active,
            ..account.clone()
        };
        if !store::update(tx, &after)? {
            return Err(Failure::stale("Tài khoản", &account));
        }
        if !request.is_active {
            store::put_slot(tx, account.id, None)?;
        } else if slot.is_some() {
            store::put_slot(tx, account.id, slot.as_ref())?;
        }
        tx.describe(match (account.is_active, request.is_active) {
            (true, false) => format!("Đã khóa tài khoản {display_name} ({})", account.login),
            (false, true) => format!("Đã mở lại tài khoản {display_name} ({})", account.login),
            _ => format!("Đã sửa tài khoản {display_name} ({}), vai trò {}", account.login, request.role.label()),
        });
        store::get(tx, account.id)
    })
}

/// Gives an account a new password.
///
/// # Errors
/// The account is closed; the password is too easy; the key file cannot be written.
pub fn set_account_password(app: &App, request: SetAccountPassword, _job: &Job) -> Result<Done<Account>, Failure> {
    let key = key(app)?;
    let account = app.read(|connection| store::get(connection, request.id))?;
    if !account.is_active {
        return Err(AccountError::Closed { login: account.login }.into());
    }
    let password = rules::new_password(request.password.text(), &account.login)?;
    put_password(app, key, &account, &password, "Đã đặt mật khẩu mới cho tài khoản")
}

/// Gives oneself a new password.
///
/// # Errors
/// The present one is wrong; the new one is too easy; the key file cannot be written.
pub fn change_own_password(
    session: &Session,
    request: ChangeOwnPassword,
    _job: &Job,
) -> Result<Done<Account>, Failure> {
    let app = session.app()?;
    let key = key(&app)?;
    let account = confirm(session, &app, &request.password)?;
    let password = rules::new_password(request.new_password.text(), &account.login)?;
    put_password(&app, key, &account, &password, "Đã đổi mật khẩu của tài khoản")
}

/// The recovery code, to be printed again.
///
/// # Errors
/// The book is not protected; the password is wrong.
pub fn show_recovery_code(session: &Session, request: ShowRecoveryCode, _job: &Job) -> Result<RecoveryCode, Failure> {
    let app = session.app()?;
    let key = key(&app)?;
    confirm(session, &app, &request.password)?;
    app.transact(Act::ShowRecoveryCode, |tx| {
        tx.describe("Đã xem mã khôi phục của sổ");
        Ok(())
    })?;
    Ok(RecoveryCode { recovery_code: Secret::new(keys::code_of(key).as_str()) })
}

/// The account that is signed in, when that is its password.
pub(super) fn confirm(session: &Session, app: &App, password: &Secret) -> Result<Account, Failure> {
    session.refuse_pause()?;
    let signed_in = app.signed_in().ok_or(AccountError::NotProtected)?;
    let slot = app.read(|connection| store::slot(connection, signed_in.id))?;
    let opened = slot.map_or(Ok(None), |slot| slot.unwrap(&signed_in.login, &rules::composed(password.text())))?;
    if opened.is_none() {
        session.told_wrong();
        return Err(AccountError::NotYourPassword.into());
    }
    session.told_right();
    app.read(|connection| store::get(connection, signed_in.id))
}

fn key(app: &App) -> Result<&BookKey, AccountError> {
    app.key().ok_or(AccountError::NotProtected)
}

fn put_password(
    app: &App,
    key: &BookKey,
    account: &Account,
    password: &str,
    done: &str,
) -> Result<Done<Account>, Failure> {
    let slot = Slot::wrap(key, &account.login, password)?;
    changed(app, Act::SetPassword, |tx| {
        store::put_slot(tx, account.id, Some(&slot))?;
        tx.describe(format!("{done} {} ({})", account.display_name, account.login));
        store::get(tx, account.id)
    })
}

/// Changes accounts: the book and its key file together, or neither.
fn changed<T>(app: &App, act: Act, work: impl FnOnce(&Tx<'_>) -> Result<T, Failure>) -> Result<Done<T>, Failure> {
    let key = key(app)?;
    let done = app.transact(act, |tx| {
        let answer = work(tx)?;
        store::next_generation(tx, 0)?;
        keys::write(&keys::path_beside(app.path()), &key_file_of(tx, key)?)?;
        Ok(answer)
    });
    if done.is_err() {
        // Should the commit itself have failed, the key file is ahead of the book.
        let _ = renew_key_file(app);
    }
    let done = done?;
    app.look_again_at_rights()?;
    renew_in_folders(app);
    Ok(done)
}

/// Renews the key files in the folders of copies, where there are any: a password that was changed shall open the
/// copies too, and one that was taken shall not. What is away now gets it with its next copy.
pub(super) fn renew_in_folders(app: &App) {
    let second = app.read(crate::settings::store::load).map(|settings| settings.backup.second_folder);
    let own = crate::backup::own_folder(app.path());
    for folder in [own, second.unwrap_or_default().into()] {
        if folder.is_absolute() && folder.is_dir() {
            let _ = lay_key_file(app, &folder);
        }
    }
}
