//! Merges two leads into one, in one change, without losing anything: values that a lead can have several of are all
//! kept, and a replaced single value goes into the notes.

use super::duplicates::are_same_words;
use super::validate::check_length;
use crate::domain::book::Book;
use crate::domain::book::Edit;
use crate::domain::command::CommandError;
use crate::domain::id::{Ids, ItemId, LeadId, Timestamp, TouchId};
use crate::domain::lead::Status;
use crate::domain::lead::decision_maker::{THEMSELVES, linked, relinked};
use crate::domain::lead::phone::PhoneNumber;
use crate::domain::lead::{Created, DeferredTo, Detail, DetailKind, Lead};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::lead::{NextTouch, Why};
use crate::domain::lead::{all_lines, also, status_line};
use crate::domain::schedule::also_agreed;
use crate::domain::time::{Day, Instant, Now};

/// The fields in which two leads differ and one value has to be chosen. Numbers, addresses and notes are combined.
pub fn choices(keep: &Lead, other: &Lead) -> Vec<(Detail, Detail)> {
    let blank = blank(keep);
    let pairs = DetailKind::ALL.into_iter().map(|kind| (keep.detail(kind), other.detail(kind)));
    let filled = |detail: &Detail| blank.detail(detail.kind()) != *detail;
    pairs.filter(|(mine, theirs)| is_chosen(mine.kind()) && mine != theirs && filled(mine) && filled(theirs)).collect()
}

fn is_chosen(kind: DetailKind) -> bool {
    !matches!(kind, DetailKind::Phones | DetailKind::Mails | DetailKind::Note | DetailKind::Deferred)
}

fn blank(lead: &Lead) -> Lead {
    Lead::new(lead.id, lead.created, Day::MIN)
}

/// The status of the merged lead, and the other status if it differs. Do-not-call wins; then an agreed time, the
/// earlier of two; then an open status.
pub fn statuses<'lead>(keep: &'lead Lead, other: &'lead Lead) -> (&'lead Status, Option<&'lead Status>) {
    let rank = |status: &Status| match status {
        Status::DoNotCall { .. } => 4,
        Status::Open(next) if next.when.is_promise() => 3,
        Status::Open(next) if next.why != Why::FirstTalk => 2,
        Status::Open(_) => 1,
        Status::Parked { .. } | Status::Ended { .. } => 0,
    };
    let (mine, theirs) = (&keep.status, &other.status);
    let theirs_first = match (agreed(mine), agreed(theirs), mine, theirs) {
        (Some(mine), Some(theirs), ..) => theirs < mine,
        (.., Status::DoNotCall { since }, Status::DoNotCall { since: theirs }) => theirs < since,
        _ => rank(theirs) > rank(mine),
    };
    let (first, second) = if theirs_first { (theirs, mine) } else { (mine, theirs) };
    (first, (first != second).then_some(second))
}

fn agreed(status: &Status) -> Option<Instant> {
    status.next_touch()?.when.agreed_at()
}

/// The second agreed time of two leads. It is kept beside the first until it becomes the next touch or is dropped.
pub fn second_time<'lead>(keep: &'lead Lead, other: &'lead Lead) -> Option<&'lead NextTouch> {
    let (first, second) = statuses(keep, other);
    let second = second?.next_touch().filter(|next| next.when.is_promise())?;
    let is_other_time = agreed(first).is_some_and(|at| second.when.agreed_at() != Some(at));
    is_other_time.then_some(second)
}

/// The edits that merge `other` into `keep`; for the fields in `take` the value of `other` wins.
pub(in crate::domain) fn merge(
    book: &Book,
    [keep, other]: [&Lead; 2],
    take: &[DetailKind],
    now: &Now,
    ids: &mut Ids,
) -> Result<Vec<Edit>, CommandError> {
    let mut merged = Merging { book, keep, other, edits: Vec::new(), lines: Vec::new(), ids };
    merged.details(take);
    let group_is_theirs = keep.group.is_none() || take.contains(&DetailKind::Group);
    merged.items(other.group.is_some() && group_is_theirs);
    merged.status(now);
    merged.touches();
    merged.note()?;
    merged.links();
    let Merging { mut edits, .. } = merged;
    if keep.created.import != other.created.import {
        // The merged lead belongs to no import, so that removing one cannot remove what came from elsewhere.
        let at = keep.created.at.min(other.created.at);
        edits.push(Edit::Lead(keep.id, Some(Created { at, import: None })));
    }
    edits.push(Edit::Lead(other.id, None));
    Ok(edits)
}

