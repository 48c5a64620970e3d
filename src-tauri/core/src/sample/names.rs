//! Made-up names in the frequencies of Vietnam, a few of them Ê Đê.

use super::chance::Chance;
use super::tables;
use crate::people::Sex;

const NAMES: &str = include_str!("../../../../assets/sample/names.tsv");

type Weighted = Vec<(&'static str, u32)>;

/// Parts of names by weight.
pub struct Names {
    family: Weighted,
    middle_male: Weighted,
    middle_female: Weighted,
    given_male: Weighted,
    given_female: Weighted,
    ede_clan: Weighted,
    ede_male: Weighted,
    ede_female: Weighted,
}

impl Names {
    /// Reads the table.
    pub fn read() -> Self {
        let all: Vec<_> = tables::lines(NAMES).filter(|fields| fields.len() == 3).collect();
        let part = |part: &str| {
            let own = all.iter().filter(|fields| fields[0] == part);
            own.map(|fields| (fields[1], tables::number(fields[2]))).collect()
        };
        Self {
            family: part("family"),
            middle_male: part("middle_male"),
            middle_female: part("middle_female"),
            given_male: part("given_male"),
            given_female: part("given_female"),
            ede_clan: part("ede_clan"),
            ede_male: part("ede_male"),
            ede_female: part("ede_female"),
        }
    }

    /// A name.
    pub fn draw(&self, chance: &mut Chance, sex: Sex) -> String {
        if chance.mille(28) {
            return self.draw_ede(chance, sex);
        }
        let (middle, given) = match sex {
            Sex::Female => (&self.middle_female, &self.given_female),
            _ => (&self.middle_male, &self.given_male),
        };
        let (family, middle, given) = (chance.weighted(&self.family), chance.weighted(middle), chance.weighted(given));
        if middle == "-" { format!("{family} {given}") } else { format!("{family} {middle} {given}") }
    }

    fn draw_ede(&self, chance: &mut Chance, sex: Sex) -> String {
        let clan = chance.weighted(&self.ede_clan);
        match sex {
            Sex::Female => format!("H’ {} {clan}", chance.weighted(&self.ede_female)),
            _ => format!("Y {} {clan}", chance.weighted(&self.ede_male)),
        }
    }
}
