//! Moving the book to a phone, and why Safari and the app on the home screen do not share one.

use crate::app::words;
use crate::browser::pages;
use crate::ui::dom::link;
use crate::ui::dom::{Element, div, h2, li, main, ol, p, section};
use crate::ui::parts::page::qr;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The steps from this device to a phone.
pub fn phone_screen() -> Element {
    let address = pages::address();
    let steps = [
        "Here: save a backup under Your data, with a passphrase if it travels by mail.",
        "Bring the file to the phone: a cable, AirDrop, a folder in a cloud, or a mail to yourself.",
        "On the phone: open this address (the code below is it), then Your data, Restore, and choose the file.",
        "Merge it. The same way back brings what you did on the phone; merging loses nothing, in either direction.",
    ];
    let split = [
        "On an iPhone or iPad, Safari and the app on the home screen each have a storage of their own. A lead that you enter in one is not in the other, and nothing can change that.",
        "So put the page on the home screen first, open it from there, and restore your file there. Then use only that one: Safari also clears the storage of pages that are not on the home screen when they were not used for some days.",
        "If you have entered leads in Safari already: save a backup in Safari, open the app from the home screen, and merge that file in.",
    ];
    let content = div()
        .class("content")
        .child(section().child(h2().child("Any phone")).child(ol().children(steps.map(|step| li().child(step)))))
        .child(qr(&address, format!("Code for {address}")))
        .child(section().child(h2().child("iPhone and iPad")).children(split.map(|words| p().child(words))))
        .child(link("button primary", Route::Data, words::common::SAVE_BACKUP_FILE));
    main()
        .class("screen")
        .child(top("Move to my phone", Some((Route::Data, words::places::YOUR_DATA)), ()))
        .child(content)
}
