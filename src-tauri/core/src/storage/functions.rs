//! SQL functions of ours: Vietnamese folding and order for columns that have no stored form, and a figure in
//! words (`tasks/figure_text.rs`).

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::text;

/// Adds `fold(text)`, `sort_key(text)` and `sort_key_of_name(text)`, where NULL stays NULL, and
/// `has_word(text, beginning)`: whether a word of the text begins so, accents and all, case aside.
pub(super) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::fold(&value)))
    })?;
    connection.create_scalar_function("has_word", 2, flags, |context| {
        Ok(has_word(context.get_raw(0).as_str()?, context.get_raw(1).as_str()?))
    })?;
    connection.create_scalar_function("sort_key", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::sort_key(&value)))
    })?;
    connection.create_scalar_function("sort_key_of_name", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|value| text::sort_key_of_name(&value, None)))
    })?;
    crate::tasks::add_figure_text(connection)
}

/// Whether a word of `text` begins with `beginning`, which is in lower case. Asked of thousands of names a keystroke,
/// so no word is written anew.
fn has_word(text: &str, beginning: &str) -> bool {
    text.split(' ').any(|word| {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        beginning.chars().all(|letter| letters.next() == Some(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_beginning_with_its_accents() {
        assert!(has_word("Nguyễn Thị ĐẶNG", "đặ"));
        assert!(has_word("H' Niê", "h'"));
        assert!(!has_word("Nguyễn Thị Dang", "đặ"));
        assert!(!has_word("An Lê", "anh"));
    }
}
