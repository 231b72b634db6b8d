//! The boundary: the only wasm-bindgen exports. The element class (`www/interview-article.js`) calls them; nobody else
//! has to.

mod allocator;
#[cfg(feature = "web")]
mod article;
#[cfg(feature = "web")]
mod behaviour;
#[cfg(feature = "web")]
mod calls;
#[cfg(feature = "web")]
pub mod dom;
#[cfg(feature = "web")]
mod find;
#[cfg(feature = "web")]
mod held;
#[cfg(all(feature = "web", feature = "rich"))]
pub mod json;
#[cfg(all(feature = "web", not(feature = "rich")))]
#[path = "web/json_plain.rs"]
pub mod json;
#[cfg(feature = "marks")]
mod offsets;
#[cfg(feature = "marks")]
mod passages;
#[cfg(feature = "web")]
mod place;
#[cfg(all(feature = "web", feature = "forms"))]
mod reading;
#[cfg(all(feature = "web", not(feature = "forms")))]
#[path = "web/reading_labelled.rs"]
mod reading;
#[cfg(all(feature = "web", feature = "forms"))]
mod replacing;
#[cfg(feature = "web")]
mod reveal;
#[cfg(feature = "web")]
mod settings;
#[cfg(feature = "web")]
pub mod source;
#[cfg(feature = "web")]
mod standing;

#[cfg(feature = "web")]
pub use article::*;
#[cfg(feature = "marks")]
pub use passages::*;
#[cfg(feature = "web")]
pub use standing::release;
