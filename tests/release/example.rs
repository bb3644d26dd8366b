//! An example as it stands in a table, and how a verdict is held against it.

use attache::domain::consent::{Consent, ConsentScope};
use attache::domain::marking::{Classification, HandlingCode, Pap, Tlp};
use attache::domain::release::{
    Finding, Override, Parcel, Piece, Receiver, Recipient, ReleaseRule, Sensitive, Use, Weight,
    may_leave,
};
use attache::domain::{CountryCode, Foreign, Label, Marking, Moment};

/// One line of a table.
pub struct Example<'t> {
    pub line: &'t str,
    pub why: &'t str,
    columns: [&'t str; 6],
}

/// Reads the lines of a table; those that start with `#` are for people.
pub fn examples(text: &str) -> Vec<Example<'_>> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let parts: Vec<&str> = line.split(" | ").collect();
            let [inside, to, purpose, given, blocks, also, why] = parts[..] else {
                panic!("not seven columns: {line}");
            };
            Example {
                line,
                why,
                columns: [inside, to, purpose, given, blocks, also],
            }
        })
        .collect()
}

impl Example<'_> {
    pub fn parcel(&self) -> Parcel {
        let [inside, to, purpose, given, ..] = self.columns;
        parcel(inside, to, purpose, given)
    }

    /// What in the verdict is not as the example has it.
    pub fn fault(&self) -> Option<String> {
        let [.., blocks, also] = self.columns;
        let verdict = may_leave(&self.parcel());
        let blocking = each(verdict.blocks().map(blocked));
        let others = verdict.findings.iter().filter_map(|finding| {
            let rule = finding.rule.word();
            match finding.weight {
                Weight::Lifted => Some(format!("lifted {rule}")),
                Weight::Warns => Some(format!("minds {rule}")),
                Weight::Blocks | Weight::Holds => None,
            }
        });
        let others = each(others);
        let is_right = blocking == list(blocks) && others == list(also);
        let is_consistent = verdict.is_allowed() == (blocks == "-");
        (!is_right || !is_consistent).then(|| {
            format!(
                "{}\n    blocks: {}\n    also: {}",
                self.line,
                blocking.join(", "),
                others.join(", ")
            )
        })
    }
}

fn blocked(finding: &Finding) -> String {
    format!(
        "{} {} {}{}",
        finding.rule.word(),
        finding.consent.map_or("-", ConsentScope::word),
        finding.ask.word(),
        if finding.can_override { "" } else { "!" }
    )
}

fn each(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.dedup();
    words
}

fn list(column: &str) -> Vec<String> {
    let words = column.split(", ").filter(|word| *word != "-");
    each(words.map(str::to_owned))
}

/// The instant of every example.
pub fn now() -> Moment {
    Moment::parse("2031-03-07T08:00:00Z").expect("a moment")
}

pub fn country(code: &str) -> CountryCode {
    code.parse().expect("a country code")
}

pub fn label(text: &str) -> Label {
    text.parse().expect("a label")
}

/// Reads the first four columns.
pub fn parcel(inside: &str, to: &str, purpose: &str, given: &str) -> Parcel {
    let mut words = purpose.split(' ');
    let mut parcel = Parcel {
        pieces: pieces(inside),
        recipient: recipient(to),
        purpose: words.next().and_then(Use::from_word).expect("a use"),
        has_purpose: true,
        has_basis: true,
        home: country("ZA"),
        consents: Vec::new(),
        overrides: Vec::new(),
        confirmed: Vec::new(),
        now: now(),
    };
    for word in words {
        match word {
            "no-words" => parcel.has_purpose = false,
            "no-basis" => parcel.has_basis = false,
            _ => panic!("{purpose}: what is {word:?}?"),
        }
    }
    for entry in given.split("; ").filter(|entry| *entry != "-") {
        give(&mut parcel, entry);
    }
    parcel
}

fn pieces(inside: &str) -> Vec<Piece> {
    if inside == "nothing" {
        return Vec::new();
    }
    let each = inside.split(" + ").enumerate();
    each.map(|(place, text)| piece(place, text)).collect()
}

/// Splits at spaces outside quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in text.chars() {
        is_quoted ^= c == '"';
        match words.last_mut() {
            Some(word) if c != ' ' || is_quoted => word.push(c),
            _ => words.push(String::new()),
        }
    }
    words
}

fn piece(place: usize, text: &str) -> Piece {
    let mut piece = Piece {
        what: format!("piece {}", place + 1),
        marking: Marking::default(),
        parent: None,
        originator: None,
        interpol: false,
        only_for: Vec::new(),
        not_for: Vec::new(),
        sensitive: Vec::new(),
    };
    for (index, word) in words(text).iter().enumerate() {
        if index == 0 {
            piece.originator = (word != "own").then(|| country(word));
        } else if !mark(&mut piece, word) {
            panic!("{text}: what is {word:?}?");
        }
    }
    piece
}

