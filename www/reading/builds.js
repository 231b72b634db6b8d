// The builds beside the one that made the article: marks and quotes are worked with by Rust that is loaded at the first
// sign of somebody who needs it.
import { selectedIn } from '../selection.js';

/** What a reader does who marks words, or carries a quote away. */
const SIGNS = ['selectionchange', 'click', 'focusin', 'hashchange'];

/** What it gives brings the build of quotes, and settles when that is attached. */
export const attach = (reading, { load, style, click, made }, words) => {
  const { host, signal } = reading;
  const root = host.getRootNode();
  const key = named(host, root);
  const marked = () => location.hash.startsWith('#ia-mark=') || kept(key) || selectedIn(root)?.intersectsNode(host);
  const finding = () => Promise.all([load('marks'), import(new URL('interview-article-marks.js', import.meta.url))]);
  const marks = async () => {
    const [finder, { attach }] = await finding();
    return () => attach(finder, host, key, !made, words.marks);
  };
  // Quotes that the author lists in other words than the text has.
  const { iaMissed } = host;
  delete host.iaMissed;
  if (iaMissed && host.getAttribute('quotes') !== 'none') {
    finding().then(([finder, { placeListed }]) => { if (!signal.aborted) placeListed(finder, host, iaMissed); }, () => {});
  }
  // A quote was clicked, or somebody comes by keyboard to an article that has some.
  const quoted = (event) => {
    const [target] = event?.composedPath() ?? [];
    // What was clicked before we were here is no longer on its way.
    const at = target ?? event?.target;
    if (!at?.nodeType || !host.contains(at)) return null;
    return at.closest('[data-ia=quote]') ?? (at.matches(':focus-visible') && !!host.querySelector('[data-ia=quote]'));
  };
  const share = async () => {
    const { attachQuotes, release } = await load('share');
    return (quote) => {
      const standing = attachQuotes(host, quote, words.carry);
      return () => release(standing);
    };
  };
  const beside = async (name, sign, build, wanted = new AbortController()) => {
    if (!reading.wants(name)) return;
    const clicked = await seen(sign, click, signal, wanted);
    const [attach] = await Promise.all([build(), style(root, `interview-article-${name}.css`)])
      .catch(() => []); // without it the article is whole
    if (signal.aborted || !attach) return;
    const leave = attach(clicked);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  };
  beside('marks', marked, marks);
  const asked = new AbortController();
  const standing = beside('share', quoted, share, asked);
  return () => {
    asked.abort();
    return standing;
  };
};

/** The quote of the click that is a sign; nothing for another sign, or where `ended` says that it is wanted. */
const seen = (sign, early, signal, ended) => {
  return new Promise((resolve) => {
    ended.signal.addEventListener('abort', () => resolve());
    const look = (event) => {
      const found = sign(event);
      // Enter on a fold button is a click too, and on no quote.
      if (found) resolve(event?.type === 'click' && found !== true ? found : undefined);
    };
    const options = { capture: true, passive: true, signal: AbortSignal.any([signal, ended.signal]) };
    SIGNS.forEach((sign) => addEventListener(sign, look, options));
    look(early);
  }).finally(() => ended.abort());
};

/** What this article's marks are kept under: the page by what it names as its address, the same however a reader came. */
const named = (host, root) => {
  const address = document.querySelector('link[rel=canonical]')?.href ?? location.href.replace(/#.*/, '');
  const name = host.getAttribute('src') ?? (host.id || [...root.querySelectorAll(host.localName)].indexOf(host));
  return `interview-article ${address} ${name}`;
};

/** Whether this device keeps something for an article. */
const kept = (key) => {
  try {
    return key in localStorage;
  } catch {
    return false; // it is forbidden to look
  }
};
