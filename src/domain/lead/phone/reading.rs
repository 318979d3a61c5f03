//! From the typed digits to one international number.
//!
//! If the digits could be two different numbers, and nothing that was typed decides between them, the result is an
//! error: a wrong number rings at a stranger's.

use super::notation::Notation;
use super::plan::Plan;
use super::{Country, PhoneProblem};

/// The possible readings of some digits: one is the number, several are an ambiguity.
#[derive(Default)]
struct Readings(Vec<String>);

impl Readings {
    fn add(&mut self, e164: String) {
        if !self.0.contains(&e164) {
            self.0.push(e164);
        }
    }

    /// Adds a national number if the country has such numbers, and returns whether it has.
    fn add_fitting(&mut self, plan: Plan<'_>, national: &str) -> bool {
        let fits = plan.fits(national);
        if fits {
            self.add(format!("+{}{national}", plan.country.calling));
        } else if plan.country.code == "AR" {
            // Argentina: mobile numbers have 15 after the area code when dialled within the country, and a 9 before
            // it from abroad.
            for area in 2..=4 {
                let parts =
                    national.split_at_checked(area).and_then(|(area, rest)| Some((area, rest.strip_prefix("15")?)));
                let mobile = parts.map(|(area, rest)| format!("9{area}{rest}"));
                let has_area = |mobile: &String| plan.sizes(mobile).is_some_and(|sizes| sizes.get(1) == Some(&area));
                if let Some(mobile) = mobile.filter(has_area) {
                    self.add(format!("+{}{mobile}", plan.country.calling));
                }
            }
        }
        fits
    }

    /// Adds a number as dialled within the country, after the trunk prefix.
    fn add_dialled(&mut self, plan: Plan<'_>, rest: &str) {
        let fits = self.add_fitting(plan, rest);
        // In Brazil a two-digit carrier code may follow.
        if !fits
            && plan.country.code == "BR"
            && let Some((_, rest)) = rest.split_at_checked(2)
        {
            self.add_fitting(plan, rest);
        }
    }

    /// Adds a number with its trunk prefix; some people write it even after the country code: +44 020 …
    fn add_with_trunk(&mut self, plan: Plan<'_>, digits: &str) {
        plan.trunks().filter_map(|trunk| digits.strip_prefix(trunk)).for_each(|rest| self.add_dialled(plan, rest));
    }

    fn only(self) -> Option<Result<String, PhoneProblem>> {
        let mut all = self.0.into_iter();
        let first = all.next()?;
        Some(if all.next().is_none() { Ok(first) } else { Err(PhoneProblem::TwoNumbers) })
    }
}

