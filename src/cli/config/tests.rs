//! Reading the example, faults by line, and files the program writes.
use super::*;
use crate::cli::config;

#[test]
fn the_example_is_read_without_a_fault() {
    let (config, faults) = read(EXAMPLE);
    assert_eq!(faults, []);
    assert!(!config.profile.officers.is_empty() && !config.profile.units.is_empty());
    assert!(!config.profile.practice);
}

#[test]
fn every_line_of_the_example_means_something_and_is_explained() {
    // A key that is commented out must be readable too: the example is then still without a fault.
    let lines = EXAMPLE
        .lines()
        .map(|line| line.strip_prefix("#= ").unwrap_or(line));
    let uncommented = lines.collect::<Vec<_>>().join("\n");
    let (config, faults) = read(&uncommented);
    assert_eq!(faults, []);
    let values_used_when_absent = (config.screen, config.limits);
    assert_eq!(
        values_used_when_absent,
        (Screen::default(), Limits::default())
    );
}

#[test]
fn the_key_section_of_the_example_is_the_table_of_commands() {
    let section = crate::tui::command::key_section_toml();
    assert!(
        EXAMPLE.ends_with(&section),
        "write it anew with `attache keys --toml`"
    );
}

#[test]
fn an_empty_file_leaves_a_usable_desk() {
    let (config, faults) = read("");
    assert_eq!((config, faults), (Config::default(), Vec::new()));
}

#[test]
fn all_faults_are_told_together_with_their_lines() {
    let text = "[desk]\nname = \"\"\nhome = \"Nowhere\"\ncolour = 1\n\n[[officer]]\nname = \"SAMPLE\"\n\n\
                [[unit]]\nid = \"a\"\n[[unit]]\nid = \"a\"\n\n[screen]\ntheme = \"neon\"\nmouse = \"yes\"\n\n\
                [outbox]\nrecall_seconds = 1\n\n[keys]\nforward = [1]\n\n[nothing]\n";
    let (config, faults) = read(text);
    let lines: Vec<u32> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3, 4, 6, 11, 15, 16, 19, 22, 24], "{faults:#?}");
    assert_eq!(config.profile.recall_seconds, 30);
    assert_eq!(config.profile.units.len(), 1);
}

#[test]
fn broken_syntax_is_a_fault_and_the_rest_is_read() {
    let (config, faults) =
        read("[desk]\nname = \"SAMPLE DESK\"\nhome = \n[screen]\nmouse = true\n");
    assert_eq!(
        faults.first().map(|fault| fault.line),
        Some(3),
        "{faults:?}"
    );
    assert_eq!(config.profile.name, "SAMPLE DESK");
    assert!(config.screen.mouse);
}

#[test]
fn what_the_program_writes_reads_back() {
    let (mut config, _) = read(EXAMPLE);
    config.profile.practice = true;
    let clock = PracticeClock {
        shows: Moment::from_seconds(1_930_000_000),
        set_at: Moment::from_seconds(1_800_000_000),
    };
    let (back, faults) = config::read(&write(&config.profile, Some(clock)));
    assert_eq!(faults, []);
    assert_eq!((back.profile, back.practice), (config.profile, Some(clock)));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn reading_never_panics(text in "(\\[\\[?[a-z]{0,4}\\]?\\]?|[a-z]{1,3} ?= ?[0-9\"\\[{a-z]{0,6}|\n|.){0,12}") {
        let _ = read(&text);
    }
}
