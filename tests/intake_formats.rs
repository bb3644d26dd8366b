//! Each format on its sample files, field by field; then the same files damaged in every small way.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use attache::domain::subject::{Person, Role, Sex, Subject};
use attache::domain::{AlertKind, Draft, Foreign, Kind, MessageKind};
use attache::intake::{self, Hints, Limits, Parsed};
use proptest::prelude::*;

const RED: &[u8] = include_bytes!("data/interpol/red.json");
const RED_ODD: &[u8] = include_bytes!("data/interpol/red-odd.json");
const YELLOW: &[u8] = include_bytes!("data/interpol/yellow.json");
const UN_PERSON: &[u8] = include_bytes!("data/interpol/un-person.json");
const UN_ENTITY: &[u8] = include_bytes!("data/interpol/un-entity.json");
const NO_COLOUR: &[u8] = include_bytes!("data/interpol/no-colour.json");
const IMAGES: &[u8] = include_bytes!("data/interpol/images.json");
const LIST: &[u8] = include_bytes!("data/interpol/list.json");
const HOSTILE: &[u8] = include_bytes!("data/interpol/hostile.json");
const ALL: [&[u8]; 9] = [
    RED, RED_ODD, YELLOW, UN_PERSON, UN_ENTITY, NO_COLOUR, IMAGES, LIST, HOSTILE,
];

fn parse(bytes: &[u8]) -> Parsed {
    intake::parse(bytes, &Limits::default(), &Hints::default()).unwrap()
}

fn one(bytes: &[u8]) -> Draft {
    let mut parsed = parse(bytes);
    assert!(parsed.faults.is_empty() && parsed.drafts.len() == 1);
    parsed.drafts.remove(0)
}

fn person(draft: &Draft) -> &Person {
    match draft.content.subjects.first() {
        Some(Subject::Person(person)) => person,
        other => panic!("no person but {other:?}"),
    }
}

fn raw(text: Option<&Foreign>) -> &str {
    text.map_or("", Foreign::raw)
}

fn texts(texts: &[Foreign]) -> Vec<&str> {
    texts.iter().map(Foreign::raw).collect()
}

fn others(draft: &Draft) -> Vec<(&str, &str)> {
    draft
        .content
        .other_fields
        .iter()
        .map(|field| (field.path.raw(), field.value.raw()))
        .collect()
}

#[test]
fn red_notice() {
    let draft = one(RED);
    let content = &draft.content;
    assert_eq!(
        (draft.format.as_str(), content.kind),
        ("interpol-red", Kind::Alert(AlertKind::Red))
    );
    assert_eq!(raw(content.their_ref.as_ref()), "2031/90001");
    assert_eq!(
        content.title.raw(),
        "EXAMPLE, ALEX: trafic de stupéfiants (exemple)"
    );
    assert_eq!(content.from.country.unwrap().as_str(), "XY");
    assert!(content.marking.assumed);
    let person = person(&draft);
    let identity = &person.identities[0];
    assert_eq!(
        (person.role, identity.sex),
        (Some(Role::Wanted), Some(Sex::Male))
    );
    assert_eq!(
        identity
            .birth
            .as_ref()
            .unwrap()
            .known()
            .unwrap()
            .to_string(),
        "1984-02"
    );
    assert_eq!(
        identity
            .nationalities
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["XX", "914"]
    );
    assert_eq!(identity.birth_country.unwrap().as_str(), "922");
    assert_eq!(raw(identity.birth_place.as_ref()), "SAMPLETOWN");
    assert_eq!((person.height_cm, person.weight_kg), (Some(178), None));
    assert_eq!(
        (texts(&person.eyes), texts(&person.hair)),
        (vec!["BRO"], vec!["BLA", "ZZZ"])
    );
    assert_eq!(texts(&person.languages), ["ENG", "SPA"]);
    assert_eq!(person.charges.len(), 2);
    assert_eq!(
        raw(person.charges[1].translation.as_ref()),
        "sample translation"
    );
    let link = "https://ws-public.interpol.int/notices/v1/red/2031-90001";
    let (own, images) = (
        format!("{{\"href\":\"{link}\"}}"),
        format!("{{\"href\":\"{link}/images\"}}"),
    );
    let links = format!("{{\"self\":{own},\"images\":{images},\"thumbnail\":null}}");
    assert_eq!(
        others(&draft),
        [
            ("/arrest_warrants/1/warrant_number", "S-1"),
            ("/sample_new_field", "{\"level\":3}"),
            ("/_links", &links)
        ]
    );
    assert!(draft.remarks.is_empty());
}

