//! Panics of the embedded database: caught here, and known as caught while they happen.
//!
//! A panic hook runs before anybody catches anything and is the same for the whole process. [`panic_is_contained`] lets it
//! tell a panic that will come back as an error from one that ends the program.
//!
//! Never here: the database, the hook itself.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// How many [`contained`] calls this thread is inside of.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Threads sled 0.34.7 starts: those that do its input and output are numbered, the one that flushes by itself has this name. A
/// panic ends the thread; what waited for it fails in the caller's thread.
const ENGINE_THREADS: &str = "sled-io-";
const FLUSH_THREAD: &str = "log flusher";

/// Runs `call`; a panic in it comes back as its payload. What `call` changed must not be used after a panic.
///
/// # Errors
/// The payload of the panic.
pub fn contained<T>(call: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    let _inside = Inside::enter();
    // The caller's promise not to use what was half changed makes asserting unwind safety sound.
    catch_unwind(AssertUnwindSafe(call))
}

/// For a panic hook: whether the panic of this thread is caught as an error by the store, or ends only a thread of the embedded
/// database. Nothing needs to be said or done then; the state is rebuilt from the journal when it fails.
pub fn panic_is_contained() -> bool {
    DEPTH.get() > 0 || std::thread::current().name().is_some_and(is_of_engine)
}

fn is_of_engine(thread: &str) -> bool {
    thread == FLUSH_THREAD || thread.starts_with(ENGINE_THREADS)
}

/// Counts one level while it lives, also while a panic unwinds.
struct Inside;

impl Inside {
    fn enter() -> Self {
        DEPTH.set(DEPTH.get().saturating_add(1));
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_contained_only_inside_and_only_in_this_thread() {
        assert!(!panic_is_contained());
        let seen = contained(|| {
            let inner = contained(|| panic!("SAMPLE panic"));
            let elsewhere = std::thread::spawn(panic_is_contained).join().unwrap();
            (inner.is_err(), panic_is_contained(), elsewhere)
        });
        assert_eq!(seen.unwrap(), (true, true, false));
        assert!(!panic_is_contained(), "left again");
        assert!(contained(|| panic!("SAMPLE panic")).is_err());
        assert!(!panic_is_contained(), "left again after a panic");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_engine_names_its_threads_as_we_think() {
        let dir = tempfile::tempdir().unwrap();
        let _state = super::super::SledState::open(dir.path()).unwrap();
        let start = std::time::Instant::now();
        // A thread gives itself its name once it runs.
        while !(runs(|name| name == FLUSH_THREAD) && runs(|name| name.starts_with(ENGINE_THREADS)))
        {
            assert!(start.elapsed().as_secs() < 10, "no such threads");
            std::thread::yield_now();
        }
    }

    #[cfg(target_os = "linux")]
    fn runs(is_it: impl Fn(&str) -> bool) -> bool {
        let tasks = std::fs::read_dir("/proc/self/task").unwrap();
        tasks
            .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok())
            .any(|name| is_it(name.trim_end()))
    }
}
