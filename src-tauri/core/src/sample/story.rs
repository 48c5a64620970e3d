//! The story from its first day to its last.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::clock::StoryClock;
use super::organizations::Hosted;
use super::people::Crowd;
use super::quarters::{Quarter, around};
use super::{Plan, members, movement, organizations};
use crate::app::App;
use crate::error::Failure;
use crate::job::Job;
use crate::session::Environment;
use crate::settings::api::update_settings;
use crate::settings::{Letterhead, OfficeSettings, Settings};
use crate::storage::OpenMode;

/// A membership that still runs.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Membership.
    pub id: i64,
    /// Person.
    pub person_id: i64,
    /// Place in [`Story::organizations`].
    pub organization: usize,
}

/// What the story knows of itself.
pub struct Story<'j> {
    /// The book.
    pub app: App,
    /// Its clock.
    pub clock: Arc<StoryClock>,
    /// Its chance.
    pub chance: Chance,
    /// Who watches.
    pub job: &'j Job,
    /// Its people.
    pub crowd: Crowd,
    /// Its organisations.
    pub organizations: Vec<Hosted>,
    /// Its running memberships.
    pub members: Vec<Member>,
}

/// Tells it into a new book at `path`.
pub fn tell(path: &Path, plan: Plan, job: &Job) -> Result<(), Failure> {
    let quarters = around(plan.today);
    let Some((open, closed)) = quarters.split_last() else { return Ok(()) };
    let first_day = closed.first().unwrap_or(open).starts_on.checked_sub_days(Days::new(10)).unwrap_or_default();
    let mut story = begin(path, plan, first_day, job)?;
    write_settings(&story)?;
    organizations::add(&mut story)?;
    members::add(&mut story, plan.people)?;
    for (number, quarter) in closed.iter().enumerate() {
        job.progress(number as u64, quarters.len() as u64, "Đang dựng các kỳ báo cáo mẫu…")?;
        movement::happen(&mut story, quarter, quarter.cutoff_on)?;
        close(&mut story, quarter, plan.today)?;
    }
    movement::happen(&mut story, open, plan.today.min(open.cutoff_on))?;
    story.clock.set(plan.today);
    Ok(())
}

fn begin<'j>(path: &Path, plan: Plan, day: NaiveDate, job: &'j Job) -> Result<Story<'j>, Failure> {
    let clock = Arc::new(StoryClock::new(day, plan.seed));
    let environment = Environment {
        clock: clock.clone(),
        actor: "Văn phòng mẫu".to_owned(),
        reader_program: PathBuf::new(),
        config_folder: None,
    };
    Ok(Story {
        app: App::open(path, OpenMode::New, Arc::new(environment))?,
        clock,
        chance: Chance::new(plan.seed),
        job,
        crowd: Crowd::new(day),
        organizations: Vec::new(),
        members: Vec::new(),
    })
}

fn close(story: &mut Story<'_>, quarter: &Quarter, today: NaiveDate) -> Result<(), Failure> {
    let day = quarter.cutoff_on.checked_add_days(Days::new(4)).unwrap_or(today).min(today);
    story.clock.set(day);
    Ok(())
}

fn write_settings(story: &Story<'_>) -> Result<(), Failure> {
    let settings = Settings {
        office: OfficeSettings {
            union_name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Đắk Lắk".to_owned(),
            province: "Đắk Lắk".to_owned(),
            is_sample: true,
        },
        letterhead: Letterhead {
            issuing_body: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Đắk Lắk".to_owned(),
            place: "Đắk Lắk".to_owned(),
            addressees: vec!["Ủy ban nhân dân tỉnh".to_owned()],
            signing_for: "TM. Ban Thường vụ".to_owned(),
            signer_title: "Chủ tịch".to_owned(),
            signer_name: "Nguyễn Văn Mẫu".to_owned(),
            recipients: vec!["Như trên".to_owned(), "Sở Khoa học và Công nghệ".to_owned()],
            filed_at: "VT, VP".to_owned(),
            ..Letterhead::default()
        },
        ..Settings::default()
    };
    update_settings(&story.app, settings, &Job::quiet())?;
    Ok(())
}
