//! Stored data reads back: entries, backup files, and any text at all.

use crate::random::random;
use crate::store_support::generate::{edits, replicas, stamped_edits, stamps, texts};
use crate::store_support::script::{Worker, day, new_lead};
use crate::store_support::{MORNING, minutes_later, replica};
use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::id::{HybridClock, Timestamp};
use next_touch::domain::lead::Outcome;
use next_touch::domain::time::Instant;
use next_touch::store::backup::{self, BackupProblem};
use next_touch::store::encoding::seal;
use next_touch::store::format::ReadError;
use next_touch::store::journal::Draft;
use next_touch::store::journal::Journal;
use next_touch::store::journal::entry::{self, Content};
use next_touch::store::storage::keys::Place;
use next_touch::store::storage::{KeyValue, MemoryStore};
use proptest::prelude::*;

fn place() -> Place {
    Place { replica: replica(1), number: 40 }
}

#[track_caller]
fn check_reads_back(change: &Stamped<Change>) {
    let written = entry::write(place(), change);
    assert!(written.entry.text.is_ascii());
    assert_eq!(entry::read(place(), &written.entry.text), Ok(Content::Whole(change.clone())));
}

proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn every_edit_reads_back_from_an_entry(at in stamps(), list in prop::collection::vec(edits(), 0..6)) {
        check_reads_back(&Stamped { at, value: Change::Decided(list) });
    }

    #[test]
    fn merged_edits_keep_their_stamps(at in stamps(), list in prop::collection::vec((stamps(), edits()), 0..6)) {
        let list = list.into_iter().map(|(at, value)| Stamped { at, value }).collect();
        check_reads_back(&Stamped { at, value: Change::Merged(list) });
    }

    #[test]
    fn every_book_reads_back_from_its_backup(list in stamped_edits(24)) {
        let mut book = Book::new();
        list.into_iter().for_each(|edit| book.apply_edit(edit.at, edit.value));
        // `write` itself reads back, folds and compares.
        let text = backup::write(&book, Instant(MORNING));
        prop_assert!(text.is_ok(), "{text:?}");
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in any::<String>(), fields in any::<String>(), codes in "[\\[\\]{}\",:a-zA-Z0-9.-]{0,60}") {
        let key = place().entry_key();
        for text in [text.clone(), seal(&key, &fields), seal(&key, &codes), seal(&key, &format!("\"v\":1,\"r\":1,\"h\":\"1.0\",\"a\":[{codes}]"))] {
            let _ = entry::read(place(), &text);
            let _ = backup::read(&text);
            let store = MemoryStore::new();
            store.set(&key, &text).unwrap();
            store.set("nt1/d/AAAAAAAA", &text).unwrap();
            store.set(&text, &key).unwrap();
            let (journal, _) = Journal::open(&store, replica(1));
            let _ = (journal.usage(), journal.raw_dump().0, Draft::new(&store, replica(3)).others());
        }
    }

    #[test]
    fn a_backup_with_any_letter_changed_is_refused_or_the_same(place in any::<prop::sample::Index>(), letter in any::<char>()) {
        let book = small_book();
        let text = backup::write(&book, Instant(MORNING)).unwrap();
        let mut letters: Vec<char> = text.chars().collect();
        let index = place.index(letters.len());
        letters[index] = letter;
        if let Ok(read) = backup::read(&letters.into_iter().collect::<String>()) {
            let mut folded = Book::new();
            read.edits.into_iter().for_each(|edit| folded.apply_edit(edit.at, edit.value));
            prop_assert_eq!(folded, book);
        }
    }

    #[test]
    fn a_draft_reads_back_in_another_page(text in texts(), other in replicas()) {
        let store = MemoryStore::new();
        let mine = Draft::new(&store, replica(9));
        mine.write("older").unwrap();
        mine.write(&text).unwrap();
        prop_assert_eq!(mine.others(), vec![]);
        let theirs = Draft::new(&store, other);
        prop_assert_eq!(theirs.others(), vec![(replica(9), text)]);
        theirs.remove_other(replica(9)).unwrap();
        prop_assert_eq!(store, MemoryStore::new());
    }
}

