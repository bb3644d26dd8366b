//! The body of the review sheet: packages to a unit, or a letter abroad, with the verdict on them.
//!
//! Never here: what stands on it.

use super::leaving::command;
use super::papers::key;
use crate::domain::letter::LetterState;
use crate::domain::orders::LetterOrder;
use crate::domain::{Command, Digest, Event, Foreign, Item};
use crate::tui::command::ready;
use crate::tui::paper::{self, LeavingLetter, Reading};
use crate::tui::state::State;
use crate::tui::state::layer::{Forwarding, Leaving, Review};
use crate::tui::state::letter::LetterAt;
use crate::tui::state::papers::{Kept, Key};

/// Makes the body of the sheet where anything on it changed.
pub fn renew(state: &State, slot: &mut Option<Kept>, review: &Review, cx: Reading<'_>, width: u16) {
    let records = review.leaving.records();
    let items: Vec<&Item> = records.iter().filter_map(|id| state.item(*id)).collect();
    let stamp = items
        .iter()
        .fold(items.len() as u64, |sum, item| sum.wrapping_add(item.rev));
    match &review.leaving {
        Leaving::Packages(forwarding) => {
            let what = format!("{:?} {:?}", forwarding.use_for, forwarding.withheld);
            let of = key(
                state,
                format!("review {} {what}", review.opened),
                stamp,
                width,
            );
            packages(state, slot, forwarding, &items, (of, cx));
        }
        Leaving::Letter(at) => {
            let known = state.abroad.rev;
            let of = key(
                state,
                format!("review {} {known}", review.opened),
                stamp,
                width,
            );
            letter(state, slot, *at, (of, cx));
        }
    }
}

fn packages(
    state: &State,
    slot: &mut Option<Kept>,
    forwarding: &Forwarding,
    items: &[&Item],
    (of, cx): (Key, Reading<'_>),
) {
    let Some(unit) = state.profile.unit(&forwarding.to) else {
        return;
    };
    let columns = usize::from(of.width);
    Kept::renew(slot, of, || {
        let purpose = Foreign::from(forwarding.purpose.as_str());
        let sheet = paper::Forwarding {
            items,
            total: forwarding.ids.len(),
            to: unit,
            purpose: &purpose,
            answer_by: forwarding.answer_by,
            use_for: forwarding.use_for,
            withheld: &forwarding.withheld,
            verdicts: &state.verdicts(&Leaving::Packages(forwarding.clone())),
            officer: &state.officer,
        };
        paper::forwarding(&sheet, cx, columns)
    });
}

fn letter(state: &State, slot: &mut Option<Kept>, at: LetterAt, (of, cx): (Key, Reading<'_>)) {
    let Some((item, letter)) = state.letter(at) else {
        return;
    };
    let leaving = Leaving::Letter(at);
    let verdicts = state.verdicts(&leaving);
    let Some((_, verdict)) = verdicts.first() else {
        return;
    };
    let columns = usize::from(of.width);
    let with = state.abroad.with(letter.to.country.as_str());
    let went = with.and_then(|with| with.went.as_deref());
    Kept::renew(slot, of, || {
        let refusal = ready::rehearse(state, item, &command(&leaving)).err();
        let document = state.books().document(item, letter, true);
        let sheet = LeavingLetter {
            item,
            letter,
            document: document.as_ref(),
            verdict,
            refusal: refusal.as_ref(),
            then: &then(state, item, at),
            officer: &state.officer,
            went: went.filter(|_| letter.begins_record()),
            ascii: state.look.ascii_borders || state.look.ascii_text,
        };
        paper::leaving_letter(&sheet, cx, columns)
    });
}

/// What leaving will do to the record: asked of the rules on a copy in which the letter waits already.
fn then(state: &State, item: &Item, at: LetterAt) -> Vec<String> {
    let mut waiting = item.clone();
    for letter in &mut waiting.letters {
        if letter.number == at.number {
            letter.state = LetterState::Waiting;
        }
    }
    let gone = Command::Letter(LetterOrder::Confirm {
        letter: at.number,
        package: String::new(),
        manifest: Digest::of(&[]),
    });
    let events = ready::rehearse(state, &waiting, &gone).unwrap_or_default();
    let on_record = events
        .iter()
        .filter(|event| !matches!(event, Event::LetterLeft { .. }));
    on_record.map(Event::what).collect()
}
