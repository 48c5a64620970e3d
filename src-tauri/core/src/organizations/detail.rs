//! One organisation with all that hangs on it, on a day; and the writing of its parts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::figures::DeclaredFigure;
use super::lifecycle::OrganizationEvent;
use super::parts::{Decision, DecisionFields, Position, PositionFields, Term, TermFields};
use super::{Organization, OrganizationError, OrganizationStatus, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::memberships;
use crate::memberships::api::MemberCount;
use crate::people::store::LifeDates;
use crate::text::{clean, clean_optional, clean_paragraphs};

/// One organisation on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationOnDay {
    /// Its number.
    pub id: i64,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of_on: Option<NaiveDate>,
}

/// An organisation with all its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationDetail {
    /// The record as it stands now.
    pub organization: Organization,
    /// Its name on the day asked for.
    pub name_then: String,
    /// Its status on the day asked for.
    pub status_then: OrganizationStatus,
    /// Of a branch: its association's name.
    pub parent_name: Option<String>,
    /// Persons and memberships counted on the day.
    pub members: MemberCount,
    /// Branches.
    pub branches: Vec<BranchRow>,
    /// Decisions, the latest first.
    pub decisions: Vec<Decision>,
    /// Terms, the latest first.
    pub terms: Vec<Term>,
    /// Positions, those held on the day first.
    pub positions: Vec<Position>,
    /// Declared figures, the latest first.
    pub figures: Vec<DeclaredFigure>,
    /// Lifecycle, the earliest first; also events of others that led here.
    pub events: Vec<OrganizationEvent>,
}

/// A branch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BranchRow {
    /// Number.
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whether it works.
    pub status: OrganizationStatus,
    /// Memberships counted on the day.
    pub membership_count: u64,
}

/// A part to add (without `id`) or change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavePart<T> {
    /// The organisation.
    pub organization_id: i64,
    /// The part to change; absent: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The version that was read; of a new one 0.
    #[serde(default)]
    pub version: i64,
    /// All fields as they shall be.
    pub fields: T,
}

/// A kind of part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A decision.
    Decision,
    /// A term.
    Term,
    /// A position.
    Position,
    /// A declaration.
    DeclaredFigure,
}

/// A part to delete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeletePart {
    /// Of what kind.
    pub part: PartKind,
    /// Its number.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
}

/// One organisation with all its parts.
///
/// # Errors
/// There is none of that number.
pub fn get_organization_detail(
    app: &App,
    request: OrganizationOnDay,
    _job: &Job,
) -> Result<OrganizationDetail, Failure> {
    let day = request.as_of_on.unwrap_or_else(|| app.today());
    app.read(|connection| detail(connection, request.id, day))
}

fn detail(connection: &rusqlite::Connection, id: i64, day: NaiveDate) -> Result<OrganizationDetail, Failure> {
    let organization = store::get(connection, id)?;
    let (name_then, status_then) = store::lifecycle::name_and_status_on(connection, id, day)?;
    Ok(OrganizationDetail {
        name_then,
        status_then,
        parent_name: match organization.fields.parent_id {
            Some(parent_id) => Some(store::get(connection, parent_id)?.fields.name),
            None => None,
        },
        members: memberships::store::count(connection, day, Some(id))?,
        branches: store::parts::branches(connection, id, day)?,
        decisions: store::parts::decisions(connection, id)?,
        terms: store::parts::terms(connection, id)?,
        positions: store::parts::positions(connection, id, day)?,
        figures: store::figures::list(connection, Some(id), None)?,
        events: store::lifecycle::events(connection, id)?,
        organization,
    })
}

/// Adds or changes a decision.
///
/// # Errors
/// No number; changed elsewhere meanwhile.
pub fn save_organization_decision(
    app: &App,
    request: SavePart<DecisionFields>,
    _job: &Job,
) -> Result<Done<OrganizationDetail>, Failure> {
    write(app, request.organization_id, |tx| {
        let line = |text: Option<String>| clean_optional(text.as_deref());
        let fields = DecisionFields {
            doc_number: clean(&request.fields.doc_number),
            issuer: line(request.fields.issuer),
            subject: line(request.fields.subject),
            ..request.fields
        };
        if fields.doc_number.is_empty() {
            return Err(Failure::field("doc_number", "Chưa có số, ký hiệu của quyết định. Hãy nhập số, ký hiệu."));
        }
        tx.describe(format!("Đã ghi quyết định {}", fields.doc_number));
        refuse_stale(
            store::parts::save_decision(tx, request.organization_id, request.id, request.version, &fields)?,
            tx,
            request.organization_id,
        )
    })
}

