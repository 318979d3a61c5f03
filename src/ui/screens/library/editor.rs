//! The script editor: the Markdown, how it reads for one lead, its problems by line, how long it takes to say, and
//! where its answers lead. The typed text is stored as typed; earlier versions are kept.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlTextAreaElement;

use crate::app::library::script_editor::{self, Branch, EditorView, StepPreview};
use crate::app::words;
use crate::domain::id::{Id, LeadId};
use crate::domain::library::script_versions::{drop_own, new_id, save, text_of, versions};
use crate::domain::script::Gap;
use crate::domain::script::fill::Shown;
use crate::domain::script::library::shipped_text;
use crate::domain::script::read::read;
use crate::domain::script::speaking::Length;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::{
    Element, ElementRef, code, details, div, dynamic, empty, footer, h3, li, main, option, p, section, select, small,
    span, strong, summary, textarea, ul,
};
use crate::ui::dom::{action, labelled};
use crate::ui::parts::page::top;
use crate::ui::route::{self, Route};

use crate::ui::screens::round::hint_row;

/// A script being edited.
#[derive(Clone, Copy)]
struct Editor {
    app: AppContext,
    /// Its id; empty for a new one.
    id: StoredValue<String>,
    /// The text on screen.
    text: Memo<String>,
    /// The lead for the preview.
    lead: RwSignal<Option<LeadId>>,
    view: Memo<Option<EditorView>>,
    /// The text field, for the position of the caret.
    field: ElementRef,
    told: RwSignal<String>,
}

/// The draft field of a script.
fn draft_name(id: &str) -> String {
    format!("script/{id}/text")
}

/// Edits the script with this id; a new one if it is empty.
pub fn editor_screen(id: &str) -> Element {
    let app = use_app();
    let id = StoredValue::new(id.to_owned());
    let kept = app.memo(move |book, _| {
        id.with_value(|id| {
            if id.is_empty() { script_editor::NEW_SCRIPT } else { text_of(book, id).unwrap_or_default() }.to_owned()
        })
    });
    let text = Memo::new(move |_| id.with_value(|id| app.typed(&draft_name(id))).unwrap_or_else(|| kept.get()));
    let lead = RwSignal::new(None);
    let view = app.memo(move |book, now| {
        let chosen = lead.get().and_then(|id| book.lead(id).cloned());
        let first = || script_editor::preview_leads(book, now).first().and_then(|(id, _)| book.lead(*id).cloned());
        let lead = chosen.or_else(first).or_else(|| script_editor::example_lead(now))?;
        Some(script_editor::editor(book, &lead, &text.get(), *now))
    });
    let editor = Editor { app, id, text, lead, view, field: ElementRef::new(), told: RwSignal::new(String::new()) };
    let title = move || view.with(|view| view.as_ref().map(|view| view.title.clone()));
    let back = id.with_value(|id| if id.is_empty() { Route::Scripts } else { Route::Script(id.clone()) });
    let content = div()
        .class("content form")
        .child(source(editor))
        .child(dynamic(move || meter(editor)))
        .child(dynamic(move || problems(editor)))
        .child(gap_picker(editor))
        .child(preview(editor))
        .child(branch_map(editor))
        .child(versions_of(editor));
    main().class("screen").child(top(dynamic(title), Some((back, "Back")), empty())).child(content).child(ways(editor))
}

fn source(editor: Editor) -> Element {
    let Editor { app, id, text, field, .. } = editor;
    let control = textarea()
        .class("script-source")
        .attr("rows", "14")
        .attr("spellcheck", "true")
        .node(field)
        .value(move || text.get())
        .on_text("input", move |typed| id.with_value(|id| app.type_text(&draft_name(id), typed)));
    labelled(words::library::SCRIPT_TEXT, control)
}

/// How long it takes to say, and remarks about the whole text.
fn meter(editor: Editor) -> Option<Element> {
    let view = editor.view.get()?;
    let long = matches!(view.length, Length::Long);
    let seconds = p()
        .class("seconds")
        .attr("data-length", if long { "long" } else { "good" })
        .child(strong().child(format!("{} s", view.seconds)))
        .child(if long { " to say, longer than most people listen" } else { " to say" });
    let remarks = view.remarks.into_iter().map(hint_row);
    Some(div().child(seconds).child(ul().class("hints").children(remarks)))
}

