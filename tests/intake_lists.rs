//! Lists as records: the built-in maps, an office's own map, and what does not fit.
#![expect(clippy::unwrap_used, reason = "tests")]

use attache::domain::subject::Subject;
use attache::domain::{AlertKind, Draft, Foreign, Kind};
use attache::intake::column_map::ColumnMap;
use attache::intake::{self, Hints, Limits, Parsed};

const SIMPLE: &[u8] = include_bytes!("data/lists/simple-entities.csv");
const OFFICE: &[u8] = include_bytes!("data/lists/office.csv");
const OFFICE_MAP: &str = include_str!("data/lists/office.toml");

fn parse(bytes: &[u8], hints: &Hints) -> Parsed {
    intake::parse(bytes, &Limits::default(), hints).unwrap()
}

fn raw(text: Option<&Foreign>) -> &str {
    text.map_or("", Foreign::raw)
}

fn others(draft: &Draft) -> Vec<(&str, &str)> {
    draft
        .content
        .other_fields
        .iter()
        .map(|field| (field.path.raw(), field.value.raw()))
        .collect()
}

#[test]
fn the_simple_entity_table_is_known() {
    let parsed = parse(SIMPLE, &Hints::default());
    let [person, company] = parsed.drafts.as_slice() else {
        panic!("{} drafts", parsed.drafts.len())
    };
    assert_eq!(
        (person.format.as_str(), person.place.as_deref()),
        ("csv", Some("line 2"))
    );
    assert_eq!(person.content.kind, Kind::Alert(AlertKind::Other));
    assert_eq!(raw(person.content.their_ref.as_ref()), "sample-1");
    assert_eq!(person.content.title.raw(), "Alex EXAMPLE");
    let Some(Subject::Person(alex)) = person.content.subjects.first() else {
        panic!("no person")
    };
    assert_eq!(
        alex.aliases.iter().map(Foreign::raw).collect::<Vec<_>>(),
        ["THE SAMPLE", "ONE;TWO"]
    );
    let births: Vec<_> = alex
        .identities
        .iter()
        .map(|i| i.birth.as_ref().unwrap().known().unwrap().to_string())
        .collect();
    assert_eq!(births, ["1984-02", "1985"]);
    assert_eq!(alex.identities[1].nationalities.len(), 2);
    assert_eq!(raw(alex.documents[0].number.as_ref()), "P0000000");
    assert_eq!(
        person.content.subjects.len(),
        3,
        "address and telephone are subjects of their own"
    );
    assert!(person.content.marking.assumed);
    assert!(others(person).contains(&("emails", "alex@example.invalid")));
    assert!(matches!(
        company.content.subjects.first(),
        Some(Subject::Organisation(_))
    ));
    let faults: Vec<_> = parsed.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "The row has 17 cells, the header has 16 (line 5)",
            "The record has no name, number or title (line 4)",
        ]
    );
}

#[test]
fn an_office_brings_its_own_map() {
    let maps = vec![ColumnMap::read(OFFICE_MAP).unwrap()];
    let hints = Hints {
        maps,
        ..Hints::default()
    };
    let parsed = parse(OFFICE, &hints);
    let [first, second] = parsed.drafts.as_slice() else {
        panic!("{} drafts", parsed.drafts.len())
    };
    assert_eq!(first.content.kind, Kind::Alert(AlertKind::StolenProperty));
    assert_eq!(first.content.from.country.unwrap().as_str(), "XY");
    assert_eq!(first.content.title.raw(), "EXAMPLE, ALEX");
    assert_eq!(first.content.marking.summary(), "H1 +1 limit");
    assert_eq!(raw(first.content.marking.restrictions.first()), "H9");
    assert_eq!(others(first), [("Observação", "=1+1")]);
    let Some(Subject::Person(alex)) = first.content.subjects.first() else {
        panic!("no person")
    };
    assert_eq!(
        alex.identities[0]
            .birth
            .as_ref()
            .unwrap()
            .known()
            .unwrap()
            .to_string(),
        "1984-03-05"
    );
    assert_eq!(others(second), [("País", "SAMPLELAND")]);
    assert_eq!(second.remarks.len(), 2);
    assert!(second.content.marking.assumed);
}

