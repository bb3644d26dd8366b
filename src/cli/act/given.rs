//! The fields given on the command line. The arguments are built from [`Field::ALL`], not written down a second time.
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use super::Field;

/// Fields with their values as typed.
#[derive(Clone, Debug, Default)]
pub struct Given(Vec<(Field, String)>);

impl Given {
    /// The value of a field as typed.
    pub fn text(&self, field: Field) -> Option<&str> {
        let found = self.0.iter().find(|(given, _)| *given == field);
        found.map(|(_, text)| text.as_str())
    }

    /// The first field that is not one of these.
    pub(super) fn stranger(&self, fields: &[Field]) -> Option<Field> {
        let mut given = self.0.iter().map(|(field, _)| *field);
        given.find(|field| !fields.contains(field))
    }
}

#[cfg(test)]
impl<const N: usize> From<[(Field, &str); N]> for Given {
    fn from(fields: [(Field, &str); N]) -> Self {
        Self(
            fields
                .map(|(field, text)| (field, text.to_owned()))
                .to_vec(),
        )
    }
}

impl Args for Given {
    fn augment_args(command: Command) -> Command {
        Field::ALL.into_iter().fold(command, |command, field| {
            let argument = Arg::new(field.name())
                .long(field.name())
                .value_name(field.value_name())
                .help(field.about())
                .help_heading("Fields")
                .allow_hyphen_values(true);
            command.arg(argument)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Given {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut given = Self::default();
        given.update_from_arg_matches(matches)?;
        Ok(given)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for field in Field::ALL {
            if let Some(text) = matches.get_one::<String>(field.name()) {
                self.0.push((field, text.clone()));
            }
        }
        Ok(())
    }
}
