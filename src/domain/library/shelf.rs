//! The shelf: clips and offers one can bring, matched to what a lead cares about, and what they have had.

use crate::domain::book::Book;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::lead::Lead;
use crate::domain::lead::Status;
use crate::domain::lead::Touch;
use crate::domain::lead::{Item, ItemKind};
use crate::domain::settings::whole_number;
use crate::domain::time::{Day, Now, days_between};
use crate::domain::util::sort_by;

/// A clip beside a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The clip.
    pub piece: LibraryItemId,
    /// What they care about that it is about; empty if nothing is known (S1.12).
    pub because: String,
    /// The day they were sent it, if they were.
    pub sent: Option<Day>,
}

/// The clips that are still of use, those that match and were not sent first.
pub fn clips_for(book: &Book, lead: &Lead, now: &Now) -> Vec<Fit> {
    let current = book.library_items_of(LibraryItemKind::Clip).filter(|(_, piece)| piece.is_of_use(now.today()));
    let mut fits: Vec<Fit> = current
        .map(|(id, piece)| Fit {
            piece: id,
            because: matching_interest(lead, piece).unwrap_or_default(),
            sent: given_on(lead, id, piece, now),
        })
        .collect();
    sort_by(&mut fits, |one, other| {
        (one.sent.is_some(), one.because.is_empty()).cmp(&(other.sent.is_some(), other.because.is_empty()))
    });
    fits
}

/// The leads that a clip would suit: they care about what it is about and have not had it (S1.21).
pub fn leads_for(book: &Book, id: LibraryItemId, now: &Now) -> Vec<LeadId> {
    let Some(piece) = book.piece(id).filter(|piece| piece.is_of_use(now.today())) else { return Vec::new() };
    book.leads()
        .filter(|lead| matches!(lead.status, Status::Open(_) | Status::Parked { .. }))
        .filter(|lead| matching_interest(lead, piece).is_some() && given_on(lead, id, piece, now).is_none())
        .map(|lead| lead.id)
        .collect()
}

/// The rungs of the ladder of offers that are left: still good, and never one that they have had (S4.23, S4.37).
pub fn offers_left<'a>(book: &'a Book, lead: &Lead, now: &Now) -> Vec<(LibraryItemId, &'a LibraryItem)> {
    let mut left = ladder(book);
    left.retain(|(id, piece)| piece.is_of_use(now.today()) && given_on(lead, *id, piece, now).is_none());
    left
}

/// All offers, the lowest rung first.
pub fn ladder(book: &Book) -> Vec<(LibraryItemId, &LibraryItem)> {
    let mut offers: Vec<_> = book.library_items_of(LibraryItemKind::Offer).collect();
    sort_by(&mut offers, |one, other| (one.1.rank, one.1.at, one.0).cmp(&(other.1.rank, other.1.at, other.0)));
    offers
}

/// The most rungs that can be told apart.
const MOST_RUNGS: u32 = 99;

/// The rung that a text names; no text is the place below all others.
pub fn rung_of(text: &str) -> Option<u32> {
    if text.is_empty() { Some(u32::MAX) } else { whole_number(text, 1, MOST_RUNGS) }
}

/// What [`rung_of`] reads.
pub fn rung_text(rank: u32) -> String {
    if rank == u32::MAX { String::new() } else { rank.to_string() }
}

/// The piece that a value was taken from: the one that was chosen for the next touch, else the one that it
/// names.
pub fn taken_from<'a>(book: &'a Book, lead: &Lead, value: &str) -> Option<(LibraryItemId, &'a LibraryItem)> {
    let chosen = lead.next_touch().filter(|next| next.value.trim() == value.trim()).and_then(|next| next.piece);
    chosen.and_then(|id| Some((id, book.piece(id)?))).or_else(|| named(book, lead, value))
}

/// The piece that a text names: the longest name counts, then one that it still has; of two of one name it is
/// the one they have not had.
fn named<'a>(book: &'a Book, lead: &Lead, value: &str) -> Option<(LibraryItemId, &'a LibraryItem)> {
    let on_shelf =
        book.pieces().filter(|(_, piece)| matches!(piece.kind, LibraryItemKind::Clip | LibraryItemKind::Offer));
    let had = |id: LibraryItemId| lead.touches.iter().any(|(_, touch)| touch.piece == Some(id));
    let found = on_shelf.filter_map(|(id, piece)| {
        let name = name_in(piece, value)?;
        Some(((name.len(), *name == piece.name, !had(id)), id, piece))
    });
    found.reduce(|best, next| if best.0 < next.0 { next } else { best }).map(|(_, id, piece)| (id, piece))
}

