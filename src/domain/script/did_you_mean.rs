//! Finds the nearest name in a closed list, for "did you mean …?".

/// The name nearest to `typed`, if it is close enough to be a typing error.
pub(super) fn nearest(typed: &str, names: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let letters = typed.chars().count();
    // A long text is not a mistyped name, and comparing it would waste time.
    if 40 < letters {
        return None;
    }
    names
        .into_iter()
        .map(|name| (distance(typed, name), name))
        .filter(|(distance, _)| *distance <= 1 + letters / 5)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The sentence to append to a problem; empty if no name is near.
pub(super) fn hint(typed: &str, names: impl IntoIterator<Item = &'static str>) -> String {
    match nearest(typed, names) {
        Some(name) => format!(" Did you mean “{name}”?"),
        None => String::new(),
    }
}

/// The edit distance: how many letters must be changed, added or removed to turn one word into the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (taken, letter) in from.chars().enumerate() {
        let mut next = vec![taken + 1];
        let mut left = taken + 1;
        for (other, pair) in to.iter().zip(row.windows(2)) {
            let [diagonal, above] = pair else { continue };
            let change = diagonal + usize::from(letter != *other);
            left = change.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
