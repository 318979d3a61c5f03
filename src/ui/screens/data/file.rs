//! The chosen file that is kept up to date, in browsers that can do so.

use leptos::task::spawn_local;

use crate::app::safekeeping::ChosenFile;
use crate::app::safekeeping::backup_due;
use crate::browser::storage::BrowserStore;
use crate::browser::vault;
use crate::ui::context::use_app;
use crate::ui::dom::action;
use crate::ui::dom::{Element, div, dynamic, p};

use super::folded;

/// The chosen file, its state, and when it was written.
pub fn chosen_file() -> Option<Element> {
    let app = use_app();
    let shown = move || {
        let (file, now) = (app.chosen_file(), app.now());
        let words = file.words(backup_due::last_file(&BrowserStore::open()), &now);
        let is_chosen = file != ChosenFile::Unchosen;
        let ways = div()
            .class("row")
            .child(action("button", file.action(), move || spawn_local(app.choose_file())))
            .child(is_chosen.then(|| action("link", "Let go of the file", move || spawn_local(app.forget_file()))));
        vec![p().child(words), ways]
    };
    let about = "A file that you choose once, for instance in a folder that your computer copies elsewhere, is written again after ten changes, or with the first change of a day, when nobody is at the keyboard. It is not encrypted.";
    vault::can_choose_file()
        .then(|| folded("Keep a file up to date", vec![p().class("hint").child(about).view(), dynamic(shown)]))
}
