//! The honest talk, one part at a time, built from the record: up to the open question, then where the answer leads,
//! then yes, no, or a condition with a day.

use leptos::prelude::*;

use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::command::{Decision, Ending, Way};
use crate::domain::id::LeadId;
use crate::domain::qualify::probe;
use crate::domain::qualify::{CUSHIONS, Part, is_gentle, parts, was_put_off};
use crate::domain::settings::Setting;
use crate::domain::time::{day_of_iso, days_after, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::focus_on;
use crate::ui::dom::{Element, details, div, dynamic, empty, footer, h2, li, main, p, span, summary, ul};
use crate::ui::dom::{action, link};
use crate::ui::parts::form::chips;
use crate::ui::parts::message::Kept;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::top;
use crate::ui::route::{self, Route};

/// The record of the talk in progress.
#[derive(Clone, Copy)]
struct Notes {
    /// The part on screen; the last one is followed by the way and the decision.
    place: RwSignal<usize>,
    answer: Kept,
    /// Whether they did not answer.
    silent: RwSignal<bool>,
    way: RwSignal<Option<Way>>,
    found: Kept,
    decision: RwSignal<Option<usize>>,
    what: Kept,
    day: Kept,
    refusal: RwSignal<Option<CommandError>>,
}

/// The honest talk with a lead.
pub fn honest_screen(id: LeadId) -> Element {
    let app = use_app();
    let text = |field: &str| Kept::new(format!("lead/{}/honest-{field}", id.0));
    let in_two_weeks = iso_day(days_after(clock::now().today(), 14));
    let notes = Notes {
        place: RwSignal::new(0),
        answer: text("answer"),
        silent: RwSignal::new(false),
        way: RwSignal::new(None),
        found: text("found"),
        decision: RwSignal::new(None),
        what: text("what"),
        day: Kept::with(format!("lead/{}/honest-day", id.0), in_two_weeks),
        refusal: RwSignal::new(None),
    };
    let shown = app.memo(move |book, now| {
        let cushion = usize::try_from(book.settings().cushion).unwrap_or(0);
        book.lead(id).map(|lead| parts(lead, cushion, now)).unwrap_or_default()
    });
    let body = dynamic(move || {
        let place = notes.place.get();
        let (count, part) = shown.with(|shown| (shown.len(), shown.get(place).cloned()));
        untrack(|| match part {
            Some(part) => said(id, notes, part, place, count),
            None => decide(id, notes),
        })
    });
    let is_last = move || shown.with(|shown| notes.place.get() + 1 == shown.len());
    let is_over = move || shown.with(|shown| notes.place.get() >= shown.len());
    let go_on = move || {
        let answered = notes.silent.get_untracked() || !notes.answer.get().trim().is_empty();
        if untrack(is_last) && !answered {
            notes.refusal.set(Some(CommandError::NoAnswer));
            return;
        }
        notes.refusal.set(None);
        notes.place.update(|place| *place += 1);
    };
    let primary = dynamic(move || {
        if is_over() {
            action("button primary", words::qualify::WRITE_IT_DOWN, move || write_down(id, notes))
        } else {
            action("button primary", words::qualify::NEXT, go_on)
        }
    });
    let back = dynamic(move || {
        (notes.place.get() > 0).then(|| action("button", "‹ Back", move || notes.place.update(|place| *place -= 1)))
    });
    main()
        .class("screen")
        .child(top(
            dynamic(move || format!("Honest talk: {}", app.title_of(id))),
            Some((Route::Lead(id), "Lead")),
            empty(),
        ))
        .child(div().class("content").child(body).child(refusal_line(notes.refusal)))
        .child(footer().class("thumb").child(primary).child(back))
}

/// A part to say; with a choice of cushions, or with their answer to the question.
fn said(id: LeadId, notes: Notes, part: Part, place: usize, count: usize) -> Vec<Element> {
    let app = use_app();
    let head = div()
        .class("step-head")
        .child(h2().child(part.heading))
        .child(span().class("place").child(format!("{} of {count}", place + 1)));
    let mut shown = vec![head, p().class("say").child(part.words.clone())];
    let gentle = app.with_untracked(|book, now| book.lead(id).is_some_and(|lead| is_gentle(lead, now.today())));
    if CUSHIONS.contains(&part.words.as_str()) && !gentle {
        let chosen = move || CUSHIONS.iter().position(|cushion| *cushion == part.words);
        shown.push(chips("Soften it", CUSHIONS.map(str::to_owned).to_vec(), chosen, move |place| {
            let number = u32::try_from(place).unwrap_or(0);
            // A cushion from the list is never refused.
            drop(app.dispatch(Command::Set(Setting::Cushion(number)), "Cushion chosen"));
        }));
    }
    if place + 1 == count {
        shown.push(
            notes
                .answer
                .lines(words::qualify::WHAT_THEY_ANSWER, "honest-answer")
                .on("input", move |_| notes.silent.set(false)),
        );
        let silent = action("chip", "No answer", move || notes.silent.update(|silent| *silent = !*silent));
        shown.push(div().class("chips").child(silent.attr_fn("aria-pressed", move || notes.silent.get())));
        // The field is mounted only after this tick.
        request_animation_frame(|| focus_on("honest-answer"));
    }
    shown
}

/// Where the answer leads, and the decision.
fn decide(id: LeadId, notes: Notes) -> Vec<Element> {
    let app = use_app();
    let ways = chips(
        "Where it leads",
        Way::ALL.map(|way| way.words().to_owned()).to_vec(),
        move || Way::ALL.iter().position(|known| Some(*known) == notes.way.get()),
        move |place| {
            notes.way.set(Way::ALL.get(place).copied());
            if Way::ALL.get(place) == Some(&Way::End) {
                notes.decision.set(Some(1));
            }
        },
    );
    let on_the_way = dynamic(move || notes.way.get().map(|way| untrack(|| lines_of(notes, way))));
    let put_off = app.with_untracked(|book, _| book.lead(id).is_some_and(was_put_off));
    let mut words = vec![
        words::common::YES.to_owned(),
        words::common::NO.to_owned(),
        "Yes or no, once something happens".to_owned(),
    ];
    if !put_off {
        words.push("They’re putting it off, once".to_owned());
    }
    let decision =
        chips("Their decision", words, move || notes.decision.get(), move |place| notes.decision.set(Some(place)));
    let more = dynamic(move || {
        let question = match notes.decision.get() {
            Some(2) => "What has to happen first",
            Some(3) => "Their reason",
            Some(_) | None => return None,
        };
        let day = notes.day.line("When you’ll hear yes or no", "date");
        Some(untrack(|| div().class("form").child(notes.what.line(question, "text")).child(day)))
    });
    vec![h2().child("Outcome"), ways, div().child(on_the_way), decision, div().child(more)]
}

/// What to ask and say on a way; for an objection, questions that probe it.
fn lines_of(notes: Notes, way: Way) -> Vec<Element> {
    let (question, closing) = way.lines();
    let mut shown = Vec::new();
    if way == Way::Objection {
        let probe = probe(&notes.answer.get());
        let asks = probe.questions.iter().map(|question| li().child(*question));
        shown.push(
            details()
                .child(summary().child(format!("Questions about {}", probe.name)))
                .child(ul().children(asks.collect::<Vec<_>>())),
        );
    }
    if !question.is_empty() {
        shown.push(notes.found.line("What they said", "text"));
        shown.insert(0, p().class("say").child(question));
    }
    shown.push(p().class("say").child(closing));
    shown
}

fn write_down(id: LeadId, notes: Notes) {
    let app = use_app();
    let day = day_of_iso(&notes.day.get());
    let what = notes.what.get();
    let decision = match (notes.decision.get_untracked(), day) {
        (Some(0), _) => Decision::Yes,
        (Some(1), _) => Decision::No,
        (Some(2), Some(day)) => Decision::Condition { what, day },
        (Some(3), Some(day)) => Decision::PutOff { reason: what, day },
        (Some(_), _) => {
            notes.refusal.set(Some(CommandError::NoSuchDay));
            return;
        }
        (None, _) => {
            notes.refusal.set(Some(CommandError::NoDecision));
            return;
        }
    };
    let answer = notes.answer.get();
    let ending = Ending {
        answer: (!notes.silent.get_untracked()).then_some(answer),
        way: notes.way.get_untracked(),
        found: notes.found.get(),
        decision,
    };
    match app.dispatch(Command::HonestTalk { lead: id, ending }, "Honest talk written down") {
        Ok(_) => {
            [notes.answer, notes.found, notes.what, notes.day].into_iter().for_each(Kept::forget);
            route::go(&Route::Lead(id));
        }
        Err(no) => notes.refusal.set(Some(no)),
    }
}

/// The link to the honest talk on the page of a lead, once there was a talk.
pub fn honest_link(id: LeadId) -> AnyView {
    let app = use_app();
    let allowed =
        app.memo(move |book, _| book.lead(id).is_some_and(crate::domain::qualify::review::allows_honest_talk));
    dynamic(move || allowed.get().then(|| link("row-link", Route::Honest(id), words::qualify::HAVE_HONEST_TALK)))
}
