//! Letters by keys at 80x24: a request drafted on the right basis, reviewed, sent, recalled and sent again; an answer to
//! what came in; a forwarding that is blocked and the request for the consent that would lift it.

use attache::domain::State;
use attache::domain::letter::{LetterKind, LetterState};
use attache::domain::marking::HandlingCode;
use attache::tui::state::Layer;

use crate::letter_support::{
    ADOPT, BEGIN, authorise, fill, fill_required, hears, letter, missing, second_officer,
};
use crate::sitting::{SIZE, Sitting};
use crate::support::{START, alert, at, file};

/// The page of the letter of a request for mutual legal assistance, on the first basis the finder offers.
fn drafted() -> Sitting {
    let mut desk = Sitting::plain(1);
    desk.keys(BEGIN);
    assert!(
        desk.screen().contains("Letter 1 of R-2031-0001"),
        "{}",
        desk.screen()
    );
    desk.keys(ADOPT);
    desk
}

#[test]
fn a_request_is_drafted_reviewed_sent_recalled_and_sent_again() {
    let mut desk = drafted();
    let record = desk.driver.state().letter_page().unwrap().at.record;
    let basis = desk.item(record).basis.unwrap();
    assert!(desk.screen().contains("Basis"), "{}", desk.screen());
    assert!(!basis.basis.instrument.as_str().is_empty());
    // The list of what is missing gets shorter field by field.
    let mut left = missing(&desk.driver).len();
    assert!(left > 2, "{}", desk.screen());
    let said = desk.told("v");
    assert!(said.contains("required parts are missing"), "{said}");
    while left > 0 {
        assert!(
            desk.screen().contains(&format!("{left} required missing")),
            "{}",
            desk.screen()
        );
        fill_required(&mut desk.driver, 1, "SAMPLE words");
        let now = missing(&desk.driver).len();
        assert!(now < left, "{}", desk.screen());
        left = now;
    }
    assert!(desk.screen().contains("nothing"), "{}", desk.screen());
    // Nothing leaves that nobody else looked at; nobody agrees to a letter of their own.
    desk.keys("s<tick:300ms>y");
    assert_eq!(
        letter(&desk.driver).state,
        LetterState::Draft,
        "{}",
        desk.screen()
    );
    assert!(desk.says().contains("second officer"), "{}", desk.says());
    desk.keys("<esc>v");
    assert_eq!(
        letter(&desk.driver).state,
        LetterState::InReview,
        "{}",
        desk.screen()
    );
    assert_eq!(desk.state_of(record), State::InReview);
    let said = desk.told("<tab>xv<tab>");
    assert!(said.contains("Nobody authorises"), "{said}");
    // The second officer reads before agreeing.
    let mut bruno = second_officer(&desk.desk, SIZE, desk.driver.now());
    bruno.keys("2gl<enter>xv").unwrap();
    assert_eq!(letter(&bruno).state, LetterState::InReview);
    bruno.keys("<tab>xv").unwrap();
    assert_eq!(letter(&bruno).state, LetterState::Authorised);
    hears(&mut desk.driver);
    assert_eq!(letter(&desk.driver).state, LetterState::Authorised);
    // Sent, recalled, sent again.
    desk.keys("s");
    assert!(desk.screen().contains("By its marks"), "{}", desk.screen());
    assert!(matches!(
        desk.driver.state().layers.last(),
        Some(Layer::Review(_))
    ));
    desk.keys("y");
    assert_eq!(desk.item(record).letters[0].state, LetterState::Authorised);
    let said = desk.told("<tick:300ms>y");
    assert!(
        said.starts_with("Letter 1 waits in the outbox until"),
        "{said}"
    );
    desk.keys("xr");
    assert_eq!(desk.item(record).letters[0].state, LetterState::Authorised);
    desk.keys("s<tick:300ms><tab><enter>");
    assert_eq!(desk.item(record).letters[0].state, LetterState::Waiting);
}

#[test]
fn what_is_typed_is_kept_without_saving_and_any_change_takes_the_agreement_back() {
    let mut desk = drafted();
    let places = missing(&desk.driver);
    fill_required(&mut desk.driver, 20, "SAMPLE");
    desk.keys("v");
    let mut bruno = authorise(&desk.desk, SIZE, desk.driver.now());
    assert_eq!(letter(&bruno).state, LetterState::Authorised);
    bruno.keys("<esc>").unwrap();
    hears(&mut desk.driver);
    // A text field, left with Esc and kept after two seconds.
    crate::letter_support::go_to(&mut desk.driver, places[0]);
    desk.keys("<enter>SAMPLE half a");
    desk.keys("<tick:3s>");
    let number = letter(&desk.driver).number;
    let record = desk.driver.state().letter_page().unwrap().at.record;
    if matches!(desk.driver.state().layers.last(), Some(Layer::Write(_))) {
        let values = desk.item(record).letter(number).unwrap().values.clone();
        assert!(values.values().any(|value| value.raw().contains("half a")));
    }
    desk.keys("<esc>");
    let again = desk.told("<enter>");
    assert!(
        desk.screen().contains("half a"),
        "{again} {}",
        desk.screen()
    );
    desk.keys("<c-x>");
    assert_eq!(desk.item(record).letters[0].state, LetterState::Draft);
}

