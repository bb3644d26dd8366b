//! Writing a record, or a letter that left, to a folder an officer named.
//!
//! Never here: the package, the disk.

use super::leave::{self, Forwarding};
use super::{Context, Decision, can_withhold, next_number, required, sent};
use crate::domain::export::{Export, ExportTo};
use crate::domain::letter::LetterState;
use crate::domain::release::Parcel;
use crate::domain::{Event, Item, Label, Refusal};

/// Records of any state can be exported: a file is asked for long after a case is closed.
pub(super) fn export(export: &Export, item: &Item, cx: &Context<'_>) -> Decision {
    let number = next_number(item.exports.len());
    if export.number != number {
        return Err(Refusal::needing(
            "Something else of this record was exported in the meantime.",
            "export again",
        ));
    }
    sent(item)?;
    let purpose = required(&export.purpose, "a disclosure needs a purpose")?;
    let parcel = match export.letter {
        Some(letter) => letter_parcel(letter, export, item, cx)?,
        None => record_parcel(export, item, cx)?,
    };
    leave::allowed(&parcel)?;
    Ok(vec![Event::Exported(Box::new(Export {
        purpose,
        by: cx.officer.clone(),
        at: cx.now,
        failed: None,
        ..export.clone()
    }))])
}

fn record_parcel(export: &Export, item: &Item, cx: &Context<'_>) -> Result<Parcel, Refusal> {
    can_withhold(&export.withheld, item)?;
    let unit = match &export.to.unit {
        Some(id) => Some(cx.units.iter().find(|unit| unit.id == *id).ok_or_else(|| {
            Refusal::needing(
                format!("No unit is called {id}."),
                "choose one from the list",
            )
        })?),
        None => None,
    };
    let key = override_key(&export.to);
    let what = Forwarding {
        to: &key,
        purpose: &export.purpose,
        basis: export.basis.as_ref(),
        use_for: export.use_for,
        withheld: &export.withheld,
    };
    Ok(leave::export_parcel(
        item, &export.to, unit, &what, cx.home, cx.now,
    ))
}

/// How an override names the recipient of an export: a unit by its id, authorities of a state as `export-DE`. What a second
/// officer agreed to for one state lifts nothing for another.
pub fn override_key(to: &ExportTo) -> Label {
    let state = || format!("export-{}", to.country).parse();
    let unit = to.unit.clone();
    unit.unwrap_or_else(|| state().unwrap_or_else(|_| Label::own("export")))
}

/// A copy of a letter goes to the state the letter went to, and only after it left: whoever had to agree to it has.
fn letter_parcel(
    number: u32,
    export: &Export,
    item: &Item,
    cx: &Context<'_>,
) -> Result<Parcel, Refusal> {
    let letter = item.letter(number);
    let letter = letter.ok_or_else(|| Refusal::new(format!("There is no letter {number}.")))?;
    if letter.state != LetterState::Left {
        return Err(Refusal::needing(
            format!("Letter {number} has not left: {}.", letter.state.title()),
            "send it first",
        ));
    }
    if export.to.country != letter.to.country || export.to.unit.is_some() {
        return Err(Refusal::needing(
            format!("Letter {number} is for {}.", letter.to.country),
            "export the record itself for somebody else",
        ));
    }
    if cx.books.text_digest(item, letter) != letter.seen {
        return Err(Refusal::needing(
            "The record changed since the letter left: a copy would read otherwise.",
            "take the package in the outbox",
        ));
    }
    Ok(leave::letter_parcel(item, letter, cx.home, cx.now))
}

/// An export that was told and could not be written.
pub(super) fn failed(number: u32, why: &str, item: &Item) -> Decision {
    let found = item.exports.iter().find(|export| export.number == number);
    match found {
        Some(export) if export.failed.is_none() => Ok(vec![Event::ExportFailed {
            export: number,
            why: why.to_owned(),
        }]),
        _ => Err(Refusal::new(format!(
            "There is no export {number} under way."
        ))),
    }
}
