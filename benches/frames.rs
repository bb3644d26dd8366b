//! How long an officer waits for a frame after a key: move the cursor one row, draw, at 1 000 and at 100 000 records.
//! Run with `cargo bench --bench frames`; the ratio of the two medians is printed, nothing here fails on a slow machine.
//!
//! The desk must not be asked for its list again when only the cursor moves; the drawing looks at visible rows alone. Both
//! show in the ratio.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use attache::desk::{Actor, Desk, DeskFolder, IdSource, OpenDesk, Opening, Profile, Received};
use attache::domain::officer::Officer;
use attache::domain::{
    AlertKind, Content, Direction, Draft, Foreign, ItemId, Kind, Label, Moment, Priority,
};
use attache::store::seal::PlainSealer;
use attache::tui::drive::Driver;
use attache::tui::input::{KeyInput, parse_key_text};
use attache::tui::options::{Options, Size};

const NOW: Moment = Moment::from_seconds(1_930_636_800);
const SIZE: Size = Size {
    columns: 100,
    rows: 30,
};
/// Records received in one file.
const FILE: usize = 5_000;
/// Moves before counting, and counted moves.
const WARM: usize = 50;
const MOVES: usize = 500;

type Fallible<T> = Result<T, Box<dyn Error>>;

fn main() -> Fallible<()> {
    let mut say = std::io::stderr();
    let small = median(1_000)?;
    let large = median(100_000)?;
    let ratio = large.as_secs_f64() / small.as_secs_f64();
    writeln!(say, "cursor move and frame, median of {MOVES}")?;
    writeln!(say, "    1 000 records  {small:?}")?;
    writeln!(say, "  100 000 records  {large:?}")?;
    writeln!(say, "  ratio            {ratio:.2}")?;
    Ok(())
}

/// The median time of a move down, drawn.
fn median(records: usize) -> Fallible<Duration> {
    let folder = tempfile::tempdir()?;
    let desk = filled(folder.path(), records)?;
    let options = Options::new("alma".parse()?);
    let mut driver = Driver::new(desk, &options, SIZE, NOW);
    driver.keys("<esc>")?;
    let down = parse_key_text("j")?;
    let up = parse_key_text("k")?;
    let mut times = Vec::with_capacity(MOVES);
    for n in 0..WARM + MOVES {
        // Down and up again over more than a screen, so that rows come and go.
        let keys = if n % 100 < 50 { &down } else { &up };
        let taken = one_frame(&mut driver, keys);
        if n >= WARM {
            times.push(taken);
        }
    }
    times.sort_unstable();
    Ok(times.get(MOVES / 2).copied().unwrap_or_default())
}

fn one_frame(driver: &mut Driver, keys: &[KeyInput]) -> Duration {
    let start = Instant::now();
    driver.press(keys);
    std::hint::black_box(driver.frame());
    start.elapsed()
}

/// Ids that count up.
#[derive(Default)]
struct Counter(AtomicU64);

impl IdSource for Counter {
    fn next(&self, now: Moment) -> ItemId {
        ItemId::new(now, u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

fn filled(folder: &Path, records: usize) -> Fallible<Desk> {
    let officer: Label = "alma".parse()?;
    let OpenDesk { desk, .. } = Desk::open(Opening {
        folder: DeskFolder::new(folder, None),
        profile: Profile {
            name: "Bench desk".into(),
            home: "LU".parse()?,
            officers: vec![Officer {
                id: officer.clone(),
                name: "ALMA".into(),
            }],
            units: Vec::new(),
            practice: true,
            recall_seconds: 30,
            office: attache::desk::Office::default(),
        },
        sealer: Arc::new(PlainSealer),
        ids: Arc::new(Counter::default()),
        officer: officer.clone(),
        pid: 1,
        now: NOW,
        read_only: false,
    })?;
    let by = Actor { officer, now: NOW };
    for first in (0..records).step_by(FILE) {
        let drafts = (first..records.min(first + FILE)).map(draft);
        let file = Received {
            name: format!("bench-{first}.json").into(),
            bytes: format!("bench {first}").into_bytes().into(),
            drafts: drafts.collect::<Fallible<Vec<_>>>()?,
            faults: Vec::new(),
        };
        desk.receive(vec![file], &by)?;
    }
    Ok(desk)
}

fn draft(n: usize) -> Fallible<Draft> {
    let title = format!("SAMPLE alert number {n}, TESTPERSON {}", n % 977);
    let kind = Kind::Alert(AlertKind::Red);
    let mut content = Content::new(kind, Direction::In, Foreign::from(title));
    content.their_ref = Some(Foreign::from(format!("2031/{n:06}")));
    content.text = "SAMPLE line of text\n".repeat(10).into();
    content.from.country = ["FR", "ZA", "PE"]
        .get(n % 3)
        .and_then(|code| code.parse().ok());
    content.urgency = Priority::ALL.get(n % 4).copied();
    Ok(Draft {
        format: "bench".parse()?,
        content,
        attachments: Vec::new(),
        place: None,
        is_summary: false,
        remarks: Vec::new(),
    })
}
