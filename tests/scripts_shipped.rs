//! Every shipped script reads cleanly, reads well with little known, and never shows a hole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::{BTreeSet, HashMap};

use next_touch::domain::script::fill::{Shown, fill, missing, plain_text, subject, whole_text};
use next_touch::domain::script::gap::{Gap, Values};
use next_touch::domain::script::kind::{Kind, Situation};
use next_touch::domain::script::library::{
    Wanted, offered, shipped, shipped_scripts, shipped_text,
};
use next_touch::domain::script::speaking::{Length, USUAL_WORDS_PER_MINUTE, seconds};
use next_touch::domain::script::{Line, Script, Step};
use proptest::prelude::*;

/// Values by gap; a gap that is not in it is not known.
#[derive(Clone, Debug, Default)]
struct Known(HashMap<Gap, String>);

impl Values for Known {
    fn value(&self, gap: Gap) -> Option<String> {
        self.0.get(&gap).cloned()
    }
}

/// What a lead who told much would put into each gap.
fn typical(gap: Gap) -> &'static str {
    match gap {
        Gap::FirstName => "Anna",
        Gap::LastName => "Ortiz",
        Gap::Name => "Anna Ortiz",
        Gap::Salutation => "Ms Ortiz",
        Gap::Company => "Harbour Freight Inc.",
        Gap::Role => "fleet manager",
        Gap::Source => "the trade fair",
        Gap::Colleague => "Tom Bell",
        Gap::BestTime => "mornings before ten",
        Gap::MustHave1 => "safety",
        Gap::MustHave2 => "a low load floor",
        Gap::MustHave3 => "delivery in June",
        Gap::MustHaves => "safety, a low load floor and delivery in June",
        Gap::Deadline => "Friday 14 August",
        Gap::DeadlineReason => "the lease ends",
        Gap::DaysLeft => "9 days",
        Gap::TheirWords => "We cannot be late again.",
        Gap::TheirQuestion => "How soon can it be here?",
        Gap::Hesitation => "the notice period",
        Gap::LastTouch => "on Tuesday",
        Gap::LastMail => "on Monday",
        Gap::MyPromise => "send the price list",
        Gap::TheirPromise => "ask the workshop",
        Gap::KeyPoints => "Three vans, not four.\nDelivery in one go.",
        Gap::Decisions => "three vans",
        Gap::Value => "the new crash-test results",
        Gap::Aim => "agree on a test drive",
        Gap::NextTouch => "on Friday at ten",
        Gap::OtherTime => "on Monday at two",
        Gap::Offer => "winter tyres at no charge",
        Gap::OfferEnds => "Friday 31 July",
        Gap::Link => "https://example.org/test",
        Gap::ProductNews => "a smaller van",
        Gap::UsefulNews => "the new rules for city centres",
        Gap::Greeting => "Good morning",
        Gap::MyName => "Jo Lund",
        Gap::MyNumber => "0170 123 4567",
        Gap::MyMail => "jo@example.org",
        Gap::MyHours => "today until five",
        Gap::MyCompany => "Lund Vans",
        Gap::WhatWeDo => "help small fleets stay on the road",
        Gap::WhatIsSpecial => "a van on loan within a day",
        Gap::MyResponseTime => "within two hours",
        Gap::BookingLink => "https://example.org/book",
    }
}

/// What the app always knows once a touch is prepared.
const ALWAYS: [Gap; 4] = [Gap::Greeting, Gap::MyName, Gap::MyNumber, Gap::NextTouch];

fn known(gaps: impl IntoIterator<Item = Gap>) -> Known {
    Known(
        gaps.into_iter()
            .map(|gap| (gap, typical(gap).to_owned()))
            .collect(),
    )
}

/// Every paragraph of a script, filled, its subject first.
fn paragraphs(script: &Script, values: &Known) -> Vec<Vec<Shown>> {
    std::iter::once(fill(&script.subject, values))
        .chain(
            script
                .steps
                .iter()
                .flat_map(|step| &step.lines)
                .map(|line| fill(line.pieces(), values)),
        )
        .collect()
}

