//! What to know before dialling, in ten seconds: what they need and by when, their last words, the aim of this touch
//! and what it brings them. It doesn't know what comes after the call.
//!
//! * [`dial`], [`condition`]: the dial button, and the condition that is asked about before it.
//! * [`gate`], [`from_shelf`]: what the touch brings them, and everything on the shelf.
//! * [`hints`]: where better words would help; [`skip`]: putting the lead off.

pub mod condition;
pub mod dial;
pub mod from_shelf;
pub mod gate;
pub mod hints;
pub mod skip;

use leptos::prelude::*;

use crate::app::call::{Stage, Words};
use crate::app::call::{script_values, value_gate};
use crate::app::format::dates;
use crate::app::leads::qualify_rows;
use crate::app::today::rows::{self, TouchRow};
use crate::app::words;
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lead::NextTouch;
use crate::domain::lead::{Item, ItemKind};
use crate::domain::time::{Day, Now};
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, br, dd, div, dl, dt, dynamic, footer, fragment, li, p, q, section, span, strong, ul};
use crate::ui::parts::form::SavedField;

use super::brief::dial::{dial_buttons, their_hour};
use super::brief::from_shelf::from_shelf;
use super::brief::gate::gate;

/// How many of the latest touches the brief shows (S0.15).
const TOUCHES: usize = 3;

/// The content of the brief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct BriefView {
    about: String,
    must_haves: Vec<String>,
    quote: String,
    deadline: Option<(String, String)>,
    touches: Vec<TouchRow>,
    /// What to say in their place if there are none.
    no_touches: &'static str,
    more: Vec<(&'static str, String)>,
    note: String,
}

impl BriefView {
    fn of(book: &Book, lead: &Lead, now: &Now) -> BriefView {
        let company = rows::company_beside_title(lead);
        let group = lead.group.map(|group| format!("Group {}", group.letter())).unwrap_or_default();
        let about = [lead.role.clone(), company, group, rows::touch_number(book, lead)];
        BriefView {
            about: about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
            must_haves: lead.said(ItemKind::MustHave).map(str::to_owned).collect(),
            quote: lead.said(ItemKind::Quote).next_back().unwrap_or_default().to_owned(),
            deadline: lead
                .deadline
                .as_ref()
                .map(|deadline| (rows::deadline_line(deadline.day, now), deadline.why.clone())),
            touches: lead.latest_touches().take(TOUCHES).map(|touch| rows::touch_row(touch, now)).collect(),
            no_touches: rows::without_touches(lead),
            more: qualify_rows::brief_lines(lead, now.today())
                .into_iter()
                .chain(lead.items_of(ItemKind::Given).map(|(_, item)| (ItemKind::Given.words(), given_line(item))))
                .collect(),
            note: lead.note.clone(),
        }
    }
}

/// What they were given, and which parts were marked for them (S4.22).
fn given_line(item: &Item) -> String {
    if item.proof.is_empty() { item.text.clone() } else { format!("{}; marked: {}", item.text, item.proof) }
}

/// The brief of a lead, with the dial button within reach of the thumb.
pub fn brief_sheet(id: LeadId) -> AnyView {
    let app = use_app();
    let show = move |words: Words| {
        app.change_call(id, |call| {
            call.stage = Stage::Call;
            call.words = words;
        });
    };
    let ways = div()
        .class("row")
        .child(action("button", words::common::SCRIPT, move || show(Words::Script)))
        .child(action("button", words::round::VOICEMAIL, move || show(Words::Voicemail)))
        .child(action("button", words::common::MAIL, move || show(Words::Mail)));
    let content = div().class("content").child(brief_card(id)).child(aim_and_value(id));
    let thumb = footer().class("thumb").child(their_hour(id)).child(gate(id)).child(dial_buttons(id)).child(ways);
    fragment(vec![content.view(), thumb.view()])
}

/// What is known about a lead, as briefly as possible.
pub fn brief_card(id: LeadId) -> Element {
    let app = use_app();
    let brief = app.memo(move |book, now| book.lead(id).map(|lead| BriefView::of(book, lead, now)).unwrap_or_default());
    section().class("brief-card").attr("aria-label", words::round::BRIEF).child(dynamic(move || card(brief.get())))
}

