//! The draft of a page: a call in progress and texts being typed. It is written at most once a second, and the next
//! page offers it again if this page is killed.

use crate::domain::id::LeadId;
use crate::domain::lead::{Close, Outcome, Progress};
use crate::domain::util::FlatMap;
use crate::store::encoding::Json;

/// The stage of a call that is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The brief before dialling.
    #[default]
    Brief,
    /// Talking, or leaving a message; shows the outcomes.
    Call,
    /// The wrap-up of a talk.
    WrapUp,
    /// Entering what was won.
    Won,
    /// The result is recorded; shows the next touch.
    Noted,
}

/// The kind of text on screen during a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    /// The call script.
    #[default]
    Script,
    /// The voicemail.
    Voicemail,
    /// The mail.
    Mail,
    /// The text message.
    Text,
    /// The card or the note beside a copy.
    Post,
}

/// The draft of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallDraft {
    /// The lead's id as text.
    pub lead: String,
    /// The stage on screen.
    pub stage: Stage,
    /// The kind of text on screen.
    pub words: Words,
    /// The slug of the script's step on screen.
    pub step: String,
    /// The note, as typed.
    pub note: String,
    /// When the call began, in milliseconds since 1970.
    pub began: Option<i64>,
    /// When it ended, in milliseconds since 1970, if it has.
    pub ended: Option<i64>,
    /// The index of the outcome being wrapped up.
    pub outcome: Option<usize>,
    /// The index of the chosen progress.
    pub progress: Option<usize>,
    /// The index of the chosen close.
    pub close: Option<usize>,
    /// Whether they agreed to the next touch, once answered.
    pub agreed: Option<bool>,
    /// The next touch, if it was changed by hand.
    pub next: Option<NextDraft>,
    /// What was won, as typed.
    pub won: String,
    /// Values typed into gaps for this touch only, by gap name.
    pub gaps: FlatMap<String, String>,
    /// The dial link shown as a QR code; empty if none.
    pub code: String,
    /// The result of copying the number.
    pub copied: String,
    /// The number that was dialled, as displayed; empty before.
    pub dialled: String,
    /// The warnings shown when the number was dialled.
    pub passed: Vec<String>,
    /// Scripts chosen in place of the offered ones: ids by kind.
    pub scripts: FlatMap<String, String>,
    /// The optional parts chosen or left out: "on" or "off" by script and step.
    pub slots: FlatMap<String, String>,
    /// The id of the script that answers an objection, in place of the call script; empty if none.
    pub aside: String,
    /// The slug of that script's step on screen.
    pub aside_step: String,
}

/// A next touch being changed by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextDraft {
    /// The day as `2026-11-27`.
    pub day: String,
    /// The time as `10:30` if it was agreed, else empty.
    pub time: String,
    /// The time zone of day and time; empty for my own.
    pub zone: String,
    /// The word of the channel.
    pub channel: String,
    /// The aim.
    pub aim: String,
    /// What it brings them.
    pub value: String,
}

impl CallDraft {
    /// A call to `lead` that has not started.
    pub fn new(lead: LeadId) -> CallDraft {
        CallDraft { lead: lead.0.to_string(), ..CallDraft::default() }
    }

    /// Whether this is a call to `lead`.
    pub fn is_to(&self, lead: LeadId) -> bool {
        self.lead_id() == Some(lead)
    }

    /// The id of the lead; `None` if the draft is damaged.
    pub fn lead_id(&self) -> Option<LeadId> {
        self.lead.parse().ok().map(LeadId)
    }

