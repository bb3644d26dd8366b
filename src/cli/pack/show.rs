//! `pack show`: which pack is in use, where it comes from, how old it is.
//!
//! Never here: what it holds; `pack facts` counts that.
use jiff::civil::Date;
use serde::Serialize;

use super::counted;
use crate::cli::bookshelf::Bookshelf;
use crate::cli::exit::{Exit, Failure};
use crate::cli::lines::pair;
use crate::cli::out::Out;
use crate::cli::session::Session;
use crate::desk::{PackInUse, PackOrigin};
use crate::domain::text::Shown;
use crate::reference::AsOf;

#[derive(Serialize)]
struct PackJson<'a> {
    version: &'a str,
    built_as_of: &'a str,
    age_days: Option<i64>,
    old: bool,
    from: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    installed: Option<InstalledJson>,
    signed: bool,
    previous: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unused: Option<UnusedJson<'a>>,
    facts_left_out: &'a [String],
}

#[derive(Serialize)]
struct UnusedJson<'a> {
    version: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct InstalledJson {
    at: String,
    officer: String,
    blake3: String,
}

/// Runs it.
pub(super) fn run(session: &Session<'_>, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let shelf = Bookshelf::open(session, out)?;
    let pack = match &shelf.desk {
        Some(desk) => desk.pack_in_use(),
        None => PackInUse {
            manifest: shelf.pack.manifest().clone(),
            origin: PackOrigin::Embedded,
            previous: None,
            unused: None,
            facts_left_out: Vec::new(),
        },
    };
    let today = shelf.today;
    if out.wants_json() {
        out.object(&json(&pack, today))?;
    } else {
        out.lines(&lines(&pack, today))?;
    }
    Ok(Exit::Done)
}

/// Whole days since the pack was put together; `None` when that day is to come.
fn age(pack: &PackInUse, today: Date) -> Option<i64> {
    let built: Date = pack.manifest.built_as_of.parse().ok()?;
    let days = today.since(built).ok()?.get_days();
    (days >= 0).then_some(i64::from(days))
}

fn is_old(pack: &PackInUse, today: Date) -> bool {
    let built = AsOf::parse(&pack.manifest.built_as_of);
    pack.manifest.is_stale(built, today)
}

fn json(pack: &PackInUse, today: Date) -> PackJson<'_> {
    let (from, installed) = match &pack.origin {
        PackOrigin::Embedded => ("program", None),
        PackOrigin::Installed { digest, at, by } => (
            "file",
            Some(InstalledJson {
                at: at.to_string(),
                officer: by.to_string(),
                blake3: digest.to_string(),
            }),
        ),
    };
    PackJson {
        version: &pack.manifest.version,
        built_as_of: &pack.manifest.built_as_of,
        age_days: age(pack, today),
        old: is_old(pack, today),
        from,
        installed,
        signed: false,
        previous: pack.previous.as_deref(),
        unused: pack.unused.as_ref().map(|unused| UnusedJson {
            version: &unused.version,
            why: &unused.why,
        }),
        facts_left_out: &pack.facts_left_out,
    }
}

/// Columns for the names.
const NAMES: usize = 12;

fn lines(pack: &PackInUse, today: Date) -> Vec<Shown> {
    let line = |name, value: Shown| pair(&Shown::own(name), &value, NAMES);
    let age = age(pack, today).map_or_else(
        || "a day to come by this clock".to_owned(),
        |days| counted(usize::try_from(days).unwrap_or(0), "day ago", "days ago"),
    );
    let mut lines = vec![
        line("Version", Shown::of(&pack.manifest.version)),
        line(
            "Built as of",
            Shown::of(format_args!("{} ({age})", pack.manifest.built_as_of)),
        ),
    ];
    if is_old(pack, today) {
        let months = pack.manifest.stale_after_months;
        let words = format_args!("older than {months} months: verify a fact before you rely on it");
        lines.push(line("Age", Shown::of(words)));
    }
    match &pack.origin {
        PackOrigin::Embedded => lines.push(line("From", Shown::own("this program"))),
        PackOrigin::Installed { digest, at, by } => {
            let words = format_args!("a file, installed {} by {by}", at.to_minute());
            lines.push(line("From", Shown::of(words)));
            lines.push(line("BLAKE3", Shown::of(digest)));
        }
    }
    lines.push(line("Signature", Shown::own("unsigned")));
    let previous = pack.previous.as_ref().map(Shown::of);
    lines.push(line("Before it", previous.unwrap_or(Shown::own("-"))));
    if let Some(unused) = &pack.unused {
        let (version, why) = (&unused.version, &unused.why);
        let words = format_args!("{version}: {why}; `attache pack back` puts it away");
        lines.push(line("Not used", Shown::of(words)));
    }
    lines.extend(pack.facts_left_out.iter().map(Shown::of));
    lines
}
