//! The words to say: all scripts by their kind, and one of them with its gaps.

use leptos::prelude::*;

use crate::app::words;
use crate::domain::script::kind::Kind;
use crate::domain::script::{Line, Piece, Script as ScriptText, Step};
use crate::domain::touch::capital;
use crate::ui::html::{Part, Tag, div, h2, li, main, nothing, p, section, span, ul};
use crate::ui::parts::controls::way;
use crate::ui::parts::top::top;
use crate::ui::route::Route;

/// All scripts.
pub fn scripts_screen() -> Tag {
    let lead_in = "In a round the right one is offered and filled from what the lead said.";
    let content =
        div().class("content").child(p().class("lead-in").child(lead_in)).children(Kind::ALL.into_iter().map(of_kind));
    main().class("screen").child(top("Scripts", None, nothing())).child(content)
}

/// The scripts of a kind.
fn of_kind(kind: Kind) -> Tag {
    let scripts = words::scripts().iter().filter(|(_, script)| script.kind == kind);
    let items =
        scripts.map(|(id, script)| li().child(way("row-link", Route::Script((*id).to_owned()), script.title.as_str())));
    section().class("agenda").child(h2().child(capital(kind.name()))).child(ul().children(items))
}

/// The script with this id, its gaps as they are named.
pub fn script_screen(id: &str) -> Tag {
    let script = words::script(id);
    let title = script.map_or("No such script", |script| script.title.as_str());
    let content = div()
        .class("content script-text")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Script")
        .child(script.map(script_text));
    main().class("screen").child(top(title, Some((Route::Scripts, "Scripts")), nothing())).child(content)
}

fn script_text(script: &'static ScriptText) -> Vec<Tag> {
    let subject = (!script.subject.is_empty())
        .then(|| p().class("subject").child(span().class("label").child("Subject")).child(pieces(&script.subject)));
    subject.into_iter().chain(script.steps.iter().map(step)).collect()
}

fn step(step: &'static Step) -> Tag {
    let heading = (!step.title().is_empty()).then(|| h2().child(step.title()));
    let lines = step.lines.iter().map(|line| match line {
        Line::Say(text) => p().class("say").child(pieces(text)),
        Line::Advice(text) => p().class("advice").child(pieces(text)),
        Line::Ask { question, .. } => p().class("advice").child("Ask: ").child(pieces(question)),
        Line::Answer { words, .. } => p().class("advice").child("→ ").child(pieces(words)),
    });
    section().class("script-step").child(heading).children(lines)
}

fn pieces(pieces: &'static [Piece]) -> Vec<AnyView> {
    let each = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str().into_part(),
        Piece::Gap(gap) => span().class("value").child(gap.name()).view(),
        Piece::Optional(inner) => self::pieces(inner).into_part(),
    });
    each.collect()
}
