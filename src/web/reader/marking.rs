//! A reader's marks: words are led to, selected, marked and found again.

use std::rc::Rc;

use super::Visit;
use super::words::Words;
use crate::web::find;
use crate::web::standing::Held;

mod leading;

pub(super) fn attach(visit: &Visit) -> Held {
    let Some(article) = find::first(&visit.host, "[data-ia=article]") else { return Held::new() };
    let words = Rc::new(Words::of(&article));
    vec![leading::attach(&words)]
}
