//! Phone numbers as lists write them: the files of tests/faults, and the other contents of such cells.

use next_touch::domain::lead::phone::{Country, PhoneProblem, read_many};

/// The result of a cell: numbers with "x" and the extension, remarks in brackets, problems by name.
fn read(home: &str, cell: &str) -> Vec<String> {
    let numbers = read_many(cell, Country::by_code(home).unwrap()).into_iter();
    let shown = numbers.map(|read| match read {
        Ok(number) => {
            let extension = number.extension.map(|it| format!("x{it}")).unwrap_or_default();
            let remark = number.remark.map(|it| format!(" ({it})")).unwrap_or_default();
            format!("{}{extension}{remark}", number.e164.unwrap())
        }
        Err((_, problem)) => format!("{problem:?}"),
    });
    shown.collect()
}

#[track_caller]
fn check(home: &str, cell: &str, expected: &[&str]) {
    assert_eq!(read(home, cell), expected, "{cell} in {home}");
}

/// A doubt is acceptable if the number is ambiguous; a different number never is.
#[track_caller]
fn check_or_doubt(home: &str, cell: &str, number: &str) {
    let found = read(home, cell);
    assert!(found == [number] || found == ["TwoNumbers"], "{cell} in {home}: {found:?}");
}

#[test]
fn a_pause_and_an_extension_are_no_second_number() {
    let with_extension = ["+442079460529x204"];
    for cell in [
        "+442079460529,204",
        "+442079460529;204",
        "+442079460529,,204",
        "020 7946 0529 #204",
        "020 7946 0529#204",
        "02079460529p204",
        "02079460529w204",
        "020 7946 0529 x204",
        "020 7946 0529 ext: 204",
        "020 7946 0529 Durchwahl 204",
        "020 7946 0529 poste 204",
        "020 7946 0529 int. 204",
        "+44 20 7946 0529;ext=204",
        "+44 (0) 20 7946 0529 ext. 204",
    ] {
        check("GB", cell, &with_extension);
    }
    check("GB", "020 7946 0938 x12 / 07700 900939", &["+442079460938x12", "+447700900939"]);
    check("GB", "020 7946 0938 x12, 07700 900939", &["+442079460938x12", "+447700900939"]);
    check("GB", "020 7946 0938,12; 07700 900939", &["+442079460938x12", "+447700900939"]);
    check("GB", "020 7946 0938 x12 / 07700 900939 x9", &["+442079460938x12", "+447700900939x9"]);
    // Two extensions, or an extension after a space: nothing is made up.
    check("GB", "020 7946 0938 x12/13", &["+442079460938x12", "TooShort"]);
    check("GB", "020 7946 0938, 204", &["+442079460938", "TooShort"]);
    check("GB", "020 7946 0938; 204", &["+442079460938", "TooShort"]);
    check("US", "*67 415 555 0121", &["DialCode"]);
    check("US", "415 555 0121#", &["DialCode"]);
}

#[test]
fn what_a_spreadsheet_does_to_numbers_is_undone_or_told() {
    let number = ["+442079460513"];
    for cell in
        ["=\"02079460513\"", "=02079460513", "'02079460513", "442079460513.0", "2079460513.0", "4.42079460513E+11"]
    {
        check("GB", cell, &number);
    }
    check("GB", "4.42079E+11", &["CutShort"]);
    check("US", "1.57455501e+10", &["CutShort"]);
}

