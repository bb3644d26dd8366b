//! What an officer types to narrow a list.
//!
//! Words match anywhere in reference, title, subjects, sender and the country's name, in any order, without case and accents. `'exact`
//! matches as written between words, `!word` excludes, `field:value` asks one field:
//!
//! | field | values |
//! |---|---|
//! | `is:` | `open` `closed` `any` `snoozed` `draft` `outbox` `version` `claimed` |
//! | `due:` | `today` `late` (or `overdue`) `none` `any` `unreadable` `7d` `24h` |
//! | `state:` `phase:` `priority:` `kind:` `channel:` `direction:` | the word of the value |
//! | `country:` | code, or the beginning of the English name |
//! | `owner:` | id of an officer or unit, `me`, `none` |
//! | `tag:` `crime:` `marking:` `ref:` | the value or its beginning |
//!
//! Without `is:` or `state:` or `phase:` a list holds what is open and not snoozed.

use crate::domain::officer::Owner;
use crate::domain::text::fold;
use crate::domain::{Label, Moment};
use crate::store::columns::RowView;

/// A filter, read and ready to test rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    tests: Vec<(bool, Test)>,
    words: Vec<String>,
    base: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Test {
    Open,
    Closed,
    Snoozed,
    Draft,
    Outbox,
    Versions,
    Claimed,
    DueBefore(Option<i64>),
    Late,
    DueNone,
    DueAny,
    OwnerMe,
    OwnerNone,
    Marking(String),
    Ref(String),
    Marked(String),
    Exact(String),
    Word(String),
}

const MARKED: [&str; 10] = [
    "state",
    "phase",
    "priority",
    "kind",
    "channel",
    "direction",
    "country",
    "owner",
    "tag",
    "rule",
];

impl Filter {
    /// Reads a filter. Faulty parts are left out and named in the second value, in words.
    pub fn read(view: &str, typed: &str) -> (Self, Option<String>) {
        let mut filter = Self {
            base: true,
            ..Self::default()
        };
        let mut fault = None;
        for token in view.split_whitespace().chain(typed.split_whitespace()) {
            if let Err(why) = filter.take(token) {
                fault = Some(why);
            }
        }
        (filter, fault)
    }

    fn take(&mut self, token: &str) -> Result<(), String> {
        let (excluded, rest) = match token.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        if rest.is_empty() {
            return Ok(());
        }
        if let Some(exact) = rest.strip_prefix('\'') {
            self.tests.push((!excluded, Test::Exact(fold(exact))));
            return Ok(());
        }
        match rest.split_once(':') {
            Some((field, value)) if is_field(field) => self.take_field(!excluded, field, value),
            _ if excluded => {
                self.tests.push((false, Test::Word(fold(rest))));
                Ok(())
            }
            _ => {
                self.words.push(fold(rest));
                Ok(())
            }
        }
    }

    fn take_field(&mut self, wanted: bool, field: &str, value: &str) -> Result<(), String> {
        let value = value.to_lowercase();
        if value.is_empty() {
            return Ok(()); // still being typed
        }
        let test = match (field, value.as_str()) {
            ("is", "any") => {
                self.base = false;
                return Ok(());
            }
            ("is", word) => is_test(word)?,
            ("due", word) => due_test(word)?,
            ("owner", "me") => Test::OwnerMe,
            ("owner", "none") => Test::OwnerNone,
            ("marking", _) => Test::Marking(value),
            ("ref", _) => Test::Ref(value),
            ("country", _) => Test::Marked(format!("\u{1}country={}", fold(&value))),
            ("crime", _) => Test::Marked(format!("\u{1}crime={value}")),
            (field, _) => Test::Marked(format!("\u{1}{field}={value}")),
        };
        if matches!(field, "is" | "state" | "phase") {
            self.base = false;
        }
        self.tests.push((wanted, test));
        Ok(())
    }

    /// Whether anything was asked beyond fields: words that near matching may help with.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether the row passes all fields, and all words literally.
    pub fn holds(&self, row: &RowView<'_>, officer: &Label, now: Moment) -> bool {
        self.holds_fields(row, officer, now)
            && self
                .words
                .iter()
                .all(|word| own_words(row).contains(word.as_str()))
    }

    /// Whether the row passes all fields, whatever its words.
    pub fn holds_fields(&self, row: &RowView<'_>, officer: &Label, now: Moment) -> bool {
        if self.base && !(row.is_open() && row.snoozed_until().is_none_or(|until| until <= now)) {
            return false;
        }
        self.tests
            .iter()
            .all(|(wanted, test)| test.passes(row, officer, now) == *wanted)
    }
}

fn is_field(field: &str) -> bool {
    MARKED.contains(&field) || matches!(field, "is" | "due" | "marking" | "ref" | "crime")
}

