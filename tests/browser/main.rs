//! Drives the built site in Chromium, Firefox and WebKit as a person would.
//!
//! Each case is an `async fn(page: Page)` with one `#[test]` for each engine that can run it, so a case can be run
//! alone by its name. `NEXT_TOUCH_DIST` names the built site (default `dist`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

/// Generates a module of `#[test]`s for one engine: `browser_tests!(firefox, Firefox, crate::suite::with_page, [a_case,
/// another_case]);` yields `firefox::a_case` and `firefox::another_case`.
macro_rules! browser_tests {
    ($module:ident, $engine:ident, $run:path, [$($case:ident),* $(,)?]) => {
        mod $module {
            $(
                #[test]
                fn $case() {
                    $run(crate::engine::Engine::$engine, super::$case);
                }
            )*
        }
    };
}

mod accessibility;
mod agreed;
mod aside;
mod axe;
mod backup;
mod bad_network;
mod boot_page;
mod budgets;
mod cdp;
mod crash;
mod disk;
mod editor;
mod engine;
mod find;
mod first_run;
mod gate;
mod harness_tests;
#[path = "../support/headers_file.rs"]
mod headers_file;
mod hostile;
mod hosts;
mod import;
mod import_questions;
mod judge;
mod keep;
mod kept;
mod keys;
mod large;
mod layout;
mod lazy;
mod lead;
mod leads;
mod locator;
#[path = "../support/many.rs"]
mod many;
mod merging;
mod network;
mod next;
mod offline;
mod on_the_phone;
mod page;
mod process;
mod reading;
mod real_host;
mod rescue;
mod right_time;
mod round;
mod screens;
mod server;
mod shadow;
mod shipped;
mod shots;
mod skip;
mod speed;
mod stage;
mod steps;
mod storage;
mod suite;
#[path = "../support/mod.rs"]
mod support;
mod tabs;
mod today;
mod updates;
mod vault;
mod whole_numbers;
mod words;
