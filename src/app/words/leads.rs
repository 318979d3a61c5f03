//! Words of the list of leads, of a new lead and of the do-not-call list.

pub const CALL_NOBODY_BY_NUMBER: &str = "The number: call nobody by it";
pub const LIFT_WITH_REASON: &str = "Lift it, with this reason";
pub const MET_TODAY: &str = "Met today: thank them tomorrow";
pub const NOBODY_FITS: &str = "Nobody fits. Try fewer letters, or any digits of the number.";
pub const PHONE: &str = "Phone";
pub const PICK_CONTACTS: &str = "Pick from my contacts";
pub const SAVE_NEW_LEAD: &str = "Take this lead in";
pub const SEARCH_FIELD: &str = "Search names, companies, notes or any digits of a number";
