//! A desk under load is killed at random moments: nothing it confirmed is lost, nothing is torn.
//!
//! The test runs itself a second time as the desk to be killed. That child tells what was confirmed through a pipe, after
//! it was confirmed; the test reads some lines, kills it, and holds the store to its word.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use attache::desk::Desk;
use attache::domain::{Digest, Event, Item, ItemId};
use attache::store::seal::PlainSealer;

use crate::dice::Dice;
use crate::folders::copy;
use crate::office::{Office, open, opening};
use crate::picture::{self, Picture, from_journal, ledgers};

/// Tells the second run of this program that it is the desk to be killed, and where.
const CHILD: &str = "ATTACHE_KILL_CHILD";
/// Stores, and kills of each, one after the other.
const STORES: u64 = 20;
const IN_A_ROW: u64 = 10;

fn digest(value: &impl serde::Serialize) -> Digest {
    Digest::of(&postcard::to_allocvec(value).unwrap())
}

/// The child's part: works until it is killed. Does nothing in an ordinary run.
#[test]
fn the_desk_to_be_killed() {
    let Ok(task) = std::env::var(CHILD) else {
        return;
    };
    let (seed, dir) = task.split_once(' ').unwrap();
    let seed: u64 = seed.parse().unwrap();
    let desk = open(Path::new(dir), seed);
    let told = Mutex::new(std::io::stdout());
    std::thread::scope(|scope| {
        for (officer, seed) in [("alma", seed), ("bruno", seed + 1000)] {
            let (desk, told) = (&desk, &told);
            scope.spawn(move || {
                let mut office = Office::new(seed, officer, desk);
                loop {
                    let touched = office.act(desk);
                    let text = confirmed(desk, &touched);
                    let mut told = told.lock().unwrap();
                    told.write_all(text.as_bytes()).unwrap();
                    told.flush().unwrap();
                }
            });
        }
    });
}

/// What is confirmed about these records, one line for each record and each entry.
fn confirmed(desk: &Desk, touched: &[ItemId]) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("# act\n");
    for id in touched {
        let record = desk.record(*id).unwrap().unwrap();
        let (n, state) = (record.item.rev, digest(&record.item));
        writeln!(text, "# state {id} {n} {state}").unwrap();
        for entry in &record.entries {
            writeln!(text, "# entry {} {}", entry.n, digest(entry)).unwrap();
        }
    }
    text
}

/// What the child said was confirmed.
#[derive(Default)]
struct Word {
    acts: usize,
    entries: BTreeMap<u64, String>,
    /// By record and the number of its newest entry then.
    states: BTreeMap<(String, u64), String>,
}

impl Word {
    fn hear(&mut self, line: &str) {
        let Some((_, said)) = line.split_once("# ") else {
            return; // words of the test harness
        };
        match said.split(' ').collect::<Vec<_>>()[..] {
            ["act"] => self.acts += 1,
            ["entry", n, digest] => {
                self.entries.insert(n.parse().unwrap(), digest.into());
            }
            ["state", id, n, digest] => {
                let at = (id.into(), n.parse().unwrap());
                self.states.insert(at, digest.into());
            }
            _ => panic!("a line that is no whole line: {said}"),
        }
    }
}

fn start(dir: &Path, seed: u64) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::the_desk_to_be_killed", "--nocapture"])
        .env(CHILD, format!("{seed} {}", dir.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, lines)
}

/// Starts the desk on `dir`, kills it at a random moment, and answers what it had confirmed.
fn killed(dir: &Path, seed: u64) -> Word {
    let mut dice = Dice::new(seed);
    let (mut child, mut lines) = start(dir, seed);
    let mut word = Word::default();
    // Now and then before anything was confirmed, perhaps in the middle of opening.
    let until = dice.of(&[0, 1, 2, 5, 10, 15, 20]);
    while word.acts < until {
        let Some(line) = lines.next() else {
            panic!("the desk ended by itself");
        };
        word.hear(&line.unwrap());
    }
    std::thread::sleep(Duration::from_micros(dice.roll() % 6_000));
    child.kill().unwrap();
    for line in lines {
        // The last line may be cut by the kill: it was being told, so what it tells was confirmed, but it cannot be read.
        let line = line.unwrap();
        let is_cut = line.starts_with('#') && line.split(' ').next_back().map_or(0, str::len) != 64;
        if line.ends_with("# act") || !is_cut {
            word.hear(&line);
        }
    }
    child.wait().unwrap();
    word
}

fn holds_its_word(dir: &Path, word: &Word, case: u64) {
    let journal = picture::entries(dir);
    for (n, said) in &word.entries {
        let found = journal.get(n).map(|entry| digest(entry).to_string());
        assert_eq!(found.as_ref(), Some(said), "case {case}: entry {n}");
    }
    for ((id, n), said) in &word.states {
        let until: Vec<_> = journal
            .values()
            .filter(|entry| entry.n <= *n && entry.item.to_string() == *id)
            .cloned()
            .collect();
        let item = Item::fold(&until).unwrap();
        assert_eq!(digest(&item).to_string(), *said, "case {case}: {id} at {n}");
    }
}

fn is_whole(dir: &Path, case: u64) {
    let checked = attache::desk::upkeep::verify(dir, &PlainSealer).unwrap();
    assert!(checked.is_sound(), "case {case}: {:?}", checked.bad);
    let fresh = tempfile::tempdir().unwrap();
    copy(dir, fresh.path(), false);
    let desk = open(dir, 0);
    let reopened = Picture::of(&desk);
    reopened.agrees_with_itself();
    for record in &reopened.records {
        for entry in &record.entries {
            keeps_originals(&desk, &entry.events);
        }
    }
    drop(desk);
    assert_eq!(
        from_journal(dir),
        reopened,
        "case {case}: the journal alone"
    );
    let rebuilt = Desk::open(opening(fresh.path(), 0, false)).unwrap().desk;
    assert_eq!(
        Picture::of(&rebuilt),
        reopened,
        "case {case}: without its state"
    );
    let (kept, replayed) = ledgers(dir);
    assert_eq!(kept, replayed, "case {case}: undo, numbers, views");
}

fn keeps_originals(desk: &Desk, events: &[Event]) {
    for event in events {
        let (Event::Registered { source, .. } | Event::VersionReceived { source, .. }) = event
        else {
            continue;
        };
        let bytes = desk.original(&source.original).unwrap().unwrap();
        assert_eq!(Digest::of(&bytes), source.original);
    }
}

/// One store, killed several times in a row. Answers how many entries were confirmed.
fn kill_in_a_row(store: u64) -> usize {
    let dir = tempfile::tempdir().unwrap();
    let mut confirmed = 0;
    for round in 0..IN_A_ROW {
        let case = store * IN_A_ROW + round;
        let word = killed(dir.path(), case);
        if dir.path().join("journal").exists() {
            holds_its_word(dir.path(), &word, case);
            is_whole(dir.path(), case);
        }
        confirmed += word.entries.len();
    }
    confirmed
}

#[test]
fn nothing_confirmed_is_lost_or_torn_by_kills_under_load() {
    let totals = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            scope.spawn(move || {
                (0..STORES)
                    .filter(|s| s % 2 == half)
                    .map(kill_in_a_row)
                    .sum::<usize>()
            })
        });
        halves.map(|half| half.join().unwrap())
    });
    let confirmed: usize = totals.iter().sum();
    assert!(confirmed > 1_000, "the desks worked: {confirmed} entries");
}
