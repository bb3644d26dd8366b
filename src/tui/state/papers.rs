//! Papers on screen, kept until what they show changes: a view memory.
//!
//! Never here: what stands on them.

use crate::tui::paper::Paper;

/// What a kept paper was made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// Of what.
    pub of: String,
    /// In which version.
    pub stamp: u64,
    /// For which width.
    pub width: u16,
    /// At which minute.
    pub minute: i64,
}

/// A paper with what it was made from.
#[derive(Clone, Debug)]
pub struct Kept {
    key: Key,
    paper: Paper,
}

/// The papers on screen.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// Beside the list.
    pub preview: Option<Kept>,
    /// The third pane.
    pub side: Option<Kept>,
    /// Beside what lies over everything: the text of a letter.
    pub beside: Option<Kept>,
    /// Over everything: the full record, or a sheet.
    pub over: Option<Kept>,
}

impl Kept {
    /// The paper in a slot.
    pub fn paper(slot: Option<&Self>) -> Option<&Paper> {
        slot.map(|kept| &kept.paper)
    }

    /// Fills a slot unless it holds this very paper already.
    pub fn renew(slot: &mut Option<Self>, key: Key, make: impl FnOnce() -> Paper) {
        if slot.as_ref().is_none_or(|kept| kept.key != key) {
            let paper = make();
            *slot = Some(Self { key, paper });
        }
    }
}
