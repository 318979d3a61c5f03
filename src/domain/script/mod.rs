//! Scripts: what to say, read from Markdown, filled from one lead.
