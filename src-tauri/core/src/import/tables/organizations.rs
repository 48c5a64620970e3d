//! Organisations: matched by code, tax code, name or short name; a branch by its name within its association.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::compare::{Compared, Context, Draft, Found, Record, Seen, TableRow};
use super::read::{Line, TableReading};
use super::values::{Habits, Reader};
use super::{TableField as F, apply};
use crate::app::Tx;
use crate::dates::show_day;
use crate::error::Failure;
use crate::import::preview::RowKind;
use crate::import::values::{Issue, IssueKind};
use crate::organizations::api::{create, update};
use crate::organizations::store;
use crate::organizations::{Organization, OrganizationFields, OrganizationKind, OrganizationStatus};
use crate::text::{fold, sort_key};

/// An organisation as a line says it.
#[derive(Debug, Clone)]
pub(super) struct OrganizationDraft {
    fields: OrganizationFields,
    /// Of a branch: what its association is called.
    parent: Option<String>,
}

impl Draft for OrganizationDraft {
    fn shown(&self, field: F) -> String {
        let fields = &self.fields;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        match field {
            F::Code => fields.code.clone(),
            F::Name => fields.name.clone(),
            F::ShortName => text(&fields.short_name),
            F::Kind => fields.kind.label().to_owned(),
            F::Parent => text(&self.parent),
            F::ScienceField => text(&fields.science_field),
            F::GoverningDepartment => text(&fields.governing_department),
            F::FoundedOn => fields.founded_on.as_ref().map(|day| day.display()).unwrap_or_default(),
            F::JoinedOn => fields.joined_on.map(show_day).unwrap_or_default(),
            F::Address => text(&fields.address),
            F::Commune => text(&fields.commune),
            F::Province => text(&fields.province),
            F::FormerDistrict => text(&fields.former_district),
            F::Phone => text(&fields.phone),
            F::Email => text(&fields.email),
            F::Website => text(&fields.website),
            F::TaxCode => text(&fields.tax_code),
            F::HasSeal => fields.has_seal.map_or("", |has| if has { "Có" } else { "Không" }).to_owned(),
            F::BankAccount => text(&fields.bank_account),
            F::Note => text(&fields.note),
            _ => String::new(),
        }
    }

    fn set_note(&mut self, note: Option<String>) {
        self.fields.note = note;
    }

    fn take(&mut self, field: F, from: &Self) {
        let (own, other) = (&mut self.fields, from.fields.clone());
        match field {
            F::Code => own.code = other.code,
            F::Name => own.name = other.name,
            F::ShortName => own.short_name = other.short_name,
            F::Kind => own.kind = other.kind,
            F::Parent => {
                own.parent_id = other.parent_id;
                self.parent.clone_from(&from.parent);
            }
            F::ScienceField => own.science_field = other.science_field,
            F::GoverningDepartment => own.governing_department = other.governing_department,
            F::FoundedOn => own.founded_on = other.founded_on,
            F::JoinedOn => own.joined_on = other.joined_on,
            F::Address => own.address = other.address,
            F::Commune => own.commune = other.commune,
            F::Province => own.province = other.province,
            F::FormerDistrict => own.former_district = other.former_district,
            F::Phone => own.phone = other.phone,
            F::Email => own.email = other.email,
            F::Website => own.website = other.website,
            F::TaxCode => own.tax_code = other.tax_code,
            F::HasSeal => own.has_seal = other.has_seal,
            F::BankAccount => own.bank_account = other.bank_account,
            F::Note => own.note = other.note,
            _ => {}
        }
    }

    fn record(self) -> Record {
        Record::Organization(Box::new(self))
    }
}

/// How a name finds a record.
pub(super) enum Match {
    /// This one, and why.
    One(usize, &'static str),
    /// Several, or two that contradict; who they are.
    Several(Vec<usize>, String),
    /// None.
    Nobody,
}

/// The organisations of the book by what files call them.
pub(super) struct Known {
    /// All of them.
    pub(super) all: Vec<Organization>,
    by_code: HashMap<String, usize>,
    by_tax_code: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_short_name: HashMap<String, Vec<usize>>,
}

fn ended(one: &Organization) -> bool {
    one.fields.status == OrganizationStatus::Dissolved || one.fields.ended_on.is_some()
}

impl Known {
    /// Reads them.
    pub(super) fn of(connection: &Connection) -> Result<Self, Failure> {
        let all = store::all(connection)?;
        let mut known = Self {
            all: Vec::new(),
            by_code: HashMap::new(),
            by_tax_code: HashMap::new(),
            by_name: HashMap::new(),
            by_short_name: HashMap::new(),
        };
        for (at, one) in all.iter().enumerate() {
            known.by_code.insert(one.fields.code.to_uppercase(), at);
            known.by_name.entry(fold(&one.fields.name)).or_default().push(at);
            if let Some(tax_code) = &one.fields.tax_code {
                known.by_tax_code.entry(digits(tax_code)).or_default().push(at);
            }
            if let Some(short) = &one.fields.short_name {
                known.by_short_name.entry(fold(short)).or_default().push(at);
            }
        }
        known.all = all;
        Ok(known)
    }

