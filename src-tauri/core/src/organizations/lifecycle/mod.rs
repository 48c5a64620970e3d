//! Lifecycle acts, each with its day and decision: kết nạp, đổi tên, sáp nhập, hợp nhất, chia, tách, tạm ngừng, hoạt
//! động trở lại, giải thể. What was stays readable: the old name in the event, the ended organisation with its past
//! figures, the links to what follows.

mod restructuring;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::{DecisionFields, DecisionKind};
use super::{Organization, OrganizationError, OrganizationFields, OrganizationKind, OrganizationStatus, store};
use crate::app::{App, Done, Tx};
use crate::dates::{PartialDate, show_day};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::memberships;
use crate::text::{clean, clean_optional, clean_paragraphs};

/// What happened to an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Kết nạp.
    Admitted,
    /// Đổi tên.
    Renamed,
    /// Sáp nhập vào một tổ chức khác.
    Absorbed,
    /// Hợp nhất thành tổ chức mới.
    Consolidated,
    /// Chia thành các tổ chức mới.
    Divided,
    /// Tách ra một tổ chức mới.
    Split,
    /// Tạm ngừng.
    Suspended,
    /// Hoạt động trở lại.
    Resumed,
    /// Giải thể.
    Dissolved,
}

crate::storage::text_enum!(EventKind { Admitted = "admitted", Renamed = "renamed", Absorbed = "absorbed", Consolidated = "consolidated", Divided = "divided", Split = "split", Suspended = "suspended", Resumed = "resumed", Dissolved = "dissolved" });

/// A lifecycle act to record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordLifecycle {
    /// The organisation it happens to.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// First day of the new state.
    pub happened_on: NaiveDate,
    /// The decision.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Day of the decision. With it, or with the issuer, the decision is kept among those of every organisation
    /// it touches.
    #[serde(default)]
    pub decided_on: Option<PartialDate>,
    /// Who issued the decision.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// What happens.
    pub change: LifecycleChange,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum LifecycleChange {
    /// Kết nạp vào Liên hiệp hội.
    Admit,
    /// Đổi tên.
    Rename {
        /// The new name.
        name: String,
        /// The new short name.
        #[serde(default)]
        short_name: Option<String>,
    },
    /// Sáp nhập: this one ends, `into_id` goes on.
    Absorb {
        /// What goes on.
        into_id: i64,
        /// Its members and branches go there the same day; else they end with it.
        move_members: bool,
    },
    /// Hợp nhất: this one and `other_ids` end, a new one is born.
    Consolidate {
        /// The others that end.
        other_ids: Vec<i64>,
        /// The new one.
        born: Box<OrganizationFields>,
        /// Members and branches go to the new one the same day; else they end with the old ones.
        move_members: bool,
    },
    /// Chia: this one ends, new ones are born.
    Divide {
        /// The new ones.
        born: Vec<OrganizationFields>,
        /// Which branches and members go to which of the new ones.
        #[serde(default)]
        shares: Vec<Share>,
        /// What no share names goes to the new one of this place (0 = first); left out, it ends with the old one.
        move_members_to: Option<u32>,
    },
    /// Tách: this one goes on, a new one is born.
    Split {
        /// The new one.
        born: Box<OrganizationFields>,
        /// Branches that go to the new one the same day, with their members.
        #[serde(default)]
        branch_ids: Vec<i64>,
        /// Memberships that go to the new one the same day.
        #[serde(default)]
        membership_ids: Vec<i64>,
    },
    /// Tạm ngừng.
    Suspend,
    /// Hoạt động trở lại.
    Resume,
    /// Giải thể: its memberships and branches end the same day.
    Dissolve,
}

/// What goes to one of the organisations born of a division.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Share {
    /// Which of the new ones (0 = first).
    pub to: u32,
    /// Branches, with their members.
    #[serde(default)]
    pub branch_ids: Vec<i64>,
    /// Single memberships; they go here even when their branch goes elsewhere, and leave that branch.
    #[serde(default)]
    pub membership_ids: Vec<i64>,
}

