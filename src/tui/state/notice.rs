//! What the desk says: one line at a time, and all of it kept.
//!
//! Never here: words from outside. Names and titles of records belong into the quoted parts of a screen.

use crate::domain::Moment;

/// How long what was done stays in the message line.
const SHOWN_SECONDS: i64 = 6;
/// How much is kept.
const KEPT: usize = 300;

/// How something is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// What was done, or what is.
    Said,
    /// Why something is not possible.
    Refused,
    /// What went wrong, what is safe, what to do. Stays until Esc.
    Failed,
}

/// One message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// When.
    pub at: Moment,
    /// How.
    pub tone: Tone,
    /// Words of the desk.
    pub text: String,
}

/// The message line and everything said before.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notices {
    line: Option<Notice>,
    /// Oldest first.
    pub log: Vec<Notice>,
}

impl Notices {
    /// Says something; an error on the line stays there and the rest is only kept.
    pub fn push(&mut self, at: Moment, tone: Tone, text: String) {
        let notice = Notice { at, tone, text };
        if self.log.len() >= KEPT {
            self.log.remove(0);
        }
        self.log.push(notice.clone());
        let error_stays =
            tone != Tone::Failed && self.line.as_ref().is_some_and(|l| l.tone == Tone::Failed);
        if !error_stays {
            self.line = Some(notice);
        }
    }

    /// Adds to what was said at this very instant, or says it by itself.
    pub fn add(&mut self, at: Moment, text: &str) {
        let joined = |notice: &Notice| {
            (notice.at == at && notice.tone == Tone::Said)
                .then(|| format!("{} {text}", notice.text))
        };
        match self.log.last().and_then(joined) {
            Some(whole) => {
                self.log.pop();
                self.push(at, Tone::Said, whole);
            }
            None => self.push(at, Tone::Said, text.to_owned()),
        }
    }

    /// What stands on the line at `now`.
    pub fn line(&self, now: Moment) -> Option<&Notice> {
        self.line
            .as_ref()
            .filter(|notice| expiry(notice).is_none_or(|end| now < end))
    }

    /// When the line changes by itself.
    pub fn next_change(&self, now: Moment) -> Option<Moment> {
        self.line(now).and_then(expiry)
    }

    /// Takes the line away; true when an error stood there.
    pub fn dismiss(&mut self) -> bool {
        self.line
            .take()
            .is_some_and(|notice| notice.tone == Tone::Failed)
    }

    /// Forgets a line whose time is over.
    pub fn expire(&mut self, now: Moment) {
        if self.line(now).is_none() {
            self.line = None;
        }
    }
}

fn expiry(notice: &Notice) -> Option<Moment> {
    (notice.tone != Tone::Failed).then(|| notice.at.plus_seconds(SHOWN_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }

    #[test]
    fn what_was_done_goes_after_six_seconds_and_is_kept() {
        let mut notices = Notices::default();
        notices.push(at(10), Tone::Said, "Dismissed 3.".into());
        assert!(notices.line(at(15)).is_some());
        assert_eq!(notices.next_change(at(15)), Some(at(16)));
        assert!(notices.line(at(16)).is_none());
        assert_eq!(notices.log.len(), 1);
    }

    #[test]
    fn errors_stay_until_dismissed() {
        let mut notices = Notices::default();
        notices.push(at(0), Tone::Failed, "The disk is full.".into());
        notices.push(at(1), Tone::Said, "Accepted.".into());
        assert_eq!(notices.line(at(900)).map(|n| n.tone), Some(Tone::Failed));
        assert!(notices.dismiss());
        assert!(notices.line(at(900)).is_none());
    }
}
