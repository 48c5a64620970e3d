//! Finding the pairs: what many share is laid together by one look after another, each a sorted list of numbers that
//! is gone before the next.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::facts::{Facts, hash};
use super::pairs::{Found, Pairs};
use super::rules::score;
use crate::error::Failure;

/// So many who share something are compared each with each.
const FEW: usize = 64;
/// So many comparisons are made in one group of namesakes with those whose birth is known in part.
const MOST_IN_PART: usize = 20_000;
/// A phone or an address that more people have is nobody's own.
const OWN: usize = 12;

/// What was found.
#[derive(Debug, Default)]
pub struct Finding {
    /// Pairs by the places of their records, the best first.
    pub pairs: Vec<Found>,
    /// Comparisons that were not made because too many share the same.
    pub not_compared: u64,
    /// Pairs found and not kept, for they were too many.
    pub left_out: u64,
}

/// A share (a number for it) and the place of who has it.
type Share = (u64, u32);

/// How far the looks are, for whoever waits: the look begun, from 1.
pub type Step<'s> = &'s dyn Fn(u64) -> Result<(), Failure>;

/// So many looks there are.
pub const LOOKS: u64 = 7;

struct Search<'f> {
    facts: &'f [Facts],
    /// Places of two records that hold one card of one organisation.
    cards: HashSet<(u32, u32)>,
    pairs: Pairs,
    not_compared: u64,
}

/// Finds the pairs among records; `cards`: card numbers of organisations and who holds them.
///
/// # Errors
/// `step` refuses: the user stopped it.
pub fn find(facts: &mut [Facts], cards: Vec<Share>, step: Step<'_>) -> Result<Finding, Failure> {
    step(1)?;
    forget_shared(facts);
    let facts: &[Facts] = facts;
    let mut search = Search { facts, cards: HashSet::default(), pairs: Pairs::default(), not_compared: 0 };
    search.card_holders(cards);
    step(2)?;
    search.few(shares(facts, |facts| [facts.national_id, 0]));
    search.few(shares(facts, |facts| facts.phones));
    search.few(shares(facts, |facts| [facts.email, 0]));
    step(3)?;
    search.namesakes_of_a_year();
    step(4)?;
    search.few(shares(facts, |facts| [whole(facts, hash(facts.sorted_words())), 0]));
    step(5)?;
    search.few(shares(facts, |facts| [whole(facts, hash((facts.words.first(), facts.words().last()))), 0]));
    step(6)?;
    search.colleagues();
    step(7)?;
    let (pairs, left_out) = search.pairs.into_best();
    Ok(Finding { pairs, not_compared: search.not_compared, left_out })
}

/// The share of a name and a whole birth; 0 without one.
fn whole(facts: &Facts, name: u64) -> u64 {
    facts.birth.filter(|birth| birth.is_whole()).map_or(0, |birth| hash((name, birth)))
}

/// What each record shares, sorted; 0 is nothing.
fn shares(facts: &[Facts], of: impl Fn(&Facts) -> [u64; 2]) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::with_capacity(facts.len());
    for (place, facts) in facts.iter().enumerate() {
        shares.extend(of(facts).into_iter().filter(|share| *share != 0).map(|share| (share, place as u32)));
    }
    shares.sort_unstable();
    shares
}

fn groups(shares: &[Share]) -> impl Iterator<Item = &[Share]> {
    shares.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1)
}

/// A phone of an office, the address of an association: what many have speaks for nobody.
fn forget_shared(facts: &mut [Facts]) {
    let many = |shares: Vec<Share>| -> HashSet<u64> {
        groups(&shares).filter(|group| group.len() > OWN).map(|group| group[0].0).collect()
    };
    let phones = many(shares(facts, |facts| facts.phones));
    let emails = many(shares(facts, |facts| [facts.email, 0]));
    for facts in facts.iter_mut() {
        for phone in facts.phones.iter_mut().filter(|phone| phones.contains(phone)) {
            *phone = 0;
        }
        if emails.contains(&facts.email) {
            facts.email = 0;
        }
    }
}

