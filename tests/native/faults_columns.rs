//! Headings and cells of the lists in `tests/faults` that were once imported wrong, each with its correct value.

use chrono::NaiveDate;
use next_touch::domain::lead::phone::{Country, PhoneNumber};
use next_touch::formats::column_use::ColumnUse;
use next_touch::formats::person::{Person, Record};
use next_touch::formats::table::columns;
use next_touch::formats::table::csv::Table;
use next_touch::formats::table::rows;
use next_touch::formats::text::date_order;
use next_touch::formats::{Content, open};
use std::path::Path;

/// The day on which the lists of `tests/faults` are imported.
pub fn december() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()
}

/// A list with its proposed columns.
pub struct Listed {
    pub table: Table,
    pub uses: Vec<ColumnUse>,
    pub home: &'static Country,
}

impl Listed {
    #[track_caller]
    pub fn of(bytes: &[u8], home: &str) -> Listed {
        let Content::Table(table) = open(bytes).unwrap() else { panic!("a table") };
        Listed { uses: columns::guess(&table), table, home: Country::by_code(home).unwrap() }
    }

    #[track_caller]
    pub fn of_file(file: &str, home: &str) -> Listed {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
        Listed::of(&std::fs::read(folder.join(file)).unwrap(), home)
    }

    pub fn records(&self) -> Vec<Record> {
        rows::read(&self.table, &self.uses, self.home, december())
    }

    pub fn people(&self) -> Vec<Person> {
        self.records().iter().filter_map(Record::person).cloned().collect()
    }
}

/// All numbers of a person in dialling order.
pub fn numbers(person: &Person) -> Vec<&str> {
    person.phones.iter().map(|phone| phone.e164.as_deref().unwrap()).collect()
}

/// The planned day and, if there is one, the time.
pub fn planned(person: &Person) -> String {
    person.next_touch.map_or_else(String::new, |when| {
        let time = when.time.map(|time| format!(" {time}")).unwrap_or_default();
        format!("{}{time}", when.date)
    })
}

#[track_caller]
fn check(file: &str, home: &str, expected: &[(&str, &[&str], &str)]) {
    let people = Listed::of_file(file, home).people();
    let found: Vec<_> = people.iter().map(|person| (person.shown_name(), numbers(person), planned(person))).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(name, numbers, planned)| ((*name).to_owned(), numbers.to_vec(), (*planned).to_owned()))
        .collect();
    assert_eq!(found, expected, "{file}");
}

#[test]
fn a_column_of_dates_is_never_a_phone() {
    check(
        "min-date-as-phone.csv",
        "DE",
        &[("Anne Berg", &[], "2026-12-04"), ("Jan Kamp", &["+493023125763"], "2026-12-05")],
    );
}

#[test]
fn numbers_of_accounts_and_orders_are_never_dialled() {
    let list = Listed::of_file("min-ids.csv", "US");
    for (place, person) in list.people().iter().enumerate() {
        assert_eq!(numbers(person), [format!("+1212555089{place}")]);
        assert!(person.note.contains(&format!("Account No.: 987654320{place}")), "{}", person.note);
    }
    // Without any phone heading the IDs are not phones either, and a number that is found comes last.
    let guessed = Listed::of(
        b"Name,Account No.,Order,Reach me,Tax ID\nAnn Hill,9876543200,2125550891,212-555-0890,12-3456700\n",
        "US",
    );
    assert_eq!(numbers(&guessed.people()[0]), ["+12125550890"]);
    let mut by_hand = Listed::of(b"Name,Reach me,Phone\nAnn Hill,212-555-0890,212-555-0891\n", "US");
    assert_eq!(numbers(&by_hand.people()[0]), ["+12125550891"]);
    by_hand.uses[1] = ColumnUse::Phone;
    assert_eq!(numbers(&by_hand.people()[0]), ["+12125550891", "+12125550890"]);
}

