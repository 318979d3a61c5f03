//! Imports: a dry run first, nothing twice, nothing lost, and one tap undoes them.

use next_touch::app::words;
use next_touch::domain::lead::Outcome;

use crate::find::{Find, containing, starting};
use crate::page::Page;
use crate::steps::{THREE_LEADS, file_of, sample};

/// Five rows, of which only two are new leads without remarks.
const MIXED: &str = "Name,Company,Phone,Email,Notes\n\
    Nora Vance,Vance Upholstery,415 555 0161,nora@vance.example,Asked for samples\n\
    Omar Quill,Quill Press,41555O0162,\"omar@quill,example\",\n\
    Nora Vance,,(415) 555-0161,,\n\
    ,,,,nobody here\n\
    Pia Reed,Reed Roofing,415 555 0164,,DO NOT CALL\n";

async fn stored_units(page: &Page) -> usize {
    page.local_storage()
        .await
        .iter()
        .filter(|(key, _)| key.contains("/j/"))
        .map(|(key, value)| key.len() + value.len())
        .sum()
}

async fn the_dry_run_counts_and_gives_row_numbers_with_reasons(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(MIXED).await;
    let summary = page.role("region", words::import::WHAT_WILL_HAPPEN);
    for words in ["3 new leads", "0 you already have", "1 row repeats another", "1 left out", "1 row with something"] {
        summary.has_text(words).await;
    }
    let rows = page.css(".look-at > ul > li").count_is(4).await;
    let row = |place: usize, words: &[&str]| {
        for words in words {
            assert!(rows[place].text.contains(words), "{words:?} is missing in {:?}", rows[place].text);
        }
    };
    row(0, &["Row 2", "Omar Quill", "41555O0162"]);
    row(1, &["Row 4"]);
    row(2, &["Row 5", "Pia Reed", "must not be called"]);
    row(3, &["Row 3", "Nora Vance", "same as row 1"]);
    assert_eq!(stored_units(&page).await, 0, "looking writes nothing");
    page.button(&words::import::import_leads(3)).tap().await;
    page.any("status").has_text("3 leads imported").await;
}

async fn a_do_not_call_remark_in_a_note_is_pointed_out(page: Page) {
    page.open_on_monday().await;
    page.choose_list(&sample("own-sheet.csv")).await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("1 note seems to say “do not call”").await;
    let rows = page.css(".look-at").any("listitem");
    rows.wait("one of them is Quin Rush", |rows| {
        rows.iter().any(|row| row.text.contains("Quin Rush") && row.text.contains("must not be called"))
    })
    .await;
}

async fn the_same_table_twice_adds_nothing(page: Page) {
    page.open_with_three_leads().await;
    let before = stored_units(&page).await;
    page.look_at_table(THREE_LEADS).await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("0 new").await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("3 you already have").await;
    page.button(&words::import::update_leads(3)).tap().await;
    page.any("alert").has_text(words::import::ALL_OF_IT_KNOWN).await;
    page.goto("#/leads").await;
    page.text("3 of 3").shown().await;
    assert_eq!(stored_units(&page).await, before, "nothing was written");
}

async fn the_same_file_twice_adds_nobody(page: Page) {
    page.open_on_monday().await;
    page.choose_list(&sample("hubspot.csv")).await;
    page.button(starting("Import")).tap().await;
    page.link(words::import::START_CALLING).tap().await;
    page.role("region", words::round::BRIEF).shown().await;
    page.choose_list(&sample("hubspot.csv")).await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("0 new").await;
}

async fn an_import_is_undone_in_one_tap(page: Page) {
    page.open_on_monday().await;
    page.bring_in_table(THREE_LEADS, 3).await;
    page.reset_taps();
    page.css("main").button(words::common::UNDO).tap().await;
    assert_eq!(page.taps(), 1);
    page.goto("#/leads").await;
    page.text("0 of 0").shown().await;
    page.reload().await;
    page.text("0 of 0").shown().await;
}

