//! What a file is, by its content: extensions lie.

use super::error::ReadError;

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Zipped workbook of Excel 2007 and later.
    Xlsx,
    /// The binary one.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// Excel 97–2003, in a compound file.
    Xls,
    /// A web page saved under the name of a workbook.
    Html,
    /// Text with separators.
    Delimited,
}

impl Kind {
    pub(super) fn words(self) -> &'static str {
        match self {
            Kind::Xlsx => "Excel (.xlsx)",
            Kind::Xlsb => "Excel nhị phân (.xlsb)",
            Kind::Ods => "OpenDocument (.ods)",
            Kind::Xls => "Excel 97–2003 (.xls)",
            Kind::Html => "trang web lưu dưới dạng .xls",
            Kind::Delimited => "văn bản phân cách (.csv)",
        }
    }
}

/// Judges a file by its first bytes and, for containers, by the names of their parts.
pub(super) fn detect(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::EmptyFile);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return compound(bytes);
    }
    if let Some(refusal) = other_signature(bytes) {
        return Err(refusal);
    }
    text_kind(bytes)
}

fn zipped(bytes: &[u8]) -> Result<Kind, ReadError> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let names: Vec<String> = archive.file_names().flatten().map(|n| n.replace('\\', "/").to_lowercase()).collect();
    let has = |part: &str| names.iter().any(|n| n.trim_start_matches('/') == part);
    let has_end = |end: &str| names.iter().any(|n| n.ends_with(end));
    if has("word/document.xml") {
        return Err(word());
    }
    if has("ppt/presentation.xml") {
        return Err(other("tệp trình chiếu", "Hãy chép bảng danh sách sang Excel rồi chọn tệp Excel."));
    }
    if has_end("workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has("content.xml") && (has("mimetype") || has("meta-inf/manifest.xml")) {
        return Ok(Kind::Ods);
    }
    if has("[content_types].xml") || has_end("workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    Err(other("tệp nén", "Hãy giải nén rồi chọn tệp danh sách bên trong."))
}

fn compound(bytes: &[u8]) -> Result<Kind, ReadError> {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).step_by(2).any(|w| w == wide)
    };
    // Directory entries lie on 128-byte borders, so even offsets are enough to find them.
    if named("EncryptedPackage") || named("EncryptionInfo") {
        return Err(ReadError::Encrypted);
    }
    if named("Workbook") || named("Book") {
        return Ok(Kind::Xls);
    }
    if named("WordDocument") {
        return Err(word());
    }
    if is_cut_short(bytes) { Err(ReadError::Damaged) } else { Err(ReadError::UnknownKind) }
}

/// Whether the directory that the head of a compound file points to lies behind the file's end.
fn is_cut_short(bytes: &[u8]) -> bool {
    let number = |at: usize, length: usize| {
        bytes
            .get(at..at + length)
            .map_or(u64::MAX, |part| part.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)))
    };
    let sector = 1_u64 << number(30, 2).min(20);
    (number(48, 4).saturating_add(2)).saturating_mul(sector) > bytes.len() as u64
}

fn other(kind: &str, advice: &str) -> ReadError {
    ReadError::OtherKind { kind: kind.into(), advice: advice.into() }
}

fn word() -> ReadError {
    other("tệp Word", "Hãy mở tệp, chép bảng danh sách sang một trang tính Excel rồi chọn tệp Excel đó.")
}

fn other_signature(bytes: &[u8]) -> Option<ReadError> {
    const RESAVE: &str = "Hãy mở bằng Excel (hoặc LibreOffice) rồi lưu lại thành .xlsx.";
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    if starts(b"%PDF") {
        return Some(other("tệp PDF", "Hãy xin bản Excel từ nơi gửi, hoặc chép bảng sang Excel rồi chọn tệp Excel."));
    }
    if starts(b"{\\rtf") {
        return Some(word());
    }
    if starts(b"\x89PNG") || starts(b"\xFF\xD8\xFF") || starts(b"GIF8") || starts(b"BM") && bytes.contains(&0) {
        return Some(other("tệp ảnh", "Hãy xin bản Excel từ nơi gửi danh sách."));
    }
    if starts(&[0x1F, 0x8B]) || starts(b"7z\xBC\xAF") || starts(b"Rar!") {
        return Some(other("tệp nén", "Hãy giải nén rồi chọn tệp danh sách bên trong."));
    }
    if starts(b"ID;P") {
        return Some(other("tệp SYLK (.slk)", RESAVE));
    }
    let old_excel = bytes.len() > 4 && bytes[0] == 0x09 && matches!(bytes[1], 0 | 2 | 4 | 8) && bytes[3] == 0;
    old_excel.then(|| other("tệp Excel đời trước 1997", RESAVE))
}

fn text_kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    let start: String = head_as_text(bytes);
    let start = start.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']).to_lowercase();
    if start.starts_with("mime-version:") {
        return Err(other("trang web lưu trữ (.mht)", "Hãy mở bằng Excel rồi lưu lại thành .xlsx."));
    }
    if start.starts_with('<') {
        if start.contains("<table") || start.contains("<html") {
            return Ok(Kind::Html);
        }
        if start.starts_with("<?xml") && start.contains("office:spreadsheet") {
            return Err(other("bảng tính XML của Excel 2003", "Hãy mở bằng Excel rồi lưu lại thành .xlsx."));
        }
        if start.starts_with("<?xml") || start.starts_with("<!doctype") {
            return Err(ReadError::UnknownKind);
        }
    }
    if start.starts_with("{\"") || start.starts_with("[{") || start.starts_with("{\n") {
        return Err(other("tệp dữ liệu JSON", "Hãy xuất danh sách ra Excel rồi chọn tệp Excel."));
    }
    if looks_binary(bytes) {
        return Err(ReadError::UnknownKind);
    }
    Ok(Kind::Delimited)
}

/// The first few thousand characters, whatever the encoding, good enough to see tags in.
fn head_as_text(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(8192)];
    let head = head.strip_prefix(&[0xFF, 0xFE]).or(head.strip_prefix(&[0xFE, 0xFF])).unwrap_or(head);
    head.iter().filter(|b| **b != 0).map(|b| char::from(*b)).collect::<String>().replace("ï»¿", "")
}

/// Control characters that no text list holds; zeros are allowed for only where UTF-16 puts them.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(65_536)];
    let control = |b: &u8| *b < 32 && !matches!(*b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0);
    if super::delimited::is_utf16(head).is_some() {
        return false;
    }
    let zeros = head.iter().filter(|b| **b == 0).count();
    let controls = head.iter().filter(|b| control(b)).count();
    zeros > 0 || controls * 100 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_not_believed() {
        assert_eq!(detect(b"<html><table><tr><td>x</td></tr></table></html>"), Ok(Kind::Html));
        assert_eq!(detect("STT;Họ và tên\n1;An".as_bytes()), Ok(Kind::Delimited));
        assert!(matches!(detect(b"%PDF-1.7"), Err(ReadError::OtherKind { .. })));
        assert_eq!(detect(b""), Err(ReadError::EmptyFile));
        assert_eq!(detect(&[1, 2, 3, 4, 0, 9, 200, 0]), Err(ReadError::UnknownKind));
    }

    #[test]
    fn a_cut_zip_is_damaged() {
        assert_eq!(detect(b"PK\x03\x04rest of it is gone"), Err(ReadError::Damaged));
    }
}
