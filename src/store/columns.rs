//! Lists of alike values, turned into columns: what stands in one field of all of them is put side by
//! side, and numbers become their distance to the one before. That says the same in other words, which
//! deflate then makes half as long.
//!
//! It knows nothing of what the values mean, so fields of a newer version come through unharmed.
//!
//! ```text
//! {"n":[5,1,1]}                                       the numbers 5, 6, 7
//! {"l":[<column>,…]}                                  lists of one length: one column for each place
//! {"f":["a,b","a"],"w":[0,1],"c":[<column>,…]}        records: the fields that occur together, which of
//!                                                     these each value has, one column for each field
//! {"v":[…]}                                           anything else, as it is
//! ```

use std::borrow::Cow;

use super::json::Json;

/// Parts the names of fields; a record with a name that holds one, or the same one twice, stays as it is.
const SEPARATOR: char = ',';

/// `values` as a column.
pub fn to_column(values: Vec<Json>) -> Json {
    if values.iter().all(|value| value.whole().is_some()) {
        return Json::record().with("n", Json::List(distances(&values)));
    }
    let width = values.first().and_then(Json::list).map_or(0, <[Json]>::len);
    if width > 0 && values.iter().all(|value| value.list().is_some_and(|list| list.len() == width)) {
        let places = (0..width).map(|place| to_column(values.iter().map(|value| value.at(place).clone()).collect()));
        return Json::record().with("l", Json::List(places.collect()));
    }
    match Fields::of(&values) {
        Some(fields) => fields.to_column(&values),
        None => Json::record().with("v", Json::List(values)),
    }
}

/// The `count` values that [`to_column`] was given; `None` if the column cannot be of that many.
pub fn from_column(column: &Json, count: usize) -> Option<Vec<Json>> {
    if let Some(distances) = column.get("n").list() {
        let mut last = 0_i64;
        let add = |distance: &Json| {
            last = last.wrapping_add(distance.whole()?);
            Some(Json::Whole(last))
        };
        return if distances.len() == count { distances.iter().map(add).collect() } else { None };
    }
    if let Some(places) = column.get("l").list() {
        let mut rows: Vec<Vec<Json>> = (0..count).map(|_| Vec::new()).collect();
        for place in places {
            rows.iter_mut().zip(from_column(place, count)?).for_each(|(row, value)| row.push(value));
        }
        return Some(rows.into_iter().map(Json::List).collect());
    }
    match column.get("f").texts() {
        Some(together) => from_fields(&together, column, count),
        None => column.get("v").list().filter(|values| values.len() == count).map(<[Json]>::to_vec),
    }
}

/// Each number as its distance to the one before; wrapping makes every number come back as it was.
fn distances(values: &[Json]) -> Vec<Json> {
    let mut last = 0;
    let distance = |number: i64| Json::Whole(number.wrapping_sub(std::mem::replace(&mut last, number)));
    values.iter().filter_map(Json::whole).map(distance).collect()
}

/// What fields the records of a list have.
struct Fields {
    /// The names that occur together, in the order in which they first did.
    together: Vec<String>,
    /// Which of these each record has.
    which: Vec<Json>,
    names: Vec<String>,
}

impl Fields {
    /// `None` if not all values are records with names that can be told apart.
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

/// The names in `joined`, each of which ends in a separator.
fn names_of(joined: &str) -> impl Iterator<Item = &str> {
    joined.split_terminator(SEPARATOR)
}

fn from_fields(together: &[String], column: &Json, count: usize) -> Option<Vec<Json>> {
    let which = column.get("w").list().filter(|which| which.len() == count)?;
    let shapes: Vec<&str> =
        which.iter().map(|place| Some(together.get(place.number::<usize>()?)?.as_str())).collect::<Option<_>>()?;
    let mut names: Vec<&str> = Vec::new();
    for name in together.iter().flat_map(|joined| names_of(joined)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut columns = Vec::new();
    for (name, column) in names.iter().zip(column.get("c").list()?) {
        let occurs = shapes.iter().filter(|shape| names_of(shape).any(|known| known == *name)).count();
        columns.push(from_column(column, occurs)?.into_iter());
    }
    let record = |shape: &&str| {
        let mut record = Vec::new();
        for name in names_of(shape) {
            let place = names.iter().position(|known| *known == name)?;
            record.push((Cow::Owned(name.to_owned()), columns.get_mut(place)?.next()?));
        }
        Some(Json::Record(record))
    };
    shapes.iter().map(record).collect()
}
