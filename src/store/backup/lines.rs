//! The layout of a backup file: each fact and touch of a lead is on one line. The file can be read and compared line by
//! line, and is half as long as with one value per line.

use crate::store::encoding::Json;

/// Records at this depth or deeper are on one line; the file itself has depth 0.
const RECORD_ON_ONE_LINE: usize = 3;
/// Lists at this depth or deeper are on one line.
const LIST_ON_ONE_LINE: usize = 4;

/// Appends `value`, which is at `depth`, to `text`.
pub fn push(text: &mut String, value: &Json, depth: usize) {
    match value {
        Json::Record(fields) if depth < RECORD_ON_ONE_LINE && !fields.is_empty() => {
            text.push('{');
            for (place, (name, value)) in fields.iter().enumerate() {
                begin(text, place, depth + 1);
                text.push_str(&Json::of(name).to_text());
                text.push_str(": ");
                push(text, value, depth + 1);
            }
            end_line(text, depth);
            text.push('}');
        }
        Json::List(list) if depth < LIST_ON_ONE_LINE && !list.is_empty() => {
            text.push('[');
            for (place, value) in list.iter().enumerate() {
                begin(text, place, depth + 1);
                push(text, value, depth + 1);
            }
            end_line(text, depth);
            text.push(']');
        }
        short => text.push_str(&short.to_text()),
    }
}

/// Begins the line of one value of several.
pub fn begin(text: &mut String, place: usize, depth: usize) {
    if place > 0 {
        text.push(',');
    }
    end_line(text, depth);
}

/// Ends a line and indents the next one by `depth`.
pub fn end_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', depth));
}
