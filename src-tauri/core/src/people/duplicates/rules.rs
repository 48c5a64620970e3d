//! How much two records look alike; pure. The points are of this program: chosen so that what a clerk would merge at a
//! glance comes first and what needs a look at the papers comes last.

use super::DuplicateReason::{self, *};
use super::facts::Facts;

/// A pair below it is no candidate.
pub const LEAST: u8 = 50;

/// Points and reasons of a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// 0 to 100.
    pub points: u8,
    /// The reasons, a bit each, in the order of [`DuplicateReason::ALL`].
    pub reasons: u32,
}

impl Score {
    /// The reasons in their order.
    pub fn reasons(self) -> Vec<DuplicateReason> {
        reasons_of(self.reasons)
    }
}

/// The reasons of bits.
pub fn reasons_of(bits: u32) -> Vec<DuplicateReason> {
    DuplicateReason::ALL.iter().copied().filter(|reason| bits & bit(*reason) != 0).collect()
}

const fn bit(reason: DuplicateReason) -> u32 {
    1 << reason as u32
}

/// Adds up.
#[derive(Default)]
struct Sum {
    points: i32,
    reasons: u32,
}

impl Sum {
    fn add(&mut self, reason: DuplicateReason, points: i32) {
        self.points += points;
        self.reasons |= bit(reason);
    }

    fn has(&self, reason: DuplicateReason) -> bool {
        self.reasons & bit(reason) != 0
    }
}

/// Compares two records; `same_card`: both hold one card of one organisation. Nothing when they are no candidates.
pub fn score(one: &Facts, other: &Facts, same_card: bool) -> Option<Score> {
    let mut sum = Sum::default();
    national_ids(one, other, &mut sum)?;
    let same_number = sum.has(NationalId);
    names(one, other, &mut sum);
    // Whoever has nothing of the name in common is another person, unless the number says otherwise.
    let named_alike = sum.has(FullName)
        || sum.has(NameWithoutAccents)
        || sum.has(NameReordered)
        || sum.has(NameShortened)
        || sum.has(GivenName);
    if !named_alike && !same_number {
        return None;
    }
    births(one, other, &mut sum);
    if sum.has(OtherBirth) && !same_number {
        return None;
    }
    if one.phones.iter().any(|phone| *phone != 0 && other.phones.contains(phone)) {
        sum.add(Phone, 25);
    }
    if one.email != 0 && one.email == other.email {
        sum.add(Email, 25);
    }
    if same_card {
        sum.add(Card, 30);
    }
    if one.employer != 0 && one.employer == other.employer {
        sum.add(Employer, 10);
    }
    if one.sex != 0 && other.sex != 0 && one.sex != other.sex {
        sum.add(OtherSex, -25);
    }
    let beside_name =
        [NationalId, NationalIdNear, Birthday, BirthdaySwapped, BirthInPart, Phone, Email, Card, Employer];
    if !beside_name.into_iter().any(|reason| sum.has(reason)) {
        return None;
    }
    let points = sum.points.clamp(0, 100) as u8;
    (points >= LEAST).then_some(Score { points, reasons: sum.reasons })
}

/// Nothing when both have a number of 12 digits and they are not of one person. A number of 9 digits was of the former
/// card: beside one of 12 it says nothing, and beside another of 9 little, as another province gave a new one.
fn national_ids(one: &Facts, other: &Facts, sum: &mut Sum) -> Option<()> {
    if one.national_id == 0 || other.national_id == 0 {
        return Some(());
    }
    if one.national_id == other.national_id {
        sum.add(NationalId, 60);
    } else if one.has_long_id() && other.has_long_id() {
        if !differ_in_one_digit(one.national_id, other.national_id) {
            return None;
        }
        sum.add(NationalIdNear, 15);
    } else if one.has_long_id() == other.has_long_id() {
        sum.add(OtherNationalId, -15);
    }
    Some(())
}