async fn an_import_is_taken_out_later_too(page: Page) {
    page.open_with_three_leads().await;
    page.goto("#/new").await;
    page.textbox(words::common::NAME).type_text("Ivo Lark").await;
    page.button(words::leads::SAVE_NEW_LEAD).tap().await;
    page.heading("Ivo Lark").shown().await;
    page.reload().await;
    page.goto("#/data").await;
    page.button(&words::data::delete_import("Pasted table")).tap().await;
    page.goto("#/leads").await;
    page.text("1 of 1").shown().await;
    page.lead_row("Ivo Lark").shown().await;
}

async fn a_column_is_given_another_use(page: Page) {
    page.open_on_monday().await;
    page.look_at_table("Name,Phone,Colour of the door\nAda Brook,415 555 0101,green\n").await;
    page.css("details.columns summary").tap().await;
    page.field("Use of Colour of the door").choose_option("Keep in the note").await;
    page.button(&words::import::import_leads(1)).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    page.open_lead("Ada Brook").await;
    page.field(words::lead::NOTES)
        .wait_for_one("with the colour", |note| note.value.as_deref().is_some_and(|text| text.contains("green")))
        .await;
}

async fn the_home_country_reads_national_numbers(page: Page) {
    page.open_on_monday().await;
    page.look_at_table("Name,Phone\nUte Vogt,030 123456\n").await;
    page.field(starting(words::settings::HOME_COUNTRY)).choose_option("Germany").await;
    page.button(&words::import::import_leads(1)).tap().await;
    page.link(words::import::START_CALLING).tap().await;
    page.dial("+4930123456").shown().await;
}

async fn a_row_that_looks_like_another_can_be_kept(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(MIXED).await;
    let choices = page.role("group", "What to do with row 3");
    assert!(choices.button(words::import::MERGE).shown().await.pressed);
    choices.button(words::import::KEEP_BOTH).tap().await;
    choices.button(words::import::KEEP_BOTH).wait_for_one("pressed", |button| button.pressed).await;
    page.button(&words::import::import_leads(4)).tap().await;
    page.any("status").has_text("4 leads imported").await;
}

async fn leaving_the_screen_while_it_works_loses_nothing(page: Page) {
    page.open_on_monday().await;
    page.look_at_table(THREE_LEADS).await;
    page.button(&words::import::import_leads(3)).tap().await;
    page.goto("#/leads").await;
    page.text("3 of 3").shown().await;
}

/// Chooses a file that is not a list and checks the message.
async fn check_refused(page: &Page, name: &str, bytes: &[u8], words: &str) {
    page.goto("#/").await;
    page.heading(words::places::TODAY).shown().await;
    page.choose_list(&file_of(name, bytes)).await;
    page.any("alert").has_text(words).await;
    page.any("alert").has_text("Nothing was changed").await;
    page.button(words::import::PREVIEW).shown().await;
}

async fn files_that_are_no_lists_are_refused_with_the_reason(page: Page) {
    page.open_on_monday().await;
    check_refused(&page, "book.xlsx", b"PK\x03\x04\x14\x00\x06\x00workbook", "save it as CSV").await;
    check_refused(&page, "empty.csv", b"", "The file is empty").await;
    check_refused(&page, "headings.csv", b"Name,Phone\n", "no rows below").await;
    check_refused(&page, "picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0", "not a text file").await;
    page.goto("#/leads").await;
    page.text("0 of 0").shown().await;
}

async fn files_beyond_the_limits_are_refused_with_the_limit(page: Page) {
    page.open_on_monday().await;
    let rows: String = (0..50_001).map(|row| format!("Lead,{row}\n")).collect();
    check_refused(&page, "rows.csv", format!("Name,Notes\n{rows}").as_bytes(), "more than 50,000 rows").await;
    let big = file_of("big.csv", b"Name,Phone\nAda Brook,1\n");
    let file = std::fs::OpenOptions::new().write(true).open(&big).expect("the file");
    file.set_len(100 * 1024 * 1024 + 1).expect("a large file");
    page.goto("#/").await;
    page.heading(words::places::TODAY).shown().await;
    page.choose_list(&big).await;
    page.any("alert").has_text("larger than 100 MB").await;
    page.any("alert").has_text("Nothing was changed").await;
    std::fs::remove_file(big).expect("the large file goes");
}

