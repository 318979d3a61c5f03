//! A backup file as JSON, read in two passes: first its own fields, then its leads one at a time. Parsing a full book
//! into one tree of values would need more memory than a phone gives a page.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::store::encoding::Json;

/// The field that holds the leads.
const LEADS: &str = "book";

/// Parses all fields of the file except the leads.
pub fn head(text: &str) -> Result<Json, serde_json::Error> {
    let mut fields = Vec::new();
    look(text, &mut Look::Head(&mut fields))?;
    Ok(Json::Record(fields))
}

/// Hands each lead of the file to `take` and returns whether the field is a list. Fails if a value in it is not valid
/// JSON, which [`head`] skips.
pub fn each_lead(text: &str, take: &mut dyn FnMut(&Json)) -> Result<bool, serde_json::Error> {
    let mut found = false;
    match look(text, &mut Look::Leads(take, &mut found)) {
        Err(error) if error.is_data() => Ok(false),
        looked => looked.map(|()| found),
    }
}

fn look(text: &str, wanted: &mut Look) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    (&mut reader).deserialize_map(Document(wanted))?;
    reader.end()
}

/// What a pass collects.
enum Look<'look> {
    Head(&'look mut Vec<(Cow<'static, str>, Json)>),
    /// The receiver of the leads, and whether the field was present. As for every field, the first occurrence counts.
    Leads(&'look mut dyn FnMut(&Json), &'look mut bool),
}

struct Document<'look, 'inner>(&'look mut Look<'inner>);

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Document(wanted) = self;
        while let Some(name) = fields.next_key::<Json>()? {
            let Json::Text(name) = name else { continue };
            match wanted {
                Look::Head(head) if name != LEADS => head.push((name, fields.next_value()?)),
                Look::Leads(take, found) if name == LEADS && !**found => {
                    **found = true;
                    fields.next_value_seed(Leads(*take))?;
                }
                Look::Head(_) | Look::Leads(..) => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

struct Leads<'look>(&'look mut dyn FnMut(&Json));

impl<'de> DeserializeSeed<'de> for Leads<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Leads<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of leads")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut leads: A) -> Result<(), A::Error> {
        let Leads(take) = self;
        while let Some(lead) = leads.next_element::<Json>()? {
            take(&lead);
        }
        Ok(())
    }
}
