//! Stated facts over the embedded pack.

use jiff::civil::date;

use super::*;
use crate::reference::{Confidence, Day, PartyKind, Provenance, Standing};

fn pack() -> &'static Pack {
    Pack::embedded().unwrap()
}

fn fact(key: &str, value: &str) -> OfficeFact {
    noted(key, value, None)
}

fn noted(key: &str, value: &str, note: Option<&str>) -> OfficeFact {
    let key = key.parse().unwrap();
    OfficeFact::stated(key, value, "SAMPLE gazette 7", "2026-10", note).unwrap()
}

fn with(facts: &[OfficeFact]) -> Pack {
    let pack = pack().with_office_facts(facts);
    assert_eq!(pack.office_facts_left_out(), []);
    pack
}

fn fault(key: &str, value: &str) -> OfficeFactFault {
    pack().check_office_fact(&fact(key, value)).unwrap_err()
}

#[test]
fn a_country_fact_stands_with_the_offices_source_and_what_the_pack_says() {
    let stated = with(&[noted("country/DE/weekend", "fri;sat", Some("SAMPLE only"))]);
    let weekend = stated.country("DE").unwrap().fact("weekend").unwrap();
    assert_eq!(&*weekend.value, "fri;sat");
    assert_eq!(weekend.confidence, Confidence::Office);
    assert_eq!(&*weekend.source, "SAMPLE gazette 7");
    assert_eq!(weekend.as_of.unwrap().to_string(), "2026-10");
    let note = weekend.note.as_deref().unwrap();
    assert!(
        note.starts_with("SAMPLE only; pack says: sat;sun ("),
        "{note}"
    );
    let friday = date(2026, 11, 20);
    assert_eq!(
        stated.day(stated.country("DE").unwrap(), friday),
        Day::Weekend
    );
    assert_eq!(
        pack().day(pack().country("DE").unwrap(), friday),
        Day::Working
    );
}

#[test]
fn a_fact_the_pack_lacks_takes_its_place_in_the_order_of_columns() {
    let lacking = pack().countries().iter();
    let mut lacking = lacking.filter(|country| country.fact("languages_regional").is_none());
    let iso2 = &lacking.next().unwrap().iso2;
    let stated = with(&[fact(&format!("country/{iso2}/languages_regional"), "en")]);
    let country = stated.country(iso2).unwrap();
    let fact = country.fact("languages_regional").unwrap();
    assert_eq!(fact.note.as_deref(), Some("pack says nothing"));
    let rank = |name: &str| stated.columns().position(|column| column.name == name);
    assert!(
        country
            .facts
            .iter()
            .map(|fact| rank(fact.name()))
            .is_sorted()
    );
}

#[test]
fn an_unknown_stays_an_open_item() {
    let stated = with(&[fact("country/DE/budapest_247", "unknown")]);
    let fact = stated.country("DE").unwrap().fact("budapest_247").unwrap();
    assert_eq!(fact.confidence, Confidence::NotKnown);
}

#[test]
fn a_stated_name_is_found_by_search() {
    let stated = with(&[
        fact("country/DE/name", "SAMPLELAND"),
        fact("country/DE/ncb_city", "Sampletown"),
    ]);
    assert_eq!(stated.country_name("DE"), "SAMPLELAND");
    let found = stated.ncb_country("NCB Sampletown").unwrap();
    assert_eq!((found.0.iso2.as_str(), found.1), ("DE", Confidence::Office));
    assert!(pack().ncb_country("NCB Sampletown").is_none());
}