/// What no filled text may show, values of the lead left aside.
#[track_caller]
fn check_clean(id: &str, shown: &[Shown]) {
    // A value is cut down to one letter, so that what is found is the script's own fault.
    let mut text = String::new();
    for part in shown {
        match part {
            Shown::Text(words) => text.push_str(words),
            Shown::Value { .. } | Shown::Missing { .. } => text.push('X'),
        }
    }
    let fault = |what: &str| panic!("{id} shows {what}: {text:?}");
    if text.contains(['{', '}']) || text.contains("[[") || text.contains("]]") {
        fault("a brace");
    }
    if text.to_lowercase().contains("undefined") || text.contains("None") {
        fault("a machine's word");
    }
    if text.contains("  ") || text.trim() != text || text.contains("\n\n") {
        fault("doubled space");
    }
    let letters: Vec<char> = text.chars().collect();
    for (place, letter) in letters.iter().enumerate() {
        let next = letters.get(place + 1).copied();
        let after_next = letters.get(place + 2).copied();
        let ends = matches!(letter, '.' | '!' | '?');
        let is_mark =
            |letter: Option<char>| matches!(letter, Some('.' | ',' | ';' | ':' | '!' | '?'));
        if ends && (is_mark(next) || next == Some(' ') && is_mark(after_next)) {
            fault("an empty sentence");
        }
        if *letter == ' ' && is_mark(next) {
            fault("a mark after a space");
        }
        if matches!(letter, ',' | ';' | ':') && is_mark(next) {
            fault("two marks");
        }
    }
    if is_first_mark(&letters) {
        fault("a mark before any word");
    }
    // A sentence that begins inside the text begins with a capital, a value or a quote.
    for pair in text.split(['.', '?', '!']).skip(1) {
        if let Some(word) = pair.strip_prefix(' ')
            && word.starts_with(char::is_lowercase)
        {
            fault("a sentence with a small first letter");
        }
    }
}

fn is_first_mark(letters: &[char]) -> bool {
    matches!(letters.first(), Some('.' | ',' | ';' | ':' | '!' | '?'))
}

#[test]
fn s0_16_scripts_ship_with_the_app_and_read_without_a_problem() {
    assert!(24 <= shipped().len(), "{} scripts", shipped().len());
    for (id, script) in shipped_scripts() {
        assert_eq!(script.problems, [], "{id}");
        assert_ne!(script.situation, Situation::Other, "{id}");
        let steps = script.steps.len();
        match script.kind {
            Kind::Call | Kind::Gatekeeper => {
                assert!((2..=6).contains(&steps), "{id}: {steps} steps")
            }
            Kind::HonestTalk => assert!((2..=8).contains(&steps), "{id}: {steps} steps"),
            Kind::Voicemail | Kind::Text | Kind::Mail | Kind::Post => {}
        }
        for step in &script.steps {
            assert!(
                step.leads_to().len() <= 4,
                "{id}: too many answers in {}",
                step.heading
            );
        }
    }
}

#[test]
fn every_situation_has_a_shipped_script() {
    let covered: BTreeSet<&str> = shipped_scripts()
        .iter()
        .map(|(_, script)| script.situation.name())
        .collect();
    for situation in Situation::ALL {
        let expected = situation != Situation::Other;
        assert_eq!(
            covered.contains(situation.name()),
            expected,
            "{}",
            situation.name()
        );
    }
}

#[test]
fn ids_and_titles_differ_and_every_file_is_in_the_table() {
    let ids: BTreeSet<String> = shipped().iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(ids.len(), shipped().len());
    let titles: BTreeSet<String> = shipped_scripts()
        .into_iter()
        .map(|(_, script)| script.title)
        .collect();
    assert_eq!(titles.len(), shipped().len());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/scripts");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .collect();
    assert_eq!(files, ids);
    assert!(shipped_text("voicemail-first").is_some());
    assert_eq!(shipped_text("nothing"), None);
}

