//! What to ask: the questions of the first talk, one at a time where they belong, and casual ones in rotation. No
//! question is asked again while its answer holds.

use crate::domain::command::Command;
use crate::domain::id::LibraryItemId;
use crate::domain::lead::{Channel, Outcome};
use crate::domain::lead::{Deadline, Detail, Lead};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::time::{Day, day_of_iso, days_after};

/// Where the answer to a question is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Their preferred channel.
    Channel,
    /// Their deadline.
    Deadline,
    /// How long they take to answer.
    AnswersIn,
    /// Why the deadline matters.
    DeadlineReason,
    /// An item of this kind.
    Items(ItemKind),
    /// An item for this question only; the answer holds for this many days, or forever.
    Answer(Option<u32>),
}

/// A question to ask them.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id, to which an answer refers.
    pub id: LibraryItemId,
    /// The words to ask it with.
    pub words: &'static str,
    /// Where the answer is stored.
    pub home: Home,
    /// Answers offered as one tap.
    pub choices: &'static [&'static str],
}

const fn question(number: u32, words: &'static str, home: Home) -> Question {
    Question { id: LibraryItemId::shipped(number), words, home, choices: &[] }
}

/// How they want to be contacted (S1.13).
pub static CHANNEL: Question = Question {
    choices: &["call", "mail", "text", "visit"],
    ..question(200, "How would you like me to keep in touch?", Home::Channel)
};
/// How fast they answer, in days (S1.14).
pub static RESPONSE: Question = Question {
    choices: &["1 day", "3 days", "7 days", "14 days"],
    ..question(201, "How long do you usually need to look at something?", Home::AnswersIn)
};
/// What it must have for them (S0.18).
pub static MUST_HAVE: Question = question(202, "What does it have to have?", Home::Items(ItemKind::MustHave));
/// By when they need it (S0.30).
pub static DEADLINE: Question = question(203, "When do you need it by?", Home::Deadline);
/// Why that day matters (S0.30).
pub static DEADLINE_REASON: Question = question(204, "What happens if it's later than that?", Home::DeadlineReason);
/// Who decides (S1.31).
pub static DECIDER: Question = Question {
    choices: &["They decide themselves"],
    ..question(205, "Who decides on this?", Home::Items(ItemKind::Decider))
};
/// How decisions are made (S1.30).
pub static ROUTE: Question = question(206, "How do decisions get made where you are?", Home::Items(ItemKind::Route));
/// What concerns them at work (S1.17).
pub static INTEREST: Question =
    question(207, "What's keeping you busy at the moment?", Home::Items(ItemKind::Interest));
/// What they care about in private (S1.18).
pub static PRIVATE: Question =
    question(208, "What do you do when you're not working?", Home::Items(ItemKind::PrivateInterest));
/// What makes them wait (S4.42).
pub static HESITATION: Question = question(209, "What's holding you back?", Home::Items(ItemKind::Hesitation));

/// The questions of the first talk, in the order of asking.
pub static FIRST_TALK: [&Question; 9] =
    [&CHANNEL, &MUST_HAVE, &DEADLINE, &DEADLINE_REASON, &DECIDER, &ROUTE, &RESPONSE, &INTEREST, &PRIVATE];

/// Days for which the answer to a casual question holds.
const CASUAL_DAYS: Option<u32> = Some(90);

/// Casual questions, asked in rotation (S4.39).
pub static CASUAL: [Question; 3] = [
    question(220, "What has changed for you since we last spoke?", Home::Answer(CASUAL_DAYS)),
    question(221, "What are you working on right now?", Home::Answer(CASUAL_DAYS)),
    question(222, "What do you wish you had that you don't have yet?", Home::Answer(CASUAL_DAYS)),
];

/// The answer to `question` that still holds, in words.
pub fn answer_of(lead: &Lead, question: &Question, today: Day) -> Option<String> {
    let latest =
        |kind: ItemKind| lead.items_of(kind).rfind(|(_, item)| item.source == Source::Said && item.holds(today));
    let known = match question.home {
        Home::Channel => lead.preferred.as_ref().map(|channel| channel.word().to_owned()),
        Home::Deadline => {
            lead.deadline.as_ref().filter(|deadline| deadline.day >= today).map(|deadline| deadline.day.to_string())
        }
        Home::DeadlineReason => {
            lead.deadline.as_ref().filter(|deadline| !deadline.why.is_empty()).map(|deadline| deadline.why.clone())
        }
        Home::AnswersIn => Some(lead.answers_in.clone()).filter(|text| !text.is_empty()),
        Home::Items(kind) => latest(kind).map(|(_, item)| item.text.clone()),
        Home::Answer(_) => None,
    };
    known.or_else(|| {
        let is_answer = |item: &Item| item.about == Some(question.id) && item.holds(today);
        let answer = lead.items_of(ItemKind::Answer).rfind(|(_, item)| is_answer(item));
        answer.map(|(_, item)| item.text.clone())
    })
}

