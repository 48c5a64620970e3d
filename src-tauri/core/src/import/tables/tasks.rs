//! The tasks of one plan: codes and groups are kept, the words about time as they are written beside what they were read
//! as, agencies found by the names that plans use.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::compare::{Compared, Context, Draft, Found, Record, Seen, TableRow};
use super::known_agencies::{
    AgencyCandidate, AgencyChoice, AgencyDoubt, Found as Named, KnownAgencies, UnknownAgency, kind_of_name,
};
use super::plan_codes::{Place, Words, places};
use super::read::{Line, TableReading};
use super::schedule_choice::ScheduleChoice;
use super::values::Reader;
use super::{TableError, TableField as F, apply};
use crate::agencies::{self, AgencyFields, exists_on};
use crate::app::Tx;
use crate::dates::show_day;
use crate::error::Failure;
use crate::import::error::{ImportError, failure};
use crate::import::preview::RowKind;
use crate::import::reading::LeftOut;
use crate::import::values::{Issue, IssueKind};
use crate::plans::{self, TaskGroup};
use crate::settings::PeriodRegime;
use crate::tasks::api::{create, late_at_once, title, update};
use crate::tasks::rules::Schedule;
use crate::tasks::schedule::{PlanYears, parse, plan_years};
use crate::tasks::{CoordinatingAgency, Priority, ScheduleKind, Task, TaskFields, store};
use crate::text::fold;

/// A task as a line says it.
#[derive(Debug, Clone)]
pub(super) struct TaskDraft {
    fields: TaskFields,
    /// Name of the lead agency in the book.
    lead_name: Option<String>,
    /// A lead agency that is added to the book first, as written.
    new_lead: Option<String>,
    /// Coordinating agencies that are added first.
    new_coordinating: Vec<String>,
    /// Which agencies the reader said names of the line to be: their numbers and the names, which are theirs from then on.
    learned: Vec<(F, i64, String)>,
    /// Code and heading of its group.
    group: Option<(String, String)>,
}

impl TaskDraft {
    fn standing(task: Task) -> Self {
        Self {
            group: task.group_code.zip(task.group_name),
            lead_name: task.lead_name,
            fields: task.fields,
            new_lead: None,
            new_coordinating: Vec::new(),
            learned: Vec::new(),
        }
    }
}

