//! The stored form of edits.

use super::code::{self, Code};
use super::detail::{read_detail, save_detail};
use super::item::{read_item, read_piece, save_item, save_piece};
use super::touch::{read_touch, save_touch};
use super::{Base, read_day, read_stamp, save_day, save_stamp, status};
use crate::domain::book::{Edit, Import, Stamped};
use crate::domain::book::{Lifted, Suppression};
use crate::domain::id::{Id, ImportId, ItemId, LeadId, LibraryItemId, ReplicaId, Timestamp, TouchId};
use crate::domain::lead::Created;
use crate::store::encoding::checksum::push_ascii;
use crate::store::encoding::json::Json;
use crate::store::encoding::names::Named;
use crate::store::encoding::setting;

/// Appends edits to the text of a list.
pub struct Writer {
    speller: Speller,
    text: String,
}

impl Writer {
    /// A writer with an empty list.
    pub fn new(base: Base) -> Writer {
        Writer { speller: Speller::new(base, None), text: String::new() }
    }

    /// The list so far, without brackets.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole list, without brackets.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Adds an edit that was made at `at`.
    pub fn add(&mut self, at: Timestamp, edit: &Edit) {
        self.speller.add(at, edit);
        for (code, value) in self.speller.pairs.drain(..) {
            if !self.text.is_empty() {
                self.text.push(',');
            }
            self.text.push('"');
            self.text.push_str(code);
            self.text.push_str("\",");
            push_ascii(&mut self.text, &value.to_text());
        }
    }
}

/// The codes and values of a run of edits: a list that states each timestamp and replica where it changes. IDs and
/// moments are relative to the timestamp.
pub fn run_of<'edit>(edits: impl Iterator<Item = &'edit Stamped<Edit>>) -> Vec<(&'static str, Json)> {
    let nowhere = Timestamp { millis: 0, count: 0, replica: ReplicaId::from_bits(0) };
    let mut speller = Speller::new(Base { replica: nowhere.replica, at: nowhere }, Some(Lanes::default()));
    edits.for_each(|edit| speller.add(edit.at, &edit.value));
    speller.pairs
}

/// The replicas that a run has named so far, and the replica of its current lead.
#[derive(Default)]
struct Lanes {
    named: Vec<ReplicaId>,
    of_lead: Option<ReplicaId>,
}

impl Lanes {
    /// The index of a named replica.
    fn place(&self, replica: ReplicaId) -> i64 {
        self.named.iter().position(|known| *known == replica).and_then(|place| i64::try_from(place).ok()).unwrap_or(0)
    }
}

/// Turns edits into codes and values.
struct Speller {
    base: Base,
    lead: Option<LeadId>,
    at: Timestamp,
    touch_aim: String,
    /// Present only in a run.
    replicas: Option<Lanes>,
    pairs: Vec<(&'static str, Json)>,
}

impl Speller {
    fn new(base: Base, replicas: Option<Lanes>) -> Speller {
        Speller { base, lead: None, at: base.at, touch_aim: String::new(), replicas, pairs: Vec::new() }
    }

    /// States the timestamp of the next edit, unless it is the current one.
    fn made_at(&mut self, at: Timestamp) {
        if self.replicas.is_none() {
            if self.at != at {
                self.at = at;
                self.pairs.push((code::STAMP, Json::of_owned(save_stamp(at, self.base.replica))));
            }
            return;
        }
        if self.at.replica != at.replica || self.replicas.as_ref().is_some_and(|replicas| replicas.named.is_empty()) {
            let place = self.name_replica(at.replica);
            self.pairs.push((code::STAMP_LANE, Json::Whole(place)));
        }
        if self.at != at {
            self.pairs.push((code::MILLIS, Json::Whole(at.millis.cast_signed())));
            if at.count != 0 {
                self.pairs.push((code::COUNT, Json::Whole(at.count.into())));
            }
            self.at = at;
            self.base = Base { replica: at.replica, at };
        }
    }

    /// The index of a replica in a run; names the replica first if necessary.
    fn name_replica(&mut self, replica: ReplicaId) -> i64 {
        let Some(replicas) = &mut self.replicas else { return 0 };
        if !replicas.named.contains(&replica) {
            replicas.named.push(replica);
            self.pairs.push((code::LANE, Json::of_owned(replica.to_string())));
        }
        replicas.place(replica)
    }

    /// An ID; in a run, its replica is stated as the difference from that of the timestamp.
    fn save_id(&mut self, id: Id) -> Json {
        if self.replicas.is_none() {
            return self.base.save_id(id);
        }
        let distance = self.name_replica(id.replica) - self.name_replica(self.at.replica);
        Json::List(vec![Json::Whole(distance), Json::Whole(id.number.into())])
    }

