// A reader's marks: words are selected, marked, kept, painted, listed, led to and found again. Places in the article are
// UTF-16 units of its words (`Words`); what finds them is the reader's build, `finder`.
import { address } from '../address.js';
import { copy } from '../clipboard.js';
import { COLOURS, page, readAll } from './annotation.js';
import * as copying from './copying.js';
import * as elements from './elements.js';
import * as excerpts from './excerpts.js';
import { Keeping, merge } from './keeping.js';
import { Words } from './words.js';

/** More is nothing that somebody wants to mark, but a page that is copied. */
const LONGEST = 20_000;
/** In milliseconds: as long a selection stands still before the bar comes. */
const STILL = 250;
/** What words are painted under that one was led to. */
const LED_TO = 'ia-led-to';

/** Gives an article that stands what marks it; the function that it gives takes all of that away again. */
export const attach = (finder, host, key, prerendered, labels) => {
  const article = host.querySelector('[data-ia=article]');
  if (!article) return () => {};
  const desk = new Desk(finder, host, article, key, prerendered, labels);
  return () => desk.leave();
};

class Desk {
  #finder; #host; #article; #prerendered; #labels; #node; #bar; #list; #words; #keeping;
  /** Those that are gone too, as another window must hear of that. */
  #marks = [];
  /** Where each of them is now, by its id: `[begin, end]`. */
  #places = new Map();
  /** What the bar is about: `{ start, end, id, back }`, the id of the mark, and what had the focus before. */
  #chosen;
  /** The bar was closed at these words, and comes not again while they are selected. */
  #dismissed;
  #undo = [];
  #isDown = false;
  #byKey = false;
  #ended = new AbortController();
  #timer;
  #frame;

