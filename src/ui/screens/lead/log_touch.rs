//! Logging a touch outside a round: any channel, either direction, any day up to today.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::call::record::{self, Closing, MISSING, is_closed_by_rows};
use crate::app::today::rows;
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::domain::lead::{End, Status};
use crate::domain::schedule::forecast::{Attempt, forecast};
use crate::domain::time::{day_of_iso, iso_day};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{Element, ElementRef, div, dynamic, h2, input, option, p, select, textarea};
use crate::ui::dom::{action, labelled};
use crate::ui::dom::{close_modal, modal};
use crate::ui::parts::form::chips;
use crate::ui::parts::message::problem;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::{Change, Read, agreed_row, closing_rows};

/// The form for a touch.
#[derive(Clone, Copy)]
struct Form {
    /// The index among the shipped channels.
    channel: RwSignal<usize>,
    theirs: RwSignal<bool>,
    /// The index among all outcomes.
    outcome: RwSignal<usize>,
    day: RwSignal<String>,
    won: RwSignal<String>,
    closing: RwSignal<Closing>,
    /// Whether rows of the wrap-up are unanswered.
    misses_rows: RwSignal<bool>,
}

impl Form {
    fn new() -> Form {
        Form {
            channel: RwSignal::new(0),
            theirs: RwSignal::new(false),
            outcome: RwSignal::new(0),
            day: RwSignal::new(iso_day(clock::now().today())),
            won: RwSignal::new(String::new()),
            closing: RwSignal::new(Closing::default()),
            misses_rows: RwSignal::new(false),
        }
    }

    fn channel(self) -> Channel {
        Channel::SHIPPED.get(self.channel.get()).cloned().unwrap_or(Channel::Call)
    }

    fn outcome(self) -> Outcome {
        Outcome::ALL.get(self.outcome.get()).copied().unwrap_or(Outcome::Spoke)
    }

    fn take_outcome(self, outcome: Outcome) {
        self.outcome.set(Outcome::ALL.iter().position(|known| *known == outcome).unwrap_or(0));
    }

    /// The outcomes that fit the channel.
    fn outcomes(self) -> Vec<Outcome> {
        let (first, others) = rows::outcomes_of(&self.channel());
        first.iter().chain(others).copied().collect()
    }

    /// Whether it is a talk that needs a wrap-up.
    fn is_closed_by_rows(self) -> bool {
        is_closed_by_rows(&self.channel(), self.outcome())
    }

    fn direction(self) -> Direction {
        if self.theirs.get() { Direction::Theirs } else { Direction::Mine }
    }

    /// What was won, on the day of the touch; the forecast only knows today.
    fn won(self, touch: &Touch) -> Option<Status> {
        let value = self.won.get_untracked().trim().to_owned();
        let on = touch.time.day(&clock::now());
        (touch.outcome == Outcome::Won).then_some(Status::Ended { on, end: End::Won { value } })
    }

    fn touch(self, note: String) -> Result<Touch, CommandError> {
        let now = clock::now();
        let day = day_of_iso(&self.day.get_untracked()).ok_or(CommandError::NoSuchDay)?;
        let time = if day == now.today() { TouchTime::At(now.instant) } else { TouchTime::On(day) };
        Ok(Touch {
            note: note.trim().to_owned(),
            wrap_up: self.closing.get_untracked().wrap_up().filter(|_| untrack(|| self.is_closed_by_rows())),
            ..untrack(|| Touch::new(time, self.channel(), self.direction(), self.outcome()))
        })
    }
}