#[test]
fn the_sellers_own_mail_is_nobodys() {
    let list = Listed::of_file("min-calendly.csv", "US");
    let people = list.people();
    let found: Vec<_> =
        people.iter().map(|person| (person.name.as_str(), numbers(person), person.mails.clone())).collect();
    let one = |name: &'static str, number: &'static str, mail: &str| (name, vec![number], vec![mail.to_owned()]);
    assert_eq!(
        found,
        [
            one("Cosima Bellweather", "+12125550841", "cosima@bell.example"),
            one("Otis Drummond", "+12125550842", "otis@drum.example"),
            one("Ida Quill", "+12125550843", "ida@quill.example"),
        ]
    );
    // If the heading doesn't say so, the cells do.
    let list = Listed::of(
        b"Name,Email,Sent by\nAnn Hill,ann@hill.example,me@firm.example\nBen Dale,,me@firm.example\nCy Elm,,me@firm.example\n",
        "US",
    );
    assert_eq!(list.people()[1].mails, Vec::<String>::new());
    let list = Listed::of(
        b"Name,Email,E-mail 2\nAnn Hill,ann@hill.example,me@firm.example\nBen Dale,ben@dale.example,me@firm.example\nCy Elm,,Me@firm.example\n",
        "US",
    );
    assert_eq!(list.uses[1..], [ColumnUse::Mail, ColumnUse::Ignore]);
    assert_eq!(list.people().iter().map(|person| person.mails.len()).collect::<Vec<_>>(), [1, 1, 0]);
}

#[test]
fn german_headings_are_known_and_switchboards_merge_nobody() {
    check(
        "german-plain.csv",
        "DE",
        &[("Jørgen Håkonsen", &["+4915228817386"], "2026-12-04"), ("Änne Groß", &["+493023125762"], "2026-12-13")],
    );
    let people = Listed::of_file("german-plain.csv", "DE").people();
    assert_eq!((people[0].company.as_str(), people[0].note.as_str()), ("Fjord Tools", "zwölf; Türen"));
    check("min-unread-names.csv", "US", &[("Ada Brook", &["+12125550895"], ""), ("Ben Carver", &["+12125550895"], "")]);
}

#[test]
fn midnight_is_a_day() {
    let file = "min-midnight.csv";
    let expected = ["2026-12-03", "2026-12-03", "2026-12-03"];
    assert_eq!(Listed::of_file(file, "US").people().iter().map(planned).collect::<Vec<_>>(), expected);
    check(
        "B13.csv",
        "US",
        &[
            ("Midnight One", &["+15615550111"], "2027-04-02"),
            ("Midnight Two", &["+15615550112"], "2027-04-03"),
            ("Midnight Three", &["+15615550113"], "2027-04-05"),
        ],
    );
    let people = Listed::of_file("B13b.csv", "US").people();
    assert_eq!((planned(&people[0]).as_str(), people[0].next_touch.unwrap().offset), ("2027-04-05 18:30:00", Some(0)));
}

#[test]
fn fax_and_pager_are_in_the_note_and_old_numbers_last() {
    check("min-fax.csv", "US", &[("Ann Hill", &["+12125550845"], ""), ("Ben Dale", &[], "")]);
    let people = Listed::of_file("min-fax.csv", "US").people();
    assert_eq!(people[0].note, "Fax Number: 212-555-0844\nWork Fax: 212-555-0846");
    assert_eq!(people[1].note, "Fax Number: 212-555-0847\nPager: 212-555-0848");
    check(
        "min-old-phone.csv",
        "US",
        &[("Ann Hill", &["+12125550867", "+12125550866"], ""), ("Ben Dale", &["+12125550869", "+12125550868"], "")],
    );
    assert_eq!(Listed::of_file("min-old-phone.csv", "US").people()[0].phones[1].remark.as_deref(), Some("old"));
    check(
        "google-2024.csv",
        "US",
        &[
            ("Perpetua Hollis", &["+15035550741", "+15035550742", "+15035550744"], "2026-12-09"),
            ("Tarn Freight (yard)", &["+15035550746"], ""),
            ("Dr. Ulla M. Sandhurst PhD", &["+15035550747"], ""),
            ("orders@bramble.example", &[], ""),
        ],
    );
    let people = Listed::of_file("google-2024.csv", "US").people();
    assert!(people[0].note.contains("Work Fax: 503-555-0743"), "{}", people[0].note);
    assert!(people[1].note.contains("Pager: 503-555-0745"), "{}", people[1].note);
    assert_eq!(people[2].first_name, "Ulla");
    // A pair of columns is one value with its name.
    let first = &people[0];
    assert_eq!(first.next_touch.unwrap().date, crate::support::day("2026-12-09"));
    assert!(first.note.contains("\nAssistant: Jo Tarn\nBudget: 12k"), "{}", first.note);
    assert!(!first.note.contains("- Label") && !first.note.contains("Event"), "{}", first.note);
}

