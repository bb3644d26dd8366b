//! Keys: from terminal events to chords and commands.
