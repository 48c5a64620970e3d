//! Everybody who is or was a member of an organisation, with their records: what a list or a roster is laid beside.

use foldhash::HashMap;
use rusqlite::Connection;

use super::store::{self, Held};
use crate::error::Failure;
use crate::people::{self, Person};

/// The members of an organisation at one moment.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// The records, by number of the person.
    pub people: HashMap<i64, Person>,
    /// The memberships, ended ones too, by number.
    pub memberships: HashMap<i64, Held>,
}

impl Roll {
    /// As the book says now.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn load(connection: &Connection, organization_id: i64) -> Result<Self, Failure> {
        Ok(Self {
            people: people::store::of_organization(connection, organization_id)?,
            memberships: store::held_in(connection, organization_id)?,
        })
    }
}
