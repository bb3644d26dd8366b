//! Requests from abroad, from receipt to the end: answered in time, refused with a ground, forwarded with consent.
use serde_json::Value;

use crate::program::{Store, at, demo, request};

const REF: &str = "R-2031-0001";

/// A store with a request that sets no date of its own, and the basis chosen.
fn asked() -> Store {
    let store = Store::practice();
    let file = request("fr-2031-0901.json");
    store.run(&["import", &file]).ended(0);
    let basis = ["--instrument", "dir-2023-977", "--for", "police"];
    let why = ["--why", "SAMPLE channel"];
    let events = store.does("08:05", &[&[REF, "basis"], &basis[..], &why].concat());
    assert!(
        events.contains(&"clock SPOC-U-DIR started, until 2031-03-07 16:00Z".to_owned()),
        "{events:?}"
    );
    store
}

/// Writes a letter with one field and puts it into the outbox; it leaves a minute later.
fn writes(store: &Store, hour: &str, kind: &str, field: &str, value: &str) {
    let time = |minute: &str| format!("{hour}:{minute}");
    store.does(&time("00"), &[REF, "letter", "--kind", kind]);
    let fill = ["letter-fill", "--field", field, "--value", value];
    store.does(&time("00"), &[&[REF], &fill[..]].concat());
    store.does(&time("00"), &[REF, "letter-send"]);
    let early = store.does(&time("00"), &["-", "dispatch"]);
    assert_eq!(early, ["0 packages left, 0 failed"]);
    let left = store.does(&time("01"), &["-", "dispatch"]);
    assert_eq!(left, ["1 packages left, 0 failed"]);
}

fn clock(record: &Value, number: u64) -> &Value {
    let clocks = record["clocks"].as_array().unwrap();
    let found = clocks.iter().find(|clock| clock["number"] == number);
    found.unwrap()
}

#[test]
fn a_request_is_answered_in_time_and_the_question_does_not_cost_time() {
    let store = asked();
    store.does("08:10", &[REF, "accept"]);
    writes(&store, "09", "question", "questions", "Which colour?");
    let record = store.shows("10:00", REF);
    assert_eq!(record["state"], "clarification-asked");
    let spoc = clock(&record, 1);
    assert_eq!(
        (&spoc["state"], &spoc["due"]),
        (&"paused".into(), &Value::Null)
    );
    assert_eq!(spoc["pauses"][0]["from"], at("09:01"));
    store.does("11:01", &[REF, "clarified", "--text", "It is red."]);
    let record = store.shows("11:01", REF);
    let spoc = clock(&record, 1);
    assert_eq!(
        (&spoc["state"], &spoc["due"]),
        (&"ok".into(), &at("18:00").into()),
        "two hours later"
    );
    writes(
        &store,
        "12",
        "answer",
        "answer",
        "The holder is TESTPERSON Eva.",
    );
    let record = store.shows("12:30", REF);
    assert_eq!(record["state"], "answered");
    assert_eq!(clock(&record, 1)["ended"]["how"], "met");
    let letters = record["letters"].as_array().unwrap();
    assert_eq!(letters.len(), 2);
    for letter in letters {
        assert_eq!(letter["state"], "left");
        assert!(letter["package"].is_string() && letter["manifest"].is_string());
    }
    store.does("12:31", &[REF, "close"]);
    let said = store.refuses("12:32", &[REF, "examine"]);
    assert!(said.contains("possible now: reopen"), "{said}");
    let states: Vec<&str> = record["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stage| stage["state"].as_str().unwrap())
        .collect();
    assert_eq!(
        states,
        [
            "received",
            "accepted",
            "clarification-asked",
            "clarification-given",
            "answered"
        ]
    );
}

#[test]
fn a_refusal_names_a_ground_of_the_instrument() {
    let store = asked();
    store.does("08:10", &[REF, "accept"]);
    let said = store.refuses("08:20", &[REF, "refused", "--ground", "PROP"]);
    assert!(said.contains("its list is closed"), "{said}");
    assert!(said.contains("choose among AVAIL, FORM"), "{said}");
    let without = store.run_at(&at("08:20"), &["do", REF, "refused"]).ended(1);
    assert!(
        without.err.contains("A refusal needs a ground"),
        "{}",
        without.err
    );
    store.does(
        "08:30",
        &[REF, "letter", "--kind", "refuse", "--language", "fr"],
    );
    let lacks = store
        .run_at(&at("08:30"), &["letter", REF, "--json"])
        .ended(0)
        .json();
    let missing = lacks["missing"].as_array().unwrap();
    assert!(missing.contains(&"Ground of refusal".into()), "{lacks}");
    store.does("08:31", &[REF, "letter-grounds", "--ground", "DC"]);
    let fields = lacks["missing_fields"].as_array().unwrap();
    for field in fields.iter().map(|field| field.as_str().unwrap()) {
        let fill = ["letter-fill", "--field", field, "--value", "SAMPLE"];
        store.does("08:32", &[&[REF], &fill[..]].concat());
    }
    let said = store.refuses("08:33", &[REF, "letter-send"]);
    assert!(said.contains("second officer"), "{said}");
    store.does("08:34", &[REF, "letter-review"]);
    store.does("08:35", &[REF, "letter-authorise", "--officer", "example"]);
    store.does("08:36", &[REF, "letter-send"]);
    store.does("08:38", &["-", "dispatch"]);
    let record = store.shows("08:40", REF);
    let last = record["stages"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&record["state"], &last["grounds"][0]),
        (&"refused".into(), &"DC".into())
    );
}

