//! JSON as the store uses it: integers only, and record fields in insertion order.
//!
//! `serde_json` parses and prints the text. All stored data goes through this one type, because every further type with
//! a deserializer makes the page some kilobytes larger. The accessors have the names of `serde_json::Value`.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// The JSON `null`; also the value of a missing field.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Whole(i64),
    /// A number that is not an integer or doesn't fit. It is never written; if a newer version writes one, the values
    /// beside it can still be read.
    OtherNumber,
    /// A string.
    Text(Cow<'static, str>),
    /// An array.
    List(Vec<Json>),
    /// An object, its fields in order.
    Record(Vec<(Cow<'static, str>, Json)>),
}

impl Json {
    /// A record without fields.
    pub fn record() -> Json {
        Json::Record(Vec::new())
    }

    /// A copy of `text`.
    pub fn of(text: &str) -> Json {
        Json::Text(short_or_owned(text))
    }

    /// An owned text, without copying it.
    pub fn of_owned(text: String) -> Json {
        Json::Text(Cow::Owned(text))
    }

    /// A number, or `Null` if there is none.
    pub fn of_number(number: Option<impl Into<i64>>) -> Json {
        number.map_or(Json::Null, |number| Json::Whole(number.into()))
    }

    /// A text, or `Null` if there is none.
    pub fn of_optional(text: Option<&str>) -> Json {
        text.map_or(Json::Null, Json::of)
    }

    /// A list of texts.
    pub fn of_texts(texts: &[String]) -> Json {
        Json::List(texts.iter().map(|text| Json::of(text)).collect())
    }

    /// Adds a field to this record.
    #[inline(never)]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Json) -> Json {
        if let Json::Record(fields) = &mut self {
            fields.push((Cow::Borrowed(name), value));
        }
        self
    }

    /// Adds a field to this record, unless its value is the default that a missing field stands for.
    #[inline(never)]
    #[must_use]
    pub fn with_non_empty(self, name: &'static str, value: Json) -> Json {
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

    /// The value of a field; `Null` if it is missing.
    #[inline(never)]
    pub fn get(&self, name: &str) -> &Json {
        let Json::Record(fields) = self else { return &Json::Null };
        fields.iter().find(|(known, _)| known == name).map_or(&Json::Null, |(_, value)| value)
    }

    /// Removes and returns the value of a field; `Null` if it is missing.
    #[inline(never)]
    pub fn take(&mut self, name: &str) -> Json {
        let Json::Record(fields) = self else { return Json::Null };
        let field = fields.iter_mut().find(|(known, _)| known == name);
        field.map_or(Json::Null, |(_, value)| std::mem::replace(value, Json::Null))
    }

    /// Removes and returns the value at an index of a list; `Null` if the list is shorter.
    #[inline(never)]
    pub fn take_at(&mut self, index: usize) -> Json {
        let Json::List(list) = self else { return Json::Null };
        list.get_mut(index).map_or(Json::Null, |value| std::mem::replace(value, Json::Null))
    }

    /// Takes the whole value and leaves `Null`.
    pub fn take_all(&mut self) -> Json {
        std::mem::replace(self, Json::Null)
    }

    /// The value at an index of a list, for modification.
    pub fn at_mut(&mut self, index: usize) -> Option<&mut Json> {
        if let Json::List(list) = self { list.get_mut(index) } else { None }
    }

    /// The value at an index of a list; `Null` if the list is shorter.
    #[inline(never)]
    pub fn at(&self, index: usize) -> &Json {
        let Json::List(list) = self else { return &Json::Null };
        list.get(index).unwrap_or(&Json::Null)
    }

    /// The values, if this is a list.
    pub fn as_array(&self) -> Option<&[Json]> {
        if let Json::List(list) = self { Some(list) } else { None }
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    /// The values, if this is a list, without copying them.
    pub fn into_list(self) -> Option<Vec<Json>> {
        if let Json::List(list) = self { Some(list) } else { None }
    }

    /// The text, if this is one, without copying it.
    pub fn into_text(self) -> Option<String> {
        if let Json::Text(text) = self { Some(text.into_owned()) } else { None }
    }

    /// The text without copying it; empty if this is `Null`.
    #[inline(never)]
    pub fn into_text_or_empty(self) -> Option<String> {
        if self == Json::Null { Some(String::new()) } else { self.into_text() }
    }

    /// A copy of the text, if this is one.
    #[inline(never)]
    pub fn owned(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    /// A copy of the text; empty if this is `Null`.
    #[inline(never)]
    pub fn owned_or_empty(&self) -> Option<String> {
        if *self == Json::Null { Some(String::new()) } else { self.owned() }
    }

    /// The texts, if this is a list of them.
    pub fn texts(&self) -> Option<Vec<String>> {
        self.as_array()?.iter().map(Json::owned).collect()
    }

    /// The texts, if this is a list of them; empty if this is `Null`.
    pub fn texts_or_none(&self) -> Option<Vec<String>> {
        if *self == Json::Null { Some(Vec::new()) } else { self.texts() }
    }

    /// The integer, if this is one.
    pub fn as_i64(&self) -> Option<i64> {
        if let Json::Whole(number) = self { Some(*number) } else { None }
    }

    /// The integer, if this is one that fits into `T`.
    pub fn number<T: TryFrom<i64>>(&self) -> Option<T> {
        self.as_i64()?.try_into().ok()
    }

    /// The integer; 0 if this is `Null`.
    pub fn as_i64_or_zero(&self) -> Option<i64> {
        if *self == Json::Null { Some(0) } else { self.as_i64() }
    }

    /// The boolean; `false` if this is `Null`.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Null => Some(false),
            Json::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    /// Reads an optional value: `Some(None)` if this is `Null`, `None` if `read` rejects it.
    pub fn optional<T>(&self, read: impl FnOnce(&Json) -> Option<T>) -> Option<Option<T>> {
        if *self == Json::Null { Some(None) } else { read(self).map(Some) }
    }

    /// Parses `text`.
    #[inline(never)]
    pub fn parse(text: &str) -> Result<Json, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The value as JSON text on one line. Serializing it cannot fail.
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
        // Names are read as `Json` so that the code that reads strings exists only once.
        while let Some((Json::Text(name), value)) = values.next_entry::<Json, Json>()? {
            fields.push((name, value));
        }
        Ok(Json::Record(fields))
    }
}

/// The ASCII characters that most names and codes consist of, in code point order.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz";

/// A copy of `text`, without an allocation if it is a single letter. Most stored names and codes are, and a full book
/// has a million of them.
pub fn short_or_owned(text: &str) -> Cow<'static, str> {
    if let [letter] = text.as_bytes()
        && let Some(index) = letter.checked_sub(b'A').map(usize::from)
        && let Some(short) = LETTERS.get(index..=index)
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
