//! Edits as they are saved.

use super::detail::{read_detail, save_detail};
use super::item::{read_item, read_piece, save_item, save_piece};
use super::touch::{read_touch, save_touch};
use super::{Base, read_day, read_stamp, save_day, save_stamp, standing};
use crate::domain::change::{Edit, Import, Stamped};
use crate::domain::id::{ImportId, ItemId, LeadId, PieceId, Stamp, TouchId};
use crate::domain::lead::{Created, DetailKind};
use crate::domain::settings::SettingKind;
use crate::domain::suppression::{Lifted, Suppression};
use crate::store::checked::push_ascii;
use crate::store::json::Json;
use crate::store::names::Named;
use crate::store::setting;

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
const PIECE: &str = "P";
const PIECE_TAKEN_OUT: &str = "Px";
const IMPORT: &str = "I";
const IMPORT_TAKEN_OUT: &str = "Ix";
const SUPPRESSION: &str = "D";
const SUPPRESSION_TAKEN_OUT: &str = "Dx";

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

    fn push(&mut self, code: &str, value: &Json) {
        if !self.text.is_empty() {
            self.text.push(',');
        }
        self.text.push('"');
        self.text.push_str(code);
        self.text.push_str("\",");
        push_ascii(&mut self.text, &value.to_text());
    }

    /// Adds an edit that was made at `at`.
    pub fn add(&mut self, at: Stamp, edit: &Edit) {
        if self.at != at {
            self.at = at;
            self.push(STAMP, &Json::Text(save_stamp(at, self.base.lane)));
        }
        let base = self.base;
        let (code, value) = match edit {
            Edit::Lead(lead, created) => {
                self.about(*lead);
                match created {
                    Some(Created { at, import: Some(import) }) => {
                        (CREATED_BY_IMPORT, Json::List(vec![base.save_instant(*at), base.save_id(import.0)]))
                    }
                    Some(Created { at, import: None }) => (CREATED, base.save_instant(*at)),
                    None => (TAKEN_OUT, Json::Null),
                }
            }
            Edit::Detail(lead, detail) => {
                self.about(*lead);
                (detail.kind().names().0, save_detail(detail))
            }
            Edit::Standing(lead, standing) => {
                self.about(*lead);
                standing::save(standing, base, &self.touch_aim)
            }
            Edit::Touch(lead, id, touch) => {
                self.about(*lead);
                match touch {
                    Some(touch) => {
                        self.touch_aim.clone_from(&touch.aim);
                        (TOUCH, Json::List(vec![base.save_id(id.0), save_touch(touch, base)]))
                    }
                    None => (TOUCH_TAKEN_OUT, base.save_id(id.0)),
                }
            }
            Edit::Item(lead, id, item) => {
                self.about(*lead);
                match item {
                    Some(item) => (ITEM, save_item(base.save_id(id.0), item, base)),
                    None => (ITEM_TAKEN_OUT, base.save_id(id.0)),
                }
            }
            Edit::Piece(id, Some(piece)) => (PIECE, Json::List(vec![base.save_id(id.0), save_piece(piece, base)])),
            Edit::Piece(id, None) => (PIECE_TAKEN_OUT, base.save_id(id.0)),
            Edit::Import(id, Some(import)) => {
                let saved = Json::record()
                    .with_unless_empty("t", base.save_instant(import.at))
                    .with_unless_empty("n", Json::of(&import.name))
                    .with_unless_empty("l", Json::Whole(import.leads.into()))
                    .with_unless_empty("p", Json::Bool(import.practice));
                (IMPORT, Json::List(vec![base.save_id(id.0), saved]))
            }
            Edit::Import(id, None) => (IMPORT_TAKEN_OUT, base.save_id(id.0)),
            Edit::Suppression(contact, Some(entry)) => (SUPPRESSION, save_suppression(contact, entry)),
            Edit::Suppression(contact, None) => (SUPPRESSION_TAKEN_OUT, Json::of(contact)),
            Edit::Setting(setting) => (setting.kind().names().0, setting::save(setting)),
        };
        self.push(code, &value);
    }

    /// Says which lead the next edit is about, unless that is clear.
    fn about(&mut self, lead: LeadId) {
        if self.lead != Some(lead) {
            self.lead = Some(lead);
            self.push(LEAD, &self.base.save_id(lead.0));
        }
    }
}

