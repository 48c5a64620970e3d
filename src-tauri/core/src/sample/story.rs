//! The story from its first day to its last.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::clock::StoryClock;
use super::organizations::Hosted;
use super::people::Crowd;
use super::quarters::around;
use super::{Wish, committees, members, movement, organizations, plan, reporting};
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
pub fn tell(path: &Path, wish: Wish, job: &Job) -> Result<(), Failure> {
    let quarters = around(wish.today);
    let first_day = quarters.first().and_then(|first| first.starts_on.checked_sub_days(Days::new(10)));
    let mut story = begin(path, wish, first_day.unwrap_or(wish.today), job)?;
    write_settings(&story)?;
    organizations::add(&mut story)?;
    members::add(&mut story, wish.people)?;
    committees::add(&mut story, wish.today)?;
    let measured = reporting::add_indicators(&story)?;
    let mut course = plan::add(&story, wish.today)?;
    for (number, quarter) in quarters.iter().enumerate() {
        job.progress(number as u64, quarters.len() as u64, "Đang dựng các kỳ báo cáo mẫu…")?;
        let is_over = number + 1 < quarters.len();
        let period_id = reporting::open(&story, quarter)?;
        movement::happen(&mut story, &mut course, quarter, quarter.cutoff_on.min(wish.today))?;
        let gathered_on = if is_over { quarter.cutoff_on.checked_add_days(Days::new(2)) } else { None };
        reporting::gather(&mut story, period_id, gathered_on.unwrap_or(wish.today), if is_over { 86 } else { 35 })?;
        reporting::measure(&mut story, &measured, period_id, !is_over)?;
        if is_over {
            reporting::close(&story, quarter, period_id, 11 * (number as u32 + 1), wish.today)?;
        }
    }
    story.clock.set(wish.today);
    Ok(())
}

fn begin<'j>(path: &Path, wish: Wish, day: NaiveDate, job: &'j Job) -> Result<Story<'j>, Failure> {
    let clock = Arc::new(StoryClock::new(day, wish.seed));
    let environment = Environment {
        clock: clock.clone(),
        actor: "Văn phòng mẫu".to_owned(),
        reader_program: PathBuf::new(),
        config_folder: None,
        log_folder: None,
    };
    Ok(Story {
        app: App::open(path, OpenMode::New, None, Arc::new(environment))?,
        clock,
        chance: Chance::new(wish.seed),
        job,
        crowd: Crowd::new(day),
        organizations: Vec::new(),
        members: Vec::new(),
    })
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
