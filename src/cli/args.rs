//! The command line as a whole: global options and the list of subcommands. Each subcommand's own arguments stand in its file.
//!
//! Never here: what a subcommand does.
use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{Args as ClapArgs, Parser, Subcommand};

use super::{
    act, agenda, audit, backup, basis, begin, completions, config_check, countries, country,
    deadline, demo, disclosures, export, fact, frame, handover, import, init, keys, letter, list,
    man, pack, quarantine, repair, restore, show, stats, treaty, verify,
};
use crate::domain::{Label, Moment};

/// The liaison officer's desk in a terminal.
///
/// Without a subcommand the desk opens.
#[derive(Parser, Clone, Debug)]
#[command(name = "attache", version, max_term_width = 120)]
pub struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Options every subcommand has.
#[derive(ClapArgs, Clone, Debug)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// The store's folder
    #[arg(
        long,
        global = true,
        env = "ATTACHE_STORE",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub(super) store: Option<PathBuf>,
    /// The configuration file
    #[arg(
        long,
        global = true,
        env = "ATTACHE_CONFIG",
        hide_env_values = true,
        value_name = "FILE"
    )]
    pub(super) config: Option<PathBuf>,
    /// Freezes the clock at this instant
    #[arg(long, global = true, env = "ATTACHE_NOW", hide_env_values = true, value_name = "RFC3339", value_parser = instant)]
    pub(super) now: Option<Moment>,
    /// The officer who acts
    #[arg(
        long,
        global = true,
        env = "ATTACHE_OFFICER",
        hide_env_values = true,
        value_name = "ID"
    )]
    pub(super) officer: Option<Label>,
    /// Reads the passphrase from this file descriptor
    #[arg(
        long,
        global = true,
        env = "ATTACHE_PASSPHRASE_FD",
        hide_env_values = true,
        value_name = "N"
    )]
    pub(super) passphrase_fd: Option<u32>,
    /// Changes nothing
    #[arg(long, global = true, env = "ATTACHE_READ_ONLY", hide_env_values = true, value_parser = FalseyValueParser::new())]
    pub(super) read_only: bool,
    /// Lines without drawing, for screen readers, scripts and paper
    #[arg(long, global = true, env = "ATTACHE_PLAIN", hide_env_values = true, value_parser = FalseyValueParser::new())]
    pub(super) plain: bool,
    /// JSON, one object per line
    #[arg(long, global = true, env = "ATTACHE_JSON", hide_env_values = true, value_parser = FalseyValueParser::new())]
    pub(super) json: bool,
}

fn instant(text: &str) -> Result<Moment, String> {
    Moment::parse(text)
        .ok_or_else(|| "an instant with its zone looks like 2031-03-07T08:00:00Z".into())
}

/// The subcommands.
#[derive(Subcommand, Clone, Debug)]
pub(super) enum Command {
    /// Opens the desk on a fresh practice store
    Demo(demo::Demo),
    /// Makes a store
    Init(init::Init),
    /// Takes files in
    Import(import::Import),
    /// Lists alerts, requests, units, quarantine, outbox or drafts
    List(list::List),
    /// Lists the clocks that are over or end soon
    Agenda(agenda::Agenda),
    /// Shows everything about one record
    Show(show::Show),
    /// Begins a request of our own with its first letter
    Begin(begin::Begin),
    /// Prints a letter as it will be sent, with what it lacks
    Letter(letter::Letter),
    /// Carries out an action on a record
    #[command(after_help = act::help())]
    Do(act::Do),
    /// Shows what is known about a country
    Country(country::CountrySheet),
    /// Finds countries by name, code, capital or dialling code
    Countries(countries::Countries),
    /// Shows a treaty with its articles and parties, or lists them
    Treaty(treaty::TreatySheet),
    /// Finds the legal bases between two states, with reasons
    Basis(basis::Basis),
    /// Reckons when a time limit ends, step by step, or lists all limits
    Clock(deadline::Clock),
    /// States facts in place of the reference pack's, withdraws and lists them
    Fact(fact::Fact),
    /// Writes packages of records, or of letters that left, to a folder
    Export(export::ExportArgs),
    /// Lists everything that left: to whom, why, on what basis
    Disclosures(disclosures::Disclosures),
    /// Lists everything that was done
    Audit(audit::Audit),
    /// Shows the sheet from one shift to the next, leaves a note on it, takes the desk over
    Handover(handover::Handover),
    /// Counts the records of a period, with the yearly table of the information exchange
    Stats(stats::Stats),
    /// Shows what the desk shows after some keys
    Frame(frame::Frame),
    /// Lists every command with its keys
    Keys(keys::Keys),
    /// Shows, checks, installs or makes the reference pack
    Pack(pack::Pack),
    /// Shows, retries or discards what could not be read
    Quarantine(quarantine::Quarantine),
    /// Copies the store to a folder
    Backup(backup::Backup),
    /// Puts a backup back into an empty store
    Restore(restore::Restore),
    /// Checks every entry of the store
    Verify(verify::Verify),
    /// Keeps what can be proven of a damaged store
    Repair(repair::Repair),
    /// Prints completions for a shell
    Completions(completions::Completions),
    /// Prints the manual page
    Man(man::Man),
    /// Checks the configuration file
    Config(config_check::Config),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn global_options_may_stand_anywhere() {
        let words = "attache list alerts --store /tmp/x --now 2031-03-07T08:00Z --json";
        let args = Args::try_parse_from(words.split(' ')).unwrap();
        assert!(args.global.json && args.global.now.is_some() && args.global.store.is_some());
    }
}
