//! The status of a lead in exported files: in the words of this app, and parsed back.

use crate::domain::lead::When;
use crate::domain::lead::{End, Status};
use crate::domain::time::{Day, Now, iso_day};

/// The word between a status and its day.
const SINCE: &str = " since ";

/// A status in words that `status_of` parses.
pub fn status_text(status: &Status) -> String {
    let with = |word: &str, since: Option<Day>, rest: &str| {
        let since = since.map(|day| format!("{SINCE}{}", iso_day(day))).unwrap_or_default();
        if rest.is_empty() { format!("{word}{since}") } else { format!("{word}{since}: {rest}") }
    };
    match status {
        Status::Open(_) => "open".to_owned(),
        Status::Parked { why, .. } => with("parked", None, why),
        Status::Ended { on, end: End::Won { value } } => with("won", Some(*on), value),
        Status::Ended { on, end: End::LetGo { reason } } => with("ended", Some(*on), reason),
        Status::DoNotCall { since } => with("do not call", Some(*since), ""),
    }
}

/// Parses the status in a file of this app: `Some(None)` for an open lead, and `None` if the words are not from this
/// app. `next` is the next touch of the same row; for a parked lead it is the wake-up day.
pub fn status_of(text: &str, next: Option<&When>, now: &Now) -> Option<Option<Status>> {
    let (head, rest) = text.split_once(':').unwrap_or((text, ""));
    let (word, since) = head.split_once(SINCE).unwrap_or((head, ""));
    let since = since.trim().parse::<Day>().unwrap_or_else(|_| now.today());
    let rest = rest.trim().to_owned();
    match word.trim().to_lowercase().as_str() {
        "" | "open" => Some(None),
        "parked" => {
            let wake = next.map(|when| when.due_day(now)).filter(|day| *day > now.today());
            Some(wake.map(|wake| Status::Parked { wake, why: rest }))
        }
        "won" => Some(Some(Status::Ended { on: since, end: End::Won { value: rest } })),
        "ended" => Some(Some(Status::Ended { on: since, end: End::LetGo { reason: rest } })),
        "do not call" => Some(Some(Status::DoNotCall { since })),
        _ => None,
    }
}
