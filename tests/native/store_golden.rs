//! Data stored by any version can be opened for ever: `tests/golden` is only added to, never changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::store_support::generate::edits;
use crate::store_support::script::{LANE, day};
use crate::store_support::{MORNING, replica};
use next_touch::domain::book::Book;
use next_touch::domain::book::LibraryItemKind;
use next_touch::domain::book::{Change, Edit, Stamped};
use next_touch::domain::id::HybridClock;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress};
use next_touch::domain::lead::{DeferredTo, DetailKind, Group, Warmth};
use next_touch::domain::lead::{ItemKind, Source};
use next_touch::domain::settings::SettingKind;
use next_touch::domain::time::{Half, Instant};
use next_touch::store::backup;
use next_touch::store::encoding::packed::{is_packed, unpack};
use next_touch::store::encoding::{Named, Names};
use next_touch::store::format::FORMAT;
use next_touch::store::journal::Draft;
use next_touch::store::journal::Journal;
use next_touch::store::journal::{Compactor, Step};
use next_touch::store::storage::{KeyValue, MemoryStore};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The dumps of stores by name: `v1-day.json` has the book's backup beside it in `v1-day.backup.json`.
fn dumps() -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let is_dump = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.ends_with(".json") && !name.ends_with(".backup.json")
    };
    files.filter(is_dump).collect()
}

/// The content of a stored text: its fields, whose order is irrelevant, or the edits packed in it.
fn said(text: &str) -> (serde_json::Map<String, serde_json::Value>, Vec<Stamped<Edit>>) {
    if is_packed(text) {
        return (serde_json::Map::new(), unpack(text).unwrap().edits);
    }
    let mut fields: serde_json::Map<_, _> = serde_json::from_str(text).unwrap();
    fields.remove("c");
    fields.remove("p");
    (fields, Vec::new())
}

fn is_present(dump: &Path) -> bool {
    let name = dump.file_name().unwrap().to_string_lossy().into_owned();
    name.starts_with(&format!("v{FORMAT}-")) && !name.contains("segments")
}

fn read_backup(path: &Path) -> Book {
    let mut book = Book::new();
    let backup = backup::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    backup.edits.into_iter().for_each(|edit| book.apply_edit(edit.at, edit.value));
    book
}

#[test]
fn every_stored_format_ever_released_still_opens() {
    assert!(dumps().len() >= 2);
    for path in dumps() {
        let values: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let store = MemoryStore::new();
        values.iter().for_each(|(key, text)| store.set(key, text).unwrap());
        let (_, opened) = Journal::open(&store, replica(1234));
        assert_eq!((opened.unreadable, opened.newer, opened.fault), (vec![], false, None), "{}", path.display());
        let book = crate::store_support::folded(&opened.changes);
        assert_eq!(book, read_backup(&path.with_extension("backup.json")), "{}", path.display());
        assert_eq!(Draft::new(&store, replica(1234)).others(), [(replica(LANE), "half a nöte".to_owned())]);
    }
}

#[test]
fn what_is_written_today_is_written_as_it_always_was() {
    for path in dumps().iter().filter(|path| is_present(path)) {
        let values: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let store = MemoryStore::new();
        values.iter().for_each(|(key, text)| store.set(key, text).unwrap());
        let (_, opened) = Journal::open(&store, replica(1234));
        let again = MemoryStore::new();
        let (mut journal, _) = Journal::open(&again, replica(LANE));
        opened.changes.iter().for_each(|change| journal.append(change).unwrap());
        Draft::new(&again, replica(LANE)).write("half a nöte").unwrap();
        for (key, text) in journal.raw_dump().0 {
            assert_eq!(said(&text), said(&values[&key]), "{key} in {}", path.display());
        }
        let text = std::fs::read_to_string(path.with_extension("backup.json")).unwrap();
        let created = backup::read(&text).unwrap().manifest.created;
        let book = crate::store_support::folded(&opened.changes);
        // The layout may change; the checksum, which skips white space, fixes the order of the content.
        let said = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(said(&backup::write(&book, created).unwrap()), said(&text), "{}", path.display());
    }
}

