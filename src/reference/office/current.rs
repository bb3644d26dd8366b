//! What a statement would stand in place of: which columns can be stated, what is said now and in which writing.
//!
//! Never here: taking a statement in.
use super::column::can_be_stated;
use super::{OfficeFactFault, Stated};
use crate::domain::FactKey;
use crate::reference::{AsOf, Bilateral, Column, Pack, Party, PartyKind, Treaty};

/// A value no fact has, to hear how its values are written.
const NO_VALUE: &str = "?";

impl Pack {
    /// Columns of the country table an office may state, in the order of the pack.
    pub fn columns_to_state(&self) -> impl Iterator<Item = &Column> {
        self.columns().filter(|column| can_be_stated(column))
    }

    /// What is said of it now, in the writing a statement has (`fri;sat`, `party 2026-01-01`). `None` when nothing is said,
    /// or nothing an office could say in the same words.
    pub fn value_now(&self, key: &FactKey) -> Option<String> {
        match key {
            FactKey::Country { iso2, column } => {
                let country = self.country(iso2.as_str())?;
                country.value(column.as_str()).map(str::to_owned)
            }
            FactKey::Party { treaty, state } => {
                let party = self.treaties().party(treaty.as_str(), state.as_str());
                party_now(party?)
            }
            FactKey::Treaty { id } => treaty_now(self.treaties().treaty(id.as_str())?),
            FactKey::Bilateral { id } => Some(bilateral_now(self.bilateral(id.as_str())?)),
            FactKey::NewBilateral { .. } => {
                let mut stated = self.office_facts().iter();
                let stated = stated.find(|fact| fact.key == *key);
                stated.map(|fact| fact.value.clone())
            }
        }
    }

    /// How values of this fact are written; `None` where any words will do, or the pack has no such fact.
    pub fn writing_of(&self, key: &FactKey) -> Option<String> {
        let stated = Stated {
            value: NO_VALUE,
            source: NO_VALUE,
            as_of: AsOf::parse("2000")?,
            note: None,
        };
        match self.change_of(key, &stated) {
            Err(fault @ (OfficeFactFault::Value { .. } | OfficeFactFault::Word { .. })) => {
                Some(fault.needs().concat())
            }
            _ => None,
        }
    }

    /// The fact in words: `Death penalty of DE`, `Party status of DE: UN Convention against Corruption`.
    pub fn fact_words(&self, key: &FactKey) -> String {
        match key {
            FactKey::Country { iso2, column } => {
                let known = self.columns().find(|known| known.name == column.as_str());
                let label = known.map_or(column.as_str(), |known| known.label.as_str());
                format!("{label} of {iso2}")
            }
            FactKey::Party { treaty, state } => {
                format!(
                    "Party status of {state}: {}",
                    self.treaty_words(treaty.as_str())
                )
            }
            FactKey::Treaty { id } => format!("In force: {}", self.treaty_words(id.as_str())),
            FactKey::Bilateral { id } => {
                let treaty = self.bilateral(id.as_str());
                let title = treaty.map_or(id.as_str(), |treaty| treaty.title.as_str());
                format!("In force: {title}")
            }
            FactKey::NewBilateral { kind, one, other } => {
                format!("In force: {kind} treaty of {one} and {other}")
            }
        }
    }

    /// The fact about the standing of this instrument; of a treaty of two states the office brought in, the one it came by.
    /// `None` when the pack has no such instrument.
    pub fn standing_key(&self, id: &str) -> Option<FactKey> {
        if let Some(treaty) = self.treaties().treaty(id) {
            let id = treaty.id.parse().ok()?;
            return Some(FactKey::Treaty { id });
        }
        let treaty = self.bilateral(id)?;
        let brought_in = self.office_facts().iter().find(|fact| match &fact.key {
            FactKey::NewBilateral { kind, one, other } => {
                treaty.id == office_id(kind, one.as_str(), other.as_str())
            }
            _ => false,
        });
        if let Some(fact) = brought_in {
            return Some(fact.key.clone());
        }
        let id = treaty.id.parse().ok()?;
        Some(FactKey::Bilateral { id })
    }

    fn bilateral(&self, id: &str) -> Option<&Bilateral> {
        let mut all = self.treaties().bilaterals().iter();
        all.find(|treaty| treaty.id == id)
    }

    fn treaty_words<'a>(&'a self, id: &'a str) -> &'a str {
        let treaty = self.treaties().treaty(id);
        treaty.map_or(id, |treaty| treaty.short_title.as_str())
    }
}

/// Name in the pack of a treaty of two states only the office knows.
pub(super) fn office_id(kind: impl std::fmt::Display, one: &str, other: &str) -> String {
    let states = format!("{one}-{other}").to_ascii_lowercase();
    format!("office-{kind}-{states}")
}

