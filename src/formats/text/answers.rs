//! Cells that hold an answer: yes or no, in the words of people and programs.

use crate::domain::util::fold;

/// The spellings of "yes", without accents.
const YES: &str = "y yes true t 1 1.0 x xx on checked ja j jo wahr oui o vrai si s verdadero verdadeiro sim vero waar tak prawda sant ✓ ✔ ☑ ✅ \
    dnc blocked gesperrt";

/// The spellings of "no", without accents.
const NO: &str = "n no false f 0 0.0 off unchecked none never nein falsch non faux falso nao nee onwaar nie falsz nej falskt - – — ☐ ✗ ✘ ❌ ok";

/// Whether a cell says yes or no; `None` if it says neither.
#[must_use]
pub(in crate::formats) fn yes_or_no(cell: &str) -> Option<bool> {
    let plain = fold(cell.trim().trim_end_matches(['.', '!']));
    let is_in = |list: &str| list.split_ascii_whitespace().any(|word| word == plain);
    if is_in(YES) {
        Some(true)
    } else if is_in(NO) {
        Some(false)
    } else {
        None
    }
}

/// Whether a note seems to say that the lead must not be called. Only a hint to the reader.
pub(in crate::formats) fn asks_not_to_be_called(note: &str) -> bool {
    let lower = note.to_lowercase().replace(['’', '`'], "'");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let phrases: [&[&str]; 12] = [
        &["do", "not", "call"],
        &["don't", "call"],
        &["dont", "call"],
        &["do", "not", "phone"],
        &["do", "not", "ring"],
        &["do", "not", "contact"],
        &["don't", "contact"],
        &["never", "call"],
        &["stop", "calling"],
        &["no", "more", "calls"],
        &["remove", "from", "list"],
        &["dnc"],
    ];
    // "Do not call before nine" is about the time of day, not a wish to be left alone.
    let times = ["before", "after", "on", "until", "till", "during", "between", "in", "at"];
    phrases.iter().any(|phrase| {
        let ends = words.windows(phrase.len()).enumerate().filter(|(_, window)| window == phrase);
        ends.map(|(place, _)| words.get(place + phrase.len()))
            .any(|next| !next.is_some_and(|next| times.contains(next)))
    })
}