/// Where a script ends: the steps of a talk without answers, the whole of a written text.
fn endings(script: &Script) -> Vec<String> {
    let all = known(Gap::ALL);
    let talk = matches!(
        script.kind,
        Kind::Call | Kind::Gatekeeper | Kind::HonestTalk
    );
    if !talk {
        return vec![whole_text(script, &all, |step| !step.is_extra())];
    }
    let text_of = |step: &&Step| {
        step.lines
            .iter()
            .filter(|line| matches!(line, Line::Say(_) | Line::Ask { .. }))
            .map(|line| plain_text(&fill(line.pieces(), &all)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    script.ends().iter().map(text_of).collect()
}

#[test]
fn s4_36_every_script_ends_with_a_small_or_large_ask() {
    for (id, script) in shipped_scripts() {
        for ending in endings(&script) {
            assert!(ending.contains('?'), "{id} ends without an ask: {ending}");
        }
    }
}

#[test]
fn shipped_scripts_are_clean_with_nothing_and_with_everything_known() {
    for (id, script) in shipped_scripts() {
        for values in [known([]), known(ALWAYS), known(Gap::ALL)] {
            for shown in paragraphs(&script, &values) {
                check_clean(id, &shown);
            }
        }
    }
}

#[test]
fn shipped_scripts_ask_for_nothing_of_the_lead_that_may_be_unknown() {
    for one in [Gap::FirstName, Gap::Company] {
        let values = known(ALWAYS.into_iter().chain([one]));
        for (id, script) in shipped_scripts() {
            assert_eq!(missing(&script, &values), [], "{id}");
            let said = whole_text(&script, &values, |_| true);
            assert!(
                8 <= said.split_whitespace().count(),
                "{id} says next to nothing: {said}"
            );
            if script.kind == Kind::Mail {
                assert!(
                    2 <= subject(&script, &values).split_whitespace().count(),
                    "{id}"
                );
            }
        }
    }
}

#[test]
fn t8_s0_26_the_core_of_a_voicemail_takes_at_most_25_seconds() {
    for (id, script) in shipped_scripts() {
        if script.kind != Kind::Voicemail {
            continue;
        }
        let core = whole_text(&script, &known(Gap::ALL), |step| !step.is_extra());
        let needed = seconds(&core, USUAL_WORDS_PER_MINUTE);
        assert_ne!(Length::of(needed), Length::Long, "{id}: {needed} s: {core}");
        let full = whole_text(&script, &known(Gap::ALL), |_| true);
        assert!(
            needed < seconds(&full, USUAL_WORDS_PER_MINUTE),
            "{id} has nothing to add"
        );
    }
}

#[test]
fn s0_31_a_later_voicemail_names_the_deadline_and_s0_32_drops_it_when_it_is_past() {
    let (_, script) = shipped_scripts()
        .into_iter()
        .find(|(id, _)| *id == "voicemail-second")
        .unwrap();
    let with = whole_text(&script, &known(Gap::ALL), |_| true);
    assert!(with.contains("9 days until Friday 14 August"), "{with}");
    let past = known(
        Gap::ALL
            .into_iter()
            .filter(|gap| !matches!(gap, Gap::Deadline | Gap::DaysLeft)),
    );
    let without = whole_text(&script, &past, |_| true);
    assert!(!without.contains("days"), "{without}");
}

#[test]
fn s3_6_s2_18_a_mail_to_one_lead_says_when_i_call_and_how_to_reach_me() {
    let all = known(Gap::ALL);
    for (id, script) in shipped_scripts() {
        if script.kind != Kind::Mail {
            continue;
        }
        let text = whole_text(&script, &all, |_| true);
        assert!(text.contains(typical(Gap::MyNumber)), "{id}");
        let to_one = !matches!(
            script.situation,
            Situation::Newsletter | Situation::Referral
        );
        assert!(!to_one || text.contains(typical(Gap::NextTouch)), "{id}");
    }
}

#[test]
fn s3_20_a_mail_holds_something_that_only_this_lead_said() {
    for (id, script) in shipped_scripts() {
        if !script.kind.is_written() || script.situation == Situation::Newsletter {
            continue;
        }
        let own = paragraphs(&script, &known(Gap::ALL)).iter().flatten().any(|part| {
            matches!(part, Shown::Value { gap, .. } if gap.is_about_the_lead() && *gap != Gap::FirstName)
        });
        let value = paragraphs(&script, &known(Gap::ALL))
            .iter()
            .flatten()
            .any(|part| {
                matches!(
                    part,
                    Shown::Value {
                        gap: Gap::Value | Gap::WhatIsSpecial | Gap::NextTouch,
                        ..
                    }
                )
            });
        assert!(own || value, "{id} is a form letter");
    }
}

#[test]
fn s3_7_the_gatekeeper_hears_when_the_mail_was_sent() {
    let (_, script) = shipped_scripts()
        .into_iter()
        .find(|(id, _)| *id == "gatekeeper")
        .unwrap();
    let text = whole_text(&script, &known(Gap::ALL), |_| true);
    assert!(
        text.contains("I wrote on Monday that I would ring"),
        "{text}"
    );
}

#[test]
fn s3_19_the_mail_to_the_decider_names_the_colleague_the_day_and_the_subject() {
    let (_, script) = shipped_scripts()
        .into_iter()
        .find(|(id, _)| *id == "mail-wrong-person")
        .unwrap();
    let text = whole_text(&script, &known(Gap::ALL), |_| true);
    for named in ["Tom Bell", "on Tuesday", "the new crash-test results"] {
        assert!(text.contains(named), "{named}: {text}");
    }
}

#[track_caller]
fn check_offered(wanted: Wanted, first: &str) {
    let scripts = shipped_scripts();
    let offered = offered(&wanted, &scripts);
    assert_eq!(offered.first().unwrap().0, first);
    assert!(offered.iter().all(|(_, script)| script.kind == wanted.kind));
    let all = scripts
        .iter()
        .filter(|(_, script)| script.kind == wanted.kind)
        .count();
    assert_eq!(offered.len(), all, "another one is always one tap away");
}

#[test]
fn s0_17_the_right_script_is_offered_first() {
    let wanted = Wanted {
        kind: Kind::Call,
        situation: None,
        warm: false,
        number: 1,
        last: false,
        spoken_before: false,
    };
    check_offered(wanted, "call-cold-first");
    check_offered(
        Wanted {
            warm: true,
            ..wanted
        },
        "call-warm-first",
    );
    check_offered(
        Wanted {
            number: 3,
            ..wanted
        },
        "call-after-missed",
    );
    check_offered(
        Wanted {
            spoken_before: true,
            ..wanted
        },
        "call-after-interest",
    );
    check_offered(
        Wanted {
            situation: Some(Situation::ClosingAsk),
            ..wanted
        },
        "call-closing-ask",
    );
    let voicemail = Wanted {
        kind: Kind::Voicemail,
        ..wanted
    };
    check_offered(voicemail, "voicemail-first");
    check_offered(
        Wanted {
            number: 2,
            ..voicemail
        },
        "voicemail-second",
    );
    check_offered(
        Wanted {
            number: 5,
            last: true,
            ..voicemail
        },
        "voicemail-last",
    );
    let mail = Wanted {
        kind: Kind::Mail,
        ..wanted
    };
    check_offered(mail, "mail-after-unreached");
    check_offered(
        Wanted {
            spoken_before: true,
            ..mail
        },
        "mail-after-reached",
    );
    check_offered(
        Wanted {
            situation: Some(Situation::Busy),
            ..mail
        },
        "mail-busy",
    );
    check_offered(
        Wanted {
            situation: Some(Situation::BadDay),
            ..mail
        },
        "mail-bad-day",
    );
    check_offered(
        Wanted {
            situation: Some(Situation::NotNow),
            ..mail
        },
        "mail-not-now",
    );
    check_offered(
        Wanted {
            kind: Kind::Gatekeeper,
            ..wanted
        },
        "gatekeeper",
    );
    check_offered(
        Wanted {
            kind: Kind::HonestTalk,
            ..wanted
        },
        "honest-talk",
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_lead_makes_a_shipped_script_show_a_hole(present in proptest::bits::u64::ANY) {
        let values = known(
            Gap::ALL.into_iter().enumerate().filter(|(place, _)| present >> place & 1 == 1).map(|(_, gap)| gap),
        );
        for (id, script) in shipped_scripts() {
            for shown in paragraphs(&script, &values) {
                check_clean(id, &shown);
            }
        }
    }
}