    /// Adds an edit that was made at `at`.
    fn add(&mut self, at: Timestamp, edit: &Edit) {
        self.made_at(at);
        let base = self.base;
        let (code, value) = match edit {
            Edit::Lead(lead, created) => {
                self.about(*lead);
                match created {
                    Some(Created { at, import: Some(import) }) => {
                        (code::CREATED_BY_IMPORT, Json::List(vec![base.save_instant(*at), self.save_id(import.0)]))
                    }
                    Some(Created { at, import: None }) => (code::CREATED, base.save_instant(*at)),
                    None => (code::TAKEN_OUT, Json::Null),
                }
            }
            Edit::Detail(lead, detail) => {
                self.about(*lead);
                (detail.kind().names().0, save_detail(detail))
            }
            Edit::Status(lead, status) => {
                self.about(*lead);
                status::save(status, base, &self.touch_aim)
            }
            Edit::Touch(lead, id, touch) => {
                self.about(*lead);
                let id = self.save_id(id.0);
                match touch {
                    Some(touch) => {
                        self.touch_aim.clone_from(&touch.aim);
                        (code::TOUCH, Json::List(vec![id, save_touch(touch, base)]))
                    }
                    None => (code::TOUCH_TAKEN_OUT, id),
                }
            }
            Edit::Item(lead, id, item) => {
                self.about(*lead);
                let id = self.save_id(id.0);
                match item {
                    Some(item) => (code::ITEM, save_item(id, item, base)),
                    None => (code::ITEM_TAKEN_OUT, id),
                }
            }
            Edit::LibraryItem(id, Some(piece)) => {
                (code::PIECE, Json::List(vec![self.save_id(id.0), save_piece(piece, base)]))
            }
            Edit::LibraryItem(id, None) => (code::PIECE_TAKEN_OUT, self.save_id(id.0)),
            Edit::Import(id, Some(import)) => {
                let saved = Json::record()
                    .with_non_empty("t", base.save_instant(import.at))
                    .with_non_empty("n", Json::of(&import.name))
                    .with_non_empty("l", Json::Whole(import.leads.into()))
                    .with_non_empty("p", Json::Bool(import.practice));
                (code::IMPORT, Json::List(vec![self.save_id(id.0), saved]))
            }
            Edit::Import(id, None) => (code::IMPORT_TAKEN_OUT, self.save_id(id.0)),
            Edit::Suppression(contact, Some(entry)) => (code::SUPPRESSION, save_suppression(contact, entry)),
            Edit::Suppression(contact, None) => (code::SUPPRESSION_TAKEN_OUT, Json::of(contact)),
            Edit::Setting(setting) => (setting.kind().names().0, setting::save(setting)),
            Edit::Erased(lead) => {
                self.about(*lead);
                (code::ERASED, Json::Null)
            }
        };
        self.pairs.push((code, value));
    }

    /// States the lead of the next edit, unless it is the current one.
    fn about(&mut self, lead: LeadId) {
        if self.lead == Some(lead) {
            return;
        }
        self.lead = Some(lead);
        if self.replicas.is_none() {
            let saved = self.base.save_id(lead.0);
            self.pairs.push((code::LEAD, saved));
            return;
        }
        let place = self.name_replica(lead.0.replica);
        if let Some(replicas) = &mut self.replicas
            && replicas.of_lead != Some(lead.0.replica)
        {
            replicas.of_lead = Some(lead.0.replica);
            self.pairs.push((code::LEAD_LANE, Json::Whole(place)));
        }
        self.pairs.push((code::LEAD, Json::Whole(lead.0.number.into())));
    }
}

/// An entry of the do-not-call list: contact, since when, who, how, and when and why it was lifted. Trailing unknown
/// values are omitted.
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

/// Decodes a list that a [`Writer`] wrote. `None` if any of its codes is unknown to this version: an action is applied
/// as a whole or not at all.
pub fn read_edits(list: Json, base: Base) -> Option<Vec<Stamped<Edit>>> {
    let mut reader = Reader { base, lead: None, at: base.at, touch_aim: String::new(), replicas: None };
    let mut edits = Vec::new();
    let mut list = list.into_list()?.into_iter();
    while let Some(code) = list.next() {
        let mut value = list.next()?;
        match Code::of(code.as_str()?) {
            Code::Lead => reader.lead = Some(LeadId(base.read_id(&value)?)),
            Code::Timestamp => reader.at = read_stamp(value.as_str()?, base.replica)?,
            code => edits.push(Stamped { at: reader.at, value: reader.read(code, &mut value)? }),
        }
    }
    Some(edits)
}

/// Reads a run, one code and value at a time.
pub struct RunReader(Reader);

impl RunReader {
    /// A reader at the start of a run.
    pub fn begin() -> RunReader {
        let at = Timestamp { millis: 0, count: 0, replica: ReplicaId::from_bits(0) };
        let base = Base { replica: at.replica, at };
        RunReader(Reader { base, lead: None, at, touch_aim: String::new(), replicas: Some(Lanes::default()) })
    }

