//! Reference packs from files, and the legal basis a record rests on.
use std::fs;
use std::path::Path;

use crate::program::Store;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Unpacks the program's texts, gives them a later version, and makes a pack file.
fn later_pack(store: &Store) -> String {
    later_pack_with(store, &[])
}

/// The same with these words of these texts replaced.
fn later_pack_with(store: &Store, changes: &[(&str, &str, &str)]) -> String {
    let (texts, file) = (store.beside("texts"), store.beside("later.attache-pack"));
    store
        .run(&["pack", "unpack", "--embedded", text(&texts)])
        .ended(0);
    let title = fs::read_to_string(texts.join("pack.json")).unwrap();
    let own = store.run(&["pack", "show", "--json"]).ended(0).json();
    let later = title.replacen(own["version"].as_str().unwrap(), "2099.1.1", 1);
    fs::write(texts.join("pack.json"), later).unwrap();
    for (file, before, after) in changes {
        let path = texts.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(before).count(), 1, "{before} in {file}");
        fs::write(path, text.replace(before, after)).unwrap();
    }
    let made = store
        .run(&["pack", "make", text(&texts), text(&file), "--json"])
        .ended(0)
        .json();
    assert_eq!(
        (&made["version"], &made["signed"]),
        (&"2099.1.1".into(), &false.into())
    );
    text(&file).to_owned()
}

#[test]
fn a_pack_is_edited_made_tried_installed_and_set_back() {
    let store = Store::practice();
    let file = later_pack(&store);
    let in_use = || store.run(&["pack", "show", "--json"]).ended(0).json();
    let before = in_use();
    assert_eq!(
        (&before["from"], &before["old"]),
        (&"program".into(), &true.into())
    );
    let tried = store
        .run(&["pack", "install", &file, "--dry-run", "--json"])
        .ended(0)
        .json();
    assert_eq!(
        (&tried["dry_run"], &tried["to"]),
        (&true.into(), &"2099.1.1".into())
    );
    assert_eq!(tried["files"][0]["file"], "pack.json");
    assert_eq!(in_use(), before);
    let told = store.run(&["pack", "install", &file]).ended(0).out;
    assert!(
        told.contains("unsigned") && told.contains("2099.1.1"),
        "{told}"
    );
    let after = in_use();
    assert_eq!(
        (&after["from"], &after["version"]),
        (&"file".into(), &"2099.1.1".into())
    );
    assert_eq!(after["installed"]["at"], "2031-03-07T08:00:00Z");
    assert_eq!(after["previous"], before["version"]);
    store.run(&["pack", "install", &file]).ended(1);
    store.run(&["pack", "back"]).ended(0);
    assert_eq!(in_use(), before);
    store.run(&["pack", "back"]).ended(1);
}

#[test]
fn what_an_installed_pack_says_is_what_is_told() {
    let store = Store::practice();
    let told = || {
        let json = |arguments: &[&str]| store.run(arguments).ended(0).json();
        let country = json(&["country", "DE", "--json"]);
        let treaty = json(&["treaty", "coe-24", "--json"]);
        let parties = treaty["parties"].as_array().unwrap();
        let row = parties.iter().find(|row| row["iso2"] == "ZA").unwrap();
        let mut asked = vec!["basis", "--from", "FR", "--to", "ZA", "--json"];
        asked.extend(["--for", "extradition", "--on", "2026-11-22"]);
        let basis = json(&asked);
        [
            country["facts"]["official_name"]["value"].clone(),
            row["in_force"].clone(),
            basis["options"][0]["in_force_since"].clone(),
        ]
    };
    let before = told();
    assert_eq!(
        before,
        ["Federal Republic of Germany", "2003-05-13", "2003-05-13"]
    );
    let file = later_pack_with(
        &store,
        &[
            (
                "countries.csv",
                "Federal Republic of Germany",
                "SAMPLE Republic of Germany",
            ),
            (
                "parties.csv",
                "coe-24,ZA,,2003-02-12,accession,2003-05-13",
                "coe-24,ZA,,2003-02-12,accession,2003-05-14",
            ),
        ],
    );
    store.run(&["pack", "install", &file]).ended(0);
    assert_eq!(
        told(),
        ["SAMPLE Republic of Germany", "2003-05-14", "2003-05-14"]
    );
    store.run(&["pack", "back"]).ended(0);
    assert_eq!(told(), before);
}

#[test]
fn a_fact_of_the_office_that_does_not_fit_a_pack_is_told_and_kept() {
    let store = Store::practice();
    let key = "bilateral/lu-il-ext-1956";
    let mut state = vec!["fact", "state", key, "suspended"];
    state.extend(["--source", "SAMPLE letter", "--as-of", "2031"]);
    store.run(&state).ended(0);
    let row = "lu-il-ext-1956,extradition,IL,LU";
    let file = later_pack_with(
        &store,
        &[("bilaterals.csv", row, &row.replace("1956", "1957"))],
    );
    let install = |more: &[&str]| {
        let mut arguments = vec!["pack", "install", &file];
        arguments.extend(more);
        store.run(&arguments).ended(0)
    };
    let plain = install(&["--dry-run"]).out;
    assert!(plain.contains(key), "{plain}");
    let json = install(&["--json"]).json();
    let told = json["facts_left_out"][0].as_str().unwrap_or_default();
    assert!(told.contains(key), "{json}");
    let kept = store.run(&["fact", "list", "--json"]).ended(0).json();
    assert!(kept["left_out"].is_string(), "{kept}");
    let back = store.run(&["pack", "back", "--json"]).ended(0).json();
    assert_eq!(back["facts_left_out"], serde_json::json!([]));
    let kept = store.run(&["fact", "list", "--json"]).ended(0).json();
    assert!(kept.get("left_out").is_none(), "{kept}");
}

