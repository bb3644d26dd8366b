//! Nobody in the practice files can be taken for a real person, nothing in them can be reached, and what attacks a
//! screen stays in the two files that say so.
use serde_json::Value;

use super::{FILES, json_files, list, text};

const HOSTILE: [&str; 2] = ["messages/xx-2031-6666.json", "messages/xx-2031-6667.json"];

/// "Example", "sample", "specimen", "practice" in the languages of the practice files.
const MARKS: [&str; 40] = [
    "example",
    "sample",
    "mustermann",
    "muster",
    "beispiel",
    "exempl",
    "ejemplo",
    "ficticio",
    "muestra",
    "prueba",
    "esempio",
    "esimerkki",
    "voorbeeld",
    "eksempel",
    "przykład",
    "próba",
    "příklad",
    "primjer",
    "пример",
    "зразко",
    "παραδειγμα",
    "paradeigma",
    "مثال",
    "mithal",
    "namuna",
    "見本",
    "mihon",
    "样本",
    "예시",
    "yesi",
    "דוגמה",
    "ตัวอย่าง",
    "tuayang",
    "उदाहरण",
    "örnek",
    "ornek",
    "péld",
    "ví dụ",
    "contoh",
    "testperson",
];
const MORE_MARKS: [&str; 9] = [
    "mfano", "misali", "näide", "naide", "shembull", "modell", "specimen", "unknown", "(sample)",
];

#[test]
fn nobody_can_be_taken_for_real() {
    for (name, value) in json_files().filter(|(name, _)| !HOSTILE.contains(name)) {
        let notices = list(&value, "/_embedded/notices").iter().chain([&value]);
        let mut names: Vec<String> = notices
            .map(|notice| text(notice, "name").to_owned())
            .collect();
        for identity in list(&value, "/subjects")
            .iter()
            .flat_map(|subject| list(subject, "/identities"))
        {
            names.push(format!(
                "{} {}",
                text(identity, "family_name"),
                text(identity, "full_name")
            ));
        }
        for person in names
            .iter()
            .map(|person| person.trim())
            .filter(|person| !person.is_empty())
        {
            let small = person.to_lowercase();
            let mut marks = MARKS.iter().chain(&MORE_MARKS);
            let account = small.starts_with("account sample");
            assert!(
                account || marks.any(|mark| small.contains(mark)),
                "{name}: {person}"
            );
        }
    }
}

#[test]
fn numbers_and_addresses_cannot_be_reached() {
    for (name, bytes) in FILES {
        let text = String::from_utf8_lossy(bytes);
        for word in text.split_whitespace().filter(|word| word.contains('@')) {
            assert!(word.contains("@example.invalid"), "{name}: {word}");
        }
        for (_, rest) in text
            .match_indices("\"number\": \"+")
            .map(|(at, _)| text.split_at(at))
        {
            assert!(
                rest.get(..40)
                    .is_some_and(|number| number.contains("000 000")),
                "{name}"
            );
        }
        assert!(
            !text.contains("/work") && !text.contains("/home/"),
            "{name}"
        );
    }
}

#[test]
fn hostile_text_stays_in_the_two_hostile_files() {
    for (name, value) in json_files() {
        let hostile = strings(&value).any(|text| text.chars().any(is_hidden));
        assert_eq!(hostile, HOSTILE.contains(&name), "{name}");
    }
    let (_, value) = json_files()
        .find(|(name, _)| *name == HOSTILE[0])
        .expect("the first hostile file");
    let all: String = strings(&value).collect();
    for needed in [
        '\u{1b}',
        '\u{9b}',
        '\u{202e}',
        '\u{2067}',
        '\u{200b}',
        '\u{feff}',
        '\u{e0048}',
        '\0',
    ] {
        assert!(all.contains(needed), "{}", u32::from(needed));
    }
    let (_, value) = json_files()
        .find(|(name, _)| *name == HOSTILE[1])
        .expect("the second hostile file");
    let marks = text(&value, "text")
        .chars()
        .filter(|letter| ('\u{300}'..='\u{36f}').contains(letter));
    assert!(marks.count() >= 200 && text(&value, "title").len() > 400);
    assert!(text(&value, "text").contains("\n ATTACHE  1 Alerts"));
}

fn is_hidden(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn strings(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Array(values) => Box::new(values.iter().flat_map(strings)),
        Value::Object(fields) => Box::new(fields.values().flat_map(strings)),
        _ => Box::new(std::iter::empty()),
    }
}
