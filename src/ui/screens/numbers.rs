//! The numbers screen: each share with its bar and both of its counts.

use crate::app::numbers::{self, Chart, LeadLine, Share};
use crate::app::words;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, dd, div, dl, dt, empty, h2, li, main, p, section, span, strong, ul};
use crate::ui::dom::{link, readable};
use crate::ui::parts::page::share_bar;
use crate::ui::parts::page::top;
use crate::ui::route::Route;

/// The numbers at the time the screen opens.
pub fn numbers_screen() -> Element {
    let app = use_app();
    let all = app.with_untracked(numbers::numbers);
    let no_figures = all.charts.is_empty().then(|| p().class("lead-in").child("There is nothing to count yet."));
    let week = all.week.into_iter().flat_map(|(words, count)| [dt().child(words), dd().child(count.to_string())]);
    let content = div()
        .class("content data")
        .child(no_figures)
        .child(headed(words::numbers::THE_LAST_SEVEN_DAYS).child(dl().class("week").children(week)))
        .children(all.charts.into_iter().map(chart))
        .child(list(
            "Given more time",
            "Kept against the evidence or followed beyond the plan, and where they stand",
            all.extended,
        ))
        .child(list(words::common::LET_GO, "What each of them took", all.spent));
    main()
        .class("screen")
        .child(top(words::places::MY_NUMBERS, Some((Route::More, words::places::MORE)), empty()))
        .child(readable(content, "Numbers"))
}

fn headed(title: &'static str) -> Element {
    section().attr("aria-label", title).child(h2().child(title))
}

fn chart(chart: Chart) -> Element {
    let finding = (!chart.finding.is_empty()).then(|| p().child(chart.finding));
    headed(chart.title)
        .child(p().class("hint").child(chart.about))
        .child(ul().children(chart.rows.into_iter().map(share)))
        .child(finding)
}

/// A share: its label, its bar and both counts; a percentage only if the counts are large enough.
fn share(share: Share) -> Element {
    let percent = share.percent();
    let counts = format!("{} of {}", share.part, share.of);
    li().class("share").child(span().child(share.label)).child(strong().child(counts)).child(share_bar(percent))
}

fn list(title: &'static str, about: &'static str, lines: Vec<LeadLine>) -> Option<Element> {
    let rows = lines.iter().map(|line| {
        let words = vec![strong().child(line.title.clone()), span().class("about").child(line.words.clone())];
        li().child(link("row-link", Route::Lead(line.lead), words))
    });
    let list = ul().children(rows.collect::<Vec<_>>());
    (!lines.is_empty()).then(|| headed(title).child(p().class("hint").child(about)).child(list))
}
