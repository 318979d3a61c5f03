//! Judging by deeds and letting go: the hint with its evidence, keeping, the honest talk, decision makers, the
//! do-not-call list, and two leads that are the same.

use crate::monday::{desk_with_ann, now, record, said, talk};
use crate::support::{Desk, at, call_on, day, named, phone, seen, somebody, with};
use next_touch::app::call::CallDraft;
use next_touch::app::call::script;
use next_touch::app::call::script_values::TouchValues;
use next_touch::app::leads::{do_not_call, do_not_call_file};
use next_touch::domain::book::Suppression;
use next_touch::domain::command::Command;
use next_touch::domain::command::CommandError;
use next_touch::domain::command::{Decision, Ending, Way};
use next_touch::domain::decide::choices;
use next_touch::domain::decide::duplicates::duplicates;
use next_touch::domain::id::LeadId;
use next_touch::domain::lead::decision_maker::{Decides, PassOn, decides};
use next_touch::domain::lead::phone::Country;
use next_touch::domain::lead::{Channel, Close, Outcome, Progress, Touch};
use next_touch::domain::lead::{Deadline, Detail, DetailKind, Group};
use next_touch::domain::lead::{End, Status};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::qualify::commitments::{assigned, settled};
use next_touch::domain::qualify::review::{self, Because, hints};
use next_touch::domain::qualify::words_and_deeds::{balance, words_and_deeds};
use next_touch::domain::qualify::{CUSHIONS, last_message, parts};
use next_touch::domain::script::Kind;
use next_touch::domain::script::{Gap, Values};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Now, days_after};
use next_touch::domain::util::FlatMap;

fn hints_of(desk: &Desk, id: LeadId, now: &Now) -> Vec<Because> {
    hints(desk.lead(id), desk.book.settings(), now)
}

#[test]
fn s0_25_five_tries_without_an_answer_show_the_hint() {
    let (mut desk, id) = desk_with_ann();
    for run in 1..=5 {
        desk.touch(id, Outcome::NoAnswer, &now());
        let expected = if run < 5 { vec![] } else { vec![Because::Silence(5)] };
        assert_eq!(hints_of(&desk, id, &now()), expected);
    }
    desk.run(Command::Set(Setting::HintSilence(6)), &now());
    assert!(hints_of(&desk, id, &now()).is_empty(), "the number is a setting");
    assert!(Because::Silence(5).words().contains("5 tries"));
}

#[test]
fn s0_33_eight_messages_or_a_dozen_touches_without_a_step_show_the_hint() {
    let (mut desk, id) = desk_with_ann();
    for number in 1..=12 {
        desk.touch(id, Outcome::VoicemailLeft, &now());
        if number % 4 == 0 {
            record(&mut desk, id, talk(Progress::Learned, Close::DugOn));
        }
        let found = hints_of(&desk, id, &now());
        assert_eq!(found.iter().any(|because| matches!(because, Because::Voicemails(_))), number >= 8, "{number}");
        let touches = number + number / 4;
        assert_eq!(found.iter().any(|because| matches!(because, Because::Touches(_))), touches >= 12, "{number}");
    }
}

#[test]
fn s0_34_t9_after_sixty_days_without_a_step_the_lead_waits_for_a_decision() {
    let (mut desk, id) = desk_with_ann();
    record(&mut desk, id, talk(Progress::Forward, Close::SetDate));
    let after = |days: u32| {
        let day = days_after(now().today(), days);
        at(&format!("{day} 10:00"))
    };
    assert!(review::to_decide(&desk.book, &after(59)).is_empty());
    assert_eq!(review::to_decide(&desk.book, &after(60)), [id]);
    assert_eq!([59, 60].map(|day| review::count_to_decide(&desk.book, &after(day))), [0, 1]);
    assert_eq!(hints_of(&desk, id, &after(60)), [Because::Days(60)]);
    // Kept with a fact, it goes on slowly, and the question comes again afterwards.
    let until = days_after(after(60).today(), 60);
    let keep = |reason: &str| Command::Keep { lead: id, reason: reason.to_owned(), until, by: Source::Said };
    assert_eq!(desk.try_run(keep("I feel it comes"), &after(60)), Err(CommandError::Perception));
    assert_eq!(desk.try_run(keep(" "), &after(60)), Err(CommandError::NoReason));
    let before = desk.lead(id).status.clone();
    desk.run(keep("their contract ends in March"), &after(60));
    assert_eq!((desk.lead(id).group, &desk.lead(id).status), (Some(Group::C), &before));
    assert!(review::to_decide(&desk.book, &after(60)).is_empty());
    assert!(review::to_decide(&desk.book, &after(120)).is_empty());
    assert_eq!(review::to_decide(&desk.book, &after(121)), [id]);
}

#[test]
fn s3_23_t6_a_good_feeling_keeps_a_lead_once_and_is_dated() {
    let (mut desk, id) = desk_with_ann();
    for _ in 0..5 {
        desk.touch(id, Outcome::NoAnswer, &now());
    }
    assert!(review::may_keep_by_feeling(desk.lead(id)));
    let keep = |until: &str, by: Source, reason: &str| Command::Keep {
        lead: id,
        reason: reason.to_owned(),
        until: day(until),
        by,
    };
    assert_eq!(desk.try_run(keep("2026-11-23", Source::Guessed, ""), &now()), Err(CommandError::PastDay));
    desk.run(keep("2026-12-10", Source::Guessed, ""), &now());
    assert!(hints_of(&desk, id, &now()).is_empty());
    let (_, kept) = desk.lead(id).items_of(ItemKind::Kept).next().unwrap();
    assert_eq!((kept.noted, kept.due), (Some(now().today()), Some(day("2026-12-10"))));
    let later = at("2026-12-11 10:00");
    assert_eq!(hints_of(&desk, id, &later), [Because::Silence(5)], "the facts are shown again");
    assert!(!review::may_keep_by_feeling(desk.lead(id)));
    assert_eq!(desk.try_run(keep("2026-12-24", Source::Guessed, ""), &later), Err(CommandError::FeelingOnce));
    desk.run(keep("2026-12-24", Source::Said, "they asked for a price on Friday"), &later);
}

