//! The words of dates in the languages of imported lists: months, weekdays and connectives.

/// The months from January, each in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and Swedish,
/// without accents. A prefix of three or more letters matches too.
const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio januari stycznia styczen",
    "february februar fevrier febrero fevereiro febbraio februari lutego luty",
    "march marz maerz mars marzo marco maart mrt mrz marca marzec",
    "april avril abril aprile kwietnia kwiecien",
    "may mai mayo maio maggio mei maja maj",
    "june juni juin junio junho giugno czerwca czerwiec",
    "july juli juillet julio julho luglio lipca lipiec",
    "august aout agosto augustus augusti sierpnia sierpien",
    "september septembre septiembre setembro settembre wrzesnia wrzesien",
    "october oktober octobre octubre outubro ottobre pazdziernika pazdziernik",
    "november novembre noviembre novembro listopada listopad",
    "december dezember decembre diciembre dezembro dicembre grudnia grudzien",
];

/// The weekdays in the same languages, whole or abbreviated; they add nothing to a date.
const WEEKDAYS: &str = "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
    montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so \
    lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim \
    lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom \
    segunda terca quarta quinta sexta feira seg ter qua qui sex lunedi martedi mercoledi giovedi gio venerdi sabato domenica \
    maandag ma dinsdag woensdag wo wto donderdag vrijdag vr zaterdag za zondag zo \
    poniedzialek pon wtorek wt sroda sr czwartek czw piatek pt sobota niedziela nd ndz \
    mandag man tisdag tis onsdag ons torsdag tor tors fredag fre lordag lor sondag son";

/// Words between the parts of a date.
const JOINTS: &str = "at on of the de del den der le il am um a alle las ore om o kl uhr uur godz klockan as h hrs";

/// Whether a word is in a list.
fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// Whether a word, in lower case and without accents, may occur in a date without adding to it.
pub(in crate::formats) fn says_nothing(word: &str) -> bool {
    is_in(JOINTS, word) || is_in(WEEKDAYS, word) && month(word).is_none()
}

/// The month with this name or abbreviation, counted from 1.
pub(in crate::formats) fn month(word: &str) -> Option<u32> {
    let begins = |names: &&&str| names.split_ascii_whitespace().any(|name| name.starts_with(word));
    let found = MONTHS.iter().position(|names| word.len() >= 3 && begins(&names)).filter(|_| word != "mayor")?;
    u32::try_from(found + 1).ok()
}

/// The English name of a month, counted from 0.
pub(in crate::formats) fn english(month: u32) -> String {
    let names = usize::try_from(month).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let name = names.split(' ').next().unwrap_or_default();
    name.get(..1).unwrap_or_default().to_uppercase() + name.get(1..).unwrap_or_default()
}
