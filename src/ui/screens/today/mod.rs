//! Today: who is due, agreed times first, each with the reason. It doesn't know the order; the agenda does.

use crate::app::words;
mod below;
mod calling_list;
mod more;
mod welcome;

pub use below::today_below;
pub use calling_list::calling_list_screen;
pub use more::today_more;

use std::time::Duration;

use leptos::prelude::*;

use crate::app::call::Draft;
use crate::app::leads::qualify_rows;
use crate::app::today::rows::{self, AgendaRow, Tone};
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::lead::Channel;
use crate::domain::qualify::commitments;
use crate::domain::qualify::review;
use crate::domain::schedule::Section;
use crate::ui::context::use_app;
use crate::ui::dom::{
    Element, a, details, div, dynamic, empty, footer, h2, li, main, nav, p, progress, section, span, strong, summary,
    ul,
};
use crate::ui::dom::{action, group_mark, icon, link};
use crate::ui::lazy::{self, LazyView, ScreensView};
use crate::ui::parts::page::{channel_icon, top};
use crate::ui::route::Route;

use super::today::welcome::welcome_screen;

/// The start page.
pub fn today() -> AnyView {
    let app = use_app();
    let has_leads = app.memo(|book, _| book.leads().next().is_some());
    dynamic(move || if has_leads.get() { untrack(agenda) } else { untrack(welcome_screen) })
}

/// The agenda of today.
fn agenda() -> Element {
    let app = use_app();
    let today = app.memo(rows::today);
    let left = move || today.with(|today| today.sections.iter().map(|(_, rows)| rows.len()).sum::<usize>());
    let head = vec![
        span().class("date").child(dynamic(move || today.with(|today| today.date.clone()))),
        link("link", Route::NewLead, icon("plus")).attr("aria-label", words::places::NEW_LEAD),
    ];
    let content = div()
        .class("content")
        .child(dynamic(move || today.with(|today| share_done(today.done, today.done + today.left))))
        .child(dynamic(move || {
            app.orphans().into_iter().map(|(replica, draft)| unfinished(replica, draft)).collect::<Vec<_>>()
        }))
        .child(dynamic(move || today.with(|today| today_at(&today.today_at))))
        .child(to_decide())
        .child(owed())
        .child(dynamic(move || {
            let (next, sections) = today.with(|today| (today.next, today.sections.clone()));
            sections.into_iter().map(|(section, rows)| agenda_section(section, rows, next)).collect::<Vec<_>>()
        }))
        .child(dynamic(move || match today.with(|today| (today.waiting, today.left)) {
            (0, 0) => p().class("lead-in").child(words::today::NOBODY_IS_DUE).view(),
            (0, _) => empty(),
            (waiting, _) => link("row-link", Route::Leads, words::today::waiting(waiting)).view(),
        }))
        .child(folded());
    let content = content.child(once_shown(below));
    let start = dynamic(move || {
        let left = left();
        let next = today.with(|today| today.next);
        (left > 0).then(|| {
            let words = words::today::start_round(left);
            link("button primary", Route::Round(next), vec![icon("phone"), words.into_any()])
        })
    });
    main()
        .class("screen")
        .child(top(words::places::TODAY, None, head))
        .child(content)
        .child(footer().class("thumb").child(start))
}

/// What stands below the list and is computed from the whole book: once the list is on screen, so that the next
/// touch does not wait for it. It stands last, so that nothing moves when it comes.
fn once_shown(view: fn() -> AnyView) -> AnyView {
    let is_shown = RwSignal::new(false);
    let show = move || {
        // Who has gone elsewhere does not need it any more.
        if !is_shown.is_disposed() {
            is_shown.set(true);
        }
    };
    set_timeout(show, AFTER_THE_LIST);
    dynamic(move || is_shown.get().then(|| untrack(view)))
}

/// By then the list has been painted.
const AFTER_THE_LIST: Duration = Duration::from_millis(150);

fn below() -> AnyView {
    lazy::view_once_loaded(LazyView::Screens(ScreensView::TodayBelow))
}

/// The folded part looks at every lead, so it is built only when opened.
fn folded() -> Element {
    let opened = RwSignal::new(false);
    details()
        .child(summary().on_click(move || opened.set(true)).child(words::today::MORE_OF_TODAY))
        .child(dynamic(move || opened.get().then(|| untrack(|| lazy::view(LazyView::Screens(ScreensView::TodayMore))))))
}

/// The link to the leads that await a decision.
fn to_decide() -> AnyView {
    let app = use_app();
    let count = app.memo(review::count_to_decide);
    dynamic(move || {
        let count = count.get();
        (count > 0).then(|| link("row-link", Route::Decide, format!("To decide how to go on: {count}")))
    })
}

