//! The kind of a vCard line that doesn't begin with a space: a note written with real line breaks stays whole.

use crate::formats::content_line::{Line, name_of};

/// The properties of all vCard versions; others begin with `X-`.
const NAMES: [&str; 45] = [
    "ADR",
    "AGENT",
    "ANNIVERSARY",
    "BDAY",
    "BEGIN",
    "CALADRURI",
    "CALURI",
    "CATEGORIES",
    "CLASS",
    "CLIENTPIDMAP",
    "EMAIL",
    "END",
    "FBURL",
    "FN",
    "GENDER",
    "GEO",
    "GRAMGENDER",
    "IMPP",
    "KEY",
    "KIND",
    "LABEL",
    "LANG",
    "LOGO",
    "MAILER",
    "MEMBER",
    "N",
    "NAME",
    "NICKNAME",
    "NOTE",
    "ORG",
    "PHOTO",
    "PRODID",
    "PROFILE",
    "RELATED",
    "REV",
    "ROLE",
    "SORT-STRING",
    "SOUND",
    "SOURCE",
    "TEL",
    "TITLE",
    "TZ",
    "UID",
    "URL",
    "VERSION",
];

/// Properties that may contain raw line breaks, and those of many lines.
const TEXTS: [&str; 6] = ["NOTE", "ADR", "LABEL", "ORG", "TITLE", "ROLE"];
const LARGE: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// The properties that frame a card; they have no continuation lines.
const FRAME: [&str; 3] = ["BEGIN", "END", "VERSION"];

/// The kind of `line` after the line `last`, if `line` doesn't begin with a space.
pub(super) fn kind_of(last: &[u8], line: &[u8]) -> Line {
    let last = name_of(last).unwrap_or_default();
    let is_among = |names: &[&str]| names.contains(&last.as_str());
    match name_of(line) {
        // "Price: three offers" is a line of a note; after a phone number it is an unknown property.
        Some(name) if !is_among(&TEXTS) || NAMES.contains(&name.as_str()) || name.starts_with("X-") => Line::Own,
        Some(_) => Line::More,
        None if is_among(&TEXTS) || is_among(&LARGE) || last.starts_with("X-") => Line::More,
        None if is_among(&FRAME) || last.is_empty() => Line::Own,
        None => Line::Stray("NOTE"),
    }
}
