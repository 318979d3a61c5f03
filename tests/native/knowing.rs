//! Knowing the lead: what to ask and not to ask twice, quotes, facts with proof, signals with a date, and what both
//! sides have agreed to do.

use crate::monday::{desk_with_ann, now, record, said, talk};
use crate::support::{Desk, at, day, somebody, touch};
use next_touch::app::call::script;
use next_touch::app::call::script_values::{self, AnswerHome, TouchValues};
use next_touch::domain::book::Book;
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::id::{LeadId, LibraryItemId};
use next_touch::domain::lead::decision_maker::{Decides, decides};
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime};
use next_touch::domain::lead::{Deadline, Detail, Group};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::qualify::commitments::{self, State, assigned, of_side, settled};
use next_touch::domain::qualify::fact_tests::{self, FEWEST_TESTS, NEED};
use next_touch::domain::qualify::perception;
use next_touch::domain::qualify::probe;
use next_touch::domain::qualify::questions::{self, FIRST_TALK, Question};
use next_touch::domain::qualify::signals::{self, Leaning, Sign};
use next_touch::domain::script::library;
use next_touch::domain::script::{AskField, Gap, Values};
use next_touch::domain::time::days_after;
use next_touch::domain::util::FlatMap;
use next_touch::store::backup;

fn unasked(desk: &Desk, id: LeadId) -> Vec<&'static Question> {
    questions::unasked(desk.lead(id), now().today())
}

#[track_caller]
fn check_answered(question: &'static Question, text: &str) {
    let (mut desk, id) = desk_with_ann();
    if question == &questions::DEADLINE_REASON {
        desk.run(
            Command::SetDetail(id, Detail::Deadline(Some(Deadline { day: day("2026-12-01"), why: String::new() }))),
            &now(),
        );
    }
    assert!(unasked(&desk, id).contains(&question), "it is asked until it is answered");
    desk.run(questions::answer(desk.lead(id), question, text, now().today()), &now());
    assert!(!unasked(&desk, id).contains(&question), "and not again after that");
    assert!(questions::answer_of(desk.lead(id), question, now().today()).is_some());
}

#[test]
fn s1_13_how_they_want_to_be_followed_up_is_asked_until_it_is_answered() {
    check_answered(&questions::CHANNEL, "mail");
    let (mut desk, id) = desk_with_ann();
    assert_eq!(unasked(&desk, id).first(), Some(&&questions::CHANNEL), "it comes first");
    desk.run(questions::answer(desk.lead(id), &questions::CHANNEL, "Mail", now().today()), &now());
    assert_eq!(desk.lead(id).preferred, Some(Channel::Mail));
}

#[test]
fn s1_17_what_they_care_about_at_work_is_asked_and_kept() {
    check_answered(&questions::INTEREST, "electric vans");
    let (mut desk, id) = desk_with_ann();
    desk.run(questions::answer(desk.lead(id), &questions::INTEREST, "electric vans", now().today()), &now());
    assert_eq!(desk.lead(id).said(ItemKind::Interest).collect::<Vec<_>>(), ["electric vans"]);
}

#[test]
fn s1_18_private_interests_stand_apart_from_those_at_work() {
    check_answered(&questions::PRIVATE, "sailing");
    let (mut desk, id) = desk_with_ann();
    desk.run(questions::answer(desk.lead(id), &questions::PRIVATE, "sailing", now().today()), &now());
    assert_eq!(desk.lead(id).said(ItemKind::PrivateInterest).collect::<Vec<_>>(), ["sailing"]);
    assert_eq!(desk.lead(id).said(ItemKind::Interest).count(), 0);
    said(&mut desk, id, ItemKind::Interest, "electric vans");
    let file = |book: &Book| backup::write(book, now().instant).unwrap();
    assert!(file(&desk.book).contains("sailing"));
    let shared = file(&desk.book.without_private());
    assert!(!shared.contains("sailing") && shared.contains("electric vans"));
}

