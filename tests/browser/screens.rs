//! Every screen with content, one after another, for tests that check all of them.

use next_touch::app::words;
use next_touch::domain::command::SkipReason;
use next_touch::domain::lead::Outcome;
use thirtyfour::Key;

use crate::cdp::Denial;
use crate::find::{Find, starting};
use crate::page::Page;

/// A table of which some rows need attention.
const TABLE_TO_LOOK_AT: &str = "Name\tCompany\tPhone\tEmail\tNotes\n\
    Nora Vance\tVance & Daughters Upholstery\t415 555 0161\tnora@vance.example\tAsked for fabric samples\n\
    Omar Quill\tQuill Press\t41555O0162\tomar@quill,example\t\n\
    Nora Vance\t\t(415) 555-0161\t\t\n\
    Priya Nair\tNair Ceramics\t+1 202 555 0143\t\t\n\
    Pia Reed\tReed Roofing\t415 555 0164\t\tDO NOT CALL\n\
    \t\t\t\tnobody here\n";

impl Page {
    /// Goes through every screen and calls `look` on each with its name. The page must be prepared (size, theme, clock)
    /// but not opened yet.
    pub async fn visit_every_screen(&self, mut look: impl AsyncFnMut(&'static str)) {
        self.open_on_monday().await;
        look("welcome").await;
        self.button(starting(words::today::TRY_PRACTICE_BOOK)).tap().await;
        self.agenda_row("Priya Nair").shown().await;
        look("today").await;
        self.visit_the_round(&mut look).await;
        self.visit_the_leads(&mut look).await;
        self.visit_the_import(&mut look).await;
        self.visit_the_rest(&mut look).await;
        self.preload(Denial::GetterThrows.script()).await;
        self.reload().await;
        self.goto("#/").await;
        self.any("alert").has_text(words::common::KEEPS_NOTHING).await;
        look("banner").await;
    }

    async fn visit_the_round(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.open_brief("Priya Nair").await;
        look("brief").await;
        self.css("details.menu summary").tap().await;
        look("skip").await;
        self.css("details.menu summary").tap().await;
        self.button(SkipReason::LaterToday.words()).gone().await;
        self.button(words::common::SCRIPT).tap().await;
        self.heading(words::common::HOW_DID_IT_GO).shown().await;
        look("call-script").await;
        self.button(words::round::VOICEMAIL).tap().await;
        self.css(".seconds").shown().await;
        look("call-voicemail").await;
        self.button(words::common::MAIL).tap().await;
        self.field(words::round::TEXT).shown().await;
        look("call-mail").await;
        self.button(words::common::SCRIPT).tap().await;
        self.button(starting(words::round::OTHER_OUTCOMES)).tap().await;
        self.outcome(Outcome::DoNotCall).shown().await;
        look("outcomes").await;
        self.outcome(Outcome::Won).tap().await;
        self.button(words::round::SAVE_AS_WON).shown().await;
        look("won").await;
        self.goto("#/").await;
        self.open_brief("Ben Aldous").await;
        self.button(words::common::SCRIPT).tap().await;
        self.outcome(Outcome::Spoke).tap().await;
        self.button(words::round::SAVE_AND_NEXT).shown().await;
        self.css(".next-touch summary").tap().await;
        look("wrap-up").await;
        self.goto("#/").await;
        self.open_brief("Imogen Farrell").await;
        self.button(words::common::SCRIPT).tap().await;
        self.outcome(Outcome::NoAnswer).tap().await;
        self.button(starting(words::round::NEXT_LEAD)).shown().await;
        look("noted").await;
    }

    async fn visit_the_leads(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.goto("#/leads").await;
        self.lead_row("Priya Nair").shown().await;
        look("leads").await;
        self.open_lead("Priya Nair").await;
        look("lead").await;
        self.css("section.wants + details summary").tap().await;
        self.css(".standing-section > details:last-child > summary").tap().await;
        look("lead-unfolded").await;
        self.role("region", words::lead::EVIDENCE).text(starting(words::lead::FACTS_AND_SIGNS)).tap().await;
        self.role("region", words::lead::EVIDENCE).text(words::lead::WORDS_AGAINST_DEEDS).tap().await;
        look("lead-evidence").await;
        self.role("region", words::lead::EVIDENCE).link(words::qualify::HAVE_HONEST_TALK).tap().await;
        self.button(words::qualify::NEXT).shown().await;
        look("honest-talk").await;
        self.open_lead("Priya Nair").await;
        self.button(words::lead::LOG_A_TOUCH).tap().await;
        self.heading(words::lead::LOG_A_TOUCH).shown().await;
        look("log-touch").await;
        self.button(words::common::CLOSE).tap().await;
        self.heading(words::lead::LOG_A_TOUCH).gone().await;
        self.goto("#/new").await;
        self.button(words::leads::SAVE_NEW_LEAD).shown().await;
        look("new-lead").await;
    }

    async fn visit_the_import(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.goto("#/import").await;
        self.button(words::import::PREVIEW).shown().await;
        look("import-choose").await;
        self.look_at_table(TABLE_TO_LOOK_AT).await;
        self.css("details.columns summary").tap().await;
        look("import-look").await;
        self.button(starting("Import")).tap().await;
        self.link(words::import::START_CALLING).shown().await;
        look("import-done").await;
    }

    async fn visit_the_rest(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.goto("#/scripts").await;
        self.heading(words::places::SCRIPTS).shown().await;
        look("scripts").await;
        self.link("First call, they know of me").tap().await;
        self.heading("First call, they know of me").shown().await;
        look("script").await;
        self.goto("#/script/voicemail-first/edit").await;
        self.field(words::library::SCRIPT_TEXT).shown().await;
        look("editor").await;
        self.goto("#/shelf").await;
        self.heading(words::places::SHELF).shown().await;
        look("shelf").await;
        self.goto("#/more").await;
        self.heading(words::places::MORE).shown().await;
        look("more").await;
        self.goto("#/decide").await;
        self.heading(words::places::DECIDE).shown().await;
        look("decide").await;
        self.goto("#/tests").await;
        self.heading(words::places::FACT_TESTS).shown().await;
        look("fact-tests").await;
        self.goto("#/settings").await;
        self.heading(words::places::SETTINGS).shown().await;
        look("settings").await;
        self.goto("#/data").await;
        self.heading(words::places::YOUR_DATA).shown().await;
        look("data").await;
        for (hash, title, name) in [
            ("#/numbers", words::places::MY_NUMBERS, "numbers"),
            ("#/watched", words::places::OTHER_SELLERS, "watched"),
            ("#/export", words::places::TAKE_DATA_ALONG, "export"),
            ("#/calling-list", words::places::CALLING_LIST, "calling-list"),
            ("#/install", words::places::INSTALL, "install"),
            ("#/guide", words::places::GUIDE, "guide"),
            ("#/guide/tour", "A tour of the practice book", "guide-page"),
        ] {
            self.goto(hash).await;
            self.heading(title).shown().await;
            look(name).await;
        }
        self.press_with(Key::Control, 'k').await;
        self.any("combobox").is_focused().await;
        look("palette").await;
        self.press(Key::Escape).await;
        // A closed sheet is removed a moment later, and would remove one that is opened in between.
        self.wait_until("!document.querySelector('dialog')").await;
        self.press("?").await;
        self.heading(words::common::KEYS).shown().await;
        look("keys").await;
        self.press(Key::Escape).await;
        self.any("dialog").gone().await;
    }
}
