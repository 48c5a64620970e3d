//! The tables of `assets/sample/`: lines of fields between tabs, `#` for remarks.

/// The lines with their fields.
pub fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// A field as a number; 0 when it is none.
pub fn number(field: &str) -> u32 {
    field.parse().unwrap_or_default()
}
