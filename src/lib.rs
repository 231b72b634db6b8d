//! Turns an interview into an interactive article inside any web page, by one script tag.

mod letters;
pub mod markup;
pub mod model;
pub mod parse;
pub mod quote;
pub mod render;
#[cfg(feature = "web")]
pub mod web;
#[cfg(feature = "wire")]
pub mod wire;
