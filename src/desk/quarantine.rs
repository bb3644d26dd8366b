//! What to do with a message in quarantine: read it again, or discard it with a reason. Its bytes stay under their digest.

use std::sync::Arc;

use super::{Actor, Desk, DeskError, ImportOptions, Outcome, Receipt};
use crate::domain::Refusal;
use crate::domain::ledger::DeskEvent;

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
        let read = receipts.iter().flat_map(|receipt| &receipt.outcomes);
        if !options.dry_run
            && read.clone().count() > 0
            && !read
                .clone()
                .any(|(_, o)| matches!(o, Outcome::Quarantined(_)))
        {
            self.note(
                DeskEvent::QuarantineSettled {
                    id: id.to_owned(),
                    how: "read".to_owned(),
                },
                by,
            )?;
        }
        Ok(Ok(receipts))
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
