//! A second start on the same store.

use crate::desk::Practice;

#[test]
fn a_second_start_is_told_who_holds_the_store_and_may_look() {
    let practice = Practice::new();
    let mut desk = practice.begin();
    let refused = practice.run(&[]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(6), "{words}");
    assert!(
        words.contains("okafor") && words.contains("since 2031-03-07"),
        "{words}"
    );
    assert!(words.contains(&desk.pid().to_string()), "{words}");
    assert!(words.contains("--read-only"), "{words}");

    let mut second = practice.open_with(&["--read-only"], &[], (80, 24));
    second.until_shows("ro 08:");
    assert!(desk.shows("rw 08:"));
    if second.shows("Welcome to the desk") {
        second.press("\r");
        second.until_hides("Welcome to the desk");
    }
    second.press_for("a", "open for reading only");
    second.quit();
    desk.quit();
}
