// Puts an article in the place of what it was made of. Links that led into that lead to the same words, and the words
// that are read stay where they are on the screen.

/** Letters by which words are found again; how many at their beginning may be a label, which is no longer there. */
const ENOUGH = 24, LABEL = 32;
/** How many letters more than was between two places may be looked through for the second. */
const REACH = 20_000;
/** Whose words are not the interview's. */
const APART = 'script, style, template, noscript, [data-ia=contents], [data-ia=controls]';
/** After so many anchors in a row that lead nowhere it is another text. */
const LOST = 32;

/** Returns a function that says how far, in CSS pixels, the words that are read have moved down. */
export const replace = (host, article) => {
  const before = read(host), seen = reading(host, before), now = read(article);
  const wanted = seen ? [...before.anchors, seen].sort((one, other) => one.at - other.at) : before.anchors;
  const found = now.letters ? finds(wanted, before.letters, now.letters) : [];
  let words, n = now.texts.length - 1;
  // The last first: a text that is cut keeps its beginning.
  for (const { anchor, at } of found.reverse()) {
    while (n > 0 && now.texts[n].at > at) n--;
    if (anchor === seen) words = now.texts[n].node;
    else if (!now.ids.has(anchor.id)) mark(anchor.id, now.texts[n], at);
    now.ids.add(anchor.id);
  }
  host.replaceChildren(article);
  return () => (words ? top(words) - seen.top : 0);
};

/** Says to the author what is nowhere in the article. */
export const warn = (host, message) => console.warn(message, host);

/** The letters of what is below a node, which is no white space, its texts with the number of their first, its anchors. */
const read = (root) => {
  const texts = [], anchors = [], ids = new Set();
  let letters = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const own = node.data.replace(/\s+/g, '');
      if (!own || node.parentElement?.closest(APART)) continue;
      texts.push({ node, at: letters.length });
      letters += own;
      continue;
    }
    const id = node.id || (node.localName === 'a' && node.name);
    if (!id) continue;
    ids.add(id);
    if (!node.matches('.ia *') || node.matches('.ia-anchor')) anchors.push({ id, at: letters.length });
  }
  return { letters, texts, anchors, ids };
};

/** What is read: the first words that begin on the screen, where something of the element is above it. */
const reading = (host, { texts }) => {
  if (host.getBoundingClientRect().top >= 0) return undefined;
  for (const { node, at } of texts) {
    const here = top(node);
    if (here >= innerHeight) return undefined;
    if (here > -1) return { at, top: here }; // windows are scrolled by fractions
  }
  return undefined;
};

/** Where a text begins on the screen, or what it is folded in. */
const top = (text) => {
  const exchange = text.parentElement.closest('[data-ia=exchange]');
  if (exchange && !text.parentElement.checkVisibility()) return exchange.getBoundingClientRect().top;
  const range = new Range();
  range.selectNode(text);
  return range.getBoundingClientRect().top;
};

/** The anchors whose words are in other letters, too, in the same order, and where. */
const finds = (anchors, before, now) => {
  const found = [];
  let from = 0, met = 0, missed = 0;
  for (const anchor of anchors) {
    const within = now.slice(from, from + anchor.at - met + REACH);
    const at = find(before, anchor.at, within);
    if (at === undefined && ++missed > LOST) break;
    if (at === undefined) continue;
    [from, met, missed] = [from + at, anchor.at, 0];
    found.push({ anchor, at: from });
  }
  return found;
};

/** By the words that follow, or those before, or by what follows a label. */
const find = (before, at, within) => {
  const after = before.slice(at, at + ENOUGH);
  const here = after.length < ENOUGH ? within.lastIndexOf(after) : within.indexOf(after);
  if (here >= 0) return here;
  const leading = before.slice(Math.max(0, at - ENOUGH), at);
  const behind = leading.length < ENOUGH ? -1 : within.indexOf(leading);
  if (behind >= 0) return behind + ENOUGH;
  const near = Math.max(0, within.length - 2 * REACH), end = within.slice(near);
  for (let label = 1; label < LABEL; label++) {
    const words = before.slice(at + label, at + label + ENOUGH);
    const later = words.length < ENOUGH ? -1 : end.indexOf(words);
    if (later >= 0) return near + later;
  }
  return undefined;
};

/** An anchor right before a letter of a text. */
const mark = (id, { node, at: first }, at) => {
  const anchor = document.createElement('span');
  anchor.id = id;
  anchor.className = 'ia-anchor';
  let left = at - first, cut = 0;
  while (left > 0 && cut < node.data.length) left -= /\S/.test(node.data[cut++]) ? 1 : 0;
  (cut > 0 ? node.splitText(cut) : node).before(anchor);
};