#[test]
fn s4_45_two_talks_without_movement_or_news_show_the_hint() {
    let (mut desk, id) = desk_with_ann();
    record(&mut desk, id, talk(Progress::Nothing, Close::DugOn));
    assert!(hints_of(&desk, id, &now()).is_empty());
    record(&mut desk, id, talk(Progress::Nothing, Close::DugOn));
    assert_eq!(hints_of(&desk, id, &now()), [Because::NothingLearned]);
    record(&mut desk, id, talk(Progress::Learned, Close::DugOn));
    assert!(hints_of(&desk, id, &now()).is_empty());
}

#[test]
fn s3_3_nobody_untouched_parked_or_agreed_with_is_hinted_at() {
    let (mut desk, id) = desk_with_ann();
    let later = at("2027-11-23 10:00");
    assert!(hints_of(&desk, id, &later).is_empty(), "there was no call yet");
    for _ in 0..6 {
        desk.touch(id, Outcome::NoAnswer, &now());
    }
    assert!(!hints_of(&desk, id, &now()).is_empty());
    desk.run(Command::Park { lead: id, wake: day("2027-01-11"), why: "their new budget".to_owned() }, &now());
    assert!(hints_of(&desk, id, &now()).is_empty());
    let bob = desk.add(crate::support::promised(somebody("Bob", "202 555 0144"), "2026-11-25 10:00"), &now());
    for _ in 0..6 {
        desk.touch(bob, Outcome::NoAnswer, &now());
    }
    assert!(desk.lead(bob).next_touch().unwrap().when.is_promise());
    assert!(hints_of(&desk, bob, &now()).is_empty(), "a talk is agreed");
}

fn promise_of_theirs(desk: &mut Desk, id: LeadId, well: bool) {
    let item = assigned(ItemKind::TheirPromise, "sign", Some(now().today()), "the order", now().today());
    desk.run(Command::AddItem(id, item), &now());
    let (known, item) =
        desk.lead(id).items_of(ItemKind::TheirPromise).last().map(|(id, item)| (id, item.clone())).unwrap();
    desk.run(Command::SetItem(id, known, Some(settled(&item, well, now().today()))), &now());
}

#[test]
fn s0_35_a_yes_beside_three_broken_promises_is_a_warning() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::Quote, "We will buy in any case");
    desk.touch(id, Outcome::Spoke, &now());
    for broken in 1..=3 {
        promise_of_theirs(&mut desk, id, false);
        let panel = words_and_deeds(desk.lead(id), &now());
        assert_eq!(panel.warning.is_some(), broken == 3);
        assert_eq!(panel.broken, broken);
        assert!(panel.said.iter().any(|line| line.words == "“We will buy in any case”"));
    }
    assert!(hints_of(&desk, id, &now()).contains(&Because::WordsOnly));
    for _ in 0..3 {
        promise_of_theirs(&mut desk, id, true);
    }
    assert_eq!(words_and_deeds(desk.lead(id), &now()).warning, None, "as many were kept");
}

#[test]
fn s1_10_three_asks_in_a_row_are_too_many() {
    let (mut desk, id) = desk_with_ann();
    for asks in 1..=3 {
        record(&mut desk, id, talk(Progress::Learned, Close::Asked));
        assert_eq!(balance(desk.lead(id)).asked_in_a_row, asks);
        assert_eq!(balance(desk.lead(id)).warning().is_some(), asks == 3);
    }
    record(&mut desk, id, Touch { brought: "the sheet".to_owned(), ..talk(Progress::Learned, Close::Asked) });
    assert_eq!((balance(desk.lead(id)).given, balance(desk.lead(id)).asked), (1, 4));
    assert_eq!(balance(desk.lead(id)).warning(), None);
}

fn worth_a_talk(desk: &mut Desk, id: LeadId) {
    said(desk, id, ItemKind::MustHave, "three rows");
    said(desk, id, ItemKind::Quote, "We lose the season else");
    record(desk, id, Touch { brought: "a delivery slot".to_owned(), ..talk(Progress::Learned, Close::DugOn) });
}

#[test]
fn s0_36_s0_41_the_honest_talk_comes_first_only_where_value_was_tied_to_a_need() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    assert!(!review::has_value_link(desk.lead(id)) && !review::honest_talk_first(desk.lead(id)));
    worth_a_talk(&mut desk, id);
    assert!(review::has_value_link(desk.lead(id)) && review::honest_talk_first(desk.lead(id)));
}

#[test]
fn s0_50_the_honest_talk_is_not_offered_on_the_first_touch() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::MustHave, "three rows");
    desk.touch(id, Outcome::NoAnswer, &now());
    assert!(!review::allows_honest_talk(desk.lead(id)), "there was no conversation yet");
    desk.touch(id, Outcome::Spoke, &now());
    assert!(review::allows_honest_talk(desk.lead(id)));
}

fn part_of(desk: &Desk, id: LeadId, heading: &str) -> Option<String> {
    parts(desk.lead(id), 1, &now()).into_iter().find(|part| part.heading == heading).map(|part| part.words)
}

#[test]
fn s0_42_the_talk_recaps_what_mattered_and_what_it_would_bring() {
    let (mut desk, id) = desk_with_ann();
    assert_eq!(part_of(&desk, id, "What it was about"), None);
    worth_a_talk(&mut desk, id);
    let recap = part_of(&desk, id, "What it was about").unwrap();
    assert!(recap.contains("three rows") && recap.contains("a delivery slot"), "{recap}");
}

