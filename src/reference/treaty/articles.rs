//! Article numbers as the pack writes them, and whether they were compared with a text.
//!
//! Never here: what an article says.
use super::Treaty;

impl Treaty {
    /// Whether every article number in `text` (`Art. 16(15), 18(22)`) was compared with a text of the instrument.
    /// Numbers in brackets are paragraphs or remarks and were not looked at. False when `text` has no number.
    pub fn is_checked(&self, text: &str) -> bool {
        let ranges = ranges(&self.articles_checked);
        let numbers = numbers(text);
        !numbers.is_empty()
            && numbers.iter().all(|number| {
                let within = |(first, last): &(u16, u16)| (first..=last).contains(&number);
                ranges.iter().any(within)
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

/// The numbers outside brackets.
fn numbers(text: &str) -> Vec<u16> {
    let mut depth = 0_u16;
    let outside = text.chars().map(|c| {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => return c,
            _ => {}
        }
        ' '
    });
    let plain: String = outside.collect();
    plain
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_paragraphs_and_remarks() {
        assert_eq!(numbers("Art. 16(15), 18(22)"), [16, 18]);
        assert_eq!(numbers("Art. 2 (one year; 4 months when serving)"), [2]);
        assert_eq!(numbers("cl. 12-15"), [12, 15]);
        assert_eq!(numbers("Rules on the Processing of Data"), [0_u16; 0]);
        assert_eq!(ranges("3-11, 17"), [(3, 11), (17, 17)]);
        assert!(ranges("").is_empty());
    }
}
