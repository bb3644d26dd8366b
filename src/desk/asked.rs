//! What is asked of the legal-basis finder, and what a record asks of it by itself.
//!
//! Never here: the answer; the bookshelf gives it.

use jiff::civil::Date;

use super::basis::who_asks;
use crate::domain::kind::{AlertKind, Kind, RequestKind};
use crate::domain::{Content, CountryCode};
use crate::reference::{CooperationKind, Pack, Question};

/// A question to the finder as an officer fills it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The requesting state, two letters; `None` until it is said.
    pub from: Option<String>,
    /// The requested state, two letters; `None` until it is said.
    pub to: Option<String>,
    /// What is wanted.
    pub kind: CooperationKind,
    /// Crime areas of the case as the bookshelf names them; empty when not said.
    pub crimes: Vec<String>,
    /// The day for which it is asked, UTC.
    pub on: Date,
}

impl Asked {
    /// What one state asks another on a day, with nothing said about the crime.
    pub const fn between(from: Option<String>, to: Option<String>, on: Date) -> Self {
        Self {
            from,
            to,
            kind: CooperationKind::Mla,
            crimes: Vec::new(),
            on,
        }
    }

    /// What a record asks: the state on its other side asks the home state, or is asked by it, for what the record's
    /// kind wants and about its crime areas.
    pub fn by_record(content: &Content, home: CountryCode, pack: &Pack, on: Date) -> Self {
        let known = |code: CountryCode| pack.country(code.as_str()).map(|c| c.iso2.clone());
        let home = known(home);
        let other = content.partner().and_then(known);
        let (from, to) = who_asks(content, other, home);
        let named = content.crime_areas.iter();
        let areas = named.flat_map(|word| pack.treaties().areas_named(word.as_str()));
        let mut crimes: Vec<String> = areas.map(|area| area.area.clone()).collect();
        crimes.sort_unstable();
        crimes.dedup();
        Self {
            kind: wanted(content.kind),
            crimes,
            ..Self::between(from, to, on)
        }
    }

    /// Why it cannot be answered yet, in words.
    pub fn missing(&self) -> Option<&'static str> {
        match (&self.from, &self.to) {
            (None, None) => Some("Neither the requesting nor the requested state is said."),
            (None, _) => Some("The requesting state is not said."),
            (_, None) => Some("The requested state is not said."),
            (Some(from), Some(to)) if from == to => Some(
                "The same state stands on both sides: no legal basis between states is needed.",
            ),
            _ => None,
        }
    }

    /// Hands the question as the bookshelf reads it to `with`; `None` while something is missing.
    pub fn put<T>(&self, pack: &Pack, with: impl FnOnce(&Question<'_>) -> T) -> Option<T> {
        if self.missing().is_some() {
            return None;
        }
        let crimes: Vec<&str> = self.crimes.iter().map(String::as_str).collect();
        let question = Question {
            from: pack.country(self.from.as_deref()?)?,
            to: pack.country(self.to.as_deref()?)?,
            kind: self.kind,
            crimes: &crimes,
            on: self.on,
        };
        Some(with(&question))
    }
}

/// What a record of this kind wants of the other state. Where a kind leaves it open, information: that needs least.
const fn wanted(kind: Kind) -> CooperationKind {
    match kind {
        // A red notice asks to arrest with a view to extradition.
        Kind::Alert(AlertKind::Red)
        | Kind::Request(
            RequestKind::Extradition | RequestKind::ProvisionalArrest | RequestKind::ArrestWarrant,
        ) => CooperationKind::Extradition,
        Kind::Alert(AlertKind::Silver) | Kind::Request(RequestKind::Freezing) => {
            CooperationKind::AssetRecovery
        }
        // Service of documents stands in the treaties on mutual assistance.
        Kind::Request(
            RequestKind::Mla | RequestKind::InvestigationOrder | RequestKind::Service,
        ) => CooperationKind::Mla,
        Kind::Request(RequestKind::Preservation) => CooperationKind::Preservation,
        Kind::Request(RequestKind::JointTeam) => CooperationKind::Jit,
        Kind::Alert(_) | Kind::Request(_) | Kind::Message(_) => CooperationKind::Police,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Direction;
    use crate::domain::Foreign;
    use crate::domain::content::Party;

    const DAY: Date = Date::constant(2031, 3, 7);

    fn content(kind: Kind, direction: Direction) -> Content {
        let mut content = Content::new(kind, direction, Foreign::from("SAMPLE"));
        let party = Party {
            country: "DEU".parse().ok(),
            ..Party::default()
        };
        match direction {
            Direction::In => content.from = party,
            Direction::Out => content.to = vec![party],
        }
        content
    }

    fn asked(content: &Content) -> Asked {
        let pack = Pack::embedded().unwrap();
        Asked::by_record(content, "LU".parse().unwrap(), pack, DAY)
    }

    #[test]
    fn who_asks_whom_follows_the_direction() {
        let kind = Kind::Request(RequestKind::Mla);
        for (direction, from, to) in [(Direction::In, "DE", "LU"), (Direction::Out, "LU", "DE")] {
            let asked = asked(&content(kind, direction));
            assert_eq!(asked.from.as_deref(), Some(from));
            assert_eq!(asked.to.as_deref(), Some(to));
            assert_eq!((asked.kind, asked.missing()), (CooperationKind::Mla, None));
        }
    }

    #[test]
    fn an_answer_is_sent_by_the_state_that_was_asked() {
        let kind = Kind::Message(crate::domain::kind::MessageKind::Reply);
        let asked = asked(&content(kind, Direction::In));
        assert_eq!(
            (asked.from.as_deref(), asked.to.as_deref()),
            (Some("LU"), Some("DE"))
        );
    }

    #[test]
    fn crime_areas_are_those_of_the_bookshelf_each_once() {
        let mut content = content(Kind::Alert(AlertKind::Red), Direction::In);
        let label = |text: &str| text.parse().unwrap();
        content.crime_areas = vec![label("W11"), label("cybercrime"), label("no-such-area")];
        let asked = asked(&content);
        assert_eq!(asked.crimes, ["cybercrime"]);
        assert_eq!(asked.kind, CooperationKind::Extradition);
    }

    #[test]
    fn what_is_missing_is_said_and_not_asked() {
        let pack = Pack::embedded().unwrap();
        let mut content = content(Kind::Alert(AlertKind::Blue), Direction::In);
        content.from.country = "914".parse().ok();
        let mut asked = asked(&content);
        assert_eq!(asked.missing(), Some("The requesting state is not said."));
        assert_eq!(asked.put(pack, |_| ()), None);
        asked.from = Some("LU".to_owned());
        assert!(asked.missing().is_some(), "a state asks itself nothing");
        asked.from = Some("FR".to_owned());
        assert_eq!(asked.put(pack, |question| question.on), Some(DAY));
    }
}
