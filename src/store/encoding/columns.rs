//! Lists of similar values turned into columns: the values of each field are stored together, and numbers become
//! differences. Deflate makes the result half as long as the original.
//!
//! This module doesn't know what the values mean, so fields of a newer version pass through unharmed.
//!
//! ```text
//! {"n":[5,1,1]}                                       the numbers 5, 6, 7
//! {"l":[<column>,…]}                                  lists of the same length: one column for each index
//! {"f":["a,b","a"],"w":[0,1],"c":[<column>,…]}        records: the combinations of fields, the combination
//!                                                     of each value, and one column for each field
//! {"v":[…]}                                           anything else, unchanged
//! ```

use std::borrow::Cow;
use std::vec::IntoIter;

use super::json::{Json, short_or_owned};

/// Separates field names. A record whose names contain it, or that has the same name twice, is stored unchanged.
const SEPARATOR: char = ',';

/// Encodes `values` as a column.
pub fn to_column(values: Vec<Json>) -> Json {
    if values.iter().all(|value| value.as_i64().is_some()) {
        return Json::record().with("n", Json::List(distances(&values)));
    }
    let width = values.first().and_then(Json::as_array).map_or(0, <[Json]>::len);
    if width > 0 && values.iter().all(|value| value.as_array().is_some_and(|list| list.len() == width)) {
        let places = (0..width).map(|place| to_column(values.iter().map(|value| value.at(place).clone()).collect()));
        return Json::record().with("l", Json::List(places.collect()));
    }
    match Fields::of(&values) {
        Some(fields) => fields.to_column(&values),
        None => Json::record().with("v", Json::List(values)),
    }
}

/// The values given to [`to_column`], decoded one at a time. Each reuses the memory of the value before it and the
/// texts of the column, so a reader of a full book holds one value of each column in memory.
pub enum Values {
    /// Differences, and the last number.
    Numbers(IntoIter<Json>, i64),
    /// One column for each index of the lists.
    Lists(Vec<Values>),
    /// The fields of records.
    Records(Records),
    /// Anything else.
    Plain(IntoIter<Json>),
}

/// The values of a column of records.
pub struct Records {
    names: Vec<Cow<'static, str>>,
    /// For each combination of fields, the indices of their names.
    shapes: Vec<Vec<usize>>,
    /// The combination of each record.
    which: IntoIter<Json>,
    /// One for each name.
    columns: Vec<Values>,
}

impl Values {
    /// Decodes `column`; `None` if it is not a column.
    pub fn of(mut column: Json) -> Option<Values> {
        if let Some(distances) = column.take("n").into_list() {
            return Some(Values::Numbers(distances.into_iter(), 0));
        }
        if let Some(places) = column.take("l").into_list() {
            return places.into_iter().map(Values::of).collect::<Option<_>>().map(Values::Lists);
        }
        match column.take("f").into_list() {
            Some(together) => Records::of(&together, column).map(Values::Records),
            None => column.take("v").into_list().map(|values| Values::Plain(values.into_iter())),
        }
    }

    /// Whether all values were read. Always true for lists of length 0.
    pub fn is_at_end(&self) -> bool {
        match self {
            Values::Numbers(left, _) | Values::Plain(left) => left.as_slice().is_empty(),
            Values::Lists(places) => places.iter().all(Values::is_at_end),
            Values::Records(records) => {
                records.which.as_slice().is_empty() && records.columns.iter().all(Values::is_at_end)
            }
        }
    }

    /// Replaces `value` with the next value and reuses its memory; `None` if there is no next value.
    pub fn next_into(&mut self, value: &mut Json) -> Option<()> {
        match self {
            Values::Numbers(distances, last) => {
                *last = last.wrapping_add(distances.next()?.as_i64()?);
                *value = Json::Whole(*last);
            }
            Values::Lists(places) => {
                if value.as_array().is_none() {
                    *value = Json::List(Vec::with_capacity(places.len()));
                }
                let Json::List(list) = value else { return None };
                list.resize(places.len(), Json::Null);
                for (place, value) in places.iter_mut().zip(list) {
                    place.next_into(value)?;
                }
            }
            Values::Records(records) => records.next_into(value)?,
            Values::Plain(values) => *value = values.next()?,
        }
        Some(())
    }
}

