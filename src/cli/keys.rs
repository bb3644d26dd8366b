//! `keys`: every command with its keys as they are now, place by place.
//!
//! Never here: a key; they stand in the table of commands.
use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::lines;
use super::out::Out;
use super::session::Session;
use crate::domain::text::Shown;
use crate::tui::command::{
    Keys as Keymap, Row, Scope, key_label, key_section_toml, key_table_markdown, table,
};

/// Arguments of `keys`.
#[derive(Args, Clone, Debug)]
pub struct Keys {
    /// As the table of the README: the keys every desk begins with
    #[arg(long, conflicts_with = "toml")]
    markdown: bool,
    /// As the section of the configuration file: the keys every desk begins with
    #[arg(long)]
    toml: bool,
}

#[derive(Serialize)]
struct KeyJson<'a> {
    command: &'a str,
    title: &'a str,
    about: &'a str,
    place: &'static str,
    risk: &'static str,
    keys: Vec<String>,
}

/// Runs it.
pub(super) fn run(args: &Keys, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if args.markdown {
        out.generated(key_table_markdown().as_bytes())?;
        return Ok(Exit::Done);
    }
    if args.toml {
        out.generated(key_section_toml().as_bytes())?;
        return Ok(Exit::Done);
    }
    let keys = Keymap::with(&session.config.keys).unwrap_or_else(|_| Keymap::standard());
    if out.wants_json() {
        for row in table() {
            out.object(&KeyJson {
                command: row.id,
                title: row.title,
                about: row.about,
                place: row.scope.title(),
                risk: row.risk.word(),
                keys: labels(&keys, row),
            })?;
        }
        return Ok(Exit::Done);
    }
    for scope in Scope::ALL {
        let rows = table().iter().filter(|row| row.scope == scope);
        let cells: Vec<Vec<Shown>> = rows.map(|row| cells(&keys, row)).collect();
        if !cells.is_empty() {
            out.line(&Shown::own(scope.title()))?;
            out.lines(&lines::columns(&cells))?;
            out.line(&Shown::default())?;
        }
    }
    Ok(Exit::Done)
}

fn cells(keys: &Keymap, row: &Row) -> Vec<Shown> {
    let labels = labels(keys, row).join("  ");
    vec![Shown::of(labels), Shown::own(row.id), Shown::own(row.about)]
}

fn labels(keys: &Keymap, row: &Row) -> Vec<String> {
    keys.of(row).into_iter().map(key_label).collect()
}
