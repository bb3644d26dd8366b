//! The box in which a part is asked for: a line, a text, a list of choices.
//!
//! Never here: checking the answer.

use crate::domain::chase::Rung;
use crate::domain::clock::ClockEnd;
use crate::domain::command::WritingKind;
use crate::domain::consent::ConsentScope;
use crate::domain::decide::{Forwarding, letter_parcel, package_parcel};
use crate::domain::life::Step;
use crate::domain::release::{Finding, Use, may_leave};
use crate::domain::timing::Starts;
use crate::domain::{Direction, Foreign, Item, Label};
use crate::tui::command::{choices, texts};
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::state::filling::{Filling, Ordered, Part};
use crate::tui::state::layer::AskFor;
use crate::tui::state::pick::{Choice, Pick, PickFor};
use crate::tui::update::answers::key_of;
use crate::tui::when;

/// Asks for a part.
///
/// # Errors
/// In words, when there is nothing to choose from.
pub(super) fn open(state: &mut State, filling: Filling, part: Part) -> Result<Vec<Effect>, String> {
    let title = title(state, &filling);
    let choices = match part {
        Part::Text => return Ok(text(state, filling)),
        Part::Grounds => return Ok(grounds(state, filling)),
        Part::How => [ClockEnd::Met, ClockEnd::Dropped]
            .map(|end| Choice::new(end.word(), end.title()))
            .to_vec(),
        Part::Scope => ConsentScope::ALL
            .iter()
            .map(|scope| Choice::new(scope.word(), scope.title()))
            .collect(),
        Part::Rung => return Ok(rungs(state, filling)),
        Part::Unit => recipients(state, &filling),
        Part::Rule => rules(state, &filling)?,
        _ => return Ok(line(state, filling, part)),
    };
    let purpose = PickFor::Filling(Box::new(filling), part);
    let pick = match part {
        Part::Unit | Part::Rule => Pick::typed(title, purpose, choices),
        _ => Pick::lettered(title, purpose, choices),
    };
    Ok(choices::push(state, pick))
}

/// `Refuse - R-2031-0007`.
fn title(state: &State, filling: &Filling) -> String {
    let name = state.reference(filling.id).unwrap_or_default();
    format!("{} - {name}", filling.title())
}

fn line(state: &mut State, filling: Filling, part: Part) -> Vec<Effect> {
    let title = title(state, &filling);
    let help = help(state, &filling, part);
    let begin = begin(state, &filling, part);
    let purpose = AskFor::Filling(Box::new(filling), part);
    choices::ask_from(state, &title, (part.label(), help.into()), purpose, &begin)
}

/// What stands in the field at first.
fn begin(state: &State, filling: &Filling, part: Part) -> String {
    let Some(item) = state.item(filling.id) else {
        return String::new();
    };
    match (part, &filling.what) {
        (Part::Start, Ordered::MoveClock(number)) => item
            .clock(*number)
            .map(|clock| clock.start.to_minute())
            .unwrap_or_default(),
        (Part::Start, Ordered::StartClock { rule, .. }) => {
            let starts = state.pack.deadline(rule.as_str()).map(|rule| rule.starts);
            match starts {
                Some(Starts::Receipt | Starts::Calendar) => item.received.to_minute(),
                _ => String::new(),
            }
        }
        (Part::From, _) => {
            let about = item.about.and_then(|about| about.originator);
            let from = match item.content.direction {
                Direction::In => item.content.partner(),
                Direction::Out => about.or_else(|| item.content.partner()),
            };
            from.map(|code| code.to_string()).unwrap_or_default()
        }
        (Part::Country, _) => state.profile.home.to_string(),
        _ => String::new(),
    }
}

/// What can be typed.
fn help(state: &State, filling: &Filling, part: Part) -> String {
    match part {
        Part::At => when::HAPPENED.to_owned(),
        Part::Start => start_help(state, filling),
        Part::Notified => format!("when whoever asked was told. {}", when::HAPPENED),
        Part::Until => when::FORMS.to_owned(),
        Part::End => when::OPTIONAL.to_owned(),
        Part::Amount => amount_help(state, filling),
        Part::Words => words_help(&filling.what).to_owned(),
        Part::Piece => "which part, in a few words".to_owned(),
        Part::Other => "the state or authority it goes to".to_owned(),
        Part::DecidedBy => "who decided; may stay empty".to_owned(),
        Part::From => "the code of the state or body that gave leave".to_owned(),
        Part::Country => "the code of the state in which it may be used".to_owned(),
        _ => "optional".to_owned(),
    }
}

