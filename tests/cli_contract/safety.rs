//! One process at a time, nothing changed when asked not to, and nothing foreign that acts on a terminal.
use crate::program::{Answer, Store, holding};

const HOSTILE: [&str; 2] = ["messages/xx-2031-6666.json", "messages/xx-2031-6667.json"];

#[test]
fn a_second_process_is_told_who_holds_the_store_and_may_look() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    let lock = holding(&store);
    let answer = store.run(&["do", "A-2031-0001", "accept"]).ended(6);
    assert!(
        answer.err.contains("in use") && answer.err.contains("--read-only"),
        "{}",
        answer.err
    );
    store.run(&["demo", "--prepare-only"]).ended(6);
    assert!(
        store
            .run(&["--read-only", "list", "alerts"])
            .ended(0)
            .out
            .contains("A-2031-0001")
    );
    drop(lock);
    store.run(&["do", "A-2031-0001", "accept"]).ended(0);
}

#[test]
fn a_read_only_run_changes_nothing() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    for action in [
        &["do", "A-2031-0001", "accept"][..],
        &["do", "undo"],
        &["import", "/dev/null"],
        &["demo"],
    ] {
        let mut arguments = vec!["--read-only"];
        arguments.extend(action);
        assert_ne!(store.run(&arguments).code, 0, "{action:?}");
    }
    let shown = store
        .run(&["--read-only", "show", "A-2031-0001", "--json"])
        .ended(0)
        .json();
    assert_eq!(shown["history"].as_array().unwrap().len(), 1);
}

/// Nothing but what the gate passes, on every line.
#[track_caller]
fn assert_clean(answer: &Answer) {
    assert_eq!(answer.harmful(), [""; 0]);
}

#[test]
fn hostile_text_is_clean_in_lines_and_whole_in_json() {
    let store = Store::with(&HOSTILE);
    for arguments in [
        &["list", "alerts", "--filter", "is:any"][..],
        &["list", "requests", "--filter", "is:any"],
        &["frame", "--keys", "<enter>j<enter>"],
    ] {
        assert_clean(&store.run(arguments).ended(0));
    }
    let rows = [
        store.run(&["list", "alerts", "--json"]),
        store.run(&["list", "requests", "--json"]),
    ];
    let rows: Vec<_> = rows.iter().flat_map(Answer::jsons).collect();
    assert_eq!(rows.len(), HOSTILE.len());
    for row in rows {
        let reference = row["ref"].as_str().unwrap();
        let shown = store.run(&["show", reference, "--json"]).ended(0);
        assert_clean(&shown);
        assert!(shown.json()["hidden_characters"].as_u64().unwrap() > 0);
        let plain = store.run(&["show", reference]).ended(0);
        assert_clean(&plain);
        assert!(plain.out.contains("<U+"), "{}", plain.out);
    }
}

#[test]
fn what_was_typed_cannot_act_on_the_terminal_either() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    let hostile = "x\u{1b}[2J\u{202e}\u{9b}31m";
    for arguments in [
        &[hostile][..],
        &["show", hostile],
        &["do", "A-2031-0001", hostile],
        &["do", "A-2031-0001", "tag", "--tag", hostile],
        &["list", "alerts", "--filter", hostile],
        &["import", hostile],
        &["--store", hostile, "list", "alerts"],
        &["do", "A-2031-0001", "note", "--text", hostile],
        &["show", "A-2031-0001"],
    ] {
        assert_clean(&store.run(arguments));
    }
}

#[test]
fn variables_stand_for_options() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    let answer = store.run_with(
        &[
            ("ATTACHE_JSON", "1"),
            ("ATTACHE_NOW", "2031-03-07T08:00:00Z"),
        ],
        &["list", "alerts"],
    );
    assert_eq!(answer.ended(0).json()["ref"], "A-2031-0001");
    let answer = store.run_with(
        &[("ATTACHE_READ_ONLY", "1")],
        &["do", "A-2031-0001", "accept"],
    );
    answer.ended(1);
    store
        .run_with(
            &[("ATTACHE_READ_ONLY", "0"), ("ATTACHE_OFFICER", "example")],
            &["do", "A-2031-0001", "accept"],
        )
        .ended(0);
}
