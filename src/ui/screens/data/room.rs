//! How safe and how full the storage is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::format::dates;
use crate::app::safekeeping::AtStart;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::browser::safekeeping::{Safekeeping, ask_to_persist, is_persistent};
use crate::browser::storage::BrowserStore;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, dynamic, p, progress, strong};

use super::headed;

/// How safe everything is, how much is used, and whether the browser promises to keep it.
pub fn room() -> Element {
    let app = use_app();
    let safety = app.safety();
    let safe = move || {
        let safety = safety.get();
        p().child(strong().child(safety.title())).child(". ").child(safety.words())
    };
    headed("Storage")
        .child(dynamic(safe))
        .child(dynamic(move || brought_back(app)))
        .child(dynamic(move || meter(app)))
        .child(dynamic(move || rewriting(app)))
        .child((!app.is_in_memory()).then(|| dynamic(move || promise(app))))
}

/// What the second copy restored when the page started.
fn brought_back(app: AppContext) -> Option<Element> {
    let words = found(&app.safekeeping()).words();
    (!words.is_empty()).then(|| p().child(words))
}

fn found(keeping: &Safekeeping) -> AtStart {
    AtStart {
        restored: keeping.restored(),
        mended: keeping.mended(),
        vanished: keeping.vanished(),
        fault: keeping.fault().cloned(),
    }
}

fn meter(app: AppContext) -> Vec<Element> {
    // Reading the time subscribes to every change.
    app.now();
    let room = app.with_workspace_untracked(|workspace, _| workspace.room());
    let usage = room.usage;
    let kilo = |units: usize| units.div_ceil(1024);
    let foreign = match usage.other {
        0 => String::new(),
        other => format!(" Other pages of this address use {} KB.", kilo(other)),
    };
    let words = format!(
        "{} of {} KB used.{foreign} At your leads' size there is room for about {} more.{}",
        kilo(usage.own),
        kilo(usage.limit),
        dates::leads(room.leads),
        room.fullness.words(),
    );
    let bar = progress()
        .attr("aria-label", "Storage used")
        .attr("max", usage.limit.to_string())
        .attr("value", (usage.own + usage.other).to_string());
    vec![bar, p().child(words)]
}

/// What remains to be done after an erasure.
fn rewriting(app: AppContext) -> Option<Element> {
    app.now();
    let words = words::data::ERASED_LEAVES_SOON;
    app.with_workspace_untracked(|workspace, _| Workspace::is_rewriting(workspace)).then(|| p().child(words))
}

/// Whether the browser has promised to keep the data, and a button to ask for it.
fn promise(app: AppContext) -> Vec<Element> {
    app.now();
    let answer = is_persistent(&BrowserStore::open());
    if answer == Some(true) {
        return vec![p().child(words::data::BROWSER_HAS_PROMISED)];
    }
    let words = match answer {
        Some(_) => words::data::BROWSER_HAS_NOT_PROMISED,
        None => words::data::BROWSER_NOT_ASKED,
    };
    let ask = move || {
        spawn_local(async move {
            ask_to_persist(&BrowserStore::open()).await;
            app.notify();
        });
    };
    vec![p().class("hint").child(words), action("button", words::data::ASK_TO_KEEP, ask)]
}