fn all_pairs(count: usize) -> u64 {
    (count as u64) * (count as u64).saturating_sub(1) / 2
}

impl Search<'_> {
    fn card_holders(&mut self, mut cards: Vec<Share>) {
        cards.sort_unstable();
        cards.dedup();
        for group in groups(&cards) {
            if group.len() > OWN {
                self.not_compared += all_pairs(group.len());
                continue;
            }
            for (at, (_, one)) in group.iter().enumerate() {
                for (_, other) in &group[at + 1..] {
                    self.cards.insert((*one.min(other), *one.max(other)));
                }
            }
        }
        let mut pairs: Vec<(u32, u32)> = self.cards.iter().copied().collect();
        pairs.sort_unstable();
        pairs.into_iter().for_each(|(one, other)| self.compare(one, other));
    }

    fn compare(&mut self, one: u32, other: u32) {
        if one == other {
            return;
        }
        let same_card = !self.cards.is_empty() && self.cards.contains(&(one.min(other), one.max(other)));
        if let Some(score) = score(&self.facts[one as usize], &self.facts[other as usize], same_card) {
            self.pairs.add(one, other, score);
        }
    }

    fn each_with_each(&mut self, group: &[u32]) {
        for (at, one) in group.iter().enumerate() {
            group[at + 1..].iter().for_each(|other| self.compare(*one, *other));
        }
    }

    /// Those who share something, where few do. Of more, those who share the name too.
    fn few(&mut self, shares: Vec<Share>) {
        for group in groups(&shares) {
            let group: Vec<u32> = group.iter().map(|(_, place)| *place).collect();
            if group.len() <= FEW {
                self.each_with_each(&group);
                continue;
            }
            let compared = self.by(&group, |facts| hash(facts.words));
            self.not_compared += all_pairs(group.len()).saturating_sub(compared);
        }
    }

    /// Lays a group apart by a stronger share; how many comparisons were made.
    fn by(&mut self, group: &[u32], of: impl Fn(&Facts) -> u64) -> u64 {
        let mut parts: HashMap<u64, Vec<u32>> = HashMap::new();
        group.iter().for_each(|place| parts.entry(of(&self.facts[*place as usize])).or_default().push(*place));
        let mut parts: Vec<Vec<u32>> = parts.into_values().filter(|part| part.len() > 1).collect();
        parts.sort_unstable();
        let mut compared = 0;
        for part in parts.iter().filter(|part| part.len() <= FEW) {
            compared += all_pairs(part.len());
            self.each_with_each(part);
        }
        compared
    }

    /// People of one name and one year of birth. Who is known to the day is compared with whom that day, or the same with
    /// day and month changed, allows: all others were born on another day. Who is known in part is compared with all, as
    /// long as they are not too many.
    fn namesakes_of_a_year(&mut self) {
        let shares = shares(self.facts, |facts| [facts.birth.map_or(0, |birth| hash((facts.words, birth.year))), 0]);
        for group in groups(&shares) {
            let group: Vec<u32> = group.iter().map(|(_, place)| *place).collect();
            if group.len() <= FEW {
                self.each_with_each(&group);
                continue;
            }
            let (whole, part): (Vec<u32>, Vec<u32>) = group
                .iter()
                .partition(|place| self.facts[**place as usize].birth.is_some_and(super::facts::Birth::is_whole));
            let days: u64 = self.count_alike(&whole);
            let compared = self.by(&whole, day_either_way);
            self.not_compared += days.saturating_sub(compared);
            let wanted = part.len() as u64 * whole.len() as u64 + all_pairs(part.len());
            if wanted <= MOST_IN_PART as u64 {
                self.each_with_each(&part);
                for one in &part {
                    whole.iter().for_each(|other| self.compare(*one, *other));
                }
            } else {
                self.not_compared += wanted;
            }
        }
    }

    /// How many comparisons those of one day ask for.
    fn count_alike(&self, whole: &[u32]) -> u64 {
        let mut days: HashMap<u64, usize> = HashMap::new();
        whole.iter().for_each(|place| *days.entry(day_either_way(&self.facts[*place as usize])).or_default() += 1);
        days.into_values().map(all_pairs).sum()
    }

    /// Namesakes of one employer, where the birth of one of the two is not known; those of known births were compared by
    /// them.
    fn colleagues(&mut self) {
        let shares =
            shares(self.facts, |facts| [if facts.employer == 0 { 0 } else { hash((facts.words, facts.employer)) }, 0]);
        for group in groups(&shares) {
            let (born, unborn): (Vec<u32>, Vec<u32>) =
                group.iter().map(|(_, place)| *place).partition(|place| self.facts[*place as usize].birth.is_some());
            let wanted = unborn.len() as u64 * born.len() as u64 + all_pairs(unborn.len());
            if wanted > all_pairs(FEW) {
                self.not_compared += wanted;
                continue;
            }
            self.each_with_each(&unborn);
            for one in &unborn {
                born.iter().for_each(|other| self.compare(*one, *other));
            }
        }
    }
}

