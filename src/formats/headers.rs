//! What a column heading means, in the words of the products that leads come from.

use super::columns::ColumnUse::{self, *};

/// Headings, as [`plain`] writes them, by use. One line a use, so that words are easily added.
const WORDS: &[(ColumnUse, &[&str])] = &[
    (FullName, &["name", "full name", "contact", "contact name", "prospect", "lead", "lead name", "customer", "customer name", "client", "person", "your name", "who", "display name"]),
    (FirstName, &["first name", "firstname", "given name", "forename", "first"]),
    (MiddleName, &["middle name", "additional name", "middle"]),
    (LastName, &["last name", "lastname", "surname", "family name", "last"]),
    (Prefix, &["name prefix", "salutation", "prefix", "honorific"]),
    (Suffix, &["suffix", "name suffix"]),
    (FileAs, &["file as"]),
    (Company, &["company", "co", "company name", "organization", "organisation", "organization name", "organization # name", "company account", "account", "account name", "associated company", "business", "business name", "firm", "employer", "org"]),
    (Role, &["title", "job title", "position", "role", "organization title", "organization # title", "job"]),
    (Phone, &["phone", "phone #", "phone number", "phone no", "phone # value", "mobile", "mobile phone", "mobile number", "mobile phone number", "cell", "cell phone", "cellphone", "cell number", "office", "office phone", "work phone", "home phone", "home phone #", "business phone", "business phone #", "company main phone", "primary phone", "other phone", "car phone", "radio phone", "callback", "tty tdd phone", "tel", "telephone", "telephone number", "direct", "direct dial", "direct phone", "phone work", "phone home", "phone other", "phone mobile", "phone main", "number", "whatsapp", "whatsapp number", "main phone", "office number", "work", "landline", "ph"]),
    (PhoneLabel, &["phone # label", "phone # type"]),
    (Mail, &["e mail", "email", "mail", "e mail address", "email address", "mail address", "e mail # value", "e mail # address", "email #", "email work", "email home", "email other", "work email", "personal email", "primary email"]),
    (Website, &["website", "web site", "web page", "url", "homepage", "website # value", "linkedin", "linkedin url", "linkedin profile", "profile url", "web", "site"]),
    (Address, &["address", "address # formatted", "mailing address", "postal address"]),
    (AddressPart, &["street", "street address", "address # street", "address # city", "address # region", "address # postal code", "address # country", "address # po box", "address # extended address", "business street", "business street #", "business city", "business state", "business postal code", "business country region", "business address po box", "city", "town", "state", "state region", "state province", "province", "region", "county", "zip", "zip code", "zip postal code", "postcode", "postal code", "post code", "country", "country region", "mailing street", "mailing city", "mailing state", "mailing zip", "mailing country"]),
    (Source, &["source", "lead source", "original source", "campaign name", "referred by", "found through", "how did you hear about us"]),
    (Warmth, &["hot", "warm", "rating", "label", "status", "warmth", "temperature", "lead rating"]),
    (Labels, &["labels", "tags", "categories", "group membership", "groups", "lists"]),
    (Note, &["notes", "note", "comment", "comments", "remark", "remarks", "description", "background", "details", "message"]),
    (NextTouch, &["next call", "next activity date", "next touch", "next step date", "next contact", "next follow up", "follow up", "followup", "follow up date", "call back", "call back on", "callback date", "next action date", "next date", "next activity", "due date", "due", "reminder", "call on", "next"]),
    (BestTime, &["best time", "best time to call", "when should we call you", "when to call", "call time", "preferred time", "availability"]),
    (Ignore, &["id", "record id", "lead id", "contact id", "ad id", "adset id", "ad set id", "campaign id", "form id", "ad name", "adset name", "ad set name", "is organic", "owner", "contact owner", "lead owner", "sales id", "company id", "account owner", "photo", "phonetic first name", "phonetic middle name", "phonetic last name", "yomi name", "given name yomi", "additional name yomi", "family name yomi", "e mail # label", "e mail # type", "e mail type", "e mail display name", "e mail # display name", "address # label", "address # type", "website # label", "website # type", "gender", "priority", "private", "sensitivity", "initials", "create date", "created date", "created", "person created", "marketing contact status", "associated company ids", "first seen", "last seen", "has newsletter", "nb tasks", "open deals", "organization # type", "language"]),
    // Words that are understood, and for which a lead has no field.
    (KeepInNotes, &["nickname", "birthday", "anniversary", "organization department", "department", "lead status", "lifecycle stage", "last activity", "last activity date", "connected on", "created time", "form name", "platform", "value", "deal value", "what is your budget", "assistant s phone", "assistant s name", "manager s name", "business fax", "home fax", "other fax", "fax", "pager", "sales"]),
];

/// A heading in the one notation of the table above: lower case, words and blanks, `#` for numbers.
pub(super) fn plain(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let lower = lower.strip_prefix("person - ").unwrap_or(&lower);
    let mut plain = String::with_capacity(lower.len());
    for character in lower.chars() {
        let next = match character {
            '0'..='9' | '#' => '#',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        };
        let doubled = plain.ends_with(next) && matches!(next, ' ' | '#');
        let leads = plain.is_empty() && next == ' ';
        if !doubled && !leads {
            plain.push(next);
        }
    }
    // "Phone1" and "Phone 1" are the same heading.
    let mut spaced = String::with_capacity(plain.len() + 2);
    for character in plain.trim_end().chars() {
        if character == '#' && !spaced.is_empty() && !spaced.ends_with(' ') {
            spaced.push(' ');
        }
        spaced.push(character);
    }
    spaced
}

/// The use that a heading says by itself, if its words are known.
pub(super) fn of(heading: &str) -> Option<ColumnUse> {
    let plain = plain(heading);
    if plain.is_empty() || plain.len() > 40 {
        return None;
    }
    let same = |words: &&(ColumnUse, &[&str])| words.1.contains(&plain.as_str());
    WORDS.iter().find(same).map(|(use_, _)| *use_)
}

/// Whether a cell holds a value: a mail address, a link, or many digits.
pub(super) fn looks_like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 5 || (cell.contains('@') && cell.contains('.')) || cell.contains("://")
}

/// The kind of number that a heading or a label tells: "Mobile Phone Number" is "mobile".
pub(super) fn kind_of_number(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    let has = |word: &str| plain.split(' ').any(|part| part == word);
    if has("mobile") || has("cell") || has("cellphone") || has("iphone") {
        Some("mobile")
    } else if has("main") {
        Some("main")
    } else if has("work") || has("office") || has("business") {
        Some("work")
    } else if has("home") {
        Some("home")
    } else if has("whatsapp") {
        Some("WhatsApp")
    } else {
        None
    }
}
