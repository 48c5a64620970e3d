//! The decoder of old encodings: any text, either encoding. What it reads is a text of the book, clean already.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lienhiep_core::text::legacy::{self, Legacy};
use lienhiep_core::text::{clean, fold, proper_case, sort_key};

fuzz_target!(|text: &str| {
    for encoding in [Legacy::Tcvn3, Legacy::Vni] {
        let (read, _) = encoding.decode(text);
        assert!(read.chars().count() <= 4 * text.chars().count() + 8, "it grew: {read:?}");
        encoding.is_in(text);
        encoding.may_be_in(text);
        if text.is_ascii() && encoding == Legacy::Vni && !text.bytes().any(|byte| byte.is_ascii_digit()) {
            assert_eq!(read, text, "plain letters mean themselves");
        }
    }
    legacy::is_todays(text);
    legacy::of_texts(text.lines());
    let once = clean(text);
    assert_eq!(clean(&once), once, "what is clean stays as it is");
    assert!(!once.chars().any(char::is_control), "no control letter is left");
    proper_case(&once);
    sort_key(&once);
    assert_eq!(fold(&fold(&once)), fold(&once), "what is folded stays as it is");
});
