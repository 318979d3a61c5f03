//! The guide in the app: short pages, parsed from one text, with search.

/// The text of all pages: a line `# name: Title` starts a page, `- ` a list item, and any other line is a paragraph.
const TEXT: &str = include_str!("../../guide/guide.md");

/// A page of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name in the URL.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    body: &'static str,
}

/// A block of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(&'static str),
    /// A list item.
    Point(&'static str),
}

impl Page {
    /// Its paragraphs and list items.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + use<> {
        let lines = self.body.lines().filter(|line| !line.is_empty());
        lines.map(|line| line.strip_prefix("- ").map_or(Block::Text(line), Block::Point))
    }

    fn fits(&self, typed: &str) -> bool {
        let text = format!("{} {}", self.title, self.body).to_lowercase();
        typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// All pages in order.
pub fn pages() -> impl Iterator<Item = Page> {
    TEXT.split("# ").skip(1).filter_map(|page| {
        let (head, body) = page.split_once('\n')?;
        let (name, title) = head.split_once(": ")?;
        Some(Page { name, title, body })
    })
}

/// The page with this name.
pub fn page(name: &str) -> Option<Page> {
    pages().find(|page| page.name == name)
}

/// The pages that contain every typed word.
pub fn find(typed: &str) -> Vec<Page> {
    pages().filter(|page| page.fits(typed)).collect()
}
