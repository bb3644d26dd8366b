//! The letters of a record, on its full page.
//!
//! Never here: their words; each has a page of its own.

use super::{Paper, Reading, Role};
use crate::domain::Item;

/// One line a letter: number, kind, state, to whom, in which language.
pub(super) fn letters(paper: &mut Paper, item: &Item, cx: Reading<'_>) {
    if item.letters.is_empty() {
        return;
    }
    paper.heading("Letters, g l opens one");
    for letter in &item.letters {
        let role = if letter.is_open() {
            Role::Strong
        } else {
            Role::Plain
        };
        let (number, kind, state) = (letter.number, letter.kind.title(), letter.state.title());
        let (to, language) = (cx.country(letter.to.country), letter.language.title());
        let since = letter.left.unwrap_or(letter.changed).to_minute();
        let words = format!("{number} {kind} to {to}: {state}, {since}, {language}");
        paper.say(role, words);
    }
}
