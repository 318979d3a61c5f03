//! The shelf: clips and offers to bring, matched to what a lead cares about, and what they were given already.

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

/// A clip, as it fits one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The clip.
    pub piece: LibraryItemId,
    /// Their interest that it matches; empty if none is known (S1.12).
    pub because: String,
    /// The day on which it was sent to them, if it was.
    pub sent: Option<Day>,
}

/// The clips that are still useful; clips that match and were not sent come first.
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

/// The leads that a clip suits: they care about its subject and have not had it (S1.21).
pub fn leads_for(book: &Book, id: LibraryItemId, now: &Now) -> Vec<LeadId> {
    let Some(piece) = book.piece(id).filter(|piece| piece.is_of_use(now.today())) else { return Vec::new() };
    book.leads()
        .filter(|lead| matches!(lead.status, Status::Open(_) | Status::Parked { .. }))
        .filter(|lead| matching_interest(lead, piece).is_some() && given_on(lead, id, piece, now).is_none())
        .map(|lead| lead.id)
        .collect()
}

/// The remaining rungs of the ladder of offers: still valid, and never one that they have had (S4.23, S4.37).
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

/// The highest rung that can be entered.
const MOST_RUNGS: u32 = 99;

/// Parses a rung from 1 to 99. An empty text is the rung below all others; `None` for anything else.
pub fn rung_of(text: &str) -> Option<u32> {
    if text.is_empty() { Some(u32::MAX) } else { whole_number(text, 1, MOST_RUNGS) }
}

/// The inverse of [`rung_of`].
pub fn rung_text(rank: u32) -> String {
    if rank == u32::MAX { String::new() } else { rank.to_string() }
}

/// The library item that a value was taken from: the one chosen for the next touch, or else the one that the text
/// names.
pub fn taken_from<'a>(book: &'a Book, lead: &Lead, value: &str) -> Option<(LibraryItemId, &'a LibraryItem)> {
    let chosen = lead.next_touch().filter(|next| next.value.trim() == value.trim()).and_then(|next| next.piece);
    chosen.and_then(|id| Some((id, book.piece(id)?))).or_else(|| named(book, lead, value))
}

/// The library item that a text names. The longest name wins, then a current name over a former one, then an item
/// that they have not had.
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

/// The name of the item, present or former, that the text contains. Names of one or two letters are ignored, since
/// they occur everywhere.
fn name_in<'a>(piece: &'a LibraryItem, text: &str) -> Option<&'a String> {
    let names = std::iter::once(&piece.name).chain(&piece.former);
    names.into_iter().find(|name| 2 < name.chars().count() && text.contains(name.as_str()))
}

/// The day on which they received this item, noted by hand or as the value of a touch.
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

/// How many days ago the shelf got its last clip, if that is longer than the salesperson's limit (S2.21). `None` for
/// somebody who has never used the shelf.
pub fn days_without_reading(book: &Book, now: &Now) -> Option<u64> {
    let limit = i64::from(book.settings().reading_days);
    let latest = book.library_items_of(LibraryItemKind::Clip).map(|(_, piece)| piece.at).max()?;
    let days = days_between(now.local_of(latest).date(), now.today());
    if 0 < limit && limit <= days { u64::try_from(days).ok() } else { None }
}

/// Their interest that an item matches by its tags.
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

/// Why a clip may be of no use to a lead; `None` if it matches one of their interests (S1.20).
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

/// The command that records what they were given, and which parts were marked for them.
pub fn give(lead: &Lead, id: Option<LibraryItemId>, what: &str, marked: &str, now: &Now) -> Command {
    let item =
        Item { about: id, proof: marked.trim().to_owned(), ..Item::said(ItemKind::Given, what.trim(), now.today()) };
    Command::AddItem(lead.id, item)
}

/// Pasted text as a clip: the link, the words beside it as title, and `#words` as tags.
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

/// A title for a link without one: its site, and the words of the last part of its path.
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
