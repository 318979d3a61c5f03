//! Next Touch: follow up with sales leads by phone, from a web page that needs no server.

pub mod app;
pub mod domain;
pub mod formats;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;

#[cfg(all(feature = "tools", not(target_arch = "wasm32")))]
pub mod site;
