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

use super::json::{Json, short_or_owned};

/// Parts the names of fields; a record with a name that holds one, or the same one twice, stays as it is.
const SEPARATOR: char = ',';

/// Room for so many values is made ahead: as many as a value has, and no more than a damaged text can do harm with.
const FEW: usize = 8;

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

/// The `count` values that [`to_column`] was given; `None` if the column cannot be of that many. Their texts are
/// those of the column, not copies.
pub fn from_column(mut column: Json, count: usize) -> Option<Vec<Json>> {
    if let Some(mut numbers) = column.take("n").into_list() {
        let mut last = 0_i64;
        for number in &mut numbers {
            last = last.wrapping_add(number.whole()?);
            *number = Json::Whole(last);
        }
        return (numbers.len() == count).then_some(numbers);
    }
    if let Some(places) = column.take("l").into_list() {
        let mut rows: Vec<Vec<Json>> = (0..count).map(|_| Vec::with_capacity(places.len().min(FEW))).collect();
        for place in places {
            rows.iter_mut().zip(from_column(place, count)?).for_each(|(row, value)| row.push(value));
        }
        return Some(rows.into_iter().map(Json::List).collect());
    }
    match column.take("f").into_list() {
        Some(together) => {
            let columns = column.take("c").into_list()?;
            from_fields(&together, column.get("w").list()?, columns, count)
        }
        None => column.take("v").into_list().filter(|values| values.len() == count),
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

/// The records whose fields are those of `together` at the place that `which` tells.
fn from_fields(together: &[Json], which: &[Json], columns: Vec<Json>, count: usize) -> Option<Vec<Json>> {
    let mut names: Vec<Cow<'static, str>> = Vec::new();
    // For each combination of fields: the places of their names.
    let mut shapes: Vec<Vec<usize>> = Vec::new();
    for joined in together {
        let mut shape = Vec::new();
        for name in joined.text()?.split_terminator(SEPARATOR) {
            let known = names.iter().position(|known| known == name);
            shape.push(known.unwrap_or(names.len()));
            if known.is_none() {
                names.push(short_or_owned(name));
            }
        }
        shapes.push(shape);
    }
    let which: Vec<&[usize]> =
        which.iter().map(|place| shapes.get(place.number::<usize>()?).map(Vec::as_slice)).collect::<Option<_>>()?;
    if which.len() != count {
        return None;
    }
    let mut occurs = vec![0; names.len()];
    for place in which.iter().copied().flatten() {
        *occurs.get_mut(*place)? += 1;
    }
    let mut columns: Vec<_> = columns
        .into_iter()
        .zip(occurs)
        .map(|(column, occurs)| from_column(column, occurs).map(Vec::into_iter))
        .collect::<Option<_>>()?;
    let record = |shape: &[usize]| {
        let mut record = Vec::with_capacity(shape.len().min(FEW));
        for place in shape {
            record.push((names.get(*place)?.clone(), columns.get_mut(*place)?.next()?));
        }
        Some(Json::Record(record))
    };
    which.into_iter().map(record).collect()
}
