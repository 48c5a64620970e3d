//! A list beside the book: what each row would do. Nothing is written.

use super::comparison::{Comparison, RowSides, conflict};
use super::error::ImportError;
use super::fields::Field;
use super::judge::{Judge, Ready};
use super::layout::Layout;
use super::mapping::Column;
use super::matching::{Match, RowMatch, RowMatches, Wanted, card_key};
use super::missing::{doubtful_names, missing_row, point_at_missing_namesakes};
use super::pasted::{PASTED_NAME, Pasted};
use super::questions::Question;
use super::reading::{LeftOut, PersonRow, Reading, ReadingChoices, Values};
use super::records::CellChange;
use super::store::{self, BookSide, Target};
use super::summary::{Counts, FilledField, filled};
use super::values::{Issue, IssueKind};
use crate::app::App;
use crate::error::Failure;
use crate::excel::reading::{Limits, ListFile, ReadError, Sheet, read_list};
use crate::job::Job;
use crate::organizations::figures::FigureFields;
use crate::people;
use crate::rosters::base::Base;
use crate::settings::PrivacySettings;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rayon::prelude::*;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// What a row would do to the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A new member, perhaps of a person the book knows from elsewhere.
    New,
    /// A member with other values.
    Changed,
    /// A member, all as it stands.
    Same,
    /// A member of the book whom the list does not name.
    Missing,
    /// It cannot be told what it would do: left out until a person looks.
    Conflicting,
    /// No person can be read from it.
    Unreadable,
}

/// A row of the list beside the book.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct ImportRow {
    /// Its number as Excel shows it; none for somebody missing from the list.
    pub row: Option<u32>,
    /// What it would do.
    pub kind: RowKind,
    /// What it says, as it would be stored.
    #[ts(type = "Record<string, string>")]
    pub values: Values,
    /// Old and new of each cell it would change.
    pub changes: Vec<CellChange>,
    /// The ground of the kind, in words.
    pub reason: String,
    /// What is in doubt.
    pub issues: Vec<Issue>,
    /// How much the row looks like that person, 0 to 100, by the same points as look-alikes of the book; none where it
    /// was found by other means, or looks less alike than those.
    pub score: Option<u8>,
    /// The person of the book it is.
    pub person_id: Option<i64>,
    /// Whether the reader may say who it is.
    pub may_be_matched: bool,
    /// Who it is by the reader's decision.
    pub matched: Option<RowMatch>,
    /// Whether the book and the list changed the same cell since it went out: the reader says which holds.
    pub has_sides: bool,
    /// Their membership here.
    #[serde(skip)]
    pub membership_id: Option<i64>,
    /// The branch its words name.
    #[serde(skip)]
    pub branch_id: Option<i64>,
}

/// A sheet of the file, to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct SheetMark {
    /// Name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Rows with something in them.
    pub row_count: usize,
}

/// A list read and compared, kept until it is applied or the next one comes.
pub struct Preview {
    /// Its mark.
    pub id: String,
    /// The organisation.
    pub target: Target,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_sha256: String,
    /// The file's cells, to show beside the reading.
    pub list: Arc<ListFile>,
    /// How it was read.
    pub choices: ReadingChoices,
    /// Sheet read.
    pub sheet: String,
    /// Header rows as Excel numbers them.
    pub header_rows: Vec<u32>,
    /// Columns and fields.
    pub columns: Vec<Column>,
    /// What the rows fill.
    pub fields: Vec<FilledField>,
    /// Rows of the list, then those missing from it.
    pub rows: Vec<ImportRow>,
    /// Rows that are nobody.
    pub left_out: Vec<LeftOut>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// What there is to decide.
    pub questions: Vec<Question>,
    /// What the association declared in it.
    pub declared: Option<FigureFields>,
    /// Its layout, and what was decided about it.
    pub layout: Layout,
    /// The sheet as it is read, where that is not as it stands.
    pub shown: Option<Sheet>,
    /// Counts.
    pub counts: Counts,
    /// Last act of the book when it was compared.
    pub last_entry: i64,
}

