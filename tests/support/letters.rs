//! Letters by keys: beginning a request, filling its form in, a second officer at the same desk.
#![allow(dead_code, reason = "each test file uses its own part")]

use attache::desk::Desk;
use attache::domain::Moment;
use attache::domain::letter::Letter;
use attache::reference::forms::{FormField, Need, Shape, is_filled};
use attache::tui::drive::Driver;
use attache::tui::msg::Msg;
use attache::tui::options::{Options, Size};

use crate::support::label;

/// Begins a request for mutual legal assistance to South Africa; its letter is on screen.
pub const BEGIN: &str = "gnmsouth afr<enter>SAMPLE accounts at EXAMPLE BANK<enter>";

/// Takes the first legal basis the finder offers.
pub const ADOPT: &str = "iaSAMPLE reason<enter><esc>";

/// The letter on screen, as it was last read.
pub fn letter(driver: &Driver) -> Letter {
    let state = driver.state();
    let page = state.letter_page().unwrap();
    state.letter(page.at).unwrap().1.clone()
}

fn fields(driver: &Driver) -> Vec<FormField> {
    let state = driver.state();
    let page = state.letter_page().unwrap();
    let (item, letter) = state.letter(page.at).unwrap();
    state.books().form(item, letter.kind).unwrap().fields
}

/// Places of required fields without words.
pub fn missing(driver: &Driver) -> Vec<usize> {
    let values = letter(driver).values;
    let fields = fields(driver);
    let without = fields.iter().enumerate().filter(|(_, field)| {
        field.need_with(&values) == Need::Must && !is_filled(&values, &field.name)
    });
    without.map(|(place, _)| place).collect()
}

/// Goes to a field, from wherever the cursor is.
pub fn go_to(driver: &mut Driver, place: usize) {
    driver.keys("gg").unwrap();
    for _ in 0..200 {
        if driver.state().letter_page().unwrap().form.cursor == place {
            return;
        }
        driver.keys("j").unwrap();
    }
    panic!("field {place} is not reached");
}

/// Fills a field in with these words, or as its shape asks.
pub fn fill(driver: &mut Driver, place: usize, words: &str) {
    go_to(driver, place);
    let shape = fields(driver)[place].shape;
    let keys = match shape {
        Shape::Line => format!("<enter>{words}<enter>"),
        Shape::Text => format!("<enter>{words}<c-x>"),
        Shape::Date => "<enter>+30d<enter>".to_owned(),
        Shape::Choice => "<enter><down><enter>".to_owned(),
    };
    driver.keys(&keys).unwrap();
}

/// Fills in at most so many required fields.
pub fn fill_required(driver: &mut Driver, most: usize, words: &str) {
    for _ in 0..most {
        let Some(place) = missing(driver).first().copied() else {
            return;
        };
        fill(driver, place, words);
    }
}

/// Another officer at the same desk, at the same hour.
pub fn second_officer(desk: &Desk, size: Size, now: Moment) -> Driver {
    let mut driver = Driver::new(desk.clone(), &Options::new(label("bruno")), size, now);
    driver.keys("<esc>").unwrap();
    driver
}

/// The second officer goes to the first request, opens its only letter, reads it and agrees.
pub fn authorise(desk: &Desk, size: Size, now: Moment) -> Driver {
    let mut bruno = second_officer(desk, size, now);
    bruno.keys("2gl<enter><tab>xv").unwrap();
    bruno
}

/// The desk hears that somebody else changed something.
pub fn hears(driver: &mut Driver) {
    driver.feed(Msg::Changed);
}
