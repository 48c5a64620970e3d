//! The way from the reading process to the program: pieces, each behind its length, so that the one takes in rows while
//! the other still reads. In postcard, as a long list has a quarter of a million cells.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize};

use super::cells::{ListFile, Row, in_order};
use super::error::ReadError;

/// What the reading process says at last.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The file, without the rows sent ahead; and for each sheet the number those bear.
    Read(ListFile, Vec<u32>),
    /// Why there is none.
    Refused(ReadError),
}

/// Rows go ahead so many together.
pub(super) const SENT_TOGETHER: usize = 500;

#[derive(Debug, Serialize, Deserialize)]
enum Piece {
    /// Rows of the sheet of this number, the next ones.
    Rows(u32, Vec<Row>),
    /// The last piece.
    Answer(Answer),
}

/// Writes pieces on a thread of its own.
pub(super) struct Outlet {
    pieces: SyncSender<Piece>,
    writer: JoinHandle<std::io::Result<()>>,
}

impl Outlet {
    /// Begins to write.
    pub(super) fn new(mut out: impl Write + Send + 'static) -> Self {
        let (pieces, waiting) = sync_channel(8);
        let writer = std::thread::spawn(move || {
            for piece in waiting {
                let bytes = postcard::to_stdvec(&piece).map_err(std::io::Error::other)?;
                let length = u32::try_from(bytes.len()).map_err(std::io::Error::other)?;
                out.write_all(&length.to_le_bytes())?;
                out.write_all(&bytes)?;
                // The end of the process gives the rows back faster, all at once, and the parent waits for it.
                std::mem::forget(piece);
            }
            out.flush()
        });
        Self { pieces, writer }
    }

    /// Sends rows ahead. When nobody listens any more, [`Self::finish`] says so.
    pub(super) fn rows(&self, sheet: u32, rows: Vec<Row>) {
        let _ = self.pieces.send(Piece::Rows(sheet, rows));
    }

    /// Sends the answer, and waits until all is written.
    pub(super) fn finish(self, answer: Answer) -> std::io::Result<()> {
        let _ = self.pieces.send(Piece::Answer(answer));
        drop(self.pieces);
        self.writer.join().unwrap_or_else(|_| Err(std::io::ErrorKind::Other.into()))
    }
}

/// Takes in the pieces until they end, `most` bytes in all.
///
/// # Errors
/// [`ReadError::TooMuch`]; [`ReadError::ReaderBroke`]: no answer, or nonsense; the refusal of the reading process.
pub(super) fn receive(mut from: impl Read, most: u64) -> Result<ListFile, ReadError> {
    let mut left = most;
    let mut ahead: BTreeMap<u32, Vec<Row>> = BTreeMap::new();
    loop {
        match next(&mut from, &mut left)? {
            Piece::Rows(sheet, mut rows) => ahead.entry(sheet).or_default().append(&mut rows),
            Piece::Answer(Answer::Refused(refusal)) => return Err(refusal),
            Piece::Answer(Answer::Read(list, numbers)) => return Ok(whole(list, &numbers, ahead)),
        }
    }
}

fn next(from: &mut impl Read, left: &mut u64) -> Result<Piece, ReadError> {
    let mut length = [0; 4];
    from.read_exact(&mut length).map_err(|_| ReadError::ReaderBroke)?;
    let length = u64::from(u32::from_le_bytes(length));
    let mut bytes = Vec::new();
    let read = from.take(length.min(*left + 1)).read_to_end(&mut bytes).map_err(|_| ReadError::ReaderBroke)? as u64;
    *left = left.checked_sub(read).ok_or(ReadError::TooMuch)?;
    if read < length {
        return Err(ReadError::ReaderBroke);
    }
    postcard::from_bytes(&bytes).map_err(|_| ReadError::ReaderBroke)
}

/// The file with the rows that were sent ahead, in order; a sheet that broke off has none.
fn whole(mut list: ListFile, numbers: &[u32], mut ahead: BTreeMap<u32, Vec<Row>>) -> ListFile {
    for (sheet, number) in list.sheets.iter_mut().zip(numbers).filter(|(sheet, _)| sheet.trouble.is_none()) {
        let mut rows = ahead.remove(number).unwrap_or_default();
        rows.append(&mut sheet.rows);
        sheet.rows = in_order(rows);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::cells::{Cell, Sheet};
    use super::*;

    fn row(number: u32) -> Row {
        (number, vec![Cell::Number(f64::from(number))])
    }

    /// What comes out at the other end.
    fn through(send: impl FnOnce(&Outlet), answer: Answer, most: u64) -> Result<ListFile, ReadError> {
        let (out, from) = pair();
        let outlet = Outlet::new(out);
        send(&outlet);
        outlet.finish(answer).unwrap();
        receive(from.bytes().as_slice(), most)
    }

    /// What is written, to be read afterwards.
    #[derive(Clone, Default)]
    struct Written(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

    impl Written {
        fn bytes(&self) -> Vec<u8> {
            self.0.lock().unwrap().clone()
        }
    }

    impl Write for Written {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn pair() -> (Written, Written) {
        let written = Written::default();
        (written.clone(), written)
    }

    fn sheet(name: &str, rows: Vec<Row>) -> Sheet {
        Sheet { name: name.into(), rows, ..Sheet::default() }
    }

    #[test]
    fn rows_sent_ahead_come_to_their_sheets_in_the_order_of_the_file() {
        let list =
            ListFile { sheets: vec![sheet("A", vec![row(9)]), sheet("B", vec![row(2), row(7)])], kind: "x".into() };
        let sent = |outlet: &Outlet| {
            outlet.rows(0, vec![row(1), row(3)]);
            outlet.rows(2, vec![row(5)]);
            outlet.rows(0, vec![row(4)]);
        };
        let got = through(sent, Answer::Read(list, vec![0, 2]), 1 << 20).unwrap();
        let numbers = |at: usize| got.sheets[at].rows.iter().map(|(number, _)| *number).collect::<Vec<_>>();
        assert_eq!(numbers(0), [1, 3, 4, 9]);
        assert_eq!(numbers(1), [2, 5, 7], "rows that come late are put in their place");
    }

    #[test]
    fn of_a_sheet_that_broke_off_nothing_is_kept() {
        let broken = Sheet { trouble: Some("hỏng".into()), ..sheet("A", Vec::new()) };
        let list = ListFile { sheets: vec![broken], kind: "x".into() };
        let got = through(|outlet| outlet.rows(0, vec![row(1)]), Answer::Read(list, vec![0]), 1 << 20).unwrap();
        assert!(got.sheets[0].rows.is_empty());
    }

    #[test]
    fn too_much_and_nonsense_are_refused() {
        let list = || Answer::Read(ListFile::default(), Vec::new());
        let many = |outlet: &Outlet| outlet.rows(0, (0..1000).map(row).collect());
        assert_eq!(through(many, list(), 2_000), Err(ReadError::TooMuch));
        assert_eq!(through(|_| {}, Answer::Refused(ReadError::Encrypted), 2_000), Err(ReadError::Encrypted));
        for nonsense in [&b""[..], b"{\"read\":", b"\x09\x00\x00\x00{\"read\":}", b"\x02\x00\x00\x00\x01"] {
            assert!(
                matches!(receive(nonsense, 2_000), Err(ReadError::ReaderBroke | ReadError::TooMuch)),
                "{nonsense:?}"
            );
        }
    }
}
