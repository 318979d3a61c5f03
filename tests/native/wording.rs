//! The wording checks: what they mark, what they leave alone, and the one rejection.

use crate::random::random;
use next_touch::domain::script::Kind;
use next_touch::domain::script::fill::whole_text;
use next_touch::domain::script::library::shipped_scripts;
use next_touch::domain::script::{Gap, Values};
use next_touch::domain::wording::{
    About, Group, Language, Phrase, check, check_whole, check_with, is_nothing_but_an_empty_opener, phrases,
};
use proptest::prelude::*;

/// The marked parts of `text`, with their groups.
#[track_caller]
fn check_marks(text: &str, expected: &[(Group, &str)]) {
    let found = check(text);
    let marks: Vec<(Group, &str)> =
        found.iter().map(|finding| (finding.group, &text[finding.start..finding.end])).collect();
    assert_eq!(marks, expected, "{text}");
    for finding in found {
        assert!(finding.reason.ends_with('.'), "{}", finding.reason);
        assert!(!finding.better.is_empty());
    }
}

#[test]
fn s0_21_s2_4_s4_15_empty_openers_are_marked_with_a_better_form() {
    use Group::EmptyOpener;
    check_marks("I am checking in.", &[(EmptyOpener, "checking in")]);
    check_marks("Touching base with you, Anna.", &[(EmptyOpener, "Touching base")]);
    check_marks("So, have you decided?", &[(EmptyOpener, "have you decided")]);
    check_marks("Decided yet?", &[(EmptyOpener, "Decided yet")]);
    check_marks("I just wanted to check in.", &[(EmptyOpener, "I just wanted to"), (EmptyOpener, "check in")]);
    check_marks("I am following up.", &[(EmptyOpener, "following up")]);
    check_marks("Following up, as always.", &[(EmptyOpener, "Following up")]);
    check_marks("I’m just calling to say hi.", &[(EmptyOpener, "I’m just calling"), (EmptyOpener, "say hi")]);
}

#[test]
fn s2_9_openers_about_my_own_message_are_marked() {
    check_marks("I am following up on my proposal.", &[(Group::EmptyOpener, "following up on my")]);
    check_marks("Did you get my mail?", &[(Group::EmptyOpener, "Did you get my mail")]);
}

#[test]
fn words_that_only_look_like_openers_pass() {
    for fine in [
        "I am following up the leak you reported.",
        "You can check inside the box.",
        "You have touched based on it.",
        "The hotel takes check-outs late.",
        "Anna has decided to come.",
        "",
        "   \n ",
    ] {
        check_marks(fine, &[]);
    }
}

#[test]
fn s0_32_urgency_about_myself_or_the_past_is_marked() {
    check_marks("Our quarter ends on Friday.", &[(Group::OwnUrgency, "Our quarter ends")]);
    check_marks("This is your last chance.", &[(Group::OwnUrgency, "last chance")]);
    check_marks("Sadly you missed the offer.", &[(Group::OwnUrgency, "you missed")]);
    check_marks("You need it by Friday.", &[]);
}

#[test]
fn reproach_and_hype_are_marked() {
    check_marks("I have not heard from you.", &[(Group::Guilt, "have not heard from you")]);
    check_marks("It is a game-changer.", &[(Group::Hype, "game-changer")]);
}

#[test]
fn s2_17_shouting_and_much_bold_are_marked() {
    check_marks("This is a GREAT OFFER.", &[(Group::Shouting, "GREAT OFFER")]);
    check_marks("This is INCREDIBLE.", &[(Group::Shouting, "INCREDIBLE")]);
    check_marks("Come now!!!", &[(Group::Shouting, "!!!")]);
    check_marks("Our ISO and HVAC papers, A4.", &[]);
    check_marks("**One** word is bold here.", &[]);
    check_marks(
        "**One** and **two** and **three** are bold here.",
        &[(Group::Bold, "**One** and **two** and **three**")],
    );
}

#[test]
fn s2_16_fragments_are_marked() {
    check_marks("this letter begins with a small one.", &[(Group::Fragment, "this")]);
    check_marks("It is good. but too late.", &[(Group::Fragment, "but")]);
    check_marks("This letter never comes to an", &[(Group::Fragment, "This letter never comes to an")]);
    check_marks("Hello Anna,\n\nThank you for the talk.\n\nKind regards\nJo Lund", &[]);
    check_marks("We carry vans, e.g. small ones, for Acme Inc. and others.", &[]);
    check_marks("You can read about it here: https://example.org/a", &[]);
}

#[track_caller]
fn check_aim(aim: &str, refused: bool) {
    assert_eq!(is_nothing_but_an_empty_opener(aim), refused, "{aim}");
}

