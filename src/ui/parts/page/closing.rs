//! The rows of a wrap-up: where the matter stands, how the talk was closed, and whether they agreed to the next
//! touch.

use std::sync::Arc;

use crate::app::call::record::Closing;
use crate::app::words;
use crate::domain::lead::{Close, Progress};
use crate::ui::dom::Element;
use crate::ui::parts::form::chips;

/// Returns the answers of the rows.
pub type Read = Arc<dyn Fn() -> Closing + Send + Sync>;
/// Changes the answers of the rows.
pub type Change = Arc<dyn Fn(&dyn Fn(&mut Closing)) + Send + Sync>;

/// The rows for progress and close.
pub fn closing_rows(read: &Read, change: &Change) -> [Element; 2] {
    let (one, other) = (Arc::clone(read), Arc::clone(read));
    let (put_one, put_other) = (Arc::clone(change), Arc::clone(change));
    let progress = Progress::ALL.map(|progress| progress.words().to_owned()).to_vec();
    let close = Close::ALL.map(|close| close.words().to_owned()).to_vec();
    [
        chips(
            "Where it stands",
            progress,
            move || one().progress,
            move |place| put_one(&|closing| closing.progress = Some(place)),
        ),
        chips(
            "How you closed",
            close,
            move || other().close,
            move |place| put_other(&|closing| closing.close = Some(place)),
        ),
    ]
}

/// The row for their agreement.
pub fn agreed_row(read: &Read, change: &Change) -> Element {
    let (read, change) = (Arc::clone(read), Arc::clone(change));
    chips(
        words::common::THEY_AGREED,
        vec![words::common::YES.to_owned(), words::common::NO.to_owned()],
        move || read().agreed.map(|agreed| usize::from(!agreed)),
        move |place| change(&|closing| closing.agreed = Some(place == 0)),
    )
}
