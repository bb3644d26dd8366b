//! The pages: what is on them, read back without the typesetter.

use std::rc::Rc;

use proptest::prelude::*;

use super::pages::pages;
use super::printed::{document, letter, lines, shown};
use crate::domain::text::Shown;
use crate::outbox::document::{Block, Document};
use crate::outbox::pdf::{Fonts, to_pdf};

fn pdf(document: &Document) -> Vec<u8> {
    to_pdf(document, &Fonts::load().unwrap()).unwrap()
}

fn read(document: &Document) -> Vec<Vec<String>> {
    pages(&pdf(document))
}

#[test]
fn every_page_carries_marking_name_and_number() {
    let mut long = letter();
    long.marking = shown("PRACTICE H2 TLP:AMBER");
    long.page_words = "page {n} de {of}";
    for n in 0..150 {
        long.blocks
            .push(Block::Paragraph(Shown::of(format!("SAMPLE {n}"))));
    }
    let pages = read(&long);
    assert_eq!(pages.len(), 6);
    for (n, page) in pages.iter().enumerate() {
        assert_eq!(page.first().unwrap(), "PRACTICE H2 TLP:AMBER");
        assert_eq!(page.last().unwrap(), "PRACTICE H2 TLP:AMBER");
        assert!(page.contains(&format!("page {} de 6", n + 1)), "{page:?}");
        assert!(page.contains(&"R-2031-0001/1".to_owned()));
    }
    let all = pages.concat();
    for n in 0..150 {
        assert_eq!(
            all.iter()
                .filter(|text| **text == format!("SAMPLE {n}"))
                .count(),
            1
        );
    }
}

#[test]
fn a_document_without_words_is_one_marked_page() {
    let mut empty = letter();
    empty.blocks.clear();
    let found = read(&empty);
    assert_eq!(
        found,
        [[
            "H2 TLP:AMBER",
            "page 1 of 1",
            "R-2031-0001/1",
            "H2 TLP:AMBER"
        ]]
    );
}

#[test]
fn words_can_be_found_in_every_script() {
    for text in [
        "Świętosława",
        "ПРИМЕРОВ",
        "Δείγμα",
        "Նմուշ",
        "ნიმუში",
        "見本",
        "サンプル",
        "견본",
    ] {
        let found = read(&document(Block::Quote(lines(text)))).concat();
        assert!(found.contains(&text.to_owned()), "{text}: {found:?}");
    }
    // Right-to-left runs stand in the order in which they are seen.
    for text in ["محمد", "דוגמה"] {
        let found = read(&document(Block::Quote(lines(text)))).concat();
        let seen: String = text.chars().rev().collect();
        assert!(found.contains(&seen), "{text}: {found:?}");
    }
}

