//! What a record is: an alert, a request, or a message that belongs to one.

use serde::{Deserialize, Serialize};

/// Which way a record travels.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Direction {
    /// From abroad to this desk.
    In,
    /// From this desk to abroad.
    Out,
}

impl Direction {
    /// `in` or `out`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// The kind of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// A notice, diffusion or warning.
    Alert(AlertKind),
    /// Somebody wants something done.
    Request(RequestKind),
    /// Something said about a request.
    Message(MessageKind),
}

/// Declares an enum of kinds with its word for screens, files and the command line.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal, $title:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in files, filters and on the command line.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The words on screen.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// The kind with this word, whatever its case.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.word().eq_ignore_ascii_case(word.trim()))
            }
        }
    };
}
pub(crate) use worded;

worded! {
    /// Kinds of alert. The colours are INTERPOL's notice colours; the rest are the desk's own.
    AlertKind {
        /// Locate and arrest with a view to extradition.
        Red = "red", "Red notice";
        /// Identify, locate, get information.
        Blue = "blue", "Blue notice";
        /// Warn about criminal activity.
        Green = "green", "Green notice";
        /// Find a missing person, identify somebody.
        Yellow = "yellow", "Yellow notice";
        /// Unidentified body.
        Black = "black", "Black notice";
        /// Imminent serious threat.
        Orange = "orange", "Orange notice";
        /// Modus operandi.
        Purple = "purple", "Purple notice";
        /// Assets linked to crimes (pilot).
        Silver = "silver", "Silver notice";
        /// Person or entity under UN Security Council sanctions.
        UnSpecial = "un", "UN special notice";
        /// Stolen work of art.
        StolenArt = "stolen-art", "Stolen work of art";
        /// Request sent by a bureau directly to chosen bureaux.
        Diffusion = "diffusion", "Diffusion";
        /// Stolen or lost vehicle, document or other object.
        StolenProperty = "stolen", "Stolen property";
        /// A notice whose colour is not known.
        Notice = "notice", "Notice, colour unknown";
        /// Any other warning.
        Other = "alert", "Alert";
    }
}

worded! {
    /// Kinds of request.
    RequestKind {
        /// Police information.
        PoliceInformation = "police-information", "Police information";
        /// Mutual legal assistance.
        Mla = "mla", "Mutual legal assistance";
        /// Extradition.
        Extradition = "extradition", "Extradition";
        /// Provisional arrest before the extradition papers.
        ProvisionalArrest = "provisional-arrest", "Provisional arrest";
        /// European Arrest Warrant.
        ArrestWarrant = "eaw", "European Arrest Warrant";
        /// European Investigation Order.
        InvestigationOrder = "eio", "European Investigation Order";
        /// Preservation of computer data.
        Preservation = "preservation", "Data preservation";
        /// Service of documents.
        Service = "service", "Service of documents";
        /// Freezing or confiscation.
        Freezing = "freezing", "Freezing";
        /// Joint investigation team.
        JointTeam = "jit", "Joint investigation team";
        /// Information sent without being asked.
        OwnInitiative = "own-initiative", "Own-initiative information";
        /// Consent to onward use.
        Consent = "consent", "Consent to onward use";
        /// Any other request.
        Other = "request", "Request";
    }
}

worded! {
    /// Kinds of message about a request.
    MessageKind {
        /// The answer.
        Reply = "reply", "Reply";
        /// Receipt confirmed.
        Acknowledgement = "acknowledgement", "Acknowledgement";
        /// A question back, or the answer to one.
        Clarification = "clarification", "Clarification";
        /// A nudge.
        Reminder = "reminder", "Reminder";
        /// The request is refused.
        Refusal = "refusal", "Refusal";
        /// The request is taken back.
        Withdrawal = "withdrawal", "Withdrawal";
        /// Anything else.
        Other = "message", "Message";
    }
}

impl Kind {
    /// Whether the record belongs to the alerts pane; everything else belongs to requests.
    pub const fn is_alert(self) -> bool {
        matches!(self, Self::Alert(_))
    }

    /// The word in files, filters and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Alert(kind) => kind.word(),
            Self::Request(kind) => kind.word(),
            Self::Message(kind) => kind.word(),
        }
    }

    /// The words on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Alert(kind) => kind.title(),
            Self::Request(kind) => kind.title(),
            Self::Message(kind) => kind.title(),
        }
    }

    /// The kind with this word; words are unique over all three families.
    pub fn from_word(word: &str) -> Option<Self> {
        AlertKind::from_word(word)
            .map(Self::Alert)
            .or_else(|| RequestKind::from_word(word).map(Self::Request))
            .or_else(|| MessageKind::from_word(word).map(Self::Message))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all() -> impl Iterator<Item = Kind> {
        let alerts = AlertKind::ALL.iter().copied().map(Kind::Alert);
        let requests = RequestKind::ALL.iter().copied().map(Kind::Request);
        alerts
            .chain(requests)
            .chain(MessageKind::ALL.iter().copied().map(Kind::Message))
    }

    #[test]
    fn words_are_unique_and_read_back() {
        let words: BTreeSet<_> = all().map(Kind::word).collect();
        assert_eq!(words.len(), all().count());
        for kind in all() {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(Kind::from_word("RED"), Some(Kind::Alert(AlertKind::Red)));
        assert_eq!(Kind::from_word("pink"), None);
    }
}