/// The problems, each with its line.
fn problems(editor: Editor) -> Option<Element> {
    let view = editor.view.get()?;
    if view.problems.is_empty() {
        return None;
    }
    let text = editor.text.get_untracked();
    let rows = view.problems.into_iter().map(|(line, why)| {
        let typed = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned();
        li().child(small().child(format!("Line {line}: ")))
            .child(code().child(typed))
            .child(p().class("reason").child(why))
            .child(
                action("link", "Go there", move || go_to_line(editor, line))
                    .attr("aria-label", format!("Go to line {line}")),
            )
    });
    Some(
        section()
            .attr("aria-label", words::library::PROBLEMS)
            .child(h3().child(words::library::PROBLEMS))
            .child(ul().class("look-at").children(rows)),
    )
}

fn field_of(editor: Editor) -> Option<HtmlTextAreaElement> {
    editor.field.get_untracked()?.dyn_into().ok()
}

/// The offset of a line in UTF-16 units, as browsers count.
fn offset_of_line(text: &str, line: usize) -> u32 {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    u32::try_from(before.map(|line| line.encode_utf16().count()).sum::<usize>()).unwrap_or(0)
}

fn go_to_line(editor: Editor, line: usize) {
    let Some(field) = field_of(editor) else { return };
    let text = editor.text.get_untracked();
    let (from, to) = (offset_of_line(&text, line), offset_of_line(&text, line + 1));
    // A field on screen can take the focus and a selection.
    drop(field.focus());
    drop(field.set_selection_range(from, to.saturating_sub(1).max(from)));
}

/// All gaps; a tap inserts one at the caret.
fn gap_picker(editor: Editor) -> Element {
    let chips = Gap::ALL.into_iter().map(|gap| {
        let facts = gap.facts();
        action("choice-row", strong().child(format!("{{{}}}", facts.name)), move || insert(editor, facts.name))
            .child(small().child(facts.meaning))
    });
    details().child(summary().child(words::library::PUT_IN_A_GAP)).child(div().class("gate-choices").children(chips))
}

fn insert(editor: Editor, name: &str) {
    let Some(field) = field_of(editor) else { return };
    let end = field.selection_end().ok().flatten().unwrap_or(0);
    let gap = format!("{{{name}}}");
    // Inserts it as if it had been typed.
    drop(field.set_range_text_with_start_and_end(&gap, end, end));
    let after = end + u32::try_from(gap.encode_utf16().count()).unwrap_or(0);
    editor.id.with_value(|id| editor.app.type_text(&draft_name(id), field.value()));
    drop(field.focus());
    drop(field.set_selection_range(after, after));
}

/// How it reads for one lead.
fn preview(editor: Editor) -> Element {
    let Editor { app, lead, view, .. } = editor;
    let leads = app.memo(script_editor::preview_leads);
    let options = move || {
        let each = leads.get().into_iter().map(|(id, title)| option().attr("value", id.0.to_string()).child(title));
        each.collect::<Vec<Element>>()
    };
    let choose = move |text: String| lead.set(text.parse::<Id>().ok().map(LeadId));
    let steps = move || {
        let steps = view.with(|view| view.as_ref().map(|view| view.steps.clone()).unwrap_or_default());
        steps.into_iter().map(step_preview).collect::<Vec<Element>>()
    };
    details()
        .child(summary().child(words::library::HOW_IT_READS))
        .child(labelled("For", select().on_text("change", choose).child(dynamic(options))))
        .child(div().class("script-text").child(dynamic(steps)))
}

fn step_preview(step: StepPreview) -> Element {
    let heading = (!step.heading.is_empty()).then(|| h3().child(step.heading));
    let said = step.said.into_iter().map(|shown| {
        let parts = shown.into_iter().map(|part| match part {
            Shown::Text(text) => span().child(text),
            Shown::Value { text, .. } => span().class("value").child(text),
            Shown::Missing { question, .. } => span().class("value").child(format!("({question})")),
        });
        p().class("say").children(parts)
    });
    section().class("script-step").child(heading).children(said)
}

