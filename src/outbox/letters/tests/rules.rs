//! What holds for every letter: nothing required is lost, drafts are told from letters, recalled articles stay at home.

use std::collections::BTreeMap;

use super::sample::{
    composed, every, filled, forms, item, letter, moment, names, office, plain, resting_on,
};
use crate::domain::ground::Ground;
use crate::domain::letter::{Language, Letter, LetterKind, LetterState};
use crate::domain::marking::HandlingCode;
use crate::domain::{Direction, Item, Label, Marking, RequestKind};
use crate::outbox::document::{Block, Document};
use crate::outbox::letters::{LetterFacts, compose, remarks};
use crate::reference::forms::{Need, Shape};

fn facts<'a>(item: &'a Item, letter: &'a Letter, request: RequestKind) -> LetterFacts<'a> {
    LetterFacts {
        item,
        letter,
        request,
        office: office(),
        country_names: &names,
        marking: &item.content.marking,
        practice: false,
        as_sent: false,
    }
}

fn has(document: &Document, line: &str) -> bool {
    plain(document).lines().any(|known| known == line)
}

/// Whatever the instrument, a required field that is filled stands in the letter once, in each language.
#[test]
fn every_required_field_stands_in_its_letter() {
    let forms = forms();
    let instruments: Vec<_> = forms
        .instruments()
        .into_iter()
        .map(Some)
        .chain([None])
        .collect();
    for (kind, request) in every() {
        let mut required = BTreeMap::new();
        for instrument in &instruments {
            let form = forms.form(kind, request, *instrument);
            let must = |field: &&_| -> bool { must_be_filled(field) };
            required.extend(
                form.fields
                    .iter()
                    .filter(must)
                    .map(|field| (field.name.clone(), field.clone())),
            );
        }
        let item = item(request, Direction::Out, false);
        for language in Language::ALL {
            let letter = filled(kind, *language, &forms.form(kind, request, None));
            let text = plain(&composed(&item, &letter, request));
            for field in required.values() {
                let value = letter.value(field.name.as_str());
                let words = match field.shape {
                    Shape::Choice => field.choices()[0].label(*language).to_owned(),
                    Shape::Date => "2031".to_owned(),
                    Shape::Line | Shape::Text => value.replace('\n', "|"),
                };
                let label = field.label(*language);
                let stands = text.lines().filter(|line| {
                    line.strip_prefix(label)
                        .is_some_and(|rest| rest.contains(&words))
                });
                assert_eq!(
                    stands.count(),
                    1,
                    "{kind:?} {request:?} {language:?} {}",
                    field.name
                );
            }
        }
    }
}

fn must_be_filled(field: &crate::reference::forms::FormField) -> bool {
    field.why.iter().any(|why| why.need == Need::Must)
}

/// What is required and not there is named in the draft, in the language of the letter, and in no letter that is sent.
#[test]
fn a_draft_lists_what_is_missing_and_a_letter_does_not() {
    let forms = forms();
    for (kind, request) in every() {
        let item = item(request, Direction::Out, false);
        for language in Language::ALL {
            let mut letter = letter(kind, *language);
            let draft = plain(&composed(&item, &letter, request));
            let form = forms.form(kind, request, None);
            let word = forms.words("missing-must", *language);
            let colon = forms.words("colon", *language);
            for field in form.missing(&letter.values) {
                let point = format!("{colon}{}", field.label(*language));
                assert!(
                    draft
                        .lines()
                        .any(|line| line.starts_with("- ") && line.ends_with(&point))
                );
            }
            assert_eq!(
                draft.contains(&format!("- {word}{colon}")),
                !form.is_complete(&letter.values)
            );
            assert!(draft.contains(forms.words("draft", *language)));
            letter.state = LetterState::Authorised;
            letter.dated = Some(moment("2031-03-07T08:00:00Z"));
            let sent = plain(&composed(&item, &letter, request));
            assert!(!sent.contains(forms.words("draft", *language)), "{sent}");
            assert!(!sent.contains(word));
        }
    }
}

/// The second officer agrees to the words as they will be sent, so these do not depend on who agreed.
#[test]
fn the_words_to_be_sent_do_not_depend_on_the_state() {
    let (forms, item) = (forms(), item(RequestKind::Mla, Direction::Out, true));
    let form = forms.form(LetterKind::Request, RequestKind::Mla, None);
    let mut letter = filled(LetterKind::Request, Language::French, &form);
    letter.state = LetterState::InReview;
    let as_sent = LetterFacts {
        as_sent: true,
        ..facts(&item, &letter, RequestKind::Mla)
    };
    let seen = compose(&forms, &as_sent);
    letter.state = LetterState::Authorised;
    assert_eq!(
        compose(&forms, &facts(&item, &letter, RequestKind::Mla)),
        seen
    );
}

