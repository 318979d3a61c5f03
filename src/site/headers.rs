//! The `_headers` file as a host reads it: which headers a path gets.

/// The rules of one `_headers` file, in its order.
#[derive(Debug, Default)]
pub struct HeaderRules {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl HeaderRules {
    /// Reads the text of a `_headers` file: a path at the start of a line, its headers indented.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if !line.starts_with(' ') {
                rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The headers for `path`, which begins with a slash.
    pub fn for_path(&self, path: &str) -> Vec<(&str, &str)> {
        self.rules
            .iter()
            .filter(|rule| rule.matches(path))
            .flat_map(|rule| &rule.headers)
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }
}

impl Rule {
    /// A star at the end stands for anything; everything else is meant literally.
    fn matches(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: &[(&str, &str)]) {
        let rules = HeaderRules::parse("/*\n  A: 1; x: y\n\n/b.js\n  B: 2\n");
        assert_eq!(rules.for_path(path), expected);
    }

    #[test]
    fn a_path_gets_the_headers_of_every_rule_it_matches() {
        check("/b.js", &[("A", "1; x: y"), ("B", "2")]);
        check("/", &[("A", "1; x: y")]);
        check("/b.json", &[("A", "1; x: y")]);
    }
}