#[test]
fn a_row_of_parties_is_replaced_or_added() {
    let (de, xk) = ("DE", "XK");
    assert_eq!(pack().treaties().party("untoc", xk), None);
    let stated = with(&[
        fact("party/untoc/DE", "denounced 2026-05-01"),
        fact("party/untoc/XK", "party 2026-01-01"),
        fact("party/uncac/DE", "not-party"),
        fact("party/coe-185/ZA", "signature"),
    ]);
    let party = |id, state| stated.treaties().party(id, state).unwrap();
    let old = pack().treaties().party("untoc", de).unwrap();
    let denounced = party("untoc", de);
    assert_eq!(denounced.in_force, old.in_force);
    assert_eq!(denounced.denounced, Some(date(2026, 5, 1)));
    assert_eq!(denounced.provenance, Provenance::Office);
    let note = &denounced.note;
    assert!(note.contains("SAMPLE gazette 7, as of 2026-10"), "{note}");
    assert!(note.contains("pack says: party since "), "{note}");
    let added = party("untoc", xk);
    assert_eq!(added.in_force, Some(date(2026, 1, 1)));
    assert_eq!(added.kind, PartyKind::Party);
    assert!(added.note.ends_with("pack says: no row"), "{}", added.note);
    assert_eq!(party("uncac", de).kind, PartyKind::NotParty);
    assert_eq!(party("coe-185", "ZA").kind, PartyKind::SignatureOnly);
    let country = stated.country("ZA").unwrap();
    let treaty = stated.treaties().treaty("coe-189").unwrap();
    let signed = with(&[fact("party/coe-189/ZA", "signature")]);
    assert!(matches!(
        signed.standing(treaty, country, date(2026, 11, 22)),
        Standing::Signed { .. }
    ));
    let codes = stated.treaties().parties("untoc").iter();
    assert!(codes.map(|row| &row.iso2).is_sorted());
}

#[test]
fn an_instrument_enters_into_force_or_does_not() {
    let stated = with(&[
        fact("treaty/coe-224", "in-force 2026-09-01"),
        fact("treaty/untoc", "not-in-force"),
    ]);
    let treaty = |id| stated.treaties().treaty(id).unwrap();
    let (begun, ended) = (treaty("coe-224"), treaty("untoc"));
    assert!(!begun.not_in_force && begun.entry_into_force == Some(date(2026, 9, 1)));
    assert!(
        begun
            .notes
            .starts_with("in force since 2026-09-01; stated by")
    );
    assert!(ended.not_in_force && ended.is_out_of_force(date(2030, 1, 1)));
    assert!(
        !ended.is_out_of_force(date(2010, 1, 1)),
        "a statement does not reach back"
    );
    assert!(ended.notes.contains("pack says: in force since 2003-09-29"));
}

#[test]
fn a_treaty_of_two_states_is_suspended_ends_or_comes_back() {
    let find = |pack: &Pack, id: &str| {
        let mut all = pack.treaties().bilaterals().iter();
        all.find(|treaty| treaty.id == id).unwrap().clone()
    };
    let id = "us-ext-hk";
    assert!(find(pack(), id).suspended);
    let back = find(&with(&[fact("bilateral/us-ext-hk", "in-force")]), id);
    assert!(!back.suspended && back.provenance == Provenance::Office);
    assert!(
        back.note
            .contains("pack says: suspended since 2020 (unverified)"),
        "{}",
        back.note
    );
    let ended = find(
        &with(&[fact("bilateral/us-ext-hk", "ended 2026-02-01")]),
        id,
    );
    assert_eq!(ended.ended, Some(date(2026, 2, 1)));
    let other = find(
        &with(&[fact("bilateral/us-mla-hk", "suspended")]),
        "us-mla-hk",
    );
    assert!(other.suspended);
}

#[test]
fn what_the_office_says_of_a_suspension_or_an_end_reaches_no_day_before() {
    let find = |id: &str, value: &str| {
        let stated = with(&[fact(&format!("bilateral/{id}"), value)]);
        let mut all = stated.treaties().bilaterals().iter();
        all.find(|treaty| treaty.id == id).unwrap().clone()
    };
    for (id, value, day, expected) in [
        // Not suspended in the pack: since the day stated, or the date of the source.
        ("us-mla-hk", "suspended", "2026-09-30", "stands, pack"),
        ("us-mla-hk", "suspended", "2026-10-01", "suspended, office"),
        (
            "us-mla-hk",
            "suspended 2020-07",
            "2020-06-30",
            "stands, pack",
        ),
        (
            "us-mla-hk",
            "suspended 2020",
            "2020-01-01",
            "suspended, office",
        ),
        // Suspended since 2020 in the pack.
        ("us-ext-hk", "suspended", "1999-01-01", "stands, pack"),
        ("us-ext-hk", "suspended", "2021-01-01", "suspended, office"),
        (
            "us-ext-hk",
            "suspended 2021-02",
            "2021-01-01",
            "stands, pack",
        ),
        // An end goes before a suspension, which holds until then.
        (
            "us-ext-hk",
            "ended 2020-01-01",
            "2020-01-01",
            "ended, office",
        ),
        (
            "us-ext-hk",
            "ended 2026-01-01",
            "2025-12-31",
            "suspended, pack",
        ),
        (
            "us-ext-hk",
            "ended 2026-01-01",
            "2026-01-01",
            "ended, office",
        ),
    ] {
        let (treaty, day) = (find(id, value), day.parse().unwrap());
        let stands = match (treaty.is_suspended(day), treaty.has_ended(day)) {
            (false, false) => "stands",
            (true, false) => "suspended",
            (false, true) => "ended",
            (true, true) => "suspended though ended",
        };
        let by = match treaty.provenance_on(day) {
            Provenance::Office => "office",
            _ => "pack",
        };
        assert_eq!(format!("{stands}, {by}"), expected, "{id} {value} {day}");
    }
    let note = find("us-mla-hk", "suspended 2020-07").note;
    assert!(
        note.starts_with("suspended since 2020-07; stated by"),
        "{note}"
    );
}

