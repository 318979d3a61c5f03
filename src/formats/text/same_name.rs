//! Whether two names belong to the same person.

use super::names::{TITLES, bare};
use crate::domain::util::fold;

/// How alike two names are, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// They have nothing in common.
    Different,
    /// At least one of them is unknown, so nothing can be concluded.
    Unknown,
    /// They share a word, like a family: father and son, or a couple and one of the two.
    Akin,
    /// The same first name and different last names.
    FirstOnly,
    /// One can be short for the other.
    Short,
    /// The same words.
    Same,
}

impl Alike {
    /// Whether the names belong to two different people.
    #[must_use]
    pub fn are_two(self) -> bool {
        matches!(self, Alike::Different | Alike::Akin)
    }
}

/// Generation suffixes, and the form in which they are compared.
const GENERATIONS: [(&str, &str); 9] = [
    ("sr", "sr"),
    ("senior", "sr"),
    ("sen", "sr"),
    ("jr", "jr"),
    ("junior", "jr"),
    ("jun", "jr"),
    ("ii", "ii"),
    ("iii", "iii"),
    ("iv", "iv"),
];

/// Degrees after a name, which don't identify anyone.
const DEGREES: [&str; 13] = ["cpa", "mba", "phd", "md", "pmp", "esq", "dds", "rn", "cfa", "pe", "msc", "bsc", "ba"];

/// Words between the names of two people.
const AND: [&str; 10] = ["&", "+", "and", "und", "et", "y", "e", "i", "en", "och"];

