//! What the strict reader takes and refuses, by table, and against an independent reader.
use super::{Json, Taker, read, read_list};
use crate::intake::fault::{Fault, Why};
use crate::intake::limits::{Limit, Limits};
use proptest::prelude::*;

fn parse(text: &str) -> Result<Json, Fault> {
    read(text.as_bytes(), &Limits::default())
}

fn small() -> Limits {
    let mut limits = Limits::default();
    for (limit, value) in [
        (Limit::Depth, 4),
        (Limit::FieldBytes, 8),
        (Limit::Nodes, 20),
        (Limit::MessageBytes, 400),
    ] {
        limits.lower(limit, value).unwrap();
    }
    limits
}

#[test]
fn values_keep_order_and_spelling() {
    let text = r#"{"z":1.780,"a":[null,true,-0.0e+10,"\u00e9\ud83d\udea8\/"],"":{}}"#;
    let json = parse(text).unwrap();
    let want = "{\"z\":1.780,\"a\":[null,true,-0.0e+10,\"é🚨/\"],\"\":{}}";
    assert_eq!(json.to_compact_text().raw(), want);
    assert_eq!(parse(want).unwrap(), json);
    assert!(parse("\u{FEFF} 1 ").is_ok());
}

#[test]
fn each_fault_is_named_and_placed() {
    let table = [
        ("", Why::Empty, ""),
        ("  ", Why::Empty, ""),
        (
            "{\"a\":1,\"a\":2}",
            Why::DuplicateKey,
            "line 1, column 11, /a",
        ),
        (
            "{\"a\":1,\"\\u0061\":2}",
            Why::DuplicateKey,
            "line 1, column 16, /\\u0061",
        ),
        ("{} {}", Why::TrailingData, "line 1, column 4"),
        ("[1,\n NaN]", Why::NotANumber, "line 2, column 2, /1"),
        ("[-Infinity]", Why::NotANumber, "line 1, column 3, /0"),
        (
            "{\"a\":\"\\ud83d\"}",
            Why::LoneSurrogate,
            "line 1, column 13, /a",
        ),
        ("[\"\\udea8x\"]", Why::LoneSurrogate, "line 1, column 9, /0"),
        (
            "[\"\\ud83d\\u0041\"]",
            Why::LoneSurrogate,
            "line 1, column 9, /0",
        ),
        ("[\"a\u{1B}b\"]", Why::RawControl, "line 1, column 4, /0"),
        ("[\"a\nb\",01]", Why::Json, "line 2, column 5"),
        (
            "{\"a\":[1,{\"b/c\":x}]}",
            Why::Json,
            "line 1, column 16, /a/1/b~1c",
        ),
        ("[1,2", Why::Truncated, "line 1, column 5"),
        ("{\"a\":\"", Why::Truncated, "line 1, column 7, /a"),
        ("[\"\\u12", Why::Truncated, "line 1, column 4, /0"),
        ("[1,]", Why::Json, "line 1, column 4, /1"),
        ("{\"a\":1,}", Why::Json, "line 1, column 8"),
        ("{a:1}", Why::Json, "line 1, column 2"),
        ("[01]", Why::Json, "line 1, column 3"),
        ("[1.]", Why::Json, "line 1, column 4, /0"),
        ("[\"\\x\"]", Why::Json, "line 1, column 4, /0"),
        ("'a'", Why::Json, "line 1, column 1"),
        ("[\u{A0}1]", Why::Json, "line 1, column 2, /0"),
        ("/* */1", Why::Json, "line 1, column 1"),
    ];
    for (text, why, place) in table {
        let fault = parse(text).unwrap_err();
        assert_eq!(
            (fault.why, fault.at.to_string().as_str()),
            (why, place),
            "{text:?}"
        );
    }
    let fault = read(b"{\n\"\x80\":1}", &Limits::default()).unwrap_err();
    assert_eq!(fault.to_string(), "Not valid UTF-8 (line 2, column 2)");
}

