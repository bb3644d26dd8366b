//! Leave to send: what goes into the verdict, consents, overrides by a second officer, promises.
//!
//! Never here: the rules of the verdict; see `release`.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Context, Decision, happened, open, required};
use crate::domain::command::Command;
use crate::domain::consent::Consent;
use crate::domain::content::{Channel, Party};
use crate::domain::date::{DateClaim, PartialDate};
use crate::domain::export::ExportTo;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::marking::{HandlingCode, Tlp};
use crate::domain::part;
use crate::domain::plea::Plea;
use crate::domain::release::{
    Parcel, Piece, Receiver, Recipient, ReleaseRule, Sensitive, Use, may_leave,
};
use crate::domain::subject::{Person, Role};
use crate::domain::undertaking::Undertaking;
use crate::domain::unit::Unit;
use crate::domain::{
    CountryCode, Direction, Event, Foreign, Item, Label, Marking, Moment, Refusal, RequestKind,
    Subject,
};

/// A forwarding as an officer means it.
#[derive(Clone, Copy, Debug)]
pub struct Forwarding<'a> {
    /// The unit.
    pub to: &'a Label,
    /// Why.
    pub purpose: &'a Foreign,
    /// On what basis.
    pub basis: Option<&'a Foreign>,
    /// What it is for.
    pub use_for: Use,
    /// Parts that stay here, by name.
    pub withheld: &'a [Label],
}

pub(super) fn decide(command: &Command, item: &Item, cx: &Context<'_>) -> Decision {
    match command {
        Command::RecordConsent { consent } => consented(consent, item, cx),
        Command::RevokeConsent { number, at } => {
            let known = item.consents.iter().find(|c| c.number == *number);
            let holds = known.is_some_and(|consent| consent.revoked.is_none());
            if !holds {
                return Err(Refusal::new(format!("No consent {number} holds.")));
            }
            happened(*at, item, cx)?;
            let (number, at) = (*number, *at);
            Ok(vec![Event::ConsentRevoked { number, at }])
        }
        Command::AskOverride { rule, to, reason } => plead(*rule, to, reason, item, cx),
        Command::AgreeOverride { number } => agree(*number, item, cx),
        Command::ConfirmSensitive { what, reason } => {
            open(item)?;
            let reason = required(reason, "say why these data are strictly necessary")?;
            Ok(vec![Event::SensitiveConfirmed {
                what: *what,
                reason,
            }])
        }
        Command::RecordUndertaking { given, text, until } => {
            Ok(vec![Event::UndertakingRecorded(Undertaking {
                number: super::next_number(item.undertakings.len()),
                given: *given,
                text: required(text, "an undertaking needs words")?,
                until: *until,
                at: cx.now,
                by: cx.officer.clone(),
                settled: None,
            })])
        }
        Command::SettleUndertaking { number, text } => {
            let known = item.undertakings.iter().find(|u| u.number == *number);
            match known {
                Some(promise) if promise.settled.is_none() => Ok(vec![Event::UndertakingSettled {
                    number: *number,
                    at: cx.now,
                    text: required(text, "say how it was kept or why it fell away")?,
                }]),
                Some(_) => Err(Refusal::new(format!("Undertaking {number} is settled."))),
                None => Err(Refusal::new(format!("There is no undertaking {number}."))),
            }
        }
        _ => Ok(Vec::new()),
    }
}

fn consented(consent: &Consent, item: &Item, cx: &Context<'_>) -> Decision {
    happened(consent.given, item, cx)?;
    if consent.until.is_some_and(|until| until < cx.now) {
        return Err(Refusal::needing(
            "The consent has ended already.",
            "give a later end, or none",
        ));
    }
    let text = required(&consent.text, "quote the consent, or its reference")?;
    Ok(vec![Event::ConsentRecorded {
        consent: Consent {
            number: super::next_number(item.consents.len()),
            by: cx.officer.clone(),
            revoked: None,
            text,
            ..consent.clone()
        },
    }])
}

fn plead(
    rule: ReleaseRule,
    to: &Label,
    reason: &Foreign,
    item: &Item,
    cx: &Context<'_>,
) -> Decision {
    open(item)?;
    let reason = required(reason, "an override needs a reason")?;
    let mut letters = item.letters.iter().filter(|letter| letter.is_open());
    let letter = letters.any(|letter| letter_key(letter.number) == *to);
    let unit = cx.units.iter().any(|unit| unit.id == *to);
    if !letter && !unit && !to.as_str().starts_with("export-") {
        return Err(Refusal::needing(
            format!("{to} is no unit and no letter that is still to be sent."),
            "name a unit, or a letter such as letter-2",
        ));
    }
    let same =
        |plea: &&Plea| plea.rule == rule && plea.to == *to && plea.agreed.is_none() && !plea.void;
    if item.pleas.iter().any(|plea| same(&plea)) {
        return Err(Refusal::needing(
            "A second officer is asked for this already.",
            "ask a colleague to open the record and agree",
        ));
    }
    Ok(vec![Event::OverrideAsked(Plea {
        number: super::next_number(item.pleas.len()),
        rule,
        to: to.clone(),
        reason,
        by: cx.officer.clone(),
        at: cx.now,
        agreed: None,
        void: false,
    })])
}

