//! Text received from abroad, exactly as received.
//!
//! Never here: anything that shows it; that is the gate's work.
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write};

/// Immutable text from outside: a name, a reference, a letter, a file name.
///
/// It has no `Display`, does not dereference to `str`, and its `Debug` form tells only its length, so it cannot reach a
/// screen, a log or a panic message by accident. Serialises transparently as a string. Order and equality are those of the
/// bytes as received: no folding, no normalisation.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Foreign(Box<str>);

impl Foreign {
    /// Takes text over unchanged.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// Takes bytes over; each byte that is not part of valid UTF-8 becomes the visible text `<0x9F>` (its value in hex).
    ///
    /// Use [`Foreign::from_bytes_counted`] where the number of such bytes is wanted.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self::from_bytes_counted(bytes).0
    }

    /// Like [`Foreign::from_bytes`], and tells how many bytes could not be decoded.
    pub fn from_bytes_counted(bytes: &[u8]) -> (Self, usize) {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return (Self::new(text), 0);
        }
        let mut text = String::with_capacity(bytes.len().saturating_add(16));
        let mut undecodable = 0;
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            for byte in chunk.invalid() {
                undecodable += 1;
                // Writing to a String cannot fail.
                let _ = write!(text, "<0x{byte:02X}>");
            }
        }
        (Self::new(text), undecodable)
    }

    /// The text as received, for parsing, matching, hashing and storing. Never for showing: that is [`super::show`].
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// True if there is no text at all. A lone space is text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Length in bytes of UTF-8.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Debug for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Foreign({} bytes)", self.len())
    }
}

impl From<String> for Foreign {
    fn from(text: String) -> Self {
        Self(text.into_boxed_str())
    }
}

impl From<&str> for Foreign {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Foreign;

    #[test]
    fn debug_tells_the_length_only() {
        assert_eq!(
            format!("{:?}", Foreign::from("SAMPLE NAME")),
            "Foreign(11 bytes)"
        );
    }

    #[test]
    fn undecodable_bytes_become_visible_and_counted() {
        let (text, count) = Foreign::from_bytes_counted(b"SAMPLE\x9f\xc3");
        assert_eq!((text.raw(), count), ("SAMPLE<0x9F><0xC3>", 2));
        assert_eq!(Foreign::from_bytes("SÄMPLE".as_bytes()).raw(), "SÄMPLE");
    }

    #[test]
    fn stored_form_is_a_plain_string() {
        let text = Foreign::from("SÄMPLE\u{202E}");
        let stored = postcard::to_allocvec(&text).unwrap();
        assert_eq!(stored, postcard::to_allocvec("SÄMPLE\u{202E}").unwrap());
        assert_eq!(postcard::from_bytes::<Foreign>(&stored).unwrap(), text);
        assert_eq!(
            serde_json::from_str::<Foreign>("\"x\"").unwrap(),
            Foreign::from("x")
        );
    }
}
