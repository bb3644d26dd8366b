//! What holds for every frame, whatever is on it.

use attache::tui::drive::Frame;
use attache::tui::headless::Form;
use attache::tui::options::Size;
use attache::tui::state::{Area, Focus, Layer, State};
use attache::tui::view::layout;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::bookshelf::PAGES;
use crate::scene::{Dress, Pile, SIZES, Scene, USUAL, written};
use crate::screens::SCREENS;

/// Every pile and every screen in this window and look.
fn scenes(size: Size, dress: Dress) -> Vec<(String, Scene)> {
    let place = format!("{}x{} {}", size.columns, size.rows, dress.word());
    let piles = Pile::ALL
        .iter()
        .map(|pile| (pile.word(), Scene::new(*pile, size, dress)));
    let screens = SCREENS.iter().chain(&PAGES).map(|(name, pile, keys)| {
        let mut scene = Scene::new(*pile, size, dress);
        scene.keys(keys);
        (*name, scene)
    });
    piles
        .chain(screens)
        .map(|(name, scene)| (format!("{name} {place}"), scene))
        .collect()
}

fn check(size: Size, dress: Dress) {
    for (name, scene) in scenes(size, dress) {
        let frame = scene.frame();
        let state = scene.driver.state();
        no_disallowed_scalar(&frame, &name);
        rows_add_up(&frame, &name);
        cursor_is_in_the_focus(&frame, state, &name);
        title_tells_the_place(&frame, state, &name);
        dividers_stand(&frame, state, &name);
        hints_end_with_the_keys(&frame, state, &name);
        if dress == Dress::Ascii {
            assert!(written(&frame, Form::Text).is_ascii(), "{name}");
        }
    }
}

/// Who sits where, whether anything can be written, the clock and the name of the area.
fn title_tells_the_place(frame: &Frame, state: &State, name: &str) {
    if matches!(state.layers.last(), Some(Layer::Curtain)) {
        return;
    }
    let text = written(frame, Form::Text);
    let title = text.lines().next().unwrap();
    let area = match state.area {
        Area::Alerts => "1 Alerts",
        Area::Requests => "2 Requests",
        Area::Countries => "3 Countries",
        Area::Treaties => "4 Treaties",
    };
    for said in [area, " alma", " rw ", "08:0", "Z"] {
        assert!(title.contains(said), "{name}: {said}: {title}");
    }
}

/// Nothing that controls a terminal, reorders a line or takes no room.
fn no_disallowed_scalar(frame: &Frame, name: &str) {
    for cell in frame.cells.content() {
        let bad = cell.symbol().chars().find(|c| {
            c.is_control()
                || matches!(u32::from(*c),
                    0xAD | 0x61C | 0x180E | 0x200B | 0x200E..=0x200F | 0x2028..=0x202E
                    | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE000..=0xF8FF
                    | 0xE0000..=0xE0FFF)
        });
        assert_eq!(bad, None, "{name}");
    }
}

/// A wide character covers the cell behind it; nothing is pushed over the edge.
fn rows_add_up(frame: &Frame, name: &str) {
    let width = usize::from(frame.cells.area.width);
    for (y, row) in frame.cells.content().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            x += row[x].symbol().width().max(1);
        }
        assert_eq!(x, width, "{name} row {y}");
    }
}

fn cursor_is_in_the_focus(frame: &Frame, state: &State, name: &str) {
    let screen = layout::of(state);
    let list = layout::inside(screen.list);
    let focus: Rect = match state.layers.last() {
        // A second key is awaited: the box that shows them has the cursor.
        None if state.pending.is_some() => layout::inside(screen.over),
        None if state.focus == Focus::Detail => layout::inside(screen.detail.unwrap()),
        None => list,
        // The field stands in the rule above the list.
        Some(Layer::Filter) => Rect {
            height: 1,
            ..screen.list
        },
        Some(Layer::Curtain) => frame.cells.area,
        Some(_) => layout::inside(screen.over),
    };
    assert!(focus.contains(frame.cursor), "{name}: {:?}", frame.cursor);
    let lists_something = state.list().is_some_and(|list| !list.ids().is_empty());
    let in_list = state.layers.is_empty() && state.pending.is_none();
    if in_list && state.focus == Focus::List && lists_something {
        let sign = frame
            .cells
            .cell(frame.cursor)
            .map(ratatui::buffer::Cell::symbol);
        assert_eq!(sign, Some(">"), "{name}");
    }
}

/// No text runs over the line between two panes.
fn dividers_stand(frame: &Frame, state: &State, name: &str) {
    if !state.layers.is_empty() || state.pending.is_some() {
        return;
    }
    let screen = layout::of(state);
    for pane in [screen.detail, screen.side].into_iter().flatten() {
        for y in pane.top()..pane.bottom() {
            let cell = frame.cells.cell((pane.x, y)).unwrap().symbol();
            assert!(
                ["│", "|", "┬", "┴", "+"].contains(&cell),
                "{name} row {y}: {cell}"
            );
        }
    }
}

fn hints_end_with_the_keys(frame: &Frame, state: &State, name: &str) {
    let text = written(frame, Form::Text);
    let hint = text.lines().last().unwrap();
    let works = state.layers.last().is_none_or(Layer::is_page);
    assert!(!works || hint.ends_with("? keys"), "{name}: {hint}");
    let bare = matches!(state.layers.last(), Some(Layer::Curtain));
    assert!(bare || !hint.trim().is_empty(), "{name}");
}

#[test]
fn in_the_smallest_reviewed_window() {
    check(SIZES[0], Dress::Default);
}

#[test]
fn in_the_usual_window() {
    check(USUAL, Dress::Default);
}

#[test]
fn in_wide_windows() {
    check(SIZES[2], Dress::Default);
    check(SIZES[3], Dress::Default);
}

#[test]
fn in_ascii_every_character_is_ascii() {
    check(USUAL, Dress::Ascii);
}

#[test]
fn without_colour_nothing_is_lost() {
    for ((name, coloured), (_, mono)) in scenes(USUAL, Dress::Default)
        .into_iter()
        .zip(scenes(USUAL, Dress::Mono))
    {
        let (coloured, mono) = (coloured.frame(), mono.frame());
        assert_eq!(
            written(&coloured, Form::Text),
            written(&mono, Form::Text),
            "{name}"
        );
        for cell in mono.cells.content() {
            assert_eq!(cell.fg, ratatui::style::Color::Reset, "{name}");
            assert_eq!(cell.bg, ratatui::style::Color::Reset, "{name}");
        }
    }
}

#[test]
fn the_selected_row_is_reversed_in_every_look() {
    for dress in Dress::ALL {
        let frame = Scene::new(Pile::Many, USUAL, dress).frame();
        let cell = frame.cells.cell(frame.cursor).unwrap();
        let reversed = ratatui::style::Modifier::REVERSED;
        assert!(cell.modifier.contains(reversed), "{}", dress.word());
    }
}
