//! A record with something in every field, all of it invented.

use std::io;

use crate::domain::content::{Attachment, Channel, DueClaim, OtherField, Party};
use crate::domain::date::DateClaim;
use crate::domain::dispatch::{Dispatch, DispatchState};
use crate::domain::evaluation::{Evaluation, Scale};
use crate::domain::event::Source;
use crate::domain::marking::{HandlingCode, Pap, Tlp};
use crate::domain::subject::{
    Account, Charge, Firearm, Identity, IdentityDocument, Location, Organisation, Person, Phone,
    Relation, Role, Sex, Thing, Trust, Vehicle, Vessel, Wallet,
};
use crate::domain::unit::Unit;
use crate::domain::{
    AlertKind, Content, CountryCode, Digest, Direction, Entry, Event, Foreign, Item, ItemId, Kind,
    Label, Marking, Moment, OurRef, Priority, Subject,
};
use crate::outbox::{Sender, Sending};

pub(super) const ORIGINAL: &[u8] = b"{\"entity_id\":\"2031/90001\"}";
pub(super) const PICTURE: &[u8] = b"\x89PNG SAMPLE \x00\xff";

pub(super) fn originals(digest: &Digest) -> io::Result<Vec<u8>> {
    [ORIGINAL, PICTURE]
        .into_iter()
        .find(|bytes| Digest::of(bytes) == *digest)
        .map(<[u8]>::to_vec)
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

pub(super) fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

pub(in crate::outbox) fn label(text: &str) -> Label {
    text.parse().unwrap()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "stands where a field may be empty"
)]
fn country(code: &str) -> Option<CountryCode> {
    Some(code.parse().unwrap())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "stands where a field may be empty"
)]
fn foreign(text: &str) -> Option<Foreign> {
    Some(text.into())
}

fn each(texts: &[&str]) -> Vec<Foreign> {
    texts.iter().map(|text| (*text).into()).collect()
}

pub(in crate::outbox) fn registered(content: Content) -> Item {
    let source = Source {
        name: "inbox/red-2031-90001.json".into(),
        format: label("interpol-red"),
        original: Digest::of(ORIGINAL),
        place: None,
        remarks: Vec::new(),
    };
    let received = moment("2031-03-07T07:40:00Z");
    let entry = Entry {
        n: 1,
        at: received,
        officer: label("d.sample"),
        item: ItemId::new(received, 7),
        action: label("import"),
        batch: None,
        events: vec![Event::Registered {
            our_ref: "A-2031-0142".parse::<OurRef>().unwrap(),
            source,
            received,
            content: Box::new(content),
        }],
    };
    Item::fold(&[entry]).unwrap()
}

pub(super) fn dispatch() -> Dispatch {
    Dispatch {
        number: 1,
        to: label("unit.drugs"),
        purpose: "Locate and observe; no arrest before the papers are here.".into(),
        basis: foreign("Police Act (SAMPLE), s. 12"),
        answer_by: Some(moment("2031-03-09T12:00:00Z")),
        confirmed_at: moment("2031-03-07T08:00:00Z"),
        recall_until: moment("2031-03-07T08:00:30Z"),
        by: label("d.sample"),
        state: DispatchState::Waiting,
        package: None,
        manifest: None,
    }
}

pub(super) fn unit() -> Unit {
    Unit {
        id: label("unit.drugs"),
        name: "Drugs Division EXAMPLE".to_owned(),
        country: "ZZ".parse().unwrap(),
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    }
}

pub(super) fn sending<'a>(
    item: &'a Item,
    dispatch: &'a Dispatch,
    unit: &'a Unit,
    practice: bool,
) -> Sending<'a> {
    Sending {
        item,
        dispatch,
        unit,
        withheld: &[],
        sender: Sender {
            name: "Liaison Desk EXAMPLE",
            home: "ZZ".parse().unwrap(),
            practice,
        },
        now: moment("2031-03-07T08:00:31Z"),
    }
}

