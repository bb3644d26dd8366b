//! Which legal basis binds two states: the fields, the plain lines, the day asked, the words a question may use.
use serde_json::Value;

use crate::program::{Store, assert_told, holding};

fn ask(arguments: &[&str]) -> Value {
    let mut all = vec!["basis", "--json"];
    all.extend(arguments);
    let answer = Store::none().run(&all).ended(0);
    assert_eq!(answer.out.lines().count(), 1, "one object: {}", answer.out);
    answer.json()
}

fn ids<'a>(answer: &'a Value, list: &str) -> Vec<&'a str> {
    let list = answer[list].as_array().unwrap().iter();
    list.map(|one| one["id"].as_str().unwrap()).collect()
}

fn one<'a>(answer: &'a Value, list: &str, id: &str) -> &'a Value {
    let mut list = answer[list].as_array().unwrap().iter();
    let found = list.find(|one| one["id"] == id);
    assert!(found.is_some(), "{id} is not in {list:?}");
    found.unwrap()
}

#[test]
fn the_answer_has_the_fields_of_the_contract() {
    let answer = ask(&[
        "--from",
        "fr",
        "--to",
        "ZAF",
        "--for",
        "extradition",
        "--crime",
        "drugs",
        "--on",
        "2026-11-22",
    ]);
    assert_eq!(
        answer["question"],
        serde_json::json!({
            "from": "FR", "from_name": "France", "to": "ZA", "to_name": "South Africa",
            "kind": "extradition", "kind_title": "Extradition", "crimes": ["drugs"], "on": "2026-11-22",
        })
    );
    assert_eq!(
        ids(&answer, "options"),
        ["coe-24", "un-drugs-1988", "untoc"]
    );
    for option in answer["options"].as_array().unwrap() {
        for (field, is_it) in [
            ("id", Value::is_string as fn(&Value) -> bool),
            ("title", Value::is_string),
            ("rank", Value::is_u64),
            ("rank_title", Value::is_string),
            ("in_force_since", Value::is_string),
            ("article", Value::is_string),
            ("articles", Value::is_object),
            ("article_list", Value::is_array),
            ("conditions", Value::is_array),
            ("declarations", Value::is_array),
            ("refusal", Value::is_array),
            ("languages", Value::is_array),
            ("authority", Value::is_array),
            ("read_with", Value::is_array),
            ("remarks", Value::is_array),
            ("confidence", Value::is_string),
            ("as_of", Value::is_string),
            ("stale", Value::is_boolean),
            ("source", Value::is_string),
            ("why", Value::is_string),
        ] {
            assert!(is_it(&option[field]), "{field}: {option}");
        }
        for article in option["article_list"].as_array().unwrap() {
            for field in ["purpose", "label", "article", "of", "checked"] {
                assert!(article.get(field).is_some(), "{field}: {article}");
            }
        }
    }
    for left_out in answer["excluded"].as_array().unwrap() {
        for field in ["id", "status", "why", "title", "confidence"] {
            let words = left_out[field].as_str().unwrap_or_default();
            assert!(!words.is_empty(), "{field}: {left_out}");
        }
        assert!(left_out["fallback"].is_boolean() && left_out.get("as_of").is_some());
        let status = left_out["status"].as_str().unwrap();
        let known = [
            "not-party",
            "not-in-force",
            "denounced",
            "displaced",
            "out-of-scope",
            "supplement-only",
            "unknown",
        ];
        assert!(known.contains(&status), "{left_out}");
    }
    for field in ["needed", "domestic", "police", "ask", "requested_state"] {
        assert!(answer["otherwise"].get(field).is_some(), "{field}");
    }
    assert!(answer["gaps"].is_array() && answer["pack"]["version"].is_string());
}

#[test]
fn plain_lines_hold_every_fact_of_the_object() {
    let store = Store::none();
    for question in [
        &[
            "--from",
            "FR",
            "--to",
            "ZA",
            "--for",
            "extradition",
            "--crime",
            "drugs",
        ][..],
        &["--from", "DE", "--to", "FR", "--for", "extradition"],
        &["--from", "GB", "--to", "NO", "--for", "mla"],
        &["--from", "LU", "--to", "TD", "--for", "transfer"],
    ] {
        let mut arguments = vec!["basis"];
        arguments.extend(question);
        let plain = store.run(&arguments).ended(0).out;
        arguments.push("--json");
        let answer = store.run(&arguments).ended(0).json();
        assert_told(&answer, &plain, &[]);
        for option in answer["options"].as_array().unwrap() {
            assert!(plain.contains(&format!("{}, ", option["rank"])));
        }
    }
}

