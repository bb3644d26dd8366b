//! The desk's own envelope, field by field, and the practice messages as a whole.
use std::fs;
use std::path::Path;

use attache::domain::content::{Channel, DueClaim};
use attache::domain::subject::{Role, Sex, Subject, Trust};
use attache::domain::{Direction, Draft, Foreign, Kind, MessageKind, Priority, RequestKind};
use attache::intake::{self, Hints, Limits};

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
