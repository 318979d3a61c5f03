//! The hook that Trunk runs after a build: from Trunk's output to a page without inline code, whose
//! wasm, styles and start script are pinned by digests, with its policy in the page and in `_headers`.

use std::fs;
use std::path::{Path, PathBuf};

use super::compact_wasm::compact;
use super::digest::{integrity, name_hash};
use super::error::SiteError;
use super::inline_check::inline_code;
use super::markup::{Tag, rewritten, tags};
use super::{offline, policy, style_sheet};

/// The start script; names and digest are put in here. The shadow, the vault and what
/// keeps the page startable go with it, so that they
/// cost no request and are pinned by the same digest.
const BOOT_SCRIPT: &str =
    concat!(include_str!("shadow.js"), include_str!("vault.js"), include_str!("boot.js"), include_str!("updates.js"));
/// The page that gives the data out when the app cannot start, and its script.
const RESCUE_PAGE: &str = include_str!("rescue.html");
const RESCUE_SCRIPT: &str = concat!(include_str!("shadow.js"), include_str!("rescue.js"));

/// Where the hook works.
#[derive(Debug)]
pub struct Folders {
    /// Where Trunk gathers the site before it becomes `dist/`.
    pub staging: PathBuf,
    /// The root of the project, with `style/` and `static/` in it.
    pub source: PathBuf,
}

/// Rewrites the site in the staging folder.
pub fn post_build(folders: &Folders) -> Result<(), SiteError> {
    let staging = &folders.staging;
    let index = staging.join("index.html");
    let html = read_text(&index)?;
    let output = TrunkOutput::find(&html).map_err(|cause| SiteError::at(&index, &cause))?;

    let wasm = compact_file(&staging.join(&output.wasm))?;
    let boot = without_comments(BOOT_SCRIPT)
        .replace("{{glue}}", &output.glue)
        .replace("{{wasm}}", &output.wasm)
        .replace("{{wasm-integrity}}", &integrity(&wasm));
    let boot_name = write_hashed(staging, "boot", "js", boot.as_bytes())?;
    let style = style_sheet::joined(&folders.source.join("style"))?;
    let style_name = write_hashed(staging, "style", "css", style.as_bytes())?;

    let install = install_files(staging, &folders.source.join("static"))?;

    let style_link = format!(
        "<link rel=\"stylesheet\" href=\"./{style_name}\" integrity=\"{}\" crossorigin>",
        integrity(style.as_bytes())
    );
    let head = |script: &str, name: &str| {
        let policy = policy::head_elements();
        let digest = integrity(script.as_bytes());
        format!(
            "\n{policy}{style_link}\n<script type=\"module\" src=\"./{name}\" integrity=\"{digest}\" crossorigin></script>"
        )
    };
    let install = format!(
        "\n<meta name=\"next-touch-build\" content=\"{}\">\n\
         <link rel=\"manifest\" href=\"./{}\">\n\
         <link rel=\"apple-touch-icon\" href=\"./{}\">",
        offline::BUILD,
        install.manifest,
        install.touch_icon,
    );
    let head_of_index = head(&boot, &boot_name) + &install + "\n";
    let page = rewritten(&html, &head_of_index, SUPERFLUOUS).map_err(|cause| SiteError::at(&index, &cause))?;
    write_text(&index, &page)?;

    let rescue = without_comments(RESCUE_SCRIPT);
    let rescue_name = write_hashed(staging, "rescue", "js", rescue.as_bytes())?;
    let page = RESCUE_PAGE.replacen("<head>", &format!("<head>{}", head(&rescue, &rescue_name)), 1);
    write_text(&staging.join("rescue.html"), &page)?;
    write_text(&staging.join("404.html"), NOT_FOUND)?;
    check_pages(staging)?;
    offline::write_worker(staging)?;
    write_text(&staging.join("_headers"), &policy::headers_file(&offline::names(staging)?))
}

/// What hosts show for an address that is none. Some of them would send the start page instead, and a
/// browser that asks for a script must never get a page.
const NOT_FOUND: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <title>There is no such page</title>\n<p>There is no such page here. Your leads are where they were.</p>\n</html>\n";

/// What is written so that the page can be installed.
struct Install {
    manifest: String,
    touch_icon: String,
}

/// Writes the icons (`make icons` draws them from `icon.svg`) and the manifest that names them.
fn install_files(staging: &Path, sources: &Path) -> Result<Install, SiteError> {
    let icon = |stem: &str| {
        let path = sources.join(format!("{stem}.png"));
        write_hashed(staging, stem, "png", &fs::read(&path).map_err(|cause| SiteError::at(&path, &cause))?)
    };
    // The picture for the tab is of Trunk's making already, under the same kind of name.
    let mut manifest = read_text(&sources.join("manifest.webmanifest"))?
        .replace("{{theme}}", policy::THEME_COLOUR)
        .replace("{{background}}", policy::THEME_COLOUR);
    for stem in ["icon-192", "icon-512", "icon-maskable"] {
        manifest = manifest.replace(&format!("{{{{{stem}}}}}"), &icon(stem)?);
    }
    Ok(Install {
        manifest: write_hashed(staging, "manifest", "webmanifest", manifest.as_bytes())?,
        touch_icon: icon("apple-touch-icon")?,
    })
}

