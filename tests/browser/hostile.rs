//! P13: whatever a file or a table contains is shown as text. Some two hundred ways to make a page run its input, each
//! in every field; every screen is checked: nothing runs, nothing becomes markup, and links lead only to numbers,
//! addresses and web pages.

use std::cell::Cell;

use next_touch::app::words;
use next_touch::domain::book::Book;
use next_touch::domain::book::Suppression;
use next_touch::domain::book::{Edit, Import};
use next_touch::domain::book::{LibraryItem, LibraryItemKind};
use next_touch::domain::id::{Id, ImportId, ItemId, LeadId, LibraryItemId, ReplicaId, Timestamp, TouchId};
use next_touch::domain::lead::phone::PhoneNumber;
use next_touch::domain::lead::{Aim, NextTouch, When, Why};
use next_touch::domain::lead::{Channel, Direction, Outcome, Touch, TouchTime};
use next_touch::domain::lead::{Created, Deadline, Detail};
use next_touch::domain::lead::{End, Status};
use next_touch::domain::lead::{Item, ItemKind, Source};
use next_touch::domain::settings::Setting;
use next_touch::domain::time::{Day, Instant};
use next_touch::store::backup;
use serde_json::{Value, json};

use crate::find::{Find, starting};
use crate::page::Page;
use crate::steps::file_of;

/// Each sets `hit` if it runs.
const ATTACKS: [&str; 40] = [
    "<script>hit=1</script>",
    "<img src=x onerror=hit=1>",
    "<svg onload=hit=1>",
    "<svg><script>hit=1</script></svg>",
    "<svg><animate onbegin=hit=1 attributeName=x dur=1s></svg>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data='data:text/html,<script>hit=1</script>'></object>",
    "<embed src=javascript:hit=1>",
    "<details open ontoggle=hit=1>x</details>",
    "<input autofocus onfocus=hit=1>",
    "<video><source onerror=hit=1></video>",
    "<audio src=x onerror=hit=1>",
    "<body onload=hit=1>",
    "<marquee onstart=hit=1>x</marquee>",
    "<a href=javascript:hit=1>press</a>",
    "<form action=javascript:hit=1><button>press</button></form>",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:hit=1'>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css'; * { display: none }</style>",
    "<p style=animation-name:boot-error-late onanimationstart=hit=1>x",
    "<math><mtext><img src=x onerror=hit=1></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=hit=1>'>",
    "<template><img src=x onerror=hit=1></template>",
    "<![CDATA[<img src=x onerror=hit=1>]]>",
    "<!--><img src=x onerror=hit=1>-->",
    "&lt;img src=x onerror=hit=1&gt; &#60;script&#62;hit=1&#60;/script&#62;",
    "\\u003cscript\\u003ehit=1\\u003c/script\\u003e",
    "javascript:hit=1",
    "JaVa\tScRiPt:hit=1//",
    "data:text/html,<script>hit=1</script>",
    "vbscript:hit=1",
    "[press](javascript:hit=1) ![x](javascript:hit=1) <javascript:hit=1>",
    "{{constructor.constructor('hit=1')()}} ${hit=1} {first name} {note}",
    "__proto__ constructor toString",
    "tel:*%2306%23;hit=1 sms:+1?body=x mailto:a@b.example?bcc=c@d.example",
    "=HYPERLINK(\"javascript:hit=1\") +cmd|' /C calc'!A0 @SUM(1)",
    "a\r\nBCC: c@d.example\r\nBEGIN:VCARD\u{0}\u{2028}hit=1",
    "\u{202e}gnp.x\u{202c}\u{200b}\u{feff} hit=1",
];

/// Text before and after an attack, to break out of its context.
const AROUND: [(&str, &str); 5] =
    [("", ""), ("\"'>", "<\"'"), ("</textarea></title></style>", ""), ("]](", ")"), ("-->\n> ## ", "\n- x → [y](#y)")];

/// An attack in one of the contexts, by turns.
fn attack(number: usize, turn: usize) -> String {
    let (before, behind) = AROUND[turn % AROUND.len()];
    format!("{before}{}{behind}", ATTACKS[number % ATTACKS.len()])
}

/// Each attack in each context.
fn attacks() -> Vec<String> {
    (0..ATTACKS.len() * AROUND.len()).map(|number| attack(number, number / ATTACKS.len())).collect()
}

fn id(number: usize) -> Id {
    Id { replica: ReplicaId::from_bits(3), number: u32::try_from(number).unwrap() }
}

fn monday() -> Day {
    Day::from_ymd_opt(2026, 11, 23).unwrap()
}

