//! The workspace as the screens see it: questions in, commands in, one notification out. It knows no screen and no
//! element.

mod background;
mod drafts;
mod round;
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

use super::route::{self, Route};
use crate::ui::dom::is_modal_open;

/// Work that nobody waits for, so that its code comes with a later part of the program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LazyWork {
    /// One small piece of the work of quiet moments.
    Tidy,
    /// Writes what the storage has not taken yet.
    SaveAgain,
    /// Puts values that another page has overtaken into the notes.
    KeepConflicts,
    /// Writes the chosen backup file again.
    WriteFile,
}

/// The workspace as the screens see it.
#[derive(Clone, Copy)]
pub struct AppContext {
    workspace: StoredValue<Workspace<BrowserStore>, LocalStorage>,
    drafts: StoredValue<StoredDraft<BrowserStore>, LocalStorage>,
    /// Increases with every change of the book and every clock tick.
    revision: RwSignal<u32>,
    route: RwSignal<Route>,
    draft: RwSignal<Draft>,
    draft_waits: StoredValue<bool>,
    /// Why typed text is not being saved.
    draft_fault: RwSignal<Option<StorageError>>,
    orphans: RwSignal<Vec<(ReplicaId, Draft)>>,
    /// The call whose result was entered last; it resumes if that is undone.
    ended: StoredValue<Option<CallDraft>>,
    announcement: RwSignal<String>,
    in_memory: bool,
    safekeeping: RwSignal<Safekeeping>,
    /// Increases with every response of the second copy.
    copied: RwSignal<u32>,
    /// The last time that somebody did something here, in milliseconds since 1970.
    used: StoredValue<i64>,
    file: RwSignal<ChosenFile>,
    /// When the last text about an erased person was rewritten, in milliseconds since the page was opened; `None`
    /// once the copies are gone too.
    rewritten: StoredValue<Option<i64>>,
    /// The revision at which the chosen file was last compared with the book.
    looked_at: StoredValue<Option<u32>>,
    /// Has work done that the first part of the program need not hold.
    lazily: fn(AppContext, LazyWork),
}

/// Moves focus out of the active field, so that its text is saved before its screen goes away.
fn leave_field() {
    let field = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // A field that cannot be blurred keeps its text as a draft.
        drop(field.blur());
    }
}