  constructor(finder, host, article, key, prerendered, labels) {
    this.#finder = finder;
    this.#host = host;
    this.#article = article;
    this.#prerendered = prerendered;
    this.#labels = labels;
    this.#words = new Words(article);
    this.#keeping = new Keeping(key);
    this.#node = elements.desk(this.#labels);
    this.#bar = this.#part('bar');
    this.#list = this.#part('list');
    article.append(this.#node);
    this.#listen();
    this.#add(this.#keeping.read());
    if (this.#keeping.damaged) this.#say(this.#labels.damaged);
    this.#follow(scrollY < 1);
    this.#ask(0); // what was selected before we were there
  }

  leave() {
    this.#ended.abort();
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#words.clear();
    this.#article.querySelectorAll('[data-ia=stand-ins]').forEach((list) => list.remove());
    this.#node.remove();
  }

  #listen() {
    const { signal } = this.#ended;
    const on = (target, events, act, capture = true) => events.split(' ').forEach((event) => target.addEventListener(event, act, { signal, capture }));
    on(document, 'selectionchange', () => this.#ask(STILL));
    on(window, 'pointerdown', (event) => this.#press(event));
    on(window, 'pointerup pointercancel', () => {
      this.#isDown = false;
      this.#ask(0);
    });
    on(window, 'keydown', (event) => this.#key(event));
    on(window, 'scroll resize', () => {
      cancelAnimationFrame(this.#frame);
      if (this.#chosen) this.#frame = requestAnimationFrame(() => this.#put());
    });
    on(window, 'hashchange', () => this.#follow(true));
    on(window, 'storage', ({ key }) => {
      if (key === this.#keeping.key && this.#add(this.#keeping.read())) this.#show();
    });
    on(this.#article, 'click', (event) => this.#click(event), false);
    if (!this.#host.getAttribute('without')?.split(/\s+/).includes('copying')) on(document, 'copy', (event) => this.#carry(event), false);
    // A press of a button must not take the selection away.
    on(this.#bar, 'mousedown', (event) => { if (!event.target.closest('[data-ia=note-form]')) event.preventDefault(); });
    on(this.#bar, 'focusout', ({ relatedTarget }) => { if (relatedTarget && !this.#bar.contains(relatedTarget)) this.#close(); });
    on(this.#part('add'), 'change', ({ target }) => this.#read(target));
  }

  #part(hook) {
    return this.#node.querySelector(`[data-ia=${hook}]`);
  }

  /** Says something to who sees and to who hears. */
  #say(words, where = '[data-ia=said],[data-ia=told]') {
    this.#node.querySelectorAll(where).forEach((place) => { place.textContent = words; });
  }

  // What is selected.

  #ask(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), wait);
  }

  /** The selection has come to rest. */
  #look() {
    if (this.#isDown || this.#hasFocus(this.#node)) return;
    if (this.#words.isStale) {
      this.#words.clear();
      this.#words = new Words(this.#article);
      this.#find();
      this.#show();
    }
    const [start, end] = this.#words.selected() ?? [];
    const same = (one) => one && one.start === start && one.end === end;
    if (start === undefined || end - start > LONGEST) {
      this.#dismissed = undefined;
      // The bar of a mark goes when something else is pressed.
      if (this.#chosen && !this.#chosen.id) this.#close();
    } else if (!same(this.#chosen) && !same(this.#dismissed)) {
      const [id] = [...this.#places].find(([, place]) => place[0] === start && place[1] === end) ?? [];
      this.#choose({ start, end, id });
      // Who selected by key sees it too.
      this.#say(this.#labels.byKey, this.#byKey ? undefined : '[data-ia=said]');
    }
  }

  #press(event) {
    this.#byKey = false;
    if (event.composedPath().includes(this.#node)) return;
    this.#isDown = true;
    this.#close();
    this.#dismissed = undefined;
  }

  #key(event) {
    this.#byKey = true;
    if (!this.#chosen || event.ctrlKey || event.altKey || event.metaKey) return;
    const inside = this.#hasFocus(this.#bar);
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Tab' && !event.shiftKey && !inside && this.#isFree()) {
      event.preventDefault();
      this.#chosen.back = this.#focused();
      this.#enter();
    } else if (inside) {
      this.#arrow(event);
    }
  }

  #focused() {
    const at = this.#host.getRootNode().activeElement;
    return at && at !== document.body ? at : undefined;
  }

  /** Also where the window has not, in which `:focus` is nothing. */
  #hasFocus(node) {
    return node.contains(this.#host.getRootNode().activeElement);
  }

  /** Whether keys go to nothing in particular, or to something of the article. */
  #isFree() {
    const at = this.#focused();
    return at ? this.#host.contains(at) : [null, document.body, this.#host.getRootNode().host].includes(document.activeElement);
  }

  #enter() {
    this.#bar.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Arrow keys lead from tool to tool. */
  #arrow(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1, Home: 0, End: 0 }[event.key];
    const tools = [...this.#bar.querySelectorAll('[role=toolbar] > button:not([hidden])')];
    const at = tools.indexOf(event.target);
    if (way === undefined || at < 0) return;
    event.preventDefault();
    tools.at(way ? (at + way) % tools.length : event.key === 'End' ? -1 : 0).focus();
  }

  // The bar.

  #choose(chosen) {
    this.#close();
    this.#say('');
    this.#chosen = chosen;
    this.#bar.classList.add('ia-shown'); // where a browser knows no popovers it is a box like any other
    if (this.#bar.isConnected) this.#bar.showPopover?.();
    this.#pressed();
  }

  /** Shows in the bar what the chosen words have. */
  #pressed() {
    const mark = this.#mark();
    this.#bar.querySelectorAll('[aria-pressed]').forEach((button) => button.setAttribute('aria-pressed', +button.value === mark?.colour));
    this.#bar.querySelector('[data-ia-do=delete]').hidden = !mark;
    this.#put();
  }

  #put() {
    if (this.#chosen) this.#words.beside(this.#bar, this.#chosen.start, this.#chosen.end);
  }

  /** Takes the bar away. A note that was written is kept; the focus goes back to where it was. */
  #close() {
    if (!this.#chosen) return;
    this.#keepNote();
    const { start, end, id, back } = this.#chosen;
    const hadFocus = this.#hasFocus(this.#bar);
    this.#chosen = undefined;
    this.#dismissed = { start, end };
    this.#note(false);
    this.#bar.classList.remove('ia-shown');
    if (this.#bar.isConnected) this.#bar.hidePopover?.();
    if (!hadFocus) return;
    const standIn = [...this.#article.querySelectorAll('[data-ia=stand-ins] > li')].find((one) => one.dataset.iaMark === id);
    const to = back?.isConnected ? back : standIn?.firstChild;
    if (to) to.focus({ preventScroll: true });
    else this.#words.beginAt(start);
  }

  #note(open) {
    this.#part('note-form').hidden = !open;
    this.#bar.querySelector('[data-ia-do=note]').setAttribute('aria-expanded', open);
    const field = this.#part('note');
    field.value = this.#mark()?.note ?? '';
    if (open) field.focus({ preventScroll: true });
    this.#put();
  }

  #keepNote() {
    const note = this.#part('note').value;
    if (!this.#part('note-form').hidden && note !== (this.#mark()?.note ?? '')) this.#change({ note });
  }

  // Marks.

  /** The mark of the chosen words. */
  #mark(id = this.#chosen?.id) {
    return this.#marks.find((mark) => mark.id === id && !mark.deleted);
  }

  /** Those that are there, by place; those whose words are gone at the end. */
  #inOrder() {
    const start = ({ id }) => this.#places.get(id)?.[0] ?? Infinity;
    return this.#marks.filter((mark) => !mark.deleted).sort((one, other) => start(one) - start(other) || 0);
  }

  #wordsOf({ id, exact }) {
    const place = this.#places.get(id);
    return place ? this.#words.text.slice(...place) : exact;
  }

  /** Changes the mark of the chosen words; makes it first where they have none. */
  #change(change) {
    const { start, end } = this.#chosen, { text } = this.#words, modified = now();
    const first = !this.#marks.some((mark) => !mark.deleted);
    const mark = this.#mark();
    if (mark) {
      Object.assign(mark, change, { modified });
    } else {
      const [before, after, from, to] = this.#finder.describe(text, start, end);
      const words = { exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after) };
      const id = (this.#chosen.id = newId());
      this.#marks.push({ id, ...words, start: from, end: to, colour: 1, note: '', created: modified, modified, source: '', ...change });
      this.#places.set(id, [start, end]);
    }
    this.#keep();
    this.#pressed();
    this.#say(this.#keeping.unkept ? this.#labels.blocked : first ? `${this.#labels.marked} ${this.#labels.kept}` : this.#labels.marked);
  }

  #keep() {
    if (this.#keeping.write(this.#marks)) this.#find();
    this.#show();
  }

  /** Adds marks of another window, or of a file. */
  #add(others) {
    const changed = merge(this.#marks, others);
    if (changed) {
      this.#find();
      this.#show();
    }
    return changed;
  }

  /** Finds all marks in the words that stand there now. */
  #find() {
    const alive = this.#marks.filter((mark) => !mark.deleted);
    this.#places = new Map(this.#locate(alive).flatMap((place, n) => (place ? [[alive[n].id, place]] : [])));
  }

  #locate(marks) {
    const words = marks.map(({ exact, prefix, suffix }) => `${exact}\0${prefix}\0${suffix}\0`).join('');
    const found = this.#finder.place(this.#words.text, words, Int32Array.from(marks.flatMap(({ start, end }) => [start, end])));
    return marks.map((_, n) => (found[2 * n] < 0 ? undefined : [found[2 * n], found[2 * n + 1]]));
  }

  #delete(ids) {
    const gone = this.#marks.filter((mark) => !mark.deleted && ids.has(mark.id));
    if (this.#chosen && ids.has(this.#chosen.id)) this.#close();
    this.#undo = gone;
    this.#marks = this.#marks.map((mark) => (gone.includes(mark) ? { id: mark.id, modified: now(), deleted: true } : mark));
    gone.forEach(({ id }) => this.#places.delete(id));
    this.#keep();
    this.#say(this.#labels.removed);
  }

  #takeBack() {
    const modified = now();
    this.#add(this.#undo.map((mark) => ({ ...mark, modified })));
    this.#undo = [];
    this.#keep();
    this.#say('');
    this.#list.querySelector('button').focus();
  }

  // What shows them.

  #show() {
    const marks = this.#inOrder();
    for (let colour = 1; colour <= COLOURS; colour++) {
      const own = marks.filter((mark) => mark.colour === colour);
      this.#words.paint(`ia-mark-${colour}`, own.flatMap(({ id }) => this.#places.get(id) ?? []));
    }
    this.#showStandIns(marks);
    const open = this.#node.querySelector('.ia-marks-open');
    open.hidden = !marks.length;
    open.textContent = `${this.#labels.list} (${marks.length})`;
    if (this.#list.open) this.#fill();
  }

  /** What has the focus in the place of marked words, in their exchange: one can read on from there. */
  #showStandIns(marks) {
    this.#article.querySelectorAll('[data-ia=stand-ins]').forEach((list) => list.replaceChildren());
    for (const mark of marks) {
      const place = this.#places.get(mark.id);
      if (!place) continue;
      const within = this.#words.element(place[0]).closest('[data-ia=exchange]') ?? this.#node;
      let list = within.querySelector('[data-ia=stand-ins]');
      if (!list) within.append((list = elements.standIns(this.#labels)));
      list.append(elements.standIn(mark, this.#wordsOf(mark), this.#labels));
    }
  }

  #fill() {
    const marks = this.#inOrder();
    this.#part('entries').replaceChildren(...marks.map((mark) => elements.entry(mark, this.#wordsOf(mark), this.#places.has(mark.id), this.#labels)));
    this.#list.querySelector('[data-ia-do=undo]').hidden = !this.#undo.length;
    this.#part('where').textContent = this.#keeping.unkept ? this.#labels.blocked : marks.length ? this.#labels.kept : this.#labels.none;
  }

  /** Opens the answer that has some words, and brings them into view. */
  async #lead(start, end) {
    this.#words.paint(LED_TO, [start, end]);
    const element = this.#words.element(start);
    const exchange = element.closest('[data-ia=exchange]');
    if (exchange?.id) await this.#host.reveal(exchange.id);
    if (this.#ended.signal.aborted) return;
    const top = () => this.#words.range(start, end).getBoundingClientRect().top;
    const isSeen = () => top() > 60 && top() < innerHeight * .8;
    if (!isSeen()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // Far down in a long paragraph.
    if (!isSeen()) scrollBy({ top: top() - innerHeight * .3, behavior: 'instant' });
  }

  /** Leads to the words that the page's address names; only paints them where the reader has moved meanwhile. */
  #follow(moves) {
    const [start, end] = this.#finder.follow(this.#words.text, location.hash);
    this.#words.paint(LED_TO, []);
    if (start === undefined) return;
    if (start >= 0) {
      if (moves) this.#lead(start, end);
      else this.#words.paint(LED_TO, [start, end]);
    } else if (this.#host.getRootNode().querySelectorAll(this.#host.localName).length < 2) {
      this.#say(this.#labels.lost); // of several articles another may have them
    }
  }

  // What is pressed.

  #click(event) {
    const button = event.target.closest(':is([data-ia=marks],[data-ia=stand-ins]) [data-ia-do]');
    if (button) {
      const id = button.closest('[data-ia-mark]')?.dataset.iaMark;
      this.#do(button.dataset.iaDo, button, id);
    } else if (!event.defaultPrevented && getSelection()?.isCollapsed !== false) {
      // Marked words: those of the shortest of several marks.
      const at = this.#words.under(event);
      const around = [...this.#places].filter(([, [start, end]]) => start <= at && at < end);
      const [id, [start, end]] = around.sort(([, one], [, other]) => one[1] - one[0] - other[1] + other[0])[0] ?? [undefined, []];
      if (id) this.#choose({ start, end, id });
    }
  }

  #do(does, button, id) {
    const chosen = this.#chosen;
    if (does === 'mark') {
      this.#change({ colour: +button.value });
      getSelection()?.removeAllRanges();
    } else if (does === 'note') {
      this.#keepNote();
      this.#note(button.getAttribute('aria-expanded') !== 'true');
    } else if (does === 'keep') {
      this.#keepNote();
      this.#note(false);
      this.#enter();
    } else if (does === 'copy') {
      this.#copy(excerpts.attributed(this.#excerpt(chosen.start, chosen.end), this.#title()));
    } else if (does === 'link') {
      this.#copy(this.#link(chosen.start, chosen.end));
    } else if (does === 'delete') {
      this.#delete(new Set([id ?? chosen.id]));
      if (id) this.#list.querySelector('[data-ia-do=undo]').focus();
    } else if (does === 'delete-all') {
      this.#delete(new Set(this.#marks.map((mark) => mark.id)));
      this.#list.querySelector('[data-ia-do=undo]').focus();
    } else if (does === 'undo') {
      this.#takeBack();
    } else if (does === 'list') {
      this.#close();
      this.#say(this.#keeping.damaged ? this.#labels.damaged : '');
      this.#list.showModal();
      this.#fill();
    } else if (does === 'save') {
      this.#save(button.value);
    } else {
      this.#list.close();
      const place = this.#places.get(id);
      if (place) this.#open(does, button, id, place);
    }
  }

  async #open(does, button, id, [start, end]) {
    await this.#lead(start, end);
    if (does === 'go' || this.#ended.signal.aborted) return;
    this.#choose({ start, end, id, back: does === 'open' ? button : undefined });
    this.#enter();
    if (does === 'edit') this.#note(true);
  }

  // Words taken away, and files.

  #title() {
    return this.#article.querySelector(':is(h1,h2,h3,h4,h5,h6)')?.textContent.trim() || document.title;
  }

  #link(start, end) {
    return `${address()}#${this.#finder.link(this.#words.text, start, end, this.#prerendered)}`;
  }

  #excerpt(start, end) {
    return { words: this.#words.text.slice(start, end), speaker: this.#words.speaker(start), link: this.#link(start, end) };
  }

  async #copy(text) {
    this.#say(await copy(text) ? this.#labels.copied : this.#labels.notCopied);
    this.#put();
  }

  /** What is selected is copied by the reader's own key. */
  #carry(event) {
    const [start, end] = this.#words.isStale ? [] : this.#words.selected() ?? [];
    const isOurs = start !== undefined && !event.target.closest?.('input,textarea,[data-ia-apart]');
    if (isOurs) copying.answer(event, this.#words.range(start, end), this.#excerpt(start, end), this.#title());
  }

  #save(kind) {
    const marks = this.#inOrder();
    const taken = () => marks.map((mark) => {
      const place = this.#places.get(mark.id);
      return { ...(place ? this.#excerpt(...place) : { words: mark.exact, speaker: '', link: '' }), note: mark.note };
    });
    const [type, text] = kind === 'jsonld'
      ? ['application/ld+json', page(marks, address())]
      : [kind === 'md' ? 'text/markdown' : 'text/plain', excerpts[kind === 'md' ? 'markdown' : 'text'](taken(), this.#title(), address())];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `marks.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** Adds the marks of a file: all of this article, and of others those whose words are here. */
  async #read(input) {
    const [file] = input.files;
    const json = await file?.text().catch(() => '');
    input.value = '';
    if (this.#ended.signal.aborted || json === undefined) return;
    const { marks = [], unread = 0 } = readAll(json, now(), newId) ?? {};
    if (!marks.length) return this.#say(this.#labels.unread);
    const places = this.#locate(marks), here = address();
    const own = marks.filter(({ source }, n) => places[n] || !source || source === here);
    // What was deleted here comes back: the reader has asked for it.
    const gone = new Set(this.#marks.filter((mark) => mark.deleted).map((mark) => mark.id));
    this.#add(own.map((mark) => ({ ...mark, source: '', ...(gone.has(mark.id) && { modified: now() }) })));
    this.#keep();
    this.#say(unread || own.length < marks.length ? this.#labels.elsewhere : this.#labels.added);
  }
}

const now = () => new Date().toISOString();
/** A random UUID (RFC 9562, section 5.4), on pages without TLS too. */
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
};
