//! Putting lists in order. The standard library makes a sort of several kilobytes for every type of list;
//! here all lists share one, of places.

use std::cmp::Ordering;

/// Puts a list in order; what is equal stays as it was.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(list.len(), &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| slots.get_mut(place)?.take()));
}

/// The places from 0 to `count` in the order that `compare` tells, equal ones as they were.
#[inline(never)]
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_in_order_and_equal_ones_stay_as_they_were() {
        for count in [0_usize, 1, 2, 20, 500] {
            let mut list: Vec<(usize, usize)> = (0..count).map(|place| (place * 7919 % 13, place)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by(&mut list, |one, other| one.0.cmp(&other.0));
            assert_eq!(list, expected);
        }
    }
}