async fn a_row_with_a_field_beyond_64_kib_is_named_and_the_rest_comes_in(page: Page) {
    page.open_on_monday().await;
    let long = "y".repeat(70_000);
    let table = format!("Name,Phone,Notes\nAda Brook,415 555 0101,{long}\nBen Carver,415 555 0102,short\n");
    page.choose_list(&file_of("field.csv", table.as_bytes())).await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("1 left out").await;
    page.css(".look-at").has_text("Row 1").await;
    page.css(".look-at").has_text("longer than 64 KiB").await;
    page.button(&words::import::import_leads(1)).tap().await;
    page.any("status").has_text("1 lead").await;
}

async fn a_pasted_table_is_there_after_a_reload(page: Page) {
    page.open_on_monday().await;
    page.goto("#/import").await;
    page.field(words::import::PASTE_ROWS).paste(THREE_LEADS).await;
    page.wait_for_draft("Cleo Dunn").await;
    page.reload().await;
    let holds_it = |text: &str| text.contains("Cleo Dunn");
    let field = page.field(words::import::PASTE_ROWS);
    field.wait_for_one("the pasted table", |it| it.value.as_deref().is_some_and(holds_it)).await;
    page.button(words::import::PREVIEW).tap().await;
    page.button(&words::import::import_leads(3)).shown().await;
}

async fn nothing_pasted_is_said_so(page: Page) {
    page.open_on_monday().await;
    page.goto("#/import").await;
    page.button(words::import::PREVIEW).tap().await;
    page.any("alert").has_text("empty").await;
}

async fn a_list_too_large_for_the_storage_is_refused_and_nothing_is_written(page: Page) {
    page.open_on_monday().await;
    // Random characters, so that compression saves nothing.
    let mut dice = 1_u32;
    let mut letter = || {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'A' + u8::try_from(dice >> 24 & 0x3f).unwrap())
    };
    let mut note = || (0..4_000).map(|_| letter()).filter(char::is_ascii_graphic).collect::<String>();
    let rows: String = (0..2_000).map(|row| format!("Lead {row},415 556 {row:04},{}\n", note())).collect();
    let table = format!("Name,Phone,Notes\n{rows}");
    page.choose_list(&file_of("too-large.csv", table.as_bytes())).await;
    page.button(&words::import::import_leads(2000)).tap().await;
    page.any("alert").has_text("Nothing was imported").await;
    page.any("alert").has_text("the list has 2000").await;
    assert_eq!(stored_units(&page).await, 0);
    page.goto("#/leads").await;
    page.text("0 of 0").shown().await;
}

async fn several_ways_of_parting_cells_are_read(page: Page) {
    page.open_on_monday().await;
    let bytes = b"\xef\xbb\xbfName;Firma;Telefon\r\n\"Zo\xc3\xab \"\"Z\"\" M\xc3\xbcller\";\"M\xc3\xbcller;\nS\xc3\xb6hne\";+49 30 123456\r\n";
    page.choose_list(&file_of("semicolon.csv", bytes)).await;
    page.button(&words::import::import_leads(1)).tap().await;
    page.link(words::import::START_CALLING).tap().await;
    page.heading(containing("Müller")).shown().await;
    page.dial("+4930123456").shown().await;
}

async fn the_separator_the_headings_and_the_letters_can_be_changed_over_the_preview(page: Page) {
    page.open_on_monday().await;
    let bytes = b"Contact;Firma;Tel.\r\nJ\xf6rg B\xe4umler;B\xe4umler, S\xf6hne;030 23125014\r\n";
    page.choose_list(&file_of("reading.csv", bytes)).await;
    let first = page.role("region", words::import::FIRST_PEOPLE);
    first.has_text("Jörg Bäumler").await;
    page.css("details.columns summary").tap().await;
    page.field(words::import::SEPARATOR).choose_option("None: one column").await;
    page.any("alert").has_text(words::import::NO_NAME_COLUMN).await;
    page.field(words::import::SEPARATOR).choose_option("Semicolon").await;
    first.has_text("Bäumler, Söhne").await;
    page.field(words::import::ENCODING).choose_option("Cyrillic (Windows)").await;
    first.has_text("Jцrg").await;
    page.field(words::import::ENCODING).choose_option("Western European (Windows)").await;
    page.field(words::import::HEADINGS).choose_option(words::import::NO_HEADINGS).await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("2 new leads").await;
    page.field(words::import::HEADINGS).choose_option("Line 1: Contact · Firma · Tel.").await;
    page.role("region", words::import::WHAT_WILL_HAPPEN).has_text("1 new lead").await;
    assert_eq!(stored_units(&page).await, 0, "looking writes nothing");
    page.button(&words::import::import_leads(1)).tap().await;
    page.open_lead("Jörg Bäumler").await;
}

