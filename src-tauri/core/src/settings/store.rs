//! SQL of the settings: a row a section.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Settings;
use crate::error::Failure;

/// All settings; a section that was never saved has its defaults.
pub fn load(connection: &Connection) -> Result<Settings, Failure> {
    Ok(Settings {
        office: section(connection, "office")?,
        letterhead: section(connection, "letterhead")?,
        periods: section(connection, "periods")?,
        checklist: section(connection, "checklist")?,
        reminders: section(connection, "reminders")?,
        privacy: section(connection, "privacy")?,
        backup: section(connection, "backup")?,
        security: section(connection, "security")?,
    })
}

/// Which sensitive fields are kept.
pub fn privacy(connection: &Connection) -> Result<super::PrivacySettings, Failure> {
    section(connection, "privacy")
}

/// The settings that only an admin changes.
pub fn guarded(connection: &Connection) -> Result<(super::SecuritySettings, super::PrivacySettings), Failure> {
    Ok((section(connection, "security")?, section(connection, "privacy")?))
}

/// Saves all settings.
pub fn save(connection: &Connection, settings: &Settings) -> Result<(), Failure> {
    put(connection, "office", &settings.office)?;
    put(connection, "letterhead", &settings.letterhead)?;
    put(connection, "periods", &settings.periods)?;
    put(connection, "checklist", &settings.checklist)?;
    put(connection, "reminders", &settings.reminders)?;
    put(connection, "privacy", &settings.privacy)?;
    put(connection, "backup", &settings.backup)?;
    put(connection, "security", &settings.security)
}

fn section<T: DeserializeOwned + Default>(connection: &Connection, key: &str) -> Result<T, Failure> {
    let text: Option<String> = connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn put<T: Serialize>(connection: &Connection, key: &str, value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string(value).unwrap_or_else(|_| "{}".to_owned());
    connection.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1 WHERE value <> excluded.value",
        params![key, text],
    )?;
    Ok(())
}
