//! The fields given on the command line. The arguments are built from [`Field::ALL`], not written down a second time.
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use super::Field;

/// Fields with their values as typed.
#[derive(Clone, Debug, Default)]
pub struct Given(Vec<(Field, String)>);

impl Given {
    /// The value of a field as typed.
    pub fn text(&self, field: Field) -> Option<&str> {
        self.all(field).next()
    }

    /// Every value of a field that can be given more than once.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        let of_field = move |(given, _): &&(Field, String)| *given == field;
        self.0
            .iter()
            .filter(of_field)
            .map(|(_, text)| text.as_str())
    }

    /// Whether a field without a value was given.
    pub fn has(&self, field: Field) -> bool {
        self.text(field).is_some()
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
        Field::ALL.iter().fold(command, |command, field| {
            let argument = Arg::new(field.name())
                .long(field.name())
                .help(field.about())
                .help_heading("Fields");
            command.arg(if field.is_switch() {
                argument.action(ArgAction::SetTrue)
            } else {
                let action = if field.is_repeatable() {
                    ArgAction::Append
                } else {
                    ArgAction::Set
                };
                argument
                    .value_name(field.value_name())
                    .allow_hyphen_values(true)
                    .action(action)
            })
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
            if field.is_switch() {
                if matches.get_flag(field.name()) {
                    self.0.push((*field, String::new()));
                }
                continue;
            }
            let texts = matches.get_many::<String>(field.name()).into_iter();
            let texts = texts.flatten().cloned();
            self.0.extend(texts.map(|text| (*field, text)));
        }
        Ok(())
    }
}
