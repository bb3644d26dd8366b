//! Reads values out of the configuration file and gathers everything that is wrong with them, each with its line.
//!
//! A faulty value is reported and then treated as absent, so that one fault never hides another. Never here: which keys
//! there are.
use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something wrong in the configuration file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: u32,
    /// What is wrong and what may be written instead. May quote the file: passes the gate before it is shown.
    pub what: String,
}

/// The file being read, with its faults so far.
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) faults: Vec<Fault>,
}

/// A value with the line it stands on.
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) line: u32,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Reader<'t> {
    /// Parses the file as far as it can be parsed.
    pub(super) fn parse(text: &'t str) -> (Self, DeTable<'t>) {
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut reader = Self {
            text,
            faults: Vec::new(),
        };
        for error in errors {
            let start = error.span().map_or(0, |span| span.start);
            reader.fault(start, error.message());
        }
        (reader, document.into_inner())
    }

    /// Line of a byte position, from 1.
    pub(super) fn line(&self, at: usize) -> u32 {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let breaks = memchr::memchr_iter(b'\n', before).count();
        u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Notes a fault at a byte position.
    pub(super) fn fault(&mut self, at: usize, what: impl Into<String>) {
        let (line, what) = (self.line(at), what.into());
        self.faults.push(Fault { line, what });
    }

    /// Reports every key that is not one of `known`.
    pub(super) fn only(&mut self, table: &DeTable<'_>, place: &str, known: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let choices = known.join(", ");
                let what = format!("{place} knows no `{name}`; there are {choices}");
                self.fault(key.span().start, what);
            }
        }
    }

    /// The table under this key.
    pub(super) fn table<'d>(
        &mut self,
        parent: &'d DeTable<'t>,
        key: &str,
    ) -> Option<&'d DeTable<'t>> {
        let value = parent.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistyped(value, key, &format!("a section [{key}]"));
        }
        table
    }

    /// The tables of `[[key]]`, each with its position.
    pub(super) fn tables<'d>(
        &mut self,
        parent: &'d DeTable<'t>,
        key: &str,
    ) -> Vec<(Range<usize>, &'d DeTable<'t>)> {
        let Some(value) = parent.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.mistyped(value, key, &format!("sections [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for element in list {
            match element.get_ref().as_table() {
                Some(table) => tables.push((element.span(), table)),
                None => self.mistyped(element, key, &format!("a section [[{key}]]")),
            }
        }
        tables
    }

    /// Text under this key.
    pub(super) fn text(&mut self, table: &DeTable<'t>, key: &str) -> Option<At<String>> {
        let value = table.get(key)?;
        let line = self.line(value.span().start);
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.mistyped(value, key, "text in quotes");
        }
        text.map(|text| At {
            value: text.to_owned(),
            line,
        })
    }

    /// Text that `read` turns into a value; `expected` completes "must be".
    pub(super) fn read<T>(
        &mut self,
        table: &DeTable<'t>,
        key: &str,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(table, key)?;
        let value = read(&text.value);
        if value.is_none() {
            let (line, given) = (text.line, text.value);
            let what = format!("`{key}` must be {expected}, not \"{given}\"");
            self.faults.push(Fault { line, what });
        }
        value
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, table: &DeTable<'t>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.mistyped(value, key, "true or false");
        }
        flag
    }

    /// A whole number within these limits.
    pub(super) fn whole(
        &mut self,
        table: &DeTable<'t>,
        key: &str,
        limits: RangeInclusive<u64>,
    ) -> Option<u64> {
        let value = table.get(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| u64::from_str_radix(integer.as_str(), integer.radix()).ok())
            .filter(|number| limits.contains(number));
        if number.is_none() {
            let (least, most) = limits.into_inner();
            self.mistyped(
                value,
                key,
                &format!("a whole number from {least} to {most}"),
            );
        }
        number
    }

    /// A list of texts, or one text alone.
    pub(super) fn texts(&mut self, table: &DeTable<'t>, key: &str) -> Vec<At<String>> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let single = std::slice::from_ref(value);
        let elements: &[Value<'t>] = match value.get_ref() {
            DeValue::Array(list) => list,
            _ => single,
        };
        let mut texts = Vec::new();
        for element in elements {
            match element.get_ref().as_str() {
                Some(text) => texts.push(At {
                    value: text.to_owned(),
                    line: self.line(element.span().start),
                }),
                None => self.mistyped(element, key, "a list of texts in quotes"),
            }
        }
        texts
    }

    fn mistyped(&mut self, value: &Value<'_>, key: &str, expected: &str) {
        self.fault(value.span().start, format!("`{key}` must be {expected}"));
    }
}
