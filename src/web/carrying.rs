//! What the element calls for a reader who carries a quote away: each quote gets a sign, and a bar that copies it with its
//! source, shares it, and makes a picture of it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::standing::{self, is_wanted};
use super::{calls, dom, find, held::listen, reveal};
use crate::carry::card::{Card, Face, Setting, card};
use crate::carry::{Quote, address};
use crate::render::carrying::{Answered, Theme, bar, dialogue, quotes_only, sign, svg};
use crate::render::labels::Carrying;

#[wasm_bindgen(module = "/src/web/carrying/carrying.js")]
extern "C" {
    /// The language that holds where an element stands.
    fn language(element: &Element) -> String;
    /// The name of the page's site.
    fn site() -> String;
    fn shares() -> bool;
    fn tell(copied: JsValue, said: Option<Element>, done: &str, failed: &str);
    fn share(words: &str, title: &str, address: &str);
    /// Sets a bar below a quote, within what it stands in, and the focus into it.
    fn hang(bar: &Element, quote: &Element);
    /// Whether an event took the focus out of an element.
    fn left(event: &Event, element: &Element) -> bool;
    fn key(event: &Event) -> String;
    /// Shows a dialogue; when it is closed it is gone.
    fn show(dialogue: &Element);
    fn hide(dialogue: &Element);
    type Sheet;
    #[wasm_bindgen(constructor)]
    fn new(dialogue: &Element, article: &Element, width: u32, height: u32) -> Sheet;
    #[wasm_bindgen(method)]
    fn width(this: &Sheet, text: &str, face: u8) -> f32;
    /// Words, signs and spaces, each ended by a NUL.
    #[wasm_bindgen(method)]
    fn segments(this: &Sheet, text: &str) -> String;
    /// Ground, ink, accent, quiet and family, each ended by a NUL.
    #[wasm_bindgen(method)]
    fn theme(this: &Sheet) -> String;
    #[wasm_bindgen(method)]
    fn rule(this: &Sheet, x: u32, y: u32, width: u32, height: u32);
    #[wasm_bindgen(method)]
    fn draw(this: &Sheet, text: &str, x: u32, y: u32, size: u32, face: u8, to_left: bool);
    /// Offers the picture and its SVG as files.
    #[wasm_bindgen(method)]
    fn offer(this: &Sheet, svg: &str, words: &str);
}

#[wasm_bindgen(module = "/www/address.js")]
extern "C" {
    /// The page's own, without a fragment.
    #[wasm_bindgen(js_name = address)]
    fn page() -> String;
}

#[wasm_bindgen(module = "/www/clipboard.js")]
extern "C" {
    /// Puts words where the next paste takes them from; a promise of whether it worked.
    fn copy(words: &str) -> JsValue;
}

#[wasm_bindgen(module = "/www/speaker.js")]
extern "C" {
    #[wasm_bindgen(js_name = speakerOf)]
    fn speaker(quote: &Element) -> String;
}

const BAR: &str = "[data-ia=carry]";
const DIALOGUE: &str = "[data-ia=card]";
const ONLY: &str = "[data-ia=quotes-only]";
/// On the article, which then shows its quotes only.
const MODE: &str = "data-ia-mode";
const SIGN: &str = "[data-ia=quote-sign]";

/// Gives the quotes of an article that stands their signs. `quote`: the one that was the cause to load us; `words`: ours, as
/// [`Carrying`] takes them. The number is
/// for [`release`](super::standing::release).
#[wasm_bindgen(js_name = attachQuotes)]
pub fn attach_quotes(host: HtmlElement, quote: Option<Element>, words: &str) -> usize {
    if !is_wanted(&host, "share") {
        return standing::keep(Vec::new());
    }
    let labels = Carrying::of(words);
    let all = find::all(&host, "[data-ia=article] mark[data-ia=quote]");
    if let Some(all) = all {
        find::each(&all, |quote| put_sign(&quote, &labels));
    }
    let carrying = Rc::new(Bars {
        host: host.clone(),
        labels,
        quote: RefCell::default(),
        square: Cell::new(false),
        closing: Cell::new(false),
    });
    if let Some(quote) = quote.filter(|quote| host.contains(Some(quote))) {
        carrying.open(&quote);
    }
    let on = |event, act: fn(&Bars, &Event)| -> Box<dyn Any> {
        let carrying = Rc::clone(&carrying);
        listen(&host, event, Box::new(move |event| act(&carrying, event)))
    };
    // The reader's modes ask for the quotes alone, and for the whole again.
    let listeners = [
        on("click", Bars::on_click),
        on("keydown", Bars::on_key),
        on("focusout", Bars::on_leave),
        on("ia-quotes", |bars, _| bars.show_only()),
        on("ia-whole", |bars, _| {
            bars.show_whole();
        }),
    ];
    let led = {
        let carrying = Rc::clone(&carrying);
        listen(&find::window(), "hashchange", Box::new(move |_| carrying.follow_address()))
    };
    let signs: Box<dyn Any> = Box::new(Signs(host.clone()));
    standing::keep(listeners.into_iter().chain([led, signs]).collect())
}

