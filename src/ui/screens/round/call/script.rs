//! The call script: one step at a time, filled with what this person said.

use leptos::prelude::*;

use crate::app::call::script::{self, LineView, StepView};
use crate::app::words;
use crate::domain::id::LeadId;
use crate::domain::script::Kind;
use crate::domain::script::fill::Shown;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, dynamic, h2, label, option, p, select, span, summary};

use crate::ui::screens::round::ask::{Asked, ask_line};
use crate::ui::screens::round::wrap_up::agreed::before_hanging_up;

/// The step of the script on screen, with the answers that lead on.
pub fn call_script(id: LeadId) -> Vec<AnyView> {
    let app = use_app();
    let call = app.call(id);
    let step = app.memo(move |book, now| {
        let call = call.get();
        let lead = book.lead(id)?;
        script::step(book, lead, &call, *now)
    });
    vec![
        dynamic(move || step.get().map(|step| step_on_screen(app, id, step))),
        what_if(id).view(),
        script_picker(id, Kind::Call).view(),
    ]
}

fn step_on_screen(app: AppContext, id: LeadId, step: StepView) -> Vec<Element> {
    let go = move |slug: &str| app.change_call(id, |call| call.go_to_step(slug));
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
        parts.push(before_hanging_up(app, id, step.read_out));
    }
    if step.is_aside {
        let back = move || app.change_call(id, |call| call.turn_aside(""));
        parts.push(action("button", words::round::BACK_TO_THE_SCRIPT, back));
    }
    if step.number > 1 {
        parts.push(action("link", words::round::START_AGAIN, move || go("")));
    }
    parts
}

/// What if they say …: the scripts that answer it, objections of this lead first.
fn what_if(id: LeadId) -> Element {
    let app = use_app();
    let asides = app.memo(move |book, _| book.lead(id).map(|lead| script::asides(book, lead)).unwrap_or_default());
    let call = app.call(id);
    let chips = move || {
        let each = asides.get().into_iter().map(|aside| {
            let (shown, opened) = (aside.id.clone(), aside.id);
            let words = if aside.taken { format!("{} · raised before", aside.title) } else { aside.title };
            action("chip", words, move || app.change_call(id, |call| call.turn_aside(&opened)))
                .attr_fn("aria-pressed", move || call.with(|call| call.aside == shown))
        });
        each.collect::<Vec<Element>>()
    };
    details().child(summary().child(words::round::WHAT_IF_THEY_SAY)).child(div().class("chips").child(dynamic(chips)))
}

/// A line of a script, with its gaps filled or asked for.
fn show_line(id: LeadId, line: LineView) -> AnyView {
    match line {
        LineView::Say(shown) => say(id, shown).view(),
        LineView::Advice(text) => p().class("advice").child(text).view(),
        LineView::Ask { question, field } => ask_line(id, Asked::Field(field), question),
    }
}

/// A paragraph to say; a gap without a value shows its question.
pub fn say(id: LeadId, shown: Vec<Shown>) -> Element {
    let parts = shown.into_iter().map(|part| match part {
        Shown::Text(text) => span().child(text).view(),
        Shown::Value { text, .. } => span().class("value").child(text).view(),
        Shown::Missing { gap, question } => ask_line(id, Asked::Gap(gap), question.to_owned()),
    });
    p().class("say").children(parts)
}

/// The script in use and the others of its kind; the offered one comes first.
pub fn script_picker(id: LeadId, kind: Kind) -> Element {
    let app = use_app();
    let call = app.call(id);
    let offers = app.memo(move |book, now| {
        let call = call.get();
        book.lead(id).map(|lead| script::offers(book, lead, kind, &call, now)).unwrap_or_default()
    });
    let choose = move |script: String| {
        app.change_call(id, |call| {
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
        each.collect::<Vec<Element>>()
    };
    label()
        .class("picker")
        .child(span().class("visually-hidden").child(format!("Which {}", kind.name())))
        .child(select().on_text("change", choose).child(dynamic(options)))
}
