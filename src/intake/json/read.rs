//! The strict reader: RFC 8259, and nothing it merely tolerates.
//!
//! Two grades of fault. What breaks the grammar, the encoding or the depth ends the reading. What is well formed but
//! forbidden (a key twice, half a surrogate pair, a raw control character, a field too long) spoils the value it stands in:
//! the whole document, or in a list just the one element, so that a list keeps its good records.
//!
//! Never here: what the fields mean.
mod cursor;
mod string;

use super::Json;
use crate::domain::Foreign;
use crate::intake::fault::{Fault, Place, Why};
use crate::intake::limits::{Limit, Limits};
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// Reads one message.
///
/// # Errors
/// The first fault, with line, column and JSON Pointer.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Json, Fault> {
    within(bytes, Limit::MessageBytes, limits)?;
    Reader::new(bytes, limits, &[], None)?.document()
}

/// One element of a streamed array.
#[derive(Debug)]
pub struct Element {
    /// Where it stands: its line and JSON Pointer.
    pub at: Place,
    /// The element, or why this one alone is refused.
    pub value: Result<Json, Fault>,
}

/// Reads a file whose array at `path` (keys from the root; empty for the root itself) holds many records, and hands over
/// each element as soon as it is read. Answers the rest of the document, with that array empty.
///
/// # Errors
/// The fault that ends the reading. Elements handed over before must then be dropped: a broken file is never half imported.
pub fn read_list(
    bytes: &[u8],
    limits: &Limits,
    path: &[&str],
    element: &mut dyn FnMut(Element),
) -> Result<Json, Fault> {
    within(bytes, Limit::FileBytes, limits)?;
    Reader::new(bytes, limits, path, Some(element))?.document()
}

fn within(bytes: &[u8], limit: Limit, limits: &Limits) -> Result<(), Fault> {
    let most = limits.get(limit);
    if bytes.len() > most {
        return Err(Place::whole().fault(Why::TooMuch { limit, most }));
    }
    Ok(())
}

enum Step {
    Key(Range<usize>),
    Index(usize),
}

struct Reader<'a, 's> {
    text: &'a str,
    at: usize,
    line: usize,
    line_start: usize,
    limits: &'a Limits,
    nodes: usize,
    steps: Vec<Step>,
    /// The first fault that spoils the value being read without ending the reading.
    spoilt: Option<Fault>,
    list: &'a [&'a str],
    element: Option<&'s mut dyn FnMut(Element)>,
    hasher: RandomState,
}

