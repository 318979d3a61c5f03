//! The values of one lead, its next touch and the settings for the gaps of a script.

use super::draft::CallDraft;
use super::value_gate::need_served;
use crate::app::format::{first_name, last_name};
use crate::app::leads::new_lead::{mails_of, phones_of};
use crate::domain::book::Book;
use crate::domain::book::LibraryItem;
use crate::domain::command::Command;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::lead::decision_maker;
use crate::domain::lead::phone::Country;
use crate::domain::lead::{Channel, Direction};
use crate::domain::lead::{Deadline, Detail, Lead};
use crate::domain::lead::{Item, ItemKind, Source};
use crate::domain::lead::{NextTouch, When};
use crate::domain::library::shelf;
use crate::domain::qualify::is_gentle;
use crate::domain::script::fill::fill_line;
use crate::domain::script::{AskField, Gap, GapHome, SettingsField, Values};
use crate::domain::script::{hours, words};
use crate::domain::settings::Setting;
use crate::domain::time::{Day, Now, day_of_iso, working_days_after};
use crate::domain::util::FlatMap;

/// The values for the gaps of a script, for one touch.
#[derive(Debug)]
pub struct TouchValues<'a> {
    /// The book, with the shelf and the settings.
    pub book: &'a Book,
    /// The lead.
    pub lead: &'a Lead,
    /// The touch after this one, as forecast.
    pub following: Option<&'a NextTouch>,
    /// The call in progress, if any; what is being said now is not yet on record.
    pub call: Option<&'a CallDraft>,
    /// Values typed into gaps for this touch only.
    pub typed: &'a FlatMap<String, String>,
    /// The present moment.
    pub now: Now,
}

impl Values for TouchValues<'_> {
    fn value(&self, gap: Gap) -> Option<String> {
        let typed = self.typed.get(gap.name()).cloned();
        typed.or_else(|| self.known(gap)).filter(|text| !text.trim().is_empty())
    }
}

