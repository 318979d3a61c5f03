//! What a first visit costs on the wire, file by file: until Today works, and with each part that comes later.

use std::fs;
use std::path::Path;

use super::compress::{Effort, brotli, gzip};
use super::error::SiteError;
use super::parts::{Part, first_part_of};

/// The bytes of one file, or of all together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The file's name.
    pub name: String,
    /// As it lies on the disk.
    pub raw: usize,
    /// As hosts send it that know only gzip.
    pub gzip: usize,
    /// As most hosts send it.
    pub brotli: usize,
}

/// Those of `sizes` that a visit asks for until Today works, or if a part is named, those that come with it.
pub fn of_part(sizes: &[Size], part: Option<&Part>) -> Vec<Size> {
    sizes.iter().filter(|size| first_part_of(&size.name) == part).cloned().collect()
}

/// The sizes of every file that a first visit to the site in `dist` asks for.
pub fn first_visit(dist: &Path) -> Result<Vec<Size>, SiteError> {
    first_visit_names(dist)?
        .into_iter()
        .map(|name| {
            let content = read(&dist.join(&name))?;
            Ok(Size {
                raw: content.len(),
                gzip: gzip(&content, Effort::Best)?.len(),
                brotli: brotli(&content, Effort::Best)?.len(),
                name,
            })
        })
        .collect()
}

/// The sum of `sizes`.
pub fn sum(sizes: &[Size]) -> Size {
    let start = Size { name: "sum".to_owned(), ..Size::default() };
    sizes.iter().fold(start, |sum, size| Size {
        name: sum.name,
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
    })
}

/// A table of `sizes` with their sum below.
pub fn table(title: &str, sizes: &[Size]) -> String {
    let line = |name: &str, raw: &str, gzip: &str, brotli: &str| format!("{name:<40} {raw:>9} {gzip:>9} {brotli:>9}\n");
    let mut table = line(title, "raw", "gzip", "brotli");
    for size in sizes.iter().chain([&sum(sizes)]) {
        let numbers = [size.raw, size.gzip, size.brotli].map(|number| number.to_string());
        let [raw, gzip, brotli] = &numbers;
        table.push_str(&line(&size.name, raw, gzip, brotli));
    }
    table
}

/// The start page, and whatever files of the site it or one of those files names. The start script names
/// the worker, which names all that it keeps for the time without a network.
fn first_visit_names(dist: &Path) -> Result<Vec<String>, SiteError> {
    let entries = fs::read_dir(dist).map_err(|cause| SiteError::at(dist, &cause))?;
    let mut others: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name != "index.html" && name != "404.html" && !name.starts_with('_'))
        .collect();
    others.sort();
    let mut found = vec!["index.html".to_owned()];
    let mut position = 0;
    while let Some(name) = found.get(position) {
        let content = read(&dist.join(name))?;
        let text = String::from_utf8_lossy(&content).into_owned();
        let (named, rest) = others.into_iter().partition(|other| text.contains(other.as_str()));
        found.extend::<Vec<String>>(named);
        others = rest;
        position += 1;
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Vec<u8>, SiteError> {
    fs::read(path).map_err(|cause| SiteError::at(path, &cause))
}