#[test]
fn the_present_formats_have_golden_files() {
    assert!(
        dumps().iter().any(|path| is_present(path)),
        "write them: cargo test --test native store_golden -- --ignored"
    );
}

#[test]
fn the_golden_files_hold_every_kind_of_edit() {
    let mut kinds = BTreeSet::new();
    for path in dumps() {
        let text = std::fs::read_to_string(path.with_extension("backup.json")).unwrap();
        kinds.extend(backup::read(&text).unwrap().edits.iter().map(|edit| kind_of(&edit.value)));
    }
    // Besides these: six kinds can be deleted, four of them set; there are five statuses, and erasure.
    let listed = DetailKind::ALL.len() + SettingKind::ALL.len() + ItemKind::ALL.len() + LibraryItemKind::ALL.len();
    assert_eq!(kinds.len(), listed + 6 + 4 + 5 + 1, "{kinds:?}");
}

fn kind_of(edit: &Edit) -> String {
    match edit {
        Edit::Lead(_, created) => format!("lead {}", created.is_some()),
        Edit::Detail(_, detail) => format!("{:?}", detail.kind()),
        Edit::Status(_, status) => format!("standing {:?}", status.kind()),
        Edit::Touch(_, _, touch) => format!("touch {}", touch.is_some()),
        Edit::Item(_, _, Some(item)) => format!("item {:?}", item.kind),
        Edit::Item(_, _, None) => "item".to_owned(),
        Edit::Import(_, import) => format!("import {}", import.is_some()),
        Edit::Suppression(_, entry) => format!("suppression {}", entry.is_some()),
        Edit::LibraryItem(_, Some(piece)) => format!("piece {:?}", piece.kind),
        Edit::LibraryItem(_, None) => "piece".to_owned(),
        Edit::Setting(setting) => format!("{:?}", setting.kind()),
        Edit::Erased(_) => "erased".to_owned(),
    }
}

/// Changes with every kind of edit, each several times.
fn every_edit() -> Vec<Stamped<Change>> {
    let mut runner = TestRunner::deterministic();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut list = Vec::new();
    for _ in 0..6_000 {
        let edit = edits().new_tree(&mut runner).unwrap().current();
        let count = counts.entry(kind_of(&edit)).or_default();
        *count += 1;
        if *count <= 12 {
            list.push(edit);
        }
    }
    let mut hybrid_clock = HybridClock::new(replica(LANE));
    let mut stamp = || hybrid_clock.draw(MORNING.cast_unsigned());
    let mut changes = Vec::new();
    for (group, edits) in list.chunks(5).enumerate() {
        let value = if group % 3 == 0 {
            Change::Merged(edits.iter().map(|edit| Stamped { at: stamp(), value: edit.clone() }).collect())
        } else {
            Change::Decided(edits.to_vec())
        };
        changes.push(Stamped { at: stamp(), value });
    }
    changes
}

