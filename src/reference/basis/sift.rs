//! One instrument and two states: does it bind both for this kind, these crimes, this day, and if not, why not.
//!
//! Never here: one instrument against another; that is `displace`.
use jiff::civil::Date;

use super::{Exclusion, Question};
use crate::reference::{
    Bilateral, Bound, CooperationKind, Country, Pack, PartyList, Provenance, Relation, Standing,
    Treaty,
};

/// An instrument of the pack.
#[derive(Debug, Clone, Copy)]
pub(super) enum Instrument<'p> {
    Treaty(&'p Treaty),
    Bilateral(&'p Bilateral),
}

/// An instrument that binds both states.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'p> {
    pub(super) instrument: Instrument<'p>,
    /// The instrument whose machinery it borrows.
    pub(super) parent: Option<&'p Treaty>,
    /// The protocol through which it serves the kind at all.
    pub(super) through: Option<&'p Treaty>,
    /// Binds both since; `None` when a day is not known.
    pub(super) since: Option<Date>,
    pub(super) provenance: Provenance,
    pub(super) remarks: Vec<String>,
    /// It fits only as a serious crime.
    pub(super) as_serious_crime: bool,
}

/// Why an instrument is left out.
#[derive(Debug, Clone)]
pub(super) struct Reason {
    pub(super) status: Exclusion,
    pub(super) why: String,
    pub(super) provenance: Provenance,
    /// Neither state stands in its list: most likely it is not theirs at all, but nobody can say so.
    pub(super) neither_listed: bool,
}

impl Reason {
    pub(super) fn new(status: Exclusion, why: String, provenance: Provenance) -> Self {
        Self {
            status,
            why,
            provenance,
            neither_listed: false,
        }
    }
}

impl<'p> Instrument<'p> {
    pub(super) fn id(self) -> &'p str {
        match self {
            Self::Treaty(treaty) => &treaty.id,
            Self::Bilateral(treaty) => &treaty.id,
        }
    }

    /// The title people use.
    pub(super) fn title(self) -> String {
        match self {
            Self::Treaty(treaty) => treaty.short_title.clone(),
            Self::Bilateral(treaty) => bilateral_title(treaty),
        }
    }

    /// The day that decides which of two is older; `None` counts as old.
    pub(super) fn made(self) -> Option<Date> {
        match self {
            Self::Treaty(treaty) => Some(treaty.opened),
            Self::Bilateral(treaty) => treaty.signed.or(treaty.in_force),
        }
    }
}

/// `Extradition treaty, FR and US (1996)`.
pub(super) fn bilateral_title(treaty: &Bilateral) -> String {
    let year = treaty.signed.or(treaty.in_force);
    let year = year.map(|day| format!(" ({})", day.year()));
    format!(
        "{}, {} and {}{}",
        treaty.title,
        treaty.iso2_a,
        treaty.iso2_b,
        year.unwrap_or_default()
    )
}

/// Both states bound by an instrument: since when, how surely, with which remarks.
struct Both {
    since: Option<Date>,
    provenance: Provenance,
    remarks: Vec<String>,
}

/// Sifts a multilateral instrument that serves the kind.
pub(super) fn sift_treaty<'p>(
    pack: &'p Pack,
    question: &Question<'_>,
    treaty: &'p Treaty,
) -> Result<Candidate<'p>, Reason> {
    let parent = treaty
        .inherits
        .as_deref()
        .and_then(|id| pack.treaties().treaty(id));
    let below = parent.map(|parent| {
        bind(pack, question, parent).map_err(|reason| Reason {
            why: format!("It needs {} as well: {}", parent.short_title, reason.why),
            ..reason
        })
    });
    let mut both = match (bind(pack, question, treaty), &below) {
        // Whoever is surely not in the convention is not in its protocol, whatever its list leaves open.
        (Err(own), Some(Err(parents)))
            if own.status == Exclusion::Unknown && parents.status > own.status =>
        {
            return Err(parents.clone());
        }
        (own, _) => own?,
    };
    let as_serious_crime = fits_crime(pack, question, treaty)?;
    if let Some(below) = below {
        let below = below?;
        both.since = both.since.zip(below.since).map(|(a, b)| a.max(b));
        both.provenance = both.provenance.max(below.provenance);
        for remark in below.remarks {
            if !both.remarks.contains(&remark) {
                both.remarks.push(remark);
            }
        }
    }
    Ok(Candidate {
        instrument: Instrument::Treaty(treaty),
        parent,
        through: None,
        since: both.since,
        provenance: both.provenance,
        remarks: both.remarks,
        as_serious_crime,
    })
}

