//! Facts the office states, and the trail of what was done.
use crate::program::Store;

const WEEKEND: &str = "country/DE/weekend";

fn state<'a>(key: &'a str, value: &'a str) -> Vec<&'a str> {
    let mut words = vec!["fact", "state", key];
    words.extend(value.split(' '));
    words.extend(["--source", "SAMPLE gazette 7", "--as-of", "2031-02"]);
    words
}

#[test]
fn a_fact_is_stated_listed_taken_back_and_done_again() {
    let store = Store::practice();
    let list = || store.run(&["fact", "list", "--json"]).ended(0).jsons();
    let mut words = state(WEEKEND, "fri;sat");
    words.push("--json");
    let stated = store.run(&words).ended(0).json();
    for (field, value) in [
        ("key", WEEKEND),
        ("value", "fri;sat"),
        ("source", "SAMPLE gazette 7"),
        ("as_of", "2031-02"),
        ("at", crate::program::NOW),
    ] {
        assert_eq!(stated[field], value, "{stated}");
    }
    assert_eq!(list(), std::slice::from_ref(&stated));
    let undone = store.run(&["do", "undo"]).ended(0).out;
    assert_eq!(
        undone,
        "taken back: fact stated: country/DE/weekend = fri;sat\n"
    );
    assert!(list().is_empty());
    let redone = store.run(&["do", "redo", "--json"]).ended(0).json();
    assert_eq!(redone["events"].as_array().unwrap().len(), 1);
    assert_eq!(list(), std::slice::from_ref(&stated));
    let plain = store.run(&["fact", "list"]).ended(0).out;
    assert!(plain.contains("fri;sat  2031-02"), "{plain}");
    store.run(&["fact", "withdraw", WEEKEND]).ended(0);
    let none = store.run(&["fact", "list"]).ended(0).out;
    assert_eq!(none, "The office states no facts of its own.\n");
}

#[test]
fn values_of_several_words_need_no_quotes() {
    let store = Store::practice();
    let told = store.run(&state("party/untoc/XK", "party 2031-01-01"));
    assert!(told.ended(0).out.contains("= party 2031-01-01,"));
}

#[test]
fn a_stated_fact_stands_in_the_sheets() {
    let store = Store::practice();
    store.run(&state(WEEKEND, "fri;sat")).ended(0);
    store.run(&state("party/untoc/DE", "not-party")).ended(0);
    let germany = store.run(&["country", "DE", "--json"]).ended(0).json();
    let weekend = &germany["facts"]["weekend"];
    for (field, value) in [
        ("value", "fri;sat"),
        ("confidence", "stated by the office"),
        ("source", "SAMPLE gazette 7"),
        ("as_of", "2031-02"),
    ] {
        assert_eq!(weekend[field], value, "{weekend}");
    }
    let treaty = store.run(&["treaty", "untoc", "--json"]).ended(0).json();
    let parties = treaty["parties"].as_array().unwrap();
    let row = parties.iter().find(|row| row["iso2"] == "DE").unwrap();
    assert_eq!(row["provenance"], "office", "{row}");
    let asked = [
        "basis", "--from", "DE", "--to", "ZA", "--for", "mla", "--json",
    ];
    let found = store.run(&asked).ended(0).json();
    let excluded = found["excluded"].as_array().unwrap();
    let why = excluded.iter().find(|one| one["id"] == "untoc").unwrap();
    assert_eq!(why["status"], "not-party", "{why}");
}

#[test]
fn a_state_that_joined_by_the_offices_word_is_offered_with_its_source() {
    let store = Store::practice();
    let asked = || {
        let mut words = vec!["basis", "--from", "DE", "--to", "XK", "--json"];
        words.extend(["--for", "extradition", "--crime", "drugs"]);
        let found = store.run(&words).ended(0).json();
        let options = found["options"].as_array().unwrap().iter();
        options
            .filter(|one| one["id"] == "untoc")
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(asked().is_empty());
    store
        .run(&state("party/untoc/XK", "party 2031-01-01"))
        .ended(0);
    let found = asked();
    assert_eq!(found[0]["in_force_since"], "2031-01-01", "{found:?}");
    let words = "XK: stated by the office: SAMPLE gazette 7, as of 2031-02";
    let remark = found[0]["remarks"][0].as_str().unwrap();
    assert!(remark.starts_with(words), "{remark}");
}

#[test]
fn a_look_at_facts_or_trail_makes_no_store() {
    let store = Store::none();
    for arguments in [&["fact", "list"][..], &["audit", "list"]] {
        store.run(arguments).ended(2);
    }
    assert!(!store.path().exists());
}

#[test]
fn what_cannot_be_stated_is_refused_and_what_cannot_be_read_is_usage() {
    let store = Store::practice();
    let refused = store.run(&state("country/DE/week", "fri")).ended(1);
    assert!(
        refused
            .err
            .contains("Needed: one of these, perhaps: weekend")
    );
    let refused = store.run(&state("party/untoc/DE", "perhaps")).ended(1);
    assert!(refused.err.contains("not-party"), "{}", refused.err);
    store.run(&["fact", "withdraw", WEEKEND]).ended(1);
    store
        .run(&["--read-only", "fact", "withdraw", WEEKEND])
        .ended(1);
    store.run(&state("weekend", "fri")).ended(2);
    store
        .run(&["fact", "state", WEEKEND, "fri", "--as-of", "2031"])
        .ended(2);
    store
        .run(&[
            "fact", "state", WEEKEND, "fri", "--source", "SAMPLE", "--as-of", "soon",
        ])
        .ended(2);
    store
        .run(&[
            "fact", "state", WEEKEND, "fri", "--source", " ", "--as-of", "2031",
        ])
        .ended(1);
}

#[test]
fn the_trail_has_the_fields_of_the_contract() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    store.run(&state(WEEKEND, "fri;sat")).ended(0);
    let trail = store.run(&["audit", "list", "--json"]).ended(0).jsons();
    for line in &trail {
        for field in [
            "n",
            "at",
            "officer",
            "action",
            "object",
            "why",
            "recipients",
            "hash",
        ] {
            assert!(line.get(field).is_some(), "{field}: {line}");
        }
    }
    let last = trail.last().unwrap();
    assert_eq!(
        (&last["action"], &last["object"]),
        (&"fact-state".into(), &WEEKEND.into())
    );
    let chain = store.run(&["verify", "--json"]).ended(0).json();
    assert_eq!(
        last["hash"], chain["chain"],
        "the last line stands for all before it"
    );
    let about = [
        "audit",
        "list",
        "--json",
        "--object",
        "A-2031-0001",
        "--limit",
        "1",
    ];
    assert_eq!(store.run(&about).ended(0).jsons().len(), 1);
    let plain = store
        .run(&["audit", "list", "--since", "2031-03-07"])
        .ended(0)
        .out;
    assert!(
        plain.contains("(SAMPLE gazette 7, as of 2031-02)"),
        "{plain}"
    );
    let later = store
        .run(&["audit", "list", "--since", "2031-03-08"])
        .ended(0);
    assert!(later.out.is_empty() && later.err.contains("no such line"));
    for day in ["yesterday", "20310307"] {
        store.run(&["audit", "list", "--since", day]).ended(2);
    }
}