fn small_book() -> Book {
    let mut worker = Worker::new(1);
    worker.execute(next_touch::domain::command::Command::AddLead(Box::new(new_lead(1))));
    let lead = worker.book.leads().next().unwrap().id;
    worker.record(lead, Outcome::Spoke, "Asked for the study");
    worker.book
}

#[test]
fn a_logged_call_fits_in_400_units_besides_its_note() {
    let mut worker = Worker::new(1);
    worker.execute(next_touch::domain::command::Command::AddLead(Box::new(new_lead(1))));
    let lead = worker.book.leads().next().unwrap().id;
    // A lead from another page has the longest ID.
    let mut other = Worker::new(0xffff_ffff_ffff);
    worker.changes.iter().for_each(|change| other.observe(change));
    for outcome in [Outcome::NoAnswer, Outcome::VoicemailLeft, Outcome::Spoke, Outcome::Busy, Outcome::Met] {
        let change = other.record(lead, outcome, "");
        let place = Place { replica: replica(0xffff_ffff_ffff), number: 46_655 };
        let units = entry::write(place, &change).entry.units();
        println!("{outcome:?}: {units} units");
        assert!(units <= 400, "{outcome:?} takes {units} units");
    }
}

#[test]
fn an_imported_lead_is_small() {
    let mut worker = Worker::new(1);
    let leads = (0..2500).map(new_lead).collect();
    let change = worker.execute(next_touch::domain::command::Command::Import {
        name: "list".to_owned(),
        practice: false,
        leads,
        merges: Vec::new(),
    });
    let (journal, _) = Journal::open(MemoryStore::new(), replica(1));
    let units = journal.units_needed(&change) / 2500;
    println!("{units} units a lead");
    let written = entry::write(place(), &change);
    assert!(written.parts.len() > 1);
    assert!(written.parts.iter().all(|part| part.units() <= 64 * 1024));
    assert!(written.parts.iter().all(|part| part.text.chars().all(|letter| u32::from(letter) < 256)));
    assert!(units <= 60, "{units} units a lead");
}

#[test]
fn what_is_left_out_of_an_entry_means_the_same_for_ever() {
    let at = Timestamp { millis: 1_794_214_800_000, count: 0, replica: replica(1) };
    let key = place().entry_key();
    let text =
        seal(&key, "\"v\":1,\"r\":1,\"h\":\"1794214800000.0\",\"a\":[\"l\",0,\"f\",20766,\"T\",[1,{\"o\":\"na\"}]]");
    let Content::Whole(change) = entry::read(place(), &text).unwrap() else { panic!("it is whole") };
    assert_eq!(change.at, at);
    let shown = format!("{:?}", change.value);
    for expected in
        ["First talk: what do they need?", "2026-11-09", "FirstTalk", "Instant(1794214800000)", "Call", "Mine"]
    {
        assert!(shown.contains(expected), "{expected} is missing in {shown}");
    }
}

#[track_caller]
fn check_set_aside(fields: &str, expected: ReadError) {
    assert_eq!(entry::read(place(), &seal(&place().entry_key(), fields)), Err(expected), "{fields}");
}

#[test]
fn what_a_newer_version_wrote_is_set_aside() {
    let head = "\"v\":2,\"r\":1,\"h\":\"5.0\"";
    check_set_aside(&format!("{head},\"a\":[\"l\",1,\"an edit of tomorrow\",7]"), ReadError::Newer);
    check_set_aside(&format!("{head},\"a\":[\"l\",1,\"T\",[2,{{\"o\":\"telepathy\"}}]]"), ReadError::Newer);
    check_set_aside(&format!("{head},\"k\":\"?\",\"a\":[]"), ReadError::Newer);
    check_set_aside("\"v\":9,\"r\":5", ReadError::NeedsNewer);
    check_set_aside("no json", ReadError::Newer);
}

