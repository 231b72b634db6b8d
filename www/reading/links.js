// The link of a question, shown where the pointer or the focus is: copied by a click, or handed to the system's share
// sheet where fingers point.
import { address } from '../address.js';
import { copy } from '../clipboard.js';

export const attach = (reading) => {
  const { article, signal } = reading;
  /** The links that are there, by their exchanges. */
  const links = new Map();
  const put = (exchange) => {
    const question = exchange.querySelector(':scope > [data-ia=question]');
    const named = `${reading.label('link')}: ${question.textContent}`;
    const link = reading.make('a', { class: 'ia-link', 'data-ia': 'link', href: `#${exchange.id}`, 'aria-label': named });
    reading.add(link, exchange, question.nextSibling);
    links.set(exchange, link);
  };
  const show = ({ target, type }) => {
    const near = target.closest?.('[data-ia=exchange][id]');
    // By keyboard one comes to the next question's link before its fold button; to the first where one is in none.
    const wanted = new Set([near, ...(type === 'focusin' ? [reading.exchanges[reading.numberOf(near) + 1]] : [])].filter(Boolean));
    for (const [exchange, link] of links) {
      if (wanted.has(exchange) || link.contains(document.activeElement)) continue;
      reading.take(link);
      links.delete(exchange);
    }
    for (const exchange of wanted) if (!links.get(exchange)?.isConnected) put(exchange);
  };
  const told = (link, key) => {
    const words = reading.label(key);
    link.dataset.iaSaid = words;
    reading.say(words);
    setTimeout(() => link.removeAttribute('data-ia-said'), 2000);
  };
  const carry = async (event) => {
    const link = event.target.closest?.('[data-ia=link]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { hash } = link;
    const url = address() + hash;
    // The address says it too, for who copies from there.
    history.replaceState(history.state, '', hash);
    if (navigator.share && matchMedia('(pointer: coarse)').matches) return navigator.share({ title: document.title, url }).catch(() => {});
    told(link, await copy(url) ? 'link-copied' : 'not-copied');
  };
  reading.on(article, 'pointerover focusin', show);
  reading.on(article, 'click', carry);
  signal.addEventListener('abort', () => links.clear());
};