    /// The outcome that is being wrapped up.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome.and_then(|index| Outcome::ALL.get(index).copied())
    }

    /// The chosen progress.
    pub fn progress(&self) -> Option<Progress> {
        self.progress.and_then(|index| Progress::ALL.get(index).copied())
    }

    /// The chosen close.
    pub fn close(&self) -> Option<Close> {
        self.close.and_then(|index| Close::ALL.get(index).copied())
    }

    /// Whether it contains words or answers of the salesperson that exist nowhere else.
    pub fn has_words(&self) -> bool {
        let closing = matches!(self.stage, Stage::WrapUp | Stage::Won);
        self.stage != Stage::Noted && (closing || !self.note.trim().is_empty())
    }

    /// Whether the talk may be in progress: it was dialled, or its script is on screen, and no result is recorded
    /// yet.
    pub fn is_going_on(&self) -> bool {
        match self.stage {
            Stage::Brief => self.began.is_some(),
            Stage::Call | Stage::WrapUp | Stage::Won => true,
            Stage::Noted => false,
        }
    }

    /// Goes back to choosing the outcome; everything typed stays.
    pub fn reopen(&mut self) {
        self.stage = Stage::Call;
        self.outcome = None;
        self.ended = None;
        self.next = None;
    }

    /// Adds or removes an optional part of a script.
    pub fn set_slot(&mut self, slot: String, is_on: bool) {
        self.slots.insert(slot, if is_on { "on" } else { "off" }.to_owned());
    }

    /// Records that a warning was overruled; at most once.
    pub fn pass(&mut self, check: &str) {
        if !self.passed.iter().any(|passed| passed == check) {
            self.passed.push(check.to_owned());
        }
    }

    /// Opens the script that answers an objection, or returns to the same step of the call script.
    pub fn turn_aside(&mut self, id: &str) {
        id.clone_into(&mut self.aside);
        self.aside_step.clear();
    }

    /// Goes to another step of the script on screen.
    pub fn go_to_step(&mut self, slug: &str) {
        let step = if self.aside.is_empty() { &mut self.step } else { &mut self.aside_step };
        slug.clone_into(step);
    }

    /// Chooses another script of a kind than the offered one.
    pub fn choose_script(&mut self, kind: &str, id: String) {
        self.scripts.insert(kind.to_owned(), id);
    }

    /// Whether losing it would lose work.
    pub fn is_worth_keeping(&self) -> bool {
        match self.stage {
            Stage::Noted => false,
            Stage::WrapUp | Stage::Won => true,
            Stage::Brief | Stage::Call => !self.note.trim().is_empty() || self.began.is_some() || !self.gaps.is_empty(),
        }
    }
}

/// Everything half done on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The draft of a call.
    pub call: Option<CallDraft>,
    /// Texts being typed, by field name.
    pub texts: FlatMap<String, String>,
}

impl Draft {
    /// Whether losing it would lose work.
    pub fn is_worth_keeping(&self) -> bool {
        self.call.as_ref().is_some_and(CallDraft::is_worth_keeping)
            || self.texts.values().any(|text| !text.trim().is_empty())
    }

    /// The form in which it is stored.
    pub fn to_text(&self) -> String {
        let call = self.call.as_ref().map_or(Json::Null, CallDraft::to_json);
        Json::record().with("call", call).with("texts", map_to_json(&self.texts)).to_text()
    }

    /// Parses a stored draft. A draft that cannot be parsed is shown as the text of one field.
    pub fn from_text(text: &str) -> Draft {
        Json::parse(text).ok().and_then(|saved| Draft::of_json(&saved)).unwrap_or_else(|| {
            let mut texts = FlatMap::new();
            texts.insert("recovered".to_owned(), text.to_owned());
            Draft { call: None, texts }
        })
    }

    fn of_json(saved: &Json) -> Option<Draft> {
        let Json::Record(_) = saved else { return None };
        let call = saved.get("call").optional(CallDraft::of_json)?;
        Some(Draft { call, texts: map_of_json(saved.get("texts"))? })
    }
}

/// The stored name of a stage.
fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Brief => "Brief",
        Stage::Call => "Call",
        Stage::WrapUp => "WrapUp",
        Stage::Won => "Won",
        Stage::Noted => "Noted",
    }
}

/// The stored name of a kind of text.
fn words_name(words: Words) -> &'static str {
    match words {
        Words::Script => "Script",
        Words::Voicemail => "Voicemail",
        Words::Mail => "Mail",
        Words::Text => "Text",
        Words::Post => "Post",
    }
}

fn index_to_json(index: Option<usize>) -> Json {
    Json::of_number(index.and_then(|index| i64::try_from(index).ok()))
}

fn map_to_json(map: &FlatMap<String, String>) -> Json {
    Json::Record(map.iter().map(|(name, text)| (name.clone().into(), Json::of(text))).collect())
}

fn map_of_json(saved: &Json) -> Option<FlatMap<String, String>> {
    let mut map = FlatMap::new();
    match saved {
        Json::Null => {}
        Json::Record(fields) => {
            for (name, text) in fields {
                map.insert(name.clone().into_owned(), text.owned()?);
            }
        }
        _ => return None,
    }
    Some(map)
}

