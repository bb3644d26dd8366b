//! Texts being written: Esc keeps them, the desk offers them, only discarding throws them away, and undo brings that back.

use attache::domain::command::WritingKind;

use crate::sitting::Sitting;

#[test]
fn esc_keeps_a_note_and_the_desk_offers_it_again() {
    let mut desk = Sitting::plain(3);
    let id = desk.cursor();
    let said = desk.told("eSAMPLE half a note<esc>");
    assert_eq!(said, "The draft of the note is kept.");
    assert_eq!(desk.depth(), 0);
    desk.keys("<tick:2s>");
    let mut desk = desk.again();
    let said = desk.says();
    assert!(said.contains("1 record has a draft: V drafts."), "{said}");
    desk.keys("Vdrafts<enter>");
    assert_eq!(desk.ids(), [id]);
    desk.keys("e");
    assert!(
        desk.screen().contains("SAMPLE half a note"),
        "{}",
        desk.screen()
    );
    desk.keys(", whole<c-x>");
    let item = desk.item(id);
    assert_eq!(item.notes[0].text.raw(), "SAMPLE half a note, whole");
    assert!(item.writings.is_empty());
    assert!(
        desk.says().contains("no longer in this list"),
        "{}",
        desk.says()
    );
}

#[test]
fn a_question_back_stays_a_draft_and_discarding_it_is_undoable() {
    let mut desk = Sitting::plain(2);
    let id = desk.cursor();
    let said = desk.told("bSAMPLE which passport?<c-x>");
    assert_eq!(said, "Question kept as a draft with A-2031-0001.");
    let kept = |desk: &Sitting| {
        desk.item(id)
            .writing(WritingKind::AskBack)
            .map(|w| w.text.raw().to_owned())
    };
    assert_eq!(kept(&desk).as_deref(), Some("SAMPLE which passport?"));
    desk.keys("xd");
    assert!(desk.screen().contains("Discard draft"), "{}", desk.screen());
    let said = desk.told("<enter>");
    assert_eq!(said, "Draft discarded A-2031-0001. u undoes.");
    assert_eq!(kept(&desk), None);
    desk.keys("u");
    assert_eq!(kept(&desk).as_deref(), Some("SAMPLE which passport?"));
}

#[test]
fn a_question_for_many_is_kept_with_each_and_a_text_for_many_says_where_its_draft_lies() {
    let mut desk = Sitting::plain(4);
    let ids = desk.ids();
    let said = desk.told("  bSAMPLE to both<c-x>");
    assert_eq!(said, "Question kept as a draft with 2.");
    for id in &ids[..2] {
        assert!(desk.item(*id).writing(WritingKind::AskBack).is_some());
    }
    desk.keys("gg   ");
    let said = desk.told("fdrugs<enter>SAMPLE purpose<esc>");
    assert_eq!(
        said,
        "The draft of the purpose of forwarding is kept with A-2031-0001, the first of 3."
    );
    desk.keys("fdrugs<enter>");
    assert!(
        desk.screen().contains("SAMPLE purpose"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_draft_of_the_first_marked_record_is_gone_on_with_and_never_written_over() {
    let mut desk = Sitting::plain(60);
    let first = desk.cursor();
    desk.keys("eSAMPLE early words<esc> ");
    // So far away that the first record is no longer at hand.
    for _ in 0..40 {
        desk.keys("j");
    }
    desk.keys(" e and more<esc>");
    let draft = desk
        .item(first)
        .writing(WritingKind::Note)
        .cloned()
        .unwrap();
    assert_eq!(draft.text.raw(), "SAMPLE early words and more");
}

#[test]
fn a_line_left_with_esc_is_there_again() {
    let mut desk = Sitting::plain(2);
    desk.keys("dnSAMPLE reason in words<esc>");
    assert_eq!(desk.depth(), 0);
    desk.keys("dn");
    assert!(
        desk.screen().contains("SAMPLE reason in words"),
        "{}",
        desk.screen()
    );
    desk.keys("<enter>dn");
    assert!(
        !desk.screen().contains("SAMPLE reason in words"),
        "{}",
        desk.screen()
    );
}
