//! The table of actions: id, meaning, fields, and how fields become a command. Help and checks derive from it.
//!
//! One file a family. Never here: the desk's own steps (a package that left or failed), and taking back, which has no record
//! of its own.
mod clocks;
mod hit;
mod leave;
mod letters;
mod outgoing;
mod steps;
mod triage;

use super::field::Field;
use super::given::Given;
use crate::cli::exit::Failure;
use crate::desk::{DeskBooks, Profile};
use crate::domain::basis::ChosenBasis;
use crate::domain::{Command, Item, ItemId, Moment, Refusal};
use crate::reference::{Pack, Question};

/// One action.
pub struct Action {
    /// The command's id.
    pub id: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Fields it needs.
    pub needs: &'static [Field],
    /// Fields it can have besides.
    pub may_have: &'static [Field],
    make: Make,
}

type Make = fn(&Given, &Surroundings<'_>) -> Result<Command, Failure>;

/// What is needed to turn names into ids.
pub struct Surroundings<'a> {
    /// Officers and units.
    pub profile: &'a Profile,
    /// The record the action is for.
    pub item: &'a Item,
    /// Finds a record by its reference.
    pub find: &'a dyn Fn(&str) -> Option<ItemId>,
    /// The bookshelf.
    pub pack: &'a Pack,
    /// The same as decisions and letters ask it.
    pub books: &'a DeskBooks,
    /// What the bookshelf says of an instrument, ready to be chosen.
    pub basis: &'a dyn Fn(&str, &Question<'_>) -> Result<ChosenBasis, Refusal>,
    /// The instant of the command.
    pub now: Moment,
}

/// Families of actions with their headings, in the order of the help text.
const FAMILIES: &[(&str, &[Action])] = &[
    ("The record", triage::ACTIONS),
    ("Packages to units at home", outgoing::ACTIONS),
    ("Steps in the life of a request", steps::ACTIONS),
    ("Clocks", clocks::ACTIONS),
    ("Letters", letters::ACTIONS),
    ("Leave to send, promises", leave::ACTIONS),
    ("Urgent hit", hit::ACTIONS),
];

/// Every action, in the order of the help text.
pub fn actions() -> impl Iterator<Item = &'static Action> {
    FAMILIES.iter().flat_map(|(_, family)| family.iter())
}

const fn action(
    id: &'static str,
    about: &'static str,
    needs: &'static [Field],
    may_have: &'static [Field],
    make: Make,
) -> Action {
    Action {
        id,
        about,
        needs,
        may_have,
        make,
    }
}

const fn plain(id: &'static str, about: &'static str, make: Make) -> Action {
    action(id, about, &[], &[], make)
}

impl Action {
    /// The action with this id.
    pub fn find(id: &str) -> Result<&'static Self, Failure> {
        actions().find(|action| action.id == id).ok_or_else(|| {
            let ids: Vec<&str> = actions().map(|action| action.id).collect();
            Failure::usage(format!(
                "No action is called \"{id}\". There are {}.",
                ids.join(", ")
            ))
        })
    }

    /// The command these fields make; a field the action does not know is a usage failure.
    pub fn command(&self, given: &Given, around: &Surroundings<'_>) -> Result<Command, Failure> {
        let known: Vec<Field> = self.needs.iter().chain(self.may_have).copied().collect();
        if let Some(stranger) = given.stranger(&known) {
            let (id, name) = (self.id, stranger.name());
            return Err(Failure::usage(format!(
                "{id} has no field --{name}. It is written: {}",
                self.usage()
            )));
        }
        (self.make)(given, around)
    }

    /// `forward --to WHOM --purpose WORDS [--basis WORDS]`.
    pub fn usage(&self) -> String {
        let needs = self.needs.iter().copied().map(written);
        let may_have = self.may_have.iter().copied();
        let fields = needs.chain(may_have.map(|field| format!("[{}]", written(field))));
        std::iter::once(self.id.to_owned())
            .chain(fields)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// `--ground CODE...`.
fn written(field: Field) -> String {
    let (name, value) = (field.name(), field.value_name());
    if field.is_switch() {
        return format!("--{name}");
    }
    let more = if field.is_repeatable() { "..." } else { "" };
    format!("--{name} {value}{more}")
}

/// The table as text: per family, each action with what it does and, below, how it is written where it has fields.
pub fn help() -> String {
    let line = |action: &Action| format!("    {}\n        {}\n", action.usage(), action.about);
    let family = |(heading, family): &(&str, &[Action])| {
        let lines: String = family.iter().map(line).collect();
        format!("\n  {heading}\n{lines}")
    };
    let families: String = FAMILIES.iter().map(family).collect();
    format!(
        "Actions:\n{families}\nWithout a record (REF left out or `-`): undo and redo your newest batch; \
         dispatch writes every package whose recall time is over."
    )
}
