//! Importing a do-not-call list: our own table, or another tool's list with the number in any column.

use super::do_not_call::{HEADING, contact_of};
use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::book::Suppression;
use crate::domain::command::Command;
use crate::domain::lead::phone::{Country, PhoneNumber};
use crate::domain::time::{Day, day_of_iso};
use crate::formats::column_use::ColumnUse;
use crate::formats::person::Record;
use crate::formats::table::Separator;
use crate::formats::table::columns;
use crate::formats::table::csv::Table;
use crate::formats::table::rows;
use crate::formats::text::FileProblem;
use crate::formats::vcard::people;
use crate::formats::{Content, Options, open_with};
use std::collections::BTreeSet;

/// The content of a list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Listed {
    /// Its numbers and addresses in order, without duplicates.
    pub entries: Vec<(String, Suppression)>,
    /// How many rows are no longer in force, because they were lifted in the book they come from.
    pub lifted: usize,
    /// The rows that could not be read, a sentence each.
    pub unread: Vec<String>,
}

impl Listed {
    /// The command that adds all entries to the book's list.
    pub fn command(&self) -> Command {
        Command::Suppress(self.entries.clone())
    }

    /// How many entries are on the book's list already.
    pub fn known(&self, book: &Book) -> usize {
        self.entries.iter().filter(|(contact, _)| book.is_suppressed(contact)).count()
    }

    /// The result in words, once imported; `before` entries were on the list already.
    pub fn words(&self, before: usize) -> String {
        let counted = |count: usize| {
            dates::counted(u64::try_from(count).unwrap_or(0), "number or address", "numbers and addresses")
        };
        let all = self.entries.len();
        let new = all.saturating_sub(before);
        let mut words = match (all, new) {
            (0, _) => "No number or address to add was found. Nothing was changed.".to_owned(),
            (_, 0) => format!("Nothing new: {} of it on your list already.", counted(all)),
            _ if before == 0 => format!("Added {}.", counted(new)),
            _ => format!("Added {}. {before} more on your list already.", counted(new)),
        };
        if self.lifted > 0 {
            words.push_str(&format!(" Left out, as they were lifted: {}.", self.lifted));
        }
        words
    }
}

/// Parses a list: a table with any separator, headings and encoding, lines of numbers, or contact cards.
pub fn read(bytes: &[u8], home: &Country, today: Day) -> Result<Listed, FileProblem> {
    let mut reader = Reader { home, today, listed: Listed::default(), seen: BTreeSet::new(), answers_needed: false };
    match contents(bytes)? {
        Content::Cards(cards) => {
            for record in people::read(&cards, home) {
                reader.foreign(&record, &[], &[]);
            }
        }
        Content::Table(table) => reader.table(&table),
    }
    Ok(reader.listed)
}

/// The table or contact cards in a file. A line of plain text may be a number with the name of the one person there
/// who asked, so it is not split.
fn contents(bytes: &[u8]) -> Result<Content, FileProblem> {
    let guessed = open_with(bytes, &Options::default())?.content;
    match guessed {
        Content::Table(table) if table.separator == Separator::NONE => {
            let options = Options { separator: Some(Separator::NONE), ..Options::default() };
            open_with(bytes, &options).map(|opened| opened.content)
        }
        guessed => Ok(guessed),
    }
}

struct Reader<'a> {
    home: &'a Country,
    today: Day,
    listed: Listed,
    seen: BTreeSet<String>,
    /// Whether a row without an answer in a column such as "Do not call" is not on the list: most rows have none.
    answers_needed: bool,
}