/// A lead with one attack in each of its texts, in all contexts by turns.
fn lead(number: usize) -> Vec<Edit> {
    let turn = Cell::new(number);
    let text = || attack(number, turn.replace(turn.get() + 1));
    let lead = LeadId(id(number));
    let phone = PhoneNumber {
        typed: text(),
        e164: Some(text()),
        extension: Some(text()),
        remark: Some(text()),
        wrong_since: None,
    };
    let details = vec![
        Detail::Name(text()),
        Detail::Company(text()),
        Detail::Role(text()),
        Detail::Source(text()),
        Detail::Website(text()),
        Detail::Address(text()),
        Detail::BestTime(text()),
        Detail::AnswersIn(text()),
        Detail::Worth(text()),
        Detail::Plan(text()),
        Detail::Zone(text()),
        Detail::Note(text()),
        Detail::Phones(vec![phone]),
        Detail::Mails(vec![text(), format!("a@b.example{}", text())]),
        Detail::Deadline(Some(Deadline {
            day: if number.is_multiple_of(7) { Day::MAX } else { monday() },
            why: text(),
        })),
        Detail::Preferred(Some(Channel::Other(text()))),
    ];
    let status = match number % 8 {
        0 => Status::Parked { wake: monday(), why: text() },
        1 => Status::Ended { on: monday(), end: End::Won { value: text() } },
        2 => Status::Ended { on: monday(), end: End::LetGo { reason: text() } },
        3 => Status::DoNotCall { since: Day::MIN },
        other => Status::Open(NextTouch {
            piece: None,
            when: match other {
                4 => When::Promised { at: Instant(i64::MAX), zone: Some(text()) },
                5 => When::Planned { day: Day::MIN, half: None },
                _ => When::Planned { day: monday(), half: None },
            },
            channel: if other == 6 { Channel::Call } else { Channel::Other(text()) },
            aim: Aim::stated(&text()),
            value: text(),
            why: Why::Chosen,
        }),
    };
    let touch = Touch {
        note: text(),
        aim: text(),
        brought: text(),
        learned: text(),
        script: text(),
        passed: vec![text()],
        seconds: Some(u32::MAX),
        ..Touch::new(TouchTime::On(monday()), Channel::Other(text()), Direction::Mine, Outcome::Spoke)
    };
    let items = ItemKind::ALL.into_iter().enumerate().map(|(place, kind)| {
        let item = Item { proof: text(), noted: Some(monday()), ..Item::new(kind, text(), Source::Said) };
        Edit::Item(lead, ItemId(id(number * 100 + place)), Some(item))
    });
    let created = Created { at: Instant(1_794_000_000_000), import: None };
    let fixed = [
        Edit::Lead(lead, Some(created)),
        Edit::Status(lead, status),
        Edit::Touch(lead, TouchId(id(number)), Some(touch)),
    ];
    fixed.into_iter().chain(details.into_iter().map(|detail| Edit::Detail(lead, detail))).chain(items).collect()
}

/// A library item with one attack in each of its texts.
fn piece(number: usize) -> Edit {
    let kind = LibraryItemKind::ALL[number % LibraryItemKind::ALL.len()];
    let attack = attack(number, number / LibraryItemKind::ALL.len());
    let text = match kind {
        LibraryItemKind::Script => format!(
            "---\ntitle: {attack}\nkind: call\nsituation: first\n---\n## {attack}\n> {attack} {{name}}\n\n{attack}\n\n\
             - {attack} → [{attack}](#{attack})\n? {attack} → note\n"
        ),
        LibraryItemKind::Plan => format!("+1 days: {attack}\n+2 weeks, mail: {attack} [{attack}]"),
        _ => attack.clone(),
    };
    let piece = LibraryItem {
        why: attack.clone(),
        link: attack.clone(),
        tags: vec![attack.clone()],
        until: (kind == LibraryItemKind::Holiday).then(monday),
        rank: u32::MAX,
        ..LibraryItem::new(kind, Instant(1_794_000_000_000), attack.clone(), text)
    };
    Edit::LibraryItem(LibraryItemId(id(number)), Some(piece))
}

