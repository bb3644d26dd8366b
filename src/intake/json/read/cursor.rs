//! Where the strict reader stands, and the faults it can name from there.
use super::super::push_step;
use super::{Limit, Reader, Step, Why};
use crate::intake::fault::{Fault, Place};

impl Reader<'_, '_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => self.newline(),
                _ => break,
            }
        }
    }

    pub(super) fn newline(&mut self) {
        self.at += 1;
        self.line += 1;
        self.line_start = self.at;
    }

    pub(super) fn place(&self) -> Place {
        let mut pointer = String::new();
        for step in &self.steps {
            match step {
                Step::Key(range) => push_step(
                    &mut pointer,
                    self.text.get(range.clone()).unwrap_or_default(),
                ),
                Step::Index(index) => push_step(&mut pointer, &index.to_string()),
            }
        }
        let column = self.at - self.line_start + 1;
        Place {
            line: Some(self.line),
            column: Some(column),
            path: pointer.into(),
        }
    }

    pub(super) fn fault(&self, why: Why) -> Fault {
        self.place().fault(why)
    }

    pub(super) fn broken(&self) -> Fault {
        self.fault(if self.peek().is_none() {
            Why::Truncated
        } else {
            Why::Json
        })
    }

    pub(super) fn too_much(&self, limit: Limit) -> Fault {
        self.fault(Why::TooMuch {
            limit,
            most: self.limits.get(limit),
        })
    }

    pub(super) fn spoil(&mut self, why: Why) {
        if self.spoilt.is_none() {
            self.spoilt = Some(self.fault(why));
        }
    }

    pub(super) fn spoil_limit(&mut self, limit: Limit) {
        self.spoil(Why::TooMuch {
            limit,
            most: self.limits.get(limit),
        });
    }
}
