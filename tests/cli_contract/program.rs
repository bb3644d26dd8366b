//! Runs the program on a store of its own.
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use attache::domain::Foreign;
use attache::domain::text::hidden_report;
use serde_json::Value;
use tempfile::TempDir;

/// The instant most tests happen at.
pub const NOW: &str = "2031-03-07T08:00:00Z";

/// A store in a folder that goes away.
pub struct Store {
    dir: TempDir,
}

/// What the program answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The only JSON object.
    #[track_caller]
    pub fn json(&self) -> Value {
        let read = serde_json::from_str(&self.out);
        assert!(read.is_ok(), "no JSON: {} {}", self.out, self.err);
        read.unwrap()
    }

    /// One JSON object per line.
    pub fn jsons(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The lines, escaped, in which anything stands that acts on a terminal or that nobody sees.
    pub fn harmful(&self) -> Vec<String> {
        let harms = |line: &&str| {
            let hidden = hidden_report(&Foreign::from(*line));
            hidden.iter().any(|hidden| !hidden.in_place)
        };
        let lines = self.out.lines().chain(self.err.lines());
        let lines = lines.filter(harms);
        lines
            .map(|line| line.escape_unicode().to_string())
            .collect()
    }

    /// The same answer, which must have ended with this code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }
}

impl Store {
    /// A folder without a store.
    pub fn none() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    /// A practice store with the officers and units of the example.
    pub fn practice() -> Self {
        let store = Self::none();
        store.run(&["init", "--practice"]).ended(0);
        store
    }

    /// A practice store with these files of the demo.
    pub fn with(files: &[&str]) -> Self {
        let store = Self::practice();
        let paths: Vec<String> = files
            .iter()
            .map(|file| demo(file).to_str().unwrap().to_owned())
            .collect();
        let mut arguments = vec!["import"];
        arguments.extend(paths.iter().map(String::as_str));
        store.run(&arguments).ended(0);
        store
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("store")
    }

    /// A folder beside the store.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Runs the program at the usual instant.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_at(NOW, arguments)
    }

    /// Runs the program with its clock frozen at `now`.
    pub fn run_at(&self, now: &str, arguments: &[&str]) -> Answer {
        let mut command = self.command();
        command.args(["--now", now]).args(arguments);
        Answer::of(command.output().unwrap())
    }

    /// Carries out `do` at this time of the usual day; the words of what happened.
    #[track_caller]
    pub fn does(&self, time: &str, arguments: &[&str]) -> Vec<String> {
        let answer = self.run_at(&at(time), &[&["do", "--json"], arguments].concat());
        let answer = answer.ended(0).json();
        let events = answer["events"].as_array().unwrap();
        let what = events.iter().map(|event| event["what"].as_str().unwrap());
        what.map(str::to_owned).collect()
    }

    /// The refusal of `do` at this time of the usual day, as `why` and what would make it possible, one line each.
    #[track_caller]
    pub fn refuses(&self, time: &str, arguments: &[&str]) -> String {
        let answer = self.run_at(&at(time), &[&["do", "--json"], arguments].concat());
        let refusal = &answer.ended(1).json()["refusal"];
        let needs = refusal["needs"].as_array().unwrap().iter();
        let lines = std::iter::once(&refusal["why"]).chain(needs);
        let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
        lines.join("\n")
    }

    /// A record as `show` tells it at this time of the usual day.
    #[track_caller]
    pub fn shows(&self, time: &str, reference: &str) -> Value {
        let answer = self.run_at(&at(time), &["show", reference, "--json"]);
        answer.ended(0).json()
    }

    /// Runs the program with these variables.
    pub fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Answer {
        let mut command = self.command();
        command.envs(variables.iter().copied()).args(arguments);
        Answer::of(command.output().unwrap())
    }

    /// The program with nothing in its environment but this store.
    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("ATTACHE_STORE", self.path());
        command
    }
}

/// That time of the usual day.
pub fn at(time: &str) -> String {
    format!("2031-03-07T{time}:00Z")
}

/// A request of the tests.
pub fn request(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/requests")
        .join(file);
    path.to_str().unwrap().to_owned()
}

/// The lock of a store, as another process holds it; gone when dropped.
pub fn holding(store: &Store) -> File {
    let lock = File::options()
        .read(true)
        .write(true)
        .open(store.path().join("lock"))
        .unwrap();
    let tried = lock.try_lock();
    assert!(
        !matches!(tried, Err(TryLockError::WouldBlock)),
        "the program has ended"
    );
    lock
}

/// Every text of the object stands in the plain lines, but for the fields named.
#[track_caller]
pub fn assert_told(object: &Value, plain: &str, but_for: &[&str]) {
    match object {
        Value::String(text) => assert!(
            plain.contains(text.as_str()),
            "{text:?} is not told: {plain}"
        ),
        Value::Array(values) => values
            .iter()
            .for_each(|value| assert_told(value, plain, but_for)),
        Value::Object(fields) => {
            let told = fields
                .iter()
                .filter(|(name, _)| !but_for.contains(&name.as_str()));
            told.for_each(|(_, value)| assert_told(value, plain, but_for));
        }
        _ => {}
    }
}

/// A file of the practice desk.
pub fn demo(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/demo/inbox")
        .join(file)
}