/// Every field of every type holds something.
pub(in crate::outbox) fn full() -> Content {
    Content {
        text: "First line of the SAMPLE text.\n\nA second paragraph that is long enough to be broken over more than \
               one line of the sheet, with \u{202e}hidden\u{202c} controls and \u{1b}[31m in it.\r\n日本語の例文は空白がなくても折り返される。\
               これは見本であり、実在の人物とは関係がない。"
            .into(),
        language: foreign("en"),
        their_ref: foreign("2031/90001"),
        your_ref: foreign("A-2030-0007"),
        from: Party {
            country: country("914"),
            authority: foreign("NCB EXAMPLE"),
        },
        to: vec![
            Party {
                country: country("ZZ"),
                authority: None,
            },
            Party {
                country: None,
                authority: foreign("Liaison Desk EXAMPLE"),
            },
        ],
        channel: Channel::I247,
        sent_at: Some(moment("2031-03-06T22:15:00Z")),
        urgency: Some(Priority::Urgent),
        due: Some(DueClaim::OnDay {
            day: label("2031-03-10"),
            zone: "Africa/Johannesburg".into(),
            ends: Some(moment("2031-03-10T21:59:59Z")),
        }),
        due_rule: Some(label("SPOC-U-DIR")),
        crime_areas: vec![label("drugs"), label("money-laundering")],
        legal_basis: foreign("Convention EXAMPLE, Art. 3"),
        purpose: foreign("Arrest with a view to extradition"),
        marking: Marking {
            handling: vec![HandlingCode::H1, HandlingCode::H2],
            handling_text: foreign("Only for the drugs units."),
            tlp: Some(Tlp::Amber),
            pap: Some(Pap::Green),
            classification: None,
            restrictions: each(&["Not to be shown to state 922.", "Destroy after use."]),
            assumed: false,
        },
        evaluation: vec![
            Evaluation {
                scale: Scale::FourByFour,
                value: label("B2"),
                derived: false,
            },
            Evaluation {
                scale: Scale::Admiralty,
                value: label("B3"),
                derived: true,
            },
        ],
        subjects: subjects(),
        attachments: vec![Attachment {
            name: "../../etc/\u{202e}gnp.exe".into(),
            media_type: foreign("image/png"),
            size: 16,
            digest: Digest::of(PICTURE),
        }],
        other_fields: vec![OtherField {
            path: "/arrest_warrants/0/extra".into(),
            value: "{\"a\":1}".into(),
        }],
        ..Content::new(
            Kind::Alert(AlertKind::Red),
            Direction::In,
            "TESTPERSON, ALEX: wanted for drug trafficking".into(),
        )
    }
}

fn subjects() -> Vec<Subject> {
    vec![
        Subject::Person(Box::new(person())),
        Subject::Organisation(Organisation {
            name: foreign("SAMPLE TRADING"),
            aliases: each(&["EXAMPLE IMPORT"]),
            registration: foreign("HRB 00000"),
            country: country("ZZ"),
            remarks: foreign("Shell company\nwithout staff"),
        }),
        Subject::Vehicle(Vehicle {
            plate: foreign("TEST 123"),
            country: country("ZZ"),
            vin: foreign("00000000000000000"),
            make_model: foreign("EXAMPLE van, white"),
        }),
        Subject::Document(IdentityDocument {
            document_type: foreign("passport"),
            number: foreign("X0000000"),
            country: country("ZZ"),
        }),
        Subject::Phone(Phone {
            number: "+999 000 0000".into(),
        }),
        Subject::Account(Account {
            iban: foreign("ZZ00 0000 0000"),
            bic: foreign("SAMPZZ00"),
            holder: foreign("TESTPERSON ALEX"),
        }),
        Subject::Wallet(Wallet {
            currency: foreign("BTC"),
            address: foreign("bc1qsampleaddress"),
        }),
        Subject::Firearm(Firearm {
            serial: foreign("SN-000"),
            make_model: foreign("EXAMPLE 9 mm"),
        }),
        Subject::Vessel(Vessel {
            name: foreign("MV SAMPLE"),
            imo: foreign("0000000"),
            flag: country("ZZ"),
        }),
        Subject::Location(Location {
            place: foreign("EXAMPLE harbour"),
            country: country("ZZ"),
            coordinates: foreign("0.0, 0.0"),
        }),
        Subject::Thing(Thing {
            what: foreign("Painting SAMPLE"),
            number: foreign("INV 1"),
            country: country("ZZ"),
        }),
    ]
}

fn person() -> Person {
    Person {
        role: Some(Role::Wanted),
        identities: vec![
            Identity {
                family_name: foreign("TESTPERSON"),
                given_names: foreign("ALEX"),
                full_name: foreign("ALEX TESTPERSON"),
                original_script: foreign("見本太郎"),
                birth: DateClaim::read("1984/02"),
                birth_place: foreign("SAMPLE CITY"),
                birth_country: country("922"),
                sex: Some(Sex::Unknown),
                nationalities: vec!["ZZ".parse().unwrap(), "XK".parse().unwrap()],
                trust: Some(Trust::Confirmed),
            },
            Identity {
                full_name: foreign("EXAMPLE PERSON"),
                birth: DateClaim::read("spring 1983"),
                trust: Some(Trust::Claimed),
                ..Identity::default()
            },
        ],
        aliases: each(&["THE SAMPLE"]),
        documents: vec![IdentityDocument {
            document_type: foreign("identity card"),
            number: foreign("000-000"),
            country: country("ZZ"),
        }],
        height_cm: Some(180),
        weight_kg: Some(80),
        eyes: each(&["BRO"]),
        hair: each(&["BLA"]),
        languages: each(&["ENG", "FRE"]),
        marks: foreign("Scar on the left hand"),
        charges: vec![Charge {
            country: country("914"),
            text: foreign("Trafic de stupéfiants (exemple)"),
            translation: foreign("Drug trafficking (sample)"),
        }],
        relations: vec![Relation {
            relation: "father".into(),
            name: "SAM TESTPERSON".into(),
        }],
        missing_since: DateClaim::read("2030-12-24"),
        missing_from: foreign("EXAMPLE village"),
        remarks: foreign("May be armed."),
    }
}
