//! Checks of how a text looks: capitals, bold, and incomplete sentences.

use super::{Finding, Group, Word};

/// Longer words in capitals are shouting; shorter ones are more often names like "HVAC". In letters.
const LONGEST_ACRONYM: usize = 5;

/// The most bold parts; with more, nothing stands out.
const MOST_BOLD_PARTS: usize = 2;

/// Lines of fewer words are greetings and signatures, which need no full stop.
const FEWEST_WORDS_OF_A_SENTENCE: usize = 5;

/// Words in capitals and rows of exclamation marks.
pub(super) fn shouting(text: &str, words: &[Word]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut run: Vec<&Word> = Vec::new();
    for word in words {
        if is_in_capitals(text, word) {
            run.push(word);
        } else {
            end_of_run(&mut run, &mut findings);
        }
    }
    end_of_run(&mut run, &mut findings);
    let mut start = 0;
    while let Some(found) = text.get(start..).and_then(|rest| rest.find("!!")) {
        let from = start + found;
        let length = text.get(from..).map_or(2, |rest| rest.len() - rest.trim_start_matches('!').len());
        findings.push(shout(from, from + length));
        start = from + length;
    }
    findings
}

fn end_of_run(run: &mut Vec<&Word>, findings: &mut Vec<Finding>) {
    let letters: usize = run.iter().map(|word| word.plain.chars().count()).sum();
    let longest_alone = if run.len() == 1 { LONGEST_ACRONYM } else { LONGEST_ACRONYM + 2 };
    if longest_alone < letters
        && let (Some(first), Some(last)) = (run.first(), run.last())
    {
        findings.push(shout(first.start, last.end));
    }
    run.clear();
}

fn is_in_capitals(text: &str, word: &Word) -> bool {
    let typed = text.get(word.start..word.end).unwrap_or_default();
    let letters = typed.chars().filter(|letter| letter.is_alphabetic()).count();
    2 <= letters && typed.chars().all(|letter| !letter.is_lowercase() && !letter.is_ascii_digit())
}

fn shout(start: usize, end: usize) -> Finding {
    Finding {
        start,
        end,
        group: Group::Shouting,
        reason: "Capitals and rows of exclamation marks are read as shouting.".into(),
        better: "Write it in small letters; the words should carry the weight.".into(),
    }
}

/// Finds too many parts between `**`.
pub(super) fn bold(text: &str) -> Option<Finding> {
    let marks: Vec<usize> = text.match_indices("**").map(|(index, _)| index).collect();
    let pairs = marks.chunks_exact(2);
    let letters: usize = pairs
        .clone()
        .map(|pair| match pair {
            [from, to] => to - from,
            _ => 0,
        })
        .sum();
    let parts = pairs.len();
    let too_many = MOST_BOLD_PARTS < parts || 1 < parts && text.len() < letters * 3;
    let (first, last) = (marks.first()?, marks.last()?);
    too_many.then(|| Finding {
        start: *first,
        end: last + 2,
        group: Group::Bold,
        reason: "With so much in bold nothing stands out.".into(),
        better: "Keep one part bold, the one they must not miss.".into(),
    })
}

/// Sentences without a capital at the start or a punctuation mark at the end.
pub(super) fn fragments(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut index = 0;
    for line in text.split_inclusive('\n') {
        let start = index + (line.len() - line.trim_start().len());
        let sentence = line.trim();
        let end = start + sentence.len();
        index += line.len();
        // List items, links and short lines need not be sentences.
        if sentence.starts_with(['-', '*', '•']) || sentence.split_whitespace().count() < FEWEST_WORDS_OF_A_SENTENCE {
            continue;
        }
        if !sentence.ends_with(|last: char| {
            matches!(last, '.' | '!' | '?' | ':' | ',' | '…' | '”' | '"' | ')' | '*') || last.is_ascii_digit()
        }) && !last_word_is_a_link(sentence)
        {
            findings.push(fragment(
                start,
                end,
                "This sentence has no end.",
                "End it with a full stop or a question mark.",
            ));
        }
        findings.extend(small_beginnings(sentence, start));
    }
    findings
}

/// Sentences within a line that begin with a lower-case letter.
fn small_beginnings(line: &str, offset: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut begins = true;
    let mut ended = true;
    for (index, letter) in line.char_indices() {
        if letter.is_whitespace() {
            begins |= ended;
        } else {
            if begins && letter.is_lowercase() && !is_abbreviated_before(line, index) {
                let length = line.get(index..).and_then(|rest| rest.find(char::is_whitespace));
                let end = length.map_or(line.len(), |length| index + length);
                findings.push(fragment(
                    offset + index,
                    offset + end,
                    "A sentence begins with a capital letter.",
                    "Begin it with a capital, or join it to the sentence before.",
                ));
            }
            begins = false;
            ended = matches!(letter, '.' | '!' | '?') || ended && matches!(letter, '”' | '"' | ')');
        }
    }
    findings
}

/// Whether the full stop before byte `index` belongs to "e.g." or another abbreviation.
fn is_abbreviated_before(line: &str, index: usize) -> bool {
    let before = line.get(..index).unwrap_or_default().trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let inner = word.strip_suffix('.').unwrap_or(word);
    word.ends_with('.')
        && (inner.contains('.') || matches!(inner, "Inc" | "Ltd" | "Co" | "vs" | "approx" | "incl" | "no"))
}

fn last_word_is_a_link(sentence: &str) -> bool {
    sentence.split_whitespace().last().is_some_and(|word| word.contains("://") || word.contains('@'))
}

fn fragment(start: usize, end: usize, reason: &'static str, better: &'static str) -> Finding {
    Finding { start, end, group: Group::Fragment, reason: reason.into(), better: better.into() }
}
