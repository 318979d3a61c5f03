//! Whom to touch today, promises first, each with why it is here in their matter.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, watch};

use crate::app::call_draft::Draft;
use crate::app::rows::{self, AgendaRow, TodayView, Tone};
use crate::domain::agenda::Section;
use crate::domain::id::Lane;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

use super::round::next_in_round;
use super::welcome::welcome_screen;

/// The start page.
#[component]
pub fn Today() -> impl IntoView {
    let desk = use_desk();
    let has_leads = desk.ask(|book, _| book.leads().next().is_some());
    move || if has_leads.get() { view! { <Agenda /> }.into_any() } else { welcome_screen().view() }
}

/// The agenda of today.
#[component]
fn Agenda() -> impl IntoView {
    let desk = use_desk();
    let today = desk.ask(rows::today);
    let date = move || today.with(|today| today.date.clone());
    let left = move || today.with(|today| today.sections.iter().map(|(_, rows)| rows.len()).sum::<usize>());
    view! {
        <main class="screen">
            <Top title="Today".to_owned()>
                <span class="date">{live(date)}</span>
                <a class="button small" href=Route::NewLead.hash()>"New lead"</a>
            </Top>
            <div class="content">
                <Progress today />
                <Unfinished />
                {live(move || today.with(|today| today_at(&today.today_at)))}
                {live(move || {
                    let sections = today.with(|today| today.sections.clone());
                    sections.into_iter().map(|(section, rows)| view! { <AgendaSection section rows /> }).collect_view()
                })}
                {live(move || {
                    let (waiting, left) = today.with(|today| (today.waiting, today.left));
                    if left == 0 && waiting == 0 {
                        view! { <p class="lead-in">"Nobody is due any more today. The next ones come on their day."</p> }.into_any()
                    } else if waiting > 0 {
                        let words = format!("Waiting below what today holds: {waiting}");
                        view! { <a class="row-link" href=Route::Leads.hash()>{words}</a> }.into_any()
                    } else {
                        ().into_any()
                    }
                })}
            </div>
            <footer class="thumb">
                {live(move || {
                    (left() > 0)
                        .then(|| {
                            view! {
                                <a class="button primary" href=Route::Round(next_in_round(desk)).hash()>
                                    {format!("▶ Start the round ({})", left())}
                                </a>
                            }
                        })
                })}
            </footer>
        </main>
    }
}

/// How much of the day is done.
#[component]
fn Progress(today: Memo<TodayView>) -> impl IntoView {
    let done = move || today.with(|today| today.done);
    let all = move || today.with(|today| today.done + today.left);
    view! {
        <div class="progress">
            <p>{live(move || format!("{} of {} done", done(), all()))}</p>
            <progress aria-label="Done today" max=watch(move || all().max(1)) value=watch(done) />
        </div>
    }
}

/// Calls that were cut off: their notes are kept, and they go on where they were.
#[component]
fn Unfinished() -> impl IntoView {
    let desk = use_desk();
    move || desk.orphans().into_iter().map(|(lane, draft)| view! { <UnfinishedCall lane draft /> }).collect_view()
}

#[component]
fn UnfinishedCall(lane: Lane, draft: Draft) -> impl IntoView {
    let desk = use_desk();
    let who = draft.call.as_ref().and_then(|call| call.lead_id()).map(|lead| desk.title_of(lead)).unwrap_or_default();
    let note = draft.call.as_ref().map(|call| call.note.clone()).unwrap_or_default();
    let go_on = move |_| desk.go_on_with(lane, draft.clone());
    view! {
        <div class="unfinished">
            <p><strong>"Unfinished call: "{who}</strong></p>
            {(!note.is_empty()).then(|| view! { <p class="note-text">{note}</p> })}
            <div class="row">
                <button type="button" class="button" on:click=act(go_on)>"Go on with it"</button>
                <button type="button" class="link" on:click=act(move |_| desk.drop_orphan(lane))>"Let it go"</button>
            </div>
        </div>
    }
}

fn today_at(rows: &[AgendaRow]) -> Option<impl IntoView + use<>> {
    let items = rows
        .iter()
        .map(|row| {
            let href = Route::Lead(row.lead).hash();
            let words = format!("{} {}", row.because, row.title);
            view! { <li><a class="chip" href=href>{words}</a></li> }
        })
        .collect_view();
    (!rows.is_empty()).then(|| view! { <nav class="today-at" aria-label="Today at"><span class="label">"Today at"</span><ul>{items}</ul></nav> })
}

#[component]
fn AgendaSection(section: Section, rows: Vec<AgendaRow>) -> impl IntoView {
    view! {
        <section class="agenda">
            <h2>{rows::section_words(section)}</h2>
            <ul>{rows.into_iter().map(|row| view! { <AgendaItem row /> }).collect_view()}</ul>
        </section>
    }
}

/// A row: who, why now, and what it is about for them.
#[component]
fn AgendaItem(row: AgendaRow) -> impl IntoView {
    let href = Route::Round(Some(row.lead)).hash();
    let group = row.group.map(
        |group| view! { <span class="group" aria-label=format!("Group {}", group.letter())>{group.letter()}</span> },
    );
    view! {
        <li>
            <a class="agenda-row" href=href>
                <span class="who">
                    <strong>{row.title}</strong>
                    {(!row.company.is_empty()).then(|| view! { <span class="company">{row.company}</span> })}
                </span>
                <span class="because" data-tone=tone_word(row.tone)>{tone_mark(row.tone)}{row.because}</span>
                <span class="matter">{row.matter}</span>
                {group}
            </a>
        </li>
    }
}

/// The word of a tone in the style sheet.
pub fn tone_word(tone: Tone) -> &'static str {
    match tone {
        Tone::Promise => "promise",
        Tone::Late => "late",
        Tone::Plain => "plain",
    }
}

/// A mark beside the colour of a tone.
fn tone_mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Promise => "◆ ",
        Tone::Late | Tone::Plain => "",
    }
}
