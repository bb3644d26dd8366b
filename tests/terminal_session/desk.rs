//! The small desk of this test on a pseudo-terminal, with a folder it writes to.

use std::ops::{Deref, DerefMut};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::program::ROLE;
use crate::pty::Terminal;

/// A running small desk.
pub struct Desk {
    /// Dropped first: the folder says which process to end.
    terminal: Terminal,
    pub folder: TempDir,
}

impl Desk {
    pub fn start() -> Self {
        Self::start_through(&[], &[])
    }

    /// Starts the child behind other programs (`sh`, `setsid`) with more environment, and waits for its first frame.
    pub fn start_through(wrapper: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = std::env::current_exe().unwrap();
        let words = wrapper
            .iter()
            .map(Into::into)
            .chain([program.into_os_string()])
            .chain(["--exact", "child", "--nocapture"].map(Into::into))
            .collect();
        let mut command = CommandBuilder::from_argv(words);
        command.env(ROLE, folder.path());
        for (name, value) in environment {
            command.env(name, value);
        }
        let terminal = Terminal::start(command, (80, 24), Some(folder.path().join("pid")));
        terminal.until_shows("ready");
        Self { terminal, folder }
    }
}

impl Deref for Desk {
    type Target = Terminal;

    fn deref(&self) -> &Terminal {
        &self.terminal
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Terminal {
        &mut self.terminal
    }
}
