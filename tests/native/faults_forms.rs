//! Lists in other forms: labels before values, rows in one cell, bullets, and the columns of this year's exports.

use crate::support::{at, day};
use next_touch::app::import::in_progress::Importing;
use next_touch::domain::book::Book;
use next_touch::domain::lead::phone::Country;
use next_touch::formats::person::Person;

/// The people of a file, as the preview of an import reads them.
fn people(file: &str, home: &str) -> Vec<Person> {
    let path = format!("{}/tests/faults/{file}", env!("CARGO_MANIFEST_DIR"));
    let importing = Importing::of_file(file, &std::fs::read(path).unwrap()).unwrap();
    let run = importing.dry_run(&Book::new(), Country::by_code(home).unwrap(), at("2026-12-01 09:00").today());
    run.rows.into_iter().filter_map(|row| row.person).collect()
}

fn numbers(person: &Person) -> Vec<&str> {
    person.phones.iter().filter_map(|phone| phone.e164.as_deref()).collect()
}

#[track_caller]
fn check(people: &[Person], right: &[(&str, &str, &[&str])]) {
    let read: Vec<_> = people.iter().map(|it| (it.name.as_str(), it.company.as_str(), numbers(it))).collect();
    let right: Vec<_> = right.iter().map(|(name, company, numbers)| (*name, *company, numbers.to_vec())).collect();
    assert_eq!(read, right);
}

#[test]
fn labels_before_values_are_headings() {
    let people = people("labelled.txt", "US");
    check(&people, &[("Ada Brook", "Brook Boats", &["+14155550101"]), ("Ben Carver", "", &["+14155550102"])]);
    assert_eq!(people[1].note, "call Tuesday");
}

#[test]
fn rows_that_were_put_into_one_cell_come_out_again() {
    check(
        &people("wrapped.csv", "US"),
        &[("Ada Brook", "Brook, Boats", &["+14155550101"]), ("Ben Carver", "", &["+14155550102"])],
    );
}

#[test]
fn numbers_and_bullets_of_a_list_are_no_part_of_names() {
    let people = people("bullets.txt", "GB");
    let names: Vec<&str> = people.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names[2..], ["Cleo Dunn", "Dan Eck", "Eve Ford"]);
    assert!(names[0].starts_with("Anna Hill") && names[1].starts_with("Ben Dale"), "{names:?}");
    assert_eq!(numbers(&people[4]), ["+441314960105"]);
}

#[test]
fn hubspots_own_words_are_read_and_its_ids_left_out() {
    let people = people("hubspot-2026.csv", "US");
    check(&people, &[("Ida Falk", "Falk GmbH", &["+493023125014"]), ("Bo Lind", "", &[]), ("", "", &[])]);
    assert_eq!(people[0].zone, "Europe/Berlin");
    assert!(people[1].note.contains("Time Zone: us_slash_eastern") || people[1].note.contains("Us/Eastern"));
    for person in &people {
        for noise in ["Record ID", "(No value)", "Company ID", "Create Date"] {
            assert!(!person.note.contains(noise), "{noise}: {}", person.note);
        }
    }
}

#[test]
fn who_belongs_to_them_comes_in_with_their_card() {
    let people = people("cards/relations.vcf", "US");
    let notes: Vec<Vec<&str>> = people.iter().map(|it| it.note.lines().collect()).collect();
    assert_eq!(
        notes[0],
        [
            "Ring efter kl. 9",
            "budget 50.000",
            "Fax: +4544556677",
            "Birthday: 14 May 1990",
            "Nickname: Bosse",
            "Relation: Mia",
            "Birthday: 14 May",
        ]
    );
    assert_eq!(notes[1], ["Anniversary: 24 December 2026", "Assistant: Sam Doe", "Birthday: 29 February"]);
}

#[test]
fn a_polish_mobile_is_a_number_to_call() {
    let people = people("polish-kom.csv", "PL");
    check(
        &people,
        &[
            ("Łukasz Żółw", "Żółw Sp. z o.o.", &["+48221234567", "+48501234567"]),
            ("Zofia Ćma-Kowalska", "", &["+48501234568"]),
        ],
    );
    assert_eq!(people[0].phones[1].remark.as_deref(), Some("mobile"));
}

