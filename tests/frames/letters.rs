//! The page of a letter in every state it has, and its review sheet; words in many scripts and hostile ones in its fields.

use attache::tui::headless::Form;
use attache::tui::options::Size;

use crate::letter_support::{ADOPT, BEGIN, authorise, fill_required, hears, missing};
use crate::scene::{Dress, Pile, Scene, USUAL, written};

const SMALL: Size = Size {
    columns: 60,
    rows: 18,
};
const WIDE: Size = Size {
    columns: 120,
    rows: 40,
};

const CJK: &str = "見本 太郎、東京の銀行口座について";
const ARABIC: &str = "مثال، سامي: رقم الحساب 000-12";
const HOSTILE: &str = "a\u{202e}b\u{200b}c ALL OK, press y";

/// How far the letter has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    Empty,
    HalfFilled,
    Complete,
    Text,
    InReview,
    Authorised,
    ReviewSheet,
    NotYet,
    Kinds,
    Blocked,
    Reply,
    ReplyText,
}

impl Stage {
    const ALL: [Self; 12] = [
        Self::Empty,
        Self::HalfFilled,
        Self::Complete,
        Self::Text,
        Self::InReview,
        Self::Authorised,
        Self::ReviewSheet,
        Self::NotYet,
        Self::Kinds,
        Self::Blocked,
        Self::Reply,
        Self::ReplyText,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::HalfFilled => "half_filled",
            Self::Complete => "complete",
            Self::Text => "text",
            Self::InReview => "in_review",
            Self::Authorised => "authorised",
            Self::ReviewSheet => "review_sheet",
            Self::NotYet => "review_sheet_not_yet",
            Self::Kinds => "kinds",
            Self::Blocked => "forwarding_blocked",
            Self::Reply => "reply_to_hostile",
            Self::ReplyText => "reply_to_hostile_text",
        }
    }
}

/// Everything required, in turn Chinese and Japanese signs, Arabic, and words that would turn a line round.
fn complete(scene: &mut Scene) {
    for n in 0..30 {
        if missing(&scene.driver).is_empty() {
            break;
        }
        let words = [CJK, ARABIC, HOSTILE][n % 3];
        fill_required(&mut scene.driver, 1, words);
    }
    scene.keys("gg");
}

fn scene(stage: Stage, size: Size, dress: Dress) -> Scene {
    let on_a_record = match stage {
        Stage::Kinds => Some((Pile::One, "r")),
        Stage::Blocked => Some((Pile::Overlong, "f<enter>SAMPLE purpose<c-x><enter>")),
        Stage::Reply => Some((Pile::Hostile, "rp")),
        Stage::ReplyText => Some((Pile::Hostile, "rp<tab>")),
        _ => None,
    };
    if let Some((pile, keys)) = on_a_record {
        let mut scene = Scene::new(pile, size, dress);
        scene.keys(keys);
        return scene;
    }
    let mut scene = Scene::new(Pile::Empty, size, dress);
    scene.keys(BEGIN).keys(ADOPT);
    if stage == Stage::Empty {
        return scene;
    }
    if stage == Stage::HalfFilled {
        fill_required(&mut scene.driver, 1, CJK);
        return scene;
    }
    complete(&mut scene);
    match stage {
        Stage::Text => {
            scene.keys("<tab>");
        }
        Stage::NotYet => {
            scene.keys("s");
        }
        _ => {}
    }
    if matches!(stage, Stage::Complete | Stage::Text | Stage::NotYet) {
        return scene;
    }
    scene.keys("v");
    if stage == Stage::InReview {
        return scene;
    }
    let now = scene.driver.now();
    authorise(&scene.desk, size, now);
    hears(&mut scene.driver);
    if stage == Stage::ReviewSheet {
        scene.keys("s");
    }
    scene
}

fn snapshot(stage: Stage, size: Size, dress: Dress) {
    let frame = scene(stage, size, dress).frame();
    let name = format!(
        "letter_{}_{}x{}_{}",
        stage.word(),
        size.columns,
        size.rows,
        dress.word()
    );
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/letters"}, {
        insta::assert_snapshot!(name, written(&frame, Form::Styled));
    });
}

#[test]
fn every_stage_in_three_windows() {
    for stage in Stage::ALL {
        for size in [SMALL, USUAL, WIDE] {
            snapshot(stage, size, Dress::Default);
        }
    }
}

#[test]
fn without_colour_and_in_ascii() {
    for stage in [Stage::HalfFilled, Stage::Text, Stage::ReviewSheet] {
        for dress in [Dress::Mono, Dress::Ascii] {
            snapshot(stage, USUAL, dress);
        }
        let frame = scene(stage, USUAL, Dress::Ascii).frame();
        assert!(written(&frame, Form::Text).is_ascii(), "{}", stage.word());
    }
}
