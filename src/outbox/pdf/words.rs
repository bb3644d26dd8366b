//! One line of a document, ready for the typesetter: what is printed, in which font, in which direction.
//!
//! Whatever no font has becomes `<U+XXXX>` here; nothing becomes a box or disappears. Never here: widths, places.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Face, Fonts};
use crate::domain::text::Shown;

/// Words of one paragraph.
pub(super) struct Words {
    /// What is printed, in logical order.
    pub text: String,
    /// Whether it runs from right to left as a whole.
    pub rtl: bool,
    /// Stretches of one font, ascending, up to the end of the text.
    stretches: Vec<Stretch>,
    /// The level of each byte, empty if all run from left to right.
    levels: Vec<Level>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Stretch {
    end: usize,
    face: Face,
    /// Stands for characters made visible.
    mark: bool,
    /// Where the mark begins; marks are not broken.
    begin: usize,
}

/// A stretch of one font, direction and script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub range: Range<usize>,
    pub face: Face,
    pub script: Script,
    pub level: Level,
    pub mark: bool,
}

impl Words {
    /// Looks up every character.
    pub fn new(shown: &Shown, bold: bool, fonts: &Fonts) -> Self {
        let mut words = Self {
            text: String::with_capacity(shown.as_str().len()),
            rtl: false,
            stretches: Vec::new(),
            levels: Vec::new(),
        };
        for piece in shown.pieces() {
            if piece.mark {
                words.mark(piece.text, bold, fonts);
            } else {
                for cluster in piece.text.graphemes(true) {
                    words.cluster(cluster, bold, fonts);
                }
            }
        }
        let bidi = BidiInfo::new(&words.text, None);
        words.rtl = bidi
            .paragraphs
            .first()
            .is_some_and(|all| all.level.is_rtl());
        if bidi.has_rtl() {
            words.levels = bidi.levels;
        }
        words
    }

    fn cluster(&mut self, cluster: &str, bold: bool, fonts: &Fonts) {
        if cluster.chars().all(printable) {
            if let Some(face) = fonts.with(cluster, bold) {
                return self.push(cluster, face, false);
            }
            // A syllable or an accented letter sent in parts may be one character in the font.
            let whole: String = cluster.nfc().collect();
            if let Some(face) = fonts.with(&whole, bold) {
                return self.push(&whole, face, false);
            }
        }
        for c in cluster.chars() {
            let text = c.to_string();
            // A joiner without what it joins is nothing to see.
            let seen = printable(c) && !is_joiner(c);
            match fonts.with(&text, bold).filter(|_| seen) {
                Some(face) => self.push(&text, face, false),
                None => self.mark(&format!("<U+{:04X}>", u32::from(c)), bold, fonts),
            }
        }
    }

    /// Marks are ASCII, which both text fonts have.
    fn mark(&mut self, text: &str, bold: bool, fonts: &Fonts) {
        let face = fonts.with(text, bold).unwrap_or(Face::Regular);
        self.push(text, face, true);
    }

    fn push(&mut self, text: &str, face: Face, mark: bool) {
        let begin = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        match self.stretches.last_mut() {
            Some(last) if last.face == face && !last.mark && !mark => last.end = end,
            _ => self.stretches.push(Stretch {
                end,
                face,
                mark,
                begin,
            }),
        }
    }

    /// Where the mark ends that begins here.
    pub fn mark_at(&self, at: usize) -> Option<usize> {
        let n = self.stretches.partition_point(|stretch| stretch.end <= at);
        let stretch = self.stretches.get(n)?;
        (stretch.mark && stretch.begin == at).then_some(stretch.end)
    }

    /// The runs of a range in logical order.
    pub fn runs(&self, range: Range<usize>) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let first = self
            .stretches
            .partition_point(|stretch| stretch.end <= range.start);
        let mut stretches = self.stretches.iter().skip(first).peekable();
        let text = self.text.get(range.clone()).unwrap_or_default();
        for (at, c) in text.char_indices() {
            let at = range.start + at;
            while stretches.peek().is_some_and(|stretch| stretch.end <= at) {
                stretches.next();
            }
            let Some(stretch) = stretches.peek() else {
                break;
            };
            let level = self.levels.get(at).copied().unwrap_or_else(Level::ltr);
            let end = at + c.len_utf8();
            match runs.last_mut() {
                Some(run)
                    if (run.face, run.level, run.mark) == (stretch.face, level, stretch.mark)
                        && joins(run.script, c.script()) =>
                {
                    run.range.end = end;
                    run.script = real(run.script, c.script());
                }
                _ => runs.push(Run {
                    range: at..end,
                    face: stretch.face,
                    script: c.script(),
                    level,
                    mark: stretch.mark,
                }),
            }
        }
        runs
    }

    /// The runs of a line from left to right.
    pub fn visual_runs(&self, range: Range<usize>) -> Vec<Run> {
        let runs = self.runs(range);
        if self.levels.is_empty() {
            return runs;
        }
        let levels: Vec<Level> = runs.iter().map(|run| run.level).collect();
        let order = BidiInfo::reorder_visual(&levels);
        let runs = order.into_iter().map(|n| runs.get(n).cloned());
        runs.flatten().collect()
    }
}

/// Whether a character goes with those before it: spaces and punctuation go with any script.
fn joins(before: Script, script: Script) -> bool {
    before == script || is_shared(before) || is_shared(script)
}

fn real(before: Script, script: Script) -> Script {
    if is_shared(before) { script } else { before }
}

/// Whether it belongs to no script of its own.
pub(super) fn is_shared(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a character leaves something on paper or is needed by its neighbours. The gate has made all others visible
/// already; this holds for our own words too.
fn printable(c: char) -> bool {
    use GeneralCategory as G;
    match c.general_category() {
        G::Control
        | G::LineSeparator
        | G::ParagraphSeparator
        | G::Surrogate
        | G::Unassigned
        | G::PrivateUse => false,
        // The signs of Arabic numbers are of this kind and are seen.
        G::Format => is_joiner(c) || matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{8e2}'),
        _ => true,
    }
}
