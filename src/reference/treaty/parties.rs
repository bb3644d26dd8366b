//! Who is bound by an instrument, as the list of parties has it.
//!
//! Never here: whether a row binds on a certain day; that is the finder's reading of it.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::reference::{PackError, table::Table, table::TableRow};

/// How a row, a declaration or a bilateral treaty came to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// Read in an official table or a law collection.
    Source,
    /// The office's own statement, with its own source.
    Office,
    /// Recalled, without a source: shown as "unverified".
    Memory,
}

impl Provenance {
    /// The word for a reader.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Office => "stated by the office",
            Self::Source => "read in a source",
            Self::Memory => "unverified",
        }
    }
}

/// What a row of the list says of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyKind {
    /// It is a party (ratified, acceded, succeeded, member of the organisation that made it).
    Party,
    /// It signed and did nothing more.
    SignatureOnly,
    /// A territory covered through a state; no party of its own.
    Extension,
    /// Nothing can be said: membership only, status unverified, part of it applied.
    Unsettled,
    /// The office says that it is not a party.
    NotParty,
}

/// A row of the list of parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// ISO alpha-2 code; `EU` is the European Union.
    pub iso2: String,
    /// Day of signature.
    pub signature: Option<Date>,
    /// Day of the instrument of ratification or accession.
    pub instrument_date: Option<Date>,
    /// The kind of instrument, in words.
    pub instrument_kind: String,
    /// In force for it since; `None` when the day is not known.
    pub in_force: Option<Date>,
    /// Ended for it on.
    pub denounced: Option<Date>,
    /// Read or recalled.
    pub provenance: Provenance,
    /// What to read with it; for a territory the state it goes through.
    pub note: String,
    /// What the row says of the state.
    #[serde(skip)]
    pub kind: PartyKind,
}

/// Reads `parties.csv`: id of the instrument and row, in the order of the file.
pub(super) fn read_parties(text: &str) -> Result<Vec<(String, Party)>, PackError> {
    let table = Table::read("parties.csv", text)?;
    table
        .rows()
        .map(|row| Ok((row.cell("treaty_id").to_owned(), read_party(row)?)))
        .collect()
}

fn read_party(row: TableRow<'_>) -> Result<Party, PackError> {
    let instrument_kind = row.cell("instrument_kind").to_owned();
    Ok(Party {
        iso2: row.cell("iso2").to_owned(),
        signature: read_day(row, "signature")?,
        instrument_date: read_day(row, "instrument_date")?,
        kind: kind_of(&instrument_kind),
        instrument_kind,
        in_force: read_day(row, "in_force")?,
        denounced: read_day(row, "denounced")?,
        provenance: read_provenance(row)?,
        note: row.cell("note").to_owned(),
    })
}

/// Which words of the list make a party and which do not.
fn kind_of(words: &str) -> PartyKind {
    match words {
        "signature-only" => PartyKind::SignatureOnly,
        "extension" => PartyKind::Extension,
        "" | "member-unverified" | "status unverified" | "partial application" => {
            PartyKind::Unsettled
        }
        _ => PartyKind::Party,
    }
}

pub(super) fn read_day(row: TableRow<'_>, column: &str) -> Result<Option<Date>, PackError> {
    row.filled(column)
        .map(|text| {
            text.parse()
                .map_err(|_| row.error(format!("{column} is not a day: {text}")))
        })
        .transpose()
}

pub(super) fn read_provenance(row: TableRow<'_>) -> Result<Provenance, PackError> {
    match row.cell("provenance") {
        "source" => Ok(Provenance::Source),
        "memory" => Ok(Provenance::Memory),
        other => Err(row.error(format!("unknown provenance: {other}"))),
    }
}
