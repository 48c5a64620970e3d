//! Vietnamese text: cleaning on the way in, the search form, the order of names, their capitals.

mod clean;
mod fold;
pub mod legacy;
mod length;
mod number;
mod order;
mod proper;

pub use clean::{clean, clean_optional, clean_owned, clean_paragraphs};
pub use fold::{fold, fold_all, like_pattern};
pub use length::{Length, length_of};
pub use number::number;
pub use order::{joined_key, name_in_order, name_parts, sort_key, sort_key_of_name};
pub use proper::{is_one_case, proper_case};