#[test]
fn s0_30_the_deadline_and_its_reason_are_listed_until_they_are_known() {
    check_answered(&questions::DEADLINE, "2026-12-01");
    check_answered(&questions::DEADLINE_REASON, "the fair opens");
    let (mut desk, id) = desk_with_ann();
    assert!(!unasked(&desk, id).contains(&&questions::DEADLINE_REASON), "no reason is asked of no day");
    desk.run(questions::answer(desk.lead(id), &questions::DEADLINE, "2026-11-24", now().today()), &now());
    assert!(unasked(&desk, id).contains(&&questions::DEADLINE_REASON));
    let later = questions::unasked(desk.lead(id), day("2026-11-25"));
    assert!(later.contains(&&questions::DEADLINE), "a day that is past is no answer any more");
}

#[test]
fn s1_31_who_decides_and_by_which_route_stay_listed_until_they_are_known() {
    check_answered(&questions::DECIDER, "Mr Bell");
    check_answered(&questions::ROUTE, "first the fleet manager, then the board");
}

#[test]
fn s1_19_what_was_not_asked_in_the_first_talk_is_flagged_at_the_second_touch() {
    let (mut desk, id) = desk_with_ann();
    assert!(!questions::is_flagged(desk.lead(id), now().today()), "before the first talk it is only listed");
    desk.touch(id, Outcome::Spoke, &now());
    assert!(questions::is_flagged(desk.lead(id), now().today()));
    for question in FIRST_TALK {
        desk.run(questions::not_said(desk.lead(id), question, now().today()), &now());
    }
    assert!(!questions::is_flagged(desk.lead(id), now().today()));
    let much_later = days_after(now().today(), 40);
    assert!(questions::is_flagged(desk.lead(id), much_later), "what they would not say may be asked again some day");
}

#[test]
fn an_answer_given_in_a_script_is_an_answer_to_the_question() {
    let (mut desk, id) = desk_with_ann();
    let answers = [
        (AskField::Channel, "mail", &questions::CHANNEL),
        (AskField::MustHave, "three rows", &questions::MUST_HAVE),
        (AskField::Deadline, "2026-12-01", &questions::DEADLINE),
        (AskField::DeadlineReason, "the fair", &questions::DEADLINE_REASON),
        (AskField::Decider, "Mr Bell", &questions::DECIDER),
        (AskField::Route, "the board", &questions::ROUTE),
        (AskField::Interest, "vans", &questions::INTEREST),
        (AskField::PrivateInterest, "sailing", &questions::PRIVATE),
    ];
    for (field, text, question) in answers {
        let home = script_values::answer_to(field, desk.lead(id), text, Country::fallback());
        let AnswerHome::Book(command) = home else { panic!("{field:?} is kept") };
        desk.run(*command, &now());
        assert!(!unasked(&desk, id).contains(&question), "{field:?}");
    }
}

#[test]
fn s4_39_the_casual_question_is_not_the_same_twice() {
    let (mut desk, id) = desk_with_ann();
    let mut asked = Vec::new();
    for _ in 0..3 {
        let question = questions::casual(desk.lead(id), now().today()).unwrap();
        assert!(!asked.contains(&question.words));
        asked.push(question.words);
        desk.touch(id, Outcome::Spoke, &now());
    }
    let next = questions::casual(desk.lead(id), now().today()).unwrap();
    desk.run(questions::answer(desk.lead(id), next, "a new hall", now().today()), &now());
    assert_ne!(questions::casual(desk.lead(id), now().today()).unwrap().words, next.words, "what is answered rests");
}

#[test]
fn s4_42_why_they_wait_is_asked_until_it_is_known() {
    let (mut desk, id) = desk_with_ann();
    assert!(!unasked(&desk, id).contains(&&questions::HESITATION), "the lead has not deferred anything yet");
    desk.touch(id, Outcome::NotNow, &now());
    assert_eq!(unasked(&desk, id).first(), Some(&&questions::HESITATION));
    said(&mut desk, id, ItemKind::Hesitation, "the notice period");
    assert!(!unasked(&desk, id).contains(&&questions::HESITATION));
}

#[track_caller]
fn check_probe(hesitation: &str, about: &str) {
    let probe = probe(hesitation);
    assert_eq!(probe.name, about);
    assert!(probe.questions.len() >= 2 && probe.questions.iter().all(|question| question.ends_with('?')));
}

#[test]
fn s4_41_every_doubt_has_questions_that_probe_it() {
    check_probe("too expensive for us", "price");
    check_probe("not this year", "time");
    check_probe("I must ask my partner", "authority");
    check_probe("Is that sure?", "trust");
    check_probe("we are happy with the old one", "need");
    check_probe("hm", "doubt");
}

