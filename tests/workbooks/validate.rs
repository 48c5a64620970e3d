//! Judges workbooks on disk with the checks of these tests: `cargo run -p lienhiep-tests --example validate -- FILE.xlsx…`.

mod audit;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        let audit = audit::audit(&std::fs::read(&file)?, &audit::strangers());
        for finding in &audit.findings {
            eprintln!("{file}: {finding}");
        }
        assert!(audit.findings.is_empty(), "{file}: {} findings", audit.findings.len());
        let cells: usize = audit.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        println!("{file}: {} parts, {} sheets, {cells} cells in order", audit.parts.len(), audit.sheets.len());
    }
    Ok(())
}