fn party_now(row: &Party) -> Option<String> {
    match (row.kind, row.denounced) {
        (PartyKind::Party, Some(day)) => Some(format!("denounced {day}")),
        (PartyKind::Party, None) => Some(since("party", row.in_force)),
        (PartyKind::SignatureOnly, _) => Some(since("signature", row.signature)),
        (PartyKind::NotParty, _) => Some("not-party".to_owned()),
        (PartyKind::Extension | PartyKind::Unsettled, _) => None,
    }
}

fn treaty_now(treaty: &Treaty) -> Option<String> {
    if treaty.not_in_force {
        return Some("not-in-force".to_owned());
    }
    let day = treaty.entry_into_force;
    day.map(|day| format!("in-force {day}"))
}

fn bilateral_now(treaty: &Bilateral) -> String {
    match (treaty.ended, treaty.suspended) {
        (Some(day), _) => format!("ended {day}"),
        (None, true) => since("suspended", treaty.suspended_since),
        (None, false) => since("in-force", treaty.in_force),
    }
}

fn since(word: &str, day: Option<impl std::fmt::Display>) -> String {
    day.map_or_else(|| word.to_owned(), |day| format!("{word} {day}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OfficeFact;

    fn key(text: &str) -> FactKey {
        text.parse().unwrap()
    }

    fn pack() -> &'static Pack {
        Pack::embedded().unwrap()
    }

    #[test]
    fn what_is_said_now_can_be_stated_as_it_is() {
        let mut tried = 0;
        let columns: Vec<_> = pack().columns_to_state().map(|c| c.name.clone()).collect();
        let of_countries = columns
            .iter()
            .map(|column| format!("country/DE/{column}"))
            .collect::<Vec<_>>();
        let treaties = pack().treaties();
        let of_parties = treaties.all().iter().flat_map(|treaty| {
            let rows = treaties.parties(&treaty.id).iter().take(3);
            rows.map(|row| format!("party/{}/{}", treaty.id, row.iso2))
        });
        let of_treaties = treaties.all().iter().map(|t| format!("treaty/{}", t.id));
        let of_two = treaties
            .bilaterals()
            .iter()
            .map(|t| format!("bilateral/{}", t.id));
        let all = of_countries.into_iter().chain(of_parties);
        for text in all.chain(of_treaties).chain(of_two) {
            let key = key(&text);
            assert!(!pack().fact_words(&key).is_empty());
            let Some(value) = pack().value_now(&key) else {
                continue;
            };
            let fact = OfficeFact::stated(key, &value, "SAMPLE", "2026", None).unwrap();
            assert_eq!(pack().check_office_fact(&fact), Ok(()), "{text} = {value}");
            tried += 1;
        }
        assert!(tried > 60, "{tried}");
    }

    #[test]
    fn the_writing_is_told_where_there_is_one() {
        let writing = |text: &str| pack().writing_of(&key(text));
        let weekend = writing("country/DE/weekend");
        assert!(weekend.is_some_and(|it| it.starts_with("days such as fri;sat")));
        let law = writing("country/DE/extradites_nationals");
        assert_eq!(
            law.as_deref(),
            Some("one of these: conditional, no, unknown, yes")
        );
        assert!(writing("party/untoc/DE").is_some_and(|it| it.starts_with("party 2026-01-01")));
        assert!(writing("treaty/untoc").is_some_and(|it| it.contains("not-in-force")));
        assert_eq!(writing("country/DE/ncb_city"), None);
        assert_eq!(writing("treaty/no-such"), None);
    }

    #[test]
    fn facts_have_words() {
        let words = |text: &str| pack().fact_words(&key(text));
        assert_eq!(words("country/DE/weekend"), "Weekend of DE");
        let status = words("party/coe-185/DE");
        assert!(status.starts_with("Party status of DE: "), "{status}");
        assert!(status.contains("Budapest"), "{status}");
        assert_eq!(words("country/DE/no_such"), "no_such of DE");
    }

    #[test]
    fn a_treaty_the_office_brought_in_keeps_the_key_it_came_by() {
        let of = "bilateral/extradition/DE/ZA";
        let fact = OfficeFact::stated(key(of), "in-force", "SAMPLE", "2026", None).unwrap();
        let pack = pack().with_office_facts([&fact]);
        let standing = |id| pack.standing_key(id);
        assert_eq!(standing("office-extradition-de-za"), Some(key(of)));
        assert_eq!(standing("untoc"), Some(key("treaty/untoc")));
        assert_eq!(
            standing("lu-il-ext-1956"),
            Some(key("bilateral/lu-il-ext-1956"))
        );
        assert_eq!(standing("no-such"), None);
        assert_eq!(pack.value_now(&key(of)).as_deref(), Some("in-force"));
    }
}
