//! The page around the text: its margins, the marking above and below, the name and the number at its foot.
//!
//! All lengths are points, from the upper left corner. Never here: what the text is.

use std::rc::Rc;

use super::glyphs::Typesetter;
use super::lines::lines;
use super::rows::Text;
use super::words::Words;
use crate::domain::text::{Shown, width};
use crate::outbox::document::Document;

/// The width of A4 (ISO 216: 210 mm).
pub(super) const PAGE_WIDTH: f32 = 595.28;
/// The height of A4 (297 mm).
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// Left of the text, and right of it: 22 mm.
pub(super) const MARGIN: f32 = 62.36;
/// The width of the text.
pub(super) const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// From the edge of the paper to the marking: 15 mm, within what every printer reaches.
const EDGE: f32 = 42.5;
/// From the marking to the rule, and from the rule to the text.
const GAP: f32 = 6.0;
const BODY_GAP: f32 = 16.0;

/// The size of the marking.
const MARKING: f32 = 10.5;
const MARKING_LINE: f32 = 13.5;
/// The size of the name and the number.
const FOOT: f32 = 8.5;
const FOOT_LINE: f32 = 12.0;

/// A marking longer than this many columns is cut: the page is for the letter.
const MARKING_COLUMNS: usize = 480;
/// A name longer than this is cut.
const NAME_COLUMNS: usize = 90;

/// What every page carries.
pub(super) struct Frame {
    marking: Vec<Text>,
    name: Text,
}

/// A text with the place of the left end of its base line.
pub(super) struct Put<'a> {
    pub text: &'a Text,
    pub x: f32,
    pub y: f32,
}

impl Frame {
    /// The frame of a document.
    pub fn new(document: &Document, setter: &mut Typesetter) -> Self {
        let marking = width::cut(&document.marking, MARKING_COLUMNS);
        let words = Rc::new(Words::new(&marking, true, setter.fonts));
        let lines = lines(&words, WIDTH / MARKING, setter);
        let marking = lines.into_iter().map(|range| Text {
            words: Rc::clone(&words),
            range,
            size: MARKING,
            bold: true,
            quiet: false,
        });
        Self {
            marking: marking.collect(),
            name: foot(&width::cut(&document.name, NAME_COLUMNS), setter),
        }
    }

    /// The height between the rules that text may fill.
    pub fn room(&self) -> f32 {
        self.foot_rule() - BODY_GAP - self.top()
    }

    /// Where the text begins.
    pub fn top(&self) -> f32 {
        self.head_rule() + BODY_GAP
    }

    /// The rule above the text.
    pub fn head_rule(&self) -> f32 {
        EDGE + self.marking_height() + GAP
    }

    /// The rule below the text.
    pub fn foot_rule(&self) -> f32 {
        PAGE_HEIGHT - EDGE - self.marking_height() - FOOT_LINE - 2.0 * GAP
    }

    /// The marking above the text.
    pub fn head(&self, setter: &mut Typesetter) -> Vec<Put<'_>> {
        self.marking_from(EDGE, setter)
    }

    /// The name and the marking below the text.
    pub fn foot(&self, setter: &mut Typesetter) -> Vec<Put<'_>> {
        let mut foot = vec![Put {
            text: &self.name,
            x: MARGIN,
            y: self.foot_line(),
        }];
        foot.extend(self.marking_from(PAGE_HEIGHT - EDGE - self.marking_height(), setter));
        foot
    }

    /// The base line of the name and of the number.
    pub fn foot_line(&self) -> f32 {
        self.foot_rule() + GAP + FOOT
    }

    fn marking_from(&self, top: f32, setter: &mut Typesetter) -> Vec<Put<'_>> {
        let mut y = top + MARKING;
        let mut head = Vec::new();
        for text in &self.marking {
            let x = (PAGE_WIDTH - text.width(setter)) / 2.0;
            head.push(Put { text, x, y });
            y += MARKING_LINE;
        }
        head
    }

    fn marking_height(&self) -> f32 {
        self.marking.iter().map(|_| MARKING_LINE).sum()
    }
}

/// A line of the size of the foot.
pub(super) fn foot(shown: &Shown, setter: &Typesetter) -> Text {
    let words = Words::new(shown, false, setter.fonts);
    Text {
        range: 0..words.text.len(),
        words: Rc::new(words),
        size: FOOT,
        bold: false,
        quiet: true,
    }
}
