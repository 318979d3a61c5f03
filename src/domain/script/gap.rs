//! The closed list of gaps: every placeholder in a script that is filled from known values.
//!
//! Only what they said fills a gap, never a guess; the script asks for a missing value.

/// A placeholder in a script, written as `{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "`facts` says of each gap what it means")]
pub enum Gap {
    FirstName,
    LastName,
    Name,
    Salutation,
    Company,
    Role,
    Source,
    Colleague,
    ColleagueTalk,
    BestTime,
    MustHave1,
    MustHave2,
    MustHave3,
    MustHaves,
    Deadline,
    DeadlineReason,
    DaysLeft,
    TheirWords,
    TheirQuestion,
    Hesitation,
    LastTouch,
    NeverSpoken,
    MissedCall,
    LastMail,
    AgreedOn,
    MyPromise,
    TheirPromise,
    MyTasks,
    TheirTasks,
    KeyPoints,
    Decisions,
    Value,
    Aim,
    NextTouch,
    OtherTime,
    Offer,
    OfferEnds,
    Link,
    ProductNews,
    UsefulNews,
    Greeting,
    MyName,
    MyNumber,
    MyMail,
    MyHours,
    MyCompany,
    WhatWeDo,
    WhatIsSpecial,
    NeedsAndAnswers,
    MyResponseTime,
    BookingLink,
}

/// Where the answer to a question is stored on the lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it; `name` gives them as written in scripts")]
pub enum AskField {
    Name,
    Salutation,
    Company,
    Role,
    Phone,
    Mail,
    Source,
    Colleague,
    Decider,
    BestTime,
    MustHave,
    Deadline,
    DeadlineReason,
    TheirWords,
    Question,
    Hesitation,
    Condition,
    Interest,
    PrivateInterest,
    Route,
    Influence,
    Channel,
    MyPromise,
    TheirPromise,
    NextTouch,
    Note,
}

/// The setting that fills a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the gap of the same name says it")]
pub enum SettingsField {
    MyName,
    MyNumber,
    MyMail,
    MyHours,
    MyCompany,
    WhatWeDo,
    WhatIsSpecial,
    MyResponseTime,
    BookingLink,
}

/// The part of the prepared touch that fills a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the gap of the same name says it")]
pub enum NextTouchField {
    Value,
    Aim,
    When,
    OtherTime,
    Offer,
    Link,
    KeyPoints,
    Decisions,
    ProductNews,
    UsefulNews,
}

/// Where the value of a gap comes from, and therefore where the answer to its question is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GapHome {
    /// A field of the lead.
    Lead(AskField),
    /// A setting of mine.
    Settings(SettingsField),
    /// The touch that is being prepared or was just made.
    NextTouch(NextTouchField),
    /// Computed from the touches or the clock; it cannot be typed.
    Computed,
}

/// The facts about one gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GapFacts {
    /// Its name between the braces.
    pub name: &'static str,
    /// Its meaning, in one line.
    pub meaning: &'static str,
    /// The question that would fill it.
    pub question: &'static str,
    /// Where its value is stored.
    pub home: GapHome,
}

/// The values of one lead, one touch and the settings for gaps.
pub trait Values {
    /// The value of this gap; `None` or blank if unknown.
    fn value(&self, gap: Gap) -> Option<String>;
}

