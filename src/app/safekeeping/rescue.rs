//! The file of raw data: all stored texts, unchanged, to be restored as they were. The rescue page writes the same
//! format.

use std::borrow::Cow;

use super::mirror::{Copy, is_restored};
use crate::store::backup::LARGEST;
use crate::store::encoding::Json;

/// Writes all stored texts and the second copy into one file.
pub fn write(stored: Vec<(String, String)>, copies: Vec<Copy>) -> String {
    let record = |(key, text): (String, String)| (Cow::Owned(key), Json::of_owned(text));
    let storage = Json::Record(stored.into_iter().map(record).collect());
    let second = Json::Record(copies.into_iter().map(|copy| (copy.key, copy.text)).map(record).collect());
    Json::record().with("storage", storage).with("shadow", second).to_text()
}

/// The texts in a file of raw data, for [`super::mirror::put_back`]; `None` for another kind of file. `now` must be
/// later than any mark, since somebody wants the texts back.
pub fn read(text: &str, now: u64) -> Option<Vec<Copy>> {
    if text.len() > LARGEST {
        return None;
    }
    let file = Json::parse(text).ok()?;
    // The rescue page keeps the storage and its second copy apart; a text in both is the same.
    let (storage, second) = match file.get("storage") {
        Json::Null => (&file, &Json::Null),
        storage => (storage, file.get("shadow")),
    };
    let mut copies: Vec<Copy> = Vec::new();
    for place in [storage, second] {
        let Json::Record(texts) = place else { continue };
        copies.extend(
            texts
                .iter()
                .filter(|(key, _)| is_restored(key))
                .filter_map(|(key, text)| Some(Copy { key: key.clone().into_owned(), text: text.owned()?, at: now })),
        );
    }
    (!copies.is_empty()).then_some(copies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&[(&str, &str)]>) {
        let copies = read(text, 5);
        let found: Option<Vec<(&str, &str)>> =
            copies.as_ref().map(|copies| copies.iter().map(|copy| (&*copy.key, &*copy.text)).collect());
        assert_eq!(found.as_deref(), expected, "{text}");
        assert!(copies.into_iter().flatten().all(|copy| copy.at == 5));
    }

    #[test]
    fn the_file_of_the_rescue_page_gives_both_places() {
        check(
            r#"{"storage":{"nt1/j/AAAAAAAA/0":"a","nt1/book":"x"},"shadow":{"nt1/j/AAAAAAAA/1":"b","canary":"c"}}"#,
            Some(&[("nt1/j/AAAAAAAA/0", "a"), ("nt1/j/AAAAAAAA/1", "b")]),
        );
    }

    #[test]
    fn what_is_written_reads_back() {
        let stored = vec![("nt1/j/AAAAAAAA/0".to_owned(), "a \"b\"".to_owned())];
        let copy = Copy { key: "nt1/j/AAAAAAAA/1".to_owned(), text: "ÿ".to_owned(), at: 3 };
        check(&write(stored, vec![copy]), Some(&[("nt1/j/AAAAAAAA/0", "a \"b\""), ("nt1/j/AAAAAAAA/1", "ÿ")]));
    }

    #[test]
    fn segments_and_recovery_points_are_read_too() {
        check(
            r#"{"storage":{"nt1/g/0.1.AAAAAAAA":"a","nt1/r/3s0Ju.0.AAAAAAAA":"b","nt1/x":"c"}}"#,
            Some(&[("nt1/g/0.1.AAAAAAAA", "a")]),
        );
    }

    #[test]
    fn the_raw_file_of_earlier_versions_is_read_too() {
        check(r#"{"nt1/j/AAAAAAAA/0":"a"}"#, Some(&[("nt1/j/AAAAAAAA/0", "a")]));
    }

    #[test]
    fn other_files_give_nothing() {
        for text in ["", "[]", "{}", "null", r#"{"app":"Next Touch"}"#, r#"{"nt1/j/AAAAAAAA/0":7}"#, r#"{"storage":1}"#]
        {
            check(text, None);
        }
    }
}
