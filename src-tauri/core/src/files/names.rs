//! Names that Windows cannot keep, and paths that it reaches only when they are written out in full.
//!
//! A name is judged alike on every system: what is saved here is carried to a Windows PC on a stick.

use std::borrow::Cow;
use std::path::Path;

use super::FileError;

/// What the system keeps for devices, with any ending: writing to `con.xlsx` writes to the screen.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// Letters that no name may have. A colon is the worst: `Quý III: bản gửi.xlsx` would become a file `Quý III` that is
/// empty, with the workbook in a part of it that no program shows.
const FORBIDDEN: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\', '/'];

/// Refuses a name for a new file that Windows would not keep, or would keep as something else.
///
/// # Errors
/// [`FileError::NameUnusable`].
pub fn refuse_unusable_name(path: &Path) -> Result<(), FileError> {
    let name = super::name(path);
    match fault(&name) {
        Some(reason) => Err(FileError::NameUnusable { file: super::shown(&name), reason }),
        None => Ok(()),
    }
}

/// What is wrong with a name, in words.
fn fault(name: &str) -> Option<String> {
    if let Some(letter) = name.chars().find(|letter| FORBIDDEN.contains(letter)) {
        return Some(format!("có ký tự {letter} mà Windows không nhận"));
    }
    if name.chars().any(char::is_control) {
        return Some("có ký tự điều khiển không nhìn thấy".into());
    }
    if name.ends_with(['.', ' ']) {
        return Some("kết thúc bằng dấu chấm hoặc dấu cách".into());
    }
    is_device(name).then(|| "Windows dành riêng tên này cho thiết bị".into())
}

/// Whether Windows would take a file of this name for a device, whatever its ending.
pub fn is_device(name: &str) -> bool {
    // It looks at what stands before the first dot, and drops spaces at its end.
    let word = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |kind: &str| {
        let number = word.strip_prefix(kind).and_then(|rest| {
            let mut letters = rest.chars();
            letters.next().filter(|_| letters.next().is_none())
        });
        number.is_some_and(|number| matches!(number, '1'..='9' | '¹' | '²' | '³'))
    };
    DEVICES.contains(&word.as_str()) || numbered("com") || numbered("lpt")
}

/// The path as a library of another language reaches it: Windows takes no path of 260 letters or more unless it is
/// written out in full and marked so (`\\?\D:\…`). Rust's own functions do that by themselves; SQLite does not.
#[cfg(windows)]
pub(crate) fn reachable(path: &Path) -> Cow<'_, Path> {
    use std::os::windows::ffi::OsStrExt;
    use std::path::{Component, PathBuf, Prefix};
    /// Room for what is put behind a name, like `-journal`.
    const SHORT: usize = 240;
    // This also settles `..` and slashes of the other kind, which are no longer understood once a path is marked.
    let Ok(full) = std::path::absolute(path) else { return Cow::Borrowed(path) };
    if full.as_os_str().encode_wide().count() < SHORT {
        return Cow::Borrowed(path);
    }
    let Some(Component::Prefix(prefix)) = full.components().next() else { return Cow::Borrowed(path) };
    match prefix.kind() {
        Prefix::Disk(_) => {
            let mut marked = std::ffi::OsString::from(r"\\?\");
            marked.push(&full);
            Cow::Owned(marked.into())
        }
        // `\\server\share` becomes `\\?\UNC\server\share`.
        Prefix::UNC(..) => {
            let text = full.to_string_lossy();
            Cow::Owned(PathBuf::from(format!(r"\\?\UNC\{}", text.trim_start_matches('\\'))))
        }
        // Marked already, as this function or the system's file dialog does it.
        Prefix::Verbatim(_) | Prefix::VerbatimDisk(_) | Prefix::VerbatimUNC(..) => Cow::Owned(full.clone()),
        Prefix::DeviceNS(_) => Cow::Borrowed(path),
    }
}

/// The path as a library of another language reaches it: only Windows needs another spelling.
#[cfg(not(windows))]
pub(crate) fn reachable(path: &Path) -> Cow<'_, Path> {
    Cow::Borrowed(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_told_from_names_that_only_look_like_them() {
        for name in ["con.xlsx", "NUL", "Aux.lienhiep", "com1.xlsx", "LPT9.docx", "con .xlsx", "com².csv"] {
            assert!(fault(name).is_some_and(|reason| reason.contains("thiết bị")), "{name}");
        }
        for name in ["contacts.xlsx", "Con đường.xlsx", "com10.xlsx", "com.xlsx", "null.xlsx", "Hội COM1.xlsx"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn letters_that_windows_takes_for_something_else_are_named() {
        assert!(fault("Quý III: bản gửi.xlsx").is_some_and(|reason| reason.contains("ký tự :")));
        assert!(fault("bản \"gửi\".xlsx").is_some());
        assert!(fault("dòng\nmới.xlsx").is_some());
        assert!(fault("so.").is_some() && fault("so ").is_some());
        assert_eq!(fault("Hồ sơ Liên hiệp hội – Quý III (bản gửi), số 1.xlsx"), None);
    }
}
