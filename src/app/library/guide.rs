//! The guide inside the app: short pages, read from one text, found by words.

/// The text of all pages: a line `# name: Title` begins one, `- ` a point, all else is a paragraph a line.
const TEXT: &str = include_str!("../../guide/guide.md");

/// A page of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name in the address.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    body: &'static str,
}

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(&'static str),
    /// One of several points.
    Point(&'static str),
}

impl Page {
    /// Its paragraphs and points.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + use<> {
        let lines = self.body.lines().filter(|line| !line.is_empty());
        lines.map(|line| line.strip_prefix("- ").map_or(Block::Text(line), Block::Point))
    }

    fn fits(&self, typed: &str) -> bool {
        let text = format!("{} {}", self.title, self.body).to_lowercase();
        typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// All pages in their order.
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

/// The pages in which every typed word occurs.
pub fn find(typed: &str) -> Vec<Page> {
    pages().filter(|page| page.fits(typed)).collect()
}