fn with_deadline(desk: &mut Desk, id: LeadId, text: &str) {
    let deadline = Deadline { day: day(text), why: "the fair opens".to_owned() };
    desk.run(Command::SetDetail(id, Detail::Deadline(Some(deadline))), &now());
}

#[test]
fn s0_43_urgency_is_a_step_only_with_a_deadline_ahead() {
    let (mut desk, id) = desk_with_ann();
    assert_eq!(part_of(&desk, id, "The day"), None);
    with_deadline(&mut desk, id, "2026-12-02");
    let day = part_of(&desk, id, "The day").unwrap();
    assert!(day.contains("2 December") && day.contains("9 days"), "{day}");
    with_deadline(&mut desk, id, "2026-11-22");
    assert_eq!(part_of(&desk, id, "The day"), None);
}

#[test]
fn s0_44_why_the_time_mattered_is_said_with_their_reason() {
    let (mut desk, id) = desk_with_ann();
    with_deadline(&mut desk, id, "2026-12-02");
    assert!(part_of(&desk, id, "Why it mattered").unwrap().contains("the fair opens"));
}

#[test]
fn s0_45_their_words_are_quoted_letter_for_letter() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::Quote, "we LOSE the season, else…");
    desk.run(Command::AddItem(id, Item::new(ItemKind::Quote, "a guess".to_owned(), Source::Guessed)), &now());
    let words = part_of(&desk, id, "In their words").unwrap();
    assert!(words.contains("“we LOSE the season, else…”") && !words.contains("a guess"), "{words}");
}

#[test]
fn s0_46_the_talk_says_that_something_holds_them_back() {
    let (desk, id) = desk_with_ann();
    assert!(part_of(&desk, id, "What I notice").unwrap().contains("holding you back"));
}

#[test]
fn s0_47_a_cushion_of_several_comes_before_the_question_and_is_remembered() {
    let (mut desk, id) = desk_with_ann();
    assert_eq!(part_of(&desk, id, "Take the pressure off").as_deref(), Some(CUSHIONS[1]));
    let headings: Vec<&str> = parts(desk.lead(id), 0, &now()).into_iter().map(|part| part.heading).collect();
    assert_eq!(headings, ["What I notice", "Take the pressure off", "The open question"]);
    desk.run(Command::Set(Setting::Cushion(2)), &now());
    assert_eq!(desk.book.settings().cushion, 2);
}

fn ending(answer: Option<&str>, decision: Decision) -> Ending {
    Ending { answer: answer.map(str::to_owned), way: None, found: String::new(), decision }
}

#[test]
fn s0_48_the_question_is_open_and_the_talk_ends_with_an_answer_or_no_answer() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    assert!(part_of(&desk, id, "The open question").unwrap().ends_with('?'));
    let talk = |answer| Command::HonestTalk { lead: id, ending: ending(answer, Decision::Yes) };
    assert_eq!(desk.try_run(talk(Some(" ")), &now()), Err(CommandError::NoAnswer));
    desk.run(talk(None), &now());
    desk.run(talk(Some("the notice period")), &now());
    assert_eq!(desk.lead(id).said(ItemKind::Hesitation).collect::<Vec<_>>(), ["the notice period"]);
    let last = desk.lead(id).latest_touches().next().unwrap();
    assert_eq!((last.script.as_str(), last.learned.as_str()), ("honest-talk", "the notice period"));
}

#[test]
fn s0_49_each_way_on_leads_somewhere() {
    for way in Way::ALL {
        assert!(!way.lines().1.is_empty());
    }
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    let found = |way, found: &str| Ending {
        way: Some(way),
        found: found.to_owned(),
        ..ending(Some("the size"), Decision::Yes)
    };
    desk.run(Command::HonestTalk { lead: id, ending: found(Way::NewSolution, "a smaller one") }, &now());
    assert_eq!(desk.lead(id).said(ItemKind::MustHave).collect::<Vec<_>>(), ["a smaller one"]);
    desk.run(Command::HonestTalk { lead: id, ending: found(Way::Objection, "settle the notice") }, &now());
    assert_eq!(desk.lead(id).said(ItemKind::MyPromise).collect::<Vec<_>>(), ["settle the notice"]);
    desk.run(
        Command::HonestTalk { lead: id, ending: Ending { way: Some(Way::End), ..ending(None, Decision::No) } },
        &now(),
    );
    assert!(matches!(desk.lead(id).status, Status::Ended { .. }));
}

#[test]
fn s0_51_the_talk_is_put_off_once_with_their_reason_and_a_day() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    let put_off = |reason: &str, on: &str| Command::HonestTalk {
        lead: id,
        ending: ending(None, Decision::PutOff { reason: reason.to_owned(), day: day(on) }),
    };
    assert_eq!(desk.try_run(put_off(" ", "2026-12-04"), &now()), Err(CommandError::NoReason));
    assert_eq!(desk.try_run(put_off("the audit", "2026-11-23"), &now()), Err(CommandError::PastDay));
    desk.run(put_off("the audit", "2026-12-04"), &now());
    assert_eq!(desk.lead(id).next_touch().unwrap().when.due_day(&now()), day("2026-12-04"));
    let before = desk.book.clone();
    assert_eq!(desk.try_run(put_off("the holidays", "2027-01-08"), &now()), Err(CommandError::PutOffTwice));
    assert_eq!(desk.book, before);
}

#[track_caller]
fn check_decision(decision: Decision, stored: &str, is_open: bool) {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    desk.run(Command::HonestTalk { lead: id, ending: ending(Some("the price"), decision) }, &now());
    let (_, item) = desk.lead(id).items_of(ItemKind::Decision).last().unwrap();
    assert_eq!((item.text.as_str(), item.noted), (stored, Some(now().today())));
    assert_eq!(desk.lead(id).next_touch().is_some(), is_open);
    assert!(hints_of(&desk, id, &now()).is_empty());
}

