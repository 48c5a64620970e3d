//! SQL of the accounts.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Account, Role};
use crate::error::Failure;
use crate::keys::Slot;

const ACCOUNT: &str = "SELECT a.id, a.version, a.login, a.display_name, a.role, a.sees_sensitive, a.is_active,
                              k.last_signed_in_at
                         FROM account a LEFT JOIN account_key k ON k.id = a.id";

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        version: row.get(1)?,
        login: row.get(2)?,
        display_name: row.get(3)?,
        role: row.get(4)?,
        sees_sensitive: row.get(5)?,
        is_active: row.get(6)?,
        last_signed_in_at: row.get(7)?,
    })
}

/// All accounts: those in use first, by name of login.
pub fn all(connection: &Connection) -> Result<Vec<Account>, Failure> {
    let mut statement = connection.prepare(&format!("{ACCOUNT} ORDER BY a.is_active DESC, a.login"))?;
    let rows = statement.query_map([], account)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One account.
pub fn get(connection: &Connection, id: i64) -> Result<Account, Failure> {
    let found = connection.query_row(&format!("{ACCOUNT} WHERE a.id = ?1"), [id], account).optional()?;
    found.ok_or_else(|| Failure::not_found("tài khoản", id))
}

/// The account of a login.
pub fn by_login(connection: &Connection, login: &str) -> Result<Option<Account>, Failure> {
    Ok(connection.query_row(&format!("{ACCOUNT} WHERE a.login = ?1"), [login], account).optional()?)
}

/// Adds an account in use; its number.
pub fn insert(
    connection: &Connection,
    login: &str,
    display_name: &str,
    role: Role,
    sees_sensitive: bool,
    is_active: bool,
) -> Result<i64, Failure> {
    connection.execute(
        "INSERT INTO account (login, display_name, role, sees_sensitive, is_active) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![login, display_name, role, sees_sensitive, is_active],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Changes what may be changed of an account, when its version is still that of `account`; false when it is not.
pub fn update(connection: &Connection, account: &Account) -> Result<bool, Failure> {
    let changed = connection.execute(
        "UPDATE account SET display_name = ?3, role = ?4, sees_sensitive = ?5, is_active = ?6, version = version + 1
          WHERE id = ?1 AND version = ?2",
        params![
            account.id,
            account.version,
            account.display_name,
            account.role,
            account.sees_sensitive,
            account.is_active
        ],
    )?;
    Ok(changed == 1)
}

/// How many admins there are in use, without this one.
pub fn other_admins(connection: &Connection, id: i64) -> Result<i64, Failure> {
    let sql = "SELECT count(*) FROM account WHERE role = 'admin' AND is_active AND id <> ?1";
    Ok(connection.query_row(sql, [id], |row| row.get(0))?)
}

/// The slot of an account.
pub fn slot(connection: &Connection, id: i64) -> Result<Option<Slot>, Failure> {
    let text: Option<String> =
        connection.query_row("SELECT slot FROM account_key WHERE id = ?1", [id], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Gives an account a slot, or takes it.
pub fn put_slot(connection: &Connection, id: i64, slot: Option<&Slot>) -> Result<(), Failure> {
    let Some(slot) = slot else {
        connection.execute("DELETE FROM account_key WHERE id = ?1", [id])?;
        return Ok(());
    };
    let text = serde_json::to_string(slot).unwrap_or_default();
    connection.execute(
        "INSERT INTO account_key (id, slot) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET slot = excluded.slot",
        params![id, text],
    )?;
    Ok(())
}

/// Notes that the account was signed in with.
pub fn note_sign_in(connection: &Connection, id: i64, at: &str) -> Result<(), Failure> {
    connection.execute("UPDATE account_key SET last_signed_in_at = ?2 WHERE id = ?1", params![id, at])?;
    Ok(())
}

/// The slots of all accounts in use, with their logins.
pub fn slots(connection: &Connection) -> Result<Vec<(String, Slot)>, Failure> {
    let sql =
        "SELECT a.login, k.slot FROM account a JOIN account_key k ON k.id = a.id WHERE a.is_active ORDER BY a.login";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let mut slots = Vec::new();
    for row in rows {
        let (login, text): (String, String) = row?;
        if let Ok(slot) = serde_json::from_str(&text) {
            slots.push((login, slot));
        }
    }
    Ok(slots)
}

/// The number that grows with each change of an account.
pub fn generation(connection: &Connection) -> Result<i64, Failure> {
    Ok(connection.query_row("SELECT number FROM account_generation", [], |row| row.get(0))?)
}

/// Sets that number to at least one more than it is and than `known`.
pub fn next_generation(connection: &Connection, known: i64) -> Result<i64, Failure> {
    connection.execute("UPDATE account_generation SET number = max(number, ?1) + 1", [known])?;
    generation(connection)
}

/// Takes all accounts out.
pub fn clear(connection: &Connection) -> Result<(), Failure> {
    connection.execute("DELETE FROM account_key", [])?;
    connection.execute("DELETE FROM account", [])?;
    Ok(())
}
