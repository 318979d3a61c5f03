//! Phrases that are empty openers, pressure or reproach: a list per language, and how they are found.

use std::borrow::Cow;

use super::{Finding, Group, Word};

/// A language with a phrase list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
}

/// A phrase with a better form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The phrase in lower case without punctuation; a trailing `|` requires the end of a clause there.
    pub words: Cow<'static, str>,
    /// The group of checks that it belongs to.
    pub group: Group,
    /// Why other words are better.
    pub reason: Cow<'static, str>,
    /// A better wording.
    pub better: Cow<'static, str>,
}

/// The phrases of a language.
pub fn phrases(language: Language) -> &'static [Phrase] {
    match language {
        Language::English => ENGLISH,
    }
}

/// Finds phrases. If several cover the same words, the longest wins.
pub(super) fn find(text: &str, words: &[Word], phrases: &[Phrase]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut index = 0;
    while let Some(rest) = words.get(index..).filter(|rest| !rest.is_empty()) {
        let longest = phrases
            .iter()
            .filter_map(|phrase| length(text, rest, phrase).map(|length| (length, phrase)))
            .max_by_key(|(length, _)| *length);
        let Some((length, phrase)) = longest else {
            index += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (rest.first(), rest.get(length - 1)) {
            findings.push(Finding {
                start: first.start,
                end: last.end,
                group: phrase.group,
                reason: phrase.reason.clone(),
                better: phrase.better.clone(),
            });
        }
        index += length;
    }
    findings
}

/// How many of the first words `phrase` covers; `None` if it does not match.
fn length(text: &str, words: &[Word], phrase: &Phrase) -> Option<usize> {
    let (wanted, at_end) = match phrase.words.strip_suffix('|') {
        Some(wanted) => (wanted, true),
        None => (phrase.words.as_ref(), false),
    };
    let mut length = 0;
    // A hyphen separates words here as it does in the text.
    for wanted in wanted.split([' ', '-']) {
        if words.get(length)?.plain != wanted {
            return None;
        }
        length += 1;
    }
    let last = words.get(length.checked_sub(1)?)?;
    if at_end && let Some(next) = words.get(length) {
        let between = text.get(last.end..next.start)?;
        if !between.contains(['.', ',', ';', ':', '!', '?', '–', '—', '\n', '(']) {
            return None;
        }
    }
    Some(length)
}

const fn phrase(words: &'static str, group: Group, reason: &'static str, better: &'static str) -> Phrase {
    Phrase { words: Cow::Borrowed(words), group, reason: Cow::Borrowed(reason), better: Cow::Borrowed(better) }
}

const fn opener(words: &'static str) -> Phrase {
    phrase(
        words,
        Group::EmptyOpener,
        "This gives them no reason to listen.",
        "Begin with what you bring them: “I have the answer to your question about …”",
    )
}

const fn decided(words: &'static str) -> Phrase {
    phrase(
        words,
        Group::EmptyOpener,
        "This asks them to do the work and brings nothing.",
        "Ask what is missing: “What do you still need to know?”",
    )
}

const fn own_mail(words: &'static str) -> Phrase {
    phrase(
        words,
        Group::EmptyOpener,
        "This is about your own message, not about them.",
        "Name the benefit first: “You wanted …; here is how you get it.”",
    )
}

const fn own_urgency(words: &'static str) -> Phrase {
    phrase(
        words,
        Group::OwnUrgency,
        "This is your calendar, not theirs.",
        "Name their day and why it matters to them: “You need it by …”",
    )
}

const fn past(words: &'static str) -> Phrase {
    phrase(
        words,
        Group::OwnUrgency,
        "What is past helps nobody, and it sounds like a reproach.",
        "Say what is still possible: “There is still time for …”",
    )
}

const fn hype(words: &'static str) -> Phrase {
    phrase(words, Group::Hype, "Everybody says so, and nobody believes it.", "Give one fact they can check.")
}

const fn guilt(words: &'static str) -> Phrase {
    phrase(
        words,
        Group::Guilt,
        "This reproaches them, and nobody buys from a reproach.",
        "Leave it out, and bring something new.",
    )
}

#[rustfmt::skip]
static ENGLISH: &[Phrase] = &[
    opener("checking in"), opener("check in"), opener("checking back"), opener("check back"),
    opener("checking up"), opener("check up on you"), opener("touching base"), opener("touch base"),
    opener("touching basis"), opener("reaching out"), opener("reach out"), opener("circling back"),
    opener("circle back"), opener("following up|"), opener("follow up|"), opener("follow-up call|"),
    opener("following up with you"), opener("follow up with you"), opener("just following up"),
    opener("just to follow up"), opener("just wanted to"), opener("i just wanted to"),
    opener("i only wanted to"), opener("just calling to"), opener("i'm just calling"),
    opener("i am just calling"), opener("just a quick call"), opener("just a quick question"),
    opener("just a quick note"), opener("just a reminder"), opener("just a friendly reminder"),
    opener("friendly reminder"), opener("just to see how"), opener("see how things are going"),
    opener("how things are going"), opener("how it is going"), opener("how it's going"),
    opener("any news|"), opener("any news from your side"), opener("anything new|"),
    opener("say hello|"), opener("say hi|"), opener("keep in touch|"), opener("stay in touch|"),
    opener("stay on your radar"), opener("top of mind"), opener("pick your brain"),
    opener("hope this finds you well"), opener("hope this email finds you well"),
    opener("hope this mail finds you well"), opener("hope you are well|"), opener("hope you're well|"),
    opener("hope all is well"), opener("in case you missed it"), opener("bumping this"),
    opener("to the top of your inbox"),

    decided("have you decided"), decided("have you already decided"), decided("have they decided"),
    decided("have decided yet"), decided("did you decide"), decided("did they decide"),
    decided("have you made a decision"), decided("have you come to a decision"),
    decided("made a decision yet"), decided("made up your mind"), decided("if you've decided"),
    decided("if you have decided"), decided("if they've decided"), decided("if they have decided"),
    decided("whether you have decided"), decided("whether they have decided"), decided("decided yet"),
    decided("had a chance to look"), decided("had a chance to read"), decided("had a chance to review"),
    decided("had a chance to think"), decided("had time to look"), decided("had time to think"),
    decided("have you thought about it"), decided("have you thought it over"),
    decided("any decision|"), decided("any decision yet"), decided("where do we stand"),
    decided("any update|"), decided("any updates|"),

    own_mail("did you get my mail"), own_mail("did you get my email"), own_mail("did you get my message"),
    own_mail("did you get my voicemail"), own_mail("did you get my quote"), own_mail("did you get my offer"),
    own_mail("did you receive my"), own_mail("have you received my"), own_mail("have you read my"),
    own_mail("following up on my"), own_mail("follow up on my"), own_mail("following up on our"),
    own_mail("follow up on our"), own_mail("following up on your request"),
    own_mail("follow up on your request"), own_mail("following up on your inquiry"),
    own_mail("following up on your enquiry"), own_mail("following up on the mail"),
    own_mail("following up on the email"), own_mail("following up on the proposal"),
    own_mail("following up on the quote"), own_mail("calling about my"), own_mail("calling about your request"),
    own_mail("i'm calling about your inquiry"), own_mail("as per my last email"),
    own_mail("regarding my last email"), own_mail("i sent you"), own_mail("resending"),

    own_urgency("our quarter ends"), own_urgency("my quarter ends"), own_urgency("end of our quarter"),
    own_urgency("end of my quarter"), own_urgency("before the quarter ends"), own_urgency("my quota"),
    own_urgency("my target"), own_urgency("my targets"), own_urgency("our targets"),
    own_urgency("my numbers"), own_urgency("my boss"), own_urgency("my manager wants"),
    own_urgency("i need to close"), own_urgency("i need a decision"), own_urgency("i need an answer"),
    own_urgency("i need to know by"), own_urgency("i have to know by"), own_urgency("last chance"),
    own_urgency("act now"), own_urgency("before it is too late"), own_urgency("before it's too late"),
    own_urgency("only today|"), own_urgency("today only"), own_urgency("urgent"), own_urgency("asap"),

    past("you missed"), past("you have missed"), past("has expired"), past("have expired"),
    past("expired yesterday"), past("deadline has passed"), past("deadline was"), past("too late now"),
    past("you should have"),

    hype("once in a lifetime"), hype("game changer"), hype("game-changer"), hype("game changing"),
    hype("cutting edge"), hype("world class"), hype("best in class"), hype("revolutionary"),
    hype("unbeatable"), hype("you won't believe"), hype("guaranteed success"), hype("no brainer"),
    hype("100 percent satisfied"), hype("market leader"), hype("industry leading"),

    guilt("i have tried several times"), guilt("i have tried many times"), guilt("i've tried several times"),
    guilt("i have called several times"), guilt("i've called several times"), guilt("you never called"),
    guilt("you did not call"), guilt("you didn't call"), guilt("you never answered"),
    guilt("you have not answered"), guilt("you haven't answered"), guilt("you haven't replied"),
    guilt("you have not replied"), guilt("i am disappointed"), guilt("i'm disappointed"),
    guilt("still haven't heard"), guilt("still have not heard"), guilt("haven't heard back"),
    guilt("have not heard back"), guilt("haven't heard from you"), guilt("have not heard from you"),
    guilt("you promised"),
];
