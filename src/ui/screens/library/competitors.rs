//! Observations about competitors: what they do when they sell to the salesperson, and what to change in one's own
//! words.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::library::competitors::{self, PROMPTS};
use crate::app::words;
use crate::browser::clock;
use crate::domain::book::LibraryItem;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LibraryItemId;
use crate::domain::library::script_versions;
use crate::domain::script::Kind;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{
    Element, bdi, div, dynamic, empty, footer, h2, keyed, li, main, option, p, section, select, strong, textarea, ul,
};
use crate::ui::dom::{action, labelled, link};
use crate::ui::parts::message::refusal_line;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The draft fields of the answers, in the order of the prompts.
const ANSWERS: [&str; 6] = ["watched/0", "watched/1", "watched/2", "watched/3", "watched/4", "watched/5"];
const WHO: &str = "watched/who";
const CHANGE: &str = "watched/change";
const SCRIPT: &str = "watched/script";

/// The screen for observations.
pub fn watched_screen() -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let save = move || refusal.set(note(app).err());
    let lead_in = "People who sell to you show you how it feels. Note it while it's fresh.";
    let content = div()
        .class("content form")
        .child(p().class("lead-in").child(lead_in))
        .child(labelled(words::library::WHO_THEY_ARE, typed(WHO)))
        .children(PROMPTS.into_iter().zip(ANSWERS).map(|(words, name)| labelled(words, typed(name))))
        .child(labelled(words::library::MY_CHANGE, typed(CHANGE)))
        .child(labelled(words::library::IN_WHICH_SCRIPT, scripts()))
        .child(refusal_line(refusal))
        .child(noted(app));
    main()
        .class("screen")
        .child(top(words::places::OTHER_SELLERS, Some((Route::More, words::places::MORE)), empty()))
        .child(content)
        .child(footer().class("thumb").child(action("button primary", words::common::NOTE_IT, save)))
}

fn typed(name: &'static str) -> Element {
    let app = use_app();
    textarea()
        .attr("rows", "1")
        .value(move || app.typed(name).unwrap_or_default())
        .on_text("input", move |text| app.type_text(name, text))
}

/// The scripts for a call, and the choice of none.
fn scripts() -> Element {
    let app = use_app();
    let chosen = move |id: &str| app.typed(SCRIPT).unwrap_or_default() == id;
    let calls: Vec<(String, String)> = app.with_untracked(|book, _| {
        let calls = script_versions::scripts(book).into_iter().filter(|(_, script)| script.kind == Kind::Call);
        calls.map(|(id, script)| (id.to_owned(), script.title.clone())).collect()
    });
    let options = calls
        .into_iter()
        .map(|(id, title)| option().attr("value", id.clone()).selected(move || chosen(&id)).child(title));
    select()
        .on_text("change", move |id| app.type_text(SCRIPT, id))
        .child(option().attr("value", "").selected(move || chosen("")).child("none yet"))
        .children(options)
}

/// Stores the typed observation in the book.
fn note(app: AppContext) -> Result<(), CommandError> {
    let text = |name: &str| untrack(|| app.typed(name)).unwrap_or_default();
    let answers = ANSWERS.map(text);
    let piece = competitors::note(clock::now().instant, &text(WHO), &answers, &text(CHANGE), &text(SCRIPT))
        .ok_or(CommandError::NothingToDo)?;
    app.dispatch(Command::AddPiece(piece), words::common::NOTED)?;
    for name in ANSWERS.into_iter().chain([WHO, CHANGE, SCRIPT]) {
        app.forget_text(name);
    }
    Ok(())
}

/// All observations, the latest first.
fn noted(app: AppContext) -> Element {
    let ids = move || app.with(|book, _| competitors::noted(book));
    let rows = keyed(ids, move |id| {
        let piece = app.memo(move |book, _| book.piece(id).cloned());
        li().class("calling-line").child(dynamic(move || piece.get().map(|piece| seller(app, id, piece))))
    });
    section().attr("aria-label", words::common::NOTED).child(h2().child(words::common::NOTED)).child(ul().child(rows))
}

fn seller(app: AppContext, id: LibraryItemId, piece: LibraryItem) -> Vec<AnyView> {
    let now = clock::now();
    let day = dates::near_date(now.local_of(piece.at).date(), now.today());
    let script = competitors::script_of(&piece).and_then(|script| {
        let title =
            app.with_untracked(|book, _| script_versions::script(book, script).map(|known| known.title.clone()))?;
        Some(link("row-link", Route::EditScript(script.to_owned()), format!("Edit the script: {title}")).view())
    });
    let take_out = move || {
        // A listed observation is in the book.
        drop(app.dispatch(Command::SetPiece(id, None), "Taken out"));
    };
    let label = words::common::take_out(&piece.name);
    let mut parts = vec![
        p().child(strong().child(bdi().child(piece.name))).child(" ").child(day).view(),
        p().class("note-text").child(piece.text).view(),
    ];
    if !piece.why.is_empty() {
        parts.push(p().child("→ ").child(piece.why).view());
    }
    parts.extend(script);
    parts.push(action("link", "Take out", take_out).attr("aria-label", label).view());
    parts
}
