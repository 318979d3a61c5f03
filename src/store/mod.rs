//! The journal and its segments over a key-value store.
