//! What to do with a message in quarantine: read it again, or discard it with a reason. Its bytes stay under their digest.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Actor, Desk, DeskError, ImportOptions, Outcome, Receipt};
use crate::domain::ledger::DeskEvent;
use crate::domain::quarantine::Quarantined;
use crate::domain::{Digest, Refusal};

impl Desk {
    /// Reads a quarantined message again, perhaps as another format. It leaves quarantine when every record of it could
    /// be read this time.
    pub fn retry_quarantined(
        &self,
        id: &str,
        options: &ImportOptions,
        by: &Actor,
    ) -> Result<Result<Vec<Receipt>, Refusal>, DeskError> {
        let Some(message) = self.inner.shelf.ledger().quarantined(id).cloned() else {
            return Ok(Err(unknown(id)));
        };
        let Some(bytes) = self.original(&message.original)? else {
            return Ok(Err(Refusal::new("The original bytes are not kept here.")));
        };
        let receipts = self.import_bytes(&message.source, &Arc::from(bytes), options, by)?;
        let outcomes = || {
            receipts
                .iter()
                .flat_map(|receipt| &receipt.outcomes)
                .map(|(_, outcome)| outcome)
        };
        let was_read = outcomes().any(|outcome| !matches!(outcome, Outcome::Quarantined(_)));
        if !options.dry_run && was_read {
            let refused: HashSet<&str> = outcomes()
                .filter_map(|outcome| match outcome {
                    Outcome::Quarantined(message) => Some(message.id.as_str()),
                    _ => None,
                })
                .collect();
            self.settle(&message.original, &refused, by)?;
        }
        Ok(Ok(receipts))
    }

    /// What of this file is in quarantine and was not refused again has been read.
    fn settle(
        &self,
        original: &Digest,
        refused: &HashSet<&str>,
        by: &Actor,
    ) -> Result<(), DeskError> {
        let of_file = |message: &Quarantined| {
            message.original == *original && !refused.contains(message.id.as_str())
        };
        let settled: Vec<String> = self
            .quarantine()
            .into_iter()
            .filter(of_file)
            .map(|message| message.id)
            .collect();
        for id in settled {
            self.note(
                DeskEvent::QuarantineSettled {
                    id,
                    how: "read".to_owned(),
                },
                by,
            )?;
        }
        Ok(())
    }

    /// Takes a message out of quarantine without reading it. The reason, in the officer's words, goes into the journal.
    pub fn discard_quarantined(
        &self,
        id: &str,
        reason: &str,
        by: &Actor,
    ) -> Result<Result<(), Refusal>, DeskError> {
        if reason.trim().is_empty() {
            return Ok(Err(Refusal::needing(
                "Discarding needs a reason.",
                "say why in a few words",
            )));
        }
        if self.inner.shelf.ledger().quarantined(id).is_none() {
            return Ok(Err(unknown(id)));
        }
        let how = format!("discarded: {reason}");
        self.note(
            DeskEvent::QuarantineSettled {
                id: id.to_owned(),
                how,
            },
            by,
        )?;
        Ok(Ok(()))
    }
}

fn unknown(id: &str) -> Refusal {
    Refusal::needing(
        format!("No message {id} is in quarantine."),
        "see the list of quarantine for its id",
    )
}