fn put_sign(quote: &Element, labels: &Carrying) {
    // What is in a heading belongs to it.
    if find::closest(quote, "[data-ia=question]").is_none()
        && let Some(parent) = quote.parent_node()
    {
        let _ = parent.insert_before(&dom::nodes(sign(labels).into()), quote.next_sibling().as_ref());
    }
}

/// All that was put into the article, gone when it is dropped.
struct Signs(HtmlElement);

impl Drop for Signs {
    fn drop(&mut self) {
        find::first(&self.0, DIALOGUE).iter().for_each(hide);
        for selector in [SIGN, BAR, ONLY] {
            if let Some(all) = find::all(&self.0, selector) {
                find::each(&all, |element| element.remove());
            }
        }
        if let Some(article) = find::first(&self.0, "[data-ia=article]") {
            let _ = article.remove_attribute(MODE);
        }
    }
}

struct Bars {
    host: HtmlElement,
    labels: Carrying,
    /// The one that has the bar.
    quote: RefCell<Option<Element>>,
    square: Cell<bool>,
    /// To remove what has the focus takes the focus out of it, of which we are told meanwhile.
    closing: Cell<bool>,
}

impl Bars {
    fn on_click(&self, event: &Event) {
        let Some(target) = find::target(event) else { return };
        if let Some(button) = find::closest(&target, "[data-ia^=carry-],[data-ia^=card-]") {
            return self.act(&find::attribute(&button, "data-ia"));
        }
        if let Some(sign) = find::closest(&target, SIGN) {
            let Some(quote) = sign.previous_element_sibling() else { return };
            let open = find::attribute(&sign, "aria-expanded") == "true";
            return if open { self.close() } else { self.open(&quote) };
        }
        if let Some(link) = find::closest(&target, "[data-ia=quotes-only] a")
            && calls::is_plain(event)
            && let Some(exchange) = reveal::target(&self.host, find::attribute(&link, "href").trim_start_matches('#'))
        {
            // The browser then finds it by itself, but for where the address leads there already.
            self.show_whole();
            return reveal::show(&exchange);
        }
        let own = find::closest(&target, "a[href],button,[data-ia=question]").is_some();
        if let Some(quote) = find::closest(&target, "mark[data-ia=quote]")
            && !own
            && calls::is_plain(event)
            && !calls::is_selecting()
        {
            self.open(&quote);
        }
    }

    fn on_key(&self, event: &Event) {
        if key(event) == "Escape" && find::first(&self.host, BAR).is_some() {
            let sign = self.sign();
            self.close();
            sign.iter().for_each(calls::focus);
        }
    }

    fn on_leave(&self, event: &Event) {
        if find::first(&self.host, BAR).is_some_and(|bar| left(event, &bar)) {
            self.close();
        }
    }

    fn sign(&self) -> Option<Element> {
        self.quote.borrow().as_ref()?.next_element_sibling().filter(|next| next.matches(SIGN).unwrap_or(false))
    }

    fn open(&self, quote: &Element) {
        self.close();
        let Some(exchange) = find::closest(quote, "[data-ia=exchange],[data-ia=article]") else { return };
        *self.quote.borrow_mut() = Some(quote.clone());
        let _ = exchange.append_child(&dom::nodes(bar(&self.labels, shares()).into()));
        if let Some(sign) = self.sign() {
            let _ = sign.set_attribute("aria-expanded", "true");
        }
        if let Some(bar) = find::first(&exchange, BAR) {
            hang(&bar, quote);
        }
    }

    /// The quote stays, for the dialogue.
    fn close(&self) {
        if self.closing.replace(true) {
            return;
        }
        if let Some(sign) = self.sign() {
            let _ = sign.set_attribute("aria-expanded", "false");
        }
        if let Some(bar) = find::first(&self.host, BAR) {
            bar.remove();
        }
        self.closing.set(false);
    }