#[test]
fn half_of_a_column_proves_the_order_of_day_and_month() {
    let importing = Importing::of_file("list.csv", include_bytes!("../faults/french-1252.csv")).unwrap();
    assert_eq!(importing.undecided_date(), None);
    let people = people("french-1252.csv", "FR");
    assert_eq!(people[0].last_contact.unwrap().date, day("2026-11-03"));
    assert_eq!(people[1].name, "Luc D'Artagnan");
}

/// Name, numbers, addresses and note of each person of a pasted text, separated by bars.
fn pasted(text: &str) -> Vec<String> {
    let importing = Importing::of_text(text).unwrap();
    let run = importing.dry_run(&Book::new(), Country::by_code("US").unwrap(), at("2026-12-01 09:00").today());
    let told = |it: Person| [it.name.clone(), numbers(&it).join(" "), it.mails.join(" "), it.note.clone()].join("|");
    run.rows.into_iter().filter_map(|row| row.person.map(told)).collect()
}

fn left_out(text: &str) -> Vec<String> {
    Importing::of_text(text).unwrap().left_out_words(9)
}

#[test]
fn the_title_above_a_free_list_is_no_lead_and_is_named() {
    let people = ["Ada Brook|+14155550101||", "Ben Carver|+14155550102||"];
    let lists =
        ["Ada Brook 415 555 0101\nBen Carver 415 555 0102\n", "Ada Brook, 415 555 0101\nBen Carver, 415 555 0102\n"];
    let titles = [
        "Leads from the fair 12 May",
        "Leads from the fair 12.05.2026",
        "Call these:",
        "People I met at the fair",
        "Kontakte von der Messe",
        "Die ruft ihr an:",
        "Clients du salon",
    ];
    for list in lists {
        for title in titles {
            for text in [format!("{title}\n{list}"), format!("{title}\n\n{list}")] {
                assert_eq!(pasted(&text), people, "{text}");
                let words = format!("line 1 is not read, because it reads like a title of the list: {title}");
                assert_eq!(left_out(&text), [words], "{text}");
            }
        }
    }
    assert_eq!(
        pasted("Leads of May\nada@brook.example\nben@carver.example\n"),
        ["||ada@brook.example|", "||ben@carver.example|"]
    );
}

#[test]
fn a_first_line_that_may_be_a_person_is_one() {
    let list = "Ada Brook 415 555 0101\nBen Carver 415 555 0102\n";
    for name in [
        "Cleo Dunn",
        "Cleo",
        "Maria del Carmen de la Fuente",
        "Franz List",
        "Brook & Sons Ltd",
        "Studio 54",
        "cleo dunn",
    ] {
        let text = format!("{name}\n{list}");
        assert_eq!(pasted(&text), [&format!("{name}|||"), "Ada Brook|+14155550101||", "Ben Carver|+14155550102||"]);
        assert!(left_out(&text).is_empty(), "{text}");
    }
    // A line with a number or an address is a lead, whatever its words are.
    let with_number = format!("Leads desk: 415 555 0100\n{list}");
    assert_eq!(pasted(&with_number).len(), 3);
    assert_eq!(pasted(&format!("Contacts desk <desk@fair.example>\n{list}")).len(), 3);
    assert_eq!(pasted("Ada Leads\nBen Carver\nCleo Dunn\n").len(), 3);
    assert_eq!(pasted("People I met at the fair\nBen Carver\nCleo Dunn\n").len(), 3);
}

