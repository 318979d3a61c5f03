//! Splits bytes into unfolded lines. Folds are undone before anything is decoded, so that a character split by a fold
//! stays intact.

/// The kind of a line that doesn't begin with a space.
pub(in crate::formats) enum Line {
    /// A property of its own.
    Own,
    /// A continuation of the property before it.
    More,
    /// A text that belongs to nothing; it is kept as the value of the property with this name.
    Stray(&'static str),
}

/// The lines of a file, unfolded, each with the number of its first line, counted from 1. `kind_of` gets the previous
/// line and a line that doesn't begin with a space, and returns the kind of the latter.
pub(in crate::formats) fn unfolded(bytes: &[u8], kind_of: &dyn Fn(&[u8], &[u8]) -> Line) -> Vec<(usize, Vec<u8>)> {
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut is_open = false;
    // Empty lines count only if the text continues below them.
    let mut blank = 0;
    // Files of old Macs have no other line breaks.
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == end)) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // If single cards were concatenated, each brought its own byte order mark.
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let last = lines.last_mut().map(|(_, last)| last);
        match (last, line) {
            (Some(last), _) if is_open => {
                last.pop();
                last.extend_from_slice(line);
            }
            (_, []) => {
                blank += 1;
                continue;
            }
            (Some(last), [b' ' | b'\t', rest @ ..]) if blank == 0 || name_of(rest).is_none() => {
                last.extend(std::iter::repeat_n(b'\n', blank));
                last.extend_from_slice(rest);
            }
            (Some(last), _) => match kind_of(last, line) {
                Line::Own => lines.push((number, line.to_vec())),
                Line::More => {
                    last.extend(std::iter::repeat_n(b'\n', blank + 1));
                    last.extend_from_slice(line);
                }
                Line::Stray(name) => lines.push((number, [name.as_bytes(), b":", line].concat())),
            },
            (None, _) => lines.push((number, line.to_vec())),
        }
        blank = 0;
        is_open = line.ends_with(b"=") && lines.last().is_some_and(|(_, last)| is_quoted(last));
    }
    lines
}

/// The name of the property on a line, in capitals and without its group.
pub(in crate::formats) fn name_of(line: &[u8]) -> Option<String> {
    let head = line.split(|byte| *byte == b':').next().filter(|head| head.len() < line.len())?;
    let name = head.split(|byte| *byte == b';').next()?;
    let name = name.rsplit(|byte| *byte == b'.').next()?;
    let is_name =
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_name.then(|| String::from_utf8_lossy(name).to_ascii_uppercase())
}

/// Whether the value of a line is quoted-printable, in which a `=` at the end joins the next line.
fn is_quoted(line: &[u8]) -> bool {
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    head.to_ascii_uppercase().windows(16).any(|part| part == b"QUOTED-PRINTABLE")
}
