//! From the digits that were typed to one international number.
//!
//! Where the digits can be two numbers, and nothing that was typed tells which, they are none: a wrong number rings
//! at somebody's who has asked for nothing.

use super::notation::Notation;
use super::plan::Plan;
use super::{Country, PhoneProblem};

/// The numbers that digits can be. One is the number, several are a doubt.
#[derive(Default)]
struct Readings(Vec<String>);

impl Readings {
    fn add(&mut self, e164: String) {
        if !self.0.contains(&e164) {
            self.0.push(e164);
        }
    }

    /// Adds a national number, if the country has such numbers; whether it has.
    fn add_fitting(&mut self, plan: Plan<'_>, national: &str) -> bool {
        let fits = plan.fits(national);
        if fits {
            self.add(format!("+{}{national}", plan.country.calling));
        } else if plan.country.code == "AR" {
            // At home, mobiles have 15 after the area; from abroad, a 9 before it.
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

    /// Adds a number as it is dialled at home, after the home digit.
    fn add_dialled(&mut self, plan: Plan<'_>, rest: &str) {
        let fits = self.add_fitting(plan, rest);
        // In Brazil, two digits of the carrier can stand between.
        if !fits
            && plan.country.code == "BR"
            && let Some((_, rest)) = rest.split_at_checked(2)
        {
            self.add_fitting(plan, rest);
        }
    }

    /// Adds a number with the home digit in front; some write it although it is not dialled from abroad: +44 020 …
    fn add_with_trunk(&mut self, plan: Plan<'_>, digits: &str) {
        plan.trunks().filter_map(|trunk| digits.strip_prefix(trunk)).for_each(|rest| self.add_dialled(plan, rest));
    }

    fn only(self) -> Option<Result<String, PhoneProblem>> {
        let mut all = self.0.into_iter();
        let first = all.next()?;
        Some(if all.next().is_none() { Ok(first) } else { Err(PhoneProblem::TwoNumbers) })
    }
}

/// The international form of what was found; national numbers are those of the home country.
pub(super) fn international(found: &Notation, home: &Country) -> Result<String, PhoneProblem> {
    let digits = found.digits.as_str();
    // "44 (0)20" has the country before the zero, with or without a plus.
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
        // What looks like a network for the whole world may be a service of this country: 0800, 0088.
        let is_service = rest.starts_with('8') && rest.len() < 12 && Country::of_international(rest).is_none();
        match abroad(rest, found) {
            Ok(_) if is_service => {}
            Ok(e164) => readings.add(e164),
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    readings.only().unwrap_or_else(|| national(found, plan).map_err(|why| problem.unwrap_or(why)))
}

/// What is dialled before the code of another country.
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

/// Reads digits that begin with the code of a country.
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
        // Italy keeps its zero, but no mobile number has one: there it was put by mistake.
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

/// Reads digits without any sign of a country as a number of the home country.
fn national(found: &Notation, plan: Plan<'_>) -> Result<String, PhoneProblem> {
    let digits = found.digits.as_str();
    // Nobody's number begins with two zeros; it is one from abroad that was not understood.
    if digits.starts_with("00") {
        return Err(plan.why_not(digits));
    }
    let mut readings = Readings::default();
    readings.add_with_trunk(plan, digits);
    // A zero in front says that it is a national number.
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

/// The longest national number that has lost its zero; a longer one begins with the code of the country.
const MOST_WITHOUT_ZERO: usize = 11;

/// What digits can be as they stand, and after the code of the home country; of two the likely one, if the blanks
/// that were typed tell it.
fn without_trunk(found: &Notation, plan: Plan<'_>) -> [Readings; 2] {
    let digits = found.digits.as_str();
    let [mut bare, mut coded] = [Readings::default(), Readings::default()];
    // Spreadsheets drop a leading zero, so a missing one is no reason to refuse.
    if !plan.has_zero() || digits.len() <= MOST_WITHOUT_ZERO || plan.country.code == "AR" {
        bare.add_fitting(plan, digits);
    }
    // Exports and messengers leave out the plus sign.
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