#[test]
fn fields_of_a_newer_version_are_passed_over() {
    let text = seal(
        &place().entry_key(),
        "\"v\":2,\"r\":1,\"new\":{},\"h\":\"5.0\",\"a\":[\"l\",1,\"T\",[2,{\"o\":\"na\",\"mood\":3}]]",
    );
    assert!(entry::read(place(), &text).is_ok());
}

#[test]
fn a_backup_survives_other_lines_and_a_byte_order_mark() {
    let text = backup::write(&small_book(), Instant(MORNING)).unwrap();
    let squeezed: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(squeezed.is_object());
    let reformatted = format!("\u{feff}{}", text.replace('\n', "\r\n\t"));
    assert_eq!(backup::read(&reformatted), backup::read(&text));
    assert_eq!(backup::read(&text).unwrap().manifest.summary(&minutes_later(0)), "1 lead, 1 touch, made on 9 Nov 2026");
}

/// As for every field that occurs twice, the first one counts.
#[test]
fn of_two_books_in_one_file_the_first_is_read() {
    let whole = backup::write(&small_book(), Instant(MORNING)).unwrap();
    let twice = forged("\"book\": [", "\"book\": [], \"book\": [");
    check_refused(&twice, |problem| *problem == BackupProblem::WrongCounts);
    let end = whole.rfind(']').unwrap();
    let twice = with_true_checksum(&format!("{}], \"book\": []\n}}\n", &whole[..end]));
    assert_eq!(backup::read(&twice).unwrap().edits, backup::read(&whole).unwrap().edits);
}

#[test]
fn a_backup_has_what_a_lead_has_said_and_done_on_a_line_each() {
    let text = backup::write(&small_book(), Instant(MORNING)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..3], ["{", " \"app\": \"Next Touch\",", " \"format\": 2,"]);
    assert!(lines.iter().any(|line| line.trim_start().starts_with("{\"field\":\"name\",\"value\":\"")), "{text}");
    assert_eq!(lines.iter().filter(|line| line.contains("\"touch\":{")).count(), 1, "{text}");
    assert!(text.ends_with("}\n") && !text.contains(" \n"), "{text}");
}

/// A storage has space for about 24,000 leads with seven logged touches each.
#[test]
fn a_file_holds_more_than_a_storage() {
    let mut worker = Worker::new(1);
    for number in 0..20 {
        worker.execute(next_touch::domain::command::Command::AddLead(Box::new(new_lead(number))));
    }
    let leads: Vec<_> = worker.book.leads().map(|lead| lead.id).collect();
    for lead in &leads {
        for _ in 0..7 {
            worker.record(*lead, Outcome::Spoke, "Asked for the study, and whether the price holds until May");
        }
    }
    let text = backup::write(&worker.book, Instant(MORNING)).unwrap();
    let room = backup::LARGEST / (text.len() / leads.len());
    assert!(room > 24_000, "only {room} leads");
}

/// A backup with one place changed and its checksum corrected.
fn forged(from: &str, to: &str) -> String {
    let text = backup::write(&small_book(), Instant(MORNING)).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    with_true_checksum(&text.replacen(from, to, 1))
}

fn with_true_checksum(text: &str) -> String {
    let place = text.find("\"checksum\": \"").unwrap() + "\"checksum\": \"".len();
    let mut quoted = false;
    let mut escaped = false;
    let mut squeezed = String::new();
    for letter in format!("{}{}", &text[..place], &text[place + 8..]).chars() {
        if letter == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = letter == '\\' && !escaped;
        if quoted || !letter.is_ascii_whitespace() {
            squeezed.push(letter);
        }
    }
    format!("{}{:08x}{}", &text[..place], crc32fast::hash(squeezed.as_bytes()), &text[place + 8..])
}

