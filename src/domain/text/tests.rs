//! What the gate promises, by table, over every scalar value, and over random text.
use super::scalar::{Kind, ZWJ, ZWNJ, kind};
use super::width::{columns, cut, pad, pad_left, wrap};
use super::{Badge, Foreign, Piece, Shown, hidden_report, show, show_lines};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn shown(text: &str) -> Shown {
    show(&Foreign::from(text))
}

/// Independent of the gate: what may ever stand in a shown text.
fn is_allowed(c: char) -> bool {
    match kind(c) {
        Kind::Plain | Kind::Attached | Kind::Joiner | Kind::Selector => true,
        Kind::Blank(_) | Kind::Refused => false,
    }
}

fn assert_fit(text: &Shown) {
    let raw = text.as_str();
    for c in raw.chars() {
        assert!(is_allowed(c), "{:04X}", u32::from(c));
        assert!(
            !c.is_control()
                && !matches!(c, '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        );
    }
    assert!(!raw.ends_with([ZWJ, ZWNJ]) && !raw.starts_with([ZWJ, ZWNJ]));
    assert!(
        raw.graphemes(true).all(|cluster| columns(cluster) > 0),
        "a cluster without width would vanish"
    );
    assert_eq!(
        text.pieces().map(|piece| piece.text).collect::<String>(),
        raw
    );
}

#[test]
fn each_kind_of_character_is_shown_as_promised() {
    let table = [
        ("plain EXAMPLE ~", "plain EXAMPLE ~"),
        ("Ž “Größe” 漢字 ۴ €", "Ž “Größe” 漢字 ۴ €"),
        ("a\u{1B}[31mb", "a<U+001B>[31mb"),
        ("a\u{9B}2Jb", "a<U+009B>2Jb"),
        ("a\nb\tc\rd", "a<U+000A>b<U+0009>c<U+000D>d"),
        ("\u{0}\u{7F}", "<U+0000><U+007F>"),
        ("A\u{202E}B\u{2066}C", "A<U+202E>B<U+2066>C"),
        (
            "A\u{200B}B\u{2060}C\u{FEFF}D\u{AD}E",
            "A<U+200B>B<U+2060>C<U+FEFF>D<U+00AD>E",
        ),
        ("A\u{E0041}\u{E007F}", "A<U+E0041><U+E007F>"),
        ("A\u{E000}\u{FFFE}\u{378}", "A<U+E000><U+FFFE><U+0378>"),
        ("A\u{2028}B\u{2029}C\u{85}", "A<U+2028>B<U+2029>C<U+0085>"),
        (
            "A\u{3164}B\u{2800}C\u{115F}\u{FFA0}",
            "A<U+3164>B<U+2800>C<U+115F><U+FFA0>",
        ),
        ("12\u{A0}000\u{202F}€", "12 000 €"),
        ("田\u{3000}中", "田  中"),
        ("A\u{2003}B\u{1680}", "A<U+2003>B<U+1680>"),
        ("e\u{301}", "e\u{301}"),
        ("\u{301}e \u{301}", "<U+0301>e <U+0301>"),
        ("<U+202E>", "<U+202E>"),
    ];
    for (raw, want) in table {
        assert_eq!(shown(raw).as_str(), want, "{raw:?}");
    }
}

#[test]
fn joiners_and_selectors_pass_only_where_they_are_needed() {
    let stays = [
        "می\u{200C}خواهم",
        "क्\u{200D}ष",
        "ශ්\u{200D}රී",
        "র\u{200D}্য",
        "👩\u{200D}🚒",
        "❤\u{FE0F}",
        "1\u{FE0F}\u{20E3}",
    ];
    for raw in stays {
        assert_eq!(shown(raw).as_str(), raw);
        assert_eq!(shown(raw).hidden(), 0);
        assert!(
            hidden_report(&raw.into())
                .iter()
                .all(|hidden| hidden.in_place)
        );
    }
    for (raw, want) in [
        ("AL\u{200D}EX", "AL<U+200D>EX"),
        ("\u{200C}م", "<U+200C>م"),
        ("م\u{200C}", "م<U+200C>"),
        ("م\u{200C}\u{200C}م", "م<U+200C><U+200C>م"),
        ("مA\u{200C}م", "مA<U+200C>م"),
        ("👩\u{200D}x", "👩<U+200D>x"),
        ("a\u{FE0F}", "a<U+FE0F>"),
        ("1\u{FE0F}2", "1<U+FE0F>2"),
        ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}<U+FE0F>"),
        ("漢\u{E0100}", "漢<U+E0100>"),
    ] {
        assert_eq!(shown(raw).as_str(), want, "{raw:?}");
    }
}

#[test]
fn at_most_four_marks_stand_on_one_base() {
    let tower = format!("e{}x", "\u{301}".repeat(16));
    let text = shown(&tower);
    assert_eq!(
        text.as_str(),
        format!("e{}<+12 marks>x", "\u{301}".repeat(4))
    );
    assert_eq!(
        (text.hidden(), text.badges().has(Badge::StackedMarks)),
        (12, true)
    );
    let one = format!("e{}", "\u{301}".repeat(5));
    assert!(shown(&one).as_str().ends_with("<+1 marks>"));
    assert_fit(&shown(&format!("👍{}", "\u{1F3FD}".repeat(9))));
    assert_fit(&shown(&format!("ｶ{}", "\u{FF9E}".repeat(9))));
}

#[test]
fn hangul_parts_need_a_syllable_to_belong_to() {
    assert_eq!(
        shown("\u{1112}\u{1161}\u{11AB}").as_str(),
        "\u{1112}\u{1161}\u{11AB}"
    );
    assert_eq!(shown("A\u{1161}").as_str(), "A<U+1161>");
    assert_eq!(shown("각\u{1161}").as_str(), "각<U+1161>");
    assert_fit(&shown(&format!("\u{1112}{}", "\u{1161}".repeat(40))));
}

#[test]
fn badges_name_what_a_reader_cannot_see() {
    let badges = |text: &str| shown(text).badges().iter().collect::<Vec<_>>();
    assert_eq!(badges("SAMPLE\u{202E}"), [Badge::Bidi]);
    assert_eq!(badges("SAMPLE\u{1B}"), [Badge::Hidden]);
    assert_eq!(badges("12\u{A0}000"), [Badge::OddSpaces]);
    assert_eq!(badges("PАYMENT"), [Badge::LookAlike, Badge::MixedScript]);
    assert_eq!(badges("Passport РОСА"), [Badge::LookAlike]);
    assert_eq!(badges("РОСА ПРИМЕР"), []);
    assert_eq!(badges("Иван (Ivan)"), []);
    assert_eq!(badges("東京タワーの例"), []);
    assert_eq!(badges("משהו"), [Badge::RightToLeft]);
    assert_eq!(badges("𝐀lex"), [Badge::LookAlike]);
    assert!(!shown("Größe").badges().warns() && shown("\u{7}").badges().warns());
}

#[test]
fn a_mark_differs_from_the_same_characters_typed() {
    let (made, typed) = (shown("\u{202E}"), shown("<U+202E>"));
    assert_eq!(made.as_str(), typed.as_str());
    assert_ne!(made, typed);
    assert_eq!((made.hidden(), typed.hidden()), (1, 0));
    let text = shown("a\u{1B}b");
    let pieces: Vec<_> = text.pieces().collect();
    let want =
        [("a", false), ("<U+001B>", true), ("b", false)].map(|(text, mark)| Piece { text, mark });
    assert_eq!(pieces, want);
}

#[test]
fn running_text_keeps_its_lines_and_tabs() {
    let lines = show_lines(&Foreign::from("one\r\ntwo\rthree\n\na\tb\n\u{1F}\u{301}"));
    let lines: Vec<_> = lines.iter().map(Shown::as_str).collect();
    assert_eq!(
        lines,
        ["one", "two", "three", "", "a       b", "<U+001F><U+0301>"]
    );
    assert!(show_lines(&Foreign::default()).is_empty());
}

#[test]
fn the_report_lists_place_and_name() {
    let report = hidden_report(&Foreign::from("ä\u{202E}b\u{1B}"));
    let found: Vec<_> = report
        .iter()
        .map(|h| (h.offset, h.code(), h.what))
        .collect();
    assert_eq!(
        found,
        [
            (2, "U+202E".into(), "right-to-left override"),
            (6, "U+001B".into(), "escape")
        ]
    );
}

#[test]
fn every_scalar_value_passes_the_gate() {
    for scalar in (0..=0x0010_FFFF).filter_map(char::from_u32) {
        let text = shown(scalar.encode_utf8(&mut [0; 4]));
        assert!(
            text.as_str().chars().all(is_allowed) && text.width() > 0,
            "U+{:04X}",
            u32::from(scalar)
        );
    }
}

#[test]
fn parts_add_up() {
    let mut line = Shown::own("From: ");
    line.push(&shown("A\u{202E}"));
    assert_eq!((line.as_str(), line.hidden()), ("From: A<U+202E>", 1));
    assert!(line.pieces().last().is_some_and(|piece| piece.mark));
    let all = Shown::join([&Shown::of(4), &Shown::of(12)], " of ");
    assert_eq!(all.to_string(), "4 of 12");
    assert_eq!(shown("Ä\u{1B}Ж").ascii().as_str(), "A<U+001B><U+0416>");
}

#[test]
fn cut_and_pad_hold_the_columns() {
    let text = shown("漢字漢字");
    assert_eq!(cut(&text, 8).as_str(), "漢字漢字");
    assert_eq!(cut(&text, 7).as_str(), "漢字...");
    assert_eq!(cut(&text, 6).as_str(), "漢...");
    assert_eq!(pad(&text, 6).as_str(), "漢... ");
    assert_eq!(cut(&shown("EXAMPLE"), 2).as_str(), "..");
    assert_eq!(cut(&shown("ab\u{202E}cd"), 9).as_str(), "ab...");
    assert_eq!(pad_left(&Shown::of(42), 4).as_str(), "  42");
}

#[test]
fn words_wrap_and_long_words_break() {
    let lines = |text: &str, width| {
        wrap(&shown(text), width)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines("one two three", 7), ["one two", "three"]);
    assert_eq!(lines("one  two", 5), ["one", "two"]);
    assert_eq!(lines("  indented text", 10), ["  indented", "text"]);
    assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(lines("ab abcdefgh", 5), ["ab", "abcde", "fgh"]);
    assert_eq!(lines("漢字、漢字", 4), ["漢", "字、", "漢字"]);
    assert_eq!(lines("", 10), [""]);
}

#[test]
fn wrapping_looks_at_each_character_about_once() {
    // A field of 64 KiB without a space, of the cheapest and of the most expensive kind.
    for text in [
        "x".repeat(65_536),
        "\u{1B}".repeat(65_536),
        "漢".repeat(21_845),
    ] {
        let text = shown(&text);
        let lines = wrap(&text, 80);
        assert_eq!(lines.len(), text.width().div_ceil(80));
        assert_eq!(
            lines
                .iter()
                .flat_map(Shown::pieces)
                .map(|p| p.text.len())
                .sum::<usize>(),
            text.as_str().len()
        );
    }
}

/// Characters that matter to the gate, more often than chance would bring them.
fn hostile_text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        '\u{1B}',
        '\u{9B}',
        '\n',
        '\t',
        '\u{202E}',
        '\u{200B}',
        ZWJ,
        ZWNJ,
        '\u{FE0F}',
        '\u{20E3}',
        '\u{301}',
        '\u{1161}',
        '\u{1112}',
        '각',
        'م',
        'क',
        '\u{94D}',
        'র',
        '\u{9CD}',
        '👩',
        '❤',
        '1',
        '\u{1F3FD}',
        '\u{1F1E9}',
        'ｶ',
        '\u{FF9E}',
        '漢',
        ' ',
        '\u{A0}',
        '\u{3000}',
        '<',
        'А',
        'x',
        '\u{D4E}',
        '\u{1A64}',
        '\u{102B}',
        '、',
    ]);
    prop::collection::vec(prop_oneof![3 => special, 1 => any::<char>()], 0..60)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn shown_text_is_fit_and_final(text in hostile_text()) {
        let once = shown(&text);
        assert_fit(&once);
        let twice = shown(once.as_str());
        prop_assert_eq!(twice.as_str(), once.as_str());
        prop_assert_eq!(twice.hidden(), 0);
        let report = hidden_report(&Foreign::from(text));
        prop_assert_eq!(once.hidden(), report.iter().filter(|hidden| !hidden.in_place).count());
        prop_assert!(once.ascii().as_str().bytes().all(|b| matches!(b, b' '..=b'~')));
    }

    #[test]
    fn lines_are_fit(text in hostile_text()) {
        show_lines(&Foreign::from(text)).iter().for_each(assert_fit);
    }

    #[test]
    fn cut_and_wrap_stay_within_and_stay_fit(text in hostile_text(), width in 0_usize..40) {
        let text = shown(&text);
        let short = cut(&text, width);
        prop_assert!(short.width() <= width);
        assert_fit(&short);
        prop_assert_eq!(pad(&text, width).width(), width);
        for line in wrap(&text, width) {
            // One joined character wider than the line still has to stand somewhere.
            let joined = line.as_str().graphemes(true).count() == 1;
            prop_assert!(line.width() <= width.max(2) || joined, "{} > {}", line.width(), width);
            assert_fit(&line);
            let again = shown(line.as_str());
            prop_assert!(width < 8 || again.as_str() == line.as_str(), "{line} {again}");
        }
    }
}
