//! Packed edits read back, are short, and any text at all may replace them.

use crate::random::random;
use crate::store_support::generate::stamped_edits;
use next_touch::store::encoding::Json;
use next_touch::store::encoding::packed::{Unpacked, pack, unpack};
use next_touch::store::encoding::{Values, to_column};
use proptest::prelude::*;

/// All values of a column, if there are exactly this many.
fn from_column(column: Json, count: usize) -> Option<Vec<Json>> {
    let mut values = Values::of(column)?;
    let mut value = Json::Null;
    let all = (0..count).map(|_| values.next_into(&mut value).map(|()| value.clone())).collect::<Option<_>>()?;
    values.is_at_end().then_some(all)
}

fn values() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(Json::Whole),
        any::<String>().prop_map(Json::of_owned),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let fields = prop::collection::vec(("[a-c,]{0,2}", inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Json::List),
            fields.prop_map(|fields| Json::Record(
                fields.into_iter().map(|(name, value)| (name.into(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(random(256))]

    #[test]
    fn any_values_come_back_from_their_column(list in prop::collection::vec(values(), 0..12)) {
        let column = Json::parse(&to_column(list.clone()).to_text()).unwrap();
        prop_assert_eq!(from_column(column, list.len()), Some(list));
    }

    #[test]
    fn any_column_reads_as_values_or_not_at_all(column in values(), count in 0_usize..6) {
        if let Some(list) = from_column(column, count) {
            prop_assert_eq!(list.len(), count);
        }
    }

    #[test]
    fn every_edit_reads_back_from_a_packed_text(edits in stamped_edits(40)) {
        let text = pack(&edits);
        prop_assert!(text.chars().all(|letter| u32::from(letter) < 256), "a letter above U+00FF");
        prop_assert_eq!(unpack(&text), Ok(Unpacked { edits, more: false }));
    }

    #[test]
    fn any_text_in_place_of_a_packed_one_is_read_or_refused(text in any::<String>(), rest in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = unpack(&text);
        let made_up: String = [78, 84, 1, 2].into_iter().chain(rest).map(char::from).collect();
        let _ = unpack(&made_up);
    }
}

#[test]
fn ten_thousand_leads_with_seven_touches_leave_a_quarter_of_the_room() {
    let (_, book) = crate::store_support::many::history(157);
    let letters = crate::store_support::many::letters_a_lead(&book);
    assert!((360..=460).contains(&letters), "{letters} letters of text a lead");
    let units = pack(&book.registers()).chars().count();
    println!("{letters} letters of text and {} units a lead", units / 157);
    assert!(units * 64 + 64 * 20 < next_touch::store::journal::QUOTA * 3 / 4, "{} units a lead", units / 157);
}
