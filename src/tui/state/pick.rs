//! A list of choices: by letter, or narrowed by typing.
//!
//! Never here: what a choice does.

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::letter::{LetterAt, LetterPick};
use crate::domain::{ItemId, Label, RequestKind};
use crate::tui::input::LineEdit;

use super::filling::{Filling, Ordered, Part};

/// What is chosen for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PickFor {
    /// A command of the table to run.
    Command,
    /// A view of the current list.
    View,
    /// An order of the current list.
    Sort,
    /// An officer or unit for these records.
    Assign(Vec<ItemId>),
    /// A priority for these records.
    Priority(Vec<ItemId>),
    /// A reason to dismiss these records.
    Dismiss(Vec<ItemId>),
    /// A tag to take off these records.
    Untag(Vec<ItemId>),
    /// What a record is to others: to these, or to one that is named next.
    Relation(ItemId, Vec<ItemId>),
    /// The judgement to take back.
    Unlink(ItemId),
    /// The recipient of a forwarding.
    Unit(Vec<ItemId>),
    /// The draft to throw away.
    Draft(Vec<ItemId>),
    /// A country of the bookshelf.
    Country(CountryFor),
    /// What is wanted of another state.
    Wanted,
    /// A crime area.
    Crime,
    /// The fact of this country that is stated.
    Column(Arc<str>),
    /// What is stated of this instrument.
    OfTreaty(Arc<str>),
    /// The stated fact to withdraw.
    Withdraw,
    /// Something about a letter.
    Letter(LetterPick),
    /// What the packages on the review sheet are for.
    Use,
    /// A part to keep here, or to send after all.
    Withheld,
    /// A rule a second officer is asked about, or agrees to lift, for this record and recipient.
    Override(ItemId, Label),
    /// A step in the life of this record.
    Step(ItemId),
    /// A time limit of this record, in the place of a clock or beside them.
    Limit(ItemId, Option<u32>),
    /// What is ordered about this record: the choices are orders without their parts.
    Begin(ItemId, Vec<Ordered>),
    /// The plea a second officer agrees to.
    Plea(ItemId),
    /// A part of an order that is filled in.
    Filling(Box<Filling>, Part),
}

/// What a country is chosen for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CountryFor {
    /// The requesting state of the finder.
    From,
    /// The requested one.
    To,
    /// To stand beside this country.
    Compare(Arc<str>),
    /// The state whose party status towards this instrument is stated.
    Party(Arc<str>),
    /// The state a letter goes to.
    Letter(LetterAt),
    /// The state a request of our own goes to; the record it is begun from.
    Request(RequestKind, Option<ItemId>),
}

/// One choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What it means to the program.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Words at the right: its key, its state.
    pub note: String,
    /// Why it cannot be chosen.
    pub why_not: Option<String>,
    /// The letter that chooses it.
    pub letter: Option<char>,
    /// The group it stands in; a heading is drawn where it changes.
    pub group: &'static str,
}

impl Choice {
    /// A choice that is possible.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            note: String::new(),
            why_not: None,
            letter: None,
            group: "",
        }
    }

    /// The same with words at the right.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// A list of choices.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The box's title.
    pub title: String,
    /// What for.
    pub purpose: PickFor,
    /// Everything there is.
    pub choices: Vec<Choice>,
    /// What was typed; `None` when letters choose.
    pub field: Option<LineEdit>,
    /// The choice under the cursor, as a place in [`Pick::shown`].
    pub place: usize,
    /// First visible row.
    pub top: usize,
    /// Ids of the choices that are marked, in the order they were; `None` where one alone is chosen.
    pub marks: Option<Vec<String>>,
    shown: Vec<usize>,
}

/// Letters that move in a list and so choose nothing.
const MOVING: &str = "hjklq";

impl Pick {
    /// Choices narrowed by typing.
    pub fn typed(title: impl Into<String>, purpose: PickFor, choices: Vec<Choice>) -> Self {
        Self {
            title: title.into(),
            purpose,
            shown: (0..choices.len()).collect(),
            choices,
            field: Some(LineEdit::single()),
            place: 0,
            top: 0,
            marks: None,
        }
    }

    /// Choices of which several can be taken.
    pub fn marked(title: impl Into<String>, purpose: PickFor, choices: Vec<Choice>) -> Self {
        Self {
            field: None,
            marks: Some(Vec::new()),
            ..Self::typed(title, purpose, choices)
        }
    }