#[test]
fn what_stands_behind_a_number_is_a_note() {
    let list = "Ada Brook 415 555 0101 wants a quote\n\
                415 555 0102 Ben Carver\n\
                Cleo Dunn <cleo@dunn.example> after lunch 415 555 0103 (call Thursday)\n\
                Dan Eck - 415 555 0104 - dan@eck.example - met in Rome\n\
                415 555 0105 Eve Ford eve@ford.example needs 12 chairs\n\
                415 555 0106 asked for a brochure\n\
                Fay Gill 415 555 0107\n";
    assert_eq!(
        pasted(list),
        [
            "Ada Brook|+14155550101||wants a quote",
            "Ben Carver|+14155550102||",
            "Cleo Dunn|+14155550103|cleo@dunn.example|after lunch; (call Thursday)",
            "Dan Eck|+14155550104|dan@eck.example|met in Rome",
            "Eve Ford|+14155550105|eve@ford.example|needs 12 chairs",
            "|+14155550106||asked for a brochure",
            "Fay Gill|+14155550107||",
        ]
    );
    // Few words in every line are still no company.
    assert_eq!(
        pasted("Ada Brook 415 555 0101 Warm\nBen Carver 415 555 0102 Cold\n"),
        ["Ada Brook|+14155550101||Warm", "Ben Carver|+14155550102||Cold"]
    );
    // An extension belongs to its number, a date does not.
    assert_eq!(
        pasted(
            "Ada Brook 415 555 0101 x12 wants a quote\n03.12.2026 415 555 0102 Ben Carver\n\
                Cleo Dunn 415 555 0103 2026-12-03\nDan Eck 415 555 0104 03.12.2026 10:00\n"
        ),
        [
            "Ada Brook|+14155550101||wants a quote",
            "Ben Carver|+14155550102||03.12.2026",
            "Cleo Dunn|+14155550103||2026-12-03",
            "Dan Eck|+14155550104||03.12.2026 10:00",
        ]
    );
    let extensions = "Ada Brook 415 555 0101 x12 wants a quote\nBen Carver 415 555 0102 ext. 3\n";
    let importing = Importing::of_text(extensions).unwrap();
    let run = importing.dry_run(&Book::new(), Country::by_code("US").unwrap(), at("2026-12-01 09:00").today());
    let dialled = |person: &Person| person.phones[0].extension.clone();
    let dialled: Vec<_> = run.rows.iter().map(|row| dialled(row.person.as_ref().unwrap())).collect();
    assert_eq!(dialled, [Some("12".to_owned()), Some("3".to_owned())]);
    // A second number is a number, and the word before a number is its kind.
    assert_eq!(
        pasted("Ada Brook 415 555 0101 office 415 555 0111 wants a quote\nMobile: 415 555 0102 Ben Carver\n"),
        ["Ada Brook|+14155550101 +14155550111||office; wants a quote", "Ben Carver|+14155550102||"]
    );
}

#[test]
fn a_table_with_its_headings_down_the_side_is_turned() {
    let people = ["Ada Brook|+14155550101|ada@brook.example|", "Ben Carver|+14155550102||call Tuesday"];
    for text in [
        "Name,Ada Brook,Ben Carver\nPhone,415 555 0101,415 555 0102\nEmail,ada@brook.example,\nNotes,,call Tuesday\n",
        "Nom;Ada Brook;Ben Carver\nTéléphone;415 555 0101;415 555 0102\nEmail;ada@brook.example;\nRemarques;;call Tuesday\n",
        "Telefon\t415 555 0101\t415 555 0102\nName\tAda Brook\tBen Carver\nE-Mail\tada@brook.example\t\nNotiz\t\tcall Tuesday\n",
    ] {
        assert_eq!(pasted(text), people, "{text}");
        assert!(left_out(text).is_empty());
    }
    assert_eq!(pasted("Name,Ada Brook\nPhone,415 555 0101\n"), ["Ada Brook|+14155550101||"]);
    assert_eq!(
        pasted("First name,Ada,Ben\nLast name,Brook,Carver\nMobile,415 555 0101,415 555 0102\nTown,York,\n"),
        ["Ada Brook|+14155550101||", "Ben Carver|+14155550102||"]
    );
    // An unknown heading among known ones is turned too; its value is kept.
    let colours =
        "Name,Ada Brook,Ben Carver\nPhone,415 555 0101,415 555 0102\nEmail,a@b.example,b@c.example\nHull,red,blue\n";
    assert_eq!(pasted(colours)[1], "Ben Carver|+14155550102|b@c.example|Hull: blue");
}

