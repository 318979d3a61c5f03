//! The open screen: the URL's hash, so that the page works from any folder.

use crate::app::words;
use crate::domain::id::LeadId;

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The agenda of today.
    Today,
    /// The round through the agenda: brief, call and result for one lead, or the next due one.
    Round(Option<LeadId>),
    /// All leads.
    Leads,
    /// One lead.
    Lead(LeadId),
    /// Adding one lead.
    NewLead,
    /// Importing many leads.
    Import,
    /// The leads that await a decision.
    Decide,
    /// The honest talk with a lead.
    Honest(LeadId),
    /// The fact tests.
    Tests,
    /// All scripts.
    Scripts,
    /// One script.
    Script(String),
    /// Editing a script; a new one if the id is empty.
    EditScript(String),
    /// The shelf: clips, offers, and the newsletter.
    Shelf,
    /// Everything that is not needed every day.
    More,
    /// The settings.
    Settings,
    /// The plans.
    Plans,
    /// Backup, restore and the storage.
    Data,
    /// Moving the book to a phone.
    Phone,
    /// Installing the page as an app.
    Install,
    /// Exporting files.
    Export,
    /// Today's calls, for print.
    CallingList,
    /// The numbers from one's own record.
    Numbers,
    /// Observations about competitors.
    Watched,
    /// One page of the guide; all pages if the name is empty.
    Guide(String),
}

impl Route {
    /// Parses a hash such as `#/lead/AAAAAAAA.1`; anything unknown is Today.
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
            ("decide", _) => Route::Decide,
            ("honest", Some(lead)) => Route::Honest(lead),
            ("tests", _) => Route::Tests,
            ("scripts", _) => Route::Scripts,
            ("script", _) => match rest.strip_suffix("/edit") {
                Some(id) => Route::EditScript(id.to_owned()),
                None => Route::Script(rest.to_owned()),
            },
            ("new-script", _) => Route::EditScript(String::new()),
            ("shelf", _) => Route::Shelf,
            ("more", _) => Route::More,
            ("settings", _) => Route::Settings,
            ("plans", _) => Route::Plans,
            ("data", _) => Route::Data,
            ("phone", _) => Route::Phone,
            ("install", _) => Route::Install,
            ("export", _) => Route::Export,
            ("calling-list", _) => Route::CallingList,
            ("numbers", _) => Route::Numbers,
            ("watched", _) => Route::Watched,
            ("guide", _) => Route::Guide(rest.to_owned()),
            (_, _) => Route::Today,
        }
    }

    /// The hash of this screen.
    pub fn hash(&self) -> String {
        match self {
            Route::Today => "#/".to_owned(),
            Route::Round(None) => "#/round".to_owned(),
            Route::Round(Some(lead)) => format!("#/round/{}", lead.0),
            Route::Leads => "#/leads".to_owned(),
            Route::Lead(lead) => format!("#/lead/{}", lead.0),
            Route::NewLead => "#/new".to_owned(),
            Route::Import => "#/import".to_owned(),
            Route::Decide => "#/decide".to_owned(),
            Route::Honest(lead) => format!("#/honest/{}", lead.0),
            Route::Tests => "#/tests".to_owned(),
            Route::Scripts => "#/scripts".to_owned(),
            Route::Script(id) => format!("#/script/{id}"),
            Route::EditScript(id) if id.is_empty() => "#/new-script".to_owned(),
            Route::EditScript(id) => format!("#/script/{id}/edit"),
            Route::Shelf => "#/shelf".to_owned(),
            Route::More => "#/more".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Plans => "#/plans".to_owned(),
            Route::Data => "#/data".to_owned(),
            Route::Phone => "#/phone".to_owned(),
            Route::Install => "#/install".to_owned(),
            Route::Export => "#/export".to_owned(),
            Route::CallingList => "#/calling-list".to_owned(),
            Route::Numbers => "#/numbers".to_owned(),
            Route::Watched => "#/watched".to_owned(),
            Route::Guide(page) => format!("#/guide/{page}"),
        }
    }

    /// The title of the browser tab.
    pub fn title(&self) -> &'static str {
        match self {
            Route::Today => words::places::TODAY,
            Route::Round(_) => "Round",
            Route::Leads => words::places::LEADS,
            Route::Lead(_) => "Lead",
            Route::NewLead => words::places::NEW_LEAD,
            Route::Import => words::places::IMPORT_LEADS,
            Route::Decide => words::places::DECIDE,
            Route::Honest(_) => "Honest talk",
            Route::Tests => words::places::FACT_TESTS,
            Route::Scripts | Route::Script(_) => words::places::SCRIPTS,
            Route::EditScript(_) => "Change a script",
            Route::Shelf => words::places::SHELF,
            Route::More => words::places::MORE,
            Route::Settings => words::places::SETTINGS,
            Route::Plans => "Plans",
            Route::Data => words::places::YOUR_DATA,
            Route::Phone => "Move to my phone",
            Route::Install => words::places::INSTALL,
            Route::Export => words::places::TAKE_DATA_ALONG,
            Route::CallingList => words::places::CALLING_LIST,
            Route::Numbers => words::places::MY_NUMBERS,
            Route::Watched => words::places::OTHER_SELLERS,
            Route::Guide(_) => words::places::GUIDE,
        }
    }

    /// The guide page for this screen; the start of the guide if it has none of its own.
    pub fn guide(&self) -> Route {
        let page = match self {
            Route::Today => "today",
            Route::Round(_) | Route::Decide | Route::Honest(_) => "round",
            Route::Leads => "leads",
            Route::Lead(_) | Route::NewLead => "lead",
            Route::Import => "import",
            Route::Scripts | Route::Script(_) | Route::EditScript(_) | Route::Shelf => "scripts",
            Route::Settings | Route::Plans | Route::Tests => "settings",
            Route::Data | Route::Phone => "data",
            Route::Install => "install",
            Route::Export | Route::CallingList => "export",
            Route::Numbers => "numbers",
            Route::Watched => "watched",
            _ => "",
        };
        Route::Guide(page.to_owned())
    }
}

/// Opens a screen.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        // Setting the hash fails only while the page is closing.
        drop(window.location().set_hash(&route.hash()));
    }
}

/// The screen in the URL.
pub fn current() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    Route::from_hash(&hash)
}