    /// Reads one code and its value. `Some(None)` if the code is not an edit, `None` if this version doesn't know it.
    /// Moves the texts out of `value`.
    pub fn read(&mut self, code: Code, value: &mut Json) -> Option<Option<Stamped<Edit>>> {
        let reader = &mut self.0;
        match code {
            Code::ReplicaId => reader.replicas.as_mut()?.named.push(value.as_str()?.parse().ok()?),
            Code::StampLane => reader.at.replica = reader.replica_at(value.as_i64()?)?,
            Code::Millis => {
                let millis = u64::try_from(value.as_i64()?).ok().filter(|millis| *millis <= Timestamp::LATEST)?;
                reader.at = Timestamp { millis, count: 0, ..reader.at };
                reader.base = Base { replica: reader.at.replica, at: reader.at };
            }
            Code::Count => {
                reader.at.count = value.number()?;
                reader.base.at = reader.at;
            }
            Code::LeadLane => {
                let replica = reader.replica_at(value.as_i64()?)?;
                reader.replicas.as_mut()?.of_lead = Some(replica);
            }
            Code::Lead => {
                let replica = reader.replicas.as_ref()?.of_lead?;
                reader.lead = Some(LeadId(Id { replica, number: value.number()? }));
            }
            code => return Some(Some(Stamped { at: reader.at, value: reader.read(code, value)? })),
        }
        Some(None)
    }
}

/// Decodes edits one at a time.
struct Reader {
    base: Base,
    lead: Option<LeadId>,
    at: Timestamp,
    touch_aim: String,
    /// Present only in a run.
    replicas: Option<Lanes>,
}

impl Reader {
    fn replica_at(&self, place: i64) -> Option<ReplicaId> {
        self.replicas.as_ref()?.named.get(usize::try_from(place).ok()?).copied()
    }

    fn read_id(&self, saved: &Json) -> Option<Id> {
        let Some(replicas) = &self.replicas else { return self.base.read_id(saved) };
        let place = saved.at(0).as_i64()?.checked_add(replicas.place(self.at.replica))?;
        Some(Id { replica: self.replica_at(place)?, number: saved.at(1).number()? })
    }

    fn read(&mut self, code: Code, value: &mut Json) -> Option<Edit> {
        let base = self.base;
        Some(match code {
            Code::Detail(kind) => Edit::Detail(self.lead?, read_detail(kind, value.take_all())?),
            Code::Setting(kind) => Edit::Setting(setting::read(kind, value)?),
            Code::Status(kind) => Edit::Status(self.lead?, status::read(kind, value, base, &self.touch_aim)?),
            Code::Created => {
                let at = base.read_instant(value.as_i64()?);
                Edit::Lead(self.lead?, Some(Created { at, import: None }))
            }
            Code::CreatedByImport => {
                let at = base.read_instant(value.at(0).as_i64()?);
                Edit::Lead(self.lead?, Some(Created { at, import: Some(ImportId(self.read_id(value.at(1))?)) }))
            }
            Code::TakenOut => Edit::Lead(self.lead?, None),
            Code::Touch => {
                let touch = read_touch(value.at_mut(1)?, base)?;
                self.touch_aim.clone_from(&touch.aim);
                Edit::Touch(self.lead?, TouchId(self.read_id(value.at(0))?), Some(touch))
            }
            Code::TouchTakenOut => Edit::Touch(self.lead?, TouchId(self.read_id(value)?), None),
            Code::Item => {
                let id = ItemId(self.read_id(value.at(0))?);
                Edit::Item(self.lead?, id, Some(read_item(value, base)?))
            }
            Code::ItemTakenOut => Edit::Item(self.lead?, ItemId(self.read_id(value)?), None),
            Code::LibraryItem => {
                let id = LibraryItemId(self.read_id(value.at(0))?);
                Edit::LibraryItem(id, Some(read_piece(value.at(1), base)?))
            }
            Code::PieceTakenOut => Edit::LibraryItem(LibraryItemId(self.read_id(value)?), None),
            Code::Import => {
                let id = ImportId(self.read_id(value.at(0))?);
                Edit::Import(id, Some(self.import(value.at(1))?))
            }
            Code::ImportTakenOut => Edit::Import(ImportId(self.read_id(value)?), None),
            Code::Suppression => Edit::Suppression(value.at(0).owned()?, Some(read_suppression(value)?)),
            Code::SuppressionTakenOut => Edit::Suppression(value.take_all().into_text()?, None),
            Code::Erased => Edit::Erased(self.lead?),
            // The list reader has already handled the cases in which these are meaningful.
            Code::Lead | Code::Timestamp | Code::ReplicaId | Code::StampLane | Code::LeadLane => return None,
            Code::Millis | Code::Count | Code::Unknown => return None,
        })
    }

    fn import(&self, saved: &Json) -> Option<Import> {
        Some(Import {
            at: self.base.read_instant(saved.get("t").as_i64_or_zero()?),
            name: saved.get("n").owned_or_empty()?,
            leads: saved.get("l").as_i64_or_zero()?.try_into().ok()?,
            practice: saved.get("p").as_bool()?,
        })
    }
}
