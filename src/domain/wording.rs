//! Checks of the words: empty openers and the like.

/// Whether `aim` says only that one calls, not what for.
pub fn is_nothing_but_an_empty_opener(_aim: &str) -> bool {
    false
}
