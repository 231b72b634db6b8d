// The words of an article that stands in the page as one text, and where in the page each of them is. Their nodes are
// never touched. Places are UTF-16 units of the text.
import { first } from '../first.js';
import { selectedIn } from '../selection.js';
import { speakerOf } from '../speaker.js';

/** What is in an article and not of it: what leads through it, what is pressed, what repeats its words. */
const APART = 'nav,summary,button,dialog,script,style,[hidden],[aria-hidden=true],[data-ia=controls],[data-ia-apart]';
/** Whether this browser has the CSS Custom Highlight API. */
export const paints = !!globalThis.CSS?.highlights && 'Highlight' in globalThis;
/** What does not end a line. */
export const BLOCK = ':not(a,abbr,b,bdi,bdo,cite,code,del,em,i,ins,kbd,mark,q,s,small,span,strong,sub,sup,time,u,var)';

export class Words {
  #article;
  #nodes = [];
  #starts = [];
  #painted = {};

  constructor(article) {
    this.#article = article;
    const filter = (node) => (node.nodeType === 1 && node.matches(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const walker = document.createTreeWalker(this.#article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    let text = '', block, node;
    while ((node = walker.nextNode())) {
      if (node.nodeType === 1) {
        if (node.localName === 'br') text += '\n';
        continue;
      }
      const own = node.parentElement.closest(BLOCK);
      // Space at the begin of a block is not seen.
      if (!node.length || (own !== block && !node.data.trim())) continue;
      if (own !== block && text) text += '\n';
      block = own;
      this.#nodes.push(node);
      this.#starts.push(text.length);
      text += node.data;
    }
    this.text = text;
  }

  /** Whether the page has put others in the place of these nodes. */
  get isStale() {
    return !this.#nodes.every((node) => this.#article.contains(node));
  }

  /** The words that are selected, as their begin and end; nothing where none are, or none of ours. */
  selected() {
    const range = selectedIn(this.#article.getRootNode());
    if (!range) return;
    const start = this.#at(range.startContainer, range.startOffset, true);
    const end = this.#at(range.endContainer, range.endOffset);
    const words = this.text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    return words.trim() ? [from, from + words.trim().length] : undefined;
  }

  /** The place of a point of the page: of the next word of ours, where one is to begin there, else the last one's end. */
  #at(container, offset, begins) {
    const point = document.createRange();
    point.setStart(container, offset);
    const next = first(this.#nodes.length, (n) => point.comparePoint(this.#nodes[n], 0) >= 0);
    const last = this.#nodes[next - 1];
    if (last === container) return this.#starts[next - 1] + offset;
    if (begins) return this.#starts[next] ?? this.text.length;
    return last ? this.#starts[next - 1] + last.length : 0;
  }

  range(start, end) {
    const from = first(this.#starts.length, (n) => this.#starts[n] > start) - 1;
    const to = Math.max(first(this.#starts.length, (n) => this.#starts[n] >= end) - 1, from);
    const point = (n, at) => [this.#nodes[n], Math.min(at - this.#starts[n], this.#nodes[n].length)];
    const range = document.createRange();
    range.setStart(...point(from, start));
    range.setEnd(...point(to, end));
    return range;
  }

  /** The element that some words begin in. */
  element(start) {
    return this.range(start, start).startContainer.parentElement;
  }

  /** Paints passages, a begin and an end each, under a name of `::highlight()`, in place of those that it painted so. */
  paint(name, places) {
    if (!paints) return;
    const all = CSS.highlights;
    const highlight = all.get(name) ?? new Highlight();
    this.#painted[name]?.forEach((range) => highlight.delete(range));
    // These do not follow what the page does, which would cost it something at every change.
    const painted = (this.#painted[name] = []);
    for (let n = 0; n < places.length; n += 2) {
      const range = new StaticRange(this.range(places[n], places[n + 1]));
      highlight.add(range);
      painted.push(range);
    }
    // Other articles of the page paint under the same names.
    if (highlight.size) all.set(name, highlight);
    else all.delete(name);
  }

  /** Puts a box of ours beside some words: above them; below where fingers select, since a phone has a menu of its own. */
  beside(box, start, end) {
    const rects = [...this.range(start, end).getClientRects()];
    const folded = this.element(start).closest('[data-ia=exchange]') ?? this.#article;
    const first = rects[0] ?? folded.getBoundingClientRect(), last = rects.at(-1) ?? first;
    const coarse = matchMedia('(pointer: coarse)').matches;
    box.style.maxWidth = `${document.documentElement.clientWidth - 16}px`;
    const { width, height } = box.getBoundingClientRect();
    const above = first.top - height - 8;
    const below = last.bottom + (coarse ? 28 : 8);
    const top = coarse || above < 8 ? below : above;
    const within = (at, size, all) => Math.max(8, Math.min(at, all - size - 8));
    box.style.left = `${within((first.left + first.right - width) / 2, width, document.documentElement.clientWidth)}px`;
    box.style.top = `${within(top, height, innerHeight)}px`;
  }

  /** The place of the words under a click; nothing where there are none, or a click there does something else. */
  under({ clientX: x, clientY: y, target }) {
    if (!this.#article.contains(target) || target.closest(`${APART},a,input,textarea,[data-ia=question]`)) return;
    const root = this.#article.getRootNode();
    const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots: root.host ? [root] : [] });
    const range = caret ? undefined : document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? range?.startContainer;
    if (node?.nodeType !== 3 || !this.#article.contains(node)) return;
    const at = this.#at(node, caret?.offset ?? range.startOffset, true);
    // Beside a line the nearest letter is found too.
    const near = [...this.range(Math.max(at - 1, 0), Math.min(at + 1, this.text.length)).getClientRects()];
    if (near.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)) return at;
  }

  /** Who says what begins there. */
  speaker(start) {
    return speakerOf(this.element(start));
  }

  /** The next Tab leads to what follows these words. */
  beginAt(start) {
    const { startContainer, startOffset } = this.range(start, start);
    document.activeElement?.blur();
    getSelection()?.collapse(startContainer, startOffset);
  }

  /** Takes off all that it painted. */
  clear() {
    Object.keys(this.#painted).forEach((name) => this.paint(name, []));
  }
}
