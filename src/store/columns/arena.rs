//! All texts of the columns in one piece of memory.

/// Where a text lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    start: u32,
    len: u32,
}

/// Text without one allocation per record. Replaced text is left behind until the columns compact.
#[derive(Default)]
pub struct Arena {
    bytes: String,
    left_behind: usize,
}

impl Arena {
    /// Adds a text. Beyond four gigabytes nothing more fits and the text reads as empty.
    pub fn push(&mut self, text: &str) -> Span {
        let (start, len) = (u32::try_from(self.bytes.len()), u32::try_from(text.len()));
        match (start, len) {
            (Ok(start), Ok(len)) if u32::try_from(self.bytes.len() + text.len()).is_ok() => {
                self.bytes.push_str(text);
                Span { start, len }
            }
            _ => Span::default(),
        }
    }

    /// The place of `text`, which takes the place of what lay at `old`.
    pub fn replace(&mut self, old: Span, text: &str) -> Span {
        if self.text(old) == text {
            return old;
        }
        self.left_behind += old.len as usize;
        self.push(text)
    }

    /// The text at a place.
    pub fn text(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.bytes
            .get(start..start + span.len as usize)
            .unwrap_or("")
    }

    /// Whether more than half is left behind, and it is worth the walk.
    pub fn is_wasteful(&self) -> bool {
        self.left_behind > 1 << 20 && self.left_behind * 2 > self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_stays_where_it_is() {
        let mut arena = Arena::default();
        let first = arena.push("SAMPLE");
        assert_eq!(arena.replace(first, "SAMPLE"), first);
        let second = arena.replace(first, "EXAMPLE");
        assert_eq!(
            (arena.text(first), arena.text(second)),
            ("SAMPLE", "EXAMPLE")
        );
        assert_eq!(arena.text(Span { start: 9, len: 90 }), "");
    }
}
