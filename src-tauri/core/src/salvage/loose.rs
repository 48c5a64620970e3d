//! Report files that were sent, whose closing is lost: they have no place in the new book, and are the only ones that
//! there are. So they are laid in a folder beside it.

use std::path::{Path, PathBuf};

use crate::files::{name, reason, refuse_unusable_name, shown};

/// A file without its closing.
pub struct LooseFile {
    /// As it was called; of a damaged book, so anything.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Lays the files in a folder of their own beside the new book. What came of it, in sentences.
pub fn lay_beside(book: &Path, files: &[LooseFile]) -> Vec<String> {
    if files.is_empty() {
        return Vec::new();
    }
    let folder = book.with_extension("bao-cao-da-gui");
    if let Err(error) = std::fs::create_dir_all(&folder) {
        return vec![not_laid(&name(&folder), &reason(&error))];
    }
    let mut told = Vec::new();
    let mut laid = Vec::new();
    for file in files {
        let target = free(&folder, &file.file_name);
        let written = std::fs::File::create_new(&target).and_then(|mut made| {
            std::io::Write::write_all(&mut made, &file.bytes)?;
            made.sync_all()
        });
        match written {
            Ok(()) => laid.push(format!("“{}”", name(&target))),
            Err(error) => {
                // A part of a workbook opens as nothing.
                let _ = std::fs::remove_file(&target);
                told.push(not_laid(&file.file_name, &reason(&error)));
            }
        }
    }
    if !laid.is_empty() {
        told.push(format!(
            "Lần chốt của {} không đọc được; tệp được đặt trong thư mục “{}” cạnh sổ mới. Hãy giữ lại vì đó là bản đã gửi.",
            laid.join(", "),
            name(&folder)
        ));
    }
    told
}

fn not_laid(what: &str, reason: &str) -> String {
    format!(
        "Chưa đặt được “{}” cạnh sổ mới ({reason}). Hãy kiểm tra chỗ trống và quyền ghi của thư mục rồi cứu lại.",
        shown(what)
    )
}

/// A path in the folder that no file has: the name alone, whatever path it pretends to be.
fn free(folder: &Path, file_name: &str) -> PathBuf {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let usable = !matches!(last, "" | "." | "..") && refuse_unusable_name(Path::new(last)).is_ok();
    let wanted = PathBuf::from(if usable { last } else { "bao-cao.xlsx" });
    let stem = wanted.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = wanted.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let named = |number: u32| match number {
        1 => folder.join(format!("{stem}{ending}")),
        number => folder.join(format!("{stem}-{number}{ending}")),
    };
    (1..).map(named).find(|path| !path.exists()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_keep_their_names_and_never_leave_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = |file_name: &str, byte: u8| LooseFile { file_name: file_name.to_owned(), bytes: vec![byte] };
        let files = [file("Báo cáo.xlsx", 1), file("Báo cáo.xlsx", 2), file("../../ngoài.xlsx", 3), file("a:b", 4)];
        let told = lay_beside(&folder.path().join("sổ.lienhiep"), &files);
        let laid = folder.path().join("sổ.bao-cao-da-gui");
        let held = |name: &str| std::fs::read(laid.join(name)).unwrap();
        assert_eq!((held("Báo cáo.xlsx"), held("Báo cáo-2.xlsx")), (vec![1], vec![2]));
        assert_eq!((held("ngoài.xlsx"), held("bao-cao.xlsx")), (vec![3], vec![4]));
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("“Báo cáo.xlsx”, “Báo cáo-2.xlsx”") && told[0].contains("Hãy giữ lại"), "{told:?}");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sổ.bao-cao-da-gui"), "một tệp").unwrap();
        let file = LooseFile { file_name: "a.xlsx".to_owned(), bytes: vec![1] };
        let told = lay_beside(&folder.path().join("sổ.lienhiep"), &[file]);
        assert!(told.len() == 1 && told[0].contains("Hãy kiểm tra"), "{told:?}");
    }
}
