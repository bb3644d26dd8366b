//! Country codes as they arrive, known or not.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One to four ASCII letters or digits, upper case: ISO 3166 alpha-2, alpha-3 or any other code verbatim.
///
/// Public INTERPOL data carries numbers (914, 922) and user-assigned codes; they are kept as they came.
/// Being plain ASCII, a code is safe to show. Longer or stranger text is not a code and stays foreign text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 4]);

/// Text where people read it, four bytes where it is stored.
impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            to.serialize_str(self.as_str())
        } else {
            self.0.serialize(to)
        }
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            let text = String::deserialize(from)?;
            text.parse().map_err(D::Error::custom)
        } else {
            <[u8; 4]>::deserialize(from).map(Self)
        }
    }
}

/// Text that cannot be a country code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a country code has one to four letters or digits")]
pub struct NotACountryCode;

impl CountryCode {
    /// `ZZ`, which ISO 3166 leaves to its users: a desk whose home state nobody has said yet.
    pub const NOT_SAID: Self = Self(*b"ZZ\0\0");

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }

    /// Whether the code has the shape of ISO 3166 alpha-2.
    pub fn is_alpha2(&self) -> bool {
        let text = self.as_str();
        text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// The four bytes, zero-padded: how columns keep a code.
    pub const fn to_bytes(self) -> [u8; 4] {
        self.0
    }

    /// The code whose [`CountryCode::to_bytes`] are these; `None` for four zero bytes or anything unreadable.
    pub fn from_bytes(bytes: [u8; 4]) -> Option<Self> {
        let end = bytes.iter().position(|b| *b == 0).unwrap_or(4);
        std::str::from_utf8(&bytes[..end]).ok()?.parse().ok()
    }
}

impl FromStr for CountryCode {
    type Err = NotACountryCode;

    fn from_str(text: &str) -> Result<Self, NotACountryCode> {
        let text = text.trim();
        if text.is_empty() || text.len() > 4 || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(NotACountryCode);
        }
        let mut code = [0; 4];
        for (slot, byte) in code.iter_mut().zip(text.bytes()) {
            *slot = byte.to_ascii_uppercase();
        }
        Ok(Self(code))
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CountryCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_odd_codes_verbatim() {
        for (text, code) in [
            ("za", "ZA"),
            ("DEU", "DEU"),
            ("914", "914"),
            ("922", "922"),
            (" xk ", "XK"),
        ] {
            let parsed: CountryCode = text.parse().unwrap();
            assert_eq!(parsed.as_str(), code);
            assert_eq!(CountryCode::from_bytes(parsed.to_bytes()), Some(parsed));
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "FRANCE", "Z-", "ÄÖ", "\u{202e}ZA"] {
            assert_eq!(text.parse::<CountryCode>(), Err(NotACountryCode), "{text}");
        }
    }
}
