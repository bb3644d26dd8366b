//! The clock of a command: the machine's, frozen, or that of a practice desk.
//!
//! Never here: reading the machine's clock; that is handed in.
use super::config::PracticeClock;
use crate::domain::Moment;

/// A clock that can be asked again and again.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    read: fn() -> Moment,
    frozen: Option<Moment>,
    /// Milliseconds this clock is ahead of the machine's.
    ahead: i64,
}

impl Clock {
    /// A frozen clock if an instant is given, else the practice desk's, else the machine's.
    pub fn new(
        read: fn() -> Moment,
        frozen: Option<Moment>,
        practice: Option<PracticeClock>,
    ) -> Self {
        let ahead = practice.map_or(0, |clock| {
            clock.shows.millis().saturating_sub(clock.set_at.millis())
        });
        Self {
            read,
            frozen,
            ahead,
        }
    }

    /// The instant it shows.
    pub fn now(&self) -> Moment {
        self.frozen.unwrap_or_else(|| {
            Moment::from_millis((self.read)().millis().saturating_add(self.ahead))
        })
    }

    /// Whether it stands still.
    pub const fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frozen_wins_over_practice_and_practice_over_the_machine() {
        let read = || Moment::from_seconds(1_000);
        let practice = PracticeClock {
            shows: Moment::from_seconds(50_000),
            set_at: Moment::from_seconds(900),
        };
        let at = |frozen, practice| Clock::new(read, frozen, practice).now().seconds();
        assert_eq!(at(None, None), 1_000);
        assert_eq!(at(None, Some(practice)), 50_100);
        assert_eq!(at(Some(Moment::from_seconds(7)), Some(practice)), 7);
    }
}
