//! Guesses the use of each column of a table; the salesperson may correct it.

use super::by_content::{self, Cells, SAMPLE, is_mail, is_phone};
use super::csv::Table;
use super::headings;
use super::headings::NO_PHONES;
use crate::formats::column_use::ColumnUse;
use crate::formats::text::dates;
use crate::formats::text::label;
use crate::formats::text::{answers, names, spoken_name};
use std::collections::HashSet;

/// Guesses the use of every column by its heading, or by its cells if the heading is unclear.
#[must_use]
pub fn guess(table: &Table) -> Vec<ColumnUse> {
    if !table.has_header {
        return by_content::guess(table);
    }
    let columns: Vec<Heading> = table.headers.iter().map(|heading| Heading::of(heading)).collect();
    let mut uses: Vec<ColumnUse> = (0..table.width()).map(|column| of_heading(table, &columns, column)).collect();
    names_of_people(table, &columns, &mut uses);
    sellers_own(table, &mut uses);
    uses
}

/// A heading and its own meaning.
struct Heading {
    plain: String,
    /// The use, and whether the whole heading is known.
    says: Option<(ColumnUse, bool)>,
}

impl Heading {
    fn of(heading: &str) -> Heading {
        Heading { plain: crate::formats::text::label::plain(heading), says: headings::meaning(heading) }
    }
}

/// The use of one column, given its heading.
fn of_heading(table: &Table, columns: &[Heading], column: usize) -> ColumnUse {
    let cells = Cells::of(table, column);
    let heading = columns.get(column).map(|heading| heading.plain.as_str()).unwrap_or_default();
    let has = |word: &str| columns.iter().any(|other| other.plain == word);
    let has_use = |use_: ColumnUse| columns.iter().any(|other| other.says.is_some_and(|(says, _)| says == use_));
    let is_empty = cells.filled == 0;
    let Some((says, is_whole)) = columns.get(column).and_then(|heading| heading.says) else {
        return if is_empty {
            if heading.is_empty() && column < table.headers.len() { ColumnUse::Ignore } else { ColumnUse::KeepInNotes }
        } else if !has_use(ColumnUse::Mail) && cells.most(is_mail) {
            ColumnUse::Mail
        } else if !has_use(ColumnUse::Phone)
            && !label::says(heading, NO_PHONES)
            && cells.most(|cell| is_phone(cell) && !dates::looks_like_date(cell))
        {
            ColumnUse::Phone
        } else {
            ColumnUse::KeepInNotes
        };
    };
    // Whether the cells agree with the apparent meaning of the heading.
    let fits = match says {
        ColumnUse::Warmth => cells.most(|cell| crate::formats::person::Warmth::read(cell).is_some()),
        ColumnUse::Phone if is_whole && is_plain_phone(heading) => true,
        ColumnUse::Phone if is_whole => cells.share(headings::looks_like_data) > 0,
        ColumnUse::Phone => cells.most(|cell| cell.chars().filter(char::is_ascii_digit).count() >= 4),
        ColumnUse::Mail => is_whole || cells.share(is_mail) > 0,
        ColumnUse::NextTouch | ColumnUse::LastContact | ColumnUse::Deadline => {
            let strong = ["next touch", "next call", "next contact", "last touch", "last contact", "deadline"];
            strong.contains(&heading) || cells.share(dates::looks_like_date) > 0
        }
        // Words under such a heading are shown as a warning; the reason for not calling is a column of its own.
        ColumnUse::DoNotCall => {
            !label::says(heading, "reason,why,grund,raison,motivo,reden,powod,orsak,note*,comment*")
        }
        ColumnUse::MayCall => !cells.most(|cell| answers::yes_or_no(cell).is_none() && !dates::looks_like_date(cell)),
        ColumnUse::Group => cells.most(|cell| matches!(cell, "A" | "B" | "C")),
        // A quote is a sentence the lead said, or a price.
        ColumnUse::TheirWords => !is_whole || cells.most(|cell| cell.split_whitespace().count() >= 3),
        _ => true,
    };
    match says {
        ColumnUse::Group if !fits => ColumnUse::Labels,
        _ if !is_empty && !fits => ColumnUse::KeepInNotes,
        ColumnUse::Role if is_title_heading(heading) && (has("job title") || cells.most(is_title)) => ColumnUse::Prefix,
        ColumnUse::KeepInNotes if heading == "sales" && has("sales id") => ColumnUse::Ignore,
        says => says,
    }
}

