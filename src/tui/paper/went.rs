//! How requests with a country went, both ways: numbers with how many cases they rest on, and a row of bars by month.
//!
//! Never here: counting; which requests.

use super::{Paper, Role};
use crate::desk::{OneWay, Reciprocity};

/// Bars from the least to the most.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// The same where only ASCII can be shown.
const ASCII_BARS: [&str; 8] = [".", ":", "-", "=", "+", "*", "#", "@"];

/// What stands for none: a row of bars has no gaps, so that it stays one word.
const NONE: &str = "_";

/// Both ways, where anything went at all.
pub(super) fn both_ways(paper: &mut Paper, went: &Reciprocity, ascii: bool) {
    if went.ours.is_empty() && went.theirs.is_empty() {
        return;
    }
    paper.heading("How requests went");
    paper.say(Role::Dim, Reciprocity::FOR_PLANNING);
    if went.left_out > 0 {
        let words = format!(
            "Of the newest requests; {} older ones are not counted.",
            went.left_out
        );
        paper.say(Role::Warning, words);
    }
    for (title, way) in [
        ("Our requests, answered there", &went.ours),
        ("Their requests, answered here", &went.theirs),
    ] {
        if !way.is_empty() {
            paper.say(Role::Strong, title);
            one_way(paper, way, ascii);
        }
    }
}

fn one_way(paper: &mut Paper, way: &OneWay, ascii: bool) {
    paper.field("Requests", way.summary());
    if way.volunteered > 0 {
        let told = way.volunteered;
        paper.field("Not asked for", format!("{told} pieces of information"));
    }
    paper.field("Acknowledged", &way.acknowledged);
    paper.field("Answered", &way.answered_in);
    paper.field("In time", way.on_time);
    paper.field("Questions", way.questions());
    for words in way.grounds_words() {
        paper.field("Refused on", words);
    }
    if let Some(months) = by_month(way, ascii) {
        paper.field("By month", months);
    }
}

/// `▁▁█▃ 2030-04 to 2031-03, 4 at most`; nothing where none was begun in these months.
fn by_month(way: &OneWay, ascii: bool) -> Option<String> {
    let most = way.months.iter().map(|(_, count)| *count).max()?;
    if most == 0 {
        return None;
    }
    let ((first, _), (last, _)) = (way.months.first()?, way.months.last()?);
    let bars = if ascii { ASCII_BARS } else { BARS };
    let drawn: String = way
        .months
        .iter()
        .map(|(_, count)| bar(&bars, *count, most))
        .collect();
    Some(format!("{drawn} {first} to {last}, {most} at most"))
}

/// The lowest bar for the least, the highest for the most.
fn bar(bars: &[&'static str; 8], count: u32, most: u32) -> &'static str {
    if count == 0 {
        return NONE;
    }
    let step = u64::from(count) * 8;
    let place = step.div_ceil(u64::from(most.max(1))).saturating_sub(1);
    let place = usize::try_from(place).unwrap_or(0);
    bars.get(place).copied().unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::super::bookshelf::reading::{flat, too_wide};
    use super::*;
    use crate::desk::{Month, Share};
    use crate::domain::ground::Ground;

    fn went() -> Reciprocity {
        let months = (1..=12).map(|month| (Month { year: 2031, month }, u32::from(month == 3) * 8));
        let mut theirs = OneWay {
            n: 12,
            open: 2,
            answered: 9,
            refused: 1,
            grounds: vec![(Ground::DualCriminality, 1)],
            on_time: Share { n: 9, of: 8 },
            months: months.collect(),
            ..OneWay::default()
        };
        theirs.months[3].1 = 1;
        Reciprocity {
            theirs,
            ..Reciprocity::default()
        }
    }

    fn paper(went: &Reciprocity, ascii: bool) -> Paper {
        let mut paper = Paper::new(76);
        both_ways(&mut paper, went, ascii);
        paper
    }

    #[test]
    fn numbers_stand_with_how_many_and_bars_with_the_most() {
        let paper = paper(&went(), false);
        assert_eq!(too_wide(&paper, 76), None);
        let words = flat(&paper);
        for said in [
            "never a reason to refuse",
            "Their requests, answered here",
            "12, 2 open, 9 answered, 1 refused, 0 in part",
            "fewer than 10 (n 9)",
            "DC, no offence in both states: 1",
            "__█▁____",
            "2031-01 to 2031-12, 8 at most",
        ] {
            assert!(words.contains(said), "{said}\n{words}");
        }
        assert!(!words.contains("Our requests"), "{words}");
    }

    #[test]
    fn bars_are_ascii_where_nothing_else_can_be_shown() {
        let words = flat(&paper(&went(), true));
        assert!(words.contains("__@.____"), "{words}");
        assert!(words.is_ascii(), "{words}");
    }

    #[test]
    fn nothing_is_told_where_nothing_went() {
        assert_eq!(flat(&paper(&Reciprocity::default(), false)), "");
    }
}