    /// Those of a name or short name; the ones that go on are preferred, and for a branch those of its association.
    fn named<'m>(&self, map: &'m HashMap<String, Vec<usize>>, name: &str, parent: Option<i64>) -> Vec<usize> {
        let found: &'m [usize] = map.get(&fold(name)).map_or(&[], Vec::as_slice);
        let fits = |at: &&usize| parent.is_none_or(|id| self.all[**at].fields.parent_id == Some(id));
        let fitting: Vec<usize> = found.iter().filter(fits).copied().collect();
        let going: Vec<usize> = fitting.iter().copied().filter(|at| !ended(&self.all[*at])).collect();
        if going.is_empty() { fitting } else { going }
    }

    /// Who a line speaks of: its code, tax code, name and short name, as far as it has them.
    pub(super) fn find(&self, code: &str, tax_code: &str, name: &str, short: &str, parent: Option<i64>) -> Match {
        let name_of = |at: usize| self.all[at].fields.name.clone();
        let by_name = self.named(&self.by_name, name, parent);
        if let Some(at) = self.by_code.get(&code.to_uppercase()).copied().filter(|_| !code.is_empty()) {
            if let Some(other) = by_name.iter().copied().find(|_| !by_name.contains(&at)) {
                let reason = format!(
                    "Mã “{code}” là của “{}”, nhưng tên là của “{}”. Hãy sửa mã hoặc tên.",
                    name_of(at),
                    name_of(other)
                );
                return Match::Several(vec![at, other], reason);
            }
            return Match::One(at, "Cùng mã.");
        }
        let by_tax = Some(digits(tax_code)).filter(|one| one.len() >= 9);
        let by_tax = by_tax.and_then(|one| self.by_tax_code.get(&one)).map_or(&[][..], Vec::as_slice);
        if let [at] = by_tax {
            if let Some(other) = by_name.iter().copied().find(|_| !by_name.contains(at)) {
                let reason = format!(
                    "Mã số thuế là của “{}”, nhưng tên là của “{}”. Hãy sửa một trong hai.",
                    name_of(*at),
                    name_of(other)
                );
                return Match::Several(vec![*at, other], reason);
            }
            return Match::One(*at, "Cùng mã số thuế.");
        }
        let lookups = [
            (by_name, "Cùng tên."),
            (self.named(&self.by_short_name, name, parent), "Tên trong tệp là tên viết tắt trong sổ."),
        ];
        for (found, reason) in lookups {
            match found.as_slice() {
                [] => {}
                [at] => return Match::One(*at, reason),
                several => {
                    let codes: Vec<&str> = several.iter().map(|at| self.all[*at].fields.code.as_str()).collect();
                    let reason = format!(
                        "Sổ có {} tổ chức như vậy (mã {}). Hãy ghi thêm cột mã để biết là tổ chức nào.",
                        several.len(),
                        codes.join(", ")
                    );
                    return Match::Several(found, reason);
                }
            }
        }
        // A short name alone is no proof: others may be called so too.
        match self.named(&self.by_short_name, short, parent).as_slice() {
            [] => Match::Nobody,
            alike => {
                let reason = format!(
                    "Tên viết tắt trùng với “{}” trong sổ, nhưng tên khác. Nếu là một, hãy ghi mã {}; nếu không, hãy đổi tên viết tắt.",
                    name_of(alike[0]),
                    self.all[alike[0]].fields.code
                );
                Match::Several(alike.to_vec(), reason)
            }
        }
    }

    fn draft(&self, one: &Organization) -> OrganizationDraft {
        let parent = one.fields.parent_id.and_then(|id| self.all.iter().find(|other| other.id == id));
        OrganizationDraft { fields: one.fields.clone(), parent: parent.map(|parent| parent.fields.name.clone()) }
    }

