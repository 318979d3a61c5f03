//! The way through the round, from one lead to the next.

use leptos::prelude::*;

use super::AppContext;
use crate::domain::id::LeadId;
use crate::ui::route::{self, Route};

impl AppContext {
    /// The next lead of the round.
    pub fn next_in_round(self) -> Option<LeadId> {
        self.with_untracked(|book, now| book.agenda(now).next())
    }

    /// Goes on after a result that is in the book.
    pub fn go_on(self) {
        self.end_call();
        self.go_to_next();
    }

    /// Opens the next lead of the round, or its end.
    pub fn go_to_next(self) {
        let next = Route::Round(self.next_in_round());
        // An address that does not change opens nothing.
        let is_here = untrack(|| self.route()) == next;
        route::go(if is_here { &Route::Today } else { &next });
    }
}
