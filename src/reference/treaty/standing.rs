//! How one state stands to one instrument on one day, read off the list of parties.
//!
//! Never here: what follows for a pair of states.
use jiff::civil::Date;

use crate::reference::{Country, Pack, Party, PartyKind, PartyList, Provenance, Treaty};

/// How a state stands to an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Bound.
    Bound(Bound),
    /// Bound only from a later day.
    NotYet {
        /// That day.
        since: Date,
        /// How sure.
        provenance: Provenance,
    },
    /// Bound once, not any more.
    Left {
        /// From that day on it is not.
        on: Date,
        /// What to read with it.
        note: String,
        /// How sure.
        provenance: Provenance,
    },
    /// Signed.
    Signed {
        /// The office says so, and not the list.
        by_office: bool,
        /// Whether nothing followed the signature: a complete list, or the office, says so.
        only: bool,
        /// When, if known.
        on: Option<Date>,
        /// What to read with it.
        note: String,
    },
    /// Not in a complete list, or said to be no party by the office.
    NotParty {
        /// What to read with it; empty for plain absence.
        note: String,
        /// The office says so, and not the list.
        by_office: bool,
    },
    /// The pack cannot say.
    Unknown {
        /// Why not, in words that go on a sentence.
        why: String,
    },
}

/// Since when and how surely a state is bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// `None` when the day is not known.
    pub since: Option<Date>,
    /// How sure.
    pub provenance: Provenance,
    /// What must be read with it.
    pub remarks: Vec<Remark>,
}

/// What must be read with the place of a state in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The words, with the code of the state.
    pub text: String,
    /// The list notes whether the state surrenders its nationals: matters to extradition alone.
    pub of_nationals: bool,
}

impl Pack {
    /// How a state or territory stands to an instrument on a day. Whether the instrument itself is in force is another
    /// question.
    pub fn standing(&self, treaty: &Treaty, country: &Country, on: Date) -> Standing {
        match self.treaties().party(&treaty.id, &country.iso2) {
            Some(row) => of_row(self, treaty, country, row, on),
            None => of_absence(self, treaty, country, on),
        }
    }

    /// The state a territory belongs to; `None` for a state. It belongs to no other state itself: of two places that name
    /// each other neither is the state of the other.
    pub fn parent(&self, country: &Country) -> Option<&Country> {
        country
            .value("parent_iso2")
            .and_then(|code| self.country(code))
            .filter(|state| state.is_sovereign())
    }

    /// The state that binds itself by treaties for a place: the one it belongs to, or the place itself.
    pub fn state_of<'p>(&'p self, place: &'p Country) -> &'p Country {
        self.parent(place).unwrap_or(place)
    }
}

fn of_row(pack: &Pack, treaty: &Treaty, country: &Country, row: &Party, on: Date) -> Standing {
    match row.kind {
        PartyKind::Party => dated(row, on, None, country),
        PartyKind::Extension => extended(pack, treaty, country, row, on),
        PartyKind::SignatureOnly => Standing::Signed {
            only: treaty.party_list == PartyList::Complete || row.provenance == Provenance::Office,
            on: row.signature,
            note: row.note.clone(),
            by_office: row.provenance == Provenance::Office,
        },
        PartyKind::NotParty => Standing::NotParty {
            note: row.note.clone(),
            by_office: row.provenance == Provenance::Office,
        },
        PartyKind::Unsettled => {
            let words = [unsettled(&row.instrument_kind), row.note.as_str()];
            let words = words.into_iter().filter(|text| !text.is_empty());
            Standing::Unknown {
                why: words.collect::<Vec<_>>().join("; "),
            }
        }
    }
}