/// A lifecycle event as stored, with the names around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrganizationEvent {
    /// Number.
    pub id: i64,
    /// Whose.
    pub organization_id: i64,
    /// Its present name.
    pub organization_name: String,
    /// What happened.
    pub kind: EventKind,
    /// First day of the new state.
    pub happened_on: NaiveDate,
    /// Successor, or the organisation born of it.
    pub other_id: Option<i64>,
    /// Its present name.
    pub other_name: Option<String>,
    /// The decision.
    pub doc_number: Option<String>,
    /// Name before.
    pub old_name: Option<String>,
    /// Name after.
    pub new_name: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// An event to write.
pub(crate) struct NewEvent<'e> {
    pub organization_id: i64,
    pub kind: EventKind,
    pub happened_on: NaiveDate,
    pub other_id: Option<i64>,
    pub doc_number: Option<&'e str>,
    pub old_name: Option<&'e str>,
    pub new_name: Option<&'e str>,
    pub note: Option<&'e str>,
}

/// What was touched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LifecycleDone {
    /// The organisations as they stand now: the one it happened to first.
    pub organizations: Vec<Organization>,
    /// Memberships moved or ended.
    pub membership_count: u64,
}

/// What became of the memberships.
#[derive(Debug, Clone, Copy, Default)]
struct Leaving {
    moved: u64,
    ended: u64,
}

impl Leaving {
    fn count(self) -> u64 {
        self.moved + self.ended
    }

    /// The rest of the sentence: `, chuyển 3, kết thúc 2 tư cách hội viên`.
    fn words(self) -> String {
        match (self.moved, self.ended) {
            (0, 0) => String::new(),
            (moved, 0) => format!(", chuyển {moved} tư cách hội viên"),
            (0, ended) => format!(", kết thúc {ended} tư cách hội viên"),
            (moved, ended) => format!(", chuyển {moved} và kết thúc {ended} tư cách hội viên"),
        }
    }
}

/// One act, its day and paper.
struct Occasion<'t, 'c> {
    tx: &'t Tx<'c>,
    on: NaiveDate,
    doc_number: Option<String>,
    note: Option<String>,
}

/// Records a lifecycle act.
///
/// # Errors
/// [`OrganizationError`], [`memberships::MembershipError`]; changed elsewhere meanwhile.
pub fn record_lifecycle(app: &App, request: RecordLifecycle, _job: &Job) -> Result<Done<LifecycleDone>, Failure> {
    app.transact(Act::OrganizationLifecycle, |tx| {
        let occasion = Occasion {
            tx,
            on: request.happened_on,
            doc_number: clean_optional(request.doc_number.as_deref()),
            note: request.note.map(|note| clean_paragraphs(&note)).filter(|note| !note.is_empty()),
        };
        let issuer = clean_optional(request.issuer.as_deref());
        let organization = store::get(tx, request.id)?;
        if organization.version != request.version {
            return Err(Failure::stale("Tổ chức", &organization));
        }
        occasion.check(&organization)?;
        let about = request.change.decision_kind();
        let done = occasion.record(organization, request.change)?;
        if request.decided_on.is_some() || issuer.is_some() {
            occasion.keep_decision(&done, about, request.decided_on, issuer)?;
        }
        Ok(done)
    })
}

impl LifecycleChange {
    /// What its decision is about.
    fn decision_kind(&self) -> DecisionKind {
        match self {
            Self::Admit => DecisionKind::Admission,
            Self::Rename { .. } => DecisionKind::Rename,
            Self::Absorb { .. } | Self::Consolidate { .. } | Self::Divide { .. } | Self::Split { .. } => {
                DecisionKind::Restructuring
            }
            Self::Dissolve => DecisionKind::Dissolution,
            Self::Suspend | Self::Resume => DecisionKind::Other,
        }
    }
}