#[test]
fn odd_values_are_kept_beside_with_a_remark() {
    let draft = one(RED_ODD);
    let person = person(&draft);
    let identity = &person.identities[0];
    assert_eq!(raw(draft.content.their_ref.as_ref()), "2031/90002");
    assert_eq!(
        (
            raw(identity.family_name.as_ref()),
            raw(identity.given_names.as_ref())
        ),
        ("", "SAMPLE")
    );
    assert!(
        identity
            .birth
            .as_ref()
            .is_some_and(|birth| birth.known().is_none())
    );
    assert_eq!((person.height_cm, person.weight_kg), (None, Some(82)));
    assert_eq!(texts(&person.hair), ["BLN", "7"]);
    assert_eq!(person.charges.len(), 4);
    assert_eq!(
        draft.content.from.country, None,
        "two states issued warrants"
    );
    let kept = others(&draft);
    for field in [
        ("/sex_id", "X"),
        ("/country_of_birth_id", "SAMPLELAND"),
        ("/height", "178"),
        ("/hairs_id/2", "{\"code\":\"X\"}"),
        ("/distinguishing_marks", "[\"a scar\"]"),
    ] {
        assert!(kept.contains(&field), "{field:?} {kept:?}");
        assert!(
            draft
                .remarks
                .iter()
                .any(|remark| remark.raw().starts_with(field.0)),
            "{field:?}"
        );
    }
    assert!(
        draft
            .remarks
            .iter()
            .any(|remark| remark.raw().starts_with("/date_of_birth"))
    );
}

#[test]
fn yellow_notice() {
    let draft = one(YELLOW);
    let person = person(&draft);
    assert_eq!(draft.content.kind, Kind::Alert(AlertKind::Yellow));
    assert_eq!(
        draft.content.title.raw(),
        "TESTPERSON, MINA: missing since 2031-01-31"
    );
    assert_eq!(
        draft.content.from.country, None,
        "the country of the event is not the sender"
    );
    assert_eq!(person.role, Some(Role::Missing));
    assert_eq!(raw(person.missing_from.as_ref()), "EXAMPLEPORT, ZZ");
    assert_eq!(raw(person.identities[1].family_name.as_ref()), "SAMPLE");
    let relations: Vec<_> = person
        .relations
        .iter()
        .map(|r| (r.relation.raw(), r.name.raw()))
        .collect();
    assert_eq!(
        relations,
        [("father", "TESTPERSON, NOEL"), ("mother", "ADA")]
    );
    assert_eq!(person.height_cm, Some(110));
}

#[test]
fn un_special_notice_of_a_person() {
    let draft = one(UN_PERSON);
    let (content, person) = (&draft.content, person(&draft));
    assert_eq!(
        (draft.format.as_str(), person.role),
        ("interpol-un", Some(Role::Listed))
    );
    assert_eq!(person.identities[0].sex, Some(Sex::Unknown));
    assert_eq!(raw(person.identities[0].original_script.as_ref()), "مثال");
    assert_eq!(
        raw(person.identities[1].full_name.as_ref()),
        "OMEGA FIRSTNAME"
    );
    assert_eq!(texts(&person.aliases), ["THE SAMPLE", "ALIAS, TEST"]);
    assert_eq!(person.documents.len(), 2);
    assert_eq!(person.documents[1].country.unwrap().as_str(), "XX");
    assert_eq!(raw(person.remarks.as_ref()), "Profession: sample trader");
    assert_eq!(raw(content.purpose.as_ref()), "Assets freeze\nTravel ban");
    assert_eq!(
        raw(content.legal_basis.as_ref()),
        "UN Security Council resolution 1267"
    );
    assert_eq!(
        content.text.raw(),
        "An invented listing.\n\nNothing of this is real."
    );
    let places: Vec<_> = content
        .subjects
        .iter()
        .skip(1)
        .map(|subject| subject.name().unwrap())
        .collect();
    assert_eq!(
        texts(&places),
        ["1 Sample Street, Sampletown", "2 Example Road"]
    );
    let kept = others(&draft);
    assert!(
        kept.contains(&("/un_reference", "QDi.000"))
            && kept.contains(&("/un_reference_date", "2031/01/05"))
    );
    assert!(kept.contains(&("/identity_documents/1/issued", "2020")));
}

#[test]
fn un_special_notice_of_an_entity() {
    let draft = one(UN_ENTITY);
    let Some(Subject::Organisation(entity)) = draft.content.subjects.first() else {
        panic!("no organisation")
    };
    assert_eq!(raw(entity.name.as_ref()), "EXAMPLE TRADING");
    assert_eq!(texts(&entity.aliases), ["SAMPLE TRADING"]);
    assert_eq!(raw(entity.registration.as_ref()), "REG-0000");
    let remarks = raw(entity.remarks.as_ref());
    assert!(
        remarks.starts_with("Legal form: company")
            && remarks.ends_with("Administrator: TESTPERSON ONE")
    );
    assert_eq!(draft.content.subjects.len(), 2);
    assert_eq!(draft.content.title.raw(), "EXAMPLE TRADING");
}

