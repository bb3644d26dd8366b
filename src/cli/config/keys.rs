//! The section `[keys]`: a command's id, and the keys that mean it.
//!
//! Never here: which commands and keys there are; the table of commands checks that.
use toml::de::DeTable;

use super::reader::Reader;
use crate::tui::options::KeySetting;

/// Reads the section as written; a key that is no text is a fault.
pub(super) fn read<'t>(reader: &mut Reader<'t>, document: &DeTable<'t>) -> Vec<KeySetting> {
    let Some(table) = reader.table(document, "keys") else {
        return Vec::new();
    };
    let mut settings = Vec::new();
    for command in table.keys() {
        let name = command.get_ref().as_ref();
        let keys = reader.texts(table, name);
        settings.push(KeySetting {
            command: name.to_owned(),
            keys: keys.into_iter().map(|key| key.value).collect(),
            line: Some(reader.line(command.span().start)),
        });
    }
    settings
}
