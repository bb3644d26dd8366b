//! Marks on one piece that contradict each other: told, and the stricter wins.
//!
//! They never block by themselves, since the stricter of the two is judged anyway; the officer should ask the originator
//! what it meant.
//!
//! Never here: marks of different pieces, which add up without contradicting each other.

use super::super::marking::{HandlingCode, Tlp};
use super::scene::{Scene, Seen, Standing};
use super::wording;
use super::{Finding, ReleaseRule};

pub(super) fn judge(scene: &Scene<'_>, seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    for fault in marks(seen).into_iter().chain(readers(scene, seen)) {
        let why = format!("{fault}; the stricter holds.");
        findings.push(seen.warns(ReleaseRule::Contradiction, &why));
    }
}

fn marks(seen: &Seen<'_>) -> Vec<String> {
    let said = &seen.piece.marking;
    let mut faults = Vec::new();
    let is_narrow = said.tlp >= Some(Tlp::Amber);
    if let (true, Some(tlp), Some(words)) = (is_narrow, said.tlp, wording::wide_words(said)) {
        faults.push(format!("{} stands beside \"{words}\"", tlp.title()));
    }
    if let Some(tlp) = said.tlp {
        let others = wording::tlps(said)
            .into_iter()
            .filter(|other| *other != tlp);
        faults.extend(
            others.map(|other| format!("{} stands beside {} in words", tlp.title(), other.title())),
        );
    }
    if let Some(pap) = said.pap {
        let others = wording::paps(said)
            .into_iter()
            .filter(|other| *other != pap);
        faults.extend(
            others.map(|other| format!("{} stands beside {} in words", pap.title(), other.title())),
        );
    }
    if said.tlp == Some(Tlp::Clear) && said.has(HandlingCode::H2) && !said.assumed {
        faults.push("TLP:CLEAR sets no limit, and H2 forbids passing on".to_owned());
    }
    if let (Some(class), Some(tlp @ (Tlp::Clear | Tlp::Green))) = (said.classification, said.tlp) {
        faults.push(format!("{} stands beside {}", class.title(), tlp.title()));
    }
    faults
}

fn readers(scene: &Scene<'_>, seen: &Seen<'_>) -> Vec<String> {
    let piece = seen.piece;
    let has_lists = !piece.only_for.is_empty() || !piece.not_for.is_empty();
    let mut faults = Vec::new();
    if piece.marking.tlp == Some(Tlp::Clear) && has_lists {
        faults.push("TLP:CLEAR sets no limit, and the source names readers".to_owned());
    }
    let mut both: Vec<_> = piece
        .only_for
        .iter()
        .filter(|code| piece.not_for.contains(code))
        .collect();
    both.sort_unstable();
    both.dedup();
    faults.extend(
        both.iter()
            .map(|code| format!("{code} is allowed and excluded as a reader")),
    );
    let country = scene.parcel.recipient.country;
    if seen.standing == Standing::Named && piece.not_for.contains(&country) {
        faults.push(format!(
            "{} named a recipient in {country} and excludes {country}",
            seen.giver
        ));
    }
    faults
}
