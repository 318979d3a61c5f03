//! Which screen is open: the part of the address behind the `#`, so that any folder can host the page.

use crate::domain::id::LeadId;

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Who is due.
    Today,
    /// Working through the agenda: the brief, the call and its result for one lead, or the next one due.
    Round(Option<LeadId>),
    /// All leads.
    Leads,
    /// One lead.
    Lead(LeadId),
    /// Taking in one lead.
    NewLead,
    /// Taking in many leads.
    Import,
    /// The words to say.
    Scripts,
    /// One script.
    Script(String),
    /// Everything that is not needed every day.
    More,
    /// What the salesperson says of themselves.
    Settings,
    /// Backup, restore and the storage.
    Data,
    /// Taking the book to a phone.
    Phone,
}

impl Route {
    /// The screen that a hash such as `#/lead/AAAAAAAA.1` names; Today, if it names none.
    pub fn from_hash(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let (screen, rest) = path.split_once('/').unwrap_or((path, ""));
        let lead = || rest.parse().ok().map(LeadId);
        match (screen, lead()) {
            ("round", lead) => Route::Round(lead),
            ("lead", Some(lead)) => Route::Lead(lead),
            ("leads", _) => Route::Leads,
            ("new", _) => Route::NewLead,
            ("import", _) => Route::Import,
            ("scripts", _) => Route::Scripts,
            ("script", _) => Route::Script(rest.to_owned()),
            ("more", _) => Route::More,
            ("settings", _) => Route::Settings,
            ("data", _) => Route::Data,
            ("phone", _) => Route::Phone,
            (_, _) => Route::Today,
        }
    }

    /// The hash that names this screen.
    pub fn hash(&self) -> String {
        match self {
            Route::Today => "#/".to_owned(),
            Route::Round(None) => "#/round".to_owned(),
            Route::Round(Some(lead)) => format!("#/round/{}", lead.0),
            Route::Leads => "#/leads".to_owned(),
            Route::Lead(lead) => format!("#/lead/{}", lead.0),
            Route::NewLead => "#/new".to_owned(),
            Route::Import => "#/import".to_owned(),
            Route::Scripts => "#/scripts".to_owned(),
            Route::Script(id) => format!("#/script/{id}"),
            Route::More => "#/more".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Data => "#/data".to_owned(),
            Route::Phone => "#/phone".to_owned(),
        }
    }

    /// What the browser's tab says.
    pub fn title(&self) -> &'static str {
        match self {
            Route::Today => "Today",
            Route::Round(_) => "Round",
            Route::Leads => "Leads",
            Route::Lead(_) => "Lead",
            Route::NewLead => "New lead",
            Route::Import => "Bring leads in",
            Route::Scripts | Route::Script(_) => "Scripts",
            Route::More => "More",
            Route::Settings => "Settings",
            Route::Data => "Your data",
            Route::Phone => "Move to my phone",
        }
    }
}

/// Opens a screen.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        // Setting a hash fails only while the page is closing.
        drop(window.location().set_hash(&route.hash()));
    }
}

/// The screen that the address names.
pub fn current() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    Route::from_hash(&hash)
}