#[test]
fn the_colour_comes_from_the_link_or_the_officer() {
    let draft = one(NO_COLOUR);
    assert_eq!(
        (draft.format.as_str(), draft.content.kind),
        ("interpol-notice", Kind::Alert(AlertKind::Notice))
    );
    let blue = Hints {
        colour: Some(AlertKind::Blue),
        ..Hints::default()
    };
    let told = intake::parse(NO_COLOUR, &Limits::default(), &blue)
        .unwrap()
        .drafts
        .remove(0);
    assert_eq!(told.content.kind, Kind::Alert(AlertKind::Blue));
    let believed = intake::parse(RED, &Limits::default(), &blue)
        .unwrap()
        .drafts
        .remove(0);
    assert_eq!(
        (believed.content.kind, believed.remarks.len()),
        (Kind::Alert(AlertKind::Red), 1)
    );
}

#[test]
fn pictures_are_links_only() {
    let draft = one(IMAGES);
    assert_eq!(draft.content.kind, Kind::Message(MessageKind::Other));
    assert_eq!(draft.content.title.raw(), "Pictures of 2031/90001: 2");
    assert_eq!(
        draft.content.text.raw(),
        "Picture 61000001\nPicture 61000002"
    );
    assert_eq!(raw(draft.content.their_ref.as_ref()), "2031/90001/images");
    assert!(
        others(&draft)
            .iter()
            .any(|(path, _)| *path == "/_embedded/images/0/_links")
    );
}

#[test]
fn a_list_keeps_its_good_records_and_names_the_bad() {
    let parsed = parse(LIST);
    let kinds: Vec<_> = parsed
        .drafts
        .iter()
        .map(|draft| (draft.content.kind.word(), draft.place.as_deref()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("red", Some("/_embedded/notices/0")),
            ("yellow", Some("/_embedded/notices/4"))
        ]
    );
    let faults: Vec<_> = parsed.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "The same key stands twice in one object (line 5, column 46, /_embedded/notices/1/name)",
            "This is not a notice (line 6, /_embedded/notices/2)",
            "The record has no entity_id and no name (line 7, /_embedded/notices/3)",
        ]
    );
}

#[test]
fn a_list_of_ten_thousand_survives_its_bad_records() {
    let record = |n: usize| match n % 100 {
        7 => format!("{{\"entity_id\":\"2031/{n}\",\"name\":\"A\",\"name\":\"B\"}}"),
        _ => format!("{{\"entity_id\":\"2031/{n}\",\"name\":\"EXAMPLE {n}\"}}"),
    };
    let records: Vec<_> = (0..10_000).map(record).collect();
    let parsed =
        parse(format!("{{\"_embedded\":{{\"notices\":[{}]}}}}", records.join(",")).as_bytes());
    assert_eq!((parsed.drafts.len(), parsed.faults.len()), (9_900, 100));
    let saved = parse(format!("[{}]", records.join(",\n")).as_bytes());
    assert_eq!((saved.drafts.len(), saved.faults.len()), (9_900, 100));
}

#[test]
fn a_notice_without_records_or_of_unknown_kind_is_refused() {
    for (bytes, why) in [
        (&b""[..], "The file is empty"),
        (b"{\"sample\":1}", "JSON, but of no kind the desk knows"),
        (
            b"{\"_embedded\":{\"notices\":[]}}",
            "There is no record in it",
        ),
        (
            b"%PDF-1.7",
            "A PDF document, which is not read as a message",
        ),
    ] {
        let fault = intake::parse(bytes, &Limits::default(), &Hints::default()).unwrap_err();
        assert_eq!(fault.why.to_string(), why);
    }
}

#[test]
fn hostile_text_stays_foreign_and_complete() {
    let draft = one(HOSTILE);
    assert_eq!(
        draft.content.title.raw(),
        "EXAMPLE\u{1B}[2J\u{202E}, AL\u{200B}EX"
    );
    assert!(!format!("{draft:?}").contains('\u{1B}'));
    assert!(others(&draft).contains(&("/sample\u{7}key", "x")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Damaged files become drafts or faults, never a panic and never nothing.
    #[test]
    fn damage_never_panics_and_never_loses(
        which in 0..ALL.len(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6)
    ) {
        let mut bytes = ALL[which].to_vec();
        for (place, byte, how) in cuts {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at),
            }
        }
        if let Ok(parsed) = intake::parse(&bytes, &Limits::default(), &Hints::default()) {
            prop_assert!(parsed.drafts.len() + parsed.faults.len() > 0);
        }
    }
}