/// "Một lần, hạn 31/12/2021".
fn told(fields: &TaskFields) -> String {
    let kind = fields.schedule_kind;
    let starts = fields.starts_on.map(|day| format!("từ {}", show_day(day)));
    // Of a recurring task the year of the deadline does not count.
    let due = fields.due_on.map(|day| match kind.recurs() {
        true => format!("hạn {}", day.format("%d/%m")),
        false => format!("hạn {}", show_day(day)),
    });
    [Some(kind.label().to_owned()), starts, due].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

impl Draft for TaskDraft {
    fn shown(&self, field: F) -> String {
        let fields = &self.fields;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        match field {
            F::Code => fields.code.clone(),
            F::Content => fields.content.clone(),
            F::Group => self.group.as_ref().map(|(code, name)| format!("{code}. {name}")).unwrap_or_default(),
            F::Lead => self
                .new_lead
                .clone()
                .or_else(|| self.lead_name.clone())
                .or_else(|| fields.lead_as_written.clone())
                .unwrap_or_default(),
            F::Coordinating => {
                let known = fields.coordinating.iter().map(|one| one.name.as_str());
                known.chain(self.new_coordinating.iter().map(String::as_str)).collect::<Vec<_>>().join("; ")
            }
            F::Schedule => text(&fields.schedule_text),
            F::ScheduleMeaning => match fields.schedule_text.is_some() || fields.schedule_kind != ScheduleKind::None {
                true => told(fields),
                false => String::new(),
            },
            F::Deliverable => text(&fields.deliverable),
            F::Note => text(&fields.note),
            _ => String::new(),
        }
    }

    fn set_note(&mut self, note: Option<String>) {
        self.fields.note = note;
    }

    fn take(&mut self, field: F, from: &Self) {
        self.learned.extend(from.learned.iter().filter(|(of, _, _)| *of == field).cloned());
        let (own, other) = (&mut self.fields, from.fields.clone());
        match field {
            F::Code => own.code = other.code,
            F::Content => own.content = other.content,
            F::Group => {
                own.group_id = other.group_id;
                self.group.clone_from(&from.group);
            }
            F::Lead => {
                own.lead_agency_id = other.lead_agency_id;
                own.lead_as_written = other.lead_as_written;
                self.lead_name.clone_from(&from.lead_name);
                self.new_lead.clone_from(&from.new_lead);
            }
            F::Coordinating => {
                own.coordinating = other.coordinating;
                self.new_coordinating.clone_from(&from.new_coordinating);
            }
            F::Schedule => own.schedule_text = other.schedule_text,
            F::ScheduleMeaning => {
                own.schedule_kind = other.schedule_kind;
                own.starts_on = other.starts_on;
                own.due_on = other.due_on;
            }
            F::Deliverable => own.deliverable = other.deliverable,
            F::Note => own.note = other.note,
            _ => {}
        }
    }

    fn record(self) -> Record {
        Record::Task(Box::new(self))
    }
}

/// The tasks of the plan by what lines say of them.
struct Standing {
    tasks: Vec<Task>,
    by_code: HashMap<String, usize>,
    by_content: HashMap<String, Vec<usize>>,
}

impl Standing {
    fn of(connection: &Connection, plan_id: i64) -> Result<Self, Failure> {
        let ids = store::order(connection, plan_id)?;
        let tasks = ids.into_iter().map(|id| store::get(connection, id)).collect::<Result<Vec<_>, _>>()?;
        let by_code = tasks.iter().enumerate().filter(|(_, task)| !task.fields.code.is_empty());
        let by_code = by_code.map(|(at, task)| (task.fields.code.to_uppercase(), at)).collect();
        let mut by_content: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, task) in tasks.iter().enumerate() {
            by_content.entry(fold(&task.fields.content)).or_default().push(at);
        }
        Ok(Self { tasks, by_code, by_content })
    }

    /// The task of a line by its code, whole or as it stands in the cell, else by its content.
    fn find(&self, code: &str, content: &str) -> Result<Option<(&Task, &'static str)>, String> {
        let same = self.by_content.get(&fold(content)).map_or(&[][..], Vec::as_slice);
        let by_code = self.by_code.get(&code.to_uppercase()).copied().filter(|_| !code.is_empty());
        match (by_code, same) {
            (Some(at), [other]) if at != *other => Err(format!(
                "Mã {code} là của nhiệm vụ “{}”, nhưng nội dung là của nhiệm vụ {}. Hãy sửa mã hoặc nội dung.",
                self.tasks[at].fields.content, self.tasks[*other].fields.code
            )),
            (Some(at), _) => Ok(Some((&self.tasks[at], "Cùng mã."))),
            (None, []) => Ok(None),
            (None, [at]) => Ok(Some((&self.tasks[*at], "Cùng nội dung."))),
            (None, several) => Err(format!(
                "Kế hoạch có {} nhiệm vụ cùng nội dung này. Hãy ghi mã để biết là nhiệm vụ nào.",
                several.len()
            )),
        }
    }
}

/// What all lines are read by.
struct Lines<'c> {
    plan_id: i64,
    years: PlanYears,
    /// First and last day of the plan.
    days: (Option<NaiveDate>, Option<NaiveDate>),
    /// How the office cuts the year.
    regime: PeriodRegime,
    today: NaiveDate,
    agencies: KnownAgencies,
    choices: &'c BTreeMap<String, AgencyChoice>,
    schedules: &'c BTreeMap<u32, ScheduleChoice>,
    /// Headings by the codes of groups: the book's, else the file's.
    groups: HashMap<String, (Option<i64>, String)>,
    /// How many lines name an agency that there is to ask about, and why.
    unknown: BTreeMap<String, (AgencyDoubt, usize)>,
}

