// The link of a question, shown where the pointer or the focus is: copied by a click, or handed to the system's share
// sheet where fingers point.

export const attach = (reading) => {
  const { article, signal } = reading;
  let shown;
  const show = ({ target }) => {
    const exchange = target.closest?.('[data-ia=exchange][id]');
    if (!exchange || exchange === shown?.parentElement || !article.contains(exchange)) return;
    shown?.remove();
    shown = reading.make('a', { class: 'ia-link', 'data-ia': 'link', href: `#${exchange.id}`, 'aria-label': named(exchange), title: reading.label('link') });
    // Before what folds: by keyboard it comes after the question and before its answer.
    reading.add(shown, exchange, exchange.querySelector(':scope > [data-ia=question]')?.nextSibling);
  };
  const named = (exchange) => `${reading.label('link')}: ${exchange.querySelector('[data-ia=question]').textContent}`;
  const told = (key) => {
    const words = reading.label(key);
    shown.dataset.iaSaid = words;
    reading.say(words);
    setTimeout(() => shown?.removeAttribute('data-ia-said'), 2000);
  };
  const carry = async (event) => {
    const link = event.target.closest?.('[data-ia=link]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { hash } = link;
    const url = (document.querySelector('link[rel=canonical]')?.href ?? location.href).replace(/#.*/, '') + hash;
    // The address says it too, for who copies from there.
    history.replaceState(history.state, '', hash);
    if (navigator.share && matchMedia('(pointer: coarse)').matches) return navigator.share({ title: document.title, url }).catch(() => {});
    told(await navigator.clipboard?.writeText(url).then(() => true, () => false) ? 'link-copied' : 'not-copied');
  };
  reading.on(article, 'pointerover focusin', show);
  reading.on(article, 'click', carry);
  signal.addEventListener('abort', () => { shown = undefined; });
};
