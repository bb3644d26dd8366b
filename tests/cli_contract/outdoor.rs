//! What leaves by the command line: exports and the register of disclosures.
use std::path::Path;

use crate::program::{Store, assert_told};

const RED: &str = "red/red-2031-90003.json";

fn export(store: &Store, more: &[&str]) -> crate::program::Answer {
    let to = store.beside("medium");
    let mut arguments = vec!["export", "A-2031-0001", "--to", to.to_str().unwrap()];
    arguments.extend(more);
    store.run(&arguments)
}

#[test]
fn an_export_is_written_told_and_registered() {
    let store = Store::with(&[RED]);
    let words = [
        "--purpose",
        "=SAMPLE(1)",
        "--recipient",
        "unit.drugs",
        "--json",
    ];
    let told = export(&store, &words).ended(0).json();
    let folder = Path::new(told["export"]["folder"].as_str().unwrap());
    let package = told["export"]["package"].as_str().unwrap();
    assert!(
        folder.join(package).join("manifest.json").is_file(),
        "{told}"
    );
    let line = store.run(&["disclosures", "--json"]).ended(0).json();
    assert_eq!(
        (&line["hash"], &line["ref"]),
        (&told["export"]["hash"], &"A-2031-0001".into())
    );
    assert_eq!(
        (&line["recipients"][0], &line["purpose"]),
        (&"unit.drugs".into(), &"=SAMPLE(1)".into())
    );
    let plain = store.run(&["disclosures"]).ended(0).out;
    assert_told(&line, &plain, &["hash", "at", "package"]);
    let table = store.run(&["disclosures", "--csv"]).ended(0).out;
    assert!(
        table.starts_with("n,at,officer,ref,what,recipients,purpose,"),
        "{table}"
    );
    assert!(table.contains(",'=SAMPLE(1),"), "{table}");
    let machine = store
        .run(&["disclosures", "--csv", "--machine"])
        .ended(0)
        .out;
    assert!(machine.contains(",=SAMPLE(1),"), "{machine}");
    let none = store
        .run(&["disclosures", "--to", "2031-03-06", "--json"])
        .ended(0);
    assert!(none.out.is_empty());
    store
        .run(&[
            "disclosures",
            "--from",
            "2031-03-07",
            "--to",
            "2031-03-07",
            "--json",
        ])
        .ended(0)
        .json();
    let trail = store
        .run(&["audit", "list", "--object", "A-2031-0001", "--json"])
        .ended(0)
        .jsons();
    let exported = trail
        .iter()
        .find(|line| line["action"] == "export")
        .unwrap();
    assert_eq!(exported["recipients"][0], "unit.drugs");
}

#[test]
fn an_export_without_purpose_or_record_is_refused() {
    let store = Store::with(&[RED]);
    let refusal = export(&store, &["--json"]).ended(1).json();
    assert!(
        refusal["refusal"]["why"]
            .as_str()
            .unwrap()
            .contains("purpose"),
        "{refusal}"
    );
    assert!(refusal["refusal"]["needs"].is_array());
    export(
        &store,
        &["--purpose", "SAMPLE", "--recipient", "DE: SAMPLE police"],
    )
    .ended(1);
    export(
        &store,
        &["--purpose", "SAMPLE", "--withhold", "no-such-part"],
    )
    .ended(1);
    export(&store, &["--purpose", "SAMPLE", "--for", "no-such-use"]).ended(2);
    assert!(!store.beside("medium").exists());
    let to = store.beside("medium");
    store
        .run(&[
            "export",
            "A-2031-0009",
            "--to",
            to.to_str().unwrap(),
            "--purpose",
            "SAMPLE",
        ])
        .ended(2);
    store.run(&["disclosures", "--machine"]).ended(2);
    assert!(
        store
            .run(&["disclosures", "--json"])
            .ended(0)
            .out
            .is_empty()
    );
}

#[test]
fn a_package_goes_into_another_store_once() {
    let store = Store::with(&[RED]);
    export(
        &store,
        &["--purpose", "SAMPLE", "--withhold", "other-fields"],
    )
    .ended(0);
    let second = Store::practice();
    let medium = store.beside("medium");
    let import = || {
        second
            .run(&["import", medium.to_str().unwrap(), "--json"])
            .ended(0)
            .json()
    };
    let first = import();
    assert_eq!(first["imported"].as_array().unwrap().len(), 1, "{first}");
    let again = import();
    assert_eq!(
        (
            again["imported"].as_array().unwrap().len(),
            again["duplicates"].as_array().unwrap().len()
        ),
        (0, 1),
        "{again}"
    );
}
