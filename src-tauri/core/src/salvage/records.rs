//! One row as SQLite's file format writes it (<https://www.sqlite.org/fileformat2.html>, sections 1.6 and 2): a whole row
//! or none, never a guess.

use rusqlite::types::Value;

/// More columns than any table has; what says so is no row.
const COLUMNS: usize = 200;

/// A row as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number, which is the column `id`.
    pub id: i64,
    /// Its columns in the order of the table; the place of `id` is empty.
    pub values: Vec<Value>,
}

/// A number of 1 to 9 bytes at the front of `bytes`, and how many bytes it took.
pub fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0_u64;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            return Some((number << 8 | u64::from(*byte), 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

/// The columns of a row's payload; nothing unless every byte of it is accounted for.
pub fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = varint(payload)?;
    let head = usize::try_from(head).ok().filter(|head| *head <= payload.len())?;
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        let (kind, length) = varint(payload.get(at..head)?)?;
        at += length;
        let size = size_of_kind(kind)?;
        values.push(value(kind, payload.get(body..body.checked_add(size)?)?)?);
        body += size;
        if values.len() > COLUMNS {
            return None;
        }
    }
    (at == head && body == payload.len() && !values.is_empty()).then_some(values)
}

fn size_of_kind(kind: u64) -> Option<usize> {
    Some(match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        _ => return None,
    })
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value> {
    let whole = || {
        let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
        bytes.iter().fold(if negative { -1_i64 } else { 0 }, |number, byte| number << 8 | i64::from(*byte))
    };
    Some(match kind {
        0 => Value::Null,
        1..=6 => Value::Integer(whole()),
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        kind if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_the_format_is_read_and_a_torn_one_is_not() {
        // Head of 6 bytes: NULL, one byte, text of 2, blob of 1, the constant 1.
        let record = [6, 0, 1, 17, 14, 9, 0xfe, b'a', b'b', 7];
        let read = values(&record).unwrap();
        let text = Value::Text("ab".into());
        assert_eq!(read, [Value::Null, Value::Integer(-2), text, Value::Blob(vec![7]), Value::Integer(1)]);
        assert_eq!(values(&record[..9]), None);
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0xff; 3]), None);
    }
}
