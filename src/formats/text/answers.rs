//! Cells that hold an answer: yes or no, in the words of people and programs.

use crate::domain::util::fold;

/// The spellings of "yes", without accents.
const YES: &str = "y yes true t 1 1.0 x xx on checked ja j jo wahr oui o vrai si s verdadero verdadeiro sim vero waar tak prawda sant ✓ ✔ ☑ ✅ \
    dnc blocked gesperrt";

/// The spellings of "no", without accents.
const NO: &str = "n no false f 0 0.0 off unchecked none never nein falsch non faux falso nao nee onwaar nie falsz nej falskt - – — ☐ ✗ ✘ ❌ ok";

/// Whether a cell says yes or no; `None` if it says neither.
#[must_use]
pub(in crate::formats) fn yes_or_no(cell: &str) -> Option<bool> {
    let plain = fold(cell.trim().trim_end_matches(['.', '!']));
    let is_in = |list: &str| list.split_ascii_whitespace().any(|word| word == plain);
    if is_in(YES) {
        Some(true)
    } else if is_in(NO) {
        Some(false)
    } else {
        None
    }
}

/// Wishes not to be called, without accents and apostrophes: English, then German, French, Spanish, Portuguese, Italian,
/// Dutch, Polish and Swedish.
const WISHES: &str = "do not call,dont call,do not phone,do not ring,do not contact,dont contact,never call,stop calling,no more calls,\
    remove from list,dnc,nicht anrufen,nicht mehr anrufen,nicht kontaktieren,nicht mehr kontaktieren,keine anrufe,\
    keine anrufe mehr,ne plus appeler,ne pas appeler,ne pas rappeler,ne plus rappeler,ne plus contacter,ne pas contacter,\
    no llamar,no llamar mas,no volver a llamar,no contactar,nao ligar,nao ligar mais,nao telefonar,nao contactar,nao contatar,\
    non chiamare,non chiamare piu,non richiamare,non contattare,niet bellen,niet meer bellen,niet contacteren,nie dzwonic,\
    nie dzwonic wiecej,nie kontaktowac,ring inte,ring inte mer,ring ej,kontakta inte";

/// Words behind such a phrase that limit it to a time: "do not call before nine" is no wish to be left alone.
const TIMES: &str = "before after on until till during between in at vor nach am bis um zwischen im avant apres le entre pendant \
    antes despues hasta durante de los por depois ate prima dopo di il tra durante voor na op tussen tot przed po w do miedzy \
    fore efter pa mellan";

/// Whether a note seems to say that the lead must not be called. Only a hint to the reader.
pub(in crate::formats) fn asks_not_to_be_called(note: &str) -> bool {
    let plain = fold(note);
    let words: Vec<&str> = plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let is_time = |word: &str| TIMES.split_ascii_whitespace().any(|time| time == word);
    WISHES.split(',').any(|wish| {
        text.match_indices(wish).any(|(start, _)| {
            let (before, behind) = (text.get(..start), text.get(start + wish.len()..));
            let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
            let is_whole = before.is_empty() || before.ends_with(' ');
            let next = behind.split(' ').nth(1).unwrap_or_default();
            is_whole && (behind.is_empty() || behind.starts_with(' ') && !is_time(next))
        })
    })
}