/// Adds or changes a term.
///
/// # Errors
/// It ends before it begins; changed elsewhere meanwhile.
pub fn save_organization_term(
    app: &App,
    request: SavePart<TermFields>,
    _job: &Job,
) -> Result<Done<OrganizationDetail>, Failure> {
    write(app, request.organization_id, |tx| {
        let fields = TermFields {
            note: request.fields.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
            ..request.fields
        };
        if let Some(ends_on) =
            fields.ends_on.as_ref().filter(|ends_on| ends_on.last_day() < fields.starts_on.first_day())
        {
            return Err(OrganizationError::TermEndsBeforeStart {
                starts_on: fields.starts_on.display(),
                ends_on: ends_on.display(),
            }
            .into());
        }
        tx.describe(format!("Đã ghi nhiệm kỳ từ {}", fields.starts_on.display()));
        refuse_stale(
            store::parts::save_term(tx, request.organization_id, request.id, request.version, &fields)?,
            tx,
            request.organization_id,
        )
    })
}

/// Adds or changes a position.
///
/// # Errors
/// Nobody holds it; it ends before it begins; changed elsewhere meanwhile.
pub fn save_organization_position(
    app: &App,
    request: SavePart<PositionFields>,
    _job: &Job,
) -> Result<Done<OrganizationDetail>, Failure> {
    write(app, request.organization_id, |tx| {
        save_position(tx, request.organization_id, request.id, request.version, request.fields)
    })
}

/// Writes a position within a running act.
pub(crate) fn save_position(
    tx: &Tx<'_>,
    organization_id: i64,
    id: Option<i64>,
    version: i64,
    fields: PositionFields,
) -> Result<(), Failure> {
    let line = |text: Option<String>| clean_optional(text.as_deref());
    let fields = PositionFields {
        // The record's name is the name: a second spelling beside it would drift.
        holder_name: line(fields.holder_name).filter(|_| fields.person_id.is_none()),
        title_text: line(fields.title_text),
        phone: line(fields.phone),
        email: line(fields.email),
        ..fields
    };
    let holder = match (fields.person_id, &fields.holder_name) {
        (Some(person_id), _) => {
            let life = crate::people::store::life_dates(tx, person_id)?;
            refuse_deceased(&life, &fields)?;
            life.full_name
        }
        (None, Some(name)) => name.clone(),
        (None, None) => return Err(OrganizationError::PositionWithoutHolder.into()),
    };
    if let (Some(from_on), Some(to_on)) = (&fields.from_on, &fields.to_on)
        && to_on.last_day() < from_on.first_day()
    {
        return Err(
            OrganizationError::PositionEndsBeforeStart { from_on: from_on.display(), to_on: to_on.display() }.into()
        );
    }
    if let Some(term_id) = fields.term_id
        && store::parts::owner(tx, PartKind::Term, term_id)? != organization_id
    {
        return Err(Failure::not_found("nhiệm kỳ", term_id));
    }
    tx.describe(format!("Đã ghi chức danh {} của {holder}", fields.role.label()));
    refuse_stale(store::parts::save_position(tx, organization_id, id, version, &fields)?, tx, organization_id)
}

fn refuse_deceased(life: &LifeDates, fields: &PositionFields) -> Result<(), OrganizationError> {
    match &life.deceased_on {
        Some(day) if fields.to_on.as_ref().is_none_or(|to_on| to_on.first_day() > day.last_day()) => {
            Err(OrganizationError::HolderDeceased { name: life.full_name.clone(), deceased_on: day.display() })
        }
        _ => Ok(()),
    }
}

/// Deletes a decision, a term, a position or a declaration.
///
/// # Errors
/// It is not there; changed elsewhere meanwhile.
pub fn delete_organization_part(
    app: &App,
    request: DeletePart,
    _job: &Job,
) -> Result<Done<OrganizationDetail>, Failure> {
    app.transact(Act::UpdateOrganizationPart, |tx| {
        let organization_id = store::parts::owner(tx, request.part, request.id)?;
        let deleted = store::parts::delete(tx, request.part, request.id, request.version)?;
        refuse_stale(deleted, tx, organization_id)?;
        tx.describe(format!("Đã xóa {}", request.part.label()));
        detail(tx, organization_id, tx.today())
    })
}

impl PartKind {
    fn label(self) -> &'static str {
        match self {
            Self::Decision => "một quyết định",
            Self::Term => "một nhiệm kỳ",
            Self::Position => "một chức danh",
            Self::DeclaredFigure => "một số kê khai",
        }
    }
}

fn write(
    app: &App,
    organization_id: i64,
    work: impl FnOnce(&Tx<'_>) -> Result<(), Failure>,
) -> Result<Done<OrganizationDetail>, Failure> {
    app.transact(Act::UpdateOrganizationPart, |tx| {
        store::get(tx, organization_id)?;
        work(tx)?;
        detail(tx, organization_id, tx.today())
    })
}

fn refuse_stale(written: bool, tx: &Tx<'_>, organization_id: i64) -> Result<(), Failure> {
    if written {
        return Ok(());
    }
    Err(Failure::stale("Mục này", &detail(tx, organization_id, tx.today())?))
}
