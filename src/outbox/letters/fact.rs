//! Facts of a letter as blocks: who writes to whom, references, date, grounds.
//!
//! Never here: fields of the form.

use super::{Writer, limits, when};
use crate::domain::CountryCode;
use crate::domain::ground::Ground;
use crate::domain::text::{Foreign, Shown, show_lines};
use crate::outbox::document::Block;
use crate::reference::forms::{KnownGround, LetterFact};

impl Writer<'_> {
    /// Whether the fact is known.
    pub(super) fn has(&self, fact: LetterFact) -> bool {
        match fact {
            LetterFact::AddressedTo => self.addressed_to().is_some(),
            LetterFact::YourRef => self.your_ref().is_some(),
            LetterFact::Grounds => !self.facts.letter.grounds.is_empty(),
            LetterFact::Limits => !self.facts.marking.is_empty(),
            LetterFact::From
            | LetterFact::To
            | LetterFact::Channel
            | LetterFact::OurRef
            | LetterFact::Date => true,
        }
    }

    pub(super) fn fact(&mut self, fact: LetterFact) {
        match fact {
            LetterFact::From => self.ours(fact, self.office()),
            LetterFact::To => self.ours(fact, self.country(self.facts.letter.to.country.as_str())),
            LetterFact::AddressedTo => self.theirs(fact, self.addressed_to().cloned()),
            LetterFact::Channel => {
                let key = format!("channel.{}", self.facts.letter.to.channel.word());
                self.ours(fact, self.word(&key));
            }
            LetterFact::OurRef => self.ours(fact, Shown::of(self.facts.item.our_ref)),
            LetterFact::YourRef => self.theirs(fact, self.your_ref().cloned()),
            LetterFact::Date => self.ours(fact, self.date()),
            LetterFact::Grounds => self.grounds(),
            LetterFact::Limits => {
                for block in limits::blocks(self.forms, self.facts) {
                    self.push(block);
                }
            }
        }
    }

    fn ours(&mut self, fact: LetterFact, words: Shown) {
        let label = self.word(fact.word());
        self.push(Block::Field(label, words));
    }

    fn theirs(&mut self, fact: LetterFact, words: Option<Foreign>) {
        if let Some(words) = words {
            let label = self.word(fact.word());
            self.push(Block::Filled(label, show_lines(&words)));
        }
    }

    fn addressed_to(&self) -> Option<&Foreign> {
        self.facts
            .letter
            .to
            .authority
            .as_ref()
            .filter(|words| has_words(words))
    }

    fn your_ref(&self) -> Option<&Foreign> {
        self.facts
            .item
            .content
            .their_ref
            .as_ref()
            .filter(|words| has_words(words))
    }

    /// Name of the office, its authority, where it sits, its state.
    fn office(&self) -> Shown {
        let office = &self.facts.office;
        let said = office.home != CountryCode::NOT_SAID;
        let home = said.then(|| self.country(office.home.as_str()));
        let parts: Vec<_> = [Some(office.name), office.authority, office.place]
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty())
            .map(Shown::of)
            .chain(home)
            .collect();
        Shown::join(&parts, ", ")
    }

    fn country(&self, code: &str) -> Shown {
        Shown::of((self.facts.country_names)(code, self.facts.language()))
    }

    /// The date it bears, or a word that says it has none yet.
    pub(super) fn date(&self) -> Shown {
        self.facts.letter.dated.map_or_else(
            || self.word("not-dated"),
            |at| when::instant(self.forms, at, self.facts.language()),
        )
    }

    fn grounds(&mut self) {
        let known = self.forms.grounds(self.facts.instrument());
        for ground in &self.facts.letter.grounds {
            let label = self.word("ground");
            let mut words = self.word(&format!("ground.{}", ground.word()));
            let articles: Vec<_> = known
                .list
                .iter()
                .filter_map(|row| certain(row, *ground))
                .collect();
            if !articles.is_empty() {
                words.push_own(" (");
                words.push(&Shown::of(articles.join(", ")));
                words.push_own(")");
            }
            self.push(Block::Field(label, words));
        }
    }
}

/// The article that gives the ground, where it was read somewhere: a recalled number does not go abroad.
fn certain(row: &KnownGround, ground: Ground) -> Option<&str> {
    let sure = row.ground == ground && !row.confidence.is_doubtful();
    row.article.as_deref().filter(|_| sure)
}

fn has_words(words: &Foreign) -> bool {
    !words.raw().trim().is_empty()
}