#[test]
fn s0_52_the_talk_ends_with_yes_no_or_a_condition_with_a_day() {
    check_decision(Decision::Yes, "Yes", true);
    check_decision(Decision::No, "No", false);
    let condition = Decision::Condition { what: "the audit is over".to_owned(), day: day("2026-12-11") };
    check_decision(condition, "Yes or no, once the audit is over", true);
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    let undated = Decision::Condition { what: "the audit is over".to_owned(), day: now().today() };
    let talk = Command::HonestTalk { lead: id, ending: ending(None, undated) };
    assert_eq!(desk.try_run(talk, &now()), Err(CommandError::PastDay));
}

#[test]
fn s0_55_a_sad_event_softens_the_words_and_turns_urgency_off() {
    let (mut desk, id) = desk_with_ann();
    worth_a_talk(&mut desk, id);
    with_deadline(&mut desk, id, "2026-12-02");
    let typed = FlatMap::new();
    let gaps = [Gap::Deadline, Gap::DeadlineReason, Gap::DaysLeft];
    let values = |desk: &Desk| {
        let lead = desk.lead(id);
        let values = TouchValues { lead, following: None, call: None, book: &desk.book, typed: &typed, now: now() };
        gaps.map(|gap| values.value(gap))
    };
    assert!(values(&desk).iter().all(Option::is_some));
    said(&mut desk, id, ItemKind::Sensitive, "Her father died");
    assert!(values(&desk).iter().all(Option::is_none));
    assert_eq!(part_of(&desk, id, "The day"), None);
    assert_eq!(part_of(&desk, id, "Why it mattered"), None);
    let soft = part_of(&desk, id, "The open question").unwrap();
    assert!(!soft.contains("holding you back"), "{soft}");
    let (mark, _) = desk.lead(id).items_of(ItemKind::Sensitive).next().unwrap();
    desk.run(Command::SetItem(id, mark, None), &now());
    assert!(values(&desk).iter().all(Option::is_some), "the salesperson decides");
}

#[test]
fn s0_38_s4_14_letting_go_is_one_command_with_a_reason_and_can_be_taken_back() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::Spoke, &now());
    let before = seen(&desk.book);
    let inverse = desk.run(Command::LetGo { lead: id, reason: "no budget".to_owned() }, &now());
    let ended = Status::Ended { on: now().today(), end: End::LetGo { reason: "no budget".to_owned() } };
    assert_eq!(desk.lead(id).status, ended);
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
}

#[test]
fn s4_2_letting_go_shows_what_a_lead_has_cost() {
    let (mut desk, id) = desk_with_ann();
    assert_eq!(review::cost(desk.lead(id)), (0, 0));
    record(&mut desk, id, Touch { seconds: Some(301), ..talk(Progress::Learned, Close::DugOn) });
    desk.touch(id, Outcome::NoAnswer, &now());
    assert_eq!(review::cost(desk.lead(id)), (2, 6));
}

#[test]
fn the_last_message_names_their_need_and_reproaches_nothing() {
    let (mut desk, id) = desk_with_ann();
    said(&mut desk, id, ItemKind::MustHave, "three rows");
    let text = last_message(desk.lead(id), "Max Muster", "202 555 0100");
    assert!(text.contains("three rows") && text.contains("202 555 0100") && text.contains("Max Muster"));
    assert!(next_touch::domain::wording::check(&text).is_empty(), "{:?}", next_touch::domain::wording::check(&text));
}

fn to_mr_bell(lead: LeadId) -> PassOn {
    PassOn {
        lead,
        name: "Tom Bell".to_owned(),
        role: "fleet manager".to_owned(),
        phones: vec![],
        mails: vec!["tom@hill.example".to_owned()],
        topic: "vans with three rows".to_owned(),
        talked: day("2026-11-20"),
        rests: true,
    }
}

#[test]
fn s3_19_whoever_decides_becomes_a_linked_lead_and_the_draft_names_colleague_day_and_topic() {
    let mut desk = Desk::new();
    let ann = with(somebody("Ann Hill", "202 555 0143"), Detail::Company("Hill & Sons".to_owned()));
    let id = desk.add(ann, &now());
    desk.run(Command::Set(Setting::MyName("Max".to_owned())), &now());
    record(&mut desk, id, call_on("2026-11-20", Outcome::WrongPerson));
    let before = seen(&desk.book);
    let inverse = desk.run(Command::PassOn(Box::new(to_mr_bell(id))), &now());
    let tom = desk.lead_of("Tom Bell");
    assert_eq!((tom.company.as_str(), tom.role.as_str()), ("Hill & Sons", "fleet manager"));
    let next = tom.next_touch().unwrap();
    assert_eq!((&next.channel, next.value.as_str()), (&Channel::Mail, "vans with three rows"));
    assert_eq!(decides(desk.lead(id)), Decides::Other("Tom Bell".to_owned(), Some(tom.id)));
    assert!(matches!(desk.lead(id).status, Status::Parked { .. }));
    let call = CallDraft::default();
    let offers = script::offers(&desk.book, tom, Kind::Mail, &call, &now());
    assert_eq!(offers.iter().find(|offer| offer.taken).unwrap().id, "mail-wrong-person");
    let typed = FlatMap::new();
    let values = TouchValues { lead: tom, following: None, call: None, book: &desk.book, typed: &typed, now: now() };
    let text = [Gap::Colleague, Gap::ColleagueTalk, Gap::Value].map(|gap| values.value(gap).unwrap()).join(" · ");
    assert!(text.contains("Ann Hill") && text.contains("Friday") && text.contains("vans with three rows"), "{text}");
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
}

#[test]
fn s1_28_passing_on_needs_a_name() {
    let (mut desk, id) = desk_with_ann();
    let nameless = PassOn { name: " ".to_owned(), ..to_mr_bell(id) };
    assert_eq!(desk.try_run(Command::PassOn(Box::new(nameless)), &now()), Err(CommandError::NobodyInIt));
}

