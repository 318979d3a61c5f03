//! The rows that the screens show, computed from the book and tested without a browser.

use crate::app::format::dates;
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::decide::duplicates::are_same_words;
use crate::domain::id::LeadId;
use crate::domain::lead::Query;
use crate::domain::lead::{Channel, Direction, Outcome, Touch};
use crate::domain::lead::{End, Status, StatusKind};
use crate::domain::lead::{Group, Lead};
use crate::domain::lead::{ItemKind, NextTouch, When};
use crate::domain::schedule::also_agreed::also_agreed;
use crate::domain::schedule::forecast::{Attempt, forecast};
use crate::domain::schedule::{Because, Due, Section, is_tried_again};
use crate::domain::time::{Day, Instant, Now};
use crate::domain::util::sort_by;

/// The urgency of a mark; the screen shows it by a word and a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// An agreed time.
    Promise,
    /// Overdue.
    Late,
    /// Nothing special.
    Plain,
}

/// A row of Today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaRow {
    /// The lead.
    pub lead: LeadId,
    /// Their name.
    pub title: String,
    /// Their company, if it is not the title.
    pub company: String,
    /// Why they are on the list: a time, "2 days late", "touch 3 of 7".
    pub because: String,
    /// The urgency of that.
    pub tone: Tone,
    /// What it is about for them: what they want, or the aim of a touch that was promised.
    pub matter: String,
    /// The channel of the touch.
    pub channel: Channel,
    /// Their group.
    pub group: Option<Group>,
}

/// The content of Today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodayView {
    /// Today in words.
    pub date: String,
    /// How many leads were touched today.
    pub done: usize,
    /// How many remain today.
    pub left: usize,
    /// The next lead to reach.
    pub next: Option<LeadId>,
    /// The due rows by section, in order.
    pub sections: Vec<(Section, Vec<AgendaRow>)>,
    /// Agreed times later today.
    pub today_at: Vec<AgendaRow>,
    /// How many due leads exceed the day's capacity.
    pub waiting: usize,
    /// Whether there are any leads at all.
    pub has_leads: bool,
}

/// Computes the content of Today.
pub fn today(book: &Book, now: &Now) -> TodayView {
    let agenda = book.agenda(now);
    let row = |due: &Due| book.lead(due.lead).map(|lead| agenda_row(lead, due.because, now));
    let mut sections: Vec<(Section, Vec<AgendaRow>)> = Vec::new();
    for due in &agenda.due {
        let Some(row) = row(due) else { continue };
        let section = due.because.section();
        match sections.last_mut() {
            Some((last, rows)) if *last == section => rows.push(row),
            Some(_) | None => match sections.iter_mut().find(|(known, _)| *known == section) {
                Some((_, rows)) => rows.push(row),
                None => sections.push((section, vec![row])),
            },
        }
    }
    TodayView {
        date: dates::date(now.today(), now.today()),
        done: agenda.done,
        left: agenda.due.len() + agenda.today_at.len(),
        next: agenda.next(),
        sections,
        today_at: agenda.today_at.iter().filter_map(row).collect(),
        waiting: agenda.waiting.len(),
        has_leads: book.leads().next().is_some(),
    }
}

/// The heading of a section of Today.
pub fn section_words(section: Section) -> &'static str {
    match section {
        Section::Unfinished => "To finish",
        Section::Promised => "Promised",
        Section::Due => "Due",
        Section::Later => "Later today",
    }
}

fn agenda_row(lead: &Lead, because: Because, now: &Now) -> AgendaRow {
    let next = touch_at(lead, because, now);
    let there = next.as_ref().map(|next| dates::there(&next.when, now)).unwrap_or_default();
    let (words, tone) = match because {
        Because::Unfinished => (words::common::HOW_DID_IT_GO.to_owned(), Tone::Late),
        Because::Promised(at) => (format!("{}{there}", dates::time(at)), Tone::Promise),
        Because::LatePromise(at) if at.date() == now.today() => {
            (format!("{} late{there}", dates::time(at)), Tone::Late)
        }
        Because::LatePromise(at) => {
            (format!("{} {} late", dates::near_date(at.date(), now.today()), dates::time(at)), Tone::Late)
        }
        Because::Late(late) => (format!("{} late", dates::days(late.into())), Tone::Late),
        Because::DueToday => (try_number(lead), Tone::Plain),
        Because::WakesUp => ("parked until now".to_owned(), Tone::Plain),
        Because::LaterToday => (deferral_words(lead, now), Tone::Plain),
    };
    AgendaRow {
        lead: lead.id,
        title: lead.title().to_owned(),
        company: company_beside_title(lead),
        because: words,
        tone,
        matter: their_matter(lead, next.as_ref(), tone),
        channel: next.map_or(Channel::Call, |next| next.channel),
        group: lead.group,
    }
}