/// The codes in the entries of a storage, each with the names of all fields anywhere in its values.
fn fields(texts: &mut dyn Iterator<Item = &String>) -> BTreeSet<(String, String)> {
    fn names(value: &serde_json::Value, found: &mut dyn FnMut(&str)) {
        match value {
            serde_json::Value::Object(record) => record.iter().for_each(|(name, value)| {
                found(name);
                names(value, found);
            }),
            serde_json::Value::Array(list) => list.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }
    let mut fields = BTreeSet::new();
    for saved in texts.filter_map(|text| serde_json::from_str::<serde_json::Value>(text).ok()) {
        for pair in saved["a"].as_array().into_iter().flatten().collect::<Vec<_>>().chunks(2) {
            let code = pair[0].as_str().unwrap().to_owned();
            fields.insert((code.clone(), String::new()));
            names(pair[1], &mut |name| {
                fields.insert((code.clone(), name.to_owned()));
            });
        }
    }
    fields
}

/// An earlier version reads by name and would lose an unknown field when it compacts, unless the version number
/// announces it.
#[test]
fn what_no_file_of_the_present_version_knows_is_not_written() {
    let store = MemoryStore::new();
    let (mut journal, _) = Journal::open(&store, replica(LANE));
    every_edit().iter().chain(&day().changes).for_each(|change| journal.append(change).unwrap());
    let written = fields(&mut journal.raw_dump().0.iter().map(|(_, text)| text));
    let mut known = BTreeSet::new();
    for path in dumps().iter().filter(|path| is_present(path)) {
        let values: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        known.extend(fields(&mut values.values()));
    }
    let new: Vec<_> = written.difference(&known).collect();
    assert!(new.is_empty(), "raise the versions in store::entry and store::packed, this is new: {new:?}");
    let of_version_4 = [("T", "m"), ("T", "g"), ("T", "z"), ("T", "k"), ("K", "t"), ("K", "z"), ("K", "c"), ("K", "l")];
    for (code, field) in [("T", "v"), ("T", "i"), ("o", "b"), ("P", "f")].into_iter().chain(of_version_4) {
        assert!(written.contains(&(code.to_owned(), field.to_owned())), "{code} {field} in {written:?}");
    }
}

/// A row `| code | word |` for each choice, so that codes can be looked up on the page.
fn rows_of<T: Named>(rows: &mut Vec<String>) {
    rows.extend(T::CHOICES.iter().map(|choice| {
        let Names(code, word) = choice.names();
        format!("| `{code}` | `{word}` |")
    }));
}

#[test]
fn the_page_on_the_format_lists_every_code_and_is_of_the_present_version() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/storage-format.md")).unwrap();
    let mut rows = Vec::new();
    rows_of::<DetailKind>(&mut rows);
    rows_of::<SettingKind>(&mut rows);
    rows_of::<ItemKind>(&mut rows);
    rows_of::<LibraryItemKind>(&mut rows);
    rows_of::<Outcome>(&mut rows);
    rows_of::<Channel>(&mut rows);
    rows_of::<Group>(&mut rows);
    rows_of::<Warmth>(&mut rows);
    rows_of::<Direction>(&mut rows);
    rows_of::<Source>(&mut rows);
    rows_of::<Progress>(&mut rows);
    rows_of::<Close>(&mut rows);
    rows_of::<Half>(&mut rows);
    rows_of::<DeferredTo>(&mut rows);
    let missing: Vec<_> = rows.iter().filter(|row| !page.contains(*row)).collect();
    assert!(missing.is_empty(), "add these rows to docs/storage-format.md: {missing:#?}");
    assert!(page.contains(&format!("\"v\":{FORMAT},\"r\":1")), "the page shows texts of another version");
    assert!(page.contains(&format!("## Version {FORMAT}")), "the page does not say what is new in version {FORMAT}");
}

/// Run by hand under a new name when the format version rises or gets new kinds of edits. Earlier files stay unchanged.
#[test]
#[ignore = "writes the golden files of the present version that are missing"]
fn write_the_golden_files() {
    for (name, changes) in
        [("day", day().changes), ("edits", every_edit()), ("segments", day().changes), ("lines", day().changes)]
    {
        let path = folder().join(format!("v{FORMAT}-{name}.json"));
        if path.exists() {
            continue;
        }
        let store = MemoryStore::new();
        let (mut journal, _) = Journal::open(&store, replica(LANE));
        changes.iter().for_each(|change| journal.append(change).unwrap());
        Draft::new(&store, replica(LANE)).write("half a nöte").unwrap();
        if name == "segments" {
            let mut compactor = Compactor::default();
            compactor.be_thorough(false);
            let mut now = MORNING.cast_unsigned();
            while compactor.step(&store, now) != Ok(Step::Done) {
                now += 2_500;
            }
        }
        let values: BTreeMap<String, String> = journal.raw_dump().0.into_iter().collect();
        let book = crate::store_support::folded(&changes);
        std::fs::write(path.with_extension("backup.json"), backup::write(&book, Instant(MORNING)).unwrap()).unwrap();
        std::fs::write(path, serde_json::to_string_pretty(&values).unwrap()).unwrap();
    }
}
