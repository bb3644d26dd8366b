//! The rows of the embedded pack, rows that are refused, what is proposed for a request, the days of states.
use jiff::civil::date;

use super::*;
use crate::domain::timing::{Calendar, Limit, Working};
use crate::reference::{PackError, PackFiles};

fn pack() -> &'static Pack {
    Pack::embedded().unwrap()
}

fn proposed(kind: RequestKind, treaty: Option<&str>, urgent: bool, direct: Option<bool>) -> String {
    let question = DeadlineQuestion {
        kind,
        treaty,
        urgent,
        direct_access: direct,
    };
    let rules = pack().proposed_deadlines(&question);
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    ids.join(" ")
}

#[test]
fn every_row_is_there_and_found_by_its_name() {
    assert_eq!(pack().deadlines().len(), 104);
    for rule in pack().deadlines() {
        assert_eq!(pack().deadline(rule.id.as_str()), Some(rule));
        for words in [
            &rule.instrument,
            &rule.article,
            &rule.title,
            &rule.owes_words,
            &rule.starts_words,
            &rule.effect,
            &rule.scope,
            &rule.source,
        ] {
            assert!(!words.trim().is_empty(), "{}", rule.id);
            assert!(
                !words.contains("as above") && !words.contains('\n'),
                "{}",
                rule.id
            );
        }
    }
    assert_eq!(
        pack().deadline(" spoc-std ").map(|rule| rule.id.as_str()),
        Some("SPOC-STD")
    );
    assert!(pack().deadline("SPOC").is_none());
    let unverified = pack().deadlines().filter(|rule| rule.is_unverified());
    assert_eq!(unverified.count(), 16);
}

#[test]
fn police_information_hangs_on_urgency_and_access() {
    let directive = Some("dir-2023-977");
    let ask = |urgent, direct| proposed(RequestKind::PoliceInformation, directive, urgent, direct);
    assert_eq!(ask(false, None), "SPOC-STD");
    assert_eq!(ask(true, Some(true)), "SPOC-U-DIR");
    assert_eq!(ask(true, Some(false)), "SPOC-U-IND");
    assert_eq!(ask(true, None), "SPOC-U-DIR SPOC-U-IND");
    assert_eq!(
        proposed(RequestKind::PoliceInformation, None, true, None),
        ""
    );
}

#[test]
fn each_kind_has_the_limits_of_its_instrument() {
    use RequestKind::{
        ArrestWarrant, Consent, Extradition, Freezing, InvestigationOrder, Mla, Preservation,
        ProvisionalArrest, Service,
    };
    for (kind, treaty, rules) in [
        (
            ArrestWarrant,
            None,
            "EAW-CONSENT EAW-NOCONSENT EAW-SURR CONSULAR",
        ),
        (InvestigationOrder, None, "EIO-ACK EIO-REC EIO-EXEC"),
        (
            ProvisionalArrest,
            Some("coe-24"),
            "ECE-PA-18 ECE-PA-40 CONSULAR",
        ),
        (ProvisionalArrest, Some("ch-353-933-6"), "US-CH-PA CONSULAR"),
        (
            ProvisionalArrest,
            Some("cis-chisinau-2002"),
            "CIS-PA CONSULAR",
        ),
        (ProvisionalArrest, None, "CONSULAR"),
        (Preservation, Some("coe-185"), "BUD-29"),
        (Freezing, Some("reg-2018-1805"), "CONF-DEC CONF-EXE"),
        (Mla, Some("uncac"), "UNTOC-EXEC"),
        (Mla, Some("coe-30"), "ECMA"),
        // A protocol lives on its convention.
        (Mla, Some("untoc-tip"), "UNTOC-EXEC"),
        (Extradition, Some("untoc"), "UNTOC-EXTR"),
        (Service, Some("coe-30"), "ECMA-SUMMONS"),
        (Consent, Some("eaw-2002-584"), "EAW-SPEC"),
        (Mla, None, ""),
    ] {
        assert_eq!(
            proposed(kind, treaty, false, None),
            rules,
            "{kind:?} {treaty:?}"
        );
    }
    assert_eq!(
        proposed(Freezing, Some("reg-2018-1805"), true, None),
        "FRZ-URG CONF-DEC CONF-EXE"
    );
}

/// What reading says when one text stands in place of another.
fn fault(from: &str, to: &str) -> String {
    let text = PackFiles::EMBEDDED.deadlines;
    assert!(text.contains(from), "{from}");
    let changed = text.replacen(from, to, 1);
    let read = read_deadlines(&changed, pack().treaties());
    let error = read.err().map(|error: PackError| error.to_string());
    error.unwrap_or_default()
}

