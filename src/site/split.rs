//! Splits the program into parts: what shows Today, and what comes when Today is on screen or when it is used
//! (`ui::lazy`).
//!
//! The compiler links one wasm, and leaves in it where every function and every text is named. From that
//! `wasm_split_cli_support` finds what only a later part reaches, and puts it into a wasm of its own; what several
//! later parts reach gets one too. Then wasm-bindgen writes the script for the first part again, and the few lines
//! that fetch the others are put before it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_split_cli_support::{Options, transform};

use super::compact_wasm::{compact, without_exports};
use super::digest::{integrity, name_hash};
use super::error::SiteError;
use super::markup::tags;
use super::parts::{PARTS, stem};
use super::post_build::without_comments;

/// Fetches the later parts; their files with their digests, and what all parts share, are put in here.
const FETCH: &str = include_str!("parts.js");
/// The script through which the first part asks for the others, as the tools call it.
const LINK: &str = "./__wasm_split.js";

/// Whether an export is one that a library makes for programs that read streams. This one reads none, and what is
/// exported would have to come before Today.
fn is_unused(export: &str) -> bool {
    export.contains("intounderlying")
}

/// Replaces the wasm and the script that Trunk put into `staging` by the parts of the program that the compiler left
/// at `linked`, and names them in the start page.
///
/// # Errors
///
/// If a file cannot be read or written, a tool fails, or the program has other parts than [`PARTS`].
pub fn split(staging: &Path, linked: &Path) -> Result<(), SiteError> {
    let page_path = staging.join("index.html");
    let page = read_text(&page_path)?;
    let glue_link = tags(&page)?.into_iter().find(|tag| tag.has("rel", "modulepreload"));
    let attribute = |name: &str| glue_link.as_ref().and_then(|tag| tag.attribute(name)).map(str::to_owned);
    let old_stem = attribute("href").and_then(|href| Some(href.rsplit('/').next()?.strip_suffix(".js")?.to_owned()));
    let (Some(old_stem), Some(old_digest)) = (old_stem, attribute("integrity")) else {
        return Err(SiteError::at(&page_path, &"Trunk's modulepreload link is missing"));
    };

    let program = split_program(linked)?;
    let glue = linked_glue(&program).map_err(|cause| SiteError::at(linked, &cause))?;
    // The script names the later parts by their digests, and the first part knows the places of all.
    let stem = format!("next-touch-{}", name_hash(&[glue.as_bytes(), &program.first].concat()));

    for old in [format!("{old_stem}.js"), format!("{old_stem}_bg.wasm")] {
        let path = staging.join(old);
        fs::remove_file(&path).map_err(|cause| SiteError::at(&path, &cause))?;
    }
    for file in &program.files {
        write(&staging.join(&file.name), &file.content)?;
    }
    write(&staging.join(format!("{stem}_bg.wasm")), &program.first)?;
    write(&staging.join(format!("{stem}.js")), glue.as_bytes())?;
    let page = page.replace(&old_stem, &stem).replace(&old_digest, &integrity(glue.as_bytes()));
    write(&page_path, page.as_bytes())
}

/// The parts of the program, and the scripts that the tools wrote for them.
struct Program {
    first: Vec<u8>,
    files: Vec<PartFile>,
    glue: String,
    link: String,
}

/// A wasm that one or several of the later parts need.
struct PartFile {
    /// The names of the parts, in the order of the alphabet.
    parts: Vec<String>,
    name: String,
    content: Vec<u8>,
}

impl PartFile {
    fn new(parts: Vec<String>, content: Vec<u8>) -> Self {
        let names: Vec<&str> = parts.iter().map(String::as_str).collect();
        let name = format!("{}-{}.wasm", stem(&names), name_hash(&content));
        Self { parts, name, content }
    }
}