/// One digit mistyped, or two neighbours that changed places.
fn differ_in_one_digit(mut one: u64, mut other: u64) -> bool {
    let mut wrong: Vec<(u64, u64, u32)> = Vec::new();
    let mut place = 0;
    while one != 0 || other != 0 {
        if one % 10 != other % 10 {
            wrong.push((one % 10, other % 10, place));
        }
        (one, other, place) = (one / 10, other / 10, place + 1);
    }
    match wrong.as_slice() {
        [_] => true,
        [(a, b, at), (c, d, next)] => a == d && b == c && at + 1 == *next,
        _ => false,
    }
}

fn names(one: &Facts, other: &Facts, sum: &mut Sum) {
    if one.words == other.words {
        if one.written == other.written { sum.add(FullName, 40) } else { sum.add(NameWithoutAccents, 34) }
    } else if one.sorted_words() == other.sorted_words() {
        sum.add(NameReordered, 28);
    } else if is_shortened(one.words(), other.words()) || is_shortened(other.words(), one.words()) {
        sum.add(NameShortened, 24);
    } else if one.words().last() == other.words().last() {
        sum.add(GivenName, 8);
    }
}

/// Family and given name are the same, and the middle words of `short` come in `long` in their order, with others.
fn is_shortened(short: &[u32], long: &[u32]) -> bool {
    if short.len() < 2 || short.len() >= long.len() || short.first() != long.first() || short.last() != long.last() {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|one| one == word))
}