#[test]
fn an_instrument_binds_from_its_day_on_and_not_a_day_before() {
    let on = |day| {
        ask(&[
            "--from",
            "FR",
            "--to",
            "ZA",
            "--for",
            "extradition",
            "--on",
            day,
        ])
    };
    let before = on("2003-05-12");
    assert_eq!(one(&before, "excluded", "coe-24")["status"], "not-in-force");
    assert!(!ids(&before, "options").contains(&"coe-24"));
    let after = on("2003-05-13");
    let since = &one(&after, "options", "coe-24")["in_force_since"];
    assert_eq!(since, "2003-05-13");
}

#[test]
fn without_a_day_it_is_today_by_the_clock() {
    let arguments = [
        "basis", "--json", "--from", "FR", "--to", "ZA", "--for", "mla",
    ];
    let at = |now| Store::none().run_at(now, &arguments).ended(0).json();
    let early = at("2003-05-12T23:59:59Z");
    assert_eq!(early["question"]["on"], "2003-05-12");
    assert_eq!(at("2003-05-13T00:00:00Z")["question"]["on"], "2003-05-13");
    // Lists of parties age by the same clock.
    let is_stale = |answer: &Value| answer["excluded"][0]["stale"].as_bool();
    assert_eq!(is_stale(&early), Some(false));
}

#[test]
fn states_go_by_any_code_and_crimes_by_area_or_code() {
    let question = |from, crime: &[&str]| {
        let mut arguments = vec!["--from", from, "--to", "FR", "--for", "mla"];
        arguments.extend(crime);
        ask(&arguments)["question"].clone()
    };
    for code in ["GB", "gbr", "826", "UK"] {
        assert_eq!(question(code, &[])["from"], "GB", "{code}");
    }
    for (words, areas) in [
        (
            &["--crime", "money_laundering"][..],
            &["money-laundering"][..],
        ),
        (&["--crime", "Money-Laundering"], &["money-laundering"]),
        (&["--crime", "0601"], &["drugs"]),
        (&["--crime", "e03"], &["drugs"]),
        (&["--crime", "E24"], &["explosives", "firearms"]),
        (
            &["--crime", "drugs", "--crime", "firearms,drugs"],
            &["drugs", "firearms"],
        ),
    ] {
        assert_eq!(
            question("GB", words)["crimes"],
            serde_json::json!(areas),
            "{words:?}"
        );
    }
}

#[test]
fn an_article_of_another_text_says_so() {
    let answer = ask(&[
        "--from",
        "LU",
        "--to",
        "ZA",
        "--for",
        "mla",
        "--crime",
        "trafficking-in-persons",
    ]);
    let protocol = one(&answer, "options", "untoc-tip");
    let article = protocol["articles"]["mla"].as_str().unwrap();
    assert!(article.starts_with("Art. 18 of UNTOC"), "{article}");
    let convention = &one(&answer, "options", "untoc")["articles"]["mla"];
    assert_eq!(convention, "Art. 18");
}

#[test]
fn confidence_is_told_in_words() {
    let answer = ask(&[
        "--from",
        "DE",
        "--to",
        "FR",
        "--for",
        "extradition",
        "--on",
        "2026-11-22",
    ]);
    let warrant = one(&answer, "options", "eaw-2002-584");
    assert_eq!(warrant["confidence"], "unverified");
    let displaced = one(&answer, "excluded", "coe-24");
    assert_eq!(
        (
            &displaced["status"],
            &displaced["fallback"],
            &displaced["confidence"]
        ),
        (
            &"displaced".into(),
            &true.into(),
            &"read in a source".into()
        )
    );
}

#[test]
fn a_store_held_by_another_process_stops_no_question() {
    let store = Store::practice();
    let lock = holding(&store);
    for arguments in [
        &["basis", "--from", "LU", "--to", "FR", "--for", "mla"][..],
        &["treaty", "untoc"],
        &["country", "LU"],
        &["countries", "lux"],
        &["fact", "list"],
        &["audit", "list"],
    ] {
        store.run(arguments).ended(0);
    }
    drop(lock);
}