    /// Marks the choice under the cursor, or takes the mark off, and goes down. Answers why when it cannot be marked.
    pub fn toggle_mark(&mut self) -> Option<String> {
        let choice = self.current()?.clone();
        let marks = self.marks.as_mut()?;
        if choice.why_not.is_some() {
            return choice.why_not;
        }
        match marks.iter().position(|id| *id == choice.id) {
            Some(place) => {
                marks.remove(place);
            }
            None => marks.push(choice.id),
        }
        self.move_by(1);
        None
    }

    /// Ids of what is taken: the marks, else the choice under the cursor.
    pub fn taken(&self) -> Option<String> {
        match &self.marks {
            Some(marks) if !marks.is_empty() => Some(marks.join(",")),
            _ => self.current().map(|choice| choice.id.clone()),
        }
    }

    /// Choices by letter: the first free letter of each.
    pub fn lettered(title: impl Into<String>, purpose: PickFor, mut choices: Vec<Choice>) -> Self {
        let mut used = String::from(MOVING);
        for choice in &mut choices {
            let free = choice
                .text
                .chars()
                .chain('a'..='z')
                .map(|c| c.to_ascii_lowercase())
                .find(|c| c.is_ascii_lowercase() && !used.contains(*c));
            used.extend(free);
            choice.letter = free;
        }
        Self {
            field: None,
            ..Self::typed(title, purpose, choices)
        }
    }

    /// The choices shown now, best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Choice> {
        Shown {
            pick: self,
            next: 0,
        }
    }

    /// The choice under the cursor.
    pub fn current(&self) -> Option<&Choice> {
        self.shown
            .get(self.place)
            .and_then(|n| self.choices.get(*n))
    }

    /// Puts the cursor on the choice with this letter; false when there is none.
    pub fn go_to_letter(&mut self, letter: char) -> bool {
        let found = self.shown().position(|c| c.letter == Some(letter));
        if let Some(place) = found {
            self.place = place;
        }
        found.is_some()
    }

    /// Puts the cursor on the choice with this id.
    #[must_use]
    pub fn at(mut self, id: &str) -> Self {
        let found = self.shown().position(|choice| choice.id == id);
        self.place = found.unwrap_or(self.place);
        self
    }

    /// Shows the choices with these ids in this order, where somebody else knows what fits what was typed.
    pub fn show(&mut self, ids: &[Arc<str>]) {
        let place = |id: &Arc<str>| self.choices.iter().position(|choice| *choice.id == **id);
        self.shown = ids.iter().filter_map(place).collect();
        self.place = 0;
        self.top = 0;
    }

    /// Moves the cursor.
    pub fn move_by(&mut self, rows: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.place = self.place.saturating_add_signed(rows).min(last);
    }

    /// Keeps the cursor on screen, where there are so many lines for choices and headings.
    pub fn scroll(&mut self, lines: usize) {
        self.top = self.top.min(self.place);
        while self.top < self.place && self.lines(self.top, self.place + 1) > lines {
            self.top += 1;
        }
    }

    /// The heading above a shown choice: its group, where it begins or where the screen does.
    pub fn heading(&self, place: usize, top: usize) -> Option<&'static str> {
        // What was typed orders by fit; groups are torn apart then.
        if self
            .field
            .as_ref()
            .is_some_and(|field| !field.text().trim().is_empty())
        {
            return None;
        }
        let group = |place: usize| {
            let choice = self.shown.get(place).and_then(|n| self.choices.get(*n));
            choice.map_or("", |choice| choice.group)
        };
        let here = group(place);
        let begins = place == top || group(place - 1) != here;
        (begins && !here.is_empty()).then_some(here)
    }

    /// Lines the shown choices `top..end` take with their headings.
    fn lines(&self, top: usize, end: usize) -> usize {
        let headings = (top..end).filter(|place| self.heading(*place, top).is_some());
        end.saturating_sub(top) + headings.count()
    }

    /// Lines all choices would take, whatever was typed, so that the box does not change its size while typing.
    pub fn lines_of_all(&self) -> usize {
        let groups = self.choices.iter().map(|choice| choice.group);
        let headings = groups
            .scan("", |before, group| {
                let begins = !group.is_empty() && *before != group;
                *before = group;
                Some(usize::from(begins))
            })
            .sum::<usize>();
        self.choices.len() + headings
    }

    /// Narrows the list to what was typed: words as they stand first, then near ones.
    pub fn narrow(&mut self) {
        let typed = self.field.as_ref().map_or("", LineEdit::text).trim();
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let matcher = SkimMatcherV2::default().ignore_case();
        let mut found: Vec<(i64, usize)> = self
            .choices
            .iter()
            .enumerate()
            .filter_map(|(n, choice)| score(choice, &words, &matcher).map(|score| (score, n)))
            .collect();
        if !words.is_empty() {
            found.sort_by_key(|(score, n)| (-score, *n));
        }
        self.shown = found.into_iter().map(|(_, n)| n).collect();
        self.place = 0;
        self.top = 0;
    }
}

