//! The forms of a merge.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dates::PartialDate;
use crate::memberships::Membership;
use crate::people::PersonFields;
use crate::people::api::PersonDetail;

macro_rules! merge_fields {
    ($( $variant:ident = $name:ident; )*) => {
        /// A field of the record whose value is chosen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum MergeField {
            $( #[doc = concat!("`", stringify!($name), "` of the person.")] $variant, )*
            /// The day of the death.
            DeceasedOn,
        }

        impl MergeField {
            /// All but the day of the death, in the order of the form.
            pub const OF_FORM: &[Self] = &[$( Self::$variant, )*];

            /// Gives `into` the value that `from` has.
            pub(super) fn take(self, into: &mut PersonFields, from: &PersonFields) {
                match self {
                    $( Self::$variant => into.$name.clone_from(&from.$name), )*
                    Self::DeceasedOn => {}
                }
            }

            /// Whether both have the same value.
            pub(super) fn is_same(self, one: &PersonFields, other: &PersonFields) -> bool {
                match self {
                    $( Self::$variant => one.$name == other.$name, )*
                    Self::DeceasedOn => true,
                }
            }
        }
    };
}

merge_fields! {
    FullName = full_name;
    SortName = sort_name;
    BirthOn = birth_on;
    Sex = sex;
    NationalId = national_id;
    AcademicTitle = academic_title;
    Degree = degree;
    EducationLevel = education_level;
    Specialty = specialty;
    Employer = employer;
    JobTitle = job_title;
    WorkingStatus = working_status;
    Phone = phone;
    Email = email;
    Address = address;
    Awards = awards;
    Note = note;
    Source = source;
    Ethnicity = ethnicity;
    Religion = religion;
    PartyMember = party_member;
}

/// Two records of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeoplePair {
    /// The record that goes on.
    pub into_id: i64,
    /// The record that is merged into it.
    pub from_id: i64,
}

/// A pair to merge, with what was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Merge {
    /// The record that goes on.
    pub into_id: i64,
    /// Its version that was read.
    pub into_version: i64,
    /// The record that is merged into it.
    pub from_id: i64,
    /// Its version that was read.
    pub from_version: i64,
    /// Fields whose value comes from the record merged in; the others stay as they are.
    #[serde(default)]
    pub take_fields: Vec<MergeField>,
    /// Of awards and notes: those whose two texts both stand, one below the other.
    #[serde(default)]
    pub keep_both: Vec<MergeField>,
    /// Memberships of the record merged in that go on in place of those of the same days in the same organisation; when
    /// absent, what is proposed.
    #[serde(default)]
    pub take_memberships: Option<Vec<i64>>,
}

/// A field in which the two records differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldChoice {
    /// Which.
    pub field: MergeField,
    /// What is proposed: the value of the record merged in.
    pub take: bool,
    /// Whether both texts may stand.
    pub can_keep_both: bool,
}

/// Memberships of one organisation and the same days, of which one goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MembershipChoice {
    /// Of the record that goes on.
    pub own: Membership,
    /// Of the record merged in.
    pub other: Membership,
    /// What is proposed: that of the record merged in.
    pub take: bool,
}

/// What a merge of two records would do, and what there is to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergePreview {
    /// The record that goes on.
    pub into: PersonDetail,
    /// The record merged in.
    pub from: PersonDetail,
    /// Fields that differ, in the order of the form.
    pub fields: Vec<FieldChoice>,
    /// Memberships of which one of two goes on.
    pub memberships: Vec<MembershipChoice>,
    /// Memberships that run and would end, because one of the records says that the person died.
    pub ending_count: u64,
    /// They were said to be two people.
    pub told_apart: bool,
}

/// A record that was merged into another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MergedRecord {
    /// The number it had.
    pub id: i64,
    /// Its name.
    pub full_name: String,
    /// Its birth date as far as known.
    pub birth_on: Option<PartialDate>,
    /// When it was merged (instant, UTC).
    pub merged_at: String,
    /// Who did it.
    pub merged_by: String,
    /// The act that takes it out again when it is undone.
    pub entry_id: i64,
    /// How many records that act merged.
    pub together_count: u64,
    /// Organisations in which a membership was set aside.
    pub set_aside: Vec<String>,
}

/// What became of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Merged {
    /// The record that goes on.
    pub into_id: i64,
    /// The record merged in.
    pub from_id: i64,
    /// Memberships that went over.
    pub moved_count: u64,
    /// Organisations in which a membership was set aside.
    pub set_aside: Vec<String>,
    /// Positions that both records held and that stand once now.
    pub united_position_count: u64,
    /// Memberships that ended because the person died.
    pub ended_count: u64,
}