/// Decides which of the possible name columns holds names: "Customer" beside "Contact person" is the company, "Name"
/// beside "First name" the family name.
fn names_of_people(table: &Table, columns: &[Heading], uses: &mut [ColumnUse]) {
    let has = |uses: &[ColumnUse], use_: ColumnUse| uses.contains(&use_);
    let candidates: Vec<usize> =
        (0..uses.len()).filter(|column| uses.get(*column) == Some(&ColumnUse::FullName)).collect();
    let heading = |column: usize| columns.get(column).map(|heading| heading.plain.as_str()).unwrap_or_default();
    let (first, last) = (has(uses, ColumnUse::FirstName), has(uses, ColumnUse::LastName));
    let is_customer = |column: &usize| CUSTOMERS.split(',').any(|word| word == heading(*column));
    let mut set = |column: usize, use_: ColumnUse| {
        if let Some(place) = uses.get_mut(column) {
            *place = use_;
        }
    };
    let mut has_company = columns.iter().any(|other| other.says.is_some_and(|(says, _)| says == ColumnUse::Company));
    let mut names: Vec<usize> = Vec::new();
    for column in candidates {
        let others = columns.len() > 1
            && (first
                || last
                || columns.iter().enumerate().any(|(other, heading)| {
                    other != column
                        && heading.says.is_some_and(|(says, _)| says == ColumnUse::FullName)
                        && !is_customer(&other)
                }));
        let firms = || Cells::of(table, column).most(spoken_name::is_firm);
        if is_customer(&column) && (others || firms()) {
            set(column, if has_company { ColumnUse::KeepInNotes } else { ColumnUse::Company });
            has_company = true;
        } else {
            names.push(column);
        }
    }
    // If there are several, the best heading counts; the others stay in the note.
    let rank = |column: &usize| NAMES.iter().position(|word| *word == heading(*column)).unwrap_or(NAMES.len());
    let best = names.iter().copied().min_by_key(rank);
    for column in names.into_iter().filter(|column| Some(*column) != best) {
        set(column, ColumnUse::KeepInNotes);
    }
    if let Some(best) = best {
        match (first, last) {
            (true, false) => set(best, ColumnUse::LastName),
            (false, true) if !holds_last_names(table, columns, best) => set(best, ColumnUse::FirstName),
            (true, true) if !holds_last_names(table, columns, best) => set(best, ColumnUse::KeepInNotes),
            _ => {}
        }
    } else if !first && !last {
        unknown_names(table, columns, uses);
    }
}

/// Headings for a company or a person, depending on which of the two has no other column.
const CUSTOMERS: &str = "customer,customer name,client,client name,kunde,kundenname,klient,cliente,klant,klantnaam,kund,\
     lead,prospect,interessent,item";

/// Headings that certainly mean names, the best first.
const NAMES: [&str; 8] =
    ["full name", "name", "contact name", "contact person", "contact", "display name", "customer name", "person"];

/// Whether a column holds whole names: most of them contain the cell of the last-name column.
fn holds_last_names(table: &Table, columns: &[Heading], column: usize) -> bool {
    let last = columns.iter().position(|heading| heading.says.is_some_and(|(says, _)| says == ColumnUse::LastName));
    let Some(last) = last else { return false };
    let rows = table.rows.iter().take(SAMPLE);
    let pairs = rows.filter_map(|row| row.get(column).zip(row.get(last)));
    let filled: Vec<_> = pairs.filter(|(name, last)| !name.trim().is_empty() && !last.trim().is_empty()).collect();
    let whole = filled.iter().filter(|(name, last)| name.to_lowercase().contains(last.trim().to_lowercase().as_str()));
    whole.count() * 2 >= filled.len()
}

