//! What the record of a lead allows a script to claim: a talk, an unanswered call, an agreement. No script claims
//! these in fixed words; each depends on a gap that only the record fills.

use super::draft::{CallDraft, Stage};
use super::script_values::TouchValues;
use crate::domain::lead::ItemKind;
use crate::domain::lead::{Channel, Direction, Outcome, Touch};
use crate::domain::time::Day;

impl TouchValues<'_> {
    /// The outcome of the call in progress, both before and after it is recorded.
    fn outcome(&self) -> Option<Outcome> {
        self.call.and_then(CallDraft::outcome)
    }

    /// The day of the latest talk; mails do not count.
    pub(in crate::app) fn last_talk(&self) -> Option<Day> {
        if self.outcome().is_some_and(Outcome::reached) {
            return Some(self.now.today());
        }
        let talk = self.lead.latest_touches().find(|touch| touch.outcome.reached());
        talk.map(|touch| touch.time.day(&self.now))
    }

    /// Whether nobody ever talked to them, here or before they were imported.
    pub(in crate::app) fn never_spoken(&self) -> bool {
        self.last_talk().is_none()
            && self.lead.contacts() == 0
            && self.lead.items_of(ItemKind::SpokenBefore).next().is_none()
    }

    /// The day of my latest call, if it did not reach them.
    pub(in crate::app) fn missed_call(&self) -> Option<Day> {
        let missed = |outcome| matches!(outcome, Outcome::NoAnswer | Outcome::VoicemailLeft | Outcome::Gatekeeper);
        if let Some(outcome) = self.outcome() {
            return missed(outcome).then(|| self.now.today());
        }
        let is_call = |touch: &&Touch| touch.channel == Channel::Call && touch.direction == Direction::Mine;
        let call = self.lead.latest_touches().find(is_call).filter(|touch| missed(touch.outcome));
        call.map(|touch| touch.time.day(&self.now))
    }

    /// The day of the talk in which they agreed to the next touch.
    pub(in crate::app) fn agreed_on(&self) -> Option<Day> {
        let talking = self.call.filter(|call| call.stage != Stage::Noted && call.outcome.is_some());
        if let Some(call) = talking {
            let reached = self.outcome().is_some_and(Outcome::reached);
            return (reached && call.agreed == Some(true)).then(|| self.now.today());
        }
        let talk = self.lead.latest_touches().find(|touch| touch.outcome.reached())?;
        let stands = self.following.map(|next| &next.when) == self.lead.next_touch().map(|next| &next.when);
        let agreed = talk.wrap_up.is_some_and(|wrap_up| wrap_up.agreed);
        (agreed && stands).then(|| talk.time.day(&self.now))
    }
}
