//! The process that reads foreign files, for the target `table`.

fn main() {
    std::process::exit(lienhiep_core::excel::reading::child_main());
}
