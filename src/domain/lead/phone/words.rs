//! Words beside phone numbers, in the languages that lists are written in.

/// Words that introduce an extension.
pub(super) const EXTENSIONS: &str = "x ext extn extension extensión dw durchwahl app apparat nst poste interno int ramal toestel tst anexo wew ankn доб вн";

/// Words for lines at which nobody answers.
pub(super) const NOBODY_ANSWERS: &str = "fax telefax faks télécopie pager telex";

/// Words for the kind of a number, each with the remark to keep: nothing for words that only announce a number, a
/// whole word for a single letter, and the word itself if no replacement is given.
const KINDS: [(&str, &str); 8] = [
    (
        "",
        "tel telephone phone ph fon call t number telefon téléphone teléfono telefono telefone tél tlf tlf telefoon puh telefoni numer nr",
    ),
    ("mobile", "m"),
    ("cell", "c"),
    ("work", "o w"),
    ("home", "h"),
    ("direct", "d"),
    ("fax", "f"),
    (
        "-",
        "cell mobile mob handy mobil móvil movil celular cel cellulare telemóvel telemovel tlm mobiel gsm portable kom \
         komórka komorka mobilní office work business home main direct desk switchboard reception private personal wife \
         husband assistant shop store whatsapp best new old fax pager telefax faks télécopie festnetz büro buero privat \
         geschäftlich dienstlich arbeit zentrale bureau domicile maison fixe travail perso pro oficina casa trabajo fijo \
         ufficio fisso lavoro escritório escritorio trabalho fixo kantoor werk thuis vast biuro dom praca arbete hem \
         jobb hemma kontor landline secretary sekretariat secrétariat",
    ),
];

/// The remark to keep for a word in lower case; `None` if the word is unknown.
pub(super) fn remark_of(word: &str) -> Option<&str> {
    let (kept, _) = KINDS.iter().find(|(_, words)| words.split(' ').any(|known| known == word))?;
    Some(if *kept == "-" { word } else { kept })
}