/// The touch of a row: the next touch, or another one agreed for the time of the row.
fn touch_at(lead: &Lead, because: Because, now: &Now) -> Option<NextTouch> {
    let time = match because {
        Because::Promised(time) | Because::LatePromise(time) => Some(time),
        _ => None,
    };
    let is_then = |next: &NextTouch| next.when.agreed_at().map(|at| now.local_of(at)) == time;
    let own = lead.next_touch();
    let also = || also_agreed(lead).map(|(_, next)| next).find(|next| is_then(next));
    own.filter(|own| time.is_none() || is_then(own)).cloned().or_else(|| time.and_then(|_| also()))
}

/// What a row is about for them: a promise is about what was promised, anything else about what they want most.
fn their_matter(lead: &Lead, next: Option<&NextTouch>, tone: Tone) -> String {
    let is_promise = tone == Tone::Promise || next.is_some_and(|next| next.when.is_promise());
    let need = lead.open_said(ItemKind::MustHave).next().filter(|_| !is_promise);
    match (need, next) {
        (Some(need), _) => format!("Wants: {need}"),
        (None, Some(next)) => next.aim.text().to_owned(),
        (None, None) => matter(lead),
    }
}

fn touch_matter(next: &NextTouch) -> String {
    format!("{}: {}", next.channel.word(), next.aim.text())
}

fn deferral_words(lead: &Lead, now: &Now) -> String {
    match &lead.deferred {
        Some(deferral) => deferral.reason.to_ascii_lowercase(),
        None if is_tried_again(lead, now) => "not reached at the agreed time".to_owned(),
        None => "this afternoon".to_owned(),
    }
}

/// The company, unless it is already shown as the title.
pub fn company_beside_title(lead: &Lead) -> String {
    if lead.company == lead.title() { String::new() } else { lead.company.clone() }
}

/// Which try the next touch is, in the few words that a row has room for: "3rd try". Every channel counts (S0.7).
fn try_number(lead: &Lead) -> String {
    let number = lead.touches.len() + 1;
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    match number {
        1 if lead.was_spoken_to() => words::today::TALKED_BEFORE.to_owned(),
        1 => words::today::FIRST_CALL.to_owned(),
        _ => format!("{number}{ending} try"),
    }
}

/// What to say in place of the touches of a lead without any: somebody whom the salesperson talked to before the import
/// is no stranger.
pub fn without_touches(lead: &Lead) -> &'static str {
    if lead.was_spoken_to() { words::common::TALKED_BEFORE } else { words::common::NOBODY_HAS_TALKED_YET }
}

/// "touch 3 of at most 7"; every channel counts (S0.7).
pub fn touch_number(book: &Book, lead: &Lead) -> String {
    match lead.touches.len() {
        0 if lead.was_spoken_to() => words::today::TALKED_BEFORE.to_owned(),
        0 => words::today::FIRST_TALK.to_owned(),
        made => format!("touch {} of at most {}", made + 1, book.touches_allowed(lead)),
    }
}

/// The subject of the next touch, in one line.
pub fn matter(lead: &Lead) -> String {
    match &lead.status {
        Status::Open(next) => touch_matter(next),
        Status::Parked { why, .. } if why.is_empty() => "see whether their time has come".to_owned(),
        Status::Parked { why, .. } => why.clone(),
        Status::Ended { .. } | Status::DoNotCall { .. } => status_words(&lead.status),
    }
}

/// A status in the fewest words.
pub fn status_words(status: &Status) -> String {
    match status {
        Status::Open(_) => "open".to_owned(),
        Status::Parked { .. } => "parked".to_owned(),
        Status::Ended { end: End::Won { value }, .. } if value.is_empty() => "won".to_owned(),
        Status::Ended { end: End::Won { value }, .. } => format!("won: {value}"),
        Status::Ended { end: End::LetGo { reason }, .. } => format!("ended: {reason}"),
        Status::DoNotCall { .. } => "do not call".to_owned(),
    }
}

