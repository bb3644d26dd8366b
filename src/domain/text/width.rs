//! Columns on a terminal: measure, cut, pad, wrap. All work is linear in the text, or in the columns where only those matter.
//!
//! The width of a text is the sum of the widths of its grapheme clusters, because that is how cells are filled one by one;
//! ambiguous characters count as one column. Never here: making text safe (only [`Shown`] gets in), drawing.
use super::shown::Shown;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands for the part that was cut off. ASCII, because an ellipsis character changes width in some terminals.
const CUT: &str = "...";

/// Columns a string takes.
pub fn columns(text: &str) -> usize {
    if printable_ascii(text) {
        text.len()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Cuts to at most `columns`, at a grapheme boundary and never inside a mark, with `...` in place of the rest.
///
/// Below three columns only as many dots fit as there are columns. Counts and remarks stay those of the whole text.
pub fn cut(text: &Shown, columns: usize) -> Shown {
    let (fits, end) = prefix(text.as_str(), columns);
    if fits {
        return text.clone();
    }
    let dots = CUT.get(..columns.min(CUT.len())).unwrap_or(CUT);
    let end = text.before_mark(without_joiners(text.as_str(), end));
    let mut part = text.part(0, end);
    part.push_own(dots);
    part
}

/// Exactly `columns` wide: cut if too long, filled with spaces on the right if too short.
pub fn pad(text: &Shown, columns: usize) -> Shown {
    let mut part = cut(text, columns);
    let width = part.width();
    part.push_spaces(columns.saturating_sub(width));
    part
}

/// Exactly `columns` wide with the text at the right edge, for numbers.
pub fn pad_left(text: &Shown, columns: usize) -> Shown {
    let part = cut(text, columns);
    let mut all = Shown::default();
    all.push_spaces(columns.saturating_sub(part.width()));
    all.push(&part);
    all
}

/// Breaks one line into lines of at most `columns` (two at least), at spaces, between wide characters, and inside words that
/// are too long for a line. Spaces at a break are left out; a text without characters is one empty line.
pub fn wrap(text: &Shown, columns: usize) -> Vec<Shown> {
    let columns = columns.max(2);
    let raw = text.as_str();
    let mut lines = Vec::new();
    let mut from = 0;
    while from < raw.len() {
        let rest = raw.get(from..).unwrap_or_default();
        let (used, next) = first_line(rest, columns);
        // A mark stays whole, unless it alone is wider than the line.
        let whole = text.before_mark(from + used);
        let (used, next) = if whole > from && whole < from + used {
            (whole - from, whole - from)
        } else {
            (used, next)
        };
        lines.push(text.part(from, from + without_joiners(rest, used)));
        from += next.max(1);
    }
    if lines.is_empty() {
        lines.push(text.clone());
    }
    lines
}

/// The first line of a text: how many bytes it shows, and where the next line begins. Looks no further than one line.
fn first_line(text: &str, columns: usize) -> (usize, usize) {
    let mut used = 0;
    let mut at = 0;
    let mut opportunity = None;
    let mut before = Cluster::Space;
    for cluster in text.graphemes(true) {
        let width = UnicodeWidthStr::width(cluster);
        let kind = Cluster::of(cluster, width);
        if kind.breaks_after(before) {
            opportunity = Some(at);
        }
        if used + width > columns {
            let end = opportunity.filter(|&end| end > 0).unwrap_or(at);
            return if end == 0 {
                oversized(cluster, columns)
            } else {
                (end, end + spaces(text, end))
            };
        }
        used += width;
        at += cluster.len();
        before = kind;
    }
    (at, at)
}

/// How many bytes of spaces stand at a position.
fn spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(' ').len()
}

/// A cluster wider than the whole line is broken between its characters.
fn oversized(cluster: &str, columns: usize) -> (usize, usize) {
    let mut used = 0;
    for (at, c) in cluster.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns && at > 0 {
            return (at, at);
        }
    }
    (cluster.len(), cluster.len())
}

/// What matters about a cluster for breaking lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cluster {
    Space,
    Narrow,
    /// Takes two columns and may be parted from its neighbours.
    Wide,
    /// Closing punctuation of wide scripts, does not begin a line.
    Closing,
    /// Opening punctuation of wide scripts, does not end a line.
    Opening,
}

impl Cluster {
    fn of(cluster: &str, width: usize) -> Self {
        match cluster.chars().next() {
            Some(' ') => Self::Space,
            Some(
                '、' | '。' | '，' | '．' | '」' | '』' | '）' | '〕' | '】' | '！' | '？' | '：'
                | '；' | 'ー' | '々',
            ) => Self::Closing,
            Some('「' | '『' | '（' | '〔' | '【') => Self::Opening,
            _ if width > 1 => Self::Wide,
            _ => Self::Narrow,
        }
    }

    /// Whether a line may end between `before` and this cluster. The start of a text counts as a space before it.
    fn breaks_after(self, before: Self) -> bool {
        match (before, self) {
            (Self::Space | Self::Opening, _) | (_, Self::Closing) => false,
            (_, Self::Space) | (Self::Wide | Self::Closing, _) => true,
            (Self::Narrow, _) => matches!(self, Self::Wide | Self::Opening),
        }
    }
}

/// Whether all fits, and how many bytes may stay when `...` is to follow. Looks no further than the columns reach.
fn prefix(text: &str, columns: usize) -> (bool, usize) {
    if text.len() <= columns && printable_ascii(text) {
        return (true, text.len());
    }
    let keep = columns.saturating_sub(CUT.len());
    let (mut used, mut end) = (0, 0);
    for (at, cluster) in text.grapheme_indices(true) {
        used += UnicodeWidthStr::width(cluster);
        if used > columns {
            return (false, end);
        }
        if used <= keep {
            end = at + cluster.len();
        }
    }
    (true, text.len())
}

/// A joiner at the end of a cut part joins nothing and is left out.
fn without_joiners(text: &str, end: usize) -> usize {
    text.get(..end)
        .unwrap_or_default()
        .trim_end_matches(['\u{200C}', '\u{200D}'])
        .len()
}

fn printable_ascii(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}
