//! One non-generic sort of indices, shared by every list, because each generic `sort` costs kilobytes of wasm.

use std::cmp::Ordering;

/// Sorts a list by `compare`; the sort is stable.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let indices = sorted_indices(list.len(), &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(indices.into_iter().filter_map(|index| slots.get_mut(index)?.take()));
}

/// The indices from 0 to `count`, stably sorted by `compare`.
#[inline(never)]
fn sorted_indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..count).collect();
    indices.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    indices
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
