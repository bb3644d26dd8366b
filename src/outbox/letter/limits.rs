//! The limits on use in words; codes alone mean nothing to a unit that has never seen them.
//!
//! Never here: whether they allow the forwarding.

use super::super::sheet::Sheet;
use crate::domain::Marking;
use crate::domain::marking::{Pap, Tlp};
use crate::domain::text::Shown;

/// Every limit, dimension by dimension.
pub(super) fn limits(sheet: &mut Sheet, marking: &Marking) {
    sheet.heading(&Shown::own("LIMITS ON USE"));
    if marking.assumed {
        sheet.paragraph(&Shown::own(
            "Assumed: the originator gave no marking, or none for all of this. The desk assumes the careful default until \
             the originator says otherwise.",
        ));
    }
    for code in &marking.handling {
        sheet.ours("Handling", &Shown::own(code.title()));
    }
    if let Some(words) = &marking.handling_text {
        sheet.words("Handling, words", words);
    }
    if let Some(tlp) = marking.tlp {
        let words = format!("{}: {}", tlp.title(), may_know(tlp));
        sheet.ours("May know", &Shown::of(words));
    }
    if let Some(pap) = marking.pap {
        let words = format!("{}: {}", pap.title(), may_be_done(pap));
        sheet.ours("May be done", &Shown::of(words));
    }
    if let Some(class) = marking.classification {
        sheet.ours("Classification", &Shown::own(class.title()));
    }
    for words in &marking.restrictions {
        sheet.words("Restriction", words);
    }
}

/// Who may know, as FIRST's definitions of TLP 2.0 have it, in short.
const fn may_know(tlp: Tlp) -> &'static str {
    match tlp {
        Tlp::Clear => "everybody",
        Tlp::Green => "the community, not the public",
        Tlp::Amber => "your organisation and its clients, as far as they need to know",
        Tlp::AmberStrict => "your organisation only, as far as they need to know",
        Tlp::Red => "the named recipients only",
    }
}

/// What may be done with it.
const fn may_be_done(pap: Pap) -> &'static str {
    match pap {
        Pap::Clear => "no limit",
        Pap::Green => "active steps are allowed",
        Pap::Amber => "passive checks only, also through third parties",
        Pap::Red => "nothing the persons concerned could notice",
    }
}
