//! An update from a file on a stick: what the maker signed is told and put ready, everything else is a sentence and
//! nothing is started.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lienhiep_core::api::dispatch;
use lienhiep_core::clock::FixedClock;
use lienhiep_core::job::Job;
use lienhiep_core::session::{Environment, Session};
use lienhiep_core::updates::{Version, api::put_ready, examine};
use lienhiep_tests::{day, reader_program};
use minisign::KeyPair;
use serde_json::json;

/// A stick with packages, and a maker with a key of this test alone.
struct Stick {
    folder: tempfile::TempDir,
    keys: KeyPair,
}

const NAME: &str = "So-Lien-hiep-0.2.0-x64-setup.exe";
const BYTES: &[u8] = b"MZ the next version";

impl Stick {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("usb ổ E ").tempdir().unwrap();
        Self { folder, keys: KeyPair::generate_unencrypted_keypair().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn key(&self) -> String {
        self.keys.pk.to_box().unwrap().into_string()
    }

    /// An installer and its signature, whose comment says `told`.
    fn put(&self, name: &str, bytes: &[u8], told: &str) -> PathBuf {
        std::fs::write(self.path(name), bytes).unwrap();
        let signature = minisign::sign(None, &self.keys.sk, bytes, Some(told), None).unwrap().into_string();
        std::fs::write(self.path(&format!("{name}.minisig")), signature).unwrap();
        self.path(name)
    }

    fn good(&self) -> PathBuf {
        self.put(NAME, BYTES, &told("0.2.0", NAME))
    }

    #[track_caller]
    fn refused(&self, path: &Path, code: &str) -> String {
        let failure = examine(path, &self.key(), own()).unwrap_err();
        assert_eq!(failure.code, code, "{failure}");
        assert!(failure.sentence.to_lowercase().contains("hãy"), "{failure}");
        failure.sentence
    }
}

fn told(version: &str, name: &str) -> String {
    format!("so-lien-hiep\tversion:{version}\tfile:{name}\tnotes:Sửa lỗi in phụ lục; thêm khóa sổ.")
}

fn own() -> Version {
    Version::read("0.1.9").unwrap()
}

#[test]
fn a_signed_newer_package_is_told_with_its_notes() {
    let stick = Stick::new();
    let found = examine(&stick.good(), &stick.key(), own()).unwrap();
    assert_eq!(found.version.to_string(), "0.2.0");
    assert_eq!(found.notes, "Sửa lỗi in phụ lục; thêm khóa sổ.");
    assert_eq!(found.file_name, NAME);
    assert_eq!(found.bytes, BYTES);
    // Line ends of Windows in the signature are no damage.
    let signature = stick.path(&format!("{NAME}.minisig"));
    let text = std::fs::read_to_string(&signature).unwrap();
    std::fs::write(&signature, text.replace('\n', "\r\n")).unwrap();
    assert!(examine(&stick.path(NAME), &stick.key(), own()).is_ok());
}

#[test]
fn one_changed_byte_of_either_file_is_refused() {
    let stick = Stick::new();
    let path = stick.good();
    let signature = stick.path(&format!("{NAME}.minisig"));
    for at in 0..BYTES.len() {
        let mut bytes = BYTES.to_vec();
        bytes[at] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        assert!(stick.refused(&path, "updates.bad_signature").contains(NAME));
    }
    std::fs::write(&path, [BYTES, b"!"].concat()).unwrap();
    stick.refused(&path, "updates.bad_signature");
    std::fs::write(&path, BYTES).unwrap();
    let good = std::fs::read(&signature).unwrap();
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        std::fs::write(&signature, &bytes).unwrap();
        // The first comment is the one part that is not signed, and nothing of it is told.
        match examine(&path, &stick.key(), own()) {
            Ok(found) => assert_eq!(found.version.to_string(), "0.2.0", "byte {at}"),
            Err(failure) => {
                assert!(
                    ["updates.bad_signature", "updates.signature_unreadable"].contains(&&*failure.code),
                    "{failure}"
                );
            }
        }
    }
    let changed = String::from_utf8(good).unwrap().replace("version:0.2.0", "version:0.9.0");
    std::fs::write(&signature, changed).unwrap();
    stick.refused(&path, "updates.bad_signature");
}

