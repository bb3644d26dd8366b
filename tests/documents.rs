//! What the documents show is what the program does: key table, commands, key section, pictures.
//!
//! `ATTACHE_WRITE_DOCUMENTS=1 cargo test --test documents` writes them anew; read the difference before you keep it.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use attache::tui::command::{key_section_toml, key_table_markdown};

/// Pictures of the README: name, size, keys.
const PICTURES: [(&str, &str, &str); 3] = [
    ("alerts", "110x30", "<enter>jj"),
    (
        "review",
        "110x30",
        "<enter>jfairp<enter>Check the guest of the hotel before departure<c-x><enter>",
    ),
    ("country", "110x30", "<enter>3/Alemania<enter>"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a file with what it should hold, or writes it when asked to.
fn holds(path: &Path, wanted: &str) {
    if std::env::var_os("ATTACHE_WRITE_DOCUMENTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
        return;
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    let name = path.strip_prefix(root()).unwrap().display();
    assert!(
        found == wanted,
        "{name} is not what the program shows; write the documents anew and read the difference"
    );
}

/// `text` with what stands between the lines `begin` and `end` replaced.
fn between(text: &str, begin: &str, end: &str, inside: &str) -> String {
    let (before, rest) = text.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    format!("{before}{begin}\n{}\n{end}{after}", inside.trim())
}

/// One test for both tables: they stand in the same file.
#[test]
fn the_readme_shows_every_key_and_every_subcommand() {
    let path = root().join("README.md");
    let mut text = std::fs::read_to_string(&path).unwrap();
    for (name, table) in [
        ("keys", key_table_markdown()),
        ("commands", command_table()),
    ] {
        let (begin, end) = (
            format!("<!-- {name}:begin -->"),
            format!("<!-- {name}:end -->"),
        );
        text = between(&text, &begin, &end, &table);
    }
    holds(&path, &text);
}

#[test]
fn the_example_configuration_shows_every_key() {
    let path = root().join("config.example.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, _) = text.split_once("[keys]\n").unwrap();
    holds(&path, &format!("{before}{}", key_section_toml()));
}

/// A program's run in a folder, without anything of the machine around it.
fn program(home: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_attache"));
    program
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", home);
    program.current_dir(home);
    program
}

/// The table of subcommands, as the program's help lists them.
fn command_table() -> String {
    let dir = tempfile::tempdir().unwrap();
    let output = program(dir.path()).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let (_, rest) = help.split_once("\nCommands:\n").unwrap();
    let (commands, _) = rest.split_once("\n\n").unwrap();
    let mut table = "| command | what it does |\n|---|---|\n".to_owned();
    for line in commands.lines() {
        let (name, about) = line.trim().split_once("  ").unwrap();
        if name != "help" {
            writeln!(table, "| `{name}` | {} |", about.trim()).unwrap();
        }
    }
    table
}

#[test]
fn the_commands_about_facts_packs_and_the_trail_work() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (_, rest) = text.split_once("## What your office knows better").unwrap();
    let (sections, _) = rest.split_once("## Configuration").unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |arguments: &[String]| {
        let mut program = program(dir.path());
        program.args(["--store", "store", "--now", "2026-11-22T08:00:00Z"]);
        let output = program.args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
    };
    run(&["init".to_owned()]);
    let mut ran = 0;
    for line in sections.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let words = words(line);
        match words.split_first() {
            Some((name, arguments)) if name == "attache" => run(arguments),
            _ => later(&dir.path().join("texts/pack.json")),
        }
        ran += 1;
    }
    assert_eq!(ran, 14);
}

/// The words of a command line with simple quotes, without the remark behind it.
fn words(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or_default();
    let parts = line.split('\'').enumerate();
    let words = parts.flat_map(|(n, part)| match n % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// Gives the texts of a pack a later version, as the officer would in an editor.
fn later(title: &Path) {
    let text = std::fs::read_to_string(title).unwrap();
    let (before, rest) = text.split_once("\"version\": \"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    std::fs::write(title, format!("{before}\"version\": \"2099.1.1\"{after}")).unwrap();
}

#[test]
fn the_answer_in_the_readme_is_the_answer_of_the_program() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (_, rest) = text
        .split_once("<!-- basis:begin -->\n```console\n$ attache ")
        .unwrap();
    let (shown, _) = rest.split_once("```\n<!-- basis:end -->").unwrap();
    let (command, lines) = shown.split_once('\n').unwrap();
    let dir = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_attache"));
    program.env_clear().env("HOME", dir.path());
    program.args(["--now", "2026-11-22T08:00:00Z"]);
    let output = program.args(command.split(' ')).output().unwrap();
    let answer = String::from_utf8(output.stdout).unwrap();
    let mut told = answer.lines();
    for line in lines.lines().filter(|line| *line != "...") {
        assert!(
            told.any(|one| one == line),
            "not told, or not in this order: {line}\n{answer}"
        );
    }
}

#[test]
fn the_pictures_are_the_screens() {
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_attache"));
        program
            .env_clear()
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", dir.path());
        program
            .args(["--store", dir.path().join("store").to_str().unwrap()])
            .args(args);
        let output = program.output().unwrap();
        assert!(
            output.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["demo", "--prepare-only"]);
    for (name, size, keys) in PICTURES {
        let now = "2031-03-07T08:00:00Z";
        let picture = run(&[
            "--now", now, "frame", "--size", size, "--keys", keys, "--as", "svg",
        ]);
        holds(
            &root().join(format!("assets/pictures/{name}.svg")),
            &picture,
        );
    }
}