impl Gap {
    /// Every gap, in the order of the picker.
    pub const ALL: [Gap; 51] = [
        Gap::FirstName,
        Gap::LastName,
        Gap::Name,
        Gap::Salutation,
        Gap::Company,
        Gap::Role,
        Gap::Source,
        Gap::Colleague,
        Gap::ColleagueTalk,
        Gap::BestTime,
        Gap::MustHave1,
        Gap::MustHave2,
        Gap::MustHave3,
        Gap::MustHaves,
        Gap::Deadline,
        Gap::DeadlineReason,
        Gap::DaysLeft,
        Gap::TheirWords,
        Gap::TheirQuestion,
        Gap::Hesitation,
        Gap::LastTouch,
        Gap::NeverSpoken,
        Gap::MissedCall,
        Gap::LastMail,
        Gap::AgreedOn,
        Gap::MyPromise,
        Gap::TheirPromise,
        Gap::MyTasks,
        Gap::TheirTasks,
        Gap::KeyPoints,
        Gap::Decisions,
        Gap::Value,
        Gap::Aim,
        Gap::NextTouch,
        Gap::OtherTime,
        Gap::Offer,
        Gap::OfferEnds,
        Gap::Link,
        Gap::ProductNews,
        Gap::UsefulNews,
        Gap::Greeting,
        Gap::MyName,
        Gap::MyNumber,
        Gap::MyMail,
        Gap::MyHours,
        Gap::MyCompany,
        Gap::WhatWeDo,
        Gap::WhatIsSpecial,
        Gap::NeedsAndAnswers,
        Gap::MyResponseTime,
        Gap::BookingLink,
    ];

