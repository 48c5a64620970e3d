//! A list beside the book: what each row would do. Nothing is written.

use super::error::ImportError;
use super::fields::Field;
use super::judge::{Judge, Ready};
use super::layout::Layout;
use super::mapping::{Column, letters};
use super::matching::{Match, RowMatch, RowMatches, Wanted, card_key};
use super::questions::Question;
use super::reading::{LeftOut, PersonRow, Reading, ReadingChoices, Values};
use super::records::{self, CellChange, SentValue};
use super::store::{self, OwnMembership, Target};
use super::values::{Issue, IssueKind};
use crate::app::App;
use crate::error::Failure;
use crate::excel::reading::{Limits, ListFile, ReadError, Sheet, read_list};
use crate::job::Job;
use crate::memberships;
use crate::organizations::figures::FigureFields;
use crate::people;
use crate::people::duplicates::facts::{Facts, Raw, Words};
use crate::people::duplicates::rules::score;
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

/// A field that the list fills, as the book would get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct FilledField {
    /// Which.
    pub field: Field,
    /// How many rows fill it.
    pub row_count: usize,
    /// How many rows of each kind change it in the book.
    pub changes: Counts,
    /// The columns it was read out of although they hold something else: ticks, titles before a name, a level among
    /// the awards.
    pub derived_from: Vec<String>,
}

/// Rows that change the same fields and no others. Many at once are one decision, or a column read as another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ChangePattern {
    /// The fields.
    pub fields: Vec<Field>,
    /// How many rows.
    pub row_count: usize,
}

/// The most frequent ways in which members change, those of several rows only.
pub fn patterns(rows: &[ImportRow]) -> Vec<ChangePattern> {
    const SHOWN: usize = 4;
    let mut counts: BTreeMap<Vec<Field>, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == RowKind::Changed) {
        let mut fields: Vec<Field> = row.changes.iter().map(|change| change.field).collect();
        fields.sort_unstable();
        *counts.entry(fields).or_default() += 1;
    }
    let mut patterns: Vec<ChangePattern> = counts
        .into_iter()
        .filter(|(_, row_count)| *row_count > 1)
        .map(|(fields, row_count)| ChangePattern { fields, row_count })
        .collect();
    patterns.sort_by_key(|one| std::cmp::Reverse(one.row_count));
    patterns.truncate(SHOWN);
    patterns
}

/// How many rows there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Counts {
    /// New members.
    pub new: usize,
    /// Members with other values.
    pub changed: usize,
    /// Members as they stand.
    pub same: usize,
    /// Members not in the list.
    pub missing: usize,
    /// Rows that need a decision.
    pub conflicting: usize,
    /// Rows without a readable person.
    pub unreadable: usize,
}

impl Counts {
    fn add(&mut self, kind: RowKind) {
        *match kind {
            RowKind::New => &mut self.new,
            RowKind::Changed => &mut self.changed,
            RowKind::Same => &mut self.same,
            RowKind::Missing => &mut self.missing,
            RowKind::Conflicting => &mut self.conflicting,
            RowKind::Unreadable => &mut self.unreadable,
        } += 1;
    }
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

/// The sensitive fields the office keeps.
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
/// Rows compared before others may use the book, and before the wish to stop is looked at.
const AT_ONCE: usize = 200;

/// A list beside the book.
pub struct Compared {
    /// What the sheet says.
    pub reading: Reading,
    /// Rows of the list, then those missing from it.
    pub rows: Vec<ImportRow>,
    /// What the rows fill.
    pub fields: Vec<FilledField>,
    /// Last act of the book before the comparison began.
    pub last_entry: i64,
}

/// Which value holds where the book and the list both changed a cell since the list went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// That of the list.
    List,
    /// That of the book.
    Book,
}