impl TouchValues<'_> {
    fn known(&self, gap: Gap) -> Option<String> {
        let lead = self.lead;
        let mine = self.book.settings();
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        match gap {
            Gap::FirstName => first_name(&lead.name),
            Gap::LastName => last_name(&lead.name),
            Gap::Name => some(&lead.name),
            Gap::Salutation => self.last_said(ItemKind::Salutation).or_else(|| first_name(&lead.name)),
            Gap::Company => some(&lead.company),
            Gap::Role => some(&lead.role),
            Gap::Source => some(&lead.source),
            Gap::Colleague => self.last_said(ItemKind::Colleague),
            Gap::ColleagueTalk => {
                let (_, colleague) = lead.items_of(ItemKind::Colleague).next_back()?;
                // The day of the talk is known only for a colleague who referred them.
                let talked = colleague.noted.filter(|_| decision_maker::linked(colleague).is_some());
                talked.map(|day| words::day(day, self.now.today()))
            }
            // Somebody in grief is not pressed with dates (S0.55).
            Gap::Deadline | Gap::DeadlineReason | Gap::DaysLeft if is_gentle(lead, self.now.today()) => None,
            Gap::BestTime => some(&lead.best_time),
            Gap::MustHave1 => self.nth_said(ItemKind::MustHave, 0),
            Gap::MustHave2 => self.nth_said(ItemKind::MustHave, 1),
            Gap::MustHave3 => self.nth_said(ItemKind::MustHave, 2),
            Gap::MustHaves => {
                let all: Vec<String> = lead.said(ItemKind::MustHave).map(str::to_owned).collect();
                some(&words::series(&all))
            }
            Gap::Deadline => words::deadline(lead.deadline.as_ref()?.day, self.now.today()),
            Gap::DeadlineReason => some(&lead.deadline.as_ref()?.why),
            Gap::DaysLeft => words::days_left(lead.deadline.as_ref()?.day, self.now.today()),
            Gap::TheirWords => self.last_said(ItemKind::Quote),
            Gap::TheirQuestion => self.last_open(ItemKind::Question),
            Gap::Hesitation => self.last_open(ItemKind::Hesitation),
            Gap::MyPromise => self.last_open(ItemKind::MyPromise),
            Gap::TheirPromise => self.last_open(ItemKind::TheirPromise),
            Gap::MyTasks => self.tasks(ItemKind::MyPromise),
            Gap::TheirTasks => self.tasks(ItemKind::TheirPromise),
            Gap::LastTouch => self.last_talk().map(|day| words::day(day, self.now.today())),
            Gap::NeverSpoken => self.never_spoken().then(|| "We haven't spoken before".to_owned()),
            Gap::MissedCall => self.missed_call().map(|day| words::day(day, self.now.today())),
            Gap::AgreedOn => self.agreed_on().map(|day| words::day(day, self.now.today())),
            Gap::LastMail => lead
                .latest_touches()
                .find(|touch| touch.channel == Channel::Mail && touch.direction == Direction::Mine)
                .map(|touch| words::day(touch.time.day(&self.now), self.now.today())),
            Gap::Value => some(&lead.next_touch()?.value),
            Gap::Aim => Some(lead.next_touch()?.aim.text().to_owned()),
            Gap::NextTouch => self.following.map(|next| when_in_words(&next.when, &self.now)),
            Gap::Greeting => Some(words::greeting(self.now.local().time()).to_owned()),
            Gap::MyName => some(&mine.my_name),
            Gap::MyNumber => some(&mine.my_number),
            Gap::MyMail => some(&mine.my_mail),
            Gap::MyHours => some(&hours::in_words(&mine.my_hours, self.now.local())),
            Gap::MyCompany => some(&mine.my_company),
            Gap::WhatWeDo => some(&mine.what_we_do),
            Gap::WhatIsSpecial => self.what_is_special(),
            Gap::NeedsAndAnswers => self.needs_and_answers(),
            Gap::MyResponseTime => some(&mine.response_time),
            Gap::BookingLink => some(&mine.booking_link),
            // These belong to one touch only and are typed when needed.
            Gap::KeyPoints | Gap::Decisions | Gap::ProductNews | Gap::UsefulNews => None,
            Gap::OtherTime => self.following.map(|next| self.other_day(next)),
            Gap::Offer => {
                let (_, words) = next_offer(self.book, lead, self.now)?;
                Some(words)
            }
            Gap::OfferEnds => {
                let ((_, offer), _) = next_offer(self.book, lead, self.now)?;
                words::deadline(offer.until?, self.now.today())
            }
            // The address of the value, from the shelf.
            Gap::Link => {
                let value = self.value(Gap::Value)?;
                some(&shelf::taken_from(self.book, lead, &value)?.1.link)
            }
        }
    }

    fn nth_said(&self, kind: ItemKind, place: usize) -> Option<String> {
        self.lead.said(kind).nth(place).map(str::to_owned)
    }

    fn last_said(&self, kind: ItemKind) -> Option<String> {
        self.lead.said(kind).next_back().map(str::to_owned)
    }

    fn last_open(&self, kind: ItemKind) -> Option<String> {
        self.lead.open_said(kind).next_back().map(str::to_owned)
    }

    /// The open promises of one side, with their days.
    fn tasks(&self, kind: ItemKind) -> Option<String> {
        let open = self.lead.items_of(kind).filter(|(_, item)| item.source == Source::Said && item.is_open());
        let tasks: Vec<String> = open
            .map(|(_, item)| match item.due.and_then(|due| words::deadline(due, self.now.today())) {
                Some(day) => format!("{} by {day}", item.text),
                None => item.text.clone(),
            })
            .collect();
        Some(words::series(&tasks)).filter(|text| !text.is_empty())
    }

    /// Their needs, each with the strength of ours that meets it (S3.13).
    fn needs_and_answers(&self) -> Option<String> {
        let special = &self.book.settings().what_is_special;
        let mut pairs = Vec::new();
        for need in self.lead.said(ItemKind::MustHave) {
            let ours = special.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
            let fits = |line: &&str| need_served(self.book, self.lead, line).as_deref() == Some(need);
            if let Some(line) = ours.into_iter().find(fits) {
                pairs.push(format!("{}: {line}", need.trim_end_matches(['.', '!', '?', ':', ' '])));
            }
        }
        (!pairs.is_empty()).then(|| pairs.join("\n"))
    }

    /// Up to three of our strengths, first those that meet their needs.
    fn what_is_special(&self) -> Option<String> {
        let lines = self.book.settings().what_is_special.split(['\n', ';']).map(str::trim);
        let (mut fitting, others): (Vec<&str>, Vec<&str>) =
            lines.filter(|line| !line.is_empty()).partition(|line| need_served(self.book, self.lead, line).is_some());
        fitting.extend(others);
        let chosen: Vec<String> = fitting.into_iter().take(MOST_SPECIAL).map(str::to_owned).collect();
        Some(words::series(&chosen)).filter(|text| !text.is_empty())
    }

    /// An alternative to the day of the next touch: the working day after it.
    fn other_day(&self, next: &NextTouch) -> String {
        let other = working_days_after(next.when.due_day(&self.now), 1);
        let at = match next.when {
            When::Promised { at, .. } => Some(self.now.local_of(at).time()),
            When::Planned { .. } => None,
        };
        words::day_and_time(other, at, self.now.today())
    }
}