    /// Its name between the braces.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The question that would fill it.
    pub fn question(self) -> &'static str {
        self.facts().question
    }

    /// The gap with this name; letter case and the amount of white space do not matter.
    pub fn from_name(name: &str) -> Option<Gap> {
        let name = plain_name(name);
        Gap::ALL.into_iter().find(|gap| gap.name() == name)
    }

    /// Whether its value is specific to this lead, so that a text with it is not a form letter.
    pub fn is_about_the_lead(self) -> bool {
        match self.facts().home {
            GapHome::Lead(_) => true,
            GapHome::Settings(_) | GapHome::NextTouch(_) => false,
            GapHome::Computed => matches!(
                self,
                Gap::LastTouch
                    | Gap::MissedCall
                    | Gap::LastMail
                    | Gap::AgreedOn
                    | Gap::DaysLeft
                    | Gap::ColleagueTalk
                    | Gap::NeedsAndAnswers
            ),
        }
    }

    /// Its name, meaning and question, and where its value is stored.
    #[rustfmt::skip]
    pub fn facts(self) -> GapFacts {
        use AskField as Lead;
        use NextTouchField as Next;
        use SettingsField as Mine;
        match self {
            Gap::FirstName => on_lead("first name", "their first name", "What is their first name?", Lead::Name),
            Gap::LastName => on_lead("last name", "their last name", "What is their last name?", Lead::Name),
            Gap::Name => on_lead("name", "their whole name", "What is their name?", Lead::Name),
            Gap::Salutation => on_lead("salutation", "how you address them: “Anna”, “Ms Ortiz”", "How do you address them?", Lead::Salutation),
            Gap::Company => on_lead("company", "the company they work for", "Which company do they work for?", Lead::Company),
            Gap::Role => on_lead("role", "what they do there: “fleet manager”", "What is their role?", Lead::Role),
            Gap::Source => on_lead("source", "where they come from, after “through”: “the trade fair”", "How did they come to you?", Lead::Source),
            Gap::Colleague => on_lead("colleague", "who sent you to them", "Who sent you to them?", Lead::Colleague),
            Gap::ColleagueTalk => computed("colleague talk", "when you spoke to the one who sent you: “yesterday”, “on 3 July”", "When did you speak to the one who sent you?"),
            Gap::BestTime => on_lead("best time", "when they like to be called: “mornings before ten”", "When do they like to be called?", Lead::BestTime),
            Gap::MustHave1 => on_lead("must-have 1", "their first must-have, in their words", "What matters most to them?", Lead::MustHave),
            Gap::MustHave2 => on_lead("must-have 2", "their second must-have", "What else matters?", Lead::MustHave),
            Gap::MustHave3 => on_lead("must-have 3", "their third must-have", "And what else?", Lead::MustHave),
            Gap::MustHaves => on_lead("must-haves", "all their must-haves one after the other: “speed; price; service”", "What does it have to have for them?", Lead::MustHave),
            Gap::Deadline => on_lead("deadline", "the day they need it by, after “by”: “Friday 14 August”; empty once it is past", "By when do they need it?", Lead::Deadline),
            Gap::DeadlineReason => on_lead("deadline reason", "why that day: “the trade fair”", "Why do they need it by then?", Lead::DeadlineReason),
            Gap::DaysLeft => computed("days left", "days to their deadline, counted: “9 days”, “1 day”", "By when do they need it?"),
            Gap::TheirWords => on_lead("their words", "a sentence of theirs, word for word", "What did they say, word for word?", Lead::TheirWords),
            Gap::TheirQuestion => on_lead("their question", "the question they asked last", "What did they ask?", Lead::Question),
            Gap::Hesitation => on_lead("hesitation", "what holds them back: “the notice period”", "What holds them back?", Lead::Hesitation),
            Gap::LastTouch => computed("last touch", "when you last spoke: “yesterday”, “on 3 July”", "When did you last speak?"),
            Gap::NeverSpoken => computed("never spoken", "“We haven't spoken before”; empty once you have", "Have you spoken before?"),
            Gap::MissedCall => computed("missed call", "when you last called and did not reach them: “today”; empty if you never did", "When did you last try to call?"),
            Gap::LastMail => computed("last mail", "when you last emailed them: “on Tuesday”", "When did you email them?"),
            Gap::AgreedOn => computed("agreed on", "when they agreed to the next touch: “today”; empty if they did not", "When did they agree to it?"),
            Gap::MyPromise => on_lead("my promise", "what you promised, after “to”: “send the price list”", "What did you promise to do?", Lead::MyPromise),
            Gap::TheirPromise => on_lead("their promise", "what they promised, after “to”: “ask the boss”", "What did they promise to do?", Lead::TheirPromise),
            Gap::MyTasks => on_lead("my tasks", "all you promised and have not done yet, with its days, after “to”", "What did you promise to do?", Lead::MyPromise),
            Gap::TheirTasks => on_lead("their tasks", "all they promised and have not done yet, with its days, after “to”", "What did they promise to do?", Lead::TheirPromise),
            Gap::KeyPoints => on_touch("key points", "the points ticked in the call, one a line", "Which points were important?", Next::KeyPoints),
            Gap::Decisions => on_touch("decisions", "what was decided", "What was decided?", Next::Decisions),
            Gap::Value => on_touch("value", "what this touch brings them: “the new crash-test results”", "What do you bring them this time?", Next::Value),
            Gap::Aim => on_touch("aim", "what this touch is to achieve", "What do you want from this call?", Next::Aim),
            Gap::NextTouch => on_touch("next touch", "when you call next: “on Friday at ten”", "When do you call next?", Next::When),
            Gap::OtherTime => on_touch("other time", "a second time you propose: “on Monday at two”", "Which other time would suit you?", Next::OtherTime),
            Gap::Offer => on_touch("offer", "a special offer: “free delivery”", "What can you offer them?", Next::Offer),
            Gap::OfferEnds => on_touch("offer ends", "the last day of that offer: “Friday 14 August”", "Until when does the offer hold?", Next::Offer),
            Gap::Link => on_touch("link", "the address of something to read", "Which link do you send?", Next::Link),
            Gap::ProductNews => on_touch("product news", "what is new about your product", "What is new about your product?", Next::ProductNews),
            Gap::UsefulNews => on_touch("useful news", "something of use, whether they buy or not", "What's useful to everyone?", Next::UsefulNews),
            Gap::Greeting => computed("greeting", "“Good morning” or what fits the hour", "What's your greeting?"),
            Gap::MyName => in_settings("my name", "your name", "What is your name?", Mine::MyName),
            Gap::MyNumber => in_settings("my number", "the number to call you back", "What is your phone number?", Mine::MyNumber),
            Gap::MyMail => in_settings("my mail", "your mail address", "What is your mail address?", Mine::MyMail),
            Gap::MyHours => in_settings("my hours", "when you can be reached: “today until five”", "When can you be reached?", Mine::MyHours),
            Gap::MyCompany => in_settings("my company", "the company you work for", "Which company do you work for?", Mine::MyCompany),
            Gap::WhatWeDo => in_settings("what we do", "what your company does, after “we”: “help small fleets pass inspection”", "What does your company do? We …", Mine::WhatWeDo),
            Gap::WhatIsSpecial => in_settings("what is special", "what only you have and what it gives them, up to three", "What is special about you?", Mine::WhatIsSpecial),
            Gap::NeedsAndAnswers => computed("needs and answers", "each must-have with what you have for it, one a line", "What do you have for what they need?"),
            Gap::MyResponseTime => in_settings("my response time", "how soon you answer: “within two hours”", "How soon do you answer?", Mine::MyResponseTime),
            Gap::BookingLink => in_settings("booking link", "the page where they can book a time with you", "Where can they book a time with you?", Mine::BookingLink),
        }
    }
}

