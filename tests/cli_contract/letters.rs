//! Requests of our own and their letters: begun, filled in until nothing is missing, looked at, sent, delivered.
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::program::{Store, at};

const REF: &str = "R-2031-0001";

/// A store with a request for mutual assistance that rests on a convention, nothing filled in yet.
fn begun() -> (Store, Value) {
    let store = Store::practice();
    let begin = [
        "begin",
        "mla",
        "--to",
        "CH",
        "--title",
        "Bank records of TESTPERSON Eva",
    ];
    let how = [
        "--authority",
        "SAMPLE office",
        "--channel",
        "diplomatic",
        "--language",
        "fr",
    ];
    let arguments = [&begin[..], &how, &["--json"]].concat();
    let begun = store.run_at(&at("08:00"), &arguments).ended(0).json();
    let basis = ["--instrument", "coe-30", "--for", "mla", "--why", "SAMPLE"];
    store.does("08:01", &[&[REF, "basis"], &basis[..]].concat());
    (store, begun)
}

fn lacks(store: &Store, time: &str) -> Value {
    let answer = store.run_at(&at(time), &["letter", REF, "--json"]);
    answer.ended(0).json()
}

/// Fills whatever is missing until nothing is.
fn fill(store: &Store) {
    for _ in 0..3 {
        let lacks = lacks(store, "08:10");
        for field in lacks["missing_fields"].as_array().unwrap() {
            let fill = ["letter-fill", "--field", field.as_str().unwrap()];
            store.does(
                "08:10",
                &[&[REF], &fill[..], &["--value", "SAMPLE words"]].concat(),
            );
        }
    }
}

#[test]
fn a_request_begins_with_the_form_it_needs() {
    let (store, begun) = begun();
    assert_eq!(
        (&begun["ref"], &begun["kind"], &begun["letter"]),
        (&REF.into(), &"mla".into(), &1.into())
    );
    assert_eq!(begun["to"]["country"], "CH");
    let fields = begun["fields"].as_array().unwrap();
    for field in fields {
        for name in ["field", "label", "need", "form"] {
            assert!(field[name].is_string(), "{name}: {field}");
        }
        assert!(field.get("value").is_some() && field["why"].is_array());
    }
    assert!(fields.iter().any(|field| field["need"] == "must"));
    for (arguments, why) in [
        (
            ["begin", "mla", "--to", "LU", "--title", "x"],
            "this state itself",
        ),
        (
            ["begin", "mla", "--to", "CH", "--title", " "],
            "needs a title",
        ),
    ] {
        let refused = store
            .run(&[&arguments[..], &["--json"]].concat())
            .ended(1)
            .json();
        let said = refused["refusal"]["why"].as_str().unwrap();
        assert!(said.contains(why), "{said}");
    }
    store
        .run(&["begin", "mla", "--to", "Nowhere", "--title", "x"])
        .ended(2);
    store
        .run(&["begin", "wish", "--to", "CH", "--title", "x"])
        .ended(2);
    let page = store.run(&["begin", "police-information", "--to", "FR", "--title", "x"]);
    let page = page.ended(0).out;
    assert!(page.starts_with("R-2031-0002\n"), "{page}");
    assert!(page.contains("Fields, required"), "{page}");
}

/// As the second officer.
const SECOND: [&str; 2] = ["--officer", "example"];

/// The second officer agrees to the text as it stands; its digest.
fn authorised(store: &Store) -> String {
    store.does("08:25", &[REF, "letter-review"]);
    let seen = lacks(store, "08:26");
    let digest = seen["digest"].as_str().unwrap().to_owned();
    let agree = [REF, "letter-authorise", "--digest", &digest];
    store.does("08:27", &[&agree[..], &SECOND].concat());
    digest
}

#[test]
fn a_request_is_filled_in_until_nothing_is_missing_and_another_officer_agrees() {
    let (store, _) = begun();
    let said = store.refuses("08:05", &[REF, "letter-review"]);
    assert!(said.contains("fill in:"), "{said}");
    let stranger = ["letter-fill", "--field", "no-such", "--value", "x"];
    store.run(&[&["do", REF], &stranger[..]].concat()).ended(2);
    fill(&store);
    let ready = lacks(&store, "08:20");
    assert_eq!(ready["missing"], serde_json::json!([]), "{ready}");
    let said = store.refuses("08:20", &[REF, "letter-send"]);
    assert!(said.contains("second officer"), "{said}");
    store.does("08:21", &[REF, "letter-review"]);
    let said = store.refuses("08:22", &[REF, "letter-authorise"]);
    assert!(said.contains("of their own"), "{said}");
    let wrong = [REF, "letter-authorise", "--digest", "00"];
    let said = store.refuses("08:22", &[&wrong[..], &SECOND].concat());
    assert!(said.contains("no longer the one you saw"), "{said}");
    let back = [REF, "letter-return", "--why", "say more"];
    store.does("08:23", &[&back[..], &SECOND].concat());
    let record = store.shows("08:23", REF);
    assert_eq!(
        (&record["state"], &record["letters"][0]["sent_back"]["why"]),
        (&"drafted".into(), &"say more".into())
    );
    let more = [
        "letter-fill",
        "--field",
        "purpose",
        "--value",
        "More SAMPLE",
    ];
    store.does("08:24", &[&[REF], &more[..]].concat());
    let digest = authorised(&store);
    let record = store.shows("08:28", REF);
    assert_eq!(record["state"], "authorised");
    assert_eq!(record["letters"][0]["authorised"]["digest"], digest);
    store.does("08:29", &[&[REF], &more[..4], &["Other SAMPLE"]].concat());
    let said = store.refuses("08:30", &[REF, "letter-send"]);
    assert!(
        said.contains("second officer"),
        "other words, no agreement: {said}"
    );
}

