//! Agencies as plans write them: the words of a cell divided into names, and each name found among the agencies of the
//! book.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::agencies::{Agency, AgencyKind, exists_on, store};
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

/// An agency that the book does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct UnknownAgency {
    /// As the file writes it.
    pub written: String,
    /// How many lines name it.
    pub row_count: usize,
    /// What is done with it.
    pub choice: AgencyChoice,
}

/// How a name finds an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// This one, by its place among all.
    One(usize),
    /// Several answer to the name alike.
    Several,
    /// None.
    Nobody,
}

/// The agencies of the book by what plans call them, on a day.
pub(super) struct KnownAgencies {
    /// All of them.
    pub(super) all: Vec<Agency>,
    /// By folded name: how near (0: its name, 1: its short name, 2: a synonym), and which.
    by_name: HashMap<String, Vec<(u8, usize)>>,
    day: NaiveDate,
}

impl KnownAgencies {
    /// Reads them; of several with one name the one that exists on `day` is meant.
    pub(super) fn of(connection: &Connection, day: NaiveDate) -> Result<Self, Failure> {
        let all = store::all(connection)?;
        let mut by_name: HashMap<String, Vec<(u8, usize)>> = HashMap::new();
        for (at, agency) in all.iter().enumerate() {
            let fields = &agency.fields;
            let names = std::iter::once((0, &fields.name))
                .chain(fields.short_name.iter().map(|name| (1, name)))
                .chain(fields.synonyms.iter().map(|name| (2, name)));
            for (nearness, name) in names {
                let known = by_name.entry(fold(name)).or_default();
                if !known.iter().any(|(_, other)| *other == at) {
                    known.push((nearness, at));
                }
            }
        }
        Ok(Self { all, by_name, day })
    }

    /// The agency of a name.
    pub(super) fn find(&self, written: &str) -> Found {
        let Some(found) = self.by_name.get(&fold(written)).filter(|_| !written.is_empty()) else {
            return Found::Nobody;
        };
        let rank = |(nearness, at): &(u8, usize)| nearness * 2 + u8::from(!exists_on(&self.all[*at].fields, self.day));
        let best = found.iter().map(rank).min();
        let mut nearest = found.iter().filter(|one| Some(rank(one)) == best);
        match (nearest.next(), nearest.next()) {
            (Some((_, at)), None) => Found::One(*at),
            (Some(_), Some(_)) => Found::Several,
            (None, _) => Found::Nobody,
        }
    }

    /// The agency of a number.
    pub(super) fn by_id(&self, id: i64) -> Option<&Agency> {
        self.all.iter().find(|agency| agency.id == id)
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
            if self.find(&piece) != Found::Nobody {
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
        let known = cuts.iter().rev().find(|(at, _)| self.find(&bare(&piece[..*at])) != Found::Nobody);
        let begins = cuts
            .iter()
            .find(|(_, next)| begins_agency(&piece[*next..]) || self.find(&bare(&piece[*next..])) != Found::Nobody);
        match known.or(begins) {
            Some((at, next)) => {
                names.push(bare(&piece[..*at]));
                let rest = bare(&piece[*next..]);
                if self.find(&rest) != Found::Nobody {
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
        let nobody = KnownAgencies { all: Vec::new(), by_name: HashMap::new(), day: NaiveDate::default() };
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
