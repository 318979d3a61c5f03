//! The countries whose national numbers can be read: their codes and names.
//!
//! How their numbers are built is in `plan`, which Today does not need.

/// One country, as phone numbers know it.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// The two-letter ISO code, such as "GB".
    pub code: &'static str,
    /// The name to show, in English.
    pub name: &'static str,
    /// The digits after the plus sign, such as "44".
    pub calling: &'static str,
}

/// Keeps each country of the table below on one readable line.
const fn country(code: &'static str, name: &'static str, calling: &'static str) -> Country {
    Country { code, name, calling }
}

/// Sorted by name, as lists on screen show them.
static COUNTRIES: [Country; 62] = [
    country("AR", "Argentina", "54"),
    country("AU", "Australia", "61"),
    country("AT", "Austria", "43"),
    country("BE", "Belgium", "32"),
    country("BR", "Brazil", "55"),
    country("BG", "Bulgaria", "359"),
    country("CA", "Canada", "1"),
    country("CL", "Chile", "56"),
    country("CN", "China", "86"),
    country("CO", "Colombia", "57"),
    country("HR", "Croatia", "385"),
    country("CZ", "Czechia", "420"),
    country("DK", "Denmark", "45"),
    country("EG", "Egypt", "20"),
    country("EE", "Estonia", "372"),
    country("FI", "Finland", "358"),
    country("FR", "France", "33"),
    country("DE", "Germany", "49"),
    country("GR", "Greece", "30"),
    country("HK", "Hong Kong", "852"),
    country("HU", "Hungary", "36"),
    country("IS", "Iceland", "354"),
    country("IN", "India", "91"),
    country("ID", "Indonesia", "62"),
    country("IE", "Ireland", "353"),
    country("IL", "Israel", "972"),
    country("IT", "Italy", "39"),
    country("JP", "Japan", "81"),
    country("KE", "Kenya", "254"),
    country("KR", "Korea (South)", "82"),
    country("LV", "Latvia", "371"),
    country("LT", "Lithuania", "370"),
    country("LU", "Luxembourg", "352"),
    country("MY", "Malaysia", "60"),
    country("MX", "Mexico", "52"),
    country("NL", "Netherlands", "31"),
    country("NZ", "New Zealand", "64"),
    country("NG", "Nigeria", "234"),
    country("NO", "Norway", "47"),
    country("PK", "Pakistan", "92"),
    country("PE", "Peru", "51"),
    country("PH", "Philippines", "63"),
    country("PL", "Poland", "48"),
    country("PT", "Portugal", "351"),
    country("RO", "Romania", "40"),
    country("RU", "Russia", "7"),
    country("SA", "Saudi Arabia", "966"),
    country("SG", "Singapore", "65"),
    country("SK", "Slovakia", "421"),
    country("SI", "Slovenia", "386"),
    country("ZA", "South Africa", "27"),
    country("ES", "Spain", "34"),
    country("SE", "Sweden", "46"),
    country("CH", "Switzerland", "41"),
    country("TW", "Taiwan", "886"),
    country("TH", "Thailand", "66"),
    country("TR", "Turkey", "90"),
    country("UA", "Ukraine", "380"),
    country("AE", "United Arab Emirates", "971"),
    country("GB", "United Kingdom", "44"),
    UNITED_STATES,
    country("VN", "Vietnam", "84"),
];

/// The country assumed if nothing else is known.
const UNITED_STATES: Country = country("US", "United States", "1");

/// The country in which a language is mostly spoken, for browsers that report no region.
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
    /// All countries, sorted by name.
    #[must_use]
    pub fn all() -> &'static [Country] {
        &COUNTRIES
    }

    /// The country with this ISO code, in upper or lower case.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Country> {
        COUNTRIES.iter().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// The likely country of a browser language: "en-GB" is the United Kingdom. Only a first suggestion; the
    /// salesperson can change it.
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

    /// The country to assume if nothing is known.
    #[must_use]
    pub fn fallback() -> &'static Country {
        &UNITED_STATES
    }

    /// Whether 3/4/2025 usually means the fourth of March here.
    #[must_use]
    pub fn writes_month_first(&self) -> bool {
        matches!(self.code, "US" | "CA" | "PH")
    }

    /// Whether the country shares the North American plan: +1, area code, seven digits.
    #[must_use]
    pub fn is_north_american(&self) -> bool {
        self.calling == "1"
    }

    /// The country whose calling code the digits of an international number begin with, and the remaining digits.
    #[must_use]
    pub fn of_international(digits: &str) -> Option<(&'static Country, &str)> {
        let of_code = |country: &&Country| digits.starts_with(country.calling);
        // No calling code is a prefix of another one, so at most one code matches; the US stands for all of +1.
        let country = COUNTRIES.iter().filter(of_code).max_by_key(|country| country.code == "US")?;
        digits.strip_prefix(country.calling).map(|rest| (country, rest))
    }
}