#[test]
fn s0_18_must_haves_are_kept_in_their_words_and_in_their_order() {
    let (mut desk, id) = desk_with_ann();
    for text in ["three rows", "crash rating", "delivery in May"] {
        said(&mut desk, id, ItemKind::MustHave, text);
    }
    assert_eq!(
        desk.lead(id).said(ItemKind::MustHave).collect::<Vec<_>>(),
        ["three rows", "crash rating", "delivery in May"]
    );
}

#[test]
fn s0_19_a_condition_is_asked_about_before_a_call_until_it_is_met() {
    let (mut desk, id) = desk_with_ann();
    assert!(commitments::conditions(desk.lead(id)).is_empty());
    said(&mut desk, id, ItemKind::Condition, "the budget is through");
    let conditions = commitments::conditions(desk.lead(id));
    assert_eq!(conditions.iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["the budget is through"]);
    let item = conditions[0].0;
    let met = settled(&desk.lead(id).items.get(&item).unwrap().clone(), true, now().today());
    desk.run(Command::SetItem(id, item, Some(met)), &now());
    assert!(commitments::conditions(desk.lead(id)).is_empty());
}

#[track_caller]
fn check_unmet(offer: &str, unmet: &[&str]) {
    let (mut desk, id) = desk_with_ann();
    for text in ["three rows", "crash rating of five stars", "blue"] {
        said(&mut desk, id, ItemKind::MustHave, text);
    }
    desk.run(Command::AddItem(id, Item::new(ItemKind::MustHave, "a guess".to_owned(), Source::Guessed)), &now());
    assert_eq!(commitments::unmet(desk.lead(id), offer), unmet);
}

#[test]
fn s0_20_an_offer_shows_the_must_haves_it_says_nothing_of() {
    check_unmet("The blue seven-seater with three rows", &["crash rating of five stars"]);
    check_unmet("Five stars in every crash test", &["three rows", "blue"]);
    check_unmet("Winter tyres", &["three rows", "crash rating of five stars", "blue"]);
    check_unmet("Three rows, five stars, and it is BLUE.", &[]);
}

#[track_caller]
fn check_impression(text: &str) {
    assert!(perception(text).is_some(), "{text}");
}

#[track_caller]
fn check_fact(text: &str) {
    assert_eq!(perception(text), None, "{text}");
}

#[test]
fn s1_24_manners_are_no_fact() {
    check_impression("He was rude on the phone");
    check_impression("very friendly");
    check_fact("Signed the trial on 3 May");
    check_fact("Has a cold store in Leeds");
}

#[test]
fn s1_25_looks_are_no_fact() {
    check_impression("badly dressed");
    check_impression("Drives an expensive car");
    check_fact("Ordered two cars in March");
}

#[test]
fn s1_27_what_is_only_felt_is_no_proof_and_without_what_and_when_nothing_is_met() {
    check_impression("I feel they will buy");
    check_impression("seems able to pay");
    let (mut desk, id) = desk_with_ann();
    let test = desk.book.fact_tests()[0].clone();
    let noted = [("", Some(now().today())), ("named a budget of 40,000", None), ("seems rich", Some(now().today()))];
    for (proof, since) in noted {
        assert!(fact_tests::problem(proof, since).is_some());
        // Adding an undated fact dates it, so the date is removed again.
        let item = fact_tests::met(&test, proof, since);
        desk.run(Command::AddItem(id, item.clone()), &now());
        let (known, _) = desk.lead(id).items_of(ItemKind::Fact).last().unwrap();
        desk.run(Command::SetItem(id, known, Some(item)), &now());
        assert_eq!(desk.book.facts_met(desk.lead(id), now().today()), 0, "{proof:?} {since:?}");
    }
    desk.run(Command::AddItem(id, fact_tests::met(&test, "named a budget of 40,000", Some(now().today()))), &now());
    assert_eq!(desk.book.facts_met(desk.lead(id), now().today()), 1);
    let (known, item) = desk.lead(id).items_of(ItemKind::Fact).last().map(|(id, item)| (id, item.clone())).unwrap();
    desk.run(Command::SetItem(id, known, Some(fact_tests::no_longer(&item, now().today()))), &now());
    assert_eq!(desk.book.facts_met(desk.lead(id), now().today()), 0, "what is no longer true counts no more");
}

