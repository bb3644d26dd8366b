//! Orders that are filled in part by part, pages of entries, and what they say when something is missing.

use super::sample::{Screen, id, orders};
use crate::domain::Command;
use crate::domain::hit::HitStep;
use crate::domain::life::Step;
use crate::tui::effect::Effect;
use crate::tui::state::Layer;
use crate::tui::state::board::On;
use crate::tui::state::layer::Ask;

fn ordered(effects: &[Effect]) -> Vec<Command> {
    let submitted = effects.iter().filter_map(|effect| match effect {
        Effect::Submit { orders, .. } => Some(orders.iter().map(|order| order.command.clone())),
        _ => None,
    });
    submitted.flatten().collect()
}

fn ask(screen: &Screen) -> &Ask {
    match screen.state.layers.last() {
        Some(Layer::Ask(ask)) => ask,
        other => panic!("{other:?}"),
    }
}

fn on(screen: &Screen) -> Option<On> {
    match screen.state.layers.last() {
        Some(Layer::Board(board)) => board.on,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_step_is_ordered_once_all_its_parts_are_there() {
    let mut screen = Screen::new();
    screen.press("xstransfer<enter>");
    screen.press("<enter>");
    let missing = ask(&screen).fault.as_deref();
    assert_eq!(missing, Some("Nothing is written yet."));
    assert_eq!(
        orders(&screen.press("Ministry SAMPLE<enter>words<enter>")),
        0
    );
    let effects = screen.press("<enter>");
    let commands = ordered(&effects);
    let [Command::Step { step, particulars }] = commands.as_slice() else {
        panic!("{commands:?}");
    };
    assert_eq!((*step, screen.depth()), (Step::Transfer, 0));
    let to = particulars.other.as_ref();
    assert_eq!(to.map(crate::domain::Foreign::raw), Some("Ministry SAMPLE"));
}

#[test]
fn what_the_rules_refuse_is_said_in_the_box_and_nothing_is_lost() {
    let mut screen = Screen::new();
    screen.press("xstransfer<enter>Ministry SAMPLE<enter><enter>");
    assert_eq!(orders(&screen.press("-2h<enter>")), 0);
    let fault = ask(&screen).fault.clone().unwrap_or_default();
    assert!(fault.contains("before the record was received"), "{fault}");
    screen.press("<esc><esc>");
    assert_eq!(ask(&screen).field.text(), "Ministry SAMPLE");
}

#[test]
fn esc_leaves_every_box_of_work() {
    for keys in [
        "xs",
        "xsask<enter>",
        "xstransfer<enter>",
        "xk",
        "xka",
        "xkacons<enter>",
        "xu",
        "xu<enter>",
        "xu-",
        "xm",
        "xmr",
        "xy",
        "xya",
        "xp",
        "xpg",
        "xj",
        "xjw",
        "gj",
    ] {
        let mut screen = Screen::new();
        screen.press(keys);
        let depth = screen.depth();
        assert!(depth > 0, "{keys}: {}", screen.says());
        screen.press("<esc>");
        assert_eq!(screen.depth(), depth - 1, "{keys}");
    }
}

#[test]
fn with_marks_steps_are_refused_for_one_record_at_a_time() {
    let mut screen = Screen::new();
    for keys in ["xs", "xk", "xu", "xm", "xj"] {
        screen.press("*");
        screen.press(keys);
        assert_eq!(screen.depth(), 0, "{keys}");
        assert!(
            screen.says().contains("one record at a time"),
            "{}",
            screen.says()
        );
        screen.press("*");
    }
}

#[test]
fn the_checklist_is_gone_through_with_arrows_and_letters() {
    let mut screen = Screen::new();
    screen.press("xu");
    assert_eq!(on(&screen), Some(On::Step(HitStep::Identity)));
    screen.press("j<down>k");
    assert_eq!(on(&screen), Some(On::Step(HitStep::Valid)));
    screen.press("G");
    assert_eq!(on(&screen), Some(On::Step(HitStep::Surrendered)));
    screen.press("gg<pgdn><pgup>");
    assert_eq!(on(&screen), Some(On::Step(HitStep::Identity)));
    screen.press("-not the person SAMPLE<enter>");
    let fault = ask(&screen).fault.clone().unwrap_or_default();
    assert!(fault.contains("Without a confirmed identity"), "{fault}");
    let effects = screen.press("<esc><enter><enter>fingerprints<enter>");
    let commands = ordered(&effects);
    let [Command::MarkHit { step, done, at, .. }] = commands.as_slice() else {
        panic!("{commands:?}");
    };
    assert_eq!((*step, *done, *at), (HitStep::Identity, true, screen.now));
    assert_eq!(screen.depth(), 1, "the checklist stays");
}

#[test]
fn missing_answers_are_asked_for_when_their_page_opens() {
    let mut screen = Screen::new();
    let effects = screen.press("gj");
    assert!(effects.contains(&Effect::Chasing));
    screen.feed(crate::tui::msg::Msg::Chasing(Vec::new().into()));
    assert_eq!(on(&screen), None);
    screen.press("<enter>");
    assert!(screen.says().contains("No answer is missing"));
    assert_eq!(screen.state.open_id(), None);
    assert_eq!(screen.state.current_id(), Some(id(1)));
}

#[test]
fn one_of_a_list_cannot_be_marked() {
    let mut screen = Screen::new();
    screen.press("xj<space>");
    assert!(screen.says().contains("One of these"), "{}", screen.says());
}
