// Search: a field in the contents that finds while one types, paints what it finds without touching the text, counts it,
// and leads from hit to hit through what is folded.
import { first } from '../first.js';
import { Finder } from './search/finder.js';
import { pattern } from './search/letters.js';
import { Painter, boxOf, live, rect } from './search/painter.js';

/** In milliseconds: as long typing rests before the count is said and the page moves. */
const REST = 400;

export const attach = (reading) => {
  const search = new Search(reading);
  return { focus: () => search.focus() };
};

class Search {
  #reading; #place; #contents; #box; #field; #count; #buttons; #finder; #painter;
  /** Ends what looks through the article. */
  #run;
  #query = '';
  /** The hit that one is at: a stretch's number, and which of its hits. */
  #now;
  /** The stretch at which the search began; a longer query is looked for from there too. */
  #from = 0;
  #isCounted = false;
  /** Whether typing has come to rest, and whether the page has been moved to the hit one is at. */
  #rests = false;
  #isLed = false;
  /** The answer that was opened for the hit one is at, and not touched since. */
  #opened;
  /** What had the focus before. */
  #back;
  #frame; #rest;
  #observer;

  constructor(reading) {
    this.#reading = reading;
    this.#stand();
    this.#listen();
    reading.signal.addEventListener('abort', () => this.#leave());
  }

  focus() {
    this.#begin();
    this.#float(true);
    this.#field.focus({ preventScroll: true });
    this.#field.select();
  }

  /** The field, at the top of the contents; where there are none, in the row of controls. */
  #stand() {
    const { make, article } = this.#reading;
    const button = (does) => make('button', { type: 'button', 'data-ia-do': does, 'aria-label': this.#label(does), title: this.#label(does) });
    this.#field = make('input', {
      class: 'ia-search-field', type: 'search', dir: 'auto', 'aria-label': this.#label('search'), placeholder: this.#label('search'),
      autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search',
    });
    this.#count = make('span', { class: 'ia-search-count' });
    this.#buttons = make('span', { class: 'ia-search-steps', hidden: true }, button('previous'), button('next'), button('clear'));
    this.#box = make('div', { class: 'ia-search', role: 'search', 'aria-label': this.#label('search') }, this.#field, this.#count, this.#buttons);
    this.#place = make('div', { class: 'ia-search-place', 'data-ia': 'search' }, this.#box);
    const within = (hook) => article.querySelector(`[data-ia=${hook}]`);
    const contents = (this.#contents = within('contents')), controls = within('controls');
    if (contents) this.#reading.add(this.#place, contents, contents.querySelector(':scope > ol'));
    else this.#reading.add(this.#place, controls && !controls.hidden ? controls : article, controls?.hidden ? controls : null);
  }

  #label(key, values) {
    return this.#reading.label(key, values);
  }

