//! Key points of a talk: ticked during the call, listed in the mail that follows.

use super::draft::CallDraft;
use super::value_gate::value_of;
use crate::domain::lead::ItemKind;
use crate::domain::lead::Lead;
use crate::domain::script::Gap;

/// A point to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its text.
    pub text: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
}

fn ticked(call: &CallDraft) -> Vec<&str> {
    let text = call.gaps.get(Gap::KeyPoints.name()).map_or("", String::as_str);
    text.lines().filter(|line| !line.is_empty()).collect()
}

/// The possible points: their needs, the value of the touch, each line of the note, and everything ticked already.
pub fn points(lead: &Lead, call: &CallDraft) -> Vec<Point> {
    let ticked = ticked(call);
    let mut texts: Vec<String> = lead.said(ItemKind::MustHave).map(str::to_owned).collect();
    texts.extend(lead.said(ItemKind::Hesitation).map(str::to_owned));
    texts.push(value_of(lead, call));
    texts.extend(call.note.lines().map(|line| line.trim().to_owned()));
    texts.extend(ticked.iter().map(|line| (*line).to_owned()));
    let mut points: Vec<Point> = Vec::new();
    for text in texts {
        if !text.is_empty() && !points.iter().any(|point| point.text == text) {
            points.push(Point { is_ticked: ticked.contains(&text.as_str()), text });
        }
    }
    points
}

/// Ticks a point, or removes its tick.
pub fn tick(call: &mut CallDraft, text: &str) {
    let mut lines = ticked(call);
    match lines.iter().position(|line| *line == text) {
        Some(index) => drop(lines.remove(index)),
        None => lines.push(text),
    }
    let joined = lines.join("\n");
    call.gaps.insert(Gap::KeyPoints.name().to_owned(), joined);
}