/// An entry of the do-not-call list: the contact, since when, who, how, and when and why it was lifted. What
/// is not known stands at the end and is left out.
fn save_suppression(contact: &str, entry: &Suppression) -> Json {
    let mut saved = vec![Json::of(contact), save_day(entry.since), Json::of(&entry.who)];
    if !entry.how.is_empty() || entry.lifted.is_some() {
        saved.push(Json::of(&entry.how));
    }
    if let Some(lifted) = &entry.lifted {
        saved.extend([save_day(lifted.on), Json::of(&lifted.reason)]);
    }
    Json::List(saved)
}

fn read_suppression(saved: &Json) -> Option<Suppression> {
    let lifted = saved.at(4).optional(|on| Some(Lifted { on: read_day(on)?, reason: saved.at(5).owned()? }))?;
    Some(Suppression {
        since: read_day(saved.at(1))?,
        who: saved.at(2).owned()?,
        how: saved.at(3).owned_or_empty()?,
        lifted,
    })
}

/// The edits of a list that a [`Writer`] wrote. `None` if any of it is not known here: an action is
/// taken in as a whole or not at all.
pub fn read_edits(list: &Json, base: Base) -> Option<Vec<Stamped<Edit>>> {
    let mut reader = Reader { base, lead: None, at: base.at, touch_aim: String::new() };
    let mut edits = Vec::new();
    for pair in list.list()?.chunks(2) {
        let [code, value] = pair else { return None };
        match code.text()? {
            LEAD => reader.lead = Some(LeadId(base.read_id(value)?)),
            STAMP => reader.at = read_stamp(value.text()?, base.lane)?,
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
    fn read(&mut self, code: &str, value: &Json) -> Option<Edit> {
        let base = self.base;
        if let Some(kind) = DetailKind::by_short(code) {
            return Some(Edit::Detail(self.lead?, read_detail(kind, value)?));
        }
        if let Some(kind) = SettingKind::by_short(code) {
            return setting::read(kind, value).map(Edit::Setting);
        }
        // Some values begin with what they are about.
        let first_id = || base.read_id(value.at(0));
        Some(match code {
            CREATED => {
                let at = base.read_instant(value.whole()?);
                Edit::Lead(self.lead?, Some(Created { at, import: None }))
            }
            CREATED_BY_IMPORT => {
                let at = base.read_instant(value.at(0).whole()?);
                Edit::Lead(self.lead?, Some(Created { at, import: Some(ImportId(base.read_id(value.at(1))?)) }))
            }
            TAKEN_OUT => Edit::Lead(self.lead?, None),
            TOUCH => {
                let touch = read_touch(value.at(1), base)?;
                self.touch_aim.clone_from(&touch.aim);
                Edit::Touch(self.lead?, TouchId(first_id()?), Some(touch))
            }
            TOUCH_TAKEN_OUT => Edit::Touch(self.lead?, TouchId(base.read_id(value)?), None),
            ITEM => Edit::Item(self.lead?, ItemId(first_id()?), Some(read_item(value, base)?)),
            ITEM_TAKEN_OUT => Edit::Item(self.lead?, ItemId(base.read_id(value)?), None),
            PIECE => Edit::Piece(PieceId(first_id()?), Some(read_piece(value.at(1), base)?)),
            PIECE_TAKEN_OUT => Edit::Piece(PieceId(base.read_id(value)?), None),
            IMPORT => Edit::Import(ImportId(first_id()?), Some(self.import(value.at(1))?)),
            IMPORT_TAKEN_OUT => Edit::Import(ImportId(base.read_id(value)?), None),
            SUPPRESSION => Edit::Suppression(value.at(0).owned()?, Some(read_suppression(value)?)),
            SUPPRESSION_TAKEN_OUT => Edit::Suppression(value.owned()?, None),
            code => Edit::Standing(self.lead?, standing::read(code, value, base, &self.touch_aim)?),
        })
    }

    fn import(&self, saved: &Json) -> Option<Import> {
        Some(Import {
            at: self.base.read_instant(saved.get("t").whole_or_zero()?),
            name: saved.get("n").owned_or_empty()?,
            leads: saved.get("l").whole_or_zero()?.try_into().ok()?,
            practice: saved.get("p").yes()?,
        })
    }
}
