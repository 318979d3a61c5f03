//! Parses hours in everyday words: "mornings", "Tue and Thu after 15:00", "Sun–Thu 9–17", "before lunch". One parser
//! for all places; words it does not understand add nothing.

use super::clock_words::Clock;
use super::opening_hours::{ALL_DAYS, DAY_MINUTES, OpeningHours, WEEKDAYS, Window};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words for a part of the day, with its hours.
const PARTS: [(&str, u16, u16); 9] = [
    ("early", 8, 10),
    ("morning", 8, 12),
    ("noon", 12, 14),
    ("lunch", 12, 14),
    ("lunchtime", 12, 14),
    ("midday", 12, 14),
    ("afternoon", 13, 17),
    ("evening", 17, 20),
    ("late", 16, 19),
];

/// Units, which besides month names turn the number before them into a quantity: it is not an hour.
const UNITS: [&str; 14] = [
    "day", "week", "month", "year", "hour", "hr", "h", "min", "minute", "time", "people", "employee", "working",
    "business",
];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Words that turn the number after them into something else than an hour.
const COUNTED: [&str; 9] = ["ext", "extension", "room", "floor", "number", "in", "within", "every", "for"];

/// Words that do not change the hours beside them.
const FILLERS: &str = " at on the a in of from and or to through thru between by before after until till since call calls \
    me us them uhr oclock clock around about best only please each every any time times hours weekly past half - am pm ";

/// On which side of a time the hours lie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

impl OpeningHours {
    /// Parses the hours in a text; `None` if it names none.
    pub fn read(text: &str) -> Option<OpeningHours> {
        let text = simplified(text);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let mut reader = Reader { is_whole: true, ..Reader::default() };
        let mut index = 0;
        while index < words.len() {
            index += reader.take(&words, index);
        }
        reader.finish()
    }
}

/// Lower case, with spaces around every separator, and "-" for every kind of dash.
fn simplified(text: &str) -> String {
    let text =
        text.to_lowercase().replace("a.m", "am").replace("p.m", "pm").replace("o'clock", "").replace("o’clock", "");
    let letters: Vec<char> = text.chars().collect();
    let digit_at = |index: Option<usize>| index.and_then(|index| letters.get(index)).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    for (index, letter) in letters.iter().enumerate() {
        let between_digits = digit_at(index.checked_sub(1)) && digit_at(Some(index + 1));
        match letter {
            '-' | '–' | '—' | '‒' | '−' | '‑' | '~' | '→' => out.push_str(" - "),
            ',' | ';' | '\n' => out.push_str(" , "),
            // "9.30" is a time and "3/12" a date.
            ':' | '.' | '/' if between_digits => out.push(*letter),
            '\'' | '’' => {}
            letter if letter.is_alphanumeric() => out.push(*letter),
            _ => out.push(' '),
        }
    }
    out
}

/// The state of the parser: the windows of earlier clauses, and the days and hours of the current one.
#[derive(Default)]
struct Reader {
    windows: Vec<Window>,
    days: u8,
    spans: Vec<(u16, u16)>,
    /// Whether the days of this clause came after its hours.
    days_follow: bool,
    last_day: Option<usize>,
    is_not: bool,
    not_days: u8,
    not_spans: Vec<(u16, u16)>,
    names_days: bool,
    is_whole: bool,
}