#[test]
fn several_numbers_in_a_cell_keep_their_kinds() {
    check("GB", "T 020 7946 0526 F 020 7946 0527", &["+442079460526", "+442079460527 (fax)"]);
    check("GB", "Tel. 020 7946 0526 Fax 020 7946 0527", &["+442079460526", "+442079460527 (Fax)"]);
    check("GB", "020 7946 0526 work 07700 900926 mobile", &["+442079460526 (work)", "+447700900926 (mobile)"]);
    for (cell, expected) in [
        ("020 7946 0911 / 020 7946 0912", ["+442079460911", "+442079460912"]),
        ("020 7946 0913, 07700 900914", ["+442079460913", "+447700900914"]),
        ("020 7946 0915 or 07700 900916", ["+442079460915", "+447700900916"]),
        ("020 7946 0917; 07700 900918", ["+442079460917", "+447700900918"]),
        ("020 7946 0919 & 07700 900920", ["+442079460919", "+447700900920"]),
        ("020 7946 0921 | 07700 900922", ["+442079460921", "+447700900922"]),
        ("020 7946 0923\n07700 900924", ["+442079460923", "+447700900924"]),
        ("office 020 7946 0925 mobile 07700 900926", ["+442079460925 (office)", "+447700900926 (mobile)"]),
        ("020 7946 0927/28", ["+442079460927", "+442079460928"]),
        ("020 7946 0929 (mobile 07700 900930)", ["+442079460929", "+447700900930 (mobile)"]),
        ("M: 07700 900931, W: 020 7946 0932", ["+447700900931 (mobile)", "+442079460932 (work)"]),
        ("+44 20 7946 0934 - 07700 900935", ["+442079460934", "+447700900935"]),
        ("07700 900936 and 020 7946 0937", ["+447700900936", "+442079460937"]),
        ("020 7946 0938 x12 / 07700 900939", ["+442079460938x12", "+447700900939"]),
        ("020 7946 0941, 0942", ["+442079460941", "+442079460942"]),
        ("07700900943/02079460944", ["+447700900943", "+442079460944"]),
    ] {
        check("GB", cell, &expected);
    }
    check("GB", "07700 900933 (after 6pm)", &["+447700900933 (after 6pm)"]);
    check("GB", "Mob 07700 900940", &["+447700900940 (Mob)"]);
    check("GB", "+44 (0) 20 7946 0945 ext: 21", &["+442079460945x21"]);
    check("GB", "0207 946 0946", &["+442079460946"]);
}

#[test]
fn a_number_that_begins_with_its_own_country_code_keeps_its_digits() {
    check("IT", "394 555 0141", &["+393945550141"]);
    check("IT", "+39 394 555 0142", &["+393945550142"]);
    check("IT", "3955550143", &["+393955550143"]);
    check("IT", "0888 550144", &["+390888550144"]);
    check("IT", "39 394 555 0145", &["+393945550145"]);
    check("IT", "00393945550146", &["+393945550146"]);
    for head in ["390", "391", "392", "393", "397"] {
        check_or_doubt("IT", &format!("{head}5550141"), &format!("+39{head}5550141"));
        check("IT", &format!("{head} 555 0141"), &[&format!("+39{head}5550141")]);
    }
    check("DE", "04999 550147", &["+494999550147"]);
    check_or_doubt("DE", "4999550148", "+494999550148");
    check("DE", "49 30 23125 149", &["+493023125149"]);
    check("GB", "447700900112", &["+447700900112"]);
    check("FR", "33 1 99 00 41 07", &["+33199004107"]);
}

#[test]
fn the_zero_in_brackets_goes_or_stays() {
    for (cell, number) in [
        ("+44 (0)20 7946 0955", "+442079460955"),
        ("+44(0)2079460955", "+442079460955"),
        ("0044 (0) 20 7946 0955", "+442079460955"),
        ("44 (0)20 7946 0955", "+442079460955"),
        ("(0)20 7946 0955", "+442079460955"),
        ("+49 (0) 30 23125-407", "+493023125407"),
        ("+39 (0)6 1234 5678", "+390612345678"),
        ("+39 (0)2 1234567", "+39021234567"),
        ("+34 (0)91 123 45 67", "+34911234567"),
        ("+36 (06) 30 123 4567", "+36301234567"),
        ("+7 (8) 912 345 67 89", "+79123456789"),
    ] {
        check("GB", cell, &[number]);
    }
    check("US", "44 (0)20 7946 0955", &["+442079460955"]);
    // A mobile number in Italy has no zero.
    check("IT", "+39 (0)347 123 4567", &["TwoNumbers"]);
}

#[test]
fn old_prefixes_of_mexico_and_lithuania_are_left_out() {
    for cell in [
        "+52 55 0155 0161",
        "+52 1 55 0155 0161",
        "5215501550161",
        "044 55 0155 0161",
        "045 55 0155 0161",
        "01 55 0155 0161",
        "55 0155 0161",
    ] {
        check("MX", cell, &["+525501550161"]);
    }
    for cell in [
        "8 255 50181",
        "(8 255) 50181",
        "8-255-50181",
        "+370 8 255 50181",
        "0 255 50181",
        "+370 255 50181",
        "(0-255) 50181",
        "25550181",
    ] {
        check("LT", cell, &["+37025550181"]);
    }
}

