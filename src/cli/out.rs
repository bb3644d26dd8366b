//! The way out of a command: shown text or JSON on the standard output, words for people on the error output.
//!
//! Only [`Shown`] and JSON made harmless get through; there is no way to print a plain string of unknown origin.
use std::io::{self, Write};

use serde::Serialize;

use super::json;
use crate::domain::text::Shown;
use crate::domain::{Foreign, text};

/// Where a command prints.
pub struct Out<'a> {
    to: &'a mut dyn Write,
    notes: &'a mut dyn Write,
    json: bool,
    ascii: bool,
}

impl<'a> Out<'a> {
    /// Prints results to `to` and words beside them to `notes`; as JSON if asked, in ASCII where nothing else can be shown.
    pub fn new(to: &'a mut dyn Write, notes: &'a mut dyn Write, json: bool, ascii: bool) -> Self {
        Self {
            to,
            notes,
            json,
            ascii,
        }
    }

    /// Whether results are wanted as JSON.
    pub const fn wants_json(&self) -> bool {
        self.json
    }

    /// One line of the result.
    pub fn line(&mut self, line: &Shown) -> io::Result<()> {
        if self.ascii {
            writeln!(self.to, "{}", line.ascii())
        } else {
            writeln!(self.to, "{line}")
        }
    }

    /// Several lines of the result.
    pub fn lines<'l>(&mut self, lines: impl IntoIterator<Item = &'l Shown>) -> io::Result<()> {
        lines.into_iter().try_for_each(|line| self.line(line))
    }

    /// One object of the result, on a line of its own.
    pub fn object(&mut self, object: &impl Serialize) -> io::Result<()> {
        let mut bytes = json::line(object)?;
        bytes.push(b'\n');
        self.to.write_all(&bytes)
    }

    /// Text this program generated as a whole: completions, the manual, a frame. Its makers let foreign text in as
    /// [`Shown`] only.
    pub fn generated(&mut self, text: &[u8]) -> io::Result<()> {
        self.to.write_all(text)
    }

    /// Words for people beside the result; each line passes the gate.
    pub fn note(&mut self, words: &str) -> io::Result<()> {
        for line in text::show_lines(&Foreign::from(words)) {
            let line = if self.ascii { line.ascii() } else { line };
            writeln!(self.notes, "{line}")?;
        }
        Ok(())
    }

    /// Words that overwrite themselves on a terminal (`31 of 200`); [`Out::progress_over`] ends them.
    pub fn progress(&mut self, words: &Shown) -> io::Result<()> {
        write!(self.notes, "\r{}", words.ascii())?;
        self.notes.flush()
    }

    /// Ends the progress line.
    pub fn progress_over(&mut self) -> io::Result<()> {
        writeln!(self.notes)
    }

    /// Hands everything over to the system.
    pub fn flush(&mut self) -> io::Result<()> {
        self.to.flush()?;
        self.notes.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_lines_are_clean_and_ascii_where_asked() {
        let (mut to, mut notes) = (Vec::new(), Vec::new());
        let mut out = Out::new(&mut to, &mut notes, false, true);
        out.line(&text::show(&"SÄMPLE \u{1b}[2J".into())).unwrap();
        out.note("one\ntwo \u{202e}").unwrap();
        assert_eq!(String::from_utf8(to).unwrap(), "SAMPLE <U+001B>[2J\n");
        assert_eq!(String::from_utf8(notes).unwrap(), "one\ntwo <U+202E>\n");
    }
}