impl Reader {
    /// Consumes the word at `index` and the words that belong to it, and returns how many they are.
    fn take(&mut self, words: &[&str], index: usize) -> usize {
        let at = |index: Option<usize>| index.and_then(|index| words.get(index)).copied().unwrap_or_default();
        let (word, before, after) = (at(Some(index)), at(index.checked_sub(1)), at(Some(index + 1)));
        let is_range = is_to(before) && self.last_day.is_some();
        if let Some(day) = day_of(word, before, after) {
            let first = self.last_day.filter(|_| is_range).unwrap_or(day);
            self.take_days(days_from(first, day));
            self.last_day = Some(day);
            return 1;
        }
        self.last_day = self.last_day.filter(|_| is_to(word));
        match word {
            "weekday" | "weekdays" | "workdays" => self.take_days(WEEKDAYS),
            "weekend" | "weekends" => self.take_days(ALL_DAYS ^ WEEKDAYS),
            "daily" | "everyday" => self.take_days(ALL_DAYS),
            "not" | "never" | "no" | "except" | "excluding" | "without" | "avoid" | "dont" => self.is_not = true,
            // "Not before 9, after 5" continues.
            "," if matches!(after, "before" | "after" | "or" | "nor") => {}
            "," | "but" => self.is_not = false,
            _ => {
                if let Some((span, used)) = part_of_day(words, index) {
                    match side_of(before, at(index.checked_sub(2))) {
                        Some(Side::Before) => self.take_side(Side::Before, span.0),
                        Some(Side::After) => self.take_side(Side::After, span.1),
                        None => self.take_span(span, true),
                    }
                    return used;
                }
                return self.take_time(words, index);
            }
        }
        1
    }

    /// Consumes a time or a range at `index`; marks any other word as not understood.
    fn take_time(&mut self, words: &[&str], index: usize) -> usize {
        let at = |index: Option<usize>| index.and_then(|index| words.get(index)).copied().unwrap_or_default();
        let (word, before) = (at(Some(index)), at(index.checked_sub(1)));
        let Some((begin, used)) = time_at(words, index) else {
            self.is_whole &= FILLERS.contains(&format!(" {word} "));
            return 1;
        };
        let joint = at(Some(index + used));
        let joins = is_to(joint) || joint == "and" && before == "between";
        if joins && let Some((end, more)) = time_at(words, index + used + 1) {
            match begin.to(end) {
                Some(span) => self.take_span(span, false),
                None => self.is_whole = false,
            }
            return used + 1 + more;
        }
        match side_of(before, at(index.checked_sub(2))) {
            Some(Side::Before) => self.take_side(Side::Before, begin.as_end()),
            Some(Side::After) => self.take_side(Side::After, begin.alone()),
            None => {
                let from = begin.alone();
                self.take_span((from, from.saturating_add(60).min(DAY_MINUTES)), false);
            }
        }
        used
    }

    fn take_days(&mut self, days: u8) {
        if self.is_not {
            self.not_days |= days;
            return;
        }
        // "Mon 9-12, Tue 14-17": the second day starts a new clause.
        if !self.spans.is_empty() && self.days != 0 && !self.days_follow {
            self.end_clause();
        }
        self.days_follow |= !self.spans.is_empty();
        self.days |= days;
    }

    /// Adds hours; "not in the morning" also excludes everything earlier.
    fn take_span(&mut self, span: (u16, u16), is_part: bool) {
        if span.0 >= span.1 {
            return;
        }
        if self.is_not {
            let (from, until) = span;
            let from = if is_part && from <= 8 * 60 { 0 } else { from };
            self.not_spans.push((from, if is_part && until >= 20 * 60 { DAY_MINUTES } else { until }));
            return;
        }
        self.begin_span();
        self.spans.push(span);
    }

    /// Applies "before ten" or "after three", which narrow the hours before them: "mornings until 11".
    fn take_side(&mut self, side: Side, minute: u16) {
        let side = match side {
            Side::Before if self.is_not => Side::After,
            Side::After if self.is_not => Side::Before,
            side => side,
        };
        self.begin_span();
        match (side, self.spans.last_mut()) {
            (Side::Before, Some((from, until))) if *from < minute && minute <= *until => *until = minute,
            (Side::After, Some((from, until))) if *from <= minute && minute < *until => *from = minute,
            (Side::Before, _) if minute > 0 => self.spans.push((0, minute)),
            (Side::After, _) if minute < DAY_MINUTES => self.spans.push((minute, DAY_MINUTES)),
            _ => {}
        }
    }

