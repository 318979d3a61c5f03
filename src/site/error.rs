//! Why building or serving the site failed: one sentence for the person at the terminal.

use std::fmt;
use std::path::Path;

/// A failure, already in words.
#[derive(Debug)]
pub struct SiteError(String);

impl SiteError {
    /// A failure described by `message`.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A failure of the file system at `path`.
    pub fn at(path: &Path, cause: &dyn fmt::Display) -> Self {
        Self(format!("{}: {cause}", path.display()))
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for SiteError {}

impl From<lexopt::Error> for SiteError {
    fn from(cause: lexopt::Error) -> Self {
        Self(cause.to_string())
    }
}