/// A backup file with every attack in everything that a book holds.
fn hostile_backup() -> String {
    let mut edits: Vec<Edit> = (0..ATTACKS.len()).flat_map(lead).collect();
    edits.extend((0..ATTACKS.len() * 2).map(piece));
    for number in 0..ATTACKS.len() {
        let text = attack(number, number);
        let entry = Suppression::new(monday(), &text, &text);
        let import =
            Import { at: Instant(i64::MIN), name: text.clone(), leads: u32::MAX, practice: number.is_multiple_of(2) };
        edits.push(Edit::Suppression(text, Some(entry)));
        edits.push(Edit::Import(ImportId(id(number)), Some(import)));
    }
    let text = || attack(1, 1);
    let settings = [
        Setting::MyName(text()),
        Setting::MyCompany(text()),
        Setting::MyNumber(text()),
        Setting::MyHours(text()),
        Setting::ResponseTime(text()),
        Setting::WhatIsSpecial(text()),
        Setting::WhatWeDo(text()),
        Setting::MyMail(text()),
        Setting::BookingLink("javascript:hit=1".to_owned()),
        Setting::Signature(text()),
        Setting::HomeCountry(text()),
        Setting::MyZone(text()),
        Setting::Capacity(u32::MAX),
        Setting::SpeakingRate(0),
        Setting::ReadingDays(u32::MAX),
        Setting::IntervalA(0),
        Setting::IntervalB(u32::MAX),
        Setting::HintDays(u32::MAX),
        Setting::Cushion(u32::MAX),
    ];
    edits.extend(settings.map(Edit::Setting));
    let mut book = Book::new();
    for (count, edit) in (0..).zip(edits) {
        book.apply_edit(
            Timestamp { millis: 1_794_000_000_000 + count, count: 0, replica: ReplicaId::from_bits(3) },
            edit,
        );
    }
    backup::write(&book, Instant(1_794_000_000_000)).expect("a backup")
}

