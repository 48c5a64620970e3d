//! Agencies as plans write them: the words of a cell divided into names, and each name found among the agencies of the
//! book. A name that is only like one is a question, with the likeliest first; so is one that has ended since the plan.

use std::ops::Deref;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) use crate::agencies::Found;
use crate::agencies::naming::Naming;
use crate::agencies::{AgencyKind, Finder};
use crate::dates::show_day;
use crate::error::Failure;
use crate::text::{clean, fold};

/// What is done with an agency that the book does not know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum AgencyChoice {
    /// Its name stays with the task as it is written.
    #[default]
    Keep,
    /// It is added to the agencies of the book.
    Create,
    /// It is this one under another name.
    Known {
        /// Which.
        agency_id: i64,
    },
}

/// Why a name is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AgencyDoubt {
    /// No agency of the book is called so.
    Unknown,
    /// Several are.
    Several,
    /// The agency of that name no longer exists; to keep it means the old one.
    Ended,
}

/// An agency of the book that a name may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct AgencyCandidate {
    /// Which.
    #[ts(type = "number")]
    pub agency_id: i64,
    /// Its name.
    pub name: String,
    /// Why it is offered, in words.
    pub reason: String,
}

/// An agency that there is to ask about: the book does not know it, or it is no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct UnknownAgency {
    /// As the file writes it.
    pub written: String,
    /// How many lines name it.
    pub row_count: usize,
    /// Why it is asked about.
    pub doubt: AgencyDoubt,
    /// What is done with it.
    pub choice: AgencyChoice,
    /// Which agencies of the book it may mean, the likeliest first.
    pub candidates: Vec<AgencyCandidate>,
}

/// From this likeness on an agency is offered, of a hundred.
const LIKE: u32 = 50;
/// So many are offered at most.
const MOST_CANDIDATES: usize = 5;

/// The agencies of the book as plans write them, on a day.
pub(super) struct KnownAgencies(Finder);

impl Deref for KnownAgencies {
    type Target = Finder;

    fn deref(&self) -> &Finder {
        &self.0
    }
}

impl KnownAgencies {
    /// Reads them; of several with one name the one that exists on `day` is meant.
    pub(super) fn of(connection: &Connection, day: NaiveDate) -> Result<Self, Failure> {
        Ok(Self(Finder::of(connection, day)?))
    }

    /// The agencies that a name may mean, the likeliest first.
    pub(super) fn candidates(&self, written: &str) -> Vec<AgencyCandidate> {
        let naming = Naming::of(written);
        let mut like: Vec<(u32, usize)> = Vec::new();
        for (name, at) in self.namings() {
            let likeness = if fold(written) == fold(&self.all[*at].fields.name) { 100 } else { naming.likeness(name) };
            match like.last_mut().filter(|(_, last)| last == at) {
                Some((known, _)) => *known = likeness.max(*known),
                None => like.push((likeness, *at)),
            }
        }
        like.retain(|(likeness, _)| *likeness >= LIKE);
        like.sort_by_key(|(likeness, at)| (std::cmp::Reverse(*likeness), *at));
        let offered = like.iter().take(MOST_CANDIDATES).map(|(_, at)| {
            let reason = match self.all[*at].fields.valid_to_on {
                Some(ended_on) => format!("Tên gần giống; thôi hoạt động từ {}", show_day(ended_on)),
                None => "Tên gần giống".to_owned(),
            };
            self.candidate(*at, reason)
        });
        offered.collect()
    }

    /// Who took over from an agency that is gone on a day: the last of the chain.
    pub(super) fn successor(&self, at: usize, day: NaiveDate) -> Option<AgencyCandidate> {
        let mut chain = vec![at];
        loop {
            let last = &self.all[*chain.last()?].fields;
            let next = last.valid_to_on.filter(|ended_on| *ended_on <= day).and(last.successor_id);
            let next = next.and_then(|id| self.all.iter().position(|agency| agency.id == id));
            match next.filter(|next| !chain.contains(next)) {
                Some(next) => chain.push(next),
                None => break,
            }
        }
        let (first, last) = (&self.all[at].fields, *chain.last()?);
        let since = first.valid_to_on.map(show_day).unwrap_or_default();
        (last != at).then(|| self.candidate(last, format!("Tiếp nhận việc của “{}” từ {since}", first.name)))
    }

    fn candidate(&self, at: usize, reason: String) -> AgencyCandidate {
        let agency = &self.all[at];
        AgencyCandidate { agency_id: agency.id, name: agency.fields.name.clone(), reason }
    }

    /// The names in a cell: divided at semicolons and new lines; at commas and "và" only where a known agency or a word
    /// that agencies begin with follows ("Sở Văn hóa, Thể thao và Du lịch" is one).
    pub(super) fn names(&self, cell: &str) -> Vec<String> {
        let mut names = Vec::new();
        for piece in cell.split([';', '\n']) {
            let piece = bare(piece);
            if piece.is_empty() {
                continue;
            }
            if self.find_written(&piece) != Found::Nobody {
                names.push(piece);
                continue;
            }
            self.divide(&piece, &mut names);
        }
        let mut once: Vec<String> = Vec::new();
        for name in names {
            if !once.iter().any(|other| fold(other) == fold(&name)) {
                once.push(name);
            }
        }
        once
    }

