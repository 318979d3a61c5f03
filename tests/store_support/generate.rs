//! Generators of everything that can be stored.

use chrono::NaiveDate;
use next_touch::domain::book::{Edit, Import, Stamped};
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::book::{Lifted, Suppression};
use next_touch::domain::id::{Id, ImportId, ItemId, LeadId, LibraryItemId, ReplicaId, Timestamp, TouchId};
use next_touch::domain::lead::phone::PhoneNumber;
use next_touch::domain::lead::{Aim, FIRST_AIM, NextTouch, When, Why};
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Created, Deadline, Deferral, DeferredTo, Detail, Group, Warmth};
use next_touch::domain::lead::{End, Status};
use next_touch::domain::lead::{Item, ItemKind, Settled, Source};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Day, Half, Instant};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub fn replicas() -> impl Strategy<Value = ReplicaId> {
    (0_u64..3).prop_map(ReplicaId::from_bits)
}

fn ids() -> impl Strategy<Value = Id> {
    (replicas(), prop_oneof![8 => 0_u32..3, 1 => any::<u32>()]).prop_map(|(replica, number)| Id { replica, number })
}

pub fn texts() -> BoxedStrategy<String> {
    prop_oneof![
        Just(String::new()),
        Just("Zoë \"quoted\" \\ 😀\r\n\u{2028}".to_owned()),
        Just(FIRST_AIM.to_owned()),
        any::<String>(),
    ]
    .boxed()
}

pub fn stamps() -> impl Strategy<Value = Timestamp> {
    let millis = prop_oneof![4 => 1_794_000_000_000_u64..1_794_000_000_004, 1 => 0_u64..7_000_000_000_000];
    (millis, 0_u16..3, replicas()).prop_map(|(millis, count, replica)| Timestamp { millis, count, replica })
}

fn instants() -> impl Strategy<Value = Instant> {
    prop_oneof![4 => 1_793_000_000_000_i64..1_795_000_000_000, 1 => any::<i64>()].prop_map(Instant)
}

pub fn days() -> impl Strategy<Value = Day> {
    prop_oneof![
        8 => (739_000_i32..740_500).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap()),
        1 => Just(Day::MIN),
        1 => Just(Day::MAX),
    ]
}

pub fn channels() -> BoxedStrategy<Channel> {
    prop_oneof![4 => select(Channel::SHIPPED.to_vec()), 1 => texts().prop_map(Channel::Other)].boxed()
}

pub fn outcomes() -> impl Strategy<Value = Outcome> {
    select(Outcome::ALL.to_vec())
}

pub fn directions() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Mine, Direction::Theirs])
}

fn wrap_ups() -> impl Strategy<Value = WrapUp> {
    (select(Progress::ALL.to_vec()), select(Close::ALL.to_vec()), any::<bool>())
        .prop_map(|(progress, close, agreed)| WrapUp { progress, close, agreed })
}

pub fn touches() -> BoxedStrategy<Touch> {
    let times = prop_oneof![instants().prop_map(TouchTime::At), days().prop_map(TouchTime::On)];
    let words = (texts(), texts(), option::of(wrap_ups()), option::of(any::<u32>()));
    let more = (texts(), texts(), texts(), prop::collection::vec(texts(), 0..3), option::of(ids()), texts());
    let origins = (texts(), texts(), texts(), option::of(ids()));
    (times, channels(), directions(), outcomes(), words, more, origins)
        .prop_map(|(time, channel, direction, outcome, words, more, origins)| {
            let (note, aim, wrap_up, seconds) = words;
            let (brought, learned, script, passed, piece, said) = more;
            let (via, origin, yes_because, ask) = origins;
            Touch {
                note,
                aim,
                wrap_up,
                seconds,
                brought,
                piece: piece.map(LibraryItemId),
                said,
                learned,
                script,
                passed,
                via,
                origin,
                yes_because,
                ask: ask.map(LibraryItemId),
                ..Touch::new(time, channel, direction, outcome)
            }
        })
        .boxed()
}

fn whens() -> BoxedStrategy<When> {
    prop_oneof![
        (days(), option::of(select(vec![Half::Morning, Half::Afternoon])))
            .prop_map(|(day, half)| When::Planned { day, half }),
        (instants(), option::of(texts())).prop_map(|(at, zone)| When::Promised { at, zone }),
    ]
    .boxed()
}

