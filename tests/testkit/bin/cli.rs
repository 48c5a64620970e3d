//! `lienhiep-cli` under another name: cargo builds a package's own programs together with its tests.

fn main() -> std::process::ExitCode {
    lienhiep_cli::run()
}
