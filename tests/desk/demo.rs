//! The demo messages through the real in-door.

use std::path::PathBuf;

use attache::desk::{ImportOptions, Outcome};

use crate::support::{at, open};

#[test]
fn the_demo_comes_in_once_and_only_the_broken_file_is_quarantined() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let paths = [PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/demo/inbox")];
    let import = || {
        desk.import(&paths, &ImportOptions::default(), &at(0), &mut |_| {})
            .unwrap()
    };
    let outcomes = |report: attache::desk::ImportReport| -> Vec<Outcome> {
        report
            .receipts
            .into_iter()
            .flat_map(|receipt| receipt.outcomes)
            .map(|(_, outcome)| outcome)
            .collect()
    };
    let first = outcomes(import());
    let quarantined: Vec<_> = first
        .iter()
        .filter(|o| matches!(o, Outcome::Quarantined(_)))
        .collect();
    assert_eq!(quarantined.len(), 1, "{quarantined:#?}");
    let registered = first
        .iter()
        .filter(|o| matches!(o, Outcome::Registered(..)))
        .count();
    assert!(registered >= 60, "{registered}");
    let records = desk.counts(at(0).now).records;
    let again = outcomes(import());
    let new: Vec<_> = again
        .iter()
        .filter(|o| matches!(o, Outcome::Registered(..)))
        .collect();
    assert!(new.is_empty(), "{new:?}");
    assert_eq!(desk.counts(at(0).now).records, records);
    assert_eq!(desk.quarantine().len(), 1);
}