fn agree(number: u32, item: &Item, cx: &Context<'_>) -> Decision {
    let Some(plea) = item.pleas.iter().find(|plea| plea.number == number) else {
        return Err(Refusal::new(format!("There is no override {number}.")));
    };
    if plea.void {
        return Err(Refusal::new(
            "The letter was rewritten since: the request for this override fell away.",
        ));
    }
    if plea.agreed.is_some() {
        return Err(Refusal::new(format!("Override {number} is agreed to.")));
    }
    if plea.by == *cx.officer {
        return Err(Refusal::needing(
            "Nobody agrees to an own request.",
            "another officer must agree",
        ));
    }
    Ok(vec![Event::OverrideAgreed { number }])
}

/// What leaves when this record is forwarded.
pub fn package_parcel(
    item: &Item,
    unit: &Unit,
    what: &Forwarding<'_>,
    home: CountryCode,
    now: Moment,
) -> Parcel {
    let recipient = Recipient {
        receiver: Receiver::Unit,
        id: Some(unit.id.clone()),
        country: unit.country,
        clearance: unit.may_hold(),
        is_originator: false,
        is_addressee: false,
    };
    record_parcel(item, recipient, what, home, now)
}

/// What leaves when this record is written to a folder for somebody: a unit of the desk, the home state's authorities, or an
/// authority abroad. Nobody named and at home counts as a unit that nobody cleared.
pub fn export_parcel(
    item: &Item,
    to: &ExportTo,
    unit: Option<&Unit>,
    what: &Forwarding<'_>,
    home: CountryCode,
    now: Moment,
) -> Parcel {
    if let Some(unit) = unit {
        return package_parcel(item, unit, what, home, now);
    }
    let content = &item.content;
    let is_in = content.direction == Direction::In;
    let named = |party: &Party| party.country == Some(to.country);
    let is_home = to.country == home;
    let recipient = Recipient {
        receiver: if is_home {
            Receiver::Unit
        } else {
            Receiver::Authority
        },
        id: None,
        country: to.country,
        clearance: None,
        is_originator: is_in && content.from.country == Some(to.country),
        is_addressee: !is_home && is_in && content.to.iter().any(named),
    };
    record_parcel(item, recipient, what, home, now)
}

fn record_parcel(
    item: &Item,
    recipient: Recipient,
    what: &Forwarding<'_>,
    home: CountryCode,
    now: Moment,
) -> Parcel {
    let content = part::disclosed(&item.content, what.withheld);
    let whole = Piece {
        sensitive: sensitive(&content.subjects, now),
        ..message(item, now)
    };
    let mut pieces = vec![whole.clone()];
    for (n, attachment) in (1..).zip(&item.content.attachments) {
        if !part::is_withheld(what.withheld, &part::attachment_name(n)) {
            pieces.push(Piece {
                what: format!("attachment {n} ({} bytes)", attachment.size),
                parent: Some(0),
                sensitive: Vec::new(),
                ..whole.clone()
            });
        }
    }
    let basis = what.basis.is_some() || item.basis.is_some() || content.legal_basis.is_some();
    let overrides = overrides(item, what.to, now);
    Parcel {
        pieces,
        recipient,
        purpose: what.use_for,
        has_purpose: !what.purpose.raw().trim().is_empty(),
        has_basis: basis,
        home,
        consents: item.consents.clone(),
        overrides,
        confirmed: item.confirmed.iter().map(|(what, _)| *what).collect(),
        now,
    }
}

