// Where in an article words are: it is cut into stretches (an exchange, the title block, the closing), and each is read
// once, when it is first needed. No node is touched.
import { first } from '../../first.js';
import { folded, origins } from './letters.js';

/** What is in an article and not of it, as in www/marks/words.js. */
const APART = 'nav,summary,button,dialog,script,style,[hidden],[aria-hidden=true],[data-ia=controls],[data-ia-apart]';
/** What words go on across. */
const INLINE = new Set('a abbr b bdi bdo cite code del em i img ins kbd mark q s small span strong sub sup time u var wbr'.split(' '));
/** Between blocks: nobody can type it. */
const EDGE = '\0';
/** In milliseconds: as long may the first hit keep the page waiting, and each slice of the rest. */
const FIRST = 40, SLICE = 10;
/** So often is told of hits before all are counted: what is shown anew of ten thousand exchanges costs a frame of 100 ms. */
const TOLD = 3;

export class Finder {
  #article;
  /** By number what is known of a stretch: `{ text, source, hits, run }`. */
  #read = [];
  /** Which kinds of elements the page does not show. */
  #kinds = new Map();
  #pattern;
  /** The number of the search. */
  run = 0;

  constructor(article) {
    this.#article = article;
    this.stretches = cut(article);
    this.#forget();
  }

  #forget() {
    /** How many hits each stretch has, of those that were looked through. */
    this.counts = new Uint32Array(this.stretches.length);
    this.total = 0;
  }

  /** Whether what has come, gone or changed is of the article's words or of what is shown of them; they are then read anew. */
  hasChanged(changes) {
    const ofOurs = (node) => node.nodeType === 1 && node.matches(APART);
    const changed = changes.some(({ type, target, addedNodes, removedNodes }) => !(target.closest?.('[data-ia-apart]')
      || (type === 'childList' && [...addedNodes, ...removedNodes].every(ofOurs))));
    if (changed) {
      this.#read = [];
      this.#kinds.clear();
      this.stretches = cut(this.#article);
    }
    return changed;
  }

  /** Reads beforehand, whenever there is nothing else to do. */
  prepare(signal, from = 0) {
    const until = performance.now() + SLICE;
    let at = from;
    while (at < this.stretches.length && performance.now() < until) this.#text(at++);
    if (at < this.stretches.length && !signal.aborted) whenIdle(() => this.prepare(signal, at));
  }

  /** Counts the hits of a pattern from a stretch on and around; tells of the first at once, of the rest seldom. */
  async find(pattern, query, from, signal, tell) {
    this.#pattern = pattern;
    this.run++;
    this.#forget();
    const { length } = this.stretches, asked = query.trim().toLowerCase();
    let until = performance.now() + FIRST, told = 0;
    const rest = async () => {
      await (globalThis.scheduler?.yield?.() ?? new Promise((soon) => { setTimeout(soon); }));
      until = performance.now() + SLICE;
    };
    const isLate = () => performance.now() >= until;
    // To look for the words as they are typed takes little, where reading takes longer.
    for (let step = 0; step < length && !this.total && this.#read.length < length; step++) {
      const at = (from + step) % length;
      if (this.stretches[at].textContent.toLowerCase().includes(asked)) this.#count(at);
      if (isLate()) await rest();
      if (signal.aborted) return;
    }
    if (this.total) {
      tell(false);
      until = performance.now() + SLICE;
    }
    for (let step = 0; step < length; step++) {
      const isFirst = !this.total;
      this.#count((from + step) % length);
      if (this.total && (isFirst || (isLate() && told < TOLD))) {
        told++;
        tell(false);
      }
      if (isLate()) await rest();
      if (signal.aborted) return;
    }
    tell(true);
  }

  #count(at) {
    const count = this.#text(at).match(this.#pattern)?.length ?? 0;
    this.total += count - this.counts[at];
    return (this.counts[at] = count);
  }

  #text(at) {
    return (this.#read[at] ??= { text: folded(words(this.stretches[at], this.#kinds).text) }).text;
  }

  /** The hits of a stretch as ranges, some of them where there are very many. */
  ranges(at, first = 0, count = Infinity) {
    const read = this.#read[at];
    if (!read || !this.counts[at]) return [];
    const source = (read.source ??= words(this.stretches[at], this.#kinds));
    const { begins, ends } = (source.origins ??= origins(source.text));
    if (read.run !== this.run) Object.assign(read, { run: this.run, hits: [...read.text.matchAll(this.#pattern)] });
    const hits = read.hits.slice(first, first + count);
    return hits.map(({ 0: hit, index }) => range(source, begins[index], ends[index + hit.length - 1]));
  }
}

/** All that is read as one, in order: what holds exchanges is cut further. */
const cut = (element) => [...element.children].flatMap((child) => {
  if (child.matches(APART)) return [];
  return !child.matches('[data-ia=exchange]') && child.querySelector('[data-ia=exchange]') ? cut(child) : [child];
});

/** The words of a stretch that the page shows, folded or not, as a text; its nodes, and where each begins in that. */
const words = (stretch, kinds) => {
  const nodes = [], starts = [];
  let text = '';
  const enter = (element, kind) => {
    const edge = INLINE.has(element.localName) ? '' : EDGE;
    text += edge;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        nodes.push(child);
        starts.push(text.length);
        text += child.data;
      } else if (child.localName === 'br') {
        text += '\n';
      } else if (child.nodeType === 1 && !child.matches(APART)) {
        const inner = kind + kindOf(child);
        if (!kinds.has(inner)) kinds.set(inner, isHidden(child));
        if (!kinds.get(inner)) enter(child, inner);
      }
    }
    text += edge;
  };
  if (stretch.checkVisibility?.() !== false) enter(stretch, kindOf(stretch));
  return { text, nodes, starts };
};

/** What rules of the page mostly go by. To ask for the style of each element would, where much is not laid out, take 2 ms. */
const kindOf = (element) => `>${element.localName}.${element.className}.${element.dataset.iaRole}.${element.hasAttribute('data-ia-unheard')}.${element.getAttribute('style')}`;
/** Whether the page does not show an element; that its answer is folded is another matter. */
const isHidden = (element) => {
  const { display, visibility } = getComputedStyle(element);
  return display === 'none' || visibility === 'hidden';
};

const range = ({ nodes, starts }, begin, end) => {
  const from = node(starts, begin), to = node(starts, end - 1);
  return new StaticRange({
    startContainer: nodes[from], startOffset: begin - starts[from], endContainer: nodes[to], endOffset: end - starts[to],
  });
};

/** The last that begins at a place or before. */
const node = (starts, at) => first(starts.length, (n) => starts[n] > at) - 1;

const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 30));
