//! Requests and answers of erasing.

use super::{ErasePerson, Erased, ErasureForecast, store};
use crate::app::{App, Done};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::api::ById;
use crate::people;
use crate::privacy::access::{self, Access, AccessKind};
use crate::privacy::{PrivacyError, rules};
use crate::session::Nothing;
use crate::text::{clean, clean_optional, number};

/// What erasing the personal data of somebody would do, and what it cannot reach.
///
/// # Errors
/// [`PrivacyError::OnlyAdmin`], [`PrivacyError::AlreadyErased`]; there is no such person.
pub fn forecast_erasure(app: &App, request: ById, job: &Job) -> Result<ErasureForecast, Failure> {
    rules::refuse_others(app.rights())?;
    let backups = crate::backup::api::list_backups(app, Nothing {}, job)?;
    let mut forecast = app.read(|connection| store::forecast(connection, request.id))?;
    forecast.backups = backups.into_iter().map(|copy| copy.path).collect();
    Ok(forecast)
}

/// Erases the personal data of somebody, for good: see [`crate::privacy::erasure`].
///
/// # Errors
/// [`PrivacyError`]; changed elsewhere meanwhile; there is no such person.
pub fn erase_person(app: &App, request: ErasePerson, _job: &Job) -> Result<Done<Erased>, Failure> {
    rules::refuse_others(app.rights())?;
    let (typed, reason) = (clean(&request.typed_name), clean(&request.reason));
    let mut done = app.transact(Act::ErasePerson, |tx| {
        crate::privacy::store::refuse_erased(tx, request.id)?;
        let person = people::store::get(tx, request.id)?;
        let name = person.fields.full_name;
        if typed != name {
            return Err(PrivacyError::NameDoesNotMatch { name }.into());
        }
        if reason.is_empty() {
            return Err(PrivacyError::NoReason.into());
        }
        if person.version != request.version {
            return Err(Failure::stale("Hồ sơ", &serde_json::json!({ "id": request.id, "full_name": name })));
        }
        let doc_number = clean_optional(request.doc_number.as_deref());
        let erased = store::erase(tx, request.id, &reason, doc_number.as_deref(), &request.position_ids)?;
        access::log(tx, &Access::of_person(AccessKind::Erase, request.id))?;
        // By the number: a sentence with the name would keep it.
        tx.describe(format!(
            "Đã xóa dữ liệu cá nhân của hồ sơ số {}, còn {} tư cách hội viên không tên để giữ số liệu",
            request.id,
            number(erased.membership_count)
        ));
        Ok(erased)
    })?;
    app.keep_import_preview(None);
    app.keep_table_preview(None);
    done.answer.is_compacted = app.remove_traces().is_ok();
    Ok(done)
}

/// Writes the file anew without what was erased, where the disk had no room for it the first time.
///
/// # Errors
/// [`PrivacyError::OnlyAdmin`]; there still is no room.
pub fn clear_traces(app: &App, _request: Nothing, _job: &Job) -> Result<Nothing, Failure> {
    rules::refuse_others(app.rights())?;
    app.remove_traces()?;
    Ok(Nothing {})
}
