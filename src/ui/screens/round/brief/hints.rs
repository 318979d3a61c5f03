//! Hints for better wording, folded to one line.

use leptos::prelude::*;

use crate::app::library::wording_hints::{self, Remark};
use crate::domain::id::LeadId;
use crate::domain::script::Kind;
use crate::ui::context::use_app;
use crate::ui::dom::{Element, details, dynamic, li, strong, summary, ul};

/// The hints for a text to this lead.
pub fn hints_on(id: LeadId, kind: Kind, text: Memo<String>) -> AnyView {
    let app = use_app();
    let hints = app.memo(move |book, _| {
        let text = text.get();
        book.lead(id).map(|lead| wording_hints::remarks(book, lead, kind, &text)).unwrap_or_default()
    });
    let count = Memo::new(move |_| hints.with(Vec::len));
    let rows = move || hints.get().into_iter().map(row).collect::<Vec<Element>>();
    let head = move || match count.get() {
        1 => "1 hint on the words".to_owned(),
        count => format!("{count} hints on the words"),
    };
    let has_any = Memo::new(move |_| count.get() > 0);
    dynamic(move || {
        has_any
            .get()
            .then(|| details().class("hints").child(summary().child(dynamic(head))).child(ul().child(dynamic(rows))))
    })
}

/// One hint: the words it is about, why, and a better wording.
pub fn row(hint: Remark) -> Element {
    let marked = (!hint.marked.is_empty()).then(|| strong().child(format!("“{}” ", hint.marked)));
    li().child(marked).child(format!("{} {}", hint.reason, hint.better))
}
