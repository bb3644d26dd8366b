//! What each role looks like in each theme. The only file that names colours.
//!
//! Colour repeats what a sign and a word already say. ANSI colours only; never black, white, grey or yellow text, which
//! vanish on half of all backgrounds; selection is reverse video in every theme.
//!
//! Never here: which role a text has.

use ratatui::style::{Color, Modifier, Style};

use crate::tui::options::ThemeName;
use crate::tui::paper;

/// What a cell is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// The title line.
    TitleLine,
    /// The current area in the title line.
    CurrentArea,
    /// Borders.
    Border,
    /// The title of a pane.
    PaneTitle,
    /// The title of the pane with the focus.
    FocusedTitle,
    /// The row under the cursor.
    Selected,
    /// A marked row's sign.
    Mark,
    /// Urgent.
    Urgent,
    /// Overdue.
    Alarm,
    /// High, strong.
    Strong,
    /// Less important, or not possible.
    Dim,
    /// In work.
    Work,
    /// Waiting on others.
    Waiting,
    /// A key in a hint.
    HintKey,
    /// Words of a hint.
    Hint,
    /// An error.
    Failed,
    /// A refusal.
    Refused,
    /// A section's name.
    Heading,
    /// A field's name.
    Label,
    /// Words from outside.
    Quote,
    /// The mark before words from outside, and characters made visible.
    Foreign,
    /// A field that takes text.
    Field,
    /// An exercise.
    Practice,
}

impl From<paper::Role> for Role {
    fn from(role: paper::Role) -> Self {
        match role {
            paper::Role::Plain => Self::Plain,
            paper::Role::Heading => Self::Heading,
            paper::Role::Label => Self::Label,
            paper::Role::Dim => Self::Dim,
            paper::Role::Quote => Self::Quote,
            paper::Role::QuoteMark | paper::Role::HiddenMark => Self::Foreign,
            paper::Role::Warning => Self::Refused,
            paper::Role::Alarm => Self::Alarm,
            paper::Role::Work => Self::Work,
            paper::Role::Waiting => Self::Waiting,
            paper::Role::Strong => Self::Strong,
        }
    }
}

/// The style of a role.
pub fn style(theme: ThemeName, role: Role) -> Style {
    let attributes = attributes(theme, role);
    let style = Style::new().add_modifier(attributes);
    match colour(theme, role) {
        Some(colour) => style.fg(colour),
        None => style,
    }
}

fn attributes(theme: ThemeName, role: Role) -> Modifier {
    let loud = matches!(theme, ThemeName::Mono | ThemeName::HighContrast);
    match role {
        Role::Selected => Modifier::REVERSED,
        Role::Urgent if loud => Modifier::BOLD | Modifier::REVERSED,
        Role::Alarm if loud => Modifier::BOLD | Modifier::UNDERLINED,
        Role::Practice => Modifier::REVERSED | Modifier::BOLD,
        Role::CurrentArea => Modifier::BOLD | Modifier::UNDERLINED,
        Role::Urgent
        | Role::Alarm
        | Role::Strong
        | Role::FocusedTitle
        | Role::Mark
        | Role::HintKey
        | Role::Failed
        | Role::Heading => Modifier::BOLD,
        Role::Refused if loud => Modifier::BOLD,
        Role::Field => Modifier::UNDERLINED,
        Role::Dim | Role::Label | Role::Border if theme != ThemeName::HighContrast => Modifier::DIM,
        _ => Modifier::empty(),
    }
}

const fn colour(theme: ThemeName, role: Role) -> Option<Color> {
    match theme {
        ThemeName::Mono => None,
        ThemeName::Default => match role {
            Role::Urgent | Role::Alarm | Role::Failed => Some(Color::Red),
            Role::Work => Some(Color::Blue),
            Role::Waiting | Role::HintKey => Some(Color::Cyan),
            Role::Foreign | Role::Refused => Some(Color::Magenta),
            _ => None,
        },
        ThemeName::Light => match role {
            Role::Urgent | Role::Alarm | Role::Failed => Some(Color::Red),
            Role::Work | Role::Waiting | Role::HintKey => Some(Color::Blue),
            Role::Foreign | Role::Refused => Some(Color::Magenta),
            _ => None,
        },
        ThemeName::HighContrast => match role {
            Role::Urgent | Role::Alarm | Role::Failed => Some(Color::Red),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_has_no_colour_and_selection_is_reverse_everywhere() {
        for theme in ThemeName::ALL {
            let selected = style(theme, Role::Selected);
            assert!(selected.add_modifier.contains(Modifier::REVERSED));
        }
        for role in [Role::Alarm, Role::Work, Role::Foreign, Role::Failed] {
            assert_eq!(style(ThemeName::Mono, role).fg, None);
        }
    }
}
