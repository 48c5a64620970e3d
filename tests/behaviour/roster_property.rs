//! Whatever an association does to its roster, and the office to the book meanwhile, comes out as exactly those
//! differences: a cell that only the association changed is a change, one that both changed otherwise waits, and nothing
//! else is said.

mod roster_kit;

use std::collections::{BTreeMap, BTreeSet};

use lienhiep_tests::Office;
use proptest::prelude::*;
use roster_kit::{Cell, HEAD, Returned, rows, send};
use serde_json::{Value, json};

const NAMES: [&str; 8] =
    ["Lê Văn An", "Trần Thị Bình", "Y Ngông Niê", "H’ Thử Kđoh", "Võ Tư", "Đặng Ái", "TS. Hồ Năm", "LÝ BẢY"];
const NEW: [&str; 3] = ["Mạc Đĩnh Mới", "Thái Thị Thêm", "Hà Văn Nữa"];

/// A field with the head of its column, and values as stored and as a person writes them; the first is none.
type FieldValues = (&'static str, &'static str, [(&'static str, &'static str); 4]);
const FIELDS: [FieldValues; 6] = [
    (
        "phone",
        "Điện thoại",
        [("", ""), ("0905000001", "0905 000 001"), ("0905000002", "0905000002"), ("02623812345", "0262.3812345")],
    ),
    ("employer", "Đơn vị công tác", [("", ""), ("Sở Y tế", "Sở Y tế"), ("Nghỉ hưu", "Nghỉ hưu"), ("=1+1", "=1+1")]),
    (
        "degree",
        "Học vị",
        [("", ""), ("master", "Thạc sĩ"), ("doctor", "Tiến sĩ"), ("doctor_of_science", "Tiến sĩ khoa học")],
    ),
    (
        "education_level",
        "Trình độ",
        [("", ""), ("university", "Đại học"), ("specialist_2", "Chuyên khoa II"), ("college", "Cao đẳng")],
    ),
    ("birth_on", "Ngày sinh", [("", ""), ("1962-05-17", "17/05/1962"), ("1970", "1970"), ("1980-12", "12/1980")]),
    (
        "specialty",
        "Chuyên ngành",
        [("", ""), ("Trồng trọt", "Trồng trọt"), ("Thú y", "Thú y"), ("Điện, điện tử", "Điện, điện tử")],
    ),
];

/// A value in the book when the list goes out, then in the returned list, then in the book; none: left as it was.
type Course = (usize, Option<usize>, Option<usize>);

#[derive(Debug, Clone)]
struct Story {
    /// By person and field.
    values: Vec<[Course; FIELDS.len()]>,
    dropped: BTreeSet<usize>,
    /// Whose name the office puts right while the list is away.
    renamed: BTreeSet<usize>,
    added: usize,
    order: Vec<usize>,
    columns: usize,
}

fn story() -> impl Strategy<Value = Story> {
    // Most cells stay as they are.
    let edit = || prop::option::weighted(0.25, 0..4usize);
    let person = prop::array::uniform6((0..4usize, edit(), edit()));
    let order = Just((0..NAMES.len() + NEW.len()).collect::<Vec<_>>()).prop_shuffle();
    (
        prop::collection::vec(person, NAMES.len()),
        prop::collection::btree_set(0..NAMES.len(), 0..3),
        prop::collection::btree_set(0..NAMES.len(), 0..3),
        0..=NEW.len(),
        order,
        0..30usize,
    )
        .prop_map(|(values, dropped, renamed, added, order, columns)| Story {
            values,
            dropped,
            renamed,
            added,
            order,
            columns,
        })
}

fn set(fields: &mut Value, person: &[Course], pick: impl Fn(&Course) -> Option<usize>) {
    for ((field, _, values), value) in FIELDS.iter().zip(person) {
        if let Some(at) = pick(value) {
            fields[*field] = if at == 0 { Value::Null } else { json!(values[at].0) };
        }
    }
}

