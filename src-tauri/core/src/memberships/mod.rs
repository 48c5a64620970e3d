//! Memberships: a person in an organisation, from a day to a day.
//!
//! Rules (`rules.rs`): the days of one person in one organisation never overlap; the organisation takes members on
//! the first day; a branch belongs to the organisation; an end is not before the beginning; an unknown admission
//! counts as "before the book began" until a period has been closed, and from today afterwards. Admission, activity
//! and life are three different things: who died keeps the admission, and the membership ends with that reason. No
//! membership outlives its person or its organisation.

mod admission;
pub mod api;
mod ending;
pub(crate) mod roll;
pub mod rules;
pub(crate) mod store;
mod types;

use chrono::NaiveDate;
use serde::Serialize;

pub(crate) use admission::{Admission, admit, admit_all};
pub use types::*;

use crate::app::Tx;
use crate::dates::PartialDate;
use crate::error::{Failure, OfficeError};
use crate::text::{clean_optional, clean_paragraphs};

/// Refusals about memberships.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum MembershipError {
    /// The person is a member there now.
    #[error("Người này đã là hội viên của {organization} (từ {since}). Hãy mở tư cách hội viên đang có để sửa.")]
    AlreadyMember {
        /// Where.
        organization: String,
        /// dd/mm/yyyy, or words.
        since: String,
    },
    /// A former membership there covers some of the days.
    #[error("Thời gian này trùng với lần tham gia {organization} từ {from} đến {to}. Hãy chọn ngày khác.")]
    Overlaps {
        /// Where.
        organization: String,
        /// dd/mm/yyyy, or words.
        from: String,
        /// dd/mm/yyyy.
        to: String,
    },
    /// No organisation was chosen.
    #[error("Chưa chọn hội hoặc đơn vị. Hãy chọn nơi tham gia.")]
    WithoutOrganization,
    /// A branch was given where an organisation is wanted.
    #[error("“{branch}” là chi hội. Hãy chọn hội quản lý, rồi chọn chi hội ở ô bên cạnh.")]
    BranchAsOrganization {
        /// The branch.
        branch: String,
    },
    /// The organisation no longer exists on that day.
    #[error(
        "{organization} đã kết thúc hoạt động từ {ended_on} nên không còn hội viên từ ngày đó. Hãy chọn hội khác hoặc kiểm tra lại ngày."
    )]
    OrganizationEnded {
        /// Which.
        organization: String,
        /// dd/mm/yyyy.
        ended_on: String,
    },
    /// The organisation is suspended.
    #[error("{organization} đang tạm ngừng hoạt động nên chưa nhận hội viên. Hãy ghi nhận hoạt động trở lại trước.")]
    OrganizationSuspended {
        /// Which.
        organization: String,
    },
    /// The branch is of another organisation.
    #[error("“{branch}” không phải chi hội của {organization}. Hãy chọn lại chi hội.")]
    ForeignBranch {
        /// The branch.
        branch: String,
        /// The organisation.
        organization: String,
    },
    /// More than a year ahead.
    #[error("Ngày {day} ở quá xa trong tương lai. Hãy kiểm tra lại ngày.")]
    TooFarAhead {
        /// The field of the request that holds it.
        field: &'static str,
        /// dd/mm/yyyy.
        day: String,
    },
    /// Before the birth.
    #[error("Ngày kết nạp ở trước ngày sinh của {person} ({birth_on}). Hãy kiểm tra lại hai ngày.")]
    BeforeBirth {
        /// Who.
        person: String,
        /// As printed.
        birth_on: String,
    },
    /// After the death.
    #[error("{person} đã từ trần ({deceased_on}) nên không ghi thêm được tư cách hội viên. Hãy kiểm tra lại hồ sơ.")]
    PersonDeceased {
        /// Who.
        person: String,
        /// As printed.
        deceased_on: String,
    },
    /// Ends before it begins.
    #[error("Ngày kết thúc {ended_on} của {person} ở trước ngày bắt đầu {starts_on}. Hãy kiểm tra lại ngày.")]
    EndsBeforeStart {
        /// Who.
        person: String,
        /// dd/mm/yyyy.
        starts_on: String,
        /// dd/mm/yyyy.
        ended_on: String,
    },
    /// It has ended already.
    #[error("Tư cách hội viên của {person} tại {organization} đã kết thúc từ {ended_on}. Hãy tải lại danh sách.")]
    AlreadyEnded {
        /// Who.
        person: String,
        /// Where.
        organization: String,
        /// dd/mm/yyyy.
        ended_on: String,
    },
    /// It has not ended.
    #[error("Tư cách hội viên của {person} tại {organization} chưa kết thúc. Hãy tải lại danh sách.")]
    NotEnded {
        /// Who.
        person: String,
        /// Where.
        organization: String,
    },
    /// It would end after the death.
    #[error("{person} đã từ trần ({deceased_on}) nên ngày kết thúc không ở sau ngày đó. Hãy kiểm tra lại ngày.")]
    EndsAfterDeath {
        /// Who.
        person: String,
        /// As printed.
        deceased_on: String,
    },
    /// It ended by a transfer, and the membership that follows stands.
    #[error("{person} đã chuyển sang {target}. Muốn bỏ ngày kết thúc, hãy hoàn tác việc chuyển trong Nhật ký.")]
    Transferred {
        /// Who.
        person: String,
        /// Where to.
        target: String,
    },
    /// An end without its reason.
    #[error("Chưa có lý do kết thúc. Hãy chọn lý do; chuyển đi và từ trần được ghi bằng việc riêng.")]
    WithoutReason,
    /// Transferred to where it is.
    #[error("{person} đang ở chính {organization}. Hãy chọn hội khác để chuyển đến.")]
    SameOrganization {
        /// Who.
        person: String,
        /// Where.
        organization: String,
    },
    /// Ended as a death, of somebody who lives.
    #[error("{person} chưa được ghi nhận từ trần. Hãy ghi nhận từ trần ở hồ sơ; tư cách hội viên tự kết thúc theo.")]
    NotDeceased {
        /// Who.
        person: String,
    },
    /// Ended as a transfer, to nowhere.
    #[error("Chuyển đi phải có nơi đến. Hãy dùng việc “Chuyển hội”, chọn hội chuyển đến.")]
    TransferWithoutTarget,
    /// Ended as a dissolution of what goes on.
    #[error("{organization} chưa giải thể. Hãy chọn lý do khác, hoặc ghi nhận hội giải thể trước.")]
    NotDissolved {
        /// Which.
        organization: String,
    },
    /// Nothing selected.
    #[error("Chưa chọn hội viên nào. Hãy chọn ít nhất một dòng.")]
    NoneSelected,
}