#[test]
fn a_part_can_be_refused_and_the_rest_put_off() {
    let store = asked();
    store.does("08:10", &[REF, "accept"]);
    let said = store.refuses("08:20", &[REF, "partly-refused", "--ground", "DATA"]);
    assert!(said.contains("name the part"), "{said}");
    store.does(
        "08:20",
        &[
            REF,
            "partly-refused",
            "--ground",
            "DATA",
            "--ground",
            "SAFE",
            "--part",
            "question 2",
            "--decided-by",
            "SAMPLE prosecutor",
            "--notified",
            &at("08:15"),
            "--at",
            &at("08:12"),
        ],
    );
    let said = store.refuses("08:21", &[REF, "postpone", "--text", "SAMPLE"]);
    assert!(said.contains("until when"), "{said}");
    let until = "2031-03-20T08:00:00Z";
    let postpone = ["postpone", "--until", until, "--text", "own case runs"];
    store.does("08:22", &[&[REF], &postpone[..]].concat());
    let record = store.shows("08:30", REF);
    let stages = record["stages"].as_array().unwrap();
    let refused = &stages[2];
    assert_eq!(refused["grounds"], serde_json::json!(["DATA", "SAFE"]));
    assert_eq!(
        (&refused["part"], &refused["decided_by"], &refused["at"]),
        (
            &"question 2".into(),
            &"SAMPLE prosecutor".into(),
            &at("08:12").into()
        )
    );
    assert_eq!(stages[3]["until"], until);
    let page = store.run_at(&at("08:30"), &["show", REF]).ended(0).out;
    for said in [
        "DATA, data protection",
        "| question 2",
        "| SAMPLE prosecutor",
        "| own case runs",
        "2031-03-07 08:12Z",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    store.does("09:00", &[REF, "resume"]);
    store.does("09:00", &[REF, "transfer", "--to", "SAMPLE authority, BE"]);
    assert_eq!(store.shows("09:00", REF)["state"], "transferred");
}

#[test]
fn what_h2_blocks_leaves_once_the_originator_consents() {
    let store = Store::practice();
    let file = demo("messages/de-2031-1204.json");
    store.run(&["import", file.to_str().unwrap()]).ended(0);
    let forward = [
        REF,
        "forward",
        "--to",
        "unit.drugs",
        "--purpose",
        "Check SAMPLE",
        "--for",
        "police",
    ];
    let said = store.refuses("09:00", &forward);
    assert!(said.contains("H2"), "{said}");
    assert!(said.contains("Ask DE for consent"), "{said}");
    let consent = ["consent", "--scope", "pass-on", "--to", "unit.drugs"];
    let words = ["--text", "mail SAMPLE 7", "--at", &at("09:05")];
    store.does("09:10", &[&[REF], &consent[..], &words].concat());
    store.does("09:11", &forward);
    store.does("09:12", &["-", "dispatch"]);
    store.does("09:30", &[REF, "unit-received", "--at", &at("09:20")]);
    store.does("10:00", &[REF, "unit-answered", "--text", "nothing known"]);
    store.does(
        "10:00",
        &[
            REF,
            "chase",
            "--rung",
            "phone",
            "--text",
            "asked again",
            "--dispatch",
            "1",
        ],
    );
    let record = store.shows("10:01", REF);
    let package = &record["dispatches"][0];
    assert_eq!(
        (&package["state"], &package["use_for"], &package["received"]),
        (&"left".into(), &"police".into(), &at("09:20").into())
    );
    assert_eq!(package["answered"]["text"], "nothing known");
    let consent = &record["consents"][0];
    assert_eq!(
        (&consent["from"], &consent["holds"], &consent["given"]),
        (&"DE".into(), &true.into(), &at("09:05").into())
    );
    assert_eq!(record["chases"][0]["dispatch"], 1);
    store.does("10:02", &[REF, "no-consent"]);
    assert_eq!(store.shows("10:03", REF)["consents"][0]["holds"], false);
    let said = store.refuses("10:04", &forward);
    assert!(said.contains("H2"), "{said}");
}

#[test]
fn a_second_officer_agrees_to_an_override_and_nobody_to_an_own_one() {
    let store = Store::practice();
    let file = demo("messages/de-2031-1204.json");
    store.run(&["import", file.to_str().unwrap()]).ended(0);
    let plea = ["override", "--against", "h2", "--to", "unit.drugs"];
    store.does(
        "09:00",
        &[&[REF], &plea[..], &["--why", "a life is at risk"]].concat(),
    );
    let said = store.refuses("09:01", &[REF, "agree"]);
    assert!(said.contains("another officer"), "{said}");
    store.does("09:02", &[REF, "agree", "--officer", "example"]);
    let record = store.shows("09:03", REF);
    let plea = &record["overrides"][0];
    assert_eq!(
        (&plea["agreed"]["officer"], &plea["holds"]),
        (&"example".into(), &true.into())
    );
    let forward = ["forward", "--to", "unit.drugs", "--purpose", "SAMPLE"];
    store.does("09:04", &[&[REF], &forward[..]].concat());
    let promise = [
        "undertaking",
        "--way",
        "received",
        "--text",
        "used for this case alone",
    ];
    store.does("09:05", &[&[REF], &promise[..]].concat());
    store.does(
        "09:06",
        &[REF, "undertaking-settled", "--text", "case closed"],
    );
    store.does(
        "09:07",
        &[
            REF,
            "sensitive",
            "--what",
            "health",
            "--why",
            "an injury identifies",
        ],
    );
    let page = store.run_at(&at("09:08"), &["show", REF]).ended(0).out;
    for said in [
        "| a life is at risk",
        "| used for this case alone",
        "| case closed",
        "| an injury identifies",
        "by example",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}
