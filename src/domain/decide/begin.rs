//! Beginning something of our own: a record for another state, a letter.
//!
//! Never here: references and identities; the desk gives them.

use std::collections::BTreeMap;

use crate::domain::letter::{Addressee, Language, Letter, LetterKind, LetterState};
use crate::domain::{CountryCode, Foreign, Label, Moment, Refusal};

/// Whether a record for that state can be begun.
pub fn possible(
    to: CountryCode,
    home: Option<CountryCode>,
    title: &Foreign,
) -> Result<(), Refusal> {
    if Some(to) == home {
        return Err(Refusal::needing(
            "That is this state itself.",
            "name the state the request goes to, or forward a record to a unit",
        ));
    }
    super::required(title, "a request needs a title").map(drop)
}

/// A letter with nothing but its beginning.
pub fn letter(
    number: u32,
    kind: LetterKind,
    to: Addressee,
    language: Language,
    values: BTreeMap<Label, Foreign>,
    by: &Label,
    now: Moment,
) -> Letter {
    Letter {
        number,
        kind,
        to,
        language,
        values,
        grounds: Vec::new(),
        state: LetterState::Draft,
        by: by.clone(),
        begun: now,
        changed: now,
        dated: None,
        author: None,
        sent_back: None,
        authorised: None,
        queued: None,
        package: None,
        left: None,
        failed: None,
        evidence: Vec::new(),
        seen: None,
    }
}
