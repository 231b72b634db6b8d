// Where one is: how many questions and how long still to go, who is talking where the name has scrolled away, a way back
// to where one was, and a way out of a long answer.
import { nameOf } from '../speaker.js';

/** What is read in a minute, by language: words (Trauzettel-Klosinski and others, IReST, 2012; aloud, a little slower than silently), */
const WORDS = { ar: 138, de: 179, en: 228, es: 218, fi: 161, fr: 195, he: 187, it: 188, nl: 202, pl: 166, pt: 181, ru: 184, sl: 180, sv: 199, tr: 166 };
const SOME_WORDS = 190;
/** or characters, where words have no spaces between them (as before; of Korean, 500 syllables, is an estimate). */
const SIGNS = { zh: 255, ja: 357, ko: 500 };
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const SPACES = /\s+/;
/** In windows: a shorter answer needs no way out, and who has read less has no place to come back to. */
const LONG = 1.2;

export const attach = (reading) => new Place(reading);

class Place {
  #reading; #article; #node; #frame; #minutes; #key; #end; #offer;
  /** Minutes to read each exchange and all after it. */
  #left = [];

  constructor(reading) {
    this.#reading = reading;
    this.#article = reading.article;
    const { make, signal, host } = reading;
    this.#key = `ia-place ${location.pathname} ${host.getAttribute('src') ?? host.id}`;
    if (!reading.exchanges.length) return;
    this.#node = reading.add(make('p', { class: 'ia-place', 'data-ia': 'place', hidden: true }), this.#article);
    const ask = () => {
      this.#frame ??= requestAnimationFrame(() => {
        this.#frame = undefined;
        this.#show();
      });
    };
    reading.on(window, 'scroll resize', ask, { capture: true, passive: true });
    reading.on(document, 'visibilitychange', () => { if (document.hidden) this.#keep(); });
    reading.on(window, 'pagehide', () => this.#keep());
    reading.on(this.#article, 'click', (event) => this.#click(event));
    signal.addEventListener('abort', () => {
      cancelAnimationFrame(this.#frame);
      this.#keep();
    });
    this.#return();
    this.#count(() => {
      this.#header();
      ask();
    });
  }

  /** Counts minutes from the end on, some exchanges at a time, between which the page may do something else. */
  #count(done) {
    const minutes = minutesIn((this.#article.closest('[lang]')?.lang || document.documentElement.lang || 'en').toLowerCase().split('-')[0]);
    const { exchanges } = this.#reading;
    let left = 0, n = exchanges.length;
    this.#reading.slowly(exchanges, () => { this.#left[--n] = left += minutes(exchanges[n]); }, () => {
      const around = [...this.#article.querySelectorAll('.ia-introduction, .ia-closing')];
      this.#minutes = around.reduce((sum, one) => sum + minutes(one), left);
      done();
    });
  }

  /** How long it is, before one begins. */
  #header() {
    const header = this.#article.querySelector('.ia-header');
    if (!header) return;
    const { make, exchanges } = this.#reading;
    const said = [
      this.#reading.label('questions-count', { n: exchanges.length }),
      this.#reading.label('minutes', { n: Math.max(1, Math.round(this.#minutes)) }),
    ];
    // Where there is no room for both, the time says more.
    const [count, time] = said;
    const length = this.#reading.add(make('p', { class: 'ia-length', 'data-ia': 'length' }, make('span', {}, `${count} · `), time), header);
    // Of a very long article it is known late, when the button that belongs here stands elsewhere already.
    const view = this.#article.querySelector('[data-ia=view]');
    if (view) length.append(view);
  }

  #show() {
    const { exchanges, at } = this.#reading;
    const { bottom } = exchanges[exchanges.length - 1].getBoundingClientRect();
    const isCounted = this.#minutes !== undefined;
    this.#node.hidden = at < 0 || !isCounted || bottom < innerHeight / 2;
    if (at < 0 || !isCounted) return;
    this.#offer?.remove();
    const exchange = exchanges[at];
    const { top, height } = exchange.getBoundingClientRect();
    const read = Math.min(1, Math.max(0, (innerHeight / 3 - top) / height));
    const next = this.#left[at + 1] ?? 0;
    const left = next + (this.#left[at] - next) * (1 - read);
    const parts = [
      this.#talking(exchange),
      this.#reading.label('place', { n: at + 1, of: exchanges.length }),
      this.#reading.label('left', { n: Math.max(1, Math.round(left)) }),
    ];
    const words = parts.filter(Boolean).join(' · ');
    if (this.#node.textContent !== words) this.#node.textContent = words;
    this.#node.style.setProperty('--ia--read', 1 - left / (this.#left[0] || 1));
    this.#close(exchange);
  }

  /** Who talks, where the name is above what is seen. */
  #talking(exchange) {
    const line = this.#reading.covered + 8;
    const turns = [...exchange.querySelectorAll('[data-ia-role]')];
    const turn = turns.findLast((one) => one.getBoundingClientRect().top < line);
    const name = turn?.querySelector(':scope > [data-ia=speaker]');
    return name && name.getBoundingClientRect().bottom < line && turn.getBoundingClientRect().bottom > line ? nameOf(name) : '';
  }

  /** The end of a long answer has a button that folds it. */
  #close(exchange) {
    const answer = exchange.querySelector('[data-ia=answer][open]');
    if (this.#end?.parentElement === answer && answer) return;
    if (this.#end) this.#reading.take(this.#end);
    this.#end = undefined;
    // The answer itself has no box where its parts are placed by the exchange's grid.
    if (!answer || exchange.getBoundingClientRect().height < LONG * innerHeight) return;
    const { make } = this.#reading;
    const question = exchange.querySelector('[data-ia=question]');
    this.#end = make('button', { type: 'button', class: 'ia-close', 'data-ia': 'close', 'aria-describedby': question.id });
    this.#end.dataset.iaWords = this.#end.ariaLabel = this.#reading.label('fold');
    this.#reading.add(this.#end, answer);
  }

  #click({ target }) {
    const end = target.closest?.('[data-ia=close]');
    if (!end) return;
    const answer = end.parentElement, exchange = answer.parentElement;
    // What follows stays where it is seen; the question, above it, comes near.
    const { exchanges } = this.#reading;
    const next = exchanges[this.#reading.numberOf(exchange) + 1];
    const seen = next && next.getBoundingClientRect().top < innerHeight;
    this.#reading.keep(seen ? next : exchange, () => { answer.open = false; });
    if (!seen) exchange.scrollIntoView({ block: 'start', behavior: 'instant' });
    answer.querySelector('[data-ia=fold]').focus({ preventScroll: true });
  }

  // Coming back.

  #keep() {
    // Not laid out for an article that has gone.
    if (!this.#article.isConnected || scrollY < LONG * innerHeight) return;
    const { exchanges, at } = this.#reading;
    try {
      const { bottom } = exchanges[exchanges.length - 1].getBoundingClientRect();
      // Who has read to the end, or nothing, begins at the begin.
      if (at < 1 || bottom < innerHeight) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, exchanges[at].id);
    } catch {
      // It may not be kept.
    }
  }

  /** Offers to go on where the last visit ended. */
  #return() {
    let id;
    try {
      id = localStorage.getItem(this.#key);
    } catch {
      return;
    }
    const exchange = id && [...this.#reading.exchanges].find((one) => one.id === id);
    if (!exchange || location.hash || scrollY > innerHeight / 2) return;
    const { make } = this.#reading;
    const question = exchange.querySelector('[data-ia=question]').textContent;
    const go = make('a', { href: `#${id}` }, this.#reading.label('resume', { question: short(question) }));
    const no = make('button', { type: 'button', 'aria-label': this.#reading.label('dismiss') });
    this.#offer = this.#reading.add(make('p', { class: 'ia-return', 'data-ia': 'return' }, go, no), this.#article);
    this.#reading.on(this.#offer, 'click', (event) => {
      event.preventDefault();
      this.#offer.remove();
      if (event.target.closest('a')) this.#reading.lead(exchange);
      else try { localStorage.removeItem(this.#key); } catch { /* it was not kept then */ }
    });
  }
}

/** How many minutes an element takes to read, in a language. */
const minutesIn = (language) => ({ textContent }) => {
  const wide = textContent.match(WIDE)?.length ?? 0;
  // Korean has spaces, and is counted by syllables all the same.
  const words = (wide ? textContent.replace(WIDE, ' ') : textContent).split(SPACES).filter(Boolean).length;
  return wide / (SIGNS[language] ?? 300) + words / (WORDS[language] ?? SOME_WORDS);
};

const short = (words) => (words.length > 70 ? `${words.slice(0, 69).toWellFormed().trimEnd()}…` : words);