#[test]
fn a_row_that_cannot_be_reckoned_with_is_named() {
    for (from, to, line, says) in [
        (
            "id,instrument",
            "id,instruments",
            1,
            "the columns are id, instrument",
        ),
        ("SPOC-U-IND,", "SPOC-U-DIR,", 3, "stands twice"),
        ("SPOC-U-IND,", "spoc-u-dir,", 3, "stands twice"),
        ("SPOC-U-DIR,", "two words,", 2, "id"),
        (",dir-2023-977,", ",dir-2023,", 2, "no instrument is called"),
        (",police-information,", ",police,", 2, "kinds"),
        (",yes,direct,", ",maybe,direct,", 2, "urgent"),
        (",yes,direct,", ",yes,near,", 2, "access"),
        (
            ",requested,requested SPOC,8",
            ",nobody,requested SPOC,8",
            2,
            "owes",
        ),
        (",8,hours,,max", ",,,,max", 2, "max needs amount"),
        (",8,hours,,max", ",8,,,max", 2, "stand together"),
        (",8,hours,,max", ",eight,hours,,max", 2, "amount"),
        (",8,hours,,max", ",0,hours,,max", 2, "at least one"),
        (",8,hours,,max", ",8,moons,,max", 2, "unit"),
        (",8,hours,,max", ",8,hours,03-01,max", 2, "max has no day"),
        (",8,hours,,max", ",8,hours,,most", 2, "limit"),
        (",max,receipt", ",max,reception", 2, "starts"),
        (",,,03-01,yearly", ",,,02-30,yearly", 9, "day"),
        (",SPOC-U-DIR|", ",SPOC-U-DIRE|", 6, "it follows SPOC-U-DIRE"),
        (",14 days|", ",14 moons|", 77, "chasers"),
        (",verified,", ",sure,", 2, "unknown confidence"),
    ] {
        let error = fault(from, to);
        assert!(
            error.contains(&format!("deadlines.csv, line {line}:")),
            "{from}: {error}"
        );
        assert!(error.contains(says), "{from}: {error}");
    }
}

#[test]
fn a_row_that_is_counted_has_what_it_needs() {
    for rule in pack().deadlines() {
        let counted = matches!(
            rule.limit,
            Limit::Max
                | Limit::MinHold
                | Limit::MaxHold
                | Limit::Release
                | Limit::Threshold
                | Limit::Before
        );
        assert_eq!(rule.amount.is_some(), counted, "{}", rule.id);
    }
}

#[test]
fn days_of_a_state_come_from_the_pack() {
    let luxembourg = pack().calendar("lu").unwrap();
    assert_eq!(luxembourg.zone_name(), "Europe/Luxembourg");
    assert_eq!(luxembourg.zone_doubt(), None);
    let kind = |calendar: &CountryCalendar<'_>, day| {
        (calendar.working(day), calendar.doubt(day).is_some())
    };
    assert_eq!(kind(&luxembourg, date(2026, 11, 20)), (Working::Yes, false));
    assert_eq!(kind(&luxembourg, date(2026, 11, 21)), (Working::No, false));
    assert_eq!(kind(&luxembourg, date(2027, 6, 23)), (Working::No, false));
    assert_eq!(
        kind(&luxembourg, date(2031, 6, 23)),
        (Working::Unknown, true)
    );
    // Friday and Saturday.
    let egypt = pack().calendar("EG").unwrap();
    assert_eq!(kind(&egypt, date(2026, 11, 20)).0, Working::No);
    assert_eq!(kind(&egypt, date(2026, 11, 22)).0, Working::Yes);
    // A weekend day of one source does not count, and that is said.
    let india = pack().calendar("IN").unwrap();
    assert_eq!(kind(&india, date(2026, 11, 21)), (Working::No, true));
    assert!(pack().calendar("BR").unwrap().zone_doubt().is_some());
    let amazon = crate::domain::timing::ZoneCalendar::named("America/Manaus").unwrap();
    let amazon = pack().calendar("BR").unwrap().by_clock_of(&amazon);
    assert_eq!(
        (amazon.zone_name(), amazon.zone_doubt()),
        ("America/Manaus", None)
    );
    assert!(pack().calendar("QQ").is_none());
}

#[test]
fn an_estimated_feast_and_the_days_beside_it_are_in_doubt() {
    let emirates = pack().calendar("AE").unwrap();
    let days = date(2027, 1, 1).series(jiff::ToSpan::days(1)).take(365);
    let doubtful: Vec<_> = days.filter(|day| emirates.doubt(*day).is_some()).collect();
    assert!(!doubtful.is_empty());
    assert!(
        doubtful
            .iter()
            .any(|day| emirates.working(*day) == Working::Yes)
    );
    assert!(
        doubtful
            .iter()
            .any(|day| emirates.working(*day) == Working::No)
    );
}
