//! What to know before dialling, in ten seconds: what they need and by when, what was last said, what
//! this touch is for and what it brings them.

use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live};

use crate::app::call_draft::{Stage, Words};
use crate::app::rows::{self, TouchRow};
use crate::app::{days, values};
use crate::browser::clock;
use crate::domain::command::Refusal;
use crate::domain::id::LeadId;
use crate::domain::knowledge::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::time::Now;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::field::Field;
use crate::ui::parts::old::refusal::RefusalLine;

use super::dial::Dial;

/// How many of the latest touches the brief shows (S0.15).
const TOUCHES: usize = 3;

/// What the brief shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct BriefView {
    about: String,
    must_haves: Vec<String>,
    quote: String,
    deadline: Option<(String, String)>,
    touches: Vec<TouchRow>,
    owed: Vec<(&'static str, String)>,
    due: String,
    note: String,
}

impl BriefView {
    fn of(lead: &Lead, now: &Now) -> BriefView {
        let company = rows::company_beside_title(lead);
        let group = lead.group.map(|group| format!("Group {}", group.letter())).unwrap_or_default();
        let about = [lead.role.clone(), company, group, rows::touch_number(lead)];
        let owed = [ItemKind::MyPromise, ItemKind::TheirPromise, ItemKind::Question, ItemKind::Hesitation];
        BriefView {
            about: about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
            must_haves: lead.said(ItemKind::MustHave).map(str::to_owned).collect(),
            quote: lead.said(ItemKind::Quote).last().unwrap_or_default().to_owned(),
            deadline: lead
                .deadline
                .as_ref()
                .map(|deadline| (rows::deadline_line(deadline.day, now), deadline.why.clone())),
            touches: lead.latest_touches().take(TOUCHES).map(|touch| rows::touch_row(touch, now)).collect(),
            owed: owed
                .into_iter()
                .flat_map(|kind| lead.said(kind).map(move |text| (kind.words(), text.to_owned())))
                .collect(),
            due: lead.next_touch().map(|next| days::due(&next.when, now)).unwrap_or_default(),
            note: lead.note.clone(),
        }
    }
}

/// The brief of a lead, with the dial button under the thumb.
#[component]
pub fn Brief(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let show = move |words: Words| {
        desk.change_call(id, |call| {
            call.stage = Stage::Call;
            call.words = words;
        });
    };
    view! {
        <div class="content">
            <BriefCard id />
            <AimAndValue id />
        </div>
        <footer class="thumb">
            <Dial id />
            <div class="row">
                <button type="button" class="button" on:click=act(move |_| show(Words::Script))>"Script"</button>
                <button type="button" class="button" on:click=act(move |_| show(Words::Voicemail))>"Voicemail"</button>
                <button type="button" class="button" on:click=act(move |_| show(Words::Mail))>"Mail"</button>
            </div>
        </footer>
    }
}

/// What is known of the lead, as short as it can be read.
#[component]
pub fn BriefCard(
    /// The lead.
    id: LeadId,
) -> impl IntoView {
    let desk = use_desk();
    let brief = desk.ask(move |book, now| book.lead(id).map(|lead| BriefView::of(lead, now)).unwrap_or_default());
    view! {
        <section class="brief-card" aria-label="Brief">
            {live(move || {
                let brief = brief.get();
                view! {
                    <p class="about">{brief.about}</p>
                    <dl>
                        <dt>"Must have"</dt>
                        <dd>{must_haves(&brief.must_haves)}</dd>
                        {brief.deadline.map(|(day, why)| view! { <dt>"Deadline"</dt><dd><strong>{day}</strong> {(!why.is_empty()).then(|| view! { <q>{why}</q> })}</dd> })}
                        {(!brief.quote.is_empty()).then(|| view! { <dt>"Their words"</dt><dd><q>{brief.quote}</q></dd> })}
                        {brief.owed.into_iter().map(|(word, text)| view! { <dt>{word}</dt><dd>{text}</dd> }).collect_view()}
                        <dt>"Last"</dt>
                        <dd>{last_touches(brief.touches)}</dd>
                        {(!brief.note.is_empty()).then(|| view! { <dt>"Note"</dt><dd class="note-text">{brief.note}</dd> })}
                    </dl>
                }
            })}
        </section>
    }
}

fn must_haves(texts: &[String]) -> String {
    if texts.is_empty() { "Not asked yet: what matters most to them?".to_owned() } else { texts.join(" · ") }
}

fn last_touches(touches: Vec<TouchRow>) -> impl IntoView {
    if touches.is_empty() {
        return view! { <span>"Nobody has talked to them yet."</span> }.into_any();
    }
    let rows = touches.into_iter().map(|touch| {
        view! {
            <li>
                <span class="when">{touch.when}</span>
                ": "
                {touch.words}
                {(!touch.progress.is_empty()).then(|| format!(" · {}", touch.progress))}
                {(!touch.note.is_empty()).then(|| view! { <br /><span class="note-text">{touch.note}</span> })}
            </li>
        }
    });
    view! { <ul class="last-touches">{rows.collect_view()}</ul> }.into_any()
}

/// What this touch is for and what it brings them; both are changed where they stand.
#[component]
fn AimAndValue(id: LeadId) -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let aim = desk.ask(move |book, _| {
        book.lead(id).and_then(|lead| lead.next_touch()).map(|next| next.aim.text().to_owned()).unwrap_or_default()
    });
    let value = desk.ask(move |book, _| {
        book.lead(id).and_then(|lead| lead.next_touch()).map(|next| next.value.clone()).unwrap_or_default()
    });
    let due = desk.ask(move |book, now| book.lead(id).map(|lead| BriefView::of(lead, now).due).unwrap_or_default());
    let save = move |is_aim: bool, text: String| {
        let today = clock::now().today();
        let command = desk.look(|book, _| {
            book.lead(id).map(|lead| {
                if is_aim { values::with_aim(lead, &text, today) } else { values::with_value(lead, &text, today) }
            })
        });
        if let Some(command) = command {
            let label = if is_aim { "Aim changed" } else { "Value changed" };
            refusal.set(desk.dispatch(command, label).err());
        }
    };
    let name = move |field: &str| format!("lead/{}/{field}", id.0);
    view! {
        <section class="aim" aria-label="This touch">
            <p class="due">"Due " {due}</p>
            <Field label="Aim" name=name("aim") value=aim hint="What this touch is to achieve" on_save=move |text| save(true, text) />
            <Field label="Brings them" name=name("value") value=value hint="A fact, an offer, an answer …" on_save=move |text| save(false, text) />
            <RefusalLine refusal />
        </section>
    }
}