/// Has the tools split the program at `linked`, in a folder beside it.
fn split_program(linked: &Path) -> Result<Program, SiteError> {
    let at_linked = |cause: String| SiteError::at(linked, &cause);
    let whole = without_exports(&read(linked)?, is_unused).map_err(at_linked)?;
    let folder = linked.with_extension("parts");
    // What an earlier build left there must not be taken for this one's.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|cause| SiteError::at(&folder, &cause))?;
    }
    let first = folder.join("first.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    let made = transform(options).map_err(|cause| {
        at_linked(format!("cannot be split: {cause}. Was it built by `make dist`, with --emit-relocs?"))
    })?;
    let needs = needs_of(made.prefetch_map).map_err(at_linked)?;
    bind(&first, &folder)?;
    let mut files = Vec::new();
    for (file, parts) in needs {
        let path = folder.join(format!("{file}.wasm"));
        let content = compact(&read(&path)?).map_err(|cause| SiteError::at(&path, &cause))?;
        files.push(PartFile::new(parts, content));
    }
    Ok(Program {
        first: read(&folder.join("bound_bg.wasm"))?,
        files,
        glue: read_text(&folder.join("bound.js"))?,
        link: read_text(&folder.join(LINK))?,
    })
}

/// The parts that need each file, from the files that each part needs.
fn needs_of(
    files_of: impl IntoIterator<Item = (String, Vec<String>)>,
) -> Result<BTreeMap<String, Vec<String>>, String> {
    let files_of: BTreeMap<String, Vec<String>> = files_of.into_iter().collect();
    let known: BTreeSet<&str> = PARTS.iter().map(|part| part.name).collect();
    let found: BTreeSet<&str> = files_of.keys().map(String::as_str).collect();
    if known != found {
        return Err(format!("has the parts {found:?}; site::parts knows {known:?}"));
    }
    let mut needs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (part, files) in files_of {
        for file in files {
            needs.entry(file).or_default().push(part.clone());
        }
    }
    Ok(needs)
}

/// Has wasm-bindgen write the script for `first`; the other parts need all that the linker would share.
fn bind(first: &Path, folder: &Path) -> Result<(), SiteError> {
    let mut command = Command::new("wasm-bindgen");
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "bound", "--out-dir"]);
    let status = command.arg(folder).arg(first).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(SiteError::at(first, &format!("wasm-bindgen failed: {status}"))),
        Err(cause) => Err(SiteError::at(first, &format!("wasm-bindgen did not start: {cause}"))),
    }
}

/// The script for the first part, with the lines that fetch the others instead of the script of the tools.
fn linked_glue(program: &Program) -> Result<String, String> {
    let is_import = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    // wasm-bindgen writes one for each part.
    let imports: Vec<&str> = program.glue.lines().filter(is_import).collect();
    if imports.len() != PARTS.len() {
        return Err(format!("wasm-bindgen's script asks for {} later parts", imports.len()));
    }
    let shared = program.link.split_once("const { ").and_then(|(_, rest)| rest.split_once(" } = initSync"));
    let (shared, _) = shared.ok_or("what the parts share is not said")?;
    let file = |file: &PartFile| format!("[\"{}\", \"{}\"]", file.name, integrity(&file.content));
    let files_of = |part: &str| {
        let files = program.files.iter().filter(|file| file.parts.iter().any(|name| name == part));
        format!("{part}: [{}]", files.map(file).collect::<Vec<_>>().join(", "))
    };
    let parts: Vec<String> = PARTS.iter().map(|part| files_of(part.name)).collect();
    let loader = |part: &str| format!("__wasm_split_load_{part}: load(\"{part}\")");
    let loaders: Vec<String> = PARTS.iter().map(|part| loader(part.name)).collect();
    let fetch = FETCH
        .replace("{{parts}}", &format!("{{ {} }}", parts.join(", ")))
        .replace("{{loaders}}", &loaders.join(", "))
        .replace("{{shared}}", shared.trim_end_matches([',', ' ']));
    let mut glue = fetch + &program.glue;
    for import in imports {
        let name = import.split(' ').nth(3).unwrap_or_default();
        glue = glue.replacen(import, &format!("const {name} = loaders;"), 1);
    }
    Ok(without_comments(&glue))
}

