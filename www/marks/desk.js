// A reader's marks: made, kept, painted, listed, led to and found again. Places in the article are UTF-16 units of its
// words (`Words`); what finds them is the reader's build, `finder`.
import { address } from '../address.js';
import { copy } from '../clipboard.js';
import { COLOURS } from './annotation.js';
import { Bar } from './bar.js';
import * as copying from './copying.js';
import * as elements from './elements.js';
import * as excerpts from './excerpts.js';
import * as files from './files.js';
import { newId, now } from './fresh.js';
import { Keeping, merge } from './keeping.js';
import { paints, Words } from './words.js';

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
  /** All that is put into the article, and its words. */
  node; words;
  #finder; #host; #article; #prerendered; #labels; #bar; #list; #keeping;
  /** Those that are gone too, as another window must hear of that. */
  #marks = [];
  /** Where each of them is now, by its id: `[begin, end]`. */
  #places = new Map();
  #undo = [];
  #ended = new AbortController();

  constructor(finder, host, article, key, prerendered, labels) {
    this.#finder = finder;
    this.#host = host;
    this.#article = article;
    this.#prerendered = prerendered;
    this.#labels = labels;
    this.words = new Words(article);
    this.#keeping = new Keeping(key);
    this.node = elements.desk(this.#labels);
    this.#list = this.#part('list');
    article.append(this.node);
    const { signal } = this.#ended;
    const on = (target, events, act, capture = true) => events.split(' ').forEach((event) => target.addEventListener(event, act, { signal, capture }));
    this.#bar = new Bar(this, host, labels.byKey, on);
    this.#listen(on);
    if (this.#keeping.read(this.#marks)) this.#renewed();
    if (this.#keeping.damaged) this.say(this.#labels.damaged);
    this.#follow(scrollY < 1);
  }

  leave() {
    this.#ended.abort();
    this.#bar.leave();
    this.words.clear();
    this.#article.querySelectorAll('[data-ia=stand-ins]').forEach((list) => list.remove());
    this.node.remove();
  }

  #listen(on) {
    on(window, 'hashchange', () => this.#follow(true));
    on(window, 'storage', ({ key }) => {
      // Nothing is named where all is taken away.
      if ((key ?? this.#keeping.key) === this.#keeping.key && this.#keeping.read(this.#marks)) this.#renewed();
    });
    on(this.#article, 'click', (event) => this.#click(event), false);
    if (!this.#host.getAttribute('without')?.split(/\s+/).includes('copying')) on(document, 'copy', (event) => this.#carry(event), false);
    on(this.#part('add'), 'change', ({ target }) => this.#read(target));
  }

  #part(hook) {
    return this.node.querySelector(`[data-ia=${hook}]`);
  }

  /** Says something to who sees and to who hears. */
  say(words, where = '[data-ia=said],[data-ia=told]') {
    this.node.querySelectorAll(where).forEach((place) => { place.textContent = words; });
  }

  /** Reads the article's words anew, where the page has put others in the place of their nodes. */
  renew() {
    if (!this.words.isStale) return;
    this.words.clear();
    this.words = new Words(this.#article);
    this.#renewed();
  }

  // Marks.

  mark(id) {
    return this.#marks.find((mark) => mark.id === id && !mark.deleted);
  }

  /** The id of the mark of these words. */
  at(start, end) {
    return [...this.#places].find(([, place]) => place[0] === start && place[1] === end)?.[0];
  }

  /** Those that are there, by place; those whose words are gone at the end. */
  #inOrder() {
    const start = ({ id }) => this.#places.get(id)?.[0] ?? Infinity;
    return this.#marks.filter((mark) => !mark.deleted).sort((one, other) => start(one) - start(other) || 0);
  }

  #wordsOf({ id, exact }) {
    const place = this.#places.get(id);
    return place ? this.words.text.slice(...place) : exact;
  }

  keepNote(note) {
    this.#change({ note });
  }

  /** Changes the mark of the chosen words; makes it first where they have none. */
  #change(change) {
    const { chosen } = this.#bar, { start, end } = chosen, { text } = this.words, modified = now();
    const first = !this.#marks.some((mark) => !mark.deleted);
    const mark = this.mark(chosen.id);
    if (mark) {
      Object.assign(mark, change, { modified });
    } else {
      const [before, after, from, to] = this.#finder.describe(text, start, end);
      const words = { exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after) };
      const id = (chosen.id = newId());
      this.#marks.push({ id, ...words, start: from, end: to, colour: 1, note: '', created: modified, modified, source: '', ...change });
      this.#places.set(id, [start, end]);
    }
    this.#keep();
    this.#bar.show();
    const labels = this.#labels;
    const told = this.#keeping.unkept ? [labels.blocked] : first ? [labels.marked, labels.kept] : [labels.marked];
    if (!paints && first) told.push(labels.unpainted);
    this.say(told.join(' '));
  }

  #keep() {
    if (this.#keeping.write(this.#marks)) this.#find();
    this.#show();
  }

  /** Adds marks that were not kept here. */
  #add(others) {
    if (merge(this.#marks, others)) this.#renewed();
  }

  /** The marks, or the article's words, are others now. */
  #renewed() {
    this.#find();
    this.#show();
  }

  /** Finds all marks in the words that stand there now. */
  #find() {
    const alive = this.#marks.filter((mark) => !mark.deleted);
    this.#places = new Map(this.#locate(alive).flatMap((place, n) => (place ? [[alive[n].id, place]] : [])));
  }

  #locate(marks) {
    const words = marks.map(({ exact, prefix, suffix }) => `${exact}\0${prefix}\0${suffix}\0`).join('');
    const found = this.#finder.place(this.words.text, words, Int32Array.from(marks.flatMap(({ start, end }) => [start, end])));
    return marks.map((_, n) => (found[2 * n] < 0 ? undefined : [found[2 * n], found[2 * n + 1]]));
  }

  #delete(ids) {
    const gone = this.#marks.filter((mark) => !mark.deleted && ids.has(mark.id));
    if (ids.has(this.#bar.chosen?.id)) this.#bar.close();
    this.#undo = gone;
    this.#marks = this.#marks.map((mark) => (gone.includes(mark) ? { id: mark.id, modified: now(), deleted: true } : mark));
    gone.forEach(({ id }) => this.#places.delete(id));
    this.#keep();
    this.say(this.#labels.removed);
  }

  #takeBack() {
    const modified = now();
    this.#add(this.#undo.map((mark) => ({ ...mark, modified })));
    this.#undo = [];
    this.#keep();
    this.say('');
    this.#list.querySelector('button').focus();
  }

  // What shows them.

  #show() {
    const marks = this.#inOrder();
    for (let colour = 1; colour <= COLOURS; colour++) {
      const own = marks.filter((mark) => mark.colour === colour);
      this.words.paint(`ia-mark-${colour}`, own.flatMap(({ id }) => this.#places.get(id) ?? []));
    }
    this.#showStandIns(marks);
    const open = this.node.querySelector('.ia-marks-open');
    open.hidden = !marks.length;
    open.textContent = `${this.#labels.list} (${marks.length})`;
    if (this.#list.open) this.#fill();
  }

  /** What has the focus in the place of a mark's words. */
  standIn(id) {
    return [...this.#article.querySelectorAll('[data-ia=stand-ins] > li')].find((one) => one.dataset.iaMark === id)?.firstChild;
  }

  /** Puts it into their exchange: one can read on from there. */
  #showStandIns(marks) {
    this.#article.querySelectorAll('[data-ia=stand-ins]').forEach((list) => list.replaceChildren());
    for (const mark of marks) {
      const place = this.#places.get(mark.id);
      if (!place) continue;
      const within = this.words.element(place[0]).closest('[data-ia=exchange]') ?? this.node;
      let list = within.querySelector('[data-ia=stand-ins]');
      if (!list) within.append((list = elements.standIns(this.#labels)));
      list.append(elements.standIn(mark, this.#wordsOf(mark), this.#labels));
    }
  }

  #fill() {
    const marks = this.#inOrder();
    this.#part('entries').replaceChildren(...marks.map((mark) => elements.entry(mark, this.#wordsOf(mark), this.#places.has(mark.id), this.#labels)));
    this.#list.querySelector('[data-ia-do=undo]').hidden = !this.#undo.length;
    const labels = this.#labels;
    const where = this.#keeping.unkept ? labels.blocked : marks.length ? labels.kept : labels.none;
    this.#part('where').textContent = paints || !marks.length ? where : `${where} ${labels.unpainted}`;
  }

  /** Opens the answer that has some words, and brings them into view. */
  async #lead(start, end) {
    this.#paint(start, end);
    const element = this.words.element(start);
    const exchange = element.closest('[data-ia=exchange]');
    if (exchange?.id) await this.#host.reveal(exchange.id);
    if (this.#ended.signal.aborted) return;
    const top = () => this.words.range(start, end).getBoundingClientRect().top;
    const isSeen = () => top() > 60 && top() < innerHeight * .8;
    if (!isSeen()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // Far down in a long paragraph.
    if (!isSeen()) scrollBy({ top: top() - innerHeight * .3, behavior: 'instant' });
  }

  /** Shows words that one is led to. */
  #paint(start, end) {
    this.words.paint(LED_TO, [start, end]);
    if (paints) return;
    this.#bar.dismiss(start, end);
    const range = this.words.range(start, end);
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  /** Leads to the words that the page's address names; only paints them where the reader has moved meanwhile. */
  #follow(moves) {
    const [start, end] = this.#finder.follow(this.words.text, location.hash);
    this.words.paint(LED_TO, []);
    if (start === undefined) return;
    if (start >= 0) {
      if (moves) this.#lead(start, end);
      else this.#paint(start, end);
    } else if (this.#host.getRootNode().querySelectorAll(this.#host.localName).length < 2) {
      this.say(this.#labels.lost); // of several articles another may have them
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
      const at = this.words.under(event);
      const around = [...this.#places].filter(([, [start, end]]) => start <= at && at < end);
      const [id, [start, end]] = around.sort(([, one], [, other]) => one[1] - one[0] - other[1] + other[0])[0] ?? [undefined, []];
      if (id) this.#bar.open({ start, end, id });
    }
  }

  #do(does, button, id) {
    const { chosen } = this.#bar;
    if (does === 'mark') {
      this.#change({ colour: +button.value });
      getSelection()?.removeAllRanges();
    } else if (does === 'note') {
      this.#bar.keepNote();
      this.#bar.note(button.getAttribute('aria-expanded') !== 'true');
    } else if (does === 'keep') {
      this.#bar.keepNote();
      this.#bar.note(false);
      this.#bar.enter();
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
      this.#bar.close();
      this.say(this.#keeping.damaged ? this.#labels.damaged : '');
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
    this.#bar.open({ start, end, id, back: does === 'open' ? button : undefined });
    this.#bar.enter();
    if (does === 'edit') this.#bar.note(true);
  }

  // Words taken away, and files.

  #title() {
    return this.#article.querySelector(':is(h1,h2,h3,h4,h5,h6)')?.textContent.trim() || document.title;
  }

  #link(start, end) {
    return `${address()}#${this.#finder.link(this.words.text, start, end, this.#prerendered)}`;
  }

  #excerpt(start, end) {
    return { words: this.words.text.slice(start, end), speaker: this.words.speaker(start), link: this.#link(start, end) };
  }

  async #copy(text) {
    this.say(await copy(text) ? this.#labels.copied : this.#labels.notCopied);
    this.#bar.put();
  }

  /** What is selected is copied by the reader's own key. */
  #carry(event) {
    const [start, end] = this.words.isStale ? [] : this.words.selected() ?? [];
    const isOurs = start !== undefined && !event.target.closest?.('input,textarea,[data-ia-apart]');
    if (isOurs) copying.answer(event, this.words.range(start, end), this.#excerpt(start, end), this.#title());
  }

  #save(kind) {
    const marks = this.#inOrder();
    const taken = () => marks.map((mark) => {
      const place = this.#places.get(mark.id);
      return { ...(place ? this.#excerpt(...place) : { words: mark.exact, speaker: '', link: '' }), note: mark.note };
    });
    files.save(kind, marks, taken, this.#title());
  }

  /** Adds the marks of a file: all of this article, and of others those whose words are here. */
  async #read(input) {
    const read = await files.read(input);
    if (this.#ended.signal.aborted || !read) return;
    const { marks, unread } = read;
    if (!marks.length) return this.say(this.#labels.unread);
    const places = this.#locate(marks), here = address();
    const own = marks.filter(({ source }, n) => places[n] || !source || source === here);
    // What was deleted here comes back: the reader has asked for it.
    const gone = new Set(this.#marks.filter((mark) => mark.deleted).map((mark) => mark.id));
    this.#add(own.map((mark) => ({ ...mark, source: '', ...(gone.has(mark.id) && { modified: now() }) })));
    this.#keep();
    this.say(unread || own.length < marks.length ? this.#labels.elsewhere : this.#labels.added);
  }
}
