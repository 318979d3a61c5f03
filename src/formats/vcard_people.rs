//! Cards → people: which property of a card is what of a lead.

use super::draft::{Draft, Field};
use super::people::{Outcome, Record};
use super::vcard::{Card, Property};
use super::{MOST_CELL_BYTES, clean};
use crate::domain::phone::Country;

/// Reads every card. The row of a record is the number of its card.
#[must_use]
pub fn read(cards: &[Card], home: &Country) -> Vec<Record> {
    cards.iter().enumerate().map(|(place, card)| of_card(place + 1, card, home)).collect()
}

fn of_card(row: usize, card: &Card, home: &Country) -> Record {
    let is_left_out = |property: &&Property| {
        matches!(property.name.as_str(), "PHOTO" | "LOGO" | "SOUND" | "KEY") || property.name.starts_with("X-MS-")
    };
    let texts = card.properties.iter().filter(|property| !is_left_out(property));
    if texts.map(|property| property.value.len()).max().unwrap_or(0) > MOST_CELL_BYTES {
        let reason = "A text of this card is longer than 64 KiB.";
        let full_name = card.properties.iter().find(|property| property.name == "FN");
        let text = full_name.map(|name| name.text().chars().take(200).collect::<String>()).unwrap_or_default();
        let outcome = Outcome::NotALead(reason.to_owned());
        return Record { row, outcome, problems: Vec::new(), text: clean::line(&text) };
    }
    let mut draft = Draft::new(home);
    for property in &card.properties {
        take_in(&mut draft, card, property);
    }
    // The full name is what the owner of the card chose to see.
    let is_company = card.properties.iter().any(|property| {
        property.name == "X-ABSHOWAS" && property.text().trim().eq_ignore_ascii_case("COMPANY")
            || property.name == "KIND" && property.text().trim().eq_ignore_ascii_case("org")
    });
    if is_company {
        let full = std::mem::take(&mut draft.name.full);
        draft.field(Field::Company, "Name", &full);
    }
    draft.finish(row)
}

/// Puts one property where it belongs. Pictures, sounds and keys belong nowhere.
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
        "TEL" if property.has_type("FAX") => draft.keep("Fax", &text),
        "TEL" if property.has_type("PAGER") => draft.keep("Pager", &text),
        "TEL" => draft.phones("Phone", &text, &label(card, property)),
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
        // A birthday without its year is written with the year 1604.
        "BDAY" => draft.keep("Birthday", text.strip_prefix("1604-").unwrap_or(&text)),
        "ANNIVERSARY" => draft.keep("Anniversary", &text),
        "X-ABDATE" => draft.keep(&label(card, property), &text),
        "X-SOCIALPROFILE" | "IMPP" => draft.keep("Profile", &text),
        _ => {}
    }
}

/// What the card calls a property: the label of its group, or else its type.
fn label(card: &Card, property: &Property) -> String {
    let is_label = |other: &&Property| other.name == "X-ABLABEL" && other.group == property.group;
    let named = card.properties.iter().find(is_label).filter(|_| !property.group.is_empty());
    let named = named.map(|label| label.text().replace("_$!<", "").replace(">!$_", "")).unwrap_or_default();
    if !named.trim().is_empty() {
        return named.trim().to_owned();
    }
    let types = ["CELL", "WORK", "HOME", "MAIN"];
    types.iter().find(|type_| property.has_type(type_)).map(|type_| type_.to_lowercase()).unwrap_or_default()
}