fn read(path: &Path) -> Result<Vec<u8>, SiteError> {
    fs::read(path).map_err(|cause| SiteError::at(path, &cause))
}

fn read_text(path: &Path) -> Result<String, SiteError> {
    fs::read_to_string(path).map_err(|cause| SiteError::at(path, &cause))
}

fn write(path: &Path, content: &[u8]) -> Result<(), SiteError> {
    fs::write(path, content).map_err(|cause| SiteError::at(path, &cause))
}

/// Where the compiler left the program: beside this tool, which it built into the same folder.
pub fn linked_program(tool: &Path, profile: &str) -> Option<PathBuf> {
    let target = tool.parent()?.parent()?;
    Some(target.join("wasm32-unknown-unknown").join(profile).join("next-touch.wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(glue: &str, link: &str) -> Program {
        let file = |parts: &[&str], content: &[u8]| {
            PartFile::new(parts.iter().map(|part| (*part).to_owned()).collect(), content.to_vec())
        };
        let files =
            vec![file(&["files", "screens"], b"both"), file(&["files"], b"files"), file(&["screens"], b"screens")];
        Program { first: Vec::new(), files, glue: glue.to_owned(), link: link.to_owned() }
    }

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n/**\n * @returns {any}\n */\nlet wasm;\n";
    const SHARED: &str =
        "import { initSync } from \"./main.js\";\nconst { table, memory,  } = initSync(undefined, undefined);";

    #[test]
    fn the_script_fetches_each_part_with_all_its_files_by_their_digests() {
        let glue = linked_glue(&program(GLUE, SHARED)).unwrap();
        assert!(!glue.contains("import ") && !glue.contains("{{") && !glue.contains("@returns"), "{glue}");
        assert!(glue.contains("__wasm_split: { table, memory } }"), "{glue}");
        let file = |name: &str, content: &[u8]| {
            format!("[\"part-{name}-{}.wasm\", \"{}\"]", name_hash(content), integrity(content))
        };
        let (both, files, screens) =
            (file("files-screens", b"both"), file("files", b"files"), file("screens", b"screens"));
        assert!(glue.contains(&format!("const parts = {{ screens: [{both}, {screens}], files: [{both}, {files}] }};")));
        let loaders = "__wasm_split_load_screens: load(\"screens\"), __wasm_split_load_files: load(\"files\")";
        assert!(glue.contains(&format!(
            "const loaders = {{ {loaders} }};\nconst import1 = loaders;\nconst import2 = loaders;\n"
        )));
        assert!(glue.ends_with("let wasm;\n"), "{glue}");
    }

    #[test]
    fn other_scripts_than_those_of_the_tools_are_refused() {
        assert!(linked_glue(&program("let wasm;", SHARED)).is_err());
        let (one, _) = GLUE.split_once("import * as import2").unwrap();
        assert!(linked_glue(&program(one, SHARED)).unwrap_err().contains("1 later parts"));
        assert!(linked_glue(&program(GLUE, "nothing is shared")).is_err());
    }

    #[test]
    fn each_file_is_known_by_the_parts_that_need_it_and_other_parts_are_refused() {
        let of = |part: &str, files: &[&str]| (part.to_owned(), files.iter().map(|file| (*file).to_owned()).collect());
        let needs = needs_of([of("screens", &["chunk_1", "split_screens"]), of("files", &["chunk_1", "split_files"])]);
        let needs = needs.unwrap();
        assert_eq!(needs["chunk_1"], ["files", "screens"]);
        assert_eq!(needs["split_files"], ["files"]);
        assert_eq!(needs.len(), 3);
        assert!(needs_of([of("screens", &["split_screens"])]).is_err());
        assert!(needs_of([of("screens", &[]), of("files", &[]), of("mail", &[])]).unwrap_err().contains("mail"));
    }

    #[test]
    fn the_program_is_looked_for_where_this_tool_was_built() {
        let found = linked_program(Path::new("/target/debug/site"), "release");
        assert_eq!(found, Some(PathBuf::from("/target/wasm32-unknown-unknown/release/next-touch.wasm")));
    }
}