/// What leaves with a letter: our words, and what they draw on where that came from somebody else.
pub fn letter_parcel(item: &Item, letter: &Letter, home: CountryCode, now: Moment) -> Parcel {
    let content = &item.content;
    let mut pieces = vec![Piece {
        what: format!("letter {}", letter.number),
        marking: own_marking(letter),
        parent: None,
        originator: None,
        interpol: false,
        only_for: Vec::new(),
        not_for: Vec::new(),
        sensitive: Vec::new(),
    }];
    // Also a question for consent quotes what it asks about; its originator may read that, nobody else.
    let draws_on = item.originator().is_some();
    if draws_on {
        pieces.push(message(item, now));
    } else if let Some(ours) = pieces.first_mut() {
        ours.sensitive = sensitive(&content.subjects, now);
    }
    let key = letter_key(letter.number);
    let named = content.direction == Direction::In
        && content
            .to
            .iter()
            .any(|party| party.country == Some(letter.to.country));
    Parcel {
        pieces,
        recipient: Recipient {
            receiver: match letter.to.channel {
                Channel::I247 => Receiver::Bureau,
                _ => Receiver::Authority,
            },
            id: None,
            country: letter.to.country,
            clearance: None,
            is_originator: item.originator() == Some(letter.to.country),
            // What is ours alone is addressed by us; what is drawn from others was addressed by them.
            is_addressee: !draws_on || named,
        },
        purpose: use_of(item.request_kind()),
        has_purpose: true,
        has_basis: item.basis.is_some()
            || content.legal_basis.is_some()
            || letter.kind != LetterKind::Request,
        home,
        consents: item.consents.clone(),
        overrides: overrides(item, &key, now),
        confirmed: item.confirmed.iter().map(|(what, _)| *what).collect(),
        now,
    }
}

/// How an override names a letter as recipient: `letter-2`.
pub(in crate::domain) fn letter_key(number: u32) -> Label {
    format!("letter-{number}")
        .parse()
        .unwrap_or_else(|_| Label::own("letter"))
}

/// Nothing, when it may leave; else every rule that blocks, and what would lift it.
pub(super) fn allowed(parcel: &Parcel) -> Result<(), Refusal> {
    let verdict = may_leave(parcel);
    if verdict.is_allowed() {
        return Ok(());
    }
    let why: Vec<&str> = verdict.blocks().map(|f| f.why.as_str()).collect();
    let mut needs: Vec<String> = Vec::new();
    for step in verdict.blocks().flat_map(|finding| &finding.lifts) {
        if !needs.contains(step) {
            needs.push(step.clone());
        }
    }
    Err(Refusal {
        why: why.join(" "),
        needs,
    })
}

fn overrides(item: &Item, to: &Label, now: Moment) -> Vec<crate::domain::release::Override> {
    let holding = item.pleas.iter().filter(|plea| plea.holds(to, now));
    holding.map(Plea::as_override).collect()
}

fn message(item: &Item, now: Moment) -> Piece {
    let content = &item.content;
    Piece {
        what: format!("message {}", item.our_ref),
        marking: content.marking.clone(),
        parent: None,
        originator: item.originator(),
        interpol: content.channel == Channel::I247,
        only_for: Vec::new(),
        not_for: Vec::new(),
        sensitive: sensitive(&content.subjects, now),
    }
}

/// What the form says of the letter's own marking.
fn own_marking(letter: &Letter) -> Marking {
    let mut marking = Marking::default();
    for word in letter.value("handling").split([' ', ',', ';', '-']) {
        if let Some(code) = HandlingCode::from_word(word) {
            marking.add_handling(code);
        }
    }
    marking.tlp = Tlp::read(letter.value("tlp"));
    marking
}

/// Judicial requests carry what becomes evidence; everything else is police work.
const fn use_of(kind: RequestKind) -> Use {
    match kind {
        RequestKind::Mla
        | RequestKind::Extradition
        | RequestKind::ArrestWarrant
        | RequestKind::InvestigationOrder
        | RequestKind::ProvisionalArrest
        | RequestKind::JointTeam
        | RequestKind::Service
        | RequestKind::Freezing => Use::Evidence,
        _ => Use::Police,
    }
}

/// Victims, witnesses and children among the subjects: the categories the record itself tells.
fn sensitive(subjects: &[Subject], now: Moment) -> Vec<Sensitive> {
    let today = now.timestamp().to_zoned(TimeZone::UTC).date();
    let mut found = Vec::new();
    for subject in subjects {
        if let Subject::Person(person) = subject {
            let victim = matches!(person.role, Some(Role::Victim | Role::Witness));
            let kinds = [
                (victim, Sensitive::Victim),
                (is_child(person, today), Sensitive::Minor),
            ];
            for (is, kind) in kinds {
                if is && !found.contains(&kind) {
                    found.push(kind);
                }
            }
        }
    }
    found
}

/// Under eighteen, or possibly so: with the year of birth alone, the latest birthday counts.
fn is_child(person: &Person, today: Date) -> bool {
    person.identities.iter().any(|identity| {
        let Some(DateClaim::Known(birth)) = &identity.birth else {
            return false;
        };
        let (year, month, day) = match *birth {
            PartialDate::Year(year) => (year, 12, 31),
            PartialDate::Month(year, month) => (year, month, 28),
            PartialDate::Day(year, month, day) => (year, month, day),
        };
        let now = (
            today.year().saturating_sub(18),
            today.month().unsigned_abs(),
            today.day().unsigned_abs(),
        );
        (year, month, day) > now
    })
}
