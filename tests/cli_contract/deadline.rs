//! When a time limit ends: the fields, the steps, whose days are counted, the words a question may use, the list.
use serde_json::Value;

use crate::program::{Store, assert_told};

const START: [&str; 2] = ["--start", "2031-03-07T08:00:00Z"];

fn ask(rule: &str, arguments: &[&str]) -> Value {
    let all = [&["clock", rule, "--json"], &START[..], arguments].concat();
    let answer = Store::none().run(&all).ended(0);
    assert_eq!(answer.out.lines().count(), 1, "one object: {}", answer.out);
    answer.json()
}

fn words(answer: &Value, list: &str) -> String {
    let list = answer[list].as_array().unwrap().iter();
    let list: Vec<&str> = list.map(|one| one.as_str().unwrap()).collect();
    list.join("\n")
}

#[test]
fn the_answer_has_the_fields_of_the_contract() {
    let answer = ask("spoc-std", &["--country", "lux"]);
    for (field, value) in [
        ("rule", "SPOC-STD"),
        ("due", "2031-03-14T22:59:59Z"),
        ("limit", "max"),
        ("zone", "Europe/Luxembourg"),
        ("confidence", "verified"),
        ("instrument", "Directive (EU) 2023/977"),
        ("treaty", "dir-2023-977"),
        ("article", "5(1)(c)"),
        ("owes", "requested"),
        ("amount", "7 calendar days"),
        ("starts", "receipt"),
        ("start", "2031-03-07T08:00:00Z"),
    ] {
        assert_eq!(answer[field], value, "{field}");
    }
    for field in [
        "title",
        "owes_words",
        "starts_words",
        "effect",
        "scope",
        "source",
        "pauses",
    ] {
        assert!(answer[field].is_string(), "{field}: {answer}");
    }
    for field in ["steps", "doubts", "follows", "chasers"] {
        assert!(answer[field].is_array(), "{field}: {answer}");
    }
    assert!(answer["extension"].is_null());
    let steps = words(&answer, "steps");
    for step in [
        "Days of Luxembourg by the clock of Europe/Luxembourg (as asked).",
        "2031-03-07 09:00:00 in Europe/Luxembourg (2031-03-07T08:00:00Z)",
        "7 calendar days after 2031-03-07: 2031-03-14",
        "2031-03-14 23:59:59 in Europe/Luxembourg",
    ] {
        assert!(steps.contains(step), "{step} is not in {steps}");
    }
}

#[test]
fn plain_lines_hold_every_fact_of_the_object() {
    let store = Store::none();
    for rule in [
        "SPOC-STD",
        "SPOC-REF",
        "ECMA",
        "MERC-PA",
        "EIO-REC",
        "SPOC-STAT",
        "BUD-35",
    ] {
        let plain = [&["clock", rule], &START[..]].concat();
        let plain = store.run(&plain).ended(0).out;
        assert_told(&ask(rule, &[]), &plain, &[]);
    }
}

#[test]
fn pauses_extensions_and_the_first_day_are_taken() {
    let due = |rule, arguments: &[&str]| ask(rule, arguments)["due"].clone();
    let zone = ["--zone", "europe/luxembourg"];
    assert_eq!(due("EIO-REC", &zone), "2031-04-06T21:59:59Z");
    let extended = [&zone[..], &["--extend", "30 days"]].concat();
    assert_eq!(due("EIO-REC", &extended), "2031-05-06T21:59:59Z");
    let same = [&zone[..], &["--first-day", "same"]].concat();
    assert_eq!(due("EIO-REC", &same), "2031-04-05T21:59:59Z");
    let (one, other) = (
        "2031-03-10T12:00:00Z/2031-03-12T12:00:00Z",
        "2031-03-20T12:00:00Z/2031-03-21T12:00:00Z",
    );
    let paused = [&zone[..], &["--pause", one, "--pause", other]].concat();
    assert_eq!(due("EIO-REC", &paused), "2031-04-09T21:59:59Z");
    let lasting = [&zone[..], &["--pause", "2031-03-10T12:00:00Z/"]].concat();
    assert_eq!(due("EIO-REC", &lasting), Value::Null);
    assert!(words(&ask("EIO-REC", &lasting), "steps").contains("27 calendar days are left"));
}