#[test]
fn a_treaty_the_pack_has_is_not_stated_beside_it() {
    for key in ["bilateral/extradition/US/HK", "bilateral/extradition/hk/us"] {
        let fault = fault(key, "ended 2020-01-01");
        assert_eq!(fault, OfficeFactFault::InPack(vec!["us-ext-hk".into()]));
        assert_eq!(fault.needs(), ["state it as bilateral/us-ext-hk"]);
    }
    // Another kind between the same two, and the office's own stated anew, are no such thing.
    let key = "bilateral/jit/US/HK";
    let stated = with(&[fact(key, "in-force")]);
    assert_eq!(stated.check_office_fact(&fact(key, "suspended")), Ok(()));
}

#[test]
fn a_treaty_the_pack_lacks_is_added_under_a_name_of_its_own() {
    let key = "bilateral/extradition/ZA/DE";
    let stated = with(&[noted(key, "in-force 2026-01-01", Some("SAMPLE treaty"))]);
    let added = stated.treaties().bilaterals().last().unwrap();
    assert_eq!(added.id, "office-extradition-de-za");
    assert_eq!(
        (added.title.as_str(), added.in_force),
        ("SAMPLE treaty", Some(date(2026, 1, 1)))
    );
    assert!(added.links("ZA", "DE"));
    let untitled = with(&[fact(key, "in-force")]);
    let added = untitled.treaties().bilaterals().last().unwrap();
    assert_eq!(added.title, "Extradition: treaty of DE and ZA");
}

#[test]
fn what_does_not_fit_says_why_and_what_would() {
    for (key, value, why, need) in [
        ("country/QQ/weekend", "fri", "code QQ", "two-letter"),
        ("country/DE/week", "fri", "fact called week", "weekend"),
        ("country/DE/zzz", "x", "fact called zzz", "attache country"),
        ("country/DE/iso2", "DD", "iso2", "note"),
        ("country/DE/parent_iso2", "FR", "parent_iso2", "note"),
        (
            "country/DE/sovereignty",
            "International",
            "sovereignty",
            "note",
        ),
        ("country/DE/europol_note", "x", "europol_note", "note"),
        ("country/DE/weekend_conf", "R", "weekend_conf", "note"),
        ("country/DE/weekend", "Friday", "Friday", "fri;sat"),
        ("country/DE/tz_main", "Sampletown", "time zone", "Africa/"),
        ("country/DE/capital_lat", "95", "latitude", "90"),
        ("country/DE/eu", "Yes!", "yes or no", "suspended"),
        ("country/DE/languages", "klingon", "languages", "ISO 639"),
        ("country/DE/neighbours", "FR;QQ", "countries", "FR;DE"),
        ("country/DE/calling_code", "+49", "calling code", "plus"),
        (
            "country/DE/tz_main",
            "Europe/Berlin;Asia/Tokyo",
            "time zone",
            "Africa/",
        ),
        ("country/DE/weekend", "sat;sat;sat", "sat;sat", "once"),
        ("country/DE/name", ".", "name", "letters"),
        ("country/DE/interpol", "ja", "INTERPOL", "member"),
        ("country/DE/eu", "ja", "European Union", "yes"),
        ("country/DE/legal_components", "civil+x", "civil+x", "civil"),
        (
            "country/DE/extradites_nationals",
            "banana",
            "Extradites",
            "conditional",
        ),
        ("country/DE/office_hours", "9-5", "hours", "09:00-17:00"),
        (
            "party/untok/DE",
            "party",
            "called untok",
            "name in the pack",
        ),
        ("party/untoc-tips/DE", "party", "untoc-tips", "untoc-tip"),
        ("party/untoc/QQ", "party", "code QQ", "two-letter"),
        ("party/untoc/DE", "yes", "standing", "not-party"),
        (
            "treaty/coe-224",
            "in-force",
            "in force",
            "in-force 2026-09-01",
        ),
        ("bilateral/us-ext-qq", "in-force", "us-ext-qq", "perhaps"),
        ("bilateral/qq", "in-force", "called qq", "bilateral/KIND"),
        ("bilateral/tea/DE/ZA", "in-force", "tea", "extradition, mla"),
        ("bilateral/mla/DE/DE", "in-force", "two different", "DE/ZA"),
        ("bilateral/mla/DE/ZA", "yes", "two states", "suspended"),
    ] {
        let fault = fault(key, value);
        assert!(fault.to_string().contains(why), "{key}: {fault}");
        let needs = fault.needs().concat();
        assert!(needs.contains(need), "{key}: {needs}");
    }
}

