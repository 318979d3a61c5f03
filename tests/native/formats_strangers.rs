//! Lists as strangers send them: other languages, other products, questions as headings. All people are invented.

use crate::faults_columns::{Listed, numbers, planned};
use next_touch::formats::person::Person;

/// The content of a list about a person, in one line.
fn told(person: &Person) -> String {
    let deadline = person.deadline.map(|day| format!(" by {day} {}", person.deadline_reason)).unwrap_or_default();
    let last = person.last_contact.map(|when| format!(" last {} {}", when.date, person.last_outcome));
    let must = person.must_haves.iter().chain(&person.quotes).map(|text| format!(" “{text}”")).collect::<String>();
    [
        person.name.clone(),
        person.company.clone(),
        person.role.clone(),
        numbers(person).join(" "),
        person.mails.join(" "),
        format!("{}{deadline}{}{must}", planned(person), last.unwrap_or_default()).trim().to_owned(),
        [&person.worth, &person.source, &person.zone, &person.best_time, &person.address].map(String::as_str).join("·"),
        if person.do_not_call { "do not call".to_owned() } else { String::new() },
    ]
    .join("|")
}

#[track_caller]
fn check(home: &str, text: &str, expected: &[&str]) {
    let people = Listed::of(text.as_bytes(), home).people();
    assert_eq!(people.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn a_french_crm() {
    check(
        "FR",
        "Civilité;Nom;Prénom;Société;Fonction;Tél. fixe;Portable;Courriel;Dernier contact;Prochaine relance;Montant;Ne pas appeler;Besoins;Pays\n\
         Mme;Vilmont;Aurore;Atelier Brise;Gérante;01 99 00 41 07;06 39 98 41 08;aurore@brise.example;12/11/2026;15/12/2026;12 000 €;non;Livraison en mars;France\n\
         M.;Le Gall;Yann;Armor Voiles;Acheteur;;;yann@armor.example;3 novembre 2026;le 9 déc. 2026 à 14h30;;oui;;Belgique\n",
        &[
            "Mme Aurore Vilmont|Atelier Brise|Gérante|+33199004107 +33639984108|aurore@brise.example|2026-12-15 last 2026-11-12  “Livraison en mars”|12 000 €····France|",
            "M. Yann Le Gall|Armor Voiles|Acheteur||yann@armor.example|2026-12-09 14:30:00 last 2026-11-03|····Belgique|do not call",
        ],
    );
}

#[test]
fn a_polish_sheet() {
    check(
        "PL",
        "Imię i nazwisko;Firma;Stanowisko;Telefon komórkowy;Adres e-mail;Ostatni kontakt;Następny kontakt;Uwagi;Źródło;Wartość;Nie dzwonić\n\
         Żaneta Łącka;Łąka Meble;Właścicielka;512 345 678;zaneta@laka.example;20.11.2026;7 grudnia 2026;woli rano;targi;5 000 zł;nie\n\
         Kowal, Jan;;Kierownik;;jan@kowal.example;;;;;;tak\n",
        &[
            "Żaneta Łącka|Łąka Meble|Właścicielka|+48512345678|zaneta@laka.example|2026-12-07 last 2026-11-20|5 000 zł·targi···|",
            "Jan Kowal||Kierownik||jan@kowal.example||····|do not call",
        ],
    );
}

#[test]
fn a_dutch_list() {
    check(
        "NL",
        "Voornaam;Achternaam;Bedrijf;Functie;Mobiel;Telefoon werk;E-mailadres;Terugbellen op;Laatste contact;Opmerkingen;Land;Beste tijd\n\
         Sanne;de Wit;Wit Fietsen;Eigenaar;06 12345678;020 123 4567;sanne@wit.example;5-12-2026;28-11-2026;wil bakfietsen;Nederland;'s ochtends\n",
        &[
            "Sanne de Wit|Wit Fietsen|Eigenaar|+31612345678 +31201234567|sanne@wit.example|2026-12-05 last 2026-11-28|···'s ochtends·Nederland|",
        ],
    );
}

#[test]
fn a_swedish_list() {
    check(
        "SE",
        "Förnamn;Efternamn;Företag;Befattning;Mobilnummer;E-post;Nästa kontakt;Senaste kontakt;Anteckningar;Ring inte\n\
         Åsa;Öberg;Öberg Bygg AB;Inköpare;070-174 06 05;asa@oberg.example;2026-12-08;2026-11-30;vill ha offert;Nej\n",
        &["Åsa Öberg|Öberg Bygg AB|Inköpare|+46701740605|asa@oberg.example|2026-12-08 last 2026-11-30|····|"],
    );
}

#[test]
fn portuguese_spanish_and_italian_lists() {
    check(
        "PT",
        "Nome;Apelido;Empresa;Cargo;Telemóvel;Correio eletrónico;Próximo contacto;Último contacto;Observações;Não ligar\n\
         Inês;Sá Nogueira;Nogueira Lda;Diretora;912 345 678;ines@nogueira.example;10/12/2026;25/11/2026;prefere manhã;Não\n",
        &[
            "Inês Sá Nogueira|Nogueira Lda|Diretora|+351912345678|ines@nogueira.example|2026-12-10 last 2026-11-25|····|",
        ],
    );
    check(
        "ES",
        "Nombre,Apellidos,Empresa,Puesto,Teléfono móvil,Correo electrónico,Fecha de seguimiento,Última llamada,Notas,No llamar,Fecha límite,Motivo de la fecha límite\n\
         María José,García López,Talleres Sol,Gerente,612 34 56 78,mj@sol.example,09/12/2026,28/11/2026,,No,31/01/2027,feria\n",
        &[
            "María José García López|Talleres Sol|Gerente|+34612345678|mj@sol.example|2026-12-09 by 2027-01-31 feria last 2026-11-28|····|",
        ],
    );
    check(
        "IT",
        "Ragione sociale;Referente;Ruolo;Cellulare;Telefono ufficio;Posta elettronica;Da richiamare il;Ultimo contatto;Esigenze;Valore;Provincia\n\
         Officine Bianchi Srl;Ottavio Bianchi;Titolare;312 345 6789;06 1234 5678;ottavio@bianchi.example;11/12/2026;27/11/2026;due presse;8.000 €;RM\n",
        &[
            "Ottavio Bianchi|Officine Bianchi Srl|Titolare|+393123456789 +390612345678|ottavio@bianchi.example|2026-12-11 last 2026-11-27  “due presse”|8.000 €····RM|",
        ],
    );
}

#[test]
fn german_outlook_and_a_german_sheet() {
    check(
        "DE",
        "\"Anrede\",\"Vorname\",\"Nachname\",\"Firma\",\"Position\",\"Ort geschäftlich\",\"Land/Region geschäftlich\",\"Fax geschäftlich\",\"Telefon geschäftlich\",\"Mobiltelefon\",\"Pager\",\"E-Mail-Adresse\",\"E-Mail-Typ\",\"Notizen\",\"Kategorien\"\n\
         \"Frau\",\"Änne\",\"Groß\",\"Groß Möbel\",\"Einkauf\",\"Köln\",\"Deutschland\",\"030 23125 001\",\"030 23125 002\",\"0152 28817386\",\"\",\"aenne@gross.example\",\"SMTP\",\"\",\"Messe\"\n",
        &["Frau Änne Groß|Groß Möbel|Einkauf|+493023125002 +4915228817386|aenne@gross.example||····Köln, Deutschland|"],
    );
    check(
        "DE",
        "Kunde;Ansprechpartner;Tel.;Wiedervorlage am;Letzter Anruf;Bedarf;Frist;Auftragswert;Anrufsperre;Quelle;Zeitzone\n\
         Brandt & Söhne GmbH;Rolf Brandt, Geschäftsführer;040 66969 401;04.12.;30.11.;\"Hebebühne, leise\";31.03.2027;25.000 €;;Messe;Europe/Berlin\n\
         Kamp KG;Kamp, Dr. Jana;040 66969 402;15.01.;;;;;ja;;\n",
        &[
            "Rolf Brandt|Brandt & Söhne GmbH|Geschäftsführer|+494066969401||2026-12-04 by 2027-03-31  last 2026-11-30  “Hebebühne, leise”|25.000 €·Messe·Europe/Berlin··|",
            "Dr. Jana Kamp|Kamp KG||+494066969402||2027-01-15|····|do not call",
        ],
    );
}

#[test]
fn notion_airtable_zoho_and_monday() {
    check(
        "US",
        "Name,Company,Title,Email,Phone,Status,Owner,Last contacted,Next contact,Est. value,Must-haves\n\
         Ottavia Reed,Reed Looms,Buyer,ottavia@reed.example,+1 415 555 0141,In talks,Pria,\"November 20, 2026\",\"December 8, 2026 3:15 PM (GMT+1)\",\"$4,000\",quiet motors\n",
        &[
            "Ottavia Reed|Reed Looms|Buyer|+14155550141|ottavia@reed.example|2026-12-08 15:15:00 last 2026-11-20  “quiet motors”|$4,000····|",
        ],
    );
    check(
        "US",
        "Contact,Organization,Role,Mobile,Email,Follow up date,Last contact,Do not contact,Time zone,Attachments\n\
         Basil Oakes,Oakes Farm,Owner,(415) 555-0142,basil@oakes.example,12/9/2026,11/20/2026,checked,America/Chicago,a.pdf (https://dl.example/a)\n\
         Cora Oakes,Oakes Farm,,,cora@oakes.example,12/10/2026 2:30pm,,,,\n",
        &[
            "Basil Oakes|Oakes Farm|Owner|+14155550142|basil@oakes.example|2026-12-09 last 2026-11-20|··America/Chicago··|do not call",
            "Cora Oakes|Oakes Farm|||cora@oakes.example|2026-12-10 14:30:00|····|",
        ],
    );
    check(
        "US",
        "Record Id,Lead Owner,Company,First Name,Last Name,Designation,Email,Phone,Fax,Mobile,Lead Source,Lead Status,No. of Employees,Annual Revenue,Rating,Created By,Created Time,Last Activity Time,Street,City,Country,Description,Skype ID,Email Opt Out,Salutation,Secondary Email,Next Activity\n\
         zcrm_512,Pria Rao,Fenn Tiles,Corwin,Fenn,Head of Sales,corwin@fenn.example,415-555-0143,415-555-0144,415-555-0145,Web,Contacted,25,1000000,Hot,Pria Rao,2026-11-02 10:00:00,2026-11-20 11:00:00,1 Kiln Ln,Austin,United States,wants tiles,corwin.fenn,false,Mr.,c@fenn.example,2026-12-11\n",
        &[
            "Mr. Corwin Fenn|Fenn Tiles|Head of Sales|+14155550143 +14155550145|corwin@fenn.example c@fenn.example|2026-12-11 last 2026-11-20|·Web···1 Kiln Ln, Austin, United States|",
        ],
    );
    check(
        "US",
        "Name,Subitems,Person,Status,Company,Phone,Email,Last interaction,Next interaction,Comments,Item ID\n\
         Ines Harrow,,Pria Rao,Working on it,Harrow Inks,14155550146,ines@harrow.example,2026-11-18,2026-12-14,likes teal,1234567890\n",
        &["Ines Harrow|Harrow Inks||+14155550146|ines@harrow.example|2026-12-14 last 2026-11-18|····|"],
    );
}

#[test]
fn hubspot_by_inner_names_and_pipedrive_deals() {
    check(
        "US",
        "firstname,lastname,email,phone,mobilephone,jobtitle,company,hs_lead_status,hs_timezone,notes_last_contacted,notes_next_activity_date,num_contacted_notes,hubspot_owner_id,fax\n\
         Mabel,Ostrey,mabel@ostrey.example,415-555-0147,415-555-0148,Buyer,Ostrey Co,OPEN,America/Denver,2026-11-12T09:00:00Z,2026-12-15T00:00:00Z,3,9876543210,415-555-0149\n",
        &[
            "Mabel Ostrey|Ostrey Co|Buyer|+14155550147 +14155550148|mabel@ostrey.example|2026-12-15 last 2026-11-12|··America/Denver··|",
        ],
    );
    check(
        "US",
        "Deal - ID,Deal - Title,Deal - Value,Deal - Owner,Deal - Contact person,Deal - Organization,Deal - Next activity date,Deal - Last activity date,Person - Phone,Person - Email\n\
         77,Looms for Reed,4000 USD,Pria Rao,Anwen Lisle,Lisle Weaving,2026-12-16,2026-11-16,415-555-0150,anwen@lisle.example\n",
        &["Anwen Lisle|Lisle Weaving||+14155550150|anwen@lisle.example|2026-12-16 last 2026-11-16|4000 USD····|"],
    );
}

#[test]
fn forms_and_bookings() {
    check(
        "US",
        "#,What's your first name?,And your last name?,What's the best phone number to reach you on?,What's your email?,What company do you work for?,What is your role?,When should we call you?,May we call you?,How did you hear about us?,What do you need most?,Submit Date (UTC),Network ID\n\
         a1,Teodor,Marl,(415) 555-0151,teo@marl.example,Marl Kilns,Owner,after 4pm,1,a friend,A kiln by May,2026-11-30 10:00:00,ffe1\n\
         a2,Isolde,Vane,(415) 555-0152,isolde@vane.example,Vane & Co,,,0,,,2026-11-30 11:00:00,ffe2\n",
        &[
            "Teodor Marl|Marl Kilns|Owner|+14155550151|teo@marl.example|“A kiln by May”|·a friend··after 4pm·|",
            "Isolde Vane|Vane & Co||+14155550152|isolde@vane.example||····|do not call",
        ],
    );
    check(
        "US",
        "Team,User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Invitee Time Zone,Text Reminder Number,Event Type Name,Start Date & Time,End Date & Time,Event Created Date & Time,Canceled,Guest Email(s)\n\
         ,Pria Rao,pria@ourfirm.example,Paskal Drury,Paskal,Drury,paskal@drury.example,America/New_York,+1 415-555-0153,Intro call,2026-12-17 10:00 am,2026-12-17 10:30 am,2026-11-30 9:12 am,false,\n",
        &["Paskal Drury|||+14155550153|paskal@drury.example|2026-12-17 10:00:00|··America/New_York··|"],
    );
    check(
        "DE",
        "id\tcreated_time\tcampaign_name\tplatform\twann_dürfen_wir_sie_anrufen?\tvollständiger_name\ttelefonnummer\te-mail\tfirmenname\tpostleitzahl\n\
         l:105407000000\t2026-11-28T09:13:05+01:00\tWinterdach\tfb\tabends\tHilke Brandreth\tp:+493023125153\thilke@brandreth.example\tBrandreth Dach\tz:01067\n",
        &["Hilke Brandreth|Brandreth Dach||+493023125153|hilke@brandreth.example||·Winterdach··abends·01067|"],
    );
}

#[test]
fn months_and_words_are_no_days_and_are_told() {
    let list = Listed::of(
        "Name;Nächster Anruf\nAnn Hill;Apr-27\nBen Dale;April 2027\nCy Elm;nächste Woche\nDi Fox;27-Apr\n".as_bytes(),
        "DE",
    );
    let records = list.records();
    let found: Vec<_> = records
        .iter()
        .map(|record| (planned(record.person().unwrap()), record.problems.len(), record.person().unwrap().note.clone()))
        .collect();
    let kept = |text: &str| format!("Nächster Anruf: {text}");
    assert_eq!(
        found,
        [
            ("2027-04-01".to_owned(), 1, kept("Apr-27")),
            ("2027-04-01".to_owned(), 1, kept("April 2027")),
            (String::new(), 1, kept("nächste Woche")),
            ("2027-04-27".to_owned(), 0, String::new()),
        ]
    );
}

#[test]
fn the_programs_own_words_are_columns() {
    check(
        "US",
        "Name,Phone 1 label,Phone 1,Must have,Their words,Deadline,Deadline because,Last touch,Touches,Group,Standing,Alt. phone,Old phone\n\
         Ann Hill,mobile,+14155550161,silent motors,\"“It must not wake the baby.”\",2027-03-01,the baby comes,2026-11-20,4,A,won,415-555-0162,415-555-0163\n",
        &[
            "Ann Hill|||+14155550161 +14155550162 +14155550163||by 2027-03-01 the baby comes last 2026-11-20  “silent motors” ““It must not wake the baby.””|····|",
        ],
    );
}
