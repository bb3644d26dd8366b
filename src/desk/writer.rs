//! The writer thread: whatever waits in its queue goes into one fsync, and is answered only after it.
//!
//! After a failed write the store is not touched again: every later job gets the same error until the desk is reopened.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::DeskError;
use crate::domain::ledger::{DeskEntry, DeskEvent};
use crate::domain::{Label, Moment};
use crate::store::{Store, StoreError};

/// Most jobs that share one fsync.
const GROUP: usize = 256;

/// Tells the waiting front end how it went; called after the fsync.
type Reply = Box<dyn FnOnce(Result<(), &str>) + Send>;

/// Decides and appends. Answers what to tell afterwards. Gets no store when the store takes nothing more.
type Job = Box<dyn FnOnce(Option<&mut Store>) -> Reply + Send>;

/// A queued job and the instant it was given at.
struct Queued {
    now: Moment,
    job: Job,
}

/// The thread that owns the store for writing. Dropping it lets the queue run empty and closes the store.
pub(super) struct Writer {
    queue: Option<Sender<Queued>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread. What happens to the store is written down in the name of `officer`, who opened it.
    pub(super) fn start(store: Store, officer: Label) -> std::io::Result<Self> {
        let (queue, jobs) = channel();
        let thread = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || work(store, &officer, &jobs))?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(thread),
        })
    }

    /// Runs `job` in the writer thread and waits until what it appended is on disk. A job that fails leaves nothing behind.
    pub(super) fn run<T: Send + 'static>(
        &self,
        now: Moment,
        job: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, DeskError> {
        let (tell, answer) = channel();
        let job: Job = Box::new(move |store| {
            let outcome = store.map(|store| store.attempt(job));
            Box::new(move |synced| {
                let told = match (synced, outcome) {
                    (Err(why), _) => Err(DeskError::Store(why.to_owned())),
                    (Ok(()), Some(outcome)) => outcome.map_err(DeskError::from),
                    (Ok(()), None) => Err(gone()),
                };
                let _nobody_waits_any_more = tell.send(told);
            })
        });
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        queue.send(Queued { now, job }).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take() {
            let _it_panicked_and_said_so = thread.join();
        }
    }
}

fn gone() -> DeskError {
    DeskError::Store("the store is closed; nothing was changed; start the desk again".into())
}

fn work(mut store: Store, officer: &Label, jobs: &Receiver<Queued>) {
    let mut failed: Option<String> = None;
    while let Ok(first) = jobs.recv() {
        let mut now = first.now;
        let mut replies = Vec::new();
        for queued in std::iter::once(first)
            .chain(std::iter::from_fn(|| jobs.try_recv().ok()))
            .take(GROUP)
        {
            now = now.max(queued.now);
            let usable = failed.is_none().then_some(&mut store);
            replies.push((queued.job)(usable));
        }
        if failed.is_none()
            && let Err(error) = finish(&mut store, officer, now)
        {
            failed = Some(error.to_string());
        }
        for reply in replies {
            reply(failed.as_deref().map_or(Ok(()), Err));
        }
    }
    store.rest();
}

/// One fsync for everything the jobs appended, and one more when the store has something to write about itself.
fn finish(store: &mut Store, officer: &Label, now: Moment) -> Result<(), StoreError> {
    store.commit(now)?;
    for what in store.take_notices() {
        store.append_desk(DeskEntry {
            at: now,
            officer: officer.clone(),
            event: DeskEvent::StoreNotice { what },
        })?;
    }
    store.commit(now)
}
