//! A list of choices in a box.
//!
//! Never here: what a choice does.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout;
use super::theme::Role;
use crate::domain::text::{Shown, width};
use crate::tui::state::State;
use crate::tui::state::pick::{Choice, Pick, PickFor};

/// Draws the box; answers where its cursor stands.
pub fn draw(state: &State, canvas: &mut Canvas<'_>, pick: &Pick) -> Position {
    let area = layout::pick_box(state.size, pick);
    let mut inner = canvas.boxed(area, &Shown::of(&pick.title));
    let mut cursor = Position::new(inner.x, inner.y);
    if let Some(field) = &pick.field {
        let window = field.window(inner.width.saturating_sub(3));
        let text = Shown::of(format!("> {}", window.text));
        canvas.text(inner.x, inner.y, inner.width, &text, Role::Plain);
        cursor = Position::new(inner.x + 2 + window.cursor, inner.y);
        inner.y += 1;
        inner.height = inner.height.saturating_sub(1);
    }
    if pick.shown().len() == 0 {
        let words = Shown::own("Nothing matches what was typed.");
        canvas.text(inner.x + 1, inner.y, inner.width, &words, Role::Dim);
        return cursor;
    }
    let columns = Columns::of(pick, inner.width);
    inner.height = layout::pick_rows(state.size, pick);
    let mut y = inner.y;
    for (place, choice) in pick.shown().enumerate().skip(pick.top) {
        if let Some(heading) = pick.heading(place, pick.top) {
            let line = Rect::new(inner.x, y, inner.width, 1).intersection(inner);
            canvas.text(
                line.x + 1,
                y,
                line.width,
                &Shown::own(heading),
                Role::Heading,
            );
            y += line.height;
        }
        if y >= inner.bottom() {
            break;
        }
        let here = place == pick.place;
        let line = Rect::new(inner.x, y, inner.width, 1);
        columns.draw(canvas, line, choice, here, pick.marks.as_deref());
        if here && pick.field.is_none() {
            cursor = Position::new(inner.x, y);
        }
        y += 1;
    }
    if layout::sentence_rows(pick) > 0 {
        whole_sentence(canvas, inner, pick);
    }
    if pick.lines_of_all() > usize::from(inner.height) {
        let words = Shown::of(format!("{} of {}", pick.place + 1, pick.shown().len()));
        canvas.footer(area, &words, Role::Dim);
    }
    cursor
}

/// The sentence of the command under the cursor, or all of another choice, or why it is not possible, below the list.
fn whole_sentence(canvas: &mut Canvas<'_>, above: Rect, pick: &Pick) {
    let Some(choice) = pick.current() else {
        return;
    };
    let room = above.width.saturating_sub(2);
    let words = match &choice.why_not {
        Some(why_not) => Shown::of(why_not),
        None if pick.purpose == PickFor::Command => Shown::of(name_and_sentence(choice).1),
        // The remark of a step is short: it is never cut.
        None if matches!(pick.purpose, PickFor::Step(_)) => Shown::own(""),
        None if choice.note.is_empty() => Shown::of(&choice.text),
        None => Shown::of(format!("{}; {}", choice.text, choice.note)),
    };
    let rows = layout::sentence_rows(pick);
    let lines = match rows {
        0 | 1 => vec![words],
        _ => width::wrap(&words, usize::from(room)),
    };
    for (y, line) in (above.bottom()..above.bottom() + rows).zip(&lines) {
        canvas.text(above.x + 1, y, room, line, Role::Label);
    }
}

/// Columns of a list of choices: commands have key, name and sentence, other choices a name and a remark at the right.
enum Columns {
    Commands {
        all_keys: bool,
        keys: u16,
        names: u16,
    },
    /// Names the desk gave, or names that stay as they were typed.
    Names { ours: bool },
}

