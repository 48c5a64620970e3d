//! Copying a file so that it is known which side failed: the stick it came from, or the disk it went to.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Write};
use std::path::Path;

use super::held::patiently;

/// Which side failed.
#[derive(Debug)]
pub(crate) enum NotCopied {
    /// The file could not be read to its end.
    Read(Error),
    /// The copy could not be made or made durable.
    Write(Error),
}

/// Read at once.
const PIECE: usize = 1 << 20;

/// Copies the bytes of a file, not its attributes (a copy of what may only be read can be written), and makes them
/// durable. What stands at `to` is written over; of a copy that failed a part may stay there.
pub(crate) fn copy_whole(from: &Path, to: &Path) -> Result<(), NotCopied> {
    let mut source = patiently(|| File::open(from)).map_err(NotCopied::Read)?;
    let mut target = patiently(|| File::create(to)).map_err(NotCopied::Write)?;
    pour(&mut source, &mut target)?;
    target.sync_all().map_err(NotCopied::Write)
}

fn pour(source: &mut impl Read, target: &mut impl Write) -> Result<(), NotCopied> {
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(count) => target.write_all(&piece[..count]).map_err(NotCopied::Write)?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(NotCopied::Read(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct PulledOut(usize);

    impl Read for PulledOut {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(1).ok_or(Error::other("gone"))?;
            Ok(buffer.len())
        }
    }

    struct Full;

    impl Write for Full {
        fn write(&mut self, _bytes: &[u8]) -> std::io::Result<usize> {
            Err(ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_side_that_failed_is_told() {
        assert!(matches!(pour(&mut PulledOut(3), &mut Vec::new()), Err(NotCopied::Read(_))));
        assert!(
            matches!(pour(&mut PulledOut(3), &mut Full), Err(NotCopied::Write(error)) if error.kind() == ErrorKind::StorageFull)
        );
        let mut copied = Vec::new();
        pour(&mut [7_u8; 3_000_000].as_slice(), &mut copied).unwrap();
        assert!(copied == [7_u8; 3_000_000]);
    }
}
