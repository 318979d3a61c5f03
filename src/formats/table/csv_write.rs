//! Writes tables: exactly as they are, or made safe for programs that evaluate the cells they open.

/// The byte order mark, by which a spreadsheet recognises the encoding.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// `rows` unchanged, to be read again by a program.
#[must_use]
pub fn exact(rows: &[Vec<String>]) -> String {
    written(rows, &str::to_owned)
}

/// `rows` for a spreadsheet: with a byte order mark, and with nothing that it would evaluate or mistake for a number.
#[must_use]
pub fn for_spreadsheet(rows: &[Vec<String>]) -> String {
    format!("{BYTE_ORDER_MARK}{}", written(rows, &harmless))
}

fn written(rows: &[Vec<String>], cell: &dyn Fn(&str) -> String) -> String {
    let mut text = String::new();
    for row in rows {
        for (place, plain) in row.iter().enumerate() {
            text.push_str(if place > 0 { ",\"" } else { "\"" });
            text.push_str(&cell(plain).replace('"', "\"\""));
            text.push('"');
        }
        text.push_str("\r\n");
    }
    text
}

/// Makes a spreadsheet treat each line of a cell as text: some read each line of a cell as a cell of its own.
fn harmless(cell: &str) -> String {
    let lines = cell.split('\n').map(|line| {
        let mark = if is_formula(line) || is_number_at_risk(line) { "'" } else { "" };
        format!("{mark}{line}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a line begins like a formula, possibly after spaces and invisible characters. A plus sign begins a phone
/// number, but also a formula.
fn is_formula(line: &str) -> bool {
    if line.starts_with(['\t', '\r']) {
        return true;
    }
    let is_unseen = |sign: char| {
        sign.is_whitespace()
            || sign.is_control()
            || matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\'')
    };
    let visible = line.trim_start_matches(is_unseen);
    visible.starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'])
}

/// Whether a line is a number that would lose its leading zeros or its last digits.
fn is_number_at_risk(line: &str) -> bool {
    let digits = line.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && digits.len() > 1 && (digits.starts_with('0') || digits.len() > 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        assert_eq!(harmless(cell), expected);
    }

    #[test]
    fn a_formula_is_disarmed_wherever_it_stands_in_a_cell() {
        check("=1+1", "'=1+1");
        check("text\n=1+1\n@SUM(A1)", "text\n'=1+1\n'@SUM(A1)");
        check(" \u{A0}\u{200B}-2", "' \u{A0}\u{200B}-2");
        check("＝cmd", "'＝cmd");
        check("\ttab", "'\ttab");
        check("'=1", "''=1");
        check("Ann Hill, 3 = three", "Ann Hill, 3 = three");
    }

    #[test]
    fn numbers_keep_their_plus_and_their_zeros() {
        check("+14155550121", "'+14155550121");
        check("0151234567", "'0151234567");
        check("4155550121234", "'4155550121234");
        check("0", "0");
        check("250", "250");
    }
}
