//! The desk without a terminal: practice store, frames, lines.
use crate::program::Store;

#[test]
fn the_practice_store_is_made_anew_and_lives_at_its_own_time() {
    let store = Store::none();
    for _ in 0..2 {
        let filled = store
            .run(&["demo", "--prepare-only", "--json"])
            .ended(0)
            .json();
        assert!(filled["records"].as_u64().unwrap() >= 60, "{filled}");
    }
    let config = std::fs::read_to_string(store.path().join("config.toml")).unwrap();
    assert!(config.contains("practice = true"), "{config}");
    let plain = store.run_with(&[], &[]).ended(0).out;
    assert!(
        plain.contains("PRACTICE, 20"),
        "{}",
        plain.get(..200).unwrap_or(&plain)
    );
}

#[test]
fn a_store_in_use_for_real_is_never_made_a_practice_store() {
    let store = Store::none();
    store.run(&["init"]).ended(0);
    assert!(
        store
            .run(&["demo", "--prepare-only"])
            .ended(1)
            .err
            .contains("no practice store")
    );
    store.run(&["list", "alerts"]).ended(0);
}

#[test]
fn generated_records_all_come_in() {
    let store = Store::none();
    let filled = store
        .run(&["demo", "--scale", "700", "--prepare-only", "--json"])
        .ended(0)
        .json();
    assert_eq!(
        (&filled["records"], &filled["quarantined"]),
        (&700.into(), &0.into())
    );
}

#[test]
fn the_same_keys_give_the_same_frames_in_every_form() {
    let store = Store::with(&["red/red-2031-90003.json", "red/red-2031-90004.json"]);
    let frame = |form: &str| {
        store
            .run(&[
                "--read-only",
                "frame",
                "--size",
                "80x24",
                "--keys",
                "<esc>j",
                "--as",
                form,
            ])
            .ended(0)
            .out
    };
    let text = frame("text");
    assert_eq!(text, frame("text"));
    assert_eq!(text.lines().count(), 24);
    assert!(
        text.contains("A-2031-0001") && text.contains("PRACTICE"),
        "{text}"
    );
    assert!(frame("styled").contains("cursor column"));
    assert!(frame("ansi").contains("\u{1b}["));
    assert!(frame("svg").starts_with("<svg "));
    let ascii = store.run(&["--read-only", "frame", "--ascii"]).ended(0).out;
    assert!(ascii.is_ascii(), "{ascii}");
}

#[test]
fn into_a_pipe_the_desk_is_lines() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    let out = store.run(&[]).ended(0).out;
    assert!(
        out.contains("Alerts: 1 new") && out.contains("A-2031-0001"),
        "{out}"
    );
    store.run(&["--json"]).ended(2);
}
