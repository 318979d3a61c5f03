//! What each column of a table is for: guessed here, corrected by the salesperson.

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

/// How many rows are looked at to guess by content.
const SAMPLE: usize = 60;

/// Guesses the use of every column, by its heading and, where that says little, by its cells.
#[must_use]
pub fn guess(table: &Table) -> Vec<ColumnUse> {
    if !table.has_header {
        return by_content(table);
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
            None if heading.is_empty() && cells.filled == 0 => ColumnUse::Ignore,
            None => ColumnUse::KeepInNotes,
        }
    };
    (0..table.width()).map(one).collect()
}

/// Whether a heading can mean nothing but a phone number.
fn is_plain_phone(heading: &str) -> bool {
    ["phone", "mobile", "cell", "tel", "whatsapp"].iter().any(|word| heading.contains(word))
}

/// Guesses the columns of a table without headings.
fn by_content(table: &Table) -> Vec<ColumnUse> {
    let mut uses = Vec::new();
    for column in 0..table.width() {
        let cells = Cells::of(table, column);
        let is_text = |cell: &str| !cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().count() <= 40;
        let use_ = if cells.filled == 0 {
            ColumnUse::Ignore
        } else if cells.most(is_mail) {
            ColumnUse::Mail
        } else if cells.most(is_phone) {
            ColumnUse::Phone
        } else if cells.most(|cell| cell.contains("://") || cell.starts_with("www.")) {
            ColumnUse::Website
        } else if cells.most(is_text) && !uses.contains(&ColumnUse::FullName) {
            ColumnUse::FullName
        } else if cells.most(is_text) && !uses.contains(&ColumnUse::Company) {
            ColumnUse::Company
        } else {
            ColumnUse::Note
        };
        uses.push(use_);
    }
    first_and_last(table, &mut uses);
    uses
}

/// Two columns of single words side by side are first and last names, not a name and a company.
fn first_and_last(table: &Table, uses: &mut [ColumnUse]) {
    let Some(name) = uses.iter().position(|use_| *use_ == ColumnUse::FullName) else {
        return;
    };
    let is_word = |cell: &str| !cell.trim().contains(' ');
    let single = |column: usize| Cells::of(table, column).most(is_word);
    if uses.get(name + 1) != Some(&ColumnUse::Company) || !single(name) || !single(name + 1) {
        return;
    }
    if let Some([first, last, rest @ ..]) = uses.get_mut(name..) {
        (*first, *last) = (ColumnUse::FirstName, ColumnUse::LastName);
        // The next column of words may now be the company.
        if let Some(next) = rest.first_mut().filter(|next| **next == ColumnUse::Note)
            && Cells::of(table, name + 2).most(|cell| !cell.contains(|c: char| c.is_ascii_digit()) && cell.len() <= 40)
        {
            *next = ColumnUse::Company;
        }
    }
}

/// The filled cells of a column, as far as the sample goes.
struct Cells<'a> {
    table: &'a Table,
    column: usize,
    filled: usize,
}

impl<'a> Cells<'a> {
    fn of(table: &'a Table, column: usize) -> Self {
        let mut cells = Cells { table, column, filled: 0 };
        cells.filled = cells.share(|_| true);
        cells
    }

    /// How many filled cells are of a kind.
    fn share(&self, kind: impl Fn(&str) -> bool) -> usize {
        let rows = self.table.rows.iter().take(SAMPLE);
        let cells = rows.filter_map(|row| row.get(self.column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.filter(|cell| kind(cell)).count()
    }

    /// Whether at least half of the filled cells are of a kind.
    fn most(&self, kind: impl Fn(&str) -> bool) -> bool {
        self.filled > 0 && self.share(kind) * 2 >= self.filled
    }
}

fn is_title(cell: &str) -> bool {
    let bare = cell.trim_end_matches('.').to_lowercase();
    matches!(bare.as_str(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof")
}

fn is_mail(cell: &str) -> bool {
    cell.contains('@') && !cell.contains("://")
}

/// Whether a cell has the looks of a phone number, in whatever country.
fn is_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let signs = cell.chars().filter(|c| matches!(c, ' ' | '(' | ')' | '-' | '.' | '/')).count();
    let is_date = digits <= 8 && cell.len() <= 10 && !cell.starts_with(['+', '0', '(']);
    let starts = cell.starts_with(['+', '0', '(']) || (signs > 0 && signs <= 6) || digits == 10;
    (7..=15).contains(&digits) && letters <= 8 && starts && !is_date && !cell.contains([':', ','])
}