#[test]
fn s0_37_the_list_says_when_who_and_how_and_goes_out_and_in_again() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::DoNotCall, &now());
    let entry = desk.book.suppression("+12025550143").unwrap();
    assert_eq!((entry.since, entry.who.as_str(), entry.how.as_str()), (now().today(), "Ann Hill", "call"));
    let text = do_not_call::export(&desk.book);
    let mut other = Desk::in_replica(2);
    let bob = other.add(somebody("Bob", "(202) 555-0143"), &now());
    let (command, unread) = listed(&text);
    assert!(unread.is_empty(), "{unread:?}");
    other.run(command, &now());
    assert_eq!(other.book.suppression("+12025550143"), Some(entry));
    assert!(matches!(other.lead(bob).status, Status::DoNotCall { .. }));
    assert_eq!(other.book.dialable(&phone("202.555.0143")), None);
    assert_eq!(do_not_call::entries(&other.book, now().today()).len(), 1);
}

/// The command for a do-not-call list, and the lines that were not read.
fn listed(text: &str) -> (Command, Vec<String>) {
    let listed = do_not_call_file::read(text.as_bytes(), Country::fallback(), now().today()).unwrap();
    (listed.command(), listed.unread)
}

#[track_caller]
fn check_line(line: &str, contact: &str) {
    let (command, unread) = listed(line);
    let Command::Suppress(entries) = command else { panic!("{command:?}") };
    assert_eq!(entries.iter().map(|(contact, _)| contact.as_str()).collect::<Vec<_>>(), [contact], "{unread:?}");
}

#[test]
fn s0_37_a_list_of_others_is_read_in_any_notation() {
    check_line("(202) 555-0143", "+12025550143");
    check_line("+1 202 555 0143,2024-03-01,Ann", "+12025550143");
    check_line("Ann@Hill.example", "ann@hill.example");
    let (_, unread) = listed("nobody\n");
    assert_eq!(unread, ["Row 1, “nobody”: this is no number and no address."]);
}

#[test]
fn s0_37_a_number_with_an_extension_or_a_remark_is_blocked_as_a_number() {
    for remark in ["x12", "Ext. 5", "mobile", "(office)", "(Ann, office)", "Büro", "#5", "fax,2024-03-01,Hill Ltd"] {
        check_line(&format!("+12025550143 {remark}"), "+12025550143");
    }
    for name in ["exton smith", "#1 garage"] {
        check_line(&format!("+12025550143 {name},2026-11-23,{name},by mail"), &format!("+12025550143 {name}"));
    }
    let (_, unread) = listed("+12025550143 0144\n");
    assert_eq!(unread.len(), 1, "what may be a second number is not passed over");
}

#[test]
fn s0_37_one_person_at_a_number_is_read_back_as_that_person_whatever_the_name() {
    let mut desk = Desk::new();
    let [exton, bob] = ["Exton Smith", "Bob"].map(|name| desk.add(somebody(name, "202 555 0143"), &now()));
    desk.touch(exton, Outcome::DoNotCall, &now());
    desk.run(Command::TheyMeant { lead: exton, only_them: true }, &now());
    let text = do_not_call::export(&desk.book);
    let (command, unread) = listed(&text);
    let Command::Suppress(entries) = command else { panic!("{command:?}") };
    let contacts: Vec<&str> = entries.iter().map(|(contact, _)| contact.as_str()).collect();
    assert_eq!((contacts, unread.len()), (vec!["+12025550143 exton smith"], 0));
    assert!(is_dialable(&desk, bob));
}

#[test]
fn s0_37_an_entry_is_lifted_only_with_a_reason_and_stays_in_the_record() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::DoNotCall, &now());
    let lift = |reason: &str| Command::Lift { contact: "+12025550143".to_owned(), reason: reason.to_owned() };
    assert_eq!(desk.try_run(lift(" "), &now()), Err(CommandError::NoReason));
    let before = seen(&desk.book);
    let inverse = desk.run(lift("she called and asked for a price"), &now());
    assert!(desk.book.dialable(&phone("202 555 0143")).is_some());
    assert!(matches!(desk.lead(id).status, Status::Parked { .. }));
    let lifted = desk.book.suppression("+12025550143").unwrap().lifted.clone().unwrap();
    assert_eq!((lifted.on, lifted.reason.as_str()), (now().today(), "she called and asked for a price"));
    assert!(do_not_call::entries(&desk.book, now().today())[0].about.contains("she called"));
    assert_eq!(desk.try_run(lift("again"), &now()), Err(CommandError::NothingToDo));
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
    assert_eq!(desk.book.dialable(&phone("202 555 0143")), None);
}

#[test]
fn s0_37_of_an_erased_person_only_a_digest_is_left_that_still_blocks() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::DoNotCall, &now());
    desk.run(Command::Erase(id), &now());
    let readable = desk.book.suppressions().filter(|(contact, _)| !contact.starts_with('#')).count();
    assert_eq!(readable, 0);
    assert_eq!(desk.book.dialable(&phone("202 555 0143")), None);
    assert!(desk.book.dialable(&phone("202 555 0144")).is_some());
    let again = desk.add(somebody("A. Hill", "1-202-555-0143"), &now());
    assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }));
    let text = do_not_call::export(&desk.book);
    let (command, unread) = listed(&text);
    assert!(unread.is_empty() && !text.contains("0143"));
    let mut other = Desk::in_replica(2);
    other.run(command, &now());
    assert_eq!(other.book.dialable(&phone("202 555 0143")), None);
}

/// Ann and Bob behind one shared number; Ann asked not to be called.
fn desk_with_switchboard() -> (Desk, LeadId, LeadId) {
    let (mut desk, ann) = desk_with_ann();
    let bob = desk.add(somebody("Bob", "202-555-0143"), &now());
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(ann)), None, "no lead has asked yet");
    desk.touch(ann, Outcome::DoNotCall, &now());
    (desk, ann, bob)
}

