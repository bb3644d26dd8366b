//! The clocks that end next, as lines and as objects.
use crate::program::Store;

#[test]
fn clocks_are_listed_in_the_order_they_end_with_what_comes_later() {
    let store = Store::none();
    store.run(&["demo", "--prepare-only"]).ended(0);
    let lines = |arguments: &[&str]| {
        let all = [&["agenda", "--json"], arguments].concat();
        let answer = store.run(&all).ended(0);
        let objects = answer
            .out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        objects.collect::<Vec<serde_json::Value>>()
    };
    let all = lines(&["--hours", "100000"]);
    assert!(!all.is_empty(), "the practice store has deadlines");
    let dues: Vec<&str> = all
        .iter()
        .map(|line| line["due"].as_str().unwrap())
        .collect();
    assert!(dues.is_sorted());
    for field in [
        "ref",
        "clock",
        "rule",
        "owed",
        "owed_here",
        "state",
        "percent_gone",
        "start",
        "due",
        "remaining_s",
        "country",
        "title",
    ] {
        assert!(all[0].get(field).is_some(), "{field}: {}", all[0]);
    }
    assert_eq!(lines(&["--hours", "100000", "--limit", "1"]), all[..1]);
    let page = store
        .run(&["agenda", "--hours", "100000", "--limit", "1"])
        .ended(0)
        .out;
    let more = all.len() - 1;
    assert!(
        page.contains(&format!("{more} more end within 100000 hours.")),
        "{page}"
    );
    let day = store.run(&["agenda"]).ended(0).out;
    assert!(day.contains("end later."), "{day}");
}

#[test]
fn a_store_without_clocks_says_so() {
    let store = Store::none();
    store.run(&["init"]).ended(0);
    let answer = store.run(&["agenda", "--hours", "3"]).ended(0);
    assert_eq!(
        answer.out,
        "No clock is over, and none ends within 3 hours.\n"
    );
    assert_eq!(store.run(&["agenda", "--json"]).ended(0).out, "");
}