fn mark(piece: &mut Piece, word: &str) -> bool {
    let marking = &mut piece.marking;
    if let Some(code) = HandlingCode::from_word(word) {
        marking.add_handling(code);
    } else if let Some(class) = Classification::from_word(word) {
        marking.classification = Some(class);
    } else if let Some(text) = word.strip_prefix('"') {
        marking.restrictions.push(text.trim_end_matches('"').into());
    } else if let Some(text) = word.strip_prefix("h3\"") {
        marking.handling_text = Some(text.trim_end_matches('"').into());
    } else if let Some((key, value)) = word.split_once(':') {
        let codes = || value.split(',').map(country).collect();
        match key {
            "tlp" => marking.tlp = Some(Tlp::from_word(value).expect("a TLP label")),
            "pap" => marking.pap = Some(Pap::from_word(value).expect("a PAP label")),
            "in" => piece.parent = Some(value.parse::<usize>().expect("a place") - 1),
            "only" => piece.only_for = codes(),
            "not" => piece.not_for = codes(),
            "has" => piece.sensitive = value.split(',').map(sensitive).collect(),
            _ => return false,
        }
    } else {
        match word {
            "assumed" => *marking = marking.strictest(&Marking::assumed()),
            "interpol" => piece.interpol = true,
            "unmarked" => {}
            _ => return false,
        }
    }
    true
}

fn sensitive(word: &str) -> Sensitive {
    Sensitive::from_word(word).expect("sensitive data")
}

fn recipient(to: &str) -> Recipient {
    let mut words = to.split(' ');
    let mut recipient = Recipient {
        receiver: words
            .next()
            .and_then(Receiver::from_word)
            .expect("a receiver"),
        id: None,
        country: country(words.next().expect("a state")),
        clearance: None,
        is_originator: false,
        is_addressee: false,
    };
    for word in words {
        match word.split_once(':') {
            Some(("id", id)) => recipient.id = Some(label(id)),
            Some(("cleared", class)) => recipient.clearance = Classification::from_word(class),
            None if word == "originator" => recipient.is_originator = true,
            None if word == "addressee" => recipient.is_addressee = true,
            _ => panic!("{to}: what is {word:?}?"),
        }
    }
    recipient
}

fn give(parcel: &mut Parcel, entry: &str) {
    let words: Vec<&str> = entry.split(' ').collect();
    match words[..] {
        ["confirmed", kind] => parcel.confirmed.push(sensitive(kind)),
        ["override", rule, officers, ..] => {
            let (by, agreed) = officers.split_once('>').expect("two officers");
            let reason = if words.contains(&"silent") {
                " "
            } else {
                "SAMPLE reason"
            };
            parcel.overrides.push(Override {
                rule: ReleaseRule::from_word(rule).expect("a rule"),
                reason: reason.into(),
                by: label(by),
                agreed: (agreed != "-").then(|| label(agreed)),
            });
        }
        [from, scope, ..] => {
            let scope = ConsentScope::from_word(scope).expect("a scope");
            let number = u32::try_from(parcel.consents.len()).expect("few consents") + 1;
            let mut consent = consent(number, country(from), scope);
            for word in &words[2..] {
                limit(&mut consent, word);
            }
            parcel.consents.push(consent);
        }
        _ => panic!("what is {entry:?}?"),
    }
}

fn limit(consent: &mut Consent, word: &str) {
    let day = 86_400;
    match word.split_once(':') {
        Some(("to", to)) => consent.to = Some(label(to)),
        Some(("in", state)) => consent.country = Some(country(state)),
        None if word == "ended" => consent.until = Some(now().plus_seconds(-day)),
        None if word == "running" => consent.until = Some(now().plus_seconds(day)),
        None if word == "later" => consent.given = now().plus_seconds(day),
        None if word == "revoked" => consent.revoked = Some(now().plus_seconds(-day)),
        _ => panic!("what is {word:?}?"),
    }
}

/// A consent of ten days ago, without an end, for units at home.
pub fn consent(number: u32, from: CountryCode, scope: ConsentScope) -> Consent {
    Consent {
        number,
        from,
        scope,
        to: None,
        country: None,
        until: None,
        text: Foreign::from("SAMPLE consent"),
        given: now().plus_seconds(-864_000),
        by: label("ann"),
        revoked: None,
    }
}

/// The parcel with the consent of whoever gave this piece, for its recipient by name.
pub fn granting(parcel: &Parcel, place: usize, scope: ConsentScope) -> Parcel {
    let mut parcel = parcel.clone();
    let mut at = place;
    let from = loop {
        let piece = &parcel.pieces[at];
        match (piece.originator, piece.parent) {
            (Some(from), _) => break from,
            (None, Some(parent)) => at = parent,
            (None, None) => panic!("a consent to our own piece is asked for"),
        }
    };
    let name = parcel
        .recipient
        .id
        .get_or_insert_with(|| label("named"))
        .clone();
    let country = Some(parcel.recipient.country);
    parcel.consents.push(Consent {
        to: Some(name),
        country,
        ..consent(99, from, scope)
    });
    parcel
}

/// The parcel with the agreement of a second officer against this rule.
pub fn overriding(parcel: &Parcel, rule: ReleaseRule) -> Parcel {
    let mut parcel = parcel.clone();
    parcel.overrides.push(Override {
        rule,
        reason: "SAMPLE reason".into(),
        by: label("ann"),
        agreed: Some(label("ben")),
    });
    parcel
}
