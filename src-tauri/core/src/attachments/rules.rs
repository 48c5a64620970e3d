//! What may be kept, and names that are safe wherever a copy goes.

use super::AttachmentError;
use crate::text::{clean, number};

/// The largest file, in bytes: 20 MB, some hundred scanned pages.
pub(crate) const MOST_BYTES: u64 = 20 << 20;
/// Files that one act attaches.
pub(crate) const MOST_AT_ONCE: usize = 20;
/// Letters of a name in the book.
const MOST_LETTERS: usize = 255;
/// Bytes of a name that leaves it: within what file systems and the local server take.
const MOST_NAME_BYTES: usize = 180;
/// Letters of an ending that is one; beyond it a point is only a point.
const MOST_ENDING: usize = 10;

/// Endings of what runs when it is opened, on Windows above all (what Outlook and Windows themselves hold back).
const PROGRAMS: &[&str] = &[
    "exe",
    "com",
    "bat",
    "cmd",
    "scr",
    "pif",
    "cpl",
    "msi",
    "msp",
    "mst",
    "msc",
    "dll",
    "ocx",
    "sys",
    "drv",
    "js",
    "jse",
    "vb",
    "vbs",
    "vbe",
    "vbscript",
    "ws",
    "wsf",
    "wsh",
    "wsc",
    "hta",
    "ps1",
    "ps2",
    "psm1",
    "psd1",
    "ps1xml",
    "lnk",
    "url",
    "website",
    "scf",
    "inf",
    "ins",
    "isp",
    "reg",
    "jar",
    "jnlp",
    "class",
    "app",
    "command",
    "sh",
    "bash",
    "run",
    "desktop",
    "apk",
    "appx",
    "msix",
    "gadget",
    "chm",
    "hlp",
    "application",
    "appref-ms",
    "settingcontent-ms",
    "library-ms",
    "search-ms",
    "xll",
    "xlam",
    "wll",
    "ppam",
    "iso",
    "vhd",
    "vhdx",
    "diagcab",
];

/// Endings that a document program, a viewer or an unpacker shows without running what is within.
const DOCUMENTS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "png", "jpg", "jpeg",
    "gif", "bmp", "tif", "tiff", "webp", "heic",
];

/// The ending of a name, in small letters, without its point; empty when there is none.
pub(crate) fn ending(name: &str) -> String {
    // Windows drops points and spaces at the end: "a.exe. " is a program.
    let name = name.trim_end_matches(['.', ' ']);
    match name.rsplit_once('.') {
        Some((_, ending)) if is_ending(ending) => ending.to_lowercase(),
        _ => String::new(),
    }
}

/// "2026 bản cuối" after a point is no ending.
fn is_ending(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    !text.is_empty() && text.len() <= 20 && text.chars().all(is_plain)
}

/// Whether a document program may open it as it is.
pub(crate) fn can_open(name: &str) -> bool {
    DOCUMENTS.contains(&ending(name).as_str())
}

/// What is no attachment by its name, or by how its content begins whatever it is called.
pub(crate) fn refuse_program(name: &str, bytes: &[u8]) -> Result<(), AttachmentError> {
    if PROGRAMS.contains(&ending(name).as_str()) || is_program(bytes) {
        return Err(AttachmentError::Program { file: crate::files::shown(name) });
    }
    Ok(())
}

/// Programs of Windows and Linux, shortcuts, whatever their name says.
fn is_program(bytes: &[u8]) -> bool {
    let at =
        |from: usize| bytes.get(from..from + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]));
    let windows = bytes.starts_with(b"MZ")
        && at(0x3c)
            .and_then(|head| bytes.get(head as usize..).map(|rest| rest.starts_with(b"PE\0\0")))
            .unwrap_or(false);
    let shortcut = bytes.starts_with(&[0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0]);
    windows || shortcut || bytes.starts_with(b"\x7fELF") || bytes.starts_with(b"#!")
}

/// The name as the book keeps it: the last part of a path, cleaned of what cannot be seen, of a sensible length.
pub(crate) fn name_kept(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let name = clean(&seen.replace(is_unseen, ""));
    let name = name.trim_matches(['.', ' ']);
    let name =
        if last.trim_start().starts_with('.') && !name.is_empty() { format!("_{name}") } else { name.to_owned() };
    shortened(&name, MOST_LETTERS, str_letters)
}

/// The name under which a copy leaves the book: no folder, no letter that a system refuses, no device, not too long.
pub(crate) fn safe_name(name: &str) -> String {
    let allowed = |letter: char| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter };
    let name: String = name.replace(is_unseen, "").chars().map(allowed).collect();
    let name = name.trim_matches(['.', ' ']);
    let name = match (name.is_empty(), crate::files::is_device(name)) {
        (true, _) => "Tep-kem".to_owned(),
        (_, true) => format!("_{name}"),
        _ => name.to_owned(),
    };
    shortened(&name, MOST_NAME_BYTES, str::len)
}