#[test]
fn a_letter_is_recalled_sent_and_its_delivery_recorded() {
    let (store, _) = begun();
    fill(&store);
    let digest = authorised(&store);
    store.does("08:28", &[REF, "letter-send"]);
    let outbox = store.run_at(&at("08:28"), &["list", "outbox", "--json"]);
    assert_eq!(outbox.ended(0).jsons().len(), 1);
    store.does("08:28", &[REF, "letter-recall"]);
    store.does("08:29", &[REF, "letter-send"]);
    store.does("08:30", &["-", "dispatch"]);
    let record = store.shows("08:31", REF);
    assert_eq!(
        (&record["state"], &record["letters"][0]["state"]),
        (&"sent".into(), &"left".into())
    );
    let late = ["letter-fill", "--field", "purpose", "--value", "x"];
    let said = store.refuses("08:32", &[&[REF], &late[..]].concat());
    assert!(said.contains("write a correction"), "{said}");
    let delivery = [
        "letter-delivery",
        "--what",
        "delivered",
        "--at",
        &at("09:00"),
    ];
    let words = ["--text", "receipt SAMPLE 9"];
    store.does("10:00", &[&[REF], &delivery[..], &words].concat());
    store.does("10:01", &[REF, "acknowledged", "--at", &at("09:30")]);
    let record = store.shows("10:02", REF);
    assert_eq!(
        (&record["state"], &record["acknowledged"]),
        (&"acknowledged".into(), &at("09:30").into())
    );
    let evidence = &record["letters"][0]["evidence"][0];
    assert_eq!(evidence["text"], "receipt SAMPLE 9");
    let page = store.run_at(&at("10:03"), &["show", REF]).ended(0).out;
    for said in ["| receipt SAMPLE 9", &digest, "| SAMPLE office"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

#[test]
fn a_letter_is_printed_as_text_markdown_and_on_paper() {
    let (store, _) = begun();
    let draft = store.run_at(&at("08:10"), &["letter", REF]).ended(0);
    assert!(draft.out.contains("ne doit pas"), "{}", draft.out);
    assert!(draft.err.contains("Missing: "), "{}", draft.err);
    assert!(draft.err.contains("Fields: "), "{}", draft.err);
    // Without the marks of a draft it is printed only once it left: nobody agreed to these words yet.
    let early = store
        .run_at(&at("08:10"), &["letter", REF, "1", "--as-sent"])
        .ended(1);
    assert!(early.err.contains("has not left"), "{}", early.err);
    let markdown = store.run(&["letter", REF, "--as", "markdown"]).ended(0).out;
    assert!(markdown.starts_with("**PRACTICE"), "{markdown}");
    store.run(&["letter", REF, "--as", "pdf"]).ended(2);
    let file = store.beside("letter.pdf");
    let paper = ["letter", REF, "--as", "pdf", "--to", file.to_str().unwrap()];
    store.run(&paper).ended(0);
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    store.run(&paper).ended(2);
    store.run(&["letter", REF, "7"]).ended(2);
}

#[test]
fn hostile_words_stay_words_in_letters_and_on_the_page() {
    let (store, _) = begun();
    let hostile = "a\u{202e}b\u{1b}[2J";
    let fill = ["letter-fill", "--field", "purpose", "--value", hostile];
    store.does("08:10", &[&[REF], &fill[..]].concat());
    store.does(
        "08:10",
        &[REF, "chase", "--rung", "phone", "--text", hostile],
    );
    for arguments in [
        &["show", REF][..],
        &["show", REF, "--json"],
        &["letter", REF],
        &["letter", REF, "--json"],
        &["letter", REF, "--as", "markdown"],
        &["begin", "mla", "--to", "CH", "--title", hostile],
    ] {
        let answer = store.run_at(&at("08:20"), arguments).ended(0);
        assert_eq!(answer.harmful(), Vec::<String>::new(), "{arguments:?}");
    }
}