#[test]
fn what_is_no_pack_is_refused_and_nothing_is_written_over() {
    let store = Store::practice();
    let file = later_pack(&store);
    let mut bytes = fs::read(&file).unwrap();
    bytes.truncate(bytes.len() / 2);
    let broken = store.beside("broken.attache-pack");
    fs::write(&broken, bytes).unwrap();
    let said = store.run(&["pack", "install", text(&broken)]).ended(1).err;
    assert!(said.contains("was not taken"), "{said}");
    let folder = store.beside("unpacked");
    store
        .run(&["pack", "unpack", text(&broken), text(&folder)])
        .ended(1);
    assert!(!folder.exists());
    store.run(&["pack", "install", "no-such-file"]).ended(2);
    store.run(&["pack", "make", "--embedded", &file]).ended(2);
    store.run(&["pack", "make", &file]).ended(2);
    store
        .run(&["pack", "unpack", "--embedded", text(&store.beside("texts"))])
        .ended(2);
    fs::write(store.beside("texts").join("parties.csv"), "treaty_id\nx\n").unwrap();
    let new = store.beside("new.attache-pack");
    let said = store
        .run(&["pack", "make", text(&store.beside("texts")), text(&new)])
        .ended(1)
        .err;
    assert!(said.contains("parties.csv") && !new.exists(), "{said}");
}

#[test]
fn what_to_verify_first_is_told_without_a_store() {
    let store = Store::none();
    let facts = store.run(&["pack", "facts", "--json"]).ended(0).json();
    let first = &facts["columns"][0];
    assert!(first["to_verify"].as_u64() >= facts["columns"][1]["to_verify"].as_u64());
    assert!(first["confidence"].is_object() && first["stale"].is_number());
    let files: Vec<_> = facts["files"].as_array().unwrap().iter().collect();
    assert_eq!(files.len(), 4);
    assert!(!facts["holes"].as_array().unwrap().is_empty());
    let lines = store.run(&["pack", "facts"]).ended(0).out;
    assert!(lines.contains("Known holes") && lines.contains("bilaterals.csv"));
    assert!(
        store
            .run(&["pack", "show"])
            .ended(0)
            .out
            .contains("unsigned")
    );
    assert!(!store.path().exists());
}

#[test]
fn a_legal_basis_is_chosen_shown_forwarded_and_taken_back() {
    let store = Store::with(&["messages/za-2031-0142.json"]);
    let choose = |instrument: &str, more: &[&str]| {
        let mut arguments = vec!["do", "A-2031-0001", "basis", "--instrument", instrument];
        arguments.extend(["--for", "extradition"]);
        arguments.extend(more);
        if !more.contains(&"--on") {
            arguments.extend(["--on", "2031-03-01"]);
        }
        store.run(&arguments)
    };
    let id = any_treaty();
    for (instrument, more, words) in [
        ("no-such-treaty", &["--why", "SAMPLE"][..], "no-such-treaty"),
        (&id, &[], "--why"),
        (
            &id,
            &["--why", "SAMPLE", "--crime", "no-such-area"],
            "no-such-area",
        ),
        (
            &id,
            &["--why", "SAMPLE", "--on", "20310301T10:00"],
            "--on must be a day",
        ),
    ] {
        let said = choose(instrument, more).ended(2).err;
        assert!(said.contains(words), "{said}");
    }
    choose(&id, &["--why", " "]).ended(1);
    choose(&id, &["--why", "SAMPLE: both states are bound."]).ended(0);
    let show = || {
        store
            .run(&["show", "A-2031-0001", "--json"])
            .ended(0)
            .json()
    };
    let basis = show()["basis"].clone();
    assert_eq!(
        (&basis["instrument"], &basis["kind"]),
        (&id.as_str().into(), &"extradition".into())
    );
    assert_eq!(
        (&basis["on"], &basis["why"]),
        (
            &"2031-03-01".into(),
            &"SAMPLE: both states are bound.".into()
        )
    );
    assert_eq!((&basis["from"], &basis["to"]), (&"ZA".into(), &"LU".into()));
    let page = store.run(&["show", "A-2031-0001"]).ended(0).out;
    assert!(
        page.contains("Legal basis") && page.contains("| SAMPLE: both"),
        "{page}"
    );
    store.run(&["do", "undo"]).ended(0);
    assert!(show()["basis"].is_null());
    store.run(&["do", "redo"]).ended(0);
    assert_eq!(show()["basis"], basis);
    store.run(&["do", "A-2031-0001", "no-basis"]).ended(0);
    store.run(&["do", "A-2031-0001", "no-basis"]).ended(1);
}

fn any_treaty() -> String {
    let pack = attache::reference::Pack::embedded().unwrap();
    pack.treaties().all().first().unwrap().id.clone()
}
