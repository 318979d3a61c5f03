//! Turns cards into people: the meaning of each property for a lead.

use super::read::Card;
use super::write::OWN;
use crate::domain::lead::phone::Country;
use crate::formats::MOST_CELL_BYTES;
use crate::formats::content_line::{Property, Written, decoded};
use crate::formats::person::{Outcome, Record};
use crate::formats::person_builder::{Draft, Field};
use crate::formats::table::rows::take_own;
use crate::formats::text::Encoding;
use crate::formats::text::clean;

/// Reads every card. The row of a record is the number of its card.
#[must_use]
pub fn read(cards: &[Card], home: &Country) -> Vec<Record> {
    cards.iter().enumerate().map(|(place, card)| of_card(place + 1, card, home)).collect()
}

fn of_card(row: usize, card: &Card, home: &Country) -> Record {
    if is_group(card) {
        let outcome = Outcome::NotALead("A group of contacts, not a person.".to_owned());
        return Record { row, outcome, problems: Vec::new(), text: full_name(card) };
    }
    let texts = card.properties.iter().filter(|property| USED.contains(&property.name.as_str()));
    if texts.map(|property| property.value.len()).max().unwrap_or(0) > MOST_CELL_BYTES {
        let outcome = Outcome::NotALead("A text of this card is longer than 64 KiB.".to_owned());
        return Record { row, outcome, problems: Vec::new(), text: full_name(card) };
    }
    let mut draft = Draft::new(home);
    // The number that its owner prefers comes first.
    let (preferred, others): (Vec<&Property>, Vec<&Property>) =
        card.properties.iter().partition(|property| property.name == "TEL" && property.is_preferred());
    for property in preferred.into_iter().chain(others) {
        if let Some(charset) = &property.unknown_charset {
            let reason = format!("Written in {charset}, which can’t be read here. Save the cards as UTF-8.");
            draft.problem(&property.name, &property.text(), &reason);
        } else {
            take_in(&mut draft, card, property);
        }
    }
    // The full name is the owner's own choice of display.
    let is_company = card.properties.iter().any(|property| {
        property.name == "X-ABSHOWAS" && property.text().trim().eq_ignore_ascii_case("COMPANY")
            || property.name == "KIND" && property.text().trim().eq_ignore_ascii_case("org")
    });
    if is_company {
        let full = std::mem::take(&mut draft.name.full);
        draft.field(Field::Company, "Name", &full);
    }
    let own = card.properties.iter().filter(|property| property.name == OWN).map(Property::text);
    let own = own.filter_map(|text| text.split_once(": ").map(|(heading, cell)| (heading.to_owned(), cell.to_owned())));
    let (headings, cells): (Vec<String>, Vec<String>) = own.unzip();
    if !headings.is_empty() {
        take_own(&mut draft, headings, cells, home);
    }
    draft.finish(row)
}

/// Adds one property to the person. Pictures, sounds and keys are ignored.
fn take_in(draft: &mut Draft<'_>, card: &Card, property: &Property) {
    let text = property.text();
    match property.name.as_str() {
        "FN" => draft.name.full = Draft::name_part(&text),
        "N" => {
            let parts = property.parts(';');
            let part = |place: usize| parts.get(place).map(|part| Draft::name_part(part)).unwrap_or_default();
            draft.name.last = part(0);
            draft.name.first = part(1);
            draft.name.middle = part(2);
            draft.name.prefix = part(3);
            draft.name.suffix = part(4);
        }
        "ORG" => {
            let parts = property.parts(';');
            let mut parts = parts.iter().map(String::as_str);
            draft.field(Field::Company, "Company", parts.next().unwrap_or_default());
            for part in parts {
                draft.keep("Department", part);
            }
        }
        "TITLE" => draft.field(Field::Role, "Title", &text),
        "ROLE" => draft.field(Field::Role, "Role", &text),
        "TEL" => {
            let label = label(card, property);
            match not_answered(property, &label) {
                Some(heading) => draft.keep(heading, &text),
                None => draft.phones("Phone", &text, &label, false),
            }
        }
        "EMAIL" => draft.mails("Mail", &text),
        "URL" => draft.field(Field::Website, "Website", &text),
        "ADR" => {
            let parts: Vec<String> = property.parts(';').iter().map(|part| clean::line(part)).collect();
            let filled: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            draft.address(&filled.join(", "));
        }
        "NOTE" => draft.note(&text),
        "CATEGORIES" => draft.labels(&property.parts(',').join(",")),
        "NICKNAME" => draft.keep("Nickname", &text),
        "BDAY" => draft.keep("Birthday", &text),
        "ANNIVERSARY" => draft.keep("Anniversary", &text),
        "X-ABDATE" => draft.keep(&label(card, property), &text),
        "X-ABRELATEDNAMES" | "RELATED" => {
            let label = label(card, property);
            draft.keep(if label.is_empty() { "Relation" } else { &label }, &text);
        }
        "X-ANDROID-CUSTOM" => of_android(draft, &text),
        "X-ASSISTANT" => draft.keep("Assistant", &text),
        "X-SPOUSE" => draft.keep("Spouse", &text),
        "X-SOCIALPROFILE" | "IMPP" => draft.keep("Profile", &text),
        _ => {}
    }
}

