//! A package: the installer and its signature, and what the signed comment says of it.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use minisign_verify::{PublicKey, Signature};

use super::UpdateError;
use crate::error::Failure;
use crate::files::reachable;

/// The first word of the signed comment.
const PROGRAM: &str = "so-lien-hiep";
/// The ending of a signature, after the installer's own name.
const ENDING: &str = ".minisig";
/// Bytes: an installer with Microsoft's runtime inside has about 200 MB.
const LARGEST: u64 = 600_000_000;
/// Bytes of a signature, generously.
const LARGEST_SIGNATURE: u64 = 20_000;

/// Number by number: `0.10.2` is newer than `0.9.9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u32; 3]);

impl Version {
    /// Three numbers with dots between them.
    pub fn read(text: &str) -> Option<Self> {
        let numbers: Vec<u32> = text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        Some(Self(numbers.try_into().ok()?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(out, "{major}.{minor}.{patch}")
    }
}

/// A package whose signature holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Examined {
    /// Its version, newer than ours.
    pub version: Version,
    /// What is new, in the maker's words; may be empty.
    pub notes: String,
    /// The installer's name, as signed.
    pub file_name: String,
    /// The installer itself: these very bytes were signed.
    pub bytes: Vec<u8>,
}

/// Looks at the installer at `path` and its signature beside it, with the maker's public `key`; `own` is the version in use.
///
/// # Errors
/// [`UpdateError`]: whatever is wrong with the package.
pub fn examine(path: &Path, key: &str, own: Version) -> Result<Examined, Failure> {
    let key = PublicKey::decode(key.trim()).map_err(|_| UpdateError::NoKey)?;
    let file_name = name_of(path);
    let signature_path = beside(path);
    let signature = name_of(&signature_path);
    let text = match read(&signature_path, LARGEST_SIGNATURE) {
        Ok(bytes) => String::from_utf8(bytes).ok(),
        Err(UpdateError::Unreadable { .. }) if !reachable(&signature_path).is_file() => {
            return Err(UpdateError::NoSignature { signature }.into());
        }
        Err(UpdateError::TooLarge { .. }) => None,
        Err(refused) => return Err(refused.into()),
    };
    // A stick that was edited on Windows may have other line ends; they are no part of what is signed.
    let text = text.map(|text| text.replace("\r\n", "\n"));
    let decoded = text.as_deref().and_then(|text| Signature::decode(text.trim_end()).ok());
    let signed = decoded.ok_or(UpdateError::SignatureUnreadable { signature })?;
    let bytes = read(path, LARGEST)?;
    key.verify(&bytes, &signed, false).map_err(|_| UpdateError::BadSignature { file: file_name.clone() })?;
    let other = || UpdateError::OtherProgram { file: file_name.clone() };
    let told = Told::read(signed.trusted_comment()).ok_or_else(other)?;
    if told.file != file_name {
        return Err(UpdateError::Renamed { file: file_name, signed: told.file }.into());
    }
    if told.version <= own {
        return Err(UpdateError::NotNewer { version: told.version.to_string(), own: own.to_string() }.into());
    }
    Ok(Examined { version: told.version, notes: told.notes, file_name, bytes })
}

/// What the signed comment tells: `so-lien-hiep⇥version:0.2.0⇥file:So-Lien-hiep-0.2.0-x64-setup.exe⇥notes:…`.
struct Told {
    version: Version,
    file: String,
    notes: String,
}

impl Told {
    fn read(comment: &str) -> Option<Self> {
        let mut parts = comment.split('\t');
        if parts.next()? != PROGRAM {
            return None;
        }
        let parts: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once(':')).collect();
        let told = |what: &str| parts.iter().find(|(name, _)| *name == what).map(|(_, value)| (*value).to_owned());
        Some(Self {
            version: Version::read(&told("version")?)?,
            file: told("file")?,
            notes: told("notes").unwrap_or_default(),
        })
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// At most `largest` bytes; more is refused before they are read.
fn read(path: &Path, largest: u64) -> Result<Vec<u8>, UpdateError> {
    let unreadable =
        |error: std::io::Error| UpdateError::Unreadable { file: name_of(path), reason: error.kind().to_string() };
    let file = File::open(reachable(path)).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(largest + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > largest {
        return Err(UpdateError::TooLarge { file: name_of(path) });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_number_by_number() {
        let read = |text| Version::read(text).unwrap();
        assert!(read("0.10.0") > read("0.9.9"));
        assert!(read("1.0.0") > read("0.99.99"));
        assert_eq!(read("0.1.0"), read("0.1.0"));
        for text in ["", "1", "1.2", "1.2.3.4", "1.2.x", "-1.0.0", "1.0.0-beta"] {
            assert_eq!(Version::read(text), None, "{text}");
        }
    }
}
