//! What cannot be understood, and what needs no store.
use crate::program::Store;

#[test]
fn what_cannot_be_understood_ends_with_two_and_says_so() {
    let store = Store::with(&["red/red-2031-90003.json"]);
    for (arguments, words) in [
        (&["fly"][..], "fly"),
        (&["list"], "WHAT"),
        (&["list", "alerts", "--sort", "colour"], "due"),
        (&["list", "alerts", "--filter", "is:blue"], "--filter"),
        (&["show", "A-1999-0001"], "A-1999-0001"),
        (&["do", "A-2031-0001"], "action"),
        (&["do", "A-2031-0001", "fly"], "claim, release"),
        (&["do", "A-2031-0001", "assign"], "--to"),
        (&["do", "A-2031-0001", "accept", "--tag", "x"], "--tag"),
        (
            &["do", "A-2031-0001", "priority", "--priority", "soon"],
            "urgent",
        ),
        (&["do", "-", "fly"], "undo"),
        (&["list", "alerts", "--officer", "nobody"], "nobody"),
        (&["import", "no-such-file.json"], "no-such-file.json"),
        (&["import", "--format", "pigeon", "x"], "csv"),
        (&["country", "QQ"], "QQ"),
        (&["frame", "--size", "80"], "80x24"),
        (&["frame", "--keys", "<nokey>"], "nokey"),
        (&["quarantine", "show", "nothing"], "nothing"),
        (
            &["list", "alerts", "--config", "no-such.toml"],
            "no-such.toml",
        ),
    ] {
        let answer = store.run(arguments).ended(2);
        assert!(answer.err.contains(words), "{arguments:?}: {}", answer.err);
        assert!(answer.out.is_empty(), "{arguments:?}: {}", answer.out);
    }
    assert!(
        store
            .run_at("yesterday", &["list", "alerts"])
            .ended(2)
            .err
            .contains("2031-03-07T08:00:00Z")
    );
}

#[test]
fn questions_to_the_bookshelf_name_what_it_does_not_know() {
    let store = Store::none();
    for (arguments, words) in [
        (&["country", "Alemania"][..], "DE (Germany)"),
        (&["country", "LU", "--with", "QQ"], "QQ"),
        (&["treaty", "untok"], "untoc"),
        (&["treaty", "--bilateral", "QQ"], "QQ"),
        (&["treaty", "untoc", "--bilateral", "LU"], "--bilateral"),
        (&["basis", "--from", "LU", "--to", "FR"], "--for"),
        (
            &["basis", "--from", "LU", "--to", "FR", "--for", "flying"],
            "asset-recovery",
        ),
        (
            &["basis", "--from", "Narnia", "--to", "FR", "--for", "mla"],
            "Narnia",
        ),
        (
            &[
                "basis", "--from", "LU", "--to", "FR", "--for", "mla", "--crime", "drogen",
            ],
            "drugs, ",
        ),
        (
            &[
                "basis", "--from", "LU", "--to", "FR", "--for", "mla", "--crime", "E08",
            ],
            "Motor vehicle crime",
        ),
        (
            &[
                "basis",
                "--from",
                "LU",
                "--to",
                "FR",
                "--for",
                "mla",
                "--on",
                "31.12.2030",
            ],
            "2031-03-07",
        ),
    ] {
        let answer = store.run(arguments).ended(2);
        assert!(answer.err.contains(words), "{arguments:?}: {}", answer.err);
        assert!(answer.out.is_empty(), "{arguments:?}: {}", answer.out);
    }
}

#[test]
fn a_store_that_is_not_there_is_not_made_by_looking() {
    let store = Store::none();
    for arguments in [
        &["list", "alerts"][..],
        &["show", "A-2031-0001"],
        &["do", "undo"],
        &["verify"],
        &["frame"],
    ] {
        assert!(
            store.run(arguments).ended(2).err.contains("no store"),
            "{arguments:?}"
        );
    }
    assert!(!store.path().exists());
}

#[test]
fn a_refusal_is_json_wherever_json_is_wanted() {
    let store = Store::practice();
    let no_pack = store.beside("no.attache-pack");
    std::fs::write(&no_pack, "no pack").unwrap();
    let stated = ["--source", "SAMPLE", "--as-of", "2031"];
    let fact = |key, value| [&["fact", "state", key, value][..], &stated].concat();
    for (mut arguments, needs) in [
        (fact("country/DE/week", "fri"), true),
        (fact("party/untoc/DE", "perhaps"), true),
        (vec!["fact", "withdraw", "country/DE/weekend"], true),
        (vec!["pack", "install", no_pack.to_str().unwrap()], true),
        (vec!["pack", "back"], false),
        (vec!["do", "-", "undo"], false),
        (vec!["do", "undo", "--read-only"], false),
        (vec!["init"], true),
        (vec!["demo", "--read-only"], true),
    ] {
        arguments.push("--json");
        let answer = store.run(&arguments).ended(1);
        let refusal = &answer.json()["refusal"];
        assert!(refusal["why"].is_string(), "{arguments:?}: {refusal}");
        let listed = refusal["needs"].as_array().unwrap();
        assert_eq!(!listed.is_empty(), needs, "{arguments:?}: {refusal}");
        assert!(answer.err.is_empty(), "{arguments:?}: {}", answer.err);
    }
}

#[test]
fn there_is_no_encryption_to_give_a_passphrase_for() {
    let answer = Store::none()
        .run(&["--passphrase-fd", "3", "list", "alerts"])
        .ended(5);
    assert!(answer.err.contains("not encrypted"), "{}", answer.err);
}

#[test]
fn completions_manual_keys_and_version_need_no_store() {
    let store = Store::none();
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            store
                .run(&["completions", shell])
                .ended(0)
                .out
                .contains("attache")
        );
    }
    let manual = store.run(&["man"]).ended(0).out;
    assert!(
        manual.starts_with(".ie") && manual.contains("quarantine"),
        "{}",
        manual.get(..80).unwrap_or_default()
    );
    let keys = store.run(&["keys", "--json"]).ended(0).jsons();
    assert!(
        keys.iter()
            .any(|key| key["command"] == "accept" && key["keys"][0] == "a"),
        "{keys:?}"
    );
    assert!(store.run(&["keys"]).ended(0).out.contains("accept"));
    assert!(
        store
            .run(&["--version"])
            .ended(0)
            .out
            .starts_with("attache ")
    );
    let help = store.run(&["do", "--help"]).ended(0).out;
    assert!(help.contains("forward --to WHOM --purpose WORDS"), "{help}");
    assert!(!store.path().exists());
}

#[test]
fn faults_of_the_configuration_are_told_together_and_the_desk_goes_on() {
    let store = Store::practice();
    let file = store.beside("bad.toml");
    std::fs::write(&file, "[desk]\nhome = \"Nowhere\"\n[keys]\naccept = [\"ctrl-q\"]\nno-such = [\"x\"]\n[screen]\ntheme = 3\n").unwrap();
    let file = file.to_str().unwrap();
    let check = store
        .run(&["config", "check", "--config", file, "--json"])
        .ended(2)
        .json();
    let lines: Vec<_> = check["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["line"].as_u64().unwrap())
        .collect();
    assert!(
        [2, 4, 5, 7].iter().all(|line| lines.contains(line)),
        "{check}"
    );
    let answer = store.run(&["list", "alerts", "--config", file]).ended(0);
    assert!(answer.err.contains("config check"), "{}", answer.err);
    store.run(&["config", "check"]).ended(0);
}