/// Visits each of the hashes, opens all details, and returns what should not be there.
const LOOK: &str = "
    const [hashes] = arguments;
    const rest = (millis) => new Promise((done) => setTimeout(done, millis));
    const built = 'script, iframe, object, embed, base, meta, link, style, svg script, svg image, svg a, svg animate, svg foreignObject, math, video, audio, marquee, template, body body';
    const harmless = /^(#|\\.\\/|blob:|https?:\\/\\/|tel:\\+?\\d+$|sms:\\+?\\d+(\\?|$)|mailto:[^?\\s]+)/;
    const wrong = () => {
        const found = [];
        if (window.hit !== undefined) found.push('something ran');
        for (const one of document.body.querySelectorAll(built)) found.push(one.outerHTML.slice(0, 200));
        for (const one of document.querySelectorAll('*')) {
            for (const { name, value } of one.attributes) {
                if (name.startsWith('on') || ['srcdoc', 'formaction', 'action'].includes(name)) found.push(`${name}=${value}`);
                if (['href', 'src'].includes(name) && one.closest('body') && !harmless.test(value)) found.push(`${name}=${value}`);
                if (name === 'target' && !/noopener/.test(one.rel)) found.push('opens a page that can reach back');
            }
        }
        return found;
    };
    return (async () => {
        const all = [];
        for (const hash of hashes) {
            // The browser ignores hash changes after about two hundred in ten seconds.
            const there = new URL(hash, location.href).hash;
            for (let tries = 0; tries < 600 && location.hash !== there; tries += 1) {
                if (tries > 0) await rest(25);
                location.hash = hash;
            }
            if (location.hash !== there) return [`${hash}: the browser does not go there`];
            await rest(0);
            await new Promise(requestAnimationFrame);
            // Most screens appear shortly after the first.
            for (let tries = 0; tries < 100 && !document.querySelector('main h1'); tries += 1) await rest(25);
            for (const fold of document.querySelectorAll('details')) fold.open = true;
            await rest(0);
            if (document.querySelector('.stopped, .boot-error-shown')) return [`${hash}: the page has stopped`];
            if (!document.querySelector('main h1')) all.push(`${hash}: there is no title`);
            all.push(...wrong().map((found) => `${hash}: ${found}`));
        }
        return all;
    })();";

async fn look_at(page: &Page, hashes: &[String]) {
    // The driver's time for one script is limited.
    for some in hashes.chunks(5) {
        let found = page.js(LOOK, vec![json!(some)]).await;
        assert_eq!(found, json!([]), "in {some:?}");
    }
}

async fn p13_a_hostile_backup_is_shown_as_text_on_every_screen(page: Page) {
    page.open_on_monday().await;
    page.goto("#/data").await;
    let file = file_of(&format!("hostile-{:?}.json", page.engine()), hostile_backup().as_bytes());
    page.field(words::data::CHOOSE_A_BACKUP_FILE).set_file(&file).await;
    page.button(words::data::MERGE_INTO_BOOK).tap().await;
    page.undo_bar().has_text(words::data::BACKUP_MERGED_IN).await;
    let screens = [
        "",
        "round",
        "leads",
        "new",
        "import",
        "decide",
        "tests",
        "scripts",
        "new-script",
        "shelf",
        "more",
        "settings",
        "plans",
        "data",
        "phone",
        "install",
        "export",
        "calling-list",
        "numbers",
        "watched",
        "guide",
    ];
    look_at(&page, &screens.map(|screen| format!("#/{screen}"))).await;
    for screen in ["lead", "round", "honest"] {
        let leads: Vec<String> = (0..ATTACKS.len()).map(|number| format!("#/{screen}/{}", id(number))).collect();
        look_at(&page, &leads).await;
    }
    page.goto("#/scripts").await;
    page.heading(words::places::SCRIPTS).shown().await;
    let links = "return [...new Set([...document.querySelectorAll('a')].map((it) => it.getAttribute('href')).filter((it) => it.startsWith('#/script')))]";
    let links: Vec<String> = serde_json::from_value(page.js(links, vec![]).await).expect("links");
    assert!(!links.is_empty());
    look_at(&page, &links).await;
    let edit: Vec<String> =
        links.iter().filter(|link| link.starts_with("#/script/")).map(|link| format!("{link}/edit")).collect();
    look_at(&page, &edit).await;
    // Searching for it and reloading make no difference.
    page.goto("#/leads").await;
    page.field(starting("Search")).type_text("onerror").await;
    look_at(&page, &["#/leads".to_owned()]).await;
    page.reload().await;
    page.heading(words::places::LEADS).shown().await;
    look_at(&page, &["#/leads".to_owned(), "#/".to_owned()]).await;
    println!("{} attacks in {} surroundings, in every field: none ran", ATTACKS.len(), AROUND.len());
}

async fn p13_a_hostile_table_and_a_hostile_card_are_shown_as_text(page: Page) {
    let attacks = attacks();
    page.open_on_monday().await;
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows = attacks.iter().map(|attack| vec![cell(attack); 8].join(","));
    let heads = "Name,Company,Phone,Email,Notes,Website,Role,Source".to_owned();
    let table = std::iter::once(heads).chain(rows).collect::<Vec<_>>().join("\n");
    page.choose_list(&file_of("hostile.csv", table.as_bytes())).await;
    page.button(words::import::CHOOSE_ANOTHER).shown().await;
    look_at(&page, &["#/import".to_owned()]).await;
    page.button(starting("Import")).tap().await;
    page.link(words::import::START_CALLING).shown().await;
    look_at(&page, &["#/import".to_owned(), "#/leads".to_owned(), "#/".to_owned(), "#/round".to_owned()]).await;
    let cards: String = attacks
        .iter()
        .map(|attack| {
            let text = attack.replace(['\r', '\n'], " ");
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{text}\r\nORG:{text}\r\nTEL:{text}\r\nEMAIL:{text}\r\nURL:{text}\r\nNOTE:{text}\r\nPHOTO:{text}\r\nEND:VCARD\r\n")
        })
        .collect();
    page.choose_list(&file_of("hostile.vcf", cards.as_bytes())).await;
    page.button(words::import::CHOOSE_ANOTHER).shown().await;
    look_at(&page, &["#/import".to_owned()]).await;
}

/// The second line of defence: even actual markup in the page would not run.
async fn p13_the_policy_stops_what_would_be_markup(page: Page) {
    page.open_on_monday().await;
    // A browser with Trusted Types makes no markup from a text at all; in any other, the policy stops its effects.
    let put_in = "
        const place = document.createElement('div');
        document.body.append(place);
        let refused = 0;
        for (const attack of arguments[0]) {
            try { place.insertAdjacentHTML('beforeend', attack); } catch { refused += 1; }
        }
        if ('trustedTypes' in window && refused < arguments[0].length) window.hit = 'text became markup';
        for (const link of place.querySelectorAll('a')) link.click();
        for (const button of place.querySelectorAll('button')) button.click();";
    let safe: Vec<&str> = ATTACKS.into_iter().filter(|attack| !attack.contains("refresh")).collect();
    page.js(put_in, vec![json!(safe)]).await;
    // Some of it would run later, when it is toggled or has failed to load.
    page.js("return new Promise((done) => setTimeout(done, 2000))", vec![]).await;
    page.js("document.body.lastElementChild.remove()", vec![]).await;
    assert_eq!(page.js("return window.hit ?? null", vec![]).await, Value::Null);
    // Some of it is reported later still.
    let mut faults = page.take_faults().await;
    assert!(faults.iter().any(|fault| fault.contains("policy violation")), "{faults:?}");
    while !faults.is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        faults = page.take_faults().await;
    }
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        p13_a_hostile_backup_is_shown_as_text_on_every_screen,
        p13_a_hostile_table_and_a_hostile_card_are_shown_as_text,
        p13_the_policy_stops_what_would_be_markup,
    ]
);

browser_tests!(firefox, Firefox, crate::suite::with_page, [p13_the_policy_stops_what_would_be_markup]);