/// Where the answers lead, as an indented list.
fn branch_map(editor: Editor) -> Element {
    let rows = move || {
        let branches = editor.view.with(|view| view.as_ref().map(|view| view.branches.clone()).unwrap_or_default());
        branches.into_iter().map(branch_row).collect::<Vec<Element>>()
    };
    details()
        .child(summary().child(words::library::WHERE_THE_ANSWERS_LEAD))
        .child(ul().class("branches").child(dynamic(rows)))
}

/// Deeper branches are not indented further, so that they fit on a phone.
const DEEPEST: usize = 4;

fn branch_row(branch: Branch) -> Element {
    let answer = (!branch.answer.is_empty()).then(|| span().child(format!("{} → ", branch.answer)));
    li().attr("data-depth", branch.depth.min(DEEPEST).to_string()).child(answer).child(strong().child(branch.to))
}

/// The versions; each can be restored.
fn versions_of(editor: Editor) -> Element {
    let Editor { app, id, .. } = editor;
    let rows = app.memo(move |book, now| {
        let rows = id.with_value(|id| script_editor::version_rows(book, id, now));
        rows.into_iter().map(|row| (row.when, row.what, row.text)).collect::<Vec<_>>()
    });
    let list = move || {
        let each = rows.get().into_iter().map(|(when, what, text)| {
            let label = format!("Take the version of {when}");
            let take = (!text.is_empty() && what != "in use").then(|| {
                action("chip", "Take it", move || id.with_value(|id| app.type_text(&draft_name(id), text.clone())))
                    .attr("aria-label", label)
            });
            li().class("item").child(span().class("item-text").child(format!("{when} · {what}"))).child(take)
        });
        each.collect::<Vec<Element>>()
    };
    let count = move || match rows.with(Vec::len) {
        0 => "Versions: only what ships".to_owned(),
        count => format!("Versions: {count}"),
    };
    details().child(summary().child(dynamic(count))).child(ul().child(dynamic(list)))
}

fn ways(editor: Editor) -> Element {
    let Editor { app, id, text, told, .. } = editor;
    let keep = move || {
        let typed = text.get_untracked();
        let name = id.get_value();
        let (target, command) = app.with_untracked(|book, now| {
            let target = if name.is_empty() { new_id(book, &read(&typed).title) } else { name.clone() };
            let command = save(book, &target, &typed, now);
            (target, command)
        });
        let result = command.map(|command| app.dispatch(command, "Script saved"));
        match result {
            Some(Err(no)) => told.set(no.words().to_owned()),
            Some(Ok(_)) | None => {
                app.forget_text(&draft_name(&name));
                route::go(&Route::Script(target));
            }
        }
    };
    let give_up = move || {
        id.with_value(|id| app.forget_text(&draft_name(id)));
        let command = app.with_untracked(|book, now| id.with_value(|id| drop_own(book, id, now)));
        if let Some(command) = command {
            // Removing custom text is never refused.
            drop(app.dispatch(command, "Own words taken out"));
        }
        let ships = id.with_value(|id| shipped_text(id).is_some());
        route::go(&if ships { Route::Script(id.get_value()) } else { Route::Scripts });
    };
    let ships = id.with_value(|id| shipped_text(id).is_some());
    let has_own = app.with_untracked(|book, _| id.with_value(|id| !versions(book, id).is_empty()));
    let words = if ships { words::library::RESTORE_SHIPPED_TEXT } else { "Take it out" };
    let undo = move || id.with_value(|id| app.forget_text(&draft_name(id)));
    let is_changed = Memo::new(move |_| id.with_value(|id| app.typed(&draft_name(id))).is_some());
    footer()
        .class("thumb")
        .child(dynamic(move || {
            let words = told.get();
            (!words.is_empty()).then(|| p().class("refusal").attr("role", "alert").child(words))
        }))
        .child(action("button primary", words::library::SAVE, keep))
        .child(dynamic(move || is_changed.get().then(|| action("button", words::library::DISCARD_CHANGES, undo))))
        .child(has_own.then(|| action("button", words, give_up)))
}