#[test]
fn the_desks_own_header_needs_no_map() {
    let text = "kind,title,reference,due,urgency,plate\nmla,Sample request,R 1,2031-03-10T12:00:00Z,urgent,\nstolen,,R 2,soon,,AB 000\n";
    let parsed = parse(text.as_bytes(), &Hints::default());
    assert_eq!(
        parsed
            .drafts
            .iter()
            .map(|d| d.content.kind.word())
            .collect::<Vec<_>>(),
        ["mla", "stolen"]
    );
    assert!(
        parsed.drafts[0]
            .content
            .due
            .as_ref()
            .is_some_and(|due| due.instant().is_some())
    );
    assert!(
        parsed.drafts[1]
            .content
            .due
            .as_ref()
            .is_some_and(|due| due.instant().is_none())
    );
    assert_eq!(parsed.drafts[1].content.title.raw(), "AB 000");
}

#[test]
fn what_a_subject_cannot_carry_is_kept_beside() {
    let text = "kind,title,subject_kind,full_name,birth,plate,remarks,nationalities,documents\nalert,,vehicle,Sample car,1984,AB 000,stolen,XX,P1\nalert,,,EXAMPLE,1984,AB 000,tall,XX,P2\n";
    let parsed = parse(text.as_bytes(), &Hints::default());
    assert_eq!(others(&parsed.drafts[0]), [("birth", "1984")]);
    assert_eq!(parsed.drafts[0].content.subjects.len(), 2);
    let kinds: Vec<_> = parsed.drafts[1]
        .content
        .subjects
        .iter()
        .map(Subject::word)
        .collect();
    assert_eq!(kinds, ["person", "vehicle"]);
    assert!(others(&parsed.drafts[1]).is_empty());
}

#[test]
fn a_list_without_a_fitting_map_is_refused_with_the_reason() {
    let named = Hints {
        format: Some("csv".into()),
        ..Hints::default()
    };
    let refused = |hints| {
        intake::parse(b"a,b\n1,2\n", &Limits::default(), hints)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused(&named),
        "No column map fits the header of this list (line 1)"
    );
    assert_eq!(
        refused(&Hints::default()),
        "Text, but of no kind the desk knows"
    );
}

#[test]
fn the_practice_list_of_stolen_objects_is_read() {
    let list = include_bytes!("../assets/demo/inbox/stolen/france-2031-02.csv");
    let maps = vec![ColumnMap::read(include_str!("../assets/demo/maps/stolen.toml")).unwrap()];
    let parsed = parse(
        list,
        &Hints {
            maps,
            ..Hints::default()
        },
    );
    assert!(parsed.faults.is_empty());
    let subjects: Vec<_> = parsed
        .drafts
        .iter()
        .map(|draft| draft.content.subjects[0].word())
        .collect();
    assert_eq!(subjects.len(), 12);
    assert_eq!(
        subjects[..6],
        [
            "vehicle", "vehicle", "vehicle", "vehicle", "vehicle", "document"
        ]
    );
    assert_eq!(subjects[10..], ["thing", "thing"]);
    let lorry = &parsed.drafts[3].content;
    assert_eq!(lorry.kind, Kind::Alert(AlertKind::StolenProperty));
    assert_eq!(
        (lorry.title.raw(), lorry.from.country.unwrap().as_str()),
        ("Lorry with tyres", "FR")
    );
    assert_eq!(lorry.marking.summary(), "H0 TLP:GREEN +1 limit");
    assert_eq!(lorry.text.raw(), "Trailer found empty near Exemple");
    let Subject::Vehicle(vehicle) = &lorry.subjects[0] else {
        panic!("no vehicle")
    };
    assert_eq!(
        (raw(vehicle.vin.as_ref()), vehicle.country.unwrap().as_str()),
        ("TESTVAN0000000304", "BE")
    );
    assert_eq!(raw(vehicle.make_model.as_ref()), "Sample Cargo 12 t");
    let Subject::Document(passport) = &parsed.drafts[5].content.subjects[0] else {
        panic!("no document")
    };
    assert_eq!(
        (
            raw(passport.number.as_ref()),
            raw(passport.document_type.as_ref())
        ),
        ("X0000017", "passport")
    );
    let lost = &parsed.drafts[6];
    assert_eq!(lost.content.kind, Kind::Alert(AlertKind::StolenProperty));
    assert!(others(lost).contains(&("category", "lost")));
}