    /// Shows all quotes, each with the question that it answers, and nothing else.
    fn show_only(&self) {
        self.close();
        let (Some(article), Some(all)) = (
            find::first(&self.host, "[data-ia=article]"),
            find::all(&self.host, "[data-ia=article] mark[data-ia=quote]"),
        ) else {
            return;
        };
        let mut quotes = Vec::new();
        find::each(&all, |quote| {
            if let Some(exchange) = find::closest(&quote, "[data-ia=exchange]") {
                let question = find::first(&exchange, "[data-ia=question]");
                let words = |element: Option<Element>| element.and_then(|one| one.text_content()).unwrap_or_default();
                let (question, speaker) = (words(question), speaker(&quote));
                quotes.push(Answered { id: exchange.id(), question, words: words(Some(quote)), speaker });
            }
        });
        let _ = article.append_child(&dom::nodes(quotes_only(&self.labels, &quotes).into()));
        let _ = article.set_attribute(MODE, "quotes");
        calls::scroll_to(&article);
        find::first(&article, "[data-ia=carry-whole]").iter().for_each(calls::focus);
    }

    /// Shows the whole again; `false` where it is shown.
    fn show_whole(&self) -> bool {
        let Some(only) = find::first(&self.host, ONLY) else { return false };
        if let Some(article) = only.parent_element() {
            let _ = article.remove_attribute(MODE);
        }
        only.remove();
        true
    }

    /// What the address leads to may be hidden.
    fn follow_address(&self) {
        if let Some(target) = reveal::addressed(&self.host)
            && self.show_whole()
        {
            reveal::show(&target);
        }
    }

    fn act(&self, what: &str) {
        if what == "carry-whole" && self.show_whole() {
            // Back to the quote from which the reader came.
            let quote = self.quote.borrow().clone();
            quote.iter().for_each(reveal::show);
            return self.sign().iter().for_each(calls::focus);
        }
        let Some(quote) = self.quote.borrow().clone() else { return };
        let (carried, address) = self.carried(&quote);
        match what {
            "carry-copy" => {
                let said = find::first(&self.host, "[data-ia=carry-said]");
                tell(copy(&carried.attributed(&address)), said, &self.labels.copied, &self.labels.failed);
            }
            "carry-share" => share(&carried.quoted(), &carried.title, &address),
            "carry-card" => {
                self.close();
                let Some(article) = find::first(&self.host, "[data-ia=article]") else { return };
                let _ = article.append_child(&dom::nodes(dialogue(&self.labels).into()));
                if let Some(dialogue) = find::first(&article, DIALOGUE) {
                    show(&dialogue);
                    self.draw(&carried);
                }
            }
            "card-wide" | "card-square" => {
                self.square.set(what == "card-square");
                self.draw(&carried);
            }
            "carry-only" => self.show_only(),
            "card-close" => find::first(&self.host, DIALOGUE).iter().for_each(hide),
            _ => {}
        }
    }

    /// The quote with its source, and the address that leads to it.
    fn carried(&self, quote: &Element) -> (Quote, String) {
        let text = |element: Option<Element>| {
            element.and_then(|element| element.text_content()).unwrap_or_default().trim().to_owned()
        };
        let carried = Quote {
            words: text(Some(quote.clone())),
            speaker: speaker(quote),
            title: text(find::first(&self.host, "[data-ia=title]")),
            language: language(quote),
        };
        let id = find::closest(quote, "[data-ia=exchange]").map(|exchange| exchange.id()).unwrap_or_default();
        let address = address(&page(), &id, &carried.words, is_wanted(&self.host, "marks"));
        (carried, address)
    }

    fn draw(&self, quote: &Quote) {
        let (Some(dialogue), Some(article)) =
            (find::first(&self.host, DIALOGUE), find::first(&self.host, "[data-ia=article]"))
        else {
            return;
        };
        let size = if self.square.get() { [1080, 1080] } else { [1200, 630] };
        let sheet = Sheet::new(&dialogue, &article, size[0] as u32, size[1] as u32);
        let card = card(quote, &site(), size, &sheet);
        paint(&card, &sheet);
        let theme = sheet.theme();
        let mut theme = theme.split('\0').map(str::to_owned);
        let mut next = || theme.next().unwrap_or_default();
        let theme = Theme {
            ground: next(),
            ink: next(),
            accent: next(),
            quiet: next(),
            family: next(),
            language: quote.language.clone(),
        };
        sheet.offer(&svg(&card, &theme), &quote.quoted());
    }
}

#[allow(clippy::cast_possible_truncation, reason = "pixels of a picture")]
fn paint(card: &Card, sheet: &Sheet) {
    let [x, y, width, height] = card.rule_box().map(|side| side as u32);
    sheet.rule(x, y, width, height);
    for line in &card.lines {
        sheet.draw(&line.text, line.x as u32, line.y as u32, line.size as u32, line.face as u8, card.to_left);
    }
}

impl Setting for Sheet {
    fn width(&self, text: &str, face: Face) -> f32 {
        Sheet::width(self, text, face as u8)
    }

    fn segments(&self, text: &str) -> Vec<String> {
        Sheet::segments(self, text).split('\0').map(str::to_owned).collect()
    }
}
