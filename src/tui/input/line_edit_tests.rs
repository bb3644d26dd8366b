//! One line being edited: what each key does, and that no key breaks it.

use proptest::prelude::*;

use super::*;

fn chord(text: &str) -> Chord {
    text.parse().unwrap()
}

fn press(field: &mut LineEdit, keys: &str) {
    for key in keys.split(' ') {
        field.press(chord(key));
    }
}

fn after(text: &str, keys: &str) -> (String, u16) {
    let mut field = LineEdit::single().with_text(text);
    press(&mut field, keys);
    (field.text().to_owned(), field.cursor().1)
}

#[test]
fn deletes_what_a_reader_calls_a_character() {
    assert_eq!(after("ae\u{301}", "bs"), ("a".to_owned(), 1));
    assert_eq!(after("a👨‍👩‍👧", "left del"), ("a".to_owned(), 1));
    assert_eq!(after("日本", "left"), ("日本".to_owned(), 2));
    assert_eq!(
        after("", "bs del left right ctrl-w ctrl-u"),
        (String::new(), 0)
    );
}

#[test]
fn words_and_lines() {
    assert_eq!(
        after("ask NCB Pretoria", "ctrl-w"),
        ("ask NCB ".to_owned(), 8)
    );
    assert_eq!(after("ask NCB  ", "ctrl-w"), ("ask ".to_owned(), 4));
    assert_eq!(
        after("ask NCB", "home ctrl-right x"),
        ("askx NCB".to_owned(), 4)
    );
    assert_eq!(after("ask NCB", "ctrl-left ctrl-u"), ("NCB".to_owned(), 0));
    assert_eq!(after("ask NCB", "ctrl-left ctrl-k"), ("ask ".to_owned(), 4));
}

#[test]
fn a_combining_character_joins_the_one_before() {
    let mut field = LineEdit::single().with_text("e");
    field.insert("\u{301}");
    assert_eq!(field.text(), "e\u{301}");
    field.press(chord("bs"));
    assert_eq!(field.text(), "");
}

#[test]
fn a_paste_is_one_insertion_and_says_what_it_lost() {
    let mut field = LineEdit::single().with_text("[]");
    field.press(chord("left"));
    assert_eq!(field.insert("one\r\ntwo\u{202e}"), 1);
    assert_eq!(field.text(), "[one two]");
    assert_eq!(field.cursor(), (0, 8));
}

#[test]
fn many_lines_keep_the_column() {
    let mut field = LineEdit::multi().with_text("first line\nab\nthird line");
    assert_eq!(field.cursor(), (2, 10));
    press(&mut field, "up");
    assert_eq!(field.cursor(), (1, 2));
    press(&mut field, "up");
    assert_eq!(field.cursor(), (0, 2));
    press(&mut field, "up");
    assert_eq!(field.cursor(), (0, 0));
    press(&mut field, "end enter");
    assert_eq!(field.lines().count(), 4);
    assert_eq!(field.cursor(), (1, 0));
}

#[test]
fn what_belongs_to_the_form_is_left_to_it() {
    let mut field = LineEdit::single();
    for key in ["enter", "esc", "tab", "s-tab", "up", "ctrl-l", "f1", "pgup"] {
        assert_eq!(field.press(chord(key)), Edited::Ignored, "{key}");
    }
    assert_eq!(field.press(chord("space")), Edited::Text);
}

#[test]
fn the_window_follows_the_cursor() {
    let mut field = LineEdit::single().with_text("0123456789");
    let window = field.window(5);
    assert_eq!(
        (
            window.text,
            window.cursor,
            window.cut_left,
            window.cut_right
        ),
        ("6789", 4, true, false)
    );
    press(&mut field, "home");
    let window = field.window(5);
    assert_eq!(
        (
            window.text,
            window.cursor,
            window.cut_left,
            window.cut_right
        ),
        ("01234", 0, false, true)
    );
    let wide = LineEdit::single().with_text("日本語");
    assert_eq!(wide.window(4).text, "語");
    assert_eq!(wide.window(0).cursor, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_keys_keep_the_cursor_on_a_boundary(text in ".{0,12}", keys in prop::collection::vec(0..14_usize, 0..24), width in 0..9_u16) {
        let names = ["left", "right", "bs", "del", "home", "end", "up", "down", "ctrl-w", "ctrl-u", "ctrl-left", "ctrl-right", "enter", "é"];
        let mut field = LineEdit::multi().with_text(&text);
        for key in keys {
            field.press(chord(names[key]));
            let (before, after) = field.halves();
            prop_assert_eq!(before.len() + after.len(), field.text().len());
            prop_assert!(before.len() == field.cursor);
            let window = field.window(width);
            prop_assert!(usize::from(window.cursor) < usize::from(width.max(1)));
        }
    }
}