#[test]
fn limits_hold() {
    for (text, limit) in [
        ("[[[[[1]]]]]".to_owned(), Limit::Depth),
        ("[\"123456789\"]".to_owned(), Limit::FieldBytes),
        (format!("[{}1]", "1,".repeat(20)), Limit::Nodes),
        (" ".repeat(401), Limit::MessageBytes),
    ] {
        let fault = read(text.as_bytes(), &small()).unwrap_err();
        assert_eq!(
            fault.why,
            Why::TooMuch {
                limit,
                most: small().get(limit)
            }
        );
    }
    assert!(read(b"[[[[1]]]]", &small()).is_ok());
    assert!(read("[".repeat(100_000).as_bytes(), &Limits::default()).is_err());
}

#[test]
fn a_list_keeps_its_good_records() {
    let text = "{\"total\":4,\"in\":{\"list\":[\n{\"a\":1},\n{\"a\":1,\"a\":2},\n\"much too long\",\n{\"a\":{\"b\":{\"c]\":1}}},\n{\"a\":9}]},\"b\":2}";
    let mut seen = Vec::new();
    let rest = read_list(text.as_bytes(), &small(), &["in", "list"], &mut |element| {
        let outcome = element.value.map_or_else(
            |fault| fault.why.to_string(),
            |json| json.to_compact_text().raw().into(),
        );
        seen.push((element.at.to_string(), outcome));
    });
    assert_eq!(
        rest.unwrap().to_compact_text().raw(),
        "{\"total\":4,\"in\":{\"list\":[]},\"b\":2}"
    );
    let want = [
        ("line 2, /in/list/0", "{\"a\":1}"),
        (
            "line 3, /in/list/1",
            "The same key stands twice in one object",
        ),
        ("line 4, /in/list/2", "More than 8 bytes in one field"),
        ("line 5, /in/list/3", "More than 4 levels of nesting"),
        ("line 6, /in/list/4", "{\"a\":9}"),
    ];
    assert_eq!(
        seen,
        want.map(|(at, outcome)| (at.to_owned(), outcome.to_owned()))
    );
}

#[test]
fn a_list_with_a_forbidden_frame_or_a_broken_end_is_refused_whole() {
    for text in ["{\"a\":1,\"a\":2,\"l\":[1]}", "{\"l\":[1,2", "{\"l\":[1]}x"] {
        assert!(
            read_list(text.as_bytes(), &small(), &["l"], &mut |_| {}).is_err(),
            "{text}"
        );
    }
    let mut count = 0;
    assert!(read_list(b"[1,2,[3]]", &small(), &[], &mut |_| count += 1).is_ok());
    assert_eq!(count, 3);
}

#[test]
fn what_nobody_takes_is_left_over() {
    let json = parse(
        r#"{"name":"A","n":1,"links":{"self":"x","next":"y"},"none":null,"list":[1],"odd":" "}"#,
    )
    .unwrap();
    let mut taker = Taker::of(&json, "").unwrap();
    assert_eq!(taker.take_text("name").unwrap().raw(), "A");
    assert_eq!(taker.take_text("n"), None);
    assert_eq!(taker.take_text("odd"), None);
    let mut others = Vec::new();
    let mut links = taker.enter("links").unwrap();
    assert!(links.take_text("self").is_some());
    links.leave(&mut others);
    taker.leave(&mut others);
    let others: Vec<_> = others
        .iter()
        .map(|field| (field.path.raw(), field.value.raw()))
        .collect();
    assert_eq!(
        others,
        [("/links/next", "y"), ("/n", "1"), ("/list", "[1]")]
    );
}

/// Text that is nearly JSON.
fn near_json() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"b\":",
        "1",
        "-",
        "0",
        ".5",
        "e9",
        "true",
        "null",
        " ",
        "\n",
        "\\",
        "\\u00e9",
        "\\ud83d",
        "\\udea8",
        "é",
        "\u{1}",
        "{\"a\":1}",
        "[1,2]",
        "NaN",
    ]);
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn what_is_taken_an_independent_reader_takes_alike(text in near_json()) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        match parse(&text) {
            Ok(ours) => {
                let again = serde_json::from_str::<serde_json::Value>(ours.to_compact_text().raw());
                prop_assert_eq!(theirs.unwrap(), again.unwrap());
            }
            Err(fault) => prop_assert!(theirs.is_err() || fault.why == Why::DuplicateKey, "{} {}", text, fault),
        }
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, &Limits::default());
        let _ = read_list(&bytes, &Limits::default(), &[], &mut |_| {});
    }
}
