//! Letters abroad: the words of a letter from its template, the facts of the case and what an officer filled in.
//!
//! [`compose`] is pure: the same facts give the same document. What somebody typed or sent stands in blocks of its own
//! ([`Block::Filled`]); a sentence of the desk holds nothing but words of the forms and facts of the desk. Never here: pages,
//! text files, the decision to send.

mod case;
mod draft;
mod fact;
mod limits;
mod remark;
mod subject;
#[cfg(test)]
mod tests;
mod when;

use crate::domain::letter::{Language, Letter, LetterState};
use crate::domain::text::{Foreign, Shown, show_lines};
use crate::domain::{CountryCode, Item, Label, Marking, RequestKind};
use crate::outbox::document::{Block, Document};
use crate::reference::forms::{
    DeskFact, Form, FormField, Forms, Part, Place, Sentence, Shape, Span, When,
};

pub use case::{CaseFacts, defaults};
pub use remark::remarks;

/// Names countries in a language of letters; a code it does not know is its own name.
pub type CountryNames<'a> = dyn Fn(&str, Language) -> String + 'a;

/// The office that writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Office<'a> {
    /// Its name.
    pub name: &'a str,
    /// The authority it belongs to.
    pub authority: Option<&'a str>,
    /// Where it sits.
    pub place: Option<&'a str>,
    /// Its state.
    pub home: CountryCode,
}

/// Everything a letter is made of.
#[derive(Clone, Copy)]
pub struct LetterFacts<'a> {
    /// The record it is about.
    pub item: &'a Item,
    /// The letter.
    pub letter: &'a Letter,
    /// What kind of request the record is; it chooses form and template.
    pub request: RequestKind,
    /// The office.
    pub office: Office<'a>,
    /// Names of countries.
    pub country_names: &'a CountryNames<'a>,
    /// The marking of the letter.
    pub marking: &'a Marking,
    /// True for exercises: PRACTICE stands in the marking and below the title.
    pub practice: bool,
    /// True for the words exactly as they will be sent, whoever still has to agree: no DRAFT, no list of what is missing.
    /// A second officer agrees to the digest of these.
    pub as_sent: bool,
}

impl LetterFacts<'_> {
    /// The language the letter is written in.
    const fn language(&self) -> Language {
        self.letter.language
    }

    /// The instrument it rests on, by its name in the pack.
    fn instrument(&self) -> Option<&str> {
        self.item
            .basis
            .as_ref()
            .map(|choice| choice.basis.instrument.as_str())
    }

    fn form(&self, forms: &Forms) -> Form {
        forms.form(self.letter.kind, self.request, self.instrument())
    }

    /// Whether it must be told from a letter that may be sent.
    const fn is_draft(&self) -> bool {
        let unfinished = matches!(
            self.letter.state,
            LetterState::Draft | LetterState::InReview | LetterState::Discarded
        );
        unfinished && !self.as_sent
    }
}

/// The letter as a document. Never fails: what cannot be read as a date or a choice stands as it was typed, what is missing is
/// left out, and a draft lists it.
pub fn compose(forms: &Forms, facts: &LetterFacts<'_>) -> Document {
    let form = facts.form(forms);
    let mut writer = Writer {
        forms,
        facts,
        form: &form,
        blocks: Vec::new(),
        heading: None,
    };
    for part in forms.template(facts.letter.kind, facts.request, facts.language()) {
        writer.part(part);
    }
    Document {
        marking: limits::line(forms, facts),
        name: writer.name(),
        page_words: match facts.language() {
            Language::English => "page {n} of {of}",
            Language::French => "page {n} sur {of}",
            Language::Spanish => "página {n} de {of}",
        },
        language: facts.language().word(),
        blocks: writer.blocks,
    }
}

/// Puts blocks one after the other.
struct Writer<'a> {
    forms: &'a Forms,
    facts: &'a LetterFacts<'a>,
    form: &'a Form,
    blocks: Vec<Block>,
    /// A heading that waits for something to stand below it.
    heading: Option<Shown>,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Title(words) => self.title(words),
            Part::Heading(words) => self.heading = Some(self.sentence(words)),
            Part::End => self.heading = None,
            Part::Paragraph(when, words) if self.stands(when.as_ref()) => {
                let words = self.sentence(words);
                self.push(Block::Paragraph(words));
            }
            Part::Point(when, words) if self.stands(when.as_ref()) => {
                let words = self.sentence(words);
                self.push(Block::Point(words));
            }
            Part::Paragraph(..) | Part::Point(..) => {}
            Part::Block(Place::Field(name)) => {
                if let Some(field) = self.form.field(name.as_str()) {
                    self.field(field);
                }
            }
            Part::Block(Place::Fact(fact)) => self.fact(*fact),
        }
    }

    fn push(&mut self, block: Block) {
        self.blocks.extend(self.heading.take().map(Block::Heading));
        self.blocks.push(block);
    }

    /// A word of the desk in the language of the letter.
    fn word(&self, key: &str) -> Shown {
        Shown::of(self.forms.words(key, self.facts.language()))
    }

    fn title(&mut self, words: &Sentence) {
        let title = self.sentence(words);
        if self.facts.is_draft() {
            let title = Shown::concat([&self.word("draft"), &self.word("colon"), &title]);
            self.push(Block::Title(title));
            self.draft();
        } else {
            self.push(Block::Title(title));
        }
        if self.facts.practice {
            self.push(Block::Paragraph(self.word("practice-note")));
        }
    }

    /// `DRAFT R-2031-0007, letter 1`.
    fn name(&self) -> Shown {
        let letter = self.word("letter");
        let name = format!(
            "{}, {letter} {}",
            self.facts.item.our_ref, self.facts.letter.number
        );
        if self.facts.is_draft() {
            Shown::join([&self.word("draft"), &Shown::of(name)], " ")
        } else {
            Shown::of(name)
        }
    }

    fn sentence(&self, words: &Sentence) -> Shown {
        let mut sentence = Shown::default();
        for span in words {
            sentence.push(&match span {
                Span::Words(words) => Shown::of(words),
                Span::Fact(DeskFact::Office) => Shown::of(self.facts.office.name),
                Span::Fact(DeskFact::OurRef) => Shown::of(self.facts.item.our_ref),
                Span::Fact(DeskFact::Number) => Shown::of(self.facts.letter.number),
                Span::Fact(DeskFact::Date) => self.date(),
            });
        }
        sentence
    }

    fn stands(&self, when: Option<&When>) -> bool {
        let Some(when) = when else { return true };
        let filled = match &when.place {
            Place::Field(name) => self.value(name).is_some(),
            Place::Fact(fact) => self.has(*fact),
        };
        filled == when.filled
    }

    /// What was filled in, if there are words in it.
    fn value(&self, name: &Label) -> Option<&Foreign> {
        let value = self.facts.letter.values.get(name)?;
        (!value.raw().trim().is_empty()).then_some(value)
    }

    fn field(&mut self, field: &FormField) {
        let Some(value) = self.value(&field.name) else {
            return;
        };
        let language = self.facts.language();
        let label = Shown::of(field.label(language));
        let read = match field.shape {
            Shape::Choice => {
                let chosen = |word: &Label| word.as_str() == value.raw().trim();
                let choice = field.choices().iter().find(|choice| chosen(&choice.word));
                choice.map(|choice| Shown::of(choice.label(language)))
            }
            Shape::Date => when::read(self.forms, value.raw(), language),
            Shape::Line | Shape::Text => None,
        };
        let block = match read {
            Some(words) => Block::Field(label, words),
            None => Block::Filled(label, show_lines(value)),
        };
        self.push(block);
    }
}
