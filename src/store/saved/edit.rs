//! Edits as they are saved.

use serde::{Deserialize, Serialize};
use serde_json::{Value, from_value, json};

use super::detail::{detail_code, read_detail, read_setting, save_detail, save_setting, setting_code};
use super::touch::SavedTouch;
use super::{Base, by_code, is_default, read_day, read_stamp, save_day, save_stamp, standing};
use crate::domain::change::{Edit, Import, Stamped};
use crate::domain::id::{ImportId, ItemId, LeadId, Stamp, TouchId};
use crate::domain::knowledge::{Item, ItemKind, Source};
use crate::domain::lead::{Created, DetailKind};
use crate::domain::settings::SettingKind;
use crate::domain::suppression::Suppression;
use crate::store::checked::push_ascii;

/// The codes that are no edits but say what the following edits are about.
const LEAD: &str = "l";
const STAMP: &str = "h";
/// The codes of edits, besides those of fields, settings and standings.
const CREATED: &str = "c";
const CREATED_BY_IMPORT: &str = "ci";
const TAKEN_OUT: &str = "x";
const TOUCH: &str = "T";
const TOUCH_TAKEN_OUT: &str = "Tx";
const ITEM: &str = "K";
const ITEM_TAKEN_OUT: &str = "Kx";
const IMPORT: &str = "I";
const IMPORT_TAKEN_OUT: &str = "Ix";
const SUPPRESSION: &str = "D";
const SUPPRESSION_TAKEN_OUT: &str = "Dx";

#[derive(Serialize, Deserialize)]
struct SavedImport {
    #[serde(rename = "t", default, skip_serializing_if = "is_default")]
    at: i64,
    #[serde(rename = "n", default, skip_serializing_if = "is_default")]
    name: String,
    #[serde(rename = "l", default, skip_serializing_if = "is_default")]
    leads: u32,
    #[serde(rename = "p", default, skip_serializing_if = "is_default")]
    practice: bool,
}

/// Writes edits down, one after the other.
pub struct Writer {
    base: Base,
    lead: Option<LeadId>,
    at: Stamp,
    touch_aim: String,
    text: String,
}

impl Writer {
    /// A writer that has written nothing yet.
    pub fn new(base: Base) -> Writer {
        Writer { base, lead: None, at: base.at, touch_aim: String::new(), text: String::new() }
    }

    /// The list so far, without the brackets around it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole list, without the brackets around it.
    pub fn into_text(self) -> String {
        self.text
    }

    fn push(&mut self, code: &str, value: &Value) {
        if !self.text.is_empty() {
            self.text.push(',');
        }
        self.text.push('"');
        self.text.push_str(code);
        self.text.push_str("\",");
        push_ascii(&mut self.text, &value.to_string());
    }

    /// Adds an edit that was made at `at`.
    pub fn add(&mut self, at: Stamp, edit: &Edit) -> Result<(), serde_json::Error> {
        if self.at != at {
            self.at = at;
            self.push(STAMP, &Value::from(save_stamp(at, self.base.lane)));
        }
        let base = self.base;
        match edit {
            Edit::Lead(lead, created) => {
                self.about(*lead);
                match created {
                    Some(Created { at, import: Some(import) }) => {
                        self.push(CREATED_BY_IMPORT, &json!([base.save_instant(*at), base.save_id(import.0)]));
                    }
                    Some(Created { at, import: None }) => self.push(CREATED, &Value::from(base.save_instant(*at))),
                    None => self.push(TAKEN_OUT, &Value::Null),
                }
            }
            Edit::Detail(lead, detail) => {
                self.about(*lead);
                self.push(detail_code(detail.kind()), &save_detail(detail)?);
            }
            Edit::Standing(lead, standing) => {
                self.about(*lead);
                let (code, value) = standing::save(standing, base, &self.touch_aim)?;
                self.push(code, &value);
            }
            Edit::Touch(lead, id, touch) => {
                self.about(*lead);
                match touch {
                    Some(touch) => {
                        self.push(TOUCH, &json!([base.save_id(id.0), SavedTouch::of(touch, base)]));
                        self.touch_aim.clone_from(&touch.aim);
                    }
                    None => self.push(TOUCH_TAKEN_OUT, &base.save_id(id.0)),
                }
            }
            Edit::Item(lead, id, item) => {
                self.about(*lead);
                match item {
                    Some(item) => {
                        self.push(ITEM, &json!([base.save_id(id.0), kind_code(item.kind), item.text, is_guess(item)]));
                    }
                    None => self.push(ITEM_TAKEN_OUT, &base.save_id(id.0)),
                }
            }
            Edit::Import(id, Some(import)) => {
                let saved = SavedImport {
                    at: base.save_instant(import.at),
                    name: import.name.clone(),
                    leads: import.leads,
                    practice: import.practice,
                };
                self.push(IMPORT, &json!([base.save_id(id.0), saved]));
            }
            Edit::Import(id, None) => self.push(IMPORT_TAKEN_OUT, &base.save_id(id.0)),
            Edit::Suppression(contact, Some(entry)) => {
                self.push(SUPPRESSION, &json!([contact, save_day(entry.since), entry.who]));
            }
            Edit::Suppression(contact, None) => self.push(SUPPRESSION_TAKEN_OUT, &Value::from(contact.as_str())),
            Edit::Setting(setting) => self.push(setting_code(setting.kind()), &save_setting(setting)),
        }
        Ok(())
    }