impl Occasion<'_, '_> {
    /// The organisation still exists that day, and the day is neither before it joined nor far ahead.
    fn check(&self, organization: &Organization) -> Result<(), Failure> {
        let name = organization.fields.name.clone();
        if organization.fields.status == OrganizationStatus::Dissolved {
            return Err(OrganizationError::Ended { name }.into());
        }
        if let Some(joined_on) = organization.fields.joined_on.filter(|joined_on| self.on < *joined_on) {
            return Err(OrganizationError::BeforeJoining {
                name,
                happened_on: show_day(self.on),
                joined_on: show_day(joined_on),
            }
            .into());
        }
        Ok(memberships::rules::check_not_far_ahead("happened_on", self.on, self.tx.today())?)
    }

    fn record(&self, organization: Organization, change: LifecycleChange) -> Result<LifecycleDone, Failure> {
        let refuse_branch = |organization: &Organization| match organization.fields.kind {
            OrganizationKind::Branch => Err(OrganizationError::NotForBranch { name: organization.fields.name.clone() }),
            _ => Ok(()),
        };
        match change {
            LifecycleChange::Admit => self.admit(organization),
            LifecycleChange::Rename { name, short_name } => self.rename(organization, &name, short_name),
            LifecycleChange::Suspend => self.switch(organization, OrganizationStatus::Suspended),
            LifecycleChange::Resume => self.switch(organization, OrganizationStatus::Active),
            LifecycleChange::Dissolve => self.dissolve(organization),
            LifecycleChange::Absorb { into_id, move_members } => {
                refuse_branch(&organization)?;
                self.absorb(organization, into_id, move_members)
            }
            LifecycleChange::Consolidate { other_ids, born, move_members } => {
                refuse_branch(&organization)?;
                self.consolidate(organization, &other_ids, *born, move_members)
            }
            LifecycleChange::Divide { born, shares, move_members_to } => {
                refuse_branch(&organization)?;
                self.divide(organization, born, &shares, move_members_to)
            }
            LifecycleChange::Split { born, branch_ids, membership_ids } => {
                refuse_branch(&organization)?;
                self.split(organization, *born, &branch_ids, &membership_ids)
            }
        }
    }

    fn admit(&self, organization: Organization) -> Result<LifecycleDone, Failure> {
        if let Some(joined_on) = organization.fields.joined_on {
            return Err(OrganizationError::AlreadyAdmitted {
                name: organization.fields.name,
                joined_on: show_day(joined_on),
            }
            .into());
        }
        let fields = OrganizationFields { joined_on: Some(self.on), ..organization.fields.clone() };
        self.save(&organization, &fields)?;
        self.event(organization.id, EventKind::Admitted, None)?;
        self.tx.describe(format!("Đã kết nạp {} vào Liên hiệp hội từ {}", fields.name, show_day(self.on)));
        self.done(&[organization.id], 0)
    }

    fn rename(
        &self,
        organization: Organization,
        name: &str,
        short_name: Option<String>,
    ) -> Result<LifecycleDone, Failure> {
        let name = clean(name);
        if name.is_empty() || name == organization.fields.name {
            return Err(OrganizationError::SameName { name: organization.fields.name }.into());
        }
        let wanted = name.to_lowercase();
        let other = store::names(self.tx)?.into_iter().find(|other| {
            let works = other.status != OrganizationStatus::Dissolved;
            other.id != organization.id && works && other.name.to_lowercase() == wanted
        });
        if let Some(other) = other {
            return Err(OrganizationError::NameTaken { name, code: other.code }.into());
        }
        let short_name = clean_optional(short_name.as_deref()).or_else(|| organization.fields.short_name.clone());
        let fields = OrganizationFields { name, short_name, ..organization.fields.clone() };
        self.save(&organization, &fields)?;
        store::lifecycle::insert_event(
            self.tx,
            &NewEvent {
                old_name: Some(&organization.fields.name),
                new_name: Some(&fields.name),
                ..self.new_event(organization.id, EventKind::Renamed, None)
            },
        )?;
        self.tx.describe(format!(
            "Đã đổi tên “{}” thành “{}” từ {}",
            organization.fields.name,
            fields.name,
            show_day(self.on)
        ));
        self.done(&[organization.id], 0)
    }

