//! Generated records, the same for the same number: lists that go through the real in-door like any other.
//!
//! All names are invented and say so. Never here: a short cut into the store.
use std::fmt::Write;

use crate::desk::Hints;
use crate::domain::content::Channel;
use crate::domain::{Foreign, Moment};

/// Records in one list.
const PER_FILE: u32 = 500;

/// A generated list.
pub(super) struct Generated {
    pub(super) name: Foreign,
    pub(super) bytes: Vec<u8>,
    pub(super) hints: Hints,
}

/// Lists with `count` records altogether, one after the other.
pub(super) fn files(count: u32, now: Moment) -> impl Iterator<Item = Generated> {
    (0..count).step_by(PER_FILE as usize).map(move |first| {
        let last = count.min(first.saturating_add(PER_FILE));
        Generated {
            name: format!("generated-{first:07}.csv").into(),
            bytes: list(first..last, now).into_bytes(),
            hints: Hints {
                channel: Some(Channel::I247),
                ..Hints::default()
            },
        }
    })
}

const KINDS: [&str; 8] = [
    "red",
    "blue",
    "green",
    "yellow",
    "diffusion",
    "stolen",
    "police-information",
    "mla",
];
const URGENCIES: [&str; 6] = ["normal", "normal", "normal", "high", "low", "urgent"];
const COUNTRIES: [&str; 12] = [
    "FR", "DE", "ZA", "PE", "JP", "BR", "NG", "TR", "US", "914", "KR", "RS",
];
const FAMILIES: [&str; 8] = [
    "SAMPLE",
    "EXAMPLE",
    "TESTPERSON",
    "MUSTER",
    "ESEMPIO",
    "EXEMPLE",
    "MIHON",
    "OBRAZEC",
];
const GIVEN: [&str; 8] = [
    "Ada", "Nils", "Claire", "Ken", "Maria", "Ivo", "Lena", "Samuel",
];
const MATTERS: [&str; 6] = [
    "Generated exercise: fraud",
    "Generated exercise: drugs",
    "Generated exercise: missing person",
    "Generated exercise: stolen vehicle",
    "Generated exercise: cybercrime",
    "Generated exercise: identity check",
];

fn list(numbers: std::ops::Range<u32>, now: Moment) -> String {
    let mut text = String::from(
        "reference,kind,title,text,country,sent_at,urgency,due,family_name,given_names,birth,nationalities\n",
    );
    for number in numbers {
        let mut dice = Dice(u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let (kind, matter, country) = (dice.of(&KINDS), dice.of(&MATTERS), dice.of(&COUNTRIES));
        let sent = now.plus_seconds(-60 * dice.below(40_000));
        let due = if dice.below(3) == 0 {
            now.plus_seconds(60 * (dice.below(30_000) - 2_000))
                .to_string()
        } else {
            String::new()
        };
        let (family, given, urgency) = (dice.of(&FAMILIES), dice.of(&GIVEN), dice.of(&URGENCIES));
        let (year, month, day) = (
            1950 + dice.below(55),
            1 + dice.below(12),
            1 + dice.below(28),
        );
        let nationality = dice.of(&COUNTRIES);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "GEN/{number:07},{kind},{matter} {number},Practice text {number}.,{country},{sent},{urgency},{due},\
             {family},{given},{year:04}-{month:02}-{day:02},{nationality}"
        );
    }
    text
}

/// A small generator (xorshift64) whose numbers follow from the record's own.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 20) % u64::from(end.max(1))).unwrap_or(0)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let place = self.below(u32::try_from(words.len()).unwrap_or(1));
        usize::try_from(place)
            .ok()
            .and_then(|place| words.get(place))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_lists() {
        let now = Moment::from_seconds(1_930_000_000);
        let lists = |count| files(count, now).map(|file| file.bytes).collect::<Vec<_>>();
        assert_eq!(lists(700).len(), 2);
        assert_eq!(lists(700), lists(700));
        assert_eq!(lists(500), lists(700)[..1]);
    }
}
