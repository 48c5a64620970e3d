//! The sheet with the recovery code, as a text file to be put away where the book is not.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountError, Secret};
use crate::error::Failure;
use crate::files::write_file;
use crate::job::Job;
use crate::session::Session;

/// The code and where to write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveRecoverySheet {
    /// The file, `.txt`.
    pub path: String,
    /// The code, as it was shown.
    pub recovery_code: Secret,
}

/// The file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedSheet {
    /// Its path.
    pub path: String,
}

/// Writes the sheet.
///
/// # Errors
/// The book is not protected; [`crate::files::FileError`].
pub fn save_recovery_sheet(session: &Session, request: SaveRecoverySheet, _job: &Job) -> Result<SavedSheet, Failure> {
    let app = session.app()?;
    if app.key().is_none() {
        return Err(AccountError::NotProtected.into());
    }
    let name = app.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // With the byte-order mark and the line ends that old editors of Windows want.
    let lines = [
        "\u{feff}MÃ KHÔI PHỤC SỔ LIÊN HIỆP".to_owned(),
        String::new(),
        format!("Tệp sổ: {name}"),
        format!("Mã: {}", request.recovery_code.text()),
        format!("Ngày: {}", app.today().format("%d/%m/%Y")),
        String::new(),
        "Dùng khi quên hết mật khẩu: mở sổ, chọn “Quên mật khẩu? Dùng mã khôi phục”, nhập mã trên.".to_owned(),
        "Ai có mã này và tệp sổ thì mở được sổ. Hãy cất ở USB hoặc giấy trong tủ có khóa, không để cùng máy với sổ."
            .to_owned(),
        String::new(),
    ];
    let text = zeroize::Zeroizing::new(lines.join("\r\n"));
    let path = write_file(Path::new(&request.path), text.as_bytes(), "txt", app.path())?;
    Ok(SavedSheet { path: path.to_string_lossy().into_owned() })
}
