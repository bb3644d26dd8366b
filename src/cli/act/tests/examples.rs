//! One example of every command there is.
use crate::domain::clock::ClockEnd;
use crate::domain::consent::{Consent, ConsentScope};
use crate::domain::content::Channel;
use crate::domain::ground::Ground;
use crate::domain::hit::HitStep;
use crate::domain::letter::{Addressee, Delivery, Language, LetterKind};
use crate::domain::life::Step;
use crate::domain::officer::Owner;
use crate::domain::orders::{ClockOrder, LetterOrder};
use crate::domain::reason::DismissReason;
use crate::domain::release::{ReleaseRule, Sensitive};
use crate::domain::timing::FirstDay;
use crate::domain::{Command, Digest, Foreign, ItemId, Label, Moment, Priority};

/// One example of every command. A new command breaks the match below until it is listed here and in the table.
pub(super) fn examples() -> Vec<Command> {
    let (text, now) = (Foreign::from("SAMPLE"), Moment::from_seconds(0));
    let (other, kind) = (
        ItemId::new(now, 7),
        crate::domain::command::WritingKind::Note,
    );
    let label = || "sample".parse().unwrap();
    vec![
        Command::Claim,
        Command::Release,
        Command::Accept,
        Command::Assign {
            to: Owner::Unit(label()),
        },
        Command::Prioritise {
            priority: Priority::High,
        },
        Command::Tag { tag: label() },
        Command::Untag { tag: label() },
        Command::Note { text: text.clone() },
        Command::SetDeadline {
            due: now,
            rule: None,
        },
        Command::ClearDeadline,
        Command::Snooze { until: now },
        Command::Wake,
        Command::Dismiss {
            reason: DismissReason::Noise,
            text: text.clone(),
        },
        Command::Link {
            other,
            relation: crate::domain::link::Relation::Same,
        },
        Command::Unlink { other },
        Command::ConfirmDispatch {
            dispatch: 1,
            package: String::new(),
            manifest: Digest::of(b""),
        },
        Command::FailDispatch {
            dispatch: 1,
            why: String::new(),
        },
        Command::MarkAnswered { text: text.clone() },
        Command::Close { text: text.clone() },
        Command::Reopen { text: text.clone() },
        Command::SaveDraft { kind, text },
        Command::DiscardDraft { kind },
        Command::Consult,
        Command::ChooseBasis {
            basis: Box::new(crate::domain::basis::ChosenBasis::sample()),
            why: "SAMPLE".into(),
        },
        Command::ClearBasis,
    ]
    .into_iter()
    .chain(outgoing(now))
    .chain(steps())
    .chain(clocks(now).map(Command::Clock))
    .chain(letters(now).map(Command::Letter))
    .chain(leave(now))
    .collect()
}

fn outgoing(now: Moment) -> impl Iterator<Item = Command> {
    let text = Foreign::from("SAMPLE");
    [
        Command::Forward {
            use_for: crate::domain::release::Use::Police,
            withheld: Vec::new(),
            to: Label::own("drugs"),
            purpose: text.clone(),
            basis: None,
            answer_by: None,
        },
        Command::Recall { dispatch: 1 },
        Command::UnitReceived {
            dispatch: 1,
            at: now,
        },
        Command::UnitAnswered {
            dispatch: 1,
            at: now,
            text: "SAMPLE".into(),
        },
        Command::Chase {
            rung: crate::domain::chase::Rung::Phone,
            text: "SAMPLE".into(),
            dispatch: None,
        },
    ]
    .into_iter()
}

/// Steps that are recorded by hand; the others have a command of their own, or happen to a letter.
fn steps() -> impl Iterator<Item = Command> {
    let by_hand = |step: &&Step| {
        !matches!(
            step,
            Step::Accept
                | Step::Assign
                | Step::Forward
                | Step::Dismiss
                | Step::Answer
                | Step::Close
                | Step::Reopen
                | Step::Review
                | Step::SendBack
                | Step::Authorise
                | Step::Send
        )
    };
    let step = |step: &Step| Command::Step {
        step: *step,
        particulars: Box::default(),
    };
    Step::ALL.iter().filter(by_hand).map(step)
}

fn clocks(now: Moment) -> impl Iterator<Item = ClockOrder> {
    let (clock, at, why) = (1, now, || Foreign::from("SAMPLE"));
    [
        ClockOrder::Start {
            rule: Label::own("SPOC-U-DIR"),
            start: None,
            first: FirstDay::Next,
            replaces: None,
            why: why(),
        },
        ClockOrder::Pause {
            clock,
            at,
            why: why(),
        },
        ClockOrder::Resume { clock, at },
        ClockOrder::Extend {
            clock,
            by: "30 days".parse().unwrap(),
            reason: why(),
        },
        ClockOrder::Move {
            clock,
            start: now,
            why: why(),
        },
        ClockOrder::End {
            clock,
            how: ClockEnd::Met,
            at,
            why: why(),
        },
    ]
    .into_iter()
}

