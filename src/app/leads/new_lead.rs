//! One new lead, typed by hand or picked from the phone's contacts.

use crate::domain::lead::NewLead;
use crate::domain::lead::phone::{Country, PhoneNumber, read_many};
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::domain::lead::{Detail, Warmth};
use crate::domain::time::{Now, days_after};

/// The form for a new lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewLeadForm {
    /// Full name.
    pub name: String,
    /// Company.
    pub company: String,
    /// One or several numbers.
    pub phone: String,
    /// Mail address.
    pub mail: String,
    /// Note.
    pub note: String,
    /// Whether they met today (S1.4).
    pub met_today: bool,
}

/// The numbers in a text; a number that cannot be parsed is kept as typed and has no dial button.
pub fn phones_of(text: &str, home: &Country) -> Vec<PhoneNumber> {
    text.lines()
        .flat_map(|line| read_many(line, home))
        .map(|read| match read {
            Ok(number) => number,
            Err((typed, _)) => PhoneNumber { typed, e164: None, extension: None, remark: None, wrong_since: None },
        })
        .filter(|number| !number.typed.trim().is_empty())
        .collect()
}

/// The numbers in an edited text. An unchanged number keeps its kind, its typed form and its `wrong_since`; a number
/// corrected within its line keeps the kind.
pub fn phones_edited(text: &str, before: &[PhoneNumber], home: &Country) -> Vec<PhoneNumber> {
    let mut after = phones_of(text, home);
    let has_as_many = after.len() == before.len();
    let stays = |phone: &PhoneNumber, all: &[PhoneNumber]| all.iter().any(|other| other.is_same_line(phone));
    let corrected: Vec<Option<&PhoneNumber>> =
        before.iter().map(|phone| (!stays(phone, &after)).then_some(phone)).collect();
    for (place, phone) in after.iter_mut().enumerate() {
        if let Some(known) = before.iter().find(|known| known.is_same_line(phone)) {
            let is_untouched = phone.typed == known.shown();
            phone.typed = if is_untouched { known.typed.clone() } else { std::mem::take(&mut phone.typed) };
            phone.remark = phone.remark.take().or_else(|| known.remark.clone());
            phone.wrong_since = known.wrong_since;
        } else if let Some(known) = corrected.get(place).copied().flatten().filter(|_| has_as_many) {
            phone.remark = phone.remark.take().or_else(|| known.remark.clone());
        }
    }
    after
}

/// The mail addresses in a text, separated by line breaks, spaces or commas.
pub fn mails_of(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter == ',' || letter == ';' || letter.is_whitespace());
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The lead in the form. If they were met today, the first touch is a thank-you tomorrow.
pub fn new_lead(form: NewLeadForm, home: &Country, now: &Now) -> NewLead {
    let mails = mails_of(&form.mail);
    let channel = if mails.is_empty() { Channel::Call } else { Channel::Mail };
    let met = Touch {
        note: form.note.trim().to_owned(),
        ..Touch::new(TouchTime::At(now.instant), Channel::Visit, Direction::Mine, Outcome::Met)
    };
    let thanks = NextTouch {
        when: When::day(days_after(now.today(), 1)),
        channel,
        aim: Aim::stated("Thank them for the meeting and send what was agreed"),
        value: String::new(),
        piece: None,
        why: Why::Thanks,
    };
    NewLead {
        apart_from: Vec::new(),
        details: vec![
            Detail::Name(form.name.trim().to_owned()),
            Detail::Company(form.company.trim().to_owned()),
            Detail::Phones(phones_of(&form.phone, home)),
            Detail::Mails(mails),
            Detail::Note(if form.met_today { String::new() } else { form.note.trim().to_owned() }),
            Detail::Warmth(form.met_today.then_some(Warmth::Warm)),
        ],
        items: Vec::new(),
        touches: form.met_today.then_some(met).into_iter().collect(),
        next: form.met_today.then_some(thanks),
        ..NewLead::default()
    }
}

/// A contact picked on the phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickedContact {
    /// The first name entry.
    pub name: String,
    /// All numbers.
    pub phones: Vec<String>,
    /// All mail addresses.
    pub mails: Vec<String>,
}

/// Picked contacts as a CSV table, so that they are imported like any list.
pub fn as_table(contacts: &[PickedContact]) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows = contacts.iter().map(|contact| {
        [cell(&contact.name), cell(&contact.phones.join(" / ")), cell(&contact.mails.join("; "))].join(",")
    });
    ["Name,Phone,Mail".to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
