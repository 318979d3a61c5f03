//! What each column of a table is for: guessed here, corrected by the salesperson.

use super::by_content::{self, Cells, is_mail, is_phone};
use super::csv::Table;
use super::{headers, people};

/// What the cells of a column become in a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnUse {
    /// The whole name of a person.
    FullName,
    /// The given name.
    FirstName,
    /// Names or initials in the middle.
    MiddleName,
    /// The family name.
    LastName,
    /// "Dr." and the like, before the name.
    Prefix,
    /// "Jr." and the like, after the name.
    Suffix,
    /// A name to sort by, used where no other name is.
    FileAs,
    /// The company.
    Company,
    /// What the person does there.
    Role,
    /// One phone number or several.
    Phone,
    /// What kind of number stands in the next column.
    PhoneLabel,
    /// One mail address or several.
    Mail,
    /// A web address.
    Website,
    /// A whole postal address.
    Address,
    /// A part of the postal address, such as the town.
    AddressPart,
    /// Where the lead comes from.
    Source,
    /// How warm the lead is.
    Warmth,
    /// Groups or tags that the lead was in.
    Labels,
    /// A note.
    Note,
    /// The date, perhaps with the time, of the next touch.
    NextTouch,
    /// The best time to call.
    BestTime,
    /// Kept in the note, after the heading.
    KeepInNotes,
    /// Left out.
    Ignore,
}

impl ColumnUse {
    /// All uses, in the order in which they are offered.
    pub const ALL: [ColumnUse; 23] = [
        Self::FullName,
        Self::FirstName,
        Self::MiddleName,
        Self::LastName,
        Self::Prefix,
        Self::Suffix,
        Self::FileAs,
        Self::Company,
        Self::Role,
        Self::Phone,
        Self::PhoneLabel,
        Self::Mail,
        Self::Website,
        Self::Address,
        Self::AddressPart,
        Self::Source,
        Self::Warmth,
        Self::Labels,
        Self::Note,
        Self::NextTouch,
        Self::BestTime,
        Self::KeepInNotes,
        Self::Ignore,
    ];

    /// The words in which the use is offered.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::FullName => "Name",
            Self::FirstName => "First name",
            Self::MiddleName => "Middle name",
            Self::LastName => "Last name",
            Self::Prefix => "Title before the name",
            Self::Suffix => "Letters after the name",
            Self::FileAs => "Name, if there is no other",
            Self::Company => "Company",
            Self::Role => "Role",
            Self::Phone => "Phone",
            Self::PhoneLabel => "Kind of the next phone",
            Self::Mail => "Mail",
            Self::Website => "Website",
            Self::Address => "Address",
            Self::AddressPart => "Part of the address",
            Self::Source => "Source",
            Self::Warmth => "How warm",
            Self::Labels => "Labels",
            Self::Note => "Note",
            Self::NextTouch => "Next touch",
            Self::BestTime => "Best time to call",
            Self::KeepInNotes => "Keep in the note",
            Self::Ignore => "Leave out",
        }
    }
}

/// Guesses the use of every column, by its heading and, where that says little, by its cells.
#[must_use]
pub fn guess(table: &Table) -> Vec<ColumnUse> {
    if !table.has_header {
        return by_content::guess(table);
    }
    let plain: Vec<String> = table.headers.iter().map(|heading| headers::plain(heading)).collect();
    let has = |word: &str| plain.iter().any(|heading| heading == word);
    let known: Vec<Option<ColumnUse>> = table.headers.iter().map(|heading| headers::of(heading)).collect();
    let has_use = |use_: ColumnUse| known.contains(&Some(use_));
    let one = |column: usize| {
        let heading = plain.get(column).map(String::as_str).unwrap_or_default();
        let cells = Cells::of(table, column);
        match known.get(column).copied().flatten() {
            Some(ColumnUse::Role) if heading == "title" && (has("job title") || cells.most(is_title)) => {
                ColumnUse::Prefix
            }
            Some(ColumnUse::FullName) if has_use(ColumnUse::FirstName) && !has_use(ColumnUse::LastName) => {
                ColumnUse::LastName
            }
            Some(ColumnUse::FullName) if has_use(ColumnUse::LastName) && !heading.contains("name") => {
                ColumnUse::KeepInNotes
            }
            Some(ColumnUse::Warmth) if cells.filled > 0 && !cells.most(|cell| people::Warmth::read(cell).is_some()) => {
                ColumnUse::KeepInNotes
            }
            Some(ColumnUse::Phone)
                if cells.filled > 0 && cells.share(headers::looks_like_data) == 0 && !is_plain_phone(heading) =>
            {
                ColumnUse::KeepInNotes
            }
            Some(ColumnUse::KeepInNotes) if heading == "sales" && has("sales id") => ColumnUse::Ignore,
            Some(use_) => use_,
            None if heading.contains("when") && heading.contains("call") => ColumnUse::BestTime,
            None if cells.filled > 0 && cells.most(is_mail) => ColumnUse::Mail,
            None if cells.filled > 0 && cells.most(is_phone) => ColumnUse::Phone,
            None if heading.is_empty() && cells.filled == 0 && column < table.headers.len() => ColumnUse::Ignore,
            None => ColumnUse::KeepInNotes,
        }
    };
    (0..table.width()).map(one).collect()
}

/// Whether a heading can mean nothing but a phone number.
fn is_plain_phone(heading: &str) -> bool {
    ["phone", "mobile", "cell", "tel", "whatsapp"].iter().any(|word| heading.contains(word))
}

fn is_title(cell: &str) -> bool {
    let bare = cell.trim_end_matches('.').to_lowercase();
    matches!(bare.as_str(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof")
}
