//! What the repository does to itself: `cargo xtask serve`, `build`, `test`, `fuzz`, `size`, `speed`, `bench` and `tools`.
//!
//! ```text
//! tree     where things stand on this machine
//! command  somebody else's command, run with one sentence ready for its failure
//! tools    brings what is missing: the wasm32 target, npm's tools, wasm-pack, a browser
//! package  src/ and www/ -> pkg/
//! shorten  the names that module and glue call each other
//! silence  the words of panics, taken out of a module
//! references  a table that is too large for a page, taken out of a module
//! size     pkg/ against the budget
//! speed    ten megabytes of anything against two seconds
//! site     www/, pkg/ and the cases as one tree of addresses
//! serve    the site on a port
//! fuzz     any bytes in any form, for a while
//! test     every check, in order
//! bench    the race against what people would use instead
//! ```
//!
//! It is a library too, because the end-to-end tests serve the same site and find the same tools.

pub mod bench;
pub mod command;
pub mod fuzz;
mod glue;
mod neighbours;
pub mod package;
mod references;
pub mod serve;
mod shorten;
mod silence;
pub mod site;
pub mod size;
pub mod speed;
pub mod test;
pub mod tools;
pub mod tree;
