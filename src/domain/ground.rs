//! Why a request is refused: coded grounds that can be counted. Whether an instrument knows a ground, and whether it binds or
//! only allows, is a fact of the bookshelf and not said here.

use serde::{Deserialize, Serialize};

use super::kind::worded;

worded! {
    /// Grounds of refusal. The words are the desk's own; the instruments word them each in their way.
    Ground {
        /// National security, sovereignty, public order.
        Security = "NAT", "national security, sovereignty or public order";
        /// Political offence.
        Political = "POL", "political offence";
        /// Military offence.
        Military = "MIL", "military offence";
        /// Fiscal offence.
        Fiscal = "FIS", "fiscal offence";
        /// Persecution or discrimination.
        Discrimination = "DISC", "persecution or discrimination";
        /// Torture or inhuman treatment.
        Torture = "TORT", "torture or inhuman treatment";
        /// Unfair trial, or trial in absence.
        Fairness = "FAIR", "unfair trial or trial in absence";
        /// Death penalty without assurance.
        Death = "DEATH", "death penalty without assurance";
        /// No dual criminality.
        DualCriminality = "DC", "no offence in both states";
        /// Below the penalty threshold.
        Threshold = "THR", "below the penalty threshold";
        /// Tried already.
        TriedAlready = "NBI", "tried already for the same acts";
        /// Time-barred.
        TimeBarred = "LIM", "time-barred";
        /// Amnesty, immunity or age.
        Amnesty = "AMN", "amnesty, immunity or age";
        /// Own national.
        Nationality = "NATL", "own national";
        /// Committed on own territory, or outside the requesting state's.
        Territory = "TERR", "committed on own territory or outside that of the requesting state";
        /// Own proceedings pending.
        Pending = "PEND", "own proceedings pending";
        /// Specialty or a limit on use not accepted.
        Specialty = "SPEC", "specialty or a limit on use not accepted";
        /// The measure is not available in a similar domestic case.
        Measure = "COERC", "measure not available in a similar case at home";
        /// Judicial authorisation refused.
        Authorisation = "AUTH", "judicial authorisation refused";
        /// Consent of a third state is missing.
        ThirdState = "CONS", "consent of a third state is missing";
        /// Data protection, or a category of data outside the rules.
        Data = "DATA", "data protection, or data outside the allowed categories";
        /// Inaccurate, incomplete or outdated.
        Accuracy = "ACC", "inaccurate, incomplete or out of date";
        /// A defect of form, or no translation.
        Form = "FORM", "defect of form or no translation";
        /// Not available or not found.
        Availability = "AVAIL", "not available or not found";
        /// Disproportionate.
        Proportion = "PROP", "disproportionate or of no weight";
        /// Danger to a person or an investigation.
        Safety = "SAFE", "danger to a person or to an investigation";
        /// No reciprocity.
        Reciprocity = "RECIP", "no reciprocity";
    }
}