/// Reads the file in its own process; the job can stop it.
pub fn read_file(path: &Path, reader_program: &Path, job: &Job) -> Result<(ListFile, String), Failure> {
    job.progress(0, None, "Đang đọc tệp…")?;
    let list = read_list(path, None, reader_program, Limits::default(), &mut || !job.is_cancelled());
    let list = match list {
        Ok(list) => list,
        Err(ReadError::Cancelled) => {
            job.progress(0, None, "")?;
            return Err(crate::error::RequestError::Cancelled.into());
        }
        Err(refusal) => return Err(super::error::refused(refusal)),
    };
    let bytes = std::fs::read(path).unwrap_or_default();
    let digest = Sha256::digest(&bytes);
    let sha = digest.iter().map(|b| format!("{b:02x}")).collect();
    Ok((list, sha))
}

/// Reads the file that a request names or, without one, the table that was pasted: its cells, SHA-256 and name.
///
/// # Errors
/// [`ImportError::WithoutFile`], those of [`read_file`] and of what was pasted.
pub fn read_given(
    app: &App,
    path: &str,
    pasted: Option<&Pasted>,
    job: &Job,
) -> Result<(ListFile, String, String), Failure> {
    let program = &app.environment().reader_program;
    if let Some(pasted) = pasted {
        let file = pasted.as_file()?;
        let (list, sha256) = read_file(file.path(), program, job)?;
        return Ok((list, sha256, PASTED_NAME.to_owned()));
    }
    if path.trim().is_empty() {
        return Err(super::error::failure(ImportError::WithoutFile));
    }
    let path = Path::new(path);
    let (list, sha256) = read_file(path, program, job)?;
    Ok((list, sha256, crate::files::name(path)))
}

/// The sensitive fields the office keeps and whoever brings the list in may see: the others are not even read.
pub fn switched_on(privacy: &PrivacySettings) -> Vec<Field> {
    [
        (privacy.keep_ethnicity, Field::Ethnicity),
        (privacy.keep_religion, Field::Religion),
        (privacy.keep_party_member, Field::PartyMember),
    ]
    .into_iter()
    .filter_map(|(on, field)| on.then_some(field))
    .collect()
}

/// People in one list at most.
const MOST_ROWS: usize = 100_000;
/// Rows compared before the wish to stop is looked at.
const AT_ONCE: usize = 500;

/// A list beside the book.
pub struct Compared {
    /// What the sheet says.
    pub reading: Reading,
    /// Rows of the list, then those missing from it.
    pub rows: Vec<ImportRow>,
    /// What the rows fill.
    pub fields: Vec<FilledField>,
}

/// What the reader decided about rows.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'d> {
    /// Who they are.
    pub matches: &'d RowMatches,
    /// Which value holds.
    pub sides: &'d RowSides,
}

