//! An officer at the desk: a store in a temporary folder, the demo messages in it, and a driver.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use attache::desk::{Desk, ImportOptions, Record};
use attache::domain::content::Channel;
use attache::domain::{Item, ItemId, Moment, State};
use attache::intake::Hints;
use attache::intake::column_map::ColumnMap;
use attache::tui::drive::Driver;
use attache::tui::headless::{Form, Frame, render};
use attache::tui::input::KeyInput;
use attache::tui::msg::Msg;
use attache::tui::options::{Options, Size};
use attache::tui::state::ListState;
use tempfile::TempDir;

use crate::support::{START, at, label, open, register, try_open};

/// The window of the journeys.
pub const SIZE: Size = Size {
    columns: 80,
    rows: 24,
};

/// Somebody sits at the desk.
pub struct Sitting {
    pub dir: TempDir,
    pub desk: Desk,
    pub driver: Driver,
}

impl Sitting {
    /// A first evening: the demo messages, each at the instant of its arrival; the first-start card is closed.
    pub fn demo() -> Self {
        Self::with(fill)
    }

    /// A desk with so many alerts from France: `SAMPLE 000`, `SAMPLE 001` and so on.
    pub fn plain(count: usize) -> Self {
        let titles: Vec<String> = (0..count).map(|n| format!("SAMPLE {n:03}")).collect();
        Self::with(|desk| {
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            register(desk, &titles);
        })
    }

    /// A desk that was filled by hand.
    pub fn with(fill: impl FnOnce(&Desk)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let desk = open(dir.path());
        fill(&desk);
        let mut sitting = Self::take_seat(dir, desk, START);
        sitting.keys("<esc>");
        sitting
    }

    fn take_seat(dir: TempDir, desk: Desk, now: Moment) -> Self {
        let options = Options::new(label("alma"));
        let driver = Driver::new(desk.clone(), &options, SIZE, now);
        Self { dir, desk, driver }
    }

    /// Everything dropped without a word, and the same folder opened a second later.
    pub fn again(self) -> Self {
        let Self { dir, desk, driver } = self;
        let now = driver.now().plus_seconds(1);
        drop((desk, driver));
        let desk = open(dir.path());
        Self::take_seat(dir, desk, now)
    }

    /// The same folder opened for looking only.
    pub fn looking(self) -> Self {
        let Self { dir, desk, driver } = self;
        let now = driver.now().plus_seconds(1);
        drop((desk, driver));
        let desk = try_open(dir.path(), true).unwrap().desk;
        Self::take_seat(dir, desk, now)
    }

    /// A copy of the folder as it lies on the disk now, while this desk is still open: what a power cut leaves.
    pub fn after_power_cut(&self) -> Self {
        let dir = tempfile::tempdir().unwrap();
        copy(self.dir.path(), dir.path());
        let desk = open(dir.path());
        Self::take_seat(dir, desk, self.driver.now().plus_seconds(60))
    }

    pub fn keys(&mut self, text: &str) {
        self.driver.keys(text).unwrap();
    }

    /// Another window.
    pub fn resize(&mut self, size: Size) {
        let Size { columns, rows } = size;
        self.feed(Msg::Input(KeyInput::Resize { columns, rows }));
    }

    pub fn feed(&mut self, msg: Msg) {
        self.driver.feed(msg);
    }

    /// What stands on the message line.
    pub fn says(&self) -> String {
        let state = self.driver.state();
        let line = state.notices.line(state.now);
        line.map(|notice| notice.text.clone()).unwrap_or_default()
    }

    /// Presses keys and answers what the desk says to them.
    pub fn told(&mut self, text: &str) -> String {
        self.keys(text);
        self.says()
    }

    /// The whole window as text.
    pub fn screen(&self) -> String {
        let frame = self.driver.frame();
        let frame = Frame {
            buffer: &frame.cells,
            cursor: Some(frame.cursor),
        };
        render(&frame, Form::Text)
    }

    pub fn list(&self) -> &ListState {
        self.driver.state().list().unwrap()
    }

    pub fn cursor(&self) -> ItemId {
        self.list().cursor.unwrap()
    }

    pub fn ids(&self) -> Vec<ItemId> {
        self.list().ids().to_vec()
    }

    pub fn record(&self, id: ItemId) -> Record {
        self.desk.record(id).unwrap().unwrap()
    }

    pub fn item(&self, id: ItemId) -> Item {
        self.record(id).item
    }

    pub fn state_of(&self, id: ItemId) -> State {
        self.item(id).state
    }

    /// The record the cursor is on, as the store has it.
    pub fn current(&self) -> Item {
        self.item(self.cursor())
    }

    pub fn depth(&self) -> usize {
        self.driver.state().layers.len()
    }
}

/// The demo messages through the real in-door.
fn fill(desk: &Desk) {
    let demo = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let map = std::fs::read_to_string(demo.join("maps/stolen.toml")).unwrap();
    let map = ColumnMap::read(&map).unwrap();
    let mut arrivals = csv::Reader::from_path(demo.join("arrivals.csv")).unwrap();
    for row in arrivals.records() {
        let row = row.unwrap();
        let bytes: Arc<[u8]> = std::fs::read(demo.join("inbox").join(&row[0]))
            .unwrap()
            .into();
        let hints = Hints {
            channel: Channel::from_word(&row[1]),
            maps: vec![map.clone()],
            ..Hints::default()
        };
        let options = ImportOptions {
            hints,
            ..ImportOptions::default()
        };
        let by = attache::desk::Actor {
            now: Moment::parse(&row[2]).unwrap(),
            ..at(0)
        };
        desk.import_bytes(&row[0].into(), &bytes, &options, &by)
            .unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