/// Compares the lines with the tasks of the plan.
pub(super) fn compare(connection: &Connection, reading: &TableReading, context: &Context) -> Result<Compared, Failure> {
    let plan_id = context.plan_id.ok_or(TableError::WithoutPlan)?;
    let plan = plans::store::get(connection, plan_id)?;
    let standing = Standing::of(connection, plan_id)?;
    let day = plan.fields.issued_on.or(plan.fields.starts_on).unwrap_or(context.today);
    let mut lines = Lines {
        plan_id,
        years: plan_years(plan.fields.starts_on, plan.fields.ends_on, context.today),
        days: (plan.fields.starts_on, plan.fields.ends_on),
        regime: crate::settings::store::load(connection)?.periods.regime,
        today: context.today,
        agencies: KnownAgencies::of(connection, day)?,
        choices: &context.agencies,
        schedules: &context.schedules,
        groups: HashMap::new(),
        unknown: BTreeMap::new(),
    };
    let is_line = |row: &&u32| reading.lines.iter().any(|line| line.row == **row);
    if let Some(row) = context.schedules.keys().find(|row| !is_line(row)) {
        return Err(failure(ImportError::NoSuchRow { row: *row }));
    }
    for (written, choice) in &context.agencies {
        if let AgencyChoice::Known { agency_id } = choice
            && lines.agencies.by_id(*agency_id).is_none()
        {
            return Err(TableError::NoSuchAgency { written: written.clone() }.into());
        }
    }
    let words: Vec<Words> = reading.lines.iter().map(words).collect();
    let places = places(&words);
    let mut remarks = Vec::new();
    for group in &plan.fields.groups {
        lines.groups.insert(group.code.to_uppercase(), (group.id, group.name.clone()));
    }
    let mut left_out = Vec::new();
    for (line, place) in reading.lines.iter().zip(&places) {
        let mut leave = |text: String, reason: &str| {
            left_out.push(LeftOut { row: line.row, text, reason: reason.to_owned() });
        };
        if *place == Place::Continues {
            leave(line.text(F::Content), "Ghi thêm vào nhiệm vụ ở trên");
        }
        if let Place::Group { code, name } = place {
            leave(format!("{code}. {name}"), "Tiêu đề nhóm, giữ làm nhóm nhiệm vụ");
            let (id, own) = lines.groups.entry(code.to_uppercase()).or_insert((None, name.clone()));
            if id.is_some() && fold(own) != fold(name) {
                remarks.push(format!("Nhóm {code} trong tệp là “{name}”, trong sổ là “{own}”; sổ giữ tên nhóm cũ."));
            }
        }
    }
    let mut seen = Seen::default();
    let mut rows: Vec<TableRow> = Vec::new();
    for (at, (line, place)) in reading.lines.iter().zip(&places).enumerate() {
        match place {
            Place::Group { .. } | Place::Continues => {}
            Place::Unclear => {
                let reason =
                    "Dòng này không có mã, cơ quan hay thời gian nên chưa rõ có phải nhiệm vụ không. Nếu là nhiệm vụ, \
                              hãy ghi thêm mã ở tệp."
                        .to_owned();
                let content = line.text(F::Content);
                rows.push(TableRow::refused(RowKind::Conflicting, line, content, reason, Vec::new()));
            }
            Place::Task { code, content, group } => {
                let more = reading.lines[at + 1..].iter().zip(&places[at + 1..]);
                let more = more.take_while(|(_, place)| **place == Place::Continues);
                let more: Vec<String> = more.map(|(line, _)| line.paragraphs(F::Content)).collect();
                let place = (code.as_str(), content.as_str(), group.as_deref());
                rows.push(lines.row(line, place, &more, &standing, &mut seen));
            }
        }
    }
    let unknown_agencies = lines.unknown.iter().map(|(written, (doubt, row_count))| UnknownAgency {
        written: written.clone(),
        row_count: *row_count,
        doubt: *doubt,
        choice: context.agencies.get(written).copied().unwrap_or_default(),
        candidates: lines.candidates(written, *doubt),
    });
    Ok(Compared { unknown_agencies: unknown_agencies.collect(), rows, remarks, left_out, ..Compared::default() })
}

fn words(line: &Line) -> Words {
    let details = [F::Lead, F::Coordinating, F::Schedule, F::Deliverable];
    Words {
        code: line.text(F::Code),
        content: line.text(F::Content),
        has_details: details.iter().any(|field| !line.text(*field).is_empty()),
    }
}

