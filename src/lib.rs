//! Turns an interview into an interactive article inside any web page, by one script tag.

pub mod model;
mod letters;
pub mod parse;
pub mod quote;
pub mod markup;
pub mod render;
#[cfg(feature = "wire")]
pub mod wire;
#[cfg(feature = "web")]
pub mod web;
