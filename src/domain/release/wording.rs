//! What stands in the originator's own words: lights named there, wide circles of readers, and quoting them safely.
//!
//! Never here: deciding what the words allow.

use super::super::marking::{Pap, Tlp};
use super::super::text::show;
use super::super::{Foreign, Marking};

/// How much of foreign words a finding quotes.
const QUOTED: usize = 80;

/// Words that speak of everybody as a reader, in lower case.
const WIDE: &[&str] = &[
    "all communities",
    "all organisations",
    "all organizations",
    "all members",
    "all member states",
    "everyone",
    "anyone",
    "general public",
    "public release",
    "publicly",
    "publication",
    "unrestricted",
    "worldwide",
];

/// Colours as they are written, the longer before what it begins with.
const COLOURS: &[(&str, &str)] = &[
    ("amber+strict", "amber+strict"),
    ("amber-strict", "amber+strict"),
    ("amber strict", "amber+strict"),
    ("amber", "amber"),
    ("red", "red"),
    ("green", "green"),
    ("clear", "clear"),
    ("white", "clear"),
];

fn texts(marking: &Marking) -> impl Iterator<Item = String> {
    let words = marking.restrictions.iter().chain(&marking.handling_text);
    words.map(|text| text.raw().to_lowercase())
}

/// The colours that follow a protocol's name in these words.
fn colours(marking: &Marking, protocol: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for text in texts(marking) {
        for part in text.split(protocol).skip(1) {
            let rest = part.trim_start_matches([':', ' ', '-', '_', '=', '.']);
            let colour = COLOURS
                .iter()
                .find(|(written, _)| rest.starts_with(written));
            found.extend(colour.map(|(_, word)| *word));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The TLP labels named in the words, each once.
pub(super) fn tlps(marking: &Marking) -> Vec<Tlp> {
    colours(marking, "tlp")
        .into_iter()
        .filter_map(Tlp::from_word)
        .collect()
}

/// The PAP labels named in the words, each once.
pub(super) fn paps(marking: &Marking) -> Vec<Pap> {
    colours(marking, "pap")
        .into_iter()
        .filter_map(Pap::from_word)
        .collect()
}

pub(super) fn strictest_tlp(marking: &Marking) -> Option<Tlp> {
    tlps(marking).into_iter().max()
}

pub(super) fn strictest_pap(marking: &Marking) -> Option<Pap> {
    paps(marking).into_iter().max()
}

/// Words that open the piece to everybody, unless a "not" stands shortly before them.
pub(super) fn wide_words(marking: &Marking) -> Option<&'static str> {
    texts(marking).find_map(|text| {
        let is_meant = |words: &&&str| {
            text.split_once(**words).is_some_and(|(before, _)| {
                let mut last = before.split_whitespace().rev().take(3);
                !last.any(|word| matches!(word, "not" | "no" | "never" | "without"))
            })
        };
        WIDE.iter().find(is_meant).copied()
    })
}

/// Foreign words made fit to show, in quotes, shortened.
pub(super) fn quote(text: &Foreign) -> String {
    let shown = show(text).to_string();
    if shown.chars().count() <= QUOTED {
        return format!("\"{shown}\"");
    }
    let kept: String = shown.chars().take(QUOTED).collect();
    format!("\"{}...\"", kept.trim_end())
}

/// The first three of these words, and how many more there are.
pub(super) fn quotes(texts: &[Foreign]) -> String {
    let quoted: Vec<String> = texts.iter().take(3).map(quote).collect();
    let more = texts.len().saturating_sub(3);
    let text = quoted.join(", ");
    if more == 0 {
        text
    } else {
        format!("{text} and {more} more")
    }
}
