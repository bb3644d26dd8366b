//! The office's own facts by keys: stated on a page, seen on every page, taken back, kept.

use attache::desk::AuditQuery;
use attache::tui::options::Size;
use attache::tui::state::Layer;
use attache::tui::state::layer::{Ask, SheetKind};

use crate::sitting::{SIZE, Sitting};

/// The windows of these journeys.
const SIZES: [Size; 2] = [
    SIZE,
    Size {
        columns: 140,
        rows: 45,
    },
];

/// Every window with a desk of its own.
fn desks() -> impl Iterator<Item = Sitting> {
    SIZES.into_iter().map(|size| {
        let mut desk = Sitting::plain(1);
        desk.resize(size);
        desk
    })
}

/// The field on top.
fn ask(desk: &Sitting) -> &Ask {
    let found = match desk.driver.state().layers.last() {
        Some(Layer::Ask(ask)) => Some(ask),
        _ => None,
    };
    found.ok_or_else(|| desk.screen()).unwrap()
}

/// What stands below the field on top.
fn fault(desk: &Sitting) -> String {
    ask(desk).fault.clone().unwrap_or_default()
}

/// What is typed in the field on top.
fn typed(desk: &Sitting) -> &str {
    ask(desk).field.text()
}

/// Whether the words stand on the page, on any of its screens.
fn page_says(desk: &mut Sitting, words: &str) -> bool {
    desk.keys("gg");
    for _ in 0..60 {
        let screen = desk.screen();
        // The message line may quote a fact that is not on the page.
        let below = usize::from(desk.driver.state().size.rows) - 2;
        if screen.lines().take(below).any(|line| line.contains(words)) {
            return true;
        }
        desk.keys("<pgdn>");
    }
    false
}

/// For practice only: a word the column uses, and not the one the pack has for that country.
const DEATH_PENALTY: &str = "retentionist";

#[test]
fn a_fact_of_a_country_is_stated_seen_everywhere_taken_back_and_kept() {
    for mut desk in desks() {
        desk.keys("3/germany<enter><enter>edeath<enter>");
        let said = desk.told(&format!(
            "<c-u>{DEATH_PENALTY}<enter>SAMPLE gazette 7<enter><enter><enter>"
        ));
        assert_eq!(
            said,
            "Stated Death penalty of DE. u undoes.",
            "{}",
            desk.screen()
        );
        assert_eq!(desk.depth(), 1);
        assert!(page_says(&mut desk, DEATH_PENALTY), "{}", desk.screen());
        assert!(
            page_says(&mut desk, "stated by the office"),
            "{}",
            desk.screen()
        );
        desk.keys("c");
        assert!(page_says(&mut desk, DEATH_PENALTY), "{}", desk.screen());
        desk.keys("<esc><esc><tab>");
        assert!(page_says(&mut desk, DEATH_PENALTY), "{}", desk.screen());
        let value = |desk: &Sitting| {
            let pack = desk.desk.reference();
            let country = pack.country("DE").unwrap();
            country.value("death_penalty").unwrap().to_owned()
        };
        desk.keys("u");
        assert_ne!(value(&desk), DEATH_PENALTY, "{}", desk.says());
        assert!(!page_says(&mut desk, DEATH_PENALTY));
        desk.keys("U");
        assert_eq!(value(&desk), DEATH_PENALTY, "{}", desk.says());
        let mut desk = desk.again();
        assert_eq!(value(&desk), DEATH_PENALTY);
        desk.keys("go");
        assert!(
            page_says(&mut desk, "Death penalty of DE"),
            "{}",
            desk.screen()
        );
        assert!(
            page_says(&mut desk, "alma at 2031-03-07"),
            "{}",
            desk.screen()
        );
        let trail = desk.desk.audit(&AuditQuery {
            since: None,
            object: Some("country/DE/death_penalty".to_owned()),
            limit: usize::MAX,
        });
        let trail: Vec<_> = trail.unwrap().into_iter().map(|line| line.action).collect();
        assert_eq!(trail, ["fact-state", "undo", "redo"]);
    }
}