/// The name by which a text knows a piece, the present one or a former one; a name of a letter or two would be
/// found anywhere.
fn name_in<'a>(piece: &'a LibraryItem, text: &str) -> Option<&'a String> {
    let names = std::iter::once(&piece.name).chain(&piece.former);
    names.into_iter().find(|name| 2 < name.chars().count() && text.contains(name.as_str()))
}

/// The day on which they had this piece, by hand or as the value of a touch.
pub fn given_on(lead: &Lead, id: LibraryItemId, piece: &LibraryItem, now: &Now) -> Option<Day> {
    let by_hand = lead.items.values().rfind(|item| item.kind == ItemKind::Given && item.about == Some(id));
    if let Some(item) = by_hand {
        return Some(item.noted.unwrap_or_else(|| now.today()));
    }
    let is_it = |touch: &Touch| match touch.piece {
        Some(brought) => brought == id,
        None => name_in(piece, &touch.brought).is_some(),
    };
    let in_touch = lead.latest_touches().find(|touch| is_it(touch));
    in_touch.map(|touch| touch.time.day(now))
}

/// How many days the shelf has had nothing new, when that is longer than the salesperson wants it to be (S2.21).
/// Nobody is reminded who has never used the shelf.
pub fn days_without_reading(book: &Book, now: &Now) -> Option<u64> {
    let limit = i64::from(book.settings().reading_days);
    let latest = book.library_items_of(LibraryItemKind::Clip).map(|(_, piece)| piece.at).max()?;
    let days = days_between(now.local_of(latest).date(), now.today());
    if 0 < limit && limit <= days { u64::try_from(days).ok() } else { None }
}

/// What they care about that a piece is about, by its tags.
pub fn matching_interest(lead: &Lead, piece: &LibraryItem) -> Option<String> {
    let is_about = |interest: &str| {
        let interest = interest.to_lowercase();
        piece.tags.iter().any(|tag| !tag.is_empty() && interest.contains(&tag.to_lowercase()))
    };
    lead.said(ItemKind::Interest)
        .chain(lead.said(ItemKind::MustHave))
        .find(|interest| is_about(interest))
        .map(str::to_owned)
}

/// Why a clip may be of no use to a lead; `None` if it is about what they care about (S1.20).
pub fn mismatch(lead: &Lead, piece: &LibraryItem) -> Option<&'static str> {
    if matching_interest(lead, piece).is_some() {
        None
    } else if lead.said(ItemKind::Interest).next().is_none() {
        Some("Nobody has asked yet what they care about, so this may not be for them.")
    } else if piece.tags.is_empty() {
        Some("It has no tags, so nothing says that it is for them.")
    } else {
        Some("Its tags match nothing they care about; material on the wrong subject does harm.")
    }
}

/// The command that notes what they were given, and which parts of it were marked for them.
pub fn give(lead: &Lead, id: Option<LibraryItemId>, what: &str, marked: &str, now: &Now) -> Command {
    let item =
        Item { about: id, proof: marked.trim().to_owned(), ..Item::said(ItemKind::Given, what.trim(), now.today()) };
    Command::AddItem(lead.id, item)
}

/// What was pasted, as a clip: the link, the words beside it as its title, `#words` as its tags.
pub fn clip_of_paste(pasted: &str, now: &Now) -> LibraryItem {
    let mut clip = LibraryItem::new(LibraryItemKind::Clip, now.instant, "", "");
    let mut title: Vec<&str> = Vec::new();
    for word in pasted.split_whitespace() {
        match word.strip_prefix('#') {
            _ if clip.link.is_empty() && word.contains("://") => clip.link = word.to_owned(),
            Some(tag) if !tag.is_empty() => clip.tags.push(tag.to_lowercase()),
            _ => title.push(word),
        }
    }
    clip.name = if title.is_empty() { title_of_link(&clip.link) } else { title.join(" ") };
    clip
}

/// What a link without a title is called: its site, and the words of its last part.
fn title_of_link(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (site, path) = rest.split_once('/').unwrap_or((rest, ""));
    let last = path.rsplit('/').next().unwrap_or_default().replace(['-', '_'], " ");
    let site = site.trim_start_matches("www.");
    if last.is_empty() { site.to_owned() } else { format!("{last} ({site})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rung_is_a_small_whole_number_or_the_last_place() {
        for (text, rung) in [("", Some(u32::MAX)), ("1", Some(1)), ("99", Some(99))] {
            assert_eq!(rung_of(text), rung, "{text:?}");
            assert_eq!(rung.map(rung_text).as_deref(), Some(text));
        }
        for text in ["0", "100", "-1", "1.5", "4294967295", "99999999999999999999", "first"] {
            assert_eq!(rung_of(text), None, "{text:?}");
        }
    }
}
