//! A book as large as a salesperson's gets: leads from one list, each called seven times over months, a hundred calls a
//! day, each day in a page of its own. Always the same for the same size.

use next_touch::domain::book::Book;
use next_touch::domain::book::{Change, Stamped};
use next_touch::domain::command::Command;
use next_touch::domain::id::{Ids, LeadId, Timestamp};
use next_touch::domain::lead::NewLead;
use next_touch::domain::lead::phone::PhoneNumber;
use next_touch::domain::lead::{Channel, Close, Direction, Outcome, Progress, Touch, TouchTime, WrapUp};
use next_touch::domain::lead::{Detail, Group};
use next_touch::domain::time::Now;

use super::{minutes_later, replica};

pub const TOUCHES: u32 = 7;
const CALLS_A_DAY: u32 = 100;

/// Numbers that look random but are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(limit)).unwrap()
    }

    fn pick<'list>(&mut self, list: &[&'list str]) -> &'list str {
        list[self.below(u32::try_from(list.len()).unwrap()) as usize]
    }
}

const FIRST: [&str; 20] = [
    "Anna", "Bilal", "Carla", "Dmitri", "Eva", "Farid", "Grace", "Henrik", "Ines", "Jonas", "Karim", "Lena", "Marta",
    "Nils", "Olga", "Pedro", "René", "Sofia", "Tarek", "Uwe",
];
const LAST: [&str; 24] = [
    "Abel", "Becker", "Costa", "Duval", "Eriksen", "Fischer", "Garcia", "Hoffmann", "Ivanova", "Jensen", "Kowalski",
    "Larsen", "Müller", "Novak", "Okafor", "Peeters", "Quist", "Rossi", "Santos", "Tanaka", "Ulrich", "Vogel", "Weber",
    "Young",
];
const TRADES: [&str; 14] = [
    "Logistics",
    "Bakery",
    "Print",
    "Dental",
    "Roofing",
    "Metalwork",
    "Gardens",
    "Foods",
    "Travel",
    "Fitness",
    "Furniture",
    "Software",
    "Electric",
    "Textiles",
];
const ROLES: [&str; 8] =
    ["Owner", "Buyer", "Head of operations", "Office manager", "Fleet manager", "CFO", "Assistant", "Foreman"];
/// The words of notes; every few words there is a name or a number that occurs nowhere else.
const WORDS: &str = "about accountant after again agree all already also always amount and annual another answer any \
    April around arrive ask asked August autumn away back bad because before begin behind benefit best better big bill \
    board book both branch brand break bring broken brother budget build busy but buy buyer call called car card care \
    cash change cheap check choose client close cold colleague come company compare contract cost could country cover \
    crew customer cut damage date daughter deal December decide delay deliver delivery demo depends desk detail did \
    difference director discount doubt down driver during each early east easy email end engine enough even every \
    example expensive expects fair family far fast fax February feel few figures finance find fine first fix fleet floor \
    follow for free Friday from fuel full future garage general gets give glad goes gone good got great half hall happy \
    hard has have he head hear heavy help her here high him hired his hold holiday hope hour house how idea if impact in \
    insurance interest invoice is issue it January job July June just keep kind knows last late later lease left less \
    let level like likes limit line list little local long looks lost lot low lunch machine made mail main make manager \
    March market matter may maybe meeting Monday money month more morning most move much must name near need never new \
    next nice nine no noise normal not nothing November now number October of off offer office often old on once one only \
    open or order other our out over own page paid paper part partner parts pay people per phone pick place plan price \
    print problem project promise proof quality quarter question quick quiet quote rate rather reach read ready reason \
    reference rent repair reply report rest result right risk roof room run safe said sales same Saturday save says \
    school second sees sell send sent September service seven she shift shop short should show sick side signed since \
    site six small so some son soon space spring staff start stay still stop store strong such summer supplier sure \
    system take talk team tell ten term test than thanks that the their them then there they thing think third this \
    three Thursday ticket time to today together told too took trade training travel trial truck true trust try Tuesday \
    twice two under until up us use used usual van very visit wait walk wants warranty was way weather Wednesday week \
    well went were west what when where which while who why will winter wish with without won word work worse would \
    write wrong year yes yesterday yet you young";

/// A sentence of about 50 characters.
fn sentence(dice: &mut Dice) -> String {
    let words: Vec<&str> = WORDS.split_ascii_whitespace().collect();
    let mut text = String::new();
    while text.len() < 48 {
        let word = match dice.below(14) {
            0 => format!("{}", dice.below(2_000)),
            1 => format!("{}{}", dice.pick(&LAST), dice.pick(&FIRST).to_lowercase()),
            _ => dice.pick(&words).to_owned(),
        };
        text.push_str(&word);
        text.push(' ');
    }
    format!("{}.", text.trim_end())
}

