//! `backup` and `restore`.

use std::path::Path;
use std::process::ExitCode;

use lienhiep_core::accounts::{Credentials, Role};
use lienhiep_core::backup::api::{CreateBackup, RestoreBackup, create_backup, restore_backup};
use lienhiep_core::error::Failure;

use crate::arguments::{Arguments, Backup, Restore};
use crate::output::{Output, watched_job};
use crate::setting;

/// Copies the book of `--data` into a folder.
pub fn copy(arguments: &Arguments, backup: &Backup, output: &Output) -> Result<ExitCode, Failure> {
    let session = setting::opened(arguments)?;
    let app = session.app()?;
    app.refuse_below(Role::Officer)?;
    let request = CreateBackup { folder: Some(text(&backup.to)) };
    let made = create_backup(&app, request, &watched_job())?;
    if output.is_json() {
        output.value(&made);
    } else {
        output.line(&made.path);
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts a copy in the place of `--data`.
pub fn restore(arguments: &Arguments, restore: &Restore, output: &Output) -> Result<ExitCode, Failure> {
    let Credentials { login, password, .. } = setting::credentials(arguments)?;
    let request = RestoreBackup {
        backup: text(&restore.backup),
        path: Some(text(setting::data(arguments))),
        login,
        password,
        recovery_code: None,
    };
    let restored = restore_backup(&setting::session(arguments), request, &watched_job())?;
    if output.is_json() {
        output.value(&restored);
        return Ok(ExitCode::SUCCESS);
    }
    output.line(&format!("Đã phục hồi “{}”.", restored.book.path));
    if let Some(kept) = &restored.kept {
        output.line(&format!("Sổ trước khi phục hồi được giữ ở “{kept}”."));
    }
    Ok(ExitCode::SUCCESS)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
