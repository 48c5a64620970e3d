//! Holds the formulas of workbooks on disk against LibreOffice, as the tests do with the hand-made one:
//! `cargo run -p lienhiep-tests --example recalculate -- FILE.xlsx…`.

mod recalculation;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        let count = recalculation::compare(&std::fs::read(&file)?);
        assert!(count > 0, "{file}: no formula");
        println!("{file}: {count} formulas, all come to their stored results");
    }
    Ok(())
}
