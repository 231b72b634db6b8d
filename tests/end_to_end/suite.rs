//! What people do with a page, in a real browser. Each test has a browser and a site of its own, both gone when it ends.

mod browser;
mod driver;
mod harness;
mod site;