/// A status in one line that always includes what comes next.
pub fn status_line(status: &Status, now: &Now) -> String {
    match status {
        Status::Open(next) => format!("Next touch {}", dates::next_line(next, now)),
        Status::Parked { wake, .. } => format!("Parked until {}", dates::near_date(*wake, now.today())),
        Status::Ended { on, end: End::Won { value } } => {
            let value = if value.is_empty() { String::new() } else { format!(", {value}") };
            format!("Won {}{value}", dates::near_date(*on, now.today()))
        }
        Status::Ended { on, end: End::LetGo { reason } } => {
            format!("Ended {}: {reason}", dates::near_date(*on, now.today()))
        }
        Status::DoNotCall { since } => format!("Do not call, since {}", dates::near_date(*since, now.today())),
    }
}

/// What an outcome would lead to, short enough for its button.
pub fn consequence(status: &Status, now: &Now) -> String {
    match status {
        Status::Open(next) => format!("→ {}", dates::short_line(next, now)),
        Status::Parked { wake, .. } => format!("parked until {}", dates::near_date(*wake, now.today())),
        Status::Ended { end: End::Won { .. }, .. } => "closes as won".to_owned(),
        Status::Ended { end: End::LetGo { .. }, .. } => "ends the lead".to_owned(),
        Status::DoNotCall { .. } => "never again".to_owned(),
    }
}

/// An outcome button: its outcome and the consequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeButton {
    /// The outcome.
    pub outcome: Outcome,
    /// The resulting status, in words.
    pub consequence: String,
}

/// The outcomes of a touch by `channel`: those on screen, and those behind "other".
pub fn outcomes_of(channel: &Channel) -> (&'static [Outcome], &'static [Outcome]) {
    use Outcome::*;
    match channel {
        Channel::Call => (
            &[Spoke, VoicemailLeft, NoAnswer, Gatekeeper, Busy, BadDay, NotNow],
            &[TheyWillCall, WrongPerson, NoThanks, WrongNumber, Met, Sent, Won, DoNotCall],
        ),
        Channel::Visit => (&[Met, NoAnswer, Gatekeeper, Busy, NotNow, NoThanks], &[WrongPerson, Won, DoNotCall]),
        Channel::Text | Channel::Mail | Channel::Post | Channel::Referral | Channel::Newsletter | Channel::Other(_) => {
            (&[Sent, Spoke, NotNow, NoThanks], &[WrongPerson, Won, DoNotCall])
        }
    }
}

/// The button for `outcome`, for a touch made now.
pub fn outcome_button(book: &Book, lead: &Lead, outcome: Outcome, channel: &Channel, now: &Now) -> OutcomeButton {
    let attempt = Attempt { channel: channel.clone(), direction: Direction::Mine, outcome, day: now.today() };
    let status = forecast(book, lead, &attempt, now);
    let mut consequence = consequence(&status, now);
    // The result depends on whether they name the decision maker; an agreed time stands in any case.
    let is_planned = status.next_touch().is_some_and(|next| !next.when.is_promise());
    if outcome == Outcome::WrongPerson && is_planned {
        let wake = dates::near_date(book.rests_until(now.today()), now.today());
        consequence.push_str("; rests until ");
        consequence.push_str(&wake);
        consequence.push_str(" if you name who decides");
    }
    OutcomeButton { outcome, consequence }
}

/// A touch, for the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchRow {
    /// When, in words.
    pub when: String,
    /// The outcome in words.
    pub words: String,
    /// What was said.
    pub note: String,
    /// How the talk was wrapped up.
    pub progress: String,
}

/// Formats a touch for the timeline.
pub fn touch_row(touch: &Touch, now: &Now) -> TouchRow {
    let minutes = touch.seconds.map(|seconds| seconds.div_ceil(60)).filter(|minutes| *minutes > 0);
    let words = match minutes {
        Some(minutes) if touch.outcome.is_talk() => format!("{}, {minutes} min", touch.words()),
        Some(_) | None => touch.words(),
    };
    TouchRow {
        when: dates::near_date(touch.time.day(now), now.today()),
        words,
        note: touch.note.clone(),
        progress: touch.wrap_up.map_or_else(String::new, |wrap_up| wrap_up.progress.words().to_ascii_lowercase()),
    }
}

/// A deadline in words: "1 Dec, in 9 days".
pub fn deadline_line(day: Day, now: &Now) -> String {
    format!("{}, {}", dates::date(day, now.today()), dates::away(day, now.today()))
}

