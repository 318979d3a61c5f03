//! Edits as a short text: columns of values, deflated, one byte per character.
//!
//! ```text
//! NT <version> <lowest reader> <raw deflate of {"k":[<code>,…],"c":{<code>:<column>,…}}>
//! ```
//!
//! Each character stands for one byte, U+0000 to U+00FF: some browsers need twice the space for a text with any higher
//! character. Codes and values are a run (see `edits`). If a newer version wrote codes unknown to this one, and allows
//! it to read, they are skipped; the text itself is then never rewritten here.

use std::borrow::Cow;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::columns::{Values, to_column};
use super::edits::{Code, RunReader, run_of};
use super::json::Json;
use crate::domain::book::{Edit, Stamped};
use crate::store::format::{FORMAT, ReadError};

/// The first bytes of a packed text.
const MAGIC: [u8; 2] = *b"NT";
/// The version of this format, which rises with each new field like that of entries, and the lowest version of the
/// program that may read it.
const VERSION: u8 = 3;
const LOWEST_READER: u8 = 2;
/// The version stated in parts of an entry. Earlier programs rely on the entry's version and would reject a part with a
/// higher one.
const PART_VERSION: u8 = 1;
/// The deflate level; higher ones are slower and save hardly anything.
const LEVEL: u8 = 7;
/// The size limit of an inflated text, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// The content of a packed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The edits.
    pub edits: Vec<Stamped<Edit>>,
    /// Whether it also contains codes that only a newer version knows.
    pub more: bool,
}

/// Whether a text claims to be packed.
pub fn is_packed(text: &str) -> bool {
    text.as_bytes().starts_with(&MAGIC)
}

/// Encodes `edits` as the text of a segment.
pub fn pack(edits: &[Stamped<Edit>]) -> String {
    pack_as(VERSION, edits)
}

/// Encodes `edits` as the text of a part.
pub fn pack_part(edits: &[Stamped<Edit>]) -> String {
    pack_as(PART_VERSION, edits)
}

fn pack_as(version: u8, edits: &[Stamped<Edit>]) -> String {
    let mut codes: Vec<&'static str> = Vec::new();
    let mut columns: Vec<Vec<Json>> = Vec::new();
    let mut sequence = Vec::new();
    for (code, value) in run_of(edits.iter()) {
        let place = codes.iter().position(|known| *known == code).unwrap_or_else(|| {
            codes.push(code);
            columns.push(Vec::new());
            codes.len() - 1
        });
        if let Some(column) = columns.get_mut(place) {
            column.push(value);
        }
        sequence.push(Json::of(code));
    }
    let columns = codes.iter().zip(columns).map(|(code, column)| (Cow::Borrowed(*code), to_column(column))).collect();
    let body = Json::record().with("k", Json::List(sequence)).with("c", Json::Record(columns));
    let mut bytes = [MAGIC.as_slice(), &[version, LOWEST_READER]].concat();
    bytes.extend(compress_to_vec(body.to_text().as_bytes(), LEVEL));
    bytes.into_iter().map(char::from).collect()
}

/// Decodes what [`pack`] wrote.
pub fn unpack(text: &str) -> Result<Unpacked, ReadError> {
    let bytes: Vec<u8> =
        text.chars().map(|letter| u8::try_from(letter).map_err(|_| ReadError::Damaged)).collect::<Result<_, _>>()?;
    let Some(([first, second, version, reader], deflated)) = bytes.split_first_chunk() else {
        return Err(ReadError::Damaged);
    };
    if [*first, *second] != MAGIC {
        return Err(ReadError::Damaged);
    }
    if u32::from(*reader) > FORMAT {
        return Err(ReadError::NeedsNewer);
    }
    let inflated = decompress_to_vec_with_limit(deflated, LARGEST).map_err(|_| ReadError::Damaged)?;
    let body = String::from_utf8(inflated).ok().and_then(|text| Json::parse(&text).ok()).ok_or(ReadError::Damaged)?;
    let mut unpacked = read(body).ok_or(if *version > VERSION { ReadError::Newer } else { ReadError::Damaged })?;
    unpacked.more |= *version > VERSION;
    Ok(unpacked)
}

fn read(mut body: Json) -> Option<Unpacked> {
    let sequence = body.take("k").into_list()?;
    let Json::Record(columns) = body.take("c") else { return None };
    let names: Vec<Cow<'static, str>> = columns.iter().map(|(name, _)| name.clone()).collect();
    // Each column comes with its current value.
    let column = |(name, column): (Cow<'static, str>, Json)| Some((Code::of(&name), Values::of(column)?, Json::Null));
    let mut columns: Vec<(Code, Values, Json)> = columns.into_iter().map(column).collect::<Option<_>>()?;
    let mut reader = RunReader::begin();
    let mut unpacked = Unpacked { edits: Vec::with_capacity(sequence.len()), more: false };
    // Codes follow each other in the same order in most leads, so the code that came next last time is tried first.
    let mut next_after = vec![0; names.len()];
    let mut last = 0;
    for code in &sequence {
        let code = code.as_str()?;
        let expected = next_after.get(last).copied().filter(|place| names.get(*place).is_some_and(|name| name == code));
        let place = expected.or_else(|| names.iter().position(|name| name == code))?;
        *next_after.get_mut(last)? = place;
        last = place;
        let (code, values, value) = columns.get_mut(place)?;
        values.next_into(value)?;
        match reader.read(*code, value) {
            Some(edit) => unpacked.edits.extend(edit),
            None => unpacked.more = true,
        }
    }
    columns.iter().all(|(_, values, _)| values.is_at_end()).then_some(unpacked)
}
