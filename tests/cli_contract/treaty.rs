//! An instrument and its parties, and the lists of instruments.
use std::path::Path;

use serde_json::Value;

use crate::program::{Store, assert_told};

fn treaty(id: &str) -> Value {
    let answer = Store::none().run(&["treaty", id, "--json"]).ended(0);
    assert_eq!(answer.out.lines().count(), 1, "one object");
    answer.json()
}

fn pack() -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/reference/treaties.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn an_instrument_has_every_field_of_the_pack_and_its_parties() {
    for id in [
        "untoc",
        "coe-98",
        "eu-uk-tca-2020",
        "asean-extradition-2025",
        "arab-cyber-2010",
    ] {
        let told = treaty(id);
        let of_pack = pack().into_iter().find(|one| one["id"] == id).unwrap();
        for (field, value) in of_pack.as_object().unwrap() {
            assert_eq!(&told[field], value, "{id} {field}");
        }
        assert!(
            told["party_count_here"].is_u64() && told["stale"].is_boolean(),
            "{id}"
        );
        for row in told["parties"].as_array().unwrap() {
            for field in [
                "iso2",
                "name",
                "signature",
                "instrument_date",
                "instrument_kind",
                "in_force",
                "denounced",
                "provenance",
                "note",
                "status",
                "confidence",
            ] {
                assert!(row.get(field).is_some(), "{id} {field}: {row}");
            }
        }
    }
    let convention = treaty("UNTOC");
    assert_eq!(convention["party_count_here"], 195);
    let parties = convention["parties"].as_array().unwrap();
    let union = parties.iter().find(|row| row["iso2"] == "EU").unwrap();
    assert_eq!(union["name"], "European Union");
}

#[test]
fn plain_lines_hold_every_fact_of_the_object() {
    let store = Store::none();
    for id in [
        "untoc",
        "coe-30",
        "eu-uk-tca-2020",
        "un-cyber-2024",
        "au-mla-ae-2007",
    ] {
        let plain = store.run(&["treaty", id]).ended(0).out;
        // These are words of the pack; the lines say the same in words for people.
        assert_told(
            &treaty(id),
            &plain,
            &["provenance", "class", "class_for", "type"],
        );
    }
}

#[test]
fn a_treaty_of_two_states_has_its_own_fields() {
    let told = treaty("au-mla-ae-2007");
    for field in [
        "id",
        "kind",
        "iso2_a",
        "iso2_b",
        "title",
        "signed",
        "in_force",
        "suspended",
        "displaced_by",
        "supplements",
        "provenance",
        "confidence",
        "note",
        "party_count_here",
    ] {
        assert!(told.get(field).is_some(), "{field}: {told}");
    }
    assert_eq!(told["relation"]["type"], "bilateral");
    assert_eq!(told["parties"][1]["name"], "Australia");
}

#[test]
fn lists_hold_all_instruments_and_those_of_one_state() {
    let store = Store::none();
    let all = store.run(&["treaty", "--json"]).ended(0).jsons();
    assert_eq!(all.len(), pack().len());
    for row in &all {
        for field in [
            "id",
            "short_title",
            "kinds",
            "entry_into_force",
            "party_count_here",
            "stale",
        ] {
            assert!(row.get(field).is_some(), "{field}: {row}");
        }
    }
    let plain = store.run(&["treaty"]).ended(0).out;
    assert_eq!(plain.lines().count(), all.len() + 1);
    assert!(
        all.iter()
            .all(|row| plain.contains(row["id"].as_str().unwrap()))
    );
    let theirs = store
        .run(&["treaty", "--bilateral", "lux", "--json"])
        .ended(0);
    assert!(theirs.err.contains("may still exist") || theirs.err.is_empty());
    let theirs = theirs.jsons();
    assert!(!theirs.is_empty());
    for row in &theirs {
        let states = [&row["iso2_a"], &row["iso2_b"]];
        assert!(
            states.contains(&&Value::from("LU")) && row["with"] != "LU",
            "{row}"
        );
    }
    let plain = store.run(&["treaty", "--bilateral", "LU"]).ended(0);
    assert!(plain.err.contains("may still exist"), "{}", plain.err);
    assert_eq!(plain.out.lines().count(), theirs.len() + 1);
}