#[test]
fn a_table_is_not_turned_in_doubt_and_says_so() {
    let problems = |text: &str| -> Vec<String> {
        let importing = Importing::of_text(text).unwrap();
        let run = importing.dry_run(&Book::new(), Country::by_code("US").unwrap(), at("2026-12-01 09:00").today());
        run.rows.iter().flat_map(|row| &row.problems).map(|problem| problem.reason.clone()).collect()
    };
    let doubt = |text: &str| problems(text).iter().filter(|reason| reason.contains("in the first column")).count();
    // One person below another, or values that are no numbers.
    assert_eq!(doubt("Name,Ada Brook,x\nPhone,415 555 0101,y\nName,Ben Carver,x\nPhone,415 555 0102,y\n"), 1);
    assert_eq!(doubt("Name,required,text\nPhone,optional,text\nEmail,required,text\n"), 1);
    assert_eq!(doubt("Our leads\nName,Ada Brook,Ben Carver\nPhone,415 555 0101,415 555 0102\n"), 1);
    // Ordinary tables stay what they are.
    for text in [
        "Name,Phone,Email\nAda Brook,415 555 0101,a@b.example\n",
        "Name,Phone\nPhone,415 555 0101\nEmail,415 555 0102\n",
        "Ada Brook,415 555 0101\nBen Carver,415 555 0102\n",
    ] {
        assert_eq!(doubt(text), 0, "{text}");
    }
    assert_eq!(
        pasted("Name,Phone,Email\nAda Brook,415 555 0101,a@b.example\n"),
        ["Ada Brook|+14155550101|a@b.example|"]
    );
}

#[test]
fn one_turkish_letter_is_enough_and_icelandic_stays() {
    let name = |text: &str, encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, is_lossy) = encoding.encode(text);
        assert!(!is_lossy, "{text}");
        next_touch::formats::text::decode(&bytes).unwrap()
    };
    let head = "Name,Phone\n";
    for names in [
        "Ali Yılmaz",
        "Ayşe Kaya",
        "Mehmet Doğan",
        "Şener Kaya",
        "İbrahim Kaya",
        "İrem Demir",
        "Elif Aydın",
        "Ali Altuğ",
        "Jörg Müller,1\nHans Größer,2\nAli Yılmaz",
        "Jörg Müller,1\nFranz Süß,2\nCan Doğan",
        "Zoë Blanc,1\nRené Petit,2\nŞahin Kaya",
    ] {
        let text = format!("{head}{names},212 555 0101\n");
        assert_eq!(name(&text, encoding_rs::WINDOWS_1254), text);
    }
    for names in [
        "Guðmundur Jónsson",
        "Þorsteinn Helgason",
        "Sigurður Arnason",
        "Þór Magnússon",
        "Ýmir Óskarsson",
        "Anna Sigurðsson",
        "Ólafur Ragnarsson,1\nGuðni Hall",
        "Guðrún Ævarsdóttir",
        "Bryndís Ýr Jónsdóttir",
        "Jörg Müller,1\nSigurður Arnason",
    ] {
        let text = format!("{head}{names},212 555 0101\n");
        assert_eq!(name(&text, encoding_rs::WINDOWS_1252), text);
    }
    for names in ["Jan Novotný", "Petr Černý", "Jiří Rýdl", "Jan Veselý,1\nPetr Dvořák", "Łukasz Żółw", "Jenő Kovács"]
    {
        let text = format!("{head}{names},212 555 0101\n");
        assert_eq!(name(&text, encoding_rs::WINDOWS_1250), text);
    }
}

#[test]
fn a_wish_not_to_be_called_is_seen_in_every_language() {
    let is_seen = |note: &str| {
        let importing = Importing::of_text(&format!("Name\tPhone\tNote\nAda Brook\t415 555 0101\t{note}\n")).unwrap();
        let run = importing.dry_run(&Book::new(), Country::by_code("US").unwrap(), at("2026-12-01 09:00").today());
        run.rows[0].person.as_ref().unwrap().do_not_call_remark
    };
    for note in [
        "do not call",
        "Don’t call!",
        "Ne plus appeler",
        "merci de ne pas rappeler",
        "Bitte nicht mehr anrufen",
        "nicht anrufen!",
        "No llamar",
        "no volver a llamar",
        "non chiamare più",
        "niet bellen",
        "niet meer bellen aub",
        "nie dzwonić",
        "Não ligar",
        "ring inte",
        "keine Anrufe",
    ] {
        assert!(is_seen(note), "{note}");
    }
    for note in [
        "do not call before nine",
        "nicht vor neun anrufen",
        "nicht anrufen vor 9",
        "ne pas appeler avant 9h",
        "no llamar antes de las 9",
        "non chiamare prima delle 9",
        "niet bellen voor 9 uur",
        "nie dzwonić przed 9",
        "ring inte före 9",
        "called twice",
    ] {
        assert!(!is_seen(note), "{note}");
    }
}
