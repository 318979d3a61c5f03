//! Mail addresses in a cell: one or several, bare or with a name around them.

/// Parses all addresses of a cell; an invalid one yields its text and the reason.
pub(in crate::formats) fn read_many(cell: &str) -> Vec<Result<String, (String, &'static str)>> {
    let text = cell.replace(":::", ";").replace(['\n', '\r', '|'], ";").replace(", ", ";").replace(" / ", ";");
    let mut found = Vec::new();
    for piece in text.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        let parts: Vec<&str> = piece.split(',').map(str::trim).collect();
        // A comma without a space separates addresses only if each part is one.
        if parts.len() > 1 && parts.iter().all(|part| read(part).is_ok()) {
            found.extend(parts.into_iter().map(|part| read(part).map_err(|reason| (part.to_owned(), reason))));
        } else {
            found.push(read(piece).map_err(|reason| (piece.to_owned(), reason)));
        }
    }
    found
}

/// Parses one address as typed, without the brackets of `Name <name@firm.example>`.
fn read(piece: &str) -> Result<String, &'static str> {
    let inner = piece.split_once('<').and_then(|(_, tail)| tail.split_once('>')).map(|(inner, _)| inner);
    let text = inner.unwrap_or(piece).trim();
    let text = text.strip_prefix("mailto:").or_else(|| text.strip_prefix("MAILTO:")).unwrap_or(text);
    if text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("/o=")) {
        return Err("This is an address inside a company's own mail system; nobody outside can write to it.");
    }
    let Some((local, domain)) = text.split_once('@') else {
        return Err("This is not a mail address: it has no @.");
    };
    if domain.contains('@') || local.is_empty() {
        return Err("This is not a mail address.");
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '<' | '>' | '"' | '(' | ')')) {
        return Err("The mail address has a sign that no mail address can have.");
    }
    let labels_are_filled = domain.split('.').all(|label| !label.is_empty());
    if !domain.contains('.') || !labels_are_filled {
        return Err("The mail address ends too early.");
    }
    Ok(text.to_owned())
}
