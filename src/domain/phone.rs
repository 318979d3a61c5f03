//! Phone numbers: as typed, and as one number whatever the notation.

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneNumber {
    /// As it was typed or imported.
    pub typed: String,
    /// `+` and digits, once it could be read.
    pub e164: Option<String>,
    /// The extension, digits only.
    pub extension: Option<String>,
}