#[test]
fn what_is_not_the_makers_package_is_refused_in_words() {
    let stick = Stick::new();
    let path = stick.good();
    // Somebody else's key.
    let other = Stick::new();
    let failure = examine(&path, &other.key(), own()).unwrap_err();
    assert_eq!(failure.code, "updates.bad_signature");
    // No signature beside it, and one that is none.
    let signature = stick.path(&format!("{NAME}.minisig"));
    std::fs::remove_file(&signature).unwrap();
    assert!(stick.refused(&path, "updates.no_signature").contains("setup.exe.minisig"));
    for junk in [&b""[..], b"RWQ", &[0xff; 300], &vec![b'a'; 100_000]] {
        std::fs::write(&signature, junk).unwrap();
        stick.refused(&path, "updates.signature_unreadable");
    }
    // Older, the same, of another program, renamed, gone.
    for version in ["0.1.9", "0.1.8", "0.0.99"] {
        let sentence = stick.refused(&stick.put(NAME, BYTES, &told(version, NAME)), "updates.not_newer");
        assert!(sentence.contains(version) && sentence.contains("0.1.9"), "{sentence}");
    }
    for comment in ["timestamp:1\tfile:x", "so-lien-hiep", "so-lien-hiep\tversion:mới\tfile:x", "khac\tversion:9.0.0"]
    {
        stick.refused(&stick.put(NAME, BYTES, comment), "updates.other_program");
    }
    let sentence = stick.refused(&stick.put("Thiep-cuoi.exe", BYTES, &told("0.2.0", NAME)), "updates.renamed");
    assert!(sentence.contains(NAME) && sentence.contains("Thiep-cuoi.exe"), "{sentence}");
    stick.put(NAME, BYTES, &told("0.2.0", NAME));
    std::fs::remove_file(&path).unwrap();
    stick.refused(&path, "updates.unreadable");
}

#[test]
fn the_open_book_is_copied_and_the_verified_bytes_are_put_ready() {
    let stick = Stick::new();
    let office = tempfile::Builder::new().prefix("Hồ sơ ").tempdir().unwrap();
    let session = Session::new(Environment {
        clock: Arc::new(FixedClock::at_noon(day("2026-11-20"))),
        actor: "Văn phòng".to_owned(),
        reader_program: reader_program(),
        config_folder: Some(office.path().join("config")),
        log_folder: None,
    });
    let package = examine(&stick.good(), &stick.key(), own()).unwrap();
    // Without a book there is nothing to copy.
    assert_eq!(put_ready(&session, &package, &Job::quiet()).unwrap().backup, None);
    let book = office.path().join("sổ.lienhiep");
    dispatch(&session, "create_book", json!({ "path": book }), &Job::quiet()).unwrap();
    // What lies on the stick meanwhile is of no account.
    std::fs::write(stick.path(NAME), b"something else").unwrap();
    let ready = put_ready(&session, &package, &Job::quiet()).unwrap();
    assert_eq!(std::fs::read(&ready.installer).unwrap(), BYTES);
    assert!(Path::new(&ready.installer).starts_with(office.path()), "{}", ready.installer);
    assert!(ready.installer.ends_with(NAME));
    let copy = ready.backup.unwrap();
    assert!(Path::new(&copy.path).is_file());
    assert!(Path::new(&copy.path).starts_with(office.path().join("sao-luu")));
    // A program built without the maker's key, or with another one, takes nothing through the table.
    let asked = json!({ "path": stick.path(NAME), "version": "0.2.0" });
    for command in ["inspect_update", "prepare_update"] {
        let mut asked = asked.clone();
        if command == "inspect_update" {
            asked.as_object_mut().unwrap().remove("version");
        }
        let failure = dispatch(&session, command, asked, &Job::quiet()).unwrap_err();
        assert!(["updates.no_key", "updates.bad_signature"].contains(&&*failure.code), "{failure}");
        assert!(failure.sentence.contains("ãy "), "{failure}");
    }
}