/// Reads the sheet and compares it with the book, which others may use meanwhile: what they change is noticed when the
/// list is written.
pub fn compare(
    app: &App,
    target: &Target,
    book: &mut BookSide,
    list: &ListFile,
    choices: &ReadingChoices,
    Decided { matches, sides }: Decided<'_>,
    job: &Job,
) -> Result<Compared, Failure> {
    let roster = choices.roster.as_deref();
    let today = app.today();
    let privacy = crate::privacy::api::seen(app)?;
    job.progress(0, None, "Đang tìm dòng tiêu đề và ghép cột…")?;
    // Far too long as a whole: refused before anything is made of its rows.
    if let [only] = list.sheets.as_slice() {
        refuse_too_many(only.rows.len().saturating_sub(100))?;
    }
    let mut reading =
        super::reading::read(list, choices, today, &switched_on(&privacy)).map_err(super::error::failure)?;
    let people = std::mem::take(&mut reading.rows);
    refuse_too_many(people.len())?;
    let names = count_names(&people);
    app.read(|connection| store::complete(connection, &mut book.index, &wanted(&people, &names)))?;
    let book: &BookSide = book;
    let mut derived: BTreeMap<Field, BTreeSet<usize>> = BTreeMap::new();
    for (field, column) in people.iter().flat_map(|row| &row.derived) {
        derived.entry(*field).or_default().insert(*column);
    }
    let same_names: Vec<usize> =
        people.iter().map(|row| names.get(row.name_fold.as_str()).copied().unwrap_or(1)).collect();
    drop(names);
    let judge = Judge { target, index: &book.index, matches, today };
    // What needs no look into the book is done on all processors.
    let rows_of_names = people.into_par_iter().zip(same_names).with_min_len(256);
    let ready: Vec<Ready> = rows_of_names.map(|(row, same_names)| judge.row(row, same_names)).collect();
    refuse_settled(&ready, matches)?;
    let (ready, seen) = first_rows(ready);
    let strangers: Vec<i64> = seen.keys().copied().filter(|id| !book.roll.people.contains_key(id)).collect();
    let others = app.read(|connection| people::store::get_all(connection, &strangers))?;
    let comparison = Comparison { book, others: &others, roster, sides };
    let total = ready.len() as u64;
    let mut ready = ready.into_iter();
    let mut rows = Vec::with_capacity(ready.len());
    while ready.len() > 0 {
        job.progress(rows.len() as u64, total, "Đang so với sổ…")?;
        let lot: Vec<Followed> = ready.by_ref().take(AT_ONCE).collect();
        let compared = lot.into_par_iter().with_min_len(64).map(|(row, earlier)| comparison.row(row, earlier));
        rows.par_extend(compared);
    }
    mark_shared_numbers(&mut rows);
    point_at_shared_cards(&mut rows);
    if rows.is_empty() {
        // An empty list says nothing about anybody, so nobody is missing from it.
        reading.remarks.push(format!(
            "Trang tính “{}” không có dòng người nào dưới tiêu đề. Hãy chọn trang tính khác hoặc chỉ lại dòng tiêu đề.",
            reading.sheet
        ));
        return Ok(Compared { reading, rows, fields: Vec::new() });
    }
    let fields = filled(&rows, &derived);
    let doubtful = doubtful_names(&rows);
    let unsettled = rows.iter().filter(|row| matches!(row.kind, RowKind::Conflicting | RowKind::Unreadable));
    let holders: HashSet<i64> = unsettled.flat_map(|row| book.index.holders(&row.values)).collect();
    let mut missing_names = HashSet::new();
    let sent = roster.map(Base::membership_ids);
    let mut came_since = 0;
    for (person_id, full_name, birth_on) in store::missing(book, &seen) {
        let name = crate::text::fold(&full_name);
        let membership_id = book.own.get(&person_id).map(|membership| membership.id);
        // Who came after the roster went out cannot be in it.
        if sent.as_ref().is_some_and(|sent| membership_id.is_none_or(|id| !sent.contains(&id))) {
            came_since += 1;
            continue;
        }
        // Who may stand behind a row in doubt, by name or by number, is not missing.
        if !doubtful.contains(&name) && !holders.contains(&person_id) {
            missing_names.insert(name);
            rows.push(missing_row(person_id, membership_id, full_name, birth_on));
        }
    }
    if came_since > 0 {
        reading
            .remarks
            .push(format!("{came_since} hội viên được ghi vào sổ sau khi gửi danh sách nên không coi là thiếu."));
    }
    point_at_missing_namesakes(&mut rows, &missing_names);
    Ok(Compared { reading, rows, fields })
}

/// A row, and the number of the one before it that speaks of the same person.
type Followed = (Ready, Option<u32>);

/// Each row with the one before it of the same person; and the first row of each person.
fn first_rows(ready: Vec<Ready>) -> (Vec<Followed>, HashMap<i64, u32>) {
    let mut first: HashMap<i64, u32> = HashMap::new();
    let rows = ready.into_iter().map(|one| {
        let person = match &one.found {
            Some(Match::Person(id, _)) => one.import.row.map(|row| (*id, row)),
            _ => None,
        };
        let earlier = person.and_then(|(id, row)| match first.entry(id) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(row);
                None
            }
        });
        (one, earlier)
    });
    (rows.collect(), first)
}

/// A decision about a row that has none: it is unreadable, repeats another, or is not there.
fn refuse_settled(ready: &[Ready], matches: &RowMatches) -> Result<(), Failure> {
    if matches.is_empty() {
        return Ok(());
    }
    let open = ready.iter().filter(|one| one.import.may_be_matched);
    let open: HashSet<u32> = open.filter_map(|one| one.import.row).collect();
    match matches.keys().find(|number| !open.contains(number)) {
        Some(row) => Err(super::error::failure(ImportError::RowIsSettled { row: *row })),
        None => Ok(()),
    }
}

