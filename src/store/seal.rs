//! Sealing: turning plain bytes into bytes that are safe on a lost disk, and back.
//!
//! The journal knows this trait and nothing about keys or ciphers. Never here: what the bytes mean, where they are stored.

use thiserror::Error;

/// Seals and opens byte strings under numbered keys.
///
/// `aad` ("additional authenticated data") is not stored with the sealed bytes: the one who opens has to present the same
/// bytes again. Whoever moves a sealed body to another place changes its `aad`, and opening then fails.
pub trait Sealer: Send + Sync {
    /// Number of the key new bodies are sealed with. 0 means "not sealed".
    fn key_id(&self) -> u32;

    /// Seals `plain` with the key named by [`Sealer::key_id`].
    ///
    /// # Errors
    /// [`SealError::Refused`] when sealing is not possible.
    fn seal(&self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError>;

    /// Opens what [`Sealer::seal`] made with the key `key_id` and the same `aad`.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] when the key is not at hand, [`SealError::Refused`] when the bytes are not what was sealed.
    fn open(&self, key_id: u32, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError>;
}

/// Why bytes could not be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SealError {
    /// The key with this number is not at hand.
    #[error("key {0} is not at hand: unlock with the passphrase that holds it")]
    UnknownKey(u32),
    /// The sealed bytes, their place or their key are not those of the sealing.
    #[error("sealed bytes do not open: {0}")]
    Refused(String),
}

/// No sealing at all: key number 0, bodies are stored as they are.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainSealer;

impl Sealer for PlainSealer {
    fn key_id(&self) -> u32 {
        0
    }

    fn seal(&self, _aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        Ok(plain.to_vec())
    }

    fn open(&self, key_id: u32, _aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        if key_id == self.key_id() {
            Ok(sealed.to_vec())
        } else {
            Err(SealError::UnknownKey(key_id))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_gives_back_what_it_was_given() {
        let sealed = PlainSealer.seal(b"place", b"SAMPLE").unwrap();
        assert_eq!(PlainSealer.open(0, b"place", &sealed).unwrap(), b"SAMPLE");
    }

    #[test]
    fn plain_does_not_pretend_to_know_a_key() {
        assert_eq!(
            PlainSealer.open(7, b"", b"SAMPLE"),
            Err(SealError::UnknownKey(7))
        );
    }
}
