//! A lead who told a lot, for the tests that fill scripts.

use std::collections::HashMap;

use next_touch::domain::script::{Gap, Values};

/// Values by gap; a missing gap is unknown.
#[derive(Clone, Debug, Default)]
pub struct Known(pub HashMap<Gap, String>);

impl Values for Known {
    fn value(&self, gap: Gap) -> Option<String> {
        self.0.get(&gap).cloned()
    }
}

/// A typical value for each gap.
pub fn typical(gap: Gap) -> &'static str {
    match gap {
        Gap::FirstName => "Anna",
        Gap::LastName => "Ortiz",
        Gap::Name => "Anna Ortiz",
        Gap::Salutation => "Ms Ortiz",
        Gap::Company => "Harbour Freight Inc.",
        Gap::Role => "fleet manager",
        Gap::Source => "the trade fair",
        Gap::Colleague => "Tom Bell",
        Gap::ColleagueTalk => "on Tuesday",
        Gap::BestTime => "mornings before ten",
        Gap::MustHave1 => "safety",
        Gap::MustHave2 => "a low load floor",
        Gap::MustHave3 => "delivery in June",
        Gap::MustHaves => "safety; a low load floor; delivery in June",
        Gap::Deadline => "Friday 14 August",
        Gap::DeadlineReason => "the lease ends",
        Gap::DaysLeft => "9 days",
        Gap::TheirWords => "We cannot be late again.",
        Gap::TheirQuestion => "How soon can it be here?",
        Gap::Hesitation => "the notice period",
        Gap::LastTouch => "on Tuesday",
        Gap::NeverSpoken => "We haven't spoken before",
        Gap::MissedCall => "today",
        Gap::LastMail => "on Monday",
        Gap::AgreedOn => "today",
        Gap::MyPromise => "send the price list",
        Gap::TheirPromise => "ask the workshop",
        Gap::MyTasks => "send the price list by Friday 31 July",
        Gap::TheirTasks => "ask the workshop and tell me the colour",
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
        Gap::NeedsAndAnswers => "safety: a van with the best crash test",
        Gap::MyResponseTime => "within two hours",
        Gap::BookingLink => "https://example.org/book",
    }
}

/// The typical values of these gaps and of no others.
pub fn known(gaps: impl IntoIterator<Item = Gap>) -> Known {
    Known(gaps.into_iter().map(|gap| (gap, typical(gap).to_owned())).collect())
}
