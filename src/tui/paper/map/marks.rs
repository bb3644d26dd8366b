//! Which country is in which class: by its place in the list of parties of an instrument, by its open records.
//!
//! "Not a party" is said only of a complete list, and with the day the list speaks of. Never here: patterns, dots.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{MapClass, MapMarks, Meaning};
use crate::domain::CountryCode;
use crate::reference::{Country, Pack, Party, PartyKind, PartyList, Provenance, Standing, Treaty};

/// From so many open records on a country counts as one with many.
const MANY: usize = 6;

/// The parties of an instrument on a day. An instrument the pack does not have marks nothing, and the map says so.
pub fn parties_marks(pack: &Pack, treaty_id: &str, on: Date) -> MapMarks {
    let Some(treaty) = pack.treaties().treaty(treaty_id) else {
        return MapMarks {
            warning: format!("{treaty_id} is not in the reference pack"),
            ..MapMarks::default()
        };
    };
    let listing = Listing { pack, treaty, on };
    let mut classes = BTreeMap::new();
    for country in pack.countries() {
        classes.insert(country.iso2.clone(), listing.class(country));
    }
    // Organisations are parties too and have no place on a map.
    for row in pack.treaties().parties(treaty_id) {
        let known = classes.contains_key(&row.iso2);
        if !known {
            classes.insert(row.iso2.clone(), listing.of_organisation(row));
        }
    }
    MapMarks {
        warning: String::new(),
        legend: listing.legend(&classes),
        classes,
        at: None,
    }
}

/// The list of parties of one instrument, read on one day.
struct Listing<'p> {
    pack: &'p Pack,
    treaty: &'p Treaty,
    on: Date,
}

impl Listing<'_> {
    fn class(&self, country: &Country) -> MapClass {
        match self.pack.standing(self.treaty, country, self.on) {
            Standing::Bound(_) if self.is_in_force() => MapClass::Full,
            Standing::Bound(_) | Standing::NotYet { .. } | Standing::Signed { .. } => {
                MapClass::Half
            }
            Standing::Left { .. } => MapClass::Striped,
            Standing::NotParty { .. } => MapClass::Sparse,
            Standing::Unknown { .. } => MapClass::Outline,
        }
    }

    fn of_organisation(&self, row: &Party) -> MapClass {
        match row.kind {
            PartyKind::Party if row.denounced.is_some_and(|left| left <= self.on) => {
                MapClass::Striped
            }
            PartyKind::Party if self.is_in_force() => MapClass::Full,
            PartyKind::Party | PartyKind::SignatureOnly => MapClass::Half,
            PartyKind::NotParty => MapClass::Sparse,
            PartyKind::Extension | PartyKind::Unsettled => MapClass::Outline,
        }
    }

    fn is_in_force(&self) -> bool {
        let begun = self.treaty.begins().is_none_or(|day| day <= self.on);
        begun && !self.treaty.is_out_of_force(self.on)
    }

    fn legend(&self, classes: &BTreeMap<String, MapClass>) -> Vec<Meaning> {
        let of = |class| classes.values().filter(|found| **found == class).count();
        let territories = self.covered(classes);
        let meaning = |class: MapClass, words: &str, remark: String| {
            let apart = if class == MapClass::Full {
                territories
            } else {
                0
            };
            Meaning {
                class,
                words: words.to_owned(),
                count: of(class) - apart,
                remark,
            }
        };
        let all = [
            meaning(MapClass::Full, "party", self.remark(classes, territories)),
            meaning(MapClass::Half, "signed or not in force yet", String::new()),
            meaning(MapClass::Striped, "no longer a party", String::new()),
            meaning(MapClass::Sparse, "not a party", self.list()),
            meaning(MapClass::Outline, "not known", self.gap()),
        ];
        let told = |meaning: &Meaning| meaning.count > 0 || meaning.class == MapClass::Full;
        all.into_iter().filter(told).collect()
    }

    /// How many territories are covered through their state: drawn like parties, but none of their own.
    fn covered(&self, classes: &BTreeMap<String, MapClass>) -> usize {
        let rows = self.pack.treaties().parties(&self.treaty.id).iter();
        let covered = rows.filter(|row| row.kind == PartyKind::Extension);
        covered
            .filter(|row| classes.get(&row.iso2) == Some(&MapClass::Full))
            .count()
    }

    fn remark(&self, classes: &BTreeMap<String, MapClass>, territories: usize) -> String {
        let rows = self.pack.treaties().parties(&self.treaty.id).iter();
        let parties = rows.filter(|row| classes.get(&row.iso2) == Some(&MapClass::Full));
        let unverified = parties.filter(|row| row.provenance == Provenance::Memory);
        let mut words = Vec::new();
        match unverified.count() {
            0 => {}
            n => words.push(format!("{n} unverified")),
        }
        match territories {
            0 => {}
            1 => words.push("and 1 territory of theirs".to_owned()),
            n => words.push(format!("and {n} territories of theirs")),
        }
        words.join("; ")
    }

    /// What makes an absent state no party.
    fn list(&self) -> String {
        match (self.treaty.party_list, self.treaty.party_list_as_of) {
            (PartyList::Complete, Some(day)) => format!("complete list as of {day}"),
            (PartyList::Complete, None) => "complete list".to_owned(),
            _ => "as the office states".to_owned(),
        }
    }

    /// Why something stays unknown.
    fn gap(&self) -> String {
        let why = match self.treaty.party_list {
            PartyList::Complete => "mostly territories of parties",
            PartyList::Partial => "the list is not complete",
            PartyList::Unverified => "only membership is known",
            PartyList::None => "there is no list",
        };
        why.to_owned()
    }
}

