//! People. A person belongs to associations, not to the union, through dated memberships.
//!
//! Rules: a name is never split and never empty; what is not known stays empty; a national id of 12 digits belongs
//! to one person only; the birth date may be known in part. Ethnicity, religion and party membership are stored only
//! when the settings say so, and answered only to who asks for them by name (`privacy`). Who died is "từ trần": every membership and every position
//! ends that day.

pub mod api;
pub mod duplicates;
pub mod merging;
pub mod rules;
pub(crate) mod store;
mod types;

use foldhash::{HashMap, HashMapExt};

use rayon::prelude::*;
use serde::Serialize;

pub use types::*;

use crate::ahead::{beside, give_back};
use crate::app::Tx;
use crate::error::{Failure, FailureAt, OfficeError};
use crate::storage::bulk::Told;

/// Refusals about people.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum PersonError {
    /// No name.
    #[error("Chưa có họ và tên. Hãy nhập họ và tên.")]
    WithoutName,
    /// Not 12 (or 9) digits.
    #[error(
        "Số định danh “{national_id}” không đúng: phải có 12 chữ số (hoặc 9 chữ số của CMND cũ). Hãy kiểm tra lại."
    )]
    BadNationalId {
        /// As typed.
        national_id: String,
    },
    /// Another person has it.
    #[error("Số định danh {national_id} đã có ở hồ sơ của {name}. Hãy mở hồ sơ đó hoặc kiểm tra lại số.")]
    NationalIdTaken {
        /// The number.
        national_id: String,
        /// Who has it.
        name: String,
        /// Their record; absent when it is being written by the same list.
        person_id: Option<i64>,
    },
    /// Born after today.
    #[error("Ngày sinh {birth_on} ở sau hôm nay. Hãy kiểm tra lại ngày sinh.")]
    BornInFuture {
        /// As printed.
        birth_on: String,
    },
    /// Older than anybody.
    #[error("Ngày sinh {birth_on} cho tuổi trên {limit}. Hãy kiểm tra lại năm sinh.")]
    TooOld {
        /// As printed.
        birth_on: String,
        /// Years.
        limit: i32,
    },
    /// Letters or too few digits in a phone.
    #[error("Số điện thoại “{phone}” không đúng: chỉ gồm chữ số, có từ 7 đến 15 chữ số. Hãy sửa lại hoặc để trống.")]
    BadPhone {
        /// As typed.
        phone: String,
    },
    /// Not name@place.
    #[error("Thư điện tử “{email}” không đúng dạng ten@noi.vn. Hãy sửa lại hoặc để trống.")]
    BadEmail {
        /// As typed.
        email: String,
    },
    /// Died before the birth.
    #[error("Ngày từ trần {died_on} ở trước ngày sinh {birth_on}. Hãy kiểm tra lại hai ngày.")]
    DiedBeforeBirth {
        /// As printed.
        died_on: String,
        /// As printed.
        birth_on: String,
    },
    /// Died before they were admitted somewhere.
    #[error(
        "Ngày từ trần {died_on} ở trước ngày kết nạp vào {organization} ({admitted_on}). Hãy kiểm tra lại hai ngày."
    )]
    DiedBeforeAdmission {
        /// As printed.
        died_on: String,
        /// Where.
        organization: String,
        /// As printed.
        admitted_on: String,
    },
    /// Died after today.
    #[error("Ngày từ trần {died_on} ở sau hôm nay. Hãy kiểm tra lại ngày.")]
    DiesInFuture {
        /// As printed.
        died_on: String,
    },
}

impl OfficeError for PersonError {
    const NOUN: &'static str = "person";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::WithoutName => "full_name",
            Self::BadNationalId { .. } | Self::NationalIdTaken { .. } => "national_id",
            Self::BornInFuture { .. } | Self::TooOld { .. } => "birth_on",
            Self::BadPhone { .. } => "phone",
            Self::BadEmail { .. } => "email",
            Self::DiedBeforeBirth { .. } | Self::DiedBeforeAdmission { .. } | Self::DiesInFuture { .. } => "died_on",
        })
    }
}

/// Adds a person within a running act: cleans, keeps the rules, drops the sensitive fields that the settings do not
/// allow. Gives the number of the record.
///
/// # Errors
/// [`PersonError`].
pub(crate) fn create(tx: &Tx<'_>, fields: PersonFields) -> Result<i64, Failure> {
    create_all(tx, vec![fields], &|_| Ok(())).map_err(|refused| refused.failure)
}