#[test]
fn what_no_font_has_is_named() {
    let found = read(&document(Block::Field(
        shown("Name"),
        shown("क 🙂 \u{3400} x"),
    )))
    .concat();
    let text = found.concat();
    for mark in ["<U+0915>", "<U+1F642>", "<U+3400>"] {
        assert!(text.contains(mark), "{text}");
    }
    let own = read(&document(Block::Paragraph(Shown::own(
        "a\u{2028}b\nc\u{ad}",
    ))));
    let text = own.concat().concat();
    for mark in ["<U+2028>", "<U+000A>", "<U+00AD>"] {
        assert!(text.contains(mark), "{text}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let all = all_scripts();
    let first = pdf(&all);
    assert_eq!(first, pdf(&all));
    assert!(!first.windows(13).any(|bytes| bytes == b"/CreationDate"));
    let mut other = all;
    other.name = Shown::own("R-2031-0001/2");
    assert_ne!(first, pdf(&other));
}

#[test]
fn title_and_language_stand_in_the_file() {
    let mut letter = letter();
    letter.language = "fr";
    let file = String::from_utf8_lossy(&pdf(&letter)).into_owned();
    assert!(file.contains("/Title(SAMPLE request for information)"));
    assert!(file.contains("/Lang(fr)"));
    for tag in ["/H1", "/H2", "/BlockQuote", "/LBody"] {
        assert!(file.contains(tag), "{tag}");
    }
}

#[test]
fn a_marking_without_end_leaves_room_for_the_letter() {
    let mut hostile = letter();
    hostile.marking = shown(&"SAMPLE restriction ".repeat(500));
    hostile.name = shown(&"R-2031-0001".repeat(100));
    assert!(read(&hostile).len() < 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_can_be_printed(text in "\\PC{0,40}|[\\u{0}-\\u{10ffff}]{0,40}", label in "\\PC{0,30}") {
        let fonts = FONTS.with(Rc::clone);
        let mut any = document(Block::Quote(lines(&text)));
        any.blocks.push(Block::Filled(shown(&label), lines(&text)));
        any.blocks.push(Block::Title(shown(&text)));
        prop_assert_eq!(pages(&to_pdf(&any, &fonts).unwrap()).len(), 1);
    }
}

thread_local! {
    static FONTS: Rc<Fonts> = Rc::new(Fonts::load().unwrap());
}

/// Writes a letter in all scripts to the file named in `ATTACHE_SAMPLE_PDF`, to be looked at.
#[test]
#[ignore = "for the eye"]
fn a_letter_in_all_scripts() {
    let path = std::env::var_os("ATTACHE_SAMPLE_PDF").unwrap();
    std::fs::write(path, pdf(&all_scripts())).unwrap();
}

/// A letter with names in every script a letter needs.
fn all_scripts() -> Document {
    let mut all = letter();
    all.marking = Shown::own("PRACTICE  H2  TLP:AMBER+STRICT  RESTREINT UE/EU RESTRICTED");
    all.blocks
        .push(Block::Heading(Shown::own("Names as received")));
    for (script, name) in [
        (
            "Latin",
            "ŻÓŁĆ, Świętosława-Æthelþryð EXAMPLE Nguyễn Thị Mẫu",
        ),
        ("Cyrillic", "ПРИМЕРОВ Образец Образцович, Їжак Ґанок"),
        ("Greek", "ΠΑΡΑΔΕΙΓΜΑ Δείγμα, ᾳ ἀρχή"),
        ("Arabic", "محمد مثال النموذجي, passport X1234567 (عينة 42)"),
        ("Persian", "نمونه‌ای گچپژ ۱۲۳۴"),
        ("Hebrew", "דוגמה לדוגמא 12-34 שלום"),
        ("Chinese", "样本，测试人（例）樣本測試"),
        ("Japanese", "見本 太郎（ミホン・タロウ）「サンプル」"),
        ("Korean", "견본 시험인 홍길동"),
        ("Armenian, Georgian", "Նմուշ Փորձ, ნიმუში ტესტი"),
        ("Without a font", "ตัวอย่าง नमूना 🙂 👨‍👩‍👧"),
        ("Hidden", "EXAMPLE\u{202e}gpj.exe <U+202E> typed"),
    ] {
        all.blocks.push(Block::Filled(shown(script), lines(name)));
    }
    all.blocks.push(Block::Heading(Shown::own("Running words")));
    let arabic = "هذا نص نموذجي طويل يصف وقائع مخترعة، وفيه رقم الجواز X1234567 وتاريخ 12.03.2031 وعبارة SAMPLE CASE بين الكلمات، ليظهر كيف تنكسر السطور من اليمين إلى اليسار في رسالة مطبوعة.";
    let chinese = "本案例纯属虚构，用于检验长段中文在打印页面上的换行效果。样本人员于二〇三一年三月十二日在示例城使用护照 X1234567 入境，随后前往「测试街」一百号，并与另一名样本人员会面（见附件一）。";
    let word = "https://example.org/".to_owned() + &"samplesamplesample".repeat(9);
    all.blocks.push(Block::Quote(lines(arabic)));
    all.blocks.push(Block::Quote(lines(chinese)));
    all.blocks.push(Block::Quote(lines(&word)));
    let english = "This is an invented account of facts, long enough to run over several lines of the page, with a date (12 March 2031), a number, and the word SAMPLE in it. ";
    for _ in 0..3 {
        all.blocks.push(Block::Paragraph(shown(&english.repeat(3))));
        all.blocks.push(Block::Quote(lines(&english.repeat(4))));
    }
    all.blocks
        .push(Block::Filled(Shown::own("Address"), lines(arabic)));
    all
}
