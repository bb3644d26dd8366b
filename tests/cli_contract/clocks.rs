//! Clocks by hand and by the steps of an urgent hit.
use serde_json::Value;

use crate::program::{Store, at, demo, request};

const REF: &str = "R-2031-0001";

fn imported(file: &str) -> Store {
    let store = Store::practice();
    store.run(&["import", file]).ended(0);
    store
}

fn clock<'a>(record: &'a Value, rule: &str) -> &'a Value {
    let clocks = record["clocks"].as_array().unwrap();
    let found = clocks.iter().find(|clock| clock["rule"] == rule);
    assert!(found.is_some(), "{rule}: {clocks:?}");
    found.unwrap()
}

#[test]
fn an_officer_starts_stops_extends_corrects_and_ends_a_clock() {
    let store = imported(&request("fr-2031-0901.json"));
    let said = store.refuses("08:00", &[REF, "clock", "--rule", "NO-SUCH"]);
    assert!(said.contains("no time limit NO-SUCH"), "{said}");
    store.does("08:01", &[REF, "clock", "--rule", "SPOC-U-DIR"]);
    let record = store.shows("10:00", REF);
    let spoc = clock(&record, "SPOC-U-DIR");
    for field in [
        "rule",
        "start",
        "due",
        "state",
        "remaining_s",
        "number",
        "name",
        "percent",
        "zone",
        "counts_from",
        "start_assumed",
        "confidence",
        "unverified",
        "doubts",
        "pauses",
        "extensions",
        "ended",
        "steps",
    ] {
        assert!(spoc.get(field).is_some(), "{field}: {spoc}");
    }
    assert_eq!(
        (&spoc["due"], &spoc["remaining_s"], &spoc["percent"]),
        (&at("16:00").into(), &21_600.into(), &25.into())
    );
    let page = store.run_at(&at("10:00"), &["show", REF]).ended(0).out;
    for said in [
        "1  SPOC-U-DIR: 2031-03-07 16:00Z (6h)",
        "Counts from",
        "Reckoned",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    for field in ["name", "counts_from", "source", "effect", "instrument"] {
        let words = spoc[field].as_str().unwrap();
        assert!(page.contains(words), "{words}\n{page}");
    }
    let said = store.refuses("10:00", &[REF, "clock-resume"]);
    assert!(said.contains("does not stand still"), "{said}");
    store.does(
        "10:00",
        &[REF, "clock-pause", "--why", "court", "--at", &at("09:30")],
    );
    store.does("11:00", &[REF, "clock-resume", "--at", &at("10:30")]);
    assert_eq!(
        clock(&store.shows("11:00", REF), "SPOC-U-DIR")["due"],
        at("17:00")
    );
    store.does(
        "11:01",
        &[REF, "clock-extend", "--by", "2 hours", "--why", "agreed"],
    );
    assert_eq!(
        clock(&store.shows("11:02", REF), "SPOC-U-DIR")["due"],
        at("19:00")
    );
    store
        .run(&["do", REF, "clock-extend", "--by", "a while", "--why", "x"])
        .ended(2);
    store.does(
        "11:03",
        &[
            REF,
            "clock-start",
            "--start",
            &at("07:00"),
            "--why",
            "came earlier",
        ],
    );
    let record = store.shows("11:04", REF);
    let spoc = clock(&record, "SPOC-U-DIR");
    assert_eq!(
        (&spoc["start"], &spoc["due"]),
        (&at("07:00").into(), &at("18:00").into())
    );
    assert_eq!(spoc["extensions"][0]["by"], "2 hours");
    let other = ["clock", "--rule", "SPOC-U-IND", "--replaces", "1"];
    if store
        .run_at(
            &at("11:05"),
            &["clock", "SPOC-U-IND", "--start", &at("08:00")],
        )
        .code
        == 0
    {
        let said = store.refuses("11:05", &[&[REF], &other[..]].concat());
        assert!(said.contains("needs a reason"), "{said}");
        store.does(
            "11:05",
            &[&[REF], &other[..], &["--why", "held by another"]].concat(),
        );
        let record = store.shows("11:05", REF);
        assert_eq!(clock(&record, "SPOC-U-DIR")["ended"]["how"], "replaced");
    }
    store.does(
        "11:06",
        &[
            REF,
            "clock-end",
            "--how",
            "dropped",
            "--why",
            "withdrawn by phone",
        ],
    );
    let said = store.refuses(
        "11:07",
        &[REF, "clock-end", "--why", "again", "--clock", "1"],
    );
    assert!(said.contains("Clock 1 ended"), "{said}");
}

#[test]
fn an_arrest_starts_both_clocks_and_missing_steps_stay_visible() {
    let file = demo("messages/rs-2031-0072.json");
    let store = imported(file.to_str().unwrap());
    let basis = [
        "--instrument",
        "coe-24",
        "--for",
        "extradition",
        "--why",
        "SAMPLE",
    ];
    store.does("08:30", &[&[REF, "basis"], &basis[..]].concat());
    store.does("09:00", &[REF, "hit"]);
    let step = |name| vec![REF, "hit-step", "--step", name, "--text", "SAMPLE words"];
    let said = store.refuses(
        "09:01",
        &[step("identity"), vec!["--not-applicable"]].concat(),
    );
    assert!(said.contains("no hit"), "{said}");
    store.does("09:02", &step("identity"));
    let arrested = at("09:10");
    store.does("09:30", &[step("arrest"), vec!["--at", &arrested]].concat());
    let record = store.shows("09:31", REF);
    for (rule, due) in [
        ("ECE-PA-18", "2031-03-25T22:59:59Z"),
        ("ECE-PA-40", "2031-04-16T21:59:59Z"),
    ] {
        let clock = clock(&record, rule);
        assert_eq!(
            (&clock["due"], &clock["start"]),
            (&due.into(), &arrested.clone().into())
        );
    }
    let several = store
        .run_at(&at("09:32"), &["do", REF, "clock-pause", "--why", "x"])
        .ended(2);
    assert!(
        several
            .err
            .contains("--clock N: 1 (ECE-PA-18), 2 (ECE-PA-40)"),
        "{}",
        several.err
    );
    store.does(
        "09:40",
        &[step("interpreter"), vec!["--not-applicable"]].concat(),
    );
    let record = store.shows("09:41", REF);
    let missing = record["hit"]["missing"].as_array().unwrap();
    assert!(missing.contains(&"consulate".into()) && !missing.contains(&"interpreter".into()));
    let page = store.run_at(&at("09:41"), &["show", REF]).ended(0).out;
    for said in [
        "Consular rights: missing",
        "Interpreter: does not apply",
        "| SAMPLE words",
        "Arrest: done, 2031-03-07 09:10Z, recorded 2031-03-07 09:30Z by sample",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    store.does("10:00", &step("documents"));
    let record = store.shows("10:01", REF);
    assert_eq!(clock(&record, "ECE-PA-18")["ended"]["how"], "met");
    store.does("11:00", &step("surrendered"));
    assert_eq!(store.shows("11:01", REF)["hit"]["open"], false);
}
