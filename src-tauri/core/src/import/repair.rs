//! Sheets in a script of the time before Unicode, read as they were meant: cell by cell where the file names the
//! fonts, and by the words of a column where it does not.

use super::error::ImportError;
use super::heads;
use super::mapping::letters;
use super::questions::{About, EXAMPLES, QuestionExample, QuestionKind, Questions};
use crate::excel::reading::{Cell, OldFont, Row, Sheet};
use crate::text::legacy::{self, Legacy};
use foldhash::{HashSet, HashSetExt};
use rayon::prelude::*;
use std::borrow::Cow;

/// A sheet as it is to be read.
pub(super) struct Repaired<'s> {
    /// The sheet; of its own where something was decoded.
    pub(super) sheet: Cow<'s, Sheet>,
    /// Cells in which a word could not be decoded: row and column, 0-based.
    pub(super) unread: HashSet<(u32, usize)>,
    /// Cells that the reader typed.
    pub(super) typed: HashSet<(u32, usize)>,
    /// Cells of a roster as they went out, by row and column from 0: they say nothing.
    pub(super) untouched: HashSet<(u32, usize)>,
}

/// What the texts of a column look like.
#[derive(Default)]
struct Look<'s> {
    /// Words that can only be read in an old encoding: TCVN3, VNI.
    words: [usize; 2],
    /// Cells with such words.
    speaking: usize,
    /// Cells in today's letters.
    todays: usize,
    /// Cells in an old font: TCVN3, VNI.
    in_font: [usize; 2],
    /// Cells in an old font that are in today's letters all the same.
    todays_in_font: usize,
    /// The fonts.
    fonts: Vec<&'s OldFont>,
}

impl Look<'_> {
    fn of_words(&self) -> Option<Legacy> {
        larger(self.words, 2)
    }

    /// Whether the fonts tell the encoding: Unicode is typed into old templates too.
    fn fonts_tell(&self) -> bool {
        self.todays_in_font * 5 <= self.in_font[0] + self.in_font[1]
    }

    fn of_fonts(&self) -> Option<Legacy> {
        larger(self.in_font, 1).filter(|_| self.fonts_tell())
    }

    fn font(&self, row: u32) -> Option<&OldFont> {
        let above = self.fonts.partition_point(|font| font.top <= row);
        self.fonts.get(above.checked_sub(1)?).copied().filter(|font| row <= font.bottom)
    }
}

fn larger([tcvn3, vni]: [usize; 2], least: usize) -> Option<Legacy> {
    match tcvn3.max(vni) {
        most if most < least => None,
        _ if tcvn3 >= vni => Some(Legacy::Tcvn3),
        _ => Some(Legacy::Vni),
    }
}

/// How the cells of a column are to be read.
enum Plan {
    AsTheyAre,
    /// Those in an old font, and those whose words tell: with `open` also those that may be read either way.
    Found {
        encoding: Legacy,
        open: bool,
    },
    /// All that are not in today's letters: so the reader says.
    All(Legacy),
}

/// The sheet in Unicode; asks about each column that looks old.
pub(super) fn repaired<'s>(sheet: &'s Sheet, questions: &mut Questions<'_>) -> Result<Repaired<'s>, ImportError> {
    let width = sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    // A column is judged by all its cells: of a long list, the columns on all processors.
    let looks: Vec<Look<'_>> = (0..width).into_par_iter().map(|column| look(sheet, column)).collect();
    let all = looks.iter().fold([0, 0], |[tcvn3, vni], one| [tcvn3 + one.words[0], vni + one.words[1]]);
    let of_sheet = looks.iter().find_map(Look::of_fonts).or_else(|| larger(all, 2));
    let plans = (0..width)
        .map(|column| plan(sheet, column, &looks[column], of_sheet, questions))
        .collect::<Result<Vec<_>, _>>()?;
    if plans.iter().all(|plan| matches!(plan, Plan::AsTheyAre)) {
        return Ok(Repaired {
            sheet: Cow::Borrowed(sheet),
            unread: HashSet::new(),
            typed: HashSet::new(),
            untouched: HashSet::new(),
        });
    }
    let rows: Vec<(Row, Vec<usize>)> = sheet.rows.par_iter().map(|row| decoded_row(row, &plans, &looks)).collect();
    let unread = rows.iter().flat_map(|((number, _), columns)| columns.iter().map(|column| (*number, *column)));
    let unread = unread.collect();
    let rows = rows.into_iter().map(|(row, _)| row).collect();
    let sheet = Sheet {
        name: sheet.name.clone(),
        visibility: sheet.visibility,
        rows,
        merged: sheet.merged.clone(),
        old_fonts: Vec::new(),
        trouble: sheet.trouble.clone(),
    };
    Ok(Repaired { sheet: Cow::Owned(sheet), unread, typed: HashSet::new(), untouched: HashSet::new() })
}

fn texts(sheet: &Sheet, column: usize) -> impl Iterator<Item = (u32, &str)> {
    sheet.rows.iter().filter_map(move |(number, cells)| match cells.get(column) {
        Some(Cell::Text(text)) => Some((*number, text.as_str())),
        _ => None,
    })
}

fn look(sheet: &Sheet, column: usize) -> Look<'_> {
    let fonts = sheet.old_fonts.iter().filter(|font| font.column as usize == column).collect();
    let mut look = Look { fonts, ..Look::default() };
    for (row, text) in texts(sheet, column) {
        let font = look.font(row).filter(|font| font.capitals || !text.is_ascii()).copied();
        if legacy::is_todays(text) {
            look.todays += 1;
            look.todays_in_font += usize::from(font.is_some());
            continue;
        }
        if let Some(font) = font {
            look.in_font[usize::from(font.encoding == Legacy::Vni)] += 1;
        }
        let words = legacy::speaking_words(text);
        look.words[0] += words[0];
        look.words[1] += words[1];
        look.speaking += usize::from(words != [0, 0]);
    }
    look
}

