//! Recognises a country in a text: a code, or its name in the languages that lists are written in.

use super::Country;
use crate::domain::util::folded;

/// Other names of each country than its code and English name, normalised as by [`letters_of`].
const NAMES: [(&str, &str); 62] = [
    ("AR", "arg argentine argentinien argentyna argentinie"),
    ("AU", "aus australien australie australie australija oz"),
    ("AT", "aut osterreich oesterreich autriche oostenrijk austriaco osterrike ostrig"),
    ("BE", "bel belgien belgique belgie belgica belgio belgia"),
    ("BR", "bra brasil brasilien bresil brasile brazilie brazylia"),
    ("BG", "bgr bulgarien bulgarie bulgarije bulgaria"),
    ("CA", "can kanada canada"),
    ("CL", "chl"),
    ("CN", "chn prchina prc peoplesrepublicofchina chine cina chiny kina volksrepublikchina"),
    ("CO", "col kolumbien colombie kolumbia"),
    ("HR", "hrv hrvatska kroatien croatie croacia croazia kroatie chorwacja"),
    (
        "CZ",
        "cze czechrepublic cesko ceskarepublika tschechien tschechischerepublik tchequie republiquetcheque chequia republicacheca cechia repubblicaceca tsjechie czechy tjeckien",
    ),
    ("DK", "dnk danmark danemark danemarca dinamarca danimarca denemarken dania"),
    ("EG", "egy agypten aegypten egypte egipto egitto egipt egypten"),
    ("EE", "est eesti estland estonie"),
    ("FI", "fin suomi finnland finlande finlandia"),
    ("FR", "fra frankreich francia franca frankrijk francja frankrike"),
    (
        "DE",
        "deu ger deutschland allemagne alemania alemanha germania duitsland niemcy tyskland brd federalrepublicofgermany bundesrepublikdeutschland",
    ),
    ("GR", "grc griechenland grece grecia griekenland grecja grekland hellas ellada"),
    ("HK", "hkg hongkongsar hongkong"),
    ("HU", "hun magyarorszag ungarn hongrie hungria ungheria hongarije wegry ungern"),
    ("IS", "isl island islande islandia ijsland"),
    ("IN", "ind indien inde"),
    ("ID", "idn indonesien indonesie"),
    ("IE", "irl eire republicofireland irland irlande irlanda ierland irlandia"),
    ("IL", "isr israele izrael"),
    ("IT", "ita italia italien italie wlochy"),
    ("JP", "jpn nippon japon giappone japonia"),
    ("KE", "ken kenia"),
    ("KR", "kor southkorea republicofkorea korea koreasouth sudkorea coreedusud coreadelsur coreadosul coreadelsud"),
    ("LV", "lva latvija lettland lettonie letonia letland lotwa"),
    ("LT", "ltu lietuva litauen lituanie lituania litouwen litwa"),
    ("LU", "lux luxemburg luxemburgo lussemburgo letzebuerg"),
    ("MY", "mys malaisie malasia"),
    ("MX", "mex mexiko mexique messico meksyk"),
    (
        "NL",
        "nld holland nederland thenetherlands niederlande paysbas paisesbajos holanda paisesbaixos paesibassi olanda holandia niderlandy nederlanderna",
    ),
    ("NZ", "nzl neuseeland nouvellezelande nuevazelanda aotearoa"),
    ("NG", "nga"),
    ("NO", "nor norge norwegen norvege noruega norvegia noorwegen norwegia"),
    ("PK", "pak"),
    ("PE", "per perou"),
    ("PH", "phl philippinen filipinas thephilippines pilipinas"),
    ("PL", "pol polska polen pologne polonia"),
    ("PT", "prt portogallo portugalia"),
    ("RO", "rou rumanien roumanie rumania romenia roemenie rumunia rumanien"),
    ("RU", "rus russianfederation russland russie rusia rossija rosja ryssland rusland"),
    ("SA", "sau ksa kingdomofsaudiarabia saudiarabien arabiesaoudite arabiasaudita saudiarabie"),
    ("SG", "sgp singapur singapour"),
    ("SK", "svk slovensko slowakei slovaquie eslovaquia slovacchia slowacja slowakije slovakien"),
    ("SI", "svn slovenija slowenien slovenie eslovenia slowenie slowenia slovenien"),
    ("ZA", "zaf rsa sudafrika suedafrika afriquedusud sudafrica africadosul zuidafrika sydafrika"),
    ("ES", "esp espana spanien espagne spagna espanha spanje hiszpania"),
    ("SE", "swe sverige schweden suede suecia svezia zweden szwecja"),
    ("CH", "che schweiz suisse svizzera suiza suica zwitserland szwajcaria schweitz"),
    ("TW", "twn republicofchina"),
    ("TH", "tha thailande tailandia"),
    ("TR", "tur turkiye turkei tuerkei turquie turquia turchia turkije turcja turkiet"),
    ("UA", "ukr ukraina"),
    ("AE", "are uae emirates vereinigtearabischeemirate emiratsarabesunis emiratosarabesunidos dubai abudhabi"),
    (
        "GB",
        "uk gbr greatbritain britain england scotland wales northernireland unitedkingdomofgreatbritainandnorthernireland grossbritannien grosbritannien vereinigteskonigreich royaumeuni grandebretagne reinounido granbretana inghilterra inglaterra regnounito granbretagna verenigdkoninkrijk grootbrittannie wielkabrytania storbritannien",
    ),
    (
        "US",
        "us usa unitedstatesofamerica theunitedstates america states vereinigtestaaten vereinigtestaatenvonamerika etatsunis estadosunidos eeuu eua statiuniti verenigdestaten stanyzjednoczone forentastaterna amerika",
    ),
    ("VN", "vnm vietnam"),
];

/// Only the letters of a name, in lower case and without accents: "U.S.A." and "usa" are equal.
fn letters_of(text: &str) -> String {
    folded(text).filter(|letter| letter.is_alphanumeric()).collect()
}

impl Country {
    /// The country that a text names in any usual way: "France", "DE", "GBR", "Deutschland", "United Kingdom (UK)",
    /// "+44". `None` if it names no known country, or more than one.
    #[must_use]
    pub fn named(text: &str) -> Option<&'static Country> {
        let parts = text.split(['(', ')', '[', ']', ',', ';', '/', '|', ':', '–']).flat_map(|part| part.split(" - "));
        let mut found = std::iter::once(text).chain(parts).filter_map(one);
        let country = found.next()?;
        // "DE / FR" names two countries, so the answer is none.
        found.all(|other| other == country).then_some(country)
    }
}

/// The country that has `text` as one of its names.
fn one(text: &str) -> Option<&'static Country> {
    let text = text.trim();
    let letters = letters_of(text);
    let is_code = !letters.is_empty() && letters.bytes().all(|letter| letter.is_ascii_digit());
    if is_code {
        // A bare 49 may be anybody's number, and +1 alone does not identify a country.
        let calling = letters.trim_start_matches('0');
        let mut sharing = Country::all().iter().filter(|country| country.calling == calling);
        let country = sharing.next().filter(|_| text.starts_with('+') || text.starts_with("00"))?;
        return sharing.next().is_none().then_some(country);
    }
    let has_name = |name: &str| name.split(' ').any(|name| name == letters);
    let known = NAMES.iter().find(|(code, names)| code.eq_ignore_ascii_case(&letters) || has_name(names));
    match known {
        Some((code, _)) => Country::by_code(code),
        None => Country::all().iter().find(|country| letters_of(country.name) == letters),
    }
}