/// If no heading means names, uses the first column of short words that differ from row to row.
fn unknown_names(table: &Table, columns: &[Heading], uses: &mut [ColumnUse]) {
    let is_name = |column: usize| {
        let is_unknown = columns.get(column).is_none_or(|heading| heading.says.is_none());
        is_unknown && uses.get(column) == Some(&ColumnUse::KeepInNotes) && are_names(table, column)
    };
    let Some(name) = by_content::name_column(table, is_name) else { return };
    let is_word = |column: usize| Cells::of(table, column).most(|cell| !cell.contains(' '));
    let two = is_word(name) && is_name(name + 1) && is_word(name + 1);
    let (first, second) =
        if two { (ColumnUse::FirstName, Some(ColumnUse::LastName)) } else { (ColumnUse::FullName, None) };
    for (column, use_) in [(name, Some(first)), (name + 1, second)] {
        if let Some((place, use_)) = uses.get_mut(column).zip(use_) {
            *place = use_;
        }
    }
}

/// Whether the cells of a column can be names: short words without digits and with few repetitions.
fn are_names(table: &Table, column: usize) -> bool {
    let cells = Cells::of(table, column);
    let is_short = |cell: &str| {
        let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
        let all = cell.chars().count();
        letters * 2 > all && all <= 40 && cell.split_whitespace().count() <= 4
    };
    let rows = table.rows.iter().take(SAMPLE).filter_map(|row| row.get(column));
    let different: HashSet<String> =
        rows.map(|cell| cell.trim().to_lowercase()).filter(|cell| !cell.is_empty()).collect();
    cells.filled > 0 && cells.share(is_short) * 5 >= cells.filled * 4 && different.len() * 5 >= cells.filled * 4
}

/// A mail address that is the same in every row is the seller's own, not the lead's.
fn sellers_own(table: &Table, uses: &mut [ColumnUse]) {
    let mails = uses.iter().filter(|use_| **use_ == ColumnUse::Mail).count();
    for (column, use_) in uses.iter_mut().enumerate().filter(|(_, use_)| **use_ == ColumnUse::Mail) {
        let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim().to_lowercase());
        let filled: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        let rows = table.rows.len();
        let is_same = filled.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
        // A line with a total has no address.
        let is_everywhere = filled.len() * 10 >= rows * 9 && (rows > 2 || (rows > 1 && mails > 1));
        if is_same && is_everywhere {
            *use_ = ColumnUse::Ignore;
        }
    }
}

/// Whether any column is used for the name of a person.
#[must_use]
pub fn has_names(uses: &[ColumnUse]) -> bool {
    use ColumnUse::{FileAs, FirstName, FullName, LastName};
    uses.iter().any(|use_| matches!(use_, FullName | FirstName | LastName | FileAs))
}

/// The column used for names although its heading doesn't say so.
#[must_use]
pub fn guessed_names(table: &Table, uses: &[ColumnUse]) -> Option<usize> {
    let is_name = |use_: &ColumnUse| matches!(use_, ColumnUse::FullName | ColumnUse::FirstName);
    let column = uses.iter().position(is_name)?;
    let heading = table.headers.get(column)?;
    (!heading.trim().is_empty() && headings::of(heading).is_none()).then_some(column)
}

/// Whether a heading can mean both the title before a name and the role.
fn is_title_heading(heading: &str) -> bool {
    ["title", "titel", "titre", "titolo", "titulo", "tytul"].contains(&heading)
}

/// Whether a heading can only mean a phone number.
fn is_plain_phone(heading: &str) -> bool {
    ["phone", "mobil", "mobiel", "cell", "tel", "whatsapp", "handy", "movil"].iter().any(|word| heading.contains(word))
}

fn is_title(cell: &str) -> bool {
    cell.split_whitespace().all(names::is_title)
}