fn is_test(word: &str) -> Result<Test, String> {
    Ok(match word {
        "open" => Test::Open,
        "closed" | "done" => Test::Closed,
        "snoozed" => Test::Snoozed,
        "draft" => Test::Draft,
        "outbox" => Test::Outbox,
        "version" => Test::Versions,
        "claimed" => Test::Claimed,
        "hit" => Test::Marked("\u{1}hit=open".into()),
        "review" => Test::Marked("\u{1}review=asked".into()),
        _ => {
            return Err(
                "is: takes open, closed, any, snoozed, draft, outbox, version, claimed, hit or review".into(),
            );
        }
    })
}

fn due_test(word: &str) -> Result<Test, String> {
    let span = |digits: &str, unit: i64| digits.parse::<i64>().ok().map(|n| n.saturating_mul(unit));
    let seconds = match word {
        "none" => return Ok(Test::DueNone),
        "any" => return Ok(Test::DueAny),
        "today" => return Ok(Test::DueBefore(None)),
        "unreadable" => return Ok(Test::Marked("\u{1}due=unreadable".into())),
        "late" | "overdue" => return Ok(Test::Late),
        _ => word
            .strip_suffix('d')
            .and_then(|n| span(n, 86_400))
            .or_else(|| word.strip_suffix('h').and_then(|n| span(n, 3_600))),
    };
    seconds
        .map(|s| Test::DueBefore(Some(s)))
        .ok_or_else(|| "due: takes today, late, overdue, none, any, unreadable, 3d or 24h".into())
}

/// The part of the haystack that holds words, before the field marks.
fn own_words<'a>(row: &RowView<'a>) -> &'a str {
    let haystack = row.haystack();
    haystack
        .find('\u{1}')
        .map_or(haystack, |end| &haystack[..end])
}

impl Test {
    fn passes(&self, row: &RowView<'_>, officer: &Label, now: Moment) -> bool {
        match self {
            Self::Open => row.is_open(),
            Self::Closed => !row.is_open(),
            Self::Snoozed => row.snoozed_until().is_some_and(|until| until > now),
            Self::Draft => row.has_draft(),
            Self::Outbox => row.leaves_at().is_some(),
            Self::Versions => row.versions() > 1,
            Self::Claimed => row.claim().is_some_and(|(_, until)| *until > now),
            Self::DueBefore(within) => row.due().is_some_and(|due| due < horizon(*within, now)),
            Self::Late => row.is_late(now),
            Self::DueNone => row.due().is_none() && !row.due_is_unreadable(),
            Self::DueAny => row.due().is_some(),
            Self::OwnerMe => match row.owner() {
                Some(Owner::Officer(id)) => id == officer,
                _ => row
                    .claim()
                    .is_some_and(|(by, until)| by == officer && *until > now),
            },
            Self::OwnerNone => row.owner().is_none(),
            Self::Marking(value) => row.marking().to_lowercase().contains(value.as_str()),
            Self::Ref(value) => {
                let ours = row
                    .our_ref()
                    .to_string()
                    .to_lowercase()
                    .starts_with(value.as_str());
                ours || row
                    .their_ref()
                    .is_some_and(|r| r.raw().to_lowercase().starts_with(value.as_str()))
            }
            Self::Marked(mark) => row.haystack().contains(mark.as_str()),
            Self::Exact(text) => {
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let words = own_words(row);
                words.match_indices(text.as_str()).any(|(at, found)| {
                    edge(words[..at].chars().next_back())
                        && edge(words[at + found.len()..].chars().next())
                })
            }
            Self::Word(text) => own_words(row).contains(text.as_str()),
        }
    }
}

/// The instant before which "due" counts: the end of today (UTC), or so many seconds from now.
fn horizon(within: Option<i64>, now: Moment) -> Moment {
    match within {
        Some(seconds) => now.plus_seconds(seconds),
        None => Moment::from_seconds((now.seconds().div_euclid(86_400) + 1).saturating_mul(86_400)),
    }
}

/// Near matching for words nothing holds literally.
pub struct Near {
    matcher: fuzzy_matcher::skim::SkimMatcherV2,
}

impl Default for Near {
    fn default() -> Self {
        Self {
            matcher: fuzzy_matcher::skim::SkimMatcherV2::default().ignore_case(),
        }
    }
}

impl Near {
    /// Whether every word is nearly there: its letters in order, close together.
    pub fn holds(&self, filter: &Filter, row: &RowView<'_>) -> bool {
        use fuzzy_matcher::FuzzyMatcher as _;
        let words = own_words(row);
        filter.words.iter().all(|word| {
            let wanted = i64::try_from(word.chars().count())
                .unwrap_or(i64::MAX)
                .saturating_mul(14);
            self.matcher
                .fuzzy_match(words, word)
                .is_some_and(|score| score >= wanted)
        })
    }
}
