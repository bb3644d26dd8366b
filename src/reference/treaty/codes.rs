//! Whether the states that treaties and holidays name are in the country table.
//!
//! Never here: what they are named for.
use crate::reference::{Pack, PackError, Relation};

/// Party and hub without being a country.
const UNION: &str = "EU";

impl Pack {
    /// True for the two-letter code of a country of the table, exactly as the table has it: rows are looked up by it.
    pub(in crate::reference) fn is_code(&self, code: &str) -> bool {
        self.country(code).is_some_and(|known| known.iso2 == code)
    }

    /// Refuses a state nobody would ever find.
    pub(in crate::reference) fn check_codes(&self) -> Result<(), PackError> {
        let shelf = self.treaties();
        for treaty in shelf.all() {
            let hubs = match &treaty.relation {
                Relation::All => &[],
                Relation::Hub { hubs } => hubs.as_slice(),
            };
            let declared = treaty.declarations.iter().map(|declared| &declared.iso2);
            for code in hubs.iter().chain(declared) {
                self.check_code("treaties.json", &treaty.id, code)?;
            }
            for row in shelf.parties(&treaty.id) {
                self.check_code("parties.csv", &treaty.id, &row.iso2)?;
            }
        }
        for treaty in shelf.bilaterals() {
            for code in [&treaty.iso2_a, &treaty.iso2_b] {
                self.check_code("bilaterals.csv", &treaty.id, code)?;
            }
        }
        let mut holidays = self.holidays.codes();
        let unknown = holidays.find(|code| !self.is_code(code));
        unknown.map_or(Ok(()), |code| {
            let what = format!("{code} is no country of countries.csv");
            Err(PackError::table("holidays.tsv", 0, what))
        })
    }

    fn check_code(&self, file: &'static str, id: &str, code: &str) -> Result<(), PackError> {
        if code == UNION || self.is_code(code) {
            return Ok(());
        }
        let what = format!("{id} names {code}, which is no country of countries.csv");
        Err(PackError::table(file, 0, what))
    }
}
