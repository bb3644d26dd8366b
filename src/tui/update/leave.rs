//! What helps where the review sheet says that something may not leave: the originator's consent, a second officer's leave.
//!
//! Never here: the rules of the verdict.

use super::leaving::sheet;
use super::{letter, order};
use crate::domain::consent::ConsentScope;
use crate::domain::letter::{Addressee, Letter, LetterKind};
use crate::domain::orders::LetterOrder;
use crate::domain::release::{Finding, ReleaseRule};
use crate::domain::{Command, Foreign, Item, ItemId, Label};
use crate::tui::command::{choices, ready};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Leaving};
use crate::tui::state::pick::{Choice, Pick, PickFor};

/// The first thing that blocks and that this can lift, with its record.
fn blocked(state: &State, fits: impl Fn(&Finding) -> bool) -> Option<(ItemId, Finding)> {
    let verdicts = state.verdicts(&sheet(state)?.leaving);
    verdicts.into_iter().find_map(|(id, verdict)| {
        let finding = verdict.blocks().find(|finding| fits(finding)).cloned();
        finding.map(|finding| (id, finding))
    })
}

/// Whether a consent of an originator is what is missing.
///
/// # Errors
/// In words, when it is not.
pub fn can_ask_consent(state: &State) -> Result<(), String> {
    ready::writable(state)?;
    let missing = blocked(state, |finding| finding.consent.is_some());
    let missing = missing.map(drop);
    missing.ok_or_else(|| "No consent of an originator is missing here.".to_owned())
}

/// Whether a second officer can be asked about what blocks.
///
/// # Errors
/// In words, when none can.
pub fn can_override(state: &State) -> Result<(), String> {
    ready::writable(state)?;
    let found = blocked(state, |finding| finding.can_override).map(drop);
    found.ok_or_else(|| "Nothing blocks here that a second officer could lift.".to_owned())
}

/// Begins the request for the consent that would lift what blocks, filled in with what is asked and for whom.
pub fn ask_consent(state: &mut State) -> Vec<Effect> {
    let Some((id, finding)) = blocked(state, |finding| finding.consent.is_some()) else {
        return Vec::new();
    };
    let Some((leaving, item)) = sheet(state).map(|r| r.leaving.clone()).zip(state.item(id)) else {
        return Vec::new();
    };
    let asks = |letter: &&Letter| letter.kind == LetterKind::ConsentRequest && letter.is_open();
    if let Some(letter) = item.letters.iter().find(asks) {
        let at = letter::at(id, letter.number);
        return letter::show(state, at);
    }
    let giver = state
        .parcel(&leaving, item)
        .and_then(|parcel| parcel.pieces.get(finding.piece?)?.originator);
    let Some(giver) = giver else {
        state.refuse("Nobody knows who gave this. Say so in the record first.");
        return Vec::new();
    };
    let language = state.profile.office.language;
    let kind = LetterKind::ConsentRequest;
    let mut values = state.books().first_values(item, kind, language);
    let scope = finding.consent.map_or("", ConsentScope::title);
    values.insert(Label::own("information"), information(item).into());
    values.insert(Label::own("recipient"), recipient(state, &leaving).into());
    values.insert(Label::own("purpose"), purpose(&leaving, scope).into());
    let order = LetterOrder::Begin {
        kind,
        to: Some(Addressee {
            country: giver,
            authority: item.content.from.authority.clone(),
            channel: item.content.channel,
        }),
        language,
        values,
    };
    order::all(
        "letter",
        Purpose::OpenLetter,
        &[id],
        &Command::Letter(order),
    )
}

/// Which information, as its originator knows it.
fn information(item: &Item) -> String {
    let ours = item.our_ref;
    match &item.content.their_ref {
        Some(theirs) => format!(
            "{} (our reference {ours})",
            crate::domain::text::show(theirs).as_str()
        ),
        None => format!("our reference {ours}"),
    }
}

