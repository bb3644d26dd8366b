//! Which characters the bytes of a plain text or list stand for.
//!
//! Never here: formats that fix their encoding (JSON is UTF-8 or refused).
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How a text was decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with its byte order mark, as spreadsheets write "Unicode text".
    Utf16,
    /// windows-1252, assumed because the bytes are not UTF-8; other eight-bit encodings come out wrong, never lost.
    Windows1252,
}

/// Decodes a text; a byte order mark is left out.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Decoded) {
    let (encoding, decoded): (&Encoding, _) = match bytes {
        [0xFF, 0xFE, ..] => (UTF_16LE, Decoded::Utf16),
        [0xFE, 0xFF, ..] => (UTF_16BE, Decoded::Utf16),
        _ => {
            let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            if let Ok(text) = std::str::from_utf8(body) {
                return (Cow::Borrowed(text), Decoded::Utf8);
            }
            (WINDOWS_1252, Decoded::Windows1252)
        }
    };
    (encoding.decode_with_bom_removal(bytes).0, decoded)
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    #[test]
    fn each_encoding_is_recognised() {
        for (bytes, text, how) in [
            (&b"\xEF\xBB\xBFa\xC3\xA9"[..], "aé", Decoded::Utf8),
            (b"a\xE9\x80", "aé€", Decoded::Windows1252),
            (b"\xFF\xFEa\0\xE9\0", "aé", Decoded::Utf16),
            (b"\xFE\xFF\0a\0\xE9", "aé", Decoded::Utf16),
            (b"", "", Decoded::Utf8),
        ] {
            assert_eq!(decode(bytes), (text.into(), how));
        }
    }
}
