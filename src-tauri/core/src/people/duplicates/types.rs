//! The forms of a pair.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::people::PersonRow;

macro_rules! reasons {
    ($( $(#[$meta:meta])* $variant:ident; )*) => {
        /// Why two records look alike, or what speaks against it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum DuplicateReason { $( $(#[$meta])* $variant, )* }

        impl DuplicateReason {
            /// All of them, what says most first.
            pub const ALL: &[Self] = &[$( Self::$variant, )*];
        }
    };
}

reasons! {
    /// The same national id.
    NationalId;
    /// National ids that differ in one digit.
    NationalIdNear;
    /// The same name, letter for letter.
    FullName;
    /// The same name but for accents.
    NameWithoutAccents;
    /// The same words of the name in another order.
    NameReordered;
    /// A name without some of the middle words of the other.
    NameShortened;
    /// The same given name.
    GivenName;
    /// The same day of birth.
    Birthday;
    /// Day and month of birth changed places.
    BirthdaySwapped;
    /// Births that go together, one of them known in part.
    BirthInPart;
    /// The same phone.
    Phone;
    /// The same e-mail.
    Email;
    /// The same member card in one organisation.
    Card;
    /// The same employer.
    Employer;
    /// Against it: another sex.
    OtherSex;
    /// Against it: another birth.
    OtherBirth;
    /// Against it: another number.
    OtherNationalId;
}

/// How much two records look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateLevel {
    /// Rất giống: from 80.
    High,
    /// Khá giống: from 65.
    Medium,
    /// Có thể: from 50.
    Low,
}

impl DuplicateLevel {
    /// Of a score.
    pub fn of(score: u8) -> Self {
        match score {
            80.. => Self::High,
            65.. => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// Two records that may be of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DuplicatePair {
    /// The record that would go on: with more memberships and more filled in, else the older one.
    pub person: PersonRow,
    /// The other.
    pub other: PersonRow,
    /// 50 to 100.
    pub score: u8,
    /// What the score means.
    pub level: DuplicateLevel,
    /// Why.
    pub reasons: Vec<DuplicateReason>,
}
