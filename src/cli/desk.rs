//! No subcommand: the desk on the terminal.
//!
//! Never here: drawing, the loop.
use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session};
use crate::tui::options::{Look, Options, ThemeName};
use crate::tui::run::{self, Seat};

/// Opens the desk and stays until the officer leaves.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Make, out)?;
    let options = options(session)?;
    let clock = session.clock;
    let report = session.store.join("breakdown.txt");
    let seat = Seat {
        options,
        clock: move || clock.now(),
        report,
    };
    let code = run::run(desk, seat).map_err(|error| Failure::usage(error.to_string()))?;
    Ok(code.checked_sub(128).map_or(Exit::Done, Exit::Signal))
}

/// What configuration, arguments and terminal say about the screen.
pub(super) fn options(session: &Session<'_>) -> Result<Options, Failure> {
    let (screen, terminal) = (session.config.screen, session.edge.terminal);
    let theme = if terminal.no_color {
        ThemeName::Mono
    } else {
        screen.theme
    };
    let look = Look {
        theme,
        ascii_borders: screen.borders.are_ascii(terminal.utf8),
        ascii_text: !terminal.utf8,
    };
    let mut options = Options::new(session.officer()?);
    options.look = look;
    options.keys.clone_from(&session.config.keys);
    options.bell = screen.bell;
    Ok(options)
}