/// Countries with open records: one, two to five, more. Codes of one country count together; a code without a country is
/// kept, and named below the map.
pub fn open_marks(pack: &Pack, counts: &BTreeMap<CountryCode, usize>) -> MapMarks {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for (code, count) in counts.iter().filter(|(_, count)| **count > 0) {
        let country = pack.country(code.as_str());
        let iso2 = country.map_or_else(|| code.as_str(), |country| country.iso2.as_str());
        let sum = open.entry(iso2.to_owned()).or_default();
        *sum = sum.saturating_add(*count);
    }
    let classes: BTreeMap<_, _> = open
        .into_iter()
        .map(|(code, count)| (code, open_class(count)))
        .collect();
    let meaning = |class, words: &str| Meaning {
        class,
        words: words.to_owned(),
        count: classes.values().filter(|found| **found == class).count(),
        remark: String::new(),
    };
    let mut legend = vec![
        meaning(MapClass::Full, "more than five open"),
        meaning(MapClass::Half, "two to five open"),
        meaning(MapClass::Sparse, "one open"),
    ];
    let marked = |code: &&Country| classes.contains_key(&code.iso2);
    legend.push(Meaning {
        class: MapClass::Outline,
        words: "none open".to_owned(),
        count: pack.countries().len() - pack.countries().iter().filter(marked).count(),
        remark: String::new(),
    });
    MapMarks {
        warning: String::new(),
        classes,
        legend,
        at: None,
    }
}

const fn open_class(count: usize) -> MapClass {
    match count {
        MANY.. => MapClass::Full,
        2.. => MapClass::Half,
        _ => MapClass::Sparse,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn pack() -> &'static Pack {
        Pack::embedded().unwrap()
    }

    fn count(marks: &MapMarks, class: MapClass) -> usize {
        let mut legend = marks.legend.iter();
        let meaning = legend.find(|meaning| meaning.class == class);
        meaning.map_or(0, |meaning| meaning.count)
    }

    #[test]
    fn parties_are_counted_as_the_depositary_counts_them() {
        for (id, parties) in [("untoc", 195), ("coe-24", 50)] {
            let marks = parties_marks(pack(), id, date(2026, 11, 22));
            assert_eq!(count(&marks, MapClass::Full), parties, "{id}");
            assert_eq!(marks.class("FR"), MapClass::Full);
        }
    }

    #[test]
    fn a_state_that_left_was_a_party_before() {
        let class = |on| parties_marks(pack(), "eaw-2002-584", on).class("GB");
        assert_eq!(class(date(2019, 1, 1)), MapClass::Full);
        assert_eq!(class(date(2026, 1, 1)), MapClass::Striped);
        let early = parties_marks(pack(), "untoc", date(2001, 1, 1));
        assert_eq!(count(&early, MapClass::Full), 0);
        assert_eq!(early.class("FR"), MapClass::Half);
    }

    #[test]
    fn only_a_complete_list_says_not_a_party() {
        let treaties = pack().treaties();
        for treaty in treaties.all() {
            let marks = parties_marks(pack(), &treaty.id, date(2026, 11, 22));
            if treaty.party_list != PartyList::Complete {
                assert_eq!(count(&marks, MapClass::Sparse), 0, "{}", treaty.id);
                continue;
            }
            let mut legend = marks.legend.iter();
            if let Some(told) = legend.find(|told| told.class == MapClass::Sparse) {
                assert!(told.remark.starts_with("complete list"), "{}", told.remark);
            }
        }
    }

    #[test]
    fn every_code_is_in_one_class_and_counted_once() {
        for treaty in pack().treaties().all() {
            let marks = parties_marks(pack(), &treaty.id, date(2026, 11, 22));
            let counted: usize = marks.legend.iter().map(|meaning| meaning.count).sum();
            assert!(counted <= marks.classes.len(), "{}", treaty.id);
        }
        let none = parties_marks(pack(), "no-such", date(2026, 11, 22));
        assert_eq!(none.warning, "no-such is not in the reference pack");
        assert!(none.classes.is_empty());
    }

    #[test]
    fn open_records_of_all_codes_of_a_country_count_together() {
        let counts = [
            ("FR", 1),
            ("FRA", 1),
            ("250", 4),
            ("PE", 1),
            ("KE", 0),
            ("914", 5),
        ];
        let counts = counts.map(|(code, count)| (code.parse().unwrap(), count));
        let marks = open_marks(pack(), &counts.into_iter().collect());
        assert_eq!(marks.class("FR"), MapClass::Full);
        assert_eq!(marks.class("PE"), MapClass::Sparse);
        assert_eq!(marks.class("KE"), MapClass::Outline);
        assert_eq!(marks.class("914"), MapClass::Half);
        assert_eq!(count(&marks, MapClass::Outline), 248);
        let huge = [("FR", usize::MAX), ("FRA", usize::MAX)];
        let huge = huge.map(|(code, count)| (code.parse().unwrap(), count));
        assert_eq!(
            open_marks(pack(), &huge.into_iter().collect()).class("FR"),
            MapClass::Full
        );
    }
}
