//! Two states side by side: the clock, languages, law, channels, and what is in force between them.
//!
//! A row in which they differ says so in words. Never here: which of the two is better to work with.

use super::bookshelf::{Bookshelf, Cell, spoken};
use super::country::NOTHING;
use super::{Paper, Role, instruments};
use crate::domain::Moment;
use crate::reference::{Confidence, CooperationKind, Country, Fact, Form, Pack, Reach};

/// From this width on the two stand side by side.
const WIDE: usize = 70;

/// Columns for the name of a row.
const NAMES: usize = 13;

/// Facts that are compared, in reading order: the column of the pack and our words.
const FACTS: [(&str, &str); 13] = [
    ("weekend", "Weekend"),
    ("languages", "Languages"),
    ("mla_languages", "Languages for requests"),
    ("mla_languages_unverified", "Languages, recalled"),
    ("legal_tradition", "Legal tradition"),
    ("death_penalty", "Death penalty"),
    ("extradites_nationals", "Own nationals"),
    ("dual_criminality", "Dual criminality"),
    ("interpol", "INTERPOL"),
    ("europol", "Europol"),
    ("eurojust", "Eurojust"),
    ("budapest_247", "24/7 network"),
    ("fiu", "Financial intelligence"),
];

/// Two states as read at `now`; `home` is the own state, whose best instruments with each are shown too.
pub fn compare(
    pack: &Pack,
    one: &str,
    other: &str,
    home: &str,
    now: Moment,
    width: usize,
) -> Paper {
    let mut paper = Paper::new(width);
    let shelf = Bookshelf::at(pack, now);
    let (Some(one), Some(other)) = (pack.country(one), pack.country(other)) else {
        paper.say(Role::Dim, NOTHING);
        return paper;
    };
    let mut table = Table { paper, one, other };
    table.head(shelf);
    table.clock(pack, now);
    for (column, label) in FACTS {
        table.fact(shelf, column, label);
    }
    table.channels(pack);
    table.memberships(shelf);
    table.of_home(shelf, home);
    let mut paper = table.paper;
    if one.iso2 != other.iso2 {
        let (from, to) = (shelf.place(&one.iso2), shelf.place(&other.iso2));
        paper.heading(format!("In force between {from} and {to}"));
        instruments::list(&mut paper, shelf, one, other);
    }
    paper
}

/// What is said of one state in a row.
#[derive(Clone, PartialEq, Eq, Default)]
struct Said {
    value: String,
    remark: String,
    doubt: bool,
    unknown: bool,
}

impl Said {
    fn plain(value: String) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }

    fn unknown() -> Self {
        Self {
            value: "unknown".to_owned(),
            unknown: true,
            doubt: true,
            ..Self::default()
        }
    }

    /// The words in roles, as lines of a cell.
    fn cell(&self, columns: usize) -> Cell {
        let role = if self.doubt {
            Role::Warning
        } else {
            Role::Plain
        };
        Cell::of(columns)
            .with(role, &self.value)
            .with(Role::Dim, &self.remark)
    }
}

/// The paper under construction with the two states.
struct Table<'p> {
    paper: Paper,
    one: &'p Country,
    other: &'p Country,
}

