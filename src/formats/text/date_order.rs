//! Whether 3/4 is 3 April or 4 March, decided by the other dates of a column or a file.

/// What comes first in a date such as 3/4/2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: 4 March.
    MonthFirst,
}

/// What is proved by dates such as 21/1 or 1/21, in which only one number can be the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::formats) struct Proof {
    pub(in crate::formats) day_first: bool,
    pub(in crate::formats) month_first: bool,
}

impl Proof {
    /// What the dates of a column prove.
    pub(in crate::formats) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Proof {
        let mut proof = Proof::default();
        for (first, second) in texts.filter_map(first_two) {
            proof.day_first |= first > 12 && second <= 12;
            proof.month_first |= second > 12 && first <= 12;
        }
        proof
    }

    /// Whether both orders occur in one column.
    pub(in crate::formats) fn contradicts(self) -> bool {
        self.day_first && self.month_first
    }

    /// The order, if only one is proved.
    pub(in crate::formats) fn order(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// The two numbers whose order is ambiguous in a date such as 3/4/2025 or 24-03-2025.
pub(in crate::formats) fn first_two(text: &str) -> Option<(u32, u32)> {
    let is_date = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let date = text.split([' ', ',', 'T']).find(is_date)?;
    let mut parts = date.split(['/', '-']);
    let (first, second) = (parts.next()?, parts.next()?);
    let is_short = |part: &str| (1..=2).contains(&part.len());
    let year_follows = parts.next().is_none_or(|year| year.len() == 4 || year.len() == 2);
    let fits = is_short(first) && is_short(second) && year_follows && (date.contains('/') || date.len() > 7);
    if fits { first.parse().ok().zip(second.parse().ok()) } else { None }
}
