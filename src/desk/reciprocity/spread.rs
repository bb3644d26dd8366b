//! Medians, percentiles and shares over enough cases. Of fewer there is none, and the words say so.
//!
//! Never here: what is counted.

use std::fmt;

/// Of fewer cases nothing is told but how many there are: a handful makes no rate.
pub const FEWEST: usize = 10;

/// How long something took.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spread {
    /// Seconds each took.
    taken: Vec<i64>,
}

/// How many of how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Of how many.
    pub n: usize,
    /// So many.
    pub of: usize,
}

impl Spread {
    pub(super) fn add(&mut self, seconds: i64) {
        let seconds = seconds.max(0);
        let place = self.taken.partition_point(|known| *known <= seconds);
        self.taken.insert(place, seconds);
    }

    /// How many cases.
    pub const fn n(&self) -> usize {
        self.taken.len()
    }

    /// Half of them took no longer, in seconds; `None` of too few.
    pub fn median(&self) -> Option<i64> {
        self.percentile(50)
    }

    /// Nine of ten took no longer, in seconds; `None` of too few.
    pub fn ninth_tenth(&self) -> Option<i64> {
        self.percentile(90)
    }

    /// The smallest that so many percent do not exceed (nearest rank), so that it is always a time something really took.
    fn percentile(&self, percent: usize) -> Option<i64> {
        if self.n() < FEWEST {
            return None;
        }
        let rank = (self.n() * percent).div_ceil(100);
        self.taken.get(rank.saturating_sub(1)).copied()
    }
}

impl fmt::Display for Spread {
    /// `median 4.0 days, nine of ten within 9.5 (n 12)`, or that there are too few.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.median().zip(self.ninth_tenth()) {
            Some((median, most)) => write!(
                f,
                "median {} days, nine of ten within {} (n {})",
                Days(median),
                Days(most),
                self.n()
            ),
            None => too_few(f, self.n()),
        }
    }
}

impl fmt::Display for Share {
    /// `75% (9 of 12)`, or that there are too few.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.percent() {
            Some(percent) => write!(f, "{percent}% ({} of {})", self.of, self.n),
            None => too_few(f, self.n),
        }
    }
}

fn too_few(f: &mut fmt::Formatter<'_>, n: usize) -> fmt::Result {
    write!(f, "fewer than {FEWEST} (n {n})")
}

/// Seconds as days to one decimal.
struct Days(i64);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = tenths_of_days(self.0);
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

/// Seconds as tenths of days, rounded to the nearest.
pub const fn tenths_of_days(seconds: i64) -> i64 {
    (seconds.saturating_mul(10).saturating_add(43_200)) / 86_400
}

impl Share {
    pub(super) const fn add(&mut self, is: bool) {
        self.n += 1;
        self.of += is as usize;
    }

    /// In percent, rounded down; `None` of too few.
    pub fn percent(&self) -> Option<usize> {
        (self.n >= FEWEST).then(|| self.of * 100 / self.n)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spread(taken: impl IntoIterator<Item = i64>) -> Spread {
        let mut spread = Spread::default();
        for seconds in taken {
            spread.add(seconds);
        }
        spread
    }

    #[test]
    fn nine_make_no_rate_and_ten_do() {
        assert_eq!(spread(1..10).median(), None);
        let ten = spread((1..=10).rev());
        assert_eq!((ten.median(), ten.ninth_tenth()), (Some(5), Some(9)));
        assert_eq!(Share { n: 9, of: 9 }.percent(), None);
        assert_eq!(Share { n: 10, of: 9 }.percent(), Some(90));
    }

    #[test]
    fn a_handful_makes_no_rate_and_says_so() {
        assert_eq!(Spread::default().to_string(), "fewer than 10 (n 0)");
        assert_eq!(Share { n: 9, of: 3 }.to_string(), "fewer than 10 (n 9)");
        assert_eq!(Share { n: 12, of: 9 }.to_string(), "75% (9 of 12)");
        let days = spread([129_600; 10]);
        assert_eq!(
            days.to_string(),
            "median 1.5 days, nine of ten within 1.5 (n 10)"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn at_least_so_many_took_no_longer(taken in prop::collection::vec(0_i64..10_000, 10..60)) {
            let spread = spread(taken.clone());
            for (percent, at) in [(50, spread.median()), (90, spread.ninth_tenth())] {
                let at = at.unwrap();
                let within = taken.iter().filter(|seconds| **seconds <= at).count();
                prop_assert!(within * 100 >= taken.len() * percent);
                prop_assert!(taken.contains(&at));
            }
        }
    }
}
