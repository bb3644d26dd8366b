//! The order that filled-in parts make.
//!
//! Never here: asking for a part, whether the order is allowed.

use crate::domain::chase::Rung;
use crate::domain::clock::ClockEnd;
use crate::domain::consent::{Consent, ConsentScope};
use crate::domain::ground::Ground;
use crate::domain::orders::ClockOrder;
use crate::domain::release::ReleaseRule;
use crate::domain::stage::Particulars;
use crate::domain::timing::FirstDay;
use crate::domain::{Command, Foreign, Item, Label, Moment};
use crate::tui::state::State;
use crate::tui::state::filling::{Filling, Ordered, Part};

/// The order.
///
/// # Errors
/// In words, when a part that is needed is not there.
pub(super) fn of(filling: &Filling, state: &State) -> Result<Command, String> {
    let said = Said {
        filling,
        item: state.item(filling.id),
        now: state.now,
    };
    if let Some(order) = clock(&said)? {
        return Ok(Command::Clock(order));
    }
    Ok(match &filling.what {
        Ordered::Step(step) => Command::Step {
            step: *step,
            particulars: Box::new(said.particulars()),
        },
        Ordered::HitDone(step) | Ordered::HitAside(step) => Command::MarkHit {
            step: *step,
            done: matches!(filling.what, Ordered::HitDone(_)),
            at: said.at(),
            text: said.words(),
        },
        Ordered::RevokeConsent(number) => Command::RevokeConsent {
            number: *number,
            at: said.at(),
        },
        Ordered::Consent => consent(&said, state)?,
        Ordered::Override => Command::AskOverride {
            rule: ReleaseRule::from_word(filling.said(Part::Rule))
                .ok_or_else(|| missing(Part::Rule))?,
            to: said.label(Part::Unit).ok_or_else(|| missing(Part::Unit))?,
            reason: said.words(),
        },
        Ordered::Undertaking(given) => Command::RecordUndertaking {
            given: *given,
            text: said.words(),
            until: said.moment(Part::End),
        },
        Ordered::Settle(number) => Command::SettleUndertaking {
            number: *number,
            text: said.words(),
        },
        Ordered::UnitReceived(dispatch) => Command::UnitReceived {
            dispatch: *dispatch,
            at: said.at(),
        },
        Ordered::UnitAnswered(dispatch) => Command::UnitAnswered {
            dispatch: *dispatch,
            at: said.at(),
            text: said.words(),
        },
        Ordered::Chase(dispatch) => Command::Chase {
            rung: Rung::from_word(filling.said(Part::Rung)).ok_or_else(|| missing(Part::Rung))?,
            text: said.words(),
            dispatch: *dispatch,
        },
        // Answered above.
        _ => return Err(missing(Part::Words)),
    })
}

fn clock(said: &Said<'_>) -> Result<Option<ClockOrder>, String> {
    let why = said.words();
    Ok(Some(match &said.filling.what {
        Ordered::StartClock { rule, replaces } => ClockOrder::Start {
            rule: rule.clone(),
            start: Some(said.event(Part::Start)),
            first: FirstDay::default(),
            replaces: *replaces,
            why,
        },
        Ordered::PauseClock(clock) => ClockOrder::Pause {
            clock: *clock,
            at: said.at(),
            why,
        },
        Ordered::ResumeClock(clock) => ClockOrder::Resume {
            clock: *clock,
            at: said.at(),
        },
        Ordered::ExtendClock(clock) => ClockOrder::Extend {
            clock: *clock,
            by: said
                .filling
                .said(Part::Amount)
                .parse()
                .map_err(|_| missing(Part::Amount))?,
            reason: why,
        },
        Ordered::MoveClock(clock) => ClockOrder::Move {
            clock: *clock,
            start: said.event(Part::Start),
            why,
        },
        Ordered::EndClock(clock) => ClockOrder::End {
            clock: *clock,
            how: ClockEnd::from_word(said.filling.said(Part::How))
                .ok_or_else(|| missing(Part::How))?,
            at: said.at(),
            why,
        },
        _ => return Ok(None),
    }))
}

fn consent(said: &Said<'_>, state: &State) -> Result<Command, String> {
    let filling = said.filling;
    let consent = Consent {
        number: 0,
        from: filling
            .said(Part::From)
            .parse()
            .map_err(|_| missing(Part::From))?,
        scope: ConsentScope::from_word(filling.said(Part::Scope))
            .ok_or_else(|| missing(Part::Scope))?,
        to: said.label(Part::Unit),
        country: filling.said(Part::Country).parse().ok(),
        until: said.moment(Part::End),
        text: said.words(),
        given: said.at(),
        by: state.officer.clone(),
        revoked: None,
    };
    Ok(Command::RecordConsent {
        consent: Box::new(consent),
    })
}

fn missing(part: Part) -> String {
    format!("{} is missing.", part.label())
}

/// The parts with what they mean.
struct Said<'a> {
    filling: &'a Filling,
    item: Option<&'a Item>,
    now: Moment,
}

impl Said<'_> {
    fn words(&self) -> Foreign {
        Foreign::from(self.filling.said(Part::Words))
    }

    fn moment(&self, part: Part) -> Option<Moment> {
        Moment::parse(self.filling.said(part))
    }

    fn label(&self, part: Part) -> Option<Label> {
        self.filling.said(part).parse().ok()
    }

    fn at(&self) -> Moment {
        self.event(Part::At)
    }

    /// A moment of the past; now when nothing was said. A minute that is that of receipt means receipt, which has seconds.
    fn event(&self, part: Part) -> Moment {
        let Some(moment) = self.moment(part) else {
            return self.now;
        };
        let received = self.item.map(|item| item.received);
        let same = |at: &Moment| moment < *at && at.to_minute() == moment.to_minute();
        received.filter(same).unwrap_or(moment)
    }

    fn text(&self, part: Part) -> Option<Foreign> {
        let words = self.filling.said(part);
        (!words.is_empty()).then(|| Foreign::from(words))
    }

    fn particulars(&self) -> Particulars {
        let words = [Part::Text, Part::Words, Part::Remark];
        let text = words.into_iter().find_map(|part| self.text(part));
        let grounds = self.filling.said(Part::Grounds).split(',');
        let at = self.filling.said.contains_key(&Part::At);
        Particulars {
            at: at.then(|| self.at()),
            text: text.unwrap_or_default(),
            grounds: grounds.filter_map(Ground::from_word).collect(),
            part: self.text(Part::Piece),
            decided_by: self.text(Part::DecidedBy),
            notified: self.moment(Part::Notified),
            until: self.moment(Part::Until),
            other: self.text(Part::Other),
        }
    }
}