    fn switch(&self, organization: Organization, status: OrganizationStatus) -> Result<LifecycleDone, Failure> {
        let name = organization.fields.name.clone();
        if organization.fields.status == status {
            return Err(OrganizationError::AlreadySo { name, status: status.label().to_lowercase() }.into());
        }
        let fields = OrganizationFields { status, ..organization.fields.clone() };
        self.save(&organization, &fields)?;
        let kind = if status == OrganizationStatus::Suspended { EventKind::Suspended } else { EventKind::Resumed };
        self.event(organization.id, kind, None)?;
        self.tx.describe(format!("{name}: {} từ {}", status.label().to_lowercase(), show_day(self.on)));
        self.done(&[organization.id], 0)
    }

    fn dissolve(&self, organization: Organization) -> Result<LifecycleDone, Failure> {
        let members = Leaving { moved: 0, ended: self.end(&organization, EventKind::Dissolved, None)? };
        self.tx.describe(format!(
            "Đã ghi nhận {} giải thể từ {}{}",
            organization.fields.name,
            show_day(self.on),
            members.words()
        ));
        self.done(&[organization.id], members.count())
    }

    /// Ends an organisation. Nobody stays a member of what has ended: branches and memberships that went nowhere end
    /// the same day; the number of those memberships.
    fn end(&self, organization: &Organization, kind: EventKind, other_id: Option<i64>) -> Result<u64, Failure> {
        for branch_id in store::lifecycle::running_branches(self.tx, organization.id)? {
            self.end(&store::get(self.tx, branch_id)?, EventKind::Dissolved, None)?;
        }
        let ended =
            memberships::end_all_of_organization(self.tx, organization.id, self.on, self.doc_number.as_deref())?;
        let fields = OrganizationFields {
            status: OrganizationStatus::Dissolved,
            ended_on: Some(self.on),
            ..organization.fields.clone()
        };
        self.save(organization, &fields)?;
        self.event(organization.id, kind, other_id)?;
        Ok(ended)
    }

    /// The decision stands among those of every organisation it touches.
    fn keep_decision(
        &self,
        done: &LifecycleDone,
        kind: DecisionKind,
        decided_on: Option<PartialDate>,
        issuer: Option<String>,
    ) -> Result<(), Failure> {
        let Some(doc_number) = self.doc_number.clone() else {
            return Err(Failure::field("doc_number", "Chưa có số, ký hiệu của quyết định. Hãy nhập số, ký hiệu."));
        };
        let fields = DecisionFields { kind, doc_number, decided_on, issuer, subject: None };
        for organization in &done.organizations {
            store::parts::save_decision(self.tx, organization.id, None, 0, &fields)?;
        }
        Ok(())
    }

    fn save(&self, organization: &Organization, fields: &OrganizationFields) -> Result<(), Failure> {
        store::update(self.tx, organization.id, organization.version, fields)?;
        Ok(())
    }

    fn event(&self, organization_id: i64, kind: EventKind, other_id: Option<i64>) -> Result<(), Failure> {
        store::lifecycle::insert_event(self.tx, &self.new_event(organization_id, kind, other_id))
    }

    fn new_event(&self, organization_id: i64, kind: EventKind, other_id: Option<i64>) -> NewEvent<'_> {
        NewEvent {
            organization_id,
            kind,
            happened_on: self.on,
            other_id,
            doc_number: self.doc_number.as_deref(),
            old_name: None,
            new_name: None,
            note: self.note.as_deref(),
        }
    }

    fn done(&self, ids: &[i64], membership_count: u64) -> Result<LifecycleDone, Failure> {
        let organizations = ids.iter().map(|&id| store::get(self.tx, id)).collect::<Result<_, _>>()?;
        Ok(LifecycleDone { organizations, membership_count })
    }
}
