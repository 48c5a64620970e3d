//! The search of a keystroke: each word typed begins a word of the name, or of another searched field.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::Query;
use super::drivers::{Driver, DriverKind, MOST_LOOKED_UP};
use crate::error::Failure;
use crate::people::store::words::WORDS;
use crate::text::{clean, fold};

/// Names found are laid over a kept order up to so many; more lie so close in any order that it is walked.
const MOST_NAMES: usize = 10_000;
/// The same beside filters, which let only some of the names pass.
const MOST_NAMES_FILTERED: usize = 30_000;

impl Driver {
    /// People whose words match, as the search asks.
    fn of_search(words: String) -> Self {
        Self::new(DriverKind::Search, WORDS, vec![words.into()], Some(MOST_LOOKED_UP))
    }
}

impl Query<'_> {
    /// Each word begins a word of the name; or, when few names fit, of the name or another searched field.
    pub(super) fn add_search(&mut self, connection: &Connection) -> Result<(), Failure> {
        let folded = fold(&self.request.search);
        let Some(in_names) = word_match(&folded, Some("name_fold")) else { return Ok(()) };
        self.accented = accented_words(&self.request.search);
        let most = if self.request.filters.is_empty() { MOST_NAMES } else { MOST_NAMES_FILTERED };
        let names = Driver::of_search(in_names.clone()).listed_up_to(connection, most)?;
        let text = if names.as_ref().is_some_and(|names| names.len() <= MOST_LOOKED_UP as usize) {
            // The searched text lies in no index, so walking past everybody would cost far more.
            self.drivers.push(Driver::of_search(word_match(&folded, None).unwrap_or_default()));
            "' ' || p.name_fold || ' ' || p.search_fold"
        } else {
            self.names = names;
            self.name_match = Some(in_names);
            "' ' || p.name_fold"
        };
        for word in folded.split(' ') {
            self.person.push(format!("instr({text}, ?) > 0"), [format!(" {word}").into()]);
            self.search_words += 1;
        }
        Ok(())
    }

    /// 1 when the name holds the words with the very accents typed.
    pub(super) fn accent_clause(&self) -> (Option<String>, Vec<Value>) {
        if self.accented.is_empty() {
            return (None, Vec::new());
        }
        let marks: Vec<&str> = self.accented.iter().map(|_| "has_word(p.full_name, ?)").collect();
        let values = self.accented.iter().map(|word| Value::from(word.clone())).collect();
        (Some(format!("({})", marks.join(" AND "))), values)
    }
}

/// `name_fold : "le"* AND name_fold : "an"*`; nothing when there is no word.
pub(super) fn word_match(folded: &str, column: Option<&str>) -> Option<String> {
    let column = column.map(|column| format!("{column} : ")).unwrap_or_default();
    let words: Vec<String> =
        folded.split(' ').filter(|word| !word.is_empty()).map(|word| format!("{column}\"{word}\" *")).collect();
    if words.is_empty() { None } else { Some(words.join(" AND ")) }
}

/// The words that bear accents, in lower case. An apostrophe, as in “H' Niê”, is none.
fn accented_words(search: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let text = clean(search).to_lowercase();
    let words = text.split(' ').map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| letters(word) != letters(&fold(word))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::accented_words;

    #[test]
    fn only_letters_bear_accents() {
        assert_eq!(accented_words("H' Niê"), ["niê"]);
        assert_eq!(accented_words("H’Bia (Đặng) tran.van"), ["đặng"]);
        assert!(accented_words("h' 0912-345 van").is_empty());
    }
}
