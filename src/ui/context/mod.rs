//! The workspace as the screens see it: questions in, commands in, one notification out. It knows no screen and no
//! element.

mod background;
mod drafts;
mod saving;

pub use drafts::mail_fields;
pub use saving::Opened;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use crate::app::call::{CallDraft, Draft};
use crate::app::safekeeping::ChosenFile;
use crate::app::workspace::{Done, Saving, Workspace};
use crate::browser::safekeeping::Safekeeping;
use crate::browser::storage::BrowserStore;
use crate::browser::{clock, files, pages, shadow, switches, updates};
use crate::domain::book::Book;
use crate::domain::command::Command;
use crate::domain::command::CommandError;
use crate::domain::id::{LeadId, ReplicaId};
use crate::domain::lead::Lead;
use crate::domain::lead::phone::Country;
use crate::domain::time::Now;
use crate::store::journal::Draft as StoredDraft;
use crate::store::storage::StorageError;

use super::later::{self, Deed, Lack};
use super::route::{self, Route};
use crate::ui::dom::is_modal_open;

/// The workspace as the screens see it.
#[derive(Clone, Copy)]
pub struct AppContext {
    workspace: StoredValue<Workspace<BrowserStore>, LocalStorage>,
    drafts: StoredValue<StoredDraft<BrowserStore>, LocalStorage>,
    /// Rises with every change of the book and with every look at the clock.
    revision: RwSignal<u32>,
    route: RwSignal<Route>,
    draft: RwSignal<Draft>,
    draft_waits: StoredValue<bool>,
    /// Why what is being typed is not kept.
    draft_fault: RwSignal<Option<StorageError>>,
    orphans: RwSignal<Vec<(ReplicaId, Draft)>>,
    /// The call whose result was told last; it goes on if that is taken back.
    ended: StoredValue<Option<CallDraft>>,
    announcement: RwSignal<String>,
    in_memory: bool,
    safekeeping: RwSignal<Safekeeping>,
    /// Rises with every answer of the second copy.
    copied: RwSignal<u32>,
    /// When somebody last did something here, in milliseconds.
    used: StoredValue<i64>,
    file: RwSignal<ChosenFile>,
    /// When the last text that told of somebody erased was rewritten, in milliseconds since the page was opened,
    /// until the copies are gone too.
    rewritten: StoredValue<Option<i64>>,
    /// The turn at which the chosen file was last compared with the book.
    looked_at: StoredValue<Option<u32>>,
    /// What keeps something that was asked for from being done.
    lack: RwSignal<Option<Lack>>,
}

/// Leaves the field that has the keyboard, so that its text goes into the book before its screen goes.
fn leave_field() {
    let field = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // A field that cannot be left keeps its text as a draft.
        drop(field.blur());
    }
}

/// The home country of the book's settings, else that of the browser's language.
fn home_of(book: &Book) -> &'static Country {
    Country::by_code(&book.settings().home_country)
        .or_else(|| Country::guess(&files::language()))
        .unwrap_or_else(Country::fallback)
}

/// The app of this page.
pub fn use_app() -> AppContext {
    expect_context::<AppContext>()
}

impl AppContext {
    /// Shows what was opened, and starts to listen to other pages and to the clock.
    pub fn open(Opened { replica, workspace, safekeeping, in_memory }: Opened) -> AppContext {
        let app = AppContext {
            workspace: StoredValue::new_local(workspace),
            drafts: StoredValue::new_local(StoredDraft::new(BrowserStore::open(), replica)),
            revision: RwSignal::new(0),
            route: RwSignal::new(route::current()),
            draft: RwSignal::new(Draft::default()),
            draft_waits: StoredValue::new(false),
            draft_fault: RwSignal::new(None),
            orphans: RwSignal::new(Vec::new()),
            ended: StoredValue::new(None),
            announcement: RwSignal::new(String::new()),
            in_memory,
            safekeeping: RwSignal::new(safekeeping),
            copied: RwSignal::new(0),
            used: StoredValue::new(0),
            file: RwSignal::new(ChosenFile::default()),
            rewritten: StoredValue::new(None),
            looked_at: StoredValue::new(None),
            lack: RwSignal::new(None),
        };
        let leads = app.compare_with_canary();
        app.keep_moment_of_update(leads);
        app.listen();
        pages::hold_replica(replica);
        app.work_in_my_zone();
        app.find_orphans();
        app.probe_storage();
        app.work_in_quiet();
        // A disk that was only slow to answer is told from one that fails.
        shadow::try_again();
        app
    }

