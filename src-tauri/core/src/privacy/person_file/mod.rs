//! Everything that the book keeps about one person, as one readable document for that person: the record, memberships,
//! positions, records merged into it, lists and rosters they came in, what they asked, what was changed when, and who
//! looked. Sensitive fields stand in it only where that was chosen, by who may see them. Other people are not named in
//! it, but for whoever worked in the book.

pub mod api;
mod document;
mod store;