/// The event in the words of the rule, then what can be typed.
fn start_help(state: &State, filling: &Filling) -> String {
    let item = state.item(filling.id);
    let rule = match &filling.what {
        Ordered::StartClock { rule, .. } => state.pack.deadline(rule.as_str()),
        Ordered::MoveClock(number) => item
            .and_then(|item| item.clock(*number))
            .and_then(|clock| clock.rule.as_deref()),
        _ => None,
    };
    let event = rule.map_or("the event it counts from", |rule| {
        if rule.starts_words.is_empty() {
            rule.starts.title()
        } else {
            &rule.starts_words
        }
    });
    format!("Counts from: {event}. {}", when::HAPPENED)
}

fn amount_help(state: &State, filling: &Filling) -> String {
    let item = state.item(filling.id);
    let clock = match &filling.what {
        Ordered::ExtendClock(number) => item.and_then(|item| item.clock(*number)),
        _ => None,
    };
    let known = clock
        .and_then(|clock| clock.rule.as_ref()?.extension)
        .map(|amount| format!(". The bookshelf knows an extension of {amount}"));
    format!(
        "30 days, 12 hours, 5 working days, 6 weeks, 2 months{}",
        known.unwrap_or_default()
    )
}

const fn words_help(what: &Ordered) -> &'static str {
    match what {
        Ordered::HitDone(step) => step.question(),
        Ordered::HitAside(_) => "why it does not apply here",
        Ordered::StartClock { .. } => "why this rule",
        Ordered::PauseClock(_) => "why it stands still",
        Ordered::ExtendClock(_) => "why more time; the other side must be told",
        Ordered::MoveClock(_) => "why the start was another",
        Ordered::EndClock(_) => "how it ended",
        Ordered::Consent => "the words of the consent, or its reference",
        Ordered::Override => "why it must leave all the same",
        Ordered::Undertaking(_) => "what is promised",
        Ordered::Settle(_) => "how it was kept, or why it fell away",
        Ordered::UnitAnswered(_) => "what the unit answered",
        Ordered::Chase(_) => "whom you asked, and what was said",
        _ => "a few words",
    }
}

/// The writing box with the draft there is.
fn text(state: &mut State, filling: Filling) -> Vec<Effect> {
    let kind = match filling.what {
        Ordered::Step(Step::Ask) => WritingKind::AskBack,
        Ordered::Step(Step::Answer) => WritingKind::Answer,
        _ => WritingKind::Step,
    };
    let title = filling.title();
    texts::write_part(state, kind, &title, filling)
}

/// Grounds as the instrument has them, to be marked.
fn grounds(state: &mut State, filling: Filling) -> Vec<Effect> {
    let item = state.item(filling.id);
    let known = item.and_then(|item| state.books().known_grounds(item));
    let known = known.unwrap_or_default();
    let of = item.and_then(|item| item.basis.as_ref());
    let of = of.map_or_else(String::new, |choice| {
        format!(", {}", choice.basis.instrument)
    });
    let what = if known.closed {
        "closed list"
    } else {
        "grounds"
    };
    let key = key_of(state, "choice-mark");
    let list = format!("{}: {what}{of}; {key} marks", filling.title());
    let barred = known.barred.into_iter().map(|row| {
        let why = format!(
            "the instrument forbids it, {}",
            row.article.unwrap_or_default()
        );
        Choice {
            why_not: Some(why),
            ..Choice::new(row.ground.word(), named(row.ground))
        }
    });
    let rows = known.list.into_iter().map(|row| {
        let binds = match (&row.article, row.mandatory) {
            (None, _) => "",
            (_, Some(true)) => "mandatory, ",
            (_, Some(false)) => "optional, ",
            (_, None) => "not said, ",
        };
        let note = match &row.article {
            Some(article) => format!("{binds}{article}, {}", row.confidence.word()),
            None => String::new(),
        };
        Choice::new(row.ground.word(), named(row.ground)).note(note)
    });
    let choices = rows.chain(barred).collect();
    let purpose = PickFor::Filling(Box::new(filling), Part::Grounds);
    choices::push(state, Pick::marked(list, purpose, choices))
}