    fn listen(self) {
        pages::on_hint(move || self.look_again());
        pages::on_leave(move || {
            self.keep_draft();
            pages::end_turn();
        });
        pages::warn_before_closing(move || self.loses_by_closing());
        shadow::on_answer(move || self.copied.update(|count| *count = count.wrapping_add(1)));
        shadow::on_late(move || self.catch_up());
        let moved = window_event_listener(leptos::ev::hashchange, move |_| {
            leave_field();
            self.route.set(route::current());
        });
        // The page listens as long as it lives.
        std::mem::forget(moved);
    }

    /// Keeps the book as another version has left it, before this one changes anything. The point is the same
    /// as that of [`AppContext::prepare_update`], if there is one; a version also comes when all pages were closed.
    fn keep_moment_of_update(self, leads: usize) {
        let store = BrowserStore::open();
        // A book that is still to come back is not one that had no leads before the update.
        let may_come = leads == 0 && !shadow::is_read();
        if self.workspace.with_value(Workspace::is_read_only) || may_come {
            return;
        }
        if leads > 0 && updates::is_other_than_last(&store) {
            self.keep_moment("an update");
        }
        updates::note_version(&store);
    }

    /// Lets the clock be that of the zone in the settings.
    fn work_in_my_zone(self) {
        self.with_untracked(|book, _| clock::work_in(&book.settings().my_zone));
    }