fn card(brief: BriefView) -> Vec<Element> {
    let mut list = dl().child(known("Must have", dd().child(must_haves(&brief.must_haves))));
    if let Some((day, why)) = brief.deadline {
        let why = (!why.is_empty()).then(|| q().child(why));
        list = list.child(known("Deadline", dd().child(strong().child(day)).child(why)));
    }
    if !brief.quote.is_empty() {
        list = list.child(known("Their words", dd().child(q().child(brief.quote))));
    }
    for (word, text) in brief.more {
        list = list.child(known(word, dd().child(text)));
    }
    list = list.child(known("Last", dd().child(last_touches(brief.touches, brief.no_touches))));
    if !brief.note.is_empty() {
        list = list.child(known(words::common::NOTE, dd().class("note-text").child(brief.note)));
    }
    vec![p().class("about").child(brief.about), list]
}

/// A fact with its label.
fn known(word: &'static str, what: Element) -> Vec<Element> {
    vec![dt().child(word), what]
}

fn must_haves(texts: &[String]) -> String {
    if texts.is_empty() { words::round::MUST_HAVES_NOT_ASKED.to_owned() } else { texts.join(" · ") }
}

fn last_touches(touches: Vec<TouchRow>, none: &'static str) -> Element {
    if touches.is_empty() {
        return span().child(none);
    }
    let rows = touches.into_iter().map(|touch| {
        let row = li().child(span().class("when").child(touch.when)).child(": ").child(touch.words);
        let row = row.child((!touch.progress.is_empty()).then(|| format!(" · {}", touch.progress)));
        if touch.note.is_empty() { row } else { row.child(br()).child(span().class("note-text").child(touch.note)) }
    });
    ul().class("last-touches").children(rows)
}

/// The aim and value of this touch, both edited in place.
fn aim_and_value(id: LeadId) -> Element {
    let app = use_app();
    let of_next = move |text: fn(&NextTouch, &Now) -> String| {
        app.memo(move |book, now| {
            book.lead(id).and_then(|lead| lead.next_touch()).map(|next| text(next, now)).unwrap_or_default()
        })
    };
    let due = of_next(|next, now| dates::due(&next.when, now));
    let aim = of_next(|next, _| next.aim.text().to_owned());
    let value = of_next(|next, _| next.value.clone());
    let name = |field: &str| format!("lead/{}/{field}", id.0);
    let aim = SavedField::new(words::common::AIM, name("aim"))
        .hint("What this touch is to achieve")
        .saved(move || aim.get(), move |text| save(app, id, &text, "Aim changed", script_values::with_aim));
    let value = SavedField::new(words::round::BRINGS_THEM, name("value"))
        .hint("A fact, an offer, an answer …")
        .saved(move || value.get(), move |text| save(app, id, &text, "Value changed", script_values::with_value));
    section()
        .class("aim")
        .attr("aria-label", words::round::THIS_TOUCH)
        .child(p().class("due").child("Due ").child(dynamic(move || due.get())))
        .child(aim)
        .child(value)
        .child(dynamic(move || served(app, id)))
        .child(from_shelf(id))
}

/// Which need the value serves, and whether it applies to the whole round.
fn served(app: AppContext, id: LeadId) -> Vec<Element> {
    let call = app.call(id).get();
    let (value, need, lacks) = app.with(|book, _| match book.lead(id) {
        Some(lead) => {
            let value = value_gate::value_of(lead, &call);
            let need = value_gate::need_served(book, lead, &value);
            let lacks = value_gate::says_nothing_of(book, lead, &value);
            (value, need, lacks)
        }
        None => (String::new(), None, None),
    });
    if value.is_empty() {
        return Vec::new();
    }
    let of_round = app.round_value().is_some_and(|round| round == value);
    let mark = match need {
        Some(need) => format!("It goes to what they said: {need}"),
        None => words::round::SERVES_NO_NEED.to_owned(),
    };
    let mark = lacks.map_or(mark.clone(), |lacks| format!("{mark} It {lacks}."));
    let mark = p().class("why").child(if of_round { format!("{value}. {mark}") } else { mark });
    let toggle = if of_round {
        action("link", words::round::BRING_NO_LONGER, move || app.set_round_value(""))
    } else {
        action("link", words::round::BRING_TO_EVERYBODY, move || app.set_round_value(&value))
    };
    vec![mark, toggle]
}

/// Stores a text in the lead's next touch, if the lead is in the book.
fn save(
    app: AppContext,
    id: LeadId,
    text: &str,
    label: &str,
    with_text: fn(&Lead, &str, Day) -> Command,
) -> Result<(), CommandError> {
    let command = app.with_untracked(|book, now| book.lead(id).map(|lead| with_text(lead, text, now.today())));
    command.map_or(Ok(()), |command| app.dispatch(command, label).map(drop))
}
