//! Parses a `_headers` file by the published rules of Netlify and Cloudflare Pages, and rejects what either of them
//! would silently ignore.

use std::collections::BTreeMap;

/// Cloudflare Pages reads at most this many rules.
const MOST_RULES: usize = 100;
/// The maximum length of a line.
const LONGEST_LINE: usize = 2_000;

/// The rules of a file, in order.
pub struct HeadersFile {
    rules: Vec<Rule>,
}

/// A path pattern with its headers.
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl HeadersFile {
    /// Parses the file, or returns the line number and the violated rule.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rules: Vec<Rule> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let refuse = |why: &str| Err(format!("line {}: {why}: {line}", number + 1));
            if line.chars().count() > LONGEST_LINE {
                return refuse("too long");
            }
            if line.trim().is_empty() || line.trim().starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                // A star matches everything that follows; Netlify allows nothing after it.
                let line = line.trim_end();
                let plain = line.strip_suffix('*').unwrap_or(line);
                if !line.starts_with('/') || plain.contains(['*', ':', ' ']) {
                    return refuse("this is no plain path");
                }
                if rules.last().is_some_and(|rule| rule.headers.is_empty()) {
                    return refuse("the path before has no header");
                }
                rules.push(Rule { pattern: line.to_owned(), headers: Vec::new() });
                continue;
            }
            match (rules.last_mut(), line.trim().split_once(':')) {
                (Some(rule), Some((name, value))) if is_name(name) && !value.trim().is_empty() => {
                    rule.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => return refuse("this is no header of a path"),
            }
        }
        if rules.last().is_some_and(|rule| rule.headers.is_empty()) {
            return Err("the last path has no header".to_owned());
        }
        if rules.len() > MOST_RULES {
            return Err(format!("{} rules", rules.len()));
        }
        Ok(Self { rules })
    }

    /// The headers that the hosts send for a path, by lower-case name; several values are joined with commas.
    pub fn headers_for(&self, path: &str) -> BTreeMap<String, String> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in self.rules.iter().filter(|rule| rule.fits(path)).flat_map(|rule| &rule.headers) {
            let joined = found.get(name).map_or_else(|| value.clone(), |before| format!("{before}, {value}"));
            found.insert(name.clone(), joined);
        }
        found
    }
}

impl Rule {
    fn fits(&self, path: &str) -> bool {
        self.pattern.strip_suffix('*').map_or(self.pattern == path, |start| path.starts_with(start))
    }
}

/// Whether this can be the name of a header: letters and dashes only.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '-')
}
