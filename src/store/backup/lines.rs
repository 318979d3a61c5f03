//! How a file is laid out: what a lead has said and done stands on a line each. So it can be read and compared line
//! by line, and takes half the room that it would take with each value on a line of its own.

use crate::store::encoding::Json;

/// Records at this depth and below stand on one line; the file itself has depth 0.
const RECORD_ON_ONE_LINE: usize = 3;
/// Lists at this depth and below stand on one line.
const LIST_ON_ONE_LINE: usize = 4;

/// Puts `value`, which stands at `depth`, behind `text`.
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

/// Begins the line of one of several values.
pub fn begin(text: &mut String, place: usize, depth: usize) {
    if place > 0 {
        text.push(',');
    }
    end_line(text, depth);
}

/// Ends a line; the next one is set in by `depth`.
pub fn end_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', depth));
}
