//! Records in, listed, shown, worked on.
use serde_json::Value;

use crate::program::{Store, demo};

const RED: &str = "red/red-2031-90003.json";
const OTHER_RED: &str = "red/red-2031-90004.json";

fn import(store: &Store, files: &[&str], code: i32) -> Value {
    let paths: Vec<String> = files
        .iter()
        .map(|file| demo(file).to_str().unwrap().to_owned())
        .collect();
    let mut arguments = vec!["import", "--json"];
    arguments.extend(paths.iter().map(String::as_str));
    store.run(&arguments).ended(code).json()
}

fn length(value: &Value, field: &str) -> usize {
    value[field].as_array().unwrap().len()
}

#[test]
fn a_file_comes_in_once_and_a_broken_one_is_kept_apart() {
    let store = Store::practice();
    let first = import(&store, &[RED, "mail/red-2031-90077-cut.json", OTHER_RED], 3);
    assert_eq!(
        (length(&first, "imported"), length(&first, "quarantined")),
        (2, 1)
    );
    for field in ["ref", "source", "format", "kind"] {
        assert!(first["imported"][0][field].is_string(), "{field}: {first}");
    }
    for field in ["source", "reason", "at"] {
        assert!(
            first["quarantined"][0][field].is_string(),
            "{field}: {first}"
        );
    }
    let again = import(&store, &[RED], 0);
    assert_eq!(
        (length(&again, "imported"), length(&again, "duplicates")),
        (0, 1)
    );
    assert_eq!(
        again["duplicates"][0]["same_as"],
        first["imported"][0]["ref"]
    );
}

#[test]
fn a_changed_file_is_a_version_with_its_differences() {
    let store = Store::practice();
    import(&store, &["red/red-2031-90002.json"], 0);
    let changed = import(&store, &["red/red-2031-90002-updated.json"], 0);
    assert_eq!(length(&changed, "versions"), 1, "{changed}");
    let shown = store
        .run(&["show", "A-2031-0001", "--json"])
        .ended(0)
        .json();
    let history = shown["history"].as_array().unwrap();
    let changes = history
        .iter()
        .filter_map(|entry| entry["changes"].as_array())
        .flatten();
    assert!(changes.clone().count() > 0, "{shown}");
    assert!(
        changes
            .clone()
            .all(|change| change["field"].is_string() && change["before"] != change["after"])
    );
}

#[test]
fn a_dry_run_takes_nothing_in() {
    let store = Store::practice();
    let path = demo(RED);
    let tried = store
        .run(&["import", "--dry-run", "--json", path.to_str().unwrap()])
        .ended(0)
        .json();
    assert_eq!(
        (length(&tried, "imported"), &tried["imported"][0]["ref"]),
        (1, &Value::Null)
    );
    assert!(
        store
            .run(&["list", "alerts", "--json"])
            .ended(0)
            .out
            .is_empty()
    );
}

#[test]
fn rows_have_the_fields_of_the_contract() {
    let store = Store::with(&[RED, "messages/za-2031-0142.json"]);
    let rows = store.run(&["list", "alerts", "--json"]).ended(0).jsons();
    assert_eq!(rows.len(), 2);
    for row in &rows {
        for field in [
            "ref", "kind", "title", "country", "channel", "state", "priority", "due", "received",
            "marking", "owner", "subjects",
        ] {
            assert!(row.get(field).is_some(), "{field}: {row}");
        }
    }
    assert_eq!(
        store
            .run(&["list", "alerts", "--json", "--limit", "1"])
            .ended(0)
            .jsons()
            .len(),
        1
    );
    assert_eq!(
        store
            .run(&["list", "alerts", "--json", "--filter", "country:za"])
            .ended(0)
            .jsons()
            .len(),
        1
    );
    let units = store.run(&["list", "units", "--json"]).ended(0).jsons();
    assert_eq!(units[0]["id"], "unit.drugs");
}

