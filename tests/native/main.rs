//! The tests that need no browser, as one program, so that there is only one thing to link.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod agenda;
#[path = "../samples/book.rs"]
mod book;
mod calendar;
mod claims;
mod days_off;
mod decide;
mod decide_random;
mod do_not_call_lists;
mod docs_links;
mod docs_rules;
mod export;
mod export_round;
mod extremes;
mod faults_columns;
mod faults_forms;
mod faults_tables;
mod fold;
mod forecast;
mod formats;
mod formats_phone;
mod formats_products;
mod formats_samples;
mod formats_strangers;
mod hours;
mod import;
mod import_book;
mod import_taken_back;
mod knowing;
mod latest;
mod letting_go;
mod merge_leads;
#[path = "../support/monday.rs"]
mod monday;
mod numbers;
mod own_scripts;
mod phone_cells;
mod phone_files;
mod phone_named;
mod phone_oracle;
mod plans;
mod practice;
mod project_files;
#[path = "../support/random.rs"]
mod random;
mod reimport;
mod rows;
mod same_people;
mod scripts_reader;
mod scripts_rules;
mod scripts_shipped;
mod scripts_spoken;
#[path = "../scripts_support/mod.rs"]
mod scripts_support;
mod search;
mod status;
mod store_clock;
mod store_codec;
mod store_compact;
mod store_erase;
mod store_faults;
mod store_gaps;
mod store_golden;
mod store_migrate;
mod store_packed;
#[path = "../store_support/mod.rs"]
mod store_support;
mod store_tabs;
#[path = "../support/mod.rs"]
mod support;
mod table_random;
mod tidy;
mod tidy_wings;
mod tidy_words;
mod undo;
mod value;
mod vcards;
mod weeks;
mod wording;
mod words;
mod workspace;
mod wrong_number;
