//! Checks of values before a command may put them into the book.

use crate::domain::book::LibraryItem;
use crate::domain::command::{CommandError, LONGEST_TEXT};
use crate::domain::lead::Touch;
use crate::domain::lead::{Detail, Lead};
use crate::domain::lead::{Item, ItemKind};
use crate::domain::lead::{NextTouch, When};
use crate::domain::time::{Day, Now};

/// A lead needs a name, a company, a number or a mail address.
pub(in crate::domain) fn check_somebody(lead: &Lead) -> Result<(), CommandError> {
    let somebody = !lead.name.trim().is_empty()
        || !lead.company.trim().is_empty()
        || !lead.phones.is_empty()
        || !lead.mails.is_empty();
    if somebody { Ok(()) } else { Err(CommandError::NobodyInIt) }
}

pub(in crate::domain) fn check_detail(detail: &Detail) -> Result<(), CommandError> {
    let longest = match detail {
        Detail::Deadline(deadline) => deadline.as_ref().map_or(0, |deadline| deadline.why.len()),
        Detail::Phones(phones) => phones.iter().map(|phone| phone.typed.len()).max().unwrap_or(0),
        Detail::Mails(mails) => mails.iter().map(String::len).max().unwrap_or(0),
        Detail::Preferred(channel) => channel.as_ref().map_or(0, |channel| channel.word().len()),
        other => other.text().map_or(0, str::len),
    };
    check_length(longest)
}

/// An item needs a text; for some kinds other fields are enough.
pub(in crate::domain) fn check_item(item: &Item) -> Result<(), CommandError> {
    let zone = item.zone.as_ref().map_or(0, String::len);
    check_length(item.text.len().max(item.proof.len()).max(zone))?;
    let needs_text = !matches!(
        item.kind,
        ItemKind::AlsoAgreed | ItemKind::NotSame | ItemKind::SpokenBefore | ItemKind::Renewal | ItemKind::Card
    );
    if needs_text && item.text.trim().is_empty() { Err(CommandError::NothingToDo) } else { Ok(()) }
}

/// A library item needs content of its kind.
pub(in crate::domain) fn check_piece(piece: &LibraryItem) -> Result<(), CommandError> {
    check_length(piece.text.len().max(piece.name.len()).max(piece.why.len()).max(piece.link.len()))?;
    let is_empty = [&piece.name, &piece.text, &piece.link].into_iter().all(|text| text.trim().is_empty());
    if is_empty { Err(CommandError::NothingToDo) } else { Ok(()) }
}

pub(in crate::domain) fn check_length(bytes: usize) -> Result<(), CommandError> {
    if bytes <= LONGEST_TEXT { Ok(()) } else { Err(CommandError::TooLong) }
}

pub(in crate::domain) fn check_touch(touch: &Touch, now: &Now) -> Result<(), CommandError> {
    let texts = [&touch.note, &touch.said, &touch.via, &touch.origin, &touch.yes_because];
    check_length(texts.into_iter().map(String::len).max().unwrap_or(0))?;
    if touch.time.day(now) <= now.today() { Ok(()) } else { Err(CommandError::FutureTouch) }
}

/// A parked lead needs a wake-up day in the future.
pub(in crate::domain) fn check_park(wake: Day, why: &str, now: &Now) -> Result<(), CommandError> {
    check_length(why.len())?;
    if wake > now.today() { Ok(()) } else { Err(CommandError::PastDay) }
}

pub(in crate::domain) fn check_next(next: &NextTouch, now: &Now) -> Result<(), CommandError> {
    check_when(&next.when, now)?;
    check_texts(next)
}

pub(in crate::domain) fn check_texts(next: &NextTouch) -> Result<(), CommandError> {
    check_length(next.aim.text().len().max(next.value.len()))
}

/// A next touch must be today or later.
pub(in crate::domain) fn check_when(when: &When, now: &Now) -> Result<(), CommandError> {
    let ahead = match when {
        When::Planned { day, .. } => *day >= now.today(),
        When::Promised { at, .. } => *at >= now.instant,
    };
    if ahead { Ok(()) } else { Err(CommandError::PastDay) }
}