impl Table<'_> {
    fn head(&mut self, shelf: Bookshelf<'_>) {
        let (one, other) = (shelf.place(&self.one.iso2), shelf.place(&self.other.iso2));
        if self.is_wide() {
            let columns = self.columns();
            self.paper.cells(&[
                Cell::of(NAMES),
                Cell::of(columns).with(Role::Strong, &one),
                Cell::of(columns).with(Role::Strong, &other),
            ]);
        } else {
            self.paper.say(Role::Strong, format!("{one} and {other}"));
        }
        let parts = [self.one, self.other].into_iter();
        for part in parts.filter(|country| !country.is_sovereign()) {
            if let Some(parent) = part.value("parent_iso2") {
                let words = format!(
                    "{} belongs to {}: its law may be that of the state.",
                    part.iso2,
                    shelf.place(parent)
                );
                self.paper.say(Role::Warning, words);
            }
        }
        self.paper.gap();
    }

    const fn is_wide(&self) -> bool {
        self.paper.width >= WIDE
    }

    const fn columns(&self) -> usize {
        self.paper.width.saturating_sub(NAMES + 2) / 2
    }

    fn row(&mut self, label: &str, one: &Said, other: &Said) {
        let (role, sign) = verdict(one, other);
        if self.is_wide() {
            let columns = self.columns();
            self.paper.cells(&[
                Cell::of(NAMES).with(Role::Label, label).with(role, sign),
                one.cell(columns),
                other.cell(columns),
            ]);
            return;
        }
        let label = if sign.is_empty() {
            label.to_owned()
        } else {
            format!("{label} {sign}")
        };
        self.paper
            .say(if sign.is_empty() { Role::Label } else { role }, label);
        let columns = self.paper.width.saturating_sub(5);
        for (country, said) in [(self.one, one), (self.other, other)] {
            self.paper.cells(&[
                Cell::of(4).with(Role::Label, &format!("  {}", country.iso2)),
                said.cell(columns),
            ]);
        }
    }

    fn clock(&mut self, pack: &Pack, now: Moment) {
        let [one, other] = [self.one, self.other].map(|country| {
            let Some(local) = pack.local_time(country, now.timestamp()) else {
                return [Said::unknown(), Said::unknown()];
            };
            let clock = local.clock.strftime("%a %Y-%m-%d %H:%M").to_string();
            let several = "the capital; other times are in use";
            let time = Said {
                remark: if local.several_times {
                    several.to_owned()
                } else {
                    String::new()
                },
                ..Said::plain(clock)
            };
            let day = pack.day(country, local.clock.date());
            let there = pack.working_time(country, now.timestamp());
            let office = there.map_or_else(|| day.words(), |there| there.answer());
            [time, Said::plain(office)]
        });
        for (label, (one, other)) in ["Time now", "Office"]
            .into_iter()
            .zip(one.iter().zip(&other))
        {
            self.row(label, one, other);
        }
    }

    fn fact(&mut self, shelf: Bookshelf<'_>, column: &str, label: &str) {
        let (one, other) = (self.one.fact(column), self.other.fact(column));
        if one.is_none() && other.is_none() && column != "mla_languages" {
            return;
        }
        let said = |fact: Option<&Fact>| fact.map_or_else(Said::unknown, |fact| said(shelf, fact));
        self.row(label, &said(one), &said(other));
    }

    fn channels(&mut self, pack: &Pack) {
        let said = |country: &Country| {
            let contacts = pack.contacts(country);
            let sure = contacts.iter().filter(|it| it.reach == Reach::Connected);
            let names: Vec<&str> = sure.map(|it| it.channel.name.as_str()).collect();
            let unclear = contacts.iter().filter(|it| it.reach == Reach::Unclear);
            let unclear: Vec<&str> = unclear.map(|it| it.channel.name.as_str()).collect();
            let mut said = Said::plain(names.join(", "));
            if names.is_empty() {
                "none known".clone_into(&mut said.value);
                said.doubt = true;
            }
            if !unclear.is_empty() {
                said.remark = format!("not confirmed: {}", unclear.join(", "));
            }
            said
        };
        let (one, other) = (said(self.one), said(self.other));
        self.row("Channels", &one, &other);
    }

    /// Organisations and networks to which only one of them belongs, and those of both.
    fn memberships(&mut self, shelf: Bookshelf<'_>) {
        let told = |name: &str| FACTS.iter().any(|(column, _)| *column == name);
        let columns = shelf.pack.columns();
        let flags = columns.filter(|it| it.form == Form::Flag && it.section == "channels");
        let (mut both, mut one, mut other) = (Vec::new(), Vec::new(), Vec::new());
        for column in flags.filter(|column| !told(&column.name)) {
            let [here, there] = [self.one, self.other]
                .map(|country| country.fact(&column.name).and_then(|it| member(shelf, it)));
            match (here, there) {
                (Some(here), Some(there)) if here == there => both.push(here),
                (here, there) => {
                    one.extend(here);
                    other.extend(there);
                }
            }
        }
        let said = |names: &[String]| match names {
            [] => "none".to_owned(),
            _ => names.join(", "),
        };
        self.row(
            "Member alone",
            &Said::plain(said(&one)),
            &Said::plain(said(&other)),
        );
        self.paper.field("Member, both", said(&both));
    }

    /// The best instrument of the own state with each, by kind.
    fn of_home(&mut self, shelf: Bookshelf<'_>, home: &str) {
        let Some(own) = shelf.pack.country(home) else {
            return;
        };
        if [&self.one.iso2, &self.other.iso2].contains(&&own.iso2) {
            return;
        }
        self.paper.heading(format!(
            "First instrument of {} with each",
            shelf.place(&own.iso2)
        ));
        for kind in CooperationKind::ALL {
            let [one, other] = [self.one, self.other].map(|country| {
                let options = shelf.pack.in_force_between(own, country, kind, shelf.today);
                let Some(best) = options.first() else {
                    return Said {
                        value: "none found".to_owned(),
                        doubt: true,
                        ..Said::default()
                    };
                };
                Said {
                    remark: shelf.trust(best.confidence, best.as_of),
                    ..Said::plain(best.title.clone())
                }
            });
            self.row(kind.title(), &one, &other);
        }
    }
}

