//! What is proved about a lead, their signs, and their words beside their deeds: folded to one line of counts, each
//! point with its day.

use leptos::prelude::*;

use crate::app::leads::qualify_rows::{self, Dated, Evidence, SignRow};
use crate::app::words;
use crate::browser::clock;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::{LeadId, LibraryItemId};
use crate::domain::qualify::fact_tests::{self, FactTest, TestState};
use crate::domain::qualify::review;
use crate::domain::time::{day_of_iso, iso_day};
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, div, dynamic, h3, keyed, li, p, section, span, summary, ul};
use crate::ui::dom::{action, link};
use crate::ui::parts::form::sign_chips;
use crate::ui::parts::message::Kept;
use crate::ui::parts::message::refusal_line;
use crate::ui::route::Route;
use crate::ui::screens::qualify::honest_link;

/// Facts, signs, words and deeds.
pub fn judging(id: LeadId) -> Element {
    let app = use_app();
    let evidence = app
        .memo(move |book, now| book.lead(id).map(|lead| qualify_rows::evidence(book, lead, now)).unwrap_or_default());
    let waits = app
        .memo(move |book, now| book.lead(id).is_some_and(|lead| !review::hints(lead, book.settings(), now).is_empty()));
    let hint = dynamic(move || waits.get().then(|| link("row-link", Route::Decide, "Time to decide how to go on")));
    section()
        .attr("aria-label", words::lead::EVIDENCE)
        .child(hint)
        .child(honest_link(id))
        .child(
            details()
                .child(
                    summary()
                        .child(words::lead::FACTS_AND_SIGNS)
                        .child(dynamic(move || evidence.with(|it| it.summary.clone()))),
                )
                .child(h3().child("Facts"))
                .child(fact_rows(id))
                .child(link("row-link", Route::Tests, "My fact tests"))
                .child(h3().child("Group"))
                .child(p().class("hint").child(dynamic(move || evidence.with(|it| it.group.clone()))))
                .child(h3().child("Signs"))
                .child(sign_chips(id))
                .child(dynamic(move || evidence.with(|it| sign_lists(id, it)))),
        )
        .child(
            details()
                .child(summary().child(words::lead::WORDS_AGAINST_DEEDS))
                .child(dynamic(move || evidence.with(panel))),
        )
}

/// What they said beside what they did.
fn panel(evidence: &Evidence) -> Vec<Element> {
    let list = |heading: &'static str, lines: &[Dated], none: &'static str| {
        let rows = lines.iter().map(dated_row).collect::<Vec<_>>();
        let rows = if rows.is_empty() { vec![li().child(none)] } else { rows };
        div().child(h3().child(heading)).child(ul().children(rows))
    };
    let mut parts = vec![
        list("They said", &evidence.said, "Nothing in their own words yet."),
        list(words::lead::THEY_DID, &evidence.did, "Nothing is on record."),
    ];
    parts.extend(evidence.warnings.iter().map(|words| p().class("hint").child(*words)));
    parts
}

fn dated_row(line: &Dated) -> Element {
    let when = (!line.when.is_empty()).then(|| span().class("when").child(format!("{}: ", line.when)));
    li().child(when).child(line.words.clone())
}

fn sign_lists(id: LeadId, evidence: &Evidence) -> Vec<Element> {
    let list = |heading: &'static str, rows: &[SignRow]| {
        (!rows.is_empty())
            .then(|| div().child(h3().child(heading)).child(ul().children(rows.iter().map(|row| sign_row(id, row)))))
    };
    let lists = [
        list("Speaks for interest", &evidence.good),
        list("Speaks against it", &evidence.poor),
        list("Take care", &evidence.care),
    ];
    lists.into_iter().flatten().collect()
}

fn sign_row(id: LeadId, row: &SignRow) -> Element {
    let app = use_app();
    let out = row.item.map(|item| {
        let remove = move || drop(app.dispatch(Command::SetItem(id, item, None), "Taken out"));
        action("link", "✕", remove).attr("aria-label", words::common::take_out(&row.line.words))
    });
    let advice = (!row.advice.is_empty()).then(|| p().class("hint").child(row.advice));
    dated_row(&row.line).child(out).child(advice)
}

/// The fact tests: met, with what and when, or still to be met.
fn fact_rows(id: LeadId) -> Element {
    let app = use_app();
    let tests = move || app.with(|book, _| book.fact_tests().into_iter().map(|test| test.id).collect());
    ul().child(keyed(tests, move |test: LibraryItemId| fact_row(id, test)))
}

fn fact_row(id: LeadId, test: LibraryItemId) -> Element {
    let app = use_app();
    let state = app.memo(move |book, now| {
        let lead = book.lead(id)?;
        book.facts_of(lead, now.today()).into_iter().find(|state| state.test.id == test)
    });
    li().child(dynamic(move || state.get().map(|state| untrack(|| one_fact(id, state)))))
}

fn one_fact(id: LeadId, state: TestState) -> Element {
    let app = use_app();
    let is_met = state.is_met();
    let mark = if is_met { "✓ " } else { "○ " };
    let noted = state.item.clone();
    let proof = noted.as_ref().map(|(_, item)| item.proof.clone()).filter(|_| is_met);
    let words = format!("{mark}{}", state.test.text);
    let undo = noted.map(|(item, fact)| {
        let end = move || {
            let fact = fact_tests::no_longer(&fact, clock::now().today());
            drop(app.dispatch(Command::SetItem(id, item, Some(fact)), "No longer a fact"));
        };
        action("chip", "No longer so", end)
    });
    let problem = state.problem.map(|words| p().class("hint").child(words));
    let fold = details().child(summary().child(words));
    match proof {
        Some(proof) => fold.child(p().child(proof)).child(undo),
        None => fold.child(problem).child(proof_form(id, state.test)),
    }
}

/// The form for the proof and its day.
fn proof_form(id: LeadId, test: FactTest) -> Element {
    let app = use_app();
    let refusal = RwSignal::new(None::<CommandError>);
    let problem = RwSignal::new(None::<&'static str>);
    let proof = Kept::new(format!("lead/{}/proof-{}", id.0, test.id.0));
    let since = Kept::with(format!("lead/{}/since-{}", id.0, test.id.0), iso_day(clock::now().today()));
    let save = move || {
        let (typed, when) = (proof, since);
        let (proof, since) = (typed.get(), day_of_iso(&when.get()));
        problem.set(fact_tests::problem(&proof, since));
        if problem.get_untracked().is_none() {
            [typed, when].into_iter().for_each(Kept::forget);
            refusal.set(app.dispatch(Command::AddItem(id, fact_tests::met(&test, &proof, since)), "Fact noted").err());
        }
    };
    div()
        .class("form")
        .child(proof.line(words::lead::WHAT_SHOWS_IT, "text"))
        .child(since.line("Since", "date"))
        .child(action("button", words::lead::IT_IS_A_FACT, save))
        .child(dynamic(move || problem.get().map(|words| p().class("refusal").attr("role", "alert").child(words))))
        .child(refusal_line(refusal))
}
