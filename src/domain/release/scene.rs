//! The parcel with what follows from it before any rule speaks: where the recipient stands, whose each piece is.
//!
//! Never here: the rules.

use std::fmt;

use super::super::consent::ConsentScope;
use super::super::{CountryCode, Marking};
use super::lineage::Lineage;
use super::{Ask, Finding, Parcel, Piece, Receiver, Recipient, ReleaseRule, Weight};

/// How far the parcel goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reach {
    /// Inside the home state's own authorities.
    Home,
    /// To an authority or bureau of another state.
    Abroad,
    /// To an international body.
    Body,
    /// To a company, wherever it sits.
    Private,
}

/// What the recipient is to the originator of one piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// It is the originator.
    Back,
    /// The originator addressed or named it.
    Named,
    /// Neither.
    Outside,
}

/// Whose information it is, as a sentence says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Giver(pub Option<CountryCode>);

impl fmt::Display for Giver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(code) => f.write_str(code.as_str()),
            None => f.write_str("this desk"),
        }
    }
}

/// One piece as the rules see it.
pub(super) struct Seen<'a> {
    pub place: usize,
    pub piece: &'a Piece,
    pub giver: Giver,
    /// The marks it brings itself; those of what it came in are judged there.
    pub marks: Marking,
    /// What it bears in all.
    pub effective: Marking,
    pub standing: Standing,
}

/// The parcel as the rules see it.
pub(super) struct Scene<'a> {
    pub parcel: &'a Parcel,
    pub reach: Reach,
    pub pieces: Vec<Seen<'a>>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(parcel: &'a Parcel) -> Self {
        let lineage = Lineage::of(&parcel.pieces);
        let giver = |origin| giver(parcel, origin);
        let givers: Vec<Giver> = lineage.origins.into_iter().map(giver).collect();
        let mut foreign = givers.iter().filter(|giver| giver.0.is_some());
        let first = foreign.next();
        let is_one = foreign.all(|giver| Some(giver) == first);
        let marks = lineage.marks.into_iter().zip(lineage.effective);
        let each = parcel.pieces.iter().zip(givers).zip(marks).enumerate();
        let pieces = each.map(|(place, ((piece, giver), (marks, effective)))| Seen {
            place,
            piece,
            giver,
            marks,
            effective,
            standing: standing(&parcel.recipient, giver, is_one),
        });
        Self {
            parcel,
            reach: reach(parcel),
            pieces: pieces.collect(),
        }
    }

    /// The strictest of each dimension over everything inside.
    pub(super) fn marking(&self) -> Marking {
        let marks = self.pieces.iter().map(|seen| &seen.effective);
        marks.fold(Marking::default(), |all, marks| all.strictest(marks))
    }

    pub(super) fn is_home(&self) -> bool {
        self.reach == Reach::Home
    }

    /// The recipient in a sentence: its short name, and its state where the name does not say it.
    pub(super) fn to(&self) -> String {
        let recipient = &self.parcel.recipient;
        let kind = recipient.receiver.title();
        match (&recipient.id, self.reach) {
            (Some(id), Reach::Home | Reach::Body) => id.to_string(),
            (Some(id), Reach::Abroad | Reach::Private) => format!("{id} ({})", recipient.country),
            (None, Reach::Home) => "the unit at home".to_owned(),
            (None, Reach::Body) => kind.to_owned(),
            (None, Reach::Abroad | Reach::Private) => format!("the {kind} ({})", recipient.country),
        }
    }
}

impl Seen<'_> {
    /// Whether the desk itself set these marks.
    pub(super) fn is_ours(&self) -> bool {
        self.giver.0.is_none()
    }

    fn finding(&self, rule: ReleaseRule, weight: Weight, why: &str) -> Finding {
        Finding {
            rule,
            weight,
            piece: Some(self.place),
            why: format!("{}: {why}", self.piece.what),
            lifts: Vec::new(),
            ask: Ask::Officer,
            consent: None,
            can_override: false,
        }
    }

    /// It blocks, until the originator consents or a second officer overrides it. Nobody consents to what the desk
    /// itself set: there only the second officer is left.
    pub(super) fn blocks(&self, rule: ReleaseRule, scope: ConsentScope, why: &str) -> Finding {
        Finding {
            ask: if self.is_ours() {
                Ask::SecondOfficer
            } else {
                Ask::Originator
            },
            consent: (!self.is_ours()).then_some(scope),
            can_override: true,
            ..self.finding(rule, Weight::Blocks, why)
        }
    }

    pub(super) fn warns(&self, rule: ReleaseRule, why: &str) -> Finding {
        self.finding(rule, Weight::Warns, why)
    }

    pub(super) fn holds(&self, rule: ReleaseRule, why: &str) -> Finding {
        self.finding(rule, Weight::Holds, why)
    }
}

/// What the home state gave is our own. A desk that does not know its home state owns only what names nobody.
fn giver(parcel: &Parcel, origin: Option<CountryCode>) -> Giver {
    Giver(origin.filter(|code| *code != parcel.home || *code == CountryCode::NOT_SAID))
}

/// A unit is at home when its state is, or when the desk does not know its own; an authority or bureau of the home state
/// is at home as well. A company is private wherever it sits.
fn reach(parcel: &Parcel) -> Reach {
    let recipient = &parcel.recipient;
    let is_known = parcel.home != CountryCode::NOT_SAID;
    let is_home = recipient.country == parcel.home;
    match recipient.receiver {
        Receiver::Private => Reach::Private,
        Receiver::Europol | Receiver::Secretariat => Reach::Body,
        Receiver::Unit if is_home || !is_known => Reach::Home,
        Receiver::Authority | Receiver::Bureau if is_home && is_known => Reach::Home,
        Receiver::Unit | Receiver::Authority | Receiver::Bureau => Reach::Abroad,
    }
}

/// Our own information is named to whom we name. A foreign naming counts only where one originator gave all that is
/// foreign inside: the caller cannot say which of several named the recipient.
fn standing(recipient: &Recipient, giver: Giver, is_one: bool) -> Standing {
    let is_same = giver.0 == Some(recipient.country) && giver.0 != Some(CountryCode::NOT_SAID);
    if recipient.is_originator && is_same && recipient.receiver != Receiver::Private {
        Standing::Back
    } else if recipient.is_addressee && (is_one || giver.0.is_none()) {
        Standing::Named
    } else {
        Standing::Outside
    }
}
