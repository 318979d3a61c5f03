//! Qualifying a lead, in words for the screens: signs, deeds, promises, and who awaits a decision.

use crate::app::format::dates;
use crate::domain::book::Book;
use crate::domain::id::{ItemId, LeadId};
use crate::domain::lead::Lead;
use crate::domain::lead::decision_maker::{Decides, decides};
use crate::domain::lead::{Item, ItemKind, Settled, Source};
use crate::domain::qualify::commitments::{self, Assignment, State};
use crate::domain::qualify::fact_tests;
use crate::domain::qualify::questions;
use crate::domain::qualify::review;
use crate::domain::qualify::signals::{self, Leaning, Origin};
use crate::domain::qualify::words_and_deeds::{Line, balance, words_and_deeds};
use crate::domain::time::{Day, Now, days_between};

/// A line with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day in words; empty if there is none.
    pub when: String,
    /// The text.
    pub words: String,
}

fn dated(day: Option<Day>, words: String, today: Day) -> Dated {
    Dated { when: day.map(|day| dates::near_date(day, today)).unwrap_or_default(), words }
}

/// A sign, for the list of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignRow {
    /// The day and the sign.
    pub line: Dated,
    /// Advice; may be empty.
    pub advice: &'static str,
    /// The item, which can be removed, if the sign was ticked.
    pub item: Option<ItemId>,
}

/// The evidence for and against a lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// A summary in one line.
    pub summary: String,
    /// Signs of interest.
    pub good: Vec<SignRow>,
    /// Signs of disinterest.
    pub poor: Vec<SignRow>,
    /// Reasons for caution.
    pub care: Vec<SignRow>,
    /// What they said.
    pub said: Vec<Dated>,
    /// What they did.
    pub did: Vec<Dated>,
    /// Warnings.
    pub warnings: Vec<&'static str>,
    /// The group that the facts suggest.
    pub group: String,
}

/// Collects the evidence for and against a lead.
pub fn evidence(book: &Book, lead: &Lead, now: &Now) -> Evidence {
    let today = now.today();
    let seen = signals::evidence(lead, now);
    let rows = |leaning: Leaning| {
        let of_kind = seen.iter().filter(|one| one.sign.leaning == leaning);
        let row = |one: &signals::Evidence| {
            let mut words = one.sign.words.to_owned();
            if !one.what.is_empty() {
                words = format!("{words}: {}", one.what);
            }
            if !one.counts {
                words.push_str(" (once isn’t a pattern)");
            }
            let item = match one.origin {
                Origin::Item(id) if one.sign.ticked => Some(id),
                Origin::Item(_) | Origin::Touch(_) | Origin::Record => None,
            };
            SignRow { line: dated(one.day, words, today), advice: one.sign.advice, item }
        };
        of_kind.map(row).collect::<Vec<_>>()
    };
    let met = book.facts_met(lead, today);
    let count = |number: usize, one: &str, many: &str| dates::counted(u64::try_from(number).unwrap_or(0), one, many);
    let (good, poor) = (signals::tally(&seen, Leaning::Good), signals::tally(&seen, Leaning::Poor));
    let facts = if met == 0 { "untested".to_owned() } else { count(met, "fact", "facts") };
    let panel = words_and_deeds(lead, now);
    let line = |line: Line| dated(line.day, line.words, today);
    let advice = fact_tests::suggested_group(book, lead, today);
    let warnings = [panel.warning, balance(lead).warning(), fact_tests::group_question(book, lead, today)];
    Evidence {
        summary: format!(
            "{facts} · {} · {}",
            count(good, "good sign", "good signs"),
            count(poor, "poor sign", "poor signs")
        ),
        good: rows(Leaning::Good),
        poor: rows(Leaning::Poor),
        care: rows(Leaning::Care),
        said: panel.said.into_iter().map(line).collect(),
        did: panel.did.into_iter().map(line).collect(),
        warnings: warnings.into_iter().flatten().collect(),
        group: format!("Group {}: {}", advice.group.letter(), advice.why),
    }
}

