//! Bytes, tables, columns, dates and cards, each read separately; and that no input breaks a reader.

use crate::book::{records, today, united_states};
use crate::random::random;
use chrono::NaiveDate;
use next_touch::domain::lead::phone::Country;
use next_touch::formats::column_use::ColumnUse;
use next_touch::formats::person::Outcome;
use next_touch::formats::table::Separator;
use next_touch::formats::table::columns::guess;
use next_touch::formats::table::csv;
use next_touch::formats::table::rows;
use next_touch::formats::text::FileProblem;
use next_touch::formats::text::clean;
use next_touch::formats::text::dates::DateColumn;
use next_touch::formats::vcard::{people, read};
use next_touch::formats::{self, Content};
use proptest::prelude::*;

#[track_caller]
fn table(text: &str) -> csv::Table {
    csv::read(text).unwrap()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let text = "Name,Phone\nRené Größe €,206-555-0101\n";
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let with = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    let windows = text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    let files: [Vec<u8>; 7] = [
        text.into(),
        with(&[0xEF, 0xBB, 0xBF], text.into()),
        with(&[0xFF, 0xFE], utf16(u16::to_le_bytes)),
        with(&[0xFE, 0xFF], utf16(u16::to_be_bytes)),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        windows,
    ];
    for (place, bytes) in files.iter().enumerate() {
        assert_eq!(formats::text::decode(bytes).as_deref(), Ok(text), "file {place}");
    }
}