/// The home country of the settings, or else that of the browser's language.
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
    /// Shows what was opened, and starts to listen to other pages and to the clock; `lazily` has work done whose code
    /// may not be here yet.
    pub fn open(
        Opened { replica, workspace, safekeeping, in_memory }: Opened,
        lazily: fn(AppContext, LazyWork),
    ) -> AppContext {
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
            lazily,
        };
        let leads = app.compare_with_canary();
        app.keep_moment_of_update(leads);
        app.listen();
        pages::hold_replica(replica);
        app.work_in_my_zone();
        app.find_orphans();
        app.probe_storage();
        app.work_in_quiet();
        // This distinguishes a slow disk from a failing one.
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
        // The page listens for as long as it exists.
        std::mem::forget(moved);
    }

    /// Saves a recovery point with the book as another version left it, before this version changes anything. If
    /// [`AppContext::prepare_update`] has set one, it is the same; but a new version may also come while all pages
    /// are closed.
    fn keep_moment_of_update(self, leads: usize) {
        let store = BrowserStore::open();
        // An empty book that may still be restored does not count as empty before the update.
        let may_come = leads == 0 && !shadow::is_read();
        if self.workspace.with_value(Workspace::is_read_only) || may_come {
            return;
        }
        if leads > 0 && updates::is_other_than_last(&store) {
            self.keep_moment("an update");
        }
        updates::note_version(&store);
    }

    /// Sets the clock to the time zone of the settings.
    fn work_in_my_zone(self) {
        self.with_untracked(|book, _| clock::work_in(&book.settings().my_zone));
    }

    fn look_again(self) {
        self.look_for_storage();
        self.workspace.update_value(|workspace| {
            workspace.look_again();
        });
        if self.workspace.with_value(Workspace::has_unsaved) {
            (self.lazily)(self, LazyWork::SaveAgain);
        }
        if self.workspace.with_value(Workspace::has_conflicts) {
            (self.lazily)(self, LazyWork::KeepConflicts);
        }
        self.work_in_my_zone();
        shadow::try_again();
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// The open screen.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// A memo of the answer to a question about the book; it updates after every change.
    pub fn memo<T>(self, question: impl Fn(&Book, &Now) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        self.remember(Box::new(move || self.with_untracked(&question)))
    }

    /// Creates the memo. The boxed question keeps the machine code to one copy per answer type.
    fn remember<T>(self, question: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.revision.track();
            question()
        })
    }

    /// The present moment; subscribes to every change and clock tick.
    pub fn now(self) -> Now {
        self.revision.track();
        clock::now()
    }

    /// Answers a question about the book once.
    pub fn with_untracked<T>(self, question: impl FnOnce(&Book, &Now) -> T) -> T {
        let now = clock::now();
        self.workspace.with_value(|workspace| question(workspace.book(), &now))
    }

    /// Answers a question about the book and subscribes the caller, which then re-renders after every change. Only
    /// for answers that are cheap, and views that contain nothing focusable.
    pub fn with<T>(self, question: impl FnOnce(&Book, &Now) -> T) -> T {
        self.revision.track();
        self.with_untracked(question)
    }

    /// A memo of the answer to a question about the workspace.
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

    /// A memo of one lead; `None` if it is not in the book.
    pub fn lead(self, id: LeadId) -> Memo<Option<Lead>> {
        self.memo(move |book, _| book.lead(id).cloned())
    }

    /// Executes a command. `label` describes it in the past tense, for the undo bar and screen readers.
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

    /// The label of the action that can be undone.
    pub fn undo_label(self) -> Memo<Option<String>> {
        self.workspace_memo(|workspace| workspace.undo_label().map(str::to_owned))
    }

    /// Undoes the latest action.
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

    /// Notifies all views after something other than the book has changed.
    pub fn notify(self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Whether closing the page loses everything.
    pub fn is_in_memory(self) -> bool {
        self.in_memory
    }

    /// Announces what happened to screen readers. A repeated text is varied slightly, because only changes are read
    /// out.
    pub fn announce(self, words: &str) {
        let again = self.announcement.with_untracked(|before| before == words);
        self.announcement.set(if again { format!("{words}\u{a0}") } else { words.to_owned() });
    }

    /// The text for screen readers.
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// The ISO code of the home country: as set, or else by the browser's language.
    pub fn home_code(self) -> Memo<String> {
        self.memo(|book, _| home_of(book).code.to_owned())
    }

    /// The salesperson's home country.
    pub fn home(self) -> &'static Country {
        self.with_untracked(|book, _| home_of(book))
    }

    /// The display name of a lead.
    pub fn title_of(self, id: LeadId) -> String {
        self.with_untracked(|book, _| book.lead(id).map(|lead| lead.title().to_owned()).unwrap_or_default())
    }

    /// Whether nothing is in progress: no call, no typed text, and everything is saved.
    pub fn is_at_rest(self) -> Memo<bool> {
        let saving = self.saving();
        Memo::new(move |_| {
            let in_round = matches!(self.route.get(), Route::Round(_));
            !in_round && saving.get() == Saving::Saved && !self.draft.with(Draft::is_worth_keeping)
        })
    }

    /// Prepares for a new version: saves typed text, and sets a recovery point with the present book.
    pub fn prepare_update(self) {
        leave_field();
        self.keep_draft();
        self.keep_moment("an update");
    }

    /// Whether single-key shortcuts are suspended: while typing, while a dialog is open, or if they are switched off.
    pub fn do_keys_rest(self) -> bool {
        self.is_typing() || is_modal_open() || !switches::is_on(switches::KEYS)
    }

    /// Whether keys go into a text field, so that they must not trigger shortcuts.
    pub fn is_typing(self) -> bool {
        document()
            .active_element()
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}