/// Short names that are not a prefix of the full name, in order.
const NICKNAMES: [(&str, &str); 32] = [
    ("beth", "elizabeth"),
    ("betty", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("dick", "richard"),
    ("gosia", "malgorzata"),
    ("hank", "henry"),
    ("hans", "johannes"),
    ("harry", "henry"),
    ("jack", "john"),
    ("jim", "james"),
    ("kasia", "katarzyna"),
    ("kate", "catherine"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("liz", "elizabeth"),
    ("meg", "margaret"),
    ("mike", "michael"),
    ("ned", "edward"),
    ("nick", "nicholas"),
    ("paco", "francisco"),
    ("peggy", "margaret"),
    ("pepe", "jose"),
    ("rick", "richard"),
    ("sepp", "josef"),
    ("ted", "edward"),
    ("tony", "anthony"),
    ("tony", "anton"),
    ("uli", "ulrich"),
    ("will", "william"),
];

/// A name in the form in which it is compared.
#[derive(Debug, Clone, Default)]
pub struct Name {
    /// In lower case, without accents, titles and degrees.
    words: Vec<String>,
    /// "jr", "sr" …; empty if there is none.
    generation: &'static str,
    /// Whether it names two people.
    is_couple: bool,
}

impl Name {
    /// Parses `name`.
    #[must_use]
    pub fn of(name: &str) -> Name {
        let mut is_couple = false;
        let mut generation = "";
        let mut words = Vec::new();
        for word in name.split([' ', '-', ',', '(', ')', '/', '\u{a0}']) {
            if AND.contains(&word.to_lowercase().as_str()) && (word.len() > 1 || !word.starts_with(char::is_uppercase))
            {
                is_couple |= !words.is_empty();
                continue;
            }
            let plain = fold(&bare(word));
            let named = GENERATIONS.iter().find(|(known, _)| *known == plain);
            if let Some((_, named)) = named.filter(|_| !words.is_empty()) {
                generation = *named;
            } else if !plain.is_empty() && !TITLES.contains(&plain.as_str()) && !DEGREES.contains(&plain.as_str()) {
                words.push(plain);
            }
        }
        Name { words, generation, is_couple }
    }

    /// Whether it contains no name at all.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.words.is_empty()
    }

    /// How alike two names are. Ann and Bob with the same family name are two people who share a line.
    #[must_use]
    pub fn alike(&self, other: &Name) -> Alike {
        let one = self;
        let (Some((first, last)), Some((other_first, other_last))) = (ends(&one.words), ends(&other.words)) else {
            return Alike::Unknown;
        };
        let in_both = one.words.iter().filter(|word| other.words.contains(word)).count();
        let akin = if in_both > 0 { Alike::Akin } else { Alike::Different };
        if one.generation != other.generation || one.is_couple != other.is_couple {
            return akin;
        }
        if in_both == one.words.len() && in_both == other.words.len() {
            return Alike::Same;
        }
        if one.is_couple {
            return akin;
        }
        let shares_last = other.words.contains(last) || one.words.contains(other_last);
        let is_single = one.words.len() == 1 || other.words.len() == 1;
        let is_short = last.chars().count().min(other_last.chars().count()) <= 2;
        let lasts_agree = shares_last || is_short && begins(last, other_last);
        let is_nick = || is_nickname(first, other_first) || is_nickname(other_first, first);
        if lasts_agree && (begins(first, other_first) || is_nick())
            || is_single && (shares_last || begins(first, other_first))
        {
            Alike::Short
        } else if first == other_first {
            Alike::FirstOnly
        } else {
            akin
        }
    }
}

/// Whether one word is a prefix of the other.
fn begins(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn is_nickname(short: &str, full: &str) -> bool {
    NICKNAMES.binary_search(&(short, full)).is_ok()
}

/// The first and the last word; they are the same word if there is only one.
fn ends(words: &[String]) -> Option<(&String, &String)> {
    words.first().zip(words.last())
}

/// Mailboxes that several people read.
const SHARED_BOXES: [&str; 22] = [
    "info",
    "office",
    "sales",
    "contact",
    "mail",
    "email",
    "hello",
    "admin",
    "team",
    "service",
    "support",
    "post",
    "kontakt",
    "buero",
    "verkauf",
    "enquiries",
    "reception",
    "accounts",
    "bureau",
    "ventas",
    "contacto",
    "biuro",
];

/// Whether a mail address in lower case belongs to a desk rather than a person.
#[must_use]
pub fn is_shared_box(mail: &str) -> bool {
    mail.split_once('@').is_some_and(|(name, _)| SHARED_BOXES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Alike, pairs: &[(&str, &str)]) {
        for (one, other) in pairs {
            assert_eq!(Name::of(one).alike(&Name::of(other)), expected, "{one} and {other}");
            assert_eq!(Name::of(other).alike(&Name::of(one)), expected, "{other} and {one}");
        }
    }

    #[test]
    fn nicknames_are_in_order() {
        assert!(NICKNAMES.is_sorted());
    }

    #[test]
    fn names_are_compared_as_people_would() {
        check(
            Alike::Same,
            &[
                ("ANN HILL", "ann  hill"),
                ("Hill Ann", "Ann Hill"),
                ("Dr. Ann Hill", "Ann Hill"),
                ("Ann Hill, CPA", "Ann Hill"),
                ("René Müller", "Rene\u{301} Muller"),
                ("Hedda & Anselm Brook", "Hedda and Anselm Brook"),
                ("Ann Hill Jr.", "Ann Hill, Junior"),
            ],
        );
        check(
            Alike::Short,
            &[
                ("Jo Hill", "Jorah Hill"),
                ("L. Hill", "Lucan Hill"),
                ("E. Hill", "Eva Hill"),
                ("Ann", "Ann Hill"),
                ("Ann H.", "Ann Hill"),
                ("Hill", "Ann Hill"),
                ("Bob Hill", "Robert Hill"),
            ],
        );
        check(Alike::FirstOnly, &[("Ann Hill", "Ann Dale"), ("Ann Hill", "Ann Hillman")]);
        check(
            Alike::Akin,
            &[
                ("Ann Hill", "Bob Hill"),
                ("Anselm Brook Sr.", "Anselm Brook Jr."),
                ("Anselm Brook", "Anselm Brook Jr."),
                ("Anselm Brook II", "Anselm Brook III"),
                ("Hedda & Anselm Brook", "Hedda Brook"),
                ("Ute und Jan Vogt", "Jan Vogt"),
                ("A. Brook", "Anselm Brook Sr."),
            ],
        );
        check(Alike::Different, &[("Ann Hill", "Bob Dale"), ("Ann", "Bob")]);
        check(Alike::Unknown, &[("", "Ann Hill"), ("", ""), ("Mr.", "Ann Hill")]);
    }
}
