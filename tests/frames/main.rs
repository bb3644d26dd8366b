//! Frames as an officer sees them: the real desk, driven by key text, drawn into cells.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

use attache::tui::drive::Driver;
use attache::tui::headless::{Form, Frame, render};
use attache::tui::options::{Options, Size};
use support::{START, at, label, open};

fn demo(dir: &std::path::Path) -> attache::desk::Desk {
    let desk = open(dir);
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/demo/inbox");
    desk.import(
        &[root],
        &attache::desk::ImportOptions::default(),
        &at(0),
        &mut |_| {},
    )
    .unwrap();
    desk
}

#[test]
fn look() {
    let dir = tempfile::tempdir().unwrap();
    let desk = demo(dir.path());
    let Ok(keys) = std::env::var("KEYS") else {
        return;
    };
    let size = std::env::var("SIZE").unwrap_or_else(|_| "80x24".into());
    let (c, r) = size.split_once('x').unwrap();
    let size = Size {
        columns: c.parse().unwrap(),
        rows: r.parse().unwrap(),
    };
    let mut driver = Driver::new(desk, &Options::new(label("alma")), size, START);
    for part in keys.split("||") {
        driver.keys(part).unwrap();
        let frame = driver.frame();
        println!("=== {part} cursor {:?}", frame.cursor);
        println!(
            "{}",
            render(
                &Frame {
                    buffer: &frame.cells,
                    cursor: Some(frame.cursor)
                },
                Form::Text
            )
        );
    }
}
