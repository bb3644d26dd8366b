//! The one table: every command by its key and by the palette, orders also by `do`, and what is impossible says why.

use attache::tui::command::{Row, Scope, table};
use attache::tui::state::Layer;

use crate::sitting::Sitting;

/// Keys as key text: `g a` is `ga`, `ctrl-g` is `<c-g>`.
fn key_text(keys: &str) -> String {
    keys.split(' ')
        .map(|chord| match chord.strip_prefix("ctrl-") {
            Some(letter) => format!("<c-{letter}>"),
            None if chord.chars().count() > 1 => format!("<{chord}>"),
            None => chord.to_owned(),
        })
        .collect()
}

fn listed() -> impl Iterator<Item = &'static Row> {
    table().iter().filter(|row| row.scope.is_listed())
}

/// A desk at which this command's place is open.
fn at_its_place(row: &Row) -> Sitting {
    let mut desk = Sitting::plain(2);
    match row.scope {
        Scope::Record => desk.keys("<enter>"),
        Scope::Countries | Scope::Country | Scope::Bookshelf => desk.keys("3"),
        Scope::Treaties | Scope::Treaty => desk.keys("4"),
        Scope::Compare => desk.keys("3c"),
        Scope::Finder => desk.keys("3b"),
        Scope::Clocks => desk.keys("xk"),
        Scope::Hit => desk.keys("xu"),
        Scope::Chasing => desk.keys("gj"),
        Scope::Letter => desk.keys("ra"),
        _ => {}
    }
    desk
}

/// What a command did to the desk, as far as it shows.
fn shown(desk: &Sitting) -> (String, String) {
    (desk.says(), desk.screen())
}

#[test]
fn the_palette_does_what_the_key_does() {
    for row in listed().filter(|row| row.id != "palette") {
        let mut by_key = at_its_place(row);
        by_key.keys(&key_text(row.keys[0]));
        let mut by_name = at_its_place(row);
        by_name.keys(&format!(":{}", row.id));
        let Some(Layer::Pick(pick)) = by_name.driver.state().layers.last() else {
            panic!("no palette for {}", row.id);
        };
        let found = pick.current().map(|choice| choice.id.clone());
        assert_eq!(found.as_deref(), Some(row.id), "{}", by_name.screen());
        by_name.keys("<enter>");
        if let Some(Layer::Pick(_)) = by_name.driver.state().layers.last()
            && by_key.depth() < by_name.depth()
        {
            // Refused: the palette stays and says why.
            assert_eq!(by_key.says(), by_name.says(), "{}", row.id);
            continue;
        }
        assert_eq!(shown(&by_key), shown(&by_name), "{}", row.id);
    }
}

#[test]
fn every_title_finds_its_command() {
    let mut desk = Sitting::plain(1);
    for row in listed() {
        desk.keys(&format!(":{}", row.title));
        let Some(Layer::Pick(pick)) = desk.driver.state().layers.last() else {
            panic!("no palette for {}", row.id);
        };
        // `open` opens a record here and a country there; both stand on top.
        let same = table()
            .iter()
            .filter(|other| other.title == row.title)
            .count();
        let found = pick.shown().take(same).any(|choice| choice.id == row.id);
        assert!(found, "{}: {}", row.title, desk.screen());
        desk.keys("<esc>");
    }
}

#[test]
fn every_order_has_its_counterpart_for_do() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["do", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for row in table().iter().filter(|row| {
        // Looking, a command of its own on the command line, or a word of `do` for each step, clock order, receipt and answer.
        let reads = [
            "hidden",
            "record-country",
            "letters",
            "begin-from",
            "step",
            "clocks",
            "unit",
        ]
        .contains(&row.id);
        (row.scope == Scope::Work && !reads) || ["undo", "redo"].contains(&row.id)
    }) {
        let there = help
            .split(|c: char| !(c.is_ascii_lowercase() || c == '-'))
            .any(|word| word == row.id);
        assert!(there, "`do` does not know {}:\n{help}", row.id);
    }
}

#[test]
fn what_is_not_possible_says_why_and_does_nothing() {
    // Nothing chosen; a closed record; a fresh record.
    let mut refused = std::collections::BTreeSet::new();
    for place in [
        "/nothing-has-this<enter>",
        "xc<enter>Vdone<enter>",
        "",
        "3",
        "4",
        "3b",
        "xk",
        "xu",
        "gj",
    ] {
        for row in listed() {
            let mut desk = Sitting::plain(1);
            desk.keys(place);
            let (state, depth) = (desk.driver.state(), desk.depth());
            if !state.scopes().contains(&row.scope) || (row.ready)(state).is_ok() {
                continue;
            }
            let said = desk.told(&key_text(row.keys[0]));
            assert!(said.ends_with('.') && said.len() > 10, "{}: {said}", row.id);
            assert_eq!(desk.depth(), depth, "{}", row.id);
            refused.insert(row.id);
        }
    }
    let work = listed().filter(|row| row.scope == Scope::Work);
    for row in work {
        assert!(refused.contains(row.id), "{} was never impossible", row.id);
    }
}