  #listen() {
    const { article } = this.#reading;
    const listen = (...given) => this.#reading.on(...given);
    listen(this.#field, 'input compositionend', (event) => this.#type(event));
    listen(this.#box, 'focusin', ({ relatedTarget }) => {
      if (!this.#box.contains(relatedTarget)) this.#back = relatedTarget;
      this.#begin();
    });
    listen(this.#box, 'focusout', () => this.#ask());
    listen(this.#box, 'keydown', (event) => this.#key(event));
    listen(this.#box, 'click', ({ target }) => {
      const does = target.closest('[data-ia-do]')?.dataset.iaDo;
      if (does === 'clear') this.#end();
      else if (does) this.#step(does === 'next' ? 1 : -1);
    });
    // A press of a button leaves the focus in the field.
    listen(this.#buttons, 'mousedown', (event) => event.preventDefault());
    listen(window, 'scroll resize', () => this.#ask(), { capture: true, passive: true });
    listen(article, 'toggle', () => this.#ask(), { capture: true });
    // Who does something in an answer that was opened is reading it.
    listen(article, 'pointerdown focusin', ({ target }) => {
      if (this.#opened?.closest('[data-ia=exchange]')?.contains(target)) this.#opened = undefined;
    });
  }

  /** The first sign of who searches: the article is read beforehand, and watched. */
  #begin() {
    if (!this.#finder) {
      const { article } = this.#reading;
      this.#finder = new Finder(article);
      this.#painter = new Painter(this.#finder);
      this.#run = new AbortController();
      this.#finder.prepare(this.#run.signal);
      this.#observer = new MutationObserver((changes) => { if (this.#finder.hasChanged(changes)) this.#again(); });
      const attributeFilter = ['data-ia-mode', 'data-ia-only', 'hidden'];
      this.#observer.observe(article, { subtree: true, childList: true, characterData: true, attributeFilter });
    }
    if (!this.#query) this.#from = this.#reader();
  }

  /** The stretch at which the reader is. */
  #reader() {
    const { stretches } = this.#finder, { covered } = this.#reading;
    return Math.max(0, Math.min(first(stretches.length, (n) => rect(stretches[n]).bottom > covered), stretches.length - 1));
  }

  // What is typed.

  #type({ type, isComposing }) {
    const isRepeated = this.#field.value === this.#query && type === 'input';
    this.#begin();
    this.#query = this.#field.value;
    if (isRepeated) return;
    clearTimeout(this.#rest);
    this.#rests = this.#isLed = false;
    this.#now = undefined;
    if (!this.#find(type === 'input' && isComposing)) return;
    this.#rest = setTimeout(() => {
      this.#rests = true;
      this.#settle();
    }, REST);
  }

  /** Looks for what is in the field; whether there is anything to look for. */
  #find(composing = false) {
    this.#run.abort();
    this.#run = new AbortController();
    const asked = pattern(this.#query, composing);
    if (!asked) {
      this.#clear();
      return false;
    }
    this.#isCounted = false;
    this.#finder.find(asked, this.#query, this.#from, this.#run.signal, (counted) => this.#found(counted));
    return true;
  }

  /** The article has changed: the hit one is at stays so, if it is still there. */
  #again() {
    const { at, n } = this.#now ?? {};
    if (at !== undefined) this.#from = at;
    this.#now = undefined;
    if (this.#find() && at !== undefined && this.#finder.counts[at] > n) this.#now = { at, n };
  }

  #found(counted) {
    const { counts, total } = this.#finder;
    // What is found first need not be what comes first.
    if (total && !this.#isLed) {
      const after = counts.findIndex((count, at) => count && at >= this.#from);
      this.#now = { at: after < 0 ? counts.findIndex(Boolean) : after, n: 0 };
    }
    this.#isCounted = counted;
    this.#paint();
    this.#show();
    if (this.#rests) this.#settle();
  }

  /** Typing has come to rest: the hit is brought into view, if one has not gone on meanwhile, and the count is said. */
  #settle() {
    if (this.#now && !this.#isLed && this.#hasFocus()) this.#lead();
    if (this.#isCounted) {
      this.#rests = false;
      this.#reading.say(this.#count.textContent);
    }
  }

  #show() {
    const { counts, total } = this.#finder;
    const { at, n } = this.#now ?? {};
    const words = !this.#isCounted ? '…'
      : total ? this.#label('hits', { n: counts.slice(0, at).reduce((sum, count) => sum + count, n + 1), of: total })
        : this.#label('none');
    if (this.#count.textContent !== words) this.#count.textContent = words;
    this.#buttons.hidden = false;
    this.#ask();
  }

  // Leading.

  #key(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target === this.#field) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.#end();
    else return;
    event.preventDefault();
  }

  /** To the next hit or the one before, around the ends; to the first of all where one has not been led there yet. */
  #step(by) {
    if (!this.#now) return;
    if (this.#isLed) {
      const { counts } = this.#finder;
      let { at, n } = this.#now;
      n += by;
      while (n < 0 || n >= counts[at]) {
        at = (at + by + counts.length) % counts.length;
        n = by > 0 ? 0 : counts[at] - 1;
        if (!counts[at]) n = -1;
      }
      this.#now = { at, n };
    }
    clearTimeout(this.#rest);
    this.#from = this.#now.at;
    this.#show();
    this.#lead(true);
    this.#reading.say(`${this.#count.textContent}: ${this.#around()}`);
  }

  /** The hit one is at, as a range. */
  #hit() {
    const { at, n } = this.#now ?? {};
    return at === undefined ? undefined : this.#finder.ranges(at, n, 1)[0];
  }

  /** Some words around the hit, for who does not see it. */
  #around() {
    const { startContainer, startOffset } = this.#hit() ?? {};
    const { data = '' } = startContainer ?? {};
    const begin = data.lastIndexOf(' ', startOffset - 30) + 1;
    return data.slice(begin, startOffset + 60).toWellFormed().trim();
  }

  /** Opens what the hit is in and brings it into view; what was opened for another is folded back. */
  async #lead(isAsked) {
    this.#isLed = true;
    const now = this.#now, hit = this.#hit(), { signal } = this.#run;
    if (!hit) return;
    const element = hit.startContainer.parentElement, answer = element.closest('[data-ia=answer]');
    const stays = (!answer || answer.open) && this.#isSeen(boxOf(hit)) ? boxOf(hit).top : undefined;
    if (this.#opened !== answer) this.#foldBack();
    if (answer && !answer.open) {
      answer.open = true;
      this.#opened = answer;
    }
    this.#paint();
    if (isAsked && !globalThis.CSS?.highlights) select(hit);
    if (stays === undefined) element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    // What comes near the screen is laid out only then, and may be higher than was thought.
    for (let tries = 0; tries < 4; tries++) {
      const { scroller, top, height } = this.#frameOf();
      const off = boxOf(hit).top - (stays ?? Math.max(top + this.#reading.covered + 60, top + height * .3));
      if (Math.abs(off) < 2) break;
      scroller.scrollBy({ top: off, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
      if (signal.aborted || this.#now !== now) return;
    }
    this.#ask();
  }

  /** What scrolls the article, and where on the screen that is. */
  #frameOf() {
    for (let box = this.#reading.article; (box = box.parentElement);) {
      if (box === document.scrollingElement || box === document.body) break;
      if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) {
        return { scroller: box, top: rect(box).top, height: box.clientHeight };
      }
    }
    return { scroller: window, top: 0, height: innerHeight };
  }

  #isSeen({ top, bottom, height }) {
    const frame = this.#frameOf(), covered = this.#isFloating ? rect(this.#box).bottom : this.#reading.covered;
    return height > 0 && top >= Math.max(frame.top, covered) && bottom <= Math.min(frame.top + frame.height, innerHeight) - 8;
  }

  #foldBack() {
    if (this.#opened) this.#opened.open = false;
    this.#opened = undefined;
  }

  /** Nothing is looked for any more. The answer that was opened last stays so where one sees it: that is where one is. */
  #clear() {
    clearTimeout(this.#rest);
    this.#now = undefined;
    this.#count.textContent = '';
    this.#buttons.hidden = true;
    this.#paint();
    const opened = this.#opened?.isConnected && rect(this.#opened.parentElement);
    if (opened && opened.top < innerHeight && opened.bottom > this.#reading.covered) this.#opened = undefined;
    if (this.#opened) this.#reading.keep(this.#finder.stretches[this.#reader()], () => this.#foldBack());
    this.#float();
  }

  /** The field is left: for what had the focus before, else for the hit that one was led to. */
  #end() {
    const hit = this.#isLed && this.#hit();
    this.#field.value = this.#query = '';
    this.#find();
    const back = this.#back?.isConnected && this.#back;
    this.#field.focus({ preventScroll: true });
    this.#field.blur();
    if (back) back.focus({ preventScroll: true });
    else if (hit) getSelection()?.collapse(hit.startContainer, hit.startOffset);
    this.#float();
  }

  // What shows it.

  #ask() {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (!this.#finder) return;
      this.#float();
      this.#paint();
    });
  }

  #hasFocus() {
    return this.#box.contains(this.#reading.host.getRootNode().activeElement);
  }

  get #isFloating() {
    return this.#box.hasAttribute('popover');
  }

  /** Where its place is not in view, the field stands above the page for as long as one searches. */
  #float(isCalled = false) {
    const had = this.#hasFocus(), { top, bottom, height, left, width } = rect(this.#place);
    const edge = Math.max(0, this.#reading.covered - 24, this.#contents ? rect(this.#contents).top : 0);
    const isOut = height < 1 || top < edge - 1 || bottom > innerHeight;
    const floats = isOut && !!(isCalled || had || this.#query);
    if (floats) {
      this.#box.style.left = `${left}px`;
      this.#box.style.width = `${width}px`;
    }
    if (floats === this.#isFloating) return;
    if (floats) {
      this.#box.setAttribute('popover', 'manual');
      this.#box.showPopover?.();
    } else {
      this.#box.removeAttribute('popover');
      this.#box.removeAttribute('style');
    }
    if (had && !this.#hasFocus()) this.#field.focus({ preventScroll: true });
  }

  #paint() {
    this.#painter.paint(this.#now, this.#hit());
  }

  #leave() {
    this.#run?.abort();
    this.#observer?.disconnect();
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
    this.#foldBack();
    this.#painter?.paint();
  }
}

const select = (range) => {
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(live(range));
};
