//! One line of the list: the person, their memberships of the day, and the membership that made them pass.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::Query;
use crate::error::Failure;
use crate::people::{
    AcademicTitle, Degree, EducationLevel, MembershipCell, OrganizationMark, PersonRow, PersonStatus, Sex,
    WorkingStatus,
};

impl Query<'_> {
    pub(super) fn row(&self, connection: &Connection, id: i64) -> Result<PersonRow, Failure> {
        let mut row = connection.prepare_cached(LINE)?.query_row([id], person_row)?;
        let running = self.running();
        row.organizations = connection
            .prepare_cached(&format!(
                "SELECT o.id, coalesce(o.short_name, o.name), m.type, b.name, m.admitted_on, m.card_number, m.role,
                        m.starts_on
                   FROM membership m JOIN organization o ON o.id = m.organization_id
                   LEFT JOIN organization b ON b.id = m.branch_id
                  WHERE m.person_id = ?1 AND {running} ORDER BY o.sort_key, o.id"
            ))?
            .query_map([id], |row| {
                Ok(OrganizationMark {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    r#type: row.get(2)?,
                    branch_name: row.get(3)?,
                    admitted_on: row.get(4)?,
                    card_number: row.get(5)?,
                    role: row.get(6)?,
                    starts_on: row.get(7)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        row.membership_count = row.organizations.len() as i64;
        row.status = match &row.deceased_on {
            Some(day) if day.as_str() <= self.day.as_str() => PersonStatus::Deceased,
            _ if row.membership_count > 0 => PersonStatus::Active,
            _ => PersonStatus::Ended,
        };
        if !self.membership.clauses.is_empty() {
            row.membership = self.cell(connection, id)?;
        }
        Ok(row)
    }

    /// The membership that made the person pass.
    fn cell(&self, connection: &Connection, person_id: i64) -> Result<Option<MembershipCell>, Failure> {
        let sql = format!(
            "SELECT m.id, m.version, m.type, b.name, m.admitted_on, m.card_number, m.role, m.ended_on, m.organization_id,
                    m.starts_on
               FROM membership m LEFT JOIN organization b ON b.id = m.branch_id
              WHERE m.person_id = ? AND {} AND {} ORDER BY m.starts_on DESC LIMIT 1",
            self.in_scope(),
            self.membership.clauses.join(" AND ")
        );
        let values = std::iter::once(Value::from(person_id)).chain(self.membership.values.iter().cloned());
        let mut statement = connection.prepare_cached(&sql)?;
        let mut cells = statement.query_map(params_from_iter(values), |row| {
            Ok(MembershipCell {
                id: row.get(0)?,
                version: row.get(1)?,
                r#type: row.get(2)?,
                branch_name: row.get(3)?,
                admitted_on: row.get(4)?,
                card_number: row.get(5)?,
                role: row.get(6)?,
                ended_on: row.get(7)?,
                organization_id: row.get(8)?,
                starts_on: row.get(9)?,
            })
        })?;
        Ok(cells.next().transpose()?)
    }
}

/// The columns of a line, in the order that [`person_row`] reads them: by place, as a page reads thousands.
const LINE: &str = "SELECT id, version, full_name, birth_on, sex, national_id, academic_title, degree, education_level, \
   specialty, employer, job_title, working_status, phone, email, address, deceased_on FROM person WHERE id = ?1";

/// A line without what comes from memberships.
fn person_row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        version: row.get(1)?,
        full_name: row.get(2)?,
        birth_on: row.get(3)?,
        sex: row.get::<_, Option<Sex>>(4)?,
        national_id: row.get(5)?,
        academic_title: row.get::<_, Option<AcademicTitle>>(6)?,
        degree: row.get::<_, Option<Degree>>(7)?,
        education_level: row.get::<_, Option<EducationLevel>>(8)?,
        specialty: row.get(9)?,
        employer: row.get(10)?,
        job_title: row.get(11)?,
        working_status: row.get::<_, Option<WorkingStatus>>(12)?,
        phone: row.get(13)?,
        email: row.get(14)?,
        address: row.get(15)?,
        deceased_on: row.get(16)?,
        status: PersonStatus::Ended,
        organizations: Vec::new(),
        membership_count: 0,
        membership: None,
    })
}
