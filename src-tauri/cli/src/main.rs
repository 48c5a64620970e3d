//! `lienhiep-cli`: see the library of this crate.

fn main() -> std::process::ExitCode {
    lienhiep_cli::run()
}