fn set_test(test: Option<LibraryItemId>, text: &str) -> Command {
    Command::SetFactTest { test, text: text.to_owned() }
}

#[test]
fn s1_26_a_set_of_tests_has_at_least_five_and_is_the_salespersons_own() {
    let mut desk = Desk::new();
    assert!(desk.book.fact_tests().len() >= FEWEST_TESTS);
    assert_eq!(desk.try_run(set_test(None, "They look rich"), &now()), Err(CommandError::Perception));
    desk.run(set_test(None, "Their contract ends this year"), &now());
    desk.run(set_test(Some(NEED), "They have lost orders for want of it"), &now());
    let texts: Vec<String> = desk.book.fact_tests().into_iter().map(|test| test.text).collect();
    assert!(texts.iter().any(|text| text == "Their contract ends this year"));
    assert!(texts.iter().any(|text| text == "They have lost orders for want of it"));
    while desk.book.fact_tests().len() > FEWEST_TESTS {
        let last = desk.book.fact_tests().last().unwrap().id;
        desk.run(set_test(Some(last), ""), &now());
    }
    let tests = desk.book.fact_tests();
    for test in &tests {
        assert_eq!(desk.try_run(set_test(Some(test.id), " "), &now()), Err(CommandError::FiveTests));
    }
    let before = desk.book.clone();
    let rude = LibraryItem::new(LibraryItemKind::FactTest, now().instant, "", "They were rude");
    assert_eq!(desk.try_run(Command::AddPiece(rude), &now()), Err(CommandError::Perception), "by no other door either");
    let own = desk
        .book
        .library_items_of(LibraryItemKind::FactTest)
        .find(|(_, piece)| !piece.text.is_empty())
        .map(|(id, _)| id);
    if let Some(id) = own {
        assert_eq!(desk.try_run(Command::SetPiece(id, None), &now()), Err(CommandError::FiveTests));
    }
    assert_eq!(desk.book, before);
}

#[track_caller]
fn check_group(facts: &[usize], days: Option<u32>, group: Group) {
    let (mut desk, id) = desk_with_ann();
    for place in facts {
        let test = desk.book.fact_tests()[*place].clone();
        desk.run(Command::AddItem(id, fact_tests::met(&test, "said so in our talk", Some(now().today()))), &now());
    }
    let deadline = days.map(|days| Deadline { day: days_after(now().today(), days), why: String::new() });
    desk.run(Command::SetDetail(id, Detail::Deadline(deadline)), &now());
    assert_eq!(
        fact_tests::suggested_group(&desk.book, desk.lead(id), now().today()).group,
        group,
        "{facts:?} {days:?}"
    );
}

#[test]
fn a_group_is_suggested_from_facts_and_the_time_to_buy() {
    check_group(&[], Some(10), Group::C);
    check_group(&[0], Some(10), Group::C);
    check_group(&[0, 1], Some(10), Group::A);
    check_group(&[0, 1], Some(100), Group::B);
    check_group(&[0, 1, 2], None, Group::B);
    check_group(&[0, 1, 2], Some(300), Group::C);
}

#[test]
fn s1_33_after_two_months_in_a_the_group_is_asked_again() {
    let (mut desk, id) = desk_with_ann();
    for place in [0, 1] {
        let test = desk.book.fact_tests()[place].clone();
        desk.run(Command::AddItem(id, fact_tests::met(&test, "said so in our talk", Some(now().today()))), &now());
    }
    desk.run(Command::SetDetail(id, Detail::Group(Some(Group::A))), &now());
    let question =
        |desk: &Desk, days| fact_tests::group_question(&desk.book, desk.lead(id), days_after(now().today(), days));
    assert_eq!(question(&desk, 60), None);
    assert!(question(&desk, 62).unwrap().contains("two months"));
    let later = at("2027-01-25 10:00");
    desk.run(Command::SetDetail(id, Detail::Group(Some(Group::A))), &later);
    assert_eq!(question(&desk, 64), None, "the choice was made again");
    assert_eq!(desk.lead(id).items_of(ItemKind::Grouped).count(), 1);
}