#[test]
fn a_record_is_shown_whole_and_looking_is_written_down() {
    let store = Store::with(&[RED]);
    let shown = store
        .run(&["show", "A-2031-0001", "--json"])
        .ended(0)
        .json();
    for (field, is_it) in [
        ("fields", Value::is_object as fn(&Value) -> bool),
        ("other_fields", Value::is_object),
        ("clocks", Value::is_array),
        ("links", Value::is_array),
        ("history", Value::is_array),
        ("hidden_characters", Value::is_u64),
    ] {
        assert!(is_it(&shown[field]), "{field}: {shown}");
    }
    assert_eq!(shown["marking"], "H2 assumed");
    let last = shown["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["what"], "looked at");
    for field in ["n", "at", "officer", "what"] {
        assert!(last.get(field).is_some(), "{field}");
    }
    let plain = store.run(&["show", "A-2031-0001"]).ended(0).out;
    assert!(
        plain.contains("Marking") && plain.contains("H2 assumed") && plain.contains("looked at"),
        "{plain}"
    );
}

#[test]
fn an_action_answers_with_events_or_with_a_refusal() {
    let store = Store::with(&[RED]);
    let tried = store
        .run(&["do", "A-2031-0001", "accept", "--dry-run", "--json"])
        .ended(0)
        .json();
    assert_eq!(tried["dry_run"], true);
    let done = store
        .run(&["do", "A-2031-0001", "accept", "--json"])
        .ended(0)
        .json();
    assert_eq!(
        (&done["ref"], &done["events"][0]["what"]),
        (&"A-2031-0001".into(), &"accepted".into())
    );
    let refused = store
        .run(&["do", "A-2031-0001", "accept", "--json"])
        .ended(1)
        .json();
    assert!(
        refused["refusal"]["why"].is_string() && refused["refusal"]["needs"].is_array(),
        "{refused}"
    );
    assert!(
        store
            .run(&["do", "A-2031-0001", "accept"])
            .ended(1)
            .err
            .contains("accepted")
    );
    store
        .run(&["do", "A-2031-0001", "assign", "--to", "unit.drugs"])
        .ended(0);
    store
        .run(&[
            "do",
            "A-2031-0001",
            "deadline",
            "--due",
            "2031-03-10T09:00Z",
        ])
        .ended(0);
    store
        .run(&["do", "A-2031-0001", "note", "--text", "- seen by SAMPLE"])
        .ended(0);
    let row = store.run(&["list", "alerts", "--json"]).ended(0).json();
    assert_eq!(
        (&row["owner"], &row["due"]),
        (&"unit.drugs".into(), &"2031-03-10T09:00:00Z".into())
    );
}

#[test]
fn the_newest_batch_is_taken_back_and_done_again() {
    let store = Store::with(&[RED]);
    let priority = || store.run(&["list", "alerts", "--json"]).ended(0).json()["priority"].clone();
    store
        .run(&["do", "A-2031-0001", "priority", "--priority", "urgent"])
        .ended(0);
    let undone = store.run(&["do", "undo", "--json"]).ended(0).json();
    assert_eq!(
        (&undone["events"][0]["ref"], priority()),
        (&"A-2031-0001".into(), "normal".into())
    );
    store.run(&["do", "-", "redo"]).ended(0);
    assert_eq!(priority(), "urgent");
    assert!(store.run(&["do", "redo", "--json"]).ended(1).json()["refusal"]["why"].is_string());
}

#[test]
fn a_package_waits_can_be_recalled_and_leaves() {
    let store = Store::with(&[RED]);
    let forward = [
        "do",
        "A-2031-0001",
        "forward",
        "--to",
        "unit.drugs",
        "--purpose",
        "Practice",
    ];
    store.run(&forward).ended(0);
    assert_eq!(
        store.run(&["list", "outbox", "--json"]).ended(0).json()["state"],
        "waiting"
    );
    store.run(&["do", "A-2031-0001", "recall"]).ended(0);
    store.run(&forward).ended(0);
    store
        .run_at("2031-03-07T08:00:10Z", &["do", "dispatch"])
        .ended(0);
    assert_eq!(
        store.run(&["list", "outbox", "--json"]).ended(0).jsons()[0]["state"],
        "waiting"
    );
    store
        .run_at("2031-03-07T08:01:00Z", &["do", "dispatch"])
        .ended(0);
    let left = store.run(&["list", "outbox", "--json"]).ended(0).jsons();
    let left = left
        .iter()
        .find(|package| package["state"] == "left")
        .unwrap();
    let folder = store
        .path()
        .join("outbox")
        .join(left["package"].as_str().unwrap());
    assert!(
        folder.join("manifest.json").is_file(),
        "{}",
        folder.display()
    );
}

#[test]
fn quarantine_is_shown_tried_again_and_discarded() {
    let store = Store::practice();
    import(&store, &["mail/red-2031-90077-cut.json"], 3);
    let message = store.run(&["list", "quarantine", "--json"]).ended(0).json();
    for field in ["id", "source", "reason", "at", "sha256"] {
        assert!(message[field].is_string(), "{field}: {message}");
    }
    let id = message["id"].as_str().unwrap();
    assert!(
        store
            .run(&["quarantine", "show", id])
            .ended(0)
            .out
            .contains("| {")
    );
    store.run(&["quarantine", "retry", id]).ended(3);
    store
        .run(&["quarantine", "discard", id, "--text", " "])
        .ended(1);
    store
        .run(&["quarantine", "discard", id, "--text", "cut while copying"])
        .ended(0);
    assert!(
        store
            .run(&["list", "quarantine", "--json"])
            .ended(0)
            .out
            .is_empty()
    );
}
