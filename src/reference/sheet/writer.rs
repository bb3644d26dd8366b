//! How facts become rows: words for codes, clock and channels, flags gathered into lines.
//!
//! Never here: which columns there are; the pack says so.
use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use super::{Remark, Row, Section};
use crate::reference::{Column, Confidence, Country, Fact, Form, Pack, Reach};

/// Writes one country's rows as read at one instant.
pub(super) struct Writer<'p> {
    pub(super) pack: &'p Pack,
    pub(super) country: &'p Country,
    pub(super) now: Timestamp,
    pub(super) today: Date,
}

impl Writer<'_> {
    /// The rows of a section: what is computed first, then the columns, then the gathered flags.
    pub(super) fn rows(&self, section: &str) -> Vec<Row> {
        let columns: Vec<&Column> = self
            .pack
            .columns()
            .filter(|column| column.section == section)
            .collect();
        let mut rows = match section {
            "time" => self.clock_rows(),
            "channels" => self.contact_row().into_iter().collect(),
            _ => Vec::new(),
        };
        rows.extend(columns.iter().filter_map(|column| self.fact_row(column)));
        rows.extend(self.flag_rows(&columns));
        rows
    }

    fn fact_row(&self, column: &Column) -> Option<Row> {
        if column.form == Form::Flag {
            return None;
        }
        match self.country.fact(&column.name) {
            Some(fact) => Some(self.row_of(fact)),
            None => column.empty_is_unknown.then(|| self.unknown_row(column)),
        }
    }

    fn row_of(&self, fact: &Fact) -> Row {
        let value = if &*fact.value == "unknown" {
            self.unknown_value()
        } else {
            self.words(fact)
        };
        Row {
            label: fact.column.label.clone(),
            value,
            remark: self.remark(fact),
        }
    }

    fn remark(&self, fact: &Fact) -> Remark {
        Remark {
            confidence: Some(fact.confidence),
            source: Some(Arc::clone(&fact.source)),
            as_of: fact.as_of,
            stale: self.is_stale(fact),
            note: fact.note.as_deref().map(str::to_owned),
        }
    }

    fn unknown_row(&self, column: &Column) -> Row {
        Row {
            label: column.label.clone(),
            value: self.unknown_value(),
            remark: Remark {
                confidence: Some(Confidence::NotKnown),
                ..Remark::default()
            },
        }
    }

    /// A territory mostly lives under the law of its state; the reader is sent there, nothing is filled in.
    fn unknown_value(&self) -> String {
        match self.country.value("parent_iso2") {
            Some(parent) => format!("unknown, see {}", self.named(parent)),
            None => "unknown".to_owned(),
        }
    }

    fn words(&self, fact: &Fact) -> String {
        let list =
            |words: &dyn Fn(&str) -> String| fact.items().map(words).collect::<Vec<_>>().join(", ");
        match fact.column.form {
            Form::List => list(&str::to_owned),
            Form::Plus => fact.value.replace('+', " and "),
            Form::Countries => list(&|code| self.named(code)),
            Form::Languages => list(&|code| self.pack.language_name(code).to_owned()),
            Form::Calling => list(&|code| format!("+{code}")),
            Form::Sovereignty => match fact.value.rsplit_once(" of ") {
                Some((kind, code)) => format!("{kind} of {}", self.named(code)),
                None => fact.value.to_lowercase(),
            },
            Form::Text | Form::Flag | Form::Note | Form::Hidden => fact.value.to_string(),
        }
    }

    fn named(&self, code: &str) -> String {
        match self.pack.country(code) {
            Some(country) => format!("{} ({})", country.name, country.iso2),
            None => code.to_owned(),
        }
    }

    fn is_stale(&self, fact: &Fact) -> bool {
        self.pack.is_stale(fact.as_of, self.today)
    }

    fn clock_rows(&self) -> Vec<Row> {
        let Some(local) = self.pack.local_time(self.country, self.now) else {
            return vec![computed("Local time", "unknown".to_owned(), None)];
        };
        let several = local
            .several_times
            .then(|| "clock of the capital; other times are in use".to_owned());
        let clock = local
            .clock
            .strftime("%a %Y-%m-%d %H:%M (UTC%:z)")
            .to_string();
        let today = local.clock.date();
        vec![
            computed("Local time", clock, several),
            self.office_row(today),
            self.holiday_row(today),
        ]
    }

    /// Whether anybody is at a desk there.
    fn office_row(&self, today: Date) -> Row {
        match self.pack.working_time(self.country, self.now) {
            Some(there) => computed("Today there", there.answer(), Some(there.hours.remark())),
            None => computed(
                "Today there",
                self.pack.day(self.country, today).words(),
                None,
            ),
        }
    }

    /// The next holidays of the table, today's included; it says so where the table ends.
    fn holiday_row(&self, today: Date) -> Row {
        const SHOWN: usize = 2;
        let next = self.pack.next_holidays(self.country, today, SHOWN);
        let found = next.len();
        let mut words: Vec<String> = next
            .into_iter()
            .map(|(date, holiday)| {
                let estimated = if holiday.estimated {
                    " (estimated)"
                } else {
                    ""
                };
                format!(
                    "{} {}{estimated}",
                    date.strftime("%a %Y-%m-%d"),
                    holiday.name
                )
            })
            .collect();
        let until = self.pack.holidays_known_until(self.country);
        match until.filter(|until| *until >= today) {
            Some(until) if found < SHOWN => words.push(format!("later than {until} unknown")),
            Some(_) => {}
            None => words.push("unknown".to_owned()),
        }
        computed("Next holidays", words.join("; "), None)
    }

    fn contact_row(&self) -> Option<Row> {
        let contacts = self.pack.contacts(self.country);
        let names = |wanted: Reach| {
            let of = contacts.iter().filter(|contact| contact.reach == wanted);
            of.map(|contact| contact.channel.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let unclear = Some(names(Reach::Unclear)).filter(|names| !names.is_empty());
        let note = unclear.map(|names| format!("not confirmed: {names}"));
        let connected = names(Reach::Connected);
        let value = if connected.is_empty() {
            "none known".to_owned()
        } else {
            connected
        };
        (!contacts.is_empty() || note.is_some()).then(|| computed("Channels", value, note))
    }

    /// Yes and no in one line each, everything else in a line of its own.
    fn flag_rows(&self, columns: &[&Column]) -> Vec<Row> {
        let flags = columns.iter().filter(|column| column.form == Form::Flag);
        let facts: Vec<&Fact> = flags
            .filter_map(|column| self.country.fact(&column.name))
            .collect();
        let gather = |label: &str, value: &str| {
            let among: Vec<&Fact> = facts
                .iter()
                .copied()
                .filter(|fact| &*fact.value == value)
                .collect();
            (!among.is_empty()).then(|| self.gathered(label, &among))
        };
        let special = facts
            .iter()
            .filter(|fact| !matches!(&*fact.value, "yes" | "no"));
        let mut rows: Vec<Row> = gather("Member of", "yes").into_iter().collect();
        rows.extend(special.map(|fact| self.row_of(fact)));
        rows.extend(gather("Not a member of", "no"));
        rows
    }

    /// A whole line that is stale says so once, in its remark; otherwise the names that are say so themselves.
    fn gathered(&self, label: &str, facts: &[&Fact]) -> Row {
        let stale = facts.iter().all(|fact| self.is_stale(fact));
        let name = |fact: &&Fact| {
            let warnings = Remark {
                confidence: Some(fact.confidence),
                stale: !stale && self.is_stale(fact),
                ..Remark::default()
            }
            .warnings();
            match warnings.as_str() {
                "" => fact.column.label.clone(),
                _ => format!("{} ({warnings})", fact.column.label),
            }
        };
        let mut row = computed(
            label,
            facts.iter().map(name).collect::<Vec<_>>().join(", "),
            None,
        );
        row.remark.stale = stale;
        row
    }

    /// The last section: what is not known, or not well.
    pub(super) fn open(&self) -> Section {
        let manifest = self.pack.manifest();
        let items = self.pack.open_items(self.country);
        let mut rows: Vec<Row> = Vec::new();
        for (label, wanted) in [
            ("Unknown", Confidence::NotKnown),
            ("Unverified", Confidence::Unverified),
            ("Assumed", Confidence::AssumedCapital),
            ("Sources differ", Confidence::SourcesDiffer),
        ] {
            let of = items.iter().filter(|item| item.why == wanted);
            let names: Vec<&str> = of.map(|item| item.label).collect();
            if !names.is_empty() {
                rows.push(computed(label, names.join(", "), None));
            }
        }
        rows.push(computed(
            "Not in this pack",
            manifest.not_in_pack.join(", "),
            None,
        ));
        let pack = format!("{}, facts as of {}", manifest.version, manifest.built_as_of);
        rows.push(computed("Pack", pack, None));
        Section {
            id: "open".to_owned(),
            title: "Open items".to_owned(),
            rows,
        }
    }
}

fn computed(label: &str, value: String, note: Option<String>) -> Row {
    Row {
        label: label.to_owned(),
        value,
        remark: Remark {
            note,
            ..Remark::default()
        },
    }
}
