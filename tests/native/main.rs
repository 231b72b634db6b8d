//! What must hold, tested without a browser: on the cases, on hostile and on generated sources, on the code itself.
#![cfg(not(target_arch = "wasm32"))]

mod anchors;
mod behind_the_lens;
#[cfg(feature = "carry")]
mod carry;
mod cases;
mod command;
mod doubts;
mod forms;
mod hostile;
mod house;
mod labels;
mod law_of_imports;
mod linear;
mod listed;
mod memory;
mod nothing_lost;
mod quotes;
mod reading;
#[path = "../hostile/rich.rs"]
mod rich;
mod turns;
mod wire;
