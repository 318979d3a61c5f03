//! The words after the program's name: one command, then pairs of `--name value`.

use std::str::FromStr;

use next_touch::site::error::SiteError;

/// A command with its options.
pub struct Arguments {
    /// The first word.
    pub command: String,
    options: Vec<(String, String)>,
}

impl Arguments {
    /// Reads the words after the program's name.
    pub fn read(words: impl IntoIterator<Item = String>) -> Result<Self, SiteError> {
        let mut words = words.into_iter();
        let command = words.next().unwrap_or_default();
        let mut options = Vec::new();
        while let Some(word) = words.next() {
            let name = word.strip_prefix("--").map(str::to_owned);
            match (name, words.next()) {
                (Some(name), Some(value)) => options.push((name, value)),
                _ => return Err(SiteError::new(format!("`{word}` is not `--name value`"))),
            }
        }
        Ok(Self { command, options })
    }

    /// Takes the option `name` out, or answers nothing when it was not given.
    pub fn take<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, SiteError> {
        let Some(place) = self.options.iter().position(|(option, _)| option == name) else {
            return Ok(None);
        };
        let (_, value) = self.options.remove(place);
        let wrong = || SiteError::new(format!("--{name} cannot be `{value}`"));
        value.parse().map(Some).map_err(|_| wrong())
    }

    /// Fails when an option is left that nobody took.
    pub fn finish(self) -> Result<(), SiteError> {
        match self.options.first() {
            Some((name, _)) => Err(SiteError::new(format!("`{}` has no option --{name}", self.command))),
            None => Ok(()),
        }
    }
}
