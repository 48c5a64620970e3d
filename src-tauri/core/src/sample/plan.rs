//! Kế hoạch 5395: its legal chain and groups as fact, its tasks made up, and what happens to them day by day.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::agencies::{self, Agencies};
use super::story::Story;
use crate::error::Failure;
use crate::job::Job;
use crate::obstacles::{self, ObstacleFields, steps};
use crate::organizations::api::ById;
use crate::plans::{PlanFields, api::create_plan};
use crate::tasks::course::{
    AddEvidence, EvidenceFields, ExtendTask, ProgressFields, RecordProgress, add_evidence, extend_task, record_progress,
};
use crate::tasks::{CoordinatingAgency, Priority, ScheduleKind, TaskFields, TaskProgress, api::create_task};

const PLAN: &str = include_str!("../../../../assets/sample/plan.json");

#[derive(Deserialize)]
struct SamplePlan {
    plan: PlanFields,
    focal_agency: String,
    tasks: Vec<SampleTask>,
}

/// A task; days are counted from the story's last day.
#[derive(Deserialize)]
struct SampleTask {
    group: String,
    code: String,
    content: String,
    lead: String,
    lead_as_written: Option<String>,
    coordinating: Vec<String>,
    schedule_text: Option<String>,
    schedule_kind: ScheduleKind,
    due: Option<i64>,
    starts: Option<i64>,
    deliverable: Option<String>,
    priority: Priority,
    events: Vec<Told>,
}

#[derive(Clone, Deserialize)]
struct Told {
    day: i64,
    #[serde(flatten)]
    event: Event,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Event {
    Progress { progress: TaskProgress, percent: Option<i64>, text: Option<String>, completed: Option<i64> },
    Extension { to: i64, text: String },
    Evidence { document: String, text: String },
    Obstacle { agency: String, text: String, proposal: String, addressee: String },
    Send { document: String },
    Answer { text: String, document: String },
    Effect { text: String },
    Close { text: String },
    Reopen { text: String },
}

/// What still lies ahead for the tasks, the next first.
pub struct Course {
    ahead: Vec<(NaiveDate, i64, Event)>,
    agencies: Agencies,
    /// The obstacle raised last on a task.
    raised: std::collections::HashMap<i64, i64>,
    today: NaiveDate,
}

/// Adds the plan with its tasks; what happens to them is told by [`Course::go_on`].
pub fn add(story: &Story<'_>, today: NaiveDate) -> Result<Course, Failure> {
    let agencies = agencies::add(story)?;
    let sample: SamplePlan =
        serde_json::from_str(PLAN).map_err(|error| Failure::field("plan", format!("plan.json: {error}")))?;
    let fields = PlanFields { focal_agency_id: agencies.get(sample.focal_agency.as_str()).copied(), ..sample.plan };
    let plan = create_plan(&story.app, fields, &Job::quiet())?.answer;
    let mut ahead = Vec::new();
    for task in sample.tasks {
        let group_id = plan.fields.groups.iter().find(|group| group.code == task.group).and_then(|group| group.id);
        let events = task.events.clone();
        let fields = task_fields(task, plan.id, group_id, &agencies, today);
        let id = create_task(&story.app, fields, &Job::quiet())?.answer.id;
        ahead.extend(events.into_iter().map(|told| (on(today, told.day), id, told.event)));
    }
    ahead.sort_by_key(|(day, id, _)| (*day, *id));
    ahead.reverse();
    Ok(Course { ahead, agencies, raised: Default::default(), today })
}

fn task_fields(
    task: SampleTask,
    plan_id: i64,
    group_id: Option<i64>,
    agencies: &Agencies,
    today: NaiveDate,
) -> TaskFields {
    let known = |key: &String| agencies.get(key.as_str()).copied();
    let coordinating = task.coordinating.iter().filter_map(known);
    TaskFields {
        plan_id,
        group_id,
        code: task.code,
        content: task.content,
        lead_agency_id: known(&task.lead),
        lead_as_written: task.lead_as_written,
        coordinating: coordinating
            .map(|agency_id| CoordinatingAgency { agency_id, as_written: None, name: String::new() })
            .collect(),
        schedule_text: task.schedule_text,
        schedule_kind: task.schedule_kind,
        starts_on: task.starts.map(|day| on(today, day)),
        due_on: task.due.map(|day| on(today, day)),
        deliverable: task.deliverable,
        priority: task.priority,
        note: None,
    }
}

fn on(today: NaiveDate, offset: i64) -> NaiveDate {
    let days = Days::new(offset.unsigned_abs());
    let day = if offset < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) };
    day.unwrap_or(today)
}