/// The most strengths that anyone remembers (S3.12).
const MOST_SPECIAL: usize = 3;

/// The next offer for a lead, with its words: the lowest rung that they have not had and whose gaps can be filled.
pub fn next_offer<'a>(book: &'a Book, lead: &Lead, now: Now) -> Option<((LibraryItemId, &'a LibraryItem), String)> {
    let left = shelf::offers_left(book, lead, &now);
    left.into_iter().find_map(|(id, offer)| Some(((id, offer), offer_words(book, lead, offer, now)?)))
}

/// The words of an offer for one lead. Its text may have gaps, such as their own words for the benefit (S4.43);
/// `None` if one of them cannot be filled.
fn offer_words(book: &Book, lead: &Lead, offer: &LibraryItem, now: Now) -> Option<String> {
    if !offer.text.contains('{') {
        return Some(offer.name.clone());
    }
    let values = TouchValues { book, lead, following: None, call: None, typed: &FlatMap::new(), now };
    let filled = fill_line(&offer.text, &BesidesOffers(&values))?;
    Some(format!("{}: {filled}", offer.name))
}

/// The values for the text of an offer; without offers, since an offer inside an offer would recurse forever.
struct BesidesOffers<'a>(&'a TouchValues<'a>);

impl Values for BesidesOffers<'_> {
    fn value(&self, gap: Gap) -> Option<String> {
        if matches!(gap, Gap::Offer | Gap::OfferEnds) { None } else { self.0.value(gap) }
    }
}

/// A time in the words to say to them: "on Friday at ten", or "on Friday at ten your time" if it is in their time
/// zone.
pub fn when_in_words(when: &When, now: &Now) -> String {
    let agreed = when.agreed_local(now);
    let day = agreed.map_or_else(|| when.due_day(now), |local| local.date());
    let time = agreed.map(|local| local.time());
    match when {
        When::Promised { zone: Some(zone), .. } => {
            let their_today = now.local_in(now.instant, zone).date();
            format!("{} your time", words::day_and_time(day, time, their_today))
        }
        When::Promised { zone: None, .. } | When::Planned { .. } => words::day_and_time(day, time, now.today()),
    }
}

/// The next touch as read to them at the end of a call: its channel, day and time (S0.2).
pub fn read_out(next: &NextTouch, now: &Now) -> String {
    let way = match &next.channel {
        Channel::Call => "I'll call you",
        Channel::Mail => "I'll email you",
        Channel::Text => "I'll text you",
        Channel::Post => "I'll send you something by post",
        Channel::Visit => "I'll come and see you",
        Channel::Referral | Channel::Newsletter | Channel::Other(_) => "you'll hear from me",
    };
    let by = match &next.channel {
        Channel::Other(name) => format!(" ({name})"),
        _ => String::new(),
    };
    format!("So {way}{by} {}. Does that work for you?", when_in_words(&next.when, now))
}

/// Where an answer given during a call is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerHome {
    /// In the book.
    Book(Box<Command>),
    /// For this touch only.
    ThisTouch,
}

/// Where the answer to the question of a gap is stored.
pub fn answer_to_gap(gap: Gap, lead: &Lead, text: &str, home: &Country, today: Day) -> AnswerHome {
    match gap.facts().home {
        // A missing part of a name is added to the known part.
        GapHome::Lead(field) if gap == Gap::FirstName => {
            answer_to(field, lead, &format!("{} {}", text.trim(), lead.name), home)
        }
        GapHome::Lead(field) if gap == Gap::LastName => {
            answer_to(field, lead, &format!("{} {}", lead.name, text.trim()), home)
        }
        GapHome::Lead(field) => answer_to(field, lead, text, home),
        // The question for this gap asks for the day.
        GapHome::Computed if gap == Gap::DaysLeft => answer_to(AskField::Deadline, lead, text, home),
        GapHome::Settings(field) => AnswerHome::Book(Box::new(Command::Set(setting(field, text)))),
        GapHome::NextTouch(_) if gap == Gap::Value => AnswerHome::Book(Box::new(with_value(lead, text, today))),
        GapHome::NextTouch(_) | GapHome::Computed => AnswerHome::ThisTouch,
    }
}