/// The name of what it belongs to, with what must be read with it; `None` when it does not belong.
fn member(shelf: Bookshelf<'_>, fact: &Fact) -> Option<String> {
    let standing = match &*fact.value {
        "no" => return None,
        "yes" => "",
        other => other,
    };
    let doubt = fact.confidence.is_doubtful() && standing != "unknown";
    let months = shelf.pack.manifest().stale_after_months;
    let age = format!("older than {months} months");
    let remarks = [
        Some(standing).filter(|words| !words.is_empty()),
        doubt.then(|| fact.confidence.word()),
        shelf.is_old(fact.as_of).then_some(age.as_str()),
    ];
    let remarks: Vec<&str> = remarks.into_iter().flatten().collect();
    let label = &fact.column.label;
    Some(match remarks[..] {
        [] => label.clone(),
        _ => format!("{label} ({})", remarks.join(", ")),
    })
}

/// `! differs`, or that one of the two is not known; nothing where they agree.
fn verdict(one: &Said, other: &Said) -> (Role, &'static str) {
    match (one.unknown, other.unknown) {
        (true, true) => (Role::Warning, "? unknown"),
        (true, false) | (false, true) => (Role::Warning, "? one unknown"),
        (false, false) if one.value == other.value => (Role::Label, ""),
        (false, false) => (Role::Strong, "! differs"),
    }
}

fn said(shelf: Bookshelf<'_>, fact: &Fact) -> Said {
    let pack = shelf.pack;
    let items =
        |words: &dyn Fn(&str) -> String| fact.items().map(words).collect::<Vec<_>>().join(", ");
    let value = match fact.column.form {
        Form::Languages => items(&|code| pack.language_name(code).to_owned()),
        Form::List => items(&|word| spoken(word).to_owned()),
        Form::Countries => items(&|code| shelf.place(code)),
        _ => spoken(&fact.value).to_owned(),
    };
    let remark = shelf.remark(Some(fact.confidence), fact.as_of);
    let note = fact.note.as_deref().unwrap_or_default();
    let separator = if note.is_empty() { "" } else { "; " };
    let unknown = fact.confidence == Confidence::NotKnown;
    Said {
        remark: if unknown {
            note.to_owned()
        } else {
            format!("{remark}{separator}{note}")
        },
        doubt: fact.confidence.is_doubtful() || shelf.is_old(fact.as_of),
        unknown,
        value,
    }
}

#[cfg(test)]
mod tests;
