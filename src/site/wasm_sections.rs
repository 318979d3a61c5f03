//! Takes out of the wasm what no browser reads: the names of its functions and who made it.

/// The bytes before the first section: the magic word and the version.
const HEAD: usize = 8;
/// The kind of a section that means nothing to the machine.
const CUSTOM: u8 = 0;

/// `wasm` without the names in it, unless somebody wants to see what it is made of; none, if it is no wasm.
pub fn slim(wasm: &[u8]) -> Option<Vec<u8>> {
    let are_names_kept = std::env::var_os("KEEP_WASM_NAMES").is_some();
    if are_names_kept { Some(wasm.to_vec()) } else { without_custom_sections(wasm) }
}

/// `wasm` without its custom sections; none, if it is not laid out as wasm is.
fn without_custom_sections(wasm: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(HEAD)?;
    let mut kept = head.to_vec();
    while let Some((kind, after_kind)) = rest.split_first() {
        let (length, body) = length_and_body(after_kind)?;
        let head_length = rest.len().checked_sub(body.len())?;
        let (section, following) = rest.split_at_checked(head_length.checked_add(length)?)?;
        if *kind != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = following;
    }
    Some(kept)
}

/// A length of up to five bytes with seven bits each, the lowest first, and what follows it.
fn length_and_body(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut length = 0_usize;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        length |= usize::from(byte & 0x7f).checked_shl(u32::try_from(place).ok()? * 7)?;
        if byte & 0x80 == 0 {
            return Some((length, bytes.get(place + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_custom_sections_are_taken_out() {
        let head = *b"\0asm\x01\0\0\0";
        let long = [&[1, 0x81, 0x01][..], &[7; 129]].concat();
        let wasm = [&head[..], &[0, 2, 1, b'n'], &long, &[0, 0], &[10, 1, 0]].concat();
        assert_eq!(without_custom_sections(&wasm), Some([&head[..], &long, &[10, 1, 0]].concat()));
        assert_eq!(without_custom_sections(b"\0asm\x01\0\0\0\x01\x05\0"), None);
        assert_eq!(without_custom_sections(b"\0asm"), None);
    }
}
