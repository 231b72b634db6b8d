// What was found is painted by the CSS Custom Highlight API: no node is touched. Of hundreds of thousands of hits those
// near the window are.
import { first } from '../../first.js';

/** So many at once. */
const MOST = 1000;

export class Painter {
  #finder;
  #painted = {};
  #framed;
  /** What the last painting was of. */
  #key;

  constructor(finder) {
    this.#finder = finder;
  }

  /** Paints the hits near the window, and the one that one is at, `{ at, n }`, differently; without one takes all off. */
  paint(now, hit) {
    const near = hit ? this.#near() : [];
    const key = [this.#finder.run, now?.at, now?.n, ...near].join();
    if (hit && key === this.#key) return;
    this.#key = key;
    const hits = [];
    for (const at of near) {
      if (hits.length >= MOST) break;
      const count = this.#finder.counts[at];
      // In an answer without end those from above the window on.
      const from = count <= MOST ? 0 : first(count, (n) => boxOf(this.#finder.ranges(at, n, 1)[0]).bottom > -innerHeight);
      hits.push(...this.#finder.ranges(at, from, MOST).filter((_, n) => at !== now.at || from + n !== now.n));
    }
    this.#put('ia-hit', 1, hits);
    this.#put('ia-hit-now', 2, hit ? [hit] : []);
  }

  /** Of the stretches that have hits those near the window. */
  #near() {
    const { counts, stretches } = this.#finder, found = [];
    counts.forEach((count, at) => { if (count) found.push(at); });
    const from = first(found.length, (n) => rect(stretches[found[n]]).bottom > -innerHeight);
    const after = found.findIndex((at, n) => n >= from && rect(stretches[at]).top > 2 * innerHeight);
    return found.slice(from, after < 0 ? undefined : after);
  }

  #put(name, priority, ranges) {
    const all = globalThis.CSS?.highlights;
    if (!all) return void this.#frame(name, ranges[0]?.startContainer.parentElement);
    const highlight = all.get(name) ?? Object.assign(new Highlight(), { priority });
    this.#painted[name]?.forEach((range) => highlight.delete(range));
    ranges.forEach((range) => highlight.add(range));
    this.#painted[name] = ranges;
    // Other articles of the page paint under the same names.
    if (highlight.size) all.set(name, highlight);
    else all.delete(name);
  }

  /** Where a browser cannot paint words, what has the hit one is at is framed. */
  #frame(name, element) {
    if (name !== 'ia-hit-now') return;
    if (element !== this.#framed) this.#framed?.removeAttribute('data-ia-hit');
    element?.setAttribute('data-ia-hit', '');
    this.#framed = element;
  }
}

export const rect = (element) => element.getBoundingClientRect();

/** A range that can be measured and selected. */
export const live = ({ startContainer, startOffset, endContainer, endOffset }) => {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
};
export const boxOf = (range) => rect(live(range));
