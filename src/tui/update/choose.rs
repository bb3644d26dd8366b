//! What a choice from a list does.
//!
//! Never here: the list itself.

use super::{browse, fact, filling, leave, leaving, letter_choices, order};
use crate::desk::Sort;
use crate::domain::command::WritingKind;
use crate::domain::life::Step;
use crate::domain::link::Relation;
use crate::domain::officer::Owner;
use crate::domain::reason::DismissReason;
use crate::domain::{Command, ItemId, Label, Priority};
use crate::tui::command::{choices, texts};
use crate::tui::effect::{Effect, Purpose, Then};
use crate::tui::state::State;
use crate::tui::state::filling::Ordered;
use crate::tui::state::layer::AskFor;
use crate::tui::state::pick::PickFor;
use crate::tui::state::place::item_id;

/// Does what the choice with this id means.
pub fn choice(state: &mut State, purpose: PickFor, id: &str) -> Vec<Effect> {
    match purpose {
        PickFor::Command => Vec::new(),
        PickFor::View => view(state, id),
        PickFor::Sort => sort(state, id),
        PickFor::Assign(ids) => owner(id).map_or_else(Vec::new, |to| {
            order::all("assign", Purpose::Decide, &ids, &Command::Assign { to })
        }),
        PickFor::Priority(ids) => Priority::from_word(id).map_or_else(Vec::new, |priority| {
            let command = Command::Prioritise { priority };
            order::all("priority", Purpose::Act, &ids, &command)
        }),
        PickFor::Dismiss(ids) => dismiss(state, ids, id),
        PickFor::Untag(ids) => id.parse().map_or_else(
            |_| Vec::new(),
            |tag: Label| order::all("untag", Purpose::Act, &ids, &Command::Untag { tag }),
        ),
        PickFor::Relation(subject, others) => relation(state, subject, &others, id),
        PickFor::Unlink(subject) => item_id(id).map_or_else(Vec::new, |other| {
            order::all(
                "unlink",
                Purpose::Act,
                &[subject],
                &Command::Unlink { other },
            )
        }),
        PickFor::Unit(_) => id
            .parse()
            .map_or_else(|_| Vec::new(), |to: Label| texts::purpose(state, to)),
        PickFor::Country(wanted) => browse::country(state, wanted, id),
        PickFor::Wanted => browse::wanted(state, id),
        PickFor::Crime => browse::crime(state, id),
        PickFor::Column(code) => fact::column(state, &code, id),
        PickFor::OfTreaty(treaty) => fact::of_treaty(state, &treaty, id),
        PickFor::Withdraw => {
            let key = id.parse().ok().map(Effect::WithdrawFact);
            key.into_iter().collect()
        }
        PickFor::Letter(pick) => letter_choices::chosen(state, pick, id),
        PickFor::Use => leaving::used_for(state, id),
        PickFor::Withheld => leaving::withheld(state, id),
        PickFor::Override(record, to) => leave::override_chosen(state, record, to, id),
        PickFor::Step(record) => Step::from_word(id).map_or_else(Vec::new, |step| {
            filling::begin(state, record, Ordered::Step(step))
        }),
        PickFor::Limit(record, replaces) => id.parse().map_or_else(
            |_| Vec::new(),
            |rule| filling::begin(state, record, Ordered::StartClock { rule, replaces }),
        ),
        PickFor::Begin(record, orders) => {
            let chosen = id.parse().ok().and_then(|n: usize| orders.get(n).cloned());
            chosen.map_or_else(Vec::new, |what| filling::begin(state, record, what))
        }
        PickFor::Plea(record) => match id.parse() {
            Ok(number) => order::all(
                "override",
                Purpose::Act,
                &[record],
                &Command::AgreeOverride { number },
            ),
            Err(_) => filling::begin(state, record, Ordered::Override),
        },
        PickFor::Filling(so_far, part) => {
            let answered = filling::answered(state, &so_far, part, id);
            answered.unwrap_or_else(|why| {
                state.refuse(why);
                Vec::new()
            })
        }
        PickFor::Draft(ids) => WritingKind::from_word(id).map_or_else(Vec::new, |kind| {
            let command = Command::DiscardDraft { kind };
            order::all("discard-draft", Purpose::Act, &ids, &command)
        }),
    }
}

fn view(state: &mut State, name: &str) -> Vec<Effect> {
    let Some(list) = state.list_mut() else {
        return Vec::new();
    };
    let Some(view) = list.views.iter().find(|view| view.name == name).cloned() else {
        return Vec::new();
    };
    list.sort = view.sort;
    list.view = view;
    list.filter.take();
    order::refresh(state, Then::Stay)
}

fn sort(state: &mut State, word: &str) -> Vec<Effect> {
    if let (Some(list), Some(sort)) = (state.list_mut(), Sort::from_word(word)) {
        list.sort = sort;
    }
    order::refresh(state, Then::Stay)
}

fn owner(id: &str) -> Option<Owner> {
    let (family, name) = id.split_once(':')?;
    let name: Label = name.parse().ok()?;
    match family {
        "officer" => Some(Owner::Officer(name)),
        "unit" => Some(Owner::Unit(name)),
        _ => None,
    }
}

fn dismiss(state: &mut State, ids: Vec<ItemId>, word: &str) -> Vec<Effect> {
    let Some(reason) = DismissReason::from_word(word) else {
        return Vec::new();
    };
    let title = format!("Dismiss: {}", reason.title());
    let help = if reason == DismissReason::Other {
        "say which"
    } else {
        "optional"
    };
    choices::ask(state, &title, "Words", help, AskFor::Dismiss(ids, reason))
}

fn relation(state: &mut State, subject: ItemId, others: &[ItemId], word: &str) -> Vec<Effect> {
    let Some(relation) = Relation::from_word(word) else {
        return Vec::new();
    };
    if others.is_empty() {
        let title = format!("Link: {}", relation.title());
        let help = "a reference: A-2031-0142, R-2031-0007 or theirs";
        return choices::ask(state, &title, "With", help, AskFor::Link(subject, relation));
    }
    if let Some(list) = state.list_mut() {
        list.clear_marks();
    }
    let orders = others.iter().map(|other| crate::desk::Order {
        item: subject,
        command: Command::Link {
            other: *other,
            relation,
        },
    });
    vec![Effect::Submit {
        orders: orders.collect(),
        sent: crate::tui::effect::Sent {
            command: "link",
            purpose: Purpose::Act,
            items: vec![subject],
        },
    }]
}
