//! Saving a backup: one file with everything in it, encrypted if there is a passphrase.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::format::dates;
use crate::app::safekeeping::backup_due;
use crate::app::words;
use crate::browser::storage::BrowserStore;
use crate::browser::{files, vault};
use crate::store::backup;
use crate::ui::context::{AppContext, use_app};
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, p};
use crate::ui::parts::form::passphrase_field;
use crate::ui::parts::message::set_late;
use crate::ui::parts::message::told_line;

use super::{folded, headed};

/// The destination of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    /// The browser's downloads.
    Downloads,
    /// Another app.
    OtherApp,
    /// Other people; private items are left out.
    Others,
}

/// The section for saving a backup.
pub fn save_backup() -> Element {
    let app = use_app();
    let told = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let save = move |to: To| {
        if !passphrase.with_untracked(String::is_empty) {
            told.set("Encrypting …".to_owned());
        }
        spawn_local(async move {
            let words = hand_out(app, passphrase.get_untracked(), to).await.unwrap_or_else(|reason| reason);
            set_late(told, words);
        });
    };
    let since = move || {
        // Reading the time subscribes to every change.
        let now = app.now();
        let last = backup_due::last_backup(&BrowserStore::open());
        app.with_untracked(|book, _| backup_due::Since::of(book, last, &now).words())
    };
    let share = vault::can_share().then(|| action("button", "Send it with another app", move || save(To::OtherApp)));
    headed("Backup")
        .child(p().child(
            "Everything is only in this browser, on this device. A backup file is what brings it back after a lost phone or a cleared browser.",
        ))
        .child(p().child(dynamic(since)))
        .child(div().class("row").child(action("button primary", words::common::SAVE_BACKUP_FILE, move || save(To::Downloads))).child(share))
        .child(told_line(told))
        .child(p().child(action("link", "Save a file without private interests, for others", move || save(To::Others))))
        .child(folded(words::data::ENCRYPT_IT, encryption(passphrase)))
}

/// The passphrase field, or why encryption is unavailable.
fn encryption(passphrase: RwSignal<String>) -> Element {
    if let Some(reason) = vault::cannot_encrypt() {
        return p().class("hint").child(reason);
    }
    let hint = "Four words or more that do not belong together. It is shown, so that you see what you type, and kept nowhere: whoever has lost it cannot open the file, you neither.";
    div().child(passphrase_field(words::data::PASSPHRASE, passphrase)).child(p().class("hint").child(hint))
}

/// Saves the book as a file, and returns the result or the problem in words. With a passphrase the file is encrypted.
async fn hand_out(app: AppContext, passphrase: String, to: To) -> Result<String, String> {
    // Writing verifies the file by reading it back, so it can be restored.
    let (written, day, at) = app.with_workspace_untracked(|workspace, now| {
        let written = if to == To::Others {
            backup::write(&workspace.book().without_private(), now.instant)
        } else {
            workspace.backup(now)
        };
        (written, now.today(), now.instant)
    });
    let mut text = written.map_err(|problem| problem.words())?;
    let mut name = format!("next-touch-{day}.json");
    let mut proof = "It was read back and is whole.";
    if !passphrase.is_empty() {
        let failed = |reason: String| format!("It could not be encrypted: {reason}. No file was made.");
        text = vault::encrypt(&text, &passphrase).await.map_err(failed)?;
        name = format!("next-touch-{day}.encrypted.json");
        proof = words::data::ENCRYPTED_AND_WHOLE;
    }
    let handed = if to == To::OtherApp || (vault::has_no_downloads() && vault::can_share()) {
        vault::share(&name, &text).await
    } else {
        files::download(&name, "application/json", &text)
    };
    handed.map_err(|reason| format!("The browser did not take the file: {reason}."))?;
    if to != To::Others {
        // If this record is lost, the next reminder comes early.
        drop(backup_due::note_backup(&BrowserStore::open(), at));
    }
    app.notify();
    Ok(format!("{name} with {}. {proof}", dates::leads(app.with_untracked(|book, _| book.leads().count()))))
}

/// Saves the book as an unencrypted file.
pub fn save_plainly(app: AppContext, told: RwSignal<String>) {
    spawn_local(async move {
        let words = hand_out(app, String::new(), To::Downloads).await.unwrap_or_else(|reason| reason);
        set_late(told, words);
    });
}