#[test]
fn s1_34_group_b_without_need_and_means_is_hinted_at() {
    let (mut desk, id) = desk_with_ann();
    desk.run(Command::SetDetail(id, Detail::Group(Some(Group::B))), &now());
    let hint = |desk: &Desk| fact_tests::group_question(&desk.book, desk.lead(id), now().today());
    assert!(hint(&desk).is_some());
    for place in [0, 1] {
        assert!(hint(&desk).is_some(), "both are needed");
        let test = desk.book.fact_tests()[place].clone();
        desk.run(Command::AddItem(id, fact_tests::met(&test, "said so in our talk", Some(now().today()))), &now());
    }
    assert_eq!(hint(&desk), None);
}

#[test]
fn s1_22_a_new_lead_is_untested_until_a_fact_is_proved() {
    let (mut desk, id) = desk_with_ann();
    assert_eq!(desk.book.facts_met(desk.lead(id), now().today()), 0);
    let test = desk.book.fact_tests()[0].clone();
    desk.run(Command::AddItem(id, fact_tests::met(&test, "lost two orders in May", Some(now().today()))), &now());
    assert_eq!(desk.book.facts_met(desk.lead(id), now().today()), 1);
}

#[test]
fn s4_3_new_leads_are_listed_for_a_look_before_any_plan() {
    let (mut desk, id) = desk_with_ann();
    let untested = |desk: &Desk| next_touch::domain::qualify::review::untested(&desk.book, now().today());
    assert_eq!(untested(&desk), [id]);
    let test = desk.book.fact_tests()[0].clone();
    desk.run(Command::AddItem(id, fact_tests::met(&test, "lost two orders in May", Some(now().today()))), &now());
    assert!(untested(&desk).is_empty());
    let bob = desk.add(somebody("Bob", "202 555 0144"), &now());
    assert_eq!(untested(&desk), [bob]);
    desk.touch(bob, Outcome::Spoke, &now());
    assert!(untested(&desk).is_empty(), "after a talk it is no new lead any more");
}

#[track_caller]
fn check_ticked(sign: &'static Sign, leaning: Leaning) {
    let (mut desk, id) = desk_with_ann();
    desk.run(Command::AddItem(id, signals::tick(sign, now().today())), &now());
    let evidence = signals::evidence(desk.lead(id), &now());
    let [seen] = evidence.as_slice() else { panic!("{evidence:?}") };
    assert_eq!((seen.sign, seen.day, seen.sign.leaning), (sign, Some(now().today()), leaning));
    assert_eq!(signals::tally(&evidence, leaning), 1);
}

#[test]
fn s4_4_never_asking_for_details_is_a_poor_sign() {
    check_ticked(&signals::NEVER_ASKS, Leaning::Poor);
}

#[test]
fn s4_5_no_specific_interest_is_a_poor_sign() {
    check_ticked(&signals::NO_INTEREST, Leaning::Poor);
}

#[test]
fn s4_6_little_time_is_a_poor_sign_and_short_talks_only_suggest_it() {
    check_ticked(&signals::LITTLE_TIME, Leaning::Poor);
    let (mut desk, id) = desk_with_ann();
    for (seconds, suggested) in [(60, false), (60, true), (600, false)] {
        record(&mut desk, id, Touch { seconds: Some(seconds), ..talk(Progress::Learned, Close::DugOn) });
        assert_eq!(signals::suggests_little_time(desk.lead(id)), suggested, "{seconds}");
    }
    let evidence = signals::evidence(desk.lead(id), &now());
    assert!(evidence.iter().all(|seen| seen.sign != &signals::LITTLE_TIME), "a suggestion is no evidence");
}

#[test]
fn s4_7_never_making_contact_first_is_read_from_the_record() {
    let (mut desk, id) = desk_with_ann();
    let never =
        |desk: &Desk| signals::evidence(desk.lead(id), &now()).iter().any(|seen| seen.sign == &signals::NEVER_FIRST);
    for expected in [false, false, true] {
        desk.touch(id, Outcome::NoAnswer, &now());
        assert_eq!(never(&desk), expected);
    }
    record(&mut desk, id, touch(Outcome::Spoke, Channel::Call, Direction::Theirs, TouchTime::At(now().instant)));
    assert!(!never(&desk));
    assert!(signals::evidence(desk.lead(id), &now()).iter().any(|seen| seen.sign == &signals::MADE_CONTACT));
}

