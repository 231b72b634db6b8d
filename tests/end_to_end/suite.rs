//! What people do with a page, in a real browser. Each test has a browser and a site of its own, both gone when it ends.

mod browser;
mod driver;
mod harness;
mod pictured;
mod site;
mod stage;

mod arriving;
mod barriers;
mod contents;
mod copying;
mod element;
mod embedding;
mod engines;
mod eyes;
mod failures;
mod folding;
mod forms;
mod hostile;
mod hosts;
mod layout;
mod lens;
mod marking;
mod marks_in_files;
mod paper;
mod pictures;
mod place;
mod policy;
mod posts;
mod prerendered;
mod quotes;
mod reading;
mod scripts;
mod searching;
mod themes;
mod tidy;
