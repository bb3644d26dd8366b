//! No subcommand: the desk on the terminal, or, with `--plain` and into files and pipes, its lists as lines.
//!
//! Never here: drawing, the loop.
use super::exit::{Exit, Failure};
use super::list;
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::{Counts, Desk, Pane};
use crate::domain::text::Shown;
use crate::tui::run::{self, Seat};

/// Opens the desk.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if out.wants_json() {
        return Err(Failure::usage(
            "For JSON a subcommand is needed, such as `list alerts`.",
        ));
    }
    let desk = session.open(Missing::Make, out)?;
    if session.global.plain || !session.edge.terminal.stdout {
        return overview(&desk, session, out);
    }
    screen(desk, session)
}

/// The desk on the terminal, until the officer leaves.
fn screen(desk: Desk, session: &Session<'_>) -> Result<Exit, Failure> {
    let clock = session.clock;
    let seat = Seat {
        options: session.options()?,
        clock: move || clock.now(),
        report: session.store.join("breakdown.txt"),
    };
    let code = run::run(desk, seat).map_err(|error| Failure::usage(error.to_string()))?;
    Ok(Exit::of_screen(code))
}

/// What the title line and the two lists say.
fn overview(desk: &Desk, session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let (profile, now) = (desk.profile(), session.clock.now());
    let mode = match (profile.practice, desk.is_read_only()) {
        (true, true) => "PRACTICE, read-only",
        (true, false) => "PRACTICE",
        (false, true) => "read-only",
        (false, false) => "read and write",
    };
    let (name, officer) = (&profile.name, session.officer()?);
    out.line(&Shown::of(format_args!(
        "{name}, officer {officer}, {mode}, {}",
        now.to_minute()
    )))?;
    let Counts {
        alerts_new,
        alerts_urgent,
        requests_open,
        requests_urgent,
        outbox,
        quarantine,
        ..
    } = desk.counts(now);
    out.line(&Shown::of(format_args!(
        "Alerts: {alerts_new} new, {alerts_urgent} urgent or late. Requests: {requests_open} open, \
         {requests_urgent} urgent or late. Outbox: {outbox}. Quarantine: {quarantine}."
    )))?;
    for (title, pane) in [("Alerts", Pane::Alerts), ("Requests", Pane::Requests)] {
        out.lines(&[Shown::default(), Shown::own(title)])?;
        list::open_records(desk, pane, session, out)?;
    }
    Ok(Exit::Done)
}