#[test]
fn s4_8_staying_vague_is_a_poor_sign() {
    check_ticked(&signals::VAGUE, Leaning::Poor);
}

fn promise_of_theirs(desk: &mut Desk, id: LeadId, text: &str, well: bool) {
    let item = assigned(ItemKind::TheirPromise, text, Some(now().today()), "the order date", now().today());
    desk.run(Command::AddItem(id, item), &now());
    let (known, item) =
        desk.lead(id).items_of(ItemKind::TheirPromise).last().map(|(id, item)| (id, item.clone())).unwrap();
    desk.run(Command::SetItem(id, known, Some(settled(&item, well, now().today()))), &now());
}

#[test]
fn s4_9_two_broken_promises_are_counted_from_what_they_agreed() {
    let (mut desk, id) = desk_with_ann();
    let broken = |desk: &Desk| {
        signals::evidence(desk.lead(id), &now())
            .into_iter()
            .filter(|seen| seen.sign == &signals::BREAKS_PROMISES)
            .count()
    };
    promise_of_theirs(&mut desk, id, "send the plan", false);
    promise_of_theirs(&mut desk, id, "ask the boss", true);
    assert_eq!(broken(&desk), 0, "one is no sign");
    promise_of_theirs(&mut desk, id, "name the day", false);
    assert_eq!(broken(&desk), 2);
}

#[test]
fn s4_10_t4_being_distracted_weighs_only_from_the_second_time() {
    let (mut desk, id) = desk_with_ann();
    for weight in [0, 2, 3] {
        desk.run(Command::AddItem(id, signals::tick(&signals::DISTRACTED, now().today())), &now());
        assert_eq!(signals::tally(&signals::evidence(desk.lead(id), &now()), Leaning::Poor), weight);
    }
}

#[test]
fn s4_11_who_cannot_say_no_or_wants_free_ideas_is_marked_with_advice() {
    for sign in [&signals::CANNOT_SAY_NO, &signals::FREE_IDEAS] {
        check_ticked(sign, Leaning::Care);
        assert!(!sign.advice.is_empty());
    }
}

#[test]
fn s4_12_four_good_signs_are_one_tick_each() {
    for sign in [&signals::SAYS_WHY, &signals::ASKS_COST, &signals::ASKS_WHEN, &signals::ASKS_DETAILS] {
        check_ticked(sign, Leaning::Good);
        assert!(signals::TICKED.contains(&sign));
    }
}

#[test]
fn s3_17_a_question_of_theirs_is_a_good_sign() {
    let (mut desk, id) = desk_with_ann();
    let good = |desk: &Desk| signals::tally(&signals::evidence(desk.lead(id), &now()), Leaning::Good);
    assert_eq!(good(&desk), 0);
    said(&mut desk, id, ItemKind::Question, "When could you deliver?");
    assert_eq!(good(&desk), 1);
}

#[test]
fn s4_13_every_sign_has_a_source_that_can_be_opened() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::Question, "When could you deliver?");
    desk.run(Command::AddItem(id, signals::tick(&signals::VAGUE, now().today())), &now());
    record(&mut desk, id, touch(Outcome::Spoke, Channel::Call, Direction::Theirs, TouchTime::At(now().instant)));
    let evidence = signals::evidence(desk.lead(id), &now());
    assert_eq!(evidence.len(), 3);
    for seen in evidence {
        match seen.origin {
            signals::Origin::Item(item) => assert!(desk.lead(id).items.contains_key(&item)),
            signals::Origin::Touch(touch) => assert!(desk.lead(id).touches.iter().any(|(known, _)| *known == touch)),
            signals::Origin::Record => panic!("{seen:?}"),
        }
    }
}

