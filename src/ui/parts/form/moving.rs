//! Moving a next touch: a planned day moves at once and the reason is asked afterwards; an agreed time moves only
//! with a reason.

use leptos::prelude::*;

use super::chips::chips;
use super::next_touch::next_touch_editor;
use crate::app::call::NextDraft;
use crate::app::call::next_touch_form;
use crate::app::today::hour_rows;
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::{Item, ItemKind};
use crate::domain::schedule::{MOVE_REASONS, NO_REASON};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{dynamic, fragment, p};
use crate::ui::parts::message::refusal_line;

/// A move without a reason yet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asks {
    Nothing,
    /// It has already moved.
    Moved,
    /// It moves once there is a reason.
    Promise(NextDraft),
}

/// The next touch of a lead, with everything to change it.
pub fn movable_next_touch(id: LeadId) -> AnyView {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let asks = RwSignal::new(Asks::Nothing);
    let next = app.memo(move |book, _| book.lead(id).and_then(|lead| lead.next_touch()).cloned());
    let change = Callback::new(move |draft: NextDraft| {
        let before = moves(app, id);
        let result = moved(app, id, &draft, NO_REASON);
        asks.set(match &result {
            Ok(()) if moves(app, id) > before => Asks::Moved,
            Err(CommandError::PromiseStands) => Asks::Promise(draft),
            Ok(()) | Err(_) => Asks::Nothing,
        });
        refusal.set(result.err());
    });
    let take = move |place: usize| {
        let Some(reason) = MOVE_REASONS.get(place) else { return };
        match asks.get_untracked() {
            Asks::Nothing => {}
            Asks::Moved => refusal.set(explain(app, id, reason).err()),
            Asks::Promise(draft) => {
                let result = moved(app, id, &draft, reason);
                if result.is_ok() {
                    asks.set(Asks::Moved);
                }
                refusal.set(result.err());
            }
        }
    };
    let taken = move || {
        let proof = app.with(|book, _| {
            let latest = book.lead(id)?.items_of(ItemKind::Moved).next_back();
            latest.map(|(_, item)| item.proof.clone())
        });
        (asks.get() == Asks::Moved).then(|| MOVE_REASONS.iter().position(|reason| proof.as_deref() == Some(*reason)))?
    };
    let warnings = app.memo(move |book, now| {
        let lead = book.lead(id);
        let next = lead.and_then(|lead| lead.next_touch());
        lead.zip(next)
            .map(|(lead, next)| hour_rows::day_words(book, lead, &next.when, &next.channel, now))
            .unwrap_or_default()
    });
    fragment(vec![
        next_touch_editor(id, next, change).view(),
        dynamic(move || warnings.get().into_iter().map(|words| p().class("hint").child(words)).collect::<Vec<_>>()),
        refusal_line(refusal),
        dynamic(move || {
            let words = || MOVE_REASONS.map(str::to_owned).to_vec();
            let shows = asks.with(|asks| *asks != Asks::Nothing);
            shows.then(|| chips("Why is it moved?", words(), taken, take))
        }),
    ])
}

/// Moves the next touch, with a reason.
fn moved(app: AppContext, id: LeadId, draft: &NextDraft, reason: &str) -> Result<(), CommandError> {
    let next = app.with_untracked(|book, _| book.lead(id).and_then(|lead| lead.next_touch()).cloned());
    let command = next_touch_form::plan_next(id, draft, next.as_ref(), &clock::now())?;
    let command = Command::Explained { reason: reason.to_owned(), command: Box::new(command) };
    app.dispatch(command, "Next touch changed").map(drop)
}

/// How often the lead's next touch was moved.
fn moves(app: AppContext, id: LeadId) -> usize {
    app.with_untracked(|book, _| book.lead(id).map_or(0, |lead| lead.items_of(ItemKind::Moved).count()))
}

/// Replaces the reason of the latest move.
fn explain(app: AppContext, id: LeadId, reason: &str) -> Result<(), CommandError> {
    let latest = app.with_untracked(|book, _| {
        let moved = book.lead(id)?.items_of(ItemKind::Moved).next_back();
        moved.map(|(item, present)| (item, present.clone()))
    });
    let (item, present) = latest.ok_or(CommandError::NothingToDo)?;
    let item_now = Item { proof: reason.to_owned(), ..present };
    app.dispatch(Command::SetItem(id, item, Some(item_now)), words::common::REASON_NOTED).map(drop)
}
