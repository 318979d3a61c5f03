//! All leads: found by any words or any digits, filtered, in the order of their next touch. Only the rows
//! in sight are drawn.

use leptos::html;
use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, rows_of, typed, watch};

use crate::app::rows::{self, LeadFilter};
use crate::domain::id::LeadId;
use crate::domain::lead::Group;
use crate::domain::search::Query;
use crate::domain::standing::StandingKind;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

use super::today::tone_word;

/// Rows drawn above and below those in sight.
const SPARE_ROWS: usize = 6;
/// Height of a row in rem, once and for two rows; the style sheet says the same. Whole numbers are
/// written without the tables that fractions need.
const ROW_REM: f64 = 4.5;
const TWO_ROWS_REM: usize = 9;

/// The list of all leads.
#[component]
pub fn Leads() -> impl IntoView {
    let desk = use_desk();
    let entered = RwSignal::new(String::new());
    let filter = RwSignal::new(LeadFilter::default());
    let order = desk.ask(rows::leads_by_next_touch);
    let found = desk.ask(move |book, now| {
        let query = Query::new(&entered.get());
        order.with(|order| rows::find(book, order, &query, &filter.get(), now))
    });
    let count = move || found.with(Vec::len);
    let all = move || order.with(Vec::len);
    view! {
        <main class="screen">
            <Top title="Leads".to_owned()>
                <a class="button small" href=Route::Import.hash()>"Bring in"</a>
                <a class="button small" href=Route::NewLead.hash()>"New lead"</a>
            </Top>
            <div class="search">
                <label class="visually-hidden" for="search">"Search names, companies, notes or any digits of a number"</label>
                <input id="search" type="search" placeholder="Name, company, or any digits" autocomplete="off"
                    prop:value=entered on:input=typed(move |text: String| entered.set(text)) />
                <Filters filter />
                <p class="count" role="status">{live(move || format!("{} of {}", count(), all()))}</p>
            </div>
            <LeadWindow found />
        </main>
    }
}

#[component]
fn Filters(filter: RwSignal<LeadFilter>) -> impl IntoView {
    let groups = Group::ALL.into_iter().map(|group| {
        let pressed = move || (filter.get().group == Some(group)).to_string();
        let toggle = move |_| filter.update(|filter| filter.group = (filter.group != Some(group)).then_some(group));
        view! { <button type="button" class="chip" aria-pressed=watch(pressed) on:click=act(toggle)>"Group " {group.letter()}</button> }
    });
    let standings = StandingKind::ALL.into_iter().map(|kind| {
        let pressed = move || (filter.get().standing == Some(kind)).to_string();
        let toggle = move |_| filter.update(|filter| filter.standing = (filter.standing != Some(kind)).then_some(kind));
        view! { <button type="button" class="chip" aria-pressed=watch(pressed) on:click=act(toggle)>{kind.word()}</button> }
    });
    let late = move || filter.get().late.to_string();
    view! {
        <div class="chips filters" role="group" aria-label="Show only">
            <button type="button" class="chip" aria-pressed=watch(late) on:click=act(move |_| filter.update(|filter| filter.late = !filter.late))>"late"</button>
            {groups.collect_view()}
            {standings.collect_view()}
        </div>
    }
}

/// The rows in sight.
#[component]
fn LeadWindow(found: Memo<Vec<LeadId>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let scrolled = RwSignal::new(0.0_f64);
    let height = RwSignal::new(900.0_f64);
    let rem = RwSignal::new(16.0_f64);
    let measure = move || {
        if let Some(list) = list.get_untracked() {
            scrolled.set(f64::from(list.scroll_top()));
            height.set(f64::from(list.client_height()));
            rem.set(root_font_size());
        }
    };
    list.on_load(move |_| measure());
    let range = Memo::new(move |_| {
        let row = ROW_REM * rem.get();
        let first = whole(scrolled.get() / row).saturating_sub(SPARE_ROWS);
        let last = whole((scrolled.get() + height.get()) / row) + 1 + SPARE_ROWS;
        (first, last.min(found.with(Vec::len)))
    });
    let shown = Memo::new(move |_| {
        let (first, last) = range.get();
        found.with(|found| found.get(first..last.max(first)).unwrap_or_default().to_vec())
    });
    let above = move || rems(range.get().0);
    let total = move || rems(found.with(Vec::len));
    view! {
        <div class="lead-window" node_ref=list tabindex="-1" on:scroll=act(move |_| measure())>
            <div class="lead-space" style:height=watch(total)>
                <ul style:transform=watch(move || format!("translateY({})", above()))>
                    {rows_of(move || shown.get(), |id| view! { <LeadItem id /> }.into_any())}
                </ul>
                {live(move || (found.with(Vec::is_empty)).then(|| view! { <p class="lead-in">"Nobody fits. Try fewer letters, or any digits of the number."</p> }))}
            </div>
        </div>
    }
}

fn rems(rows: usize) -> String {
    let halves = rows * TWO_ROWS_REM;
    format!("{}.{}rem", halves / 2, if halves.is_multiple_of(2) { 0 } else { 5 })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(rows: f64) -> usize {
    rows.max(0.0) as usize
}

fn root_font_size() -> f64 {
    let style = document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok());
    // The browser reads the number, for Rust would need big tables to do it.
    style.map(|size| js_sys::Number::parse_float(&size)).filter(|size| *size > 0.0).unwrap_or(16.0)
}

#[component]
fn LeadItem(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let row = desk.ask(move |book, now| book.lead(id).map(|lead| rows::lead_row(lead, now)));
    view! {
        <li>
            {live(move || {
                row.get()
                    .map(|row| {
                        view! {
                            <a class="lead-row" href=Route::Lead(id).hash()>
                                <strong>{row.title}</strong>
                                <span class="about">{row.about}</span>
                                <span class="because" data-tone=tone_word(row.tone)>{row.standing}</span>
                                {row.group.map(|group| view! { <span class="group" aria-label=format!("Group {}", group.letter())>{group.letter()}</span> })}
                            </a>
                        }
                    })
            })}
        </li>
    }
}
