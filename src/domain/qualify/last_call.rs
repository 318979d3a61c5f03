//! The honest talk: the guided last conversation before letting go, built from the record. It ends with a decision:
//! yes, no, or a condition with a date (S0.41 to S0.52, S0.55).

use crate::domain::lead::Lead;
use crate::domain::lead::{ItemKind, Source};
use crate::domain::script::words;
use crate::domain::time::{Day, Now};

/// A part of the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its purpose.
    pub heading: &'static str,
    /// The words to say.
    pub words: String,
}

/// Phrases that soften the question; the last choice is remembered.
pub const CUSHIONS: [&str; 3] =
    ["I might have this wrong.", "I'd feel the same in your shoes.", "Whatever it is, I won't argue."];

/// Whether something sad calls for gentle words; the salesperson marks it (S0.55).
pub fn is_gentle(lead: &Lead, today: Day) -> bool {
    lead.items_of(ItemKind::Sensitive).any(|(_, item)| item.holds(today))
}

/// The parts of the talk up to the open question, as far as the record supports them.
pub fn parts(lead: &Lead, cushion: usize, now: &Now) -> Vec<Part> {
    let today = now.today();
    let gentle = is_gentle(lead, today);
    let mut parts = Vec::new();
    let mut part = |heading: &'static str, words: String| parts.push(Part { heading, words });
    let needs: Vec<String> = lead.said(ItemKind::MustHave).map(str::to_owned).collect();
    let brought = lead.latest_touches().map(|touch| touch.brought.as_str()).find(|brought| !brought.trim().is_empty());
    let value = brought.or_else(|| lead.next_touch().map(|next| next.value.as_str())).filter(|value| !value.is_empty());
    let mut recap = Vec::new();
    if !needs.is_empty() {
        recap.push(format!("You told me what matters: {}.", words::list(&needs)));
    }
    if let Some(value) = value {
        recap.push(format!("Here's what I've got for that: {value}."));
    }
    if !recap.is_empty() {
        part("What it was about", recap.join(" "));
    }
    if let Some(deadline) = lead.deadline.as_ref().filter(|_| !gentle) {
        if let (Some(day), Some(left)) = (words::deadline(deadline.day, today), words::days_left(deadline.day, today)) {
            part("The day", format!("You wanted it by {day}. That's {left} from now."));
        }
        if !deadline.why.trim().is_empty() {
            part(
                "Why it mattered",
                format!("And this is why the date matters: {}.", deadline.why.trim_end_matches('.')),
            );
        }
    }
    let quotes: Vec<String> = lead.said(ItemKind::Quote).map(|quote| format!("“{quote}”")).collect();
    if !quotes.is_empty() {
        part("In their words", format!("Here's what you said: {}", quotes.join(" … ")));
    }
    let (notice, question) = if gentle {
        ("I imagine other things matter more right now.", "How would you like to leave it for now?")
    } else {
        ("I get the feeling something's holding you back.", "What's holding you back?")
    };
    part("What I notice", notice.to_owned());
    let cushion = if gentle { "Nothing has to be decided today." } else { cushion_of(cushion) };
    part("Take the pressure off", cushion.to_owned());
    part("The open question", question.to_owned());
    parts
}

/// The cushion with this number; the list wraps around.
pub fn cushion_of(number: usize) -> &'static str {
    CUSHIONS.get(number % CUSHIONS.len()).copied().unwrap_or("")
}

/// Whether it was put off before.
pub fn was_put_off(lead: &Lead) -> bool {
    lead.items_of(ItemKind::Postponed).next().is_some()
}

/// A last friendly message: no reproach, and an open door. It names their needs in their words.
pub fn last_message(lead: &Lead, my_name: &str, my_number: &str) -> String {
    let needs: Vec<String> = lead
        .items_of(ItemKind::MustHave)
        .filter(|(_, item)| item.source == Source::Said)
        .map(|(_, item)| item.text.clone())
        .collect();
    let about = if needs.is_empty() { "this".to_owned() } else { words::list(&needs) };
    let reach = if my_number.is_empty() { String::new() } else { format!(" You can reach me on {my_number}.") };
    format!(
        "Hello {},\n\nI get the feeling now isn't the right time for {about}, so I won't call again. \
         Thank you for your time, and for being open with me. If it comes up again, I'm happy to help.{reach}\n\n\
         Kind regards\n{my_name}",
        lead.title()
    )
}
