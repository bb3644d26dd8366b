//! Every card and sheet of the pack in words: nothing that only a programmer reads.
//!
//! Names of instruments in the pack are the exception: people quote them. Never here: what a sheet must say.
use jiff::civil::date;

use super::bookshelf::reading::{now, pack, text};
use super::*;
use crate::reference::{CooperationKind, Question};

/// Words of columns, of codes and of the command line.
const CODES: [&str; 15] = [
    "Source        memory",
    "List from     memory",
    "from: memory",
    "in-practice",
    "ordinary-crimes-only",
    "not-party",
    "not-in-force",
    "out-of-scope",
    "supplement-only",
    "signature-only",
    "user-assigned",
    "[POL]",
    "[FAIR]",
    "sat, sun",
    "fri, sat",
];

/// Signs of words put together without care.
const CARELESS: [&str; 7] = [
    "unknown (unknown",
    "unverified, unverified",
    "unverified (unverified",
    ";;",
    "; ;",
    " ,",
    ").)",
];

/// What stands on the paper and should not.
fn faults(name: &str, paper: &Paper) -> Vec<String> {
    let words = text(paper);
    let bad = |line: &&str| {
        let coded = CODES
            .iter()
            .chain(&CARELESS)
            .any(|code| line.contains(code));
        let mut parts = line.split([' ', ',', ';', '(', ')']);
        // Time zones are named as the world names them.
        coded || parts.any(|word| word.contains('_') && !word.contains('/'))
    };
    let lines = words.lines().filter(bad);
    lines.map(|line| format!("{name}: {line}")).collect()
}

fn none(faults: &[Vec<String>]) {
    let faults = faults.concat();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn countries() {
    let open = OpenItems::default();
    let mut found = Vec::new();
    for (n, country) in pack().countries().iter().enumerate() {
        let code = country.iso2.as_str();
        found.push(faults(code, &country_card(pack(), code, now(), 90)));
        found.push(faults(
            code,
            &country_sheet(pack(), code, "", &open, now(), 90),
        ));
        if n % 9 == 0 {
            found.push(faults(code, &compare(pack(), code, "FR", "LU", now(), 90)));
        }
    }
    none(&found);
}

#[test]
fn instruments() {
    let treaties = pack().treaties();
    let ids = treaties.all().iter().map(|treaty| &treaty.id);
    let two = treaties.bilaterals().iter().map(|treaty| &treaty.id);
    let mut found = Vec::new();
    for id in ids.chain(two) {
        found.push(faults(id, &treaty_card(pack(), id, "LU", now(), 90)));
        found.push(faults(id, &treaty_sheet(pack(), id, "LU", now(), 90)));
    }
    none(&found);
}

#[test]
fn answers_of_the_finder() {
    let country = |code: &str| pack().country(code).unwrap();
    let mut found = Vec::new();
    for (from, to) in [
        ("LU", "DE"),
        ("GB", "DE"),
        ("FR", "US"),
        ("LU", "TV"),
        ("LU", "GI"),
        ("XK", "AL"),
    ] {
        for kind in CooperationKind::ALL {
            let question = Question {
                from: country(from),
                to: country(to),
                kind,
                crimes: &[],
                on: date(2026, 11, 22),
            };
            let answer = pack().basis(&question);
            let entries = answer.options.len() + answer.excluded.len();
            for cursor in (0..entries).step_by(4) {
                let (paper, _) = basis_answer(pack(), &answer, cursor, now(), 90);
                found.push(faults(&format!("{from} {to} {kind:?}"), &paper));
            }
        }
    }
    none(&found);
}

#[test]
fn organisations_and_channels() {
    none(&[faults("organisations", &organisations(pack(), now(), 90))]);
}
