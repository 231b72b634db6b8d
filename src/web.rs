//! The boundary: the only wasm-bindgen exports. The element class (`www/interview-article.js`) calls them; nobody else
//! has to.

mod allocator;
#[cfg(feature = "web")]
mod article;
#[cfg(feature = "web")]
mod behaviour;
#[cfg(any(feature = "web", feature = "carry"))]
#[cfg_attr(not(feature = "web"), allow(dead_code, reason = "what carries quotes away needs a part of it"))]
mod calls;
#[cfg(feature = "carry")]
mod carrying;
#[cfg(any(feature = "web", feature = "carry"))]
pub mod dom;
#[cfg(any(feature = "web", feature = "carry"))]
#[cfg_attr(not(feature = "web"), allow(dead_code, reason = "what carries quotes away needs a part of it"))]
mod find;
#[cfg(any(feature = "web", feature = "carry"))]
#[cfg_attr(not(feature = "web"), allow(dead_code, reason = "what carries quotes away needs a part of it"))]
mod held;
#[cfg(all(feature = "web", feature = "rich"))]
pub mod json;
#[cfg(all(feature = "web", not(feature = "rich")))]
#[path = "web/json_plain.rs"]
pub mod json;
#[cfg(all(feature = "web", feature = "rich"))]
mod listed;
#[cfg(feature = "marks")]
mod offsets;
#[cfg(feature = "marks")]
mod passages;
#[cfg(any(feature = "web", feature = "carry"))]
#[cfg_attr(not(feature = "web"), allow(dead_code, reason = "what carries quotes away needs a part of it"))]
mod place;
#[cfg(all(feature = "web", feature = "forms"))]
mod reading;
#[cfg(all(feature = "web", not(feature = "forms")))]
#[path = "web/reading_labelled.rs"]
mod reading;
#[cfg(all(feature = "web", feature = "forms"))]
mod replacing;
#[cfg(any(feature = "web", feature = "carry"))]
#[cfg_attr(not(feature = "web"), allow(dead_code, reason = "what carries quotes away needs a part of it"))]
mod reveal;
#[cfg(feature = "web")]
mod settings;
#[cfg(feature = "web")]
pub mod source;
#[cfg(any(feature = "web", feature = "carry"))]
mod standing;

#[cfg(feature = "web")]
pub use article::*;
#[cfg(feature = "carry")]
pub use carrying::*;
#[cfg(feature = "marks")]
pub use passages::*;
#[cfg(any(feature = "web", feature = "carry"))]
pub use standing::release;
