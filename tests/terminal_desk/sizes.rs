//! Windows of every size.

use crate::desk::{FROZEN, Practice, picture};
use crate::pty::lines;
use crate::stream::assert_harmless;

#[test]
fn a_storm_of_resizes_ends_in_the_frame_of_a_fresh_start() {
    let (stormy, fresh) = (Practice::new(), Practice::new());
    let mut desk = stormy.begin_with(&FROZEN, &[], (80, 24));
    for step in 0..100 {
        desk.resize(40 + step * 7 % 120, 10 + step * 5 % 50);
    }
    desk.resize(100, 30);
    let wanted = fresh.begin_with(&FROZEN, &[], (100, 30));
    let wanted = picture(wanted.emulator.lock().unwrap().screen());
    desk.until_screen("the frame of a fresh start", |screen| {
        picture(screen) == wanted
    });
    desk.quit();
    assert_harmless(&desk.written());
}

#[test]
fn a_window_too_small_says_so_and_loses_nothing() {
    let practice = Practice::new();
    let mut desk = practice.begin_with(&FROZEN, &[], (80, 24));
    desk.filter("passport", "- Alerts 1 of ");
    let before = desk.text();
    desk.resize(52, 14);
    desk.until_screen("the notice", |screen| {
        screen.contents().trim() == "Needs 60x16, has 52x14"
    });
    desk.resize(80, 24);
    desk.until_screen("the desk as it was", |screen| lines(screen) == before);
    desk.resize(52, 14);
    desk.until_shows("Needs 60x16");
    desk.press("q");
    desk.press("y");
    assert_eq!(desk.exit_code(), 0);
    desk.assert_given_back();
}
