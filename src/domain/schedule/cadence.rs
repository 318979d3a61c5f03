//! Plans (cadences): named sequences of touches, written as plain text, one step per line.
//!
//! ```text
//! touches: 7
//! +7 days, call: Bring something new
//! +2 weeks, mail: Answer what is open [mail-key-points]
//! +interval C: Review whether they still belong in this group
//! again
//! ```
//! Parsing never fails: each invalid line becomes a problem with its line number, and the rest still works.

use crate::domain::book::Book;
use crate::domain::book::LibraryItemKind;
use crate::domain::id::LibraryItemId;
use crate::domain::lead::Channel;
use crate::domain::lead::{Aim, NoAim};
use crate::domain::lead::{Group, Lead};
use crate::domain::settings::Settings;

/// A named sequence of touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its name.
    pub name: String,
    /// Its steps after the first talk, in order.
    pub steps: Vec<Step>,
    /// Whether it starts over after its last step.
    pub again: bool,
    /// How many touches over all channels are allowed before it is time to decide (S0.7).
    pub touches_allowed: u32,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The time since the last contact.
    pub gap: Gap,
    /// The channel; `None` for the lead's preferred one.
    pub channel: Option<Channel>,
    /// The default aim, until the salesperson words it.
    pub aim: String,
    /// The id of its script; empty for the one that fits.
    pub script: String,
}

/// The time between the last contact and a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// This many days.
    Days(u32),
    /// The number of days that the settings give for a group.
    Interval(Group),
}

impl Gap {
    /// The gap in days.
    pub fn days(self, settings: &Settings) -> u32 {
        match self {
            Gap::Days(days) => days,
            Gap::Interval(group) => settings.interval(Some(group)),
        }
    }
}

/// A problem in one line of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanProblem {
    /// The line number, counted from one.
    pub line: usize,
    /// What is wrong, and what to write instead.
    pub words: &'static str,
}

/// The longest gap, in days.
const LONGEST_GAP: u32 = 730;

/// Touches over all channels before it is time to decide, if the plan does not say.
const TOUCHES_ALLOWED: u32 = 7;

const NO_GAP: &str =
    "A step begins with when it comes: +7 days, +2 weeks, +1 month or +interval C, and has a colon before its aim.";
const TOO_FAR: &str = "The gap is longer than two years.";
const NO_AIM: &str = "Say after the colon what this touch is to achieve.";
const EMPTY_OPENER: &str = "That aim says only that you call. Say what it brings them or what you need to know.";
const NO_COUNT: &str = "Write the number of touches you allow yourself: touches: 7";
const NO_STEPS: &str = "There is no step in this plan, so the interval of the group counts.";

/// Parses a plan, and returns the problems in its text.
pub fn read(name: &str, text: &str) -> (Plan, Vec<PlanProblem>) {
    let mut plan = Plan { name: name.to_owned(), steps: Vec::new(), again: false, touches_allowed: TOUCHES_ALLOWED };
    let mut problems = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        if let Err(words) = read_line(text.trim(), &mut plan) {
            problems.push(PlanProblem { line, words });
        }
    }
    if plan.steps.is_empty() {
        problems.push(PlanProblem { line: 1, words: NO_STEPS });
    }
    (plan, problems)
}

fn read_line(text: &str, plan: &mut Plan) -> Result<(), &'static str> {
    let lower = text.to_ascii_lowercase();
    if text.is_empty() || text.starts_with('#') {
        return Ok(());
    }
    if lower == "again" {
        plan.again = true;
        return Ok(());
    }
    if let Some(count) = read_touches(&lower) {
        plan.touches_allowed = count?;
        return Ok(());
    }
    plan.steps.push(read_step(text)?);
    Ok(())
}

/// Parses the line with the number of allowed touches; `None` if it is another line.
fn read_touches(lower: &str) -> Option<Result<u32, &'static str>> {
    let count = lower.strip_prefix("touches:")?;
    Some(count.trim().parse().ok().filter(|count| *count > 0).ok_or(NO_COUNT))
}

fn read_step(text: &str) -> Result<Step, &'static str> {
    let (head, aim) = text.strip_prefix('+').and_then(|rest| rest.split_once(':')).ok_or(NO_GAP)?;
    let (gap, channel) = head.split_once(',').unwrap_or((head, ""));
    let gap = read_gap(&gap.trim().to_ascii_lowercase())?;
    let (aim, script) = match aim.trim().strip_suffix(']').and_then(|aim| aim.rsplit_once('[')) {
        Some((aim, script)) => (aim, script),
        None => (aim, ""),
    };
    let aim = Aim::new(aim).map_err(|why| match why {
        NoAim::Empty => NO_AIM,
        NoAim::EmptyOpener => EMPTY_OPENER,
    })?;
    Ok(Step {
        gap,
        channel: Channel::of_word(channel.trim()),
        aim: aim.text().to_owned(),
        script: script.trim().to_owned(),
    })
}

fn read_gap(text: &str) -> Result<Gap, &'static str> {
    let (count, unit) = text.split_once(' ').unwrap_or((text, "days"));
    if count == "interval" {
        let group = Group::ALL.into_iter().find(|group| group.letter().eq_ignore_ascii_case(unit.trim()));
        return group.map(Gap::Interval).ok_or(NO_GAP);
    }
    let days = match unit.trim() {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        "month" | "months" => 30,
        _ => return Err(NO_GAP),
    };
    let days = count.parse::<u32>().map_err(|_| NO_GAP)?.saturating_mul(days);
    if days <= LONGEST_GAP { Ok(Gap::Days(days)) } else { Err(TOO_FAR) }
}