    /// The association of a branch by its name, short name or code, when it is one and no branch.
    fn parent(&self, written: &str) -> Option<&Organization> {
        match self.find(written, "", written, written, None) {
            Match::One(at, _) => Some(&self.all[at]).filter(|one| one.fields.kind != OrganizationKind::Branch),
            _ => None,
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Compares the lines with the registry.
pub(super) fn compare(connection: &Connection, reading: &TableReading, context: &Context) -> Result<Compared, Failure> {
    let known = Known::of(connection)?;
    let habits = Habits::of(&reading.lines, &[F::FoundedOn, F::JoinedOn]);
    let mut lines = Lines {
        known: &known,
        habits: &habits,
        today: context.today,
        seen: Seen::default(),
        named: HashSet::new(),
        codes: known.all.iter().map(|one| one.fields.code.to_uppercase()).collect(),
        has_branches: false,
    };
    lines.codes.extend(reading.lines.iter().map(|line| line.text(F::Code).to_uppercase()));
    let names: HashMap<String, String> =
        reading.lines.iter().map(|line| (fold(&line.text(F::Name)), line.text(F::Name))).collect();
    let mut rows: Vec<TableRow> = reading.lines.iter().map(|line| lines.row(line, &names)).collect();
    let is_missing = |one: &&Organization| {
        !lines.named.contains(&one.id)
            && !ended(one)
            && (lines.has_branches || one.fields.kind != OrganizationKind::Branch)
    };
    if !rows.is_empty() {
        let mut missing: Vec<&Organization> = known.all.iter().filter(is_missing).collect();
        missing.sort_by_cached_key(|one| sort_key(&one.fields.name));
        rows.extend(missing.into_iter().map(|one| {
            let draft = known.draft(one);
            let shown = [F::Code, F::Name, F::Kind].map(|field| (field, draft.shown(field)));
            TableRow::missing(one.id, one.fields.name.clone(), BTreeMap::from(shown))
        }));
    }
    Ok(Compared { rows, ..Compared::default() })
}

/// The lines while they are compared one after the other.
struct Lines<'k> {
    known: &'k Known,
    habits: &'k Habits,
    today: NaiveDate,
    seen: Seen,
    /// Records that a line speaks of.
    named: HashSet<i64>,
    /// Codes that are taken.
    codes: HashSet<String>,
    has_branches: bool,
}

impl Lines<'_> {
    fn row(&mut self, line: &Line, names: &HashMap<String, String>) -> TableRow {
        let mut reader = Reader::new(line, self.today);
        let Some(name) = reader.text(F::Name) else {
            let reason = "Chưa có tên tổ chức. Hãy ghi tên ở dòng này, hoặc bỏ dòng.".to_owned();
            return TableRow::refused(RowKind::Unreadable, line, String::new(), reason, reader.issues);
        };
        let kind = read_kind(&mut reader, line, &name);
        let parent_words = reader.text(F::Parent).or_else(|| self.parent_of_section(line, names));
        let is_branch = kind == Some(OrganizationKind::Branch);
        self.has_branches |= is_branch;
        let parent_words = parent_words.filter(|_| is_branch || kind.is_none());
        let parent = parent_words.as_deref().and_then(|words| self.known.parent(words));
        let (code, tax_code) = (reader.text(F::Code).unwrap_or_default(), reader.tax_code(F::TaxCode));
        let short = reader.text(F::ShortName);
        let found = self.known.find(
            &code,
            tax_code.as_deref().unwrap_or_default(),
            &name,
            short.as_deref().unwrap_or_default(),
            parent.filter(|_| is_branch).map(|one| one.id),
        );
        let (current, reason) = match found {
            Match::One(at, reason) => (Some(&self.known.all[at]), reason.to_owned()),
            Match::Nobody => (None, "Chưa có trong sổ.".to_owned()),
            Match::Several(several, reason) => {
                self.named.extend(several.iter().map(|at| self.known.all[*at].id));
                return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues);
            }
        };
        if current.is_some() {
            // What the name suggests is of no account where the book says what it is.
            reader.issues.retain(|issue| issue.kind != IssueKind::Proposed);
        }
        let key = current.map_or_else(
            || format!("{name}|{}", parent_words.as_deref().unwrap_or_default()),
            |one| format!("#{}", one.id),
        );
        if let Some(first) = self.seen.before(&key, line.row) {
            let reason = format!("Cùng một tổ chức với dòng {first}. Hãy để lại một dòng.");
            return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues);
        }
        self.named.extend(current.map(|one| one.id));
        let Some(kind) = kind.or(current.map(|one| one.fields.kind)) else {
            let reason =
                "Chưa rõ loại hình (hội thành viên, đơn vị trực thuộc, câu lạc bộ, hội viên tập thể, chi hội). \
                          Hãy ghi cột loại hình."
                    .to_owned();
            return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues);
        };
        if kind == OrganizationKind::Branch && parent.is_none() && current.is_none() {
            let is_in_file = parent_words.as_deref().is_some_and(|words| names.contains_key(&fold(words)));
            if !is_in_file {
                let reason = match &parent_words {
                    Some(words) => format!("Chi hội của “{words}”, là hội chưa có trong sổ. Hãy thêm hội ấy trước."),
                    None => "Chi hội phải thuộc một hội. Hãy ghi cột hội quản lý.".to_owned(),
                };
                return TableRow::refused(RowKind::Conflicting, line, name, reason, reader.issues);
            }
        }
        let code = match (code.is_empty(), current) {
            (false, _) => code,
            (true, Some(one)) => one.fields.code.clone(),
            (true, None) => self.new_code(&mut reader, &name, short.as_deref()),
        };
        if current.is_some_and(|one| fold(&one.fields.name) != fold(&name)) {
            reader.doubt(
                F::Name,
                IssueKind::Contradiction,
                "Tên khác với sổ. Nếu là đổi tên theo quyết định, hãy giữ nguyên cột tên rồi dùng việc “Đổi tên” của tổ chức.",
            );
        }
        let fields = OrganizationFields {
            code,
            name: name.clone(),
            short_name: short,
            kind,
            status: OrganizationStatus::Active,
            parent_id: parent.map(|one| one.id),
            science_field: reader.text(F::ScienceField),
            governing_department: reader.text(F::GoverningDepartment),
            founded_on: reader.partial_day(F::FoundedOn, self.habits),
            joined_on: reader.day(F::JoinedOn, self.habits),
            ended_on: None,
            address: reader.text(F::Address),
            commune: reader.text(F::Commune),
            province: reader.text(F::Province),
            former_district: reader.text(F::FormerDistrict),
            phone: reader.phone(F::Phone),
            email: reader.email(F::Email),
            website: reader.text(F::Website),
            tax_code,
            has_seal: reader.yes_no(F::HasSeal),
            bank_account: reader.text(F::BankAccount),
            note: reader.paragraphs(F::Note),
        };
        let parent_name = parent.map(|one| one.fields.name.clone()).or(parent_words);
        let is_of_parent = fields.kind == OrganizationKind::Branch;
        let draft = OrganizationDraft { fields, parent: parent_name.filter(|_| is_of_parent) };
        if is_of_parent && draft.parent.is_some() {
            reader.present.insert(F::Parent);
        }
        if current.is_none() {
            self.look_alikes(&name, &mut reader.issues);
        }
        Found {
            row: line.row,
            title: name,
            draft,
            present: reader.present,
            notes: reader.notes,
            current: current.map(|one| (one.id, self.known.draft(one))),
            reason,
            issues: reader.issues,
        }
        .compared()
    }

    /// The association that a section names: "Hội Làm vườn" over its branches.
    fn parent_of_section(&self, line: &Line, names: &HashMap<String, String>) -> Option<String> {
        let section = without_label(line.section.as_deref()?);
        let is_name = self.known.parent(section).is_some() || names.contains_key(&fold(section));
        is_name.then(|| section.to_owned())
    }

    /// A code of the first letters of the name, since the book wants one.
    fn new_code(&mut self, reader: &mut Reader<'_>, name: &str, short: Option<&str>) -> String {
        let is_mark =
            |text: &&str| text.chars().count() <= 12 && !text.contains(' ') && !text.chars().any(char::is_lowercase);
        let start = short.filter(is_mark).map(fold).unwrap_or_else(|| initials(name)).to_uppercase();
        let start = if start.is_empty() { "TC".to_owned() } else { start };
        let mut code = start.clone();
        let mut number = 2;
        while !self.codes.insert(code.clone()) {
            code = format!("{start}-{number}");
            number += 1;
        }
        reader.doubt(
            F::Code,
            IssueKind::Proposed,
            format!("Tệp không có mã nên chương trình đặt mã {code}; sửa được ở mục Tổ chức."),
        );
        code
    }

    /// Names that differ only by the province or by "tỉnh": perhaps the same.
    fn look_alikes(&self, name: &str, issues: &mut Vec<Issue>) {
        let core = core_of(name);
        let alike = self.known.all.iter().find(|one| core_of(&one.fields.name) == core);
        if let Some(one) = alike.filter(|_| core.contains(' ')) {
            issues.push(Issue::new(
                F::Name.name(),
                IssueKind::PossibleDuplicate,
                format!(
                    "Gần giống “{}” (mã {}) trong sổ. Nếu là một, hãy ghi mã ấy vào cột mã rồi đọc lại, hoặc bỏ dòng này ra.",
                    one.fields.name, one.fields.code
                ),
            ));
        }
    }
}

