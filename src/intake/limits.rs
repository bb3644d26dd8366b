//! How much of anything the in-door accepts from outside.
//!
//! The limits stand here and nowhere else. Configuration can make them stricter, never wider. Never here: the checks
//! themselves, they belong to the readers.
use thiserror::Error;

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// One thing that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of a file that holds many records.
    FileBytes,
    /// Bytes of one message.
    MessageBytes,
    /// Bytes of one field.
    FieldBytes,
    /// Nesting depth of JSON and XML.
    Depth,
    /// Values in the tree of one message or record.
    Nodes,
    /// Records in one file.
    Records,
    /// Columns of a delimited list.
    Columns,
    /// Attributes of one XML element.
    Attributes,
    /// XML namespaces in scope.
    Namespaces,
    /// Nesting depth of MIME parts.
    MimeDepth,
    /// MIME parts of one mail.
    MimeParts,
    /// Header lines of one mail.
    Headers,
    /// Entries of an archive.
    ArchiveEntries,
    /// How many times larger than the archive its content may be.
    ArchiveRatio,
    /// Bytes of an archive's content.
    ArchiveBytes,
}

impl Limit {
    /// All limits, in the order of the table in [`Limits`].
    pub const ALL: [Self; 15] = [
        Self::FileBytes,
        Self::MessageBytes,
        Self::FieldBytes,
        Self::Depth,
        Self::Nodes,
        Self::Records,
        Self::Columns,
        Self::Attributes,
        Self::Namespaces,
        Self::MimeDepth,
        Self::MimeParts,
        Self::Headers,
        Self::ArchiveEntries,
        Self::ArchiveRatio,
        Self::ArchiveBytes,
    ];

    /// Its name in the configuration file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FileBytes => "file_bytes",
            Self::MessageBytes => "message_bytes",
            Self::FieldBytes => "field_bytes",
            Self::Depth => "depth",
            Self::Nodes => "nodes",
            Self::Records => "records",
            Self::Columns => "columns",
            Self::Attributes => "attributes",
            Self::Namespaces => "namespaces",
            Self::MimeDepth => "mime_depth",
            Self::MimeParts => "mime_parts",
            Self::Headers => "headers",
            Self::ArchiveEntries => "archive_entries",
            Self::ArchiveRatio => "archive_ratio",
            Self::ArchiveBytes => "archive_bytes",
        }
    }

    /// What is counted, for the words of a refusal.
    pub const fn what(self) -> &'static str {
        match self {
            Self::FileBytes => "bytes in the file",
            Self::MessageBytes => "bytes in one message",
            Self::FieldBytes => "bytes in one field",
            Self::Depth => "levels of nesting",
            Self::Nodes => "values in one message",
            Self::Records => "records in the file",
            Self::Columns => "columns",
            Self::Attributes => "attributes on one element",
            Self::Namespaces => "namespaces",
            Self::MimeDepth => "levels of mail parts",
            Self::MimeParts => "mail parts",
            Self::Headers => "mail headers",
            Self::ArchiveEntries => "entries in the archive",
            Self::ArchiveRatio => "times the archive's own size",
            Self::ArchiveBytes => "bytes in the archive's content",
        }
    }

    /// The widest value, which is also the default.
    pub const fn most(self) -> usize {
        match self {
            Self::FileBytes => 60 * MIB,
            Self::ArchiveBytes => 256 * MIB,
            Self::MessageBytes => 16 * MIB,
            Self::FieldBytes => MIB,
            Self::Depth | Self::Namespaces => 64,
            // A tree of this many values stays within the memory one message may take.
            Self::Nodes | Self::Records => 1_000_000,
            Self::Columns => 1_024,
            Self::Attributes => 256,
            Self::MimeDepth => 16,
            Self::MimeParts => 512,
            Self::Headers => 1_000,
            Self::ArchiveEntries => 4_096,
            Self::ArchiveRatio => 100,
        }
    }
}

/// The limits in force. The default is the widest there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits([usize; Limit::ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        Self(Limit::ALL.map(Limit::most))
    }
}

impl Limits {
    /// The value in force for one limit.
    pub fn get(&self, limit: Limit) -> usize {
        self.0.get(limit as usize).copied().unwrap_or(0)
    }

    /// Makes one limit stricter.
    ///
    /// # Errors
    /// When the value is wider than the built-in one, or zero.
    pub fn lower(&mut self, limit: Limit, value: usize) -> Result<(), LimitRefused> {
        let most = limit.most();
        if value > most || value == 0 {
            return Err(LimitRefused::Wider {
                name: limit.name(),
                value,
                most,
            });
        }
        if let Some(slot) = self.0.get_mut(limit as usize) {
            *slot = value;
        }
        Ok(())
    }

    /// Makes one limit stricter, by its name in the configuration file.
    ///
    /// # Errors
    /// As [`Limits::lower`], and when there is no limit of that name.
    pub fn lower_named(&mut self, name: &str, value: usize) -> Result<(), LimitRefused> {
        let limit = Limit::ALL.into_iter().find(|limit| limit.name() == name);
        self.lower(limit.ok_or(LimitRefused::Unknown)?, value)
    }
}

/// Why a limit stays as it is.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum LimitRefused {
    /// No such name.
    #[error("There is no limit of that name. The built-in limits stay in force.")]
    Unknown,
    /// Limits only go down.
    #[error(
        "{name} cannot be {value}: it lies between 1 and {most}. The built-in limit stays in force."
    )]
    Wider {
        /// Name of the limit.
        name: &'static str,
        /// What was asked for.
        value: usize,
        /// The widest value.
        most: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::{Limit, Limits};

    #[test]
    fn limits_only_go_down() {
        let mut limits = Limits::default();
        assert_eq!(limits.get(Limit::MessageBytes), 16 * 1024 * 1024);
        assert_eq!(limits.lower_named("depth", 8), Ok(()));
        assert_eq!(limits.get(Limit::Depth), 8);
        assert!(limits.lower_named("depth", 65).is_err());
        assert!(limits.lower_named("depth", 0).is_err());
        assert!(limits.lower_named("sample", 1).is_err());
        assert_eq!(limits.get(Limit::Depth), 8);
    }

    #[test]
    fn each_limit_has_its_own_place_and_name() {
        for (place, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limit as usize, place);
            assert_eq!(
                Limit::ALL
                    .iter()
                    .filter(|other| other.name() == limit.name())
                    .count(),
                1
            );
        }
    }
}
