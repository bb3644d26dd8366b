//! `quarantine`: what the in-door could not read: its original bytes made fit to show, another try, or out with a reason.
//!
//! Never here: reading a format.
use clap::{Args, Subcommand};
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::import;
use super::lines::{self, pair};
use super::out::Out;
use super::session::{Missing, Session};
use crate::desk::{Desk, Quarantined};
use crate::domain::Foreign;
use crate::domain::text::{Shown, show, show_lines};

/// Arguments of `quarantine`.
#[derive(Args, Clone, Debug)]
pub struct Quarantine {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Clone, Debug)]
enum What {
    /// Shows one message with its original
    Show {
        /// Its id, as `list quarantine` shows it
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Reads it again
    Retry {
        /// Its id
        #[arg(value_name = "ID")]
        id: String,
        /// What is known about it beside its bytes
        #[command(flatten)]
        known: import::Known,
    },
    /// Takes it out of quarantine; its bytes stay
    Discard {
        /// Its id
        #[arg(value_name = "ID")]
        id: String,
        /// Why, in your words
        #[arg(long, value_name = "WORDS")]
        text: String,
    },
}

#[derive(Serialize)]
struct MessageJson<'a> {
    id: &'a str,
    source: &'a Foreign,
    reason: &'a Foreign,
    at: &'a str,
    sha256: &'a str,
    received: String,
}

#[derive(Serialize)]
struct OriginalJson<'a> {
    #[serde(flatten)]
    message: MessageJson<'a>,
    size: usize,
    /// The beginning as text; bytes that are no UTF-8 stand as `<0x9F>`.
    original: Foreign,
}

impl<'a> MessageJson<'a> {
    fn of(message: &'a Quarantined) -> Self {
        Self {
            id: &message.id,
            source: &message.source,
            reason: &message.reason,
            at: &message.at,
            sha256: &message.sha256,
            received: message.received.to_string(),
        }
    }
}

/// At most so many bytes of an original are shown.
const SHOWN_BYTES: usize = 64 * 1024;

/// Runs it.
pub(super) fn run(
    args: &Quarantine,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    match &args.what {
        What::Show { id } => show_one(&desk, id, out),
        What::Retry { id, known } => {
            let options = known.options(session, false)?;
            let receipts = desk.retry_quarantined(id, &options, &session.actor()?)?;
            let receipts = receipts.map_err(Failure::Refused)?;
            let mut report = import::Report::default();
            for receipt in receipts {
                report.add(&desk, receipt);
            }
            report.print(out)
        }
        What::Discard { id, text } => {
            let done = desk.discard_quarantined(id, text, &session.actor()?)?;
            done.map_err(Failure::Refused)?;
            if out.wants_json() {
                out.object(&DiscardedJson { discarded: id })?;
            } else {
                out.line(&Shown::of(format_args!(
                    "{id} is out of quarantine; its bytes stay."
                )))?;
            }
            Ok(Exit::Done)
        }
    }
}

#[derive(Serialize)]
struct DiscardedJson<'a> {
    discarded: &'a str,
}

fn show_one(desk: &Desk, id: &str, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let messages = desk.quarantine();
    let message = messages.iter().find(|message| message.id == *id);
    let message = message
        .ok_or_else(|| Failure::usage(format!("Nothing in quarantine has the id \"{id}\".")))?;
    let bytes = desk.original(&message.original)?.unwrap_or_default();
    let beginning = bytes.get(..SHOWN_BYTES).unwrap_or(&bytes);
    let original = Foreign::from_bytes(beginning);
    if out.wants_json() {
        out.object(&OriginalJson {
            message: MessageJson::of(message),
            size: bytes.len(),
            original,
        })?;
    } else {
        out.lines(&page(message, bytes.len(), &original))?;
    }
    Ok(Exit::Done)
}

fn page(message: &Quarantined, size: usize, original: &Foreign) -> Vec<Shown> {
    let line = |name, value: &Shown| pair(&Shown::own(name), value, 10);
    let mut lines = vec![
        line("Id", &Shown::of(&message.id)),
        line("Source", &show(&message.source)),
        line("Reason", &show(&message.reason)),
        line("At", &Shown::of(&message.at)),
        line("Received", &Shown::of(message.received.to_minute())),
        line("SHA-256", &Shown::of(&message.sha256)),
        line("Size", &Shown::of(format_args!("{size} bytes"))),
        Shown::own("Original"),
    ];
    for text in show_lines(original) {
        lines.push(Shown::concat([&Shown::own("| "), &text]));
    }
    if size > SHOWN_BYTES {
        lines.push(Shown::of(format_args!(
            "The first {SHOWN_BYTES} bytes are shown."
        )));
    }
    lines
}

/// `list quarantine`: newest first.
pub(super) fn list(desk: &Desk, limit: usize, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let mut messages = desk.quarantine();
    messages.truncate(limit);
    if out.wants_json() {
        messages
            .iter()
            .try_for_each(|message| out.object(&MessageJson::of(message)))?;
        return Ok(Exit::Done);
    }
    if messages.is_empty() {
        out.line(&Shown::own("Quarantine is empty."))?;
        return Ok(Exit::Done);
    }
    let mut table = vec![
        ["Id", "Received", "At", "Reason", "Source"]
            .map(Shown::own)
            .to_vec(),
    ];
    for message in &messages {
        table.push(vec![
            Shown::of(&message.id),
            Shown::of(message.received.to_minute()),
            if message.at.is_empty() {
                Shown::own("-")
            } else {
                Shown::of(&message.at)
            },
            show(&message.reason),
            show(&message.source),
        ]);
    }
    out.lines(&lines::columns(&table))?;
    Ok(Exit::Done)
}
