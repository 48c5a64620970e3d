//! A slot: the book's key, wrapped with what argon2id makes of one account's password.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{BookKey, KeyError, hex};

/// What a password costs: more than OWASP asks at least (19 MiB, 2 passes), and well below a second on an old PC.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
/// No slot of ours asks for more; a forged one shall not stop the machine.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;

/// The book's key, wrapped. The login is bound to it: a slot cannot be passed on to another account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    wrapped: String,
}

impl Slot {
    /// Wraps the key of a book for `login`.
    ///
    /// # Errors
    /// [`KeyError::NoMemory`].
    pub fn wrap(key: &BookKey, login: &str, password: &str) -> Result<Self, KeyError> {
        let salt: [u8; 16] = rand::random();
        let nonce: [u8; 24] = rand::random();
        let wrapping = derived(password, &salt, (MEMORY_KIB, PASSES, LANES)).ok_or(KeyError::NoMemory)?;
        let payload = Payload { msg: key.bytes(), aad: login.as_bytes() };
        let wrapped = cipher(&wrapping).encrypt(&XNonce::from(nonce), payload).map_err(|_| KeyError::NoMemory)?;
        Ok(Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: hex::of(&salt),
            nonce: hex::of(&nonce),
            wrapped: hex::of(&wrapped),
        })
    }

    /// The book's key; nothing with another password, another login or a slot that was changed.
    ///
    /// # Errors
    /// [`KeyError::NoMemory`].
    pub fn unwrap(&self, login: &str, password: &str) -> Result<Option<BookKey>, KeyError> {
        let (Some(salt), Some(nonce), Some(wrapped)) =
            (hex::read::<16>(&self.salt), hex::read::<24>(&self.nonce), hex::read::<48>(&self.wrapped))
        else {
            return Ok(None);
        };
        if self.memory_kib > MOST_MEMORY_KIB || self.passes > MOST_PASSES || self.lanes > 16 {
            return Ok(None);
        }
        let wrapping =
            derived(password, &salt, (self.memory_kib, self.passes, self.lanes)).ok_or(KeyError::NoMemory)?;
        let payload = Payload { msg: &wrapped, aad: login.as_bytes() };
        let Ok(bytes) = cipher(&wrapping).decrypt(&XNonce::from(nonce), payload).map(Zeroizing::new) else {
            return Ok(None);
        };
        Ok(<[u8; 32]>::try_from(bytes.as_slice()).ok().map(BookKey::from_bytes))
    }
}

/// As much work as checking a password takes: for a login that nobody has, so that the pause does not tell it.
pub fn pretend(password: &str) {
    let _ = derived(password, &[0; 16], (MEMORY_KIB, PASSES, LANES));
}

fn cipher(wrapping: &Zeroizing<[u8; 32]>) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(**wrapping).into())
}

fn derived(password: &str, salt: &[u8], (memory, passes, lanes): (u32, u32, u32)) -> Option<Zeroizing<[u8; 32]>> {
    let parameters = Params::new(memory, passes, lanes, Some(32)).ok()?;
    let mut wrapping = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    argon.hash_password_into(password.as_bytes(), salt, wrapping.as_mut()).ok()?;
    Some(wrapping)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_login_and_its_password_unwrap() {
        let key = BookKey::from_bytes([7; 32]);
        let slot = Slot::wrap(&key, "hoa", "mật khẩu của Hoa").unwrap();
        assert_eq!(slot.unwrap("hoa", "mật khẩu của Hoa").unwrap(), Some(key));
        assert_eq!(slot.unwrap("hoa", "mật khẩu của hoa").unwrap(), None);
        assert_eq!(slot.unwrap("lan", "mật khẩu của Hoa").unwrap(), None);
        let forged = Slot { memory_kib: u32::MAX, ..slot };
        assert_eq!(forged.unwrap("hoa", "mật khẩu của Hoa").unwrap(), None);
    }
}
