//! `export`: packages into a folder of the officer's choice. Each is a disclosure with its entry in the journal.
//!
//! Never here: whether it may leave, what is in a package.
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::out::Out;
use super::session::{Missing, Session, shown};
use crate::desk::{Desk, ExportOrder, Exported, Profile};
use crate::domain::export::ExportTo;
use crate::domain::release::Use;
use crate::domain::text::{Shown, show};
use crate::domain::{CountryCode, Foreign, ItemId, Label, Refusal};

/// Arguments of `export`.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// The records, by our or their originator's reference
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// The folder the packages are written into; made if it is not there
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// A letter of the record that left, by its number, in place of the record itself
    #[arg(long, value_name = "N")]
    letter: Option<u32>,
    /// Why; nothing leaves without a purpose
    #[arg(long, value_name = "TEXT", default_value = "")]
    purpose: String,
    /// For whom: a unit's id, a state with its authority as in `FR: SAMPLE office`, or the name of an authority at home;
    /// without it authorities at home, for a letter its addressee
    #[arg(long, value_name = "TEXT")]
    recipient: Option<String>,
    /// On what basis; without it the one the record rests on
    #[arg(long, value_name = "TEXT")]
    basis: Option<String>,
    /// What it is for: police, evidence, threat, other
    #[arg(long = "for", value_name = "WORD", value_parser = use_for, default_value = "police")]
    use_for: Use,
    /// A part of the record that stays here, as in `text` or `attachment-1`; may be given several times
    #[arg(long, value_name = "PART")]
    withhold: Vec<Label>,
}

fn use_for(word: &str) -> Result<Use, String> {
    let words: Vec<&str> = Use::ALL.iter().map(|known| known.word()).collect();
    Use::from_word(word).ok_or_else(|| format!("the words are {}", words.join(", ")))
}

#[derive(Serialize)]
struct ExportJson<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    export: Option<WrittenJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<&'a Refusal>,
}

#[derive(Serialize)]
struct WrittenJson<'a> {
    number: u32,
    package: &'a str,
    folder: &'a Foreign,
    recipients: [String; 1],
    purpose: &'a Foreign,
    basis: Option<&'a Foreign>,
    marking: &'a str,
    hash: String,
    withheld: &'a [Label],
    #[serde(skip_serializing_if = "Option::is_none")]
    failed: Option<&'a str>,
}

/// Runs it.
pub(super) fn run(
    args: &ExportArgs,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let desk = session.open(Missing::Refuse, out)?;
    let to = args.recipient.as_deref();
    let to = to.map(|text| recipient(text, desk.profile()));
    let mut orders = Vec::new();
    for reference in &args.references {
        orders.push((
            reference,
            order(args, to.as_ref(), found(reference, &desk)?),
        ));
    }
    let mut exit = Exit::Done;
    for (reference, order) in orders {
        let ended = one(&desk, reference, &order, args, session, out)?;
        if ended != Exit::Done {
            exit = ended;
        }
    }
    Ok(exit)
}

fn found(reference: &str, desk: &Desk) -> Result<ItemId, Failure> {
    let unknown = || {
        let reference = show(&Foreign::from(reference));
        Failure::usage(format!(
            "No record has the reference {reference}. Nothing was written."
        ))
    };
    desk.find(reference).ok_or_else(unknown)
}

fn order(args: &ExportArgs, to: Option<&ExportTo>, item: ItemId) -> ExportOrder {
    ExportOrder {
        item,
        letter: args.letter,
        to: to.cloned(),
        purpose: args.purpose.as_str().into(),
        basis: args.basis.as_deref().map(Foreign::from),
        use_for: args.use_for,
        withheld: args.withhold.clone(),
    }
}

/// A unit by its id, an authority of a state behind that state's code, or an authority at home by its name.
fn recipient(text: &str, profile: &Profile) -> ExportTo {
    let text = text.trim();
    let named = |name: &str| (!name.is_empty()).then(|| Foreign::from(name));
    if let Some(unit) = profile.units.iter().find(|unit| unit.id.as_str() == text) {
        return ExportTo {
            unit: Some(unit.id.clone()),
            country: unit.country,
            name: None,
        };
    }
    let (code, name) = text.split_once(':').unwrap_or((text, ""));
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let country = is_code.then(|| code.parse::<CountryCode>().ok()).flatten();
    match country {
        Some(country) => ExportTo {
            unit: None,
            country,
            name: named(name.trim()),
        },
        None => ExportTo {
            unit: None,
            country: profile.home,
            name: named(text),
        },
    }
}

fn one(
    desk: &Desk,
    reference: &str,
    order: &ExportOrder,
    args: &ExportArgs,
    session: &Session<'_>,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    match desk.export(order, &args.to, &session.actor()?)? {
        Ok(exported) => written(reference, &exported, args, out),
        Err(refusal) => refused(reference, refusal, args, out),
    }
}

/// A single refusal is told as everywhere; among several each says which record it is about.
fn refused(
    reference: &str,
    refusal: Refusal,
    args: &ExportArgs,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if out.wants_json() {
        out.object(&ExportJson {
            reference,
            export: None,
            refusal: Some(&refusal),
        })?;
    } else if args.references.len() > 1 {
        out.note(&format!("{reference}: {refusal}"))?;
    } else {
        return Err(Failure::Refused(refusal));
    }
    Ok(Exit::Refused)
}

fn written(
    reference: &str,
    exported: &Exported,
    args: &ExportArgs,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let Exported { export, failed } = exported;
    if out.wants_json() {
        let recipient = export.to.unit.as_ref().map(Label::to_string);
        let recipient = recipient.unwrap_or_else(|| export.to.country.to_string());
        out.object(&ExportJson {
            reference,
            export: Some(WrittenJson {
                number: export.number,
                package: &export.package,
                folder: &export.into,
                recipients: [recipient],
                purpose: &export.purpose,
                basis: export.basis.as_ref(),
                marking: &export.marking,
                hash: export.manifest.to_string(),
                withheld: &export.withheld,
                failed: failed.as_deref(),
            }),
            refusal: None,
        })?;
    }
    if let Some(why) = failed {
        out.note(&format!("{reference}: {why}"))?;
        return Ok(Exit::Usage);
    }
    if !out.wants_json() {
        out.line(&Shown::of(format_args!(
            "{reference} exported as {} into {}, marked {}. Manifest {}.",
            export.package,
            shown(&args.to),
            export.marking,
            export.manifest
        )))?;
    }
    Ok(Exit::Done)
}
