//! The files of `tests/faults` that were once imported wrong because of their form: separators, quotation marks,
//! encodings, headings and lines that are not leads. Each with its correct value.

use crate::book::{first_run, records};
use next_touch::app::import::in_progress::Importing;
use next_touch::formats::person::{Outcome, Record};
use next_touch::formats::table::Separator;
use next_touch::formats::table::csv::{Headings, Table};
use next_touch::formats::text::Encoding;
use next_touch::formats::{self, Content, Options, open_text_with, open_with};
use std::path::Path;

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults").join(file)).unwrap()
}

/// Name, company, numbers, addresses and note of a lead, separated by bars; the reason if the row is not a lead.
fn told(record: &Record) -> String {
    match &record.outcome {
        Outcome::NotALead(reason) => format!("nobody: {reason}"),
        Outcome::Person(person) => {
            let phones: Vec<&str> = person.phones.iter().filter_map(|phone| phone.e164.as_deref()).collect();
            let note = person.note.replace('\n', " / ");
            [&person.name, &person.company, &phones.join(" "), &person.mails.join(" "), &note]
                .map(String::as_str)
                .join("|")
        }
    }
}

#[track_caller]
fn check(file: &str, expected: &[&str]) -> Vec<Record> {
    let records = records(&bytes(file));
    assert_eq!(records.iter().map(told).collect::<Vec<_>>(), expected, "{file}");
    records
}

#[track_caller]
fn check_problems(records: &[Record], expected: &[(usize, &str)]) {
    let problems =
        records.iter().flat_map(|record| record.problems.iter().map(|problem| (record.row, problem.reason.as_str())));
    let problems: Vec<_> = problems.collect();
    assert_eq!(problems.len(), expected.len(), "{problems:?}");
    for ((row, reason), (expected_row, words)) in problems.iter().zip(expected) {
        assert!(row == expected_row && reason.contains(words), "row {row}: {reason}");
    }
}

fn table(bytes: &[u8], options: Options) -> Table {
    match open_with(bytes, &options).unwrap().content {
        Content::Table(table) => table,
        Content::Cards(_) => panic!("a table"),
    }
}

#[test]
fn the_separator_is_that_of_records_whose_quotes_close() {
    let harrow = check(
        "B01.csv",
        &[
            "Ines Harrow||+15055550101||",
            "Bram Tolland||+15055550102||",
            "Odalys Quist||+15055550103||",
            "Corwin Fenn||+15055550104||",
            "Mabel Ostrey||+15055550105||",
            "Anwen Lisle||+15055550106||",
            "Paskal Drury||+15055550107||",
            "Isolde Vane||+15055550108||",
            "Teodor Marl||+15055550109||",
        ],
    );
    let next = |record: &Record| record.person().unwrap().next_touch.map(|when| when.date.to_string());
    let days: Vec<Option<String>> = harrow.iter().map(next).collect();
    let march = |day: &str| Some(format!("2027-03-{day}"));
    assert_eq!(days, [None, march("02"), None, march("03"), None, march("04"), None, march("05"), None]);
    let points = "point 1; agreed / point 2; agreed / point 3; agreed / point 4; agreed / point 5; agreed / point 6; agreed / point 7; agreed / point 8; agreed";
    check(
        "min-semicolon-note.csv",
        &[
            &format!("Ada Brook|Brook Ltd|+12125550871||Mail of 3 May: / {points} / Ada"),
            "Ben Carver|Carver Co|+12125550872||short",
        ],
    );
    let rows = check(
        "min-semicolon-row.csv",
        &[
            "Ann Hill|Acme|+12125550863|ann@hill.example|",
            "Ben Dale|Dale Co|+12125550864|ben@dale.example|",
            "Cy Elm|Elm Co|+12125550865|cy@elm.example|",
        ],
    );
    check_problems(&rows, &[(2, "a different separator (Semicolon)")]);
    check("sep-caret.csv", &["Ann Hill||+12125550853||one; two, three | four"]);
}

