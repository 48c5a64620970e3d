//! Writes both editions of the hand-made report into a folder, for the validator and for the eye:
//! `cargo run -p lienhiep-tests --example write_for_audit -- FOLDER`.

mod hand;

use lienhiep_core::excel::workbook;
use lienhiep_core::reports::data::Edition;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("usage: write_for_audit FOLDER")?);
    std::fs::create_dir_all(&folder)?;
    let mut open = hand::report();
    open.period.closed_on = None;
    for (name, data, edition) in [
        ("sent.xlsx", hand::report(), Edition::Sent),
        ("proof.xlsx", hand::report(), Edition::Proof),
        ("open.xlsx", open, Edition::Sent),
    ] {
        std::fs::write(folder.join(name), workbook::write(&data, edition, &mut |_, _| Ok(()))?)?;
    }
    Ok(())
}
