//! Joins two records of one person without losing a value.

use super::key_of;
use crate::domain::decide::duplicates::are_same_words;
use crate::formats::MOST_CELL_BYTES;
use crate::formats::person::Person;
use crate::formats::text::dates::When;

/// Adds every value of `other` that `person` lacks, and returns whether anything changed. Idempotent.
pub fn join(person: &mut Person, other: &Person) -> bool {
    let before = person.clone();
    for phone in &other.phones {
        if !person.phones.iter().any(|known| known.is_same_line(phone)) {
            person.phones.push(phone.clone());
        }
    }
    for mail in &other.mails {
        if !person.mails.iter().any(|known| known.to_lowercase() == mail.to_lowercase()) {
            person.mails.push(mail.clone());
        }
    }
    let mut also = Vec::new();
    let fields = [
        ("name", &mut person.name, &other.name),
        ("company", &mut person.company, &other.company),
        ("role", &mut person.role, &other.role),
        ("website", &mut person.website, &other.website),
        ("address", &mut person.address, &other.address),
        ("source", &mut person.source, &other.source),
        ("best time", &mut person.best_time, &other.best_time),
        ("worth", &mut person.worth, &other.worth),
        ("time zone", &mut person.zone, &other.zone),
    ];
    for (label, mine, theirs) in fields {
        if mine.is_empty() {
            mine.clone_from(theirs);
        } else if !theirs.is_empty() && key_of(mine) != key_of(theirs) {
            also.push(format!("Also {label}: {theirs}"));
        }
    }
    if person.first_name.is_empty() && key_of(&person.name) == key_of(&other.name) {
        person.first_name.clone_from(&other.first_name);
    }
    if let Some(theirs) = other.next_touch.filter(|theirs| person.next_touch.is_some_and(|mine| mine != *theirs)) {
        let time = theirs.time.map(|time| format!(" {time}")).unwrap_or_default();
        also.push(format!("Also next touch: {}{time}", theirs.date));
    }
    person.next_touch = person.next_touch.or(other.next_touch);
    match other.deadline {
        Some(theirs) if person.deadline.is_none() => {
            person.deadline = Some(theirs);
            person.deadline_reason.clone_from(&other.deadline_reason);
        }
        Some(theirs) if person.deadline != Some(theirs) => also.push(format!("Also deadline: {theirs}")),
        _ => {}
    }
    for (mine, theirs) in [(&mut person.must_haves, &other.must_haves), (&mut person.quotes, &other.quotes)] {
        let new: Vec<String> = theirs.iter().filter(|text| !mine.contains(text)).cloned().collect();
        mine.extend(new);
    }
    let latest = |one: &When, other: &When| one.date.cmp(&other.date);
    person.last_contact = person.last_contact.into_iter().chain(other.last_contact).max_by(latest);
    if person.last_outcome.is_empty() {
        person.last_outcome.clone_from(&other.last_outcome);
    }
    if let Some(theirs) = other.warm.filter(|theirs| person.warm.is_some_and(|mine| mine != *theirs)) {
        also.push(format!("Also marked: {theirs:?}"));
    }
    person.warm = person.warm.or(other.warm);
    add_note(&mut person.note, &other.note);
    for line in also {
        add_note(&mut person.note, &line);
    }
    person.do_not_call_remark |= other.do_not_call_remark;
    person.do_not_call |= other.do_not_call;
    for (mine, theirs) in [(&mut person.group, &other.group), (&mut person.status, &other.status)] {
        if mine.is_empty() {
            mine.clone_from(theirs);
        }
    }
    *person != before
}

/// Whether joining `other` into `person` would change nothing. A planned day does not count as a value of the person,
/// and a first name may be part of the full name.
#[must_use]
pub fn adds_nothing(person: &Person, other: &Person) -> bool {
    // Many pairs are compared, and most names differ: check that first.
    let has_name =
        other.name.is_empty() || are_same_words(&person.name, &other.name) || person.note.contains(&other.name);
    has_name && !join(&mut person.clone(), &Person { next_touch: None, first_name: String::new(), ..other.clone() })
}

/// Like [`join`], but for values from a later list about a known person: a value under a column heading replaces the
/// earlier one. `listed` holds all such values of the list.
pub fn update(person: &mut Person, other: &Person, listed: &[(String, String)]) {
    let mut lines: Vec<&str> = person.note.lines().collect();
    for (heading, line) in other.kept.iter().filter(|(_, line)| !line.contains('\n')) {
        let is_of_list = |text: &str| listed.iter().any(|(_, kept)| kept == text);
        let is_former = |text: &&mut &str| text.starts_with(heading.as_str()) && !is_of_list(text);
        if !lines.contains(&line.as_str())
            && let Some(former) = lines.iter_mut().find(is_former)
        {
            *former = line;
        }
    }
    let note = lines.join("\n");
    if note.len() <= MOST_CELL_BYTES && note != person.note.lines().collect::<Vec<_>>().join("\n") {
        person.note = note;
    }
    join(person, other);
}

/// Appends the lines of a note that the other note does not contain yet.
fn add_note(note: &mut String, more: &str) {
    if note.is_empty() && more.len() <= MOST_CELL_BYTES {
        more.clone_into(note);
        return;
    }
    for line in more.lines() {
        let is_there = line.trim().is_empty() || note.lines().any(|known| known.trim() == line.trim());
        // A note that would exceed its field must not keep a whole list from being imported.
        if is_there || note.len() + 1 + line.len() > MOST_CELL_BYTES {
            continue;
        }
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(line);
    }
}
