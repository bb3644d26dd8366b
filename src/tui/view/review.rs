//! The review sheet: what leaves, to whom, under which limits; below it Back and Send.
//!
//! Never here: deciding.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::layout::{self, Screen};
use super::theme::Role;
use crate::domain::text::Shown;
use crate::tui::paper::Paper;
use crate::tui::state::State;
use crate::tui::state::layer::{Choice, Leaving, Review};

/// Draws the sheet; answers where its cursor stands.
pub fn draw(
    canvas: &mut Canvas<'_>,
    screen: &Screen,
    review: &Review,
    paper: Option<&Paper>,
) -> Position {
    let area = screen.over;
    canvas.clear(area);
    let count = State::count_words(review.leaving.records().len());
    let title = Shown::of(format!("Review before it leaves{count}"));
    let inner = canvas.pane(area, &title, true);
    let rows = layout::review_rows(screen);
    if let Some(paper) = paper {
        let body = Rect {
            height: rows,
            ..inner
        };
        super::paper::lines(canvas, body, paper, review.top);
        let total = paper.lines.len();
        if total > usize::from(rows) {
            let last = (review.top + usize::from(rows)).min(total);
            let words = format!("{}-{last} of {total}, Down reads on", review.top + 1);
            canvas.footer(area, &Shown::of(words), Role::Strong);
        }
    }
    let y = inner.y + rows + 1;
    let typed = code(
        canvas,
        Rect::new(inner.x + 1, y, inner.width - 1, 1),
        review,
    );
    let chosen = choices(
        canvas,
        Rect::new(inner.x + 1, y + 1, inner.width.saturating_sub(1), 1),
        review,
    );
    typed.unwrap_or(chosen)
}

/// The field for the recipient's country code, where it must be typed.
fn code(canvas: &mut Canvas<'_>, line: Rect, review: &Review) -> Option<Position> {
    let (code, field) = review.code.as_ref()?;
    let why = if line.width >= 76 {
        "Handling codes or numbers ask for care. "
    } else {
        ""
    };
    let label = Shown::of(format!("{why}Type {code} to allow sending: "));
    let used = canvas.text(line.x, line.y, line.width, &label, Role::Strong);
    let window = field.window(6);
    let text = Shown::of(format!("{:6}", window.text));
    canvas.text(line.x + used, line.y, 6, &text, Role::Field);
    Some(Position::new(line.x + used + window.cursor, line.y))
}

fn choices(canvas: &mut Canvas<'_>, line: Rect, review: &Review) -> Position {
    let mut at = line.x;
    let mut cursor = Position::new(line.x, line.y);
    for choice in review.choices() {
        let here = review.choice == *choice;
        let sign = if here { ">" } else { " " };
        let text = Shown::of(format!("{sign} [ {} ]", words(*choice, &review.leaving)));
        let room = line.right().saturating_sub(at);
        let used = canvas.text(at, line.y, room, &text, Role::Strong);
        if here {
            cursor = Position::new(at, line.y);
            canvas.shade(Rect::new(at, line.y, used, 1), Role::Selected);
        }
        at += used + 2;
    }
    cursor
}

fn words(choice: Choice, leaving: &Leaving) -> String {
    match (choice, leaving) {
        (Choice::Back, _) => "Back".to_owned(),
        (Choice::Confirm, _) => "Send".to_owned(),
        (Choice::Use, Leaving::Packages(forwarding)) => {
            format!("Used for: {}", forwarding.use_for.word())
        }
        (Choice::Withheld, Leaving::Packages(forwarding)) => match forwarding.withheld.len() {
            0 => "Withheld: none".to_owned(),
            n => format!("Withheld: {n}"),
        },
        (Choice::Use | Choice::Withheld, Leaving::Letter(_)) => String::new(),
    }
}
