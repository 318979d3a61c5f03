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

/// The indices from 0 to `count`, stably sorted by `compare`: runs of one, two, four … are merged in turns. The sorts of the standard library take ten times the bytes.
#[inline(never)]
fn sorted_indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut length = 1;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        for pair in sorted.chunks(length * 2) {
            let (mut one, mut other) = pair.split_at(length.min(pair.len()));
            while let ([first, one_rest @ ..], [second, other_rest @ ..]) = (one, other) {
                if compare(*first, *second) == Ordering::Greater {
                    merged.push(*second);
                    other = other_rest;
                } else {
                    merged.push(*first);
                    one = one_rest;
                }
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        sorted = merged;
        length *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_in_order_and_equal_ones_stay_as_they_were() {
        for count in (0_usize..70).chain([127, 128, 129, 500, 5_000]) {
            for prime in [7_919_usize, 104_729, 1] {
                let mut list: Vec<(usize, usize)> = (0..count).map(|index| (index * prime % 13, index)).collect();
                let mut expected = list.clone();
                expected.sort_by_key(|(key, _)| *key);
                sort_by(&mut list, |one, other| one.0.cmp(&other.0));
                assert_eq!(list, expected, "{count} by {prime}");
            }
        }
    }
}
