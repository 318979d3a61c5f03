//! Words of the pages that stand in for the program: `index.html`, `boot.js` and `rescue.html`, all of which must
//! work without it.

/// Over the page that stands where the program does not start.
pub const DID_NOT_START: &str = "Next Touch did not start";
/// Over the page that stands where the program has stopped.
pub const HAS_STOPPED: &str = "Next Touch has stopped";
/// The button that loads the page again.
pub const TRY_AGAIN: &str = "Try again";
/// The link to `rescue.html`, and its heading.
pub const GET_DATA_OUT: &str = "Get your data out";
/// The button that saves everything stored.
pub const DOWNLOAD_EVERYTHING: &str = "Download everything";
