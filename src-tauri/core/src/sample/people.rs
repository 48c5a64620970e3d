//! Made-up people of a trade. National ids begin with 099 and phones with 0199, which belong to nobody.

use chrono::Datelike;

use super::chance::Chance;
use super::names::Names;
use super::tables;
use crate::dates::PartialDate;
use crate::people::{AcademicTitle, Degree, EducationLevel, PersonFields, Sex, WorkingStatus};
use crate::text::fold;

const TRADES: &str = include_str!("../../../../assets/sample/trades.tsv");

/// Draws people.
pub struct Crowd {
    names: Names,
    trades: Vec<Vec<&'static str>>,
    drawn: u32,
    this_year: i64,
}

impl Crowd {
    /// A crowd of the year the story begins in.
    pub fn new(day: chrono::NaiveDate) -> Self {
        Self {
            names: Names::read(),
            trades: tables::lines(TRADES).filter(|fields| fields.len() == 3).collect(),
            drawn: 0,
            this_year: day.year().into(),
        }
    }

    /// A person of `trade`; `women` of 100 are women.
    pub fn draw(&mut self, chance: &mut Chance, trade: &str, women: u32) -> PersonFields {
        self.drawn += 1;
        let sex = if chance.percent(women) { Sex::Female } else { Sex::Male };
        let full_name = self.names.draw(chance, sex);
        let age = chance.between(23, 48) + chance.between(0, 32);
        let (academic_title, degree, education_level) = education(chance, trade, age);
        let phone = chance.percent(72).then(|| format!("0199{:06}", chance.below(1_000_000)));
        PersonFields {
            birth_on: birth(chance, self.this_year - age),
            // Lists do not always say it, and it is never guessed.
            sex: (!chance.percent(2)).then_some(sex),
            national_id: chance.percent(46).then(|| format!("099{:09}", u64::from(self.drawn) * 7 + 1_000_003)),
            academic_title,
            degree,
            education_level,
            specialty: chance.percent(88).then(|| self.of(chance, trade, "specialty")),
            employer: chance.percent(90).then(|| self.of(chance, trade, "employer")),
            job_title: chance.percent(80).then(|| self.of(chance, trade, "job_title")),
            working_status: chance.percent(93).then_some(if age >= 61 {
                WorkingStatus::Retired
            } else {
                WorkingStatus::Working
            }),
            email: (phone.is_some() && chance.percent(30)).then(|| self.email(&full_name)),
            phone,
            address: chance.percent(55).then(|| address(chance)),
            awards: chance.mille(25).then(|| "Bằng khen của Liên hiệp hội (dữ liệu mẫu)".to_owned()),
            source: Some("Dữ liệu mẫu".to_owned()),
            full_name,
            ..PersonFields::default()
        }
    }

    fn of(&self, chance: &mut Chance, trade: &str, list: &str) -> String {
        let values: Vec<&str> =
            self.trades.iter().filter(|row| row[0] == trade && row[1] == list).map(|row| row[2]).collect();
        if values.is_empty() { "Dữ liệu mẫu".to_owned() } else { (*chance.one(&values)).to_owned() }
    }

    fn email(&self, full_name: &str) -> String {
        let folded = fold(full_name);
        let given = folded.rsplit(' ').next().unwrap_or("mau").to_owned();
        format!("{given}{}@mau.example", self.drawn)
    }
}

/// Most know the day, some only the month or the year, a few nothing.
fn birth(chance: &mut Chance, year: i64) -> Option<PartialDate> {
    let (month, day) = (chance.between(1, 12), chance.between(1, 28));
    let text = match chance.below(100) {
        0..66 => format!("{year:04}-{month:02}-{day:02}"),
        66..70 => format!("{year:04}-{month:02}"),
        70..95 => format!("{year:04}"),
        _ => return None,
    };
    text.parse().ok()
}

type Education = (Option<AcademicTitle>, Option<Degree>, Option<EducationLevel>);

fn education(chance: &mut Chance, trade: &str, age: i64) -> Education {
    let drawn = chance.below(1000);
    let scholarly = if matches!(trade, "g" | "k") { 2 } else { 1 };
    if age >= 45 && drawn < 2 * scholarly {
        return (Some(AcademicTitle::Professor), Some(Degree::Doctor), Some(EducationLevel::University));
    }
    if age >= 38 && drawn < 8 * scholarly {
        return (Some(AcademicTitle::AssociateProfessor), Some(Degree::Doctor), Some(EducationLevel::University));
    }
    if age >= 50 && drawn == 999 {
        return (None, Some(Degree::DoctorOfScience), Some(EducationLevel::University));
    }
    if age >= 30 && drawn < 30 * scholarly {
        return (None, Some(Degree::Doctor), Some(EducationLevel::University));
    }
    if age >= 26 && drawn < 130 {
        return (None, Some(Degree::Master), Some(EducationLevel::University));
    }
    (None, None, level(chance, trade))
}

fn level(chance: &mut Chance, trade: &str) -> Option<EducationLevel> {
    use EducationLevel::{College, Intermediate, Other, Residency, Specialist1, Specialist2, University};
    let medical = [
        (Some(University), 470),
        (Some(Specialist1), 110),
        (Some(Specialist2), 30),
        (Some(Residency), 10),
        (Some(College), 190),
        (Some(Intermediate), 110),
        (None, 80),
    ];
    let farming =
        [(Some(University), 420), (Some(College), 90), (Some(Intermediate), 160), (Some(Other), 180), (None, 150)];
    let usual =
        [(Some(University), 740), (Some(College), 120), (Some(Intermediate), 50), (Some(Other), 10), (None, 80)];
    match trade {
        "y" => chance.weighted(&medical),
        "n" => chance.weighted(&farming),
        _ => chance.weighted(&usual),
    }
}

fn address(chance: &mut Chance) -> String {
    const COMMUNES: &[&str] = &[
        "phường Buôn Ma Thuột",
        "phường Tân Lập",
        "phường Tân An",
        "phường Thành Nhất",
        "phường Ea Kao",
        "phường Buôn Hồ",
        "xã Ea Súp",
        "xã Krông Pắc",
        "xã Krông Năng",
        "xã Cư M’gar",
        "xã Ea Kar",
        "phường Tuy Hòa",
    ];
    format!("Tổ {}, {}, tỉnh Đắk Lắk", chance.between(1, 24), chance.one(COMMUNES))
}
