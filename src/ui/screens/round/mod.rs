//! The round: one lead at a time, from the brief over the call to the next touch.

mod ask;
mod brief;
mod call;
mod dial;
mod mail;
mod note;
mod noted;
mod outcomes;
mod script;
mod skip;
mod voicemail;
mod won;
mod wrap_up;

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, watch};

use crate::app::call_draft::Stage;
use crate::app::days;
use crate::domain::agenda::Because;
use crate::domain::id::LeadId;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::old::top::Top;
use crate::ui::route::{self, Route};

/// The next lead of the round: what was put off comes last, and only when it is asked for.
pub fn next_in_round(desk: Desk) -> Option<LeadId> {
    desk.look(|book, now| {
        book.agenda(now).due.iter().find(|due| due.because != Because::LaterToday).map(|due| due.lead)
    })
}

/// Goes on after a result that is in the book.
pub fn go_on(desk: Desk) {
    desk.end_call();
    go_to_next(desk);
}

/// Opens the next lead of the round, or its end.
pub fn go_to_next(desk: Desk) {
    let next = Route::Round(next_in_round(desk));
    // An address that does not change opens nothing.
    let is_here = untrack(|| desk.route()) == next;
    route::go(if is_here { &Route::Today } else { &next });
}

/// The round at one lead.
#[component]
pub fn RoundAt(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    // Whoever opens a lead whose result is noted wants to call again.
    if desk.call(id).with_untracked(|call| call.stage == Stage::Noted) {
        desk.end_call();
    }
    let lead = desk.lead(id);
    let title = Signal::derive(move || {
        lead.with(|lead| lead.as_ref().map_or_else(|| "This lead is gone".to_owned(), |lead| lead.title().to_owned()))
    });
    let place = desk.ask(|book, now| {
        let agenda = book.agenda(now);
        format!("{} of {}", agenda.done + 1, agenda.done + agenda.due.len().max(1))
    });
    let call = desk.call(id);
    let stage = Memo::new(move |_| call.with(|call| call.stage));
    view! {
        <main class="screen round" data-stage=watch(move || format!("{:?}", stage.get()))>
            <Top title back=(Route::Today, "Today")>
                <span class="place" aria-label=watch(move || format!("Lead {}", place.get()))>{place}</span>
                {skip::skip_menu(id).view()}
            </Top>
            {live(move || match stage.get() {
                _ if lead.with(Option::is_none) => view! { <Gone /> }.into_any(),
                Stage::Brief => view! { <brief::Brief id /> }.into_any(),
                Stage::Call => call::call_sheet(id).view(),
                Stage::WrapUp => wrap_up::wrap_up_sheet(id),
                Stage::Won => view! { <won::WonSheet id /> }.into_any(),
                Stage::Noted => view! { <noted::Noted id /> }.into_any(),
            })}
        </main>
    }
}

/// A lead that is not in the book (any more): the way on.
#[component]
fn Gone() -> impl IntoView {
    let desk = use_desk();
    view! {
        <div class="content"><p class="lead-in">"It was taken out of the book. Undo brings it back."</p></div>
        <footer class="thumb">
            <button type="button" class="button primary" on:click=act(move |_| go_on(desk))>"Next lead ▸"</button>
        </footer>
    }
}

/// The end of the round.
#[component]
pub fn RoundDone() -> impl IntoView {
    let desk = use_desk();
    let counts = desk.ask(|book, now| {
        let agenda = book.agenda(now);
        (agenda.done, agenda.due.len(), agenda.today_at.len(), agenda.due.first().map(|due| due.lead))
    });
    let words = move || {
        let (done, put_off, today_at, _) = counts.get();
        let mut words = vec![format!("{} touched today.", days::leads(done))];
        if put_off > 0 {
            words.push(format!("{} put off to later today.", days::leads(put_off)));
        }
        if today_at > 0 {
            words.push(format!(
                "{} agreed for later today.",
                days::counted(u64::try_from(today_at).unwrap_or(0), "time is", "times are")
            ));
        }
        words.join(" ")
    };
    let put_off = move || counts.get().3;
    view! {
        <main class="screen">
            <Top title="The round is done".to_owned() back=(Route::Today, "Today") />
            <div class="content"><p class="lead-in">{live(words)}</p></div>
            <footer class="thumb">
                <a class="button primary" href=Route::Today.hash()>"Back to Today"</a>
                {live(move || {
                    put_off()
                        .map(|lead| {
                            view! {
                                <a class="button" href=Route::Round(Some(lead)).hash()>"Go on with those put off"</a>
                            }
                        })
                })}
            </footer>
        </main>
    }
}
