//! What the rules of following up require of the shipped scripts.

use crate::scripts_support::{known, typical};
use next_touch::domain::script::fill::{Shown, fill, whole_text};
use next_touch::domain::script::library::{Wanted, offered, shipped_scripts};
use next_touch::domain::script::speaking::{Length, USUAL_WORDS_PER_MINUTE, seconds};
use next_touch::domain::script::{AskField, Gap};
use next_touch::domain::script::{Kind, Situation};
use next_touch::domain::script::{Line, Script};

#[track_caller]
fn shipped_script(wanted: &str) -> Script {
    shipped_scripts().into_iter().find(|(id, _)| *id == wanted).unwrap().1
}

/// Everything that a shipped script says to a lead for whom all but these gaps are known.
#[track_caller]
fn said(id: &str, unknown: &[Gap]) -> String {
    let values = known(Gap::ALL.into_iter().filter(|gap| !unknown.contains(gap)));
    whole_text(&shipped_script(id), &values, |_| true)
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
        assert!(needed < seconds(&full, USUAL_WORDS_PER_MINUTE), "{id} has nothing to add");
    }
}

#[track_caller]
fn check_said(id: &str, parts: &[&str]) {
    let text = said(id, &[]);
    for part in parts {
        assert!(text.contains(part), "{id} does not say {part:?}: {text}");
    }
}

#[test]
fn s0_29_s0_31_a_later_voicemail_names_the_deadline_and_s0_32_drops_it_when_it_is_past() {
    check_said("voicemail-first", &["Friday 14 August"]);
    check_said("voicemail-second", &["Friday 14 August", "9 days"]);
    let past = said("voicemail-second", &[Gap::Deadline, Gap::DaysLeft]);
    assert!(!past.contains("days") && !past.contains("August"), "{past}");
    check_said("call-after-interest", &["Friday 14 August", "9 days"]);
}

#[test]
fn s0_17_a_cold_opener_differs_from_a_warm_one() {
    check_said("call-cold-first", &[typical(Gap::NeverSpoken)]);
    check_said("call-warm-first", &["“the trade fair”"]);
}

#[test]
fn s0_30_the_first_talk_asks_for_their_deadline_and_its_reason() {
    for id in ["call-cold-first", "call-warm-first"] {
        let script = shipped_script(id);
        for wanted in [AskField::Deadline, AskField::DeadlineReason] {
            let asked = script
                .steps
                .iter()
                .flat_map(|step| &step.lines)
                .any(|line| matches!(line, Line::Ask { field, .. } if *field == wanted));
            assert!(asked, "{id} does not ask for {}", wanted.name());
        }
    }
}

#[test]
fn s2_7_s2_8_calls_thank_for_the_time_and_promise_to_be_brief() {
    for id in ["call-warm-first", "call-after-interest", "call-after-missed", "call-referred"] {
        let text = said(id, &[]).to_lowercase();
        assert!(text.contains("thank you for") && text.contains("brief"), "{id}: {text}");
    }
}

#[test]
fn s2_11_s2_13_s2_14_a_voicemail_has_all_its_slots() {
    check_said(
        "voicemail-first",
        &[
            "Jo Lund",
            "Sorry I missed you",
            "send the price list",
            "sooner",
            "today until five",
            "another time",
            "Thank you",
        ],
    );
}

#[test]
fn s4_20_s4_21_the_closing_block_has_its_three_parts_and_a_definite_time() {
    check_said("call-fixing-date", &["through it first", "0170 123 4567", "hear from you", "on Friday at ten"]);
}

#[test]
fn s3_5_a_mail_to_somebody_busy_demands_nothing_at_once() {
    check_said("mail-busy", &["today", "when it suits you"]);
}

#[test]
fn s3_8_s3_11_mails_offer_a_booking_link_or_a_second_time() {
    check_said("mail-busy", &["https://example.org/book"]);
    check_said("mail-bad-day", &["on Friday at ten, or on Monday at two"]);
}

#[test]
fn s3_12_s3_13_mails_say_what_is_special_and_pair_need_with_benefit() {
    check_said("mail-bad-day", &["a van on loan within a day"]);
    check_said(
        "mail-not-now",
        &["safety; a low", "safety: a van with the best crash test", "the new crash-test results"],
    );
}

