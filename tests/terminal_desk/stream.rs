//! What the program may write to a terminal at all: a short list of control sequences, frames in one piece, and text that
//! hides nothing.

/// Modes that are switched on and off.
const MODES: [&str; 5] = ["?25", "?7", "?1049", "?2004", "?2026"];

/// Fails at the first thing in a whole session's bytes that is not on the list.
pub fn assert_harmless(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut rest = text;
    while let Some(at) = rest.find(char::is_control) {
        let (before, from) = rest.split_at(at);
        assert_shown(before);
        let end = sequence(from).unwrap_or_else(|| {
            let shown: String = from.chars().take(40).collect();
            panic!("not on the list: {shown:?} after {before:?}")
        });
        rest = &from[end..];
    }
    assert_shown(rest);
}

/// The length of the control sequence at the beginning, if it is on the list.
fn sequence(text: &str) -> Option<usize> {
    let body = text.strip_prefix("\x1b[")?;
    let end = body.find(|c: char| ('@'..='~').contains(&c))?;
    let (parameters, last) = (&body[..end], &body[end..=end]);
    let known = match last {
        "H" | "G" | "J" | "K" | "m" => parameters.chars().all(|c| c.is_ascii_digit() || c == ';'),
        "h" | "l" => MODES.contains(&parameters),
        _ => false,
    };
    known.then_some(end + 3)
}

/// No character that is not seen, or that moves others.
fn assert_shown(text: &str) {
    let hidden = |c: char| {
        matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
    };
    assert!(!text.chars().any(hidden), "{text:?}");
}

/// What stands outside frames: everything before the first, between them and after the last, in this order.
pub fn outside_frames(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut pieces = text.split("\x1b[?2026h");
    let mut outside = vec![pieces.next().unwrap_or_default().to_owned()];
    for piece in pieces {
        let (_frame, after) = piece.split_once("\x1b[?2026l").unwrap();
        outside.push(after.to_owned());
    }
    outside
}

/// The parameters of every change of colour or attribute.
pub fn pens(bytes: &[u8]) -> Vec<u32> {
    let text = std::str::from_utf8(bytes).unwrap();
    let sequences = text.split("\x1b[").skip(1);
    let pens = sequences.filter_map(|rest| {
        let (parameters, _) = rest.split_once('m')?;
        let numbers = parameters.split(';').map(|n| n.parse().ok());
        numbers.collect::<Option<Vec<u32>>>()
    });
    pens.flatten().collect()
}

#[test]
fn what_attacks_a_terminal_is_told_from_a_frame() {
    assert_harmless("\x1b[?2026h\x1b[1;1HŁódź 日本\x1b[0;38;5;1m\x1b[K\x1b[?2026l".as_bytes());
    for bad in [
        "\x1b]52;c;QQ==\x07",
        "\x1bPq\x1b\\",
        "\x1b_x\x1b\\",
        "\x07",
        "\u{9b}31m",
        "\x1b[6n",
        "\x1b[?1000h",
        "\x1bc",
        "\n",
        "a\u{202e}b",
        "a\u{200b}b",
        "a\u{feff}b",
        "a\u{e0041}b",
    ] {
        let judged = std::panic::catch_unwind(|| assert_harmless(bad.as_bytes()));
        assert!(judged.is_err(), "{bad:?}");
    }
}
