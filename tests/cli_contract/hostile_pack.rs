//! A pack whose words would act on a terminal: each text of it is refused, or shown harmless wherever a command shows it.
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{Answer, Store};

/// Window title, colour, erasing (also as one byte), backspace, right-to-left override, no width.
const HOSTILE: &str = " SAMPLE\u{1b}]0;x\u{7}\u{1b}[31m\u{9b}2J\u{8}\u{7f}\u{202e}\u{200b}";

/// Columns of tables with words for a reader. A text stands here once for each reason to refuse it.
const CELLS: [(&str, &[&str]); 10] = [
    ("columns.csv", &["label"]),
    (
        "countries.csv",
        &["name", "official_name", "name_fr", "capital"],
    ),
    (
        "countries.csv",
        &[
            "interpol_note",
            "europol_note",
            "death_penalty_note",
            "extradites_nationals_note",
            "legal_components",
        ],
    ),
    ("languages.csv", &["name"]),
    ("parties.csv", &["note"]),
    ("bilaterals.csv", &["title", "note"]),
    ("purposes.csv", &["label"]),
    ("crime-areas.csv", &["title"]),
    ("crime-codes.csv", &["title", "source"]),
    ("names.tsv", &[]),
];

/// Fields with words for a reader.
const FIELDS: [(&str, &[&str]); 3] = [
    (
        "pack.json",
        &[
            "confidence",
            "credit",
            "name",
            "not_in_pack",
            "title",
            "unions",
        ],
    ),
    (
        "organisations.json",
        &["channels", "founded", "kind", "name", "role", "seat"],
    ),
    (
        "treaties.json",
        &[
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
        ],
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

/// The same after every line, where a line ends with words.
fn in_lines(text: &str) -> String {
    let line = |line: &str| {
        let hostile = if line.starts_with('#') { "" } else { HOSTILE };
        format!("{line}{hostile}\n")
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

/// Every text made hostile in turn, with its file.
fn hostile_texts(folder: &Path) -> Vec<(&'static str, Box<dyn Fn() -> String>)> {
    let mut all: Vec<(&'static str, Box<dyn Fn() -> String>)> = Vec::new();
    for (file, columns) in CELLS {
        let path = folder.join(file);
        let make = move || {
            let text = fs::read_to_string(&path).unwrap();
            if columns.is_empty() {
                in_lines(&text)
            } else {
                in_cells(&text, columns)
            }
        };
        all.push((file, Box::new(make)));
    }
    for (file, fields) in FIELDS {
        let path = folder.join(file);
        let make = move || {
            let text = fs::read_to_string(&path).unwrap();
            let mut value = serde_json::from_str(&text).unwrap();
            in_fields(&mut value, fields, false);
            value.to_string()
        };
        all.push((file, Box::new(make)));
    }
    let path = folder.join("holidays.tsv");
    let names = move || {
        let text = fs::read_to_string(&path).unwrap();
        let row = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
            [country, name, dates] if !country.starts_with('#') => {
                format!("{country}\t{name}{HOSTILE}\t{dates}\n")
            }
            _ => format!("{line}\n"),
        };
        text.lines().map(row).collect()
    };
    all.push(("holidays.tsv", Box::new(names)));
    all
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
    for (name, hostile) in hostile_texts(&folder) {
        let path = folder.join(name);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, hostile()).unwrap();
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
    for name in ["treaties.json", "parties.csv", "pack.json"] {
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
