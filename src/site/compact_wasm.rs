//! Rewrites a wasm so that it takes fewer bytes without being another program.

use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, Module, RawSection};
use wasmparser::{CustomSectionReader, Parser, Payload};

/// `wasm` without the names in it, and with its numbers in as few bytes as they need: the linker writes each that it
/// may have to change in five. With the variable `KEEP_WASM_NAMES` it stays as it is, to see what it is made of.
///
/// # Errors
///
/// If it is not laid out as wasm is.
pub fn compact(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let are_names_kept = std::env::var_os("KEEP_WASM_NAMES").is_some();
    if are_names_kept { Ok(wasm.to_vec()) } else { without_custom_sections(wasm) }
}

fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut module = Module::new();
    let parsed = WithoutCustomSections.parse_core_module(&mut module, Parser::new(0), wasm);
    parsed.map_err(|cause| cause.to_string())?;
    Ok(module.finish())
}

/// Leaves out the sections that mean nothing to the machine.
struct WithoutCustomSections;

impl Reencode for WithoutCustomSections {
    type Error = Infallible;

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        Ok(())
    }
}

/// `wasm` without the exports whose names `is_unused` knows. All other sections stay byte by byte: the linker has
/// noted the places in them.
///
/// # Errors
///
/// If it is not laid out as wasm is.
pub fn without_exports(wasm: &[u8], is_unused: fn(&str) -> bool) -> Result<Vec<u8>, String> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|cause| cause.to_string())?;
        if let Payload::ExportSection(section) = payload {
            let mut exports = ExportSection::new();
            let kept = WithoutExports(is_unused).parse_export_section(&mut exports, section);
            kept.map_err(|cause| cause.to_string())?;
            module.section(&exports);
        } else if let Some((id, range)) = payload.as_section() {
            let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
            let data = wasm.get(place(range.start)..place(range.end)).ok_or("a section goes over the end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// Leaves out the exports whose names it knows.
struct WithoutExports(fn(&str) -> bool);

impl Reencode for WithoutExports {
    type Error = Infallible;

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        let Self(is_unused) = self;
        if is_unused(export.name) { Ok(()) } else { utils::parse_export(self, exports, export) }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, CustomSection, ExportKind, Function, FunctionSection, TypeSection, ValType};

    use super::*;

    /// A program of two functions that are exported, with a custom section at its end.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut exports = ExportSection::new();
        exports.export("used", ExportKind::Func, 0).export("unused", ExportKind::Func, 1);
        let mut code = CodeSection::new();
        for number in [1, 2] {
            let mut function = Function::new([]);
            function.instructions().i32_const(number).end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.section(&CustomSection { name: "name".into(), data: (&[7_u8; 200]).into() });
        module.finish()
    }

    fn export_names(wasm: &[u8]) -> Vec<String> {
        let exports = Parser::new(0).parse_all(wasm).find_map(|payload| match payload.unwrap() {
            Payload::ExportSection(section) => Some(section),
            _ => None,
        });
        exports.unwrap().into_iter().map(|export| export.unwrap().name.to_owned()).collect()
    }

    #[test]
    fn custom_sections_are_taken_out_and_numbers_get_no_more_bytes_than_they_need() {
        let wasm = program();
        let small = without_custom_sections(&wasm).unwrap();
        // The custom section: its kind, two bytes for its length, its name with a length, its content.
        assert_eq!(small, wasm[..wasm.len() - (1 + 2 + 5 + 200)]);
        // The same program, as a linker writes it: `i32.const 1` with a number of five bytes.
        let [before, after] = [[0x41, 1, 0x0b].as_slice(), &[0x41, 0x81, 0x80, 0x80, 0x80, 0, 0x0b]];
        let place = small.windows(3).position(|three| three == before).unwrap();
        let mut long = [&small[..place], after, &small[place + 3..]].concat();
        // The lengths of the function and of the section with all code rise by four.
        long[place - 2] += 4;
        long[place - 4] += 4;
        assert_eq!(without_custom_sections(&long).unwrap(), small);
    }

    #[test]
    fn exports_that_are_not_used_are_taken_out_and_nothing_else() {
        let wasm = program();
        let kept = without_exports(&wasm, |name| name == "unused").unwrap();
        assert_eq!(export_names(&kept), ["used"]);
        assert_eq!(kept.len(), wasm.len() - "unused".len() - 3);
        assert_eq!(without_exports(&wasm, |_| false).unwrap(), wasm);
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        for bad in [&b"\0asm\x01\0\0\0\x01\x05\0"[..], b"\0asm", b"<html>", b""] {
            assert!(without_custom_sections(bad).is_err(), "{bad:?}");
            assert!(without_exports(bad, |_| false).is_err(), "{bad:?}");
        }
    }
}
