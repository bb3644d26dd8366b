//! Base64 (RFC 4648), read strictly: one alphabet, right padding, no bits left over.
//!
//! Never here: what the bytes are.

/// The bytes of a base64 text; line breaks between groups are passed over. None if it is not base64.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let body: &[u8] = letters
        .strip_suffix(b"==")
        .or_else(|| letters.strip_suffix(b"="))
        .unwrap_or(&letters);
    if !letters.len().is_multiple_of(4) {
        return None;
    }
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in body {
        held = held << 6 | u32::from(value(*letter)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0).then_some(bytes)
}

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn known_values_are_read_and_others_refused() {
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9v\r\nYmFy", "foobar"),
        ] {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        for text in [
            "Z", "Zg", "Zg=", "Zh==", "Zm9v=", "====", "Zm9v!A==", "Z=g=",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