impl Reader<'_> {
    fn add(&mut self, contact: String, since: Option<Day>, who: &str, how: &str) {
        if self.seen.insert(contact.clone()) {
            let how = if how.is_empty() { "from a list" } else { how };
            self.listed.entries.push((contact, Suppression::new(since.unwrap_or(self.today), who, how)));
        }
    }

    fn miss(&mut self, place: &str, text: &str, reason: &str) {
        let text: String = text.chars().take(60).collect();
        self.listed.unread.push(format!("{place}, “{text}”: {reason}"));
    }

    fn table(&mut self, table: &Table) {
        for left in &table.left_out {
            self.miss(&format!("Line {}", left.line), &left.text, &format!("{}.", left.reason));
        }
        let is_own = table.headers.iter().map(String::as_str).eq(HEADING.split(','));
        let uses = columns::guess(table);
        self.answers_needed = answers_needed(table, &uses);
        for (record, cells) in rows::read(table, &uses, self.home, self.today).iter().zip(&table.rows) {
            if cells.iter().all(|cell| cell.trim().is_empty())
                || cells.iter().map(String::as_str).eq(HEADING.split(','))
            {
                continue;
            }
            if is_own || !table.has_header && self.is_own_row(cells) {
                self.own(record.row, cells);
            } else {
                self.foreign(record, cells, &uses);
            }
        }
    }

    /// Whether a row without headings looks like our own table: a contact, followed by a day or nothing.
    fn is_own_row(&self, cells: &[String]) -> bool {
        let day = cells.get(1).is_none_or(|cell| cell.trim().is_empty() || day_of_iso(cell.trim()).is_some());
        day && (cells.len() == 1
            || contact_of(cells.first().map_or("", |cell| cell.trim()), ["", ""], self.home).is_some())
    }

    fn own(&mut self, row: usize, cells: &[String]) {
        let at = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        match contact_of(at(0), [at(2), at(3)], self.home) {
            // An entry lifted elsewhere blocks nobody here.
            Some(_) if day_of_iso(at(4)).is_some() => self.listed.lifted += 1,
            Some(contact) => self.add(contact, day_of_iso(at(1)), at(2), at(3)),
            None => self.miss(&format!("Row {row}"), at(0), "this is no number and no address."),
        }
    }

    /// A row from another tool: all numbers and addresses in it, whatever the headings.
    fn foreign(&mut self, record: &Record, cells: &[String], uses: &[ColumnUse]) {
        let place = format!("Row {}", record.row);
        let since = cells.iter().find_map(|cell| day_of_iso(cell.trim().get(..10)?)).filter(|day| *day <= self.today);
        let person = record.person();
        let who = person.map(|person| person.name.clone()).unwrap_or_default();
        // An export of all contacts states for each whether they may be called; those who may are not on the list.
        let is_asked = person.is_some_and(|person| person.do_not_call);
        let is_answered = answers(cells, uses).next().is_some();
        if !is_asked && (is_answered || self.answers_needed) {
            let text = in_a_line(cells);
            return self.miss(&place, &text, "this row doesn't say that they must not be called.");
        }
        let numbers = person.into_iter().flat_map(|person| &person.phones);
        let mut contacts: Vec<String> = numbers.filter_map(|phone| phone.e164.clone()).collect();
        contacts.extend(person.into_iter().flat_map(|person| &person.mails).map(|mail| mail.to_lowercase()));
        if contacts.is_empty() {
            contacts = self.in_any_column(cells, uses);
        }
        if contacts.is_empty() {
            let text = in_a_line(cells);
            let text = if text.is_empty() { who } else { text };
            let reason =
                record.problems.first().map_or("there is no number and no address in it.", |problem| &problem.reason);
            return self.miss(&place, &text, reason);
        }
        for problem in record.problems.iter().filter(|problem| is_contact_like(&problem.text)) {
            self.miss(&place, &problem.text, &problem.reason);
        }
        for contact in contacts {
            self.add(contact, since, &who, "");
        }
    }

    /// Numbers and addresses in columns with other headings; a number possibly after its area code.
    fn in_any_column(&self, cells: &[String], uses: &[ColumnUse]) -> Vec<String> {
        let bare = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let mut found = Vec::new();
        for place in 0..cells.len() {
            let cell = bare(place);
            if uses.get(place) == Some(&ColumnUse::NextTouch) || is_date(cell) {
                continue;
            }
            let is_area = |text: &str| (2..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            let whole = if is_area(bare(place.wrapping_sub(1))) {
                format!("{} {cell}", bare(place - 1))
            } else {
                cell.to_owned()
            };
            // Which of the two is the number cannot be decided: better one too many than one too few.
            let number = |text: &str| PhoneNumber::read(text, self.home).ok().and_then(|number| number.e164);
            found.extend(number(&whole));
            found.extend(contact_of(cell, ["", ""], self.home));
        }
        found
    }
}

/// The non-empty cells of a row in one line.
fn in_a_line(cells: &[String]) -> String {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    filled.join(" · ")
}

/// The answers of a row in the columns about calling.
fn answers<'a>(cells: &'a [String], uses: &'a [ColumnUse]) -> impl Iterator<Item = &'a str> {
    let asked =
        cells.iter().zip(uses).filter(|(_, used_as)| matches!(used_as, ColumnUse::DoNotCall | ColumnUse::MayCall));
    asked.map(|(cell, _)| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Whether a column asks whether they may be called, and most rows leave it empty.
fn answers_needed(table: &Table, uses: &[ColumnUse]) -> bool {
    let answered = table.rows.iter().filter(|row| answers(row, uses).next().is_some()).count();
    uses.iter().any(|used_as| matches!(used_as, ColumnUse::DoNotCall | ColumnUse::MayCall))
        && answered * 2 < table.rows.len()
}

/// Whether a text looks like a number or an address.
fn is_contact_like(text: &str) -> bool {
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= 6 && !is_date(text)
}

/// Whether a cell is a date, possibly with a time, and not a number.
fn is_date(cell: &str) -> bool {
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['.', '/', '-']).collect();
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number) && day.chars().filter(char::is_ascii_digit).count() <= 8
}