/// By the number of the row as Excel shows it.
pub type RowSides = BTreeMap<u32, Side>;

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
    list: &ListFile,
    choices: &ReadingChoices,
    Decided { matches, sides }: Decided<'_>,
    job: &Job,
) -> Result<Compared, Failure> {
    let roster = choices.roster.as_deref();
    let today = app.today();
    let (privacy, last_entry) = app.read(|connection| {
        Ok((crate::settings::store::privacy(connection)?, store::last_entry(connection, i64::MAX)?))
    })?;
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
    let (own, index) = app.read(|connection| {
        let (own, cards) = store::memberships(connection, target.id, today)?;
        let index = store::index(connection, &wanted(&people, &names), &own, &cards)?;
        Ok((own, index))
    })?;
    let total = people.len() as u64;
    let mut rows = Vec::with_capacity(people.len());
    let mut seen: HashMap<i64, u32> = HashMap::new();
    let mut derived: BTreeMap<Field, BTreeSet<usize>> = BTreeMap::new();
    for (field, column) in people.iter().flat_map(|row| &row.derived) {
        derived.entry(*field).or_default().insert(*column);
    }
    let same_names: Vec<usize> =
        people.iter().map(|row| names.get(row.name_fold.as_str()).copied().unwrap_or(1)).collect();
    drop(names);
    let judge = Judge { target, index: &index, matches, today };
    // What needs no look into the book is done on all processors.
    let rows_of_names = people.into_par_iter().zip(same_names).with_min_len(256);
    let ready: Vec<Ready> = rows_of_names.map(|(row, same_names)| judge.row(row, same_names)).collect();
    refuse_settled(&ready, matches)?;
    let mut ready = ready.into_iter();
    while ready.len() > 0 {
        job.progress(rows.len() as u64, total, "Đang so với sổ…")?;
        app.read(|connection| {
            let comparison = Comparison { connection, own: &own, roster, sides };
            for row in ready.by_ref().take(AT_ONCE) {
                rows.push(comparison.row(row, &mut seen)?);
            }
            Ok(())
        })?;
    }
    mark_shared_numbers(&mut rows);
    point_at_shared_cards(&mut rows);
    if rows.is_empty() {
        // An empty list says nothing about anybody, so nobody is missing from it.
        reading.remarks.push(format!(
            "Trang tính “{}” không có dòng người nào dưới tiêu đề. Hãy chọn trang tính khác hoặc chỉ lại dòng tiêu đề.",
            reading.sheet
        ));
        return Ok(Compared { reading, rows, fields: Vec::new(), last_entry });
    }
    let fields = filled(&rows, &derived);
    let seen: HashSet<i64> = seen.into_keys().collect();
    let doubtful = doubtful_names(&rows);
    let unsettled = rows.iter().filter(|row| matches!(row.kind, RowKind::Conflicting | RowKind::Unreadable));
    let holders: HashSet<i64> = unsettled.flat_map(|row| index.holders(&row.values)).collect();
    let mut missing_names = HashSet::new();
    let sent = roster.map(Base::membership_ids);
    let mut came_since = 0;
    for (person_id, full_name, birth_on) in app.read(|connection| store::missing(connection, &own, &seen))? {
        let name = crate::text::fold(&full_name);
        let membership_id = own.get(&person_id).map(|membership| membership.id);
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
    Ok(Compared { reading, rows, fields, last_entry })
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

/// Somebody new who is called like a member missing from the list may be that member, with a birth put right.
fn point_at_missing_namesakes(rows: &mut [ImportRow], missing: &HashSet<String>) {
    if missing.is_empty() {
        return;
    }
    let is_stranger = |row: &ImportRow| row.kind == RowKind::New && row.person_id.is_none() && row.matched.is_none();
    let strangers = rows.iter_mut().filter(|row| is_stranger(row));
    for row in strangers {
        let name = row.values.get(&Field::FullName).map(|name| crate::text::fold(name));
        if name.is_some_and(|name| missing.contains(&name)) {
            row.issues.push(Issue {
                field: None,
                kind: IssueKind::PossibleDuplicate,
                text:
                    "Hội đang có hội viên cùng họ tên nhưng khác ngày sinh, và danh sách không có người ấy. Nếu là một \
                       người, hãy bấm “Là ai…” và chọn người ấy."
                        .to_owned(),
            });
        }
    }
}

/// What the rows fill, in the order of the fields: everything that a row holds is written or shown as a change.
fn filled(rows: &[ImportRow], derived: &BTreeMap<Field, BTreeSet<usize>>) -> Vec<FilledField> {
    let mut counts: BTreeMap<Field, (usize, Counts)> = BTreeMap::new();
    for row in rows {
        for field in row.values.keys() {
            counts.entry(*field).or_default().0 += 1;
        }
        for change in &row.changes {
            counts.entry(change.field).or_default().1.add(row.kind);
        }
    }
    let columns = |field| derived.get(&field).into_iter().flatten().map(|column| letters(*column)).collect();
    counts
        .into_iter()
        .map(|(field, (row_count, changes))| FilledField { field, row_count, changes, derived_from: columns(field) })
        .collect()
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

/// A member who may stand behind a row in doubt is not missing.
fn doubtful_names(rows: &[ImportRow]) -> HashSet<String> {
    let doubtful = rows.iter().filter(|r| r.kind == RowKind::Conflicting);
    doubtful.filter_map(|r| r.values.get(&Field::FullName)).map(|n| crate::text::fold(n)).collect()
}

fn missing_row(person_id: i64, membership_id: Option<i64>, full_name: String, birth_on: Option<String>) -> ImportRow {
    let mut values = Values::new();
    values.insert(Field::FullName, full_name);
    if let Some(birth_on) = birth_on {
        values.insert(Field::BirthOn, birth_on);
    }
    ImportRow {
        row: None,
        kind: RowKind::Missing,
        values,
        changes: Vec::new(),
        reason: "Đang là hội viên trong sổ nhưng không có trong danh sách; để nguyên nếu không chọn kết thúc.".into(),
        issues: Vec::new(),
        score: None,
        person_id: Some(person_id),
        may_be_matched: false,
        matched: None,
        has_sides: false,
        membership_id,
        branch_id: None,
    }
}

struct Comparison<'c> {
    connection: &'c Connection,
    own: &'c HashMap<i64, OwnMembership>,
    /// The roster that the list is.
    roster: Option<&'c Base>,
    /// Whose value holds where both sides changed a cell, by row.
    sides: &'c RowSides,
}

impl Comparison<'_> {
    fn row(&self, ready: Ready, seen: &mut HashMap<i64, u32>) -> Result<ImportRow, Failure> {
        let Ready { mut import, found, admission_is_derived, from_roster } = ready;
        let Some(found) = found else { return Ok(import) };
        match found {
            Match::Doubt(reason) => {
                import.kind = RowKind::Conflicting;
                import.issues.push(Issue { field: None, kind: IssueKind::SeveralMatches, text: reason.clone() });
                import.reason = reason;
            }
            Match::Nobody(look_alike) => {
                import.kind = RowKind::New;
                import.reason = match import.matched {
                    Some(_) => "Người mới, theo lựa chọn khi nhập".into(),
                    None => "Chưa có trong sổ".into(),
                };
                if let Some(text) = look_alike {
                    import.issues.push(Issue { field: None, kind: IssueKind::PossibleDuplicate, text });
                }
            }
            Match::Person(id, reason) => {
                let edited = from_roster.as_ref().map(|from| &from.edited);
                self.known(&mut import, (id, reason), admission_is_derived, edited, seen)?;
                self.beside_what_went_out(&mut import, id, edited);
            }
        }
        Ok(import)
    }

    /// A row of a roster: where the book was changed since it went out too, it takes a decision which value holds; and
    /// who has left since is not taken in again.
    /// `edited` are the fields written over, where the row has its mark; without it what it says as the roster did is
    /// taken for untouched.
    fn beside_what_went_out(&self, import: &mut ImportRow, person_id: i64, edited: Option<&BTreeSet<Field>>) {
        let Some(sent) = self.roster.and_then(|base| base.of_person(person_id)) else { return };
        let is_edited = |change: &CellChange| match edited {
            // The name is always read.
            Some(edited) => change.field != Field::FullName || edited.contains(&Field::FullName),
            None => {
                !sent.values.get(&change.field).is_some_and(|then| records::says_same(change.field, then, &change.new))
            }
        };
        import.changes.retain(is_edited);
        if import.kind == RowKind::Changed && import.changes.is_empty() {
            import.kind = RowKind::Same;
        }
        if import.kind == RowKind::New {
            import.changes.clear();
            conflict(import, "Người này không còn là hội viên của hội từ sau khi gửi danh sách; hãy kiểm tra lại.");
        }
        for change in &mut import.changes {
            let then = sent.values.get(&change.field);
            // A note is added to, whatever it was.
            if change.field != Field::Note && then != change.old.as_ref() {
                change.conflict = Some(SentValue { value: then.cloned() });
            }
        }
        let is_in_conflict = |change: &CellChange| change.conflict.is_some();
        if import.changes.iter().any(is_in_conflict) && import.kind == RowKind::Changed {
            match import.row.and_then(|row| self.sides.get(&row)) {
                Some(Side::List) => "Theo danh sách, theo lựa chọn khi nhập".clone_into(&mut import.reason),
                Some(Side::Book) => {
                    import.changes.retain(|change| !is_in_conflict(change));
                    import.kind = if import.changes.is_empty() { RowKind::Same } else { RowKind::Changed };
                    "Giữ theo sổ, theo lựa chọn khi nhập".clone_into(&mut import.reason);
                }
                None => {
                    let fields: Vec<&str> =
                        import.changes.iter().filter(|c| is_in_conflict(c)).map(|c| c.field.label()).collect();
                    let reason = format!(
                        "Sổ và hội cùng sửa sau khi gửi danh sách: {}. Hãy chọn theo danh sách hoặc giữ theo sổ.",
                        fields.join(", ")
                    );
                    conflict(import, &reason);
                }
            }
            import.has_sides = true;
        }
        // What nobody touched was not read; the row shows it all the same.
        for (field, value) in sent.values.iter().filter(|(field, _)| **field != Field::Note) {
            import.values.entry(*field).or_insert_with(|| value.clone());
        }
    }

    fn known(
        &self,
        import: &mut ImportRow,
        (id, reason): (i64, String),
        admission_is_derived: bool,
        edited: Option<&BTreeSet<Field>>,
        seen: &mut HashMap<i64, u32>,
    ) -> Result<(), Failure> {
        import.person_id = Some(id);
        if let Some(first) = seen.get(&id) {
            import.kind = RowKind::Conflicting;
            import.reason = format!("Cùng một người trong sổ với dòng {first} của tệp; chỉ dòng đầu được ghi.");
            import.issues.push(Issue { field: None, kind: IssueKind::RepeatedRow, text: import.reason.clone() });
            return Ok(());
        }
        if let Some(row) = import.row {
            seen.insert(id, row);
        }
        let person = people::store::get(self.connection, id)?;
        import.score = likeness(&import.values, &person.fields);
        import.changes = records::person_changes(&person.fields, &import.values, edited, &mut import.issues);
        match self.own.get(&id) {
            _ if person.deceased_on.is_some() => {
                conflict(import, "Người này đã được ghi là từ trần trong sổ; hãy kiểm tra lại.");
            }
            Some(own) if own.runs => {
                let membership = memberships::store::get(self.connection, own.id)?;
                import.membership_id = Some(own.id);
                // The day of the decision stands in for an admission nobody told; it corrects none.
                if admission_is_derived && membership.fields.admitted_on.is_some() {
                    import.values.remove(&Field::AdmittedOn);
                }
                let branch = membership.branch_name.as_deref();
                let more = records::membership_changes(
                    (&membership.fields, branch),
                    &import.values,
                    edited,
                    &mut import.issues,
                );
                import
                    .changes
                    .extend(more.into_iter().filter(|c| c.field != Field::Branch || import.branch_id.is_some()));
                import.kind = if import.changes.is_empty() { RowKind::Same } else { RowKind::Changed };
                import.reason = reason;
            }
            Some(_) => {
                conflict(import, "Người này đã thôi là hội viên của hội; nếu vào lại, hãy kết nạp ở mục Hội viên.")
            }
            None => {
                import.kind = RowKind::New;
                import.reason = format!("{reason}; đã có hồ sơ trong sổ, sẽ thêm tư cách hội viên ở hội này");
            }
        }
        Ok(())
    }
}

/// The points of a row and a record.
fn likeness(values: &Values, person: &people::PersonFields) -> Option<u8> {
    let value = |field: Field| values.get(&field).map(String::as_str);
    let name = value(Field::FullName)?;
    let (row_fold, person_fold) = (crate::text::fold(name), crate::text::fold(&person.full_name));
    let row = Raw {
        full_name: name,
        name_fold: &row_fold,
        birth_on: value(Field::BirthOn),
        sex: value(Field::Sex),
        national_id: value(Field::NationalId),
        phone: value(Field::Phone),
        email: value(Field::Email),
        employer: value(Field::Employer),
    };
    let record = Raw {
        full_name: &person.full_name,
        name_fold: &person_fold,
        birth_on: person.birth_on.as_ref().map(|day| day.as_str()),
        sex: person.sex.map(|sex| sex.as_str()),
        national_id: person.national_id.as_deref(),
        phone: person.phone.as_deref(),
        email: person.email.as_deref(),
        employer: person.employer.as_deref(),
    };
    let mut words = Words::new();
    let (row, record) = (Facts::of(&mut words, &row), Facts::of(&mut words, &record));
    score(&row, &record, false).map(|score| score.points)
}

fn conflict(import: &mut ImportRow, reason: &str) {
    import.kind = RowKind::Conflicting;
    import.reason = reason.to_owned();
    import.issues.push(Issue { field: None, kind: IssueKind::Contradiction, text: reason.to_owned() });
}

/// Counts rows by kind.
pub fn count(rows: &[ImportRow]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        counts.add(row.kind);
    }
    counts
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