/// Adds many people within a running act, by the rules of [`create`]; the number of the first, the others follow
/// without a gap.
///
/// # Errors
/// [`PersonError`], with the place of the person it is about; `told`, who hears how many are in, refuses.
pub(crate) fn create_all(tx: &Tx<'_>, mut people: Vec<PersonFields>, told: Told<'_>) -> Result<i64, FailureAt> {
    let privacy = crate::settings::store::privacy(tx).map_err(|failure| FailureAt::new(0, failure))?;
    let today = tx.today();
    let prepare = |(at, fields): (usize, &mut PersonFields)| {
        *fields = rules::cleaned(std::mem::take(fields));
        rules::hide_sensitive(fields, &privacy);
        rules::check(fields, today).err().map(|error| FailureAt::new(at, error.into()))
    };
    // Many records are worth all processors.
    let refused = people.par_iter_mut().with_min_len(store::FEW).enumerate().find_map_first(prepare);
    if let Some(refused) = refused {
        return Err(refused);
    }
    let (environment, count) = (tx.environment(), people.len());
    let (uids, free) = beside(|| environment.new_uids(count), || refuse_taken_of(tx, &people));
    free?;
    let first_id = store::insert_all(tx, &people, &uids, told).map_err(|failure| FailureAt::new(0, failure))?;
    give_back((people, uids));
    Ok(first_id)
}

/// Changes a person within a running act.
///
/// # Errors
/// [`PersonError`]; changed elsewhere since `version` was read.
pub(crate) fn update(tx: &Tx<'_>, id: i64, version: i64, fields: PersonFields) -> Result<(), Failure> {
    crate::privacy::store::refuse_erased(tx, id)?;
    let before = store::get(tx, id)?;
    let mut fields = checked(tx, fields, Some(id))?;
    rules::keep_what_is_hidden(&mut fields, &before.fields, &crate::settings::store::privacy(tx)?);
    if store::update(tx, id, version, &fields)? {
        return Ok(());
    }
    let mut current = store::get(tx, id)?;
    crate::privacy::rules::strip(&mut current.fields);
    Err(Failure::stale("Hồ sơ", &current))
}

/// Cleaned and within the rules.
fn checked(tx: &Tx<'_>, fields: PersonFields, own_id: Option<i64>) -> Result<PersonFields, Failure> {
    let mut fields = rules::cleaned(fields);
    if rules::has_sensitive(&fields) {
        rules::hide_sensitive(&mut fields, &crate::settings::store::privacy(tx)?);
    }
    rules::check(&fields, tx.today())?;
    if let Some(national_id) = &fields.national_id {
        refuse_taken(tx, national_id, own_id)?;
    }
    Ok(fields)
}

/// No national id of a list is another's in the list or in the book.
fn refuse_taken_of(tx: &Tx<'_>, people: &[PersonFields]) -> Result<(), FailureAt> {
    let mut holders: HashMap<&str, &str> = HashMap::new();
    for (at, person) in people.iter().enumerate() {
        let Some(national_id) = &person.national_id else { continue };
        if let Some(name) = holders.insert(national_id, &person.full_name) {
            let (national_id, name) = (national_id.clone(), name.to_owned());
            return Err(FailureAt::new(at, PersonError::NationalIdTaken { national_id, name, person_id: None }.into()));
        }
    }
    let numbers: Vec<&str> = holders.into_keys().collect();
    let known = store::with_national_ids(tx, &numbers).map_err(|failure| FailureAt::new(0, failure))?;
    for (at, person) in people.iter().enumerate() {
        let Some(national_id) = &person.national_id else { continue };
        if let Some((person_id, name)) = known.get(national_id).cloned() {
            let (national_id, person_id) = (national_id.clone(), Some(person_id));
            return Err(FailureAt::new(at, PersonError::NationalIdTaken { national_id, name, person_id }.into()));
        }
    }
    Ok(())
}

/// A national id belongs to one person.
fn refuse_taken(tx: &Tx<'_>, national_id: &str, own_id: Option<i64>) -> Result<(), Failure> {
    match store::by_national_id(tx, national_id, own_id)? {
        Some((person_id, name)) => {
            Err(PersonError::NationalIdTaken { national_id: national_id.to_owned(), name, person_id: Some(person_id) }
                .into())
        }
        None => Ok(()),
    }
}