    /// Says which lead the next edit is about, unless that is clear.
    fn about(&mut self, lead: LeadId) {
        if self.lead != Some(lead) {
            self.lead = Some(lead);
            self.push(LEAD, &self.base.save_id(lead.0));
        }
    }
}

/// The code of a kind of item.
fn kind_code(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::MustHave => "m",
        ItemKind::Quote => "q",
        ItemKind::Question => "a",
        ItemKind::Hesitation => "h",
        ItemKind::Condition => "c",
        ItemKind::Interest => "i",
        ItemKind::MyPromise => "p",
        ItemKind::TheirPromise => "t",
        ItemKind::Decider => "d",
        ItemKind::Colleague => "l",
        ItemKind::Salutation => "s",
    }
}

/// 1 for what the salesperson guesses, 0 for what they said.
fn is_guess(item: &Item) -> u8 {
    match item.source {
        Source::Said => 0,
        Source::Guessed => 1,
    }
}

/// The edits of a list that a [`Writer`] wrote. `None` if any of it is not known here: an action is
/// taken in as a whole or not at all.
pub fn read_edits(list: Vec<Value>, base: Base) -> Option<Vec<Stamped<Edit>>> {
    let mut reader = Reader { base, lead: None, at: base.at, touch_aim: String::new() };
    let mut edits = Vec::new();
    let mut list = list.into_iter();
    while let Some(code) = list.next() {
        let value = list.next()?;
        match code.as_str()? {
            LEAD => reader.lead = Some(LeadId(base.read_id(&value)?)),
            STAMP => reader.at = read_stamp(value.as_str()?, base.lane)?,
            code => edits.push(Stamped { at: reader.at, value: reader.read(code, value)? }),
        }
    }
    Some(edits)
}

/// Reads edits, one after the other.
struct Reader {
    base: Base,
    lead: Option<LeadId>,
    at: Stamp,
    touch_aim: String,
}

impl Reader {
    fn read(&mut self, code: &str, value: Value) -> Option<Edit> {
        let base = self.base;
        if let Some(kind) = by_code(&DetailKind::ALL, detail_code, code) {
            return Some(Edit::Detail(self.lead?, read_detail(kind, value)?));
        }
        if let Some(kind) = by_code(&SettingKind::ALL, setting_code, code) {
            return Some(Edit::Setting(read_setting(kind, value)?));
        }
        Some(match code {
            CREATED => {
                let at = base.read_instant(value.as_i64()?);
                Edit::Lead(self.lead?, Some(Created { at, import: None }))
            }
            CREATED_BY_IMPORT => {
                let (at, import): (i64, Value) = from_value(value).ok()?;
                let import = Some(ImportId(base.read_id(&import)?));
                Edit::Lead(self.lead?, Some(Created { at: base.read_instant(at), import }))
            }
            TAKEN_OUT => Edit::Lead(self.lead?, None),
            TOUCH => {
                let (id, touch): (Value, SavedTouch) = from_value(value).ok()?;
                let touch = touch.read(base)?;
                self.touch_aim.clone_from(&touch.aim);
                Edit::Touch(self.lead?, TouchId(base.read_id(&id)?), Some(touch))
            }
            TOUCH_TAKEN_OUT => Edit::Touch(self.lead?, TouchId(base.read_id(&value)?), None),
            ITEM => self.item(value)?,
            ITEM_TAKEN_OUT => Edit::Item(self.lead?, ItemId(base.read_id(&value)?), None),
            IMPORT => {
                let (id, saved): (Value, SavedImport) = from_value(value).ok()?;
                let SavedImport { at, name, leads, practice } = saved;
                let import = Import { at: base.read_instant(at), name, leads, practice };
                Edit::Import(ImportId(base.read_id(&id)?), Some(import))
            }
            IMPORT_TAKEN_OUT => Edit::Import(ImportId(base.read_id(&value)?), None),
            SUPPRESSION => {
                let (contact, since, who): (String, i32, String) = from_value(value).ok()?;
                Edit::Suppression(contact, Some(Suppression { since: read_day(since)?, who }))
            }
            SUPPRESSION_TAKEN_OUT => Edit::Suppression(from_value(value).ok()?, None),
            code => Edit::Standing(self.lead?, standing::read(code, value, base, &self.touch_aim)??),
        })
    }

    fn item(&self, value: Value) -> Option<Edit> {
        let (id, kind, text, guess): (Value, String, String, u8) = from_value(value).ok()?;
        let kind = by_code(&ItemKind::ALL, kind_code, &kind)?;
        let source = if guess == 0 { Source::Said } else { Source::Guessed };
        Some(Edit::Item(self.lead?, ItemId(self.base.read_id(&id)?), Some(Item { kind, text, source })))
    }
}
