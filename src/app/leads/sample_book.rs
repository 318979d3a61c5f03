//! Ten invented leads to practise with, clearly marked and removed with one tap.

use crate::domain::command::Command;
use crate::domain::lead::NewLead;
use crate::domain::lead::phone::{Country, PhoneNumber};
use crate::domain::lead::{Aim, NextTouch, When, Why};
use crate::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use crate::domain::lead::{Deadline, Detail, Group, Warmth};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::time::{Now, days_after, days_before};

/// The name of the practice book.
pub const PRACTICE_NAME: &str = "Practice book";

/// The command that adds the practice book.
pub fn practice_book(now: &Now) -> Command {
    Command::Import {
        name: PRACTICE_NAME.to_owned(),
        practice: true,
        leads: PEOPLE.iter().map(|person| person.lead(now)).collect(),
        merges: Vec::new(),
    }
}

/// An invented lead; days are relative to today.
struct Practice {
    name: &'static str,
    company: &'static str,
    role: &'static str,
    phone: &'static str,
    mail: &'static str,
    warm: bool,
    group: Option<Group>,
    must_haves: &'static [&'static str],
    quote: &'static str,
    /// Days from today, and the reason.
    deadline: Option<(u32, &'static str)>,
    /// Days ago, outcome and note, the oldest first.
    touches: &'static [(u32, Outcome, &'static str)],
    next: Next,
}