fn refuse_too_many(count: usize) -> Result<(), Failure> {
    if count <= MOST_ROWS {
        return Ok(());
    }
    Err(super::error::failure(ImportError::TooManyRows { count, limit: MOST_ROWS }))
}

/// One identification number on rows of different people: the book would refuse the second, so all are looked at first.
fn mark_shared_numbers(rows: &mut [ImportRow]) {
    let mut first_holders: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    let mut shared: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let is_written = matches!(row.kind, RowKind::New | RowKind::Changed | RowKind::Same);
        if let Some(number) = row.values.get(&Field::NationalId).filter(|_| is_written) {
            match first_holders.entry(number) {
                Entry::Occupied(first) => shared.entry(number.clone()).or_insert_with(|| vec![*first.get()]).push(at),
                Entry::Vacant(place) => {
                    place.insert(at);
                }
            }
        }
    }
    for (number, places) in shared {
        let lines: Vec<String> = places.iter().filter_map(|at| rows[*at].row).map(|row| row.to_string()).collect();
        let reason = format!(
            "Các dòng {} có cùng số định danh {number} nhưng khác tên; hãy sửa số sai trong danh sách rồi đọc lại.",
            lines.join(", ")
        );
        for at in places {
            conflict(&mut rows[at], &reason);
        }
    }
}

/// One card on rows of different people: the book takes it in, so it is only pointed at. Words ("chưa có") are no card.
fn point_at_shared_cards(rows: &mut [ImportRow]) {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let is_written = matches!(row.kind, RowKind::New | RowKind::Changed | RowKind::Same);
        if let Some(card) = row.values.get(&Field::CardNumber).filter(|_| is_written)
            && card.bytes().any(|byte| byte.is_ascii_digit())
        {
            holders.entry(card_key(card)).or_default().push(at);
        }
    }
    for places in holders.into_values().filter(|places| places.len() > 1) {
        let lines: Vec<String> = places.iter().filter_map(|at| rows[*at].row).map(|row| row.to_string()).collect();
        for at in places {
            let card = rows[at].values.get(&Field::CardNumber).cloned().unwrap_or_default();
            rows[at].issues.push(Issue::new(
                "card_number",
                IssueKind::Contradiction,
                format!("Các dòng {} có cùng số thẻ {card}; hãy kiểm tra lại số thẻ.", lines.join(", ")),
            ));
        }
    }
}

/// How many rows carry each name.
fn count_names(people: &[PersonRow]) -> HashMap<&str, usize> {
    let mut names = HashMap::new();
    for row in people.iter().filter(|row| row.readable) {
        *names.entry(row.name_fold.as_str()).or_default() += 1;
    }
    names
}

fn wanted<'l>(people: &'l [PersonRow], names: &HashMap<&'l str, usize>) -> Wanted<'l> {
    let national_ids = people.iter().filter_map(|row| row.values.get(&Field::NationalId)).map(String::as_str);
    Wanted { names: names.keys().copied().collect(), national_ids: national_ids.collect() }
}

/// The organisation of a request.
pub fn target(connection: &Connection, id: Option<i64>, code: Option<&str>) -> Result<Target, Failure> {
    let target = store::target(connection, id, code)?
        .ok_or_else(|| match (id, code.filter(|code| !code.trim().is_empty())) {
            (None, None) => ImportError::WithoutOrganization,
            (Some(id), None) => ImportError::NoSuchOrganization { code: id.to_string() },
            (_, Some(code)) => ImportError::NoSuchOrganization { code: crate::files::shown(code) },
        })
        .map_err(super::error::failure)?;
    let organization = target.name.clone();
    match (&target.branch_of, target.ended, target.suspended) {
        (Some(of), ..) => Err(ImportError::BranchChosen { branch: organization, organization: of.clone() }.into()),
        (None, true, _) => Err(ImportError::OrganizationEnded { organization }.into()),
        (None, false, true) => Err(ImportError::OrganizationSuspended { organization }.into()),
        (None, false, false) => Ok(target),
    }
}
