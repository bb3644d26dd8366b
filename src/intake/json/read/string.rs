//! Strings of the strict reader: escapes resolved, surrogate pairs joined, controls refused.
use super::{Limit, Reader, Why};
use crate::domain::Foreign;
use crate::intake::fault::Fault;

impl Reader<'_, '_> {
    /// Reads a string; stands on its opening quote before and behind its closing quote after.
    pub(super) fn string(&mut self) -> Result<Foreign, Fault> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let plain = self.at;
            while self
                .peek()
                .is_some_and(|b| b >= b' ' && b != b'"' && b != b'\\')
            {
                self.at += 1;
            }
            out.push_str(self.text.get(plain..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.escape(&mut out)?,
                Some(control) => {
                    self.spoil(Why::RawControl);
                    out.push(char::from(control));
                    if control == b'\n' {
                        self.newline();
                    } else {
                        self.at += 1;
                    }
                }
                None => return Err(self.fault(Why::Truncated)),
            }
        }
        self.at += 1;
        if out.len() > self.limits.get(Limit::FieldBytes) {
            self.spoil_limit(Limit::FieldBytes);
        }
        Ok(out.into())
    }

    fn escape(&mut self, out: &mut String) -> Result<(), Fault> {
        self.at += 1;
        let Some(letter) = self.peek() else {
            return Err(self.fault(Why::Truncated));
        };
        let plain = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(out),
            _ => return Err(self.broken()),
        };
        self.at += 1;
        out.push(plain);
        Ok(())
    }

    /// Reads `uXXXX`, and a second `\uXXXX` where the first is half of a pair.
    fn code_point(&mut self, out: &mut String) -> Result<(), Fault> {
        let first = self.unit()?;
        let scalar = match first {
            0xD800..=0xDBFF if self.text.get(self.at..self.at + 2) == Some("\\u") => {
                let back = self.at;
                self.at += 1;
                let second = self.unit()?;
                if (0xDC00..=0xDFFF).contains(&second) {
                    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
                } else {
                    // The second escape stands for itself; it is read again by the caller.
                    self.at = back;
                    None
                }
            }
            _ => char::from_u32(first),
        };
        if scalar.is_none() {
            self.spoil(Why::LoneSurrogate);
        }
        out.push(scalar.unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(())
    }

    /// One `uXXXX` of an escape.
    fn unit(&mut self) -> Result<u32, Fault> {
        let digits = self.text.get(self.at + 1..self.at + 5);
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some(unit) = unit else {
            let end = self.text.len() < self.at + 5;
            return Err(self.fault(if end { Why::Truncated } else { Why::Json }));
        };
        self.at += 5;
        Ok(unit)
    }
}
