//! The register of disclosures: everything that left, as it stood when it left, and nothing else.

use attache::domain::Digest;

use crate::case::{forward, item, must, packages, request, take_in};
use crate::support::{at, open};

#[test]
fn everything_that_left_is_in_it_with_the_hash_of_its_manifest() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let folders = packages(&desk, dir.path());
    let waiting = take_in(&desk, request(), b"SAMPLE");
    let register = desk.disclosures(None, None).unwrap();
    assert_eq!(register.len(), folders.len());
    let told: Vec<_> = register.iter().map(|line| line.what.as_str()).collect();
    let expected = [
        "forwarding 1",
        "forwarding 2",
        "letter 1 (Refusal)",
        "export 1",
        "export 2, copy of letter 1",
    ];
    assert_eq!(told, expected);
    for (line, folder) in register.iter().zip(&folders) {
        let manifest = std::fs::read(folder.join("manifest.json")).unwrap();
        assert_eq!(line.hash, Digest::of(&manifest), "{}", line.what);
        assert!(
            folder.ends_with(line.package.raw()) || folder.to_str() == Some(line.package.raw())
        );
        assert_eq!(
            (line.officer.as_str(), line.our_ref.to_string()),
            ("alma", "R-2031-0001".to_owned())
        );
        assert!(!line.purpose.is_empty() && !line.marking.is_empty());
    }
    let to: Vec<_> = register
        .iter()
        .map(|line| line.recipients[0].raw())
        .collect();
    assert_eq!(to[0], "unit.drugs");
    assert_eq!(to[2], "SAMPLE office (FR)");
    assert_eq!(to[3], "LU");
    assert_eq!(register[0].basis.as_ref().unwrap().raw(), "SAMPLE law");
    assert!(item(&desk, waiting).dispatches.is_empty() || register.len() == 5);
}

#[test]
fn it_can_be_asked_for_a_time_and_does_not_change_with_the_record() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    packages(&desk, dir.path());
    let within = |from: i64, to: i64| {
        let register = desk
            .disclosures(Some(at(from).now), Some(at(to).now))
            .unwrap();
        register
            .into_iter()
            .map(|line| line.what)
            .collect::<Vec<_>>()
    };
    assert_eq!(within(60, 61), ["forwarding 1", "forwarding 2"]);
    assert_eq!(within(61, 120), ["letter 1 (Refusal)"]);
    assert_eq!(within(122, 900), [""; 0]);
    let before = desk.disclosures(None, None).unwrap();
    let mut later = crate::case::rich();
    later
        .content
        .marking
        .add_handling(attache::domain::marking::HandlingCode::H1);
    take_in(&desk, later, b"{\"SAMPLE\":2}");
    assert_eq!(desk.disclosures(None, None).unwrap(), before);
    let other = take_in(
        &desk,
        {
            let mut draft = request();
            draft.content.their_ref = Some("FR-2031-9".into());
            draft
        },
        b"SAMPLE 3",
    );
    must(&desk, other, forward(&[]), &at(200));
    assert_eq!(
        desk.disclosures(None, None).unwrap(),
        before,
        "it waits, it has not left"
    );
}