/// How well every word fits: the whole name before anything, then its beginning, its parts, the sentence; near
/// spellings only in the name.
fn score(choice: &Choice, words: &[String], matcher: &SkimMatcherV2) -> Option<i64> {
    let text = choice.text.to_lowercase();
    let name = text.split(':').next().unwrap_or_default();
    let whole = words.join(" ");
    let mut total = if name == whole || choice.id == whole {
        100_000
    } else {
        0
    };
    for word in words {
        let begins = |text: &str| text.split([' ', '-']).any(|part| part.starts_with(word));
        total += if name.starts_with(word.as_str()) || choice.id.starts_with(word.as_str()) {
            4_000
        } else if begins(name) || begins(&choice.id) {
            3_000
        } else if text.contains(word.as_str()) || choice.note.to_lowercase().contains(word.as_str())
        {
            1_000
        } else {
            matcher.fuzzy_match(name, word)?
        };
    }
    Some(total)
}

struct Shown<'a> {
    pick: &'a Pick,
    next: usize,
}

impl<'a> Iterator for Shown<'a> {
    type Item = &'a Choice;

    fn next(&mut self) -> Option<&'a Choice> {
        let place = self.pick.shown.get(self.next)?;
        self.next += 1;
        self.pick.choices.get(*place)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.pick.shown.len().saturating_sub(self.next);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Shown<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(words: &[&str]) -> Vec<Choice> {
        words.iter().map(|word| Choice::new(*word, *word)).collect()
    }

    #[test]
    fn every_choice_gets_a_letter_of_its_own() {
        let pick = Pick::lettered(
            "t",
            PickFor::Sort,
            choices(&["high", "urgent", "hull", "low"]),
        );
        let letters: Vec<_> = pick.shown().map(|c| c.letter).collect();
        assert_eq!(letters, [Some('i'), Some('u'), Some('a'), Some('o')]);
    }

    #[test]
    fn marks_are_taken_in_their_order_else_what_the_cursor_is_on() {
        let mut pick = Pick::marked("t", PickFor::Sort, choices(&["a", "b", "c"]));
        pick.choices[2].why_not = Some("no".to_owned());
        assert_eq!(pick.taken().as_deref(), Some("a"));
        pick.move_by(1);
        assert_eq!(pick.toggle_mark(), None);
        assert_eq!(pick.toggle_mark().as_deref(), Some("no"));
        pick.move_by(-9);
        pick.toggle_mark();
        assert_eq!(pick.taken().as_deref(), Some("b,a"));
        pick.toggle_mark();
        assert_eq!(pick.taken().as_deref(), Some("a"));
    }

    #[test]
    fn typing_narrows_and_puts_the_best_first() {
        let mut pick = Pick::typed(
            "t",
            PickFor::Command,
            choices(&["deadline", "undo", "dismiss"]),
        );
        pick.field = Some(LineEdit::single().with_text("dis"));
        pick.narrow();
        assert_eq!(pick.current().map(|c| c.id.as_str()), Some("dismiss"));
        let mut exact = Pick {
            field: Some(LineEdit::single().with_text("mark")),
            ..Pick::typed("t", PickFor::Command, choices(&["mark answered", "mark"]))
        };
        exact.narrow();
        assert_eq!(exact.current().map(|c| c.id.as_str()), Some("mark"));
        pick.field = Some(LineEdit::single().with_text("zz"));
        pick.narrow();
        assert_eq!((pick.current(), pick.shown().len()), (None, 0));
    }
}