#[test]
fn what_google_writes_in_two_columns_is_one_line() {
    let headings = "First Name,Last Name,Birthday,Phone 1 - Label,Phone 1 - Value,Event 1 - Label,Event 1 - Value,\
        Event 2 - Label,Event 2 - Value,Relation 1 - Type,Relation 1 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,\
        Website 1 - Label,Website 1 - Value,Website 2 - Label,Website 2 - Value,Custom Field 1 - Label,Custom Field 1 - Value";
    let row = "Ada,Brook,1985-05-03,Mobile,212-555-0801,Anniversary, --06-12,Next call,9 Dec 2026,Spouse ::: Child,Bo ::: Cy,\
        Other,Skype,ada.brook,Work,https://brook.example,Blog,https://ada.example,,blue door";
    let list = format!("{headings}\n{row}\n");
    let listed = Listed::of(list.as_bytes(), "US");
    let ada = &listed.people()[0];
    assert_eq!(
        ada.note.lines().collect::<Vec<_>>(),
        [
            "Birthday: 3 May 1985",
            "Anniversary: 12 June",
            "Spouse, Child: Bo, Cy",
            "Skype: ada.brook",
            "Website 2: https://ada.example",
            "Custom Field 1: blue door",
        ]
    );
    assert_eq!(ada.next_touch.unwrap().date, crate::support::day("2026-12-09"));
    assert_eq!(ada.website, "https://brook.example");
}

#[test]
fn only_a_yes_forbids_calls() {
    let forbidden = |file: &str| {
        let people = Listed::of_file(file, "US").people();
        assert!(people.iter().all(|person| !person.do_not_call_remark), "{file}");
        people.iter().map(|person| person.do_not_call).collect::<Vec<_>>()
    };
    assert_eq!(forbidden("B04.csv"), [false, true, false, false, true, true, false, false]);
    assert_eq!(forbidden("min-dnc.csv"), [true, false, false, true]);
    assert_eq!(forbidden("min-dnc2.csv"), [true, false]);
    // In any wording and language, by a date, and by a "no" to the opposite question.
    for (heading, yes, no) in [
        ("DO_NOT_CALL__c", "true", "false"),
        ("Has opted out of phone calls", "Yes", "No"),
        ("hasOptedOutOfCalls", "1", "0"),
        ("Nicht anrufen", "ja", "nein"),
        ("Anrufsperre", "x", ""),
        ("Ne plus appeler", "oui", "non"),
        ("No llamar", "Sí", "No"),
        ("Não ligar", "sim", "não"),
        ("Non chiamare", "VERO", "FALSO"),
        ("Niet bellen", "ja", "nee"),
        ("Nie dzwonić", "tak", "nie"),
        ("Ring inte", "ja", "nej"),
        ("Opted out of calls on", "2026-11-02", ""),
        ("OK to call?", "no", "yes"),
        ("Consent to phone calls", "FALSE", "TRUE"),
    ] {
        let list = format!("Name,Phone,{heading}\nAnn Hill,212-555-0878,{yes}\nBen Dale,212-555-0879,{no}\n");
        let people = Listed::of(list.as_bytes(), "US").people();
        assert_eq!([people[0].do_not_call, people[1].do_not_call], [true, false], "{heading}");
    }
    let list = Listed::of(b"Name,Phone,Do not call\nAnn Hill,212-555-0878,asked me by mail\n", "US");
    assert!(list.people()[0].do_not_call_remark && list.records()[0].problems.len() == 1);
}