/// Whether the instrument is in force and binds both, whatever the case is about.
fn bind(pack: &Pack, question: &Question<'_>, treaty: &Treaty) -> Result<Both, Reason> {
    in_force(treaty, question.on)?;
    let states = [question.from, question.to];
    let found = states.map(|state| (state, pack.standing(treaty, state, question.on)));
    let worst = found
        .iter()
        .filter_map(|(state, standing)| unbound(pack, treaty, state, standing))
        .max_by_key(|reason| reason.status);
    if let Some(reason) = worst {
        let listed = states.map(|state| is_listed(pack, treaty, state));
        return Err(Reason {
            neither_listed: listed == [false, false],
            ..reason
        });
    }
    let bound: Vec<Bound> = found
        .into_iter()
        .filter_map(|(_, standing)| match standing {
            Standing::Bound(bound) => Some(bound),
            _ => None,
        })
        .collect();
    linked(pack, treaty, question)?;
    let sinces = bound.iter().map(|bound| bound.since);
    let since = sinces.reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)));
    let since = since.flatten().map(|since| match treaty.begins() {
        Some(begins) => since.max(begins),
        None => since,
    });
    let provenances = bound.iter().map(|bound| bound.provenance);
    Ok(Both {
        since,
        provenance: provenances.max().unwrap_or(Provenance::Memory),
        remarks: bound
            .into_iter()
            .flat_map(|bound| bound.remarks)
            .filter(|remark| question.kind == CooperationKind::Extradition || !remark.of_nationals)
            .map(|remark| remark.text)
            .collect(),
    })
}

/// Whether the state, or the state a territory belongs to, stands in the list at all.
fn is_listed(pack: &Pack, treaty: &Treaty, state: &Country) -> bool {
    if treaty.party_list == PartyList::None {
        let circle = treaty.circle.as_deref();
        return circle.is_none_or(|column| state.value(column) == Some("yes"));
    }
    let row = |country: &Country| pack.treaties().party(&treaty.id, &country.iso2).is_some();
    row(state) || pack.parent(state).is_some_and(row)
}

fn in_force(treaty: &Treaty, on: Date) -> Result<(), Reason> {
    let reason = |why| Reason::new(Exclusion::NotInForce, why, list_provenance(treaty));
    if treaty.is_out_of_force(on) {
        if let Some(stated) = &treaty.not_in_force_stated {
            let (source, day) = (&stated.source, stated.since);
            let why = format!("Not in force, as the office states: {source}, as of {day}.");
            return Err(Reason::new(Exclusion::NotInForce, why, Provenance::Office));
        }
        return Err(reason(match treaty.party_list_as_of {
            Some(day) => format!("Not in force as far as known on {day}; check before use."),
            None => "Not in force as far as known; check before use.".to_owned(),
        }));
    }
    match treaty.begins() {
        Some(begins) if begins > on => Err(reason(format!("In force only since {begins}."))),
        None if treaty.opened > on => {
            let opened = treaty.opened;
            Err(reason(format!("Made only on {opened}.")))
        }
        _ => Ok(()),
    }
}

/// Why this state is not bound, if it is not.
fn unbound(pack: &Pack, treaty: &Treaty, state: &Country, standing: &Standing) -> Option<Reason> {
    let name = &state.name;
    let list = list_provenance(treaty);
    let (status, provenance, why) = match standing {
        Standing::Bound(_) => return None,
        Standing::NotYet { since, provenance } => (
            Exclusion::NotInForce,
            *provenance,
            format!("{name} is bound only from {since}."),
        ),
        Standing::Left {
            on,
            note,
            provenance,
        } => (
            Exclusion::Denounced,
            *provenance,
            format!("{name} is no longer bound since {on}{}.", bracket(note)),
        ),
        Standing::Signed { only: false, .. } => (
            Exclusion::Unknown,
            list,
            format!("{name} signed; whether more followed is not known."),
        ),
        Standing::Signed {
            on,
            note,
            by_office,
            ..
        } => {
            let on = on.map_or_else(String::new, |day| format!(" on {day}"));
            let day = list_day(pack, treaty, *by_office);
            let why = format!(
                "{name} signed{on} and is not a party{day}{}.",
                bracket(note)
            );
            (Exclusion::NotParty, sure(list, *by_office), why)
        }
        Standing::NotParty { note, by_office } => {
            let day = list_day(pack, treaty, *by_office);
            let hint = if *by_office {
                String::new()
            } else {
                about(pack, treaty, state)
            };
            let why = format!("{name} is not a party{day}{}.{hint}", bracket(note));
            (Exclusion::NotParty, sure(list, *by_office), why)
        }
        Standing::Unknown { why } => (
            Exclusion::Unknown,
            Provenance::Memory,
            format!("Unknown whether {name} is bound: {why}."),
        ),
    };
    Some(Reason::new(status, why, provenance))
}

fn bracket(note: &str) -> String {
    if note.is_empty() {
        String::new()
    } else {
        format!(" ({note})")
    }
}

const fn sure(list: Provenance, by_office: bool) -> Provenance {
    if by_office { Provenance::Office } else { list }
}

/// ` as of 2019-09-19`: absence speaks only for the day of the list. A list without a day is as old as the pack.
fn list_day(pack: &Pack, treaty: &Treaty, by_office: bool) -> String {
    match (treaty.party_list, treaty.party_list_as_of) {
        (PartyList::Complete, Some(day)) if !by_office => format!(" as of {day}"),
        (PartyList::Complete, None) if !by_office => {
            format!(" as far as known on {}", pack.manifest().built_as_of)
        }
        _ => String::new(),
    }
}

