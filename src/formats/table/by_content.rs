//! Guesses the uses of columns by their cells, if there are no headings or none is known.

use super::csv::Table;
use crate::formats::column_use::ColumnUse;
use std::collections::BTreeSet;

/// The number of rows examined.
pub(in crate::formats) const SAMPLE: usize = 60;

/// Guesses the columns of a table without headings.
pub(in crate::formats) fn guess(table: &Table) -> Vec<ColumnUse> {
    let width = table.width();
    let name = name_column(table, |_| true);
    let free_list = [ColumnUse::FullName, ColumnUse::Phone, ColumnUse::Mail, ColumnUse::Note];
    let known = if table.is_free_list { free_list.as_slice() } else { &[] };
    let mut uses = Vec::with_capacity(width);
    for column in 0..width {
        let cells = Cells::of(table, column);
        let use_ = if cells.filled == 0 {
            ColumnUse::Ignore
        } else if let Some(use_) = known.get(column) {
            *use_
        } else if cells.most(is_mail) {
            ColumnUse::Mail
        } else if cells.most(is_phone) {
            ColumnUse::Phone
        } else if cells.most(|cell| cell.contains("://") || cell.starts_with("www.")) {
            ColumnUse::Website
        } else if name == Some(column) {
            ColumnUse::FullName
        } else if cells.most(is_short_text) && !uses.contains(&ColumnUse::Company) {
            ColumnUse::Company
        } else {
            ColumnUse::Note
        };
        uses.push(use_);
    }
    if !table.is_free_list {
        first_and_last(table, &mut uses);
    }
    uses
}

/// The column most likely to hold names of people, among those that `may` be; if there are two, for first and last
/// names, the first.
pub(in crate::formats) fn name_column(table: &Table, may: impl Fn(usize) -> bool) -> Option<usize> {
    let texts = (0..table.width()).filter(|column| may(*column)).map(|column| (column, Cells::of(table, column)));
    let texts = texts.filter(|(_, cells)| !cells.most(is_mail) && !cells.most(is_phone) && cells.most(is_short_text));
    let texts: Vec<(usize, Cells)> = texts.collect();
    // Names differ from row to row; towns, ranks and the like repeat.
    let names: Vec<usize> =
        texts.iter().filter(|(_, cells)| cells.most(is_name) && cells.differ()).map(|(column, _)| *column).collect();
    let is_word = |column: usize| Cells::of(table, column).most(|cell| !cell.contains(' '));
    let pair =
        names.windows(2).find(|pair| matches!(pair, [one, two] if one + 1 == *two && is_word(*one) && is_word(*two)));
    let pair = pair.and_then(|pair| pair.first()).copied();
    let full = names.iter().copied().find(|column| !is_word(*column));
    let likeliest = match (pair, full) {
        (Some(pair), Some(full)) => Some(pair.min(full)),
        (pair, full) => pair.or(full),
    };
    likeliest.or(names.first().copied()).or(texts.first().map(|(column, _)| *column))
}

/// Two adjacent columns of single words are first and last names, not a name and a company.
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

/// The filled cells of a column within the sample.
pub(in crate::formats) struct Cells<'a> {
    table: &'a Table,
    column: usize,
    pub filled: usize,
}

impl<'a> Cells<'a> {
    pub fn of(table: &'a Table, column: usize) -> Self {
        let mut cells = Cells { table, column, filled: 0 };
        cells.filled = cells.share(|_| true);
        cells
    }

    /// The number of filled cells of a kind.
    pub fn share(&self, kind: impl Fn(&str) -> bool) -> usize {
        let rows = self.table.rows.iter().take(SAMPLE);
        let cells = rows.filter_map(|row| row.get(self.column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.filter(|cell| kind(cell)).count()
    }

    /// Whether most of the filled cells differ from each other.
    fn differ(&self) -> bool {
        let rows = self.table.rows.iter().take(SAMPLE).filter_map(|row| row.get(self.column));
        let texts: BTreeSet<&str> = rows.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        texts.len() * 5 >= self.filled * 3
    }

    /// Whether at least half of the filled cells are of a kind.
    pub fn most(&self, kind: impl Fn(&str) -> bool) -> bool {
        self.filled > 0 && self.share(kind) * 2 >= self.filled
    }
}

pub(in crate::formats) fn is_mail(cell: &str) -> bool {
    cell.contains('@') && !cell.contains("://")
}

/// Whether a cell looks like a phone number of any country.
pub(in crate::formats) fn is_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let signs = cell.chars().filter(|c| matches!(c, ' ' | '(' | ')' | '-' | '.' | '/')).count();
    let is_date = digits <= 8 && cell.len() <= 10 && !cell.starts_with(['+', '0', '(']);
    let starts = cell.starts_with(['+', '0', '(']) || (signs > 0 && signs <= 6) || digits == 10;
    (7..=15).contains(&digits) && letters <= 8 && starts && !is_date && !cell.contains([':', ','])
}

fn is_short_text(cell: &str) -> bool {
    !cell.contains(|sign: char| sign.is_ascii_digit()) && cell.chars().count() <= 40
}

/// Words that mark companies, at the end of their names or anywhere in them.
const OF_FIRMS: [&str; 30] = [
    "ltd", "limited", "inc", "llc", "llp", "plc", "corp", "co", "company", "gmbh", "ag", "kg", "ug", "ohg", "sa",
    "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "oy", "sl", "lda", "group", "holding", "&", "and", "und",
];

/// Whether a cell looks like a person's name: one to five words that begin like names, none of them a company word.
pub(in crate::formats) fn is_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let starts = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_of_firm = |word: &&str| {
        let bare = word.trim_matches('.').to_lowercase().replace('.', "");
        OF_FIRMS.contains(&bare.as_str())
    };
    let signs = cell.chars().all(|sign| sign.is_alphabetic() || " .,-'’‘ʼ`".contains(sign));
    // "van", "de" and the like are lower case inside a name; a name entirely in lower case has one or two words.
    let begins = starts * 2 >= words.len() || (starts == 0 && words.len() <= 2);
    (1..=5).contains(&words.len()) && signs && begins && !words.iter().any(is_of_firm)
}