/// What must come out: by name the kind and the changed fields with their new values.
fn expected(story: &Story) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut told = BTreeMap::new();
    for (at, (name, person)) in NAMES.iter().zip(&story.values).enumerate() {
        if story.dropped.contains(&at) {
            let name = if story.renamed.contains(&at) { format!("{name} Đúng") } else { (*name).to_owned() };
            told.insert(name, ("missing".to_owned(), BTreeSet::new()));
            continue;
        }
        let (mut changes, mut waits) = (BTreeSet::new(), false);
        for ((field, _, values), (then, theirs, ours)) in FIELDS.iter().zip(person) {
            let ours = ours.unwrap_or(*then);
            // An emptied cell says nothing.
            let Some(theirs) = theirs.filter(|theirs| theirs != then && *theirs != 0 && *theirs != ours) else {
                continue;
            };
            changes.insert(format!("{field} → {}", values[theirs].0));
            waits |= ours != *then;
        }
        let kind = if waits {
            "conflicting"
        } else if changes.is_empty() {
            "same"
        } else {
            "changed"
        };
        told.insert((*name).to_owned(), (kind.to_owned(), changes));
    }
    for name in NEW.iter().take(story.added) {
        told.insert((*name).to_owned(), ("new".to_owned(), BTreeSet::new()));
    }
    told
}

fn run(story: &Story) -> Result<(), TestCaseError> {
    let office = Office::on("2026-05-04");
    let lv = office.organization("HLV", "Hội Làm vườn", "member_association");
    let ids: Vec<i64> = NAMES
        .iter()
        .zip(&story.values)
        .map(|(name, person)| {
            let mut fields = json!({ "full_name": name });
            set(&mut fields, person, |value| Some(value.0));
            let request =
                json!({ "person": { "is": "new", "fields": fields }, "membership": { "organization_id": lv } });
            office.call("admit_member", request)["answer"]["person_id"].as_i64().unwrap()
        })
        .collect();
    let mut list = Returned::open(&send(&office, lv, json!({})));
    for (name, person) in NAMES.iter().zip(&story.values) {
        for ((_, head, values), (then, theirs, _)) in FIELDS.iter().zip(person) {
            match theirs.filter(|theirs| theirs != then) {
                Some(0) => list.set(name, head, Cell::Empty),
                Some(at) => list.set(name, head, Cell::text(values[at].1)),
                None => {}
            }
        }
    }
    for name in NEW.iter().take(story.added) {
        list.add(&[("Họ và tên", Cell::text(name)), ("Ngày sinh", Cell::text("01/02/1990"))]);
    }
    for at in &story.dropped {
        list.drop_row(NAMES[*at]);
    }
    let members = list.members();
    let people = members.split_off(HEAD + 1);
    let order = story.order.iter().filter(|at| **at < people.len());
    members.extend(order.map(|at| people[*at].clone()));
    let width = members[HEAD].len();
    members[HEAD..].iter_mut().for_each(|row| row.rotate_left(story.columns % width));
    let file = office.path("tra-lai.xlsx");
    list.save(&file);
    for (at, (id, person)) in ids.iter().zip(&story.values).enumerate() {
        let record = office.call("get_person", json!({ "id": id }))["person"].clone();
        let mut fields = record.clone();
        set(&mut fields, person, |value| value.2);
        if story.renamed.contains(&at) {
            fields["full_name"] = json!(format!("{} Đúng", NAMES[at]));
        }
        if fields != record {
            office.call("update_person", json!({ "id": id, "version": record["version"], "fields": fields }));
        }
    }
    let preview = roster_kit::preview(&office, &file);
    let found: BTreeMap<String, (String, BTreeSet<String>)> = rows(&office, &preview)
        .into_iter()
        .map(|(name, (kind, changes, _))| {
            let short = |change: String| {
                let (field, values) = change.split_once(": ").unwrap();
                format!("{field} → {}", values.split_once(" → ").unwrap().1)
            };
            // What a new person says is all new.
            let changes = if kind == "new" { BTreeSet::new() } else { changes.into_iter().map(short).collect() };
            (name, (kind, changes))
        })
        .collect();
    prop_assert_eq!(found, expected(story));
    prop_assert_eq!(&preview["questions"], &json!([]));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_returned_list_says_exactly_what_was_done_to_it(story in story()) {
        run(&story)?;
    }
}
