// Marks as W3C Web Annotations in JSON-LD (Web Annotation Data Model, 2017): written, and read from whoever wrote them.
// A mark is `{ id, exact, prefix, suffix, start, end, colour, note, created, modified, source }`: its words, where they
// were in code points (-1 where nobody knows), a colour from 1 to 4, times in ISO 8601 and UTC, an address.
export const COLOURS = 4;
const CLASS = 'ia-mark-';
/** In UTF-16 units: more words, or a longer note, is none that a reader made; and so of ids, times and addresses. */
const LONGEST = 100_000, SHORT = 2_000;

export const write = ({ id, exact, prefix, suffix, start, end, colour, note, created, modified, source }, address) => ({
  type: 'Annotation',
  id,
  motivation: note ? 'commenting' : 'highlighting',
  created,
  modified,
  ...(note && { body: { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: note } }),
  target: {
    source: source || address,
    styleClass: CLASS + colour,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(start < 0 ? [] : [{ type: 'TextPositionSelector', start, end }]),
    ],
  },
});

/** The marks of the article at an address, as a page of annotations (section 5.2). */
export const page = (marks, address) => JSON.stringify({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationPage',
  items: marks.map((mark) => write(mark, address)),
}, null, 1);

const list = (value) => (Array.isArray(value) ? value : value == null ? [] : [value]);
/** A text of no more than so many units, without what no node of a page may hold. */
const text = (value, most) => (typeof value === 'string' && value.length <= most ? value.replaceAll('\0', '').toWellFormed() : '');
const isTime = (value) => /^\d{4}[-\d:.TZ+]{0,36}$/.test(value);

/** The mark that an annotation is; nothing where it is none. What has no id or no time is given one. */
export const read = (item, now, id) => {
  const target = list(item?.target)[0];
  const selectors = list(target?.selector);
  const of = (type) => selectors.find((one) => one?.type === type) ?? {};
  const words = of('TextQuoteSelector'), { start, end } = of('TextPositionSelector');
  const exact = text(words.exact, LONGEST);
  if (!exact.trim()) return;
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end < 2 ** 24;
  const colour = list(target.styleClass).map((name) => +text(name, 99).replace(CLASS, '')).find((n) => n >= 1 && n <= COLOURS);
  // A body that is no tag; Hypothesis' own export has it beside.
  const notes = list(item.body).filter((body) => body?.purpose !== 'tagging').map((body) => body?.value ?? body);
  const created = [item.created, item.modified, now].find(isTime);
  return {
    id: text(item.id, SHORT) || id(),
    exact,
    prefix: text(words.prefix, LONGEST),
    suffix: text(words.suffix, LONGEST),
    start: isPlace ? start : -1,
    end: isPlace ? end : -1,
    colour: Math.trunc(colour ?? 1),
    note: [...notes, item.text].map((note) => text(note, LONGEST)).find(Boolean) ?? '',
    created,
    modified: [item.modified, item.updated, now].find(isTime),
    source: text(target.source, SHORT),
  };
};

/** The marks of a text that somebody exported, here or elsewhere, and how many more could not be read; nothing where it
    is not JSON. One annotation, a list, a page or a collection of them (`items`, `first`), Hypothesis' `rows`. */
export const readAll = (json, now, id) => {
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    return;
  }
  const whole = typeof value?.first === 'object' && value.first ? value.first : value;
  const items = list(whole?.items ?? whole?.rows ?? whole);
  const marks = items.map((item) => read(item, now, id)).filter(Boolean);
  return { marks, unread: items.length - marks.length };
};
