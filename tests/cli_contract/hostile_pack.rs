//! A pack whose words would act on a terminal: each text of it is refused, or shown harmless wherever a command shows it.
use std::fs;

use serde_json::Value;

use crate::program::{Answer, Store};

/// Window title, colour, erasing (also as one byte), backspace, right-to-left override, no width.
const HOSTILE: &str = " SAMPLE\u{1b}]0;x\u{7}\u{1b}[31m\u{9b}2J\u{8}\u{7f}\u{202e}\u{200b}";

/// Where the words for a reader stand in a text.
#[derive(Clone, Copy)]
enum Words {
    /// In these columns.
    Cells(&'static [&'static str]),
    /// At the end of each line.
    Lines,
    /// In the second of three columns.
    Second,
    /// Below these fields.
    Fields(&'static [&'static str]),
}

/// The texts of a pack; one stands here once for each reason to refuse it.
const TEXTS: [(&str, Words); 15] = [
    ("columns.csv", Words::Cells(&["label"])),
    (
        "countries.csv",
        Words::Cells(&["name", "official_name", "name_fr", "capital"]),
    ),
    (
        "countries.csv",
        Words::Cells(&[
            "interpol_note",
            "europol_note",
            "death_penalty_note",
            "extradites_nationals_note",
            "legal_components",
        ]),
    ),
    ("languages.csv", Words::Cells(&["name"])),
    ("parties.csv", Words::Cells(&["note"])),
    ("bilaterals.csv", Words::Cells(&["title", "note"])),
    ("purposes.csv", Words::Cells(&["label"])),
    ("crime-areas.csv", Words::Cells(&["title"])),
    ("crime-codes.csv", Words::Cells(&["title", "source"])),
    (
        "deadlines.csv",
        Words::Cells(&[
            "instrument",
            "article",
            "title",
            "owes_words",
            "starts_words",
            "pauses",
            "effect",
            "scope",
            "source",
        ]),
    ),
    ("names.tsv", Words::Lines),
    ("holidays.tsv", Words::Second),
    (
        "pack.json",
        Words::Fields(&[
            "confidence",
            "credit",
            "name",
            "not_in_pack",
            "title",
            "unions",
        ]),
    ),
    (
        "organisations.json",
        Words::Fields(&["channels", "founded", "kind", "name", "role", "seat"]),
    ),
    (
        "treaties.json",
        Words::Fields(&[
            "articles_checked",
            "condition_words",
            "conditions",
            "depositary",
            "in_force_rule",
            "key_articles",
            "notes",
            "organisation",
            "party_list_provenance",
            "party_list_remark",
            "place",
            "replaces_ref",
            "short_title",
            "source_ref",
            "special_for",
            "text",
            "title",
            "topic",
        ]),
    ),
];

/// These words after every filled cell of the columns.
fn in_cells(text: &str, columns: &[&str]) -> String {
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let head = table.headers().unwrap().clone();
    let mut written = csv::Writer::from_writer(Vec::new());
    written.write_record(&head).unwrap();
    for row in table.records() {
        let row = row.unwrap();
        let cells = head.iter().zip(row.iter()).map(|(column, cell)| {
            let hostile = columns.contains(&column) && !cell.is_empty();
            format!("{cell}{}", if hostile { HOSTILE } else { "" })
        });
        written.write_record(cells).unwrap();
    }
    String::from_utf8(written.into_inner().unwrap()).unwrap()
}

/// The same in every line that is no remark.
fn in_lines(text: &str, change: impl Fn(&str) -> String) -> String {
    let line = |line: &str| {
        let line = if line.starts_with('#') {
            line.to_owned()
        } else {
            change(line)
        };
        line + "\n"
    };
    text.lines().map(line).collect()
}

/// The same after every text below the fields.
fn in_fields(value: &mut Value, fields: &[&str], below: bool) {
    match value {
        Value::String(text) if below => text.push_str(HOSTILE),
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| in_fields(value, fields, below)),
        Value::Object(values) => values.iter_mut().for_each(|(name, value)| {
            in_fields(value, fields, below || fields.contains(&name.as_str()));
        }),
        _ => {}
    }
}

/// The text with hostile words.
fn hostile(text: &str, words: Words) -> String {
    match words {
        Words::Cells(columns) => in_cells(text, columns),
        Words::Lines => in_lines(text, |line| format!("{line}{HOSTILE}")),
        Words::Second => in_lines(text, |line| {
            let (before, dates) = line.rsplit_once('\t').unwrap();
            format!("{before}{HOSTILE}\t{dates}")
        }),
        Words::Fields(fields) => {
            let mut value = serde_json::from_str(text).unwrap();
            in_fields(&mut value, fields, false);
            value.to_string()
        }
    }
}

/// Nothing that acts on a terminal, and no character nobody sees.
#[track_caller]
fn assert_harmless(what: &[&str], answer: &Answer) {
    assert_eq!(answer.harmful(), [""; 0], "{what:?}");
}