fn recipient(state: &State, leaving: &Leaving) -> String {
    match leaving {
        Leaving::Packages(forwarding) => match state.profile.unit(&forwarding.to) {
            Some(unit) => format!(
                "{}, {}",
                unit.name,
                state.pack.country_name(unit.country.as_str())
            ),
            None => forwarding.to.to_string(),
        },
        Leaving::Letter(at) => match state.letter(*at) {
            Some((_, letter)) => state
                .pack
                .country_name(letter.to.country.as_str())
                .to_owned(),
            None => String::new(),
        },
    }
}

fn purpose(leaving: &Leaving, scope: &str) -> String {
    match leaving {
        Leaving::Packages(forwarding) => {
            format!(
                "{scope}, {}: {}",
                forwarding.use_for.title(),
                forwarding.purpose
            )
        }
        Leaving::Letter(_) => scope.to_owned(),
    }
}

/// Asks a second officer to lift what blocks, or agrees to what a colleague asked.
pub fn overrides(state: &mut State) -> Vec<Effect> {
    let Some((leaving, to)) =
        sheet(state).and_then(|r| Some((r.leaving.clone(), r.leaving.recipient()?)))
    else {
        return Vec::new();
    };
    let verdicts = state.verdicts(&leaving);
    let Some((id, verdict)) = verdicts
        .into_iter()
        .find(|(_, verdict)| !verdict.is_allowed())
    else {
        state.refuse("Nothing blocks here.");
        return Vec::new();
    };
    let pleas = state.item(id).map(|item| item.pleas.clone());
    let waiting = pleas.unwrap_or_default().into_iter();
    let waiting = waiting.filter(|plea| plea.agreed.is_none() && plea.to == to);
    let agree = waiting.map(|plea| {
        let words = format!("agree to lift {}, asked by {}", plea.rule.title(), plea.by);
        Choice::new(format!("agree:{}", plea.number), words)
    });
    let mut rules: Vec<ReleaseRule> = Vec::new();
    for finding in verdict.blocks().filter(|finding| finding.can_override) {
        if !rules.contains(&finding.rule) {
            rules.push(finding.rule);
        }
    }
    let ask = rules.into_iter().map(|rule| {
        let words = format!("ask a second officer to lift {}", rule.title());
        Choice::new(format!("ask:{}", rule.word()), words)
    });
    let choices: Vec<Choice> = agree.chain(ask).collect();
    if choices.is_empty() {
        state.refuse("No second officer can lift what blocks here.");
        return Vec::new();
    }
    let purpose = PickFor::Override(id, to);
    choices::push(state, Pick::lettered("A second officer", purpose, choices))
}

/// A rule, or what a colleague asked, was chosen.
pub fn override_chosen(state: &mut State, id: ItemId, to: Label, word: &str) -> Vec<Effect> {
    match word.split_once(':') {
        Some(("agree", number)) => {
            let number = number.parse().unwrap_or(0);
            let command = Command::AgreeOverride { number };
            order::all("review-override", Purpose::Act, &[id], &command)
        }
        Some(("ask", rule)) => match ReleaseRule::from_word(rule) {
            Some(rule) => choices::ask(
                state,
                &format!("Lift {}: why", rule.title()),
                "Why",
                "a second officer reads it, and it stays with the record",
                AskFor::Override(id, rule, to),
            ),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The reason was written.
///
/// # Errors
/// In words, when there is none.
pub fn override_asked(
    id: ItemId,
    rule: ReleaseRule,
    to: &Label,
    why: &str,
) -> Result<Vec<Effect>, String> {
    if why.is_empty() {
        return Err("Say in a few words why it should leave all the same.".to_owned());
    }
    let command = Command::AskOverride {
        rule,
        to: to.clone(),
        reason: Foreign::from(why),
    };
    Ok(order::all("review-override", Purpose::Act, &[id], &command))
}
