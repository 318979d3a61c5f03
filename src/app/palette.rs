//! The command palette: leads, screens and commands that match a few typed letters.

use crate::app::today::rows::{self, LeadFilter};
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::Query;
use crate::domain::time::Now;

/// The most leads that are listed.
const MOST_LEADS: usize = 6;

/// The target of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A screen or command, by its index in the list of names.
    Named(usize),
    /// A lead.
    Lead(LeadId),
}

/// A match for the typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its target.
    pub goal: Goal,
    /// Its name.
    pub title: String,
    /// Further words about it.
    pub about: String,
}

/// The matches: first names in their order, then leads in the order of their next touch. For an empty text all names
/// and no leads.
pub fn hits(book: &Book, names: &[&str], typed: &str, now: &Now) -> Vec<Hit> {
    let typed_small = typed.to_lowercase();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        typed_small.split_whitespace().all(|word| name.split(' ').any(|known| known.starts_with(word)))
    };
    let named = names.iter().enumerate().filter(|(_, name)| fits(name));
    let mut hits: Vec<Hit> = named
        .map(|(index, name)| Hit { goal: Goal::Named(index), title: (*name).to_owned(), about: String::new() })
        .collect();
    let query = Query::new(typed);
    if !query.is_empty() {
        let order = rows::leads_by_next_touch(book, now);
        let found = rows::find(book, &order, &query, &LeadFilter::default(), now);
        hits.extend(found.into_iter().take(MOST_LEADS).filter_map(|id| book.lead(id)).map(|lead| Hit {
            goal: Goal::Lead(lead.id),
            title: lead.title().to_owned(),
            about: rows::company_beside_title(lead),
        }));
    }
    hits
}