fn letters(now: Moment) -> impl Iterator<Item = LetterOrder> {
    let letter = 1;
    [
        LetterOrder::Begin {
            kind: LetterKind::Reply,
            to: None,
            language: Language::French,
            values: std::collections::BTreeMap::new(),
        },
        LetterOrder::Fill {
            letter,
            field: Label::own("answer"),
            value: "SAMPLE".into(),
        },
        LetterOrder::Address {
            letter,
            to: Addressee {
                country: "FR".parse().unwrap(),
                authority: None,
                channel: Channel::Siena,
            },
            language: Language::French,
        },
        LetterOrder::Ground {
            letter,
            grounds: vec![Ground::DualCriminality],
        },
        LetterOrder::Submit { letter },
        LetterOrder::Return {
            letter,
            why: "SAMPLE".into(),
        },
        LetterOrder::Authorise {
            letter,
            digest: Digest::of(b""),
        },
        LetterOrder::Send { letter },
        LetterOrder::Recall { letter },
        LetterOrder::Confirm {
            letter,
            package: String::new(),
            manifest: Digest::of(b""),
        },
        LetterOrder::Fail {
            letter,
            why: String::new(),
        },
        LetterOrder::Discard { letter },
        LetterOrder::Deliver {
            letter,
            what: Delivery::Delivered,
            at: now,
            text: Foreign::default(),
        },
    ]
    .into_iter()
}

fn leave(at: Moment) -> impl Iterator<Item = Command> {
    let (number, text) = (1, || Foreign::from("SAMPLE"));
    [
        Command::RecordConsent {
            consent: Box::new(Consent {
                number,
                from: "DE".parse().unwrap(),
                scope: ConsentScope::PassOn,
                to: None,
                country: None,
                until: None,
                text: text(),
                given: at,
                by: Label::own("sample"),
                revoked: None,
            }),
        },
        Command::RevokeConsent { number, at },
        Command::AskOverride {
            rule: ReleaseRule::H2,
            to: Label::own("drugs"),
            reason: text(),
        },
        Command::AgreeOverride { number },
        Command::ConfirmSensitive {
            what: Sensitive::Minor,
            reason: text(),
        },
        Command::RecordUndertaking {
            given: true,
            text: text(),
            until: None,
        },
        Command::SettleUndertaking {
            number,
            text: text(),
        },
        Command::OpenHit,
        Command::MarkHit {
            step: HitStep::Arrest,
            done: true,
            at,
            text: text(),
        },
    ]
    .into_iter()
}

/// Whether officers give this command; exhaustive on purpose.
pub(super) fn is_for_officers(command: &Command) -> bool {
    match command {
        Command::ConfirmDispatch { .. }
        | Command::FailDispatch { .. }
        | Command::Export(_)
        | Command::FailExport { .. }
        | Command::Letter(LetterOrder::Confirm { .. } | LetterOrder::Fail { .. }) => false,
        Command::Claim
        | Command::Release
        | Command::Accept
        | Command::Assign { .. }
        | Command::Prioritise { .. }
        | Command::Tag { .. }
        | Command::Untag { .. }
        | Command::Note { .. }
        | Command::SetDeadline { .. }
        | Command::ClearDeadline
        | Command::Snooze { .. }
        | Command::Wake
        | Command::Dismiss { .. }
        | Command::Link { .. }
        | Command::Unlink { .. }
        | Command::Forward { .. }
        | Command::Recall { .. }
        | Command::MarkAnswered { .. }
        | Command::Close { .. }
        | Command::Reopen { .. }
        | Command::SaveDraft { .. }
        | Command::DiscardDraft { .. }
        | Command::Consult
        | Command::ChooseBasis { .. }
        | Command::ClearBasis
        | Command::Step { .. }
        | Command::Clock(_)
        | Command::Letter(_)
        | Command::RecordConsent { .. }
        | Command::RevokeConsent { .. }
        | Command::AskOverride { .. }
        | Command::AgreeOverride { .. }
        | Command::ConfirmSensitive { .. }
        | Command::RecordUndertaking { .. }
        | Command::SettleUndertaking { .. }
        | Command::UnitReceived { .. }
        | Command::UnitAnswered { .. }
        | Command::OpenHit
        | Command::MarkHit { .. }
        | Command::Chase { .. } => true,
    }
}
