//! The first visit: one sentence, three ways in, and where the data lives.

use leptos::prelude::*;

use crate::ui::parts::old::erased::act;

use crate::app::practice;
use crate::browser::clock;
use crate::domain::command::Refusal;
use crate::ui::desk::use_desk;
use crate::ui::parts::old::refusal::RefusalLine;
use crate::ui::parts::old::top::Top;
use crate::ui::route::Route;

/// The first visit.
#[component]
pub fn Welcome() -> impl IntoView {
    let desk = use_desk();
    let refusal = RwSignal::new(None::<Refusal>);
    let practise = move |_| {
        let command = practice::practice_book(&clock::now());
        refusal.set(desk.dispatch(command, "Practice book brought in").err());
    };
    view! {
        <main class="screen">
            <Top title="Today".to_owned() />
            <div class="content">
                <p class="lead-in">
                    "Bring your leads in, and this page says each day whom to touch, why, and with what words."
                </p>
                <ul class="ways-in">
                    <li>
                        <a class="way" href=Route::Import.hash()>
                            <strong>"Paste a table or choose a file"</strong>
                            <span>"From a spreadsheet, a CRM or your phone's contacts"</span>
                        </a>
                    </li>
                    <li>
                        <a class="way" href=Route::NewLead.hash()>
                            <strong>"Enter one lead"</strong>
                            <span>"A name or a number is enough"</span>
                        </a>
                    </li>
                    <li>
                        <button type="button" class="way" on:click=act(practise)>
                            <strong>"Try it with ten invented leads"</strong>
                            <span>"A practice book; one tap takes it out again"</span>
                        </button>
                    </li>
                </ul>
                <RefusalLine refusal />
                <p class="where">
                    "Everything stays in this browser, on this device only: no account, no server. "
                    "Clearing the browser's data deletes it, so save a backup file now and then under "
                    <a href=Route::Data.hash()>"Your data"</a>". A backup brings everything back: "
                    <a href=Route::Data.hash()>"restore one"</a>"."
                </p>
            </div>
            <footer class="thumb">
                <a class="button primary" href=Route::Import.hash()>"Bring leads in"</a>
            </footer>
        </main>
    }
}