fn is_dialable(desk: &Desk, id: LeadId) -> bool {
    desk.lead(id).phones.iter().any(|phone| desk.book.dialable_for(desk.lead(id), phone).is_some())
}

#[test]
fn s0_37_whoever_shares_a_number_is_asked_about_and_until_then_the_number_is_blocked() {
    let (mut desk, ann, bob) = desk_with_switchboard();
    assert!(!is_dialable(&desk, ann) && !is_dialable(&desk, bob));
    let asked = do_not_call::meant(&desk.book, desk.lead(ann)).unwrap();
    assert_eq!(asked.words, "+12025550143 is also the number of Bob. What did Ann Hill mean?");
    assert_eq!((asked.asked, asked.only_them), (ann, false));
    // It is asked on the page of everyone who shares the number, and means the same person.
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(bob)), Some(asked));
    let before = seen(&desk.book);
    let inverse = desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    assert!(!is_dialable(&desk, ann) && is_dialable(&desk, bob));
    assert!(matches!(desk.lead(ann).status, Status::DoNotCall { .. }));
    assert!(do_not_call::meant(&desk.book, desk.lead(ann)).unwrap().only_them);
    let list = do_not_call::entries(&desk.book, now().today());
    assert!(list.iter().any(|entry| entry.holds && entry.shown == "+12025550143 ann hill"), "{list:?}");
    assert!(list.iter().any(|entry| !entry.holds && entry.about.contains("only one person")), "{list:?}");
    // The answer can be undone, and changed.
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    desk.run(Command::TheyMeant { lead: ann, only_them: false }, &now());
    assert!(!is_dialable(&desk, bob) && !do_not_call::meant(&desk.book, desk.lead(ann)).unwrap().only_them);
    let again = Command::TheyMeant { lead: ann, only_them: false };
    assert_eq!(desk.try_run(again, &now()), Err(CommandError::NothingToDo));
}

#[test]
fn s0_37_only_this_person_holds_through_every_door_while_others_are_called() {
    let (mut desk, ann, bob) = desk_with_switchboard();
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    // A new note, another number, the list of another device, deletion and a new entry in any notation.
    desk.run(Command::SetDetail(ann, Detail::Note("met at the fair".to_owned())), &now());
    assert!(is_dialable(&desk, bob), "a change of Ann's fields blocks no other lead");
    let text = do_not_call::export(&desk.book);
    desk.run(Command::DeleteLead(ann), &now());
    let again = desk.add(somebody("ann  HILL", "1 (202) 555-0143"), &now());
    assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }) && !is_dialable(&desk, again));
    assert!(is_dialable(&desk, bob));
    let mut other = Desk::in_replica(2);
    let [ann, bob] = ["Ann Hill", "Bob"].map(|name| other.add(somebody(name, "(202) 555-0143"), &now()));
    let (command, unread) = listed(&text);
    assert!(unread.is_empty(), "{unread:?}");
    other.run(command, &now());
    assert!(!is_dialable(&other, ann) && is_dialable(&other, bob));
    other.run(Command::Erase(ann), &now());
    let names = other.book.suppressions().filter(|(contact, _)| contact.starts_with('#')).count();
    assert_eq!(names, 1, "only a digest of the erased person is left");
    let again = other.add(somebody("Ann Hill", "202 555 0143"), &now());
    assert!(matches!(other.lead(again).status, Status::DoNotCall { .. }) && is_dialable(&other, bob));
}

#[test]
fn s0_37_who_was_blocked_by_the_number_alone_comes_back_and_who_asked_does_not() {
    let (mut desk, ann, _) = desk_with_switchboard();
    let cy = desk.add(somebody("Cy", "202 555 0143"), &now());
    let dee = desk.add(somebody("Dee", "202 555 0143"), &now());
    desk.touch(dee, Outcome::DoNotCall, &now());
    assert!(matches!(desk.lead(cy).status, Status::DoNotCall { .. }), "entered with a blocked number");
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(cy)).unwrap().asked, ann);
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    assert!(matches!(desk.lead(cy).status, Status::Parked { .. }) && is_dialable(&desk, cy));
    assert!(matches!(desk.lead(dee).status, Status::DoNotCall { .. }) && !is_dialable(&desk, dee));
}

fn on_the_list(contact: &str) -> Command {
    Command::Suppress(vec![(contact.to_owned(), Suppression::new(now().today(), "", "from a list"))])
}

#[test]
fn s0_37_who_is_on_the_list_by_something_of_their_own_stays_when_another_meant_only_themselves() {
    let (mut desk, ann, bob) = desk_with_switchboard();
    let own_mail = with(somebody("Cy", "202 555 0143"), Detail::Mails(vec!["Cy@hill.example".to_owned()]));
    let both = Detail::Phones(vec![phone("202 555 0143"), phone("202 555 0177")]);
    desk.run(on_the_list("cy@hill.example"), &now());
    desk.run(on_the_list("+12025550177"), &now());
    let cy = desk.add(own_mail, &now());
    let eve = desk.add(with(named("Eve"), both), &now());
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    for id in [cy, eve] {
        assert!(matches!(desk.lead(id).status, Status::DoNotCall { .. }), "{}", desk.lead(id).name);
    }
    assert!(is_dialable(&desk, bob));
}

#[test]
fn s0_37_two_who_share_two_numbers_are_told_apart_at_both() {
    let both = || Detail::Phones(vec![phone("202 555 0143"), phone("202 555 0177")]);
    let mut desk = Desk::new();
    let ann = desk.add(with(named("Ann Hill"), both()), &now());
    desk.touch(ann, Outcome::DoNotCall, &now());
    let cy = desk.add(with(named("Cy"), both()), &now());
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    assert!(matches!(desk.lead(cy).status, Status::Parked { .. }) && is_dialable(&desk, cy));
}