/// The open questions of the first talk; the first is the one to show.
pub fn unasked(lead: &Lead, today: Day) -> Vec<&'static Question> {
    let mut open: Vec<&'static Question> = FIRST_TALK.to_vec();
    if is_waiting(lead) {
        open.insert(0, &HESITATION);
    }
    // The reason for a deadline is asked only if there is one.
    let has_deadline = lead.deadline.as_ref().is_some_and(|deadline| deadline.day >= today);
    open.retain(|question| {
        answer_of(lead, question, today).is_none() && (question.home != Home::DeadlineReason || has_deadline)
    });
    open
}

/// Whether they postponed, so that the reason should be asked.
fn is_waiting(lead: &Lead) -> bool {
    let last = lead.latest_touches().find(|touch| touch.outcome.reached());
    last.is_some_and(|touch| match touch.wrap_up {
        _ if touch.outcome == Outcome::NotNow => true,
        Some(wrap_up) => {
            matches!(wrap_up.progress, crate::domain::lead::Progress::Nothing | crate::domain::lead::Progress::Back)
        }
        None => false,
    })
}

/// Whether questions of the first talk are overdue, because it has taken place (S1.19).
pub fn is_flagged(lead: &Lead, today: Day) -> bool {
    lead.contacts() > 0 && !unasked(lead, today).is_empty()
}

/// The casual question for this talk: they rotate, and one with a fresh answer is skipped.
pub fn casual(lead: &Lead, today: Day) -> Option<&'static Question> {
    let turn = lead.contacts();
    let in_turn = CASUAL.iter().cycle().skip(turn % CASUAL.len()).take(CASUAL.len());
    in_turn.into_iter().find(|question| answer_of(lead, question, today).is_none())
}

/// The command that stores an answer. A text that is not a valid day or channel is stored as it was said.
pub fn answer(lead: &Lead, question: &Question, text: &str, today: Day) -> Command {
    let text = text.trim();
    let as_answer = |days: Option<u32>| {
        let due = days.map(|days| days_after(today, days));
        Command::AddItem(lead.id, Item { about: Some(question.id), due, ..Item::said(ItemKind::Answer, text, today) })
    };
    match question.home {
        Home::Channel => match Channel::SHIPPED.into_iter().find(|channel| channel.word() == text.to_lowercase()) {
            Some(channel) => Command::SetDetail(lead.id, Detail::Preferred(Some(channel))),
            None => as_answer(None),
        },
        Home::Deadline => match day_of_iso(text) {
            Some(day) => {
                // A new day does not change the reason.
                let why = lead.deadline.as_ref().map_or_else(String::new, |deadline| deadline.why.clone());
                Command::SetDetail(lead.id, Detail::Deadline(Some(Deadline { day, why })))
            }
            None => as_answer(Some(NOT_SAID_DAYS)),
        },
        Home::DeadlineReason => match &lead.deadline {
            Some(deadline) => Command::SetDetail(
                lead.id,
                Detail::Deadline(Some(Deadline { day: deadline.day, why: text.to_owned() })),
            ),
            None => as_answer(None),
        },
        Home::AnswersIn => Command::SetDetail(lead.id, Detail::AnswersIn(text.to_owned())),
        Home::Items(kind) => Command::AddItem(lead.id, Item::said(kind, text, today)),
        Home::Answer(days) => as_answer(days),
    }
}

/// Days for which a question rests if they did not want to answer it.
const NOT_SAID_DAYS: u32 = 30;

/// The command that records that they did not answer, so that the question rests for a while.
pub fn not_said(lead: &Lead, question: &Question, today: Day) -> Command {
    let due = Some(days_after(today, NOT_SAID_DAYS));
    let item = Item { about: Some(question.id), due, ..Item::said(ItemKind::Answer, "They did not say", today) };
    Command::AddItem(lead.id, item)
}
