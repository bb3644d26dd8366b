//! The `attache` program: the only place that reads arguments, environment, clock and randomness, and that ends the process.
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, process};

use attache::cli::edge::{Edge, Terminal};
use attache::cli::exit::Exit;
use attache::cli::{self, Args};
use attache::domain::{Foreign, Moment, text};
use clap::Parser;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let seed = match seed() {
        Ok(seed) => seed,
        Err(error) => {
            say(
                &mut io::stderr(),
                &format!("No random numbers can be read ({error}); nothing was changed."),
            );
            return ExitCode::from(Exit::Damaged.code());
        }
    };
    let edge = Edge {
        clock: now,
        seed,
        pid: process::id(),
        data_home: folder("XDG_DATA_HOME", ".local/share"),
        config_home: folder("XDG_CONFIG_HOME", ".config"),
        terminal: terminal(),
    };
    let mut to = io::BufWriter::new(io::stdout().lock());
    let exit = cli::run(&args, &edge, &mut to, &mut io::stderr());
    ExitCode::from(exit.code())
}

/// Help and version go to the output; what cannot be understood goes to the error output. Both pass the gate, because they may
/// quote what was typed.
fn usage(error: &clap::Error) -> ExitCode {
    let words = error.render().to_string();
    if error.use_stderr() {
        say(&mut io::stderr(), &words);
        return ExitCode::from(Exit::Usage.code());
    }
    say(&mut io::stdout(), &words);
    ExitCode::SUCCESS
}

fn say(to: &mut dyn Write, words: &str) {
    for line in text::show_lines(&Foreign::from(words)) {
        // Nobody is left to be told that nobody listens.
        let _ = writeln!(to, "{line}");
    }
}

fn now() -> Moment {
    let millis = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |millis| -millis)
        }
    };
    Moment::from_millis(millis)
}

fn seed() -> io::Result<[u8; 32]> {
    let mut seed = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut seed)?;
    Ok(seed)
}

/// A folder of the user by its variable, which counts only when absolute, or else below the home folder.
fn folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let named = env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let home = || {
        env::var_os("HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    named.or_else(|| home().map(|home| home.join(below_home)))
}

fn terminal() -> Terminal {
    Terminal {
        stdout: io::stdout().is_terminal(),
        stderr: io::stderr().is_terminal(),
        utf8: is_utf8(&locale()),
        no_color: env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    }
}

/// The locale of characters, as the C library looks for it.
fn locale() -> String {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(set)
        .unwrap_or_default()
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}
