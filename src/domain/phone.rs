//! Phone numbers: as typed, and as one number whatever the notation.
