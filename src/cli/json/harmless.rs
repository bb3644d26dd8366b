//! JSON that loses nothing and cannot act on a terminal: every character the text gate would not pass is written as an escape.
//!
//! Escapes mean the same to every reader of JSON (RFC 8259, section 7). Never here: which fields there are.
use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};

use crate::domain::Foreign;
use crate::domain::text::hidden_report;

/// The value on one line, without a line feed.
pub fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(256);
    value.serialize(&mut Serializer::with_formatter(
        &mut bytes,
        Harmless(CompactFormatter),
    ))?;
    Ok(bytes)
}

struct Harmless(CompactFormatter);

impl Formatter for Harmless {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        for hidden in hidden_report(&Foreign::from(fragment)) {
            if hidden.in_place {
                continue;
            }
            let before = fragment.get(written..hidden.offset).unwrap_or_default();
            writer.write_all(before.as_bytes())?;
            for unit in hidden.scalar.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = hidden.offset + hidden.scalar.len_utf8();
        }
        let rest = fragment.get(written..).unwrap_or_default();
        writer.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str) -> String {
        String::from_utf8(line(&text).unwrap()).unwrap()
    }

    #[test]
    fn hostile_characters_are_escaped_and_others_are_not() {
        for (text, json) in [
            ("SÄMPLE 例", "\"SÄMPLE 例\""),
            ("a\u{202e}b", "\"a\\u202eb\""),
            ("\u{1b}[2J\u{9b}", "\"\\u001b[2J\\u009b\""),
            (
                "\u{200b}\u{feff}\u{7f}\u{e0041}",
                "\"\\u200b\\ufeff\\u007f\\udb40\\udc41\"",
            ),
            ("q\"\\\n\u{2028}", "\"q\\\"\\\\\\n\\u2028\""),
        ] {
            assert_eq!(written(text), json);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn nothing_is_lost_and_nothing_acts(text in any::<String>()) {
            let json = written(&text);
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            let reported = hidden_report(&Foreign::from(json.as_str()));
            prop_assert!(reported.iter().all(|hidden| hidden.in_place), "{}", json.escape_unicode());
        }
    }
}
