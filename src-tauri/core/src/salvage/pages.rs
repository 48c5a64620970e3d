//! The pages of a file, with what its journal (WAL) says of them: the last commit that is whole, as SQLite itself would
//! take it (<https://www.sqlite.org/fileformat2.html>, section 4).

use std::collections::{HashMap, HashSet};

use super::records::{Row, values, varint};

/// Pages of this program's books, where the file does not say any more.
const PAGE_SIZE: usize = 8192;
/// No tree is as deep.
const DEPTH: usize = 20;

/// A file's pages by number, from 1.
pub struct Pages {
    bytes: Vec<u8>,
    journal: HashMap<u32, Vec<u8>>,
    size: usize,
    /// What SQLite uses of each page.
    usable: usize,
    count: u32,
}

/// What a walk through a table found.
#[derive(Default)]
pub struct Walk {
    /// Pages with rows, in the order of the table.
    pub leaves: Vec<u32>,
    /// Pages that it should have found and could not read as pages of a table.
    pub lost: usize,
}

impl Pages {
    /// Takes a file and what lies beside it as its journal.
    pub fn of(bytes: Vec<u8>, journal: &[u8]) -> Self {
        let declared = bytes.get(16..18).map_or(0, |two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        let declared = if declared == 1 { 65_536 } else { declared };
        let is_size = declared.is_power_of_two() && declared >= 512;
        // Every book has pages of one size; another one is only believed when the head is whole.
        let is_head = bytes.starts_with(b"SQLite format 3\0");
        let size = if is_size && is_head { declared } else { PAGE_SIZE };
        let reserved = if is_head { usize::from(bytes.get(20).copied().unwrap_or(0)) } else { 0 };
        let journal = journal_pages(journal, size);
        let last = journal.keys().max().copied().unwrap_or(0);
        let count = u32::try_from(bytes.len().div_ceil(size)).unwrap_or(u32::MAX).max(last);
        Self { bytes, journal, size, usable: size - reserved.min(size / 8), count }
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// A page as it stands; a file that was cut short lacks its last ones.
    fn page(&self, number: u32) -> Option<&[u8]> {
        if let Some(page) = self.journal.get(&number) {
            return Some(page);
        }
        let start = (number as usize).checked_sub(1)?.checked_mul(self.size)?;
        self.bytes.get(start..start + self.size)
    }

    /// Four bytes of the head of the file as a number.
    pub fn head_number(&self, at: usize) -> Option<u32> {
        number(self.page(1)?, at)
    }

    /// Where the head of a page's tree begins, and its kind: 5 leads on, 13 holds rows.
    fn tree(&self, page_number: u32) -> Option<(&[u8], usize, u8)> {
        let page = self.page(page_number)?;
        let at = if page_number == 1 { 100 } else { 0 };
        Some((page, at, *page.get(at)?))
    }

    /// Whether a page holds rows of some table.
    pub fn holds_rows(&self, page: u32) -> bool {
        self.tree(page).is_some_and(|(_, _, kind)| kind == 13)
    }

    /// The pages of the table whose tree begins at `root`.
    pub fn walk(&self, root: u32) -> Walk {
        let mut found = Walk::default();
        self.descend(root, 0, &mut HashSet::new(), &mut found);
        found
    }

    fn descend(&self, at: u32, depth: usize, seen: &mut HashSet<u32>, found: &mut Walk) {
        if depth > DEPTH || !seen.insert(at) {
            found.lost += 1;
            return;
        }
        match self.tree(at) {
            Some((_, _, 13)) => found.leaves.push(at),
            Some((page, head, 5)) => {
                let cells = short(page, head + 3).unwrap_or(0);
                let below = (0..cells).map(|cell| number(page, short(page, head + 12 + 2 * cell)?));
                for child in below.chain([number(page, head + 8)]) {
                    match child {
                        Some(child) => self.descend(child, depth + 1, seen, found),
                        None => found.lost += 1,
                    }
                }
            }
            _ => found.lost += 1,
        }
    }

    /// Pages that were given back: what stands on them was deleted.
    pub fn free(&self) -> HashSet<u32> {
        let mut free = HashSet::new();
        let mut trunk = self.head_number(32).unwrap_or(0);
        while trunk != 0 && free.insert(trunk) {
            let Some(page) = self.page(trunk) else { break };
            let count = number(page, 4).unwrap_or(0).min(self.size as u32 / 4);
            free.extend((0..count as usize).filter_map(|leaf| number(page, 8 + 4 * leaf)));
            trunk = number(page, 0).unwrap_or(0);
        }
        free
    }

    /// The rows of a page, and how many of its cells are none.
    pub fn rows(&self, at: u32) -> (Vec<Row>, usize) {
        let Some((page, head, 13)) = self.tree(at) else { return (Vec::new(), 0) };
        let cells = short(page, head + 3).unwrap_or(0).min(self.size / 4);
        let rows: Vec<Option<Row>> = (0..cells).map(|cell| self.row(page, short(page, head + 8 + 2 * cell)?)).collect();
        let unreadable = rows.iter().filter(|row| row.is_none()).count();
        (rows.into_iter().flatten().collect(), unreadable)
    }

    fn row(&self, page: &[u8], at: usize) -> Option<Row> {
        let (length, first) = varint(page.get(at..)?)?;
        let (id, second) = varint(page.get(at + first..)?)?;
        let length = usize::try_from(length).ok().filter(|length| *length <= self.bytes.len().max(self.size))?;
        let from = at + first + second;
        let here = self.local(length);
        let mut payload = page.get(from..from.checked_add(here)?)?.to_vec();
        if here < length {
            self.follow(number(page, from + here)?, length, &mut payload)?;
        }
        Some(Row { id: id as i64, values: values(&payload)? })
    }

    /// How much of a payload lies on the page itself.
    fn local(&self, length: usize) -> usize {
        let most = self.usable - 35;
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let wanted = least + (length - least) % (self.usable - 4);
        if wanted <= most { wanted } else { least }
    }

    /// The rest of a payload, from page to page.
    fn follow(&self, first: u32, length: usize, payload: &mut Vec<u8>) -> Option<()> {
        let mut next = first;
        while payload.len() < length {
            let page = self.page(next)?;
            let here = (length - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(page.get(4..4 + here)?);
            next = number(page, 0)?;
        }
        // A chain that goes on, or ends early, belongs to something else.
        (next == 0).then_some(())
    }
}

fn short(page: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(page.get(at..at + 2)?.try_into().ok()?)))
}

fn number(page: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(page.get(at..at + 4)?.try_into().ok()?))
}