#[test]
fn s0_9_one_cold_talk_changes_nothing_but_the_note() {
    let (mut desk, id) = desk_with_ann();
    desk.run(Command::SetDetail(id, Detail::Group(Some(Group::A))), &now());
    let (mut warm, _) =
        (Desk { book: desk.book.clone(), ids: desk.ids.clone(), hybrid_clock: desk.hybrid_clock.clone() }, ());
    record(&mut warm, id, talk(Progress::Forward, Close::SetDate));
    record(&mut desk, id, Touch { note: "cold".to_owned(), ..talk(Progress::Back, Close::SetDate) });
    assert_eq!(desk.lead(id).group, Some(Group::A));
    assert_eq!(desk.lead(id).status, warm.lead(id).status, "the plan goes on as it would have");
    assert!(next_touch::domain::qualify::review::hints(desk.lead(id), desk.book.settings(), &now()).is_empty());
}

#[test]
fn s4_30_what_both_sides_do_is_listed_with_its_day_and_stands_in_the_mail() {
    let (mut desk, id) = desk_with_ann();
    let due = day("2026-11-26");
    for (kind, text) in [
        (ItemKind::MyPromise, "send the sheet"),
        (ItemKind::MyPromise, "ask for a slot"),
        (ItemKind::TheirPromise, "name the day"),
    ] {
        desk.run(Command::AddItem(id, assigned(kind, text, Some(due), "", now().today())), &now());
    }
    let typed = FlatMap::new();
    let values =
        TouchValues { lead: desk.lead(id), following: None, call: None, book: &desk.book, typed: &typed, now: now() };
    let mine = values.value(Gap::MyTasks).unwrap();
    assert!(mine.contains("send the sheet by Thursday") && mine.contains("ask for a slot"), "{mine}");
    assert_eq!(values.value(Gap::TheirTasks).as_deref(), Some("name the day by Thursday 26 November"));
    let mail = next_touch::domain::script::library::shipped_text("mail-after-reached").unwrap();
    assert!(mail.contains("{my tasks}") && mail.contains("{their tasks}"));
}

#[test]
fn s4_31_what_moves_nothing_is_marked_and_what_is_due_stands_on_today() {
    let (mut desk, id) = desk_with_ann();
    let today = now().today();
    desk.run(
        Command::AddItem(
            id,
            assigned(ItemKind::MyPromise, "send the sheet", Some(today), "their crash-test question", today),
        ),
        &now(),
    );
    desk.run(
        Command::AddItem(id, assigned(ItemKind::MyPromise, "say hello to Tom", Some(day("2026-11-30")), " ", today)),
        &now(),
    );
    let mine = of_side(desk.lead(id), ItemKind::MyPromise, today);
    assert_eq!(mine.iter().map(|one| one.moves.is_empty()).collect::<Vec<_>>(), [false, true]);
    let due: Vec<String> = commitments::mine_due(&desk.book, today).into_iter().map(|one| one.text).collect();
    assert_eq!(due, ["send the sheet"]);
    assert_eq!(commitments::mine_due(&desk.book, day("2026-12-01")).len(), 2);
    let later = of_side(desk.lead(id), ItemKind::MyPromise, day("2026-11-25"));
    assert_eq!(later[0].state, State::Overdue(2));
}

#[test]
fn s4_33_what_was_brought_learned_and_answered_is_listed_as_covered() {
    let (mut desk, id) = desk_with_ann();
    let brought = "the crash-test sheet".to_owned();
    record(
        &mut desk,
        id,
        Touch { brought, learned: "they tow boats".to_owned(), ..talk(Progress::Learned, Close::DugOn) },
    );
    said(&mut desk, id, ItemKind::Question, "Is there a tow bar?");
    assert_eq!(commitments::covered(desk.lead(id)), ["the crash-test sheet", "they tow boats"]);
    let (known, item) = desk.lead(id).items_of(ItemKind::Question).last().map(|(id, item)| (id, item.clone())).unwrap();
    desk.run(Command::SetItem(id, known, Some(settled(&item, true, now().today()))), &now());
    assert_eq!(commitments::covered(desk.lead(id)), ["the crash-test sheet", "they tow boats", "Is there a tow bar?"]);
}

#[test]
fn s4_40_open_questions_have_an_age_and_grow_old() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::Question, "Is there a tow bar?");
    let after = |days| commitments::open_questions(desk.lead(id), days_after(now().today(), days));
    assert_eq!((after(0)[0].age, after(0)[0].is_old), (Some(0), false));
    assert_eq!((after(3)[0].age, after(3)[0].is_old), (Some(3), true));
}