impl Columns {
    fn of(pick: &Pick, width: u16) -> Self {
        if pick.purpose != PickFor::Command {
            let ours = matches!(
                pick.purpose,
                PickFor::Sort
                    | PickFor::Priority(_)
                    | PickFor::Dismiss(_)
                    | PickFor::Relation(..)
                    | PickFor::Crime
                    | PickFor::OfTreaty(_)
                    | PickFor::Letter(_)
                    | PickFor::Use
                    | PickFor::Withheld
                    | PickFor::Override(..)
                    | PickFor::Step(_)
                    | PickFor::Begin(..)
                    | PickFor::Filling(..)
            );
            return Self::Names { ours };
        }
        let widest = |words: &dyn Fn(&Choice) -> usize| {
            let most = pick.choices.iter().map(words).max().unwrap_or(0);
            u16::try_from(most).unwrap_or(u16::MAX)
        };
        let all_keys = width >= 90;
        Self::Commands {
            all_keys,
            keys: widest(&|choice| keys_of(choice, all_keys).len()),
            names: widest(&|choice| name_and_sentence(choice).0.len()).min(20),
        }
    }

    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        line: Rect,
        choice: &Choice,
        here: bool,
        marks: Option<&[String]>,
    ) {
        match *self {
            Self::Commands {
                all_keys,
                keys,
                names,
            } => {
                let widths = Widths {
                    keys: keys_of(choice, all_keys),
                    columns: [keys, names],
                };
                command(canvas, line, choice, here, &widths);
            }
            Self::Names { ours } => named(canvas, line, choice, here, ours, marks),
        }
        if here {
            canvas.shade(line, Role::Selected);
        }
    }
}

/// Every key of a command, or the first where there is little room.
fn keys_of(choice: &Choice, all: bool) -> &str {
    if all {
        return &choice.note;
    }
    choice.note.split(", ").next().unwrap_or_default()
}

const fn sign(here: bool) -> &'static str {
    if here { ">" } else { " " }
}

/// `accept: Take the record on.` in its two halves.
fn name_and_sentence(choice: &Choice) -> (&str, &str) {
    choice.text.split_once(": ").unwrap_or((&choice.text, ""))
}

/// Keys, name, and the sentence or why it is not possible, each in its column.
fn command(canvas: &mut Canvas<'_>, line: Rect, choice: &Choice, here: bool, widths: &Widths<'_>) {
    let (name, sentence) = name_and_sentence(choice);
    let possible = choice.why_not.is_none();
    let role = |role| if possible { role } else { Role::Dim };
    let words = choice.why_not.as_deref().unwrap_or(sentence);
    let [keys, names] = widths.columns;
    canvas.text(
        line.x,
        line.y,
        1,
        &Shown::own(sign(here)),
        role(Role::Plain),
    );
    let mut x = line.x + 2;
    for (columns, words, role) in [
        (keys, Shown::of(widths.keys), role(Role::HintKey)),
        (names, Shown::of(sentence_case(name)), role(Role::Strong)),
        (line.width, Shown::of(words), role(Role::Plain)),
    ] {
        let room = line.right().saturating_sub(x + 1);
        canvas.text(x, line.y, columns.min(room), &words, role);
        x = x.saturating_add(columns).saturating_add(2);
    }
}

/// A command's keys and how wide the columns of keys and names are.
struct Widths<'a> {
    keys: &'a str,
    columns: [u16; 2],
}

/// Letter and name, a remark at the right edge.
fn named(
    canvas: &mut Canvas<'_>,
    line: Rect,
    choice: &Choice,
    here: bool,
    ours: bool,
    marks: Option<&[String]>,
) {
    let role = if choice.why_not.is_some() {
        Role::Dim
    } else {
        Role::Plain
    };
    let note = Shown::of(&choice.note);
    let note_width = u16::try_from(note.width()).unwrap_or(0).min(line.width / 2);
    let mark = match marks {
        Some(marks) if marks.contains(&choice.id) => "+ ",
        Some(_) => "  ",
        None => "",
    };
    let letter = choice.letter.map(|l| format!("{l}  ")).unwrap_or_default();
    let mut words = if ours {
        sentence_case(&choice.text)
    } else {
        choice.text.clone()
    };
    if let Some(why) = &choice.why_not {
        words = format!("{words}: {why}");
    }
    let text = Shown::of(format!("{} {mark}{letter}{words}", sign(here)));
    let room = line.width.saturating_sub(note_width + 2);
    canvas.text(line.x, line.y, room, &text, role);
    let x = line.right().saturating_sub(note_width + 1);
    canvas.text(x, line.y, note_width, &note, Role::HintKey);
}

/// A name as a line of its own begins.
fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
