//! Reads foreign files for the tests, in a process of its own, as the command line and the window do.

fn main() {
    if std::env::args().nth(1).as_deref() == Some(lienhiep_core::excel::reading::READER_ARGUMENT) {
        std::process::exit(lienhiep_core::excel::reading::child_main());
    }
    eprintln!("only the tests start this program");
    std::process::exit(2);
}