/// Takes what the browser does not need out of the wasm, and returns it.
fn compact_file(path: &Path) -> Result<Vec<u8>, SiteError> {
    let wasm = fs::read(path).map_err(|cause| SiteError::at(path, &cause))?;
    let wasm = compact(&wasm).map_err(|cause| SiteError::at(path, &cause))?;
    fs::write(path, &wasm).map_err(|cause| SiteError::at(path, &cause))?;
    Ok(wasm)
}

/// What the hook needs to know of the page that Trunk wrote.
struct TrunkOutput {
    /// The name of the script that wasm-bindgen wrote.
    glue: String,
    /// The name of the wasm.
    wasm: String,
}

/// Trunk's inline start script, and its preload of the wasm: browsers do not check the digest of that, and Safari
/// fetches twice because of it.
const SUPERFLUOUS: &str = "script:not([src]), link[rel=preload][as=fetch]";

impl TrunkOutput {
    fn find(html: &str) -> Result<Self, String> {
        let tags = tags(html).map_err(|cause| cause.to_string())?;
        let one = |what: &str, wanted: &dyn Fn(&Tag) -> bool| {
            let mut found = tags.iter().filter(|tag| wanted(tag));
            match (found.next(), found.next()) {
                (Some(tag), None) => Ok(tag),
                (None, _) => Err(format!("{what} is missing")),
                (Some(_), Some(_)) => Err(format!("{what} stands there twice")),
            }
        };
        if tags.iter().any(|tag| tag.name == "meta" && tag.attribute("charset").is_some()) {
            return Err("take the charset out of index.html; the hook writes it, with the policy, \
                        as the first element"
                .to_owned());
        }
        one("<head>", &|tag| tag.name == "head")?;
        let start_script = one("an inline script", &|tag| tag.name == "script" && tag.attribute("src").is_none())?;
        if !start_script.raw_text.contains("init(") {
            return Err("the inline <script> is not Trunk's; move it into a file".to_owned());
        }
        let glue = one("Trunk's modulepreload link", &|tag| tag.has("rel", "modulepreload"))?;
        let wasm = one("Trunk's preload link of the wasm", &|tag| tag.has("rel", "preload") && tag.has("as", "fetch"))?;
        Ok(Self { glue: linked_name(glue)?, wasm: linked_name(wasm)? })
    }
}

/// The name of the file that a link leads to.
fn linked_name(tag: &Tag) -> Result<String, String> {
    let name = tag.attribute("href").and_then(|href| href.rsplit('/').next());
    name.map(str::to_owned).ok_or_else(|| format!("<{}> has no href", tag.name))
}

/// Writes `content` under a name with its digest in it, and answers the name.
fn write_hashed(folder: &Path, stem: &str, end: &str, content: &[u8]) -> Result<String, SiteError> {
    let name = format!("{stem}-{}.{end}", name_hash(content));
    let path = folder.join(&name);
    fs::write(&path, content).map_err(|cause| SiteError::at(&path, &cause))?;
    Ok(name)
}

/// Fails when a page of the site has anything in it that its own policy would block.
fn check_pages(folder: &Path) -> Result<(), SiteError> {
    let entries = fs::read_dir(folder).map_err(|cause| SiteError::at(folder, &cause))?;
    for entry in entries {
        let path = entry.map_err(|cause| SiteError::at(folder, &cause))?.path();
        if path.is_dir() {
            check_pages(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let complaints = inline_code(&read_text(&path)?).map_err(|cause| SiteError::at(&path, &cause))?;
            if !complaints.is_empty() {
                return Err(SiteError::at(&path, &complaints.join("; ")));
            }
        }
    }
    Ok(())
}

/// A script as it was written, without the lines that only explain it and without the space before the others: the
/// comments are a third of what a first visit would fetch of our scripts. It is no minifier; what is left means the
/// same, since no text in our scripts and in wasm-bindgen's goes over several lines.
pub(super) fn without_comments(script: &str) -> String {
    let explains = |line: &&str| ["//", "/**", "* ", "*/"].iter().any(|start| line.starts_with(start));
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !explains(line));
    lines.map(|line| format!("{line}\n")).collect()
}

fn read_text(path: &Path) -> Result<String, SiteError> {
    fs::read_to_string(path).map_err(|cause| SiteError::at(path, &cause))
}

fn write_text(path: &Path, text: &str) -> Result<(), SiteError> {
    fs::write(path, text).map_err(|cause| SiteError::at(path, &cause))
}
