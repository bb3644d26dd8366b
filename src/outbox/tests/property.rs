//! Whatever a record holds: the text stays on its lines and inside the allow-list, and the envelope loses nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::sample::{self, full, originals, registered, sending, unit};
use crate::domain::content::{DueClaim, OtherField};
use crate::domain::subject::{Charge, Identity, Person, Relation};
use crate::domain::text::{show, width};
use crate::domain::{Content, Foreign, Subject};
use crate::outbox::build;

const HOSTILE: &[&str] = &[
    "\u{1b}[2J",
    "\u{202e}",
    "\u{9b}",
    "\n",
    "\r\n",
    "\t",
    "\u{2028}",
    "\u{0}",
    "| ",
    "\u{200d}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "例文",
    "שלום",
    "👩\u{200d}👩\u{200d}👧",
    "\u{ad}",
    "\u{e0041}",
    "PRACTICE",
    "a-word-without-a-space-that-is-longer-than-any-line-of-the-sheet-could-ever-hold-and-longer",
];

fn foreign() -> impl Strategy<Value = Foreign> {
    let piece = prop_oneof![
        3 => "[ -~]{0,30}",
        2 => select(HOSTILE).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat().into())
}

fn identity() -> impl Strategy<Value = Identity> {
    (foreign(), foreign(), foreign(), foreign()).prop_map(|(family, given, script, place)| {
        Identity {
            family_name: Some(family),
            given_names: Some(given),
            original_script: Some(script),
            birth_place: Some(place),
            ..Identity::default()
        }
    })
}

fn person() -> impl Strategy<Value = Subject> {
    let words = (foreign(), foreign(), foreign(), foreign(), foreign());
    (vec(identity(), 0..3), vec(foreign(), 0..3), words).prop_map(|(identities, aliases, words)| {
        let (text, translation, relation, name, remarks) = words;
        Subject::Person(Box::new(Person {
            identities,
            aliases,
            charges: vec![Charge {
                country: None,
                text: Some(text),
                translation: Some(translation),
            }],
            relations: vec![Relation { relation, name }],
            remarks: Some(remarks),
            ..Person::default()
        }))
    })
}

fn content() -> impl Strategy<Value = Content> {
    let head = (foreign(), foreign(), foreign(), foreign(), foreign());
    let other = (foreign(), foreign()).prop_map(|(path, value)| OtherField { path, value });
    (
        head,
        vec(foreign(), 0..4),
        vec(person(), 0..4),
        vec(other, 0..3),
    )
        .prop_map(|(head, restrictions, subjects, other_fields)| {
            let (title, text, reference, authority, due) = head;
            let mut content = Content {
                title,
                text,
                their_ref: Some(reference),
                due: Some(DueClaim::Unreadable(due)),
                subjects,
                other_fields,
                ..full()
            };
            content.from.authority = Some(authority);
            content.marking.restrictions = restrictions;
            content
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_text_is_narrow_marked_and_safe(content in content()) {
        let (item, dispatch, unit) = (registered(content), sample::dispatch(), unit());
        let package = build(&sending(&item, &dispatch, &unit, true), &originals).unwrap();
        let text = std::str::from_utf8(&package.files()[0].bytes).unwrap();
        let marking = text.lines().next().unwrap();
        prop_assert!(marking.starts_with("PRACTICE H1 H2 TLP:AMBER"));
        prop_assert_eq!(text.lines().last(), Some(marking));
        for line in text.lines() {
            prop_assert!(width::columns(line) <= 76, "{line}");
            // The gate changes nothing in what has passed it, so all that is left is allowed.
            let shown = show(&Foreign::from(line));
            prop_assert_eq!(shown.as_str(), line);
            prop_assert_eq!(shown.hidden(), 0);
        }
    }

    #[test]
    fn the_envelope_keeps_every_character(content in content()) {
        let (item, dispatch, unit) = (registered(content), sample::dispatch(), unit());
        let package = build(&sending(&item, &dispatch, &unit, false), &originals).unwrap();
        let message: serde_json::Value = serde_json::from_slice(&package.files()[1].bytes).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let content = &item.content;
        prop_assert_eq!(text(&message["title"]), content.title.raw());
        prop_assert_eq!(text(&message["text"]), content.text.raw());
        for (place, subject) in content.subjects.iter().enumerate() {
            let Subject::Person(person) = subject else { continue };
            let written = &message["subjects"][place];
            for (n, alias) in person.aliases.iter().enumerate() {
                prop_assert_eq!(text(&written["aliases"][n]), alias.raw());
            }
            for (n, identity) in person.identities.iter().enumerate() {
                let family = identity.family_name.as_ref().map_or("", Foreign::raw);
                prop_assert_eq!(text(&written["identities"][n]["family_name"]), family);
            }
        }
    }
}