#[track_caller]
fn check_refused(text: &str, fits: fn(&BackupProblem) -> bool) {
    let problem = backup::read(text).unwrap_err();
    assert!(fits(&problem), "{problem:?}");
    assert!(problem.words().contains("unchanged"));
}

#[test]
fn hostile_backups_are_refused_with_a_reason() {
    use BackupProblem as Problem;
    let whole = backup::write(&small_book(), Instant(MORNING)).unwrap();
    assert_eq!(with_true_checksum(&whole), whole);
    check_refused("", |problem| *problem == Problem::NotABackup);
    check_refused("First Name,Phone\nAda,020", |problem| *problem == Problem::NotABackup);
    check_refused("{\"app\":\"Other\",\"format\":1}", |problem| *problem == Problem::NotABackup);
    check_refused(&"[".repeat(200_000), |problem| *problem == Problem::TooDeep);
    check_refused(&format!("{{\"app\":\"{}\"}}", "x".repeat(2_000_000)), |problem| *problem == Problem::TextTooLong);
    check_refused(&" ".repeat(backup::LARGEST + 1), |problem| *problem == Problem::TooBig);
    check_refused(&whole[..whole.len() / 2], |problem| *problem == Problem::Damaged);
    check_refused(&whole.replace("Asked for", "Asked f0r"), |problem| *problem == Problem::Damaged);
    check_refused(&forged("\"format\": 2", "\"format\": 3"), |problem| *problem == Problem::Newer);
    check_refused(&forged("\"leads\": 1", "\"leads\": 2"), |problem| *problem == Problem::WrongCounts);
    check_refused(&forged("\"leads\": 1", "\"leads\": 1e300"), |problem| matches!(problem, Problem::WrongShape(_)));
    check_refused(&forged("\"leads\": 1", "\"leads\": [1]"), |problem| matches!(problem, Problem::WrongShape(_)));
    check_refused(&forged("\"seconds\":240", "\"seconds\":99999999999"), |problem| {
        matches!(problem, Problem::WrongShape(_))
    });
    check_refused(&forged("\"spoke\"", "\"teleported\""), |problem| matches!(problem, Problem::WrongShape(_)));
    check_refused(&forged("\"book\": [", "\"book\": 5, \"more\": ["), |problem| {
        matches!(problem, Problem::WrongShape(_))
    });
    check_refused(&forged("\"book\": [", "\"more\": ["), |problem| matches!(problem, Problem::WrongShape(_)));
    check_refused(&forged("\"seconds\":240", "\"seconds\":1e400"), |problem| *problem == Problem::NotABackup);
    check_refused(&forged("Asked for", "\\ud83d"), |problem| *problem == Problem::NotABackup);
    let lead = &whole[whole.find("\"book\": [").unwrap() + 9..whole.rfind(']').unwrap()];
    check_refused(&forged(lead, &format!("{lead},{lead}")), |problem| matches!(problem, Problem::Twice(_)));
}

#[test]
fn the_day_of_a_salesperson_reads_back_from_its_backup() {
    let day = day();
    let text = backup::write(&day.book, Instant(MORNING)).unwrap();
    let summary = backup::read(&text).unwrap().manifest.summary(&minutes_later(0));
    assert_eq!(
        summary,
        format!(
            "{} leads, {} touches, made on 9 Nov 2026",
            day.book.leads().count(),
            day.book.leads().map(|lead| lead.touches.len()).sum::<usize>()
        )
    );
}

#[test]
fn a_change_of_a_replica_is_stamped_in_it() {
    // An entry doesn't repeat its replica, so the timestamp of another replica must remain distinguishable.
    let foreign = HybridClock::new(replica(2)).draw(5);
    check_reads_back(&Stamped { at: foreign, value: Change::Decided(Vec::new()) });
}
