//! Frames: each template in each language, filled and empty.

use super::sample::{composed, filled, forms, item, letter, plain, plain_without, resting_on};
use crate::domain::letter::{Language, LetterKind};
use crate::domain::{Direction, RequestKind};
use crate::outbox::document::Document;

/// Every template: each kind of letter once, requests once for each kind of request.
fn templates() -> Vec<(LetterKind, RequestKind)> {
    let requests = RequestKind::ALL
        .iter()
        .map(|request| (LetterKind::Request, *request));
    let others = LetterKind::ALL
        .iter()
        .filter(|kind| **kind != LetterKind::Request);
    requests
        .chain(others.map(|kind| (*kind, RequestKind::PoliceInformation)))
        .collect()
}

fn all(language: Language, full: bool) -> String {
    let forms = forms();
    let mut letters = Vec::new();
    for (kind, request) in templates() {
        let direction = if kind == LetterKind::Request {
            Direction::Out
        } else {
            Direction::In
        };
        let item = item(request, direction, full);
        let (item, letter) = if full {
            let form = forms.form(kind, request, Some("dir-2023-977"));
            (
                resting_on(item, "dir-2023-977"),
                filled(kind, language, &form),
            )
        } else {
            (item, letter(kind, language))
        };
        letters.push(composed(&item, &letter, request));
    }
    frame(&letters)
}

/// The first letter as a whole; of the others what not every letter has.
fn frame(letters: &[Document]) -> String {
    let mut common = letters[0].blocks.clone();
    common.retain(|block| letters.iter().all(|letter| letter.blocks.contains(block)));
    let others = letters.iter().skip(1);
    let frames: Vec<_> = std::iter::once(plain(&letters[0]))
        .chain(others.map(|letter| plain_without(letter, &common)))
        .collect();
    frames.join("\n")
}

#[test]
fn every_letter_in_english() {
    insta::assert_snapshot!("english_full", all(Language::English, true));
    insta::assert_snapshot!("english_empty", all(Language::English, false));
}

#[test]
fn every_letter_in_french() {
    insta::assert_snapshot!("french_full", all(Language::French, true));
    insta::assert_snapshot!("french_empty", all(Language::French, false));
}

#[test]
fn every_letter_in_spanish() {
    insta::assert_snapshot!("spanish_full", all(Language::Spanish, true));
    insta::assert_snapshot!("spanish_empty", all(Language::Spanish, false));
}