#[test]
fn words_the_pack_has_can_be_stated_of_any_country() {
    for (key, value) in [
        ("country/DE/egmont", "suspended"),
        ("country/DE/interpol", "none"),
        ("country/DE/interpol", "unknown"),
        ("country/DE/legal_components", "religious+civil"),
        ("country/DE/dual_criminality", "required in SAMPLE cases"),
    ] {
        with(&[fact(key, value)]);
    }
}

#[test]
fn office_hours_the_office_states_go_before_the_assumption() {
    let stated = with(&[fact("country/DE/office_hours", "08:30-16:00")]);
    let office = stated.office_hours(stated.country("DE").unwrap()).unwrap();
    assert_eq!(office.hours.to_string(), "08:30-16:00");
    assert_eq!(office.confidence, Some(Confidence::Office));
    let now = "2026-11-24T08:00:00Z".parse().unwrap();
    let labels = |pack: &Pack| {
        let sections = pack.sheet(pack.country("DE").unwrap(), now).into_iter();
        let rows = sections.flat_map(|section| section.rows);
        rows.map(|row| row.label).collect::<Vec<_>>()
    };
    let of_hours = |labels: &[String]| labels.iter().any(|label| label == "Office hours");
    assert!(of_hours(&labels(&stated)));
    assert!(!of_hours(&labels(pack())));
}

/// Such a pack is refused, and such facts are; were they ever to pass, the answer has to end all the same.
#[test]
fn two_places_that_name_each_other_have_no_state() {
    let mut pack = pack().clone();
    let column = pack.columns.iter().find(|c| c.name == "parent_iso2");
    let column = Arc::clone(column.unwrap());
    for (one, other) in [("DE", "FR"), ("FR", "DE"), ("GG", "JE"), ("GB", "GB")] {
        let fact = Fact {
            column: Arc::clone(&column),
            value: other.into(),
            confidence: Confidence::Office,
            source: "SAMPLE".into(),
            as_of: None,
            note: None,
        };
        let country = pack.place_of(one).unwrap();
        pack.put(Change::Fact { country, fact });
    }
    for treaty in pack.treaties().all() {
        for code in ["DE", "FR", "GG", "GB"] {
            let country = pack.country(code).unwrap();
            assert!(pack.parent(country).is_none());
            let _ends: Standing = pack.standing(treaty, country, date(2026, 11, 22));
        }
    }
}

#[test]
fn facts_that_do_not_fit_are_left_out_and_told() {
    let good = fact("country/DE/weekend", "fri;sat");
    let bad = fact("treaty/no-more", "not-in-force");
    let stated = pack().with_office_facts([&good, &bad]);
    assert_eq!(stated.office_facts(), [good]);
    let [(left_out, OfficeFactFault::UnknownTreaty { .. })] = stated.office_facts_left_out() else {
        panic!("{:?}", stated.office_facts_left_out())
    };
    assert_eq!(*left_out, bad);
    let empty = OfficeFact {
        source: " ".into(),
        ..bad
    };
    assert_eq!(
        pack().check_office_fact(&empty),
        Err(OfficeFactFault::NoSource)
    );
}

#[test]
fn the_pack_itself_stays_as_it_is() {
    let before = format!("{:?}", pack().country("DE"));
    let _stated = with(&[fact("country/DE/name", "SAMPLELAND")]);
    assert_eq!(format!("{:?}", pack().country("DE")), before);
    assert!(pack().office_facts().is_empty());
}
