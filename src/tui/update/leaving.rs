//! The review sheet: nothing leaves until the officer moves to Send and takes it, or presses the key shown there.
//!
//! Never here: opening it; the 300 ms guard is in `keys`.

use super::order;
use crate::domain::consent::ConsentScope;
use crate::domain::letter::{Addressee, LetterKind};
use crate::domain::orders::LetterOrder;
use crate::domain::release::{Finding, ReleaseRule, Use};
use crate::domain::{Command, Foreign, Item, ItemId, Label};
use crate::tui::command::{choices, ready};
use crate::tui::effect::{Effect, Purpose};
use crate::tui::input::LineEdit;
use crate::tui::state::State;
use crate::tui::state::layer::{AskFor, Choice, Forwarding, Layer, Leaving, Review};
use crate::tui::state::pick::{self, Pick, PickFor};

/// Opens the sheet.
pub fn open(state: &mut State, leaving: Leaving) -> Vec<Effect> {
    let code = state.code_to_type(&leaving);
    let code = code.map(|code| (code, LineEdit::single()));
    let review = Review::new(leaving, code, state.now);
    state.layers.push(Layer::Review(review));
    Vec::new()
}

/// The sheet on top.
fn sheet(state: &State) -> Option<&Review> {
    match state.layers.last() {
        Some(Layer::Review(review)) => Some(review),
        _ => None,
    }
}

fn sheet_mut(state: &mut State) -> Option<&mut Review> {
    match state.layers.last_mut() {
        Some(Layer::Review(review)) => Some(review),
        _ => None,
    }
}

/// Moves between the choices of the sheet.
pub fn other_choice(state: &mut State, forward: bool) -> Vec<Effect> {
    if let Some(review) = sheet_mut(state) {
        review.other_choice(forward);
    }
    Vec::new()
}

/// Does what is chosen.
pub fn take(state: &mut State) -> Vec<Effect> {
    let Some(review) = sheet(state) else {
        return Vec::new();
    };
    match review.choice {
        Choice::Confirm => confirm(state),
        Choice::Use => choose_use(state),
        Choice::Withheld => choose_withheld(state),
        Choice::Back => {
            let how = if review.code.is_some() {
                "Type the country code, then Tab and Enter send."
            } else {
                "y sends."
            };
            state.say(format!("Back is chosen. Esc goes back. {how}"));
            Vec::new()
        }
    }
}

/// Sends, where nothing speaks against it and the country code is typed if it must be.
pub fn confirm(state: &mut State) -> Vec<Effect> {
    let Some(review) = sheet(state).cloned() else {
        return Vec::new();
    };
    if let Some(why) = obstacle(state, &review.leaving) {
        state.refuse(why);
        return Vec::new();
    }
    if review.code.is_none()
        && let Some(code) = state.code_to_type(&review.leaving)
    {
        // Something was lifted while the sheet was open.
        state.refuse(format!("Type the recipient's country code first: {code}."));
        if let Some(review) = sheet_mut(state) {
            review.code = Some((code, LineEdit::single()));
        }
        return Vec::new();
    }
    if !review.code_is_right() {
        let code = review.code.as_ref().map_or("", |(code, _)| code.as_str());
        state.refuse(format!("Type the recipient's country code first: {code}."));
        return Vec::new();
    }
    close_all(state);
    send(&review.leaving)
}

/// Why none of it can leave, in one line; nothing when some of it can, or when its records never were on screen.
fn obstacle(state: &State, leaving: &Leaving) -> Option<String> {
    let command = command(leaving);
    let mut first = None;
    for id in leaving.records().iter() {
        let item = state.item(*id)?;
        match ready::rehearse(state, item, &command) {
            Ok(_) => return None,
            Err(refusal) => first = first.or(Some(ready::words(&refusal))),
        }
    }
    first
}

/// The order that lets it leave.
pub fn command(leaving: &Leaving) -> Command {
    match leaving {
        Leaving::Packages(forwarding) => Command::Forward {
            to: forwarding.to.clone(),
            purpose: Foreign::from(forwarding.purpose.as_str()),
            basis: None,
            answer_by: forwarding.answer_by,
            use_for: forwarding.use_for,
            withheld: forwarding.withheld.clone(),
        },
        Leaving::Letter(at) => Command::Letter(LetterOrder::Send { letter: at.number }),
    }
}

fn send(leaving: &Leaving) -> Vec<Effect> {
    let (id, purpose) = match leaving {
        Leaving::Packages(_) => ("forward", Purpose::Decide),
        Leaving::Letter(_) => ("letter-send", Purpose::Act),
    };
    order::all(id, purpose, &leaving.records(), &command(leaving))
}

/// Takes the sheet and the boxes that led to it away.
fn close_all(state: &mut State) {
    while matches!(
        state.layers.last(),
        Some(Layer::Review(_) | Layer::Ask(_) | Layer::Write(_))
    ) {
        state.layers.pop();
    }
}