/// The dialog, mounted while `logs` is true.
pub fn log_touch(id: LeadId, logs: RwSignal<bool>) -> Element {
    let app = use_app();
    let sheet = ElementRef::new();
    let form = Form::new();
    let refusal = RwSignal::new(None::<CommandError>);
    let note = StoredValue::new(format!("lead/{}/log-note", id.0));
    let draft = move || note.with_value(|name| app.typed(name)).unwrap_or_default();
    let save = move || {
        let misses = untrack(|| form.is_closed_by_rows()) && form.closing.get_untracked().wrap_up().is_none();
        form.misses_rows.set(misses);
        if misses {
            return;
        }
        let result = form.touch(untrack(draft)).and_then(|touch| {
            let label = format!("{}: {}", app.title_of(id), touch.words());
            let next = form.won(&touch);
            let command = app.with_untracked(|book, now| record::record(book, id, touch, "", next, now));
            app.dispatch(command, &label)
        });
        match result {
            Ok(_) => {
                note.with_value(|name| app.forget_text(name));
                close_modal(sheet);
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    let note_field = textarea()
        .attr("rows", "3")
        .value(draft)
        .on_text("input", move |text| note.with_value(|name| app.type_text(name, text)));
    let ways = div().class("row").child(action("button primary", words::lead::SAVE_THE_TOUCH, save)).child(action(
        "button",
        words::common::CLOSE,
        move || close_modal(sheet),
    ));
    let content = div()
        .class("form")
        .child(h2().attr("id", "log-title").child(words::lead::LOG_A_TOUCH))
        .children(choices(form))
        .child(dynamic(move || form.is_closed_by_rows().then(|| closing(form))))
        .child(dynamic(move || (form.outcome() == Outcome::Won).then(|| won_field(form.won))))
        .child(labelled("On", text_input("date", "change", form.day)))
        .child(labelled(words::common::NOTE, note_field))
        .child(p().class("why").child(dynamic(move || consequence(app, id, form))))
        .child(dynamic(move || form.misses_rows.get().then(|| problem(MISSING))))
        .child(refusal_line(refusal))
        .child(ways);
    modal(sheet, "log-title", move || logs.set(false), content)
}

/// Channel, direction and outcome.
fn choices(form: Form) -> [Element; 3] {
    let take_outcome = move |words: String| {
        if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| outcome.words() == words) {
            form.take_outcome(outcome);
        }
    };
    let take_channel = move |place: usize| {
        form.channel.set(place);
        if let Some(first) = untrack(|| form.outcomes()).first() {
            form.take_outcome(*first);
        }
    };
    let who = chips(
        "Who",
        vec!["I did".to_owned(), words::lead::THEY_DID.to_owned()],
        move || Some(usize::from(form.theirs.get())),
        move |place| form.theirs.set(place == 1),
    );
    let how = chips(
        "How",
        Channel::SHIPPED.map(|channel| channel.word().to_owned()).to_vec(),
        move || Some(form.channel.get()),
        take_channel,
    );
    let outcome =
        labelled(words::lead::OUTCOME, select().on_text("change", take_outcome).child(dynamic(move || options(form))));
    [who, how, outcome]
}

/// The rows of the wrap-up.
fn closing(form: Form) -> Vec<Element> {
    let read: Read = Arc::new(move || form.closing.get());
    let change: Change = Arc::new(move |put| form.closing.update(put));
    let mut rows = Vec::from(closing_rows(&read, &change));
    rows.push(agreed_row(&read, &change));
    rows
}

/// The outcomes of the channel.
fn options(form: Form) -> Vec<Element> {
    let outcomes = form.outcomes().into_iter();
    outcomes.map(|outcome| option().selected(move || form.outcome() == outcome).child(outcome.words())).collect()
}

fn won_field(won: RwSignal<String>) -> Element {
    labelled(words::common::WON_FOR_WHAT, text_input("text", "input", won))
}

/// An input that writes its text into `text` on an event.
fn text_input(kind: &'static str, event: &'static str, text: RwSignal<String>) -> Element {
    input().attr("type", kind).value(move || text.get()).on_text(event, move |typed| text.set(typed))
}

/// What the touch would lead to.
fn consequence(app: AppContext, id: LeadId, form: Form) -> Option<String> {
    let day = day_of_iso(&form.day.get())?;
    let attempt = Attempt { channel: form.channel(), direction: form.direction(), outcome: form.outcome(), day };
    app.with(|book, now| {
        let status = forecast(book, book.lead(id)?, &attempt, now);
        Some(format!("Leads to: {}", rows::consequence(&status, now)))
    })
}
