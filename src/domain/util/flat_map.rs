//! A map backed by a sorted `Vec`: a tenth of the code size of `BTreeMap`. Lookups are O(log n) and inserts O(n), so
//! it suits maps that are small or whose keys mostly arrive in order.

use std::borrow::Borrow;

/// A map from keys to values, sorted by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for FlatMap<K, V> {
    fn default() -> FlatMap<K, V> {
        FlatMap(Vec::new())
    }
}

impl<K: Ord, V> FlatMap<K, V> {
    /// An empty map.
    pub const fn new() -> FlatMap<K, V> {
        FlatMap(Vec::new())
    }

    /// Whether the map is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The index of a key, or the index at which it would be inserted.
    fn index_of<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    /// The value of a key, if there is one.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let index = self.index_of(key).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    /// Whether the key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.index_of(key).is_ok()
    }

    /// Inserts a value and replaces the earlier value of the same key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.index_of(&key) {
            Ok(index) => {
                if let Some((_, present)) = self.0.get_mut(index) {
                    *present = value;
                }
            }
            Err(index) => {
                // Many maps of a lead hold one value, and a full book has tens of thousands of them: reserve no more.
                if self.0.capacity() == 0 {
                    self.0.reserve_exact(1);
                }
                self.0.insert(index, (key, value));
            }
        }
    }

    /// Removes a key and its value, if present.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if let Ok(index) = self.index_of(key) {
            self.0.remove(index);
        }
    }

    /// Keeps only the keys for which `keep` returns true.
    pub fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        self.0.retain(|(key, _)| keep(key));
    }

    /// The keys and their values, in key order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in key order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn it_holds_what_a_tree_would() {
        let mut map = FlatMap::new();
        let mut tree = BTreeMap::new();
        for step in 0..500_u32 {
            let key = step * 7919 % 97;
            if step % 5 == 0 {
                map.remove(&key);
                tree.remove(&key);
            } else if step % 31 == 0 {
                map.retain(|known| *known != key);
                tree.remove(&key);
            } else {
                map.insert(key, step);
                tree.insert(key, step);
            }
            assert_eq!(map.get(&key), tree.get(&key));
            assert_eq!(map.contains_key(&key), tree.contains_key(&key));
        }
        assert!(map.iter().eq(tree.iter()) && map.keys().eq(tree.keys()) && map.values().eq(tree.values()));
    }
}
