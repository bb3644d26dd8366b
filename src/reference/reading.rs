//! What every reader of a pack asks alike: how old a list is, who a code in it stands for, what binds two states.
//!
//! Never here: words for it; facts.
use jiff::civil::Date;

use super::{AsOf, Basis, CooperationKind, Country, Manifest, Pack, Question};

impl Manifest {
    /// True when what was so on `as_of` is older on that day than the pack allows. What has no day has no age.
    pub fn is_stale(&self, as_of: Option<AsOf>, today: Date) -> bool {
        as_of.is_some_and(|as_of| as_of.is_older_than(self.stale_after_months, today))
    }
}

impl Pack {
    /// See [`Manifest::is_stale`].
    pub fn is_stale(&self, as_of: Option<AsOf>, today: Date) -> bool {
        self.manifest().is_stale(as_of, today)
    }

    /// Organisations that join instruments as states do: code and name. None of them is a country.
    pub fn unions(&self) -> impl Iterator<Item = (&str, &str)> {
        let unions = self.manifest().unions.iter();
        unions.map(|(code, name)| (code.as_str(), name.as_str()))
    }

    /// The name of an organisation that joins instruments as states do; `None` for every other code.
    pub fn union_name(&self, code: &str) -> Option<&str> {
        self.manifest().unions.get(code).map(String::as_str)
    }

    /// The name for a code in a list of parties; a code that is nobody's is its own name, exactly as written.
    pub fn party_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.union_name(code)
            .unwrap_or_else(|| self.country_name(code))
    }

    /// What the finder offers between two states on a day for a kind of cooperation when no crime is said, best first.
    pub fn in_force_between(
        &self,
        from: &Country,
        to: &Country,
        kind: CooperationKind,
        on: Date,
    ) -> Vec<Basis> {
        let question = Question {
            from,
            to,
            kind,
            crimes: &[],
            on,
        };
        self.basis(&question).options
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_list_is_stale_by_the_limit_of_its_pack() {
        let pack = Pack::embedded().unwrap();
        let list = AsOf::parse("2019-09-19");
        assert!(!pack.is_stale(list, date(2020, 9, 19)));
        assert!(pack.is_stale(list, date(2020, 9, 20)));
        assert!(!pack.is_stale(None, date(2099, 1, 1)));
    }

    #[test]
    fn parties_that_are_no_countries_have_a_name() {
        let pack = Pack::embedded().unwrap();
        for (code, name) in [("EU", "European Union"), ("DE", "Germany"), ("QQ", "QQ")] {
            assert_eq!(pack.party_name(code), name);
        }
        assert_eq!(pack.union_name("DE"), None);
        for (code, _) in pack.unions() {
            assert!(pack.country(code).is_none(), "{code} is a country");
        }
    }

    #[test]
    fn an_older_pack_knows_no_unions() {
        let title = include_str!("../../assets/reference/pack.json");
        let mut fields: serde_json::Value = serde_json::from_str(title).unwrap();
        let unions = fields.as_object_mut().unwrap().remove("unions");
        assert!(unions.is_some());
        let older: Manifest = serde_json::from_value(fields).unwrap();
        assert!(older.unions.is_empty());
    }

    #[test]
    fn what_binds_two_states_is_what_the_finder_offers() {
        let pack = Pack::embedded().unwrap();
        let [from, to] = ["FR", "ZA"].map(|code| pack.country(code).unwrap());
        let kind = CooperationKind::Extradition;
        let options = pack.in_force_between(from, to, kind, date(2026, 11, 22));
        assert_eq!(options.first().map(|best| &*best.id), Some("coe-24"));
        assert!(
            pack.in_force_between(from, to, kind, date(1900, 1, 1))
                .is_empty()
        );
    }
}
