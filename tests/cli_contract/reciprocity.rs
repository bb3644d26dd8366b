//! How requests with a country went: of ten and more there are rates, of fewer there is only how many.
use serde_json::Value;

use crate::program::{Store, at, request};

/// A store with so many requests of France, all received at eight.
fn with(count: usize) -> Store {
    let store = Store::practice();
    let text = std::fs::read_to_string(request("fr-2031-0901.json")).unwrap();
    let folder = store.beside("requests");
    std::fs::create_dir(&folder).unwrap();
    for n in 0..count {
        let other = text.replace("FR-2031-0901", &format!("FR-2031-1{n:03}"));
        std::fs::write(folder.join(format!("{n}.json")), other).unwrap();
    }
    store.run(&["import", folder.to_str().unwrap()]).ended(0);
    store
}

fn reciprocity(store: &Store, now: &str) -> Value {
    let sheet = store
        .run_at(now, &["country", "FR", "--json"])
        .ended(0)
        .json();
    sheet["reciprocity"].clone()
}

#[test]
fn ten_answers_make_a_median_and_nine_do_not() {
    let store = with(10);
    for n in 1..=9 {
        let reference = format!("R-2031-{n:04}");
        store.does(&format!("{:02}:00", 8 + n), &[&reference, "answered"]);
    }
    let went = reciprocity(&store, "2031-03-09T00:00:00Z");
    for field in [
        "n",
        "sent",
        "received",
        "open",
        "answered",
        "sent_open",
        "received_answered",
    ] {
        assert!(went[field].is_u64(), "{field}");
    }
    let theirs = &went["theirs"];
    assert_eq!((&theirs["n"], &theirs["answered"]), (&10.into(), &9.into()));
    assert_eq!(theirs["answered_in"]["median_days"], Value::Null);
    assert_eq!(theirs["answered_in"]["words"], "fewer than 10 (n 9)");
    let last = [
        "R-2031-0010",
        "refused",
        "--ground",
        "DC",
        "--notified",
        "2031-03-07T17:00:00Z",
    ];
    store.does("18:00", &last);
    let went = reciprocity(&store, "2031-03-09T00:00:00Z");
    let theirs = &went["theirs"];
    assert_eq!(
        (&theirs["answered"], &theirs["refused"]),
        (&9.into(), &1.into())
    );
    assert_eq!(
        (
            &theirs["answered_in"]["median_days"],
            &theirs["answered_in"]["p90_days"]
        ),
        (&0.2.into(), &0.4.into()),
        "five and nine hours"
    );
    assert_eq!(theirs["grounds"][0]["ground"], "DC");
    let months = theirs["months"].as_array().unwrap();
    assert_eq!((months.len(), &months[11]["count"]), (12, &10.into()));
    assert_eq!(
        (&months[11]["month"], &went["ours"]["n"]),
        (&"2031-03".into(), &0.into())
    );
    let page = store.run_at(&at("20:00"), &["country", "FR"]).ended(0).out;
    for said in [
        "never a reason to refuse",
        "median 0.2 days, nine of ten within 0.4 (n 10)",
        "DC, no offence in both states: 1",
        "fewer than 10 (n 0)",
        "2031-03 10",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}
