//! Every other screen and layer once, in the usual window.

use attache::tui::headless::Form;
use attache::tui::options::{KeySetting, Options};

use crate::scene::{Dress, Pile, SIZES, Scene, USUAL, written};
use crate::support::label;

/// Name, what lies on the desk, the keys that lead there.
pub const SCREENS: [(&str, Pile, &str); 33] = [
    ("preview_focused", Pile::Many, "<tab>"),
    ("record", Pile::One, "<enter>"),
    ("record_end_with_history", Pile::One, "a<enter>G"),
    ("record_hostile", Pile::Hostile, "<enter>"),
    ("record_next", Pile::Many, "<enter>."),
    ("hidden_characters", Pile::Hostile, "xh"),
    ("help", Pile::One, "?"),
    ("help_narrowed", Pile::One, "?claim"),
    ("palette", Pile::One, ":"),
    ("palette_not_possible", Pile::One, ":unlink"),
    ("palette_nothing", Pile::One, ":zzzz"),
    ("continuation", Pile::Many, "x"),
    ("filter_open", Pile::Many, "/number 1"),
    ("filter_kept", Pile::Many, "/number 1<enter>"),
    ("filter_nothing", Pile::Many, "/zzzz"),
    ("marks", Pile::Many, "<space><space><space>"),
    ("views", Pile::Many, "V"),
    ("orders", Pile::Many, "S"),
    ("pick_owner", Pile::Many, "o"),
    ("pick_reason", Pile::Many, "<space><space>d"),
    ("ask_deadline", Pile::One, "t+3x"),
    ("ask_deadline_fault", Pile::One, "t+3x<enter>"),
    ("write_question", Pile::One, "bWhich train? SAMPLE"),
    ("write_button", Pile::One, "bWhich train?<tab>"),
    ("messages", Pile::One, "auagm"),
    ("requests_empty", Pile::One, "2"),
    ("countries", Pile::Empty, "3/south afr<enter>"),
    ("country_sheet", Pile::Empty, "3/south afr<enter><enter>"),
    ("fact_columns", Pile::Empty, "3/south afr<enter>elang"),
    (
        "fact_value_fault",
        Pile::Empty,
        "3/south afr<enter>eweekend<enter><c-u>SAMPLE<enter>",
    ),
    (
        "office_facts",
        Pile::Empty,
        "3/south afr<enter>eweekend<enter><c-u>fri;sat<enter>SAMPLE letter<enter><enter>SAMPLE note<enter>go",
    ),
    ("quit", Pile::One, "q"),
    ("curtain", Pile::One, "<c-g>"),
];

fn snapshot(name: &str, scene: &Scene) {
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/screens"}, {
        insta::assert_snapshot!(name, written(&scene.frame(), Form::Styled));
    });
}

#[test]
fn every_screen() {
    for (name, pile, keys) in SCREENS {
        let mut scene = Scene::new(pile, USUAL, Dress::Default);
        snapshot(name, scene.keys(keys));
    }
}

#[test]
fn the_lists_of_the_bookshelf_in_the_smallest_window() {
    for (name, keys) in [
        ("treaties_small", "4jj"),
        ("treaties_found_small", "4/extradition luxembourg"),
        ("treaties_nothing_small", "4/zzzz"),
    ] {
        let mut scene = Scene::new(Pile::Empty, SIZES[0], Dress::Default);
        snapshot(name, scene.keys(keys));
    }
}

#[test]
fn the_first_start_card() {
    snapshot("card", &Scene::first(Pile::Many, USUAL, Dress::Default));
}

#[test]
fn the_review_sheet() {
    let mut scene = Scene::new(Pile::One, USUAL, Dress::Default);
    snapshot(
        "review",
        scene.keys("f<enter>SAMPLE purpose<c-x><enter><tick:400ms>"),
    );
}

#[test]
fn an_error_is_said_in_full_on_two_lines() {
    let mut options = Options::new(label("alma"));
    options.keys = vec![KeySetting {
        command: "acept".to_owned(),
        keys: vec!["a".to_owned()],
        line: Some(12),
    }];
    let scene = Scene::with(Pile::One, USUAL, &options);
    snapshot("message_error", &scene);
}

#[test]
fn a_message_too_long_ends_with_the_key_that_shows_it() {
    let mut scene = Scene::new(Pile::One, SIZES[0], Dress::Default);
    let text = written(&scene.keys("<c-c>").frame(), Form::Text);
    let line = text.lines().nth_back(1).unwrap();
    assert!(line.ends_with("... g m"), "{line}");
}

#[test]
fn a_window_that_is_too_small_says_so_in_one_line() {
    let size = attache::tui::options::Size {
        columns: 52,
        rows: 14,
    };
    let frame = Scene::new(Pile::Many, size, Dress::Default).frame();
    let text = written(&frame, Form::Text);
    assert_eq!(text.trim_end(), "Needs 60x16, has 52x14");
}