impl Records {
    fn of(together: &[Json], mut column: Json) -> Option<Records> {
        let mut names: Vec<Cow<'static, str>> = Vec::new();
        let mut shapes: Vec<Vec<usize>> = Vec::new();
        for joined in together {
            let mut shape = Vec::new();
            for name in joined.as_str()?.split_terminator(SEPARATOR) {
                let known = names.iter().position(|known| known == name);
                shape.push(known.unwrap_or(names.len()));
                if known.is_none() {
                    names.push(short_or_owned(name));
                }
            }
            shapes.push(shape);
        }
        let which = column.take("w").into_list()?.into_iter();
        let columns = column.take("c").into_list()?.into_iter().map(Values::of).collect::<Option<_>>()?;
        Some(Records { names, shapes, which, columns })
    }

    fn next_into(&mut self, value: &mut Json) -> Option<()> {
        let shape = self.shapes.get(self.which.next()?.number::<usize>()?)?;
        if !matches!(value, Json::Record(_)) {
            *value = Json::Record(Vec::with_capacity(shape.len()));
        }
        let Json::Record(fields) = value else { return None };
        fields.resize_with(shape.len(), || (Cow::Borrowed(""), Json::Null));
        for (place, (name, value)) in shape.iter().zip(fields) {
            name.clone_from(self.names.get(*place)?);
            self.columns.get_mut(*place)?.next_into(value)?;
        }
        Some(())
    }
}

/// Each number as the difference from the one before; wrapping arithmetic makes this lossless.
fn distances(values: &[Json]) -> Vec<Json> {
    let mut last = 0;
    let distance = |number: i64| Json::Whole(number.wrapping_sub(std::mem::replace(&mut last, number)));
    values.iter().filter_map(Json::as_i64).map(distance).collect()
}

/// The fields that the records of a list have.
struct Fields {
    /// The combinations of names, in order of first occurrence.
    together: Vec<String>,
    /// The combination of each record.
    which: Vec<Json>,
    names: Vec<String>,
}

impl Fields {
    /// `None` unless all values are records with unique names that are not empty and contain no separator.
    fn of(values: &[Json]) -> Option<Fields> {
        let mut fields = Fields { together: Vec::new(), which: Vec::new(), names: Vec::new() };
        for value in values {
            let Json::Record(record) = value else { return None };
            for (name, _) in record {
                let twice = record.iter().filter(|(other, _)| other == name).count() > 1;
                if twice || name.is_empty() || name.contains(SEPARATOR) {
                    return None;
                }
                if !fields.names.iter().any(|known| known == name) {
                    fields.names.push(name.clone().into_owned());
                }
            }
            let mut joined = String::new();
            for (name, _) in record {
                joined.push_str(name);
                joined.push(SEPARATOR);
            }
            let place = fields.together.iter().position(|known| *known == joined).unwrap_or_else(|| {
                fields.together.push(joined);
                fields.together.len() - 1
            });
            fields.which.push(Json::of_number(i64::try_from(place).ok()));
        }
        Some(fields)
    }

    fn to_column(&self, values: &[Json]) -> Json {
        let columns = self.names.iter().map(|name| {
            let has =
                |value: &&Json| matches!(value, Json::Record(record) if record.iter().any(|(known, _)| known == name));
            to_column(values.iter().filter(has).map(|value| value.get(name).clone()).collect())
        });
        let columns = Json::List(columns.collect());
        Json::record()
            .with("f", Json::of_texts(&self.together))
            .with("w", Json::List(self.which.clone()))
            .with("c", columns)
    }
}
