//! States the source of a piece allows or excludes as readers.
//!
//! Source: recalled, unverified: INTERPOL's Rules on the Processing of Data, under which the bureau that is the source may
//! exclude others from its data, and the exclusion follows the data wherever they are used. Applied to every source that
//! names readers, at home too: what the home state was not to read should not go further inside it. Naming a unit does not
//! undo the exclusion of its state; the stricter wins.
//!
//! A list of states admits no company and no international body, except INTERPOL's own Secretariat for what came over
//! INTERPOL's network: it keeps the list with the data. A body that passes on to states is told whom the source excluded.
//!
//! Never here: reading the lists from a message.

use super::super::CountryCode;
use super::super::consent::ConsentScope;
use super::scene::{Reach, Scene, Seen, Standing};
use super::{Finding, Receiver, ReleaseRule};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let piece = seen.piece;
    let has_lists = !piece.only_for.is_empty() || !piece.not_for.is_empty();
    if !has_lists && !piece.interpol {
        return;
    }
    let rule = ReleaseRule::Readers;
    if !has_lists {
        findings.push(seen.holds(rule, "the source excluded no reader."));
        return;
    }
    if seen.standing == Standing::Back {
        let why = format!("{} named the readers, and it goes back there.", seen.giver);
        findings.push(seen.holds(rule, &why));
        return;
    }
    let (giver, to) = (seen.giver, scene.to());
    let receiver = scene.parcel.recipient.receiver;
    findings.push(if piece.interpol && receiver == Receiver::Secretariat {
        seen.holds(
            rule,
            "the Secretariat keeps the source's readers with the data.",
        )
    } else if let Some(why) = stops(scene, seen) {
        seen.blocks(rule, ConsentScope::PassOn, &why)
    } else if scene.reach == Reach::Body {
        let why = format!(
            "{giver} excluded {}; tell {to}, which passes on to states.",
            list(&piece.not_for)
        );
        seen.warns(rule, &why)
    } else {
        seen.holds(
            rule,
            &format!("{to} is among the readers the source allows."),
        )
    });
}

/// Why the recipient is no reader, if it is none.
fn stops(scene: &Scene<'_>, seen: &Seen<'_>) -> Option<String> {
    let (piece, giver) = (seen.piece, seen.giver);
    let country = scene.parcel.recipient.country;
    let is_state = matches!(scene.reach, Reach::Home | Reach::Abroad);
    if scene.reach != Reach::Body && piece.not_for.contains(&country) {
        return Some(format!("{giver} excluded {country} as a reader."));
    }
    if piece.only_for.is_empty() || (is_state && piece.only_for.contains(&country)) {
        return None;
    }
    let allowed = list(&piece.only_for);
    Some(if is_state {
        format!("{giver} allows only {allowed} as readers, not {country}.")
    } else {
        format!(
            "{giver} allows only the authorities of {allowed} as readers, not {}.",
            scene.to()
        )
    })
}

/// Up to eight codes in their order, each once, then how many more.
fn list(codes: &[CountryCode]) -> String {
    let mut codes: Vec<&str> = codes.iter().map(CountryCode::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    let more = codes.len().saturating_sub(8);
    let text = codes.into_iter().take(8).collect::<Vec<_>>().join(", ");
    if more == 0 {
        text
    } else {
        format!("{text} and {more} more")
    }
}
