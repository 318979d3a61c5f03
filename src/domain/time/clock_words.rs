//! Times of day as people write them: "9", "15:30", "1530", "3pm", "9h30", and the half of the day that they leave
//! open.

/// A time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Clock {
    /// The minute of the day; within the first half of the day if the half is open.
    minute: u16,
    half: Half,
}

/// What the text says about the half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    /// "3pm".
    Late,
    /// "9am", "09:00", "15".
    Settled,
    /// "9", "5:30": either.
    Open,
}

const NOON: u16 = 12 * 60;

impl Clock {
    /// Twelve o'clock at noon.
    pub const NOON: Clock = Clock { minute: NOON, half: Half::Settled };

    /// Reads a word in lower case; `after` is the word that follows, which may be "am" or "pm".
    pub fn read(word: &str, after: &str) -> Option<Clock> {
        let (digits, half) = halves(word, after);
        let (hour, minute) = hour_and_minute(digits)?;
        let minute_of = |hour: u16| hour * 60 + minute;
        let is_open = half.is_none() && (1..12).contains(&hour) && !digits.starts_with('0');
        match half {
            Some(_) if !(1..=12).contains(&hour) => None,
            Some(is_late) => Some(Clock {
                minute: minute_of(hour % 12 + if is_late { 12 } else { 0 }),
                half: if is_late { Half::Late } else { Half::Settled },
            }),
            None => Some(Clock { minute: minute_of(hour), half: if is_open { Half::Open } else { Half::Settled } }),
        }
    }

    /// Parses a number word from one to twelve.
    pub fn of_word(word: &str, after: &str) -> Option<Clock> {
        const NUMBERS: [&str; 12] =
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        let hour = NUMBERS.iter().position(|number| *number == word)? + 1;
        Clock::read(&hour.to_string(), after)
    }

    /// The minute of a time on its own: nobody calls between one and seven at night, so "1" to "6" mean the
    /// afternoon.
    pub fn alone(self) -> u16 {
        self.at_least(7)
    }

    /// The minute of a time at which something ends.
    pub fn as_end(self) -> u16 {
        self.at_least(9)
    }

    /// Half an hour after a full hour.
    pub fn half_past(self) -> Clock {
        let is_full = self.minute.is_multiple_of(60) && self.minute < 24 * 60;
        Clock { minute: if is_full { self.minute + 30 } else { self.minute }, ..self }
    }

    fn at_least(self, hour: u16) -> u16 {
        if self.half == Half::Open && self.minute < hour * 60 { self.minute + NOON } else { self.minute }
    }

    fn later(self) -> Option<u16> {
        (self.half == Half::Open).then_some(self.minute + NOON)
    }

    /// The range from one time to the other, if there is one: "9-5", "2-4pm", "10-2".
    pub fn to(self, end: Clock) -> Option<(u16, u16)> {
        let early = Some(self.minute);
        // In "2-4pm" both are in the afternoon, and likewise in "2-4"; in "9-5pm" only the second is.
        let is_late = end.half == Half::Late || self.minute < 7 * 60;
        let begins = if is_late { [self.later(), early] } else { [early, self.later()] };
        // "17-9" mixes two notations, so its meaning is unclear.
        let is_of_24 = self.half == Half::Settled && self.minute > NOON + 59;
        let ends = [Some(end.minute), end.later().filter(|_| !is_of_24)];
        let mut pairs =
            begins.into_iter().flatten().flat_map(|from| ends.into_iter().flatten().map(move |to| (from, to)));
        pairs.find(|(from, to)| from < to)
    }
}

/// The digits of a word, and whether it says am or pm.
fn halves<'word>(word: &'word str, after: &str) -> (&'word str, Option<bool>) {
    for (suffix, is_late) in [("am", false), ("pm", true), ("a", false), ("p", true)] {
        if let Some(digits) = word.strip_suffix(suffix) {
            return (digits, Some(is_late));
        }
    }
    let half = match after {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    (word, half)
}

/// The hour and minute of "9", "9:30", "9.30", "9h", "9h30", "930" or "0930".
fn hour_and_minute(digits: &str) -> Option<(u16, u16)> {
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, "")) if digits.ends_with('h') => (hour, "0"),
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if (3..=4).contains(&digits.len()) => {
            let (hour, minute) = digits.split_at_checked(digits.len() - 2)?;
            // "2026" is a year, and "911" is not a time that anybody writes.
            let is_year = hour == "20" && minute > "19";
            if is_year || digits.len() == 3 && !matches!(minute, "00" | "15" | "30" | "45") {
                return None;
            }
            (hour, minute)
        }
        None => (digits, "0"),
    };
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60 || hour == 24 && minute == 0).then_some((hour, minute))
}