    /// The longest known name at the beginning first, then up to where another one begins.
    fn divide(&self, piece: &str, names: &mut Vec<String>) {
        let cuts: Vec<(usize, usize)> = piece
            .match_indices(", ")
            .chain(piece.match_indices(" và "))
            .chain(piece.match_indices(" - "))
            .map(|(at, sign)| (at, at + sign.len()))
            .collect();
        let mut cuts = cuts;
        cuts.sort_unstable();
        let goes_on =
            |next: usize| begins_agency(&piece[next..]) || self.find_written(&bare(&piece[next..])) != Found::Nobody;
        // What only stands for an agency ends where another begins: "Sở Khoa học, Công nghệ và Môi trường" is one.
        let known = cuts.iter().rev().find(|(at, next)| {
            let first = bare(&piece[..*at]);
            self.find(&first) != Found::Nobody || (goes_on(*next) && self.find_written(&first) != Found::Nobody)
        });
        let begins = cuts.iter().find(|(_, next)| goes_on(*next));
        match known.or(begins) {
            Some((at, next)) => {
                names.push(bare(&piece[..*at]));
                let rest = bare(&piece[*next..]);
                if self.find_written(&rest) != Found::Nobody {
                    names.push(rest);
                } else if !rest.is_empty() {
                    self.divide(&rest, names);
                }
            }
            None => names.push(piece.to_owned()),
        }
    }
}

/// A name without the marks of a list around it.
fn bare(text: &str) -> String {
    clean(text).trim_matches(['-', '+', '•', '*', '.', ',', ';', ':', ' ', '–']).to_owned()
}

/// Words that the names of agencies begin with; a capital stands in front of each.
const BEGINNINGS: &[&str] = &[
    "Sở",
    "Ban",
    "Các",
    "UBND",
    "HĐND",
    "Ủy ban",
    "Uỷ ban",
    "Hội",
    "Liên hiệp",
    "Liên đoàn",
    "Liên minh",
    "Công an",
    "Bộ",
    "Đài",
    "Báo",
    "Tỉnh",
    "Thành ủy",
    "Trường",
    "Viện",
    "Trung tâm",
    "Mặt trận",
    "UBMTTQ",
    "Đoàn",
    "Văn phòng",
    "Cục",
    "Chi cục",
    "Ngân hàng",
    "Thanh tra",
    "Kho bạc",
    "Cơ quan",
    "Đảng ủy",
    "Đơn vị",
    "Phòng",
    "Huyện",
    "Cổng",
    "Bảo hiểm",
    "Tòa án",
    "Viện Kiểm sát",
    "Hiệp hội",
    "Quỹ",
    "Thuế",
    "Đại học",
];

fn begins_agency(text: &str) -> bool {
    BEGINNINGS
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ',']) || rest.is_empty()))
}

/// What an agency is by its name; a proposal.
pub(super) fn kind_of_name(name: &str) -> AgencyKind {
    let folded = fold(name);
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    let has = |words: &[&str]| words.iter().any(|word| format!(" {folded} ").contains(&format!(" {word} ")));
    // A town (thị xã) was of the district level: its "xã" is no commune.
    let names_commune = format!(" {} ", folded.replace("thi xa", "")).contains(" xa ");
    if starts(&["lien hiep cac hoi khoa hoc", "lien hiep hoi"]) {
        AgencyKind::Union
    } else if starts(&["ubnd", "uy ban nhan dan", "hdnd"]) && (names_commune || has(&["phuong", "thi tran"])) {
        AgencyKind::Commune
    } else if starts(&["ubnd", "uy ban nhan dan", "hdnd"]) && has(&["huyen", "thi xa", "thanh pho", "cap huyen"]) {
        AgencyKind::District
    } else if has(&["tinh uy", "thanh uy", "huyen uy", "dang uy"]) {
        AgencyKind::PartyBody
    } else if starts(&[
        "uy ban mat tran",
        "ubmttq",
        "mat tran",
        "tinh doan",
        "doan thanh nien",
        "hoi lien hiep phu nu",
        "hoi nong dan",
        "hoi cuu chien binh",
        "lien doan lao dong",
    ]) {
        AgencyKind::MassOrganization
    } else if starts(&["so ", "ban ", "thanh tra", "cong an", "cuc ", "chi cuc", "van phong ubnd", "kho bac"]) {
        AgencyKind::Department
    } else if starts(&["hoi ", "cac hoi"]) {
        AgencyKind::Association
    } else {
        AgencyKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cell: &str) -> Vec<String> {
        let nobody = KnownAgencies(Finder::among(Vec::new(), NaiveDate::default()));
        nobody.names(cell)
    }

    #[test]
    fn a_cell_is_divided_where_another_agency_begins() {
        assert_eq!(names("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế"), ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]);
        assert_eq!(
            names("- Sở Nội vụ;\n- UBND các huyện, thị xã, thành phố."),
            ["Sở Nội vụ", "UBND các huyện, thị xã, thành phố"]
        );
        assert_eq!(
            names("Các sở, ban, ngành; Tỉnh đoàn và Báo Đắk Lắk"),
            ["Các sở, ban, ngành", "Tỉnh đoàn", "Báo Đắk Lắk"]
        );
        assert_eq!(names("Sở Y tế; Sở y tế"), ["Sở Y tế"]);
    }

    #[test]
    fn kinds_by_name() {
        for (name, kind) in [
            ("Sở Khoa học và Công nghệ", AgencyKind::Department),
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy", AgencyKind::PartyBody),
            ("UBND các xã, phường", AgencyKind::Commune),
            ("UBND các huyện, thị xã, thành phố", AgencyKind::District),
            ("Hội Nông dân tỉnh", AgencyKind::MassOrganization),
            ("Hội Tin học", AgencyKind::Association),
            ("Báo Đắk Lắk", AgencyKind::Other),
        ] {
            assert_eq!(kind_of_name(name), kind, "{name}");
        }
    }
}