    /// "9-12 Mon, 14-17 Tue": hours after days that followed hours start a new clause.
    fn begin_span(&mut self) {
        if self.days_follow {
            self.end_clause();
        }
    }

    fn end_clause(&mut self) {
        let days = std::mem::take(&mut self.days);
        let mut spans = std::mem::take(&mut self.spans);
        self.days_follow = false;
        if days != 0 && spans.is_empty() {
            spans.push((0, DAY_MINUTES));
        }
        self.names_days |= days != 0;
        let days = if days == 0 { ALL_DAYS } else { days };
        self.windows.extend(spans.into_iter().map(|(from, until)| Window { days, from, until }));
    }

    fn finish(mut self) -> Option<OpeningHours> {
        self.end_clause();
        if self.windows.is_empty() && (self.not_days != 0 || !self.not_spans.is_empty()) {
            self.windows.push(Window::hours(0, 24));
        }
        for (from, until) in self.not_spans {
            let parts = |window: &Window| {
                let sides = [(window.from, window.until.min(from)), (window.from.max(until), window.until)];
                sides.map(|(from, until)| Window { from, until, ..*window })
            };
            self.windows = self.windows.iter().flat_map(parts).filter(|window| window.from < window.until).collect();
        }
        self.windows.iter_mut().for_each(|window| window.days &= !self.not_days);
        self.windows.retain(|window| window.days != 0);
        let hours = OpeningHours { windows: self.windows, names_days: self.names_days, is_whole: self.is_whole };
        (!hours.windows.is_empty()).then_some(hours)
    }
}

fn is_to(word: &str) -> bool {
    matches!(word, "-" | "to" | "until" | "till" | "through" | "thru")
}

fn side_of(before: &str, two_before: &str) -> Option<Side> {
    // "After the morning": an article may come between.
    match if matches!(before, "the" | "about" | "around") { two_before } else { before } {
        "before" | "until" | "till" | "by" | "to" => Some(Side::Before),
        "after" | "from" | "since" => Some(Side::After),
        _ => None,
    }
}

/// The part of the day named by the words at `index`, in minutes, and the number of those words.
fn part_of_day(words: &[&str], index: usize) -> Option<((u16, u16), usize)> {
    let part = |index: usize| {
        let word = words.get(index)?.trim_end_matches('s');
        PARTS.iter().find(|(name, ..)| *name == word).map(|(_, from, until)| (from * 60, until * 60))
    };
    let (from, until) = part(index)?;
    let before = index.checked_sub(1).and_then(|index| words.get(index)).copied().unwrap_or_default();
    let half = |from: u16, until: u16| u16::midpoint(from, until);
    match (words.get(index).copied(), part(index + 1)) {
        (Some("early"), Some((from, until))) => Some(((from, half(from, until)), 2)),
        (Some("late"), Some((from, until))) => Some(((half(from, until), until), 2)),
        // Noon is a point in time if something lies before or after it.
        (Some("noon" | "midday"), _) if side_of(before, "").is_some() => Some(((from, from), 1)),
        (Some("noon" | "midday"), _) if words.get(index + 1).is_some_and(|word| is_to(word)) => None,
        _ => Some(((from, until), 1)),
    }
}

/// The time named by the words at `index`, and the number of those words.
fn time_at(words: &[&str], index: usize) -> Option<(Clock, usize)> {
    let at = |index: Option<usize>| index.and_then(|index| words.get(index)).copied().unwrap_or_default();
    let (word, before, after) = (at(Some(index)), at(index.checked_sub(1)), at(Some(index + 1)));
    if word == "half" && after == "past" {
        let (clock, used) = time_at(words, index + 2)?;
        return Some((clock.half_past(), used + 2));
    }
    let has_half = matches!(after, "am" | "pm");
    let used = if has_half { 2 } else { 1 };
    if matches!(word, "noon" | "midday") {
        return Some((Clock::NOON, 1));
    }
    let bare = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'h');
    let is_bare = bare(word);
    let starts_month = |word: &str| MONTHS.iter().any(|month| word.starts_with(month));
    let is_counted = UNITS.contains(&after.trim_end_matches('s'))
        || COUNTED.contains(&before)
        // Several numbers in a row are a telephone number.
        || bare(before)
        || bare(after)
        || starts_month(after)
        || starts_month(before);
    if !has_half && is_bare && is_counted {
        return None;
    }
    if let Some(clock) = Clock::read(word, after) {
        return Some((clock, used));
    }
    // "Nine to five", "after five": a number word is an hour only beside such a word.
    let is_hour = has_half || is_to(before) || is_to(after) || side_of(before, "").is_some() || before == "at";
    Clock::of_word(word, after).filter(|_| is_hour && !is_counted).map(|clock| (clock, used))
}