#[test]
fn a_file_that_is_no_list_is_refused_in_plain_words() {
    let check = |bytes: &[u8], expected: FileProblem| assert_eq!(formats::open(bytes), Err(expected));
    check(b"", FileProblem::Empty);
    check(b" \r\n\t", FileProblem::Empty);
    check(b"\xEF\xBB\xBF", FileProblem::Empty);
    check(b"First Name,Last Name,Phone\n", FileProblem::OnlyHeaders);
    check(b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", FileProblem::Workbook);
    check(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x02", FileProblem::NotText);
    check(b"<html><body><table><tr><td>Ann</td></tr></table>", FileProblem::Markup);
    check(b"[\n  {\"name\": \"Ann\"}]", FileProblem::Markup);
    check(b"%PDF-1.7\nName,Phone\nAnn,206-555-0101\n", FileProblem::NotText);
    check(&(0..=255).cycle().take(5_000).collect::<Vec<u8>>(), FileProblem::NotText);
    check(format!("Name,Phone\n{}", "Ann,1\n".repeat(50_001)).as_bytes(), FileProblem::TooManyRows);
    check("BEGIN:VCARD\nFN:Ann\nEND:VCARD\n".repeat(50_001).as_bytes(), FileProblem::TooManyRows);
    check(&vec![b'a'; formats::MOST_BYTES + 1], FileProblem::TooBig);
    assert!(FileProblem::Workbook.to_string().contains("save it as CSV"));
    assert!(formats::open(format!("Name,Phone\n{}", "Ann,1\n".repeat(50_000)).as_bytes()).is_ok());
}

#[test]
fn the_delimiter_is_found_out() {
    use Separator as S;
    for (delimiter, expected) in [(',', S::COMMA), (';', S::SEMICOLON), ('\t', S::TAB), ('|', S::BAR)] {
        let text = "Name~Note~Phone\nAnn Hill~\"one; two, three | four\"~206-555-0101\nBob~~\n"
            .replace('~', &delimiter.to_string());
        let table = table(&text);
        assert_eq!((table.separator, table.headers.len(), table.rows.len()), (expected, 3, 2));
        assert_eq!(table.rows[0][1], "one; two, three | four");
    }
    assert_eq!(table("Name;Wert\nAnn;1,5\nBob;2,5\n").separator, S::SEMICOLON);
}

#[test]
fn preamble_footer_and_ragged_rows_are_no_trouble() {
    let table = table("My leads\n\nName,Phone,Notes\nAnn,206-555-0101\nBob,,a,b\n\nPrinted today\nPage 1\n");
    assert_eq!(table.headers, ["Name", "Phone", "Notes"]);
    assert_eq!(table.rows, [vec!["Ann", "206-555-0101"], vec!["Bob", "", "a", "b"]]);
    let left_out: Vec<(usize, &str)> = table.left_out.iter().map(|left| (left.line, left.text.as_str())).collect();
    assert_eq!(left_out, [(1, "My leads"), (5, "Printed today"), (6, "Page 1")]);
    // A row with only a name is not a footer, as long as nothing separates it from the others.
    assert_eq!(self::table("Name,Phone,Notes\nAnn,1,x\nBob\n").rows.len(), 2);
}

#[test]
fn notes_that_are_too_long_together_stop_only_their_row() {
    let half = "a".repeat(40_000);
    let found = records(format!("Name,Notes,More,Phone\nAnn,{half},{half},\nBob,x,y,206-555-0101\n").as_bytes());
    assert!(matches!(&found[0].outcome, Outcome::NotALead(reason) if reason.contains("64 KiB together")));
    assert_eq!(found[1].person().unwrap().name, "Bob");
}

#[test]
fn a_field_that_is_too_long_stops_only_its_row() {
    let text = format!("Name,Notes\nAnn,{}\nBob,x\n", "a".repeat(70_000));
    let found = records(text.as_bytes());
    assert!(matches!(&found[0].outcome, Outcome::NotALead(reason) if reason.contains("64 KiB")));
    assert!(found[0].text.starts_with("Ann · aaa") && found[0].text.len() < 300);
    assert_eq!(found[1].person().unwrap().name, "Bob");
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nobody() {
    let found =
        records(b"Name,Phone,Notes\nAnn,206-555-0101,x\n\"Bob,206-555-0102,x\nCy,206-555-0103,x\nDee,206-555-0104,x\n");
    let names: Vec<String> = found.iter().map(|record| record.person().unwrap().name.clone()).collect();
    assert_eq!(names, ["Ann", "\"Bob", "Cy", "Dee"]);
    let with_problems: Vec<usize> =
        found.iter().filter(|record| !record.problems.is_empty()).map(|record| record.row).collect();
    assert_eq!(with_problems, [2]);
}

#[test]
fn a_pasted_table_without_headings_is_understood_by_its_cells() {
    let check = |text: &str, expected: &[ColumnUse]| {
        let table = table(text);
        assert!(!table.has_header, "{text}");
        assert_eq!(guess(&table), expected, "{text}");
    };
    use ColumnUse::{Company, FirstName, FullName, LastName, Mail, Note, Phone};
    check(
        "Ann Hill\tFernhill Tiles\t206-555-0101\tann@hill.example\nBob Moor\tMoor Ltd\t(206) 555-0102\tbob@moor.example\n",
        &[FullName, Company, Phone, Mail],
    );
    check(
        "Ann,Hill,Fernhill Tiles,+12065550101\nBob,Moor,Moor Ltd,+12065550102\n",
        &[FirstName, LastName, Company, Phone],
    );
    check("206-555-0101\n206-555-0102\n206-555-0103\n", &[Phone]);
    check("ann@hill.example;Ann Hill\nbob@moor.example;Bob Moor", &[Mail, FullName]);
    check(
        "Ann Hill,206-555-0101,Met at the fair in spring and wants three quotes soon\nBob Moor,206-555-0102,Calls back when the second shop in the town is open\n",
        &[FullName, Phone, Note],
    );
    let found = records("206-555-0101\n206-555-0102\n".as_bytes());
    assert_eq!((found.len(), found[0].person().unwrap().shown_name().as_str()), (2, "+1 206 555 0101"));
}

#[test]
fn headings_are_understood_in_many_words() {
    use ColumnUse::{
        Company, FirstName, FullName, Ignore, KeepInNotes, LastName, Mail, NextTouch, Note, Phone, Prefix, Role, Warmth,
    };
    let check = |text: &str, expected: &[ColumnUse]| {
        let table = table(text);
        assert!(table.has_header, "{text}");
        assert_eq!(guess(&table), expected, "{text}");
    };
    check(
        "Contact Name;Firm;Mobile No;e-mail\nAnn;Hill;206-555-0101;ann@hill.example\n",
        &[FullName, Company, Phone, Mail],
    );
    check("Name,First Name,Tel.\nHill,Ann,206-555-0101\n", &[LastName, FirstName, Phone]);
    check("Title,Job Title,Last Name\nDr.,Owner,Hill\n", &[Prefix, Role, LastName]);
    check("Title,Last Name\nOwner,Hill\n", &[Role, LastName]);
    check("Title,Last Name\nMrs,Hill\n", &[Prefix, LastName]);
    check("Name,Status,Office\nAnn,Waiting,Berlin\n", &[FullName, KeepInNotes, KeepInNotes]);
    check("Name,Status,Office\nAnn,hot,206-555-0101\n", &[FullName, Warmth, Phone]);
    check(
        "PHONE 1,Phone2,Remarks:,Follow-up date,Lead Owner\n206-555-0101,,x,,Olga\n",
        &[Phone, Phone, Note, NextTouch, Ignore],
    );
    check(
        "Nombre,Correo,Móvil\nAnn,ann@hill.example,206-555-0101\nBob,bob@moor.example,206-555-0102\n",
        &[FullName, Mail, Phone],
    );
    for (place, use_) in ColumnUse::ALL.iter().enumerate() {
        assert!(!use_.label().is_empty() && !ColumnUse::ALL[..place].iter().any(|other| other.label() == use_.label()));
    }
}

#[track_caller]
fn check_dates(home: &str, column: &[&str], expected: &[&str]) {
    let dates = DateColumn::new(column.iter().copied(), Country::by_code(home).unwrap(), today());
    let read = |text: &&str| {
        dates.read(text).map_or_else(String::new, |when| {
            let time = when.time.map(|time| time.format_minutes()).unwrap_or_default();
            let offset = when.offset.map(|minutes| format!(" {minutes:+}")).unwrap_or_default();
            format!("{}{time}{offset}", when.date)
        })
    };
    assert_eq!(column.iter().map(read).collect::<Vec<_>>(), expected);
}

/// The time as the tables below write it.
trait Minutes {
    fn format_minutes(&self) -> String;
}

impl Minutes for chrono::NaiveTime {
    fn format_minutes(&self) -> String {
        let text = self.to_string();
        format!(" {}", text.strip_suffix(":00").unwrap_or(&text))
    }
}

#[test]
fn dates_are_read_in_many_notations() {
    check_dates(
        "US",
        &[
            "2025-03-24",
            "24-Mar-25",
            "Mar 31 2025",
            "March 3rd, 2025",
            "05 Mar 2024",
            "Tue, Mar 4 2025",
            "20250314",
            "45754",
            "45754.5",
            "14.3.2025",
            "2024-11-02 10:01:44",
            "2025-02-11T09:13:05-06:00",
            "2024-08-02T18:04:34.666Z",
            "4/4/2025 2:30 PM",
            "4/4/2025 at 9am",
            "1/2/99",
        ],
        &[
            "2025-03-24",
            "2025-03-24",
            "2025-03-31",
            "2025-03-03",
            "2024-03-05",
            "2025-03-04",
            "2025-03-14",
            "2025-04-07",
            "2025-04-07 12:00",
            "2025-03-14",
            "2024-11-02 10:01:44",
            "2025-02-11 09:13:05 -360",
            "2024-08-02 18:04:34 +0",
            "2025-04-04 14:30",
            "2025-04-04 09:00",
            "1999-01-02",
        ],
    );
    check_dates(
        "US",
        &[
            "next Tues",
            "TBD",
            "after Easter",
            "call",
            "",
            "3.5",
            "10-11",
            "13/13/2025",
            "2/30/2025",
            "0/0/00",
            "Mar 2025",
            "12",
            "soon 3/4/2025",
            "4/4/2025 25:00",
        ],
        &[""; 14],
    );
}

#[test]
fn the_column_decides_between_day_and_month() {
    check_dates("US", &["3/4/2025"], &["2025-03-04"]);
    check_dates("GB", &["3/4/2025"], &["2025-04-03"]);
    check_dates("US", &["3/4/2025", "24/3/2025"], &["2025-04-03", "2025-03-24"]);
    check_dates("GB", &["3/4/2025", "3/24/2025"], &["2025-03-04", "2025-03-24"]);
    // With proof for both, only unambiguous dates are read.
    check_dates(
        "US",
        &["3/4/2025", "3/24/2025", "24/3/2025", "4/4/2025"],
        &["", "2025-03-24", "2025-03-24", "2025-04-04"],
    );
}

#[test]
fn a_date_without_a_year_lies_ahead_unless_the_column_says_otherwise() {
    // The day of the tests is 20 March 2025.
    check_dates("US", &["3/28", "12/30", "1/2", "Oct 1"], &["2025-03-28", "2025-12-30", "2026-01-02", "2025-10-01"]);
    check_dates("US", &["3/19", "3/20", "2/29"], &["2026-03-19", "2025-03-20", "2028-02-29"]);
    // If the list has planned dates before today, its overdue dates are not a year ahead.
    check_dates("US", &["3/1", "2/20/2025", "2/10"], &["2025-03-01", "2025-02-20", "2026-02-10"]);
    // The other dates of the column say which period the list is from.
    check_dates("US", &["3/28", "4/2/2022", "5/3/2022"], &["2022-03-28", "2022-04-02", "2022-05-03"]);
    assert_eq!(NaiveDate::from_ymd_opt(2025, 3, 20), Some(today()));
}

#[test]
fn text_is_cleaned_of_what_can_deceive() {
    assert_eq!(clean::line(" Ann \u{202e}\n\tHill\u{0}\u{200b} "), "Ann Hill");
    assert_eq!(
        clean::line("Harbour &amp; Pine &lt;b&gt; &#39;x&#x27; &unknown; & Co"),
        "Harbour & Pine <b> 'x' &unknown; & Co"
    );
    assert_eq!(clean::block("one \r\ntwo\u{7}\rthree\n\n"), "one\ntwo\nthree");
    assert_eq!(clean::line("👩‍💻 Zoë"), "👩‍💻 Zoë", "the joiner of an emoji stays");
}

#[test]
fn a_card_with_an_endless_note_is_left_out_and_one_with_a_large_picture_is_not() {
    let long = "a".repeat(70_000);
    let text = format!("BEGIN:VCARD\nFN:Ann\nNOTE:{long}\nEND:VCARD\nBEGIN:VCARD\nFN:Bob\nPHOTO:{long}\nEND:VCARD\n");
    let found = records(text.as_bytes());
    assert!(matches!(&found[0].outcome, Outcome::NotALead(reason) if reason.contains("64 KiB")));
    assert_eq!((found[0].text.as_str(), found[1].person().unwrap().note.as_str()), ("Ann", ""));
}

#[test]
fn broken_cards_give_what_they_can() {
    let read = |text: &str| people::read(&read::read(text).unwrap(), united_states());
    // A card that never ends, one inside another, lines that are not properties.
    let found = read(
        "BEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Bob\nnonsense\nAGENT:\nBEGIN:VCARD\nFN:Cy\nEND:VCARD\nTEL:206-555-0101\nEND:VCARD\nBEGIN:VCARD\nFN:Dee",
    );
    let names: Vec<String> = found.iter().map(|record| record.person().unwrap().name.clone()).collect();
    assert_eq!(names, ["Ann", "Bob", "Dee"]);
    assert_eq!(found[1].person().unwrap().phones.len(), 1);
    assert_eq!(read::read("no card"), Err(FileProblem::Empty));
}

/// Any text that is read as a table or as cards yields one record per row and never breaks.
fn read_all(content: Content) {
    match content {
        Content::Table(table) => {
            let uses = guess(&table);
            assert_eq!(rows::read(&table, &uses, united_states(), today()).len(), table.rows.len());
            let all: Vec<ColumnUse> = ColumnUse::ALL.into_iter().cycle().take(table.width()).collect();
            let _ = rows::read(&table, &all, united_states(), today());
        }
        Content::Cards(cards) => assert_eq!(people::read(&cards, united_states()).len(), cards.len()),
    }
}

proptest! {
    #![proptest_config(random(256))]
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(content) = formats::open(&bytes) { read_all(content); }
    }

    #[test]
    fn any_table_is_read(text in "([a-zé0-9\"@.,;/:+()x=< -]|Name|Phone|Next call|\n|\r\n|\t|\u{202e}){0,120}") {
        if let Ok(content) = formats::open_text_with(&text, &formats::Options::default()) { read_all(content); }
    }

    #[test]
    fn any_card_is_read(text in "((item1\\.)?(TEL|N|FN|NOTE|ADR|ORG)(;TYPE=CELL|;ENCODING=QUOTED-PRINTABLE)?:|[a-zé0-9\\\\;,=\" ]|\n|END:VCARD\n|BEGIN:VCARD\n|\n ){0,60}") {
        if let Ok(content) = formats::open_text_with(&format!("BEGIN:VCARD\n{text}"), &formats::Options::default()) { read_all(content); }
    }

    #[test]
    fn any_text_is_a_date_or_none(text in "\\PC{0,24}") {
        let dates = DateColumn::new([text.as_str()].into_iter(), united_states(), today());
        let _ = dates.read(&text);
    }

    #[test]
    fn tables_are_parted_as_the_csv_crate_parts_them(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z é\",;\n\r\t]{0,6}", 1..5), 1..8),
        delimiter in proptest::sample::select(vec![b',', b';', b'\t']), windows in any::<bool>(),
    ) {
        let terminator = if windows { ::csv::Terminator::CRLF } else { ::csv::Terminator::Any(b'\n') };
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).flexible(true).from_writer(Vec::new());
        for row in &rows { writer.write_record(row).unwrap(); }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let mut oracle = ::csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> = oracle.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(csv::cells(&text, delimiter), expected);
    }
}
