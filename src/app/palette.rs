//! Going anywhere by a few letters: leads, screens and commands that fit what was typed.

use crate::app::today::rows::{self, LeadFilter};
use crate::domain::book::Book;
use crate::domain::id::LeadId;
use crate::domain::lead::Query;
use crate::domain::time::Now;

/// The most leads that are offered.
const MOST_LEADS: usize = 6;

/// What can be gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A place or a command, by its place in the list of names.
    Named(usize),
    /// A lead.
    Lead(LeadId),
}

/// Something that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub goal: Goal,
    /// Its name.
    pub title: String,
    /// What else there is to say of it.
    pub about: String,
}

/// What fits: first the names in their order, then leads in the order of their next touch. As long as
/// nothing is typed, all names are offered and no lead.
pub fn hits(book: &Book, names: &[&str], typed: &str, now: &Now) -> Vec<Hit> {
    let typed_small = typed.to_lowercase();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        typed_small.split_whitespace().all(|word| name.split(' ').any(|known| known.starts_with(word)))
    };
    let named = names.iter().enumerate().filter(|(_, name)| fits(name));
    let mut hits: Vec<Hit> = named
        .map(|(place, name)| Hit { goal: Goal::Named(place), title: (*name).to_owned(), about: String::new() })
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
