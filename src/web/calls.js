// Calls whose arguments or answers are objects: made here they are a line each, made over the border a call for every
// property.
export const tell = (host, id, open) =>
  host.dispatchEvent(new CustomEvent('interview-toggle', { bubbles: true, detail: { id, open } }));
export const focus = (element) => element.focus({ preventScroll: true });
export const scrollBy = (element, top) => {
  for (const one of scrolling(element)) {
    const before = one.scrollTop;
    one.scrollBy({ top, behavior: 'instant' });
    top -= one.scrollTop - before;
  }
  window.scrollBy({ top, behavior: 'instant' });
};
export const seenFrom = (element) => Math.max(covered(element), ...scrolling(element).map((one) => one.getBoundingClientRect().top));
const covered = (element) => {
  // At the top of a page nothing is covered yet, and to ask what is costs the first frame of a long interview 15 ms.
  if (!scrollY && document.documentElement.scrollHeight > innerHeight) return 0;
  const { left, width } = element.getBoundingClientRect();
  let over = document.elementFromPoint(left + Math.min(width, 40) / 2, 1);
  // A list of contents that stays beside the text covers none of it.
  if (element.contains(over) || over?.contains(element)) return 0;
  while (over && !/fixed|sticky/.test(getComputedStyle(over).position)) over = over.parentElement;
  const bottom = over?.getBoundingClientRect().bottom;
  // What covers half the window is no header but a dialogue: nothing can be uncovered below it.
  return bottom * 2 < innerHeight ? bottom : 0;
};
/** What an element stands in that may scroll, the nearest first, out of shadow roots too. */
const scrolling = (at) => {
  const found = [];
  while ((at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host)) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) found.push(at);
  }
  return found;
};
export const scrollTo = (element) => element.scrollIntoView({ block: 'start', behavior: 'instant' });
export const fragment = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
};
// A click that a script made may have none of these.
export const isPlain = (event) =>
  !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);
export const isSelecting = () => getSelection()?.isCollapsed === false;
export const keepInView = (list, link) => {
  const outer = list.getBoundingClientRect(), inner = link.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  }
};
export const rangeStart = (event) => event.range?.startContainer?.parentElement;

/** It is kept at the element, for the glue of either build. */
export const prefix = (host, base) => {
  const all = [...host.getRootNode().querySelectorAll('interview-article')];
  const taken = (name) => all.some((one) => one !== host
    && (one.iaPrefix ? one.iaPrefix === name : one.querySelector(`.ia [id^="${name}-"]`)));
  let before = all.filter(({ id }) => id === host.id).indexOf(host);
  let name = host.iaPrefix;
  while (!name || taken(name)) name = (base || 'ia') + (before++ ? before : '');
  return (host.iaPrefix = name);
};