/// The values in Android's own property, such as `vnd.android.cursor.item/relation;Mia;14`. For events, the third part
/// is the kind.
fn of_android(draft: &mut Draft<'_>, text: &str) {
    let mut parts = text.split(';').map(str::trim);
    let kind = parts.next().and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
    let value = parts.next().unwrap_or_default();
    let number = parts.next().unwrap_or_default();
    match (kind, number) {
        ("nickname", _) => draft.keep("Nickname", value),
        ("relation", _) => draft.keep("Relation", value),
        ("contact_event", "1") => draft.keep("Anniversary", value),
        ("contact_event", "3") => draft.keep("Birthday", value),
        ("contact_event", _) => draft.keep("Date", value),
        _ => {}
    }
}

/// The properties that are used.
const USED: [&str; 23] = [
    "FN",
    "N",
    "ORG",
    "TITLE",
    "ROLE",
    "TEL",
    "EMAIL",
    "URL",
    "ADR",
    "NOTE",
    "CATEGORIES",
    "NICKNAME",
    "BDAY",
    "ANNIVERSARY",
    "X-ABDATE",
    "X-ABRELATEDNAMES",
    "RELATED",
    "X-ANDROID-CUSTOM",
    "X-ASSISTANT",
    "X-SPOUSE",
    "X-ABLABEL",
    "X-SOCIALPROFILE",
    "IMPP",
];

/// Whether a card is a group: a list of contacts, as written by Apple and version 4.0.
fn is_group(card: &Card) -> bool {
    card.properties.iter().any(|property| {
        matches!(property.name.as_str(), "KIND" | "X-ADDRESSBOOKSERVER-KIND")
            && property.text().trim().eq_ignore_ascii_case("group")
    })
}

fn full_name(card: &Card) -> String {
    let name = card.properties.iter().find(|property| property.name == "FN");
    clean::line(&name.map(|name| name.text().chars().take(200).collect::<String>()).unwrap_or_default())
}

/// The heading under which to keep a number that nobody answers, by its type or its label.
fn not_answered(property: &Property, label: &str) -> Option<&'static str> {
    let label = label.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| property.has_type(word) || label.contains(word));
    if says(&["fax", "faks", "télécopie", "telecopie"]) {
        Some("Fax")
    } else if says(&["pager", "beeper", "telex"]) {
        Some("Pager")
    } else {
        None
    }
}

/// Types that don't say where a number rings.
const MEANINGLESS: [&str; 8] = ["voice", "pref", "internet", "other", "msg", "text", "video", ""];

/// The name of a property on the card: the label of its group, or else its type.
fn label(card: &Card, property: &Property) -> String {
    let is_label = |other: &&Property| other.name == "X-ABLABEL" && other.group == property.group;
    let named = card.properties.iter().find(is_label).filter(|_| !property.group.is_empty());
    let named = named.map(|label| label.text().replace("_$!<", "").replace(">!$_", ""));
    let named = named.or_else(|| custom_label(property)).unwrap_or_default();
    // Some products write a list of types as the label: "WORK;VOICE;PREF".
    let words = named.split([';', ',']).map(str::trim);
    let words: Vec<&str> = words.filter(|word| !MEANINGLESS.contains(&word.to_lowercase().as_str())).collect();
    if !words.is_empty() {
        return words.join(", ");
    }
    let types = ["CELL", "IPHONE", "WORK", "HOME", "MAIN", "CAR"];
    types.iter().find(|type_| property.has_type(type_)).map(|type_| type_.to_lowercase()).unwrap_or_default()
}

/// The label that a Samsung phone writes among the types: `X-CUSTOM(CHARSET=UTF-8,ENCODING=…,=4F=66)`.
fn custom_label(property: &Property) -> Option<String> {
    let (_, rest) = property.parameters.iter().find(|(name, _)| name.starts_with("X-CUSTOM("))?;
    let encoded = rest.rsplit(',').next()?.trim_end_matches(')');
    decoded(encoded.as_bytes(), Written::QuotedPrintable, None, Encoding::Utf8)
}
