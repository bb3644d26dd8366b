//! The country sheet and the search for a country.
use serde_json::Value;

use crate::program::{NOW, Store, assert_told};

#[test]
fn a_country_is_told_with_source_and_doubts() {
    let store = Store::none();
    let sheet = store.run(&["country", "lu", "--json"]).ended(0).json();
    assert_eq!(
        (&sheet["iso2"], &sheet["name"]),
        (&"LU".into(), &"Luxembourg".into())
    );
    let facts = sheet["facts"].as_object().unwrap();
    assert!(facts.len() > 20);
    for (column, fact) in facts {
        for field in ["value", "confidence", "source", "as_of", "stale"] {
            assert!(fact.get(field).is_some(), "{column} {field}");
        }
    }
    assert_eq!(sheet["local_time"]["time"], "2031-03-07T09:00:00+01:00");
    let working = &sheet["working_time"];
    assert_eq!(working["is_open"], true, "{working}");
    assert!(
        working["until"].is_string() && working["words"].is_string(),
        "{working}"
    );
    let night = store.run_at("2031-03-07T02:00:00Z", &["country", "lu", "--json"]);
    let night = &night.ended(0).json()["working_time"];
    assert_eq!(
        (&night["is_open"], &night["until"]),
        (&false.into(), &Value::Null)
    );
    assert!(
        night["opens"]
            .as_str()
            .is_some_and(|opens| opens.starts_with("2031-03-07T"))
    );
    assert!(
        store
            .run(&["country", "LU"])
            .ended(0)
            .out
            .contains("Local time")
    );
}

#[test]
fn without_store_and_home_state_nothing_is_made_up() {
    let store = Store::none();
    let sheet = store.run(&["country", "FR", "--json"]).ended(0).json();
    let nothing = serde_json::json!([]);
    assert_eq!(
        (&sheet["instruments"], &sheet["with"]),
        (&nothing, &Value::Null)
    );
    assert_eq!(
        (&sheet["open_items"], &sheet["from_store"]),
        (&nothing, &false.into())
    );
    assert_eq!(sheet["reciprocity"]["n"], 0);
    assert!(!store.path().exists());
    assert!(
        store
            .run(&["country", "FR"])
            .ended(0)
            .out
            .contains("--with CC")
    );
}

#[test]
fn questions_the_bookshelf_leaves_open_are_told() {
    let sheet = Store::none()
        .run(&["country", "TD", "--json"])
        .ended(0)
        .json();
    let questions = sheet["open_questions"].as_array().unwrap();
    assert!(!questions.is_empty());
    for field in ["column", "label", "why"] {
        assert!(
            questions.iter().all(|one| one[field].is_string()),
            "{field}"
        );
    }
}

#[test]
fn instruments_are_those_in_force_with_the_home_state() {
    let store = Store::practice();
    let run = |arguments: &[&str]| store.run_at("2026-11-22T08:00:00Z", arguments).ended(0);
    let sheet = run(&["country", "FR", "--json"]).json();
    assert_eq!(sheet["with"], "LU", "the home state of the practice desk");
    let instruments = sheet["instruments"].as_array().unwrap();
    for one in instruments {
        for field in [
            "id",
            "title",
            "kind",
            "in_force_since",
            "article",
            "confidence",
            "as_of",
            "stale",
            "rank",
        ] {
            assert!(one.get(field).is_some(), "{field}: {one}");
        }
    }
    let has = |id: &str, kind: &str| {
        let mut all = instruments.iter();
        all.any(|one| one["id"] == id && one["kind"] == kind)
    };
    assert!(has("eaw-2002-584", "extradition") && has("eio-2014-41", "mla"));
    assert!(!has("coe-24", "extradition"), "displaced between the two");
    assert_told(&sheet["instruments"], &run(&["country", "FR"]).out, &[]);
    let other = run(&["country", "FR", "--with", "UK", "--json"]).json();
    assert_eq!(
        (&other["with"], &other["with_name"]),
        (&"GB".into(), &"United Kingdom".into())
    );
    let own = run(&["country", "LU", "--json"]).json();
    assert_eq!(own["instruments"], serde_json::json!([]));
}

#[test]
fn open_records_and_requests_with_the_country_are_counted() {
    let store = Store::with(&[
        "messages/ch-2031-0095.json",
        "messages/de-2031-1204.json",
        "messages/out-lu-2031-0012.json",
        "messages/out-lu-2031-0019.json",
        "messages/za-2031-0142.json",
        "red/red-2031-90003.json",
    ]);
    let requests = store
        .run(&["list", "requests", "--json", "--filter", "is:any"])
        .ended(0)
        .jsons();
    assert!(requests.len() >= 4, "{requests:?}");
    for code in ["CH", "DE", "NG", "ZA"] {
        let sheet = store.run(&["country", code, "--json"]).ended(0).json();
        let with = |direction: &str| {
            let theirs = requests.iter().filter(|row| row["country"] == code);
            theirs.filter(|row| row["direction"] == direction).count()
        };
        let counts = &sheet["reciprocity"];
        assert_eq!(
            (&counts["received"], &counts["sent"], &counts["n"]),
            (
                &with("in").into(),
                &with("out").into(),
                &(with("in") + with("out")).into()
            ),
            "{code}"
        );
        for field in ["open", "answered"] {
            assert!(counts[field].is_u64(), "{field}");
        }
    }
    let sheet = store.run(&["country", "ZA", "--json"]).ended(0).json();
    let open = &sheet["open_items"];
    for field in [
        "ref",
        "kind",
        "title",
        "direction",
        "state",
        "priority",
        "due",
    ] {
        assert!(open[0].get(field).is_some(), "{field}: {open}");
    }
    assert_told(
        open,
        &store.run(&["country", "ZA"]).ended(0).out,
        &["received", "due"],
    );
    let reference = open[0]["ref"].as_str().unwrap();
    store
        .run(&[
            "do",
            reference,
            "dismiss",
            "--reason",
            "duplicate",
            "--text",
            "SAMPLE",
        ])
        .ended(0);
    let closed = store.run(&["country", "ZA", "--json"]).ended(0).json();
    let rest = closed["open_items"].as_array().unwrap().len();
    assert_eq!(rest + 1, open.as_array().unwrap().len());
    // A look at the sheet writes nothing.
    let shown = store
        .run_at(NOW, &["show", reference, "--json"])
        .ended(0)
        .json();
    let looks = shown["history"].as_array().unwrap().iter();
    assert_eq!(
        looks.filter(|entry| entry["what"] == "looked at").count(),
        1
    );
}

#[test]
fn a_country_is_found_by_whatever_is_at_hand() {
    let store = Store::none();
    for (words, on) in [
        (&["Alemania"][..], "other-name"),
        (&["DEU"], "iso3"),
        (&["+49", "30"], "calling-code"),
        (&["Berlin"], "capital"),
    ] {
        let mut arguments = vec!["countries", "--json", "--limit", "1"];
        arguments.extend(words);
        let found = store.run(&arguments).ended(0).json();
        assert_eq!(
            (&found["iso2"], &found["name"], &found["matched_on"]),
            (&"DE".into(), &"Germany".into(), &on.into()),
            "{words:?}"
        );
        assert!(found["matched"].is_string());
    }
    let all = store.run(&["countries", "--json"]).ended(0).jsons();
    assert!(all.len() > 240);
    let none = store.run(&["countries", "zzzzqq"]).ended(0).out;
    assert_eq!(none, "Nothing to list.\n");
}
