//! The lead's time zone: as entered, or else guessed from the country and area code of their number.

use super::Lead;
use super::phone::Country;

/// How certain a time zone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It was entered by hand.
    Told,
    /// Their number suggests it, but people keep numbers when they move.
    Guessed,
    /// Their country has several zones, so this is a rough guess.
    Vague,
}

/// A lead's time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadZone {
    /// Its IANA name.
    pub name: String,
    /// How certain it is.
    pub certainty: Certainty,
}

/// The time zone of a lead, if anything suggests one.
pub fn zone_of(lead: &Lead) -> Option<LeadZone> {
    if !lead.zone.is_empty() {
        return Some(LeadZone { name: lead.zone.clone(), certainty: Certainty::Told });
    }
    let digits = lead.phones.iter().find_map(|phone| phone.e164.as_deref())?.trim_start_matches('+');
    guess(digits).map(|(name, certainty)| LeadZone { name: name.to_owned(), certainty })
}

/// The country of a lead's first number.
pub fn country_of(lead: &Lead) -> Option<&'static Country> {
    let digits = lead.phones.iter().find_map(|phone| phone.e164.as_deref())?;
    Country::of_international(digits.trim_start_matches('+')).map(|(country, _)| country)
}

fn guess(digits: &str) -> Option<(&'static str, Certainty)> {
    let (country, national) = Country::of_international(digits)?;
    if country.is_north_american() {
        let area = national.as_bytes().get(..3)?;
        let known = AREAS.iter().find(|(_, codes)| codes.as_bytes().chunks(3).any(|code| code == area));
        return Some(known.map_or(("America/Chicago", Certainty::Vague), |(zone, _)| (*zone, Certainty::Guessed)));
    }
    let (_, zone) = COUNTRIES.iter().find(|(code, _)| *code == country.code)?;
    let is_wide = matches!(country.code, "AU" | "BR" | "ID" | "MX" | "RU");
    Some((zone, if is_wide { Certainty::Vague } else { Certainty::Guessed }))
}

/// North American area codes by zone, three digits each.
const AREAS: [(&str, &str); 10] = [
    (
        "America/New_York",
        "201202203207212215216220223227229231234239240248252260267269272276283301302304305313315317321324326329330\
         332336339347351352363380386401404407410412413419423434436440443445463470472475478484508513516517518540551\
         561567570571574582585586606607609610614616617624631640645646656667678680681686689703704706716717718724727\
         728732734740743754757762765770771772774781786802803804810812813814821826828835838839843845848854856857859\
         860862863864865878904906908910912914917919929930934937941943947948954959973978980984989226249289343365367\
         382416418437438450468514519548579581613647683705742753807819873905942",
    ),
    (
        "America/Chicago",
        "205210214217218219224225228251254256262270274281309312314316318319320325327331334337346353361364402405409\
         414417430432447448464469479501504507512515531534539557563572573580601605608612615618620629630636641651659\
         660662682701708712713715726730731737763769773779785806815816817830832847850861870872901903913918920931936\
         938940945952956972975979985204431584",
    ),
    ("America/Regina", "306474639"),
    ("America/Denver", "208303307308385406435505575719720801915970983986368403587780825"),
    ("America/Phoenix", "480520602623928"),
    (
        "America/Los_Angeles",
        "206209213253279310323341350357360369408415424425442458503509510530541559562564619626628650657661669702707\
         714725747760775805818820831840858909916925935949951971236250257604672778",
    ),
    ("America/Anchorage", "907"),
    ("Pacific/Honolulu", "808"),
    ("America/Halifax", "428506782902"),
    ("America/Puerto_Rico", "340787939809829849868246"),
];

/// The zone of each country; for one with several, the zone in which most people live.
const COUNTRIES: [(&str, &str); 60] = [
    ("AR", "America/Argentina/Buenos_Aires"),
    ("AU", "Australia/Sydney"),
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("BR", "America/Sao_Paulo"),
    ("BG", "Europe/Sofia"),
    ("CL", "America/Santiago"),
    ("CN", "Asia/Shanghai"),
    ("CO", "America/Bogota"),
    ("HR", "Europe/Zagreb"),
    ("CZ", "Europe/Prague"),
    ("DK", "Europe/Copenhagen"),
    ("EG", "Africa/Cairo"),
    ("EE", "Europe/Tallinn"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("DE", "Europe/Berlin"),
    ("GR", "Europe/Athens"),
    ("HK", "Asia/Hong_Kong"),
    ("HU", "Europe/Budapest"),
    ("IS", "Atlantic/Reykjavik"),
    ("IN", "Asia/Kolkata"),
    ("ID", "Asia/Jakarta"),
    ("IE", "Europe/Dublin"),
    ("IL", "Asia/Jerusalem"),
    ("IT", "Europe/Rome"),
    ("JP", "Asia/Tokyo"),
    ("KE", "Africa/Nairobi"),
    ("KR", "Asia/Seoul"),
    ("LV", "Europe/Riga"),
    ("LT", "Europe/Vilnius"),
    ("LU", "Europe/Luxembourg"),
    ("MY", "Asia/Kuala_Lumpur"),
    ("MX", "America/Mexico_City"),
    ("NL", "Europe/Amsterdam"),
    ("NZ", "Pacific/Auckland"),
    ("NG", "Africa/Lagos"),
    ("NO", "Europe/Oslo"),
    ("PK", "Asia/Karachi"),
    ("PE", "America/Lima"),
    ("PH", "Asia/Manila"),
    ("PL", "Europe/Warsaw"),
    ("PT", "Europe/Lisbon"),
    ("RO", "Europe/Bucharest"),
    ("RU", "Europe/Moscow"),
    ("SA", "Asia/Riyadh"),
    ("SG", "Asia/Singapore"),
    ("SK", "Europe/Bratislava"),
    ("SI", "Europe/Ljubljana"),
    ("ZA", "Africa/Johannesburg"),
    ("ES", "Europe/Madrid"),
    ("SE", "Europe/Stockholm"),
    ("CH", "Europe/Zurich"),
    ("TW", "Asia/Taipei"),
    ("TH", "Asia/Bangkok"),
    ("TR", "Europe/Istanbul"),
    ("UA", "Europe/Kyiv"),
    ("AE", "Asia/Dubai"),
    ("GB", "Europe/London"),
    ("VN", "Asia/Ho_Chi_Minh"),
];