#[test]
fn argentina_and_brazil_dial_otherwise_at_home() {
    let mobile = ["+5491123456789"];
    for cell in [
        "011 15-2345-6789",
        "11 15 2345 6789",
        "+54 9 11 2345-6789",
        "+54 11 15 2345 6789",
        "0054 9 11 2345 6789",
        "9 11 2345 6789",
    ] {
        check("AR", cell, &mobile);
    }
    check("AR", "(0351) 15-234-5678", &["+5493512345678"]);
    check("AR", "02966 15-234567", &["+5492966234567"]);
    check("AR", "(011) 4321-5678", &["+541143215678"]);
    for cell in [
        "(11) 91234-5678",
        "011 91234-5678",
        "0 21 11 91234-5678",
        "0xx11 91234-5678",
        "+55 11 91234-5678",
        "5511912345678",
    ] {
        let found = read("BR", cell);
        assert!(found == ["+5511912345678"] || found == ["Letters"], "{cell}: {found:?}");
    }
    check("BR", "0 15 11 3123-4567", &["+551131234567"]);
}

#[test]
fn short_italian_mobiles_and_long_german_lines_are_numbers() {
    for cell in ["335 123 456", "+39 335 123456", "0039 335 123456", "39335123456"] {
        check("IT", cell, &["+39335123456"]);
    }
    check("IT", "368.123.456", &["+39368123456"]);
    for cell in ["08073 071740012", "+49 8073 071740012", "0049 8073 071740012", "49 8073 071740012"] {
        check("DE", cell, &["+498073071740012"]);
    }
    check("DE", "+49 30 38834558155", &["+493038834558155"]);
    // Longer than any number in any country.
    check("DE", "030 388345581559", &["TooLong"]);
    check("AT", "01 47990960220", &["+43147990960220"]);
    check("CO", "4642 1900", &["+5746421900"]);
    check("LU", "57 89 21 69145", &["+35257892169145"]);
}

#[test]
fn a_digit_too_few_or_too_many_is_a_doubt() {
    for (home, cell) in [
        ("GB", "020 7946 095"),
        ("GB", "+44 20 7946 095"),
        ("GB", "07700 90098"),
        ("FR", "01 99 00 41 0"),
        ("AU", "02 5550 410"),
        ("DE", "0151 2345678"),
        ("US", "574-555-014"),
        ("IT", "394 555 014"),
        ("MX", "55 0155 016"),
        ("LT", "8 255 5018"),
        ("BR", "(11) 1234-5678 9012"),
    ] {
        let found = read(home, cell);
        assert!(found.iter().all(|it| !it.starts_with('+')), "{cell} in {home}: {found:?}");
    }
    check("GB", "020 7946 09555", &["TooLong"]);
}

#[test]
fn every_problem_says_what_to_do() {
    for problem in [PhoneProblem::TwoNumbers, PhoneProblem::CutShort] {
        assert!(problem.to_string().ends_with('.'), "{problem}");
    }
}

#[test]
fn numbers_are_shown_and_spoken_in_the_groups_of_their_country() {
    let number = |home: &str, typed: &str| {
        let home = Country::by_code(home).unwrap();
        let number = read_many(typed, home).remove(0).unwrap();
        (number.shown(), number.spoken(home).join(" "))
    };
    for (home, typed, shown, spoken) in [
        ("GB", "+44 20 7946 0955", "+44 20 7946 0955", "020 7946 0955"),
        ("GB", "07700900987", "+44 7700 900987", "07700 900987"),
        ("GB", "01134960100", "+44 113 496 0100", "0113 496 0100"),
        ("FR", "0199004107", "+33 1 99 00 41 07", "01 99 00 41 07"),
        ("DE", "03023125407", "+49 30 23125407", "030 23125407"),
        ("IT", "0612345678", "+39 06 1234 5678", "06 1234 5678"),
        ("ES", "912345678", "+34 912 34 56 78", "912 34 56 78"),
        ("US", "5745550140", "+1 574 555 0140", "574 555 0140"),
        ("AU", "0255504107", "+61 2 5550 4107", "02 5550 4107"),
        ("AU", "1300123456", "+61 1300 123 456", "1300 123 456"),
        ("HU", "06301234567", "+36 30 123 4567", "0630 123 4567"),
        ("US", "+44 20 7946 0955", "+44 20 7946 0955", "+44 20 7946 0955"),
        ("US", "+99912345678", "+999 1234 5678", "+999 1234 5678"),
    ] {
        assert_eq!(number(home, typed), (shown.to_owned(), spoken.to_owned()), "{typed}");
    }
}
