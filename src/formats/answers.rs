//! Cells that hold an answer: yes or no, in the words of people and programs.

use crate::domain::folding::fold;

/// What is written for yes, without accents.
const YES: &str = "y yes true t 1 1.0 x xx on checked ja j jo wahr oui o vrai si s verdadero verdadeiro sim vero waar tak prawda sant ✓ ✔ ☑ ✅ \
    dnc blocked gesperrt";

/// What is written for no, without accents.
const NO: &str = "n no false f 0 0.0 off unchecked none never nein falsch non faux falso nao nee onwaar nie falsz nej falskt - – — ☐ ✗ ✘ ❌ ok";

/// Whether a cell says yes or no; none if it says neither.
#[must_use]
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
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
