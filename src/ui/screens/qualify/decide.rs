//! The leads that await a decision, one at a time: the evidence, the cost so far, and the options. Nothing is forced,
//! and everything can be undone.

use leptos::prelude::*;

use crate::app::leads::qualify_rows::{self, DecideView};
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Source;
use crate::domain::qualify::last_message;
use crate::domain::qualify::review;
use crate::domain::time::{day_of_iso, days_after, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::{
    Element, details, div, dynamic, empty, footer, h2, h3, li, main, p, section, summary, textarea, ul,
};
use crate::ui::dom::{action, labelled, link};
use crate::ui::parts::message::Kept;
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// How many further leads are listed below the one on screen.
const LISTED: usize = 20;

/// The screen for decisions.
pub fn decide_screen() -> Element {
    let app = use_app();
    let chosen = RwSignal::new(None::<LeadId>);
    let waiting = app.memo(judging_list);
    let shown = Memo::new(move |_| {
        waiting.with(|waiting| chosen.get().filter(|lead| waiting.contains(lead)).or(waiting.first().copied()))
    });
    let untested = app.memo(|book, now| {
        let mut leads = review::untested(book, now.today());
        let count = leads.len();
        leads.truncate(LISTED);
        (count, leads)
    });
    let one = dynamic(move || match shown.get() {
        Some(id) => untrack(|| one_lead(id)),
        None => div().child(p().class("lead-in").child(words::qualify::NOBODY_WAITS)),
    });
    let others = dynamic(move || {
        let others = waiting.with(|waiting| {
            let others = waiting.iter().copied().filter(|lead| Some(*lead) != shown.get());
            others.take(LISTED).collect::<Vec<_>>()
        });
        (!others.is_empty()).then(|| {
            let rows =
                others.into_iter().map(|id| li().child(action("link", app.title_of(id), move || chosen.set(Some(id)))));
            section().child(h2().child("Also waiting")).child(ul().children(rows.collect::<Vec<_>>()))
        })
    });
    let new = dynamic(move || {
        let (count, leads) = untested.get();
        (count > 0).then(|| {
            let rows = leads.into_iter().map(|id| li().child(link("row-link", Route::Lead(id), app.title_of(id))));
            details()
                .child(summary().child(format!("Not qualified yet: {count}")))
                .child(p().class("hint").child("A look at the facts first: who merits the effort?"))
                .child(ul().children(rows.collect::<Vec<_>>()))
        })
    });
    let primary = dynamic(move || {
        let view = app.with(|book, now| qualify_rows::decide_view(book, shown.get()?, now));
        let id = shown.get();
        view.zip(id)
            .filter(|(view, _)| view.talk_first)
            .map(|(_, id)| link("button primary", Route::Honest(id), words::qualify::HAVE_HONEST_TALK))
    });
    main()
        .class("screen")
        .child(top(words::places::DECIDE, Some((Route::Today, words::places::TODAY)), empty()))
        .child(div().class("content").child(one).child(others).child(new))
        .child(footer().class("thumb").child(primary))
}

fn judging_list(book: &crate::domain::book::Book, now: &crate::domain::time::Now) -> Vec<LeadId> {
    review::to_decide(book, now)
}

/// One lead and the options.
fn one_lead(id: LeadId) -> Element {
    let app = use_app();
    let Some(view) = app.with_untracked(|book, now| qualify_rows::decide_view(book, id, now)) else { return div() };
    let DecideView { title, because, cost, facts, kept, talk, talk_first, may_feel } = view;
    let list = |texts: Vec<String>| ul().children(texts.into_iter().map(|text| li().child(text)).collect::<Vec<_>>());
    let facts = (!facts.is_empty()).then(|| vec![h3().child("What is proved"), list(facts)]);
    let kept = kept.into_iter().map(|kept| format!("{}: {}", kept.when, kept.words)).collect::<Vec<_>>();
    let kept = (!kept.is_empty()).then(|| vec![h3().child("Kept before"), list(kept)]);
    // If an honest talk has no basis, ending comes first, and the talk is still offered.
    let second = (talk && !talk_first).then(|| link("button", Route::Honest(id), words::qualify::HAVE_HONEST_TALK));
    let unlinked = (!talk_first).then(|| p().class("hint").child(words::qualify::NO_NEED_WAS_MET));
    section()
        .attr("aria-label", title.clone())
        .child(h2().child(link("link", Route::Lead(id), title)))
        .child(list(because))
        .child(p().class("hint").child(format!("So far: {cost}")))
        .child(facts)
        .child(kept)
        .child(unlinked)
        .child(end(id))
        .child(keep(id, may_feel))
        .child(park(id))
        .child(second)
}

/// Keeping for a fact, or once for a good feeling.
fn keep(id: LeadId, may_feel: bool) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let reason = Kept::new(format!("lead/{}/keep", id.0));
    let until = Kept::with(format!("lead/{}/keep-until", id.0), iso_day(days_after(clock::now().today(), 60)));
    let keep = move |by: Source| {
        let Some(day) = day_of_iso(&until.get()) else {
            refusal.set(Some(CommandError::NoSuchDay));
            return;
        };
        let command = Command::Keep { lead: id, reason: reason.get(), until: day, by };
        let result = app.dispatch(command, "Kept");
        if result.is_ok() {
            [reason, until].into_iter().for_each(Kept::forget);
        }
        refusal.set(result.err());
    };
    let feeling = may_feel.then(|| action("chip", words::qualify::KEEP_ON_FEELING, move || keep(Source::Guessed)));
    details()
        .child(summary().child("Keep"))
        .child(reason.line(words::qualify::FACT_FOR_THEM, "text"))
        .child(until.line("Ask again on", "date"))
        .child(
            div()
                .class("chips")
                .child(action("chip", words::qualify::KEEP_FOR_FACT, move || keep(Source::Said)))
                .child(feeling),
        )
        .child(p().class("hint").child("After sixty days without a step they go on slowly, in group C."))
        .child(refusal_line(refusal))
}

