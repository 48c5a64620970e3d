//! The recovery code: the key of a book in 13 groups of five letters and digits, `7K2MQ-…`. Four of a group are the key's
//! (base 32, without I, L, O and U, which are mistaken for others), the fifth is a sum over them and over the place of
//! the group: one wrong letter, two that changed places, or two groups that did, are found and the group is named.

use zeroize::Zeroizing;

use super::{BookKey, KeyError};
use crate::files::shown;
use sha2::{Digest, Sha256};

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 256 bits of key and 4 of a sum over all of it, in groups of 20.
const GROUPS: usize = 13;
const LETTERS_OF_KEY: usize = 4;

/// The code of a key, as it is printed.
pub fn code_of(key: &BookKey) -> Zeroizing<String> {
    let mut fives = Zeroizing::new(Vec::with_capacity(GROUPS * LETTERS_OF_KEY));
    let (mut held, mut bits) = (0_u32, 0);
    for byte in key.bytes().iter().copied() {
        held = held << 8 | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            fives.push((held >> bits & 31) as u8);
            held &= (1 << bits) - 1;
        }
    }
    // One bit is left, and the sum over the whole fills its letter up.
    fives.push((held << 4) as u8 | sum_of(key));
    let mut code = Zeroizing::new(String::with_capacity(GROUPS * 6));
    for (number, group) in fives.chunks_exact(LETTERS_OF_KEY).enumerate() {
        if number > 0 {
            code.push('-');
        }
        for five in group.iter().copied().chain([check(number, group)]) {
            code.push(char::from(LETTERS[usize::from(five)]));
        }
    }
    code
}

/// The key of a code as it was typed: small letters, spaces and marks between do not matter, and what looks alike is
/// taken for what it looks like.
///
/// # Errors
/// [`KeyError::CodeLength`], [`KeyError::GroupWrong`].
pub fn key_from(code: &str) -> Result<BookKey, KeyError> {
    let typed: Zeroizing<Vec<char>> = Zeroizing::new(
        code.chars().filter(|letter| letter.is_alphanumeric()).map(|l| l.to_ascii_uppercase()).collect(),
    );
    if typed.len() != GROUPS * (LETTERS_OF_KEY + 1) {
        return Err(KeyError::CodeLength { count: typed.len() });
    }
    let mut fives = Zeroizing::new(Vec::with_capacity(GROUPS * LETTERS_OF_KEY));
    for (number, group) in typed.chunks_exact(LETTERS_OF_KEY + 1).enumerate() {
        let wrong = || KeyError::GroupWrong { group: number + 1, shown: shown(&group.iter().collect::<String>()) };
        let values: Option<Vec<u8>> = group.iter().map(|letter| value(*letter)).collect();
        let values = Zeroizing::new(values.ok_or_else(wrong)?);
        let (of_key, sum) = values.split_at(LETTERS_OF_KEY);
        if check(number, of_key) != sum[0] {
            return Err(wrong());
        }
        fives.extend_from_slice(of_key);
    }
    let mut bytes = Zeroizing::new([0; 32]);
    let (mut held, mut bits, mut at) = (0_u32, 0, 0);
    for five in fives.iter().copied() {
        held = held << 5 | u32::from(five);
        bits += 5;
        if bits >= 8 && at < 32 {
            bits -= 8;
            bytes[at] = (held >> bits) as u8;
            held &= (1 << bits) - 1;
            at += 1;
        }
    }
    let key = BookKey::from_bytes(*bytes);
    if held as u8 & 15 == sum_of(&key) {
        Ok(key)
    } else {
        // Each group is right by itself, so more than one was changed; the last one shows it.
        Err(KeyError::GroupWrong { group: GROUPS, shown: typed[typed.len() - 5..].iter().collect() })
    }
}

fn sum_of(key: &BookKey) -> u8 {
    Sha256::digest(key.bytes())[0] & 15
}

/// Σ aⁿ·letterₙ + the place of the group, in the field of 32 elements (x⁵ + x² + 1): every letter weighs differently.
fn check(number: usize, group: &[u8]) -> u8 {
    let times_a = |five: u8| if five & 16 == 0 { five << 1 } else { (five << 1 & 31) ^ 0b0_0101 };
    let sum = group.iter().fold(0, |sum, letter| times_a(sum ^ letter));
    // The place weighs as a letter of its own.
    (0..6).fold(number as u8 + 1, |place, _| times_a(place)) ^ sum
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    LETTERS.iter().position(|known| char::from(*known) == letter).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some_key(seed: u8) -> BookKey {
        let mut bytes = [0; 32];
        bytes.iter_mut().enumerate().for_each(|(at, byte)| *byte = (at as u8).wrapping_mul(37).wrapping_add(seed));
        BookKey::from_bytes(bytes)
    }

    #[test]
    fn a_code_gives_its_key_back_however_it_is_typed() {
        for seed in 0..=255 {
            let key = some_key(seed);
            let code = code_of(&key);
            assert_eq!(code.len(), 13 * 5 + 12);
            assert_eq!(key_from(&code).unwrap(), key);
            let typed = code.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
            assert_eq!(key_from(&typed).unwrap(), key);
        }
    }

    #[test]
    fn every_wrong_letter_and_every_swap_is_found_in_its_group() {
        let code: Vec<char> = code_of(&some_key(3)).chars().filter(|letter| *letter != '-').collect();
        let refused = |typed: &[char], group: usize, what: &str| match key_from(&typed.iter().collect::<String>()) {
            Err(KeyError::GroupWrong { group: found, .. }) => assert_eq!(found, group, "{what}"),
            other => panic!("{what}: {other:?}"),
        };
        for at in 0..code.len() {
            for letter in LETTERS.iter().map(|letter| char::from(*letter)).filter(|letter| *letter != code[at]) {
                let mut typed = code.clone();
                typed[at] = letter;
                refused(&typed, at / 5 + 1, "a wrong letter");
            }
            for other in at + 1..(at / 5 + 1) * 5 {
                let mut typed = code.clone();
                typed.swap(at, other);
                if typed != code {
                    refused(&typed, at / 5 + 1, "two letters of a group");
                }
            }
        }
        for one in 0..GROUPS {
            for other in one + 1..GROUPS {
                let mut typed = code.clone();
                for at in 0..5 {
                    typed.swap(one * 5 + at, other * 5 + at);
                }
                refused(&typed, one + 1, "two groups");
            }
        }
        assert!(matches!(key_from("7K2MQ"), Err(KeyError::CodeLength { count: 5 })));
    }
}
