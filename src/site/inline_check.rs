//! Finds what the security policy would block: code and styles written into the markup.

use super::error::SiteError;
use super::markup::{Tag, tags};

/// One sentence for each place in `html` that the policy would block.
pub fn inline_code(html: &str) -> Result<Vec<String>, SiteError> {
    Ok(tags(html)?.iter().flat_map(complaints).collect())
}

fn complaints(tag: &Tag) -> Vec<String> {
    let mut complaints = Vec::new();
    let name = &tag.name;
    if name == "script" && tag.attribute("src").is_none() {
        complaints.push("an inline <script>; move it into a file".to_owned());
    }
    if name == "style" {
        complaints.push("a <style> element; move it into style/".to_owned());
    }
    for (attribute, value) in &tag.attributes {
        if attribute == "style" {
            complaints.push(format!("<{name} style=…>; use a class"));
        } else if attribute.starts_with("on") {
            complaints.push(format!("<{name} {attribute}=…>; listen from a script file"));
        } else if value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
            complaints.push(format!("<{name} {attribute}=\"javascript:…\">; use a button"));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: usize) {
        assert_eq!(inline_code(html).unwrap().len(), expected, "{html}");
    }

    #[test]
    fn everything_the_policy_would_block_is_found() {
        check("<script>1</script>", 1);
        check("<script type=module>1</script>", 1);
        check("<p STYLE='a:b' onClick=x>", 2);
        check("<style>a{}</style>", 1);
        check("<a href=' JavaScript:x'>", 1);
    }

    #[test]
    fn files_and_harmless_attributes_pass() {
        check("<script src=boot.js></script><p class=style title='onclick='>style=</p>", 0);
        check("<!-- <p style=x> -->", 0);
    }
}