fn on_lead(name: &'static str, meaning: &'static str, question: &'static str, field: AskField) -> GapFacts {
    GapFacts { name, meaning, question, home: GapHome::Lead(field) }
}

fn on_touch(name: &'static str, meaning: &'static str, question: &'static str, field: NextTouchField) -> GapFacts {
    GapFacts { name, meaning, question, home: GapHome::NextTouch(field) }
}

fn in_settings(name: &'static str, meaning: &'static str, question: &'static str, field: SettingsField) -> GapFacts {
    GapFacts { name, meaning, question, home: GapHome::Settings(field) }
}

fn computed(name: &'static str, meaning: &'static str, question: &'static str) -> GapFacts {
    GapFacts { name, meaning, question, home: GapHome::Computed }
}

impl AskField {
    /// Every field that a question can fill.
    pub const ALL: [AskField; 26] = [
        AskField::Name,
        AskField::Salutation,
        AskField::Company,
        AskField::Role,
        AskField::Phone,
        AskField::Mail,
        AskField::Source,
        AskField::Colleague,
        AskField::Decider,
        AskField::BestTime,
        AskField::MustHave,
        AskField::Deadline,
        AskField::DeadlineReason,
        AskField::TheirWords,
        AskField::Question,
        AskField::Hesitation,
        AskField::Condition,
        AskField::Interest,
        AskField::PrivateInterest,
        AskField::Route,
        AskField::Influence,
        AskField::Channel,
        AskField::MyPromise,
        AskField::TheirPromise,
        AskField::NextTouch,
        AskField::Note,
    ];

    /// The field's name after the arrow of a question.
    pub fn name(self) -> &'static str {
        match self {
            AskField::Name => "name",
            AskField::Salutation => "salutation",
            AskField::Company => "company",
            AskField::Role => "role",
            AskField::Phone => "phone",
            AskField::Mail => "mail",
            AskField::Source => "source",
            AskField::Colleague => "colleague",
            AskField::Decider => "decider",
            AskField::BestTime => "best time",
            AskField::MustHave => "must-have",
            AskField::Deadline => "deadline",
            AskField::DeadlineReason => "deadline reason",
            AskField::TheirWords => "their words",
            AskField::Question => "question",
            AskField::Hesitation => "hesitation",
            AskField::Condition => "condition",
            AskField::Interest => "interest",
            AskField::PrivateInterest => "private interest",
            AskField::Route => "route",
            AskField::Influence => "influence",
            AskField::Channel => "channel",
            AskField::MyPromise => "my promise",
            AskField::TheirPromise => "their promise",
            AskField::NextTouch => "next touch",
            AskField::Note => "note",
        }
    }

    /// The field with this name; letter case and the amount of white space do not matter.
    pub fn from_name(name: &str) -> Option<AskField> {
        let name = plain_name(name);
        AskField::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// A name in lower case with single spaces, as in the lists above.
pub(super) fn plain_name(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
