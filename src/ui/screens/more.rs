//! Everything that is not needed every day.

use leptos::prelude::*;

use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

/// The way to the rest.
#[component]
pub fn More() -> impl IntoView {
    let places = [
        (Route::Import, "Bring leads in", "Paste a table, choose a file, pick contacts"),
        (Route::Data, "Your data", "Backup, restore, what is stored here"),
        (Route::Settings, "Settings", "Your name, number, hours, and how many leads a day"),
    ];
    let links = places.into_iter().map(|(route, words, meaning)| {
        view! {
            <li><a class="way" href=route.hash()><strong>{words}</strong><span>{meaning}</span></a></li>
        }
    });
    view! {
        <main class="screen">
            <Top title="More".to_owned() />
            <div class="content">
                <ul class="ways-in">{links.collect_view()}</ul>
                <p class="where">{format!("Next Touch {}", env!("CARGO_PKG_VERSION"))}</p>
            </div>
        </main>
    }
}
