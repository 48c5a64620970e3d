//! The bytes of a damaged file off a disk that may fail itself: where it refuses a part, that part counts as empty and
//! what lies around it is read all the same.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use crate::files::patiently;

/// Read at once while the disk answers.
const PIECE: usize = 1 << 20;
/// Read at once where it does not: what a disk refuses is at least one sector of that length.
const SECTOR: usize = 4096;

/// What was read.
#[derive(Debug)]
pub struct Bytes {
    /// As long as the file; zero where it cannot be read.
    pub bytes: Vec<u8>,
    /// Whether there is such a place.
    pub has_gaps: bool,
}

/// Reads all that the disk gives of a file.
///
/// # Errors
/// The file cannot be opened, or nothing of it can be read.
pub fn bytes_of(file: &Path, go_on: &mut dyn FnMut() -> bool) -> std::io::Result<Bytes> {
    let mut source = patiently(|| File::open(file))?;
    let length = usize::try_from(source.metadata()?.len()).map_err(|_| Error::from(ErrorKind::FileTooLarge))?;
    read_around(&mut source, length, go_on)
}

fn read_around(
    source: &mut (impl Read + Seek),
    length: usize,
    go_on: &mut dyn FnMut() -> bool,
) -> std::io::Result<Bytes> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_| Error::from(ErrorKind::OutOfMemory))?;
    bytes.resize(length, 0);
    let mut first_refusal = None;
    let mut is_any_read = length == 0;
    for (at, piece) in bytes.chunks_mut(PIECE).enumerate() {
        if !go_on() {
            return Err(ErrorKind::Interrupted.into());
        }
        if read_at(source, at * PIECE, piece).is_ok() {
            is_any_read = true;
            continue;
        }
        for (sector, part) in piece.chunks_mut(SECTOR).enumerate() {
            match read_at(source, at * PIECE + sector * SECTOR, part) {
                Ok(()) => is_any_read = true,
                Err(refusal) => {
                    part.fill(0);
                    first_refusal.get_or_insert(refusal);
                }
            }
        }
    }
    match first_refusal {
        Some(refusal) if !is_any_read => Err(refusal),
        refusal => Ok(Bytes { bytes, has_gaps: refusal.is_some() }),
    }
}

fn read_at(source: &mut (impl Read + Seek), at: usize, into: &mut [u8]) -> std::io::Result<()> {
    source.seek(SeekFrom::Start(at as u64))?;
    source.read_exact(into)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk of which some sectors refuse.
    struct Worn {
        bytes: Vec<u8>,
        at: usize,
        bad: std::ops::Range<usize>,
    }

    impl Read for Worn {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let end = (self.at + buffer.len()).min(self.bytes.len());
            if self.at < self.bad.end && end > self.bad.start {
                return Err(Error::other("bad sector"));
            }
            buffer[..end - self.at].copy_from_slice(&self.bytes[self.at..end]);
            let read = end - self.at;
            self.at = end;
            Ok(read)
        }
    }

    impl Seek for Worn {
        fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
            let SeekFrom::Start(at) = to else { return Err(ErrorKind::Unsupported.into()) };
            self.at = at as usize;
            Ok(at)
        }
    }

    #[test]
    fn what_lies_around_a_bad_sector_is_read() {
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| (at % 251 + 1) as u8).collect();
        let mut disk = Worn { bytes: bytes.clone(), at: 0, bad: 1_500_000..1_500_010 };
        let read = read_around(&mut disk, bytes.len(), &mut || true).unwrap();
        // 1,500,000 lies in the sector from 1,499,136 on.
        let (from, to) = (1_499_136, 1_503_232);
        assert!(read.has_gaps);
        assert!(read.bytes[..from] == bytes[..from] && read.bytes[to..] == bytes[to..]);
        assert!(read.bytes[from..to].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn a_whole_file_has_no_gaps_and_one_that_nothing_is_read_of_is_refused() {
        let mut sound = Worn { bytes: vec![5; 10_000], at: 0, bad: 0..0 };
        let read = read_around(&mut sound, 10_000, &mut || true).unwrap();
        assert!(!read.has_gaps && read.bytes == vec![5; 10_000]);
        let mut gone = Worn { bytes: vec![5; 10_000], at: 0, bad: 0..10_000 };
        assert_eq!(read_around(&mut gone, 10_000, &mut || true).unwrap_err().to_string(), "bad sector");
        let stopped = read_around(&mut gone, 10_000, &mut || false).unwrap_err();
        assert_eq!(stopped.kind(), ErrorKind::Interrupted);
    }
}