#[test]
fn an_exercise_says_so_above_and_below() {
    let (forms, item) = (forms(), item(RequestKind::Mla, Direction::Out, false));
    let letter = letter(LetterKind::Request, Language::English);
    let facts = LetterFacts {
        practice: true,
        ..facts(&item, &letter, RequestKind::Mla)
    };
    let document = compose(&forms, &facts);
    assert_eq!(document.marking.as_str(), "PRACTICE H2 assumed");
    assert!(has(
        &document,
        forms.words("practice-note", Language::English)
    ));
}

#[test]
fn dates_are_written_in_the_language_of_the_letter() {
    let item = item(RequestKind::Mla, Direction::Out, false);
    let shown = |language, date: &str| {
        let mut letter = letter(LetterKind::Request, language);
        letter.values.insert(Label::own("deadline"), date.into());
        let text = plain(&composed(&item, &letter, RequestKind::Mla));
        let label = forms().form(LetterKind::Request, RequestKind::Mla, None);
        let label = label.field("deadline").unwrap().label(language).to_owned();
        let line = text.lines().find_map(|line| line.strip_prefix(&label));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(shown(Language::English, "2031-03-07"), " = 7 March 2031");
    assert_eq!(shown(Language::French, "2031-08-01"), " = 1er août 2031");
    assert_eq!(
        shown(Language::Spanish, "2031-12-31"),
        " = 31 de diciembre de 2031"
    );
    assert_eq!(
        shown(Language::English, " 2031-03-07T10:00+02:00 "),
        " = 7 March 2031, 08:00 UTC"
    );
    assert_eq!(shown(Language::English, "next week"), " |next week");
}

/// Directive (EU) 2023/977 Art. 6(1); articles that are only recalled stay at home.
#[test]
fn grounds_are_quoted_with_articles_that_were_read() {
    let grounds = |instrument: &str| {
        let item = resting_on(
            item(RequestKind::PoliceInformation, Direction::In, false),
            instrument,
        );
        let mut letter = letter(LetterKind::PartialReply, Language::English);
        letter.grounds = vec![Ground::Security];
        let text = plain(&composed(&item, &letter, RequestKind::PoliceInformation));
        let line = text
            .lines()
            .find(|line| line.starts_with("Ground of refusal = "));
        line.unwrap_or_default().to_owned()
    };
    let words = "Ground of refusal = national security, sovereignty or public order";
    assert_eq!(grounds("dir-2023-977"), format!("{words} (Art. 6(1)(f))"));
    assert_eq!(grounds("untoc"), words);
}

#[test]
fn remarks_tell_the_officer_what_the_letter_does_not() {
    let told = |instrument: &str, request, change: fn(&mut Letter)| {
        let item = resting_on(item(request, Direction::In, false), instrument);
        let mut letter = letter(LetterKind::Refusal, Language::French);
        change(&mut letter);
        remarks(&forms(), &facts(&item, &letter, request)).join("\n")
    };
    let police = RequestKind::PoliceInformation;
    let frames = [
        told("dir-2023-977", police, |letter| {
            letter.grounds = vec![Ground::Nationality, Ground::Accuracy];
        }),
        told("dir-2023-977", police, |_| {}),
        told("untoc", RequestKind::Mla, |letter| {
            letter.grounds = vec![Ground::Fiscal, Ground::Security];
        }),
    ];
    insta::assert_snapshot!(frames.join("\n\n"));
    let item = item(RequestKind::Mla, Direction::Out, false);
    let mut letter = letter(LetterKind::Request, Language::Spanish);
    letter.values.insert(Label::own("deadline"), "soon".into());
    insta::assert_snapshot!(remarks(&forms(), &facts(&item, &letter, RequestKind::Mla)).join("\n"));
}

#[test]
fn a_heading_without_anything_below_it_is_left_out() {
    for (kind, request) in every() {
        let item = item(request, Direction::Out, false);
        let document = composed(&item, &letter(kind, Language::English), request);
        for pair in document.blocks.windows(2) {
            assert!(!matches!(pair, [Block::Heading(_), Block::Heading(_)]));
        }
        assert!(!matches!(document.blocks.last(), Some(Block::Heading(_))));
    }
}

#[test]
fn a_marking_without_marks_says_so() {
    let item = item(RequestKind::Mla, Direction::Out, false);
    let letter = letter(LetterKind::Request, Language::Spanish);
    let marked = |marking: &Marking| {
        let facts = LetterFacts {
            marking,
            ..facts(&item, &letter, RequestKind::Mla)
        };
        compose(&forms(), &facts).marking.to_string()
    };
    assert_eq!(marked(&Marking::default()), "sin marca");
    let handling = vec![HandlingCode::H1];
    let restrictions = vec!["SAMPLE".into()];
    assert_eq!(
        marked(&Marking {
            handling,
            restrictions,
            ..Marking::default()
        }),
        "H1 +1 límite"
    );
}