/// Puts a pack into use in which every text is hostile that may be; answers which are.
fn install(store: &Store) -> Vec<&'static str> {
    let (folder, file) = (store.beside("texts"), store.beside("hostile.attache-pack"));
    let (texts, pack) = (folder.to_str().unwrap(), file.to_str().unwrap());
    store.run(&["pack", "unpack", "--embedded", texts]).ended(0);
    let mut taken = Vec::new();
    for (name, words) in TEXTS {
        let path = folder.join(name);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, hostile(&before, words)).unwrap();
        let make = ["pack", "make", texts, pack];
        let made = store.run(&make);
        assert_harmless(&make, &made);
        if made.code == 0 {
            fs::remove_file(&file).unwrap();
            taken.push(name);
        } else {
            made.ended(1);
            fs::write(&path, before).unwrap();
        }
    }
    store.run(&["pack", "make", texts, pack]).ended(0);
    let install = ["pack", "install", "--older", pack];
    for arguments in [&[&install[..], &["--dry-run"]].concat()[..], &install] {
        assert_harmless(arguments, &store.run(arguments).ended(0));
    }
    taken
}

#[test]
fn words_of_a_pack_cannot_act_on_the_terminal() {
    let store = Store::with(&["messages/za-2031-0142.json"]);
    let taken = install(&store);
    for name in ["treaties.json", "parties.csv", "pack.json", "deadlines.csv"] {
        assert!(taken.contains(&name), "nothing is tried with {name}");
    }
    let states = ["--from", "FR", "--to", "ZA", "--for", "extradition"];
    let basis = [&["basis"][..], &states, &["--on", "2026-11-22"]].concat();
    let mut adopt = vec!["do", "A-2031-0001", "basis", "--instrument", "coe-24"];
    adopt.extend(["--for", "extradition", "--why", "SAMPLE"]);
    store.run(&adopt).ended(0);
    let mut stated = vec!["fact", "state", "country/DE/weekend", "fri;sat"];
    stated.extend(["--source", "SAMPLE", "--as-of", "2031"]);
    assert_harmless(&stated, &store.run(&stated).ended(0));
    for arguments in [
        &["fact", "list"][..],
        &["pack", "show"],
        &["pack", "facts"],
        &["country", "DE"],
        &["country", "DE", "--with", "FR"],
        &["countries", "germany"],
        &["countries"],
        &["treaty"],
        &["treaty", "untoc"],
        &["treaty", "coe-185"],
        &["treaty", "us-ext-hk"],
        &["treaty", "--bilateral", "HK"],
        &["clock"],
        &["clock", "BUD-29", "--start", "2031-03-07T08:00:00Z"],
        &[
            "clock",
            "SIS-DQ",
            "--start",
            "2030-12-24T08:00:00Z",
            "--country",
            "AE",
        ],
        &basis,
        &["show", "A-2031-0001"],
        &["audit", "list"],
        &["list", "alerts", "--filter", "is:any"],
    ] {
        let answer = store.run(arguments).ended(0);
        assert_harmless(arguments, &answer);
        let json = [arguments, &["--json"]].concat();
        assert_harmless(&json, &store.run(&json).ended(0));
    }
    let told = store.run(&["treaty", "untoc"]).out;
    assert!(told.contains("SAMPLE<U+001B>]0;x<U+0007>"), "{told}");
}

#[test]
fn words_of_a_pack_cannot_act_on_the_screen_nor_in_faults() {
    let store = Store::with(&["messages/za-2031-0142.json"]);
    install(&store);
    for keys in [
        "3",
        "3/germany<enter><enter>",
        "3/germany<enter><enter><pgdn><pgdn>",
        "3/germany<enter>e",
        "3/germany<enter>b",
        "3/germany<enter>bwec",
        "3/germany<enter>c",
        "3/germany<enter>m",
        "4",
        "4/budapest<enter><enter>",
        "4/budapest<enter><enter><pgdn><pgdn>",
        "4/budapest<enter><enter>m",
        "4/budapest<enter>e",
        "xb",
        "xbwe<enter>",
        "xg",
    ] {
        let arguments = ["frame", "--size", "140x45", "--keys", keys];
        assert_harmless(&arguments, &store.run(&arguments).ended(0));
        let coloured = [&arguments[..], &["--as", "ansi"]].concat();
        let answer = store.run(&coloured).ended(0).out;
        // The screen's own sequences set colours and attributes, nothing else.
        let mut pieces = answer.split('\u{1b}');
        let plain = pieces.next().unwrap_or_default().to_owned();
        let own = |piece: &str| {
            let sequence = piece.strip_prefix('[')?;
            let end = sequence.find('m')?;
            let colour = |c: char| c.is_ascii_digit() || c == ';';
            sequence[..end]
                .chars()
                .all(colour)
                .then(|| sequence[end + 1..].to_owned())
        };
        let shown = pieces.map(|piece| own(piece).unwrap_or_else(|| format!("\u{1b}{piece}")));
        let out = std::iter::once(plain).chain(shown).collect();
        let err = String::new();
        assert_harmless(&coloured, &Answer { code: 0, out, err });
    }
    let faults = [
        &["country", "Alemania"][..],
        &["treaty", "untok"],
        &["country", "LU", "--with", "QQ"],
        &[
            "basis", "--from", "LU", "--to", "FR", "--for", "mla", "--crime", "drogen",
        ],
    ];
    for arguments in faults {
        assert_harmless(arguments, &store.run(arguments).ended(2));
    }
    let mut stated = vec!["fact", "state", "country/DE/week", "fri"];
    stated.extend(["--source", "SAMPLE", "--as-of", "2031"]);
    assert_harmless(&stated, &store.run(&stated).ended(1));
}