/// The pages of a journal as its last whole commit leaves them.
fn journal_pages(journal: &[u8], size: usize) -> HashMap<u32, Vec<u8>> {
    let mut committed = HashMap::new();
    let Some(magic) = number(journal, 0).filter(|magic| magic & !1 == 0x377f_0682) else { return committed };
    if number(journal, 8) != u32::try_from(size).ok() || journal.len() < 32 {
        return committed;
    }
    let sum = |bytes: &[u8], (mut one, mut two): (u32, u32)| {
        for pair in bytes.chunks_exact(8) {
            let word = |at: usize| {
                let four = [pair[at], pair[at + 1], pair[at + 2], pair[at + 3]];
                if magic & 1 == 1 { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
            };
            one = one.wrapping_add(word(0)).wrapping_add(two);
            two = two.wrapping_add(word(4)).wrapping_add(one);
        }
        (one, two)
    };
    let mut so_far = sum(&journal[..24], (0, 0));
    let mut pending = HashMap::new();
    for frame in journal[32..].chunks_exact(24 + size) {
        let (head, page) = frame.split_at(24);
        so_far = sum(page, sum(&head[..8], so_far));
        let is_whole = head[8..16] == journal[16..24] && number(head, 16).zip(number(head, 20)) == Some(so_far);
        let (Some(at), true) = (number(head, 0), is_whole) else { break };
        pending.insert(at, page.to_vec());
        if number(head, 4) != Some(0) {
            committed.extend(pending.drain());
        }
    }
    committed
}
