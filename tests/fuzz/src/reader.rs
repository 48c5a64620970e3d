//! The process that reads foreign files, for the target `table`. It is built with the targets' coverage, which calls into
//! libFuzzer's runtime, so it is linked to that too, and never starts it.

use libfuzzer_sys as _;

fn main() {
    std::process::exit(lienhiep_core::excel::reading::child_main());
}

/// What the runtime would hand its inputs to.
#[unsafe(no_mangle)]
pub extern "C" fn rust_fuzzer_test_input(_bytes: &[u8]) -> i32 {
    0
}
