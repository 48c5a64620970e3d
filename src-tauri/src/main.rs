//! The window's entry point.
fn main() {}
