//! JSON as the store uses it: whole numbers only, and the fields of a record in the order they were put in.
//!
//! `serde_json` reads and writes the text. All that is stored goes through this one type, because each type
//! with a reader of its own makes the page some kilobytes bigger.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A number that is not whole or too great. It is never written; if a newer version does, the values
    /// beside it can still be read.
    OtherNumber,
    /// A text.
    Text(Cow<'static, str>),
    /// Values in order.
    List(Vec<Json>),
    /// Values with their names, in order.
    Record(Vec<(Cow<'static, str>, Json)>),
}

impl Json {
    /// A record without fields.
    pub fn record() -> Json {
        Json::Record(Vec::new())
    }

    /// A text.
    pub fn of(text: &str) -> Json {
        Json::Text(short_or_owned(text))
    }

    /// A text that is at hand already.
    pub fn of_owned(text: String) -> Json {
        Json::Text(Cow::Owned(text))
    }

    /// A number or nothing.
    pub fn of_number(number: Option<impl Into<i64>>) -> Json {
        number.map_or(Json::Null, |number| Json::Whole(number.into()))
    }

    /// A text or nothing.
    pub fn of_optional(text: Option<&str>) -> Json {
        text.map_or(Json::Null, Json::of)
    }

    /// A list of texts.
    pub fn of_texts(texts: &[String]) -> Json {
        Json::List(texts.iter().map(|text| Json::of(text)).collect())
    }

    /// This record with one more field.
    #[inline(never)]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Json) -> Json {
        if let Json::Record(fields) = &mut self {
            fields.push((Cow::Borrowed(name), value));
        }
        self
    }

    /// This record with one more field, unless its value is what a missing field stands for.
    #[inline(never)]
    #[must_use]
    pub fn with_unless_empty(self, name: &'static str, value: Json) -> Json {
        let is_empty = match &value {
            Json::Null => true,
            Json::Bool(yes) => !yes,
            Json::Whole(number) => *number == 0,
            Json::Text(text) => text.is_empty(),
            Json::List(values) => values.is_empty(),
            Json::OtherNumber | Json::Record(_) => false,
        };
        if is_empty { self } else { self.with(name, value) }
    }

    /// The value of a field; nothing, if it is missing.
    #[inline(never)]
    pub fn get(&self, name: &str) -> &Json {
        let Json::Record(fields) = self else { return &Json::Null };
        fields.iter().find(|(known, _)| known == name).map_or(&Json::Null, |(_, value)| value)
    }

    /// The value of a field, taken out of the record; nothing, if it is missing.
    #[inline(never)]
    pub fn take(&mut self, name: &str) -> Json {
        let Json::Record(fields) = self else { return Json::Null };
        let field = fields.iter_mut().find(|(known, _)| known == name);
        field.map_or(Json::Null, |(_, value)| std::mem::replace(value, Json::Null))
    }

    /// The value at a place of a list, taken out of it; nothing, if the list is shorter.
    #[inline(never)]
    pub fn take_at(&mut self, place: usize) -> Json {
        let Json::List(list) = self else { return Json::Null };
        list.get_mut(place).map_or(Json::Null, |value| std::mem::replace(value, Json::Null))
    }

    /// The whole value, taken out of its place.
    pub fn take_all(&mut self) -> Json {
        std::mem::replace(self, Json::Null)
    }

    /// The value at a place of a list, to take things out of.
    pub fn at_mut(&mut self, place: usize) -> Option<&mut Json> {
        if let Json::List(list) = self { list.get_mut(place) } else { None }
    }

    /// The value at a place of a list; nothing, if the list is shorter.
    #[inline(never)]
    pub fn at(&self, place: usize) -> &Json {
        let Json::List(list) = self else { return &Json::Null };
        list.get(place).unwrap_or(&Json::Null)
    }

    /// The values of a list.
    pub fn list(&self) -> Option<&[Json]> {
        if let Json::List(list) = self { Some(list) } else { None }
    }

    /// A text.
    pub fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    /// The values of this list, without a copy of them.
    pub fn into_list(self) -> Option<Vec<Json>> {
        if let Json::List(list) = self { Some(list) } else { None }
    }

    /// This text, without a copy of it.
    pub fn into_text(self) -> Option<String> {
        if let Json::Text(text) = self { Some(text.into_owned()) } else { None }
    }

    /// This text, without a copy of it; an empty one, if there is nothing.
    #[inline(never)]
    pub fn into_text_or_empty(self) -> Option<String> {
        if self == Json::Null { Some(String::new()) } else { self.into_text() }
    }

    /// A text of one's own.
    #[inline(never)]
    pub fn owned(&self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// A text; an empty one, if there is nothing.
    #[inline(never)]
    pub fn owned_or_empty(&self) -> Option<String> {
        if *self == Json::Null { Some(String::new()) } else { self.owned() }
    }

    /// A list of texts.
    pub fn texts(&self) -> Option<Vec<String>> {
        self.list()?.iter().map(Json::owned).collect()
    }

    /// A list of texts; none, if there is nothing.
    pub fn texts_or_none(&self) -> Option<Vec<String>> {
        if *self == Json::Null { Some(Vec::new()) } else { self.texts() }
    }

    /// A whole number.
    pub fn whole(&self) -> Option<i64> {
        if let Json::Whole(number) = self { Some(*number) } else { None }
    }

    /// A whole number that fits.
    pub fn number<T: TryFrom<i64>>(&self) -> Option<T> {
        self.whole()?.try_into().ok()
    }

    /// A whole number; 0, if there is nothing.
    pub fn whole_or_zero(&self) -> Option<i64> {
        if *self == Json::Null { Some(0) } else { self.whole() }
    }

    /// Yes or no; no, if there is nothing.
    pub fn yes(&self) -> Option<bool> {
        match self {
            Json::Null => Some(false),
            Json::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    /// What `read` makes of the value; `None` inside if there is nothing, outside if it makes no sense.
    pub fn optional<T>(&self, read: impl FnOnce(&Json) -> Option<T>) -> Option<Option<T>> {
        if *self == Json::Null { Some(None) } else { read(self).map(Some) }
    }

    /// The value that `text` spells.
    #[inline(never)]
    pub fn parse(text: &str) -> Result<Json, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Its text, on one line. Nothing in it can fail to be written.
    #[inline(never)]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null | Json::OtherNumber => serializer.serialize_unit(),
            Json::Bool(yes) => serializer.serialize_bool(*yes),
            Json::Whole(number) => serializer.serialize_i64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(list) => serializer.collect_seq(list),
            Json::Record(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(&**name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Json, E> {
        Ok(Json::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(number.try_into().map_or(Json::OtherNumber, Json::Whole))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::of(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        // A name is read as the text it is, so that there is one way of reading texts.
        while let Some((Json::Text(name), value)) = values.next_entry::<Json, Json>()? {
            fields.push((name, value));
        }
        Ok(Json::Record(fields))
    }
}

/// The letters that names and codes are mostly made of, in the order of their codes.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz";

/// `text` without room of its own if it is a single letter, as most names and codes of what is stored are:
/// a full book has a million of them.
pub fn short_or_owned(text: &str) -> Cow<'static, str> {
    if let [letter] = text.as_bytes()
        && let Some(place) = letter.checked_sub(b'A').map(usize::from)
        && let Some(short) = LETTERS.get(place..=place)
    {
        return Cow::Borrowed(short);
    }
    Cow::Owned(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_letters_take_no_room_and_all_texts_stay_what_they_are() {
        for byte in 0..=127_u8 {
            let text = char::from(byte).to_string();
            assert_eq!(short_or_owned(&text), text);
            assert_eq!(matches!(short_or_owned(&text), Cow::Borrowed(_)), (b'A'..=b'z').contains(&byte), "{text:?}");
        }
        for text in ["", "é", "AB", "🙂"] {
            assert_eq!(short_or_owned(text), text);
            assert!(matches!(short_or_owned(text), Cow::Owned(_)));
        }
    }
}
