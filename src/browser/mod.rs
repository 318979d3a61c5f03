//! The browser behind the traits of the store and the app.
