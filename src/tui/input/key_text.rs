//! The text of `--keys`: characters as typed, everything else in angle brackets (`jj<enter>f<c-l><resize:100x30>`).
//!
//! Never here: the configuration syntax of chords beyond the names it shares, any meaning of a key.

use std::time::Duration;

use super::{Chord, Key, KeyInput};

/// Where and why a key text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("character {position} of the key text: {reason}")]
pub struct KeyTextError {
    /// Which character, counted from 1.
    pub position: usize,
    /// What is wrong there and what may be written instead.
    pub reason: String,
}

/// Reads a key text into the messages a keyboard would have sent. Each press is a fresh one, never a repeat.
///
/// # Errors
/// At the first part that is no key, with its position.
pub fn parse_key_text(text: &str) -> Result<Vec<KeyInput>, KeyTextError> {
    let mut inputs = Vec::new();
    let mut position = 1;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (input, length) =
            read_one(rest, character).map_err(|reason| KeyTextError { position, reason })?;
        inputs.push(input);
        let (read, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        position += read.chars().count();
        rest = tail;
    }
    Ok(inputs)
}

/// The first key of `text`, which begins with `character`, and how many bytes it takes.
fn read_one(text: &str, character: char) -> Result<(KeyInput, usize), String> {
    if let Some(inner) = text.strip_prefix('<') {
        let (name, _) = inner
            .split_once('>')
            .ok_or("`<` without `>`; write <lt> for the character")?;
        return Ok((named(name)?, name.len() + "<>".len()));
    }
    let chord = match character {
        '\n' | '\r' => Chord::plain(Key::Enter),
        '\t' => Chord::plain(Key::Tab),
        control if control.is_control() => return Err("a control character is no key".to_owned()),
        typed => Chord::char(typed),
    };
    Ok((KeyInput::press(chord), character.len_utf8()))
}

fn named(name: &str) -> Result<KeyInput, String> {
    if let Some(size) = name.strip_prefix("resize:") {
        return size
            .split_once('x')
            .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)))
            .filter(|(columns, rows)| *columns > 0_u16 && *rows > 0_u16)
            .map(|(columns, rows)| KeyInput::Resize { columns, rows })
            .ok_or_else(|| format!("`{size}` is no size; write <resize:100x30>"));
    }
    if let Some(span) = name.strip_prefix("tick:") {
        return seconds(span).map(KeyInput::Tick).ok_or_else(|| {
            format!("`{span}` is no time; write <tick:30s>, <tick:300ms> or <tick:5m>")
        });
    }
    if let Some(text) = name.strip_prefix("paste:") {
        return Ok(KeyInput::Paste(text.to_owned()));
    }
    match name {
        "lt" => Ok(KeyInput::press(Chord::char('<'))),
        "gt" => Ok(KeyInput::press(Chord::char('>'))),
        // One character between brackets is more likely a slip than a wish.
        single if single.chars().count() == 1 => {
            Err(format!("<{single}> is no name; write the character itself"))
        }
        other => other
            .parse()
            .map(KeyInput::press)
            .map_err(|error| error.to_string()),
    }
}

fn seconds(span: &str) -> Option<Duration> {
    let digits = span.trim_end_matches(|unit: char| unit.is_ascii_alphabetic());
    let number: u64 = digits.parse().ok()?;
    match span.strip_prefix(digits)? {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs),
        "h" => number.checked_mul(3600).map(Duration::from_secs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys(text: &str) -> Vec<KeyInput> {
        parse_key_text(text).unwrap()
    }

    #[test]
    fn reads_the_names_of_the_contract() {
        for (text, key) in [
            ("<enter>", Key::Enter),
            ("<esc>", Key::Esc),
            ("<tab>", Key::Tab),
            ("<up>", Key::Up),
            ("<down>", Key::Down),
            ("<left>", Key::Left),
            ("<right>", Key::Right),
            ("<pgup>", Key::PageUp),
            ("<pgdn>", Key::PageDown),
            ("<home>", Key::Home),
            ("<end>", Key::End),
            ("<space>", Key::Char(' ')),
            ("<bs>", Key::Backspace),
            ("<lt>", Key::Char('<')),
            (" ", Key::Char(' ')),
        ] {
            assert_eq!(keys(text), [KeyInput::press(Chord::plain(key))], "{text}");
        }
        assert_eq!(
            keys("<s-tab><c-l>"),
            [
                KeyInput::press(Chord::plain(Key::Tab).with_shift()),
                KeyInput::press(Chord::char('l').with_ctrl()),
            ]
        );
    }

    #[test]
    fn reads_sizes_and_times_between_keys() {
        assert_eq!(
            keys("j<resize:100x30><tick:30s>é"),
            [
                KeyInput::press(Chord::char('j')),
                KeyInput::Resize {
                    columns: 100,
                    rows: 30
                },
                KeyInput::Tick(Duration::from_secs(30)),
                KeyInput::press(Chord::char('é')),
            ]
        );
        assert_eq!(
            keys("<tick:300ms>"),
            [KeyInput::Tick(Duration::from_millis(300))]
        );
    }

    #[test]
    fn names_the_place_of_the_fault() {
        for (text, position) in [
            ("jj<enter", 3),
            ("é<nope>", 2),
            ("<resize:0x3>", 1),
            ("a<resize:9>", 2),
            ("<tick:30>", 1),
            ("<>", 1),
            ("ab\u{7}", 3),
        ] {
            assert_eq!(
                parse_key_text(text).unwrap_err().position,
                position,
                "{text}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn never_panics(text in ".{0,40}") {
            let _ = parse_key_text(&text);
        }
    }
}
