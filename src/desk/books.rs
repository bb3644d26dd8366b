//! The bookshelf as decisions ask it: time limits, calendars, what a letter lacks, the text of a letter.
//!
//! Never here: rules of the work; those are `decide`'s.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::Profile;
use crate::domain::books::{Books, GroundBook, RuleQuestion};
use crate::domain::decide::letter_parcel;
use crate::domain::letter::{Language, Letter, LetterKind};
use crate::domain::release::may_leave;
use crate::domain::timing::{Calendar, Limit, Rule};
use crate::domain::{CountryCode, Digest, Foreign, Item, Label, Marking, Moment};
use crate::outbox::document::Document;
use crate::outbox::letters::{CaseFacts, LetterFacts, Office, compose, defaults, remarks};
use crate::outbox::text::to_text;
use crate::reference::forms::{Form, Forms, Grounds, LanguageAdvice, Need, country_name};
use crate::reference::{DeadlineQuestion, Pack};

/// The bookshelf in use, for one desk. Cheap to make and to clone.
#[derive(Clone)]
pub struct DeskBooks {
    pack: Arc<Pack>,
    /// `None` only when the program's own forms cannot be read, which a test forbids.
    forms: Option<Arc<Forms>>,
    profile: Arc<Profile>,
}

impl DeskBooks {
    /// The books of a desk.
    pub fn new(pack: Arc<Pack>, profile: Arc<Profile>) -> Self {
        let forms = Forms::embedded().ok();
        Self {
            pack,
            forms,
            profile,
        }
    }

    /// The reference pack in use, with the office's own facts in it.
    pub const fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The form of a letter about this record.
    pub fn form(&self, item: &Item, kind: LetterKind) -> Option<Form> {
        let forms = self.forms.as_ref()?;
        Some(forms.form(kind, item.request_kind(), instrument(item)))
    }

    /// What a letter starts from: the facts of the case, in the fields of its form.
    pub fn first_values(
        &self,
        item: &Item,
        kind: LetterKind,
        language: Language,
    ) -> BTreeMap<Label, Foreign> {
        let (Some(forms), Some(form)) = (&self.forms, self.form(item, kind)) else {
            return BTreeMap::new();
        };
        let names = |code: &str, language| country_name(&self.pack, code, language);
        let case = CaseFacts {
            item,
            office: self.office(),
            language,
            country_names: &names,
        };
        defaults(forms, &form, &case)
    }

    /// The letter as a document; `as_sent`: exactly as it will be sent, without the marks of a draft.
    pub fn document(&self, item: &Item, letter: &Letter, as_sent: bool) -> Option<Document> {
        let forms = self.forms.as_ref()?;
        Some(self.with_facts(item, letter, as_sent, |facts| compose(forms, facts)))
    }

    /// What the officer should know of a letter and the addressee should not read.
    pub fn remarks(&self, item: &Item, letter: &Letter) -> Vec<String> {
        let Some(forms) = &self.forms else {
            return Vec::new();
        };
        self.with_facts(item, letter, true, |facts| remarks(forms, facts))
    }

    /// Whether a state is known to accept a language.
    pub fn language_advice(
        &self,
        item: &Item,
        country: CountryCode,
        language: Language,
    ) -> Option<LanguageAdvice> {
        let forms = self.forms.as_ref()?;
        Some(forms.language_for(&self.pack, country.as_str(), language, instrument(item)))
    }

    /// Grounds of refusal for the record, with their articles.
    pub fn known_grounds(&self, item: &Item) -> Option<Grounds> {
        let forms = self.forms.as_ref()?;
        Some(forms.grounds(instrument(item)))
    }

    fn with_facts<T>(
        &self,
        item: &Item,
        letter: &Letter,
        as_sent: bool,
        with: impl FnOnce(&LetterFacts<'_>) -> T,
    ) -> T {
        let names = |code: &str, language| country_name(&self.pack, code, language);
        let marking = self.marking(item, letter);
        with(&LetterFacts {
            item,
            letter,
            request: item.request_kind(),
            office: self.office(),
            country_names: &names,
            marking: &marking,
            practice: self.profile.practice,
            as_sent,
        })
    }

    /// The strictest of everything the letter draws on.
    pub fn marking(&self, item: &Item, letter: &Letter) -> Marking {
        let parcel = letter_parcel(item, letter, self.profile.home, Moment::default());
        may_leave(&parcel).marking
    }

    fn office(&self) -> Office<'_> {
        let office = &self.profile.office;
        Office {
            name: &self.profile.name,
            authority: office.authority.as_deref(),
            place: office.place.as_deref(),
            home: self.profile.home,
        }
    }
}

fn instrument(item: &Item) -> Option<&str> {
    let choice = item.basis.as_ref()?;
    Some(choice.basis.instrument.as_str())
}

impl fmt::Debug for DeskBooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = &self.pack.manifest().version;
        write!(f, "DeskBooks({version}, {})", self.profile.home)
    }
}

impl Books for DeskBooks {
    fn rule(&self, name: &Label) -> Option<Rule> {
        self.pack.deadline(name.as_str()).cloned()
    }

    /// While nobody said how the data are reached, the stricter limit runs; an officer puts the other in its place.
    fn rules_for(&self, question: &RuleQuestion<'_>) -> Vec<Rule> {
        let asked = DeadlineQuestion {
            kind: question.kind,
            treaty: question.treaty,
            urgent: question.urgent,
            direct_access: Some(true),
        };
        let found = self.pack.proposed_deadlines(&asked);
        found.into_iter().cloned().collect()
    }

    fn stops_on_question(&self, name: &Label) -> bool {
        let stops = |rule: &&Rule| rule.limit == Limit::Stops && rule.follows.contains(name);
        self.pack.deadlines().any(|rule| stops(&rule))
    }

    fn calendar(&self, country: CountryCode) -> Option<Box<dyn Calendar + '_>> {
        let days = self.pack.calendar(country.as_str())?;
        Some(Box::new(days))
    }

    fn missing(&self, item: &Item, letter: &Letter) -> Vec<String> {
        let Some(form) = self.form(item, letter.kind) else {
            return vec!["the form of this letter".to_owned()];
        };
        let missing = form.missing(&letter.values).into_iter();
        let required = missing.filter(|field| field.need_with(&letter.values) == Need::Must);
        required
            .map(|field| field.label(Language::English).to_owned())
            .collect()
    }

    /// The date is not part of it: a letter bears the day it leaves.
    fn text_digest(&self, item: &Item, letter: &Letter) -> Option<Digest> {
        let undated = Letter {
            dated: None,
            ..letter.clone()
        };
        let document = self.document(item, &undated, true)?;
        Some(Digest::of(to_text(&document).as_bytes()))
    }

    fn grounds(&self, of: Option<&Label>) -> GroundBook {
        let Some(forms) = &self.forms else {
            return GroundBook::default();
        };
        let grounds = forms.grounds(of.map(Label::as_str));
        let known = grounds.list.into_iter().filter(|row| row.article.is_some());
        GroundBook {
            closed: grounds.closed,
            known: known
                .map(|row| {
                    let article = row.article.unwrap_or_default();
                    (row.ground, row.mandatory, article)
                })
                .collect(),
        }
    }
}
