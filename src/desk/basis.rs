//! A legal basis as the bookshelf shows it now, ready to be chosen for a record.
//!
//! Never here: which instrument is best; the bookshelf ranks, and an officer chooses.

use super::Desk;
use crate::domain::basis::{ChosenBasis, NOT_OFFERED};
use crate::domain::kind::{Kind, MessageKind};
use crate::domain::{Content, CountryCode, Direction, Item, Label, Refusal};
use crate::reference::{Answer, Pack, Question};

/// Requesting and requested state of a record: the other side asks when it came in, the desk's state when it goes out.
/// `None` when the record does not say its country.
pub fn sides(item: &Item, home: CountryCode) -> Option<(CountryCode, CountryCode)> {
    let partner = item.content.partner()?;
    Some(who_asks(&item.content, partner, home))
}

/// Who asks whom, of the other side and the desk's own: the sender, unless it sends an answer.
pub(super) fn who_asks<T>(content: &Content, partner: T, home: T) -> (T, T) {
    let is_answer = matches!(
        content.kind,
        Kind::Message(MessageKind::Reply | MessageKind::Refusal | MessageKind::Acknowledgement)
    );
    match (content.direction, is_answer) {
        (Direction::In, false) | (Direction::Out, true) => (partner, home),
        (Direction::Out, false) | (Direction::In, true) => (home, partner),
    }
}

impl Desk {
    /// The instrument of this name as it answers `question` now, with all a record keeps of it.
    ///
    /// An instrument that is not offered can be chosen as well; then its reason for standing aside is kept.
    ///
    /// # Errors
    /// A refusal when the bookshelf has no treaty and no bilateral treaty of that name.
    pub fn chosen_basis(
        &self,
        instrument: &str,
        question: &Question<'_>,
    ) -> Result<ChosenBasis, Refusal> {
        chosen_basis(&self.reference(), instrument, question)
    }
}

/// What the answer says of one instrument.
struct Said {
    title: String,
    article: Option<String>,
    confidence: String,
    as_of: Option<String>,
    why: String,
}

/// The same, as this pack answers.
///
/// # Errors
/// As [`Desk::chosen_basis`].
pub fn chosen_basis(
    pack: &Pack,
    instrument: &str,
    question: &Question<'_>,
) -> Result<ChosenBasis, Refusal> {
    let unknown = || {
        Refusal::needing(
            format!("The reference pack has no instrument called \"{instrument}\"."),
            "the name of a treaty or bilateral treaty of the bookshelf",
        )
    };
    let name: Label = instrument.parse().map_err(|_| unknown())?;
    let answer = pack.basis(question);
    let said = in_answer(&answer, instrument)
        .or_else(|| in_pack(pack, instrument, question))
        .ok_or_else(unknown)?;
    let code = |iso2: &str| iso2.parse().unwrap_or(CountryCode::NOT_SAID);
    let crimes = question.crimes.iter().filter_map(|area| area.parse().ok());
    Ok(ChosenBasis {
        instrument: name,
        title: said.title,
        article: said.article,
        kind: Label::own(question.kind.word()),
        from: code(&question.from.iso2),
        to: code(&question.to.iso2),
        crimes: crimes.collect(),
        on: question.on.to_string(),
        pack: pack.manifest().version.clone(),
        confidence: said.confidence,
        as_of: said.as_of,
        why_ranked: said.why,
    })
}

fn in_answer(answer: &Answer, instrument: &str) -> Option<Said> {
    if let Some(option) = answer.options.iter().find(|option| option.id == instrument) {
        return Some(Said {
            title: option.title.clone(),
            article: option.article.clone(),
            confidence: option.confidence.word().to_owned(),
            as_of: option.as_of.map(|day| day.to_string()),
            why: option.why.clone(),
        });
    }
    let aside = answer
        .excluded
        .iter()
        .find(|aside| aside.id == instrument)?;
    Some(Said {
        title: aside.title.clone(),
        article: None,
        confidence: format!("{NOT_OFFERED}: {}", aside.status.word()),
        as_of: aside.as_of.map(|day| day.to_string()),
        why: format!("Not offered ({}): {}", aside.status.word(), aside.why),
    })
}

/// An instrument the answer does not speak of: it serves something else.
fn in_pack(pack: &Pack, instrument: &str, question: &Question<'_>) -> Option<Said> {
    let treaties = pack.treaties();
    let why = format!("The bookshelf does not offer it for {}.", question.kind);
    if let Some(treaty) = treaties.treaty(instrument) {
        return Some(Said {
            title: treaty.short_title.clone(),
            article: None,
            confidence: format!("{NOT_OFFERED}: serves something else"),
            as_of: treaty.party_list_as_of.map(|day| day.to_string()),
            why,
        });
    }
    let mut all = treaties.bilaterals().iter();
    let bilateral = all.find(|treaty| treaty.id == instrument)?;
    Some(Said {
        title: bilateral.title.clone(),
        article: None,
        confidence: format!("{NOT_OFFERED}: serves something else"),
        as_of: None,
        why,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::CooperationKind;

    fn question<'q>(pack: &'q Pack, from: &str, to: &str) -> Question<'q> {
        Question {
            from: pack.country(from).unwrap(),
            to: pack.country(to).unwrap(),
            kind: CooperationKind::Mla,
            crimes: &["cybercrime"],
            on: jiff::civil::date(2031, 3, 10),
        }
    }

    #[test]
    fn what_is_kept_names_sides_day_pack_and_how_sure() {
        let pack = Pack::embedded().unwrap();
        let question = question(pack, "ZA", "LU");
        let treaty = pack.treaties().all().first().unwrap();
        let kept = chosen_basis(pack, &treaty.id, &question).unwrap();
        assert_eq!(kept.instrument.as_str(), treaty.id);
        assert_eq!((kept.from.as_str(), kept.to.as_str()), ("ZA", "LU"));
        assert_eq!(
            (kept.kind.as_str(), kept.on.as_str()),
            ("mla", "2031-03-10")
        );
        assert_eq!(kept.pack, pack.manifest().version);
        assert_eq!(kept.crimes, ["cybercrime".parse().unwrap()]);
        assert!(!kept.confidence.is_empty() && !kept.title.is_empty());
    }

    #[test]
    fn a_bilateral_treaty_can_be_chosen_and_a_stranger_cannot() {
        let pack = Pack::embedded().unwrap();
        let treaty = pack.treaties().bilaterals().first().unwrap();
        let question = question(pack, &treaty.iso2_a, &treaty.iso2_b);
        assert!(chosen_basis(pack, &treaty.id, &question).is_ok());
        for stranger in ["", "no-such-treaty", "two words", "\u{202e}x"] {
            assert!(
                chosen_basis(pack, stranger, &question).is_err(),
                "{stranger}"
            );
        }
    }

    #[test]
    fn every_instrument_of_the_pack_can_be_named_in_a_record() {
        let treaties = Pack::embedded().unwrap().treaties();
        let ids = treaties.all().iter().map(|treaty| &treaty.id);
        for id in ids.chain(treaties.bilaterals().iter().map(|treaty| &treaty.id)) {
            assert!(id.parse::<Label>().is_ok(), "{id}");
        }
    }
}
