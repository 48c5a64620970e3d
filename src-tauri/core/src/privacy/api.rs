//! Requests and answers about what is sensitive.

use super::access::{Access, AccessKind};
use super::{PrivacyError, PrivacyRights, SensitiveValues, rules};
use crate::accounts::Role;
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::people;
use crate::session::Nothing;
use crate::settings::PrivacySettings;

/// The sensitive fields that the office keeps and that whoever works in the book may see.
///
/// # Errors
/// The book cannot be read.
pub(crate) fn seen(app: &App) -> Result<PrivacySettings, Failure> {
    Ok(rules::seen_by(&app.read(crate::settings::store::privacy)?, app.rights()))
}

/// What the one who works in the book may do with personal data.
///
/// # Errors
/// The book cannot be read.
pub fn privacy_rights(app: &App, _request: Nothing, _job: &Job) -> Result<PrivacyRights, Failure> {
    Ok(PrivacyRights { sensitive: rules::kept(&seen(app)?), is_admin: app.rights().role == Role::Admin })
}

/// Dân tộc, tôn giáo, đảng viên of a person, for who may see them. Logged each time, and not answered when that fails.
///
/// # Errors
/// [`PrivacyError::MayNotSee`]; there is no such person.
pub fn reveal_sensitive(app: &App, request: ById, _job: &Job) -> Result<SensitiveValues, Failure> {
    if !app.rights().sees_sensitive {
        return Err(PrivacyError::MayNotSee.into());
    }
    let seen = seen(app)?;
    let person = app.read(|connection| people::store::get(connection, request.id))?;
    app.log_access(&[Access { with_sensitive: true, ..Access::of_person(AccessKind::Reveal, request.id) }])?;
    Ok(rules::values(&person.fields, &seen))
}
