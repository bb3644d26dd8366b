//! The sheet from one shift to the next.

use attache::domain::hit::HitStep;
use attache::domain::{Command, Priority};
use attache::reference::CooperationKind;

use crate::office::Office;

#[test]
fn the_sheet_holds_what_the_next_shift_must_know_and_the_note_stands() {
    let mut office = Office::new();
    let urgent = office.police("FR", true);
    office.basis(urgent, "dir-2023-977", CooperationKind::Police, "FR", "LU");
    let hit = office.red_notice("TR");
    office.order(hit, Command::OpenHit).unwrap();
    let quiet = office.red_notice("CH");
    office.wait(3_600);
    let lower = Command::Prioritise {
        priority: Priority::Low,
    };
    office.order(quiet, lower).unwrap();
    let before = office.desk.handover(office.now, None).unwrap();
    assert_eq!(before.clocks.len(), 1);
    assert_eq!(before.clocks[0].item, urgent);
    assert_eq!(before.hits[0].0.id, hit);
    assert!(before.hits[0].1.contains(&HitStep::Arrest));
    let ids = |rows: &[attache::desk::Row]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&before.urgent), [urgent]);
    assert_eq!(
        ids(&before.touched),
        [quiet],
        "listed once, where it weighs most"
    );
    assert!(before.note.is_none() && before.taken.is_none());

    office
        .desk
        .note_shift("SAMPLE: look at the arrest".into(), &office.by("alma"))
        .unwrap();
    office.wait(60);
    office.desk.take_shift(&office.by("bruno")).unwrap();
    office.wait(60);
    let after = office.desk.handover(office.now, None).unwrap();
    assert_eq!(after.note.unwrap().2.raw(), "SAMPLE: look at the arrest");
    assert_eq!(after.taken.unwrap().0.as_str(), "bruno");
    assert!(
        after.touched.is_empty(),
        "the new shift has touched nothing"
    );
    assert_eq!(after.hits.len(), 1, "open points carry on");
}