#[test]
fn s3_15_s3_16_key_points_are_listed_and_questions_invited() {
    check_said("mail-key-points", &[":\nThree vans, not four.\nDelivery in one go.", "Questions"]);
    check_said("mail-after-reached", &["ask whatever comes to mind"]);
}

#[test]
fn s4_26_the_mail_after_a_call_holds_decisions_and_both_sides_tasks() {
    check_said(
        "mail-after-reached",
        &["three vans", "send the price list by Friday 31 July.", "ask the workshop and tell me the colour."],
    );
}

#[test]
fn s2_24_a_newsletter_names_its_useful_part_and_its_product_part() {
    check_said("mail-newsletter", &["the new rules for city centres", "a smaller van"]);
}

#[test]
fn s4_43_an_objection_is_met_with_an_offer_and_their_own_words() {
    check_said("objection-price", &["“We cannot be late again.”", "winter tyres at no charge"]);
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
        let to_one = !matches!(script.situation, Situation::Newsletter | Situation::Referral);
        assert!(!to_one || text.contains(typical(Gap::NextTouch)), "{id}");
    }
}

#[test]
fn s3_20_s4_47_a_letter_to_one_holds_something_that_only_this_lead_said() {
    let everything = known(Gap::ALL);
    for (id, script) in shipped_scripts() {
        let to_one = matches!(script.kind, Kind::Mail | Kind::Post) && script.situation != Situation::Newsletter;
        if !to_one {
            continue;
        }
        let personal = script.steps.iter().flat_map(|step| &step.lines).any(|line| {
            fill(line.pieces(), &everything).iter().any(|part| {
                matches!(part, Shown::Value { gap: Gap::Value | Gap::NextTouch, .. })
                    || matches!(part, Shown::Value { gap, .. } if *gap != Gap::FirstName && gap.is_about_the_lead())
            })
        });
        assert!(personal, "{id} is a form letter");
    }
}

#[test]
fn s3_7_the_gatekeeper_hears_when_the_mail_was_sent() {
    check_said("gatekeeper", &["on Monday"]);
}

#[test]
fn s3_19_the_mail_to_the_decider_names_the_colleague_the_day_and_the_subject() {
    check_said("mail-wrong-person", &["Tom Bell", "on Tuesday", "the new crash-test results"]);
}

#[track_caller]
fn check_offered(wanted: Wanted, first: &str) {
    let scripts = shipped_scripts();
    let offered = offered(&wanted, &scripts);
    assert_eq!(offered.first().unwrap().0, first);
    assert!(offered.iter().all(|(_, script)| script.kind == wanted.kind));
    let all = scripts.iter().filter(|(_, script)| script.kind == wanted.kind).count();
    assert_eq!(offered.len(), all, "another one is always one tap away");
}

#[test]
fn s0_17_the_right_script_is_offered_first() {
    let wanted =
        Wanted { kind: Kind::Call, situation: None, warm: false, number: 1, last: false, spoken_before: false };
    check_offered(wanted, "call-cold-first");
    check_offered(Wanted { warm: true, ..wanted }, "call-warm-first");
    check_offered(Wanted { number: 3, ..wanted }, "call-after-missed");
    check_offered(Wanted { spoken_before: true, ..wanted }, "call-after-interest");
    check_offered(Wanted { situation: Some(Situation::ClosingAsk), ..wanted }, "call-closing-ask");
    let voicemail = Wanted { kind: Kind::Voicemail, ..wanted };
    check_offered(voicemail, "voicemail-first");
    check_offered(Wanted { number: 2, ..voicemail }, "voicemail-second");
    check_offered(Wanted { number: 5, last: true, ..voicemail }, "voicemail-last");
    let mail = Wanted { kind: Kind::Mail, ..wanted };
    check_offered(mail, "mail-first");
    check_offered(Wanted { number: 2, ..mail }, "mail-after-unreached");
    check_offered(Wanted { spoken_before: true, ..mail }, "mail-after-reached");
    check_offered(Wanted { situation: Some(Situation::Busy), ..mail }, "mail-busy");
    check_offered(Wanted { situation: Some(Situation::BadDay), ..mail }, "mail-bad-day");
    check_offered(Wanted { situation: Some(Situation::NotNow), ..mail }, "mail-not-now");
    check_offered(Wanted { kind: Kind::Gatekeeper, ..wanted }, "gatekeeper");
    check_offered(Wanted { kind: Kind::HonestTalk, ..wanted }, "honest-talk");
}
