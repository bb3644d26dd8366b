//! Persons and things of a case as lines an officer can edit, in the language of the letter.
//!
//! Never here: choosing a main identity, decoding eye or hair codes.

use super::case::CaseFacts;
use crate::domain::date::DateClaim;
use crate::domain::subject::{Identity, IdentityDocument, Person};
use crate::domain::{CountryCode, Foreign, Subject};
use crate::reference::forms::Forms;

/// All of them, numbered, with every identity; `None` when there are none.
pub(super) fn list(forms: &Forms, case: &CaseFacts<'_>) -> Option<Foreign> {
    let mut lines = Lines {
        forms,
        case,
        all: Vec::new(),
        indent: "   ",
    };
    for (place, subject) in case.item.content.subjects.iter().enumerate() {
        lines.subject(place + 1, subject);
    }
    lines.text()
}

/// What the persons look like; `None` when nothing is known.
pub(super) fn descriptions(forms: &Forms, case: &CaseFacts<'_>) -> Option<Foreign> {
    let mut lines = Lines {
        forms,
        case,
        all: Vec::new(),
        indent: "",
    };
    for subject in &case.item.content.subjects {
        if let Subject::Person(person) = subject {
            lines.description(person);
        }
    }
    lines.text()
}

struct Lines<'a> {
    forms: &'a Forms,
    case: &'a CaseFacts<'a>,
    all: Vec<String>,
    /// Before each line but those that name a subject.
    indent: &'static str,
}

/// A name and its value, where there is one.
type Pair<'a> = (&'a str, Option<String>);

impl Lines<'_> {
    fn text(self) -> Option<Foreign> {
        (!self.all.is_empty()).then(|| self.all.join("\n").into())
    }

    fn word<'w>(&'w self, key: &'w str) -> &'w str {
        self.forms.words(key, self.case.language)
    }

    fn country(&self, code: CountryCode) -> String {
        (self.case.country_names)(code.as_str(), self.case.language)
    }

    /// `name: value; name: value`, without those that are not known.
    fn line(&mut self, pairs: &[Pair<'_>]) {
        let known = pairs.iter().filter_map(|(name, value)| {
            let value = value.as_ref()?;
            Some(format!("{}{}{value}", self.word(name), self.word("colon")))
        });
        let known: Vec<_> = known.collect();
        if !known.is_empty() {
            self.all
                .push(format!("{}{}", self.indent, known.join("; ")));
        }
    }

    fn subject(&mut self, number: usize, subject: &Subject) {
        let kind = self.word(&format!("subject.{}", subject.word())).to_owned();
        let role = match subject {
            Subject::Person(person) => person.role,
            _ => None,
        };
        let role = role.map(|role| format!(" ({})", self.word(&format!("role.{}", role.word()))));
        let colon = self.word("colon");
        let name = subject
            .name()
            .map(|name| format!("{colon}{}", one_line(&name)));
        let (role, name) = (role.unwrap_or_default(), name.unwrap_or_default());
        self.all.push(format!("{number}. {kind}{role}{name}"));
        self.thing(subject);
    }

    fn person(&mut self, person: &Person) {
        for (place, identity) in person.identities.iter().enumerate() {
            if place > 0 {
                let name = identity.name().map(|name| one_line(&name));
                self.line(&[("also", name)]);
            }
            self.identity(identity);
        }
        let also = person.aliases.iter().map(Foreign::raw).collect::<Vec<_>>();
        self.line(&[("also", (!also.is_empty()).then(|| also.join(", ")))]);
        for document in &person.documents {
            self.document(document);
        }
    }

    fn identity(&mut self, identity: &Identity) {
        let sex = identity
            .sex
            .map(|sex| self.word(&format!("sex.{}", sex.word())).to_owned());
        let nations: Vec<_> = identity
            .nationalities
            .iter()
            .map(|code| self.country(*code))
            .collect();
        let place = [
            text(identity.birth_place.as_ref()),
            identity.birth_country.map(|code| self.country(code)),
        ];
        let place: Vec<_> = place.into_iter().flatten().collect();
        let born = identity.birth.as_ref().map(|claim| self.date(claim));
        let script = identity
            .original_script
            .as_ref()
            .filter(|_| identity.family_name.is_some());
        self.line(&[
            ("born", born),
            ("birth-place", (!place.is_empty()).then(|| place.join(", "))),
            ("sex", sex),
            (
                "nationality",
                (!nations.is_empty()).then(|| nations.join(", ")),
            ),
        ]);
        self.line(&[("script", text(script))]);
        if let Some(trust) = identity.trust {
            let words = self.word(&format!("trust.{}", trust.word())).to_owned();
            self.all.push(format!("{}{words}", self.indent));
        }
    }

    fn document(&mut self, document: &IdentityDocument) {
        let country = document.country.map(|code| self.country(code));
        let kind = text(document.document_type.as_ref());
        self.line(&[
            ("subject.document", kind),
            ("number", text(document.number.as_ref())),
            ("country", country),
        ]);
    }

    /// What the name of a thing does not say yet.
    fn thing(&mut self, subject: &Subject) {
        let country = |code: Option<CountryCode>| ("country", code.map(|code| self.country(code)));
        let words = |name, value: &Option<Foreign>| (name, text(value.as_ref()));
        let pairs: Vec<Pair<'_>> = match subject {
            Subject::Person(person) => return self.person(person),
            Subject::Document(it) => return self.document(it),
            Subject::Phone(_) => Vec::new(),
            Subject::Organisation(it) => {
                let also = ("also", joined(&it.aliases));
                let number = words("registration", &it.registration);
                vec![
                    also,
                    number,
                    country(it.country),
                    words("details", &it.remarks),
                ]
            }
            Subject::Vehicle(it) => {
                vec![
                    words("vin", &it.vin),
                    country(it.country),
                    words("details", &it.make_model),
                ]
            }
            Subject::Account(it) => vec![words("bic", &it.bic), words("holder", &it.holder)],
            Subject::Wallet(it) => vec![words("currency", &it.currency)],
            Subject::Firearm(it) => vec![words("details", &it.make_model)],
            Subject::Vessel(it) => vec![words("imo", &it.imo), country(it.flag)],
            Subject::Location(it) => {
                vec![words("coordinates", &it.coordinates), country(it.country)]
            }
            Subject::Thing(it) => vec![words("serial", &it.number), country(it.country)],
        };
        self.line(&pairs);
    }

    fn description(&mut self, person: &Person) {
        self.line(&[
            (
                "height",
                person.height_cm.map(|height| format!("{height} cm")),
            ),
            (
                "weight",
                person.weight_kg.map(|weight| format!("{weight} kg")),
            ),
            ("eyes", joined(&person.eyes)),
            ("hair", joined(&person.hair)),
            ("speaks", joined(&person.languages)),
        ]);
        self.line(&[("marks", text(person.marks.as_ref()))]);
    }

    /// With its precision as written: a month stays a month.
    fn date(&self, claim: &DateClaim) -> String {
        match claim {
            DateClaim::Known(date) => date.to_string(),
            DateClaim::Unreadable(words) => {
                format!("{} ({})", one_line(words), self.word("not-readable"))
            }
        }
    }
}

fn joined(values: &[Foreign]) -> Option<String> {
    let values: Vec<_> = values.iter().map(one_line).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn text(value: Option<&Foreign>) -> Option<String> {
    value.map(one_line)
}

/// A line break in a value must not look like a line of the list.
fn one_line(value: &Foreign) -> String {
    let lines = value
        .raw()
        .split(['\n', '\r'])
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" / ")
}
