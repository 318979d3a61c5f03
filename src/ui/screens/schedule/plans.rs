//! All plans, to read and edit: plain text, one step per line.

use leptos::prelude::*;

use crate::app::words;
use crate::browser::clock;
use crate::domain::book::{LibraryItem, LibraryItemKind};
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LibraryItemId;
use crate::domain::schedule::cadence::{self, PlanText};
use crate::domain::util::capital;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, code, details, div, dynamic, keyed, li, main, p, summary, ul};
use crate::ui::parts::form::{FieldKind, SavedField};
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The syntax of a plan.
const HOW: &str = "One step a line: when it comes after the last talk, by which channel if that matters, and what it is \
    to achieve. “interval C” counts as the settings say for that group, “again” starts over, and “touches” is how \
    many you allow yourself over all channels.";

const EXAMPLE: &str = "+2 weeks, mail: Send the price list";

/// All plans.
pub fn plans_screen() -> Element {
    let app = use_app();
    let own =
        move || app.with(|book, _| book.plans().into_iter().filter_map(|plan| plan.id).collect::<Vec<LibraryItemId>>());
    let shipped = move || {
        let plans = app.with(|book, _| book.plans());
        plans.into_iter().filter(|plan| plan.id.is_none()).map(shipped_plan).collect::<Vec<_>>()
    };
    let refusal = RwSignal::new(None::<CommandError>);
    let add = move |name: String| {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return Ok(());
        }
        add_plan(app, &name, "", "+7 days: Bring something new")
    };
    let content = div()
        .class("content")
        .child(p().class("hint").child(HOW))
        .child(p().class("hint").child("For example: ").child(code().child(EXAMPLE)))
        .child(dynamic(shipped))
        .child(ul().child(keyed(own, move |id| own_plan(app, id, refusal))))
        .child(SavedField::new("Name of a new plan", "plans/new").saved(String::new, add))
        .child(refusal_line(refusal));
    main().class("screen").child(top("Plans", Some((Route::More, words::places::MORE)), ())).child(content)
}

fn add_plan(app: AppContext, name: &str, meant_for: &str, text: &str) -> Result<(), CommandError> {
    let piece = LibraryItem {
        why: meant_for.to_owned(),
        ..LibraryItem::new(LibraryItemKind::Plan, clock::now().instant, name, text)
    };
    app.dispatch(Command::AddPiece(piece), &format!("Plan {name} added")).map(drop)
}

fn shipped_plan(plan: PlanText) -> Element {
    let app = use_app();
    let PlanText { name, meant_for, text, .. } = plan;
    let lines = text.lines().map(|line| li().child(line.to_owned())).collect::<Vec<_>>();
    let words = format!("{name}: {meant_for}");
    // A shipped plan is never refused.
    let rewrite = move || drop(add_plan(app, &name, &meant_for, &text));
    details().child(summary().child(words)).child(ul().children(lines)).child(action(
        "button",
        words::schedule::REWRITE_AS_MINE,
        rewrite,
    ))
}

/// A custom plan: its text, and the problems in it.
fn own_plan(app: AppContext, id: LibraryItemId, refusal: RwSignal<Option<CommandError>>) -> Element {
    let piece = app.memo(move |book, _| book.piece(id).cloned());
    let text = move || piece.with(|piece| piece.as_ref().map(|piece| piece.text.clone()).unwrap_or_default());
    let name = move || piece.with(|piece| piece.as_ref().map(|piece| piece.name.clone()).unwrap_or_default());
    let field = format!("plans/{}", id.0);
    let typed = {
        let field = field.clone();
        move || app.typed(&field).unwrap_or_else(text)
    };
    let problems = dynamic(move || {
        let (_, problems) = cadence::read("", &typed());
        let lines = problems
            .into_iter()
            .map(|problem| p().class("refusal").child(format!("Line {}: {}", problem.line, problem.words)));
        lines.collect::<Vec<_>>()
    });
    let save = move |text: String| match piece.get_untracked() {
        Some(present) => app
            .dispatch(Command::SetPiece(id, Some(LibraryItem { text, ..present })), words::schedule::PLAN_CHANGED)
            .map(drop),
        None => Err(CommandError::NothingToDo),
    };
    let remove = move || {
        refusal.set(app.dispatch(Command::SetPiece(id, None), "Plan taken out").err());
    };
    let editor = SavedField::new(words::schedule::STEPS, field).kind(FieldKind::Lines).saved(text, save);
    let body = details()
        .child(summary().child(dynamic(move || format!("{} (my own)", capital(&name())))))
        .child(editor)
        .child(problems)
        .child(action("link", "Take it out: the leads on it go on with the first plan", remove));
    li().child(body)
}
