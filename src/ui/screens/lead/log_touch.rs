//! Logging a touch outside a round: any channel, either direction, any day up to today.

use leptos::html;
use leptos::prelude::*;

use crate::ui::parts::old::erased::{act, live, typed, watch};

use crate::app::rows;
use crate::browser::clock;
use crate::domain::command::{Command, Refusal};
use crate::domain::forecast::{Attempt, forecast};
use crate::domain::id::LeadId;
use crate::domain::standing::{End, Standing};
use crate::domain::time::{day_of_iso, iso_day};
use crate::domain::touch::{Channel, Direction, Outcome, Touch, TouchTime};
use crate::ui::desk::use_desk;
use crate::ui::parts::old::chips::Chips;
use crate::ui::parts::old::refusal::RefusalLine;

/// A touch being logged.
#[derive(Clone, Copy)]
struct Form {
    channel: RwSignal<usize>,
    theirs: RwSignal<bool>,
    outcome: RwSignal<Outcome>,
    day: RwSignal<String>,
    won: RwSignal<String>,
}

impl Form {
    fn new() -> Form {
        Form {
            channel: RwSignal::new(0),
            theirs: RwSignal::new(false),
            outcome: RwSignal::new(Outcome::Spoke),
            day: RwSignal::new(iso_day(clock::now().today())),
            won: RwSignal::new(String::new()),
        }
    }

    fn channel(self) -> Channel {
        Channel::SHIPPED.get(self.channel.get()).cloned().unwrap_or(Channel::Call)
    }

    fn direction(self) -> Direction {
        if self.theirs.get() { Direction::Theirs } else { Direction::Mine }
    }

    /// What was won, on the day of the touch; the forecast knows only today.
    fn won(self, touch: &Touch) -> Option<Standing> {
        let value = self.won.get_untracked().trim().to_owned();
        let on = touch.time.day(&clock::now());
        (touch.outcome == Outcome::Won).then_some(Standing::Ended { on, end: End::Won { value } })
    }

    fn touch(self, note: String) -> Result<Touch, Refusal> {
        let now = clock::now();
        let day = day_of_iso(&self.day.get_untracked()).ok_or(Refusal::NoSuchDay)?;
        let time = if day == now.today() { TouchTime::At(now.instant) } else { TouchTime::On(day) };
        Ok(Touch {
            channel: untrack(|| self.channel()),
            direction: untrack(|| self.direction()),
            outcome: self.outcome.get_untracked(),
            note: note.trim().to_owned(),
            ..Touch::new(time, Channel::Call, Direction::Mine, Outcome::Spoke)
        })
    }
}

/// The dialog.
#[component]
pub fn LogTouch(
    /// The lead.
    id: LeadId,
    /// Whether it is open.
    logs: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(|dialog| drop(dialog.show_modal()));
    let form = Form::new();
    let refusal = RwSignal::new(None::<Refusal>);
    let note_name = format!("lead/{}/log-note", id.0);
    let note = StoredValue::new(note_name);
    let draft = move || note.with_value(|name| desk.typed(name)).unwrap_or_default();
    let save = move |_| {
        let result = form.touch(untrack(draft)).and_then(|touch| {
            let label = format!("{}: {}", desk.title_of(id), touch.words());
            let next = form.won(&touch);
            desk.dispatch(Command::RecordTouch { lead: id, touch, next }, &label)
        });
        match result {
            Ok(_) => {
                note.with_value(|name| desk.forget_text(name));
                logs.set(false);
            }
            Err(no) => refusal.set(Some(no)),
        }
    };
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby="log-title" on:close=act(move |_| logs.set(false))>
            <div class="form">
                <h2 id="log-title">"Log a touch"</h2>
                <Choices form />
                {live(move || {
                    (form.outcome.get() == Outcome::Won)
                        .then(|| {
                            view! {
                                <label class="field">
                                    "What for (a sum, an order …)"
                                    <input type="text" prop:value=form.won on:input=typed(move |text: String| form.won.set(text)) />
                                </label>
                            }
                        })
                })}
                <label class="field">
                    "On"
                    <input type="date" prop:value=form.day on:change=typed(move |text: String| form.day.set(text)) />
                </label>
                <label class="field">
                    "Note"
                    <textarea rows="3" prop:value=watch(draft)
                        on:input=typed(move |text: String| note.with_value(|name| desk.type_text(name, text))) />
                </label>
                <Leads id form />
                <RefusalLine refusal />
                <div class="row">
                    <button type="button" class="button primary" on:click=act(save)>"Save the touch"</button>
                    <button type="button" class="button" on:click=act(move |_| logs.set(false))>"Close"</button>
                </div>
            </div>
        </dialog>
    }
}

/// Who, how and with what outcome.
#[component]
fn Choices(form: Form) -> impl IntoView {
    let outcomes = move || {
        let channel = form.channel();
        let (first, others) = rows::outcomes_of(&channel);
        first.iter().chain(others).copied().collect::<Vec<_>>()
    };
    let take_outcome = move |words: String| {
        if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| outcome.words() == words) {
            form.outcome.set(outcome);
        }
    };
    let take_channel = move |place: usize| {
        form.channel.set(place);
        if let Some(first) = untrack(outcomes).first() {
            form.outcome.set(*first);
        }
    };
    view! {
        <Chips
            legend="Who"
            words=vec!["I did".to_owned(), "They did".to_owned()]
            taken=Signal::derive(move || Some(usize::from(form.theirs.get())))
            on_take=move |place| form.theirs.set(place == 1)
        />
        <Chips
            legend="How"
            words=Channel::SHIPPED.map(|channel| channel.word().to_owned()).to_vec()
            taken=Signal::derive(move || Some(form.channel.get()))
            on_take=take_channel
        />
        <label class="field">
            "Outcome"
            <select on:change=typed(move |text: String| take_outcome(text))>
                {live(move || {
                    outcomes()
                        .into_iter()
                        .map(|outcome| view! { <option selected={outcome == form.outcome.get()}>{outcome.words()}</option> })
                        .collect_view()
                })}
            </select>
        </label>
    }
}

/// What it leads to.
#[component]
fn Leads(id: LeadId, form: Form) -> impl IntoView {
    let desk = use_desk();
    let consequence = desk.ask(move |book, now| {
        let lead = book.lead(id)?;
        let day = day_of_iso(&form.day.get())?;
        let attempt =
            Attempt { channel: form.channel(), direction: form.direction(), outcome: form.outcome.get(), day };
        Some(rows::consequence(&forecast(book, lead, &attempt, now), now))
    });
    view! { <p class="why">{live(move || consequence.get().map(|words| format!("Leads to: {words}")))}</p> }
}
