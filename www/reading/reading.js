// The reader's tools at an article that stands. Each is a file with one `attach`, knows no other, and is switched off by
// its name in `without`. What they put into the article is no part of its words (`data-ia-apart`).
import { first } from '../first.js';
import { make } from '../make.js';
import * as builds from './builds.js';
import * as keys from './keys.js';
import { wordsOf } from './labels.js';
import * as languages from './languages.js';
import * as links from './links.js';
import * as modes from './modes.js';
import { Panel } from './panel.js';
import * as place from './place.js';
import * as search from './search.js';
import * as speakers from './speakers.js';

/** In the order in which they attach; a later one may ask for an earlier (`tools`). */
const TOOLS = { languages, speakers, place, links, modes, search, keys };
/** In milliseconds: as long may what can wait keep the page. */
const SLICE = 8;

/**
 * Gives an article its tools, until `page.signal` ends them. `page` is what the entry script has: `load` (a build of the
 * crate), `style` (a sheet of ours), `signal`, `click` (one that came too early), `made` (what of; nothing where it was prerendered).
 */
export const attach = async (host, page) => {
  const article = host.querySelector('[data-ia=article]');
  if (!article) return;
  const [words] = await Promise.all([wordsOf(article), page.style(host.getRootNode(), 'interview-article-reading.css').catch(() => {})]);
  if (page.signal.aborted || !host.contains(article)) return;
  const reading = new Reading(host, article, words, page);
  reading.name();
  reading.quotes = builds.attach(reading, page, words);
  for (const [name, tool] of Object.entries(TOOLS)) if (reading.wants(name)) reading.tools[name] = tool.attach(reading);
};

/** What a tool is given. */
class Reading {
  /** What each tool that is attached offers to the others, by its name. */
  tools = {};
  make = make;
  panel = new Panel(this);
  /** Brings the build of quotes, where it is not there yet. */
  quotes;
  #words; #said; #exchanges;
  /** What is in the article for as long as the tools are there. */
  #nodes = new Set();

  constructor(host, article, words, { signal }) {
    Object.assign(this, { host, article, signal });
    this.#words = words;
    signal.addEventListener('abort', () => this.#nodes.forEach((node) => node.remove()));
    this.#said = this.add(make('p', { class: 'ia-unseen', 'data-ia': 'reading', role: 'status' }), article);
  }

  wants(name) {
    return !this.host.getAttribute('without')?.split(/\s+/).includes(name);
  }

  /** Our words for something, with `{n}` and its like filled in. */
  label(key, values) {
    return this.#words.label(key, values);
  }

  /** Tells who hears the page. */
  say(words) {
    this.#said.textContent = words;
  }

  /** Puts a node of ours into the article, for as long as the tools are there. */
  add(node, parent, before = null) {
    node.setAttribute('data-ia-apart', '');
    if (this.#words.language) {
      node.lang = this.#words.language;
      node.dir = 'ltr';
    }
    parent.insertBefore(node, before);
    this.#nodes.add(node);
    return node;
  }

  /** Does something with each, some at a time, between which the page may do something else; then `done`. */
  slowly(all, act, done = () => {}) {
    let n = 0;
    const some = () => {
      if (this.signal.aborted) return;
      for (const until = performance.now() + SLICE; n < all.length && performance.now() < until;) act(all[n++]);
      if (n < all.length) setTimeout(some);
      else done();
    };
    some();
  }

  /** Takes it out before. */
  take(node) {
    node.remove();
    this.#nodes.delete(node);
  }

  on(target, events, act, options) {
    events.split(' ').forEach((event) => target.addEventListener(event, act, { signal: this.signal, ...options }));
  }

  /** What was rendered with words of ours, in those of the page's author, or of a language the page's build has not. */
  name() {
    for (const [hook, key] of [['fold-all', 'fold-all'], ['unfold-all', 'unfold-all'], ['contents-fold', 'contents']]) {
      const named = this.article.querySelector(`[data-ia=${hook}]`);
      const at = named?.querySelector('summary') ?? named;
      if (at && this.#words.isOurs && at.textContent !== this.label(key)) at.textContent = this.label(key);
    }
  }

  /** The exchanges that can be led to. */
  get exchanges() {
    return (this.#exchanges ??= this.article.querySelectorAll('[data-ia=exchange][id]'));
  }

  /** The place of one of them, from 0; -1 where it is none. */
  numberOf(exchange) {
    return Array.prototype.indexOf.call(this.exchanges, exchange);
  }

  /** How much of the window's top is covered, in pixels: what an exchange that was led to keeps free. */
  get covered() {
    const first = this.article.querySelector('[data-ia=exchange][id]'); // not all of ten thousand
    return first ? parseFloat(getComputedStyle(first).scrollMarginBlockStart) || 0 : 0;
  }

  /** The number of the exchange that is read, from 0; -1 above the first. */
  get at() {
    const { exchanges } = this;
    const line = this.covered + Math.min(innerHeight / 6, 96);
    return first(exchanges.length, (n) => exchanges[n].getBoundingClientRect().top > line) - 1;
  }

  /** Changes something, with this where it is on the screen. */
  keep(element, change) {
    const before = element.getBoundingClientRect().top;
    change();
    scrollBy({ top: element.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  /** Scrolls to an exchange, and gives its button the focus, from which a keyboard and a screen reader go on. */
  lead(exchange) {
    // At once, as wherever we lead: who goes on by key does not wait, and it is where it stays.
    exchange.scrollIntoView({ block: 'start', behavior: 'instant' });
    const to = exchange.querySelector('[data-ia=fold]') ?? exchange;
    if (to === exchange) to.tabIndex = -1;
    to.focus({ preventScroll: true });
  }
}