impl Lines<'_> {
    fn row(
        &mut self,
        line: &Line,
        (code, content, group): (&str, &str, Option<&str>),
        more: &[String],
        standing: &Standing,
        seen: &mut Seen,
    ) -> TableRow {
        let mut reader = Reader::new(line, self.today);
        let whole = line.paragraphs(F::Content);
        // A code in front of the content has its own place.
        let first = whole.strip_suffix(content).map_or(whole.clone(), |_| content.to_owned());
        let content = std::iter::once(first).chain(more.iter().cloned()).collect::<Vec<_>>().join("\n");
        if content.is_empty() {
            let reason = "Chưa có nội dung nhiệm vụ. Hãy ghi nội dung ở dòng này, hoặc bỏ dòng.".to_owned();
            return TableRow::refused(RowKind::Unreadable, line, code.to_owned(), reason, reader.issues);
        }
        let name = title(code, content.lines().next().unwrap_or_default());
        let found = match standing.find(code, &content) {
            Ok(found) => found,
            Err(reason) => return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues),
        };
        let key = found.map_or_else(
            || if code.is_empty() { content.clone() } else { format!("mã {code}") },
            |(task, _)| format!("#{}", task.id),
        );
        if let Some(first) = seen.before(&key, line.row) {
            let reason = format!("Cùng mã hoặc cùng nhiệm vụ với dòng {first}. Hãy sửa mã, hoặc để lại một dòng.");
            return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues);
        }
        let mut draft = TaskDraft {
            fields: TaskFields {
                plan_id: self.plan_id,
                group_id: None,
                code: code.to_owned(),
                content,
                lead_agency_id: None,
                lead_as_written: None,
                coordinating: Vec::new(),
                schedule_text: None,
                schedule_kind: ScheduleKind::None,
                starts_on: None,
                due_on: None,
                deliverable: reader.paragraphs(F::Deliverable),
                priority: Priority::Normal,
                note: reader.paragraphs(F::Note),
            },
            lead_name: None,
            new_lead: None,
            new_coordinating: Vec::new(),
            learned: Vec::new(),
            group: None,
        };
        reader.present.insert(F::Content);
        if !code.is_empty() {
            reader.present.insert(F::Code);
        }
        if let Some((code, (id, name))) = group.and_then(|code| Some((code, self.groups.get(&code.to_uppercase())?))) {
            draft.fields.group_id = *id;
            draft.group = Some((code.to_owned(), name.clone()));
            reader.present.insert(F::Group);
        }
        let current = found.map(|(task, _)| task);
        self.read_lead(&mut reader, line, &mut draft, current);
        self.read_coordinating(&mut reader, line, &mut draft, current);
        self.read_schedule(&mut reader, &mut draft, current);
        if draft.fields.lead_agency_id.is_none() && draft.new_lead.is_none() && found.is_none() {
            reader.doubt(F::Lead, IssueKind::UnknownValue, "Nhiệm vụ chưa có cơ quan chủ trì trong danh mục của sổ.");
        }
        Found {
            row: line.row,
            title: name,
            draft,
            present: reader.present,
            notes: reader.notes,
            current: found.map(|(task, _)| (task.id, TaskDraft::standing(task.clone()))),
            reason: found.map_or("Chưa có trong kế hoạch.", |(_, reason)| reason).to_owned(),
            issues: reader.issues,
        }
        .compared()
    }

    /// Whom a name may mean.
    fn candidates(&self, written: &str, doubt: AgencyDoubt) -> Vec<AgencyCandidate> {
        match (doubt, self.agencies.find_written(written)) {
            (AgencyDoubt::Ended, Named::One(at)) => self.agencies.successor(at, self.today).into_iter().collect(),
            _ => self.agencies.candidates(written),
        }
    }

    fn ask(&mut self, written: &str, doubt: AgencyDoubt) {
        self.unknown.entry(written.to_owned()).or_insert((doubt, 0)).1 += 1;
    }

    /// The agency of a name, by the reader's choice where the book does not know it or it is no more.
    fn agency(&mut self, reader: &mut Reader<'_>, field: F, written: &str, draft: &mut TaskDraft) -> Named {
        let found = self.agencies.find_written(written);
        if let Named::One(at) = found {
            if exists_on(&self.agencies.all[at].fields, self.today) {
                return found;
            }
            self.ask(written, AgencyDoubt::Ended);
            if let Some(chosen) = self.chosen(written) {
                return Named::One(chosen);
            }
            self.tell_successor(reader, field, at);
            return found;
        }
        if found == Named::Several {
            let text = format!("“{written}” là tên của nhiều cơ quan trong sổ nên chương trình không chọn.");
            reader.doubt(field, IssueKind::SeveralMatches, text);
        }
        self.ask(written, if found == Named::Several { AgencyDoubt::Several } else { AgencyDoubt::Unknown });
        let Some(chosen) = self.chosen(written) else { return Named::Nobody };
        // Between several the name alone goes on telling nothing.
        if found == Named::Nobody {
            draft.learned.push((field, self.agencies.all[chosen].id, written.to_owned()));
        }
        Named::One(chosen)
    }

    /// The agency of the book that the reader says a name to be, by its place.
    fn chosen(&self, written: &str) -> Option<usize> {
        let Some(AgencyChoice::Known { agency_id }) = self.choices.get(written) else { return None };
        self.agencies.all.iter().position(|agency| agency.id == *agency_id)
    }

    /// An agency that is gone today: who answers for the task now.
    fn tell_successor(&self, reader: &mut Reader<'_>, field: F, at: usize) {
        let agency = &self.agencies.all[at];
        if exists_on(&agency.fields, self.today) {
            return;
        }
        let successor = agency.fields.successor_id.and_then(|id| self.agencies.by_id(id));
        let now = successor
            .map_or_else(|| "sổ chưa ghi cơ quan kế thừa".to_owned(), |next| format!("nay là “{}”", next.fields.name));
        reader.doubt(field, IssueKind::UnknownValue, format!("“{}” không còn hoạt động, {now}.", agency.fields.name));
    }

    /// The lead agency. The one that a task of the book has beside the same words stays: the office gave it.
    fn read_lead(&mut self, reader: &mut Reader<'_>, line: &Line, draft: &mut TaskDraft, current: Option<&Task>) {
        let Some(cell) = reader.text(F::Lead) else { return };
        let given = |words: &str| {
            current.filter(|task| {
                task.fields.lead_agency_id.is_some() && is_same(task.fields.lead_as_written.as_deref(), words)
            })
        };
        // The words of a task may be all of the cell.
        if let Some(task) = given(&cell) {
            self.keep_lead(reader, draft, task);
            return;
        }
        let mut names = self.agencies.names(&line.paragraphs(F::Lead)).into_iter();
        let Some(written) = names.next() else { return };
        if let Some(task) = given(&written) {
            self.keep_lead(reader, draft, task);
        } else {
            self.find_lead(reader, draft, written);
        }
        // A task has one lead agency; the plan sometimes names two.
        let others: Vec<String> = names.collect();
        if !others.is_empty() {
            let text = format!("Ô ghi nhiều cơ quan chủ trì; {} được xếp vào phối hợp.", others.join("; "));
            reader.doubt(F::Lead, IssueKind::SeveralMatches, text);
            for written in others {
                self.coordinate(reader, draft, written, current);
            }
            reader.present.insert(F::Coordinating);
        }
    }

    fn keep_lead(&self, reader: &mut Reader<'_>, draft: &mut TaskDraft, task: &Task) {
        draft.fields.lead_agency_id = task.fields.lead_agency_id;
        draft.fields.lead_as_written.clone_from(&task.fields.lead_as_written);
        draft.lead_name.clone_from(&task.lead_name);
        if let Some(at) = self.agencies.all.iter().position(|agency| Some(agency.id) == task.fields.lead_agency_id) {
            self.tell_successor(reader, F::Lead, at);
        }
    }

    fn find_lead(&mut self, reader: &mut Reader<'_>, draft: &mut TaskDraft, written: String) {
        match self.agency(reader, F::Lead, &written, draft) {
            Named::One(at) => {
                let agency = &self.agencies.all[at];
                draft.fields.lead_agency_id = Some(agency.id);
                draft.lead_name = Some(agency.fields.name.clone());
                let differs = fold(&agency.fields.name) != fold(&written);
                draft.fields.lead_as_written = differs.then_some(written);
            }
            _ if self.choices.get(&written) == Some(&AgencyChoice::Create) => draft.new_lead = Some(written),
            _ => {
                reader.doubt(
                    F::Lead,
                    IssueKind::UnknownValue,
                    format!("“{written}” chưa có trong danh mục cơ quan; giữ tên như văn bản."),
                );
                draft.fields.lead_as_written = Some(written);
            }
        }
    }

    fn read_coordinating(
        &mut self,
        reader: &mut Reader<'_>,
        line: &Line,
        draft: &mut TaskDraft,
        current: Option<&Task>,
    ) {
        if reader.text(F::Coordinating).is_some() {
            for written in self.agencies.names(&line.paragraphs(F::Coordinating)) {
                self.coordinate(reader, draft, written, current);
            }
        }
        // The same agencies in another order are no change.
        if let Some(task) = current.filter(|_| draft.new_coordinating.is_empty()) {
            let ids = |all: &[CoordinatingAgency]| all.iter().map(|one| one.agency_id).collect::<BTreeSet<_>>();
            if ids(&task.fields.coordinating) == ids(&draft.fields.coordinating) {
                draft.fields.coordinating.clone_from(&task.fields.coordinating);
            }
        }
        if draft.fields.coordinating.is_empty() && draft.new_coordinating.is_empty() {
            reader.present.remove(&F::Coordinating);
        }
    }

    /// A coordinating agency. The one that a task of the book has under the same words stays: the office gave it.
    fn coordinate(&mut self, reader: &mut Reader<'_>, draft: &mut TaskDraft, written: String, current: Option<&Task>) {
        let given = current.and_then(|task| {
            let given = task.fields.coordinating.iter().find(|one| is_same(one.as_written.as_deref(), &written))?;
            self.agencies.all.iter().position(|agency| agency.id == given.agency_id)
        });
        let named = match given {
            Some(at) => {
                self.tell_successor(reader, F::Coordinating, at);
                Named::One(at)
            }
            None => self.agency(reader, F::Coordinating, &written, draft),
        };
        match named {
            Named::One(at) => {
                let agency = &self.agencies.all[at];
                let is_lead = draft.fields.lead_agency_id == Some(agency.id);
                let is_twice = draft.fields.coordinating.iter().any(|one| one.agency_id == agency.id);
                if is_lead || is_twice {
                    let text = format!("“{written}” đã có trong nhiệm vụ này nên không ghi hai lần.");
                    reader.doubt(F::Coordinating, IssueKind::RepeatedRow, text);
                    return;
                }
                let name = agency.fields.name.clone();
                let as_written = (fold(&name) != fold(&written)).then_some(written);
                draft.fields.coordinating.push(CoordinatingAgency { agency_id: agency.id, as_written, name });
            }
            _ if self.choices.get(&written) == Some(&AgencyChoice::Create) => {
                if draft.new_lead.as_ref() != Some(&written) && !draft.new_coordinating.contains(&written) {
                    draft.new_coordinating.push(written);
                }
            }
            _ => {
                reader.doubt(
                    F::Coordinating,
                    IssueKind::UnknownValue,
                    format!("“{written}” chưa có trong danh mục cơ quan; giữ tên trong ghi chú."),
                );
                reader.notes.push(format!("Phối hợp: {written}"));
            }
        }
    }

    /// The words as they are, and what they mean. What a task of the book has beside the same words stays: somebody may
    /// have put it right.
    fn read_schedule(&mut self, reader: &mut Reader<'_>, draft: &mut TaskDraft, current: Option<&Task>) {
        let written = reader.text(F::Schedule);
        if let Some(choice) = self.schedules.get(&reader.row()) {
            draft.fields.schedule_text = written.or_else(|| current.and_then(|task| task.fields.schedule_text.clone()));
            draft.fields.schedule_kind = choice.kind;
            draft.fields.starts_on = choice.starts_on;
            draft.fields.due_on = choice.due_on;
            reader.present.insert(F::ScheduleMeaning);
            return;
        }
        let Some(text) = written else { return };
        if let Some(task) = current.filter(|task| task.fields.schedule_text.as_deref() == Some(&text)) {
            draft.fields.schedule_kind = task.fields.schedule_kind;
            draft.fields.starts_on = task.fields.starts_on;
            draft.fields.due_on = task.fields.due_on;
            draft.fields.schedule_text = Some(text);
            return;
        }
        let parsed = parse(&text, self.years);
        draft.fields.schedule_kind = parsed.kind;
        draft.fields.starts_on = parsed.starts_on;
        draft.fields.due_on = parsed.due_on;
        draft.fields.schedule_text = Some(text);
        reader.present.insert(F::ScheduleMeaning);
        let schedule = Schedule {
            kind: parsed.kind,
            starts_on: parsed.starts_on,
            due_on: parsed.due_on,
            plan_starts_on: self.days.0,
            plan_ends_on: self.days.1,
            regime: self.regime,
        };
        for text in [parsed.doubt, late_at_once(&schedule, self.today)].into_iter().flatten() {
            reader.issues.push(Issue::new(F::Schedule.name(), IssueKind::UnknownValue, text));
        }
    }
}