#[test]
fn a_stated_party_stands_in_the_answer_of_the_finder() {
    for mut desk in desks() {
        desk.keys("4/coe-30<enter>ep<c-u>switzerland<enter>");
        assert!(typed(&desk).starts_with("party"), "{}", desk.screen());
        desk.keys("<c-u>not-party<enter>SAMPLE letter<enter><enter><enter>");
        let title = "Stated Party status of CH: ";
        assert!(desk.says().starts_with(title), "{}", desk.says());
        desk.keys("<enter>");
        let heading = "Not a party, as the office states: 1";
        assert!(page_says(&mut desk, heading), "{}", desk.screen());
        desk.keys("<esc>");
        desk.keys("3/<c-u>switzerland<enter>b");
        let options = |desk: &Sitting| {
            let finder = desk
                .driver
                .state()
                .layers
                .iter()
                .find_map(|layer| match layer {
                    Layer::Finder(finder) => Some(finder),
                    _ => None,
                });
            let answer = finder.unwrap().answer.clone().unwrap();
            answer.options.iter().any(|option| option.id == "coe-30")
        };
        assert!(!options(&desk), "{}", desk.screen());
        assert!(page_says(&mut desk, "not a party"), "{}", desk.screen());
        desk.keys("u");
        assert!(options(&desk), "{}", desk.says());
        desk.keys("U");
        assert!(!options(&desk), "{}", desk.says());
    }
}

#[test]
fn what_does_not_fit_is_told_under_the_field_and_nothing_typed_is_lost() {
    let mut desk = Sitting::plain(1);
    desk.keys("3/germany<enter>eweekend<enter>");
    assert_eq!(typed(&desk), "sat;sun");
    desk.keys("<c-u>someday<enter>");
    assert!(fault(&desk).contains("such as fri;sat"), "{}", fault(&desk));
    desk.keys("<c-u>fri;sat<enter><enter>");
    assert!(fault(&desk).contains("no source"), "{}", fault(&desk));
    desk.keys("SAMPLE letter<enter><c-u>2031-05<enter>");
    assert!(
        fault(&desk).contains("has not come yet"),
        "{}",
        fault(&desk)
    );
    // Back to the value, and forward again.
    desk.keys("<esc><esc>");
    assert_eq!(typed(&desk), "fri;sat");
    desk.keys("<enter>");
    assert_eq!(typed(&desk), "SAMPLE letter");
    desk.keys("<enter>");
    assert_eq!(typed(&desk), "2031-05");
    desk.keys("<esc><esc><esc>");
    assert_eq!(desk.depth(), 0);
    desk.keys("eweekend<enter>");
    assert_eq!(typed(&desk), "fri;sat");
    desk.keys("<enter><enter><c-u>2031-03<enter>SAMPLE note<enter>");
    assert_eq!(desk.says(), "Stated Weekend of DE. u undoes.");
    let stated = desk.desk.office_facts();
    assert_eq!(stated.len(), 1);
    assert_eq!(stated[0].fact.note.as_deref(), Some("SAMPLE note"));
    desk.keys("<tab>");
    assert!(page_says(&mut desk, "office 2031-03"), "{}", desk.screen());
    desk.keys("<tab>");
    // Exactly the same again.
    let same = "eweekend<enter><enter>SAMPLE letter<enter><c-u>2031-03<enter>SAMPLE note<enter>";
    desk.keys(same);
    assert!(fault(&desk).contains("exactly that"), "{}", fault(&desk));
}

#[test]
fn the_standing_of_treaties_and_the_union_as_a_party() {
    let mut desk = Sitting::plain(1);
    desk.keys("4/coe-224<enter>ei");
    assert_eq!(typed(&desk), "not-in-force", "{}", desk.screen());
    let rest = "SAMPLE letter<enter><enter><enter>";
    desk.keys(&format!("<c-u>in-force 2031-01-01<enter>{rest}"));
    assert!(
        desk.says().starts_with("Stated In force: "),
        "{}",
        desk.says()
    );
    desk.keys(&format!("epeu<enter><c-u>party 2031-02-01<enter>{rest}"));
    let title = "Stated Party status of EU: ";
    assert!(desk.says().starts_with(title), "{}", desk.says());
    // A treaty of two states has nothing to choose from.
    desk.keys("/<c-u>israel extradition<enter>e");
    desk.keys(&format!("<c-u>suspended<enter>{rest}"));
    let keys = [
        "bilateral/lu-il-ext-1956",
        "party/coe-224/EU",
        "treaty/coe-224",
    ];
    let stated = |desk: &Sitting| -> Vec<String> {
        let all = desk.desk.office_facts();
        let mut all: Vec<_> = all.iter().map(|one| one.fact.key.to_string()).collect();
        all.sort();
        all
    };
    assert_eq!(stated(&desk), keys);
    let said = desk.told("xwsuspended<enter>");
    assert!(
        said.starts_with("Withdrawn, the pack speaks again: "),
        "{said}"
    );
    assert_eq!(stated(&desk), keys[1..]);
    desk.keys("gou");
    assert_eq!(stated(&desk), keys);
    assert!(page_says(&mut desk, "suspended"), "{}", desk.screen());
    let on_top = desk.driver.state().layers.last();
    let is_there =
        matches!(on_top, Some(Layer::Sheet(sheet)) if sheet.kind == SheetKind::OfficeFacts);
    assert!(is_there, "{}", desk.screen());
}