async fn it_is_said_loudly_that_no_column_holds_names(page: Page) {
    page.open_on_monday().await;
    page.look_at_table("Telefon,Betrag\n415 555 0101,7\n415 555 0102,8\n").await;
    page.any("alert").has_text(words::import::NO_NAME_COLUMN).await;
}

async fn the_date_of_a_known_lead_is_offered_and_can_be_refused(page: Page) {
    page.open_on_monday().await;
    let with = |day: &str| format!("Name,Phone,Next call\nAda Brook,415 555 0101,{day}\n");
    page.bring_in_table(&with("2026-12-01"), 1).await;
    page.button(words::import::IMPORT_ANOTHER_LIST).tap().await;
    page.look_at_table(&with("2026-12-08")).await;
    let choices = page.role("group", "Next call of row 1");
    assert!(choices.button(starting("Tue 8 Dec")).shown().await.pressed, "nothing else was planned since");
    choices.button("Keep Tue 1 Dec").tap().await;
    page.button(&words::import::update_leads(1)).tap().await;
    page.any("alert").has_text(words::import::ALL_OF_IT_KNOWN).await;
    page.role("group", "Next call of row 1").button(starting("Tue 8 Dec")).tap().await;
    page.button(&words::import::update_leads(1)).tap().await;
    page.any("status").has_text("1 lead updated").await;
    page.open_lead("Ada Brook").await;
    page.css(".next-line").has_text("Tue 8 Dec").await;
}

async fn deleting_an_import_keeps_who_was_called_and_says_so(page: Page) {
    page.open_with_three_leads().await;
    page.open_brief("Ada Brook").await;
    page.dial("+14155550101").tap().await;
    page.outcome(Outcome::NoAnswer).tap().await;
    page.reload().await;
    page.goto("#/data").await;
    page.text(containing("Ada Brook won’t be deleted")).shown().await;
    page.button(&words::data::delete_import("Pasted table")).tap().await;
    page.undo_bar().has_text("2 leads deleted, 1 lead kept").await;
    page.goto("#/leads").await;
    page.text("1 of 1").shown().await;
    page.lead_row("Ada Brook").shown().await;
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        the_dry_run_counts_and_gives_row_numbers_with_reasons,
        a_do_not_call_remark_in_a_note_is_pointed_out,
        the_same_table_twice_adds_nothing,
        the_same_file_twice_adds_nobody,
        an_import_is_undone_in_one_tap,
        an_import_is_taken_out_later_too,
        a_column_is_given_another_use,
        the_home_country_reads_national_numbers,
        a_row_that_looks_like_another_can_be_kept,
        leaving_the_screen_while_it_works_loses_nothing,
        files_that_are_no_lists_are_refused_with_the_reason,
        files_beyond_the_limits_are_refused_with_the_limit,
        a_row_with_a_field_beyond_64_kib_is_named_and_the_rest_comes_in,
        a_pasted_table_is_there_after_a_reload,
        nothing_pasted_is_said_so,
        a_list_too_large_for_the_storage_is_refused_and_nothing_is_written,
        several_ways_of_parting_cells_are_read,
        the_separator_the_headings_and_the_letters_can_be_changed_over_the_preview,
        it_is_said_loudly_that_no_column_holds_names,
        the_date_of_a_known_lead_is_offered_and_can_be_refused,
        deleting_an_import_keeps_who_was_called_and_says_so,
    ]
);
