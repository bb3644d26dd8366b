//! One row of the command table.
//!
//! Never here: the rows.

use crate::tui::effect::Effect;
use crate::tui::state::State;

/// Where a command's keys work.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// Everywhere, also while writing: keys that write no character.
    Always,
    /// Everywhere but in fields and boxes.
    Desk,
    /// Wherever there is something to move in.
    Move,
    /// In the lists of records.
    Lists,
    /// On records: in the lists and in the full record.
    Work,
    /// In the full record.
    Record,
    /// In the list of countries.
    Countries,
    /// On a country: in the list and on its sheet.
    Country,
    /// In the list of treaties.
    Treaties,
    /// On a treaty: in the list and on its sheet.
    Treaty,
    /// On a country or a treaty: in both lists, on both sheets, and on the list of the office's facts.
    Bookshelf,
    /// On two countries side by side.
    Compare,
    /// In the legal-basis finder.
    Finder,
    /// On the page of clocks.
    Agenda,
    /// On the page of a letter.
    Letter,
    /// On the clocks of a record.
    Clocks,
    /// On the checklist of an urgent hit.
    Hit,
    /// On the answers that are missing.
    Chasing,
    /// In every box over the lists.
    Layer,
    /// In the filter field.
    Filter,
    /// In a list of choices.
    Pick,
    /// In a field of one line.
    Ask,
    /// While writing a text.
    Write,
    /// On the review sheet.
    Review,
    /// In something to read.
    Sheet,
    /// When asked whether to leave.
    Quit,
    /// Behind the curtain.
    Curtain,
    /// On the first-start card.
    Card,
}

impl Scope {
    /// Every scope, in the order of the key table.
    pub const ALL: [Self; 28] = [
        Self::Work,
        Self::Lists,
        Self::Record,
        Self::Countries,
        Self::Country,
        Self::Treaties,
        Self::Treaty,
        Self::Bookshelf,
        Self::Compare,
        Self::Finder,
        Self::Agenda,
        Self::Letter,
        Self::Clocks,
        Self::Hit,
        Self::Chasing,
        Self::Move,
        Self::Desk,
        Self::Always,
        Self::Layer,
        Self::Filter,
        Self::Pick,
        Self::Ask,
        Self::Write,
        Self::Review,
        Self::Sheet,
        Self::Quit,
        Self::Curtain,
        Self::Card,
    ];

    /// Words for headings.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Always => "Everywhere, also while writing",
            Self::Desk => "Everywhere",
            Self::Move => "Moving",
            Self::Lists => "Lists",
            Self::Work => "Records",
            Self::Record => "Full record",
            Self::Countries => "Countries",
            Self::Country => "Country, in the list and on its sheet",
            Self::Treaties => "Treaties",
            Self::Treaty => "Treaty, in the list and on its sheet",
            Self::Bookshelf => "Countries and treaties",
            Self::Compare => "Two countries side by side",
            Self::Finder => "Legal basis",
            Self::Agenda => "Next 24 hours",
            Self::Letter => "Letter",
            Self::Clocks => "Clocks of a record",
            Self::Hit => "Checklist of a hit",
            Self::Chasing => "Answers that are missing",
            Self::Layer => "Every box",
            Self::Filter => "Filter field",
            Self::Pick => "Lists of choices",
            Self::Ask => "Fields",
            Self::Write => "Writing",
            Self::Review => "Review sheet",
            Self::Sheet => "Sheets to read",
            Self::Quit => "Leaving",
            Self::Curtain => "Curtain",
            Self::Card => "First start",
        }
    }

    /// Whether commands of this scope can be run from palette and help.
    pub const fn is_listed(self) -> bool {
        matches!(
            self,
            Self::Always
                | Self::Desk
                | Self::Move
                | Self::Lists
                | Self::Work
                | Self::Record
                | Self::Countries
                | Self::Country
                | Self::Treaties
                | Self::Treaty
                | Self::Bookshelf
                | Self::Compare
                | Self::Finder
                | Self::Letter
                | Self::Clocks
                | Self::Hit
                | Self::Chasing
        )
    }
}

/// What a command puts at stake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Risk {
    /// Nothing.
    Safe,
    /// Something undo takes back.
    Undoable,
    /// Something leaves the office: a review sheet comes first.
    Leaves,
}

impl Risk {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Undoable => "undoable",
            Self::Leaves => "leaves the office",
        }
    }
}

/// Whether a command is possible now, or why not.
pub type Ready = fn(&State) -> Result<(), String>;
/// What a command does.
pub type Run = fn(&mut State) -> Vec<Effect>;

/// A command.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Name in the configuration, the palette and for `do`.
    pub id: &'static str,
    /// A verb, for hint line and palette.
    pub title: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Where its keys work.
    pub scope: Scope,
    /// Default keys.
    pub keys: &'static [&'static str],
    /// What it puts at stake.
    pub risk: Risk,
    /// What the message line says afterwards: `Accepted`. Empty for commands that say it themselves.
    pub done: &'static str,
    /// Rank in the hint line, 1 first; 0 stays out of it.
    pub hint: u8,
    /// Whether it is possible.
    pub ready: Ready,
    /// What it does.
    pub run: Run,
}

impl Row {
    /// A safe command that is always possible.
    pub const fn new(
        id: &'static str,
        title: &'static str,
        about: &'static str,
        scope: Scope,
        keys: &'static [&'static str],
        run: Run,
    ) -> Self {
        Self {
            id,
            title,
            about,
            scope,
            keys,
            risk: Risk::Safe,
            done: "",
            hint: 0,
            ready: always,
            run,
        }
    }

    /// The same, undoable, saying this afterwards.
    #[must_use]
    pub const fn undoable(mut self, done: &'static str) -> Self {
        self.risk = Risk::Undoable;
        self.done = done;
        self
    }

    /// The same, saying this afterwards.
    #[must_use]
    pub const fn says(mut self, done: &'static str) -> Self {
        self.done = done;
        self
    }

    /// The same, opening a review sheet.
    #[must_use]
    pub const fn leaves(mut self) -> Self {
        self.risk = Risk::Leaves;
        self
    }

    /// The same with this rank in the hint line.
    #[must_use]
    pub const fn hint(mut self, rank: u8) -> Self {
        self.hint = rank;
        self
    }

    /// The same, possible only then.
    #[must_use]
    pub const fn when(mut self, ready: Ready) -> Self {
        self.ready = ready;
        self
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it stands where commands that may be refused stand"
)]
const fn always(_: &State) -> Result<(), String> {
    Ok(())
}