fn lead(number: u32, dice: &mut Dice) -> NewLead {
    let (first, last, trade) = (dice.pick(&FIRST), dice.pick(&LAST), dice.pick(&TRADES));
    let digits = format!("{:04} {:03}", dice.below(10_000), dice.below(1_000));
    let phone = PhoneNumber {
        typed: format!("020 {digits}"),
        e164: Some(format!("+4420{}", digits.replace(' ', ""))),
        extension: None,
        remark: None,
        wrong_since: None,
    };
    let note = format!("{} {} {}", sentence(dice), sentence(dice), sentence(dice));
    NewLead {
        details: vec![
            Detail::Name(format!("{first} {last}")),
            Detail::Company(format!("{last} {trade}")),
            Detail::Role(dice.pick(&ROLES).to_owned()),
            Detail::Phones(vec![phone]),
            Detail::Mails(vec![format!("{}.{}{number}@{}.example", first, last, trade).to_lowercase()]),
            Detail::Note(note),
            Detail::Group(Some(Group::ALL[dice.below(3) as usize])),
        ],
        ..NewLead::default()
    }
}

fn touch(now: &Now, dice: &mut Dice) -> Touch {
    let outcome = match dice.below(10) {
        0..=4 => Outcome::NoAnswer,
        5 => Outcome::VoicemailLeft,
        6 => Outcome::Busy,
        _ => Outcome::Spoke,
    };
    let spoke = outcome == Outcome::Spoke;
    let note = if spoke { sentence(dice) } else { String::new() };
    Touch {
        note,
        aim: if spoke {
            "Agree on the date of the trial".to_owned()
        } else {
            "First talk: what do they need?".to_owned()
        },
        wrap_up: spoke.then_some(WrapUp { progress: Progress::Forward, close: Close::SetDate, agreed: true }),
        seconds: spoke.then(|| 30 + dice.below(600)),
        ..Touch::new(TouchTime::At(now.instant), Channel::Call, Direction::Mine, outcome)
    }
}

/// The history of this many leads in order, and the resulting book.
pub fn history(leads: u32) -> (Vec<Stamped<Change>>, Book) {
    let mut dice = Dice(20_261_122);
    let mut book = Book::new();
    let mut changes = Vec::new();
    let mut ids = Ids::new(replica(0xA0_0000_0000));
    let stamp =
        |now: &Now, page: u64| Timestamp { millis: now.instant.0.cast_unsigned(), count: 0, replica: replica(page) };
    let morning = minutes_later(0);
    let list = (0..leads).map(|number| lead(number, &mut dice)).collect();
    let import = Command::Import { name: "fair.csv".to_owned(), practice: false, leads: list, merges: vec![] };
    let value = book.decide(import, &morning, &mut ids).unwrap();
    changes.push(Stamped { at: stamp(&morning, 0xA0_0000_0000), value });
    book.apply(changes[0].clone());
    let known: Vec<LeadId> = book.leads().map(|lead| lead.id).collect();
    for call in 0..leads * TOUCHES {
        let (day, of_day) = (call / CALLS_A_DAY, call % CALLS_A_DAY);
        // A replica as random as in a browser.
        let page = u64::from(day + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
        if of_day == 0 {
            ids = Ids::new(replica(page));
        }
        let mut now = minutes_later(i64::from(day) * 1_440 + i64::from(of_day) * 4 + 1_440);
        now.instant.0 += i64::from(dice.below(200_000));
        let touch = touch(&now, &mut dice);
        let record = Command::RecordTouch { lead: known[(call % leads) as usize], touch, next: None };
        let value = book.decide(record, &now, &mut ids).unwrap();
        let change = Stamped { at: stamp(&now, page), value };
        book.apply(change.clone());
        changes.push(change);
    }
    (changes, book)
}

/// The average number of characters per lead that a person typed or imported.
pub fn letters_a_lead(book: &Book) -> usize {
    let mut letters = 0;
    let mut leads = 0;
    for lead in book.leads() {
        leads += 1;
        let texts = [lead.name.as_str(), &lead.company, &lead.role, &lead.note];
        letters += texts.iter().map(|text| text.chars().count()).sum::<usize>();
        letters += lead.mails.iter().map(String::len).sum::<usize>();
        letters += lead.phones.iter().map(|phone| phone.typed.len()).sum::<usize>();
        letters += lead
            .touches
            .iter()
            .map(|(_, touch)| touch.note.len() + if touch.note.is_empty() { 0 } else { touch.aim.len() })
            .sum::<usize>();
    }
    letters / leads
}
