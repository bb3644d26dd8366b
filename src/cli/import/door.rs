//! From bytes to records: read through the in-door, handed to the desk in batches of one disk write each.
//!
//! Never here: printing the result.
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::report::Report;
use super::size;
use crate::cli::exit::Failure;
use crate::cli::out::Out;
use crate::cli::session::Session;
use crate::desk::{Desk, Received};
use crate::domain::text::Shown;
use crate::domain::{Foreign, Moment};
use crate::intake::{self, Hints, Limit, Limits, Parsed};

/// A batch is handed over when it holds so many records …
const BATCH_RECORDS: usize = 500;
/// … or so many bytes.
const BATCH_BYTES: usize = 8 * 1024 * 1024;
/// Milliseconds between two lines of progress.
const PROGRESS_EVERY: i64 = 250;

/// Reads a file's bytes; the reason in words where that is not possible.
pub(super) fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, String> {
    let most = u64::try_from(limits.get(Limit::FileBytes)).unwrap_or(u64::MAX);
    let words = |error: std::io::Error| error.to_string();
    let file = File::open(path).map_err(words)?;
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(words)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(format!("It holds more than {most} bytes"));
    }
    Ok(bytes)
}

/// Reads bytes as records; what cannot be read becomes a fault with its place.
pub fn read_in(name: Foreign, bytes: Vec<u8>, limits: &Limits, hints: &Hints) -> Received {
    let Parsed { drafts, faults } =
        intake::parse(&bytes, limits, hints).unwrap_or_else(|fault| Parsed {
            drafts: Vec::new(),
            faults: vec![fault],
        });
    let faults = faults
        .into_iter()
        .map(|fault| (fault.why.to_string().into(), fault.at.to_string()));
    Received {
        name,
        bytes,
        drafts,
        faults: faults.collect(),
    }
}

/// The desk's side of the door.
pub struct Door<'s> {
    desk: Option<Desk>,
    session: &'s Session<'s>,
    batch: Vec<Received>,
    records: usize,
    bytes: usize,
    told: Option<Moment>,
}

impl<'s> Door<'s> {
    /// A door to this desk; without a desk everything is read and nothing taken in.
    pub fn new(desk: Option<Desk>, session: &'s Session<'s>) -> Self {
        Self {
            desk,
            session,
            batch: Vec::new(),
            records: 0,
            bytes: 0,
            told: None,
        }
    }

    /// Takes one file; a file with very many records goes in parts.
    pub fn take(&mut self, received: Received, report: &mut Report) -> Result<(), Failure> {
        for part in parts(received) {
            self.records += size(&part);
            self.bytes += part.bytes.len();
            self.batch.push(part);
            if self.records >= BATCH_RECORDS || self.bytes >= BATCH_BYTES {
                self.finish(report)?;
            }
        }
        Ok(())
    }

    /// Hands over what waits.
    pub fn finish(&mut self, report: &mut Report) -> Result<(), Failure> {
        let batch = std::mem::take(&mut self.batch);
        (self.records, self.bytes) = (0, 0);
        if batch.is_empty() {
            return Ok(());
        }
        let Some(desk) = &self.desk else {
            batch.iter().for_each(|file| report.tried(file));
            return Ok(());
        };
        let kinds: Vec<Vec<&'static str>> = batch
            .iter()
            .map(|file| {
                file.drafts
                    .iter()
                    .map(|draft| draft.content.kind.word())
                    .collect()
            })
            .collect();
        let receipts = desk.receive(batch, &self.session.actor()?)?;
        for (receipt, kinds) in receipts.into_iter().zip(kinds) {
            report.received(receipt, &kinds);
        }
        Ok(())
    }

    /// Says how far it is, on a terminal and not too often.
    pub fn progress(
        &mut self,
        done: usize,
        total: usize,
        out: &mut Out<'_>,
    ) -> Result<(), Failure> {
        if !self.session.edge.terminal.stderr || total < 2 {
            return Ok(());
        }
        let now = (self.session.edge.clock)();
        let early = |told: Moment| {
            (0..PROGRESS_EVERY).contains(&now.millis().saturating_sub(told.millis()))
        };
        if self.told.is_some_and(early) && done < total {
            return Ok(());
        }
        self.told = Some(now);
        out.progress(&Shown::of(format_args!("{done} of {total}")))?;
        Ok(())
    }

    /// Ends the line of progress if there is one.
    pub fn progress_over(&mut self, out: &mut Out<'_>) -> Result<(), Failure> {
        if self.told.is_some() {
            out.progress_over()?;
        }
        Ok(())
    }
}

/// The file in parts of at most a batch. Every part names the whole original; faults go with the last.
fn parts(received: Received) -> Vec<Received> {
    let Received {
        name,
        bytes,
        mut drafts,
        faults,
    } = received;
    let mut parts = Vec::new();
    while drafts.len() > BATCH_RECORDS {
        let rest = drafts.split_off(BATCH_RECORDS);
        let part = std::mem::replace(&mut drafts, rest);
        parts.push(Received {
            name: name.clone(),
            bytes: bytes.clone(),
            drafts: part,
            faults: Vec::new(),
        });
    }
    parts.push(Received {
        name,
        bytes,
        drafts,
        faults,
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_a_fault_with_words() {
        let received = read_in(
            "sample.bin".into(),
            vec![0, 1, 2],
            &Limits::default(),
            &Hints::default(),
        );
        assert!(received.drafts.is_empty());
        assert_eq!(received.faults.len(), 1);
        assert!(!received.faults[0].0.is_empty());
    }

    #[test]
    fn a_file_over_the_limit_is_left_alone() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"12345").unwrap();
        let mut limits = Limits::default();
        limits.lower(Limit::FileBytes, 4).unwrap();
        assert_eq!(
            load(file.path(), &limits),
            Err("It holds more than 4 bytes".into())
        );
        limits.lower(Limit::FileBytes, 4).unwrap();
        assert!(load(Path::new("/nowhere/sample"), &limits).is_err());
    }
}