/// The international form of a parsed number; national numbers are those of the home country.
pub(super) fn international(found: &Notation, home: &Country) -> Result<String, PhoneProblem> {
    let digits = found.digits.as_str();
    // "44 (0)20" has the country code before the zero, with or without a plus.
    let has_code = found.zero_after.is_some_and(|before| {
        !digits.starts_with('0') && Country::of_international(digits).is_some_and(|(it, _)| it.calling.len() == before)
    });
    if found.has_plus || has_code {
        return abroad(digits, found);
    }
    let plan = Plan::of(home);
    let mut readings = Readings::default();
    let mut problem = None;
    for rest in exits(home).iter().filter_map(|exit| digits.strip_prefix(exit)) {
        // A prefix that looks like an international one may belong to a national service number: 0800, 0088.
        let is_service = rest.starts_with('8') && rest.len() < 12 && Country::of_international(rest).is_none();
        match abroad(rest, found) {
            Ok(_) if is_service => {}
            Ok(e164) => readings.add(e164),
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    readings.only().unwrap_or_else(|| national(found, plan).map_err(|why| problem.unwrap_or(why)))
}

/// The international prefixes dialled in this country.
fn exits(home: &Country) -> &'static [&'static str] {
    match home.code {
        "AU" => &["0011", "00"],
        "JP" => &["010"],
        "RU" => &["810", "00"],
        "HK" | "SG" | "TH" | "KR" | "ID" => &["001", "00"],
        "TW" => &["002", "00"],
        "KE" => &["000", "00"],
        "NG" => &["009", "00"],
        _ if home.is_north_american() => &["011", "00"],
        _ => &["00"],
    }
}

/// Parses digits that begin with a country code.
fn abroad(digits: &str, found: &Notation) -> Result<String, PhoneProblem> {
    let Some((country, rest)) = Country::of_international(digits) else {
        return match digits.len() {
            0..8 => Err(PhoneProblem::TooShort),
            8..=15 if digits.starts_with('0') => Err(PhoneProblem::NoSuchBeginning),
            8..=15 => Ok(format!("+{digits}")),
            _ => Err(PhoneProblem::TooLong),
        };
    };
    let plan = Plan::of(country);
    let mut readings = Readings::default();
    if readings.add_fitting(plan, rest) {
        // Italian landlines keep their zero, but no mobile number has one: there it was added by mistake.
        let after_zero = rest.strip_prefix('0').filter(|_| found.zero_after.is_some());
        if after_zero.is_some_and(|rest| rest.starts_with('3') && plan.fits(rest)) {
            return Err(PhoneProblem::TwoNumbers);
        }
    } else {
        readings.add_with_trunk(plan, rest);
        if let Some(rest) = rest.strip_prefix('0').filter(|_| found.zero_after.is_some()) {
            readings.add_fitting(plan, rest);
        }
    }
    readings.only().unwrap_or_else(|| Err(plan.why_not(rest)))
}

/// Parses digits without a country code as a number of the home country.
fn national(found: &Notation, plan: Plan<'_>) -> Result<String, PhoneProblem> {
    let digits = found.digits.as_str();
    // No national number begins with two zeros; this is an international one that could not be read.
    if digits.starts_with("00") {
        return Err(plan.why_not(digits));
    }
    let mut readings = Readings::default();
    readings.add_with_trunk(plan, digits);
    // A leading zero marks a national number.
    if readings.0.is_empty() || !digits.starts_with('0') {
        let [bare, coded] = without_trunk(found, plan);
        readings.0.extend(bare.0.into_iter().chain(coded.0));
        readings.0.sort();
        readings.0.dedup();
    }
    readings.only().unwrap_or_else(|| {
        let as_typed = plan.why_not(digits);
        let is_whole = !digits.starts_with('0') && as_typed == PhoneProblem::NoSuchBeginning;
        let after_trunk = plan.trunks().find_map(|trunk| digits.strip_prefix(trunk));
        Err(after_trunk.filter(|_| !is_whole).map_or(as_typed, |rest| plan.why_not(rest)))
    })
}

/// The longest national number that may have lost its zero; a longer one begins with the country code.
const MOST_WITHOUT_ZERO: usize = 11;

/// The readings of the digits as national number, and as number after the home country code. If both are possible,
/// the typed spaces may decide.
fn without_trunk(found: &Notation, plan: Plan<'_>) -> [Readings; 2] {
    let digits = found.digits.as_str();
    let [mut bare, mut coded] = [Readings::default(), Readings::default()];
    // Spreadsheets drop a leading zero, so a missing one is no reason to reject the number.
    if !plan.has_zero() || digits.len() <= MOST_WITHOUT_ZERO || plan.country.code == "AR" {
        bare.add_fitting(plan, digits);
    }
    // Exports and messengers omit the plus sign.
    let calling = plan.country.calling;
    if let Some(rest) = digits.strip_prefix(calling)
        && !coded.add_fitting(plan, rest)
    {
        coded.add_with_trunk(plan, rest);
    }
    let begins_with_code = found.groups.len() > 1 && found.groups.first() == Some(&calling.len());
    let is_usual = !plan.has_zero() && plan.sizes(digits).is_some_and(|sizes| sizes == found.groups);
    if is_usual {
        coded.0.clear();
    } else if begins_with_code && digits.starts_with(calling) {
        bare.0.clear();
    }
    [bare, coded]
}