#[test]
fn the_country_of_a_row_says_how_its_numbers_are_read() {
    let people = Listed::of_file("B05.csv", "GB").people();
    let found: Vec<_> = people.iter().map(numbers).collect();
    let expected = ["+33199004107", "+493023125407", "+441174960407", "+61255504107", "+15745550140", "+494066969408"];
    assert_eq!(found, expected.map(|number| vec![number]));
    assert_eq!(people[0].address, "France");
}

#[test]
fn the_file_settles_the_order_of_day_and_month() {
    let list = Listed::of_file("B14.csv", "US");
    assert_eq!(
        list.people().iter().map(planned).collect::<Vec<_>>(),
        ["2027-04-03", "2027-04-05", "2027-05-04", "2027-03-02"]
    );
    assert_eq!(next_touch::formats::table::undecided(&list.table, &list.uses), None);
    // Nothing settles this one, so it is asked about.
    let list = Listed::of(b"Name,Next call\nAnn Hill,03/04/2027\nBen Dale,05/04/2027\n", "US");
    assert_eq!(next_touch::formats::table::undecided(&list.table, &list.uses).as_deref(), Some("03/04/2027"));
    let read = |chosen| {
        let records = rows::read_with(&list.table, &list.uses, list.home, december(), chosen);
        planned(records[0].person().unwrap())
    };
    assert_eq!(read(None), "2027-03-04");
    assert_eq!(read(Some(date_order::DateOrder::DayFirst)), "2027-04-03");
    assert_eq!(read(Some(date_order::DateOrder::MonthFirst)), "2027-03-04");
    // Both orders occur in one column.
    let list = Listed::of(b"Name,Next call\nAnn Hill,13/04/2027\nBen Dale,04/13/2027\nCy Elm,5/4/2027\n", "US");
    assert_eq!(next_touch::formats::table::undecided(&list.table, &list.uses).as_deref(), Some("5/4/2027"));
    assert_eq!(list.people().iter().map(planned).collect::<Vec<_>>(), ["2027-04-13", "2027-04-13", ""]);
    // Fractions are not dates, and a date that is the same in both orders is not a question.
    let list = Listed::of(b"Name,Share,Next call\nAnn Hill,1/13,4/4/2027\nBen Dale,2/15,5/5/2027\n", "US");
    assert_eq!(next_touch::formats::table::undecided(&list.table, &list.uses), None);
}

#[test]
fn names_are_said_as_one_says_them() {
    let people = Listed::of_file("names.csv", "US").people();
    let found: Vec<_> = people
        .iter()
        .map(|person| [person.name.as_str(), person.first_name.as_str(), person.role.as_str()].join("|"))
        .collect();
    let expected = [
        "Anna Roe|Anna|Buyer",
        "Anna Roe|Anna|CEO",
        "Anna Roe, Dipl.-Ing.|Anna|",
        "Anna Roe, M.D.|Anna|",
        "Anna Roe, RN, BSN|Anna|",
        "Anna Müller|Anna|",
        "Anna van der Berg|Anna|",
        "John Smith Jr.|John|",
        "Dr. John Smith|John|",
        "Xavier Goldspink, Esq.|Xavier|",
        "O'Neill Corp, Dublin||",
        "Acme Sales, Berlin|Acme|",
        "ANNA ROE|ANNA|",
        "Anna Roe, Ltd||",
        "Ann Lee|Ann|",
        "Anna Roe|Anna|CEO",
        "Mr. & Mrs. Harker||",
        "Anna & Ben Harker|Anna|",
        "anna roe|anna|",
        "Dr Roe||",
    ];
    assert_eq!(found, expected);
}

