//! `cargo xtask sign-update INSTALLER [--notes "…"]`: signs an installer for the update from a file on a stick.
//!
//! The private key lies where `LIENHIEP_UPDATE_KEY` says, else in the maker's own settings; it is made the first time, and
//! its public half goes to `assets/update.pub`, which the program carries.

use std::path::PathBuf;
use std::process::Command;

use crate::folders;
use crate::steps::{Stop, step};

/// Signs.
pub fn sign_update(arguments: &[String]) -> Result<(), Stop> {
    let (installer, notes) = asked(arguments);
    step("Ký bộ cài", "Hãy xem lại đường dẫn bộ cài và khóa (LIENHIEP_UPDATE_KEY).", || {
        let installer = installer.ok_or("Thiếu bộ cài: cargo xtask sign-update BỘ-CÀI.exe [--notes \"Có gì mới\"]")?;
        let root = folders::root();
        let mut tool = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        tool.args(["run", "--quiet", "--package", "lienhiep-tests", "--bin", "sign-update", "--"]);
        tool.arg(installer).arg(key()?).arg(root.join("assets/update.pub")).arg(notes).current_dir(&root);
        let ended = tool.status().map_err(|error| error.to_string())?;
        if ended.success() { Ok(()) } else { Err("Bộ cài chưa được ký.".to_owned()) }
    })
}

/// The installer as an absolute path, and what is new.
fn asked(arguments: &[String]) -> (Option<PathBuf>, String) {
    let at = arguments.iter().position(|argument| argument == "--notes");
    let notes = at.and_then(|at| arguments.get(at + 1)).cloned().unwrap_or_default();
    let named = arguments.iter().enumerate().find(|(place, _)| at.is_none_or(|at| *place != at && *place != at + 1));
    (named.and_then(|(_, path)| std::path::absolute(path).ok()), notes)
}

fn key() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("LIENHIEP_UPDATE_KEY") {
        return Ok(named.into());
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    home.map(|home| PathBuf::from(home).join(".config/so-lien-hiep/update.key"))
        .ok_or_else(|| "Không biết thư mục của người dùng; hãy đặt LIENHIEP_UPDATE_KEY.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_installer_and_what_is_new_come_in_any_order() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (installer, notes) = asked(&words("/a.exe --notes x"));
        assert_eq!((installer, notes.as_str()), (Some(PathBuf::from("/a.exe")), "x"));
        let (installer, notes) = asked(&words("--notes x /a.exe"));
        assert_eq!((installer, notes.as_str()), (Some(PathBuf::from("/a.exe")), "x"));
        assert_eq!(asked(&words("--notes x")).0, None);
    }
}
