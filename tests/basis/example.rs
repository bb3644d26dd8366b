//! An example as it stands in a text, and how an answer is held against it.
use attache::reference::{Answer, Pack, Question};

/// The pack the program carries.
pub fn pack() -> &'static Pack {
    Pack::embedded().expect("the embedded pack is readable")
}

/// A question with what the answer must hold.
#[derive(Debug, Default)]
pub struct Example<'t> {
    pub question: &'t str,
    why: &'t str,
    first: Option<&'t str>,
    last: Option<&'t str>,
    also: Vec<&'t str>,
    /// Id and word.
    left_out: Vec<(&'t str, &'t str)>,
    /// Where and which words.
    says: Vec<(&'t str, &'t str)>,
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
        let (word, rest) = split(line, ": ");
        let items = rest.split(", ");
        match word {
            "why" => self.why = rest,
            "first" => self.first = Some(rest),
            "last" => self.last = Some(rest),
            "also" => self.also = items.collect(),
            "not" => self.left_out = items.map(|item| split(item, " ")).collect(),
            "says" => self.says.push(split(rest, ": ")),
            _ => panic!("{}: what is {word:?}?", self.question),
        }
    }

    /// Whether it says why and expects anything.
    pub fn has_reason(&self) -> bool {
        let expects = self.first.is_some() || !self.also.is_empty() || !self.left_out.is_empty();
        self.why.len() > 20 && expects
    }

    /// What in the answer is not as the example has it, a line each.
    pub fn faults(&self) -> Vec<String> {
        let answer = ask(self.question);
        let mut faults = self.faulty_options(&answer);
        for (id, status) in &self.left_out {
            let found = answer.excluded.iter().find(|one| one.id == *id);
            let word = found.map_or("not there", |one| one.status.word());
            if word != *status {
                faults.push(format!("{id} is {word}, not {status}"));
            }
        }
        for (place, words) in &self.says {
            let text = text_of(&answer, place);
            if !text.contains(words) {
                faults.push(format!("{place} does not say {words:?}: {text}"));
            }
        }
        let question = self.question;
        faults
            .into_iter()
            .map(|fault| format!("{question}: {fault}"))
            .collect()
    }

    fn faulty_options(&self, answer: &Answer) -> Vec<String> {
        let options: Vec<&str> = answer.options.iter().map(|one| one.id.as_str()).collect();
        let mut faults = Vec::new();
        let mut expect = |what: &str, expected: Option<&str>, found: Option<&str>| {
            if expected.is_some_and(|expected| found.unwrap_or("none") != expected) {
                faults.push(format!(
                    "{what} is {found:?} and not {expected:?}: {options:?}"
                ));
            }
        };
        expect("first", self.first, options.first().copied());
        expect("last", self.last, options.last().copied());
        let place = |id: &str| options.iter().position(|one| *one == id);
        let places: Vec<Option<usize>> = self.also.iter().map(|id| place(id)).collect();
        if places.contains(&None) || !places.is_sorted() {
            faults.push(format!("{:?} not so in {options:?}", self.also));
        }
        faults
    }
}

fn split<'t>(text: &'t str, mark: &str) -> (&'t str, &'t str) {
    text.split_once(mark)
        .unwrap_or_else(|| panic!("no {mark:?} in {text:?}"))
}

/// Asks the embedded pack.
pub fn ask(question: &str) -> Answer {
    let words: Vec<&str> = question.split(' ').collect();
    let (states, crimes) = match words.as_slice() {
        [from, to, kind, on] => ((from, to, kind, on), Vec::new()),
        [from, to, kind, crimes, on] => ((from, to, kind, on), crimes.split(',').collect()),
        _ => panic!("no question: {question}"),
    };
    let (from, to, kind, on) = states;
    for crime in &crimes {
        let known = pack().treaties().crime_areas();
        assert!(known.iter().any(|area| area.area == *crime), "{question}");
    }
    let country = |code| pack().country(code).expect("a country of the pack");
    pack().basis(&Question {
        from: country(from),
        to: country(to),
        kind: kind.parse().expect("a kind of cooperation"),
        crimes: &crimes,
        on: on.parse().expect("a day"),
    })
}

/// All words of one part of an answer.
fn text_of(answer: &Answer, place: &str) -> String {
    let option = answer.options.iter().find(|one| one.id == place);
    let left_out = answer.excluded.iter().find(|one| one.id == place);
    let json = match (place, option, left_out) {
        ("otherwise", _, _) => serde_json::to_string(&answer.otherwise),
        ("gaps", _, _) => serde_json::to_string(&answer.gaps),
        (_, Some(option), _) => serde_json::to_string(option),
        (_, None, found) => serde_json::to_string(&found),
    };
    json.expect("an answer can be written")
}
