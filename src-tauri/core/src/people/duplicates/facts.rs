//! A record as far as duplicates are told by it, in a few numbers: a million of them fit in memory.

use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashMapExt};

use crate::text::fold;

/// So many words of a name are looked at; of a longer one the first and the last.
const WORDS: usize = 6;
/// Numbers of 12 digits are told from those of 9 by what is added to them.
const LONG: u64 = 1_000_000_000_000;

/// A record as it is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Raw<'r> {
    /// Full name.
    pub full_name: &'r str,
    /// Its search form.
    pub name_fold: &'r str,
    /// Partial day.
    pub birth_on: Option<&'r str>,
    /// As stored.
    pub sex: Option<&'r str>,
    /// Digits.
    pub national_id: Option<&'r str>,
    /// One or several.
    pub phone: Option<&'r str>,
    /// One or several.
    pub email: Option<&'r str>,
    /// Đơn vị công tác.
    pub employer: Option<&'r str>,
}

/// Words of names by their numbers, from 1.
#[derive(Debug, Default)]
pub struct Words(HashMap<String, u32>);

impl Words {
    /// None known yet.
    pub fn new() -> Self {
        Self(HashMap::new())
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let number = self.0.len() as u32 + 1;
        self.0.insert(word.to_owned(), number);
        number
    }
}

/// A birth as far as it is known; 0: not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Birth {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

impl Birth {
    fn of(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut next = || parts.next().map_or(Some(0), |part| part.parse::<u16>().ok());
        let (year, month, day) = (next()?, next()?, next()?);
        Some(Self { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
    }

    /// Known to the day.
    pub fn is_whole(self) -> bool {
        self.day != 0
    }
}

/// What is compared of a record; 0 stands for what is not known.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Words of the folded name in their order, the rest 0.
    pub words: [u32; WORDS],
    /// The name with its accents, case aside.
    pub written: u64,
    /// Birth.
    pub birth: Option<Birth>,
    /// 1, 2, 3.
    pub sex: u8,
    /// The number, with a mark at those of 12 digits.
    pub national_id: u64,
    /// Up to two phones, by their last nine digits.
    pub phones: [u64; 2],
    /// The first e-mail.
    pub email: u64,
    /// The employer.
    pub employer: u64,
}

impl Facts {
    /// Of a record as read.
    pub fn of(words: &mut Words, raw: &Raw<'_>) -> Self {
        let mut phones = raw.phone.unwrap_or_default().split([';', ',', '/']).map(phone).filter(|phone| *phone != 0);
        let email = raw.email.unwrap_or_default().split([';', ',']).next().unwrap_or_default().trim().to_lowercase();
        Self {
            words: name(words, raw.name_fold),
            written: hash(raw.full_name.to_lowercase()),
            birth: raw.birth_on.and_then(Birth::of),
            sex: match raw.sex {
                Some("male") => 1,
                Some("female") => 2,
                Some("other") => 3,
                _ => 0,
            },
            national_id: raw.national_id.map_or(0, national_id),
            phones: [phones.next().unwrap_or_default(), phones.next().unwrap_or_default()],
            email: if email.is_empty() { 0 } else { hash(email) },
            employer: raw.employer.map(fold).filter(|text| !text.is_empty()).map_or(0, hash),
        }
    }

    /// The words of the name.
    pub fn words(&self) -> &[u32] {
        let count = self.words.iter().take_while(|word| **word != 0).count();
        &self.words[..count]
    }

    /// The words of the name, whatever their order.
    pub fn sorted_words(&self) -> [u32; WORDS] {
        let mut sorted = self.words;
        sorted.sort_unstable();
        sorted
    }

    /// Whether the number is one of 12 digits.
    pub fn has_long_id(&self) -> bool {
        self.national_id >= LONG
    }
}

fn name(words: &mut Words, folded: &str) -> [u32; WORDS] {
    let mut numbers = [0; WORDS];
    for (at, word) in folded.split(' ').filter(|word| !word.is_empty()).enumerate() {
        // The given name, which comes last, is always among them.
        numbers[at.min(WORDS - 1)] = words.number(word);
    }
    numbers
}

/// The last nine digits: with or without the country's number and the zero before it.
fn phone(text: &str) -> u64 {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    if digits.len() < 7 {
        return 0;
    }
    digits[digits.len().saturating_sub(9)..].iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn national_id(text: &str) -> u64 {
    let mark = if text.len() > 9 { LONG } else { 0 };
    text.parse::<u64>().map_or(0, |number| number + mark)
}

/// A number for anything; the same in one run of the program.
pub fn hash(value: impl Hash) -> u64 {
    FixedState::default().hash_one(value).max(1)
}
