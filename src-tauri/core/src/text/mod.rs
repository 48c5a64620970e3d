//! Vietnamese text: cleaning on the way in, the search form, the order of names.

mod clean;
mod fold;
pub mod legacy;
mod length;
mod order;

pub use clean::{clean, clean_optional, clean_owned, clean_paragraphs};
pub use fold::{fold, fold_all, like_pattern};
pub use length::{Length, length_of};
pub use order::{joined_key, name_in_order, name_parts, sort_key, sort_key_of_name};