/// A day of birth, whether or not day and month changed places.
fn day_either_way(facts: &Facts) -> u64 {
    facts.birth.map_or(0, |birth| hash((birth.year, birth.month.min(birth.day), birth.month.max(birth.day))))
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Raw, Words};
    use super::*;

    fn found(people: &[(&str, Raw<'_>)]) -> Finding {
        let mut words = Words::new();
        let mut facts: Vec<Facts> = people
            .iter()
            .map(|(name, raw)| {
                let fold = crate::text::fold(name);
                Facts::of(&mut words, &Raw { full_name: name, name_fold: &fold, ..*raw })
            })
            .collect();
        find(&mut facts, Vec::new(), &|_| Ok(())).unwrap()
    }

    #[test]
    fn a_name_that_very_many_have_loses_nobody_whose_day_is_known() {
        let days: Vec<String> = (0..200).map(|at| format!("1970-{:02}-{:02}", at / 28 + 1, at % 28 + 1)).collect();
        let mut people: Vec<(&str, Raw<'_>)> =
            days.iter().map(|day| ("Nguyễn Văn An", Raw { birth_on: Some(day), ..Raw::default() })).collect();
        // One more of the last day but one, 1970-08-03, with day and month changed places.
        people.push(("Nguyễn Văn An", Raw { birth_on: Some("1970-03-08"), ..Raw::default() }));
        let finding = found(&people);
        // 1970-03-08 stands twice now; and each day and month that changed places are both among the 200.
        let twice = finding.pairs.iter().filter(|pair| pair.score.points == 80).count();
        assert_eq!((twice, finding.not_compared, finding.left_out), (1, 0, 0));
    }

    #[test]
    fn what_is_not_compared_is_counted() {
        let people: Vec<(&str, Raw<'_>)> =
            (0..300).map(|_| ("Nguyễn Văn An", Raw { birth_on: Some("1970"), ..Raw::default() })).collect();
        let finding = found(&people);
        assert_eq!((finding.pairs.len(), finding.not_compared), (0, 300 * 299 / 2));
    }

    #[test]
    fn the_phone_of_an_office_is_nobodys_own() {
        let phone = || Raw { phone: Some("02623812345"), ..Raw::default() };
        let names: Vec<String> = (0..OWN - 1).map(|at| format!("Lê Văn {at}")).collect();
        let mut people: Vec<(&str, Raw<'_>)> = names.iter().map(|name| (name.as_str(), phone())).collect();
        people.push(("Trần Thị Bình", phone()));
        people.push(("Trần Thị Bình", phone()));
        assert_eq!(found(&people).pairs.len(), 0, "thirteen people have it");
        people.remove(0);
        assert_eq!(found(&people).pairs.len(), 1);
    }
}