#[test]
fn what_came_in_is_answered_and_impossible_kinds_say_why() {
    let mut desk = Sitting::plain(1);
    let id = desk.cursor();
    desk.keys("r");
    let screen = desk.screen();
    assert!(screen.contains("Write about A-2031-0001"), "{screen}");
    assert!(screen.contains("Request: does not belong"), "{screen}");
    desk.keys("<esc>ra");
    assert_eq!(
        desk.item(id).letters[0].kind,
        LetterKind::Acknowledgement,
        "{}",
        desk.screen()
    );
    // The same key goes on with it.
    desk.keys("<esc>ra");
    assert_eq!(desk.item(id).letters.len(), 1);
    assert!(
        desk.screen().contains("Letter 1 of A-2031-0001"),
        "{}",
        desk.screen()
    );
    // Discarded and taken back.
    desk.keys("d");
    assert_eq!(desk.item(id).letters[0].state, LetterState::Discarded);
    desk.keys("u");
    assert_eq!(desk.item(id).letters[0].state, LetterState::Draft);
    // Another address, another language.
    desk.keys("aspe<enter>");
    desk.keys("xlf");
    let letter = letter(&desk.driver);
    assert_eq!(letter.language.word(), "fr", "{}", desk.screen());
    assert_eq!(letter.begun, START);
}

/// A desk with one alert whose originator said H2.
fn marked_h2() -> Sitting {
    let mut desk = Sitting::plain(1);
    let mut draft = alert("2031/90077", "SAMPLE H2 of an originator");
    draft.content.marking.handling = vec![HandlingCode::H2];
    draft.content.marking.assumed = false;
    desk.desk.receive(vec![file(vec![draft])], &at(1)).unwrap();
    hears(&mut desk.driver);
    desk.keys("n/originator<enter>");
    desk
}

#[test]
fn a_blocked_forwarding_offers_the_request_for_consent() {
    let mut desk = marked_h2();
    let id = desk.cursor();
    desk.keys("fdrugs<enter>SAMPLE purpose<c-x><enter>");
    assert!(
        desk.screen().contains("it may not leave"),
        "{}",
        desk.screen()
    );
    let said = desk.told("<tick:400ms>y");
    assert!(said.contains("not to be passed on"), "{said}");
    assert!(desk.item(id).dispatches.is_empty());
    desk.keys("m");
    let letters = desk.item(id).letters;
    assert_eq!(
        letters[0].kind,
        LetterKind::ConsentRequest,
        "{}",
        desk.screen()
    );
    assert_eq!(letters[0].to.country.as_str(), "FR");
    assert!(
        letters[0].value("recipient").contains("unit.drugs"),
        "{letters:?}"
    );
    assert!(
        letters[0].value("purpose").contains("SAMPLE purpose"),
        "{letters:?}"
    );
    assert!(missing(&desk.driver).is_empty(), "{}", desk.screen());
    // Back at the sheet, the same key goes on with the letter.
    desk.keys("<esc>m");
    assert_eq!(desk.item(id).letters.len(), 1);
    assert!(
        desk.screen().contains("Letter 1 of A-2031-0002"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_second_officer_lifts_what_blocks_and_the_country_code_is_typed() {
    let mut desk = marked_h2();
    let id = desk.cursor();
    desk.keys("fdrugs<enter>SAMPLE purpose<c-x><enter><tick:400ms>xy<enter>SAMPLE reason<enter>");
    let plea = desk.item(id).pleas[0].clone();
    assert_eq!((plea.agreed, plea.to.as_str()), (None, "unit.drugs"));
    let mut bruno = second_officer(&desk.desk, SIZE, desk.driver.now());
    bruno
        .keys("/originator<enter>fdrugs<enter>SAMPLE<c-x><enter><tick:400ms>xya")
        .unwrap();
    assert!(desk.item(id).pleas[0].agreed.is_some());
    hears(&mut desk.driver);
    assert!(desk.screen().contains("lifted"), "{}", desk.screen());
    let said = desk.told("y");
    assert!(said.contains("country code first: LU"), "{said}");
    desk.keys("lu<tab><enter>");
    assert_eq!(desk.item(id).dispatches.len(), 1, "{}", desk.screen());
}

#[test]
fn what_packages_are_for_and_what_stays_here_are_chosen_on_the_sheet() {
    let mut desk = Sitting::plain(1);
    let id = desk.cursor();
    desk.keys("fdrugs<enter>SAMPLE purpose<c-x><enter><tick:400ms>");
    desk.keys("<tab><tab><enter>e");
    assert!(
        desk.screen().contains("Used for: evidence"),
        "{}",
        desk.screen()
    );
    desk.keys("<tab><enter><enter><esc>");
    assert!(desk.screen().contains("Withheld: 1"), "{}", desk.screen());
    desk.keys("y");
    let errands = desk.item(id).errands;
    assert_eq!(errands[0].withheld.len(), 1, "{}", desk.screen());
    assert_eq!(errands[0].purpose.word(), "evidence");
}

#[test]
fn an_empty_field_and_an_emptied_one_are_missing() {
    let mut desk = drafted();
    let place = missing(&desk.driver)[0];
    fill(&mut desk.driver, place, "SAMPLE");
    assert!(!missing(&desk.driver).contains(&place));
    desk.keys("xx");
    assert!(missing(&desk.driver).contains(&place), "{}", desk.screen());
    desk.keys("u");
    assert!(!missing(&desk.driver).contains(&place));
}
