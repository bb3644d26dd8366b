//! The alerts area: every pile in every window, with colour, without, and in ASCII.

use attache::tui::headless::Form;

use crate::scene::{Dress, Pile, SIZES, Scene, USUAL, written};

fn snapshot(dress: Dress, sizes: &[attache::tui::options::Size]) {
    for pile in Pile::ALL {
        for &size in sizes {
            let frame = Scene::new(pile, size, dress).frame();
            let name = format!(
                "alerts_{}_{}x{}_{}",
                pile.word(),
                size.columns,
                size.rows,
                dress.word()
            );
            insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/alerts"}, {
                insta::assert_snapshot!(name, written(&frame, Form::Styled));
            });
        }
    }
}

#[test]
fn every_pile_in_every_window() {
    snapshot(Dress::Default, &SIZES);
}

#[test]
fn every_pile_without_colour() {
    snapshot(Dress::Mono, &SIZES);
}

#[test]
fn every_pile_in_ascii() {
    snapshot(Dress::Ascii, &SIZES);
}

#[test]
fn every_pile_in_the_other_themes() {
    for dress in [Dress::Light, Dress::HighContrast] {
        let frame = Scene::new(Pile::Many, USUAL, dress).frame();
        let name = format!("alerts_many_80x24_{}", dress.word());
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/alerts"}, {
            insta::assert_snapshot!(name, written(&frame, Form::Styled));
        });
    }
}
