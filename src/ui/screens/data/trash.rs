//! Leads deleted in the last 30 days; each can be restored.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::words;
use crate::domain::command::Command;
use crate::domain::id::LeadId;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, details, div, dynamic, keyed, li, p, span, strong, summary, ul};

use super::folded;

/// The number listed at first, and added on each request.
const MOST: usize = 30;

/// The deleted leads, the latest first.
pub fn trash() -> Element {
    let app = use_app();
    let count = app.workspace_memo(move |_| app.with_workspace_untracked(|workspace, now| workspace.trash(now).len()));
    let most = RwSignal::new(MOST);
    let each = move || in_trash(app, most.get()).into_iter().map(|(id, _, _)| id).collect();
    let words = move || match count.get() {
        0 => "Leads that are taken out of the book stay here for 30 days. There is none now.".to_owned(),
        count if count > most.get() => {
            format!("{} in the trash; the latest {} are listed.", dates::leads(count), most.get())
        }
        count => format!("{} in the trash, for 30 days from when they were taken out.", dates::leads(count)),
    };
    let content = vec![
        p().class("hint").child(dynamic(words)).view(),
        ul().child(keyed(each, move |id| row(app, id))).view(),
        dynamic(move || {
            let more = move || most.update(|most| *most += MOST);
            (count.get() > most.get()).then(|| action("button", "Show more", more))
        }),
        dynamic(move || (count.get() > 0).then(|| empty(app))),
    ];
    folded(words::data::TRASH, content)
}

/// The deleted leads with their names and when they were deleted.
fn in_trash(app: AppContext, most: usize) -> Vec<(LeadId, String, String)> {
    let now = app.now();
    app.with_workspace_untracked(|workspace, _| {
        let each = workspace.trash(&now).into_iter().take(most).map(|(lead, left)| {
            (lead.id, lead.title().to_owned(), dates::near_date(now.local_of(left).date(), now.today()))
        });
        each.collect()
    })
}

fn row(app: AppContext, id: LeadId) -> Element {
    let found = untrack(|| in_trash(app, usize::MAX)).into_iter().find(|(each, _, _)| *each == id);
    let (title, left) = found.map(|(_, title, left)| (title, left)).unwrap_or_default();
    let label = words::data::put_in_again(&title);
    let done = format!("{title} put in again");
    // A listed lead is still remembered.
    let put_in = move || drop(app.dispatch(Command::RestoreLead(id), &done));
    let text = span().class("item-text").child(strong().child(title)).child(" ").child(left);
    li().class("item").child(text).child(action("chip", "Put in again", put_in).attr("aria-label", label))
}

fn empty(app: AppContext) -> Element {
    let hint =
        "They are forgotten in the next quiet minutes, and the moments to go back to with them. This cannot be undone.";
    let content = div().class("form").child(p().class("hint").child(hint)).child(action(
        "button",
        words::data::FORGET_THEM_NOW,
        move || app.empty_trash(),
    ));
    details().child(summary().child(words::data::EMPTY_THE_TRASH)).child(content)
}