/// Where the answer to a script's question is stored; national numbers belong to `home`.
pub fn answer_to(field: AskField, lead: &Lead, text: &str, home: &Country) -> AnswerHome {
    let id = lead.id;
    let detail = |detail: Detail| AnswerHome::Book(Box::new(Command::SetDetail(id, detail)));
    let text = text.trim().to_owned();
    match field {
        AskField::Name => detail(Detail::Name(text)),
        AskField::Company => detail(Detail::Company(text)),
        AskField::Role => detail(Detail::Role(text)),
        AskField::Source => detail(Detail::Source(text)),
        AskField::BestTime => detail(Detail::BestTime(text)),
        AskField::Mail => detail(Detail::Mails(with_new(&lead.mails, mails_of(&text)))),
        AskField::Phone => detail(Detail::Phones(with_new(&lead.phones, phones_of(&text, home)))),
        AskField::Deadline => match day_of_iso(&text) {
            Some(day) => {
                let why = lead.deadline.as_ref().map_or_else(String::new, |deadline| deadline.why.clone());
                detail(Detail::Deadline(Some(Deadline { day, why })))
            }
            None => AnswerHome::ThisTouch,
        },
        // Without a day there is no deadline, and none is made up.
        AskField::DeadlineReason => match &lead.deadline {
            Some(deadline) => detail(Detail::Deadline(Some(Deadline { day: deadline.day, why: text }))),
            None => AnswerHome::ThisTouch,
        },
        AskField::MustHave => item(id, ItemKind::MustHave, text),
        AskField::TheirWords => item(id, ItemKind::Quote, text),
        AskField::Question => item(id, ItemKind::Question, text),
        AskField::Hesitation => item(id, ItemKind::Hesitation, text),
        AskField::Condition => item(id, ItemKind::Condition, text),
        AskField::Interest => item(id, ItemKind::Interest, text),
        AskField::MyPromise => item(id, ItemKind::MyPromise, text),
        AskField::TheirPromise => item(id, ItemKind::TheirPromise, text),
        AskField::Decider => item(id, ItemKind::Decider, text),
        AskField::Colleague => item(id, ItemKind::Colleague, text),
        AskField::Salutation => item(id, ItemKind::Salutation, text),
        AskField::PrivateInterest => item(id, ItemKind::PrivateInterest, text),
        AskField::Route => item(id, ItemKind::Route, text),
        AskField::Influence => item(id, ItemKind::Influence, text),
        AskField::Channel => match Channel::SHIPPED.into_iter().find(|channel| channel.word() == text.to_lowercase()) {
            Some(channel) => detail(Detail::Preferred(Some(channel))),
            None => AnswerHome::ThisTouch,
        },
        AskField::NextTouch | AskField::Note => AnswerHome::ThisTouch,
    }
}

/// The known values, followed by the new ones.
fn with_new<T: Clone + PartialEq>(known: &[T], new: Vec<T>) -> Vec<T> {
    let mut all = known.to_vec();
    for value in new {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    all
}

fn item(lead: LeadId, kind: ItemKind, text: String) -> AnswerHome {
    AnswerHome::Book(Box::new(Command::AddItem(lead, Item::new(kind, text, Source::Said))))
}

fn setting(field: SettingsField, text: &str) -> Setting {
    let text = text.trim().to_owned();
    match field {
        SettingsField::MyName => Setting::MyName(text),
        SettingsField::MyNumber => Setting::MyNumber(text),
        SettingsField::MyMail => Setting::MyMail(text),
        SettingsField::MyHours => Setting::MyHours(text),
        SettingsField::MyCompany => Setting::MyCompany(text),
        SettingsField::WhatWeDo => Setting::WhatWeDo(text),
        SettingsField::WhatIsSpecial => Setting::WhatIsSpecial(text),
        SettingsField::MyResponseTime => Setting::ResponseTime(text),
        SettingsField::BookingLink => Setting::BookingLink(text),
    }
}

/// The command that sets the value of the lead's next touch.
pub fn with_value(lead: &Lead, value: &str, today: Day) -> Command {
    replan(lead, today, |next| next.value = value.trim().to_owned())
}

/// The command that sets the aim of the lead's next touch; an invalid aim is refused.
pub fn with_aim(lead: &Lead, aim: &str, today: Day) -> Command {
    match replan(lead, today, |_| {}) {
        Command::PlanNext { lead, when, channel, value, .. } => {
            Command::PlanNext { lead, when, channel, aim: aim.to_owned(), value }
        }
        other => other,
    }
}

/// The command that makes one change to the lead's next touch; a lead without one gets a next touch today.
pub fn replan(lead: &Lead, today: Day, change: impl FnOnce(&mut NextTouch)) -> Command {
    let mut next = lead.next_touch().cloned().unwrap_or_else(|| NextTouch::first_talk(today));
    change(&mut next);
    Command::PlanNext {
        lead: lead.id,
        when: next.when,
        channel: next.channel,
        aim: next.aim.text().to_owned(),
        value: next.value,
    }
}
