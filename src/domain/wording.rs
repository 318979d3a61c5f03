//! Checks of the words: empty openers and the like.
