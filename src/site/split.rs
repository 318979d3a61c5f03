//! Parts the program in two: what shows Today, and what comes when Today is on screen (`ui::later`).
//!
//! The compiler links one wasm, and leaves in it where every function and every text is spoken of. From that
//! `wasm_split_cli_support` tells what only the second part reaches, and puts it into a wasm of its own. Then
//! wasm-bindgen writes the script for the first part anew, and the few lines that fetch the second are put
//! before it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_split_cli_support::{Options, transform};

use super::digest::{integrity, name_hash};
use super::error::SiteError;
use super::markup::tags;
use super::wasm_sections::slim;

/// Fetches the second part; its name, its digest and what both share are put in here.
const FETCH: &str = include_str!("later.js");
/// The script through which the first part asks for the second, as the tools call it.
const LINK: &str = "./__wasm_split.js";

/// Replaces the wasm and the script that Trunk put into `staging` by the two parts of the program that the
/// compiler left at `linked`, and names them in the start page.
pub fn split(staging: &Path, linked: &Path) -> Result<(), SiteError> {
    let page_path = staging.join("index.html");
    let page = read_text(&page_path)?;
    let glue_link = tags(&page)?.into_iter().find(|tag| tag.has("rel", "modulepreload"));
    let attribute = |name: &str| glue_link.as_ref().and_then(|tag| tag.attribute(name)).map(str::to_owned);
    let old_stem = attribute("href").and_then(|href| Some(href.rsplit('/').next()?.strip_suffix(".js")?.to_owned()));
    let (Some(old_stem), Some(old_digest)) = (old_stem, attribute("integrity")) else {
        return Err(SiteError::at(&page_path, &"Trunk's modulepreload link is missing"));
    };

    let parts = parts(linked)?;
    let later_name = format!("later-{}.wasm", name_hash(&parts.later));
    let glue = linked_glue(&parts, &later_name).map_err(|cause| SiteError::at(linked, &cause))?;
    // The script names the second part by its digest, and the first part speaks of both.
    let stem = format!("next-touch-{}", name_hash(&[glue.as_bytes(), &parts.first].concat()));

    for old in [format!("{old_stem}.js"), format!("{old_stem}_bg.wasm")] {
        let path = staging.join(old);
        fs::remove_file(&path).map_err(|cause| SiteError::at(&path, &cause))?;
    }
    write(&staging.join(&later_name), &parts.later)?;
    write(&staging.join(format!("{stem}_bg.wasm")), &parts.first)?;
    write(&staging.join(format!("{stem}.js")), glue.as_bytes())?;
    let page = page.replace(&old_stem, &stem).replace(&old_digest, &integrity(glue.as_bytes()));
    write(&page_path, page.as_bytes())
}

/// Both parts, and the scripts that the tools wrote for them.
struct Parts {
    first: Vec<u8>,
    later: Vec<u8>,
    glue: String,
    link: String,
}

/// Has the tools part the program at `linked`, in a folder beside it.
fn parts(linked: &Path) -> Result<Parts, SiteError> {
    let whole = read(linked)?;
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
        SiteError::at(linked, &format!("can't be split: {cause}. Was it built by `make dist`, with --emit-relocs?"))
    })?;
    let [later] = made.split_modules.as_slice() else {
        return Err(SiteError::at(linked, &format!("has {} later parts, not one", made.split_modules.len())));
    };
    bind(&first, &folder)?;
    Ok(Parts {
        first: read(&folder.join("bound_bg.wasm"))?,
        later: slim(&read(later)?).ok_or_else(|| SiteError::at(later, &"this is no wasm"))?,
        glue: read_text(&folder.join("bound.js"))?,
        link: read_text(&folder.join(LINK))?,
    })
}

/// Has wasm-bindgen write the script for `first`; the second part needs all that the linker would share.
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

/// The script for the first part, with the lines that fetch the second instead of the script of the tools.
fn linked_glue(parts: &Parts, later_name: &str) -> Result<String, String> {
    let import = parts.glue.lines().find(|line| line.starts_with("import * as ") && line.contains(LINK));
    let import = import.ok_or("wasm-bindgen's script asks for no second part")?;
    let name = import.split(' ').nth(3).unwrap_or_default();
    let shared = parts.link.split_once("const { ").and_then(|(_, rest)| rest.split_once(" } = initSync"));
    let (shared, _) = shared.ok_or("what both parts share is not said")?;
    let fetch = FETCH
        .replace("{{name}}", name)
        .replace("{{file}}", later_name)
        .replace("{{integrity}}", &integrity(&parts.later))
        .replace("{{shared}}", shared.trim_end_matches([',', ' ']));
    Ok(parts.glue.replacen(import, &super::post_build::without_comments(&fetch), 1))
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

    fn parts(glue: &str, link: &str) -> Parts {
        Parts { first: Vec::new(), later: b"later".to_vec(), glue: glue.to_owned(), link: link.to_owned() }
    }

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\n\nlet wasm;\n";
    const SHARED: &str =
        "import { initSync } from \"./main.js\";\nconst { table, memory,  } = initSync(undefined, undefined);";

    #[test]
    fn the_script_fetches_the_second_part_by_its_digest_and_shares_what_both_need() {
        let glue = linked_glue(&parts(GLUE, SHARED), "later-1.wasm").unwrap();
        assert!(!glue.contains("import ") && !glue.contains("{{"), "{glue}");
        assert!(glue.contains("const import1 = {") && glue.contains("\"./later-1.wasm\""), "{glue}");
        assert!(glue.contains(&integrity(b"later")) && glue.contains("__wasm_split: { table, memory } }"), "{glue}");
        assert!(glue.ends_with("let wasm;\n"), "{glue}");
    }

    #[test]
    fn other_scripts_than_those_of_the_tools_are_refused() {
        assert!(linked_glue(&parts("let wasm;", SHARED), "later-1.wasm").is_err());
        assert!(linked_glue(&parts(GLUE, "nothing is shared"), "later-1.wasm").is_err());
    }

    #[test]
    fn the_program_is_looked_for_where_this_tool_was_built() {
        let found = linked_program(Path::new("/target/debug/site"), "release");
        assert_eq!(found, Some(PathBuf::from("/target/wasm32-unknown-unknown/release/next-touch.wasm")));
    }
}