#[test]
fn the_home_state_counts_where_nobody_is_named_and_that_is_said() {
    let store = Store::none();
    store.run(&["init", "--practice", "--home", "NP"]).ended(0);
    let question = [&["clock", "SPOC-STD", "--json"], &START[..]].concat();
    let answer = store.run(&question).ended(0).json();
    assert_eq!(answer["zone"], "Asia/Kathmandu");
    assert_eq!(answer["due"], "2031-03-14T18:14:59Z");
    assert!(words(&answer, "steps").contains("the home state of this desk"));
    let nowhere = ask("SPOC-STD", &[]);
    assert_eq!(
        (&nowhere["zone"], &nowhere["due"]),
        (&"UTC".into(), &"2031-03-14T23:59:59Z".into())
    );
    assert!(words(&nowhere, "steps").contains("neither a zone, a state nor a home state"));
    // A state's holidays by the clock of one of its parts.
    let both = ask("SPOC-STD", &["--country", "BR", "--zone", "America/Manaus"]);
    assert_eq!(both["due"], "2031-03-15T03:59:59Z");
    assert_eq!(words(&both, "doubts"), "");
    assert!(words(&ask("SPOC-STD", &["--country", "BR"]), "doubts").contains("several clocks"));
}

#[test]
fn doubts_are_told() {
    assert!(words(&ask("MERC-PA", &[]), "doubts").contains("unverified"));
    assert!(words(&ask("SIS-DQ", &["--country", "LU"]), "doubts").contains("Holidays of 2031"));
    assert!(words(&ask("SIS-DQ", &["--zone", "UTC"]), "doubts").contains("no holidays are known"));
    assert!(
        words(&ask("EIO-REC", &["--extend", "40 days"]), "doubts").contains("30 calendar days")
    );
}

#[test]
fn what_cannot_be_understood_says_the_form() {
    let store = Store::none();
    let start = START[1];
    for (arguments, says) in [
        (&["SPOC-SDT", "--start", start][..], "SPOC-STD"),
        (&["qqq", "--start", start], "`attache clock` lists them"),
        (&["SPOC-STD"], "--start"),
        (
            &["SPOC-STD", "--start", "2031-03-07"],
            "2031-03-07T08:00:00Z",
        ),
        (
            &["SPOC-STD", "--start", start, "--pause", "2031-03-10"],
            "two instants",
        ),
        (
            &[
                "SPOC-STD",
                "--start",
                start,
                "--pause",
                "2031-03-10T00:00:00Z/2031-03-09T00:00:00Z",
            ],
            "the later one second",
        ),
        (
            &["SPOC-STD", "--start", start, "--extend", "soon"],
            "30 days",
        ),
        (
            &["SPOC-STD", "--start", start, "--zone", "Mars"],
            "Europe/Luxembourg",
        ),
        (
            &["SPOC-STD", "--start", start, "--country", "Alemania"],
            "DE (Germany)",
        ),
        (
            &["SPOC-STD", "--start", start, "--first-day", "never"],
            "same or next",
        ),
        (&["--start", start], "<RULE>"),
        (&["--list", "SPOC-STD", "--start", start], "--list"),
    ] {
        let answer = store.run(&[&["clock"], arguments].concat()).ended(2);
        assert!(answer.err.contains(says), "{arguments:?}: {}", answer.err);
        assert!(answer.out.is_empty());
    }
}

#[test]
fn without_a_rule_all_are_listed() {
    let store = Store::none();
    let all = store.run(&["clock", "--json"]).ended(0).jsons();
    assert_eq!(all.len(), 104);
    for row in &all {
        for field in [
            "rule",
            "instrument",
            "article",
            "title",
            "amount",
            "limit",
            "starts",
            "owes",
            "kinds",
            "confidence",
        ] {
            assert!(row.get(field).is_some(), "{field}: {row}");
        }
    }
    let plain = store.run(&["clock", "--list"]).ended(0).out;
    assert_eq!(plain, store.run(&["clock"]).ended(0).out);
    assert_eq!(plain.lines().count(), all.len() + 1);
    assert!(
        all.iter()
            .all(|row| plain.contains(row["rule"].as_str().unwrap()))
    );
    let standard = plain
        .lines()
        .find(|line| line.starts_with("SPOC-STD "))
        .unwrap();
    for word in ["7 calendar days", "max", "receipt", "verified"] {
        assert!(standard.contains(word), "{word}: {standard}");
    }
}
