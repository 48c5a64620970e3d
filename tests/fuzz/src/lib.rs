//! What the fuzz targets share: whose panics are findings, and a book of their own for each try.

pub mod office;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

/// Runs what reads workbooks as the reading process does: a panic of the foreign library is answered for there, one of
/// ours is a finding and ends the fuzzer.
pub fn as_in_the_child<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            if !place.contains("/registry/") {
                eprintln!("panic of ours at {place}: {panic}");
                std::process::abort();
            }
        }));
    });
    catch_unwind(AssertUnwindSafe(work)).ok()
}
