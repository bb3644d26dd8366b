//! THE table: every command of the desk once, with its words, its keys, its risk, when it is possible and what it does.
//!
//! Keymap, hint line, `?`, `:` palette, the `keys` command, the README's key table and the key section of
//! `config.example.toml` all derive from it. A new command is one row in a family file and the function it names.
//!
//! Never here: rules of the work (ask `decide`), drawing.

mod agenda;
mod area;
mod boards;
pub(super) mod choices;
pub(super) mod country;
mod docs;
pub(super) mod fact;
mod finder;
mod in_layer;
pub(super) mod keys;
mod letter;
mod letters;
mod links;
mod listing;
mod moving;
mod office;
mod outgoing;
mod reading;
pub(super) mod ready;
mod review;
pub(super) mod routing;
mod row;
pub(super) mod texts;
mod treaty;
mod triage;
mod work;

use std::sync::LazyLock;

pub use docs::{key_section_toml, key_table_markdown};
pub use keys::{Keys, KeysFault, label as key_label};
pub(super) use reading::consult;
pub use row::{Risk, Row, Scope};

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    [
        triage::ROWS,
        outgoing::ROWS,
        texts::ROWS,
        letters::ROWS,
        letter::ROWS,
        links::ROWS,
        work::ROWS,
        boards::ROWS,
        listing::ROWS,
        reading::ROWS,
        country::ROWS,
        treaty::ROWS,
        finder::ROWS,
        fact::ROWS,
        moving::ROWS,
        area::ROWS,
        agenda::ROWS,
        office::ROWS,
        in_layer::ROWS,
        review::ROWS,
    ]
    .concat()
});

/// Every command, family by family.
pub fn table() -> &'static [Row] {
    &TABLE
}

/// The command with this id.
pub fn find(id: &str) -> Option<&'static Row> {
    table().iter().find(|row| row.id == id)
}

#[cfg(test)]
mod tests;