fn forwarding(state: &mut State) -> Option<&mut Forwarding> {
    match sheet_mut(state).map(|review| &mut review.leaving) {
        Some(Leaving::Packages(forwarding)) => Some(forwarding),
        _ => None,
    }
}

/// Opens the purposes a package can be for.
pub fn choose_use(state: &mut State) -> Vec<Effect> {
    let Some(now) = forwarding(state).map(|forwarding| forwarding.use_for) else {
        state.refuse("A letter is for what its record asks.");
        return Vec::new();
    };
    let uses = Use::ALL.iter();
    let uses = uses.map(|one| pick::Choice::new(one.word(), one.title()).note(one.word()));
    let pick = Pick::lettered("Used for", PickFor::Use, uses.collect());
    choices::push(state, pick.at(now.word()))
}

/// Opens the parts that can stay here; each is added or taken away by choosing it.
pub fn choose_withheld(state: &mut State) -> Vec<Effect> {
    let Some(forwarding) = forwarding(state).cloned() else {
        state.refuse("A letter leaves whole. Take words out in its form.");
        return Vec::new();
    };
    let first = forwarding.ids.first().and_then(|id| state.item(*id));
    let parts = first.map(parts).unwrap_or_default();
    if parts.is_empty() {
        state.refuse("Nothing of it can stay here.");
        return Vec::new();
    }
    let choices = parts.into_iter().map(|(part, words)| {
        let stays = forwarding.withheld.contains(&part);
        let note = if stays { "stays here" } else { "leaves" };
        pick::Choice::new(part.as_str(), words).note(note)
    });
    let title = "Withheld: Enter changes, Esc is done";
    choices::push(
        state,
        Pick::lettered(title, PickFor::Withheld, choices.collect()),
    )
}

/// Parts of a record that can stay here, by the names packages know them by.
fn parts(item: &Item) -> Vec<(Label, String)> {
    let attachments = item.content.attachments.iter().enumerate();
    let attachments = attachments.filter_map(|(n, attachment)| {
        let words = format!("attachment {} ({} bytes)", n + 1, attachment.size);
        Some((format!("attachment-{}", n + 1).parse().ok()?, words))
    });
    let own = [
        (
            Label::own("original"),
            "the originals as they came".to_owned(),
        ),
        (Label::own("text"), "the text of the message".to_owned()),
    ];
    own.into_iter().chain(attachments).collect()
}

/// What it is for was chosen.
pub fn used_for(state: &mut State, word: &str) -> Vec<Effect> {
    if let (Some(forwarding), Some(chosen)) = (forwarding(state), Use::from_word(word)) {
        forwarding.use_for = chosen;
    }
    Vec::new()
}

/// A part stays here, or leaves after all; the list opens again for the next.
pub fn withheld(state: &mut State, part: &str) -> Vec<Effect> {
    let (Some(forwarding), Ok(label)) = (forwarding(state), part.parse::<Label>()) else {
        return Vec::new();
    };
    if forwarding.withheld.contains(&label) {
        forwarding.withheld.retain(|known| *known != label);
    } else {
        forwarding.withheld.push(label);
    }
    let effects = choose_withheld(state);
    if let Some(Layer::Pick(pick)) = state.layers.last_mut() {
        *pick = pick.clone().at(part);
    }
    effects
}

/// The first thing that blocks and that this can lift, with its record.
fn blocked(state: &State, fits: impl Fn(&Finding) -> bool) -> Option<(ItemId, Finding)> {
    let verdicts = state.verdicts(&sheet(state)?.leaving);
    verdicts.into_iter().find_map(|(id, verdict)| {
        let finding = verdict.blocks().find(|finding| fits(finding)).cloned();
        finding.map(|finding| (id, finding))
    })
}

/// Begins the request for the consent that would lift what blocks, filled in with what is asked and for whom.
pub fn ask_consent(state: &mut State) -> Vec<Effect> {
    let Some((id, finding)) = blocked(state, |finding| finding.consent.is_some()) else {
        state.refuse("No consent of an originator is missing here.");
        return Vec::new();
    };
    let Some((leaving, item)) = sheet(state).map(|r| r.leaving.clone()).zip(state.item(id)) else {
        return Vec::new();
    };
    let draws_on = |letter: &&crate::domain::letter::Letter| {
        letter.kind == LetterKind::ConsentRequest && letter.is_open()
    };
    if let Some(letter) = item.letters.iter().find(draws_on) {
        let at = super::letter::at(id, letter.number);
        return super::letter::show(state, at);
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
        pick::Choice::new(format!("agree:{}", plea.number), words)
    });
    let mut rules: Vec<ReleaseRule> = Vec::new();
    for finding in verdict.blocks().filter(|finding| finding.can_override) {
        if !rules.contains(&finding.rule) {
            rules.push(finding.rule);
        }
    }
    let ask = rules.into_iter().map(|rule| {
        let words = format!("ask a second officer to lift {}", rule.title());
        pick::Choice::new(format!("ask:{}", rule.word()), words)
    });
    let choices: Vec<pick::Choice> = agree.chain(ask).collect();
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