#[test]
fn last_names_before_a_comma_are_turned_round_as_the_list_is_written() {
    let names = |text: &str| {
        let people = Listed::of(text.as_bytes(), "US").people();
        people.into_iter().map(|person| person.name).collect::<Vec<_>>()
    };
    assert_eq!(
        names("Name;Phone\nHarrow, Ines;\nGarcía López, María;\nFenn, Corwin;\nBrook Sr., Anselm;\nSmith, J.R.;\n"),
        ["Ines Harrow", "María García López", "Corwin Fenn", "Anselm Brook Sr.", "J.R. Smith"]
    );
    // If the other names are in spoken order, several words before a comma may be the whole name.
    assert_eq!(
        names("Name;Phone\nInes Harrow;\nAnna Roe, Berlin;\nCorwin Fenn;\nFenn, Cora;\n"),
        ["Ines Harrow", "Anna Roe, Berlin", "Corwin Fenn", "Cora Fenn"]
    );
}

#[test]
fn dates_in_many_notations_are_one_day() {
    let people = Listed::of_file("dates.csv", "US").people();
    let found: Vec<_> = people.iter().map(planned).collect();
    let day = "2026-12-03";
    let with_time = |time: &str| format!("{day} {time}");
    let expected = [
        day.to_owned(),
        day.to_owned(),
        day.to_owned(),
        with_time("15:15:00"),
        day.to_owned(),
        day.to_owned(),
        day.to_owned(),
        day.to_owned(),
        with_time("15:00:00"),
        with_time("15:00:00"),
        day.to_owned(),
        String::new(),
        with_time("15:00:00"),
        day.to_owned(),
        day.to_owned(),
        day.to_owned(),
        day.to_owned(),
        day.to_owned(),
        with_time("15:00:00"),
        "2025-12-03".to_owned(),
    ];
    assert_eq!(found, expected);
    let offsets: Vec<_> = [8, 9, 12, 18].map(|row: usize| people[row].next_touch.unwrap().offset).into();
    assert_eq!(offsets, [Some(60), Some(-480), Some(60), Some(0)]);
    for heading in ["Follow up on", "Next step on", "next_task_date", "Wiedervorlage am", "Próximo contacto"] {
        let list = Listed::of(format!("Name,{heading}\nAnn Hill,2026-12-09\n").as_bytes(), "US");
        assert_eq!(planned(&list.people()[0]), "2026-12-09", "{heading}");
    }
}

#[test]
fn a_column_of_names_is_found_where_no_heading_says_so() {
    let list = Listed::of_file("B12.csv", "LT");
    assert_eq!(list.uses, [ColumnUse::FullName, ColumnUse::Phone]);
    let list =
        Listed::of("Ονοματεπώνυμο,Phone\nΆννα Ρόε,+30 21 0000 0001\nΒίκτωρ Λι,+30 21 0000 0002\n".as_bytes(), "GR");
    assert_eq!((list.uses[0], columns::guessed_names(&list.table, &list.uses)), (ColumnUse::FullName, Some(0)));
    let list = Listed::of(b"Firma,Telefon\nAcme,+49 30 23125 763\n", "DE");
    assert!(!columns::has_names(&list.uses));
    assert_eq!(columns::guessed_names(&list.table, &list.uses), None);
}

#[test]
fn kinds_of_numbers_come_from_headings_in_many_languages() {
    for (heading, kind) in [
        ("Mobile Phone Number", "mobile"),
        ("Handy", "mobile"),
        ("Telefon geschäftlich", "work"),
        ("Tél. portable", "mobile"),
        ("Teléfono oficina", "work"),
        ("Telefone celular", "mobile"),
        ("Cellulare", "mobile"),
        ("Telefoon thuis", "home"),
        ("Telefon służbowy", "work"),
        ("Hemtelefon", ""),
        ("Telefon hem", "home"),
        ("WhatsApp", "WhatsApp"),
        ("Phone", ""),
    ] {
        let list = Listed::of(format!("Name,{heading}\nAnn Hill,+14155550126\n").as_bytes(), "US");
        let remark = list.people()[0].phones.first().and_then(|phone: &PhoneNumber| phone.remark.clone());
        assert_eq!(remark.unwrap_or_default(), kind, "{heading}");
    }
}