fn births(one: &Facts, other: &Facts, sum: &mut Sum) {
    let (Some(born), Some(other)) = (one.birth, other.birth) else { return };
    if born.is_whole() && other.is_whole() {
        if born == other {
            // The first of January often stands for a day that nobody knows.
            let points = if (born.month, born.day) == (1, 1) { 30 } else { 40 };
            sum.add(Birthday, points);
        } else if born.year == other.year && (born.month, born.day) == (other.day, other.month) {
            sum.add(BirthdaySwapped, 26);
        } else {
            sum.add(OtherBirth, -40);
        }
        return;
    }
    let same_month = born.month == 0 || other.month == 0 || born.month == other.month;
    if born.year == other.year && same_month {
        sum.add(BirthInPart, 20);
    } else {
        sum.add(OtherBirth, -40);
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Raw, Words};
    use super::*;

    fn facts(words: &mut Words, name: &str, more: Raw<'_>) -> Facts {
        let fold = crate::text::fold(name);
        Facts::of(words, &Raw { full_name: name, name_fold: &fold, ..more })
    }

    fn scored(one: (&str, Raw<'_>), other: (&str, Raw<'_>)) -> Option<(u8, Vec<DuplicateReason>)> {
        let mut words = Words::default();
        let (one, other) = (facts(&mut words, one.0, one.1), facts(&mut words, other.0, other.1));
        let there = score(&one, &other, false).map(|score| (score.points, score.reasons()));
        let back = score(&other, &one, false).map(|score| (score.points, score.reasons()));
        assert_eq!(there, back, "which comes first does not matter");
        there
    }

    fn born(birth_on: &str) -> Raw<'_> {
        Raw { birth_on: Some(birth_on), ..Raw::default() }
    }

    #[test]
    fn never_by_the_name_alone() {
        let nothing = Raw::default;
        assert_eq!(scored(("Lê Văn An", nothing()), ("Lê Văn An", nothing())), None);
        assert_eq!(scored(("Lê Văn An", born("1962")), ("Lê Văn An", nothing())), None);
        let works = || Raw { employer: Some("Sở Y tế"), ..Raw::default() };
        assert_eq!(scored(("Lê Văn An", works()), ("Lê Văn An", works())), Some((50, vec![FullName, Employer])));
    }

    #[test]
    fn a_name_is_known_without_accents_in_another_order_and_without_a_middle_word() {
        let birth = || born("1962-05-17");
        assert_eq!(scored(("Lê Văn An", birth()), ("LÊ VĂN AN", birth())), Some((80, vec![FullName, Birthday])));
        assert_eq!(
            scored(("Lê Văn An", birth()), ("Le Van An", birth())),
            Some((74, vec![NameWithoutAccents, Birthday]))
        );
        assert_eq!(scored(("Y Moan Niê", birth()), ("Niê Y Moan", birth())), Some((68, vec![NameReordered, Birthday])));
        assert_eq!(scored(("Lê Văn An", birth()), ("Lê An", birth())), Some((64, vec![NameShortened, Birthday])));
        assert_eq!(scored(("Lê Văn An", birth()), ("Trần Quốc Dũng", birth())), None);
        // Another family name, the same given name and birthday: not without more.
        assert_eq!(scored(("Lê Văn An", birth()), ("Trần Thị An", birth())), None);
    }

    #[test]
    fn births_swapped_and_in_part_speak_for_it_and_others_against_it() {
        let pair = |one: &'static str, other: &'static str| scored(("Lê An", born(one)), ("Lê An", born(other)));
        assert_eq!(pair("1962-05-07", "1962-07-05"), Some((66, vec![FullName, BirthdaySwapped])));
        assert_eq!(pair("1962", "1962-07-05"), Some((60, vec![FullName, BirthInPart])));
        assert_eq!(pair("1962-07", "1962-07-05"), Some((60, vec![FullName, BirthInPart])));
        assert_eq!(pair("1962-08", "1962-07-05"), None);
        assert_eq!(pair("1962-08-05", "1962-07-05"), None);
        assert_eq!(pair("1963", "1962-07-05"), None);
        assert_eq!(pair("1970-01-01", "1970-01-01"), Some((70, vec![FullName, Birthday])));
    }

    #[test]
    fn numbers_decide() {
        let with = |id: &'static str, birth_on: &'static str| Raw {
            national_id: Some(id),
            birth_on: Some(birth_on),
            ..Raw::default()
        };
        let day = "1962-05-17";
        let pair = |one, other| scored(("Lê Văn An", with(one, day)), ("Lê Văn An", with(other, day)));
        assert_eq!(pair("066062001234", "066062004321"), None);
        assert_eq!(pair("066062001234", "066062001235"), Some((95, vec![NationalIdNear, FullName, Birthday])));
        assert_eq!(pair("066062001234", "066062002134"), Some((95, vec![NationalIdNear, FullName, Birthday])));
        // The number of the former card beside that of the new one contradicts nothing.
        assert_eq!(pair("240123456", "066062001234"), Some((80, vec![FullName, Birthday])));
        assert_eq!(pair("240123456", "240999888"), Some((65, vec![FullName, Birthday, OtherNationalId])));
        // The same number outweighs another birth.
        let found = scored(("Lê Văn An", with("066062001234", day)), ("Lê An", with("066062001234", "1963-05-17")));
        assert_eq!(found, None, "60 + 24 - 40 is below the least");
        let found = scored(("Lê Văn An", with("066062001234", day)), ("Lê Văn An", with("066062001234", "1963")));
        assert_eq!(found, Some((60, vec![NationalId, FullName, OtherBirth])));
    }

    #[test]
    fn phones_and_mails_need_a_name_and_another_sex_lowers() {
        let calls =
            |sex: &'static str, phone: &'static str| Raw { sex: Some(sex), phone: Some(phone), ..Raw::default() };
        let pair = |one, other| scored(("Lê Văn An", one), ("Lê Văn An", other));
        assert_eq!(
            pair(calls("male", "0905 123 456"), calls("male", "+84905123456")),
            Some((65, vec![FullName, Phone]))
        );
        assert_eq!(pair(calls("male", "0905123456; 0262 3812345"), calls("female", "02623812345")), None);
        let other = scored(("Lê Văn An", calls("", "0905123456")), ("Trần Thị Bình", calls("", "0905123456")));
        assert_eq!(other, None);
    }
}