impl OfficeError for MembershipError {
    const NOUN: &'static str = "membership";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::AlreadyMember { .. }
            | Self::WithoutOrganization
            | Self::BranchAsOrganization { .. }
            | Self::OrganizationEnded { .. }
            | Self::OrganizationSuspended { .. }
            | Self::SameOrganization { .. } => "organization_id",
            Self::ForeignBranch { .. } => "branch_id",
            Self::TooFarAhead { field, .. } => field,
            Self::Overlaps { .. } | Self::BeforeBirth { .. } => "admitted_on",
            Self::EndsBeforeStart { .. } | Self::EndsAfterDeath { .. } => "ended_on",
            Self::WithoutReason
            | Self::NotDeceased { .. }
            | Self::TransferWithoutTarget
            | Self::NotDissolved { .. } => "reason",
            Self::AlreadyEnded { .. }
            | Self::NotEnded { .. }
            | Self::Transferred { .. }
            | Self::PersonDeceased { .. }
            | Self::NoneSelected => return None,
        })
    }
}

/// How a membership ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ending<'e> {
    /// First day no longer counted.
    pub ended_on: NaiveDate,
    /// Why.
    pub reason: EndReason,
    /// The decision.
    pub decision: Option<&'e str>,
}

/// Ends a membership within a running act.
///
/// # Errors
/// It has ended already, or would end before it began.
pub(crate) fn end(tx: &Tx<'_>, membership: &Membership, ending: Ending<'_>) -> Result<(), Failure> {
    if let Some(ended_on) = membership.ended_on {
        return Err(already_ended(membership, ended_on).into());
    }
    rules::check_end(membership.starts_on, ending.ended_on, &membership.person_name, tx.today())?;
    store::end(tx, membership.id, ending)
}

fn already_ended(membership: &Membership, ended_on: NaiveDate) -> MembershipError {
    MembershipError::AlreadyEnded {
        person: membership.person_name.clone(),
        organization: membership.organization_name.clone(),
        ended_on: crate::dates::show_day(ended_on),
    }
}

