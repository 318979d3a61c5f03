//! The app without a screen: what the screens show, in which words, and what they do. This layer knows no browser and
//! no markup, so all of it is tested natively.
//!
//! * [`workspace`]: the book together with its journal; commands go in here.
//! * [`today`], [`leads`], [`call`], [`library`], [`numbers`]: the content of these screens.
//! * [`import`], [`export`]: lists that come in, and files that leave.
//! * [`safekeeping`]: backups, the second copy, and repair.
//! * [`words`]: the words on screen, for screens and tests.
//! * [`palette`]: going anywhere by a few letters; [`format`](mod@format): dates and names on screen.

pub mod call;
pub mod export;
pub mod format;
pub mod import;
pub mod leads;
pub mod library;
pub mod numbers;
pub mod palette;
pub mod safekeeping;
pub mod today;
pub mod words;
pub mod workspace;