struct Merging<'a> {
    book: &'a Book,
    keep: &'a Lead,
    other: &'a Lead,
    edits: Vec<Edit>,
    /// Replaced values, for the notes.
    lines: Vec<String>,
    ids: &'a mut Ids,
}

impl Merging<'_> {
    fn details(&mut self, take: &[DetailKind]) {
        let blank = blank(self.keep);
        for kind in DetailKind::ALL {
            let (mine, theirs) = (self.keep.detail(kind), self.other.detail(kind));
            let is_blank = |detail: &Detail| blank.detail(kind) == *detail;
            let merged = match (&mine, &theirs) {
                (Detail::Phones(mine), Detail::Phones(theirs)) => Detail::Phones(phones_of_both(mine, theirs)),
                (Detail::Mails(mine), Detail::Mails(theirs)) => Detail::Mails(mails_of_both(mine, theirs)),
                (Detail::Note(_) | Detail::Deferred(_), _) => continue,
                _ if mine == theirs || is_blank(&theirs) => continue,
                _ if is_blank(&mine) => theirs,
                _ => {
                    let (stands, gives_way) =
                        if take.contains(&kind) { (theirs, &mine) } else { (mine.clone(), &theirs) };
                    self.lines.extend(all_lines(gives_way));
                    stands
                }
            };
            if merged != mine {
                self.edits.push(Edit::Detail(self.keep.id, merged));
            }
        }
    }

    /// All items of both, in the order in which they became known, because the latest counts.
    fn items(&mut self, group_is_theirs: bool) {
        let mut kept: Vec<(ItemId, Option<Item>)> = Vec::new();
        for (id, item) in self.keep.items.iter() {
            kept.push((*id, self.pointed(item)));
        }
        let mut moved: Vec<(Option<Timestamp>, Item)> = Vec::new();
        for (id, item) in self.other.items.iter() {
            let Some(item) = self.pointed(item) else { continue };
            let is_known =
                |known: &&(ItemId, Option<Item>)| known.1.as_ref().is_some_and(|known| says_the_same(known, &item));
            if kept.iter().find(is_known).is_some() {
                continue;
            }
            let at = self.stamp(self.other.id, *id);
            match kept.iter_mut().rev().find(|(_, mine)| mine.as_ref().is_some_and(|mine| is_unique(mine, &item))) {
                Some((mine_id, mine)) => {
                    let theirs_stand = match item.kind {
                        ItemKind::Grouped => group_is_theirs,
                        _ => at > self.stamp(self.keep.id, *mine_id),
                    };
                    let gives_way = if theirs_stand { mine.replace(item) } else { Some(item) };
                    let gives_way = gives_way
                        .filter(|gone| mine.as_ref().is_none_or(|stands| !are_same_words(&stands.text, &gone.text)));
                    if let Some(gone) = gives_way.filter(|gone| gone.kind != ItemKind::Grouped) {
                        self.lines.push(also(&gone.kind.words().to_lowercase(), &gone.text));
                    }
                }
                None => moved.push((at, item)),
            }
        }
        // An item of `keep` that is newer than a moved one is written again, so that it sorts after it.
        for (id, item) in kept {
            let at = self.stamp(self.keep.id, id);
            match item {
                Some(item) if moved.iter().any(|(moved_at, moved)| moved.kind == item.kind && *moved_at < at) => {
                    self.edits.push(Edit::Item(self.keep.id, id, None));
                    moved.push((at, item));
                }
                item if self.keep.items.get(&id) != item.as_ref() => {
                    self.edits.push(Edit::Item(self.keep.id, id, item));
                }
                _ => {}
            }
        }
        crate::domain::util::sort_by(&mut moved, |one, other| one.0.cmp(&other.0));
        for (_, item) in moved {
            self.edits.push(Edit::Item(self.keep.id, ItemId(self.ids.draw()), Some(item)));
        }
    }

    fn stamp(&self, lead: LeadId, item: ItemId) -> Option<Timestamp> {
        self.book.stamp_of(&Edit::Item(lead, item, None))
    }

    /// An item of either lead, as the merged lead has it. A link from one of the two to the other is removed.
    fn pointed(&self, item: &Item) -> Option<Item> {
        match linked(item) {
            Some(lead) if lead == self.keep.id || lead == self.other.id => match item.kind {
                ItemKind::NotSame => None,
                ItemKind::Decider => Some(Item { text: THEMSELVES.to_owned(), ..relinked(item, None) }),
                _ => Some(relinked(item, None)),
            },
            _ => Some(item.clone()),
        }
    }

    fn status(&mut self, now: &Now) {
        let (keep, other) = (self.keep, self.other);
        let (first, second) = statuses(keep, other);
        match (second_time(keep, other), second) {
            (Some(next), _) => {
                let item = also_agreed::item(next, now.today());
                self.edits.push(Edit::Item(keep.id, ItemId(self.ids.draw()), Some(item)));
            }
            (None, Some(second)) => self.lines.extend(status_line(second, now)),
            (None, None) => {}
        }
        if *first != keep.status {
            self.edits.push(Edit::Status(keep.id, first.clone()));
        }
        // A call whose result has to be entered keeps that state.
        let is_unfinished = |lead: &Lead| lead.deferred.as_ref().is_some_and(|it| it.place == DeferredTo::Top);
        let deferred = match (is_unfinished(keep), is_unfinished(other)) {
            (true, _) => keep.deferred.clone(),
            (false, true) => other.deferred.clone(),
            (false, false) => keep.deferred.clone().filter(|_| *first == keep.status),
        };
        if deferred != keep.deferred {
            self.edits.push(Edit::Detail(keep.id, Detail::Deferred(deferred)));
        }
    }

    fn touches(&mut self) {
        for (_, touch) in &self.other.touches {
            if !self.keep.touches.iter().any(|(_, known)| known == touch) {
                self.edits.push(Edit::Touch(self.keep.id, TouchId(self.ids.draw()), Some(touch.clone())));
            }
        }
    }

    /// Both notes, each line once, followed by the replaced values.
    fn note(&mut self) -> Result<(), CommandError> {
        let mut note = self.keep.note.clone();
        let theirs = self.other.note.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
        let gone = std::mem::take(&mut self.lines);
        for line in theirs.chain(gone.iter().flat_map(|text| text.lines()).map(str::to_owned)) {
            if !note.lines().any(|known| known == line) {
                if !note.is_empty() {
                    note.push('\n');
                }
                note.push_str(&line);
            }
        }
        check_length(note.len())?;
        if note != self.keep.note {
            self.edits.push(Edit::Detail(self.keep.id, Detail::Note(note)));
        }
        Ok(())
    }

    /// Redirects links from the removed lead to the one that stays.
    fn links(&mut self) {
        let (keep, other) = (self.keep.id, self.other.id);
        for lead in self.book.leads().filter(|lead| lead.id != keep && lead.id != other) {
            for (id, item) in lead.items.iter().filter(|(_, item)| linked(item) == Some(other)) {
                let to_both = item.kind == ItemKind::NotSame
                    && lead.items_of(ItemKind::NotSame).any(|(_, known)| linked(known) == Some(keep));
                let item = (!to_both).then(|| relinked(item, Some(keep)));
                self.edits.push(Edit::Item(lead.id, *id, item));
            }
        }
    }
}