/// Ann and Dee asked behind the shared number, Bob did not; Ann meant only herself.
fn desk_where_two_asked() -> (Desk, [LeadId; 3]) {
    let (mut desk, ann, bob) = desk_with_switchboard();
    let dee = desk.add(somebody("Dee", "202 555 0143"), &now());
    desk.touch(dee, Outcome::DoNotCall, &now());
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    (desk, [ann, bob, dee])
}

#[test]
fn s0_37_who_asked_too_stays_blocked_after_deletion_or_erasure() {
    let (mut desk, [_, bob, dee]) = desk_where_two_asked();
    desk.run(Command::DeleteLead(dee), &now());
    let again = desk.add(somebody("Dee", "202 555 0143"), &now());
    assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }) && !is_dialable(&desk, again));
    desk.run(Command::Erase(again), &now());
    let again = desk.add(somebody("DEE", "202 555 0143"), &now());
    assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }) && !is_dialable(&desk, again));
    assert!(is_dialable(&desk, bob));
}

#[test]
fn s0_37_each_who_asked_is_asked_about_on_their_own_page() {
    let (mut desk, [ann, bob, dee]) = desk_where_two_asked();
    let asked = do_not_call::meant(&desk.book, desk.lead(dee)).unwrap();
    assert_eq!((asked.asked, asked.only_them), (dee, true));
    desk.run(Command::TheyMeant { lead: dee, only_them: false }, &now());
    assert!(!is_dialable(&desk, bob));
    // Ann's answer stands, and it doesn't free the number that Dee meant.
    let asked = do_not_call::meant(&desk.book, desk.lead(ann)).unwrap();
    assert_eq!((asked.asked, asked.only_them), (ann, true));
    let ann_again = Command::TheyMeant { lead: ann, only_them: true };
    assert_eq!(desk.try_run(ann_again, &now()), Err(CommandError::NothingToDo));
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(bob)).unwrap().asked, dee);
    desk.run(Command::TheyMeant { lead: dee, only_them: true }, &now());
    assert!(is_dialable(&desk, bob) && !is_dialable(&desk, ann) && !is_dialable(&desk, dee));
}

#[test]
fn s0_37_of_two_who_meant_the_number_one_does_not_free_it_alone() {
    let (mut desk, [ann, bob, dee]) = desk_where_two_asked();
    for id in [dee, ann] {
        desk.run(Command::TheyMeant { lead: id, only_them: false }, &now());
    }
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    assert!(!is_dialable(&desk, bob), "Dee meant the number");
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(bob)).unwrap().asked, dee);
    desk.run(Command::TheyMeant { lead: dee, only_them: true }, &now());
    assert!(is_dialable(&desk, bob) && !is_dialable(&desk, ann) && !is_dialable(&desk, dee));
}

#[test]
fn s0_37_nobody_frees_a_number_that_somebody_else_asked_for() {
    let (mut desk, _, bob) = desk_with_switchboard();
    let dee = desk.add(somebody("Dee", "202 555 0143"), &now());
    desk.touch(dee, Outcome::DoNotCall, &now());
    let only = Command::TheyMeant { lead: dee, only_them: true };
    assert_eq!(desk.try_run(only, &now()), Err(CommandError::NothingToDo));
    assert!(!is_dialable(&desk, bob));
}

#[test]
fn s0_37_whom_they_meant_is_asked_of_others_only_while_it_blocks_them() {
    let (mut desk, ann, bob) = desk_with_switchboard();
    assert!(matches!(desk.lead(bob).status, Status::Open(_)));
    assert!(do_not_call::meant(&desk.book, desk.lead(bob)).is_some());
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(bob)), None, "nothing is in the way of a call any more");
    assert!(do_not_call::meant(&desk.book, desk.lead(ann)).is_some());
}

#[test]
fn s0_37_another_name_does_not_block_the_number_for_others() {
    let (mut desk, ann, bob) = desk_with_switchboard();
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    let before = seen(&desk.book);
    let inverse = desk.run(Command::SetDetail(ann, Detail::Name("Ann Moor".to_owned())), &now());
    assert!(is_dialable(&desk, bob) && !is_dialable(&desk, ann));
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
    desk.run(Command::SetDetail(ann, Detail::Name("Ann Moor".to_owned())), &now());
    for name in ["Ann Hill", "Ann Moor"] {
        let again = desk.add(somebody(name, "202 555 0143"), &now());
        assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }), "{name}");
        desk.run(Command::DeleteLead(again), &now());
    }
    assert!(is_dialable(&desk, bob));
    desk.run(Command::Erase(ann), &now());
    let list = do_not_call::export(&desk.book);
    assert!(!list.contains("Ann") && !list.contains("ann "), "neither name is left: {list}");
}

#[test]
fn s0_37_a_new_name_before_the_answer_leaves_the_question_open() {
    let (mut desk, ann, bob) = desk_with_switchboard();
    desk.run(Command::SetDetail(ann, Detail::Name("Ann Moor".to_owned())), &now());
    assert!(!is_dialable(&desk, bob));
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(bob)).unwrap().asked, ann);
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    assert!(is_dialable(&desk, bob));
}

#[track_caller]
fn check_merged(keeps_ann: bool, take: Vec<DetailKind>) {
    let (mut desk, ann, bob) = desk_with_switchboard();
    desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
    let twin = desk.add(somebody("A. Hill", "202 555 0143"), &now());
    let (keep, other) = if keeps_ann { (ann, twin) } else { (twin, ann) };
    desk.run(Command::MergeLeads { keep, other, take }, &now());
    assert!(is_dialable(&desk, bob) && !is_dialable(&desk, keep));
    // A later change of the merged lead doesn't block the number either.
    desk.run(Command::SetDetail(keep, Detail::Note("met at the fair".to_owned())), &now());
    assert!(is_dialable(&desk, bob));
    for name in ["Ann Hill", "A. Hill"] {
        let again = desk.add(somebody(name, "202 555 0143"), &now());
        assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }), "{name}");
    }
}

