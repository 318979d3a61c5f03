//! The phone columns of the lists of tests/faults: every cell yields the correct numbers.

use next_touch::domain::lead::phone::{Country, read_many};
use next_touch::formats::table::csv::cells;

/// The results of the cells of a column below its heading, each with its remarks.
fn column(text: &str, place: usize, home: &str) -> Vec<String> {
    let home = Country::by_code(home).unwrap();
    let rows = cells(text, b',');
    let read = |row: &Vec<String>| {
        let numbers = read_many(&row[place], home).into_iter().map(|read| match read {
            Ok(number) => {
                let extension = number.extension.map(|it| format!("x{it}")).unwrap_or_default();
                let remark = number.remark.map(|it| format!(" ({it})")).unwrap_or_default();
                format!("{}{extension}{remark}", number.e164.unwrap())
            }
            Err((text, problem)) => format!("{text}: {problem:?}"),
        });
        numbers.collect::<Vec<_>>().join(" ")
    };
    rows.iter().skip(1).map(read).collect()
}

#[test]
fn lists_with_pauses_formulas_and_floats() {
    assert_eq!(
        column(include_str!("../faults/min-phones.csv"), 1, "GB"),
        [
            "+442079460513",
            "+442079460515",
            "+442079460519x204",
            "+442079460526 +442079460527 (fax)",
            "+442079460528x204",
            "+442079460529x204",
            "+442079460530x204",
            "+442079460531",
        ]
    );
}

#[test]
fn lists_with_several_numbers_in_a_cell() {
    let numbers = column(include_str!("../faults/multi-phone.csv"), 1, "GB");
    assert_eq!(numbers.len(), 20);
    assert_eq!(numbers[14], "+442079460938x12 +447700900939");
    assert_eq!(numbers[8], "+442079460927 +442079460928");
    assert_eq!(numbers[16], "+442079460941 +442079460942");
    assert!(numbers.iter().all(|cell| cell.starts_with("+44") && !cell.contains(':')), "{numbers:?}");
}

#[test]
fn lists_of_italy_germany_mexico_and_lithuania() {
    assert_eq!(
        column(include_str!("../faults/B10-it.csv"), 1, "IT"),
        ["+393945550141", "+393945550142", "+393955550143", "+390888550144", "+393945550145", "+393945550146"]
    );
    let german = column(include_str!("../faults/B10-de.csv"), 1, "DE");
    assert_eq!((german[0].as_str(), german[2].as_str()), ("+494999550147", "+493023125149"));
    assert!(["+494999550148", "4999550148: TwoNumbers"].contains(&german[1].as_str()), "{german:?}");
    assert_eq!(
        column(include_str!("../faults/B11.csv"), 1, "MX"),
        ["+525501550161", "+525501550161", "+525501550164", "+525501550164", "+525501550162", "+525501550163"]
    );
    let lithuanian = column(include_str!("../faults/B12.csv"), 1, "LT");
    let expected: Vec<String> = [1, 2, 3, 4, 5, 6, 6].map(|last| format!("+3702555018{last}")).to_vec();
    assert_eq!(lithuanian, expected);
}

#[test]
fn lists_with_extensions() {
    assert_eq!(column(include_str!("../faults/B19.csv"), 2, "US"), ["+15745550111x204", "+15745550111x9"]);
    assert_eq!(column(include_str!("../faults/min-old-phone.csv"), 3, "US"), ["+12125550867", "+12125550869"]);
}
