// The words of an article that stands in the page as one text, and where in the page each of them is. Their nodes are
// never touched. Places are UTF-16 units of the text.

/** What is in an article and not of it: what leads through it, what is pressed, what repeats its words. */
const APART = 'nav,summary,button,dialog,script,style,[hidden],[aria-hidden=true],[data-ia=controls],[data-ia-apart]';
/** What does not end a line. */
const BLOCK = ':not(a,abbr,b,bdi,bdo,cite,code,del,em,i,ins,kbd,mark,q,s,small,span,strong,sub,sup,time,u,var)';

export class Words {
  #article;
  #nodes = [];
  #starts = [];
  #painted = {};

  constructor(article) {
    this.#article = article;
    this.read();
  }

  /** Reads it, once more where what stands there is another text now. */
  read() {
    const filter = (node) => (node.nodeType === 1 && node.matches(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const walker = document.createTreeWalker(this.#article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    this.#nodes = [];
    this.#starts = [];
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

  /** The words that are selected, as their begin and end; nothing where none are, or none of ours. */
  selected() {
    const root = this.#article.getRootNode();
    const selection = (root.getSelection ? root : window).getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const within = { shadowRoots: root.host ? [root] : [] };
    const [range] = selection.getComposedRanges?.(within) ?? [selection.getRangeAt(0)];
    const start = this.#at(range.startContainer, range.startOffset, true);
    const end = this.#at(range.endContainer, range.endOffset);
    return start < end ? [start, end] : undefined;
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
    const all = globalThis.CSS?.highlights;
    if (!all) return;
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

  /** Takes off all that it painted. */
  clear() {
    Object.keys(this.#painted).forEach((name) => this.paint(name, []));
  }
}

/** The first number for which something holds, of those below a count; it holds for all after it. */
const first = (count, holds) => {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
