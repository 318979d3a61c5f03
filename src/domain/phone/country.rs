//! The countries whose national numbers can be read, each with the little that reading needs.
//!
//! Full metadata for the world's numbering plans weighs more than the whole app may. What an
//! importer needs is small: the calling code, the digit dialled before a national number, and how
//! many digits a national number may have.

/// One country: how its phone numbers are written at home and abroad.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// The two-letter ISO code, such as "GB".
    pub code: &'static str,
    /// The name to show, in English.
    pub name: &'static str,
    /// The digits after the plus sign, such as "44".
    pub calling: &'static str,
    /// What is dialled before a national number inside the country, such as "0"; often nothing.
    pub trunk: &'static str,
    /// The fewest digits of a national number, without the trunk prefix.
    pub shortest: usize,
    /// The most digits of a national number, without the trunk prefix.
    pub longest: usize,
}

/// Shortens the table below, so that one country stays one readable line.
const fn country(
    code: &'static str,
    name: &'static str,
    calling: &'static str,
    trunk: &'static str,
    shortest: usize,
    longest: usize,
) -> Country {
    Country { code, name, calling, trunk, shortest, longest }
}

/// In the order of their names, as a list to choose from shows them.
static COUNTRIES: [Country; 62] = [
    country("AR", "Argentina", "54", "0", 10, 11),
    country("AU", "Australia", "61", "0", 9, 10),
    country("AT", "Austria", "43", "0", 6, 13),
    country("BE", "Belgium", "32", "0", 8, 9),
    country("BR", "Brazil", "55", "0", 10, 11),
    country("BG", "Bulgaria", "359", "0", 7, 9),
    country("CA", "Canada", "1", "1", 10, 10),
    country("CL", "Chile", "56", "", 9, 9),
    country("CN", "China", "86", "0", 9, 11),
    country("CO", "Colombia", "57", "", 10, 10),
    country("HR", "Croatia", "385", "0", 8, 9),
    country("CZ", "Czechia", "420", "", 9, 9),
    country("DK", "Denmark", "45", "", 8, 8),
    country("EG", "Egypt", "20", "0", 8, 10),
    country("EE", "Estonia", "372", "", 7, 8),
    country("FI", "Finland", "358", "0", 6, 11),
    country("FR", "France", "33", "0", 9, 9),
    country("DE", "Germany", "49", "0", 6, 12),
    country("GR", "Greece", "30", "", 10, 10),
    country("HK", "Hong Kong", "852", "", 8, 8),
    country("HU", "Hungary", "36", "06", 8, 9),
    country("IS", "Iceland", "354", "", 7, 7),
    country("IN", "India", "91", "0", 10, 10),
    country("ID", "Indonesia", "62", "0", 8, 12),
    country("IE", "Ireland", "353", "0", 7, 9),
    country("IL", "Israel", "972", "0", 8, 9),
    country("IT", "Italy", "39", "", 6, 11),
    country("JP", "Japan", "81", "0", 9, 10),
    country("KE", "Kenya", "254", "0", 9, 9),
    country("KR", "Korea (South)", "82", "0", 8, 10),
    country("LV", "Latvia", "371", "", 8, 8),
    country("LT", "Lithuania", "370", "0", 8, 8),
    country("LU", "Luxembourg", "352", "", 6, 9),
    country("MY", "Malaysia", "60", "0", 8, 10),
    country("MX", "Mexico", "52", "01", 10, 11),
    country("NL", "Netherlands", "31", "0", 9, 9),
    country("NZ", "New Zealand", "64", "0", 8, 10),
    country("NG", "Nigeria", "234", "0", 8, 10),
    country("NO", "Norway", "47", "", 8, 8),
    country("PK", "Pakistan", "92", "0", 9, 10),
    country("PE", "Peru", "51", "0", 8, 9),
    country("PH", "Philippines", "63", "0", 9, 10),
    country("PL", "Poland", "48", "", 9, 9),
    country("PT", "Portugal", "351", "", 9, 9),
    country("RO", "Romania", "40", "0", 9, 9),
    country("RU", "Russia", "7", "8", 10, 10),
    country("SA", "Saudi Arabia", "966", "0", 8, 9),
    country("SG", "Singapore", "65", "", 8, 8),
    country("SK", "Slovakia", "421", "0", 9, 9),
    country("SI", "Slovenia", "386", "0", 8, 8),
    country("ZA", "South Africa", "27", "0", 9, 9),
    country("ES", "Spain", "34", "", 9, 9),
    country("SE", "Sweden", "46", "0", 7, 10),
    country("CH", "Switzerland", "41", "0", 9, 9),
    country("TW", "Taiwan", "886", "0", 8, 9),
    country("TH", "Thailand", "66", "0", 8, 9),
    country("TR", "Turkey", "90", "0", 10, 10),
    country("UA", "Ukraine", "380", "0", 9, 9),
    country("AE", "United Arab Emirates", "971", "0", 8, 9),
    country("GB", "United Kingdom", "44", "0", 9, 10),
    UNITED_STATES,
    country("VN", "Vietnam", "84", "0", 9, 10),
];

