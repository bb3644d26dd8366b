//! Article numbers as the pack writes them, and whether they were compared with a text.
//!
//! Never here: what an article says.
use super::Treaty;

impl Treaty {
    /// Whether every article number in `text` (`Art. 16(15), 18(22)`) was compared with a text of the instrument.
    /// Numbers in brackets are paragraphs or remarks and were not looked at. False when `text` has no number.
    pub fn is_checked(&self, text: &str) -> bool {
        let checked = ranges(&self.articles_checked);
        let named = article_ranges(text);
        !named.is_empty()
            && named.iter().all(|(first, last)| {
                let within = |(from, to): &(u16, u16)| from <= first && last <= to;
                checked.iter().any(within)
            })
    }
}

/// `3-11, 17` as first and last article of each part.
fn ranges(text: &str) -> Vec<(u16, u16)> {
    let read = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
    };
    text.split(',').filter_map(read).collect()
}

/// First and last article of each part outside brackets, where paragraphs and remarks stand; of the whole text when
/// nothing stands outside (`Part VI (Art. 38-57)`).
pub(in crate::reference) fn article_ranges(text: &str) -> Vec<(u16, u16)> {
    let outside = read_ranges(&without_brackets(text));
    if outside.is_empty() {
        read_ranges(&text.replace(['(', ')'], " "))
    } else {
        outside
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u16;
    let outside = text.chars().filter(|c| {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    outside.collect()
}

/// Numbers, alone or as `first-last`; words between them do not matter.
fn read_ranges(text: &str) -> Vec<(u16, u16)> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    let read = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some((first.parse().ok()?, last.parse().ok()?))
    };
    parts.filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_paragraphs_and_remarks() {
        let read = article_ranges;
        assert_eq!(read("Art. 16(15), 18(22)"), [(16, 16), (18, 18)]);
        assert_eq!(read("Art. 2 (one year; 4 months when serving)"), [(2, 2)]);
        assert_eq!(read("cl. 12-15"), [(12, 15)]);
        assert_eq!(read("Part VI (Art. 38-57)"), [(38, 57)]);
        assert_eq!(read("Art. 5, 6, 8, 23"), [(5, 5), (6, 6), (8, 8), (23, 23)]);
        assert!(read("Rules on the Processing of Data").is_empty());
        assert_eq!(ranges("3-11, 17"), [(3, 11), (17, 17)]);
        assert!(ranges("").is_empty());
    }
}
