//! Treaties of two states.
//!
//! Never here: whether one applies; absence of one proves nothing.
use jiff::civil::Date;
use serde::Serialize;

use super::parties::{read_day, read_provenance};
use super::{CooperationKind, Provenance};
use crate::reference::{AsOf, PackError, table::Table, table::TableRow};

/// A treaty of two states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bilateral {
    /// Stable name.
    pub id: String,
    /// What it serves.
    pub kind: CooperationKind,
    /// One state, ISO alpha-2.
    pub iso2_a: String,
    /// The other.
    pub iso2_b: String,
    /// Title.
    pub title: String,
    /// Day of signature.
    pub signed: Option<Date>,
    /// In force since; `None` when the day is not known.
    pub in_force: Option<Date>,
    /// Signed, and nobody checked whether it entered into force.
    pub in_force_unverified: bool,
    /// Suspended: never offered.
    pub suspended: bool,
    /// Since when, as exactly as known.
    pub suspended_since: Option<AsOf>,
    /// Who says that it is suspended: the row, or the office.
    #[serde(skip)]
    pub suspension: Provenance,
    /// Ended on; only an office says so.
    pub ended: Option<Date>,
    /// Instruments that displace it while they bind both states.
    pub displaced_by: Vec<String>,
    /// Instruments it only adds to.
    pub supplements: Vec<String>,
    /// Read or recalled.
    pub provenance: Provenance,
    /// Where it was found and what to know.
    pub note: String,
}

impl Bilateral {
    /// Whether it is suspended on that day; without a day of suspension, on every day. What has ended is not suspended.
    pub fn is_suspended(&self, on: Date) -> bool {
        let since = self.suspended_since.and_then(AsOf::first_day);
        self.suspended && since.is_none_or(|day| day <= on) && !self.has_ended(on)
    }

    /// Whether it has ended by that day.
    pub fn has_ended(&self, on: Date) -> bool {
        self.ended.is_some_and(|day| day <= on)
    }

    /// How sure it is what became of it on that day: an office that says it is suspended since 2026 says nothing of 1999.
    pub fn provenance_on(&self, on: Date) -> Provenance {
        if self.has_ended(on) {
            Provenance::Office
        } else if self.is_suspended(on) {
            self.suspension
        } else {
            self.provenance
        }
    }

    /// True when it links these two states, in either order.
    pub fn links(&self, one: &str, other: &str) -> bool {
        (self.iso2_a == one && self.iso2_b == other) || (self.iso2_a == other && self.iso2_b == one)
    }
}

/// Reads `bilaterals.csv`.
pub(super) fn read_bilaterals(text: &str) -> Result<Vec<Bilateral>, PackError> {
    let table = Table::read("bilaterals.csv", text)?;
    table.rows().map(read_bilateral).collect()
}

fn read_bilateral(row: TableRow<'_>) -> Result<Bilateral, PackError> {
    let list = |column| {
        let parts = row.cell(column).split(';').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (suspended, in_force_unverified) = match row.cell("standing") {
        "" => (false, false),
        "suspended" => (true, false),
        "unverified" => (false, true),
        other => return Err(row.error(format!("unknown standing: {other}"))),
    };
    let provenance = read_provenance(row)?;
    Ok(Bilateral {
        id: row.cell("id").to_owned(),
        kind: row
            .cell("kind")
            .parse()
            .map_err(|error| row.error(format!("{error}")))?,
        iso2_a: row.cell("iso2_a").to_owned(),
        iso2_b: row.cell("iso2_b").to_owned(),
        title: row.cell("title").to_owned(),
        signed: read_day(row, "signed")?,
        in_force: read_day(row, "in_force")?,
        suspended,
        in_force_unverified,
        suspended_since: row
            .filled("suspended_since")
            .map(|text| AsOf::parse(text).ok_or_else(|| row.error("suspended_since is not a day")))
            .transpose()?,
        suspension: provenance,
        ended: None,
        displaced_by: list("displaced_by"),
        supplements: list("supplements"),
        provenance,
        note: row.cell("note").to_owned(),
    })
}
