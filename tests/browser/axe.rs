//! Checks accessibility: axe-core's rules, and pages that scroll sideways.

use serde::Deserialize;
use serde_json::json;

use crate::page::Page;

/// The location of axe-core after `npm install`.
const AXE: &str = "node_modules/axe-core/axe.min.js";

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    html: String,
    failure_summary: Option<String>,
}

impl Page {
    /// axe-core's findings on the current page, one readable text per rule.
    pub async fn axe_violations(&self) -> Vec<String> {
        let is_there = self.js("return Boolean(window.axe)", vec![]).await;
        if is_there != json!(true) {
            // Firefox runs scripts in a separate scope, so the library is assigned to the window by name.
            let library = crate::suite::npm_file(AXE);
            self.js(&format!("{library};\nwindow.axe = globalThis.axe || window.axe;"), vec![]).await;
        }
        let script = r"
            const done = arguments[arguments.length - 1];
            window.axe.run(document, { resultTypes: ['violations'] })
                .then((result) => done({ violations: JSON.stringify(result.violations) }))
                .catch((error) => done({ error: String(error) }));";
        let driver = self.driver().await;
        let result = driver.execute_async(script, vec![]).await.expect("axe-core runs");
        let text = result.json().get("violations").and_then(|text| text.as_str());
        let text = text.unwrap_or_else(|| panic!("axe-core failed: {:?}", result.json()));
        let violations: Vec<Violation> = serde_json::from_str(text).expect("axe-core's results");
        violations.iter().map(in_words).collect()
    }

    /// Fails if axe-core finds anything.
    pub async fn assert_accessible(&self, screen: &str) {
        let violations = self.axe_violations().await;
        assert!(violations.is_empty(), "{screen} in {:?}:\n{}", self.engine(), violations.join("\n"));
    }

    /// Fails if the page is wider than its window, and names the elements that stick out.
    pub async fn assert_no_sideways_scroll(&self, screen: &str) {
        let wide = self.what_sticks_out().await;
        assert!(wide.is_empty(), "{screen} scrolls sideways: {}", wide.join(" | "));
    }

    /// The width of the page and the elements that cause it; empty if the page fits its window.
    pub async fn what_sticks_out(&self) -> Vec<String> {
        let script = r"
            const width = document.documentElement.clientWidth;
            const page = document.scrollingElement;
            if (page.scrollWidth <= width) return [];
            const wide = [...document.body.querySelectorAll('*')].filter((element) => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && box.right > width + 0.5;
            });
            const name = (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
            return [`${page.scrollWidth} px in ${width} px`, ...wide.slice(0, 10).map(name)];";
        serde_json::from_value(self.js(script, vec![]).await).expect("a list of texts")
    }
}

/// A violation in readable form.
fn in_words(violation: &Violation) -> String {
    let nodes = violation.nodes.iter().map(|node| {
        let summary = node.failure_summary.as_deref().unwrap_or_default().replace('\n', " ");
        format!("    {}\n      {summary}", node.html)
    });
    let nodes: Vec<String> = nodes.collect();
    format!("{}: {}\n{}", violation.id, violation.help, nodes.join("\n"))
}
