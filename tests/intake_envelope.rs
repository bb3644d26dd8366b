//! The desk's own envelope, field by field, and the practice messages as a whole.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use attache::domain::content::{Attachment, Channel, DueClaim};
use attache::domain::dispatch::{Dispatch, DispatchState};
use attache::domain::event::Source;
use attache::domain::subject::{Role, Sex, Subject, Trust};
use attache::domain::unit::Unit;
use attache::domain::{
    Content, Digest, Direction, Draft, Entry, Event, Foreign, Item, ItemId, Kind, MessageKind,
    Moment, Priority, RequestKind,
};
use attache::intake::{self, Hints, Limits};
use attache::outbox::{Sender, Sending, build};

fn one(text: &str) -> Draft {
    let mut parsed = intake::parse(text.as_bytes(), &Limits::default(), &Hints::default()).unwrap();
    assert!(parsed.faults.is_empty() && parsed.drafts.len() == 1);
    parsed.drafts.remove(0)
}

fn refused(text: &str) -> String {
    let parsed = intake::parse(text.as_bytes(), &Limits::default(), &Hints::default());
    parsed.map_or_else(
        |fault| fault.to_string(),
        |parsed| parsed.faults[0].to_string(),
    )
}

fn raw(text: Option<&Foreign>) -> &str {
    text.map_or("", Foreign::raw)
}

const FULL: &str = r#"{"attache":"envelope","version":1,"reference":"ZA-2031-0142","your_reference":"LU-2031-0012","kind":"request",
 "notice":null,"request":"mla","direction":"in","title":"Sample","text":"One.\nTwo.","language":"en",
 "from":{"country":"ZA","authority":"NCB Pretoria"},"to":[{"country":"LU","authority":"NCB Example"}],
 "channel":"siena","sent_at":"2031-03-06T16:05:00+02:00","urgency":"urgent","due":{"day":"2031-03-20","zone":"Asia/Tokyo"},
 "due_rule":"SPOC-U-DIR","crime_areas":["drugs"],"legal_basis":"coe-30","purpose":"Prevent crime",
 "marking":{"handling":["H2","H1"],"handling_text":"Words.","tlp":"amber","pap":"red","classification":"eu-restricted","restrictions":["here only"]},
 "evaluation":[{"scale":"3x5x2","value":"2B P"}],
 "subjects":[{"kind":"person","role":"suspect","identities":[{"family_name":"EXAMPLE","given_names":"Alex","birth":"1984-02",
   "birth_country":"ZA","sex":"male","nationalities":["ZA"],"precision":"claimed","shoe_size":44}],
   "documents":[{"kind":"passport","number":"X0000101","country":"ZA"}]},
  {"kind":"wallet","currency":"BTC","address":"bc1qsample"},{"kind":"painting","description":"A sample","inventory":"S-1"}],
 "attachments":[{"name":"../x.txt","media_type":"text/plain","bytes_base64":"U0FNUExF"},{"name":"broken","bytes_base64":"*"}],
 "extra":{"practice":"invented"}}"#;

#[test]
fn every_field_finds_its_place() {
    let draft = one(FULL);
    let content = &draft.content;
    assert_eq!(
        (content.kind, content.direction),
        (Kind::Request(RequestKind::Mla), Direction::In)
    );
    assert_eq!(
        (
            raw(content.their_ref.as_ref()),
            raw(content.your_ref.as_ref())
        ),
        ("ZA-2031-0142", "LU-2031-0012")
    );
    assert_eq!(content.from.country.unwrap().as_str(), "ZA");
    assert_eq!(raw(content.to[0].authority.as_ref()), "NCB Example");
    assert_eq!(
        (content.channel, content.urgency),
        (Channel::Siena, Some(Priority::Urgent))
    );
    assert_eq!(content.sent_at.unwrap().to_string(), "2031-03-06T14:05:00Z");
    let due = content.due.as_ref().and_then(DueClaim::instant).unwrap();
    assert_eq!(due.to_string(), "2031-03-20T14:59:59Z");
    assert_eq!(
        content.marking.summary(),
        "H1 H2 TLP:AMBER PAP:RED RESTREINT UE/EU RESTRICTED +1 limit"
    );
    assert_eq!(raw(content.marking.handling_text.as_ref()), "Words.");
    assert_eq!(content.evaluation[0].summary(), "UK 3x5x2 2BP");
    let Subject::Person(person) = &content.subjects[0] else {
        panic!("no person")
    };
    assert_eq!(
        (person.role, person.identities[0].sex),
        (Some(Role::Suspect), Some(Sex::Male))
    );
    assert_eq!(person.identities[0].trust, Some(Trust::Claimed));
    assert_eq!(raw(person.documents[0].document_type.as_ref()), "passport");
    assert!(
        matches!(&content.subjects[1], Subject::Wallet(wallet) if raw(wallet.currency.as_ref()) == "BTC")
    );
    assert!(
        matches!(&content.subjects[2], Subject::Thing(thing) if raw(thing.what.as_ref()) == "painting: A sample")
    );
    assert_eq!(
        (
            draft.attachments.len(),
            draft.attachments[0].bytes.as_slice()
        ),
        (1, b"SAMPLE".as_slice())
    );
    let others: Vec<_> = content
        .other_fields
        .iter()
        .map(|field| (field.path.raw(), field.value.raw()))
        .collect();
    assert_eq!(
        others,
        [
            ("/subjects/0/identities/0/shoe_size", "44"),
            (
                "/attachments/1",
                "{\"name\":\"broken\",\"bytes_base64\":\"*\"}"
            ),
            ("/extra", "{\"practice\":\"invented\"}"),
        ]
    );
    assert_eq!(draft.remarks.len(), 1);
}