/// "I. Hội Làm vườn" without its label.
pub(super) fn without_label(section: &str) -> &str {
    let Some((label, rest)) = section.split_once(['.', ')', ' ']) else { return section };
    let is_label = label.chars().count() <= 4 && label.chars().all(|c| c.is_ascii_digit() || c.is_uppercase());
    if is_label { rest.trim_start_matches(['.', ')', ' ', '-', ':']) } else { section }
}

fn initials(name: &str) -> String {
    fold(name).split(' ').filter_map(|word| word.chars().next()).filter(char::is_ascii_alphanumeric).take(10).collect()
}

/// A name without its province.
fn core_of(name: &str) -> String {
    let folded = fold(name);
    let core = folded.split(" tinh ").next().unwrap_or(&folded);
    core.strip_suffix(" tinh").unwrap_or(core).to_owned()
}

/// What an organisation is: by its column, the section it stands under, or its name.
fn read_kind(reader: &mut Reader<'_>, line: &Line, name: &str) -> Option<OrganizationKind> {
    if let Some(text) = reader.text(F::Kind) {
        let kind = kind_of(&text);
        if kind.is_none() {
            reader.present.remove(&F::Kind);
            reader.doubt(F::Kind, IssueKind::UnknownValue, format!("“{text}” không phải loại hình có trong sổ."));
        }
        return kind;
    }
    if let Some(kind) = line.section.as_deref().and_then(kind_of) {
        reader.present.insert(F::Kind);
        return Some(kind);
    }
    let kind =
        kind_of(name).or_else(|| fold(name).starts_with("hoi ").then_some(OrganizationKind::MemberAssociation))?;
    // The name alone does not change what the book says.
    reader.doubt(F::Kind, IssueKind::Proposed, format!("Loại hình suy từ tên: {}.", kind.label()));
    Some(kind)
}