    fn look_again(self) {
        self.look_for_storage();
        self.workspace.update_value(|workspace| {
            workspace.look_again();
            workspace.save_again();
        });
        if self.workspace.with_value(Workspace::has_conflicts) {
            later::act(self, Deed::KeepConflicts);
        }
        self.work_in_my_zone();
        shadow::try_again();
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// The open screen.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Answers a question about the book, anew after every change.
    pub fn memo<T>(self, question: impl Fn(&Book, &Now) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        self.remember(Box::new(move || self.with_untracked(&question)))
    }

    /// One memo for every answer of a type; the boxed question keeps its machine code to one copy.
    fn remember<T>(self, question: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.revision.track();
            question()
        })
    }

    /// The present moment, anew after every change and every look at the clock.
    pub fn now(self) -> Now {
        self.revision.track();
        clock::now()
    }

    /// Answers a question about the book once.
    pub fn with_untracked<T>(self, question: impl FnOnce(&Book, &Now) -> T) -> T {
        let now = clock::now();
        self.workspace.with_value(|workspace| question(workspace.book(), &now))
    }

    /// Answers a question about the book for the part of a view that asks, which is shown anew after every
    /// change: for what is cheap to answer and has nothing in it that can have the focus.
    pub fn with<T>(self, question: impl FnOnce(&Book, &Now) -> T) -> T {
        self.revision.track();
        self.with_untracked(question)
    }

    /// Answers a question about the workspace, anew after every change.
    pub fn workspace_memo<T>(self, question: impl Fn(&Workspace<BrowserStore>) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        self.remember(Box::new(move || self.workspace.with_value(&question)))
    }

    /// Answers a question about the workspace once.
    pub fn with_workspace_untracked<T>(self, question: impl FnOnce(&Workspace<BrowserStore>, &Now) -> T) -> T {
        let now = clock::now();
        self.workspace.with_value(|workspace| question(workspace, &now))
    }

    /// One lead, as long as it is in the book.
    pub fn lead(self, id: LeadId) -> Memo<Option<Lead>> {
        self.memo(move |book, _| book.lead(id).cloned())
    }

    /// Does what the salesperson asks. `label` says it in the past tense, for the undo bar and for
    /// screen readers.
    pub fn dispatch(self, command: Command, label: &str) -> Result<Done, CommandError> {
        let now = clock::now();
        let result = self.workspace.try_update_value(|workspace| workspace.execute(command, label, &now));
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        let result = result.unwrap_or(Err(CommandError::NothingToDo));
        match &result {
            Ok(_) => {
                self.note_book();
                self.announce(label);
            }
            Err(refusal) => self.announce(refusal.words()),
        }
        result
    }

    /// What can be taken back.
    pub fn undo_label(self) -> Memo<Option<String>> {
        self.workspace_memo(|workspace| workspace.undo_label().map(str::to_owned))
    }

    /// Takes the latest action back.
    pub fn undo(self) {
        let now = clock::now();
        let before = self.touches_of_call();
        let label = self.workspace.try_update_value(|workspace| workspace.undo(&now)).flatten();
        for ((lead, before), (_, after)) in before.into_iter().zip(self.touches_of_call()) {
            if after < before {
                self.reopen_call(lead);
            }
        }
        self.note_book();
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        if let Some(label) = label {
            self.announce(&format!("Taken back: {label}"));
        }
    }

    /// Has everything that is shown asked anew, after something beside the book has changed.
    pub fn notify(self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// What keeps something that was asked for from being done.
    pub fn lack(self) -> Option<Lack> {
        self.lack.get()
    }

    /// Notes what keeps something that was asked for from being done.
    pub fn set_lack(self, lack: Option<Lack>) {
        self.lack.set(lack);
    }

    /// Whether closing the page loses everything.
    pub fn is_in_memory(self) -> bool {
        self.in_memory
    }

    /// Tells screen readers what happened. What is said twice running is spelled in another way the second
    /// time, for only what changes is read out.
    pub fn announce(self, words: &str) {
        let again = self.announcement.with_untracked(|before| before == words);
        self.announcement.set(if again { format!("{words}\u{a0}") } else { words.to_owned() });
    }

    /// What screen readers are told.
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// The ISO code of the salesperson's home country: as it was set, else as the browser's language says.
    pub fn home_code(self) -> Memo<String> {
        self.memo(|book, _| home_of(book).code.to_owned())
    }

    /// The salesperson's home country.
    pub fn home(self) -> &'static Country {
        self.with_untracked(|book, _| home_of(book))
    }

    /// What the lead is called.
    pub fn title_of(self, id: LeadId) -> String {
        self.with_untracked(|book, _| book.lead(id).map(|lead| lead.title().to_owned()).unwrap_or_default())
    }

    /// Whether nothing is half done: no call is running, nothing is being typed, everything is saved.
    pub fn is_at_rest(self) -> Memo<bool> {
        let saving = self.saving();
        Memo::new(move |_| {
            let in_round = matches!(self.route.get(), Route::Round(_));
            !in_round && saving.get() == Saving::Saved && !self.draft.with(Draft::is_worth_keeping)
        })
    }

    /// Gets ready for a new version: nothing that is typed stays behind, and the book as it is now can be come
    /// back to.
    pub fn prepare_update(self) {
        leave_field();
        self.keep_draft();
        self.keep_moment("an update");
    }

    /// Whether single keys must not do anything: they go into a text, a sheet is open, or they are switched
    /// off.
    pub fn do_keys_rest(self) -> bool {
        self.is_typing() || is_modal_open() || !switches::is_on(switches::KEYS)
    }

    /// Whether keys go into a text, so that they must not press anything.
    pub fn is_typing(self) -> bool {
        document()
            .active_element()
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}
