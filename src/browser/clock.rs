//! The only module that reads the clock or asks for the local time of a zone.

use std::cell::RefCell;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::script::call;
use crate::domain::time::{Carried, Offsets};
use crate::domain::time::{Instant, Now, Zones};

/// The current moment and local time. Detects if the device has moved to another zone.
pub fn now() -> Now {
    let zone = zone_here();
    HERE.with_borrow_mut(|here| here.is_in(&zone));
    Now::new(Instant(whole(Date::now())), &BrowserZones)
}

/// How long this page has been open, in milliseconds; independent of clock changes.
pub fn running() -> i64 {
    call("performance", "now", &[]).ok().and_then(|millis| millis.as_f64()).map_or(0, whole)
}

thread_local! {
    /// The salesperson's zone, if it differs from that of the device.
    static HOME: RefCell<Option<(String, Offsets)>> = const { RefCell::new(None) };
    /// The cached offsets of the device's own clock.
    static HERE: RefCell<Carried> = const { RefCell::new(Carried::new()) };
}

/// The zone of the device: its name or, for a zone without a name, its current offset from UTC.
fn zone_here() -> String {
    let options = DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let name = Reflect::get(&options, &"timeZone".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    format!("{name} {}", whole(Date::new_0().get_timezone_offset()))
}

/// Sets the salesperson's clock to `zone`; to that of the device if the name is empty or unknown to the browser.
pub fn work_in(zone: &str) {
    HOME.with_borrow_mut(|home| {
        let is_known = home.as_ref().map_or("", |(name, _)| name) == zone;
        if !is_known {
            *home =
                (!zone.is_empty() && local_in(Instant(0), zone).is_some()).then(|| (zone.to_owned(), Offsets::new()));
        }
    });
}

/// The zones that the browser knows.
struct BrowserZones;

impl Zones for BrowserZones {
    fn local(&self, at: Instant, zone: Option<&str>) -> NaiveDateTime {
        if let Some(elsewhere) = zone {
            return local_in(at, elsewhere).unwrap_or_else(|| local_here(at));
        }
        HOME.with_borrow_mut(|home| match home {
            Some((zone, offsets)) => offsets.local(at, &|at| local_in(at, zone).unwrap_or_else(|| local_here(at))),
            None => HERE.with_borrow_mut(|offsets| offsets.local(at, &local_here)),
        })
    }
}

/// The local time of this device.
fn local_here(at: Instant) -> NaiveDateTime {
    let date = date_of(at);
    i32::try_from(date.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()))
        .and_then(|day| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()))
        .map_or_else(|| at.utc(), |local| local + TimeDelta::milliseconds(date.get_milliseconds().into()))
}

/// The local time in `zone`, if the browser knows that zone.
fn local_in(at: Instant, zone: &str) -> Option<NaiveDateTime> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    let date = date_of(at);
    let write = Reflect::get(&date, &"toLocaleString".into()).ok()?.dyn_into::<Function>().ok()?;
    // The Swedish format is "2026-11-22 10:30:00" in every engine.
    let arguments = Array::of2(&"sv-SE".into(), &options);
    let text = Reflect::apply(&write, &date, &arguments).ok()?.as_string()?;
    // All zones share the milliseconds.
    read_swedish(&text).map(|local| local + TimeDelta::milliseconds(at.0.rem_euclid(1000)))
}

fn read_swedish(text: &str) -> Option<NaiveDateTime> {
    let mut numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut number = || numbers.next()?.parse::<u32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    let (hour, minute, second) = (number()?, number()?, number()?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.and_hms_opt(hour, minute, second)
}

fn date_of(at: Instant) -> Date {
    // Any date the browser can show is exact in a double.
    #[allow(clippy::cast_precision_loss)]
    Date::new(&JsValue::from_f64(at.0 as f64))
}

#[allow(clippy::cast_possible_truncation)]
fn whole(millis: f64) -> i64 {
    millis as i64
}