/// Marks of direction and of nothing, which make a name read otherwise than it is.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{00ad}')
}

fn str_letters(text: &str) -> usize {
    text.chars().count()
}

/// Cut before its ending, so that the ending stays.
fn shortened(name: &str, most: usize, length: fn(&str) -> usize) -> String {
    if length(name) <= most {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= MOST_ENDING => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut stem = stem.to_owned();
    while length(&stem) + length(&ending) > most && stem.pop().is_some() {}
    format!("{}{ending}", stem.trim_end_matches(['.', ' ']))
}

/// A size as people say it: "842 byte", "1,4 MB".
pub(crate) fn size_text(bytes: i64) -> String {
    let told = |value: f64, unit: &str| {
        let text = if value < 10.0 { format!("{value:.1}") } else { format!("{value:.0}") };
        format!("{} {unit}", text.trim_end_matches(".0").replace('.', ","))
    };
    match bytes as f64 {
        size if size < 1024.0 => format!("{bytes} byte"),
        size if size < 1_048_576.0 => told(size / 1024.0, "KB"),
        size if size < 1_073_741_824.0 => told(size / 1_048_576.0, "MB"),
        size => told(size / 1_073_741_824.0, "GB"),
    }
}

/// A size that is over a limit: to the byte when it would read as the limit itself.
pub(crate) fn size_text_over(bytes: i64, most: i64) -> String {
    let text = size_text(bytes);
    if text == size_text(most) { format!("{text} và {} byte", number(bytes - most)) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_part_of_a_path_without_what_cannot_be_seen() {
        for (raw, kept) in [
            ("Biên bản họp.pdf", "Biên bản họp.pdf"),
            ("../../etc/passwd", "passwd"),
            (r"C:\Windows\a.pdf", "a.pdf"),
            ("a\u{0}b\tc\n.pdf", "a b c .pdf"),
            ("\u{202e}fdp.docx", "fdp.docx"),
            (".htaccess", "_htaccess"),
            ("..", ""),
            ("  . ", ""),
        ] {
            assert_eq!(name_kept(raw), kept, "{raw:?}");
        }
        let long = format!("{}.pdf", "ấ".repeat(300));
        assert_eq!(name_kept(&long), format!("{}.pdf", "ấ".repeat(251)));
    }

    #[test]
    fn a_copy_gets_a_name_that_every_system_takes() {
        for (name, safe) in [
            ("Biên bản: họp 5/6.pdf", "Biên bản_ họp 5_6.pdf"),
            ("con", "_con"),
            ("CON.pdf", "_CON.pdf"),
            ("com1.txt", "_com1.txt"),
            ("lpt³ .txt", "_lpt³ .txt"),
            ("company.txt", "company.txt"),
            ("com.txt", "com.txt"),
            ("a. . ", "a"),
            ("?", "_"),
            ("...", "Tep-kem"),
            ("a\u{202e}fdp.exe", "afdp.exe"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
        let long = safe_name(&format!("{}.docx", "ấ".repeat(255)));
        assert!(long.len() <= 180 && long.ends_with("ấ.docx"), "{long}");
    }

    #[test]
    fn what_runs_is_refused_by_name_and_by_content() {
        for name in ["a.exe", "a.EXE. ", "a.pdf.js", "b.LNK", "c.bat", "d.settingcontent-ms"] {
            assert!(refuse_program(name, b"abc").is_err(), "{name}");
        }
        for name in ["a.pdf", "b.xlsx", "c.zip", "exe", "d.docm", "hoadon.xml", "Tờ trình 5.exe.pdf"] {
            assert!(refuse_program(name, b"abc").is_ok(), "{name}");
        }
        let mut program = vec![0_u8; 0x80];
        program[..2].copy_from_slice(b"MZ");
        program[0x3c] = 0x40;
        program[0x40..0x44].copy_from_slice(b"PE\0\0");
        assert!(refuse_program("anh.jpg", &program).is_err());
        assert!(refuse_program("anh.jpg", b"MZ only two letters of a text").is_ok());
        assert!(refuse_program("anh.jpg", b"\x7fELF\x02").is_err());
    }

    #[test]
    fn sizes_are_said_as_people_say_them() {
        assert_eq!([842, 2048, 1_468_006, 20 << 20].map(size_text), ["842 byte", "2 KB", "1,4 MB", "20 MB"]);
    }
}