/// Ends everything that a person still has when they died, also what was to end later; the number ended.
pub(crate) fn end_all_of_deceased(tx: &Tx<'_>, person_id: i64, died_on: &PartialDate) -> Result<usize, Failure> {
    let mut ended = 0;
    for membership in store::of_person(tx, person_id)? {
        // Only the year of the death may be known, and the admission be within it.
        let ended_on = died_on.first_day().max(membership.starts_on);
        let outlives = match (membership.ended_on, membership.end_reason) {
            (None, _) => true,
            // The day of the death is put right.
            (Some(day), Some(EndReason::Deceased)) => day != ended_on,
            (Some(day), _) => day > died_on.last_day() && day > membership.starts_on,
        };
        if outlives {
            store::end(tx, membership.id, Ending { ended_on, reason: EndReason::Deceased, decision: None })?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// Ends every membership that an organisation still has when it is dissolved.
pub(crate) fn end_all_of_organization(
    tx: &Tx<'_>,
    organization_id: i64,
    on: NaiveDate,
    decision: Option<&str>,
) -> Result<u64, Failure> {
    let running = store::open_in(tx, organization_id)?;
    for membership in &running {
        let ended_on = on.max(membership.starts_on);
        store::end(tx, membership.id, Ending { ended_on, reason: EndReason::Dissolved, decision })?;
    }
    Ok(running.len() as u64)
}

/// An organisation and, if any, a branch of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The organisation.
    pub organization_id: i64,
    /// A branch of it.
    pub branch_id: Option<i64>,
}

/// Moves the memberships of an organisation to where `place` says; those without a place stay. Who is a member there
/// already keeps that membership, and the one that ends points to it.
pub(crate) fn move_where(
    tx: &Tx<'_>,
    from_id: i64,
    on: NaiveDate,
    decision: Option<&str>,
    place: impl Fn(&Membership) -> Option<Place>,
) -> Result<u64, Failure> {
    let running = store::open_in(tx, from_id)?;
    let mut moved = 0;
    for membership in &running {
        let Some(Place { organization_id, branch_id }) = place(membership) else { continue };
        let on = on.max(membership.starts_on);
        match store::open_membership(tx, membership.person_id, organization_id)? {
            Some(following_id) => {
                store::end(tx, membership.id, Ending { ended_on: on, reason: EndReason::Transfer, decision })?;
                store::link_transfer(tx, membership.id, following_id)?;
            }
            None => {
                transfer(tx, membership, Destination { organization_id, branch_id, on, decision })?;
            }
        }
        moved += 1;
    }
    Ok(moved)
}

/// Where a membership goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Destination<'d> {
    /// The organisation.
    pub organization_id: i64,
    /// A branch of it.
    pub branch_id: Option<i64>,
    /// Last day there is the day before; first day here.
    pub on: NaiveDate,
    /// The decision.
    pub decision: Option<&'d str>,
}

/// Moves a membership within a running act: ends it and begins one in the target the same day; the number of the
/// new one.
///
/// # Errors
/// [`MembershipError`].
pub(crate) fn transfer(tx: &Tx<'_>, membership: &Membership, to: Destination<'_>) -> Result<i64, Failure> {
    if membership.fields.organization_id == to.organization_id {
        return Err(MembershipError::SameOrganization {
            person: membership.person_name.clone(),
            organization: membership.organization_name.clone(),
        }
        .into());
    }
    end(tx, membership, Ending { ended_on: to.on, reason: EndReason::Transfer, decision: to.decision })?;
    let fields = MembershipFields {
        organization_id: to.organization_id,
        branch_id: to.branch_id,
        r#type: membership.fields.r#type,
        admitted_on: Some(PartialDate::from_day(to.on)),
        decision_number: to.decision.map(str::to_owned),
        ..MembershipFields::default()
    };
    let new_id = admit(tx, membership.person_id, fields)?;
    store::link_transfer(tx, membership.id, new_id)?;
    Ok(new_id)
}

fn cleaned(fields: MembershipFields) -> MembershipFields {
    let line = |text: Option<String>| clean_optional(text.as_deref());
    MembershipFields {
        decision_number: line(fields.decision_number),
        decision_issuer: line(fields.decision_issuer),
        card_number: line(fields.card_number),
        role: line(fields.role),
        note: fields.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
        ..fields
    }
}