fn whys() -> impl Strategy<Value = Why> {
    prop_oneof![
        any::<u16>().prop_map(Why::Retry),
        any::<u16>().prop_map(Why::Step),
        select(vec![
            Why::FirstTalk,
            Why::Group,
            Why::Deadline,
            Why::TheyAsked,
            Why::AfterSending,
            Why::Thanks,
            Why::Chosen,
            Why::Imported,
            Why::Agreed,
            Why::TheirPace,
            Why::Question,
            Why::AfterDeadline,
        ]),
    ]
}

pub fn statuses() -> BoxedStrategy<Status> {
    let next = (whens(), channels(), texts(), (texts(), option::of(ids())), whys());
    let next = next.prop_map(|(when, channel, aim, (value, piece), why)| {
        let piece = piece.map(LibraryItemId);
        Status::Open(NextTouch { when, channel, aim: Aim::stated(&aim), value, piece, why })
    });
    prop_oneof![
        days().prop_map(|day| Status::Open(NextTouch::first_talk(day))),
        next,
        (days(), texts()).prop_map(|(wake, why)| Status::Parked { wake, why }),
        (days(), texts()).prop_map(|(on, value)| Status::Ended { on, end: End::Won { value } }),
        (days(), texts()).prop_map(|(on, reason)| Status::Ended { on, end: End::LetGo { reason } }),
        days().prop_map(|since| Status::DoNotCall { since }),
    ]
    .boxed()
}

fn phones() -> impl Strategy<Value = PhoneNumber> {
    let typed = prop_oneof![Just("+44 20 7946 0018".to_owned()), Just("020 7946 0018".to_owned()), texts()];
    let e164 = option::of(prop_oneof![Just("+442079460018".to_owned()), texts()]);
    (typed, e164, option::of(texts()), option::of(texts()), option::of(days())).prop_map(
        |(typed, e164, extension, remark, wrong_since)| PhoneNumber { typed, e164, extension, remark, wrong_since },
    )
}

pub fn details() -> BoxedStrategy<Detail> {
    let deferrals = (days(), select(vec![DeferredTo::Top, DeferredTo::End]), texts())
        .prop_map(|(day, place, reason)| Deferral { day, place, reason });
    prop_oneof![
        texts().prop_map(Detail::Name),
        texts().prop_map(Detail::Company),
        texts().prop_map(Detail::Role),
        texts().prop_map(Detail::Source),
        texts().prop_map(Detail::Website),
        texts().prop_map(Detail::Address),
        texts().prop_map(Detail::BestTime),
        texts().prop_map(Detail::AnswersIn),
        texts().prop_map(Detail::Worth),
        texts().prop_map(Detail::Plan),
        texts().prop_map(Detail::Zone),
        texts().prop_map(Detail::Pronouns),
        texts().prop_map(Detail::DialWith),
        texts().prop_map(Detail::Note),
        prop::collection::vec(phones(), 0..3).prop_map(Detail::Phones),
        prop::collection::vec(texts(), 0..3).prop_map(Detail::Mails),
        option::of(select(Group::ALL.to_vec())).prop_map(Detail::Group),
        option::of(select(vec![Warmth::Cold, Warmth::Warm])).prop_map(Detail::Warmth),
        option::of((days(), texts()).prop_map(|(day, why)| Deadline { day, why })).prop_map(Detail::Deadline),
        option::of(channels()).prop_map(Detail::Preferred),
        option::of(deferrals).prop_map(Detail::Deferred),
    ]
    .boxed()
}

fn items() -> impl Strategy<Value = Item> {
    (select(ItemKind::ALL.to_vec()), texts(), select(vec![Source::Said, Source::Guessed])).prop_flat_map(
        |(kind, text, source)| {
            let settled = (days(), any::<bool>()).prop_map(|(on, well)| Settled { on, well });
            let more = (option::of(days()), option::of(days()), option::of(settled), texts(), option::of(ids()));
            let when = (option::of(instants()), option::of(texts()), option::of(channels()), option::of(ids()));
            (more, when).prop_map(move |((noted, due, settled, proof, about), (at, zone, channel, lead))| Item {
                noted,
                due,
                settled,
                proof,
                about: about.map(LibraryItemId),
                at,
                zone,
                channel,
                lead: lead.map(LeadId),
                ..Item::new(kind, text.clone(), source)
            })
        },
    )
}

fn pieces() -> impl Strategy<Value = LibraryItem> {
    let texts_of_it = (texts(), texts(), texts(), texts(), prop::collection::vec(texts(), 0..3));
    let former = prop::collection::vec(texts(), 0..2);
    (select(LibraryItemKind::ALL.to_vec()), instants(), texts_of_it, option::of(days()), any::<u32>(), former).prop_map(
        |(kind, at, (name, text, why, link, tags), until, rank, former)| LibraryItem {
            why,
            link,
            tags,
            until,
            rank,
            former,
            ..LibraryItem::new(kind, at, name, text)
        },
    )
}