fn kind_of(text: &str) -> Option<OrganizationKind> {
    let folded = fold(text);
    let has = |words: &[&str]| words.iter().any(|word| format!(" {folded} ").contains(&format!(" {word} ")));
    if has(&["chi hoi", "phan hoi"]) {
        Some(OrganizationKind::Branch)
    } else if has(&["hoi vien tap the", "thanh vien tap the"]) {
        Some(OrganizationKind::CollectiveMember)
    } else if has(&["cau lac bo", "clb"]) {
        Some(OrganizationKind::Club)
    } else if has(&["hoi thanh vien", "hoi nganh", "hoi chuyen nganh", "cac hoi"]) {
        Some(OrganizationKind::MemberAssociation)
    } else if has(&["truc thuoc", "trung tam", "vien"]) && !folded.starts_with("hoi ") {
        Some(OrganizationKind::AffiliatedUnit)
    } else {
        None
    }
}

/// Associations before their branches.
pub(super) fn in_order<'r>(rows: &[&'r TableRow]) -> Vec<&'r TableRow> {
    let is_branch = |row: &TableRow| match &row.record {
        Some(Record::Organization(draft)) => draft.fields.kind == OrganizationKind::Branch,
        _ => false,
    };
    let (branches, others): (Vec<&TableRow>, Vec<&TableRow>) = rows.iter().partition(|row| is_branch(row));
    others.into_iter().chain(branches).collect()
}

/// Writes one line.
pub(super) fn write(tx: &Tx<'_>, row: &TableRow, draft: &OrganizationDraft, keep: &HashSet<F>) -> Result<(), Failure> {
    let mut draft = draft.clone();
    // The association may be new itself, written before.
    if draft.fields.kind == OrganizationKind::Branch
        && let Some(words) = &draft.parent
        && draft.fields.parent_id.is_none()
    {
        draft.fields.parent_id = Known::of(tx)?.parent(words).map(|one| one.id);
    }
    let Some(id) = row.record_id else {
        create(tx, draft.fields)?;
        return Ok(());
    };
    let current = store::get(tx, id)?;
    let mut merged = OrganizationDraft { fields: current.fields, parent: None };
    for field in apply::fields(row, keep) {
        merged.take(field, &draft);
    }
    update(tx, id, current.version, merged.fields)?;
    Ok(())
}
