//! The service worker: which files it keeps, and by what digests it knows them.

use std::fs;
use std::path::Path;

use super::digest::{integrity, name_hash};
use super::error::SiteError;
use super::post_build::without_comments;

/// The worker; the name of the version and the list of files are put in here.
const WORKER: &str = include_str!("sw.js");
/// Stands in the start page for the name of the version until all files are known.
pub const BUILD: &str = "{{build}}";
/// The worker's own file. It keeps its name, since that is how browsers find its next version.
pub const WORKER_NAME: &str = "sw.js";

/// Names the version in the start page of the finished site in `folder`, and writes the worker. All
/// files of the site belong to the version, but not what is meant for the host.
pub fn write_worker(folder: &Path) -> Result<(), SiteError> {
    let names = names(folder)?;
    let mut all = String::new();
    for name in &names {
        all.push_str(&format!("{name} {}\n", digest_of(folder, name)?));
    }
    // The worker's own text belongs to the version too.
    let build = name_hash(format!("{all}{WORKER}").as_bytes());

    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).map_err(|cause| SiteError::at(&index, &cause))?;
    if !page.contains(BUILD) {
        return Err(SiteError::at(&index, &"has no place for the name of the version"));
    }
    fs::write(&index, page.replace(BUILD, &build)).map_err(|cause| SiteError::at(&index, &cause))?;

    let mut files = String::from("{\n");
    for name in &names {
        files.push_str(&format!("  \"{name}\": \"{}\",\n", digest_of(folder, name)?));
    }
    files.push('}');
    let worker = without_comments(WORKER).replace(BUILD, &build).replace("{{files}}", &files);
    let path = folder.join(WORKER_NAME);
    fs::write(&path, worker).map_err(|cause| SiteError::at(&path, &cause))
}

/// The names of all files of the site below `folder` but the worker, in order.
pub fn names(folder: &Path) -> Result<Vec<String>, SiteError> {
    let mut names = Vec::new();
    gather(folder, "", &mut names)?;
    names.sort_unstable();
    Ok(names)
}

fn digest_of(folder: &Path, name: &str) -> Result<String, SiteError> {
    let path = folder.join(name);
    Ok(integrity(&fs::read(&path).map_err(|cause| SiteError::at(&path, &cause))?))
}

/// The names of the files below `folder`, with slashes.
fn gather(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<(), SiteError> {
    let entries = fs::read_dir(folder).map_err(|cause| SiteError::at(folder, &cause))?;
    for entry in entries {
        let path = entry.map_err(|cause| SiteError::at(folder, &cause))?.path();
        let last = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = format!("{prefix}{last}");
        if path.is_dir() {
            gather(&path, &format!("{name}/"), names)?;
        } else if !last.starts_with(['_', '.']) && name != WORKER_NAME && name != "404.html" {
            names.push(name);
        }
    }
    Ok(())
}