fn settings() -> impl Strategy<Value = Setting> {
    prop_oneof![
        texts().prop_map(Setting::MyName),
        texts().prop_map(Setting::MyCompany),
        texts().prop_map(Setting::MyNumber),
        texts().prop_map(Setting::MyHours),
        texts().prop_map(Setting::MyMail),
        texts().prop_map(Setting::WhatWeDo),
        texts().prop_map(Setting::WhatIsSpecial),
        texts().prop_map(Setting::ResponseTime),
        texts().prop_map(Setting::BookingLink),
        texts().prop_map(Setting::Signature),
        texts().prop_map(Setting::HomeCountry),
        any::<u32>().prop_map(Setting::Capacity),
        any::<u32>().prop_map(Setting::SpeakingRate),
        any::<u32>().prop_map(Setting::ReadingDays),
        any::<u32>().prop_map(Setting::IntervalA),
        any::<u32>().prop_map(Setting::IntervalB),
        any::<u32>().prop_map(Setting::IntervalC),
        texts().prop_map(Setting::MyZone),
        any::<u32>().prop_map(Setting::HintSilence),
        any::<u32>().prop_map(Setting::HintVoicemails),
        any::<u32>().prop_map(Setting::HintTouches),
        any::<u32>().prop_map(Setting::HintDays),
        any::<u32>().prop_map(Setting::Cushion),
        any::<u32>().prop_map(Setting::VoicemailSeconds),
        any::<u32>().prop_map(Setting::MaxTouches),
        any::<u32>().prop_map(Setting::EarlyDays),
        any::<u32>().prop_map(Setting::LateDays),
        any::<u32>().prop_map(Setting::ChecksNeeded),
        any::<u32>().prop_map(Setting::FollowUpShare),
        any::<u32>().prop_map(Setting::LargeDeal),
        any::<u32>().prop_map(Setting::AutoNext),
    ]
}

/// Any possible edit.
pub fn edits() -> BoxedStrategy<Edit> {
    let lead = || ids().prop_map(LeadId);
    let created = (instants(), option::of(ids().prop_map(ImportId))).prop_map(|(at, import)| Created { at, import });
    let imports = (instants(), texts(), any::<u32>(), any::<bool>()).prop_map(|(at, name, leads, practice)| Import {
        at,
        name,
        leads,
        practice,
    });
    let lifted = (days(), texts()).prop_map(|(on, reason)| Lifted { on, reason });
    let suppressions = (days(), texts(), texts(), option::of(lifted))
        .prop_map(|(since, who, how, lifted)| Suppression { since, who, how, lifted });
    prop_oneof![
        2 => (lead(), option::weighted(0.8, created)).prop_map(|(lead, created)| Edit::Lead(lead, created)),
        4 => (lead(), details()).prop_map(|(lead, detail)| Edit::Detail(lead, detail)),
        3 => (lead(), statuses()).prop_map(|(lead, status)| Edit::Status(lead, status)),
        3 => (lead(), ids().prop_map(TouchId), option::weighted(0.8, touches()))
            .prop_map(|(lead, id, touch)| Edit::Touch(lead, id, touch)),
        2 => (lead(), ids().prop_map(ItemId), option::weighted(0.8, items()))
            .prop_map(|(lead, id, item)| Edit::Item(lead, id, item)),
        1 => (ids().prop_map(ImportId), option::weighted(0.8, imports))
            .prop_map(|(id, import)| Edit::Import(id, import)),
        1 => (prop_oneof![2 => texts(), 1 => "#[A-Z]{8}[.][0-9]/[0-9a-f]{16}"], option::weighted(0.8, suppressions))
            .prop_map(|(contact, entry)| Edit::Suppression(contact, entry)),
        1 => (ids().prop_map(LibraryItemId), option::weighted(0.8, pieces()))
            .prop_map(|(id, piece)| Edit::LibraryItem(id, piece)),
        1 => settings().prop_map(Edit::Setting),
        1 => lead().prop_map(Edit::Erased),
    ]
    .boxed()
}

/// Edits of which no two have the same timestamp, as no two changes do.
pub fn stamped_edits(most: usize) -> impl Strategy<Value = Vec<Stamped<Edit>>> {
    prop::collection::vec((0_u64..6, replicas(), edits()), 0..most).prop_map(|edits| {
        edits
            .into_iter()
            .zip(0_u16..)
            .map(|((millis, replica, value), count)| Stamped {
                at: Timestamp { millis: 1_794_000_000_000 + millis, count, replica },
                value,
            })
            .collect()
    })
}
