//! What PL I counts of the members: one rule for the figures, for the rows behind them and for what leads to them.

use super::data::{MemberFigures, MembershipRow};

/// The figures of PL I, in the order of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Đầu kỳ.
    Opening,
    /// Tăng.
    Increase,
    /// Giảm.
    Decrease,
    /// Cuối kỳ.
    Closing,
    /// Nữ.
    Female,
    /// GS.
    Professors,
    /// PGS.
    AssociateProfessors,
    /// TSKH, TS.
    Doctors,
    /// ThS.
    Masters,
    /// Đại học.
    Bachelors,
    /// Khác.
    Others,
}

impl Measure {
    /// All, in order.
    pub const ALL: [Measure; 11] = [
        Measure::Opening,
        Measure::Increase,
        Measure::Decrease,
        Measure::Closing,
        Measure::Female,
        Measure::Professors,
        Measure::AssociateProfessors,
        Measure::Doctors,
        Measure::Masters,
        Measure::Bachelors,
        Measure::Others,
    ];

    /// The figure itself.
    pub fn of(self, figures: &MemberFigures) -> i64 {
        let mut copy = *figures;
        *self.place(&mut copy)
    }

    /// Where the figure stands.
    fn place(self, figures: &mut MemberFigures) -> &mut i64 {
        match self {
            Measure::Opening => &mut figures.opening,
            Measure::Increase => &mut figures.increase,
            Measure::Decrease => &mut figures.decrease,
            Measure::Closing => &mut figures.closing,
            Measure::Female => &mut figures.female,
            Measure::Professors => &mut figures.professors,
            Measure::AssociateProfessors => &mut figures.associate_professors,
            Measure::Doctors => &mut figures.doctors,
            Measure::Masters => &mut figures.masters,
            Measure::Bachelors => &mut figures.bachelors,
            Measure::Others => &mut figures.others,
        }
    }

    /// Its name for programs, as the field of the figures is called.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Opening => "opening",
            Measure::Increase => "increase",
            Measure::Decrease => "decrease",
            Measure::Closing => "closing",
            Measure::Female => "female",
            Measure::Professors => "professors",
            Measure::AssociateProfessors => "associate_professors",
            Measure::Doctors => "doctors",
            Measure::Masters => "masters",
            Measure::Bachelors => "bachelors",
            Measure::Others => "others",
        }
    }

    /// Its name in the head of PL I.
    pub fn label(self) -> &'static str {
        match self {
            Measure::Opening => "Đầu kỳ",
            Measure::Increase => "Tăng",
            Measure::Decrease => "Giảm",
            Measure::Closing => "Cuối kỳ",
            Measure::Female => "Nữ",
            Measure::Professors => "GS",
            Measure::AssociateProfessors => "PGS",
            Measure::Doctors => "TSKH, TS",
            Measure::Masters => "ThS",
            Measure::Bachelors => "Đại học",
            Measure::Others => "Khác",
        }
    }

    /// Whether a row is one of those the figure counts: as a membership, or as the row that stands for its person.
    pub fn counts(self, row: &MembershipRow, of: Counted) -> bool {
        let (opening, increase, decrease, closing) = match of {
            Counted::Memberships => (row.in_opening, row.in_increase, row.in_decrease, row.in_closing),
            Counted::Persons => (row.person_opening, row.person_increase, row.person_decrease, row.person_closing),
        };
        let level = row.education.as_str();
        match self {
            Measure::Opening => opening,
            Measure::Increase => increase,
            Measure::Decrease => decrease,
            Measure::Closing => closing,
            Measure::Female => closing && row.sex == "Nữ",
            Measure::Professors => closing && row.academic_title == "GS",
            Measure::AssociateProfessors => closing && row.academic_title == "PGS",
            Measure::Doctors => closing && matches!(level, "TSKH" | "TS"),
            Measure::Masters => closing && level == "ThS",
            Measure::Bachelors => closing && level == "ĐH",
            Measure::Others => closing && !matches!(level, "TSKH" | "TS" | "ThS" | "ĐH"),
        }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Lượt.
    Memberships,
    /// Người.
    Persons,
}

/// Adds one row to the figures.
pub fn count(figures: &mut MemberFigures, row: &MembershipRow, of: Counted) {
    for measure in Measure::ALL {
        *measure.place(figures) += i64::from(measure.counts(row, of));
    }
}