#[test]
fn s0_37_merging_somebody_who_meant_only_themselves_does_not_block_the_number_for_others() {
    for keeps_ann in [true, false] {
        check_merged(keeps_ann, vec![]);
        check_merged(keeps_ann, vec![DetailKind::Name]);
    }
}

#[test]
fn s0_37_of_an_erased_person_who_meant_only_themselves_no_name_is_left() {
    for only_them in [true, false] {
        let (mut desk, ann, _) = desk_with_switchboard();
        let cy = desk.add(somebody("Cy", "202 555 0143"), &now());
        desk.run(Command::TheyMeant { lead: ann, only_them: true }, &now());
        assert!(matches!(desk.lead(cy).status, Status::Parked { .. }));
        if !only_them {
            desk.run(Command::TheyMeant { lead: ann, only_them: false }, &now());
        }
        desk.run(Command::Erase(ann), &now());
        let left = format!("{:?}", desk.book.registers());
        assert!(!left.contains("Ann") && !left.contains("ann hill"), "{left}");
        let again = desk.add(somebody("Ann Hill", "202 555 0143"), &now());
        assert!(matches!(desk.lead(again).status, Status::DoNotCall { .. }));
    }
}

#[test]
fn an_entry_that_was_lifted_loses_the_name_of_who_is_erased() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::DoNotCall, &now());
    let reason = "Ann called and asked for a price".to_owned();
    desk.run(Command::Lift { contact: "+12025550143".to_owned(), reason }, &now());
    desk.run(Command::Erase(id), &now());
    let left = format!("{:?}", desk.book.registers());
    assert!(!left.contains("Ann"), "{left}");
    assert!(desk.book.dialable(&phone("202 555 0143")).is_some());
}

#[test]
fn nobody_is_asked_whom_they_meant_whose_number_is_theirs_alone() {
    let (mut desk, id) = desk_with_ann();
    desk.touch(id, Outcome::DoNotCall, &now());
    assert_eq!(do_not_call::meant(&desk.book, desk.lead(id)), None);
    let only = Command::TheyMeant { lead: id, only_them: true };
    assert_eq!(desk.try_run(only, &now()), Err(CommandError::NothingToDo));
}

#[track_caller]
fn check_duplicate(name: &str, number: &str, mail: &str, shared: Option<&str>) {
    let mut desk = Desk::new();
    desk.add(
        with(somebody("Ann Hill", "+44 20 7946 0018"), Detail::Mails(vec!["Ann@Hill.example".to_owned()])),
        &now(),
    );
    let phones = if number.is_empty() { vec![] } else { vec![phone(number)] };
    let mails = if mail.is_empty() { vec![] } else { vec![mail.to_owned()] };
    let found = duplicates(&desk.book, name, &phones, &mails, None);
    assert_eq!(found.first().map(|one| one.shared), shared);
}

#[test]
fn a_duplicate_is_noticed_by_the_last_digits_by_mail_or_by_name() {
    check_duplicate("", "+1 207 946 0018", "", Some("the same number"));
    check_duplicate("", "", "ann@hill.example", Some("the same email address"));
    check_duplicate(" ann  HILL", "", "", Some("the same name"));
    check_duplicate("Bob", "+44 20 7946 0019", "bob@hill.example", None);
    check_duplicate("", "", "", None);
}

#[test]
fn two_leads_become_one_field_by_field_and_apart_again() {
    let mut desk = Desk::new();
    let keep = with(somebody("Ann Hill", "202 555 0143"), Detail::Role("owner".to_owned()));
    let keep = desk.add(with(keep, Detail::Company("Hill".to_owned())), &now());
    let other = with(somebody("A. Hill", "202 555 0144"), Detail::Company("Hill & Sons".to_owned()));
    let other = desk
        .add(crate::support::promised(with(other, Detail::Note("likes boats".to_owned())), "2026-11-25 10:00"), &now());
    said(&mut desk, other, ItemKind::MustHave, "three rows");
    desk.touch(other, Outcome::NoAnswer, &now());
    let differing: Vec<DetailKind> =
        choices(desk.lead(keep), desk.lead(other)).into_iter().map(|(mine, _)| mine.kind()).collect();
    assert_eq!(differing, [DetailKind::Name, DetailKind::Company]);
    let before = seen(&desk.book);
    let inverse = desk.run(Command::MergeLeads { keep, other, take: vec![DetailKind::Company] }, &now());
    assert!(desk.book.lead(other).is_none());
    let merged = desk.lead(keep);
    assert_eq!((merged.name.as_str(), merged.company.as_str()), ("Ann Hill", "Hill & Sons"));
    assert_eq!(merged.role, "owner");
    assert_eq!(merged.note, "likes boats\nAlso name: A. Hill\nAlso company: Hill");
    assert_eq!(merged.phones.len(), 2);
    assert_eq!((merged.touches.len(), merged.said(ItemKind::MustHave).count()), (1, 1));
    assert!(merged.next_touch().unwrap().when.is_promise(), "an agreed time is kept");
    desk.apply(inverse, &now());
    assert_eq!(seen(&desk.book), before);
    let itself = Command::MergeLeads { keep, other: keep, take: vec![] };
    assert_eq!(desk.try_run(itself, &now()), Err(CommandError::NothingToDo));
}

#[test]
fn s0_37_merging_with_somebody_who_must_not_be_called_blocks_both_numbers() {
    let (mut desk, id) = desk_with_ann();
    let other = desk.add(somebody("Ann", "202 555 0144"), &now());
    desk.touch(other, Outcome::DoNotCall, &now());
    desk.run(Command::MergeLeads { keep: id, other, take: vec![] }, &now());
    assert!(matches!(desk.lead(id).status, Status::DoNotCall { .. }));
    assert!(desk.lead(id).phones.iter().all(|phone| desk.book.dialable(phone).is_none()));
}