impl Course {
    /// Lets happen what was to happen until `day`; the clock goes along.
    pub fn go_on(&mut self, story: &Story<'_>, day: NaiveDate) -> Result<(), Failure> {
        while let Some((next, task_id, event)) = self.ahead.pop_if(|(next, ..)| *next <= day) {
            story.clock.set(next);
            self.happen(story, next, task_id, event)?;
        }
        Ok(())
    }

    fn happen(&mut self, story: &Story<'_>, day: NaiveDate, task_id: i64, event: Event) -> Result<(), Failure> {
        let (app, job) = (&story.app, Job::quiet());
        match event {
            Event::Progress { progress, percent, text, completed } => {
                let fields = ProgressFields {
                    reported_on: day,
                    progress,
                    completed_on: completed.map(|completed| on(self.today, completed)),
                    percent,
                    result_text: text.map(labelled),
                    quantity: None,
                    quantity_unit: None,
                    note: None,
                    occurrence_starts_on: None,
                };
                record_progress(
                    app,
                    RecordProgress { task_id, fields, evidence: Vec::new(), files: Vec::new() },
                    &job,
                )?;
            }
            Event::Extension { to, text } => {
                let to_due_on = on(self.today, to);
                let request = ExtendTask {
                    task_id,
                    to_due_on,
                    reason: labelled(text),
                    doc_number: None,
                    decided_on: Some(day),
                    occurrence_starts_on: None,
                };
                extend_task(app, request, &job)?;
            }
            Event::Evidence { document, text } => {
                let fields = EvidenceFields {
                    progress_id: None,
                    doc_number: document,
                    issued_on: Some(day),
                    subject: Some(labelled(text)),
                    location: Some("Lưu tại Văn phòng".to_owned()),
                };
                add_evidence(app, AddEvidence { task_id, fields }, &job)?;
            }
            Event::Obstacle { agency, text, proposal, addressee } => {
                let fields = ObstacleFields {
                    plan_id: None,
                    task_id: Some(task_id),
                    agency_id: self.agencies.get(agency.as_str()).copied(),
                    raised_on: day,
                    content: labelled(text),
                    proposal: Some(proposal),
                    addressee: Some(addressee),
                    proposal_sent_on: None,
                    proposal_document: None,
                };
                let raised = obstacles::api::raise_obstacle(app, fields, &job)?.answer;
                self.raised.insert(task_id, raised.id);
            }
            Event::Send { .. }
            | Event::Answer { .. }
            | Event::Effect { .. }
            | Event::Close { .. }
            | Event::Reopen { .. } => {
                let Some(id) = self.raised.get(&task_id).copied() else { return Ok(()) };
                step(story, id, day, event)?;
            }
        }
        Ok(())
    }
}

/// What becomes of an obstacle.
fn step(story: &Story<'_>, id: i64, day: NaiveDate, event: Event) -> Result<(), Failure> {
    let (app, job) = (&story.app, Job::quiet());
    let version = obstacles::api::get_obstacle(app, ById { id }, &job)?.version;
    match event {
        Event::Send { document } => {
            let proposal_document = Some(document);
            steps::send_proposal(
                app,
                steps::SendProposal { id, version, proposal_sent_on: day, proposal_document, addressee: None },
                &job,
            )?;
        }
        Event::Answer { text, document } => {
            let answer_document = Some(document);
            let request = steps::AnswerObstacle {
                id,
                version,
                answer: text,
                answered_on: day,
                answered_by: None,
                answer_document,
            };
            steps::answer_obstacle(app, request, &job)?;
        }
        Event::Effect { text } => {
            steps::note_obstacle_effect(app, steps::NoteEffect { id, version, effect: text, noted_on: day }, &job)?;
        }
        Event::Close { text } => {
            let request = steps::CloseObstacle { id, version, closed_on: day, effect: Some(text) };
            steps::close_obstacle(app, request, &job)?;
        }
        Event::Reopen { text } => {
            let request = steps::ReopenObstacle { id, version, reopened_on: day, reason: text };
            steps::reopen_obstacle(app, request, &job)?;
        }
        _ => {}
    }
    Ok(())
}

fn labelled(text: String) -> String {
    format!("{} (dữ liệu mẫu)", text.trim_end_matches('.'))
}