/// My promises that are due.
fn owed() -> AnyView {
    let app = use_app();
    let due = app.memo(|book, now| {
        let due = commitments::mine_due(book, now.today()).into_iter().take(SHOWN_PROMISES);
        due.map(|promise| (promise.lead, qualify_rows::due_line(&promise))).collect::<Vec<_>>()
    });
    dynamic(move || {
        let due = due.get();
        (!due.is_empty()).then(|| {
            let rows = due.into_iter().map(|(lead, line)| {
                li().child(link("row-link", Route::Lead(lead), format!("{}: {line}", app.title_of(lead))))
            });
            section()
                .attr("aria-label", "I promised")
                .child(h2().child("I promised"))
                .child(ul().children(rows.collect::<Vec<_>>()))
        })
    })
}

/// The most promises shown.
const SHOWN_PROMISES: usize = 10;

/// How much of the day is done.
fn share_done(done: usize, all: usize) -> Element {
    let bar =
        progress().attr("aria-label", "Done today").attr("max", all.max(1).to_string()).attr("value", done.to_string());
    div().class("progress").child(p().child(words::today::done(done, all))).child(bar)
}

/// A call that was cut off: its note is saved, and it resumes where it was.
fn unfinished(replica: ReplicaId, draft: Draft) -> Element {
    let app = use_app();
    let who = draft.call.as_ref().and_then(|call| call.lead_id()).map(|lead| app.title_of(lead)).unwrap_or_default();
    let note = draft.call.as_ref().map(|call| call.note.clone()).filter(|note| !note.is_empty());
    let ways = div()
        .class("row")
        .child(action("button", words::today::GO_ON_WITH_IT, move || app.go_on_with(replica, draft.clone())))
        .child(action("link", words::today::LET_IT_GO, move || app.drop_orphan(replica)));
    div()
        .class("unfinished")
        .child(p().child(strong().child(words::today::UNFINISHED_CALL).child(who)))
        .child(note.map(|note| p().class("note-text").child(note)))
        .child(ways)
}

fn today_at(rows: &[AgendaRow]) -> Option<Element> {
    let items = rows
        .iter()
        .map(|row| li().child(link("chip", Route::Lead(row.lead), format!("{} {}", row.because, row.title))));
    let list = ul().children(items);
    let label = span().class("label").child(words::today::TODAY_AT);
    (!rows.is_empty())
        .then(|| nav().class("today-at").attr("aria-label", words::today::TODAY_AT).child(label).child(list))
}

fn agenda_section(about: Section, rows: Vec<AgendaRow>, next: Option<LeadId>) -> Element {
    section()
        .class("agenda")
        .child(h2().child(rows::section_words(about)))
        .child(ul().children(rows.into_iter().map(|row| agenda_item(row, next))))
}

/// A row: who, why now, and what it is about for them. The next one is a card.
fn agenda_item(row: AgendaRow, next: Option<LeadId>) -> Element {
    let is_next = next == Some(row.lead);
    let company = (!row.company.is_empty()).then(|| span().class("company").child(row.company));
    let because =
        span().class("because").attr("data-tone", tone_word(row.tone)).child(tone_icon(row.tone)).child(row.because);
    let channel = span().class("visually-hidden").child(format!("{}: ", row.channel.word()));
    let link = a()
        .class(if is_next { "agenda-row next-up" } else { "agenda-row" })
        .attr("href", Route::Round(Some(row.lead)).hash())
        .child(span().class("who").child(strong().child(row.title)).child(" ").child(row.group.map(group_mark)))
        .child(because)
        .child(span().class("matter").child(channel).child(row.matter).child(company))
        .child(disc(&row.channel, row.tone));
    li().child(link)
}

/// The class of a tone in the style sheet.
pub fn tone_word(tone: Tone) -> &'static str {
    match tone {
        Tone::Promise => "promise",
        Tone::Late => "late",
        Tone::Plain => "plain",
    }
}

/// One clock in two moods, so that a promise and a late touch differ without their colour.
fn tone_icon(tone: Tone) -> Option<AnyView> {
    match tone {
        Tone::Promise => Some(icon("clock-check")),
        Tone::Late => Some(icon("clock-alert")),
        Tone::Plain => None,
    }
}

/// The channel of a touch, as a sign at the margin.
fn disc(channel: &Channel, tone: Tone) -> Element {
    span().class("disc").attr("data-tone", tone_word(tone)).child(icon(channel_icon(channel)))
}
