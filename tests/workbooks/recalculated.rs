//! Every formula of the hand-made report, computed anew by LibreOffice, comes to the result stored beside it.

// LibreOffice is asked on Linux alone: the workbook is the same there byte for byte, which `cargo xtask windows` compares.
#![cfg(unix)]

mod hand;
mod recalculation;

use lienhiep_core::excel::workbook;
use lienhiep_core::reports::data::Edition;

#[test]
fn the_edition_to_send_recalculates_to_itself() {
    assert!(compare(Edition::Sent) >= 60, "too few formulas");
}

#[test]
fn the_proof_edition_recalculates_to_itself() {
    assert!(compare(Edition::Proof) >= 100, "too few formulas");
}

/// Recalculates one edition, and says how many formulas it has.
fn compare(edition: Edition) -> usize {
    let original = workbook::write(&hand::report(), edition, &mut |_, _| Ok(())).expect("a workbook");
    recalculation::compare(&original)
}
