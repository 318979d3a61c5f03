//! Several numbers in one cell: "a / b", "a or 0124", "a; b".

use super::{Country, PhoneNumber, PhoneProblem, notation};

/// Reads all numbers of a cell, in their order. A number that cannot be read comes with its text.
#[must_use]
pub fn read_many(cell: &str, home: &Country) -> Vec<Result<PhoneNumber, (String, PhoneProblem)>> {
    let whole = cell.trim();
    if whole.is_empty() {
        return Vec::new();
    }
    if let Ok(number) = PhoneNumber::read(whole, home) {
        return vec![Ok(number)];
    }
    let pieces = pieces(whole);
    let mut numbers: Vec<PhoneNumber> = Vec::new();
    let mut results = Vec::new();
    for piece in &pieces {
        let read = match PhoneNumber::read(piece, home) {
            Err(PhoneProblem::TooShort | PhoneProblem::NoAreaCode) => numbers
                .last()
                .and_then(|before| completed(before, piece))
                .map_or_else(|| PhoneNumber::read(piece, home), Ok),
            read => read,
        };
        match read {
            Ok(number) => {
                numbers.push(number.clone());
                results.push(Ok(number));
            }
            Err(problem) => results.push(Err((piece.clone(), problem))),
        }
    }
    // Words such as "call her at home, not at work" are one remark, not several broken numbers.
    if numbers.is_empty() {
        let problem = PhoneNumber::read(whole, home).err().unwrap_or(PhoneProblem::NoDigits);
        return vec![Err((whole.to_owned(), problem))];
    }
    results
}

/// Parts a cell where one number ends and another begins.
fn pieces(cell: &str) -> Vec<String> {
    let mut text = cell.replace(":::", ";").replace(['\n', '\r', '|'], ";");
    for word in [" or ", " and ", " & ", " OR ", " / ", " oder ", " und "] {
        text = text.replace(word, ";");
    }
    let mut pieces: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let digits = current.chars().filter(char::is_ascii_digit).count();
        // A slash or comma inside a number parts area code and number: 030/1234567.
        let ends = character == ';' || (matches!(character, '/' | ',') && digits >= 7);
        let rest: String = if ends { characters.clone().take(12).collect() } else { String::new() };
        if ends && !notation::starts_with_extension(&rest) && !rest.starts_with("ext=") {
            pieces.push(std::mem::take(&mut current));
        } else {
            current.push(character);
        }
    }
    pieces.push(current);
    pieces.iter().map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// A shortened number such as "0124" shares the head of the number before it.
fn completed(before: &PhoneNumber, piece: &str) -> Option<PhoneNumber> {
    let short = notation::take_apart(piece).ok().filter(|short| !short.has_plus)?;
    let tail = short.digits.as_str();
    let e164 = before.e164.as_deref()?;
    let head_length = e164.len().checked_sub(tail.len()).filter(|_| (2..=7).contains(&tail.len()))?;
    let e164 = format!("{}{tail}", e164.get(..head_length)?);
    // What was typed cannot be read without the number before it, so it is written out.
    let remark = short.remark;
    let mut number =
        PhoneNumber { typed: String::new(), e164: Some(e164), extension: short.extension, remark, wrong_since: None };
    number.typed = number.shown();
    Some(number)
}
