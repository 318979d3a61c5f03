//! Words of the settings and of installing.

pub const BACKUP_LINK: &str = "Save or restore a backup";
pub const DAYS_UNTIL_DECISION: &str = "Days without a step until I decide";
pub const HOME_COUNTRY: &str = "Home country: numbers without a country code are read as its numbers";
pub const HOW_TO_INSTALL: &str = "How to install";
pub const LEADS_A_DAY: &str = "Leads a day";
pub const LOOK_FOR_NEW_VERSIONS: &str = "Look for new versions";
pub const MESSAGES_UNTIL_DECISION: &str = "Messages left until I decide";
pub const MY_NAME: &str = "My name";
pub const MY_NUMBER: &str = "My number";
pub const READING_REMINDER: &str = "Remind me to read for them after so many days (0: never)";
pub const SETTING_CHANGED: &str = "Setting changed";
pub const SINGLE_KEYS: &str = "Single keys go places and press outcomes";
pub const SOUND: &str = "A short sound when a time you agreed comes close";
pub const SPACING_A: &str = "Days between touches of group A";
pub const SPACING_B: &str = "Days between touches of group B";
pub const SPACING_C: &str = "Days between touches of group C";
pub const TOUCHES_UNTIL_DECISION: &str = "Touches without a step until I decide";
pub const TRIES_UNTIL_DECISION: &str = "Tries without an answer until I decide";
pub const TRY_THE_SOUND: &str = "Try the sound";
pub const WORDS_A_MINUTE: &str = "Words a minute when I leave a message";