/// What the notes of the instrument say of this very state.
fn about(pack: &Pack, treaty: &Treaty, state: &Country) -> String {
    let name = state.name.as_str();
    let sentence = treaty
        .notes
        .split_inclusive(". ")
        .find(|sentence| sentence.contains(name));
    // Niger is not Nigeria.
    let of_another = |sentence: &&str| {
        let longer = |other: &Country| other.name.len() > name.len() && other.name.contains(name);
        let mut others = pack.countries().iter();
        others.any(|other| longer(other) && sentence.contains(other.name.as_str()))
    };
    let sentence = sentence.filter(|sentence| !of_another(sentence));
    sentence.map_or_else(String::new, |words| format!(" {}", words.trim()))
}

/// How sure the list as a whole is.
pub(super) fn list_provenance(treaty: &Treaty) -> Provenance {
    let recalled = treaty.party_list_provenance.starts_with("memory")
        || treaty.party_list_provenance.is_empty();
    if recalled {
        Provenance::Memory
    } else {
        Provenance::Source
    }
}

/// A hub agreement links its hub with each other party and nobody else.
fn linked(pack: &Pack, treaty: &Treaty, question: &Question<'_>) -> Result<(), Reason> {
    let Relation::Hub { hubs } = &treaty.relation else {
        return Ok(());
    };
    let is_hub = |state: &Country| hubs.contains(&state.iso2);
    if is_hub(question.from) || is_hub(question.to) {
        return Ok(());
    }
    let names: Vec<&str> = hubs.iter().map(|code| pack.country_name(code)).collect();
    let why = format!(
        "It links {} with each other party, not {} and {} with each other.",
        names.join(" and "),
        question.from.name,
        question.to.name
    );
    let provenance = list_provenance(treaty);
    Err(Reason::new(Exclusion::OutOfScope, why, provenance))
}

/// Whether it covers one of the crimes asked for, and if only as a serious crime.
fn fits_crime(pack: &Pack, question: &Question<'_>, treaty: &Treaty) -> Result<bool, Reason> {
    let covers = |area: &str| treaty.scope.iter().any(|covered| covered == area);
    let any = covers("all") || treaty.any_crime_for.contains(&question.kind);
    if any || question.crimes.is_empty() || question.crimes.iter().any(|area| covers(area)) {
        return Ok(false);
    }
    if covers("serious-crime") {
        return Ok(true);
    }
    let areas = area_titles(pack, treaty.scope.iter().map(String::as_str));
    let why = format!("It covers {areas} only.");
    let provenance = list_provenance(treaty);
    Err(Reason::new(Exclusion::OutOfScope, why, provenance))
}

/// Crime areas in words, joined with commas, small letters first.
pub(super) fn area_titles<'a>(pack: &'a Pack, areas: impl Iterator<Item = &'a str>) -> String {
    let known = pack.treaties().crime_areas();
    let title = |area: &'a str| {
        let found = known.iter().find(|known| known.area == area);
        let title = found.map_or(area, |found| found.title.as_str());
        let mut letters = title.chars();
        let first = letters.next().map(|letter| letter.to_ascii_lowercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    areas.map(title).collect::<Vec<_>>().join(", ")
}

/// Sifts a treaty of the two states that serves the kind.
pub(super) fn sift_bilateral<'p>(
    question: &Question<'_>,
    treaty: &'p Bilateral,
) -> Result<Candidate<'p>, Reason> {
    let reason = |status, why: String| Reason::new(status, why, treaty.provenance_on(question.on));
    if treaty.is_suspended(question.on) {
        let since = treaty.suspended_since;
        let since = since.map_or_else(String::new, |day| format!(" since {day}"));
        let note = bracket(&treaty.note);
        return Err(reason(
            Exclusion::NotInForce,
            format!("Suspended{since}{note}."),
        ));
    }
    if let Some(ended) = treaty.ended.filter(|ended| *ended <= question.on) {
        let why = format!("Ended on {ended}{}.", bracket(&treaty.note));
        return Err(reason(Exclusion::Denounced, why));
    }
    if let Some(since) = treaty.in_force.filter(|since| *since > question.on) {
        let why = format!("In force only since {since}.");
        return Err(reason(Exclusion::NotInForce, why));
    }
    if let Some(signed) = treaty.signed.filter(|signed| *signed > question.on) {
        let why = format!("Signed only on {signed}.");
        return Err(reason(Exclusion::NotInForce, why));
    }
    if treaty.in_force_unverified {
        let why = format!(
            "Signed; nobody checked whether it is in force{}.",
            bracket(&treaty.note)
        );
        return Err(reason(Exclusion::Unknown, why));
    }
    let mut remarks = Vec::new();
    if treaty.in_force.is_none() {
        remarks.push("the day of entry into force is not known".to_owned());
    }
    if !treaty.note.is_empty() {
        remarks.push(treaty.note.clone());
    }
    Ok(Candidate {
        instrument: Instrument::Bilateral(treaty),
        parent: None,
        through: None,
        since: treaty.in_force,
        provenance: treaty.provenance,
        remarks,
        as_serious_crime: false,
    })
}
