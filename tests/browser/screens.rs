//! Every screen with content, one after another, for tests that check all of them.

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
        self.button(starting("Try it with ten invented leads")).tap().await;
        self.agenda_row("Priya Nair").shown().await;
        look("today").await;
        self.visit_the_round(&mut look).await;
        self.visit_the_leads(&mut look).await;
        self.visit_the_import(&mut look).await;
        self.visit_the_rest(&mut look).await;
        self.preload(Denial::GetterThrows.script()).await;
        self.reload().await;
        self.goto("#/").await;
        self.any("alert").has_text("This browser keeps nothing").await;
        look("banner").await;
    }

    async fn visit_the_round(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.open_brief("Priya Nair").await;
        look("brief").await;
        self.css("details.menu summary").tap().await;
        look("skip").await;
        self.css("details.menu summary").tap().await;
        self.button("Later today").gone().await;
        self.button("Script").tap().await;
        self.heading("How did it go?").shown().await;
        look("call-script").await;
        self.button("Voicemail").tap().await;
        self.css(".seconds").shown().await;
        look("call-voicemail").await;
        self.button("Mail").tap().await;
        self.field("Text").shown().await;
        look("call-mail").await;
        self.button("Script").tap().await;
        self.button(starting("Other")).tap().await;
        self.outcome("Do not call").shown().await;
        look("outcomes").await;
        self.outcome("Won").tap().await;
        self.button("Save as won").shown().await;
        look("won").await;
        self.goto("#/").await;
        self.open_brief("Ben Aldous").await;
        self.button("Script").tap().await;
        self.outcome("Spoke").tap().await;
        self.button("Save and next").shown().await;
        self.css(".next-touch summary").tap().await;
        look("wrap-up").await;
        self.goto("#/").await;
        self.open_brief("Imogen Farrell").await;
        self.button("Script").tap().await;
        self.outcome("No answer").tap().await;
        self.button(starting("Next lead")).shown().await;
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
        self.role("region", "Evidence").text(starting("Facts and signs")).tap().await;
        self.role("region", "Evidence").text("Words against deeds").tap().await;
        look("lead-evidence").await;
        self.role("region", "Evidence").link("Have the honest talk").tap().await;
        self.button("Next").shown().await;
        look("honest-talk").await;
        self.open_lead("Priya Nair").await;
        self.button("Log a touch").tap().await;
        self.heading("Log a touch").shown().await;
        look("log-touch").await;
        self.button("Close").tap().await;
        self.heading("Log a touch").gone().await;
        self.goto("#/new").await;
        self.button("Take this lead in").shown().await;
        look("new-lead").await;
    }

    async fn visit_the_import(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.goto("#/import").await;
        self.button("Preview").shown().await;
        look("import-choose").await;
        self.look_at_table(TABLE_TO_LOOK_AT).await;
        self.css("details.columns summary").tap().await;
        look("import-look").await;
        self.button(starting("Import")).tap().await;
        self.link("Start calling").shown().await;
        look("import-done").await;
    }

    async fn visit_the_rest(&self, look: &mut impl AsyncFnMut(&'static str)) {
        self.goto("#/scripts").await;
        self.heading("Scripts").shown().await;
        look("scripts").await;
        self.link("First call, they know of me").tap().await;
        self.heading("First call, they know of me").shown().await;
        look("script").await;
        self.goto("#/script/voicemail-first/edit").await;
        self.field("Script, in Markdown").shown().await;
        look("editor").await;
        self.goto("#/shelf").await;
        self.heading("Shelf").shown().await;
        look("shelf").await;
        self.goto("#/more").await;
        self.heading("More").shown().await;
        look("more").await;
        self.goto("#/decide").await;
        self.heading("Decide").shown().await;
        look("decide").await;
        self.goto("#/tests").await;
        self.heading("Fact tests").shown().await;
        look("fact-tests").await;
        self.goto("#/settings").await;
        self.heading("Settings").shown().await;
        look("settings").await;
        self.goto("#/data").await;
        self.heading("Your data").shown().await;
        look("data").await;
        for (hash, title, name) in [
            ("#/numbers", "My numbers", "numbers"),
            ("#/watched", "Other sellers", "watched"),
            ("#/export", "Take data along", "export"),
            ("#/calling-list", "Calling list", "calling-list"),
            ("#/install", "Install", "install"),
            ("#/guide", "Guide", "guide"),
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
        self.heading("Keys").shown().await;
        look("keys").await;
        self.press(Key::Escape).await;
        self.any("dialog").gone().await;
    }
}