/// When the next touch of an invented lead is due.
enum Next {
    /// Due today, since nobody has talked to them yet.
    FirstTalk,
    /// Days from today (negative if overdue), and the aim.
    Planned(i32, &'static str),
    /// Minutes from now, and the aim.
    Promised(i64, &'static str),
}

const PEOPLE: [Practice; 10] = [
    Practice {
        name: "Priya Nair",
        company: "Nair Ceramics",
        role: "Owner",
        phone: "+1 202 555 0143",
        mail: "priya@nairceramics.example",
        warm: true,
        group: Some(Group::A),
        must_haves: &["three rows of seats", "a crash rating she can show her insurer"],
        quote: "Send me the sheet first, then we talk.",
        deadline: Some((9, "the new shop opens, and they lose the season otherwise")),
        touches: &[
            (15, Outcome::Spoke, "Two vans are worn out. Wants to see numbers, not brochures."),
            (8, Outcome::VoicemailLeft, ""),
            (7, Outcome::Spoke, "Asked for the crash-test sheet before anything else."),
        ],
        next: Next::Planned(0, "Agree the order date"),
    },
    Practice {
        name: "Ms Elena Ortega",
        company: "Halden Tools",
        role: "Purchasing",
        phone: "+1 202 555 0176",
        mail: "ortega@haldentools.example",
        warm: true,
        group: Some(Group::A),
        must_haves: &["delivery before stocktaking"],
        quote: "If it comes a day later it is useless to me.",
        deadline: Some((20, "stocktaking")),
        touches: &[(3, Outcome::Spoke, "Likes it. Needs a firm delivery date from me.")],
        next: Next::Promised(5, "The answer on her delivery date"),
    },
    Practice {
        name: "Ben Aldous",
        company: "Aldous & Co",
        role: "Managing partner",
        phone: "+1 202 555 0119",
        mail: "ben@aldous.example",
        warm: true,
        group: Some(Group::B),
        must_haves: &["nothing that needs training"],
        quote: "My people will not read a manual.",
        deadline: None,
        touches: &[(9, Outcome::Spoke, "Worried about training time.")],
        next: Next::Planned(-2, "Show how a beginner is ready in ten minutes"),
    },
    Practice {
        name: "Tomasz Lindqvist",
        company: "Northgate Dairy",
        role: "Fleet manager",
        phone: "+1 202 555 0158",
        mail: "",
        warm: false,
        group: None,
        must_haves: &[],
        quote: "",
        deadline: None,
        touches: &[(1, Outcome::NoAnswer, "")],
        next: Next::Planned(0, "First talk: how do they plan their repairs?"),
    },
    Practice {
        name: "Imogen Farrell",
        company: "Farrell Interiors",
        role: "Owner",
        phone: "+1 202 555 0187",
        mail: "imogen@farrell.example",
        warm: true,
        group: None,
        must_haves: &[],
        quote: "",
        deadline: None,
        touches: &[],
        next: Next::FirstTalk,
    },
    Practice {
        name: "Dr. Samuel Okafor",
        company: "Riverside Dental",
        role: "Dentist",
        phone: "+1 202 555 0134",
        mail: "practice@riversidedental.example",
        warm: false,
        group: Some(Group::C),
        must_haves: &["quiet during treatment"],
        quote: "Ask me again when the second room is finished.",
        deadline: None,
        touches: &[(40, Outcome::NotNow, "Building work until spring.")],
        next: Next::Planned(-1, "Ask how far the second room is, and bring the noise figures"),
    },
    Practice {
        name: "Greta Halvorsen",
        company: "Halvorsen Outdoor",
        role: "Buyer",
        phone: "+1 202 555 0162",
        mail: "greta@halvorsen.example",
        warm: true,
        group: Some(Group::B),
        must_haves: &["samples in two sizes"],
        quote: "",
        deadline: Some((35, "the spring catalogue goes to print")),
        touches: &[
            (21, Outcome::Spoke, "Will show samples to two colleagues."),
            (12, Outcome::NoAnswer, ""),
            (10, Outcome::VoicemailLeft, "Left my number, mentioned the catalogue."),
        ],
        next: Next::Planned(0, "Hear what the two colleagues said about the samples"),
    },
    Practice {
        name: "Luca Marchetti",
        company: "Trattoria Marchetti",
        role: "Chef",
        phone: "+1 202 555 0195",
        mail: "",
        warm: false,
        group: None,
        must_haves: &[],
        quote: "",
        deadline: None,
        touches: &[],
        next: Next::FirstTalk,
    },
    Practice {
        name: "Hannah Whitlock",
        company: "Whitlock Legal",
        role: "Office manager",
        phone: "+1 202 555 0128",
        mail: "hannah@whitlock.example",
        warm: true,
        group: Some(Group::B),
        must_haves: &["works without internet in court"],
        quote: "In court there is no signal at all.",
        deadline: None,
        touches: &[(6, Outcome::Busy, "In a meeting, sounded friendly.")],
        next: Next::Planned(3, "Show that it works without a signal"),
    },
    Practice {
        name: "",
        company: "Copper Kettle Coffee",
        role: "",
        phone: "+1 202 555 0171",
        mail: "",
        warm: false,
        group: None,
        must_haves: &[],
        quote: "",
        deadline: None,
        touches: &[],
        next: Next::FirstTalk,
    },
];

impl Practice {
    fn lead(&self, now: &Now) -> NewLead {
        NewLead {
            apart_from: Vec::new(),
            details: self.details(now),
            items: self.items(),
            touches: self.touches.iter().map(|touch| past_touch(*touch, now)).collect(),
            next: self.next.touch(now),
            ..NewLead::default()
        }
    }

    fn details(&self, now: &Now) -> Vec<Detail> {
        let phones = PhoneNumber::read(self.phone, Country::fallback()).into_iter().collect();
        let mails = [self.mail].into_iter().filter(|mail| !mail.is_empty()).map(str::to_owned).collect();
        let deadline =
            self.deadline.map(|(days, why)| Deadline { day: days_after(now.today(), days), why: why.to_owned() });
        vec![
            Detail::Name(self.name.to_owned()),
            Detail::Company(self.company.to_owned()),
            Detail::Role(self.role.to_owned()),
            Detail::Phones(phones),
            Detail::Mails(mails),
            Detail::Source(PRACTICE_NAME.to_owned()),
            Detail::Warmth(Some(if self.warm { Warmth::Warm } else { Warmth::Cold })),
            Detail::Group(self.group),
            Detail::Deadline(deadline),
        ]
    }

    fn items(&self) -> Vec<Item> {
        let must_haves = self.must_haves.iter().map(|text| (ItemKind::MustHave, *text));
        let quote = [(ItemKind::Quote, self.quote)];
        must_haves
            .chain(quote)
            .filter(|(_, text)| !text.is_empty())
            .map(|(kind, text)| Item::new(kind, text.to_owned(), Source::Said))
            .collect()
    }
}

fn past_touch((days_ago, outcome, note): (u32, Outcome, &str), now: &Now) -> Touch {
    let talk = WrapUp { progress: Progress::Forward, close: Close::SetDate, agreed: true };
    let time = TouchTime::On(days_before(now.today(), days_ago));
    Touch {
        note: note.to_owned(),
        wrap_up: outcome.is_talk().then_some(talk),
        seconds: outcome.is_talk().then_some(360),
        ..Touch::new(time, Channel::Call, Direction::Mine, outcome)
    }
}

impl Next {
    fn touch(&self, now: &Now) -> Option<NextTouch> {
        let (when, aim, why) = match self {
            Next::FirstTalk => return None,
            Next::Planned(days, aim) => {
                let distance = days.unsigned_abs();
                let today = now.today();
                let day = if *days < 0 { days_before(today, distance) } else { days_after(today, distance) };
                (When::day(day), aim, Why::Chosen)
            }
            Next::Promised(minutes, aim) => {
                (When::Promised { at: now.instant.plus_minutes(*minutes), zone: None }, aim, Why::Agreed)
            }
        };
        Some(NextTouch { when, channel: Channel::Call, aim: Aim::stated(aim), value: String::new(), piece: None, why })
    }
}
