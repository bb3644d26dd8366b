//! What the state says of itself: how far it has caught up with the journal, and how much it must hold.

use super::columns::Columns;
use super::error::StoreError;
use super::head::{Head, STATE_SCHEMA};
use super::journal::Mark;
use super::keys;
use super::ledger::Ledger;
use super::replay::unwritable;
use super::shelf::Shelf;
use super::state::{Batch, StateMap};

/// What the state says of itself. The engine can lose pairs of a damaged file without a word, so they are counted.
#[derive(serde::Serialize, serde::Deserialize)]
struct Applied {
    schema: u32,
    mark: Mark,
    pairs: Pairs,
}

/// How many pairs of each space there must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Pairs {
    heads: u64,
    pub(super) references: u64,
    pub(super) originals: u64,
    quarantined: u64,
}

impl std::ops::AddAssign for Pairs {
    fn add_assign(&mut self, more: Self) {
        self.heads += more.heads;
        self.references += more.references;
        self.originals += more.originals;
        self.quarantined += more.quarantined;
    }
}

/// Adds to `batch` that the state has caught up with `mark`, and the ledger as it stands then.
pub(super) fn put_applied(batch: &mut Batch, mark: &Mark, shelf: &Shelf) -> Result<(), StoreError> {
    let ledger = shelf.ledger();
    let applied = Applied {
        schema: STATE_SCHEMA,
        mark: *mark,
        pairs: Pairs {
            heads: long(shelf.columns().len()),
            quarantined: long(ledger.quarantine().len()),
            ..shelf.counted()
        },
    };
    let applied = postcard::to_allocvec(&applied).map_err(unwritable(mark.n))?;
    let ledger = postcard::to_allocvec(&*ledger).map_err(unwritable(mark.n))?;
    batch.put(keys::APPLIED, applied);
    batch.put(keys::LEDGER, ledger);
    Ok(())
}

fn long(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn read_applied(state: &dyn StateMap) -> Option<Applied> {
    let bytes = state.get(keys::APPLIED).ok().flatten()?;
    let applied: Applied = postcard::from_bytes(&bytes).ok()?;
    (applied.schema == STATE_SCHEMA).then_some(applied)
}

/// The entry the state has caught up with; `None` when it is empty or has another layout.
pub(super) fn applied(state: &dyn StateMap) -> Option<Mark> {
    read_applied(state).map(|applied| applied.mark)
}

/// What a trustworthy state holds.
pub(super) struct Loaded {
    pub(super) mark: Mark,
    pub(super) ledger: Ledger,
    pub(super) columns: Columns,
    pub(super) pairs: Pairs,
}

/// Ledger and columns as the state holds them; `None` when anything is missing or cannot be read.
pub(super) fn load(state: &dyn StateMap) -> Option<Loaded> {
    let Applied { mark, pairs, .. } = read_applied(state)?;
    let mut ledger: Ledger = postcard::from_bytes(&state.get(keys::LEDGER).ok().flatten()?).ok()?;
    for pair in state.scan_prefix(&[keys::QUARANTINE]) {
        ledger.put_quarantined(postcard::from_bytes(&pair.ok()?.1).ok()?);
    }
    let mut columns = Columns::default();
    for pair in state.scan_prefix(&[keys::HEADS]) {
        let (_, bytes) = pair.ok()?;
        columns.load(&postcard::from_bytes::<Head>(&bytes).ok()?);
    }
    columns.bring_into_order();
    columns.set_rev(mark.n);
    let found = Pairs {
        heads: long(columns.len()),
        references: count(state, keys::REFERENCES)?,
        originals: count(state, keys::ORIGINALS)?,
        quarantined: long(ledger.quarantine().len()),
    };
    (found == pairs).then_some(Loaded {
        mark,
        ledger,
        columns,
        pairs,
    })
}

fn count(state: &dyn StateMap, space: u8) -> Option<u64> {
    state
        .scan_prefix(&[space])
        .try_fold(0, |n, pair| pair.ok().map(|_| n + 1))
}
