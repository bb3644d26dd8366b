//! Where lines end: at spaces, between characters of wide scripts, inside words too long for a line.
//!
//! Widths are measured, not counted. All work is linear in the words. Never here: where lines stand on the page.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::glyphs::Typesetter;
use super::words::Words;

/// The lines of a paragraph, at most `width` ems each, without the spaces at their ends. Words without characters are one
/// empty line.
pub(super) fn lines(words: &Words, width: f32, setter: &mut Typesetter) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut used = 0.0;
    for atom in atoms(words) {
        let text = words.text.get(atom.clone()).unwrap_or_default();
        let body = atom.start..atom.start + text.trim_end_matches(' ').len();
        let spaces = setter.width(words, body.end..atom.end);
        let wide = setter.width(words, body.clone());
        if used + wide > width && used > 0.0 {
            lines.push(line);
            (line, used) = (atom.start..atom.start, 0.0);
        }
        let mut last = body.clone();
        if wide > width {
            let mut parts = parts(words, body.clone(), width, setter);
            last = parts.pop().unwrap_or(body);
            lines.extend(parts);
            line.start = last.start;
            used = setter.width(words, last.clone()) + spaces;
        } else {
            used += wide + spaces;
        }
        line.end = last.end;
    }
    lines.push(line);
    lines
}

/// A word longer than a line in parts that fit. A mark stays whole.
fn parts(
    words: &Words,
    word: Range<usize>,
    width: f32,
    setter: &mut Typesetter,
) -> Vec<Range<usize>> {
    // Letters that join may be wider where the word is cut.
    let width = width - 0.5;
    let clusters = setter.clusters(words, word.clone());
    let mut clusters = clusters.iter().peekable();
    let mut parts = Vec::new();
    let mut part = word.start..word.start;
    let mut used = 0.0;
    for unit in units(words, word) {
        let mut wide = 0.0;
        while let Some((_, width)) = clusters.next_if(|(begin, _)| *begin < unit.end) {
            wide += width;
        }
        if used + wide > width && !part.is_empty() {
            parts.push(part);
            (part, used) = (unit.start..unit.start, 0.0);
        }
        part.end = unit.end;
        used += wide;
    }
    parts.push(part);
    parts
}

/// The characters of a stretch as a reader sees them, and its marks.
fn units(words: &Words, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = words.text.get(at..range.end)?;
        let end = match words.mark_at(at) {
            Some(end) => end.min(range.end),
            None => at + rest.graphemes(true).next()?.len(),
        };
        let unit = at..end;
        at = end;
        (!unit.is_empty()).then_some(unit)
    })
}

/// The stretches between the places where a line may end, each with the spaces after it.
fn atoms(words: &Words) -> Vec<Range<usize>> {
    let mut atoms = Vec::new();
    let mut begin = 0;
    let mut before = Kind::Start;
    for unit in units(words, 0..words.text.len()) {
        let kind = Kind::of(words.text.get(unit.clone()).unwrap_or_default());
        if kind.may_begin_after(before) && unit.start > begin {
            atoms.push(begin..unit.start);
            begin = unit.start;
        }
        before = kind;
    }
    if begin < words.text.len() {
        atoms.push(begin..words.text.len());
    }
    atoms
}

/// What matters about a character for ending lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Space,
    Letter,
    /// May be parted from its neighbours.
    Wide,
    /// Closing punctuation and small signs of wide scripts: do not begin a line.
    Closing,
    /// Opening punctuation of wide scripts: does not end a line.
    Opening,
}

impl Kind {
    fn of(cluster: &str) -> Self {
        match cluster.chars().next() {
            Some(' ') => Self::Space,
            Some(c) if "、。，．」』）〕】〉》！？：；ー々ゝゞ・ぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(c) => {
                Self::Closing
            }
            Some('「' | '『' | '（' | '〔' | '【' | '〈' | '《') => Self::Opening,
            _ if UnicodeWidthStr::width(cluster) == 2 => Self::Wide,
            _ => Self::Letter,
        }
    }

    fn may_begin_after(self, before: Self) -> bool {
        match (before, self) {
            (Self::Start | Self::Opening, _) | (_, Self::Space | Self::Closing | Self::Start) => {
                false
            }
            (Self::Space | Self::Wide | Self::Closing, _) => true,
            (Self::Letter, _) => matches!(self, Self::Wide | Self::Opening),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::text::show;
    use crate::outbox::pdf::fonts::Fonts;

    fn broken(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::load().unwrap();
        let words = Words::new(&show(&text.into()), false, &fonts);
        let lines = lines(&words, width, &mut Typesetter::new(&fonts));
        lines
            .into_iter()
            .map(|line| words.text[line].to_owned())
            .collect()
    }

    #[test]
    fn lines_end_at_spaces_and_between_wide_characters() {
        assert_eq!(broken("one two  three", 4.5), ["one two", "three"]);
        assert_eq!(broken("例例「例」例", 3.2), ["例例", "「例」", "例"]);
        assert_eq!(broken("  indented", 9.0), ["  indented"]);
        assert_eq!(broken("", 9.0), [""]);
        assert_eq!(broken("   ", 9.0), [""]);
    }

    #[test]
    fn long_words_are_broken_and_marks_are_not() {
        let lines = broken(&format!("a {}", "m".repeat(20)), 10.0);
        assert_eq!(lines.first().unwrap(), "a");
        assert_eq!(lines.concat().len(), 21);
        assert!(lines.len() > 3);
        for line in broken(&"\u{202e}".repeat(7), 12.0) {
            assert!(line.starts_with('<') && line.ends_with('>'), "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn nothing_is_lost_and_lines_fit(text in "([a-zж例ا한]{0,12} {0,2}){0,8}") {
            let fonts = Fonts::load().unwrap();
            let words = Words::new(&show(&text.as_str().into()), false, &fonts);
            let mut setter = Typesetter::new(&fonts);
            let lines = lines(&words, 8.0, &mut setter);
            let kept: String = lines.iter().map(|line| &words.text[line.clone()]).collect();
            prop_assert_eq!(kept.replace(' ', ""), words.text.replace(' ', ""));
            for line in lines {
                prop_assert!(setter.width(&words, line) < 8.3);
            }
        }
    }
}
