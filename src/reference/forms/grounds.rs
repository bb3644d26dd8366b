//! Grounds of refusal as instruments have them.
//!
//! Never here: the codes themselves; whether a ground is met.

use super::super::Confidence;
use super::super::table::{Table, TableRow};
use super::FormsError;
use super::content::{read_confidence, read_source};
use crate::domain::ground::Ground;

/// A ground as an instrument has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownGround {
    /// The code.
    pub ground: Ground,
    /// Whether it binds (`true`) or only allows; `None` when that is not known.
    pub mandatory: Option<bool>,
    /// The article; `None` when no instrument says so.
    pub article: Option<String>,
    /// What it covers, in the desk's words.
    pub words: String,
    /// How sure that is; "unknown" where no instrument is known to have it.
    pub confidence: Confidence,
}

/// The grounds an officer can choose from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grounds {
    /// The instrument allows no others than those of the list.
    pub closed: bool,
    /// Grounds the instrument has, in its order; then, where the list is not closed, all others.
    pub list: Vec<KnownGround>,
    /// Grounds the instrument forbids.
    pub barred: Vec<KnownGround>,
}

/// What a row says of a ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Status {
    Mandatory,
    Optional,
    NotSaid,
    Barred,
}

/// A row of `grounds.csv`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    instruments: Vec<String>,
    status: Status,
    known: KnownGround,
}

/// All rows, and the instruments whose list is closed.
#[derive(Clone, Debug, Default)]
pub(super) struct GroundTable {
    rows: Vec<Row>,
    closed: Vec<String>,
}

impl GroundTable {
    /// Reads `grounds.csv`.
    pub(super) fn read(text: &str) -> Result<Self, FormsError> {
        let table = Table::read("grounds.csv", text)?;
        let mut read = Self::default();
        for row in table.rows() {
            let instruments = row
                .filled("instrument")
                .ok_or_else(|| row.error("instrument is empty"))?;
            let instruments = instruments.split(';').map(str::to_owned);
            read_source(row)?;
            match (row.cell("ground"), row.cell("status")) {
                ("*", "closed") => read.closed.extend(instruments),
                ("*", _) | (_, "closed") => {
                    return Err(row
                        .error("a closed list is told by the ground * and the status closed")
                        .into());
                }
                _ => read.rows.push(Row {
                    instruments: instruments.collect(),
                    ..read_row(row)?
                }),
            }
        }
        Ok(read)
    }

    /// Instruments that are named.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().flat_map(|row| &row.instruments);
        rows.chain(&self.closed).map(String::as_str)
    }

    pub(super) fn of(&self, instrument: Option<&str>) -> Grounds {
        let closed = instrument.is_some_and(|id| self.closed.iter().any(|name| name == id));
        let named =
            |row: &&Row| instrument.is_some_and(|id| row.instruments.iter().any(|name| name == id));
        let mut grounds = Grounds {
            closed,
            ..Grounds::default()
        };
        for row in self.rows.iter().filter(named) {
            let place = match row.status {
                Status::Barred => &mut grounds.barred,
                _ => &mut grounds.list,
            };
            place.push(row.known.clone());
        }
        if !closed {
            let told = |ground: Ground| {
                grounds
                    .list
                    .iter()
                    .chain(&grounds.barred)
                    .any(|known| known.ground == ground)
            };
            let others: Vec<_> = Ground::ALL
                .iter()
                .filter(|ground| !told(**ground))
                .copied()
                .map(not_told)
                .collect();
            grounds.list.extend(others);
        }
        grounds
    }
}

/// A ground of which no instrument at hand says anything.
fn not_told(ground: Ground) -> KnownGround {
    KnownGround {
        ground,
        mandatory: None,
        article: None,
        words: ground.title().to_owned(),
        confidence: Confidence::NotKnown,
    }
}

fn read_row(row: TableRow<'_>) -> Result<Row, FormsError> {
    let code = row.cell("ground");
    let status = match row.cell("status") {
        "mandatory" => Status::Mandatory,
        "optional" => Status::Optional,
        "" => Status::NotSaid,
        "barred" => Status::Barred,
        other => {
            return Err(row
                .error(format!("unknown status of a ground: {other}"))
                .into());
        }
    };
    let words = row
        .filled("words")
        .ok_or_else(|| row.error("words is empty"))?;
    Ok(Row {
        instruments: Vec::new(),
        status,
        known: KnownGround {
            ground: Ground::from_word(code)
                .ok_or_else(|| row.error(format!("unknown ground: {code}")))?,
            mandatory: match status {
                Status::Mandatory => Some(true),
                Status::Optional => Some(false),
                Status::NotSaid | Status::Barred => None,
            },
            article: row.filled("article").map(str::to_owned),
            words: words.to_owned(),
            confidence: read_confidence(row)?,
        },
    })
}
