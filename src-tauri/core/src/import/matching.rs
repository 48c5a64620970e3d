//! Who of the book a row of the list is; pure.
//!
//! In this order: the identification number; the card number within the association; the name
//! with the birth. Never the name alone, but for one case: the only member of that name in this
//! association, in a list and a book that both know nothing else to tell people by.

use super::fields::Field;
use super::reading::Values;
use crate::dates::PartialDate;
use crate::people::Person;
use crate::text::fold;
use foldhash::{HashMap, HashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Who a row is, as the reader decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RowMatch {
    /// Nobody of the book.
    New,
    /// This person.
    Person {
        /// Number.
        person_id: i64,
    },
}

/// What was decided, by the number of the row as Excel shows it.
pub type RowMatches = BTreeMap<u32, RowMatch>;

/// What the book knows of a person, as far as telling people apart needs it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// Number.
    pub id: i64,
    /// Folded name.
    pub name_fold: String,
    /// Partial day.
    pub birth_on: Option<String>,
    /// Identification number.
    pub national_id: Option<String>,
    /// `male`, `female`, `other`.
    pub sex: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Employer.
    pub employer: Option<String>,
    /// Whether they are a member of this association today.
    pub is_member: bool,
}

impl Known {
    /// What a record tells people apart by.
    pub fn of(person: &Person, is_member: bool) -> Self {
        let fields = &person.fields;
        Self {
            id: person.id,
            name_fold: fold(&fields.full_name),
            birth_on: fields.birth_on.as_ref().map(|day| day.as_str().to_owned()),
            national_id: fields.national_id.clone(),
            sex: fields.sex.map(|sex| sex.as_str().to_owned()),
            phone: fields.phone.clone(),
            email: fields.email.clone(),
            employer: fields.employer.clone(),
            is_member,
        }
    }
}

/// The ground of a match that the reader decided.
const CHOSEN: &str = "Theo lựa chọn khi nhập";

/// The people of the book that a list may speak of.
#[derive(Debug, Default)]
pub struct Index {
    people: Vec<Known>,
    by_name: HashMap<String, Vec<usize>>,
    by_national_id: HashMap<String, Vec<usize>>,
    by_card: HashMap<String, Vec<usize>>,
    by_id: HashMap<i64, usize>,
}

/// The names and numbers a list holds: only people with one of them are worth knowing.
#[derive(Debug, Default)]
pub struct Wanted<'l> {
    /// Folded names.
    pub names: HashSet<&'l str>,
    /// Identification numbers.
    pub national_ids: HashSet<&'l str>,
}

/// Who a row is.
#[derive(Debug, Clone, PartialEq)]
pub enum Match {
    /// Nobody of the book; perhaps somebody who only looks alike (told in words).
    Nobody(Option<String>),
    /// This person, with the ground in words.
    Person(i64, String),
    /// It cannot be told without asking.
    Doubt(String),
}

impl Index {
    /// Adds a person with the card numbers they have in this association.
    pub fn add(&mut self, known: Known, cards: &[String]) {
        let at = self.people.len();
        self.by_name.entry(known.name_fold.clone()).or_default().push(at);
        if let Some(id) = &known.national_id {
            self.by_national_id.entry(id.clone()).or_default().push(at);
        }
        for card in cards {
            self.by_card.entry(card_key(card)).or_default().push(at);
        }
        self.by_id.insert(known.id, at);
        self.people.push(known);
    }

    /// Adds somebody without a card here, unless they are in it.
    pub fn add_once(&mut self, known: Known) {
        if !self.by_id.contains_key(&known.id) {
            self.add(known, &[]);
        }
    }