/// Named, because it is the home of a reader who says nothing else.
const UNITED_STATES: Country = country("US", "United States", "1", "1", 10, 10);

/// Where a language is mostly at home, for browsers that name no region.
const LANGUAGES: [(&str, &str); 28] = [
    ("en", "US"),
    ("de", "DE"),
    ("fr", "FR"),
    ("es", "ES"),
    ("it", "IT"),
    ("pt", "PT"),
    ("nl", "NL"),
    ("pl", "PL"),
    ("sv", "SE"),
    ("da", "DK"),
    ("nb", "NO"),
    ("no", "NO"),
    ("fi", "FI"),
    ("cs", "CZ"),
    ("sk", "SK"),
    ("hu", "HU"),
    ("ro", "RO"),
    ("bg", "BG"),
    ("hr", "HR"),
    ("el", "GR"),
    ("tr", "TR"),
    ("uk", "UA"),
    ("he", "IL"),
    ("ja", "JP"),
    ("ko", "KR"),
    ("zh", "CN"),
    ("id", "ID"),
    ("et", "EE"),
];

impl Country {
    /// All countries that can be chosen, by name.
    #[must_use]
    pub fn all() -> &'static [Country] {
        &COUNTRIES
    }

    /// The country with this ISO code, in any case.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Country> {
        COUNTRIES.iter().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// Where somebody whose browser speaks this language probably works: "en-GB" is the United
    /// Kingdom. Only a first proposal, which the salesperson can change.
    #[must_use]
    pub fn guess(language_tag: &str) -> Option<&'static Country> {
        let mut parts = language_tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let region = parts.find(|part| part.len() == 2).and_then(Country::by_code);
        region.or_else(|| {
            let home = LANGUAGES.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(language));
            home.and_then(|(_, code)| Country::by_code(code))
        })
    }

    /// The country to assume when nothing at all is known.
    #[must_use]
    pub fn fallback() -> &'static Country {
        &UNITED_STATES
    }

    /// Whether 3/4/2025 is usually meant as the fourth of March here.
    #[must_use]
    pub fn writes_month_first(&self) -> bool {
        matches!(self.code, "US" | "CA" | "PH")
    }

    /// Whether the country shares the North American plan: +1, area code, seven digits.
    #[must_use]
    pub fn is_north_american(&self) -> bool {
        self.calling == "1"
    }

    /// Whether a national number (without trunk prefix) can have these digits here.
    #[must_use]
    pub fn is_plausible(&self, national: &str) -> bool {
        let fits = (self.shortest..=self.longest).contains(&national.len());
        fits && (!self.is_north_american() || !national.starts_with(['0', '1']))
    }

    /// The country that the digits of an international number begin with, and the rest of them.
    #[must_use]
    pub fn of_international(digits: &str) -> Option<(&'static Country, &str)> {
        let of_code = |country: &&Country| digits.starts_with(country.calling);
        // No calling code is the beginning of another one, so the first that fits is the one.
        let country = COUNTRIES.iter().filter(of_code).max_by_key(|country| country.code == "US")?;
        digits.strip_prefix(country.calling).map(|rest| (country, rest))
    }
}