#[test]
fn s0_21_an_aim_that_is_nothing_but_an_empty_opener_is_refused() {
    for empty in [
        "check in",
        "Checking in.",
        "call to check in",
        "Just checking in!",
        "CHECK IN",
        "touch base",
        "Touch base with Anna Ortiz",
        "follow up",
        "Follow-up call",
        "Following up with her",
        "just call to see how things are going",
        "ask if they have decided",
        "ask whether they have decided yet",
        "have you decided?",
        "reach out again next week",
        "I just wanted to touch base with you",
        "say hello",
        "any news?",
    ] {
        check_aim(empty, true);
    }
    for full in [
        "",
        "   ",
        "check in on the crash-test results she asked for",
        "touch base about the lease that ends in June",
        "follow up on the leak",
        "agree on a test drive",
        "first talk: what do they need?",
        "call",
        "ask for the order",
        "send the price list and ask if they have decided on the colour",
        "check in at the hotel",
        "follow up: bring the new price",
    ] {
        check_aim(full, false);
    }
}

#[test]
fn every_phrase_of_the_list_is_found_alone_and_explained() {
    let listed = phrases(Language::English);
    for phrase in listed {
        let words = phrase.words.trim_end_matches('|');
        let found = check_with(&words.replace('-', " "), listed, &[]);
        assert!(!found.is_empty(), "{words}");
        assert!(phrase.reason.ends_with('.'), "{words}");
        assert_eq!(words, words.to_lowercase());
    }
}

#[test]
fn own_phrases_are_found_too() {
    let own = Phrase {
        words: "synergy".into(),
        group: Group::Hype,
        reason: "Nobody knows what it means.".into(),
        better: "Say what they get.".into(),
    };
    let found = check_with("Feel the Synergy.", &[], &[own]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].start, found[0].end), (9, 16));
}

const ABOUT: About = About {
    kind: Kind::Mail,
    ways_to_reach_me: &["+49 170 1234567", "https://example.org/book"],
    known_of_lead: &["Acme", "a low load floor"],
};

#[track_caller]
fn check_groups(text: &str, kind: Kind, expected: &[Group]) {
    let groups: Vec<Group> =
        check_whole(text, &About { kind, ..ABOUT }).into_iter().map(|finding| finding.group).collect();
    assert_eq!(groups, expected, "{text}");
}

#[test]
fn s2_18_s3_20_s4_36_a_whole_text_names_me_and_them_and_asks() {
    let good = "You asked for a low load floor. Does Friday work for you? +49 170 123 45 67";
    check_groups(good, Kind::Mail, &[]);
    check_groups("ACME again: book at https://example.org/book, please.", Kind::Mail, &[]);
    check_groups("Does Friday suit Acme?", Kind::Mail, &[Group::NoWayToReachMe]);
    check_groups("Does Friday suit Acme?", Kind::Call, &[]);
    check_groups("Does Friday work for you? +491701234567", Kind::Text, &[Group::Generic]);
    check_groups("Good day to Acme. +491701234567", Kind::Voicemail, &[Group::NoAsk]);
    check_groups("", Kind::Mail, &[]);
}

#[test]
fn a_text_about_myself_is_marked() {
    let mine = "We are a team of ten. Our office is new. I like my work. We sell vans to Acme. Shall I send a list?";
    check_groups(mine, Kind::Call, &[Group::AboutMyself]);
    let theirs = "You need a van. I have one for you. Acme gets it on Friday. We bring it to you. Shall I send a list?";
    check_groups(theirs, Kind::Call, &[]);
}

/// Everything known, in words that no check marks.
struct Full;

impl Values for Full {
    fn value(&self, gap: Gap) -> Option<String> {
        Some(match gap {
            Gap::FirstName | Gap::Name | Gap::Colleague | Gap::MyName => "Anna".to_owned(),
            Gap::MyNumber => "0170 123 4567".to_owned(),
            Gap::Greeting => "Good morning".to_owned(),
            Gap::NeverSpoken => "We haven't spoken before".to_owned(),
            Gap::NextTouch => "on Friday at ten".to_owned(),
            Gap::Link | Gap::BookingLink => "https://example.org".to_owned(),
            Gap::KeyPoints => "Three vans.".to_owned(),
            Gap::TheirWords => "We need it.".to_owned(),
            gap => format!("the {}", gap.name()),
        })
    }
}

#[test]
fn s2_5_shipped_scripts_pass_their_own_checks() {
    for (id, script) in shipped_scripts() {
        let text = whole_text(&script, &Full, |_| true);
        assert_eq!(check(&text), [], "{id}: {text}");
        let about = About {
            kind: script.kind,
            ways_to_reach_me: &["0170 123 4567", "the my mail"],
            known_of_lead: &[
                "the value",
                "the must-have",
                "We need it",
                "the company",
                "on Friday",
                "the useful news",
                "what is special",
                "Anna",
            ],
        };
        let asked: Vec<Group> = check_whole(&text, &about).into_iter().map(|finding| finding.group).collect();
        assert_eq!(asked, [], "{id}: {text}");
    }
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn findings_stand_between_letters_of_any_text(text in "(?s)(check|in|IN|follow|up|!!|\\*\\*|[. ,\n’'ßÄ😀]|.){0,40}") {
        let mut found = check(&text);
        found.extend(check_whole(&text, &ABOUT));
        for finding in found {
            prop_assert!(text.get(finding.start..finding.end).is_some_and(|marked| !marked.is_empty()));
        }
        is_nothing_but_an_empty_opener(&text);
    }
}
