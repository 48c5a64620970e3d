//! Requests and answers of the file of one person.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{document, store};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::files;
use crate::history::Act;
use crate::job::Job;
use crate::privacy::access::{self, Access, AccessKind};
use crate::privacy::{PrivacyError, rules};
use crate::reports::ReportError;
use crate::settings::PrivacySettings;
use crate::text::clean_optional;

/// Whose file, and where to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ExportPersonFile {
    /// The record.
    pub id: i64,
    /// Where to: `.docx`.
    pub path: String,
    /// With dân tộc, tôn giáo, đảng viên.
    pub with_sensitive: bool,
    /// What for.
    pub purpose: Option<String>,
}

/// The file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonFile {
    /// The file.
    pub path: String,
}

/// Writes everything kept about one person to a Word file; logged, and without its line there is no file.
///
/// # Errors
/// [`PrivacyError::MayNotSee`]; no such person; [`files::FileError`].
pub fn export_person_file(app: &App, request: ExportPersonFile, job: &Job) -> Result<Done<PersonFile>, Failure> {
    if request.with_sensitive && !app.rights().sees_sensitive {
        return Err(PrivacyError::MayNotSee.into());
    }
    let seen = if request.with_sensitive { crate::privacy::api::seen(app)? } else { PrivacySettings::default() };
    job.progress(0, None, "Đang lập tệp…")?;
    let shows_log = rules::refuse_others(app.rights()).is_ok();
    let kept = app.read(|connection| store::gather(connection, request.id, &seen, shows_log))?;
    let bytes = document::bytes(&kept, app.today()).map_err(ReportError::from)?;
    files::leaving(app, Act::ExportPersons, |tx, files| {
        tx.describe(format!("Đã xuất toàn bộ dữ liệu đang lưu về {}", kept.person.fields.full_name));
        let path = files.write(Path::new(&request.path), &bytes, "docx")?;
        let line = Access {
            with_sensitive: request.with_sensitive,
            purpose: clean_optional(request.purpose.as_deref()),
            ..Access::of_person(AccessKind::PersonFile, request.id)
        };
        access::log(tx, &line.into_file(&path))?;
        Ok(PersonFile { path: path.display().to_string() })
    })
}