#[test]
fn quotation_marks_are_read_as_they_are_meant() {
    let dell = "Wendel \"Dell\" Arkwood|Tarnbridge Glass|+15075550111|dell@tarnbridge.example|said \"ring me, after lunch\" and \"no mail\", twice";
    let read = check(
        "B02.csv",
        &[
            dell,
            "Perpetua Lowick|||perpetua@tarnbridge.example|",
            "Amaury Stell|Copper Lantern|+15075550113|amaury@copperlantern.example|back slash at the end C:\\",
            "Zdena Rookwith|Copper Lantern|+15075550114|zdena@copperlantern.example|plain row after the hard ones",
        ],
    );
    check_problems(&read, &[]);
    let blanks = records(&bytes("min-blank-quote.csv"));
    let numbers = |place: usize| told(&blanks[place]).split('|').skip(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(numbers(0), ["+12125550897", "ann@hill.example", ""]);
    assert_eq!(numbers(1), ["+12125550898 +12125550899", "ben@dale.example", ""]);
    let inner = check(
        "inner-quotes.csv",
        &[
            "Wendel \"Dell\" Arkwood|The \"Big\" Shop|+12125550825||x",
            "Ann Hill|Acme|+12125550826||5\" pipe",
            "Ben \"B\" Dale, Sr|Dale|+12125550827||y",
        ],
    );
    check_problems(&inner, &[(1, "aren't doubled"), (2, "aren't doubled"), (3, "aren't doubled")]);
    let open = check(
        "open-quote.csv",
        &[
            "Ann Hill||+12125550828||wants two, or three",
            "Ben Dale||+12125550829||says \"yes\"",
            "Cy Elm||+12125550830||short",
            "Dee Fox||+12125550831||end",
        ],
    );
    check_problems(&open, &[(1, "never closed")]);
    check("formulas.csv", &["Ann Hill||+12125550854||a;b", "Ben Dale||+12125550855||x"]);
}

#[test]
fn lists_that_were_glued_together_are_one_list() {
    let headings = "nobody: These are column headings.";
    let found = check(
        "B03.csv",
        &[
            "Hilke Brandreth||+15095550121|hilke@quarrel.example|",
            "Osric Penmarch||+15095550122|osric@quarrel.example|",
            "Yvaine Tulloch||+15095550123|yvaine@quarrel.example|",
            headings,
            "Casimir Dowd||+15095550124|casimir@saltgate.example|",
            "Hilke Brandreth||+15095550121||",
            "Renske Aldwyn||+15095550126|renske@saltgate.example|",
        ],
    );
    let run = first_run(&found);
    assert_eq!((run.counts().new, run.counts().duplicates, run.accepted().created.len()), (5, 1, 5));
    assert_eq!(found[3].text, "Name · Phone · Email", "what is left out is shown");
    check(
        "glued-other-order.csv",
        &[
            "Ann Hill|Acme|+12125550822|ann@hill.example|",
            "nobody: This is a title line of another list.",
            headings,
            "Ben Dale||+12125550823|ben@dale.example|",
            "Cy Elm||+12125550824|cy@elm.example|",
        ],
    );
    check(
        "half-utf8.csv",
        &["Jörg Groß||+12125550819||", headings, "René Château||+12125550820||", "Ann Hill||+12125550821||"],
    );
}

#[track_caller]
fn check_encoding(file: &str, encoding: Encoding, expected: &[&str]) {
    assert_eq!(open_with(&bytes(file), &Options::default()).unwrap().encoding, encoding, "{file}");
    check(file, expected);
}

#[test]
fn the_encoding_is_that_in_which_the_words_are_words() {
    check_encoding(
        "mac-cr.csv",
        Encoding::MacRoman,
        &[
            "José Müller|Café Zürich|+16025550751|jose@zurich.example|“très” bon – à rappeler",
            "Zoë Ångström|Fjäll AB|+16025550752|zoe@fjall.example|naïve",
            "François L’Écuyer|Œuf & Co|+16025550753|francois@oeuf.example|50 € budget…",
        ],
    );
    check_encoding(
        "polish-1250.csv",
        Encoding::Windows1250,
        &["Łukasz Wałęsa|Żabka Źródło|+12125550801||dzwonić w środę", "Zofia Dąbrowska|Świt|+12125550802||"],
    );
    check_encoding(
        "czech-1250.csv",
        Encoding::Windows1250,
        &["Jiří Dvořák|Nářadí Světlá|+12125550803||", "Růžena Černá|Kašpar|+12125550804||"],
    );
    check_encoding(
        "hungarian-1250.csv",
        Encoding::Windows1250,
        &["Jenő Kovács|Tűzhely|+12125550805||", "Erzsébet Szűcs|Erdő|+12125550806||"],
    );
    check_encoding(
        "turkish-1254.csv",
        Encoding::Windows1254,
        &["Şebnem Yılmaz|Işık Çelik|+12125550809||", "İbrahim Doğan|Güneş|+12125550810||"],
    );
    check_encoding(
        "icelandic-1252.csv",
        Encoding::Windows1252,
        &["Þórunn Guðjónsdóttir|Ísbúð|+12125550811||", "Ynir Sæmundsson|Hús|+12125550812||"],
    );
    check_encoding(
        "dos-850.csv",
        Encoding::Dos850,
        &["Jörg Größling|Bäckerei Süß|+12125550813||", "René Ångström|Café Zoë|+12125550814||"],
    );
    check_encoding(
        "smart-1252.csv",
        Encoding::Windows1252,
        &["Siobhan O’Darragh|Pine – Sons|+12125550815||said “maybe” for 5 €", "Ann Hill|Hill|+12125550816||it’s fine…"],
    );
    check_encoding(
        "utf16be-bare.csv",
        Encoding::Utf16Be,
        &["Ёлкин Пётр|Окна|+12125550817||", "Ann Hill|Hill|+12125550818||"],
    );
    let russian = open_with(&bytes("russian-1251.csv"), &Options::default()).unwrap();
    let Content::Table(table) = russian.content else { panic!("a table") };
    assert_eq!(
        (russian.encoding, table.headers),
        (Encoding::Windows1251, vec!["Имя".to_owned(), "Компания".to_owned(), "Телефон".to_owned()])
    );
    assert_eq!(table.rows[0][..2], ["Ёлкин Пётр", "Мебель и окна"]);
    check(
        "russian-1251.csv",
        &["Ёлкин Пётр||+12125550807||Компания: Мебель и окна", "Анна Ивановна||+12125550808||Компания: Цветы"],
    );
    let german = table_of_utf16();
    assert_eq!((german.has_header, german.rows.len()), (true, 2));
    assert_eq!(german.rows[0][..2], ["Jørgen", "Håkonsen"]);
    assert_eq!(german.rows[0][6], "zwölf; Türen");
}

/// A single word in an unknown encoding: the shortest possible list.
#[test]
fn a_single_word_is_enough_to_tell_the_encoding_where_it_can_be_told() {
    let check = |bytes: &[u8], expected: &str| {
        let list = [b"Name,Phone\n".as_slice(), bytes, b",212-555-0101\n"].concat();
        assert_eq!(table(&list, Options::default()).rows[0][0], expected);
    };
    check(b"M\xFCller", "Müller");
    check(b"Fran\xE7ois", "François");
    check(b"O\x92Darragh", "O’Darragh");
    check(b"M\x81ller", "Müller");
    check(b"J\x94rg", "Jörg");
    check(b"Fran\x87ois", "François");
    check(b"Jos\x8E", "José");
    check(b"M\x9Fller", "Müller");
    check(b"Wa\xB3\xEAsa", "Wałęsa");
    check(b"\xC8\xE2\xE0\xED\xEE\xE2", "Иванов");
    check(b"Y\xFDld\xFDz \xDEahin", "Yıldız Şahin");
}

fn table_of_utf16() -> Table {
    let opened = open_with(&bytes("utf16-sep-de.csv"), &Options::default()).unwrap();
    assert_eq!(opened.encoding, Encoding::Utf16Le);
    let Content::Table(table) = opened.content else { panic!("a table") };
    assert!(table.left_out.is_empty(), "the line that tells the separator is no line of the list");
    table
}

#[test]
fn one_wrong_byte_garbles_its_own_letter_only() {
    let read = check(
        "min-bad-byte.csv",
        &[
            "Jörg Größling|Bäckerei Süß|+12125550874||ruft zurück",
            "Zoë Šimić|Łódź Café|+12125550875||cut at the end of the fiel\u{FFFD}",
            "Ann Hill|Acme|+12125550876||",
        ],
    );
    check_problems(&read, &[(2, "could not be read")]);
}

#[test]
fn what_stands_for_nothing_is_nothing_and_ms_null_keeps_her_name() {
    check(
        "nothings.csv",
        &["Jenny Null||+12125550838||", "Ann Hill||+12125550839||", "Ben||+12125550840||", "nobody: The row is empty."],
    );
    check(
        "copy-dump.tsv",
        &["Ann Hill|Acme|+12125550836||", "Ben Dale||+12125550837|ben@dale.example|", "Cy Elm|Elm Co||cy@elm.example|"],
    );
    let loud = records(b"Name,Company,Phone\nANN NULL,ACME,212-555-0856\nNULL,DALE,212-555-0857\n");
    assert_eq!(loud.iter().map(told).collect::<Vec<_>>(), ["ANN NULL|ACME|+12125550856||", "NULL|DALE|+12125550857||"]);
}

#[test]
fn titles_footnotes_and_totals_are_nobody_and_are_told() {
    check(
        "min-footnote.csv",
        &[
            "Ann Hill|Acme|+12125550861||",
            "Ben Dale|Dale Co|+12125550862||",
            "nobody: This is a footnote or a line about the list.",
        ],
    );
    let note = "nobody: This is a footnote or a line about the list.";
    check(
        "totals.csv",
        &[
            "Ann Hill|Acme|+12125550843||",
            "Ben Dale|Dale Co|+12125550844||",
            "nobody: This is a total, not a person.",
            note,
            note,
            "Total Recall Ltd||+12125550845||",
        ],
    );
    let titled = table(&bytes("titles.csv"), Options::default());
    assert_eq!((titled.heading, titled.headers.join("|").as_str()), (Some(4), "Who?|Firm|How to reach|Remark"));
    let left_out: Vec<(usize, &str)> = titled.left_out.iter().map(|left| (left.line, left.text.as_str())).collect();
    assert_eq!(left_out, [(1, "Sales report"), (2, "Region: North, all teams"), (3, "Created · 01.12.2026")]);
    assert_eq!((titled.rows.len(), titled.nobody(3)), (3, Some("This is a total, not a person.")));
    check("trailing.csv", &["Ann Hill||+12125550872||x", "Ben Dale||+12125550873||"]);
    check(
        "pages.csv",
        &[
            "Ann Hill|Acme|+12125550874||",
            note,
            "nobody: These are column headings.",
            "Ben Dale|Dale Co|+12125550875||",
            note,
        ],
    );
    let framed = ["Ann Hill|Acme|+12125550834||", "Ben Dale|Dale Co|+12125550835||"];
    check("markdown.md", &framed);
    let dump = records(&bytes("psql.txt"));
    assert_eq!(
        dump[..2].iter().map(told).collect::<Vec<_>>(),
        ["Ann Hill||+12125550832||", "Ben Dale||+12125550833||"]
    );
    assert_eq!((dump.len(), told(&dump[2]).as_str()), (3, note));
}

#[test]
fn rows_wider_than_the_headings_lose_nothing_in_silence() {
    let wide = records(&bytes("wide-late.csv"));
    assert_eq!(told(&wide[70]), "Ann Hill||+12125550849||wants / two / or three");
    check_problems(&wide, &[(71, "more cells than there are headings: “two · or three”")]);
}

#[test]
fn a_list_of_one_column_is_a_list_of_people() {
    let mails = ["Ann Hill|||ann@hill.example|", "Ben Dale|||ben@dale.example|"];
    check("names-and-mails.txt", &[mails[0], mails[1], "|||cy@elm.example|"]);
    check("to-line.txt", &[mails[0], mails[1], "Cy Elm|||cy@elm.example|"]);
    check(
        "names-and-numbers.txt",
        &["Ann Hill||+12125550850||", "Ben Dale||+442079460851||", "Cy Elm||+12125550852||", "Dee Fox||||"],
    );
    check(
        "firm-first.csv",
        &[
            "Ann Hill|Fernhill Tiles Ltd|+12125550846||Leeds",
            "Bob Moor|Moor & Sons|+12125550847||York",
            "Cara Lund|Glasswing GmbH|+12125550848||Leeds",
        ],
    );
    check("addresses.txt", &["|||ann@hill.example|", "|||ben@dale.example|", "|||cy@elm.example|"]);
    check("aligned.txt", &["Ann Hill|Acme|+12125550870||", "Ben Dale|Dale Co|+12125550871||"]);
    let pairs = records(b"Ann Hill, 212-555-0858\nBen Dale, (212) 555-0859\n");
    assert_eq!(pairs.iter().map(told).collect::<Vec<_>>(), ["Ann Hill||+12125550858||", "Ben Dale||+12125550859||"]);
    let names = records(b"Ann Hill\nBen Dale\nCy Elm\n");
    assert_eq!(names.iter().map(told).collect::<Vec<_>>(), ["Ann Hill||||", "Ben Dale||||", "Cy Elm||||"]);
}

#[test]
fn separator_headings_and_encoding_can_be_set_by_hand() {
    let text = "Our leads\nKlant;Bel\nAnn Hill;212-555-0860\n";
    let with = |options: Options| match open_text_with(text, &options).unwrap() {
        Content::Table(table) => table,
        Content::Cards(_) => panic!("a table"),
    };
    let guessed = with(Options::default());
    assert_eq!(guessed.top, ["Our leads", "Klant · Bel", "Ann Hill · 212-555-0860"]);
    let bare = with(Options { headings: Some(Headings::None), ..Options::default() });
    assert_eq!((bare.has_header, bare.rows.len(), bare.left_out.len()), (false, 3, 0));
    let first = with(Options { headings: Some(Headings::Line(0)), ..Options::default() });
    assert_eq!((first.headers.join("|").as_str(), first.rows.len()), ("Our leads", 2));
    let second = with(Options { headings: Some(Headings::Line(1)), ..Options::default() });
    assert_eq!((second.headers.join("|").as_str(), second.left_out.len()), ("Klant|Bel", 1));
    let comma = with(Options { separator: Some(Separator::COMMA), ..Options::default() });
    assert_eq!((comma.separator, comma.rows[0].len()), (Separator::COMMA, 1));
    let last = Options { headings: Some(Headings::Line(2)), ..Options::default() };
    assert!(open_text_with(text, &last).is_err(), "there is nothing below the last line");

    let cyrillic = Options { encoding: Some(Encoding::Windows1251), ..Options::default() };
    assert!(table(&bytes("dos-850.csv"), cyrillic).rows[0][0].contains('”'));
    let mut importing = Importing::of_file("dos-850.csv", &bytes("dos-850.csv")).unwrap();
    importing.uses[1] = formats::column_use::ColumnUse::Note;
    let uses = importing.uses.clone();
    importing.read_as(cyrillic).unwrap();
    assert_eq!((importing.encoding, &importing.uses), (Some(Encoding::Windows1251), &uses), "the columns stay");
    let before = importing.clone();
    let beyond = Options { headings: Some(Headings::Line(2)), ..Options::default() };
    assert!(importing.read_as(beyond).is_err());
    assert_eq!(importing, before, "what cannot be read so changes nothing");
    importing.read_as(Options { separator: Some(Separator::NONE), ..Options::default() }).unwrap();
    assert_eq!(importing.uses.len(), 1, "other columns are guessed again");
}

#[test]
fn every_table_of_an_encoding_is_that_of_browsers() {
    use encoding_rs::{MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};
    let all: Vec<u8> = (0..=255).collect();
    for (encoding, oracle) in [
        (Encoding::Windows1250, WINDOWS_1250),
        (Encoding::Windows1251, WINDOWS_1251),
        (Encoding::Windows1252, WINDOWS_1252),
        (Encoding::Windows1254, WINDOWS_1254),
        (Encoding::MacRoman, MACINTOSH),
    ] {
        let (expected, had_errors) = oracle.decode_without_bom_handling(&all);
        assert_eq!((encoding.decode(&all).as_str(), had_errors), (expected.as_ref(), false), "{encoding:?}");
    }
    // Browsers don't know the DOS encoding; these are the letters of the languages that used it.
    assert_eq!(
        Encoding::Dos850.decode(b"\x80\x81\x82\x84\x86\x87\x8E\x91\x94\x99\x9A\x9B\xA4\xB5\xC6\xE1"),
        "ÇüéäåçÄæöÖÜøñÁãß"
    );
}
