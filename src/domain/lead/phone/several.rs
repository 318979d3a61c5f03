//! Several numbers in one cell: "a / b", "a or 0124", "a; b", "T a F b".

use super::words::remark_of;
use super::{Country, PhoneNumber, PhoneProblem, notation};

/// The fewest digits of a number that may be followed by another one.
const FEWEST: usize = 7;

/// Parses all numbers of a cell, in order. A number that cannot be read is returned as its text and the error.
#[must_use]
pub fn read_many(cell: &str, home: &Country) -> Vec<Result<PhoneNumber, (String, PhoneProblem)>> {
    let whole = cell.trim();
    if whole.is_empty() {
        return Vec::new();
    }
    if let Ok(number) = PhoneNumber::read(whole, home) {
        return vec![Ok(number)];
    }
    let mut numbers: Vec<PhoneNumber> = Vec::new();
    let mut results = Vec::new();
    for Piece { sign, text } in pieces(whole) {
        let read = match PhoneNumber::read(&text, home) {
            Err(PhoneProblem::TooShort | PhoneProblem::NoAreaCode) => numbers
                .last()
                .and_then(|before| completed(before, sign, &text, home))
                .map_or_else(|| PhoneNumber::read(&text, home), Ok),
            read => read,
        };
        match read {
            Ok(number) => {
                numbers.push(number.clone());
                results.push(Ok(number));
            }
            Err(problem) => results.push(Err((text, problem))),
        }
    }
    // A text such as "call her at home, not at work" is one remark, not several broken numbers.
    if numbers.is_empty() {
        let problem = PhoneNumber::read(whole, home).err().unwrap_or(PhoneProblem::NoDigits);
        return vec![Err((whole.to_owned(), problem))];
    }
    results
}

/// A part of a cell, and the sign before it.
struct Piece {
    sign: char,
    text: String,
}

/// Splits a cell where one number ends and another begins.
fn pieces(cell: &str) -> Vec<Piece> {
    let mut text = without_brackets(cell).replace(":::", ";").replace(['\n', '\r', '|'], ";");
    for word in
        [" or ", " and ", " & ", " OR ", " / ", " oder ", " und ", " ou ", " et ", " y ", " o ", " e ", " of ", " en "]
    {
        text = text.replace(word, "\u{1}");
    }
    let words_first = text.trim_start().starts_with(char::is_alphabetic);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut piece = Piece { sign: ';', text: String::new() };
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let end = end_of_token(rest, character);
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let has_number = digits(&piece.text) >= FEWEST;
        let sign = match character {
            '\u{1}' => Some('/'),
            ';' | ',' if notation::is_pause_end(after) => None,
            ';' | ',' | '/' if notation::starts_with_extension(after) => None,
            ';' => Some(';'),
            // A slash or comma inside a number separates area code and number: 030/1234567.
            '/' | ',' => Some(character).filter(|_| has_number),
            '-' | '–' | '—' => Some('/').filter(|_| {
                let stands_alone = piece.text.ends_with(' ') && after.starts_with(' ');
                stands_alone && has_number && digits(after) >= FEWEST
            }),
            _ => None,
        };
        let is_word = character.is_alphabetic() && has_number && digits(after) >= FEWEST;
        let parts_here = is_word
            && !after.starts_with(|next| notation::digit(next).is_some())
            && remark_of(&token.to_lowercase()).is_some();
        match sign {
            Some(sign) => pieces.push(std::mem::replace(&mut piece, Piece { sign, text: String::new() })),
            None if parts_here && words_first => {
                pieces.push(std::mem::replace(&mut piece, Piece { sign: '/', text: token.to_owned() }));
            }
            None => piece.text.push_str(token),
        }
        if sign.is_none() && parts_here && !words_first {
            pieces.push(std::mem::replace(&mut piece, Piece { sign: '/', text: String::new() }));
        }
        rest = after;
    }
    pieces.push(piece);
    pieces.iter_mut().for_each(|piece| piece.text = piece.text.trim().to_owned());
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The end of a word, or else of one character.
fn end_of_token(rest: &str, first: char) -> usize {
    if first.is_alphabetic() {
        rest.find(|next: char| !next.is_alphabetic()).unwrap_or(rest.len())
    } else {
        first.len_utf8()
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(|character| notation::digit(*character).is_some()).count()
}

/// Brackets that contain a number separate it from the number before: "020 … (mobile 07700 …)".
fn without_brackets(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('(') {
        text.push_str(before);
        match after.split_once(')') {
            Some((inside, behind)) if inside.starts_with(char::is_alphabetic) && digits(inside) >= FEWEST => {
                text.push(';');
                text.push_str(inside);
                text.push(';');
                rest = behind;
            }
            _ => {
                text.push('(');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// Completes a shortened number such as "0124" with the beginning of the number before it. `None` for a few digits
/// after a comma, which may just as well be an extension.
fn completed(before: &PhoneNumber, sign: char, piece: &str, home: &Country) -> Option<PhoneNumber> {
    let short = notation::take_apart(piece).ok().filter(|short| !short.has_plus)?;
    let tail = short.digits.as_str();
    let fewest = if sign == '/' && before.extension.is_none() { 2 } else { 4 };
    let e164 = before.e164.as_deref()?;
    let head_length = e164.len().checked_sub(tail.len()).filter(|_| (fewest..=7).contains(&tail.len()))?;
    let number = PhoneNumber::read(&format!("{}{tail}", e164.get(..head_length)?), home).ok()?;
    let mut number = PhoneNumber { typed: String::new(), extension: short.extension, remark: short.remark, ..number };
    // The typed text makes no sense without the number before it, so the full number replaces it.
    number.typed = number.shown();
    Some(number)
}