/// The day of the week named by a word, in full or by its first letters: "tue", "thursdays". Two letters are enough
/// in "Mo-Fr".
fn day_of(word: &str, before: &str, after: &str) -> Option<usize> {
    let word = word.strip_suffix('s').filter(|word| word.len() > 4).unwrap_or(word);
    let least = if before == "-" || after == "-" { 2 } else { 3 };
    DAYS.iter().position(|day| word.len() >= least && day.starts_with(word) || word == "thur" && *day == "thursday")
}

/// The bits of the days from `first` to `last`, across the end of the week if necessary.
fn days_from(first: usize, last: usize) -> u8 {
    let count = (last + 7 - first) % 7;
    (0..=count).fold(0, |days, ahead| days | 1 << ((first + ahead) % 7))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u8, u16, u16)]) {
        let found = OpeningHours::read(text).map(|hours| hours.windows).unwrap_or_default();
        let found: Vec<_> = found.iter().map(|window| (window.days, window.from, window.until)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn hours_are_read_in_the_words_people_use() {
        check("mornings", &[(0x7f, 480, 720)]);
        check("Tue and Thu after 15:00", &[(0b1010, 900, 1440)]);
        check("Tue and Thu, after 15:00", &[(0b1010, 900, 1440)]);
        check("Mon-Fri 9 to 17", &[(0x1f, 540, 1020)]);
        check("9 to 17 Mon and Wed", &[(0b101, 540, 1020)]);
        check("weekdays, 9:30am-5pm", &[(0x1f, 570, 1020)]);
        check("between 9 and 11", &[(0x7f, 540, 660)]);
        check("before 10", &[(0x7f, 0, 600)]);
        check("Wednesdays at 3 pm", &[(0b100, 900, 960)]);
        check("Sat-Mon", &[(0b110_0001, 0, 1440)]);
        check("Fri–Mon", &[(0b111_0001, 0, 1440)]);
        check("Sun–Thu 9–17", &[(0b100_1111, 540, 1020)]);
        check("Su-Th 9-17", &[(0b100_1111, 540, 1020)]);
        check("afternoons", &[(0x7f, 780, 1020)]);
        for text in ["", "whenever", "ask the desk", "from 17 to 9", "3 days, he said", "in 2 weeks", "call 911"] {
            check(text, &[]);
        }
        for text in ["3 employees", "12/3", "after 1 June", "May 3", "2027", "+44 20 7946 0018", "ext 12", "24/7"] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_half_of_the_day_is_the_one_that_people_mean() {
        for text in ["2-4pm", "2pm-4pm", "2-4", "2pm-4", "14-16", "14:00–16:00", "1400-1600", "2 to 4 p.m.", "14h-16h"]
        {
            check(text, &[(0x7f, 840, 960)]);
        }
        for text in
            ["9-5", "9am-5", "9-5pm", "09:00-17:00", "9-17", "9.00-17.00", "9 till 5", "from 9 until 5", "nine to five"]
        {
            check(text, &[(0x7f, 540, 1020)]);
        }
        check("10-2", &[(0x7f, 600, 840)]);
        check("10-2pm", &[(0x7f, 600, 840)]);
        check("12-2", &[(0x7f, 720, 840)]);
        check("9-11am", &[(0x7f, 540, 660)]);
        check("8-11pm", &[(0x7f, 1200, 1380)]);
        check("call 1530", &[(0x7f, 930, 990)]);
        check("at 3", &[(0x7f, 900, 960)]);
        check("after 5", &[(0x7f, 1020, 1440)]);
        check("after half past 4", &[(0x7f, 990, 1440)]);
        check("until 5", &[(0x7f, 0, 1020)]);
        check("by 6", &[(0x7f, 0, 1080)]);
        check("9 Uhr", &[(0x7f, 540, 600)]);
    }

    #[test]
    fn before_and_after_a_part_of_the_day_lie_outside_of_it() {
        check("before lunch", &[(0x7f, 0, 720)]);
        check("after lunch", &[(0x7f, 840, 1440)]);
        check("before noon", &[(0x7f, 0, 720)]);
        check("after the morning", &[(0x7f, 720, 1440)]);
        check("noon to 3", &[(0x7f, 720, 900)]);
        check("late afternoon", &[(0x7f, 900, 1020)]);
        check("mornings until 11", &[(0x7f, 480, 660)]);
        check("after 9 and before 11", &[(0x7f, 540, 660)]);
        check("before 10 or after 4", &[(0x7f, 0, 600), (0x7f, 960, 1440)]);
    }

    #[test]
    fn several_windows_are_told_apart() {
        check("Mon-Fri 9-12 and 14-17", &[(0x1f, 540, 720), (0x1f, 840, 1020)]);
        check("Mon 9-12, Thu 14-17", &[(0b1, 540, 720), (0b1000, 840, 1020)]);
        check("9-12 Mon, 14-17 Thu", &[(0b1, 540, 720), (0b1000, 840, 1020)]);
        check("Mon-Fri 9-17, Sat 10-12", &[(0x1f, 540, 1020), (0b10_0000, 600, 720)]);
    }

    #[test]
    fn what_they_do_not_want_is_not_read_as_what_they_want() {
        check("not Mondays", &[(0b111_1110, 0, 1440)]);
        check("Mon-Fri but not Wed", &[(0b1_1011, 0, 1440)]);
        check("not before 10", &[(0x7f, 600, 1440)]);
        check("never after 5pm", &[(0x7f, 0, 1020)]);
        check("don't call before 10 or after 4", &[(0x7f, 600, 960)]);
        check("no calls before 9, after 5", &[(0x7f, 540, 1020)]);
        check("not mornings", &[(0x7f, 720, 1440)]);
        check("9-17, not 12-14", &[(0x7f, 540, 720), (0x7f, 840, 1020)]);
        check("mornings, never Fridays", &[(0b110_1111, 480, 720)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn no_digits_are_too_much_for_it(text in "[0-9:.,h/ apmuntilforeb–-]{0,30}") {
            for window in OpeningHours::read(&text).map(|hours| hours.windows).unwrap_or_default() {
                prop_assert!(window.days != 0 && window.from < window.until && window.until <= 1440, "{text} {window:?}");
            }
        }

        #[test]
        fn times_of_24_hours_are_what_they_say(from in 0..1439_u16, length in 1..1440_u16, dash in "[-–—]| - | to ") {
            let until = from.saturating_add(length).min(1439);
            prop_assume!(from < until);
            let shown = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            check(&format!("{}{dash}{}", shown(from), shown(until)), &[(0x7f, from, until)]);
            check(&format!("Mon {}", shown(from)), &[(1, from, (from + 60).min(1440))]);
        }

        #[test]
        fn whole_hours_are_a_span_however_they_are_written(from in 7..12_u16, until in 13..19_u16) {
            let expected = [(0x7f, from * 60, until * 60)];
            check(&format!("{from}-{until}"), &expected);
            check(&format!("{from}am-{}pm", until - 12), &expected);
            check(&format!("{from:02}00-{until}00"), &expected);
            if until - 12 < 7 {
                check(&format!("{from}-{}", until - 12), &expected);
            }
        }
    }
}