    /// The names in it, in the search form.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Whether somebody of that name is in it.
    pub fn knows_name(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Whether the holder of that number is in it.
    pub fn knows_national_id(&self, number: &str) -> bool {
        self.by_national_id.contains_key(number)
    }

    /// Whether a person is in the index.
    pub fn get(&self, id: i64) -> Option<&Known> {
        self.by_id.get(&id).map(|at| &self.people[*at])
    }

    /// Who holds the identification or card number of a row, whatever they are called.
    pub fn holders(&self, values: &Values) -> impl Iterator<Item = i64> {
        let by_id = values.get(&Field::NationalId).and_then(|number| self.by_national_id.get(number));
        let by_card = values.get(&Field::CardNumber).and_then(|card| self.by_card.get(&card_key(card)));
        by_id.into_iter().chain(by_card).flatten().map(|at| self.people[*at].id)
    }

    /// Finds who a row is. `name` is the search form of its name, `same_names` how many rows of the list carry it.
    pub fn find(&self, values: &Values, name: &str, same_names: usize) -> Match {
        if let Some(id) = values.get(&Field::NationalId)
            && let Some(found) = self.by_number(self.by_national_id.get(id), id, name, "số định danh")
        {
            return found;
        }
        if let Some(card) = values.get(&Field::CardNumber)
            && let Some(found) = self.by_number(self.by_card.get(&card_key(card)), card, name, "số thẻ")
        {
            return found;
        }
        match self.by_name_and_more(values, name, same_names) {
            Match::Nobody(hint) => self.same_but_for_the_birth(values, name).map_or(Match::Nobody(hint), Match::Doubt),
            found => found,
        }
    }

    /// A birth or a sex put right in one place only: name and phone or e-mail say that it is one person.
    fn same_but_for_the_birth(&self, values: &Values, name: &str) -> Option<String> {
        let people = self.by_name.get(name)?;
        let one = people.iter().map(|at| &self.people[*at]).find(|known| same_contact(known, values))?;
        let birth = |day: Option<&String>| {
            day.and_then(|day| day.parse::<PartialDate>().ok()).map_or("chưa rõ".to_owned(), |day| day.display())
        };
        Some(format!(
            "Sổ có người cùng họ tên và cùng điện thoại hoặc thư điện tử (mã {}, ngày sinh {}), danh sách ghi ngày sinh {}: \
             ngày sinh, giới tính hoặc số định danh khác nhau. Hãy sửa chỗ sai trong hồ sơ hoặc trong danh sách rồi đọc lại.",
            one.id,
            birth(one.birth_on.as_ref()),
            birth(values.get(&Field::BirthOn))
        ))
    }

    /// Who a row is by the reader's decision: the identification number still belongs to one record only.
    pub fn decided(&self, values: &Values, decision: RowMatch) -> Match {
        let number = values.get(&Field::NationalId);
        let holders = number.and_then(|number| self.by_national_id.get(number));
        let holder = holders.and_then(|at| at.first()).map(|at| self.people[*at].id);
        match (decision, holder, number) {
            (RowMatch::Person { person_id }, None, _) => Match::Person(person_id, CHOSEN.into()),
            (RowMatch::Person { person_id }, Some(id), _) if id == person_id => Match::Person(person_id, CHOSEN.into()),
            (_, Some(id), Some(number)) => Match::Doubt(format!(
                "Trong sổ, số định danh {number} là của hồ sơ mã {id}; hãy chọn hồ sơ ấy, hoặc sửa số trong danh sách rồi đọc lại."
            )),
            (RowMatch::New, ..) | (_, Some(_), None) => Match::Nobody(None),
        }
    }

    /// Who of those that hold a number (as the list writes it) has the name.
    fn by_number(&self, holders: Option<&Vec<usize>>, number: &str, name: &str, what: &str) -> Option<Match> {
        let people = holders?;
        let named: Vec<&Known> =
            people.iter().map(|at| &self.people[*at]).filter(|k| alike(&k.name_fold, name)).collect();
        Some(match named.as_slice() {
            [one] => Match::Person(one.id, format!("Trùng {what} và họ tên")),
            [] => Match::Doubt(format!(
                "Trong sổ, {what} {number} là của một người tên khác; hãy kiểm tra {what} trước khi ghi."
            )),
            _ => Match::Doubt(format!(
                "Trong sổ có nhiều người cùng {what} {number} và cùng tên; hãy sửa {what} ở hồ sơ sai trước khi ghi."
            )),
        })
    }

    fn by_name_and_more(&self, values: &Values, name: &str, same_names: usize) -> Match {
        let possible: Vec<&Known> = self
            .by_name
            .get(name)
            .map(|people| people.iter().map(|at| &self.people[*at]).filter(|k| !contradicts(k, values)).collect())
            .unwrap_or_default();
        let birth = values.get(&Field::BirthOn);
        let whole: Vec<&&Known> =
            possible.iter().filter(|k| birth.is_some_and(|b| b.len() == 10) && k.birth_on.as_ref() == birth).collect();
        match whole.as_slice() {
            [one] => return Match::Person(one.id, "Trùng họ tên và ngày sinh".into()),
            [] => {}
            many => {
                let agreeing: Vec<_> = many.iter().filter(|k| k.is_member || agrees(k, values)).collect();
                return match agreeing.as_slice() {
                    [one] => Match::Person(one.id, "Trùng họ tên, ngày sinh và là hội viên của hội này".into()),
                    _ => Match::Doubt(format!("Trong sổ có {} người trùng cả họ tên và ngày sinh.", many.len())),
                };
            }
        }
        let sure: Vec<&&Known> = possible.iter().filter(|k| agrees(k, values)).collect();
        if let [one] = sure.as_slice() {
            return Match::Person(one.id, "Trùng họ tên và điện thoại, thư điện tử hoặc nơi công tác".into());
        }
        let members: Vec<&&Known> = possible.iter().filter(|k| k.is_member).collect();
        match members.as_slice() {
            [one] if same_year(one, values) && same_names == 1 => {
                Match::Person(one.id, "Trùng họ tên và năm sinh, là hội viên của hội này".into())
            }
            [one] if nothing_else(one, values) && same_names == 1 => Match::Person(
                one.id,
                "Trùng họ tên, là hội viên duy nhất tên này của hội; sổ và danh sách đều không có ngày sinh, số định danh"
                    .into(),
            ),
            [one] if same_names == 1 => Match::Doubt(format!(
                "Hội có hội viên cùng tên (mã {}) nhưng không đủ thông tin để biết có phải một người; hãy bổ sung ngày sinh hoặc số định danh.",
                one.id
            )),
            [] => Match::Nobody(look_alike(&possible, values)),
            _ => Match::Doubt("Hội có nhiều hội viên cùng tên; hãy bổ sung ngày sinh hoặc số định danh.".into()),
        }
    }
}

/// People of other associations who share name and year: most are namesakes, so only a remark.
fn look_alike(possible: &[&Known], values: &Values) -> Option<String> {
    let count = possible.iter().filter(|k| same_year(k, values)).count();
    (count > 0)
        .then(|| format!("Sổ có {count} người cùng họ tên và năm sinh ở hội khác; hãy kiểm tra xem có phải một người."))
}

/// A card number as it is compared: "TV 001" is "tv001".
pub(super) fn card_key(card: &str) -> String {
    fold(card).replace(' ', "")
}

/// Folded names that are the same but for a missing middle word.
fn alike(known: &str, name: &str) -> bool {
    if known == name {
        return true;
    }
    let (known, name): (Vec<&str>, Vec<&str>) = (known.split(' ').collect(), name.split(' ').collect());
    let ends = known.first() == name.first() && known.last() == name.last();
    ends && known.len().abs_diff(name.len()) == 1
}

/// A field both sides know and that cannot be one person's.
fn contradicts(known: &Known, values: &Values) -> bool {
    let ids = match (&known.national_id, values.get(&Field::NationalId)) {
        // A number of the former card and a new one say nothing about each other.
        (Some(a), Some(b)) => a.len() == b.len() && a != b,
        _ => false,
    };
    let births = match (&known.birth_on, values.get(&Field::BirthOn)) {
        (Some(a), Some(b)) => !(a.starts_with(b.as_str()) || b.starts_with(a.as_str())),
        _ => false,
    };
    let sexes = matches!((&known.sex, values.get(&Field::Sex)), (Some(a), Some(b)) if a != b);
    ids || births || sexes
}

fn agrees(known: &Known, values: &Values) -> bool {
    same_contact(known, values)
        || (same_year(known, values) && same_text(known.employer.as_ref(), values, Field::Employer))
}

fn same_contact(known: &Known, values: &Values) -> bool {
    same_text(known.phone.as_ref(), values, Field::Phone) || same_text(known.email.as_ref(), values, Field::Email)
}

fn same_text(known: Option<&String>, values: &Values, field: Field) -> bool {
    match (known, values.get(&field)) {
        (Some(known), Some(value)) => fold(known).replace(' ', "") == fold(value).replace(' ', ""),
        _ => false,
    }
}

fn same_year(known: &Known, values: &Values) -> bool {
    matches!((&known.birth_on, values.get(&Field::BirthOn)), (Some(a), Some(b)) if a[..4] == b[..4])
}

fn nothing_else(known: &Known, values: &Values) -> bool {
    let unknown = |field: Field, mine: &Option<String>| mine.is_none() && !values.contains_key(&field);
    unknown(Field::BirthOn, &known.birth_on) && unknown(Field::NationalId, &known.national_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(id: i64, name: &str, birth: Option<&str>) -> Known {
        Known { id, name_fold: fold(name), birth_on: birth.map(str::to_owned), is_member: true, ..Known::default() }
    }
    fn row(pairs: &[(Field, &str)]) -> Values {
        pairs.iter().map(|(field, value)| (*field, (*value).to_owned())).collect()
    }
    fn index(people: &[Known]) -> Index {
        let mut index = Index::default();
        for person in people {
            index.add(person.clone(), &[format!("TV{:03}", person.id)]);
        }
        index
    }
    fn found(index: &Index, values: &Values, same_names: usize) -> Match {
        index.find(values, &fold(&values[&Field::FullName]), same_names)
    }
    fn person(found: Match) -> Option<i64> {
        if let Match::Person(id, _) = found { Some(id) } else { None }
    }

    #[test]
    fn the_number_decides_and_the_name_must_agree() {
        let mut an = known(1, "Lê Văn An", Some("1962"));
        an.national_id = Some("066062001234".into());
        let index = index(&[an]);
        let same = row(&[(Field::FullName, "LÊ VĂN AN"), (Field::NationalId, "066062001234")]);
        assert_eq!(person(found(&index, &same, 1)), Some(1));
        let other = row(&[(Field::FullName, "Trần Thị Ba"), (Field::NationalId, "066062001234")]);
        assert!(matches!(found(&index, &other, 1), Match::Doubt(_)));
        let card = row(&[(Field::FullName, "Lê An"), (Field::CardNumber, "tv 001")]);
        assert_eq!(person(found(&index, &card, 1)), Some(1));
    }

    #[test]
    fn name_and_birth_make_a_person_but_not_against_another_number() {
        let mut an = known(1, "Lê Văn An", Some("1962-05-17"));
        an.national_id = Some("066062001234".into());
        let index = index(&[an]);
        let same = row(&[(Field::FullName, "Lê Văn An"), (Field::BirthOn, "1962-05-17")]);
        assert_eq!(person(found(&index, &same, 1)), Some(1));
        let other =
            row(&[(Field::FullName, "Lê Văn An"), (Field::BirthOn, "1962-05-17"), (Field::NationalId, "066062009999")]);
        assert_eq!(found(&index, &other, 1), Match::Nobody(None));
    }

    #[test]
    fn the_name_alone_is_not_enough() {
        let birth = index(&[known(1, "Lê Văn An", Some("1962"))]);
        let bare = row(&[(Field::FullName, "Lê Văn An")]);
        assert!(matches!(found(&birth, &bare, 1), Match::Doubt(_)));
        let nothing = index(&[known(1, "Lê Văn An", None)]);
        assert_eq!(person(found(&nothing, &bare, 1)), Some(1));
        assert!(matches!(found(&nothing, &bare, 2), Match::Doubt(_) | Match::Nobody(_)));
        let mut elsewhere = known(1, "Lê Văn An", None);
        elsewhere.is_member = false;
        assert_eq!(found(&index(&[elsewhere]), &bare, 1), Match::Nobody(None));
    }

    #[test]
    fn a_namesake_of_the_same_year_elsewhere_is_only_pointed_at() {
        let mut elsewhere = known(1, "Nguyễn Thị Hương", Some("1980"));
        elsewhere.is_member = false;
        let row = row(&[(Field::FullName, "Nguyễn Thị Hương"), (Field::BirthOn, "1980-02-03")]);
        assert!(matches!(found(&index(&[elsewhere]), &row, 1), Match::Nobody(Some(_))));
    }

    #[test]
    fn a_year_in_the_list_fits_the_day_in_the_book() {
        let index = index(&[known(1, "Lê Văn An", Some("1962-05-17"))]);
        let year = row(&[(Field::FullName, "Lê Văn An"), (Field::BirthOn, "1962")]);
        assert_eq!(person(found(&index, &year, 1)), Some(1));
    }
}