/// `DC no offence in both states`.
fn named(ground: crate::domain::ground::Ground) -> String {
    format!("{} {}", ground.word(), ground.title())
}

/// The rungs of the ladder, the cursor on the next one.
fn rungs(state: &mut State, filling: Filling) -> Vec<Effect> {
    let dispatch = match filling.what {
        Ordered::Chase(dispatch) => dispatch,
        _ => None,
    };
    let item = state.item(filling.id);
    let before = item.and_then(|item| {
        let of = |chase: &&crate::domain::chase::Chase| chase.dispatch == dispatch;
        item.chases.iter().rev().find(of)
    });
    let next = before.map_or(Rung::Reminder, |chase| chase.rung.next());
    let choices = Rung::ALL.iter().map(|rung| {
        let note = if *rung == next { "next" } else { "" };
        Choice::new(rung.word(), rung.title()).note(note)
    });
    let title = title(state, &filling);
    let purpose = PickFor::Filling(Box::new(filling), Part::Rung);
    let pick = Pick::lettered(title, purpose, choices.collect());
    choices::push(state, pick.at(next.word()))
}

/// Units; for a consent anybody first, for an override letters that are being written too.
fn recipients(state: &State, filling: &Filling) -> Vec<Choice> {
    let units = choices::units(state);
    if filling.what == Ordered::Consent {
        let anybody = Choice::new("", "Anybody in one state");
        return std::iter::once(anybody).chain(units).collect();
    }
    let letters = state.item(filling.id).map(|item| item.letters.as_slice());
    let open = letters.unwrap_or_default().iter().filter(|l| l.is_open());
    let letters = open.map(|letter| {
        let words = format!("Letter {}: {}", letter.number, letter.kind.title());
        Choice::new(format!("letter-{}", letter.number), words).note(letter.to.country.as_str())
    });
    units.into_iter().chain(letters).collect()
}

/// What blocks for the recipient, as the verdict has it.
fn rules(state: &State, filling: &Filling) -> Result<Vec<Choice>, String> {
    let item = state
        .item(filling.id)
        .ok_or("The record is not here yet.")?;
    let choices = blocking(state, item, filling.said(Part::Unit));
    if choices.is_empty() {
        return Err("Nothing blocks this recipient: no override is needed.".to_owned());
    }
    Ok(choices)
}

fn blocking(state: &State, item: &Item, to: &str) -> Vec<Choice> {
    let (home, now) = (state.profile.home, state.now);
    let letter = to.strip_prefix("letter-").and_then(|n| n.parse().ok());
    let unit = to
        .parse()
        .ok()
        .and_then(|id: Label| state.profile.unit(&id));
    let purpose = Foreign::from("purpose");
    let parcel = match (letter.and_then(|n| item.letter(n)), unit) {
        (Some(letter), _) => letter_parcel(item, letter, home, now),
        (None, Some(unit)) => {
            let what = Forwarding {
                to: &unit.id,
                purpose: &purpose,
                basis: None,
                use_for: Use::Police,
                withheld: &[],
            };
            package_parcel(item, unit, &what, home, now)
        }
        (None, None) => return Vec::new(),
    };
    let verdict = may_leave(&parcel);
    let mut found: Vec<Choice> = Vec::new();
    for finding in verdict.blocks() {
        let id = finding.rule.word();
        if !found.iter().any(|known| known.id == id) {
            found.push(block(finding));
        }
    }
    found
}

fn block(finding: &Finding) -> Choice {
    let words = format!("{}: {}", finding.rule.title(), finding.why);
    let choice = Choice::new(finding.rule.word(), words);
    if finding.can_override {
        return choice;
    }
    let lifts = finding.lifts.join("; ");
    Choice {
        why_not: Some(format!("No override lifts it. What helps: {lifts}.")),
        ..choice
    }
}
