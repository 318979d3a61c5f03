//! Random tables, written in any form that programs write, are read with the same cells; and no form breaks a reader.

use crate::random::random;
use next_touch::formats::table::Separator;
use next_touch::formats::table::csv::{Headings, Table};
use next_touch::formats::text::Encoding;
use next_touch::formats::{Content, Options, open_text_with, open_with};
use proptest::prelude::*;

fn table(bytes: &[u8], options: Options) -> Table {
    match open_with(bytes, &options).unwrap().content {
        Content::Table(table) => table,
        Content::Cards(_) => panic!("a table"),
    }
}

/// A cell that a program may write: Western European text with everything that separates cells.
fn cell() -> impl Strategy<Value = String> {
    "[A-Za-zäöüßéèàñçÅØ][A-Za-z äöüßéèàñçÅØ,;|\"\t\n0-9.'-]{0,14}[A-Za-zäöüéèñ]"
}

proptest! {
    #![proptest_config(random(96))]

    #[test]
    fn a_table_that_is_written_is_read_with_the_same_cells(
        rows in proptest::collection::vec(proptest::array::uniform4(cell()), 1..12),
        separator in proptest::sample::select(vec![b',', b';', b'\t', b'|']),
        encoding in proptest::sample::select(vec![0_usize, 1, 2, 3, 4, 5]),
        windows in any::<bool>(), always in any::<bool>(),
    ) {
        let headings = ["Name", "Company", "Notes", "Role"].map(str::to_owned);
        let terminator = if windows { ::csv::Terminator::CRLF } else { ::csv::Terminator::Any(b'\n') };
        let style = if always { ::csv::QuoteStyle::Always } else { ::csv::QuoteStyle::Necessary };
        let mut writer = ::csv::WriterBuilder::new().delimiter(separator).terminator(terminator).quote_style(style).from_writer(Vec::new());
        writer.write_record(&headings).unwrap();
        for row in &rows { writer.write_record(row).unwrap(); }
        let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let bytes: Vec<u8> = match encoding {
            0 => written.clone().into_bytes(),
            1 => [&[0xEF, 0xBB, 0xBF], written.as_bytes()].concat(),
            2 => [0xFF_u8, 0xFE].into_iter().chain(written.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
            3 => written.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            4 => encoding_rs::WINDOWS_1252.encode(&written).0.into_owned(),
            _ => format!("sep={}\r\n{written}", char::from(separator)).into_bytes(),
        };
        let read = table(&bytes, Options::default());
        prop_assert_eq!(read.headers, headings);
        // A byte above ASCII is a letter in many encodings; with few of them, the encoding is only a guess.
        if encoding != 4 { prop_assert_eq!(read.rows, rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>()); }
        let told = Options { encoding: (encoding == 4).then_some(Encoding::Windows1252), ..Options::default() };
        prop_assert_eq!(table(&bytes, told).rows, rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
    }

    #[test]
    fn any_text_is_read_under_any_options(
        text in "([a-zé0-9\"\\\\@.,;=<> |-]|Name|Phone|\n|\r\n|\t){0,120}",
        separator in proptest::sample::select(Separator::OFFERED.to_vec()), line in 0_usize..5,
    ) {
        let options = Options { separator: Some(separator), headings: Some(Headings::Line(line)), encoding: None };
        if let Ok(Content::Table(table)) = open_text_with(&text, &options) {
            prop_assert_eq!((table.has_header, table.heading), (true, Some(line)));
        }
        let _ = open_text_with(&text, &Options::default());
    }
}
