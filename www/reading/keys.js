// Keys: the next and the previous question, search, and the list of them. They are single letters, so a reader can switch
// them off there (WCAG 2.2, 2.1.4), and nothing that types, or belongs to the browser, is taken.

/** Where this device keeps that its reader wants no keys. */
const OFF = 'ia-keys-off';
/** Where letters are written, or chosen by. */
const TYPING = 'input,textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=combobox],[role=listbox],[role=menu],dialog,[popover]';

export const attach = (reading) => {
  const { host, tools } = reading;
  const step = (by) => {
    const { exchanges } = reading;
    const to = exchanges[Math.max(0, Math.min(exchanges.length - 1, standing(reading) + by))];
    if (to) reading.lead(to);
  };
  const fold = () => {
    const answer = reading.exchanges[standing(reading)]?.querySelector('[data-ia=answer]');
    if (answer) reading.keep(answer.parentElement, () => { answer.open = !answer.open; });
  };
  /** By what they write, since keyboards differ. */
  const acts = new Map([
    ['j', () => step(1)],
    ['k', () => step(-1)],
    ['o', fold],
    ...(tools.search ? [['/', () => tools.search.focus()]] : []),
    ['?', () => reading.panel.show()],
  ]);
  list(reading, acts.keys());
  reading.on(document, 'keydown', (event) => {
    const { key, target, ctrlKey, altKey, metaKey, isComposing, repeat, defaultPrevented } = event;
    const act = acts.get(key);
    if (!act || ctrlKey || altKey || metaKey || isComposing || repeat || defaultPrevented || off()) return;
    if (event.composedPath()[0].closest?.(TYPING) || target.closest?.(TYPING) || host !== nearest()) return;
    event.preventDefault();
    act();
  });
};

/** The list of keys, and the switch. */
const list = (reading, keys) => {
  const { make } = reading;
  const entries = [...keys].map((key) => make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, reading.label(`key-${key}`))));
  const box = make('input', { type: 'checkbox', checked: !off() });
  reading.panel.add('keys', make('dl', {}, ...entries), make('label', {}, box, reading.label('keys-on')));
  reading.on(box, 'change', () => off(!box.checked));
};

/**
 * The exchange that has the focus or is read, from 0; -1 before the first. What was led to stands at the reading line, or as
 * near as the page allows; as long as the first question is in view nothing is read yet.
 */
const standing = (reading) => {
  const focused = document.activeElement?.closest?.('[data-ia=exchange][id]'), [begin] = reading.exchanges;
  const { top } = focused?.getBoundingClientRect() ?? {};
  if (reading.article.contains(focused) && top > -innerHeight && top < innerHeight) return reading.numberOf(focused);
  return begin?.getBoundingClientRect().top >= 0 ? -1 : reading.at;
};

/** Of several interviews on a page, the one that has the focus, else that is nearest to the middle of the window. */
const nearest = () => {
  const all = [...document.querySelectorAll('interview-article')].filter((one) => one.querySelector('[data-ia=article]'));
  const far = (one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return Math.max(0, top - innerHeight / 2, innerHeight / 2 - bottom);
  };
  return all.find((one) => one.contains(document.activeElement)) ?? all.sort((a, b) => far(a) - far(b))[0];
};

/** Whether the reader wants none; says so for later visits. */
const off = (to) => {
  try {
    if (to) localStorage.setItem(OFF, '1');
    else if (to === false) localStorage.removeItem(OFF);
    return OFF in localStorage;
  } catch {
    return to === undefined ? off.here : (off.here = to); // for this visit
  }
};
