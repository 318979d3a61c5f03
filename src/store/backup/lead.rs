//! Leads in a backup file: each value with its timestamp.

use super::value::{
    read_detail, read_item, read_moment, read_shown, read_status, read_touch, save_detail, save_item, save_moment,
    save_status, save_touch,
};
use super::{BackupProblem, Edits, document, stamped};
use crate::domain::book::{Edit, Stamped};
use crate::domain::id::{Id, ImportId, ItemId, LeadId, Timestamp, TouchId};
use crate::domain::lead::{Created, DetailKind};
use crate::domain::util::sort_by;
use crate::store::encoding::Json;
use crate::store::encoding::Named;

/// A lead and everything known about it, while it is written to a file.
pub struct LeadRecord {
    /// The ID of the lead.
    pub id: LeadId,
    taken_in: Option<Json>,
    erased: Option<Json>,
    fields: Vec<Json>,
    status: Option<Json>,
    items: Vec<Json>,
    touches: Vec<Json>,
}

impl LeadRecord {
    /// A lead with no values yet.
    pub fn new(id: LeadId) -> LeadRecord {
        LeadRecord {
            id,
            taken_in: None,
            erased: None,
            fields: Vec::new(),
            status: None,
            items: Vec::new(),
            touches: Vec::new(),
        }
    }

    /// Records an edit of this lead.
    pub fn set(&mut self, stamp: Timestamp, edit: &Edit) {
        match edit {
            Edit::Lead(_, created) => {
                let value = created.map_or(Json::Null, save_created);
                self.taken_in = Some(stamped(Json::record().with("value", value), stamp));
            }
            Edit::Detail(_, detail) => {
                let field = Json::record().with("field", Json::of(detail.kind().names().1));
                self.fields.push(stamped(field.with("value", save_detail(detail)), stamp));
            }
            Edit::Status(_, status) => {
                self.status = Some(stamped(Json::record().with("value", save_status(status)), stamp));
            }
            Edit::Touch(_, TouchId(id), touch) => {
                let touch = touch.as_ref().map_or(Json::Null, save_touch);
                self.touches.push(named(*id, "touch", touch, stamp));
            }
            Edit::Item(_, ItemId(id), item) => {
                self.items.push(named(*id, "item", item.as_ref().map_or(Json::Null, save_item), stamp));
            }
            Edit::Erased(_) => self.erased = Some(stamped(Json::record(), stamp)),
            // These belong to no lead.
            Edit::Import(..) | Edit::Suppression(..) | Edit::LibraryItem(..) | Edit::Setting(_) => {}
        }
    }

    /// The lead in its file format.
    pub fn into_json(self) -> Json {
        let json = Json::record().with("id", Json::of_owned(self.id.0.to_string()));
        json.with_non_empty("taken_in", self.taken_in.unwrap_or(Json::Null))
            .with_non_empty("erased", self.erased.unwrap_or(Json::Null))
            .with("fields", Json::List(self.fields))
            .with_non_empty("standing", self.status.unwrap_or(Json::Null))
            .with("items", Json::List(self.items))
            .with("touches", Json::List(self.touches))
    }
}

fn named(id: Id, name: &'static str, value: Json, stamp: Timestamp) -> Json {
    stamped(Json::record().with("id", Json::of_owned(id.to_string())).with(name, value), stamp)
}

fn save_created(created: Created) -> Json {
    let import = created.import.map_or(Json::Null, |import| Json::of_owned(import.0.to_string()));
    Json::record().with("at", save_moment(created.at)).with_non_empty("import", import)
}

fn read_created(saved: &Json) -> Option<Created> {
    let import = saved.get("import").optional(read_shown)?.map(ImportId);
    Some(Created { at: read_moment(saved.get("at"))?, import })
}

/// Reads the leads of a file and hands each one on before reading the next.
pub fn read_leads(text: &str, mut edits: Edits, take: &mut dyn FnMut(Stamped<Edit>)) -> Result<(), BackupProblem> {
    let mut ids: Vec<String> = Vec::new();
    let mut problem = Ok(());
    let is_list = document::each_lead(text, &mut |lead| {
        if problem.is_ok() {
            ids.extend(lead.get("id").owned());
            problem = read_lead(lead, &mut edits);
            edits.hand_on(take);
        }
    });
    problem?;
    if !is_list.map_err(|_| BackupProblem::NotABackup)? {
        return Err(BackupProblem::WrongShape("its book is no list".to_owned()));
    }
    once(ids.iter().map(String::as_str).collect())
}

fn read_lead(saved: &Json, edits: &mut Edits) -> Result<(), BackupProblem> {
    let shown = saved.get("id").as_str().unwrap_or("?");
    let of_lead = |what: &str| format!("{what} of lead {shown}");
    let lead = read_shown(saved.get("id")).map(LeadId).ok_or(BackupProblem::WrongShape(of_lead("the id")))?;
    edits.read_one(&of_lead("the origin"), saved.get("taken_in"), &|kept| {
        Some(Edit::Lead(lead, kept.get("value").optional(read_created)?))
    })?;
    edits.read_one(&of_lead("the erasing"), saved.get("erased"), &|_| Some(Edit::Erased(lead)))?;
    edits.read_all(&of_lead("field"), saved.get("fields"), &|kept| {
        let kind = DetailKind::by_long(kept.get("field").as_str()?)?;
        Some(Edit::Detail(lead, read_detail(kind, kept.get("value"))?))
    })?;
    edits.read_one(&of_lead("the standing"), saved.get("standing"), &|kept| {
        Some(Edit::Status(lead, read_status(kept.get("value"))?))
    })?;
    edits.read_all(&of_lead("item"), saved.get("items"), &|kept| {
        let id = ItemId(read_shown(kept.get("id"))?);
        Some(Edit::Item(lead, id, kept.get("item").optional(read_item)?))
    })?;
    edits.read_all(&of_lead("touch"), saved.get("touches"), &|kept| {
        let id = TouchId(read_shown(kept.get("id"))?);
        Some(Edit::Touch(lead, id, kept.get("touch").optional(read_touch)?))
    })?;
    for list in ["items", "touches"] {
        let list = saved.get(list).as_array().unwrap_or_default();
        once(list.iter().filter_map(|one| one.get("id").as_str()).collect())?;
    }
    Ok(())
}

/// Rejects a list in which the same ID occurs twice.
fn once(mut ids: Vec<&str>) -> Result<(), BackupProblem> {
    sort_by(&mut ids, Ord::cmp);
    let twice =
        ids.windows(2).find_map(|pair| if let [one, other] = pair { (one == other).then_some(*one) } else { None });
    twice.map_or(Ok(()), |id| Err(BackupProblem::Twice(id.to_owned())))
}