/// Whether two items say the same, apart from the day they were noted.
fn says_the_same(one: &Item, other: &Item) -> bool {
    match one.kind {
        ItemKind::NotSame if linked(one).is_some() => other.kind == ItemKind::NotSame && linked(one) == linked(other),
        ItemKind::AlsoAgreed => Item { noted: other.noted, ..one.clone() } == *other,
        _ => one == other,
    }
}

/// Whether a lead can have only one of two such items at the same time.
fn is_unique(one: &Item, other: &Item) -> bool {
    let holds = |item: &Item| item.is_open() && item.source == Source::Said;
    let is_single =
        matches!(one.kind, ItemKind::Grouped | ItemKind::Decider | ItemKind::Salutation | ItemKind::SpokenBefore);
    is_single && one.kind == other.kind && holds(one) && holds(other)
}

/// The numbers of both leads; a number that is wrong for either is wrong.
fn phones_of_both(mine: &[PhoneNumber], theirs: &[PhoneNumber]) -> Vec<PhoneNumber> {
    let mut all = mine.to_vec();
    for phone in theirs {
        match all.iter_mut().find(|known| known.is_same_line(phone)) {
            Some(known) => {
                known.wrong_since = known.wrong_since.or(phone.wrong_since);
                known.remark = known.remark.take().or_else(|| phone.remark.clone());
            }
            None => all.push(phone.clone()),
        }
    }
    all
}

fn mails_of_both(mine: &[String], theirs: &[String]) -> Vec<String> {
    let mut all = mine.to_vec();
    for mail in theirs {
        if !all.iter().any(|known| known.eq_ignore_ascii_case(mail)) {
            all.push(mail.clone());
        }
    }
    all
}