impl<'a, 's> Reader<'a, 's> {
    fn new(
        bytes: &'a [u8],
        limits: &'a Limits,
        list: &'a [&'a str],
        element: Option<&'s mut dyn FnMut(Element)>,
    ) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let start = good
                .iter()
                .rposition(|b| *b == b'\n')
                .map_or(0, |newline| newline + 1);
            let line = good.split(|b| *b == b'\n').count();
            let column = Some(good.len() - start + 1);
            Place {
                line: Some(line),
                column,
                path: Foreign::default(),
            }
            .fault(Why::Encoding)
        })?;
        Ok(Self {
            text,
            at: 0,
            line: 1,
            line_start: 0,
            limits,
            nodes: 0,
            steps: Vec::new(),
            spoilt: None,
            list,
            element,
            hasher: RandomState::new(),
        })
    }

    fn document(&mut self) -> Result<Json, Fault> {
        self.space();
        if self.peek().is_none() {
            return Err(Place::whole().fault(Why::Empty));
        }
        let value = self.value()?;
        self.space();
        if self.peek().is_some() {
            return Err(self.fault(Why::TrailingData));
        }
        self.spoilt.take().map_or(Ok(value), Err)
    }

    fn value(&mut self) -> Result<Json, Fault> {
        self.count_node()?;
        match self.peek() {
            Some(b'{' | b'[') if self.steps.len() >= self.limits.get(Limit::Depth) => {
                self.too_deep()
            }
            Some(b'{') => self.object(),
            Some(b'[') if self.is_the_list() => self.streamed(),
            Some(b'[') => self.array(),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.word(),
            None => Err(self.fault(Why::Truncated)),
        }
    }

    fn object(&mut self) -> Result<Json, Fault> {
        let mut members: Vec<(Foreign, Json)> = Vec::new();
        let mut seen = HashSet::new();
        self.open();
        if self.closes(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.broken());
            }
            let start = self.at + 1;
            let key = self.string()?;
            self.steps.push(Step::Key(start..self.at - 1));
            // Hashes first: comparing each key with all before it would cost the square of their number.
            if !seen.insert(self.hasher.hash_one(&key))
                && self.spoilt.is_none()
                && members.iter().any(|(k, _)| *k == key)
            {
                self.spoil(Why::DuplicateKey);
            }
            self.space();
            if !self.eat(b':') {
                return Err(self.broken());
            }
            self.space();
            let value = self.value()?;
            self.steps.pop();
            members.push((key, value));
            if !self.next_or_close(b'}')? {
                return Ok(Json::Object(members));
            }
        }
    }

    fn array(&mut self) -> Result<Json, Fault> {
        let mut list = Vec::new();
        self.open();
        if self.closes(b']') {
            return Ok(Json::List(list));
        }
        loop {
            self.steps.push(Step::Index(list.len()));
            let value = self.value()?;
            self.steps.pop();
            list.push(value);
            if !self.next_or_close(b']')? {
                return Ok(Json::List(list));
            }
        }
    }

    fn is_the_list(&self) -> bool {
        self.element.is_some()
            && self.steps.len() == self.list.len()
            && self
                .steps
                .iter()
                .zip(self.list)
                .all(|(step, key)| match step {
                    Step::Key(range) => self.text.get(range.clone()) == Some(key),
                    Step::Index(_) => false,
                })
    }

    fn streamed(&mut self) -> Result<Json, Fault> {
        let Some(element) = self.element.take() else {
            return self.array();
        };
        self.open();
        if self.closes(b']') {
            return Ok(Json::List(Vec::new()));
        }
        let (outside, nodes) = (self.spoilt.take(), self.nodes);
        for index in 0.. {
            if index >= self.limits.get(Limit::Records) {
                return Err(self.too_much(Limit::Records));
            }
            self.steps.push(Step::Index(index));
            (self.nodes, self.spoilt) = (0, None);
            let at = Place {
                column: None,
                ..self.place()
            };
            let start = self.at;
            let value = self.value()?;
            if self.at - start > self.limits.get(Limit::MessageBytes) {
                self.spoil_limit(Limit::MessageBytes);
            }
            element(Element {
                at,
                value: self.spoilt.take().map_or(Ok(value), Err),
            });
            self.steps.pop();
            if !self.next_or_close(b']')? {
                break;
            }
        }
        (self.spoilt, self.nodes) = (outside, nodes);
        Ok(Json::List(Vec::new()))
    }

    /// Goes into an array or object.
    fn open(&mut self) {
        self.at += 1;
        self.space();
    }

    /// Steps over a value that is nested too deeply, without reading it: only brackets and strings are followed.
    fn too_deep(&mut self) -> Result<Json, Fault> {
        self.spoil_limit(Limit::Depth);
        let mut open = 0_usize;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.string()?;
                    continue;
                }
                Some(b'{' | b'[') => open += 1,
                Some(b'}' | b']') => open -= 1,
                Some(b'\n') => {
                    self.newline();
                    continue;
                }
                Some(_) => {}
                None => return Err(self.fault(Why::Truncated)),
            }
            self.at += 1;
            if open == 0 {
                return Ok(Json::Null);
            }
        }
    }

    fn closes(&mut self, end: u8) -> bool {
        self.eat(end)
    }

    /// After an element: true at a comma, false at the end.
    fn next_or_close(&mut self, end: u8) -> Result<bool, Fault> {
        self.space();
        if self.eat(end) {
            return Ok(false);
        }
        if !self.eat(b',') {
            return Err(self.broken());
        }
        self.space();
        Ok(true)
    }

    fn number(&mut self) -> Result<Json, Fault> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') && self.digits() == 0 {
            return Err(self.word_fault());
        }
        if self.eat(b'.') && self.digits() == 0 {
            return Err(self.broken());
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            if self.digits() == 0 {
                return Err(self.broken());
            }
        }
        let written = self.text.get(start..self.at).unwrap_or_default();
        if written.len() > self.limits.get(Limit::FieldBytes) {
            self.spoil_limit(Limit::FieldBytes);
        }
        Ok(Json::Number(written.into()))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self) -> Result<Json, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, value) in [
            ("null", Json::Null),
            ("true", Json::Bool(true)),
            ("false", Json::Bool(false)),
        ] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.word_fault())
    }

    fn word_fault(&self) -> Fault {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let why = if ["NaN", "Infinity"]
            .iter()
            .any(|word| rest.starts_with(word))
        {
            Why::NotANumber
        } else {
            Why::Json
        };
        if rest.is_empty() {
            self.broken()
        } else {
            self.fault(why)
        }
    }

    fn count_node(&mut self) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > self.limits.get(Limit::Nodes) {
            return Err(self.too_much(Limit::Nodes));
        }
        Ok(())
    }
}