/// Whether an agency of a task stands in the book under these words of a file.
fn is_same(as_written: Option<&str>, words: &str) -> bool {
    as_written.is_some_and(|own| fold(own) == fold(words))
}

/// What is made before the tasks: groups and agencies that they need.
pub(super) struct Places {
    /// Numbers of groups by their codes.
    groups: HashMap<String, i64>,
    /// Numbers of new agencies by what the file calls them.
    agencies: HashMap<String, i64>,
    /// Names that agencies of the book were given.
    pub(super) learned_count: usize,
}

impl Places {
    /// Adds the groups of the lines that are written, those above them too, and the agencies chosen to be added.
    /// The names that the reader told are learned.
    pub(super) fn made(tx: &Tx<'_>, context: &Context, rows: &[&TableRow], keep: &HashSet<F>) -> Result<Self, Failure> {
        let plan_id = context.plan_id.ok_or(TableError::WithoutPlan)?;
        let drafts = || {
            rows.iter().filter_map(|row| match &row.record {
                Some(Record::Task(draft)) => Some(draft.as_ref()),
                _ => None,
            })
        };
        let mut groups: HashMap<String, i64> = HashMap::new();
        let standing = plans::store::groups(tx, plan_id)?;
        let mut wanted: Vec<TaskGroup> = Vec::new();
        for (code, name) in drafts().filter_map(|draft| draft.group.as_ref()) {
            let is_same = |group: &TaskGroup| group.code.to_uppercase() == code.to_uppercase();
            if !standing.iter().any(is_same) && !wanted.iter().any(is_same) {
                wanted.push(TaskGroup { id: None, code: code.clone(), name: name.clone() });
            }
        }
        if !wanted.is_empty() {
            plans::api::add_groups(tx, plan_id, wanted)?;
        }
        for group in plans::store::groups(tx, plan_id)? {
            groups.extend(group.id.map(|id| (group.code.to_uppercase(), id)));
        }
        let mut made: HashMap<String, i64> = HashMap::new();
        let names: BTreeSet<&String> =
            drafts().flat_map(|draft| draft.new_lead.iter().chain(&draft.new_coordinating)).collect();
        for name in names {
            let fields = AgencyFields {
                name: name.clone(),
                short_name: None,
                kind: kind_of_name(name),
                organization_id: None,
                synonyms: Vec::new(),
                valid_from_on: None,
                valid_to_on: None,
                successor_id: None,
                contact_name: None,
                phone: None,
                email: None,
                note: None,
            };
            made.insert(name.clone(), agencies::create(tx, fields)?);
        }
        let told: BTreeSet<(i64, &String)> = drafts()
            .flat_map(|draft| &draft.learned)
            .filter(|(field, _, _)| !keep.contains(field))
            .map(|(_, agency_id, name)| (*agency_id, name))
            .collect();
        let mut learned_count = 0;
        for (agency_id, name) in told {
            learned_count += usize::from(agencies::learn(tx, agency_id, name)?);
        }
        Ok(Self { groups, agencies: made, learned_count })
    }

