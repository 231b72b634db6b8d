// What of the article is shown: everything, the questions, the quotes, or what one of several says. It stands in the
// address, so that a link can say it, and is kept for the visit.
import { nameOf } from '../speaker.js';

export const attach = (reading) => new Modes(reading);

const WHOLE = 'everything';
const SPEAKER = 'speaker:';

class Modes {
  #reading; #article; #name; #radios;
  /** The answers that were open before only the questions were shown. */
  #opened;

  constructor(reading) {
    this.#reading = reading;
    this.#article = reading.article;
    // The first article of a page has the plain name in its address.
    const at = [...document.querySelectorAll(reading.host.localName)].indexOf(reading.host);
    this.#name = at > 0 ? `ia-mode-${at + 1}` : 'ia-mode';
    const wanted = this.#kept();
    this.#stand();
    const { signal } = reading;
    // The quotes alone are shown, and left, by the build of quotes too.
    const observer = new MutationObserver(() => this.#reflect());
    observer.observe(this.#article, { attributeFilter: ['data-ia-mode'] });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      this.#leave();
    });
    // What the address leads to is shown, whatever the mode.
    reading.on(window, 'hashchange', () => this.#follow());
    if (wanted && this.#all().includes(wanted)) this.#set(wanted);
  }

  get mode() {
    const { iaMode, iaOnly } = this.#article.dataset;
    return iaMode === 'speaker' ? SPEAKER + iaOnly : iaMode ?? WHOLE;
  }

  /** All that can be shown alone in this article. */
  #all() {
    const voices = this.#reading.tools.speakers?.voices ?? [];
    return [
      WHOLE,
      'questions',
      ...(this.#reading.wants('share') && this.#article.querySelector('[data-ia=exchange] mark[data-ia=quote]') ? ['quotes'] : []),
      ...voices.filter((who) => voices.length > 2 || (voices.length > 1 && who === this.#guest())).map((who) => SPEAKER + who),
    ];
  }

  /** Who answers, of two: what the other says are the questions, which have a mode of their own. */
  #guest() {
    const name = this.#article.querySelector('[data-ia-role=answer] > [data-ia=speaker]');
    return name && nameOf(name);
  }

  #stand() {
    const { make } = this.#reading;
    const named = (mode) => (mode.startsWith(SPEAKER) ? this.#reading.label('only', { name: mode.slice(SPEAKER.length) }) : this.#reading.label(mode));
    this.#radios = this.#all().map((value) => make('input', { type: 'radio', name: `${this.#name}-${this.#article.querySelector('[id]')?.id}`, value }));
    this.#reading.panel.add('show', ...this.#radios.map((radio) => make('label', {}, radio, named(radio.value)))).addEventListener('change', ({ target }) => this.#set(target.value));
    this.#reflect();
  }

  #reflect() {
    const { mode } = this;
    this.#radios.forEach((radio) => { radio.checked = radio.value === mode; });
    this.#keep(mode);
  }

  #set(mode) {
    const { article, exchanges, at } = this.#reading;
    this.#leave();
    if (mode === 'questions') this.#fold();
    else if (mode === 'quotes') return void this.#quotes();
    else if (mode.startsWith(SPEAKER)) this.#single(mode.slice(SPEAKER.length));
    if (mode === WHOLE) delete article.dataset.iaMode;
    else article.dataset.iaMode = mode.startsWith(SPEAKER) ? 'speaker' : mode;
    this.#reflect();
    // The page has another length: what was read is what is seen, where it is shown.
    if (exchanges[at]?.checkVisibility()) exchanges[at].scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  #leave() {
    const { dataset } = this.#article;
    if (dataset.iaMode === 'quotes') this.#reading.host.dispatchEvent(new CustomEvent('ia-whole'));
    this.#opened?.forEach((answer) => { answer.open = true; });
    this.#opened = undefined;
    this.#article.querySelectorAll('[data-ia-unheard]').forEach((one) => one.removeAttribute('data-ia-unheard'));
    delete dataset.iaOnly;
    delete dataset.iaMode;
  }

  #fold() {
    this.#opened = [...this.#article.querySelectorAll('[data-ia=answer][open]')];
    this.#opened.forEach((answer) => { answer.open = false; });
  }

  async #quotes() {
    await this.#reading.quotes?.();
    this.#reading.host.dispatchEvent(new CustomEvent('ia-quotes'));
  }

  /** Marks all turns of others, and the exchanges in which somebody is not heard. */
  #single(who) {
    this.#article.dataset.iaOnly = who;
    for (const exchange of this.#article.querySelectorAll('[data-ia=exchange]')) {
      let last;
      const asks = exchange.querySelector(':scope > [data-ia=speaker]');
      const asked = !!asks && nameOf(asks) === who;
      let heard = asked;
      // Of a question that somebody else asks the heading stays, so that one knows what is answered.
      exchange.querySelector(':scope > .ia-lead')?.toggleAttribute('data-ia-unheard', !asked);
      for (const turn of exchange.querySelectorAll('[data-ia-role]')) {
        // Who goes on is not named again.
        const named = turn.querySelector(':scope > [data-ia=speaker]');
        if (named) last = nameOf(named);
        turn.toggleAttribute('data-ia-unheard', last !== who);
        heard ||= last === who;
      }
      exchange.toggleAttribute('data-ia-unheard', !heard);
    }
  }

  #follow() {
    const target = document.getElementById(decode(location.hash.slice(1)))?.closest('[data-ia=exchange]');
    if (!target || !this.#article.contains(target) || target.checkVisibility()) return;
    this.#set(WHOLE);
    target.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  // In the address, and for the visit.

  #kept() {
    const asked = new URLSearchParams(location.search).get(this.#name);
    if (asked) return asked;
    try {
      return sessionStorage.getItem(this.#key());
    } catch {
      return null;
    }
  }

  #keep(mode) {
    const url = new URL(location.href);
    if (mode === WHOLE) url.searchParams.delete(this.#name);
    else url.searchParams.set(this.#name, mode);
    try {
      if (url.href !== location.href) history.replaceState(history.state, '', url);
      if (mode === WHOLE) sessionStorage.removeItem(this.#key());
      else sessionStorage.setItem(this.#key(), mode);
    } catch {
      // A page without an origin keeps nothing; the mode stands all the same.
    }
  }

  #key() {
    return `${this.#name} ${location.pathname}`;
  }
}

const decode = (hash) => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
};