/// A filter for the lead list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadFilter {
    /// Only leads of this group.
    pub group: Option<Group>,
    /// Only leads with this kind of status.
    pub status: Option<StatusKind>,
    /// Only leads whose next touch is overdue.
    pub late: bool,
    /// Only leads that were never talked to.
    pub untested: bool,
}

impl LeadFilter {
    fn fits(&self, lead: &Lead, now: &Now) -> bool {
        self.group.is_none_or(|group| lead.group == Some(group))
            && self.status.is_none_or(|status| lead.status.kind() == status)
            && (!self.late || is_late(lead, now))
            && (!self.untested || lead.contacts() == 0)
    }
}

/// Whether the next touch of a lead is past its day or agreed time.
pub fn is_late(lead: &Lead, now: &Now) -> bool {
    lead.next_touch().is_some_and(|next| match next.when {
        When::Planned { day, .. } => day < now.today(),
        When::Promised { at, .. } => at < now.instant,
    })
}

/// All leads: first by the next touch, the earliest first and agreed times first on each day; then parked, won, ended
/// and do-not-call leads.
pub fn leads_by_next_touch(book: &Book, now: &Now) -> Vec<LeadId> {
    let mut order: Vec<_> = book.leads().map(|lead| (status_order(&lead.status, now), lead.id)).collect();
    sort_by(&mut order, Ord::cmp);
    order.into_iter().map(|(_, lead)| lead).collect()
}

fn status_order(status: &Status, now: &Now) -> (u8, Day, Instant) {
    const ANY_TIME: Instant = Instant(i64::MAX);
    match status {
        Status::Open(next) => match next.when {
            When::Promised { at, .. } => (0, next.when.due_day(now), at),
            When::Planned { day, .. } => (0, day, ANY_TIME),
        },
        Status::Parked { wake, .. } => (1, *wake, ANY_TIME),
        Status::Ended { on, end: End::Won { .. } } => (2, *on, ANY_TIME),
        Status::Ended { on, .. } => (3, *on, ANY_TIME),
        Status::DoNotCall { since } => (4, *since, ANY_TIME),
    }
}

/// The leads of `order` that match the query and filter.
pub fn find(book: &Book, order: &[LeadId], query: &Query, filter: &LeadFilter, now: &Now) -> Vec<LeadId> {
    let everything = query.is_empty() && *filter == LeadFilter::default();
    if everything {
        return order.to_vec();
    }
    let fits = |id: &&LeadId| {
        let text_fits = query.is_empty() || book.search_text(**id).is_some_and(|text| query.fits(text));
        text_fits && book.lead(**id).is_some_and(|lead| filter.fits(lead, now))
    };
    order.iter().filter(fits).copied().collect()
}

/// A row of the lead list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadRow {
    /// Their name.
    pub title: String,
    /// Company and role.
    pub about: String,
    /// The status in words.
    pub status: String,
    /// The urgency of that.
    pub tone: Tone,
    /// Their group.
    pub group: Option<Group>,
}

/// Formats a lead for the list.
pub fn lead_row(lead: &Lead, now: &Now) -> LeadRow {
    let company = company_beside_title(lead);
    let about = [lead.role.as_str(), company.as_str()];
    let status = match &lead.status {
        Status::Open(next) => dates::next_line(next, now),
        other => status_line(other, now),
    };
    LeadRow {
        title: lead.title().to_owned(),
        about: about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        status,
        tone: match lead.next_touch() {
            Some(_) if is_late(lead, now) => Tone::Late,
            Some(next) if next.when.is_promise() => Tone::Promise,
            Some(_) | None => Tone::Plain,
        },
        group: lead.group,
    }
}

/// The other leads at the same company.
pub fn colleagues(book: &Book, lead: &Lead) -> Vec<(LeadId, String)> {
    if lead.company.trim().is_empty() {
        return Vec::new();
    }
    book.leads()
        .filter(|other| other.id != lead.id && are_same_words(&other.company, &lead.company))
        .map(|other| (other.id, other.title().to_owned()))
        .collect()
}

/// Leads without any next step: always empty, because every status has one (S0.8).
pub fn without_next_step(book: &Book) -> Vec<LeadId> {
    book.leads()
        .filter(|lead| lead.next_touch().is_some_and(|next| next.aim.text().trim().is_empty()))
        .map(|lead| lead.id)
        .collect()
}
