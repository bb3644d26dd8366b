//! What packages say is what the published schemas allow. A reader of its own, for the words of JSON Schema our schemas use: an
//! unknown word is a fault of the test, never passed over.

use serde_json::Value;

use crate::case::{json, packages};
use crate::support::open;

const ENVELOPE: &str = include_str!("../../assets/schema/envelope-1.json");
const MANIFEST: &str = include_str!("../../assets/schema/manifest-1.json");

/// Words that say something to people only.
const NOTES: [&str; 8] = [
    "$schema",
    "$id",
    "$defs",
    "title",
    "description",
    "default",
    "format",
    "contentEncoding",
];

struct Schema(Value);

impl Schema {
    fn of(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap())
    }

    /// Every fault, with its place.
    fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.0, value, "", &mut faults);
        faults
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.check(schema, value, "", &mut faults);
        faults.is_empty()
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (word, said) in schema.as_object().unwrap() {
            let fits = match word.as_str() {
                "$ref" => {
                    let name = said.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    self.check(&self.0["$defs"][name], value, at, faults);
                    true
                }
                "properties" => {
                    for (name, schema) in said.as_object().unwrap() {
                        if let Some(inner) = value.get(name) {
                            self.check(schema, inner, &format!("{at}/{name}"), faults);
                        }
                    }
                    true
                }
                "items" => {
                    for (n, inner) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(said, inner, &format!("{at}/{n}"), faults);
                    }
                    true
                }
                "type" => is_of_type(said, value),
                "const" => value == said,
                "enum" => said.as_array().unwrap().contains(value),
                "required" => {
                    let mut names = said.as_array().unwrap().iter();
                    !value.is_object()
                        || names.all(|name| value.get(name.as_str().unwrap()).is_some())
                }
                "oneOf" => self.fitting(said, value) == 1,
                "anyOf" => self.fitting(said, value) > 0,
                "minimum" => value.as_i64().is_none_or(|n| n >= said.as_i64().unwrap()),
                "minItems" => value
                    .as_array()
                    .is_none_or(|all| all.len() as u64 >= said.as_u64().unwrap()),
                "minLength" => value
                    .as_str()
                    .is_none_or(|text| text.chars().count() as u64 >= said.as_u64().unwrap()),
                "pattern" => value
                    .as_str()
                    .is_none_or(|text| matches(said.as_str().unwrap(), text)),
                note if NOTES.contains(&note) => true,
                unknown => panic!("this reader does not know {unknown}"),
            };
            if !fits {
                faults.push(format!("{at}: {value} is not {word} {said}"));
            }
        }
    }

    fn fitting(&self, schemas: &Value, value: &Value) -> usize {
        let schemas = schemas.as_array().unwrap().iter();
        schemas.filter(|schema| self.fits(schema, value)).count()
    }
}

fn is_of_type(said: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    };
    said.as_array()
        .map_or_else(|| is(said), |names| names.iter().any(is))
}

/// Patterns of classes, letters and counts, read greedily: `^[A-Z]+-[0-9]{4}$`, or a bare ending as in `Z$`.
fn matches(pattern: &str, text: &str) -> bool {
    let Some(rest) = pattern.strip_prefix('^') else {
        return text.ends_with(pattern.strip_suffix('$').unwrap());
    };
    let mut pattern = rest.chars().peekable();
    let mut text = text.chars().peekable();
    while let Some(c) = pattern.next() {
        if c == '$' {
            return text.next().is_none();
        }
        let class: Vec<char> = match c {
            '[' => pattern.by_ref().take_while(|c| *c != ']').collect(),
            '\\' => vec![pattern.next().unwrap()],
            c => vec![c],
        };
        let (least, most) = match pattern.peek() {
            Some('+') => (pattern.next().map(|_| 1).unwrap(), usize::MAX),
            Some('{') => {
                let count: String = pattern.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let (least, most) = count.split_once(',').unwrap_or((&count, &count));
                (least.parse().unwrap(), most.parse().unwrap_or(usize::MAX))
            }
            _ => (1, 1),
        };
        let mut found = 0;
        while found < most && text.peek().is_some_and(|c| holds(&class, *c)) {
            text.next();
            found += 1;
        }
        if found < least {
            return false;
        }
    }
    true
}

fn holds(class: &[char], c: char) -> bool {
    let mut n = 0;
    while n < class.len() {
        if class.get(n + 1) == Some(&'-') && n + 2 < class.len() {
            if (class[n]..=class[n + 2]).contains(&c) {
                return true;
            }
            n += 3;
        } else {
            if class[n] == c {
                return true;
            }
            n += 1;
        }
    }
    false
}

#[test]
fn the_reader_tells_what_fits_from_what_does_not() {
    for (pattern, text, fits) in [
        ("^[0-9a-f]{4}$", "09af", true),
        ("^[0-9a-f]{4}$", "09afa", false),
        ("^[A-Z]+-[0-9]{4}-[0-9]{4,}$", "A-2031-00017", true),
        ("^[A-Z]+-[0-9]{4}-[0-9]{4,}$", "A-2031-017", false),
        ("^[a-z0-9-]+\\.[a-z0-9]+$", "attachment-1.bin", true),
        ("^[a-z0-9-]+\\.[a-z0-9]+$", "../x.bin", false),
        ("Z$", "2031-03-07T08:00:00Z", true),
    ] {
        assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
    }
    let schema = Schema::of(
        r#"{"type":"object","required":["a"],"properties":{"a":{"oneOf":[{"type":"null"},{"const":1}]}}}"#,
    );
    assert!(schema.faults(&serde_json::json!({"a": 1})).is_empty());
    assert_eq!(schema.faults(&serde_json::json!({"a": 2})).len(), 1);
    assert_eq!(schema.faults(&serde_json::json!({})).len(), 1);
}

#[test]
fn every_package_fulfils_both_schemas() {
    let dir = tempfile::tempdir().unwrap();
    let desk = open(dir.path());
    let (manifest, envelope) = (Schema::of(MANIFEST), Schema::of(ENVELOPE));
    let folders = packages(&desk, dir.path());
    assert_eq!(folders.len(), 5);
    for folder in folders {
        let told = manifest.faults(&json(&folder, "manifest.json"));
        assert!(told.is_empty(), "{}: {told:#?}", folder.display());
        let told = envelope.faults(&json(&folder, "message.json"));
        assert!(told.is_empty(), "{}: {told:#?}", folder.display());
    }
}