#[test]
fn limits_on_use_that_cannot_be_read_stay_limits() {
    let draft = one(
        r#"{"attache":"envelope","version":1,"kind":"reply","marking":{"handling":["H9"],"tlp":"purple","restrictions":[]}}"#,
    );
    assert_eq!(draft.content.kind, Kind::Message(MessageKind::Reply));
    assert_eq!(draft.content.marking.summary(), "H2 +2 limits assumed");
    let draft =
        one(r#"{"attache":"envelope","version":1,"kind":"reply","marking":"for your eyes only"}"#);
    assert_eq!(draft.content.marking.summary(), "H2 +1 limit assumed");
    let text = r#"{"attache":"envelope","version":1,"kind":"alert","marking":{"handling":[[1]],"tlp":"green","caveat":"X"}}"#;
    let draft = one(text);
    assert_eq!(
        draft.content.marking.summary(),
        "H2 TLP:GREEN +2 limits assumed"
    );
}

#[test]
fn unreadable_due_dates_are_never_no_deadline() {
    for due in [
        "\"soon\"",
        "{\"at\":\"soon\"}",
        "{\"day\":\"2031-02-30\",\"zone\":\"Asia/Tokyo\"}",
        "{\"x\":1}",
    ] {
        let draft = one(&format!(
            r#"{{"attache":"envelope","version":1,"kind":"mla","due":{due}}}"#
        ));
        assert!(
            matches!(draft.content.due, Some(DueClaim::Unreadable(_))),
            "{due}"
        );
    }
    let draft = one(
        r#"{"attache":"envelope","version":1,"kind":"mla","due":{"day":"2031-03-20","zone":"Sample/Town"}}"#,
    );
    assert!(matches!(
        draft.content.due,
        Some(DueClaim::OnDay { ends: None, .. })
    ));
}

#[test]
fn what_is_no_envelope_is_refused() {
    for (text, why) in [
        (
            r#"{"attache":"envelope","version":2,"kind":"reply"}"#,
            "An envelope of a version the desk does not know",
        ),
        (
            r#"{"attache":"envelope","version":1,"kind":"sample"}"#,
            "The record has no kind the desk knows",
        ),
        (
            r#"{"attache":"envelope","version":1}"#,
            "The record has no kind the desk knows",
        ),
        (
            r#"[{"attache":"envelope","version":1,"kind":"reply"},7]"#,
            "This is not an envelope (line 1, /1)",
        ),
    ] {
        assert_eq!(refused(text), why);
    }
}

/// Every practice file is read, but for the one that was cut.
#[test]
fn the_practice_messages_are_read_without_remarks() {
    let inbox = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/inbox");
    let mut count = 0;
    for folder in ["lists", "mail", "messages", "red", "un", "yellow"] {
        for entry in fs::read_dir(inbox.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let parsed = intake::parse(
                &fs::read(&path).unwrap(),
                &Limits::default(),
                &Hints::default(),
            );
            if path.ends_with("red-2031-90077-cut.json") {
                assert!(parsed.is_err());
                continue;
            }
            let parsed = parsed.unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
            assert!(
                parsed.faults.is_empty() && !parsed.drafts.is_empty(),
                "{}",
                path.display()
            );
            for draft in &parsed.drafts {
                let remarks: Vec<_> = draft.remarks.iter().map(Foreign::raw).collect();
                assert!(remarks.is_empty(), "{}: {remarks:?}", path.display());
                assert_eq!(draft.is_summary, folder == "lists");
            }
            count += parsed.drafts.len();
        }
    }
    assert!(count > 60, "{count}");
}

/// A record of this content, as the desk would register it.
fn registered(draft: &Draft) -> Item {
    let mut content: Content = draft.content.clone();
    content.attachments = draft.attachments.iter().map(attached).collect();
    let received = Moment::parse("2031-03-07T07:40:00Z").unwrap();
    let source = Source {
        name: "sample.json".into(),
        format: draft.format.clone(),
        original: Digest::of(b"SAMPLE"),
        place: None,
        remarks: Vec::new(),
    };
    let our_ref = "A-2031-0142".parse().unwrap();
    let entry = Entry {
        n: 1,
        at: received,
        officer: "d.sample".parse().unwrap(),
        item: ItemId::new(received, 7),
        action: "import".parse().unwrap(),
        batch: None,
        events: vec![Event::Registered {
            our_ref,
            source,
            received,
            content: Box::new(content),
        }],
    };
    Item::fold(&[entry]).unwrap()
}

fn attached(file: &attache::domain::draft::DraftAttachment) -> Attachment {
    Attachment {
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: u64::try_from(file.bytes.len()).unwrap(),
        digest: Digest::of(&file.bytes),
    }
}

/// The message a package about this draft carries, brought in again; none where its marking forbids a package.
fn through_a_package(draft: &Draft) -> Option<Draft> {
    let item = registered(draft);
    let moment = Moment::parse("2031-03-07T08:00:00Z").unwrap();
    let unit: Unit = Unit {
        id: "unit.drugs".parse().unwrap(),
        name: "Drugs Division EXAMPLE".to_owned(),
        country: "ZZ".parse().unwrap(),
        crime_areas: Vec::new(),
        regions: Vec::new(),
        languages: Vec::new(),
        clearance: None,
        duty_hours: None,
        contact: None,
    };
    let dispatch = Dispatch {
        number: 1,
        to: unit.id.clone(),
        purpose: "Sample".into(),
        basis: None,
        answer_by: None,
        confirmed_at: moment,
        recall_until: moment,
        by: "d.sample".parse().unwrap(),
        state: DispatchState::Waiting,
        package: None,
        manifest: None,
    };
    let sender = Sender {
        name: "Liaison Desk EXAMPLE",
        home: "ZZ".parse().unwrap(),
        practice: true,
    };
    let sending = Sending {
        item: &item,
        dispatch: &dispatch,
        unit: &unit,
        withheld: &[],
        sender,
        now: moment,
    };
    let originals = |digest: &Digest| {
        let file = draft
            .attachments
            .iter()
            .find(|file| Digest::of(&file.bytes) == *digest);
        Ok(file.map_or_else(|| b"SAMPLE".to_vec(), |file| file.bytes.clone()))
    };
    let package = build(&sending, &originals).ok()?;
    let message = package
        .files()
        .iter()
        .find(|file| file.name == "message.json")
        .unwrap();
    Some(one(std::str::from_utf8(&message.bytes).unwrap()))
}

/// Everything of a record survives a package, and a second time nothing at all changes.
#[test]
fn a_package_brought_in_again_says_the_same() {
    let inbox = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/inbox");
    let mut texts = vec![FULL.as_bytes().to_vec()];
    for folder in ["messages", "red", "un", "yellow"] {
        let files = fs::read_dir(inbox.join(folder)).unwrap();
        texts.extend(files.map(|file| fs::read(file.unwrap().path()).unwrap()));
    }
    let mut count = 0;
    for text in texts {
        let first = intake::parse(&text, &Limits::default(), &Hints::default())
            .unwrap()
            .drafts
            .remove(0);
        let Some(mut again) = through_a_package(&first) else {
            continue;
        };
        count += 1;
        let name = raw(first.content.their_ref.as_ref());
        assert_eq!(again.attachments, first.attachments, "{name}");
        assert!(
            again.remarks.is_empty(),
            "{name}: {:?}",
            again.remarks.iter().map(Foreign::raw).collect::<Vec<_>>()
        );
        let twice = through_a_package(&again).unwrap();
        assert_eq!(twice.content, again.content, "{name}");
        again
            .content
            .other_fields
            .truncate(first.content.other_fields.len());
        assert_eq!(again.content, first.content, "{name}");
    }
    assert!(count > 50, "{count}");
}
