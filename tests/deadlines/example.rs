//! An example as it stands in a text, and how a reckoning is held against it.
use attache::domain::Moment;
use attache::domain::timing::{Amount, Calendar, FirstDay, Pause, Reckoning, ZoneCalendar, reckon};
use attache::reference::Pack;

/// The pack the program carries.
pub fn pack() -> &'static Pack {
    Pack::embedded().expect("the embedded pack is readable")
}

/// The days of a state by its code, or of a zone by its name.
pub fn calendar(place: &str) -> Box<dyn Calendar> {
    match pack().calendar(place) {
        Some(country) => Box::new(country),
        None => Box::new(ZoneCalendar::named(place).expect("a state or a zone")),
    }
}

/// A question with what the reckoning must hold.
#[derive(Debug, Default)]
pub struct Example<'t> {
    question: &'t str,
    pauses: Vec<&'t str>,
    extensions: Vec<&'t str>,
    same: bool,
    why: &'t str,
    due: &'t str,
    says: Vec<&'t str>,
    doubts: Vec<&'t str>,
}

/// Reads the paragraphs of a text; lines that start with `#` are for people.
pub fn examples(text: &str) -> Vec<Example<'_>> {
    text.split("\n\n")
        .map(|paragraph| {
            let lines = paragraph.lines().map(str::trim);
            lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
        })
        .filter_map(|mut lines| {
            let mut example = Example {
                question: lines.next()?,
                ..Example::default()
            };
            for line in lines {
                example.take(line);
            }
            Some(example)
        })
        .collect()
}

impl<'t> Example<'t> {
    fn take(&mut self, line: &'t str) {
        let (word, rest) = line.split_once(": ").expect("a word and a colon");
        match word {
            "pause" => self.pauses.push(rest),
            "extend" => self.extensions.push(rest),
            "first" => self.same = rest == "same",
            "why" => self.why = rest,
            "due" => self.due = rest,
            "says" => self.says.push(rest),
            "doubt" => self.doubts.push(rest),
            _ => panic!("{}: what is {word:?}?", self.question),
        }
    }

    /// Name of the time limit.
    pub fn rule(&self) -> &'t str {
        self.question.split(' ').next().unwrap_or_default()
    }

    /// Whether it says why, and what is expected.
    pub fn has_reason(&self) -> bool {
        self.why.len() > 3 && !self.due.is_empty()
    }

    fn reckoned(&self) -> Reckoning {
        let words: Vec<&str> = self.question.split(' ').collect();
        let [rule, start, place] = words[..] else {
            panic!("no question: {}", self.question)
        };
        let rule = pack().deadline(rule).expect("a time limit of the pack");
        let pauses: Vec<Pause> = self.pauses.iter().map(|text| pause(text)).collect();
        let extensions: Vec<Amount> = self
            .extensions
            .iter()
            .map(|text| text.parse().expect("an amount"))
            .collect();
        let first = if self.same {
            FirstDay::Same
        } else {
            FirstDay::Next
        };
        let calendar = calendar(place);
        reckon(
            rule,
            instant(start),
            &pauses,
            &extensions,
            first,
            calendar.as_ref(),
        )
    }

    /// What in the reckoning is not as the example has it, a line each.
    pub fn faults(&self) -> Vec<String> {
        let answer = self.reckoned();
        let mut faults = Vec::new();
        let wanted = (self.due != "none").then(|| instant(self.due));
        if answer.due != wanted {
            let found = answer.due.map(|due| due.to_string());
            faults.push(format!("{found:?} and not {} ({wanted:?})", self.due));
        }
        let told = [
            (&self.says, answer.steps.join("\n")),
            (&self.doubts, answer.doubts.join("\n")),
        ];
        for (wanted, text) in told {
            for words in wanted.iter().filter(|words| !text.contains(**words)) {
                faults.push(format!("{words:?} is not said: {text}"));
            }
        }
        let question = self.question;
        faults
            .into_iter()
            .map(|fault| format!("{question}: {fault}"))
            .collect()
    }
}

fn instant(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("no instant: {text}"))
}

fn pause(text: &str) -> Pause {
    let (from, to) = text.split_once('/').expect("two instants");
    Pause {
        from: instant(from),
        to: Some(to).filter(|to| !to.is_empty()).map(instant),
    }
}
