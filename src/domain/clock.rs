//! A deadline on a record. The engine that computes due instants from rules builds on this.

use serde::{Deserialize, Serialize};

use super::kind::worded;
use super::{Label, Moment};

/// One running deadline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clock {
    /// The rule it follows, for example `SPOC-U-DIR`; `None` when an officer or the sender set the date.
    pub rule: Option<Label>,
    /// When it started: receipt, unless said otherwise.
    pub start: Moment,
    /// When the act is due.
    pub due: Moment,
}

worded! {
    /// How a deadline stands.
    ClockState {
        /// Less than half the time is gone.
        Ok = "ok", "in time";
        /// Half the time or more is gone.
        Warn = "warn", "half gone";
        /// Less than a tenth is left.
        Critical = "critical", "nearly over";
        /// Over.
        Breached = "breached", "late";
    }
}

impl Clock {
    /// How the deadline stands at `now`.
    pub const fn state(&self, now: Moment) -> ClockState {
        let total = self.due.seconds_since(self.start);
        let left = self.due.seconds_since(now);
        if left < 0 {
            ClockState::Breached
        } else if left.saturating_mul(10) < total {
            ClockState::Critical
        } else if left.saturating_mul(2) <= total {
            ClockState::Warn
        } else {
            ClockState::Ok
        }
    }
}

/// Remaining time in at most seven ASCII columns: `14m`, `02h`, `3d`, `5w`; late as `>2h late`.
pub fn remaining(due: Moment, now: Moment) -> String {
    let left = due.seconds_since(now);
    let size = left.unsigned_abs();
    let amount = match size {
        0..3_600 => format!("{}m", size / 60),
        3_600..172_800 => format!("{}h", size / 3_600),
        172_800..5_184_000 => format!("{}d", size / 86_400),
        _ => format!("{}w", size / 604_800),
    };
    if left < 0 {
        format!(">{amount} late")
    } else {
        amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_moves_through_its_states() {
        let clock = Clock {
            rule: None,
            start: Moment::from_seconds(0),
            due: Moment::from_seconds(1_000),
        };
        for (now, state) in [
            (0, ClockState::Ok),
            (499, ClockState::Ok),
            (500, ClockState::Warn),
            (900, ClockState::Warn),
            (901, ClockState::Critical),
            (1_000, ClockState::Critical),
            (1_001, ClockState::Breached),
        ] {
            assert_eq!(clock.state(Moment::from_seconds(now)), state, "{now}");
        }
    }

    #[test]
    fn remaining_time_is_short() {
        let now = Moment::from_seconds(1_000_000);
        for (seconds, text) in [
            (59, "0m"),
            (3_599, "59m"),
            (7_200, "2h"),
            (172_799, "47h"),
            (172_800, "2d"),
            (-60, ">1m late"),
            (-90_000, ">25h late"),
        ] {
            assert_eq!(remaining(now.plus_seconds(seconds), now), text);
        }
    }
}
