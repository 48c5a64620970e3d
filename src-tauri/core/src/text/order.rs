//! Vietnamese order (CLDR `vi`), as bytes that SQLite can compare.

use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

fn collator() -> Option<&'static CollatorBorrowed<'static>> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    COLLATOR
        .get_or_init(|| {
            let vietnamese = CollatorPreferences::from(&icu_locale_core::locale!("vi"));
            Collator::try_new(vietnamese, CollatorOptions::default()).ok()
        })
        .as_ref()
}

/// The place of a text in Vietnamese order: comparing two keys byte by byte compares the texts.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    match collator() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend_from_slice(text.as_bytes()),
    }
    key
}

/// The name as people look it up: given name (last word) first, then the rest. A name of one word stays.
pub fn name_in_order(full_name: &str) -> String {
    match full_name.rsplit_once(' ') {
        Some((rest, given)) => format!("{given} {rest}"),
        None => full_name.to_owned(),
    }
}

/// The place of a person: by the user's own `sort_name` when given, else by [`name_in_order`].
/// Given name and rest are compared one after the other, so that "An Yến" does not mix with "Anh".
pub fn sort_key_of_name(full_name: &str, sort_name: Option<&str>) -> Vec<u8> {
    if let Some(own) = sort_name {
        return sort_key(own);
    }
    let (given, rest) = name_parts(full_name);
    let rest = rest.map(sort_key);
    joined_key(&sort_key(given), rest.as_deref())
}

/// The given name, and what stands before it.
pub fn name_parts(full_name: &str) -> (&str, Option<&str>) {
    full_name.rsplit_once(' ').map_or((full_name, None), |(rest, given)| (given, Some(rest)))
}

/// The place of a name from the [`sort_key`] of each of its [`name_parts`].
pub fn joined_key(given: &[u8], rest: Option<&[u8]>) -> Vec<u8> {
    let mut key = given.to_vec();
    if let Some(rest) = rest {
        key.push(0); // lower than any byte of a key's letters: shorter given names first
        key.extend(rest);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_name_decides_then_the_rest_in_vietnamese_order() {
        let mut names = vec![
            "Trần Yến",
            "Nguyễn Văn Đức",
            "Lê Anh",
            "Phạm Thị An",
            "Đặng Văn Đức",
            "Lê Văn Dũng",
            "Bùi Ánh",
            "Ngô An",
        ];
        names.sort_by_key(|name| sort_key_of_name(name, None));
        assert_eq!(
            names,
            ["Ngô An", "Phạm Thị An", "Lê Anh", "Bùi Ánh", "Lê Văn Dũng", "Đặng Văn Đức", "Nguyễn Văn Đức", "Trần Yến"]
        );
    }
}
