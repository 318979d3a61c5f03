//! How the national numbers of a country are built: what stands before them at home, how many digits they have,
//! and in which groups they are written.
//!
//! Full metadata for the world's numbering plans weighs more than the whole app may. A few kilobytes of rules say
//! what reading a list needs; a table that libphonenumber made holds them to it in the tests.

use super::{Country, PhoneProblem};

const PLANS: &str = include_str!("plans.txt");

/// What stands for "nothing" or "no number" in the table.
const NOTHING: &str = "-";
const NO_NUMBER: &str = "!";

/// The numbering plan of one country.
#[derive(Clone, Copy)]
pub(super) struct Plan<'a> {
    /// Whose plan it is.
    pub country: &'a Country,
    trunks: &'static str,
    rules: &'static str,
}

impl<'a> Plan<'a> {
    /// The plan of a country; each that can be chosen has one.
    pub(super) fn of(country: &'a Country) -> Plan<'a> {
        let of_country = |line: &'static str| line.strip_prefix(country.code)?.strip_prefix(' ');
        let line = PLANS.lines().find_map(of_country).unwrap_or_default();
        let (trunks, rules) = line.split_once(' ').unwrap_or((NOTHING, line));
        Plan { country, trunks, rules }
    }

    /// What is dialled before a national number at home, the usual digits first.
    pub(super) fn trunks(self) -> impl Iterator<Item = &'static str> {
        self.trunks.split('|').filter(|trunk| *trunk != NOTHING)
    }

    /// What is dialled before this national number at home; nothing where that is usual, as before the numbers
    /// that Australia and India have for the whole country.
    pub(super) fn trunk_of(self, national: &str) -> &'static str {
        let is_whole = matches!(self.country.code, "AU" | "IN") && national.starts_with('1');
        let usual = self.trunks.split('|').next().filter(|trunk| !is_whole && matches!(*trunk, "0" | "06" | "8"));
        usual.unwrap_or_default()
    }

    /// Whether a zero stands before every national number at home, so that none begins with one itself.
    pub(super) fn has_zero(self) -> bool {
        self.trunks().any(|trunk| trunk == "0")
    }

    /// Whether `national`, without what stands before it at home, can be a number of the country.
    pub(super) fn fits(self, national: &str) -> bool {
        self.sizes(national).is_some()
    }

    /// How many digits each group of a national number has; none if the country has no such number.
    pub(super) fn sizes(self, national: &str) -> Option<Vec<usize>> {
        if self.has_zero() && national.starts_with('0') {
            return None;
        }
        // Argentina's mobiles have a 9 before the number that is written at home.
        if let Some(rest) = national.strip_prefix('9').filter(|_| self.country.code == "AR") {
            return self.sizes(rest).map(|sizes| std::iter::once(1).chain(sizes).collect());
        }
        self.ways(national).find_map(|way| sizes(way, national.len()))
    }

    /// The ways of writing a number that begins like `national`.
    fn ways(self, national: &str) -> impl Iterator<Item = &'static str> {
        let rules = self.rules.split(' ').filter_map(|rule| rule.split_once(':'));
        let longest = rules.filter_map(|(ways, heads)| {
            Some((heads.split(',').filter_map(|head| beginning(head, national)).max()?, ways))
        });
        longest.max_by_key(|(length, _)| *length).map_or("", |(_, ways)| ways).split('/')
    }

    /// The reason that helps most to correct a number that does not fit.
    pub(super) fn why_not(self, national: &str) -> PhoneProblem {
        if self.country.is_north_american() && national.len() == 7 {
            return PhoneProblem::NoAreaCode;
        }
        let lengths = self.ways(national).filter(|way| *way != NO_NUMBER && !way.is_empty()).map(|way| {
            let (head, most) = parts(way);
            let head: usize = head.iter().sum();
            (head, head.saturating_sub(parts(way).0.last().copied().unwrap_or_default()).saturating_add(most))
        });
        let (least, most) =
            lengths.fold((usize::MAX, 0), |(least, most), (low, high)| (least.min(low), most.max(high)));
        match national.len() {
            _ if most == 0 && national.len() < 6 => PhoneProblem::TooShort,
            _ if most == 0 && national.len() > 11 => PhoneProblem::TooLong,
            length if most > 0 && length < least => PhoneProblem::TooShort,
            length if most > 0 && length > most => PhoneProblem::TooLong,
            _ => PhoneProblem::NoSuchBeginning,
        }
    }
}

/// How many digits of `national` a head such as "3[13]" or "..9" covers; none if it begins otherwise.
fn beginning(head: &str, national: &str) -> Option<usize> {
    let mut digits = national.chars();
    let mut rest = head.chars();
    let mut covered = 0;
    while let Some(wanted) = rest.next() {
        let digit = digits.next()?;
        let fits = match wanted {
            '.' => true,
            '[' => rest.by_ref().take_while(|one| *one != ']').filter(|one| *one == digit).count() > 0,
            wanted => wanted == digit,
        };
        if !fits {
            return None;
        }
        covered += 1;
    }
    Some(covered)
}

/// The groups of a way such as "35-8", the last as short as it may be, and how long that may be.
fn parts(way: &str) -> (Vec<usize>, usize) {
    let (head, most) = way.split_once('-').unwrap_or((way, ""));
    let sizes: Vec<usize> = head.chars().filter_map(|size| size.to_digit(10)?.try_into().ok()).collect();
    let last = sizes.last().copied().unwrap_or_default();
    (sizes, most.parse().unwrap_or(last))
}

/// The groups of a number of `length` digits, if it can be written in this way.
fn sizes(way: &str, length: usize) -> Option<Vec<usize>> {
    let (mut sizes, most) = parts(way);
    let least = sizes.pop()?;
    let last = length.checked_sub(sizes.iter().sum()).filter(|last| (least..=most).contains(last))?;
    sizes.push(last);
    Some(sizes)
}