/// Parking until something happens.
fn park(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let why = Kept::new(format!("lead/{}/park-why", id.0));
    let wake = Kept::with(format!("lead/{}/park-until", id.0), iso_day(days_after(clock::now().today(), 90)));
    let park = move || {
        let result = match (day_of_iso(&wake.get()), why.get()) {
            (None, _) => Err(CommandError::NoSuchDay),
            (Some(_), why) if why.trim().is_empty() => Err(CommandError::NoReason),
            (Some(wake), why) => app.dispatch(Command::Park { lead: id, wake, why }, "Parked"),
        };
        if result.is_ok() {
            [why, wake].into_iter().for_each(Kept::forget);
        }
        refusal.set(result.err());
    };
    details()
        .child(summary().child("Park"))
        .child(why.line("What would wake them up", "text"))
        .child(wake.line("Wake up on", "date"))
        .child(action("button", "Park them", park))
        .child(refusal_line(refusal))
}

/// Ending with a reason of one tap, and a last friendly message to copy.
fn end(id: LeadId) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let end = move |reason: &str| {
        refusal.set(app.dispatch(Command::LetGo { lead: id, reason: reason.to_owned() }, words::common::LET_GO).err());
    };
    let reasons = ["No answer", words::qualify::NO_NEED, "No budget", "Bought elsewhere", "Not the right time"];
    let chips = reasons.map(|reason| action("chip", reason, move || end(reason)));
    let message = app.with_untracked(|book, _| {
        let settings = book.settings();
        book.lead(id).map(|lead| last_message(lead, &settings.my_name, &settings.my_number))
    });
    let text = textarea().attr("rows", "8").value(move || message.clone().unwrap_or_default());
    details()
        .child(summary().child(words::common::LET_GO))
        .child(div().class("chips").attr("role", "group").attr("aria-label", words::common::WHY).children(chips))
        .child(
            details()
                .child(summary().child("A last friendly message"))
                .child(labelled("To copy into a mail or a text", text)),
        )
        .child(refusal_line(refusal))
}