fn plan(
    sheet: &Sheet,
    column: usize,
    look: &Look<'_>,
    of_sheet: Option<Legacy>,
    questions: &mut Questions<'_>,
) -> Result<Plan, ImportError> {
    // One word of a heading is enough where the sheet speaks.
    let by_sheet = || of_sheet.filter(|one| look.words[usize::from(*one == Legacy::Vni)] > 0);
    let by_heading = || of_sheet.filter(|one| texts(sheet, column).any(|(_, text)| is_heading_in(text, *one)));
    let judged = look.of_fonts().or_else(|| look.of_words()).or_else(by_sheet).or_else(by_heading);
    let may_be = of_sheet.filter(|one| judged.is_none() && texts(sheet, column).any(|(_, text)| one.may_be_in(text)));
    // Asked before there are headings; fonts and words tell it of the next list as well.
    let about = About::column(QuestionKind::Encoding, column, "");
    let answered = questions.answered(about)?;
    let Some(encoding) = judged.or(may_be).or(answered.and_then(encoding_of)) else { return Ok(Plan::AsTheyAre) };
    // Where fonts tell, cells in another one are what they are.
    let open = look.todays * 5 <= look.speaking.max(1) && look.of_fonts().is_none();
    let found = Plan::Found { encoding, open };
    // What is open is shown as it would be read, so that the reader can tell.
    let shown = match answered.and_then(encoding_of) {
        Some(chosen) => Plan::All(chosen),
        None if judged.is_some() => Plan::Found { encoding, open },
        None => Plan::All(encoding),
    };
    let changed = |plan: &Plan| -> Vec<QuestionExample> {
        let texts = texts(sheet, column).filter_map(|(row, text)| {
            let (after, _) = decoded(row, text, plan, look).filter(|(after, _)| after != text)?;
            Some(QuestionExample { row: row + 1, before: text.to_owned(), after })
        });
        texts.collect()
    };
    let proposed = if judged.is_some() { value_of(encoding) } else { "unicode" };
    let mut examples = changed(&shown);
    if examples.is_empty() {
        // The other encoding has none of the letters: the question stays, to be answered otherwise.
        examples = changed(&found);
    }
    if examples.is_empty() {
        return Ok(Plan::AsTheyAre);
    }
    let count = examples.len();
    examples.truncate(EXAMPLES);
    questions.ask(about, proposed, count, examples)?;
    Ok(match answered {
        Some(chosen) => encoding_of(chosen).map_or(Plan::AsTheyAre, Plan::All),
        None if judged.is_some() => found,
        None => Plan::AsTheyAre,
    })
}

/// Whether a text is a heading that is known only once it is decoded.
fn is_heading_in(text: &str, encoding: Legacy) -> bool {
    let decoded = || heads::lookup(&encoding.decode(text).0);
    encoding.may_be_in(text) && heads::lookup(text).is_none() && decoded().is_some()
}

fn encoding_of(answer: &str) -> Option<Legacy> {
    match answer {
        "tcvn3" => Some(Legacy::Tcvn3),
        "vni" => Some(Legacy::Vni),
        _ => None,
    }
}

fn value_of(encoding: Legacy) -> &'static str {
    match encoding {
        Legacy::Tcvn3 => "tcvn3",
        Legacy::Vni => "vni",
    }
}

/// A text as the plan reads it, and whether all of it could be read; `None`: as it stands.
fn decoded(row: u32, text: &str, plan: &Plan, look: &Look<'_>) -> Option<(String, bool)> {
    // An address of mail is plain ASCII, whatever font it stands in.
    if legacy::is_todays(text) || text.contains('@') {
        return None;
    }
    let font = look.font(row).filter(|_| look.fonts_tell());
    let encoding = match (plan, font) {
        (Plan::AsTheyAre, _) => return None,
        (Plan::All(encoding), _) => *encoding,
        (Plan::Found { .. }, Some(font)) => font.encoding,
        (Plan::Found { encoding, open }, None) => match legacy::speaking_words(text) {
            // Two old lists in one column: each cell speaks for its own.
            [tcvn3, vni] if tcvn3 > vni => Legacy::Tcvn3,
            [tcvn3, vni] if vni > tcvn3 => Legacy::Vni,
            [0, 0] if !*open || !encoding.may_be_in(text) || heads::lookup(text).is_some() => return None,
            _ => *encoding,
        },
    };
    let capitals = font.is_some_and(|font| font.capitals);
    if text.is_ascii() && !capitals {
        return None;
    }
    let (mut read, whole) = encoding.decode(text);
    if capitals {
        read = read.to_uppercase();
    }
    (read != text || !whole).then_some((read, whole))
}

/// A row in Unicode, and the columns in which something could not be read.
fn decoded_row((number, cells): &Row, plans: &[Plan], looks: &[Look<'_>]) -> (Row, Vec<usize>) {
    let mut unread = Vec::new();
    let mut row = cells.clone();
    for (column, cell) in row.iter_mut().enumerate() {
        if let Cell::Text(text) = cell
            && let Some((read, whole)) = decoded(*number, text, &plans[column], &looks[column])
        {
            if !whole {
                unread.push(column);
            }
            *text = read;
        }
    }
    ((*number, row), unread)
}

/// What is said of a cell with a word that could not be decoded.
pub(super) fn unread_issue(column: usize) -> String {
    format!("Ô ở cột {} còn chữ của bảng mã cũ không chuyển được; hãy so với tệp và sửa lại cho đúng.", letters(column))
}
