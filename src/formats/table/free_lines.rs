//! Lists that are not tables: one person per line, with name, address and number in any order.

use super::cells::{Dialect, Record, Records};
use super::headings;
use crate::domain::util::fold;
use crate::formats::column_use::ColumnUse;
use crate::formats::text::{dates, mails};

/// The records of a text without a separator. If `apart`, names, numbers, addresses and remarks on the same line are
/// split into columns, and the second value says so.
pub(in crate::formats) fn records(text: &str, apart: bool) -> (Vec<Record>, bool) {
    let dialect = Dialect { separator: None, backslash: false };
    let mut lines: Vec<Record> = Records::new(text, dialect, None).take(crate::formats::MOST_ROWS + 40).collect();
    if !apart {
        return (lines, false);
    }
    // A title says nothing about the form of the lines below it.
    let people = lines.split_off(titles(&lines));
    let (people, is_split) = split(people);
    lines.extend(people);
    (lines, is_split)
}

/// The people of a list in columns, if its lines have any.
fn split(lines: Vec<Record>) -> (Vec<Record>, bool) {
    if let Some(columns) = by_blanks(&lines) {
        return (columns, false);
    }
    let people: Vec<Record> = lines.iter().flat_map(addressees).collect();
    if people.len() > lines.len() && people.iter().all(is_bare) {
        return (people, false);
    }
    let parts: Vec<[String; 4]> = people.iter().map(parts).collect();
    let is_together = |[name, phones, mails, remark]: &&[String; 4]| {
        !(name.is_empty() && remark.is_empty() || phones.is_empty() && mails.is_empty())
    };
    let together = parts.iter().filter(is_together).count();
    if together * 2 < parts.len() || together == 0 {
        return (lines, false);
    }
    let record = |(line, cells): (Record, [String; 4])| Record { cells: cells.into(), ..line };
    (people.into_iter().zip(parts).map(record).collect(), true)
}

/// Columns separated by two or more spaces, as in text copied from a page.
fn by_blanks(lines: &[Record]) -> Option<Vec<Record>> {
    let apart = |line: &Record| {
        let cells = line.cells.iter().flat_map(|cell| cell.split("  "));
        let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect();
        Record { cells, ..line.clone() }
    };
    let columns: Vec<Record> = lines.iter().map(apart).collect();
    let width = columns.first().map_or(0, |line| line.cells.len());
    // A line doesn't show an empty cell, so only lines of equal width can be split this way.
    let is_even = width > 1 && columns.len() > 1 && columns.iter().all(|line| line.cells.len() == width);
    is_even.then_some(columns)
}

/// The line of a mail's "To" contains several people: one record each.
fn addressees(line: &Record) -> Vec<Record> {
    let text = line.cells.first().map(String::as_str).unwrap_or_default();
    let record = |piece: &str| Record { cells: vec![piece.to_owned()], ..line.clone() };
    if text.matches('@').count() < 2 {
        return vec![line.clone()];
    }
    if text.matches('>').count() < 2 {
        let pieces = text.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty());
        return pieces.map(record).collect();
    }
    let pieces = text.split_inclusive('>').map(|piece| piece.trim_start_matches([',', ';', ' ']));
    pieces.filter(|piece| !piece.trim().is_empty()).map(record).collect()
}

/// Whether a record is one address and nothing else.
fn is_bare(record: &Record) -> bool {
    let read = record.cells.iter().flat_map(|cell| mails::read_many(cell));
    record.cells.iter().all(|cell| !cell.contains(['<', ' '])) && read.into_iter().all(|mail| mail.is_ok())
}

/// The name, the numbers, the addresses and the remark of a line; every word of the line is in one of them.
fn parts(line: &Record) -> [String; 4] {
    let text = without_bullet(line.cells.first().map(String::as_str).unwrap_or_default());
    let is_seam = |sign: char| matches!(sign, ',' | ';' | ':' | '|' | '-' | '–' | '—' | ' ' | '\t' | '"');
    let (mut phones, mut mails, mut names, mut remarks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut kind = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Phone(number) => phones.push(std::mem::take(&mut kind) + &number),
            Piece::Mail(address) => mails.push(address),
            Piece::Words(words) => {
                let words = words.trim_matches(is_seam);
                // "Mobile:" before a number is its kind, not the name.
                let is_word =
                    !words.contains(' ') && matches!(headings::of(words), Some(ColumnUse::Phone | ColumnUse::Mail));
                if words.is_empty() {
                    continue;
                }
                if is_word && names.is_empty() && phones.is_empty() && mails.is_empty() {
                    kind = format!("{words}: ");
                    continue;
                }
                let is_behind = !phones.is_empty() || !mails.is_empty();
                let has_letters = words.contains(char::is_alphabetic);
                let is_name = names.is_empty() && has_letters && !(is_behind && is_sentence(words));
                if is_name { names.push(words.to_owned()) } else { remarks.push(words.to_owned()) }
            }
        }
    }
    [names.concat(), phones.join("; "), mails.join("; "), remarks.join("; ")]
}

/// Whether words can't be a name: three or more, none of which begins with a capital.
fn is_sentence(words: &str) -> bool {
    words.split_whitespace().count() > 2 && !words.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
}

/// A part of a line.
enum Piece {
    Words(String),
    Phone(String),
    Mail(String),
}

/// The parts of a line in their order.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_matches(['<', '>', '(', ')', ',', ';', '[', ']']);
        if bare.contains('@') && mails::read_many(bare).iter().all(Result::is_ok) {
            numbers_in(&words.join(" "), &mut pieces);
            words.clear();
            pieces.push(Piece::Mail(bare.to_owned()));
        } else {
            words.push(word);
        }
    }
    numbers_in(&words.join(" "), &mut pieces);
    pieces
}