#[test]
fn s3_18_open_questions_suggest_a_touch_that_answers_them() {
    let (mut desk, id) = desk_with_ann();
    assert_eq!(commitments::answering_aim(desk.lead(id), now().today()), None);
    for text in ["Is there a tow bar?", "What does it weigh?"] {
        said(&mut desk, id, ItemKind::Question, text);
    }
    let aim = commitments::answering_aim(desk.lead(id), now().today()).unwrap();
    assert!(aim.contains("Is there a tow bar?") && aim.contains("What does it weigh?"));
}

#[test]
fn s0_4_what_is_open_is_named_before_a_date_is_set() {
    let (mut desk, id) = desk_with_ann();
    assert!(commitments::unfinished(desk.lead(id), now().today()).is_empty());
    said(&mut desk, id, ItemKind::Question, "Is there a tow bar?");
    said(&mut desk, id, ItemKind::Hesitation, "the price");
    assert_eq!(commitments::unfinished(desk.lead(id), now().today()), ["Is there a tow bar?", "the price"]);
}

#[test]
fn s0_3_each_way_to_end_a_talk_has_a_text_of_its_own() {
    let ids: Vec<&str> = Close::ALL.into_iter().map(script::script_for).collect();
    assert!(ids.iter().all(|id| library::shipped_text(id).is_some()));
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
}

#[test]
fn s1_28_whether_they_decide_is_unknown_until_they_say_so() {
    let (mut desk, id) = desk_with_ann();
    desk.run(Command::AddItem(id, Item::new(ItemKind::Decider, "Mr Bell".to_owned(), Source::Guessed)), &now());
    assert_eq!(decides(desk.lead(id)), Decides::Unknown, "a guess is no answer");
    desk.run(
        questions::answer(
            desk.lead(id),
            &questions::DECIDER,
            next_touch::domain::lead::decision_maker::THEMSELVES,
            now().today(),
        ),
        &now(),
    );
    assert_eq!(decides(desk.lead(id)), Decides::This);
    said(&mut desk, id, ItemKind::Decider, "Mr Bell");
    assert_eq!(decides(desk.lead(id)), Decides::Other("Mr Bell".to_owned(), None));
}

#[test]
fn s1_29_role_and_influence_are_two_things() {
    let (mut desk, id) = desk_with_ann();
    desk.run(Command::SetDetail(id, Detail::Role("trainee".to_owned())), &now());
    said(&mut desk, id, ItemKind::Influence, "chooses all vans");
    assert_eq!(desk.lead(id).role, "trainee");
    assert_eq!(desk.lead(id).said(ItemKind::Influence).collect::<Vec<_>>(), ["chooses all vans"]);
}

#[test]
fn s1_30_the_route_is_noted_and_a_script_for_being_referred_is_there() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::Route, "through the fleet manager");
    assert_eq!(desk.lead(id).said(ItemKind::Route).count(), 1);
    assert!(library::shipped_text("call-referred").is_some());
}

#[test]
fn s4_44_a_guess_fills_no_gap_and_answers_no_question() {
    let (mut desk, id) = desk_with_ann();
    desk.run(Command::AddItem(id, Item::new(ItemKind::MustHave, "cheap".to_owned(), Source::Guessed)), &now());
    let typed = FlatMap::new();
    let values =
        TouchValues { lead: desk.lead(id), following: None, call: None, book: &desk.book, typed: &typed, now: now() };
    assert_eq!(values.value(Gap::MustHave1), None);
    assert!(unasked(&desk, id).contains(&&questions::MUST_HAVE));
}

#[test]
fn s0_53_s4_38_every_talk_ends_with_where_it_left_things() {
    let (mut desk, id) = desk_with_ann();
    for progress in Progress::ALL {
        record(&mut desk, id, talk(progress, Close::DugOn));
        assert_eq!(desk.lead(id).latest_touches().next().unwrap().wrap_up.unwrap().progress, progress);
    }
    for outcome in Outcome::ALL.into_iter().filter(|outcome| outcome.is_talk()) {
        assert!(outcome.wants_wrap_up(), "{outcome:?}");
    }
}

#[test]
fn s1_14_how_long_they_take_to_answer_is_asked_until_it_is_known() {
    check_answered(&questions::RESPONSE, "about 3 days");
}