    /// The task with the numbers of what was made for it.
    fn placed(&self, draft: &TaskDraft) -> TaskDraft {
        let mut draft = draft.clone();
        if let Some((code, _)) = &draft.group {
            draft.fields.group_id = self.groups.get(&code.to_uppercase()).copied();
        }
        if let Some(id) = draft.new_lead.as_ref().and_then(|name| self.agencies.get(name)) {
            draft.fields.lead_agency_id = Some(*id);
        }
        for name in &draft.new_coordinating {
            if let Some(agency_id) = self.agencies.get(name).copied() {
                let agency = CoordinatingAgency { agency_id, as_written: None, name: name.clone() };
                draft.fields.coordinating.push(agency);
            }
        }
        draft
    }
}

/// Writes one line.
pub(super) fn write(
    tx: &Tx<'_>,
    row: &TableRow,
    draft: &TaskDraft,
    places: &Places,
    keep: &HashSet<F>,
) -> Result<(), Failure> {
    let draft = places.placed(draft);
    let Some(id) = row.record_id else {
        create(tx, draft.fields)?;
        return Ok(());
    };
    let current = store::get(tx, id)?;
    let version = current.version;
    let mut merged = TaskDraft::standing(current);
    for field in apply::fields(row, keep) {
        merged.take(field, &draft);
    }
    update(tx, id, version, merged.fields)?;
    Ok(())
}