/// The number of lines at the top that are a title: one line that reads like one, above lines with numbers or
/// addresses. A line with a number or an address is never a title.
pub(in crate::formats) fn titles(records: &[Record]) -> usize {
    let is_way = |piece: &Piece| matches!(piece, Piece::Phone(_) | Piece::Mail(_));
    let has_way = |record: &Record| record.cells.iter().any(|cell| pieces(cell).iter().any(is_way));
    let [first, below @ ..] = records else { return 0 };
    let mut filled = first.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let (Some(text), None) = (filled.next(), filled.next()) else { return 0 };
    if !is_title(text) || has_way(first) {
        return 0;
    }
    let below = below.get(..below.len().min(SAMPLE)).unwrap_or_default();
    let with_way = below.iter().filter(|record| has_way(record)).count();
    usize::from(with_way >= 2 && with_way * 3 >= below.len() * 2)
}

/// The number of lines below a title that decide.
const SAMPLE: usize = 40;

/// Words of titles, without accents; none of them is a usual name.
const OF_TITLES: &str = "leads contacts prospects customers clients callbacks enquiries inquiries kontakte kunden interessenten \
    anrufliste telefonliste kontaktliste prospection contactos clientes contatos contatti clienti contacten klanten \
    kontakty klienci kontakter kunder";

/// Whether a text reads like the title of a list and can't be a name.
fn is_title(text: &str) -> bool {
    use ColumnUse::{DoNotCall, MayCall};
    if text.chars().count() > 80 || matches!(headings::of(text), Some(DoNotCall | MayCall)) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_known = |word: &&str| {
        let plain = fold(word.trim_matches(|sign: char| !sign.is_alphanumeric()));
        OF_TITLES.split_ascii_whitespace().any(|known| known == plain)
    };
    let has_digit = text.contains(|sign: char| sign.is_ascii_digit());
    text.ends_with(':')
        || words.len() >= 2 && words.iter().any(is_known)
        || words.len() >= 3 && has_digit
        || words.len() >= 4 && starts * 2 < words.len()
}

/// A line of a list without its number or bullet: "1. ", "3) ", "• ", "[x] ".
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let Some((bullet, rest)) = line.split_once(char::is_whitespace) else { return line };
    let number = bullet.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign =
        matches!(bullet, "•" | "*" | "-" | "–" | "—" | "‣" | "◦" | "·" | "☐" | "☑" | "✓" | "✔" | "[]" | "[x]" | "[X]");
    if is_number || is_sign { rest.trim_start() } else { line }
}

/// Splits a text into its phone numbers (runs of their characters with seven digits or more) and the words between.
fn numbers_in(text: &str, pieces: &mut Vec<Piece>) {
    let is_sign = |sign: char| sign.is_ascii_digit() || " ()+-./".contains(sign);
    let (mut from, mut done) = (0, 0);
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(is_sign)).map(|at| from + at) {
        let run = text.get(start..).unwrap_or_default();
        let end = start + run.find(|sign| !is_sign(sign)).unwrap_or(run.len());
        let run = without_dates(text.get(start..end).unwrap_or_default());
        let number = run.trim_matches([' ', '-', '.', '/', '(', ')']);
        let start = start + text.get(start..end).and_then(|whole| whole.find(run)).unwrap_or(0);
        // The bracket before a number belongs to it, the one behind it to the words that follow.
        let open = run.find('(').filter(|open| run.get(*open..).is_some_and(|rest| rest.contains(')')));
        let first = run.find(|sign: char| sign.is_ascii_digit() || sign == '+').unwrap_or(0);
        let begin = start + open.map_or(first, |open| open.min(first));
        let last = start + run.rfind(|sign: char| sign.is_ascii_digit()).map_or(0, |last| last + 1);
        if digits(number) > 6 && !dates::looks_like_date(number) {
            let last = last + extension(text.get(last..).unwrap_or_default());
            pieces.push(Piece::Words(text.get(done..begin).unwrap_or_default().to_owned()));
            pieces.push(Piece::Phone(text.get(begin..last).unwrap_or_default().to_owned()));
            done = last;
        }
        from = end.max(done);
    }
    pieces.push(Piece::Words(text.get(done..).unwrap_or_default().to_owned()));
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// A run of phone number characters without a date before or behind the number.
fn without_dates(run: &str) -> &str {
    let run = run.trim();
    let is_date = |word: &str| word.contains(['.', '-', '/']) && dates::looks_like_date(word);
    if let Some((date, rest)) = run.split_once(' ')
        && is_date(date)
        && digits(rest) > 6
    {
        return without_dates(rest);
    }
    let places = run.match_indices(' ').map(|(place, _)| run.split_at(place));
    let mut before =
        places.filter(|(number, rest)| digits(number) > 6 && rest.split_whitespace().next().is_some_and(is_date));
    before.next().map_or(run, |(number, _)| number)
}

/// The length of an extension at the beginning of a text: " x12", ", ext. 12"; 0 if there is none.
fn extension(text: &str) -> usize {
    let rest = text.trim_start_matches([' ', ',']);
    let lower = rest.to_ascii_lowercase();
    let marks = ["extension", "ext.", "ext", "x"];
    let Some(behind) = marks.iter().find_map(|mark| lower.strip_prefix(mark)) else { return 0 };
    let number = behind.trim_start();
    let end = number.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(number.len());
    let is_alone = number.get(end..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if (1..=6).contains(&end) && is_alone { text.len() - number.len() + end } else { 0 }
}