fn dated(row: &Party, on: Date, through: Option<String>, country: &Country) -> Standing {
    if let Some(left) = row.denounced.filter(|left| *left <= on) {
        return Standing::Left {
            on: left,
            note: row.note.clone(),
            provenance: row.provenance,
        };
    }
    // Where the day in force is not known, at least nobody is bound before the instrument was deposited.
    let earliest = row.in_force.or(row.instrument_date);
    if let Some(since) = earliest.filter(|since| *since > on) {
        return Standing::NotYet {
            since,
            provenance: row.provenance,
        };
    }
    let no_day = row
        .in_force
        .is_none()
        .then(|| "the day from which it is bound is not known".to_owned());
    let leaves = row.denounced.map(|day| format!("bound only until {day}"));
    let said = [no_day, through, leaves].into_iter().flatten();
    let said = said.map(|text| (text, false));
    // How the pack came by an ordinary date says nothing to an officer.
    let note = note_words(&row.note).map(|note| {
        let of_nationals = row.provenance != Provenance::Office && note.contains("own nationals");
        (note.to_owned(), of_nationals)
    });
    let remarks = said.chain(note).map(|(text, of_nationals)| Remark {
        text: format!("{}: {text}", country.iso2),
        of_nationals,
    });
    Standing::Bound(Bound {
        since: row.in_force,
        provenance: row.provenance,
        remarks: remarks.collect(),
    })
}

/// What a note of the list says to an officer: not how a day was computed or how another table prints it.
fn note_words(note: &str) -> Option<&str> {
    let said_elsewhere = ["territory of ", "through ", "hub: "];
    let clerical = note.is_empty()
        || note.contains("in_force computed")
        || note.ends_with("date not found")
        || note == "date of application not given"
        || said_elsewhere.iter().any(|start| note.starts_with(start));
    if note == "in_force computed (state succession)" {
        return Some("bound by state succession");
    }
    (!clerical).then_some(note)
}

/// What can be said of a row from which nothing follows, by the words of the list.
pub fn unsettled(words: &str) -> &str {
    match words {
        "" => "the list names no act",
        "member-unverified" => "member of the organisation, ratification unverified",
        "partial application" => "applies parts of it only",
        other => other,
    }
}

/// A territory is bound through its state, and no longer than that.
fn extended(pack: &Pack, treaty: &Treaty, country: &Country, row: &Party, on: Date) -> Standing {
    let Some(state) = pack.parent(country) else {
        return dated(row, on, Some("covered as a territory".to_owned()), country);
    };
    let through = format!("covered as a territory of {}", state.name);
    match pack.standing(treaty, state, on) {
        Standing::Bound(_) => dated(row, on, Some(through), country),
        Standing::Left {
            on,
            note,
            provenance,
        } => Standing::Left {
            on,
            note: format!("{through}. {note}").trim_end().to_owned(),
            provenance,
        },
        Standing::NotYet { since, provenance } => Standing::NotYet { since, provenance },
        _ => Standing::Unknown {
            why: format!("{through}, whose own place in the list does not say that it is bound"),
        },
    }
}

fn of_absence(pack: &Pack, treaty: &Treaty, country: &Country, on: Date) -> Standing {
    if let Some(state) = pack.parent(country) {
        let (place, of) = (&country.name, &state.name);
        return match pack.standing(treaty, state, on) {
            Standing::Bound(_) => Standing::Unknown {
                why: format!(
                    "{of} is bound; whether that reaches {place}, which belongs to it, is not in the list"
                ),
            },
            Standing::NotParty { by_office, .. } => Standing::NotParty {
                note: format!("nor is {of}, to which it belongs"),
                by_office,
            },
            Standing::Signed {
                only: true,
                by_office,
                ..
            } => Standing::NotParty {
                note: format!("{of}, to which it belongs, only signed"),
                by_office,
            },
            Standing::Signed { only: false, .. } => Standing::Unknown {
                why: format!(
                    "{of}, to which it belongs, signed; whether more followed is not known"
                ),
            },
            other => other,
        };
    }
    if country.value("sovereignty") == Some("International") {
        return Standing::Unknown {
            why: "land of no state; ask which law applies".to_owned(),
        };
    }
    let why = match treaty.party_list {
        PartyList::Complete => {
            return Standing::NotParty {
                note: String::new(),
                by_office: false,
            };
        }
        PartyList::Partial => "the list of parties is not complete",
        PartyList::Unverified => "only members of the organisation are known, not who ratified",
        PartyList::None => "there is no list of parties",
    };
    Standing::Unknown {
        why: why.to_owned(),
    }
}