impl CallDraft {
    fn to_json(&self) -> Json {
        Json::record()
            .with("lead", Json::of(&self.lead))
            .with("stage", Json::of(stage_name(self.stage)))
            .with("words", Json::of(words_name(self.words)))
            .with("step", Json::of(&self.step))
            .with("note", Json::of(&self.note))
            .with("began", Json::of_number(self.began))
            .with("ended", Json::of_number(self.ended))
            .with("outcome", index_to_json(self.outcome))
            .with("progress", index_to_json(self.progress))
            .with("close", index_to_json(self.close))
            .with("agreed", self.agreed.map_or(Json::Null, Json::Bool))
            .with("next", self.next.as_ref().map_or(Json::Null, NextDraft::to_json))
            .with("won", Json::of(&self.won))
            .with("gaps", map_to_json(&self.gaps))
            .with("code", Json::of(&self.code))
            .with("copied", Json::of(&self.copied))
            .with_non_empty("dialled", Json::of(&self.dialled))
            .with_non_empty("passed", Json::of_texts(&self.passed))
            .with("scripts", map_to_json(&self.scripts))
            .with("slots", map_to_json(&self.slots))
            .with("aside", Json::of(&self.aside))
            .with("aside-step", Json::of(&self.aside_step))
    }

    fn of_json(saved: &Json) -> Option<CallDraft> {
        let stages = [Stage::Brief, Stage::Call, Stage::WrapUp, Stage::Won, Stage::Noted];
        let stage = saved.get("stage").owned_or_empty()?;
        let words = saved.get("words").owned_or_empty()?;
        Some(CallDraft {
            lead: saved.get("lead").owned_or_empty()?,
            stage: stages.into_iter().find(|known| stage_name(*known) == stage).unwrap_or_default(),
            words: [Words::Script, Words::Voicemail, Words::Mail, Words::Text, Words::Post]
                .into_iter()
                .find(|known| words_name(*known) == words)
                .unwrap_or_default(),
            step: saved.get("step").owned_or_empty()?,
            note: saved.get("note").owned_or_empty()?,
            began: saved.get("began").optional(Json::as_i64)?,
            ended: saved.get("ended").optional(Json::as_i64)?,
            outcome: saved.get("outcome").optional(Json::number)?,
            progress: saved.get("progress").optional(Json::number)?,
            close: saved.get("close").optional(Json::number)?,
            agreed: saved.get("agreed").optional(Json::as_bool)?,
            next: saved.get("next").optional(NextDraft::of_json)?,
            won: saved.get("won").owned_or_empty()?,
            gaps: map_of_json(saved.get("gaps"))?,
            code: saved.get("code").owned_or_empty()?,
            copied: saved.get("copied").owned_or_empty()?,
            dialled: saved.get("dialled").owned_or_empty()?,
            passed: saved.get("passed").texts_or_none()?,
            scripts: map_of_json(saved.get("scripts"))?,
            slots: map_of_json(saved.get("slots"))?,
            aside: saved.get("aside").owned_or_empty()?,
            aside_step: saved.get("aside-step").owned_or_empty()?,
        })
    }
}

impl NextDraft {
    fn to_json(&self) -> Json {
        Json::record()
            .with("day", Json::of(&self.day))
            .with("time", Json::of(&self.time))
            .with("zone", Json::of(&self.zone))
            .with("channel", Json::of(&self.channel))
            .with("aim", Json::of(&self.aim))
            .with("value", Json::of(&self.value))
    }

    fn of_json(saved: &Json) -> Option<NextDraft> {
        Some(NextDraft {
            day: saved.get("day").owned_or_empty()?,
            time: saved.get("time").owned_or_empty()?,
            zone: saved.get("zone").owned_or_empty()?,
            channel: saved.get("channel").owned_or_empty()?,
            aim: saved.get("aim").owned_or_empty()?,
            value: saved.get("value").owned_or_empty()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_reads_back_as_it_was_written() {
        let draft = Draft {
            call: Some(CallDraft {
                note: "asks about \u{1F3A8} colour".to_owned(),
                began: Some(5),
                aside: "objection-price".to_owned(),
                passed: vec!["value".to_owned()],
                ..CallDraft::default()
            }),
            texts: {
                let mut texts = FlatMap::new();
                texts.insert("lead/AAAAAAAA.1/note".to_owned(), "half a".to_owned());
                texts
            },
        };
        assert_eq!(Draft::from_text(&draft.to_text()), draft);
    }

    #[test]
    fn a_call_goes_on_from_dialling_until_its_result_is_kept() {
        let call = |stage, began| CallDraft { stage, began, ..CallDraft::default() };
        assert!(!call(Stage::Brief, None).is_going_on());
        for stage in [Stage::Brief, Stage::Call, Stage::WrapUp, Stage::Won] {
            assert!(call(stage, Some(5)).is_going_on(), "{stage:?}");
        }
        assert!(!call(Stage::Noted, Some(5)).is_going_on());
    }

    #[test]
    fn s0_14_a_damaged_draft_is_shown_and_not_dropped() {
        assert!(Draft::from_text("{\"call\":{\"note\":\"wants three ro").is_worth_keeping());
    }
}
