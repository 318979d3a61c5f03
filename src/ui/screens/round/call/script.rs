//! The call script: one step at a time, filled from what this person said.

use leptos::prelude::*;

use crate::app::call::script::{self, LineView, StepView};
use crate::domain::id::LeadId;
use crate::domain::script::Kind;
use crate::domain::script::fill::Shown;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::dom::action;
use crate::ui::dom::{Tag, details, div, h2, label, live, option, p, select, span, summary};

use crate::ui::screens::round::ask::{Asked, ask_line};
use crate::ui::screens::round::wrap_up::agreed::before_hanging_up;

/// The step of the script that is on screen, with the answers that lead on.
pub fn call_script(id: LeadId) -> Vec<AnyView> {
    let desk = use_desk();
    let call = desk.call(id);
    let step = desk.ask(move |book, now| {
        let call = call.get();
        let lead = book.lead(id)?;
        script::step(book, lead, &call, *now)
    });
    vec![
        live(move || step.get().map(|step| step_on_screen(desk, id, step))),
        what_if(id).view(),
        script_picker(id, Kind::Call).view(),
    ]
}

fn step_on_screen(desk: Desk, id: LeadId, step: StepView) -> Vec<Tag> {
    let go = move |slug: &str| desk.change_call(id, |call| call.go_to_step(slug));
    let head = div()
        .class("step-head")
        .child(h2().child(step.heading))
        .child(span().class("place").child(format!("{} of {}", step.number, step.count)));
    let lines = div().class("step").children(step.lines.into_iter().map(|line| show_line(id, line)));
    let answers = step.answers.into_iter().map(|answer| {
        let slug = answer.to;
        action("button answer", answer.words, move || go(&slug))
    });
    let mut parts = vec![head, lines, div().class("answers").children(answers)];
    if !step.read_out.is_empty() {
        parts.push(before_hanging_up(desk, id, step.read_out));
    }
    if step.is_aside {
        let back = move || desk.change_call(id, |call| call.turn_aside(""));
        parts.push(action("button", "‹ Back to the script", back));
    }
    if step.number > 1 {
        parts.push(action("link", "‹ Start again", move || go("")));
    }
    parts
}

/// What if they say …: the scripts that answer it, what this lead said before first.
fn what_if(id: LeadId) -> Tag {
    let desk = use_desk();
    let asides = desk.ask(move |book, _| book.lead(id).map(|lead| script::asides(book, lead)).unwrap_or_default());
    let call = desk.call(id);
    let chips = move || {
        let each = asides.get().into_iter().map(|aside| {
            let (shown, opened) = (aside.id.clone(), aside.id);
            let words = if aside.taken { format!("{} · raised before", aside.title) } else { aside.title };
            action("chip", words, move || desk.change_call(id, |call| call.turn_aside(&opened)))
                .watch("aria-pressed", move || call.with(|call| call.aside == shown))
        });
        each.collect::<Vec<Tag>>()
    };
    details().child(summary().child("What if they say …")).child(div().class("chips").child(live(chips)))
}

/// A line of a script, with its gaps filled or asked for.
fn show_line(id: LeadId, line: LineView) -> AnyView {
    match line {
        LineView::Say(shown) => say(id, shown).view(),
        LineView::Advice(text) => p().class("advice").child(text).view(),
        LineView::Ask { question, field } => ask_line(id, Asked::Field(field), question),
    }
}

/// A paragraph to say; a gap without a value is the question that would fill it.
pub fn say(id: LeadId, shown: Vec<Shown>) -> Tag {
    let parts = shown.into_iter().map(|part| match part {
        Shown::Text(text) => span().child(text).view(),
        Shown::Value { text, .. } => span().class("value").child(text).view(),
        Shown::Missing { gap, question } => ask_line(id, Asked::Gap(gap), question.to_owned()),
    });
    p().class("say").children(parts)
}

/// The script in use and the others of its kind; the offered one comes first.
pub fn script_picker(id: LeadId, kind: Kind) -> Tag {
    let desk = use_desk();
    let call = desk.call(id);
    let offers = desk.ask(move |book, now| {
        let call = call.get();
        book.lead(id).map(|lead| script::offers(book, lead, kind, &call, now)).unwrap_or_default()
    });
    let choose = move |script: String| {
        desk.change_call(id, |call| {
            call.choose_script(kind.name(), script);
            call.step = String::new();
            call.turn_aside("");
        });
    };
    let options = move || {
        let each = offers
            .get()
            .into_iter()
            .map(|offer| option().attr("value", offer.id).selected(move || offer.taken).child(offer.title));
        each.collect::<Vec<Tag>>()
    };
    label()
        .class("picker")
        .child(span().class("visually-hidden").child(format!("Which {}", kind.name())))
        .child(select().on_text("change", choose).child(live(options)))
}
