//! Questions for a hesitation: a few for each kind of doubt (S4.41).

/// A kind of doubt: the words that reveal it, and what to ask.
#[derive(Debug)]
pub struct Probe {
    /// The name of the doubt.
    pub name: &'static str,
    /// Word beginnings that reveal it.
    signs: &'static [&'static str],
    /// What to ask.
    pub questions: &'static [&'static str],
}

const PROBES: [Probe; 5] = [
    Probe {
        name: "price",
        signs: &["pric", "cost", "expens", "budget", "dear", "money", "afford", "cheap"],
        questions: &[
            "Expensive compared with what?",
            "If we sorted the price out, would anything else be in the way?",
            "What's it costing you to leave things as they are?",
        ],
    },
    Probe {
        name: "time",
        signs: &["time", "busy", "later", "wait", "year", "month", "quarter", "season", "soon"],
        questions: &["What has to happen first?", "What's the first day you could start?"],
    },
    Probe {
        name: "authority",
        signs: &["boss", "board", "partner", "ask", "approv", "team", "chief", "decid", "wife", "husband"],
        questions: &["What's the first thing they'll ask you?", "Could I answer that for both of you on one call?"],
    },
    Probe {
        name: "trust",
        signs: &["trust", "risk", "sure", "proof", "guarant", "reference", "quality", "burn", "unknown"],
        questions: &["What would you need to see to be sure?", "Who would you like to ask about us?"],
    },
    Probe {
        name: "need",
        signs: &["need", "happy", "already", "compet", "other", "interest", "work"],
        questions: &[
            "What would have to be better than what you've got now?",
            "What do you do now when it goes wrong?",
        ],
    },
];

/// The questions for any other doubt.
const ANY: Probe = Probe {
    name: "doubt",
    signs: &[],
    questions: &["Can you tell me a bit more about that?", "If we solved that, what would be left?"],
};

/// The questions that fit their hesitation.
pub fn probe(hesitation: &str) -> Probe {
    let plain = hesitation.to_lowercase();
    let begins =
        |sign: &&&str| plain.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.starts_with(**sign));
    PROBES.into_iter().find(|probe| probe.signs.iter().any(|sign| begins(&sign))).unwrap_or(ANY)
}