impl Plan {
    /// The step with this number, counted from one; a plan that starts over has a step for every number.
    pub fn step(&self, number: usize) -> Option<&Step> {
        let index = number.checked_sub(1)?;
        if self.again { self.steps.get(index.checked_rem(self.steps.len())?) } else { self.steps.get(index) }
    }
}

/// A plan as it is stored and edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanText {
    /// Its library item, if it is a custom plan.
    pub id: Option<LibraryItemId>,
    /// Its name.
    pub name: String,
    /// What the plan is for.
    pub meant_for: String,
    /// Its steps, one per line.
    pub text: String,
}

/// A plan that ships with the app.
struct Shipped {
    name: &'static str,
    meant_for: &'static str,
    text: &'static str,
}

/// About a week, another week, the touch that decides, and one some weeks later (S4.35). The first plan is the
/// default for new leads.
const SHIPPED: [Shipped; 7] = [
    Shipped {
        name: "Four touches",
        meant_for: "a new lead",
        text: "touches: 7\n\
            +7 days: Bring something new and find out what stands in the way\n\
            +7 days: Answer what is open and agree the next step\n\
            +7 days: Ask for the decision\n\
            +4 weeks: See what changed for them and offer one new reason",
    },
    Shipped {
        name: "After a meeting",
        meant_for: "someone you have just met",
        text: "touches: 7\n\
            +1 day, mail: Thank them and put down what was agreed\n\
            +4 days, call: Answer what came up since the meeting\n\
            +7 days, call: Ask for the decision\n\
            +4 weeks, mail: Offer one new reason and two times to talk",
    },
    Shipped {
        name: "Slow large deal",
        meant_for: "a large purchase, or one that several people decide",
        text: "touches: 12\n\
            +2 weeks, call: Learn who decides, and what each of them needs\n\
            +3 weeks, mail: Give each of them the fact they need\n\
            +3 weeks, call: Agree a small step: a sample, a visit, a trial\n\
            +4 weeks, visit: Show it to those who decide\n\
            +4 weeks, call: Ask for the decision\n\
            +6 weeks, mail: See what changed for them and offer one new reason",
    },
    Shipped {
        name: "Keep warm A",
        meant_for: "group A: likely within one or two months",
        text: "touches: 12\n\
            +interval A, call: Bring one fact that helps them decide\n\
            +interval A, mail: Answer what is open in writing\n\
            +interval A, call: Review with them whether the time is still right\n\
            again",
    },
    Shipped {
        name: "Keep warm B",
        meant_for: "group B: in three to six months, able and in need",
        text: "touches: 12\n\
            +interval B, mail: Send one thing that is of use to them\n\
            +interval B, call: Hear what changed on their side\n\
            +interval B, call: Review whether they have come nearer to buying\n\
            again",
    },
    Shipped {
        name: "Keep warm C",
        meant_for: "group C: not soon, but some chance",
        text: "touches: 12\n\
            +interval C, mail: Send one thing that is of use to them\n\
            +interval C, post: Send a note in your own hand\n\
            +interval C, call: Review whether they still belong in this group\n\
            again",
    },
    Shipped {
        name: "Re-awakening",
        meant_for: "someone who was quiet for long",
        text: "touches: 4\n\
            +3 days, mail: Say what is new since you last spoke, and why it matters to them\n\
            +7 days, call: Ask what has changed for them\n\
            +4 weeks, call: Ask whether to go on, and accept a no",
    },
];

impl Book {
    /// All plans, the shipped ones first; a custom plan replaces a shipped one of the same name.
    pub fn plans(&self) -> Vec<PlanText> {
        let own: Vec<PlanText> = self
            .library_items_of(LibraryItemKind::Plan)
            .map(|(id, piece)| PlanText {
                id: Some(id),
                name: piece.name.clone(),
                meant_for: piece.why.clone(),
                text: piece.text.clone(),
            })
            .collect();
        let shipped = SHIPPED.iter().map(|plan| PlanText {
            id: None,
            name: plan.name.to_owned(),
            meant_for: plan.meant_for.to_owned(),
            text: plan.text.to_owned(),
        });
        let mut plans: Vec<PlanText> = shipped.filter(|plan| own.iter().all(|own| own.name != plan.name)).collect();
        plans.extend(own);
        plans
    }

    /// The name and text of the plan with this name; the default plan if there is none, or none any more.
    fn plan_text<'text>(&'text self, name: &'text str) -> (&'text str, &'text str) {
        let own = |name: &str| {
            self.library_items_of(LibraryItemKind::Plan).map(|(_, piece)| piece).rfind(|piece| piece.name == name)
        };
        if let Some(piece) = own(name).filter(|_| !name.is_empty()) {
            return (name, &piece.text);
        }
        if let Some(shipped) = SHIPPED.iter().find(|plan| plan.name == name) {
            return (name, shipped.text);
        }
        let [first, ..] = &SHIPPED;
        (first.name, own(first.name).map_or(first.text, |piece| &piece.text))
    }

    /// The plan with this name; the default plan if there is none, or none any more.
    pub fn plan_named(&self, name: &str) -> Plan {
        let (name, text) = self.plan_text(name);
        read(name, text).0
    }

    /// How many touches the plan of a lead allows. Lists need this for every lead, and parsing the whole plan takes
    /// fifty times as long.
    pub fn touches_allowed(&self, lead: &Lead) -> u32 {
        let (_, text) = self.plan_text(&lead.plan);
        let mut allowed =
            text.lines().filter_map(|line| read_touches(&line.trim().to_ascii_lowercase())).filter_map(Result::ok);
        allowed.next_back().unwrap_or(TOUCHES_ALLOWED)
    }

    /// The plan of a lead. A new lead starts with the default plan at once (S0.1).
    pub fn plan_of(&self, lead: &Lead) -> Plan {
        self.plan_named(&lead.plan)
    }
}
