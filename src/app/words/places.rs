//! The names of the places: in the links, over the screens and in the browser’s tab.

pub const CALLING_LIST: &str = "Calling list";
pub const DECIDE: &str = "Decide";
pub const FACT_TESTS: &str = "Fact tests";
pub const GUIDE: &str = "Guide";
pub const IMPORT_LEADS: &str = "Import leads";
pub const INSTALL: &str = "Install";
pub const LEADS: &str = "Leads";
pub const MORE: &str = "More";
pub const MY_NUMBERS: &str = "My numbers";
pub const NEW_LEAD: &str = "New lead";
pub const OTHER_SELLERS: &str = "Other sellers";
pub const SCRIPTS: &str = "Scripts";
pub const SETTINGS: &str = "Settings";
pub const SHELF: &str = "Shelf";
pub const TAKE_DATA_ALONG: &str = "Take data along";
pub const TODAY: &str = "Today";
pub const YOUR_DATA: &str = "Your data";