/// The state of an item, shown beside its text: when it is due, whether it was kept, how old it is.
pub fn state_words(item: &Item, today: Day) -> String {
    let is_promise = matches!(item.kind, ItemKind::MyPromise | ItemKind::TheirPromise);
    let mut words = match (item.settled, item.due) {
        (Some(Settled { well: true, .. }), _) if is_promise => "kept".to_owned(),
        (Some(Settled { well: false, .. }), _) if is_promise => "not kept".to_owned(),
        (Some(Settled { .. }), _) => "settled".to_owned(),
        (None, Some(due)) if due < today => format!("{} late", dates::days(due_days(due, today))),
        (None, Some(due)) => format!("by {}", dates::near_date(due, today)),
        (None, None) => match item.noted {
            Some(noted) if item.kind == ItemKind::Question && noted < today => {
                format!("asked {} ago", dates::days(due_days(noted, today)))
            }
            Some(_) | None => String::new(),
        },
    };
    if is_promise && item.proof.is_empty() && item.about.is_none() && item.is_open() {
        words.push_str(if words.is_empty() { "moves nothing yet" } else { " · moves nothing yet" });
    }
    words
}

fn due_days(from: Day, to: Day) -> u64 {
    u64::try_from(days_between(from, to)).unwrap_or(0)
}

/// Further lines of the brief: what is open between us, who decides, what was covered, what to ask.
pub fn brief_lines(lead: &Lead, today: Day) -> Vec<(&'static str, String)> {
    let kinds = [ItemKind::MyPromise, ItemKind::TheirPromise, ItemKind::Question, ItemKind::Hesitation];
    let open = |kind: ItemKind| {
        let open = lead.items_of(kind).filter(|(_, item)| item.is_open() && item.source == Source::Said);
        open.map(move |(_, item)| {
            let due = item.due.map(|due| format!(", {}", dates::away(due, today))).unwrap_or_default();
            (kind.words(), format!("{}{due}", item.text))
        })
    };
    let mut lines: Vec<(&'static str, String)> = kinds.into_iter().flat_map(open).collect();
    if lead.contacts() > 0 {
        let decides = match decides(lead) {
            Decides::Unknown => "not asked yet".to_owned(),
            Decides::This => "they themselves".to_owned(),
            Decides::Other(name, _) => name,
        };
        lines.push((ItemKind::Decider.words(), decides));
    }
    let covered = commitments::covered(lead);
    if !covered.is_empty() {
        lines.push(("Covered", covered.join(" · ")));
    }
    if let Some(question) = questions::unasked(lead, today).first() {
        lines.push(("To ask", question.words.to_owned()));
    }
    lines
}

/// A lead that awaits a decision, for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideView {
    /// Their name.
    pub title: String,
    /// The evidence.
    pub because: Vec<String>,
    /// Its cost so far.
    pub cost: String,
    /// The proven facts.
    pub facts: Vec<String>,
    /// The reasons for which it was kept before.
    pub kept: Vec<Dated>,
    /// Whether an honest talk is possible.
    pub talk: bool,
    /// Whether the honest talk should come first.
    pub talk_first: bool,
    /// Whether a good feeling may keep the lead.
    pub may_feel: bool,
}

/// The view of a lead that awaits a decision.
pub fn decide_view(book: &Book, id: LeadId, now: &Now) -> Option<DecideView> {
    let lead = book.lead(id)?;
    let today = now.today();
    let (touches, minutes) = review::cost(lead);
    let touches = dates::counted(u64::try_from(touches).unwrap_or(0), "touch", "touches");
    let minutes = if minutes == 0 { String::new() } else { format!(", {minutes} min in talks") };
    let met = book.facts_of(lead, today).into_iter().filter(|state| state.is_met());
    let kept = lead.items_of(ItemKind::Kept).map(|(_, item)| dated(item.noted, item.text.clone(), today));
    Some(DecideView {
        title: lead.title().to_owned(),
        because: review::hints(lead, book.settings(), now).into_iter().map(|because| because.words()).collect(),
        cost: format!("{touches}{minutes}"),
        facts: met.map(|state| state.test.text).collect(),
        kept: kept.collect(),
        talk: review::allows_honest_talk(lead),
        talk_first: review::honest_talk_first(lead),
        may_feel: review::may_keep_by_feeling(lead),
    })
}

/// A due promise of mine, with the lead's name: "send the sheet, 2 days late".
pub fn due_line(promise: &Assignment) -> String {
    match promise.state {
        State::Overdue(late) => format!("{}, {} late", promise.text, dates::days(u64::try_from(late).unwrap_or(0))),
        State::Open | State::Kept | State::Broken => format!("{}, today", promise.text),
    }
}
