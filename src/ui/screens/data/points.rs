//! Recovery points: first what the book was like, then going back.

use leptos::prelude::*;

use crate::app::format::dates;
use crate::app::words;
use crate::app::workspace::Workspace;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::time::{Instant, Now};
use crate::store::journal::restore_point::Point;
use crate::store::storage::StorageError;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, li, p, span, strong, ul};
use crate::ui::parts::message::refusal_line;

use super::folded;

/// The recovery points, the latest first.
pub fn recovery_points() -> Element {
    let app = use_app();
    let points = app.workspace_memo(Workspace::recovery_points);
    let rows = move || {
        let points = points.get();
        if points.is_empty() {
            let words = "The book as it was before an import, a merge, a replacing or an update can be brought back from here: the last three are kept. There was none yet.";
            return vec![p().class("hint").child(words).view()];
        }
        vec![ul().children(untrack(|| points.into_iter().map(row).collect::<Vec<_>>())).view()]
    };
    folded(words::data::BOOK_AS_IT_WAS, dynamic(rows))
}

fn row(point: Point) -> Element {
    let app = use_app();
    let looks = RwSignal::new(false);
    let refusal = RwSignal::new(None::<CommandError>);
    let title = format!("Before {}", point.before);
    let when = moment(&point, &app.with_untracked(|_, now| *now));
    let label = format!("Look at the book before {}, {when}", point.before);
    let preview = move || {
        looks.get().then(|| {
            let point = point.clone();
            let book = match app.with_workspace_untracked(|workspace, _| workspace.book_at(&point)) {
                Ok(book) => book,
                Err(fault) => return div().class("preview").child(p().child(unread(&fault))),
            };
            let words =
                format!("It had {}. Now there are {}.", counts(&book), app.with_untracked(|book, _| counts(book)));
            let bring_back = move || match app.with_workspace_untracked(|workspace, _| workspace.book_at(&point)) {
                Ok(book) => {
                    let command = Command::Replace(book.registers());
                    refusal.set(app.dispatch(command, &format!("Book as before {}", point.before)).err());
                }
                Err(fault) => app.announce(&unread(&fault)),
            };
            let hint = "Undo takes it back. Erased people stay erased, and the do-not-call list only grows.";
            div()
                .class("preview")
                .child(p().child(words))
                .child(action("button", words::data::BRING_THIS_BOOK_BACK, bring_back))
                .child(p().class("hint").child(hint))
        })
    };
    let text = span().class("item-text").child(strong().child(title)).child(" ").child(when);
    let look = action("chip", "Look at it", move || looks.set(true)).attr("aria-label", label);
    li().child(div().class("item").child(text).child(look)).child(dynamic(preview)).child(refusal_line(refusal))
}

fn moment(point: &Point, now: &Now) -> String {
    let local = now.local_of(Instant(point.at.millis.cast_signed()));
    format!("{} at {}", dates::near_date(local.date(), now.today()), dates::time(local))
}

/// Why the book cannot be restored now.
fn unread(fault: &StorageError) -> String {
    format!(
        "The storage could not be read whole, so this moment can't be shown. Nothing was changed. {}",
        fault.words()
    )
}

fn counts(book: &Book) -> String {
    let touches: usize = book.leads().map(|lead| lead.touches.len()).sum();
    let touches = dates::counted(u64::try_from(touches).unwrap_or(u64::MAX), "touch", "touches");
    format!("{} with {touches}", dates::leads(book.leads().count()))
}
