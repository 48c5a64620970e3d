//! A mixed load on a book: what an office does in a busy hour, act after act, for tests that end the program or fail its
//! disk somewhere in between. Which act comes next follows from its number alone.

use std::path::{Path, PathBuf};

use lienhiep_core::api::dispatch;
use lienhiep_core::error::Failure;
use lienhiep_core::job::Job;
use lienhiep_core::session::Session;
use serde_json::{Value, json};

/// What an act that was acknowledged left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acknowledged {
    /// An entry of the history.
    Entry(i64),
    /// A copy, by its path.
    Copy(PathBuf),
    /// Nothing that could be looked for.
    Nothing,
}

/// The acts, in the order in which they come round.
pub const ACTS: [&str; 12] = [
    "create_organization",
    "create_person",
    "update_person",
    "import",
    "update_settings",
    "create_backup",
    "undo",
    "merge",
    "close",
    "admit_member",
    "end_memberships",
    "reopen",
];

/// Makes what every act stands on: an association, two people who look alike, and a quarter to close.
///
/// # Errors
/// Whatever the program refuses.
pub fn prepare(session: &Session) -> Result<(), Failure> {
    ask(session, "create_period", json!({ "kind": "quarter", "year": 2026, "number": 2 }))?;
    for number in 0..2 {
        act(session, Path::new(""), "create_organization", 9_000 + number)?;
    }
    for number in 0..4 {
        act(session, Path::new(""), "create_person", 9_000 + number)?;
    }
    Ok(())
}

/// Does the act of that name; `number` makes what it writes its own. `folder` is where its files go.
///
/// # Errors
/// Whatever the program refuses; then nothing changed.
pub fn act(session: &Session, folder: &Path, name: &str, number: u64) -> Result<Acknowledged, Failure> {
    let organization = || first(session, "list_organizations", number);
    match name {
        "create_organization" => entry(
            session,
            name,
            json!({ "code": format!("H{number}"), "name": format!("Hội số {number}"), "kind": "member_association",
                    "status": "active" }),
        ),
        "create_person" => entry(
            session,
            name,
            json!({ "fields": { "full_name": format!("Nguyễn Văn Ất {number}"), "birth_on": "1962" },
                    "memberships": [{ "organization_id": organization()?, "admitted_on": "2020-01-01" }] }),
        ),
        "update_person" => {
            let person = ask(session, "get_person", json!({ "id": first(session, "list_people", number)? }))?;
            let mut fields = person["person"].clone();
            fields["phone"] = json!(format!("0905 {:06}", number % 1_000_000));
            let request = json!({ "id": fields["id"], "version": fields["version"], "fields": fields });
            entry(session, name, request)
        }
        "import" => {
            let path = folder.join(format!("ds-{number}.csv"));
            let lines = (0..25).map(|line| format!("{},Lê Thị Bính {number} {line},19{}\n", line + 1, 50 + line));
            let _ = std::fs::write(&path, format!("TT,Họ và tên,Năm sinh\n{}", lines.collect::<String>()));
            let preview = ask(session, "preview_import", json!({ "path": path, "organization_id": organization()? }))?;
            entry(session, "apply_import", json!({ "preview_id": preview["preview_id"] }))
        }
        "update_settings" => {
            let mut settings = ask(session, "get_settings", json!({}))?;
            settings["office"]["province"] = json!(format!("Tỉnh {number}"));
            entry(session, name, settings)
        }
        "create_backup" => {
            let made = ask(session, name, json!({}))?;
            Ok(Acknowledged::Copy(PathBuf::from(made["path"].as_str().unwrap_or_default())))
        }
        "undo" => entry(session, name, json!({})),
        "merge" => {
            let (into, from) = (person(session, number)?, person(session, number + 1)?);
            let merge = json!({ "into_id": into["id"], "into_version": into["version"], "from_id": from["id"],
                                "from_version": from["version"] });
            entry(session, "merge_people", json!({ "merges": [merge] }))
        }
        "close" => entry(session, "close_period", json!({ "period": "2026-Q2", "waive_reason": "Chấp nhận để thử" })),
        "reopen" => {
            let periods = ask(session, "list_periods", json!({}))?;
            entry(session, "reopen_period", json!({ "period_id": periods[0]["id"], "reason": "Sửa số" }))
        }
        "admit_member" => {
            let request = json!({ "person": { "is": "existing", "person_id": person(session, number)?["id"] },
                "membership": { "organization_id": organization()?, "admitted_on": "2021-03-01" } });
            entry(session, name, request)
        }
        "end_memberships" => {
            let detail = ask(session, "get_person", json!({ "id": person(session, number)?["id"] }))?;
            let membership = detail["memberships"][0]["id"].clone();
            entry(session, name, json!({ "ids": [membership], "ended_on": "2026-05-01", "reason": "resign" }))
        }
        other => panic!("the load has no act {other}"),
    }
}

fn person(session: &Session, number: u64) -> Result<Value, Failure> {
    Ok(ask(session, "get_person", json!({ "id": first(session, "list_people", number)? }))?["person"].clone())
}

/// The number of some record of a list, another for each `number`.
fn first(session: &Session, list: &str, number: u64) -> Result<i64, Failure> {
    let page = ask(session, list, json!({}))?;
    let rows = page["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = rows.get(usize::try_from(number).unwrap_or_default() % rows.len().max(1));
    Ok(row.and_then(|row| row["id"].as_i64()).unwrap_or_default())
}

fn entry(session: &Session, name: &str, request: Value) -> Result<Acknowledged, Failure> {
    let done = ask(session, name, request)?;
    Ok(done["entry_id"].as_i64().map_or(Acknowledged::Nothing, Acknowledged::Entry))
}

/// Asks the table of commands.
///
/// # Errors
/// Whatever the program refuses.
pub fn ask(session: &Session, name: &str, request: Value) -> Result<Value, Failure> {
    dispatch(session, name, request, &Job::quiet())
}
